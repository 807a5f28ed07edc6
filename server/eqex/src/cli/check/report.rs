//! What `eqex check` found: for each exercise, and counted.

use eqex::{Diagnostic, Report};
use serde::Serialize;

use crate::cli::diagnostics;
use eqex_bank::refusals::ENGLISH;

#[derive(Serialize)]
pub(super) struct Output {
    pub(super) files: Vec<Checked>,
    pub(super) errors: usize,
    pub(super) warnings: usize,
}

#[derive(Serialize)]
pub(super) struct Checked {
    pub(super) path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) r#type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) name: Option<String>,
    pub(super) diagnostics: Vec<Report>,
    /// How many variants were rendered and graded.
    pub(super) variants: u32,
    /// The share of draws that meet the `require` lines, where there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) kept: Option<f64>,
    #[serde(skip)]
    pub(super) shown: Vec<String>,
}

impl Checked {
    pub(super) fn new(
        path: String,
        source: &str,
        diagnostics: &[Diagnostic],
        color: bool,
    ) -> Checked {
        Checked {
            shown: diagnostics
                .iter()
                .map(|diagnostic| diagnostics::render(diagnostic, source, &path, color))
                .collect(),
            diagnostics: diagnostics
                .iter()
                .map(|diagnostic| diagnostic.report(source, ENGLISH))
                .collect(),
            path,
            r#type: None,
            name: None,
            variants: 0,
            kept: None,
        }
    }
}
