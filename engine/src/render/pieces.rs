//! A rendered text as a list of pieces, which each formatter writes in its way: JSON as one LaTeX and Markdown text, pages as HTML, the command
//! line as plain signs. No formatter looks for mathematics in a text again.

use std::borrow::Cow;

use super::parts::{Part, parts};
use crate::names;
use crate::number::{self, Decimal, Notation};
use crate::units::Unit;

/// A piece of a rendered text.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece<'a> {
    /// Markdown without mathematics or code.
    Prose(Cow<'a, str>),
    /// Markdown's code, with the marks around it.
    Code(Cow<'a, str>),
    /// Mathematics of the author.
    Mathematics {
        latex: Cow<'a, str>,
        /// Whether it stands in a line of its own.
        display: bool,
    },
    /// What a declaration of the text became.
    Quantity(Quantity<'a>),
    /// A file of the subject that is shown with the text.
    Picture(&'a str),
}

/// A name with its value and unit, as it is shown in a variant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity<'a> {
    pub name: &'a str,
    /// None for what is asked.
    pub value: Option<Decimal>,
    /// As written, empty for none.
    pub unit: &'a str,
}

impl Quantity<'_> {
    /// The quantity in LaTeX, as it stands in mathematics.
    pub fn latex(&self, notation: Notation) -> String {
        let mut out = names::latex_of_name(self.name);
        if let Some(value) = self.value {
            out.push_str("= ");
            number::write_decimal(&mut out, value.digits, value.exponent, notation);
            out.push_str(&Unit::parse(self.unit).latex());
        }
        out
    }
}

/// The pieces of a text without declarations, such as a hint.
pub fn pieces_of(text: &str) -> Vec<Piece<'_>> {
    let piece = |part| match part {
        Part::Prose(place) => Piece::Prose(Cow::Borrowed(&text[place])),
        Part::Code(place) => Piece::Code(Cow::Borrowed(&text[place])),
        Part::Formula { latex, display, .. } => Piece::Mathematics {
            latex: Cow::Borrowed(&text[latex]),
            display,
        },
    };
    parts(text).into_iter().map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::{Defaults, Exercise, View};

    fn exercise(text: &str) -> Exercise {
        let source = format!("---\ntype: EqEx\nname: N\nimg: a.png\n---\n{text}\n---\nt=v_a\n");
        Exercise::parse(source.as_bytes(), &Defaults::default()).unwrap()
    }

    #[test]
    fn a_text_is_its_pieces() {
        let exercise = exercise(r"By \(E\), v_a={2.5}km/h and n=3 in `x=\(1\)`: \[y\] t=?h");
        let variant = exercise.variant(0).unwrap();
        let prose = |text| Piece::Prose(Cow::Borrowed(text));
        let mathematics = |latex, display| Piece::Mathematics {
            latex: Cow::Borrowed(latex),
            display,
        };
        let quantity = |name, value: Option<(i64, i32)>, unit| {
            let value = value.map(|(digits, exponent)| Decimal { digits, exponent });
            Piece::Quantity(Quantity { name, value, unit })
        };
        assert_eq!(
            variant.pieces(&View::default()),
            [
                prose("By "),
                mathematics("E", false),
                prose(", "),
                quantity("v_a", Some((25, -1)), "km/h"),
                prose(" and "),
                quantity("n", Some((3, 0)), ""),
                prose(" in "),
                Piece::Code(Cow::Borrowed(r"`x=\(1\)`")),
                prose(": "),
                mathematics("y", true),
                prose(" "),
                quantity("t", None, "h"),
                prose("\n"),
                Piece::Picture("a.png"),
            ]
        );
    }
}
