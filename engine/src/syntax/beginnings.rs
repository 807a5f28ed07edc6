//! How much of a text, from its start on, the grammar reads as a unit or a number: for what is told about places that are no declarations.

use eqex_grammar::{EqexParser, Rule};
use pest::Parser;

/// Bytes that are looked at: far more than a unit that makes sense, and few enough to be looked at again and again.
const LONGEST: usize = 200;

fn read(rule: Rule, text: &str) -> &str {
    let text = &text[..text.floor_char_boundary(LONGEST)];
    let text = text.split(char::is_whitespace).next().unwrap_or("");
    EqexParser::parse(rule, text)
        .ok()
        .and_then(|pairs| text.get(..pairs.as_str().len()))
        .unwrap_or("")
}

/// The unit that a text begins with; empty where it begins with none.
pub(crate) fn unit(text: &str) -> &str {
    read(Rule::unit, text)
}

/// The number that a text begins with; empty where it begins with none.
pub(crate) fn number(text: &str) -> &str {
    read(Rule::number, text)
}

/// Whether a text is a name and nothing else.
pub(crate) fn is_name(text: &str) -> bool {
    !text.is_empty() && read(Rule::name, text).len() == text.len()
}

/// Whether a text without blanks is a declaration and nothing else.
pub(crate) fn is_declaration(text: &str) -> bool {
    !text.is_empty() && read(Rule::declaration, text).len() == text.len()
}

/// Whether a character can stand in the word of a unit.
pub(crate) fn is_unit_char(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic() || matches!(c, '%' | '$');
    }
    let mut buffer = [0; 4];
    !unit(c.encode_utf8(&mut buffer)).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_units_are_those_of_the_grammar() {
        for c in (0..=127u8).map(char::from) {
            let text = c.to_string();
            assert_eq!(is_unit_char(c), read(Rule::unit, &text) == text, "{c:?}");
        }
    }
}
