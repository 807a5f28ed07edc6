//! What a scalar means: YAML's core schema.

use granit_parser::{ScalarStyle, Tag};

/// Text between the signs of YAML, with what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Scalar {
    /// Escapes and line ends worked out.
    pub text: String,
    pub style: Style,
    pub meaning: Meaning,
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Plain,
    SingleQuoted,
    DoubleQuoted,
    /// Lines behind `|` or `>`.
    Block,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Meaning {
    Null,
    Bool(bool),
    Number(f64),
    Text,
}

impl Scalar {
    /// A whole number that is not negative.
    pub fn whole(&self) -> Option<u64> {
        match self.meaning {
            Meaning::Number(_) => natural(self.text.strip_prefix('+').unwrap_or(&self.text)),
            _ => None,
        }
    }
}

/// The scalar of an event: its text, whether nothing stands there, its style and tag.
pub(super) fn scalar(text: &str, is_empty: bool, style: ScalarStyle, tag: Option<&Tag>) -> Scalar {
    let style = match style {
        ScalarStyle::Plain => Style::Plain,
        ScalarStyle::SingleQuoted => Style::SingleQuoted,
        ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
        ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
    };
    let meaning = match tag {
        Some(tag) if is_non_specific(tag) => Meaning::Text,
        Some(tag) if tag.is_yaml_core_schema() && tag.suffix() == "str" => Meaning::Text,
        Some(tag) if tag.is_yaml_core_schema() => plain(text),
        _ if style == Style::Plain => plain(text),
        _ => Meaning::Text,
    };
    // For nothing at all the parser gives a word.
    let text = if is_empty { "" } else { text };
    Scalar {
        text: text.to_owned(),
        style,
        meaning,
    }
}

fn is_non_specific(tag: &Tag) -> bool {
    tag.handle() == "" && tag.suffix() == "!"
}

/// The meaning of a text that stands without quotes.
pub(super) fn plain(text: &str) -> Meaning {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Meaning::Null,
        "true" | "True" | "TRUE" => return Meaning::Bool(true),
        "false" | "False" | "FALSE" => return Meaning::Bool(false),
        _ => {}
    }
    number(text).map_or(Meaning::Text, Meaning::Number)
}

fn number(text: &str) -> Option<f64> {
    let (negative, unsigned) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    if !unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let size = match unsigned {
        ".inf" | ".Inf" | ".INF" => f64::INFINITY,
        ".nan" | ".NaN" | ".NAN" if unsigned.len() == text.len() => f64::NAN,
        _ if has_radix(unsigned) => natural_as_float(unsigned)?,
        // `007` has zeros in front: it is a text, no number.
        _ if is_padded(unsigned) => return None,
        _ => unsigned
            .parse()
            .ok()
            .filter(|size: &f64| size.is_finite())?,
    };
    Some(if negative { -size } else { size })
}

fn has_radix(text: &str) -> bool {
    ["0x", "0o", "0b"].iter().any(|sign| text.starts_with(sign))
}

fn is_padded(text: &str) -> bool {
    text.len() > 1 && text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A whole number in one of the four ways to write one.
fn natural(text: &str) -> Option<u64> {
    let radix = |sign: &str, radix: u32| {
        let digits = text.strip_prefix(sign)?;
        let digits = digits
            .starts_with(|c: char| c.is_ascii_hexdigit())
            .then_some(digits)?;
        u64::from_str_radix(digits, radix).ok()
    };
    if has_radix(text) {
        return radix("0x", 16)
            .or_else(|| radix("0o", 8))
            .or_else(|| radix("0b", 2));
    }
    text.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| text.parse().ok())?
}

#[allow(
    clippy::cast_precision_loss,
    reason = "nothing that is written with a radix is computed with"
)]
fn natural_as_float(text: &str) -> Option<f64> {
    natural(text).map(|number| number as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_numbers() {
        for text in ["", "~", "null", "NULL"] {
            assert_eq!(plain(text), Meaning::Null, "{text}");
        }
        assert_eq!(plain("True"), Meaning::Bool(true));
        for (text, number) in [
            ("5", 5.0),
            ("-0.5", -0.5),
            (".5", 0.5),
            ("+1e3", 1000.0),
            ("0x1F", 31.0),
            ("-0b11", -3.0),
            ("-.inf", f64::NEG_INFINITY),
        ] {
            assert_eq!(plain(text), Meaning::Number(number), "{text}");
        }
        for text in [
            "yes",
            "no",
            "on",
            "007",
            "-00",
            "1%",
            "3 figures",
            "0x",
            "0x-1",
            "+-1",
            "inf",
            "nan",
            "-.nan",
            "1_000",
            "1e999",
            "e5",
            "-",
            ".",
            "~x",
        ] {
            assert_eq!(plain(text), Meaning::Text, "{text}");
        }
    }

    #[test]
    fn whole_numbers() {
        let whole = |text: &str| {
            let scalar = Scalar {
                text: text.to_owned(),
                style: Style::Plain,
                meaning: plain(text),
            };
            scalar.whole()
        };
        assert_eq!(whole("3"), Some(3));
        assert_eq!(whole("+3"), Some(3));
        assert_eq!(whole("0b11"), Some(3));
        for text in ["3.0", "-3", "three", "99999999999999999999", ""] {
            assert_eq!(whole(text), None, "{text}");
        }
    }
}
