//! Numbers and quantities as the LaTeX package siunitx writes them: `\SI{9.81}{\metre\per\second\squared}`, `\num{1e5}`, `\ang{30;5}`.

use std::ops::Range;

use crate::ui::mathematics::problem::Kind;
use crate::ui::mathematics::rewriting::progress::Rewriting;
use crate::ui::mathematics::rewriting::reader::Reader;

/// What a command of the package takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quantity {
    Number,
    Unit,
    NumberAndUnit,
    Range,
    RangeAndUnit,
    Angle,
}

impl<'a> Rewriting<'a> {
    pub(super) fn quantity(
        &mut self,
        kind: Quantity,
        place: Range<usize>,
        reader: &mut Reader<'a>,
    ) {
        // How the package should write it.
        reader.optional();
        self.write("{", place.clone());
        match kind {
            Quantity::Unit => {}
            Quantity::Angle => {
                let angle = self.argument(reader, &place);
                self.angle(angle);
            }
            Quantity::Number | Quantity::NumberAndUnit => {
                let number = self.argument(reader, &place);
                self.numbers(number);
            }
            Quantity::Range | Quantity::RangeAndUnit => {
                let first = self.argument(reader, &place);
                let last = self.argument(reader, &place);
                self.number(first);
                self.write("\\text{–}", place.clone());
                self.number(last);
            }
        }
        match kind {
            Quantity::Number | Quantity::Range | Quantity::Angle => {}
            Quantity::Unit => {
                let unit = self.argument(reader, &place);
                self.unit(unit, false);
            }
            Quantity::NumberAndUnit | Quantity::RangeAndUnit => {
                // A sign before the number, as of a currency.
                if let Some(before) = reader.optional() {
                    self.write("\\;", before.clone());
                    self.unit(before, false);
                }
                let unit = self.argument(reader, &place);
                self.unit(unit, true);
            }
        }
        self.write("}", place);
    }

    /// Numbers of a list, with `;` between them.
    fn numbers(&mut self, place: Range<usize>) {
        let mut start = place.start;
        let text = self.of(&place);
        for (index, part) in text.split(';').enumerate() {
            if index > 0 {
                self.write(";\\;", start - 1..start);
            }
            self.number(start..start + part.len());
            start += part.len() + 1;
        }
    }

    /// A number in figures; what is none is mathematics.
    fn number(&mut self, place: Range<usize>) {
        match figures(self.of(&place)) {
            Some(latex) => self.write(&latex, place),
            None => self.mathematics(place),
        }
    }

    fn angle(&mut self, place: Range<usize>) {
        let mut start = place.start;
        let text = self.of(&place);
        for (part, sign) in text.split(';').zip(["\\mathrm{°}", "'", "''"]) {
            let number = start..start + part.len();
            start += part.len() + 1;
            if !part.trim().is_empty() {
                self.write("{", number.clone());
                self.number(number.clone());
                self.write("}", number.clone());
                self.write(sign, number);
            }
        }
        if text.split(';').count() > 3 {
            self.fail(Kind::Other, place);
        }
    }
}

/// A number in figures, with a sign, decimals, an uncertainty and a power of ten.
fn figures(text: &str) -> Option<String> {
    let text: String = text.split_whitespace().collect();
    let (mantissa, exponent) = match text.split_once(['e', 'E', 'd', 'D']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text.as_str(), None),
    };
    let mut latex = String::new();
    let mut rest = mantissa;
    for (sign, written) in [
        ("+-", "\\pm "),
        ("\\pm", "\\pm "),
        ("+", "+"),
        ("-", "-"),
        ("−", "-"),
    ] {
        if let Some(after) = rest.strip_prefix(sign) {
            latex.push_str(written);
            rest = after;
            break;
        }
    }
    let mut digits = 0;
    for part in rest.chars() {
        match part {
            '0'..='9' => {
                digits += 1;
                latex.push(part);
            }
            '.' => latex.push(part),
            // A comma of its own would be a separator with a blank behind it.
            ',' => latex.push_str("{,}"),
            '(' | ')' => latex.push(part),
            '±' => latex.push_str("\\pm "),
            'x' => latex.push_str("\\times "),
            _ => return None,
        }
    }
    let is_power_alone = mantissa.is_empty() && exponent.is_some();
    if digits == 0 && !is_power_alone {
        return None;
    }
    if let Some(exponent) = exponent {
        let unsigned = exponent.strip_prefix(['+', '-', '−']).unwrap_or(exponent);
        if unsigned.is_empty() || !unsigned.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let sign = if exponent.starts_with(['-', '−']) {
            "-"
        } else {
            ""
        };
        let times = if is_power_alone { "" } else { "\\cdot " };
        latex.push_str(&format!("{times}10^{{{sign}{unsigned}}}"));
    }
    Some(latex)
}
