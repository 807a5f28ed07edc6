//! An exercise: the public face of the engine.

mod alike;
mod batch;
mod grading;
mod problem;
mod source;
mod variant;

pub use batch::Batch;
pub use grading::{Graded, ReadAnswers, Refused, Understood, judge, understood};
pub use source::SourceText;
pub use variant::Variant;

use crate::codes::*;
use crate::diagnostic::{Diagnostic, Diagnostics, Known};
use crate::eval::{Code, Unsolvable};
use crate::grade::Tolerance;
use crate::header::{self, Header};
use crate::heap::HeapSize;
use crate::kinds::Kind;
use crate::kinds::eqex::{self, EqEx, Unknown};
use crate::limits::MAX_ATTEMPTS;
use crate::number::Notation;
use crate::program::Program;
use crate::rules::Rules;
use crate::segments;
use crate::span::Span;

/// What the instance decides where an exercise does not.
#[derive(Clone, Debug, PartialEq)]
pub struct Defaults {
    /// Language of texts whose header names none.
    pub lang: String,
    /// For unknowns whose exercise names no tolerance.
    pub tolerance: Tolerance,
}

impl Default for Defaults {
    fn default() -> Defaults {
        Defaults {
            lang: "en".to_owned(),
            tolerance: Tolerance::default(),
        }
    }
}

/// How a variant is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// Languages the reader knows, best first; where none of them is there, the first text is shown.
    pub langs: Vec<String>,
    pub decimal_comma: bool,
    /// How the reader writes decimals in typed answers.
    pub typed: TypedNotation,
}

/// Which decimal sign a learner writes, where a typed number can be read in two ways: `1,234` is 1.234 to who writes a comma, and may
/// be 1234 to others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TypedNotation {
    #[default]
    Point,
    Comma,
}

impl View {
    /// A reader who reads and writes numbers with a decimal comma, or with a point.
    pub fn new(langs: Vec<String>, decimal_comma: bool) -> View {
        let typed = match decimal_comma {
            true => TypedNotation::Comma,
            false => TypedNotation::Point,
        };
        View {
            langs,
            decimal_comma,
            typed,
        }
    }

    /// How numbers are written in LaTeX.
    pub fn notation(&self) -> Notation {
        if self.decimal_comma {
            Notation::COMMA
        } else {
            Notation::POINT
        }
    }

    /// How numbers are written in plain signs, where there is no LaTeX.
    pub fn plain_notation(&self) -> Notation {
        if self.decimal_comma {
            Notation::COMMA_PLAIN
        } else {
            Notation::POINT_PLAIN
        }
    }

    /// Which of the languages that a text comes in the reader is shown: the best known one, else the first.
    pub fn choose<'a>(&self, langs: impl Iterator<Item = &'a str> + Clone) -> usize {
        let primary = |lang: &str| lang.split('-').next().unwrap_or("").to_ascii_lowercase();
        let find = |known: &String| {
            langs
                .clone()
                .position(|lang| lang.eq_ignore_ascii_case(known))
                .or_else(|| {
                    langs
                        .clone()
                        .position(|lang| primary(lang) == primary(known))
                })
        };
        self.langs.iter().find_map(find).unwrap_or(0)
    }

    fn json_notation(&self) -> Notation {
        if self.decimal_comma {
            Notation::COMMA_JSON
        } else {
            Notation::POINT_JSON
        }
    }
}

/// A compiled exercise.
#[derive(Clone, Debug)]
pub struct Exercise {
    source: String,
    header: Header,
    kind: Kind,
    body: EqEx,
    warnings: Vec<Diagnostic>,
    /// The rules that the text was read by.
    rules: Rules,
    /// Whether reading the text by the rules for stored texts gives the same exercise with the same warnings.
    is_same_when_stored: bool,
    /// What follows the text in [`Variant::write_problem_json`], the same for all variants.
    problem_rest: String,
}

/// A file that is not an exercise: all that is wrong with it, with places in `source`.
#[derive(Clone, Debug)]
pub struct Invalid {
    pub source: String,
    pub diagnostics: Vec<Diagnostic>,
}

impl Exercise {
    /// Reads and compiles a file that someone writes or hands in, by the rules for saving.
    pub fn parse(bytes: &[u8], defaults: &Defaults) -> Result<Exercise, Invalid> {
        Exercise::parse_by(bytes, defaults, Rules::Saving)
    }

    /// Reads and compiles a file by the rules that hold for where it comes from.
    pub fn parse_by(bytes: &[u8], defaults: &Defaults, rules: Rules) -> Result<Exercise, Invalid> {
        let source = segments::normalize(bytes).map_err(|(source, diagnostic)| Invalid {
            source,
            diagnostics: vec![diagnostic],
        })?;
        let mut diagnostics = Diagnostics::of_rules(rules);
        match Exercise::compile(&source, defaults, &mut diagnostics) {
            Some((header, kind, body)) if !diagnostics.has_errors() => Ok(Exercise {
                source: source.into_owned(),
                problem_rest: problem::rest(&body, &header),
                header,
                kind,
                body,
                is_same_when_stored: !diagnostics.tells_more_when_stored(),
                warnings: diagnostics.into_sorted(),
                rules,
            }),
            _ => Err(Invalid {
                source: source.into_owned(),
                diagnostics: diagnostics.into_sorted(),
            }),
        }
    }

