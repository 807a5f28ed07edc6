//! The declarations of a text with their values.

use std::collections::HashMap;

use crate::codes::*;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::draw::{self, Draw};
use crate::limits::{MAX_LIST, MAX_VARIABLES};
use crate::mistakes::{self, Lookalike};
use crate::names;
use crate::program::{Variable, VariableValue};
use crate::span::Span;
use crate::syntax::{self, Declaration, DeclaredValue};

/// A declaration with its value read.
pub(super) struct Declared {
    pub(super) syntax: Declaration,
    pub(super) variable: Variable,
    pub(super) unit: String,
}

/// The declarations of a text with their values, and what only looks like one. One that is wrong is reported; its name stays known, so that it is not
/// reported again.
pub(super) fn declarations(
    source: &str,
    span: Span,
    lang: &str,
    digits: u8,
    diagnostics: &mut Diagnostics,
) -> (Vec<Declared>, Vec<Lookalike>) {
    let text = syntax::text(source, span, diagnostics);
    let lookalikes = mistakes::of_text(source, span, &text, lang, diagnostics);
    let list = declared(source, text.declarations, digits, diagnostics);
    (list, lookalikes)
}

pub(super) fn declared(
    source: &str,
    declarations: Vec<Declaration>,
    digits: u8,
    diagnostics: &mut Diagnostics,
) -> Vec<Declared> {
    let mut list: Vec<Declared> = Vec::new();
    let mut seen: HashMap<String, Span> = HashMap::new();
    for declaration in declarations {
        let name = names::canonical(declaration.name.of(source)).into_owned();
        if let Some(earlier) = seen.get(&name) {
            diagnostics.push(
                Diagnostic::new(E0302, "", declaration.span)
                    .with("latex", names::latex_of_name(&name))
                    .with("name", name)
                    .place(*earlier, "first"),
            );
            continue;
        }
        seen.insert(name.clone(), declaration.span);
        if list.len() == MAX_VARIABLES {
            diagnostics.push(
                Diagnostic::new(E0307, "text", declaration.span).with("limit", MAX_VARIABLES),
            );
            break;
        }
        let value = given(source, &declaration.value, digits).unwrap_or_else(|diagnostic| {
            diagnostics.push(*diagnostic);
            unreadable()
        });
        list.push(Declared {
            variable: Variable {
                name,
                span: declaration.span,
                value,
            },
            unit: declaration.unit.of(source).to_owned(),
            syntax: declaration,
        });
    }
    list
}

/// Any value will do: the exercise has an error and is never drawn.
fn unreadable() -> VariableValue {
    VariableValue::Drawn(Draw::List(Vec::new()))
}

fn given(
    source: &str,
    value: &DeclaredValue,
    digits: u8,
) -> Result<VariableValue, Box<Diagnostic>> {
    let bound = |span: Span| draw::bound(source, span).map_err(Box::new);
    Ok(match value {
        DeclaredValue::Unknown => VariableValue::Unknown,
        DeclaredValue::Broken => unreadable(),
        DeclaredValue::Constant(span) => VariableValue::Constant(bound(*span)?.value),
        DeclaredValue::Range { min, max, step, .. } => {
            let (min, max) = (bound(*min)?, bound(*max)?);
            VariableValue::Drawn(match step {
                Some(step) => draw::grid(source, min, max, bound(*step)?).map_err(Box::new)?,
                None => draw::interval(source, min, max, digits).map_err(Box::new)?,
            })
        }
        DeclaredValue::List { items, whole } => {
            if items.is_empty() {
                return Err(Box::new(Diagnostic::new(E0306, "", *whole)));
            }
            if items.len() > MAX_LIST {
                let diagnostic = Diagnostic::new(E0313, "", *whole)
                    .with("count", items.len())
                    .with("limit", MAX_LIST);
                return Err(Box::new(diagnostic));
            }
            let items: Result<Vec<_>, _> = items.iter().map(|item| bound(*item)).collect();
            VariableValue::Drawn(draw::list(&items?))
        }
    })
}
