//! Attributes of formulas as they are written: words, lengths and colours that were checked one by one, with no string of the converter.

/// An attribute with its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attribute {
    Word(&'static str, &'static str),
    Length(&'static str, Length),
    Colour(Colour),
    /// How a style that the converter asks for is called in the style sheet.
    Class(&'static str),
}

/// A length in hundred-millionths of its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Length {
    value: u64,
    unit: &'static str,
}

impl Length {
    const ONE: u64 = 100_000_000;
    const DECIMALS: usize = 8;
    /// A formula is not pushed off its page by a blank.
    const LONGEST: u64 = 100;
    const UNITS: &[&str] = &["", "em", "ex", "rem", "px", "pt", "%"];

    pub(super) fn read(text: &str) -> Option<Length> {
        let end = text
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(text.len());
        let (number, unit) = text.split_at(end);
        let unit = Length::UNITS.iter().find(|known| **known == unit)?;
        let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
        let whole: u64 = whole.parse().ok()?;
        let mut value = whole.min(Length::LONGEST) * Length::ONE;
        let mut place = Length::ONE;
        for digit in decimals.bytes() {
            place /= 10;
            value += u64::from(digit.checked_sub(b'0').filter(|digit| *digit < 10)?) * place;
        }
        let value = value.min(Length::LONGEST * Length::ONE);
        Some(Length { value, unit })
    }
}

impl std::fmt::Display for Length {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.value / Length::ONE)?;
        let decimals = self.value % Length::ONE;
        if decimals > 0 {
            let digits = format!("{decimals:0width$}", width = Length::DECIMALS);
            write!(f, ".{}", digits.trim_end_matches('0'))?;
        }
        f.write_str(self.unit)
    }
}

/// Red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Colour(pub(super) [u8; 3]);

impl Colour {
    /// `#rrggbb`.
    pub(super) fn read(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#')?.as_bytes();
        let [r1, r0, g1, g0, b1, b0] = digits else {
            return None;
        };
        let channel = |high: &u8, low: &u8| {
            let digit = |byte: &u8| char::from(*byte).to_digit(16);
            u8::try_from(digit(high)? * 16 + digit(low)?).ok()
        };
        Some(Colour([
            channel(r1, r0)?,
            channel(g1, g0)?,
            channel(b1, b0)?,
        ]))
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Colour([red, green, blue]) = self;
        write!(f, "#{red:02X}{green:02X}{blue:02X}")
    }
}
