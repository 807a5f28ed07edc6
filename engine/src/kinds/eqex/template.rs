//! A text cut at its declarations.

use super::declared::Declared;
use crate::draw::Draw;
use crate::number::{self, Decimal};
use crate::program::{Given, Program, Variable};
use crate::render::{Filling, Template, trim_blank_lines};
use crate::span::Span;

/// Cuts a text at its declarations.
pub(super) fn template(
    source: &str,
    span: Span,
    declared: &[Declared],
    program: &Program,
) -> Template {
    let lines = trim_blank_lines(span.of(source));
    let mut template = Template::with_room(lines.len());
    let mut at = span.range().start + lines.start;
    let end = span.range().start + lines.end;
    for declared in declared {
        let place = declared.syntax.span.range();
        if place.start < at || place.end > end {
            continue;
        }
        template.push_text(&source[at..place.start]);
        at = place.end;
        let variable = &declared.variable;
        let value = filling(variable, program);
        template.push_declared(&variable.name, value, &declared.unit);
    }
    template.push_text(&source[at..end]);
    template.push_text("\n");
    template.finished()
}

fn filling(variable: &Variable, program: &Program) -> Option<Filling> {
    Some(match &variable.value {
        Given::Unknown => return None,
        Given::Constant(value) => Filling::Constant(number::shortest(*value)),
        Given::Drawn(Draw::Fixed { decimal, .. }) => Filling::Fixed(*decimal),
        Given::Drawn(_) => match program
            .inputs
            .iter()
            .position(|input| input.name == variable.name)
        {
            Some(index) => Filling::Input(u16::try_from(index).unwrap_or(u16::MAX)),
            None => Filling::Fixed(Decimal {
                digits: 0,
                exponent: 0,
            }),
        },
    })
}
