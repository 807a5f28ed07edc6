//! The public view of a variant: text, unknowns, images. A text is cut into pieces once; rendering only joins them with the drawn numbers.

use std::fmt::Write;
use std::ops::Range;

use crate::heap::HeapSize;
use crate::number::{self, Decimal, Notation};

/// A text ready to be filled with values, kept twice: as it is, and escaped for the inside of a JSON string.
#[derive(Clone, Debug, Default)]
pub(crate) struct Template {
    plain: String,
    json: String,
    holes: Vec<Hole>,
}

/// The place of a value, as the lengths of the two texts before it.
#[derive(Clone, Copy, Debug)]
struct Hole {
    plain: u32,
    json: u32,
    value: Filling,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum Filling {
    /// A drawn variable by its index.
    Input(u16),
    /// Drawn from a single value: left out in descriptions like all that is drawn.
    Fixed(Decimal),
    /// A constant of the text whose look depends on the notation.
    Constant(Decimal),
}

impl Template {
    /// The template as it stays, without room for more.
    #[must_use]
    pub(crate) fn finished(mut self) -> Template {
        self.plain.shrink_to_fit();
        self.json.shrink_to_fit();
        self.holes.shrink_to_fit();
        self
    }

    /// A template whose text will be about so many bytes long.
    pub(crate) fn with_room(bytes: usize) -> Template {
        let bytes = bytes + bytes / 4;
        Template {
            plain: String::with_capacity(bytes),
            json: String::with_capacity(bytes),
            holes: Vec::new(),
        }
    }

    /// About how many bytes a filled text takes.
    pub(crate) fn room(&self) -> usize {
        self.json.len() + self.holes.len() * 12
    }

    pub(crate) fn push_text(&mut self, text: &str) {
        self.plain.push_str(text);
        escape_json(&mut self.json, text);
    }

    pub(crate) fn push_value(&mut self, value: Filling) {
        if let Filling::Constant(decimal) = value
            && decimal.exponent >= 0
        {
            // Whole numbers look the same in every notation.
            let mut text = String::new();
            number::write_decimal(&mut text, decimal.digits, decimal.exponent, Notation::POINT);
            if !text.contains('\\') {
                self.push_text(&text);
                return;
            }
        }
        let length = |text: &str| u32::try_from(text.len()).unwrap_or(u32::MAX);
        self.holes.push(Hole {
            plain: length(&self.plain),
            json: length(&self.json),
            value,
        });
    }

    /// The text with every value in place.
    pub(crate) fn fill(
        &self,
        out: &mut String,
        notation: Notation,
        input: impl Fn(u16) -> Decimal,
    ) {
        out.reserve(self.plain.len() + self.holes.len() * 8);
        self.join(
            out,
            &self.plain,
            |hole| hole.plain,
            |out, value| write_value(out, value, notation, &input),
        );
    }

    /// The same, escaped for the inside of a JSON string; the notation must be one of the JSON ones.
    pub(crate) fn fill_json(
        &self,
        out: &mut String,
        notation: Notation,
        input: impl Fn(u16) -> Decimal,
    ) {
        self.join(
            out,
            &self.json,
            |hole| hole.json,
            |out, value| write_value(out, value, notation, &input),
        );
    }

    /// The text with every drawn value left out.
    pub(crate) fn describe(&self, notation: Notation) -> String {
        let mut out = String::with_capacity(self.plain.len());
        self.join(
            &mut out,
            &self.plain,
            |hole| hole.plain,
            |out, value| {
                if let Filling::Constant(decimal) = value {
                    number::write_decimal(out, decimal.digits, decimal.exponent, notation);
                }
            },
        );
        out
    }

    fn join(
        &self,
        out: &mut String,
        text: &str,
        place: impl Fn(&Hole) -> u32,
        mut write: impl FnMut(&mut String, Filling),
    ) {
        let mut from = 0;
        for hole in &self.holes {
            let to = place(hole) as usize;
            out.push_str(&text[from..to]);
            write(out, hole.value);
            from = to;
        }
        out.push_str(&text[from..]);
    }
}

#[inline]
fn write_value(
    out: &mut String,
    value: Filling,
    notation: Notation,
    input: &impl Fn(u16) -> Decimal,
) {
    let decimal = match value {
        Filling::Input(index) => input(index),
        Filling::Fixed(decimal) | Filling::Constant(decimal) => decimal,
    };
    number::write_decimal(out, decimal.digits, decimal.exponent, notation);
}

/// Escapes a text for the inside of a JSON string; what is not ASCII stays as it is.
pub fn escape_json(out: &mut String, text: &str) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let short = match byte {
            b'"' => "\\\"",
            b'\\' => "\\\\",
            b'\n' => "\\n",
            b'\t' => "\\t",
            b'\r' => "\\r",
            0..=0x1f => "",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        if short.is_empty() {
            let _ = write!(out, "\\u{byte:04x}");
        } else {
            out.push_str(short);
        }
        from = at + 1;
    }
    out.push_str(&text[from..]);
}

/// Where the lines of a text lie that are between its leading and trailing blank ones.
pub(crate) fn trim_blank_lines(text: &str) -> Range<usize> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if !line.trim().is_empty() {
            break;
        }
        start += line.len();
    }
    let last = start + text[start..].trim_end().len();
    // The last line keeps the blanks at its end.
    let end = text[last..].find('\n').map_or(text.len(), |at| last + at);
    start..end
}

impl HeapSize for Template {
    fn heap(&self) -> usize {
        let holes = self.holes.capacity() * size_of::<Hole>();
        self.plain.heap() + self.json.heap() + holes
    }
}