    fn compile(
        source: &str,
        defaults: &Defaults,
        diagnostics: &mut Diagnostics,
    ) -> Option<(Header, Kind, EqEx)> {
        let segments = segments::cut(source, diagnostics)?;
        // A header that cannot be read does not keep the mistakes of the rest from being told.
        let header = header::read(source, segments.header, diagnostics).unwrap_or_default();
        let kind = Kind::find(&header.kind);
        if kind.is_none() {
            let span = header.kind_span;
            let find = || Kind::nearest(&header.kind);
            let unknown = match diagnostics.near(Known::Kinds, &header.kind, find) {
                Some(meant) => Diagnostic::new(E0204, "near", span).offer(span, meant),
                None => Diagnostic::new(E0204, "", span),
            };
            diagnostics.push(unknown.with("type", header.kind.as_str()));
        }
        let body = eqex::compile(
            source,
            &segments,
            &header,
            &defaults.lang,
            defaults.tolerance,
            diagnostics,
        )?;
        Some((header, kind?, body))
    }

    /// The text that places of diagnostics lie in: the file without byte-order mark and with `\n` as line ends.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// How many bytes of memory the compiled exercise takes: itself, and all that it owns.
    pub fn size(&self) -> usize {
        size_of::<Exercise>()
            + self.source.heap()
            + self.header.heap()
            + self.body.heap()
            + self.warnings.heap()
            + self.problem_rest.heap()
    }

    /// Whether reading the text by the rules for stored texts gives the same exercise with the same warnings, so that what was compiled to be saved can
    /// be served: the rules for saving refuse more, and leave out what is told of stored texts alone.
    pub fn is_same_when_stored(&self) -> bool {
        self.is_same_when_stored
    }

    pub fn warnings(&self) -> &[Diagnostic] {
        &self.warnings
    }

    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The type as it is reported.
    pub fn kind(&self) -> &'static str {
        self.kind.name()
    }

    /// The register code that computes the variants.
    pub(crate) fn code(&self) -> &Code {
        &self.body.code
    }

    /// The program, for readings of it. It is read from the text at every call, as a compiled exercise is kept in memory for long, and its program is
    /// many times as large as all the rest.
    pub(crate) fn program(&self) -> Program {
        eqex::program(&self.source, &self.header, self.rules)
    }

    /// Whether there are `require` lines, so that a draw may not do.
    pub fn has_requirements(&self) -> bool {
        self.body.condition.is_some()
    }

    /// Where the first `require` line stands.
    pub(crate) fn first_requirement(&self) -> Option<Span> {
        self.body.condition
    }

    /// What a variant costs whose first draw meets the conditions, in the measure of a [`Budget`](crate::Budget).
    pub fn cost(&self) -> u64 {
        self.body.code.cost()
    }

    /// Where to point to for what is said of the search for a draw.
    pub fn place_of_search(&self) -> Span {
        self.body.place_of_search()
    }

    /// The names of the drawn variables, in the order of [`Variant::drawn`].
    pub fn inputs(&self) -> &[String] {
        &self.body.inputs
    }

    pub fn name(&self, view: &View) -> &str {
        self.header.name.get(Some(self.lang(view)))
    }

    /// File names in the subject's `static/`.
    pub fn images(&self) -> &[String] {
        &self.header.images
    }

    /// Where the header names each of the images.
    pub fn image_places(&self) -> &[Span] {
        &self.header.image_places
    }

    pub fn unknowns(&self) -> &[Unknown] {
        &self.body.unknowns
    }

    /// The languages of the texts, in the order of the file.
    pub fn langs(&self) -> impl Iterator<Item = &str> + Clone {
        self.body.texts.iter().map(|text| text.lang.as_str())
    }

    /// The language that a reader is shown.
    pub fn lang(&self, view: &View) -> &str {
        &self.text(view).lang
    }

    fn text(&self, view: &View) -> &eqex::LanguageText {
        &self.body.texts[view.choose(self.langs())]
    }

    /// The text with every drawn value left out.
    pub fn description(&self, view: &View) -> String {
        self.text(view).template.describe(view.notation())
    }

    /// Why a seed has no variant, in words and with its place.
    pub fn explain(&self, reason: &Unsolvable) -> Diagnostic {
        match reason {
            Unsolvable::NotFinite { .. } => self.explain_by(&self.program(), reason),
            _ => self.explain_by(&Program::default(), reason),
        }
    }

    /// Why a seed has no variant, for those who have the program at hand.
    pub(crate) fn explain_by(&self, program: &Program, reason: &Unsolvable) -> Diagnostic {
        let condition = self.place_of_search();
        match reason {
            Unsolvable::NotFinite { inputs, .. } => program.blame(&self.source, inputs),
            Unsolvable::NoVariant => {
                Diagnostic::new(E0602, "", condition).with("limit", MAX_ATTEMPTS)
            }
            Unsolvable::Ended { draws: 0 } => Diagnostic::new(E0603, "none", condition),
            Unsolvable::Ended { draws } => Diagnostic::new(E0603, "", condition)
                .with("draws", *draws)
                .with("limit", MAX_ATTEMPTS),
        }
    }
}
