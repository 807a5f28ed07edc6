//! The public view of a variant: text, unknowns, images. A text is cut into pieces once; rendering only joins them with the drawn numbers.

mod parts;
mod pieces;

pub use parts::{Part, parts};
pub use pieces::{Piece, Quantity, pieces_of};

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
    /// What is no prose, in order.
    cuts: Vec<Cut>,
}

/// A declaration as the texts of all languages show it, with its value unless that is asked.
#[derive(Clone, Debug)]
pub(crate) struct ShownDeclaration {
    pub(crate) name: String,
    pub(crate) value: Option<Filling>,
    /// As written.
    pub(crate) unit: String,
}

/// A piece of the text that is no prose, with its place.
#[derive(Clone, Copy, Debug)]
struct Cut {
    start: u32,
    end: u32,
    kind: CutKind,
}

#[derive(Clone, Copy, Debug)]
enum CutKind {
    Code,
    Mathematics {
        display: bool,
    },
    /// By its index among the declarations.
    Declaration(u16),
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
        self.cuts.shrink_to_fit();
        self
    }

    /// Cuts the text into its pieces. A value has no sign that would cut it otherwise.
    fn cut(&mut self) {
        let declarations = std::mem::take(&mut self.cuts);
        let mut declarations = declarations.into_iter().peekable();
        for part in parts(&self.plain) {
            let (place, kind) = match part {
                Part::Prose(_) => continue,
                Part::Code(place) => (place, CutKind::Code),
                Part::Formula { whole, display, .. } => (whole, CutKind::Mathematics { display }),
            };
            let cut = Cut {
                start: offset(place.start),
                end: offset(place.end),
                kind,
            };
            // A declaration within other mathematics or code is no piece of its own.
            while declarations.next_if(|one| one.start < cut.start).is_some() {}
            let own = declarations.next_if(|one| one.start == cut.start && one.end == cut.end);
            self.cuts.push(own.unwrap_or(cut));
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

    /// Puts a declaration as mathematics: its name, and its value with the unit unless the value is asked. `index` is its place among all of them.
    pub(crate) fn push_declaration(&mut self, index: u16, shown: &ShownDeclaration) {
        let start = offset(self.plain.len());
        self.push_text("\\(");
        self.push_text(&names::latex_of_name(&shown.name));
        if let Some(value) = shown.value {
            self.push_text("= ");
            self.push_value(value);
            self.push_text(&Unit::parse(&shown.unit).latex());
        }
        self.push_text("\\)");
        self.cuts.push(Cut {
            start,
            end: offset(self.plain.len()),
            kind: CutKind::Declaration(index),
        });
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
            plain: offset(self.plain.len()),
            json: offset(self.json.len()),
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
    pub(crate) fn pieces<'a>(
        &'a self,
        declarations: &'a [ShownDeclaration],
        notation: Notation,
        input: impl Fn(u16) -> Decimal,
    ) -> Vec<Piece<'a>> {
        let filled = |from: u32, to: u32| self.filled(from..to, notation, &input);
        let mut pieces = Vec::with_capacity(2 * self.cuts.len() + 1);
        let mut at = 0;
        for cut in &self.cuts {
            if at < cut.start {
                pieces.push(Piece::Prose(filled(at, cut.start)));
            }
            at = cut.end;
            let declaration = |index: u16| declarations.get(usize::from(index));
            pieces.push(match cut.kind {
                CutKind::Code => Piece::Code(filled(cut.start, cut.end)),
                CutKind::Mathematics { display } => Piece::Mathematics {
                    latex: filled(cut.start + BRACKET, cut.end - BRACKET),
                    display,
                },
                CutKind::Declaration(index) => match declaration(index) {
                    Some(shown) => Piece::Quantity(shown.quantity(&input)),
                    None => continue,
                },
            });
        }
        let end = offset(self.plain.len());
        if at < end {
            pieces.push(Piece::Prose(filled(at, end)));
        }
        pieces
    }

    /// A part of the text with every value in place.
    fn filled(
        &self,
        place: Range<u32>,
        notation: Notation,
        input: &impl Fn(u16) -> Decimal,
    ) -> Cow<'_, str> {
        let behind = |at: u32| self.holes.partition_point(|hole| hole.plain < at);
        let holes = &self.holes[behind(place.start)..behind(place.end)];
        let mut from = place.start as usize;
        let mut out = String::new();
        for hole in holes {
            let to = hole.plain as usize;
            out.push_str(&self.plain[from..to]);
            write_value(&mut out, hole.value, notation, input);
            from = to;
        }
        let rest = &self.plain[from..place.end as usize];
        match holes {
            [] => Cow::Borrowed(rest),
            _ => Cow::Owned(out + rest),
        }
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

impl ShownDeclaration {
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

/// The bytes of `\(`, which opens mathematics, and of what closes it.
const BRACKET: u32 = 2;

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
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
        self.plain.heap() + self.json.heap() + holes + cuts
    }
}

impl HeapSize for ShownDeclaration {
    fn heap(&self) -> usize {
        self.name.heap() + self.unit.heap()
    }
}
