//! The public view of a variant: text, unknowns, images. A text is cut into pieces once; rendering only joins them with the drawn numbers.

mod parts;
mod pieces;

pub use parts::{Part, parts};
pub use pieces::{Piece, Quantity, pieces_of, text_of};

use std::borrow::Cow;
use std::fmt::Write;
use std::ops::Range;

use crate::heap::HeapSize;
use crate::names;
use crate::number::{self, Decimal, Notation};
use crate::units::Unit;

/// A text ready to be filled with values, kept twice: as it is, and escaped for the inside of a JSON string. What is written most goes straight from
/// here; its pieces are for those who write the text otherwise.
#[derive(Clone, Debug, Default)]
pub(crate) struct Template {
    plain: String,
    json: String,
    holes: Vec<Hole>,
    declared: Vec<Declared>,
    cuts: Vec<Cut>,
}

/// A declaration that the text shows, with its value unless that is asked.
#[derive(Clone, Debug)]
pub(crate) struct Declared {
    pub(crate) name: String,
    pub(crate) value: Option<Filling>,
    /// As written.
    pub(crate) unit: String,
    /// Where its mathematics stands in the text.
    start: u32,
    end: u32,
}

/// A piece of the text, from the one before it on.
#[derive(Clone, Copy, Debug)]
struct Cut {
    end: u32,
    kind: CutKind,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum CutKind {
    Prose,
    Code,
    Mathematics {
        display: bool,
    },
    /// By its index among what is declared.
    Declared(u16),
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
        self.cut();
        self.plain.shrink_to_fit();
        self.json.shrink_to_fit();
        self.holes.shrink_to_fit();
        self.declared.shrink_to_fit();
        self.cuts.shrink_to_fit();
        self
    }

    /// Cuts the text into its pieces. A value has no sign that would cut it otherwise.
    fn cut(&mut self) {
        let mut declared = self.declared.iter().enumerate().peekable();
        for part in parts(&self.plain) {
            let (kind, end) = match part {
                Part::Prose(place) => (CutKind::Prose, place.end),
                Part::Code(place) => (CutKind::Code, place.end),
                Part::Formula { whole, display, .. } => {
                    let end = length(&self.plain[..whole.end]);
                    while declared.next_if(|(_, one)| one.end < end).is_some() {}
                    let own = declared.next_if(|(_, one)| {
                        one.end == end && one.start == length(&self.plain[..whole.start])
                    });
                    let index = own.and_then(|(index, _)| u16::try_from(index).ok());
                    let kind = index.map_or(CutKind::Mathematics { display }, CutKind::Declared);
                    (kind, whole.end)
                }
            };
            let cut = Cut {
                end: u32::try_from(end).unwrap_or(u32::MAX),
                kind,
            };
            match self.cuts.last_mut() {
                Some(last) if last.kind == kind && kind == CutKind::Prose => *last = cut,
                _ => self.cuts.push(cut),
            }
        }
    }

    /// A template whose text will be about so many bytes long.
    pub(crate) fn with_room(bytes: usize) -> Template {
        let bytes = bytes + bytes / 4;
        Template {
            plain: String::with_capacity(bytes),
            json: String::with_capacity(bytes),
            ..Template::default()
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

    /// Puts what is declared as mathematics: a name, and a value with its unit unless the value is asked.
    pub(crate) fn push_declared(&mut self, name: &str, value: Option<Filling>, unit: &str) {
        let start = length(&self.plain);
        self.push_text("\\(");
        self.push_text(&names::latex_of_name(name));
        if let Some(value) = value {
            self.push_text("= ");
            self.push_value(value);
            self.push_text(&Unit::parse(unit).latex());
        }
        self.push_text("\\)");
        self.declared.push(Declared {
            name: name.to_owned(),
            value,
            unit: unit.to_owned(),
            start,
            end: length(&self.plain),
        });
    }

    /// What the text declares, in its order.
    pub(crate) fn declared(&self) -> &[Declared] {
        &self.declared
    }

    fn push_value(&mut self, value: Filling) {
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

    /// The pieces of the text with every value in place.
    pub(crate) fn pieces(
        &self,
        notation: Notation,
        input: impl Fn(u16) -> Decimal,
    ) -> Vec<Piece<'_>> {
        let mut holes = self.holes.as_slice();
        let mut start = 0;
        let mut pieces = Vec::with_capacity(self.cuts.len());
        for cut in &self.cuts {
            let end = cut.end as usize;
            let (inside, rest) = holes.split_at(holes.partition_point(|hole| hole.plain < cut.end));
            holes = rest;
            let filled = |place: Range<usize>| match inside {
                [] => Cow::Borrowed(&self.plain[place]),
                inside => {
                    let mut out = String::new();
                    let mut from = place.start;
                    for hole in inside {
                        out.push_str(&self.plain[from..hole.plain as usize]);
                        write_value(&mut out, hole.value, notation, &input);
                        from = hole.plain as usize;
                    }
                    out.push_str(&self.plain[from..place.end]);
                    Cow::Owned(out)
                }
            };
            pieces.push(match cut.kind {
                CutKind::Prose => Piece::Prose(filled(start..end)),
                CutKind::Code => Piece::Code(filled(start..end)),
                CutKind::Mathematics { display } => Piece::Mathematics {
                    latex: filled(start + 2..end - 2),
                    display,
                },
                CutKind::Declared(index) => match self.declared.get(usize::from(index)) {
                    Some(declared) => Piece::Quantity(declared.quantity(&input)),
                    None => continue,
                },
            });
            start = end;
        }
        pieces
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

impl Declared {
    fn quantity(&self, input: &impl Fn(u16) -> Decimal) -> Quantity<'_> {
        Quantity {
            name: &self.name,
            value: self.value.map(|value| value.decimal(input)),
            unit: &self.unit,
        }
    }
}

impl Filling {
    /// The value in a variant, of which `input` gives the drawn ones.
    #[inline]
    pub(crate) fn decimal(self, input: &impl Fn(u16) -> Decimal) -> Decimal {
        match self {
            Filling::Input(index) => input(index),
            Filling::Fixed(decimal) | Filling::Constant(decimal) => decimal,
        }
    }
}

fn length(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

#[inline]
fn write_value(
    out: &mut String,
    value: Filling,
    notation: Notation,
    input: &impl Fn(u16) -> Decimal,
) {
    let decimal = value.decimal(input);
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
        let cuts = self.cuts.capacity() * size_of::<Cut>();
        self.plain.heap() + self.json.heap() + holes + cuts + self.declared.heap()
    }
}

impl HeapSize for Declared {
    fn heap(&self) -> usize {
        self.name.heap() + self.unit.heap()
    }
}
