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
//! The engine is pure: no input or output, no clock, no global randomness, and it does not panic, whatever it is given. Modules in reading order:

pub mod budget;
mod bytes;
mod characters;
pub mod codes;
pub mod diagnostic;
mod heap;
pub mod limits;
pub mod messages;
pub mod rules;
pub mod span;

pub mod header;
pub mod segments;
pub mod syntax;
pub mod yaml;

pub mod functions;
mod mistakes;
pub mod names;
pub mod number;
pub mod units;

pub mod draw;
pub mod eval;
pub mod generator;
pub mod program;

pub mod answer;
mod exercise;
pub mod grade;
pub mod kinds;
pub mod render;

pub use answer::{Reading, Readings};
pub use budget::Budget;
pub use diagnostic::{Diagnostic, Severity};
pub use exercise::{
    Batch, Defaults, Exercise, Graded, Invalid, Refused, TypedNotation, Understood, Variant, View,
    judge,
};
pub use grade::{Tolerance, Value, Verdict};
pub use rules::Rules;
pub use span::{Place, Span};
