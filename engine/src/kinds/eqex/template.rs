//! A text cut at its declarations.

use super::declared::Declared;
use crate::draw::Draw;
use crate::number::{self, Decimal};
use crate::program::{Program, Variable, VariableValue};
use crate::render::{Filling, ShownDeclaration, Template, trim_blank_lines};
use crate::span::Span;

/// What texts show of the declarations of the first one.
pub(super) fn shown(declared: &[Declared], program: &Program) -> Vec<ShownDeclaration> {
    let shown = declared.iter().map(|declared| ShownDeclaration {
        name: declared.variable.name.clone(),
        value: filling(&declared.variable, program),
        unit: declared.unit.clone(),
    });
    shown.collect()
}

/// Cuts a text at its declarations, which show what those of the first text do; one that is none of them is reported elsewhere.
pub(super) fn template(
    source: &str,
    span: Span,
    declared: &[Declared],
    shown: &[ShownDeclaration],
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
        let name = &declared.variable.name;
        let mut known = (0..).zip(shown);
        if let Some((index, shown)) = known.find(|(_, shown)| shown.name == *name) {
            template.push_declaration(index, shown);
        }
    }
    template.push_text(&source[at..end]);
    template.push_text("\n");
    template.finished()
}

fn filling(variable: &Variable, program: &Program) -> Option<Filling> {
    Some(match &variable.value {
        VariableValue::Unknown => return None,
        VariableValue::Constant(value) => Filling::Constant(number::shortest(*value)),
        VariableValue::Drawn(Draw::Fixed { decimal, .. }) => Filling::Fixed(*decimal),
        VariableValue::Drawn(_) => match program
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
