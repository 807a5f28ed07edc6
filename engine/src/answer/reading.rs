//! One way in which a typed answer may be meant, and how it is shown.

use super::value::{Form, Plain, TypedValue};
use crate::exercise::TypedNotation;
use crate::grade::{GivenAnswer, Written};
use crate::number::{self, Notation};
use crate::units::{Conversion, TypedUnit, Unit};

/// One way to read a typed answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// In the unit typed; of a compound (`1 h 30 min`) in its last one.
    pub number: f64,
    /// In the notation of the language, `km/h`; empty where none was typed.
    pub unit: String,
    /// To the unit that is asked; none for a unit of another kind.
    pub conversion: Option<Conversion>,
    pub written: Written,
    /// A unit that was read although its capitals differ: as typed, and as it was understood.
    pub capitals: Option<(String, String)>,
    pub(super) look: Look,
}

/// How a reading is shown.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Look {
    /// A plain decimal with its zeros.
    Literal(String),
    Number,
    /// Values with their units.
    Parts(Vec<(String, String)>),
}

/// The ways in which one typed answer may be meant, best first; more than one only where people write different things alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Readings {
    pub list: Vec<Reading>,
    /// Whether even a single reading must be chosen: "did you mean s?".
    pub confirm: bool,
}

impl Readings {
    /// The reading that is judged: the only one, or the chosen one.
    pub fn settled(&self, chosen: Option<usize>) -> Option<&Reading> {
        match (chosen, self.list.as_slice()) {
            (Some(index), list) => list.get(index),
            (None, [only]) if !self.confirm => Some(only),
            (None, _) => None,
        }
    }
}

impl Reading {
    /// The number in the unit that is asked; none for a unit of another kind.
    pub fn asked(&self) -> Option<f64> {
        Some(self.conversion?.apply(self.number))
    }

    /// Whether it means the same as another one.
    pub(super) fn is_same(&self, other: &Reading) -> bool {
        self.number == other.number
            && self.unit == other.unit
            && self.conversion == other.conversion
    }

    /// Shown in the unit that is asked, where what was typed does not tell this reading from others.
    pub(super) fn shown_as(mut self, asked: &str) -> Reading {
        if let Some(number) = self.asked() {
            self.look = Look::Parts(vec![(plain_text(number), asked.to_owned())]);
        }
        self
    }

    /// What is judged; none for a unit of another kind.
    pub fn given(&self) -> Option<GivenAnswer> {
        Some(GivenAnswer {
            number: self.number,
            conversion: self.conversion?,
            written: self.written,
        })
    }

    /// Number and unit in LaTeX, as they were understood.
    pub fn latex(&self, notation: Notation) -> String {
        self.shown(notation, |unit| unit.latex(), "\\;")
    }

    /// Number and unit as they were understood, in the plain signs that variants have on a terminal.
    pub fn plain(&self, notation: Notation) -> String {
        self.shown(notation, |unit| unit.plain(), " ")
    }

    fn shown(
        &self,
        notation: Notation,
        unit: impl Fn(&Unit<'_>) -> String,
        between: &str,
    ) -> String {
        let unit = |name: &str| unit(&Unit::parse(name));
        match &self.look {
            Look::Literal(literal) => notation.with_point(literal) + &unit(&self.unit),
            Look::Number => notation.number(number::without_noise(self.number)) + &unit(&self.unit),
            Look::Parts(parts) => {
                let parts: Vec<String> = parts
                    .iter()
                    .map(|(literal, name)| notation.with_point(literal) + &unit(name))
                    .collect();
                parts.join(between)
            }
        }
    }

    /// Number and unit in plain signs, for those who choose between readings.
    pub fn text(&self, notation: TypedNotation) -> String {
        let text = match &self.look {
            Look::Literal(literal) => join(literal, &self.unit),
            Look::Number => join(&plain_text(self.number), &self.unit),
            Look::Parts(parts) => {
                let parts: Vec<String> = parts
                    .iter()
                    .map(|(literal, unit)| join(literal, unit))
                    .collect();
                parts.join(" ")
            }
        };
        match notation {
            TypedNotation::Point => text,
            TypedNotation::Comma => text.replace('.', ","),
        }
    }
}

fn join(number: &str, unit: &str) -> String {
    match unit {
        "" => number.to_owned(),
        unit => format!("{number} {unit}"),
    }
}

/// A number in plain digits, or with a power of ten where these would be many.
fn plain_text(value: f64) -> String {
    let value = number::without_noise(value);
    if value == 0.0 || (1e-6..1e21).contains(&value.abs()) {
        value.to_string()
    } else {
        format!("{value:e}")
    }
}

/// The digits of a plain decimal with its zeros, where they can be kept exactly.
pub(super) fn literal(plain: &Plain) -> Option<String> {
    let place = plain.place.min(0);
    let digits = plain.decimal?.at(place)?;
    let count = usize::try_from(-place).ok()?;
    let text = format!("{:0>width$}", digits.unsigned_abs(), width = count + 1);
    let (whole, fraction) = text.split_at(text.len() - count);
    let sign = if digits < 0 { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    (text.len() <= 18).then(|| format!("{sign}{whole}{point}{fraction}"))
}

/// The reading of a number with a unit.
pub(super) fn reading(value: TypedValue, unit: TypedUnit) -> Reading {
    let (written, look) = match value.form {
        Form::Decimal(plain) => {
            let written = Written::Decimal {
                least: plain.least,
                most: plain.most,
                place: plain.place,
            };
            let literal = plain.as_written.then(|| literal(&plain)).flatten();
            (written, literal.map_or(Look::Number, Look::Literal))
        }
        Form::PowerOfTen(place) => {
            let written = Written::Decimal {
                least: 1,
                most: 1,
                place,
            };
            (written, Look::Number)
        }
        Form::Computed => (Written::Exact, Look::Number),
    };
    Reading {
        // A negative zero is a zero.
        number: value.number + 0.0,
        unit: unit.shown,
        conversion: unit.conversion,
        written,
        capitals: unit.capitals,
        look,
    }
}
