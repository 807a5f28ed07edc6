//! eqex: exercises written as plain text, a different variant for every seed.
//!
//! ```
//! use eqex::{Defaults, Exercise, View};
//!
//! let source = b"---\ntype: EqEx\nname: Double\n---\na=[1;9;1]m d=?m\n---\nd=2*a\n";
//! let exercise = Exercise::parse(source, &Defaults::default()).unwrap();
//! let variant = exercise.variant(7).unwrap();
//! let answers = variant.correct();
//! assert_eq!(exercise.grade(7, &[Some(answers[0])]).unwrap().done, 1.0);
//! println!("{}", variant.main(&View::default()));
//! ```
//!
//! The engine is pure: no input or output, no clock, no global randomness, and it does not panic, whatever it is given. What is named here is its
//! face; modules are its own matter, in reading order:

mod budget;
mod bytes;
mod characters;
mod codes;
mod diagnostic;
mod heap;
mod limits;
mod messages;
mod rules;
mod span;

mod header;
mod segments;
mod syntax;
mod yaml;

mod functions;
mod mistakes;
mod names;
mod number;
mod units;

mod draw;
mod eval;
mod generator;
mod program;

mod answer;
mod exercise;
mod grade;
mod kinds;
mod render;

mod analysis;
mod edit;

pub mod testing;

// An exercise: a text that was read and compiled, and the defaults and rules it is read by.
pub use exercise::{Defaults, Exercise, Invalid, SourceText};
pub use header::{Difficulty, Header, Localized, name_in_header};
pub use kinds::eqex::Unknown;
pub use rules::Rules;

// A variant of it: what a seed draws, as a reader looks at it, or why there is none.
pub use budget::Budget;
pub use eval::Unsolvable;
pub use exercise::{Variant, View};

// Its text as a list of pieces, for those who write it in their way.
pub use render::{Part, Piece, Quantity, parts, pieces_of};

// Answers: how typed ones are read, and how all are judged.
pub use answer::{Reading, Readings};
pub use exercise::{
    Batch, Graded, ReadAnswers, Refused, TypedNotation, Understood, judge, understood,
};
pub use grade::{GivenAnswer, Tolerance, Value, Verdict, Written};
pub use units::{AskedUnit, Conversion, TypedUnit, TypedUnits, Unit};

// Readings of an exercise beside its variants, and changes of its text that are made for its author.
pub use analysis::{Sampling, WronglyGraded};
pub use edit::{Edit, add_image};

// Diagnostics: what is wrong with a text, where, and in which words.
pub use codes::*;
pub use diagnostic::{Diagnostic, Diagnostics, MendReport, PlaceReport, Report, nearest, shorten};
pub use messages::MESSAGES;
pub use span::{Place, Span};

// The limits of what is read and computed.
pub use limits::*;

// Numbers: how they are written, and how they are rounded for people.
pub use grade::round_to_figures;
pub use names::{latex_of_name, plain_name};
pub use number::{
    Decimal, EXACT_INTEGER, Notation, power_of_ten, without_noise, write_decimal, write_json_number,
};
pub use render::escape_json;

// YAML with places, as headers are written in; indexes of subjects are read by it too.
pub use yaml::{
    Document as YamlDocument, Entry as YamlEntry, Meaning as YamlMeaning, Node as YamlNode,
    Reason as YamlReason, Scalar as YamlScalar, Unreadable as YamlUnreadable, Value as YamlValue,
    read as read_yaml,
};
