//! What is asked, with the unit and tolerance that answers are judged by.

use super::declared::Declared;
use crate::codes::E0207;
use crate::diagnostic::{Diagnostic, Diagnostics, Known, slip};
use crate::grade::Tolerance;
use crate::header::Header;
use crate::heap::HeapSize;
use crate::names;
use crate::program::VariableValue;
use crate::units::{AskedUnit, Unit};

/// What is asked, in the order of the first text.
#[derive(Clone, Debug)]
pub struct Unknown {
    pub name: String,
    pub latex: String,
    /// As written, empty for none.
    pub unit: String,
    pub unit_latex: String,
    /// The unit as answers are read for it.
    pub asked: AskedUnit,
    pub tolerance: Tolerance,
}

/// The unknowns of the first text; what the header says of others is reported.
pub(super) fn unknowns(
    source: &str,
    declared: &[Declared],
    header: &Header,
    instance: Tolerance,
    diagnostics: &mut Diagnostics,
) -> Vec<Unknown> {
    let default = header.tolerance.unwrap_or(instance);
    let asked = || {
        declared
            .iter()
            .filter(|declared| matches!(declared.variable.value, VariableValue::Unknown))
    };
    for (name, _, span) in &header.tolerances {
        let canonical = names::canonical(name);
        if !asked().any(|declared| declared.variable.name == canonical) {
            let diagnostic = Diagnostic::new(E0207, "", *span).with("name", name.as_str());
            let find = || {
                slip(
                    name,
                    asked().map(|declared| declared.variable.name.as_str()),
                )
            };
            let meant = diagnostics.near(Known::Unknowns, name, find);
            diagnostics.push(match meant {
                Some(meant) if span.of(source) == name => diagnostic.offer(*span, meant),
                _ => diagnostic,
            });
        }
    }
    asked()
        .map(|declared| {
            let name = &declared.variable.name;
            let own = header
                .tolerances
                .iter()
                .find(|(own, _, _)| names::canonical(own) == *name);
            Unknown {
                name: name.clone(),
                latex: names::latex_of_name(name),
                unit: declared.unit.clone(),
                asked: AskedUnit::new(&declared.unit, name),
                unit_latex: Unit::parse(&declared.unit).latex(),
                tolerance: own.map_or(default, |(_, tolerance, _)| *tolerance),
            }
        })
        .collect()
}

impl HeapSize for Unknown {
    fn heap(&self) -> usize {
        let texts = [&self.name, &self.latex, &self.unit, &self.unit_latex];
        let texts: usize = texts.into_iter().map(HeapSize::heap).sum();
        texts + self.asked.heap()
    }
}
