//! Why a typed answer cannot be read.

use crate::codes::E0701;
use crate::diagnostic::Diagnostic;
use crate::functions;
use crate::limits::{MAX_DEPTH, MAX_TYPED};
use crate::span::Span;
use eqex_messages::Message;

/// The true reason, by what its message needs to say.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Reason {
    TooLong {
        bytes: usize,
    },
    TooDeep,
    TooEarly,
    Unclosed,
    ClosesNothing,
    /// A word where a number must stand; whether it is the beginning of the answer, and whether a bracket follows as behind a function.
    Word {
        word: String,
        first: bool,
        called: bool,
    },
    /// A second number directly behind a value.
    SideBySide,
    /// More than one decimal sign, or groups of digits that are none.
    DecimalSigns,
    /// A dash between two numbers.
    Range,
    /// `2e` without an exponent.
    Exponent,
    /// Commas that may set arguments apart or be decimal signs.
    ArgumentCommas,
    ArgumentCount {
        function: String,
        takes: Message,
        given: usize,
    },
    /// A function without what it is taken of.
    NoArgument(String),
    NoBrackets(String),
    NotFinite,
    Factorial,
    PlusMinus,
    /// More than one `=`, or another name before it.
    OtherName {
        typed: String,
        asked: String,
    },
    SeveralEquals,
    /// A word that is no unit, and what is asked.
    NoUnit {
        word: String,
        asked: String,
    },
    /// A second number behind a unit that the two do not make a compound of.
    SecondNumber,
    /// A unit behind a number whose currency stands in front.
    TwoUnits(String),
    NoneAsked(String),
    ManyReadings,
    Sign(String),
}

/// A reason with its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct UnreadableAnswer {
    pub reason: Reason,
    /// In the signs of the answer: from one index to another.
    pub from: usize,
    pub to: usize,
    /// In bytes of the typed text, where that is known better.
    pub bytes: Option<(usize, usize)>,
}

impl UnreadableAnswer {
    pub(super) fn of(reason: Reason, from: usize, to: usize) -> UnreadableAnswer {
        UnreadableAnswer {
            reason,
            from,
            to,
            bytes: None,
        }
    }
}

impl Reason {
    /// The diagnostic at its place in the typed text.
    pub(super) fn told(self, span: Span) -> Diagnostic {
        match self {
            Reason::TooLong { bytes } => Diagnostic::new(E0701, "long", span)
                .with("limit", MAX_TYPED)
                .with("size", bytes),
            Reason::TooDeep => Diagnostic::new(E0701, "deep", span).with("limit", MAX_DEPTH),
            Reason::TooEarly => Diagnostic::new(E0701, "end", span),
            Reason::Unclosed => Diagnostic::new(E0701, "bracket", span),
            Reason::ClosesNothing => Diagnostic::new(E0701, "closes-nothing", span),
            Reason::Word {
                word,
                first,
                called,
            } => {
                let meant = functions::meant(&word).filter(|_| called);
                let diagnostic = match (first, meant) {
                    (_, Some(_)) => Diagnostic::new(E0701, "word-near", span),
                    (true, None) => Diagnostic::new(E0701, "word", span),
                    (false, None) => Diagnostic::new(E0701, "word-inside", span),
                };
                let diagnostic = diagnostic.with("word", word);
                match meant {
                    Some(meant) => diagnostic.offer(span, meant),
                    None => diagnostic,
                }
            }
            Reason::SideBySide => Diagnostic::new(E0701, "two-numbers", span),
            Reason::DecimalSigns => Diagnostic::new(E0701, "decimal-sign", span),
            Reason::Range => Diagnostic::new(E0701, "range", span),
            Reason::Exponent => Diagnostic::new(E0701, "exponent", span),
            Reason::ArgumentCommas => Diagnostic::new(E0701, "argument-commas", span),
            Reason::ArgumentCount {
                function,
                takes,
                given,
            } => Diagnostic::new(E0701, "argument-count", span)
                .with("name", function)
                .with("arity", takes)
                .with("count", given),
            Reason::NoArgument(name) => {
                Diagnostic::new(E0701, "no-argument", span).with("name", name)
            }
            Reason::NoBrackets(name) => Diagnostic::new(E0701, "brackets", span).with("name", name),
            Reason::NotFinite => Diagnostic::new(E0701, "not-finite", span),
            Reason::Factorial => Diagnostic::new(E0701, "factorial", span),
            Reason::PlusMinus => Diagnostic::new(E0701, "plus-minus", span),
            Reason::OtherName { typed, asked } => Diagnostic::new(E0701, "other-name", span)
                .with("typed", typed)
                .with("asked", asked),
            Reason::SeveralEquals => Diagnostic::new(E0701, "equals", span),
            Reason::SecondNumber => Diagnostic::new(E0701, "second-number", span),
            Reason::NoUnit { word, asked } if asked.is_empty() => {
                Diagnostic::new(E0701, "no-unit-none", span).with("word", word)
            }
            Reason::NoUnit { word, asked } => Diagnostic::new(E0701, "no-unit", span)
                .with("word", word)
                .with("asked", asked),
            Reason::TwoUnits(unit) => Diagnostic::new(E0701, "two-units", span).with("unit", unit),
            Reason::NoneAsked(unit) => {
                Diagnostic::new(E0701, "none-asked", span).with("unit", unit)
            }
            Reason::ManyReadings => Diagnostic::new(E0701, "many-readings", span),
            Reason::Sign(sign) => Diagnostic::new(E0701, "rest", span).with("rest", sign),
        }
    }
}
