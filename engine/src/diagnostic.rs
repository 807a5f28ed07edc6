//! What is wrong with a text: stable codes, messages, places, mends. How it looks on a screen is the caller's matter.

use serde::Serialize;

use crate::limits::MAX_DIAGNOSTICS;
use crate::rules::Rules;
use crate::span::{Place, Span};

/// How bad it is: a file with an error is not an exercise, one with warnings is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Error,
    Warning,
}

/// A stable code such as `E0101`. All of them stand in [`crate::codes`] and, with examples, in `grammar/DIAGNOSTICS.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Code(pub &'static str);

impl Code {
    pub fn severity(self) -> Severity {
        if self.0.starts_with('W') {
            Severity::Warning
        } else {
            Severity::Error
        }
    }
}

/// What would put it right: replace the text at `span`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    pub span: Span,
    pub replacement: String,
}

/// Another place that has to do with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    pub span: Span,
    pub message: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub code: Code,
    /// That of the code, but a warning where a new rule meets a text that is stored already.
    pub severity: Severity,
    pub message: String,
    pub span: Span,
    pub help: Option<String>,
    pub mend: Option<Mend>,
    pub related: Vec<Related>,
}

impl Diagnostic {
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            severity: code.severity(),
            code,
            message: message.into(),
            span,
            help: None,
            mend: None,
            related: Vec::new(),
        }
    }

    /// Advice in words, where no replacement can be named.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Diagnostic {
        self.help = Some(text.into());
        self
    }

    #[must_use]
    pub fn mend(mut self, span: Span, replacement: impl Into<String>) -> Diagnostic {
        self.mend = Some(Mend {
            span,
            replacement: replacement.into(),
        });
        self
    }

    #[must_use]
    pub fn related(mut self, span: Span, message: impl Into<String>) -> Diagnostic {
        self.related.push(Related {
            span,
            message: message.into(),
        });
        self
    }

    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// The diagnostic as data, with places in lines and columns of `source`.
    pub fn report(&self, source: &str) -> Report {
        Report {
            code: self.code.0,
            severity: self.severity(),
            message: self.message.clone(),
            place: Place::of(self.span, source),
            help: self.help.clone(),
            mend: self.mend.as_ref().map(|mend| MendReport {
                place: Place::of(mend.span, source),
                replacement: mend.replacement.clone(),
            }),
            related: self
                .related
                .iter()
                .map(|related| RelatedReport {
                    place: Place::of(related.span, source),
                    message: related.message.clone(),
                })
                .collect(),
        }
    }
}

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
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mend: Option<MendReport>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<RelatedReport>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MendReport {
    #[serde(flatten)]
    pub place: Place,
    pub replacement: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RelatedReport {
    #[serde(flatten)]
    pub place: Place,
    pub message: String,
}

/// The diagnostics of one file while it is read.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    rules: Rules,
}

impl Diagnostics {
    /// For a text that is read by these rules; by those for saving with `default`.
    pub fn of_rules(rules: Rules) -> Diagnostics {
        Diagnostics {
            rules,
            ..Diagnostics::default()
        }
    }

    /// The rules that the text is read by.
    pub fn rules(&self) -> Rules {
        self.rules
    }

    /// Takes up an error by a rule that is newer than texts already stored: for those it is a warning of the same code. Whoever pushes it goes on
    /// reading then as was read before the rule.
    pub fn push_new_rule(&mut self, mut diagnostic: Diagnostic) {
        if self.rules == Rules::Stored {
            diagnostic.severity = Severity::Warning;
        }
        self.push(diagnostic);
    }

    pub fn push(&mut self, diagnostic: Diagnostic) {
        if !self.is_full() {
            self.list.push(diagnostic);
        }
    }

    /// Whether further ones are dropped, so that looking for their places can be spared.
    pub fn is_full(&self) -> bool {
        self.list.len() >= MAX_DIAGNOSTICS
    }

    pub fn has_errors(&self) -> bool {
        self.list
            .iter()
            .any(|diagnostic| diagnostic.severity() == Severity::Error)
    }

    /// In the order of the file.
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.list
            .sort_by_key(|diagnostic| (diagnostic.span.start, diagnostic.code));
        self.list
    }
}

/// The candidate nearest to `word`, if near enough to be what was meant.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    if length > 40 {
        return None;
    }
    let allowed = (length / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(distance, candidate)| {
            // One letter for another is no likeness.
            *distance <= allowed && *distance < candidate.chars().count().max(length)
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Levenshtein distance without regard to case, where two neighbours swapped count once.
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.to_lowercase().chars().collect();
    let b: Vec<char> = b.to_lowercase().chars().collect();
    if a.len().abs_diff(b.len()) > 14 {
        return usize::MAX;
    }
    let mut rows = vec![vec![0usize; b.len() + 1]; a.len() + 1];
    for (j, cell) in rows[0].iter_mut().enumerate() {
        *cell = j;
    }
    for i in 1..=a.len() {
        rows[i][0] = i;
        for j in 1..=b.len() {
            let substitution = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = substitution.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::E0301;

    #[test]
    fn a_new_rule_refuses_what_is_written_and_warns_about_what_is_stored() {
        for (rules, severity) in [
            (Rules::Saving, Severity::Error),
            (Rules::Stored, Severity::Warning),
        ] {
            let mut diagnostics = Diagnostics::of_rules(rules);
            diagnostics.push_new_rule(Diagnostic::new(E0301, Span::default(), "it is new"));
            assert_eq!(diagnostics.has_errors(), severity == Severity::Error);
            let told = diagnostics.into_sorted();
            assert_eq!((told[0].code, told[0].severity()), (E0301, severity));
        }
    }
}
