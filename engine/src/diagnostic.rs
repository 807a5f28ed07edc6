//! What is wrong with a text: stable codes, messages with arguments, places, mends. How it looks on a screen is the caller's matter.

use eqex_messages::{Argument, Message};

use crate::codes::READ_OTHERWISE;
use crate::heap::HeapSize;
use crate::limits::{MAX_DIAGNOSTICS, MAX_NEAR_NAMES};
use crate::messages;
use crate::rules::Rules;
use crate::span::Span;

mod nearest;
mod report;

pub(crate) use crate::codes::{Code, Severity};
pub use nearest::nearest;
pub(crate) use nearest::slip;
pub use report::{MendReport, PlaceReport, Report};

/// A text that may be long, for a message.
pub fn shorten(text: &str) -> String {
    if text.chars().count() <= 60 {
        return text.to_owned();
    }
    text.chars().take(57).chain("…".chars()).collect()
}

/// A mend: what would put it right is to replace the text at `span`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    pub span: Span,
    pub replacement: String,
    /// Whether the meaning cannot change, so that it may be applied without a look. All others are offered one by one.
    pub safe: bool,
}

/// A further place that has to do with it. What it is, is told by an attribute of the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FurtherPlace {
    pub span: Span,
    pub attribute: &'static str,
}

/// A diagnostic: a code, a message with arguments, and the places it speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub code: Code,
    /// That of the code, but a warning where a new rule meets a text that is stored already.
    pub severity: Severity,
    pub message: Message,
    pub span: Span,
    pub places: Vec<FurtherPlace>,
    pub mend: Option<Mend>,
}

impl Diagnostic {
    /// The diagnostic whose message has the id `code-detail`, or `code` where the detail is empty.
    pub fn new(code: Code, detail: &'static str, span: Span) -> Diagnostic {
        Diagnostic {
            severity: code.severity(),
            code,
            message: Message::of_code(code.0, detail),
            span,
            places: Vec::new(),
            mend: None,
        }
    }

    /// Puts something into the place `$name` of the message, its help and its further places.
    #[must_use]
    pub fn with(mut self, name: &'static str, argument: impl Into<Argument>) -> Diagnostic {
        self.message = self.message.with(name, argument);
        self
    }

    /// A further place, told by an attribute of the message.
    #[must_use]
    pub fn place(mut self, span: Span, attribute: &'static str) -> Diagnostic {
        self.places.push(FurtherPlace { span, attribute });
        self
    }

    /// A mend that cannot change what is meant.
    #[must_use]
    pub fn safe_mend(self, span: Span, replacement: impl Into<String>) -> Diagnostic {
        self.mend(span, replacement, true)
    }

    /// A mend that its author must look at.
    #[must_use]
    pub fn offer(self, span: Span, replacement: impl Into<String>) -> Diagnostic {
        self.mend(span, replacement, false)
    }

    /// A mend, safe or offered.
    #[must_use]
    pub fn mend(mut self, span: Span, replacement: impl Into<String>, safe: bool) -> Diagnostic {
        self.mend = Some(Mend {
            span,
            replacement: replacement.into(),
            safe,
        });
        self
    }

    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// Whether a newer rule speaks here of a text that was stored before: saving refuses it now, or it is read otherwise than when it was saved.
    pub fn concerns_stored(&self) -> bool {
        self.severity == Severity::Warning
            && (self.code.severity() == Severity::Error || READ_OTHERWISE.contains(&self.code))
    }

    /// The message in a language.
    pub fn told(&self, lang: &str) -> String {
        messages::tell(lang, &self.message)
    }

    /// Advice in words, where the message has some.
    pub fn help(&self, lang: &str) -> Option<String> {
        messages::tell_attribute(lang, &self.message, "help")
    }

    /// What a further place is.
    pub fn told_of(&self, place: &FurtherPlace, lang: &str) -> String {
        messages::tell_attribute(lang, &self.message, place.attribute)
            .unwrap_or_else(|| place.attribute.to_owned())
    }
}

/// The diagnostics of one file while it is read.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    rules: Rules,
    /// Whether the rules for stored texts tell something of the text that those for saving do not.
    tells_more_when_stored: bool,
    /// Names that another was looked for, with what was found.
    near: Vec<(Known, String, Option<String>)>,
}

/// Among which names one is looked for that is not known there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    Variables,
    Functions,
    Unknowns,
    Keys,
    Choices,
    Kinds,
    Segments,
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

    /// Takes up what is told of stored texts alone; of a text that is being written it is only noted that there is something.
    pub fn push_of_stored(&mut self, diagnostic: Diagnostic) {
        match self.rules {
            Rules::Stored => self.push(diagnostic),
            Rules::Saving => self.tells_more_when_stored = true,
        }
    }

    /// Whether the rules for stored texts tell something of the text that was not taken up here.
    pub fn tells_more_when_stored(&self) -> bool {
        self.tells_more_when_stored
    }

    pub fn push(&mut self, diagnostic: Diagnostic) {
        if !self.is_full() {
            self.list.push(diagnostic);
        } else if diagnostic.severity() == Severity::Error && !self.has_errors() {
            // However many warnings stand before it, a text with an error is known to have one.
            self.list.pop();
            self.list.push(diagnostic);
        }
    }

    /// The known name that was probably meant by `name`, as `find` finds it. Looking takes time with the number of known names, so that of one file
    /// few names are looked up, each once.
    pub fn near<'a>(
        &mut self,
        known: Known,
        name: &str,
        find: impl FnOnce() -> Option<&'a str>,
    ) -> Option<String> {
        let earlier = |one: &&(Known, String, Option<String>)| one.0 == known && one.1 == name;
        if let Some((_, _, found)) = self.near.iter().find(earlier) {
            return found.clone();
        }
        if self.near.len() >= MAX_NEAR_NAMES || self.is_full() {
            return None;
        }
        let found = find().map(str::to_owned);
        self.near.push((known, name.to_owned(), found.clone()));
        found
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
        self.list.shrink_to_fit();
        self.list
    }
}

impl HeapSize for Diagnostic {
    fn heap(&self) -> usize {
        let mend = self.mend.as_ref().map_or(0, |mend| mend.replacement.heap());
        self.message.heap() + self.places.heap() + mend
    }
}

impl HeapSize for FurtherPlace {
    fn heap(&self) -> usize {
        0
    }
}
