//! What has the form of a value of a declaration, the value itself or something near to it: with another minus, a currency in front, or as an interval.

use super::beginnings;
use crate::characters::{is_blank, starts_with_digit};

/// What makes something no declaration.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    Blanks,
    Braces,
    Brackets,
    Currency,
    Sign,
}

/// Something of the form of a value.
pub(crate) struct Form {
    pub length: usize,
    /// The value in the language.
    pub written: String,
    pub currency: String,
    /// What makes it no value; `None` where it is one.
    pub reason: Option<Reason>,
}

/// The value that a text begins with.
pub(crate) fn value(text: &str) -> Option<Form> {
    if text.starts_with('?') {
        return Some(Form {
            length: 1,
            written: "?".to_owned(),
            currency: String::new(),
            reason: None,
        });
    }
    interval(text).or_else(|| signed(text))
}

/// A number, with whatever sign stands before it.
fn signed(text: &str) -> Option<Form> {
    let mut rest = text;
    let mut minus = false;
    let mut currency = String::new();
    let mut reason = None;
    while let Some(c) = rest.chars().next() {
        match c {
            '-' if !minus => minus = true,
            '−' | '–' | '‒' | '－' | '﹣' if !minus => {
                minus = true;
                reason = Some(Reason::Sign);
            }
            '+' if reason.is_none() && !minus => reason = Some(Reason::Sign),
            c if currency.is_empty() && is_currency(c) => {
                currency.push(c);
                reason = Some(Reason::Currency);
            }
            c if is_blank(c) && !currency.is_empty() && rest.len() < text.len() => {}
            _ => break,
        }
        rest = &rest[c.len_utf8()..];
    }
    let number = beginnings::number(rest);
    if number.is_empty() || number.starts_with('-') {
        return None;
    }
    let mut written = format!("{}{number}", if minus { "-" } else { "" });
    let mut behind = &rest[number.len()..];
    // A decimal comma is no sign of the language, and here as good as its point.
    if let Some(decimals) = behind
        .strip_prefix(',')
        .filter(|rest| starts_with_digit(rest))
        && number.bytes().all(|byte| byte.is_ascii_digit())
    {
        let end = decimals
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(decimals.len());
        written = format!("{written}.{}", &decimals[..end]);
        behind = &decimals[end..];
    }
    Some(Form {
        length: text.len() - behind.len(),
        written,
        currency,
        reason,
    })
}

fn is_currency(c: char) -> bool {
    !c.is_alphanumeric() && !"°%˚‰℃℉".contains(c) && beginnings::is_unit_char(c)
}

/// How many numbers of an interval or list are looked at.
const MOST: usize = 20;

/// Numbers in brackets of any kind.
pub(super) fn interval(text: &str) -> Option<Form> {
    let open = text.chars().next()?;
    let (close, separators): (&[char], &[&str]) = match open {
        '[' => (
            &[']', ')', '['],
            &[";", ",", "...", "..", "…", "-", "–", "−"],
        ),
        '{' => (&['}'], &[";", ","]),
        '(' => (&[')', ']'], &[";"]),
        '<' | '⟨' | '〈' => (&['>', '⟩', '〉'], &[";", ","]),
        ']' => (&['[', ']'], &[";"]),
        _ => return None,
    };
    let mut rest = text[open.len_utf8()..].trim_start_matches(is_blank);
    let mut numbers: Vec<String> = Vec::new();
    loop {
        let minus = rest.strip_prefix(['−', '–']);
        let number = beginnings::number(minus.unwrap_or(rest));
        if number.is_empty() || numbers.len() == MOST {
            return None;
        }
        numbers.push(format!("{}{number}", minus.map_or("", |_| "-")));
        rest = minus.unwrap_or(rest)[number.len()..].trim_start_matches(is_blank);
        if let Some(behind) = rest.strip_prefix(close) {
            let inner = numbers.join(";");
            let (enough, written) = if open == '{' {
                (1, format!("{{{inner}}}"))
            } else {
                (2, format!("[{inner}]"))
            };
            return (numbers.len() >= enough).then(|| Form {
                length: text.len() - behind.len(),
                written,
                currency: String::new(),
                reason: (!matches!(open, '[' | '{')).then_some(Reason::Brackets),
            });
        }
        rest = separators
            .iter()
            .find_map(|separator| rest.strip_prefix(separator))?
            .trim_start_matches(is_blank);
    }
}
