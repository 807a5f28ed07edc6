//! A diagnostic as data, told in a language, with places in lines and columns.

use serde::Serialize;

use super::{Diagnostic, Severity};
use crate::span::Place;

/// A diagnostic as JSON: the shape that `eqex check --json` prints and the preview endpoint returns.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    pub code: &'static str,
    pub severity: Severity,
    pub message: String,
    #[serde(flatten)]
    pub place: Place,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// Further places that have to do with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<PlaceReport>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mend: Option<MendReport>,
}

/// A mend as JSON: the text that replaces what stands at the place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MendReport {
    pub replacement: String,
    #[serde(flatten)]
    pub place: Place,
    /// Whether the meaning cannot change.
    pub safe: bool,
}

/// A further place as JSON, and what it has to do with it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PlaceReport {
    pub message: String,
    #[serde(flatten)]
    pub place: Place,
}

impl Diagnostic {
    /// The diagnostic as data in a language, with places in lines and columns of `source`.
    pub fn report(&self, source: &str, lang: &str) -> Report {
        let places = self.places.iter().map(|place| PlaceReport {
            message: self.told_of(place, lang),
            place: Place::of(place.span, source),
        });
        Report {
            code: self.code.0,
            severity: self.severity(),
            message: self.told(lang),
            place: Place::of(self.span, source),
            help: self.help(lang),
            places: places.collect(),
            mend: self.mend.as_ref().map(|mend| MendReport {
                replacement: mend.replacement.clone(),
                place: Place::of(mend.span, source),
                safe: mend.safe,
            }),
        }
    }
}
