//! What other languages have in their formulas and this one does not, told as what it is: `a!`, `if(a>3,1,2)`.

use crate::codes::*;
use crate::diagnostic::Diagnostic;
use crate::span::Span;

/// Something that the language does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Missing {
    Choice,
    Factorial,
}

/// What formulas call it, in English and Polish, without regard to capitals.
const NAMES: &[(&str, Missing)] = &[
    ("if", Missing::Choice),
    ("ifelse", Missing::Choice),
    ("iif", Missing::Choice),
    ("jeżeli", Missing::Choice),
    ("jeśli", Missing::Choice),
    ("when", Missing::Choice),
    ("fact", Missing::Factorial),
    ("factorial", Missing::Factorial),
    ("silnia", Missing::Factorial),
];

impl Missing {
    /// What a function of this name would be.
    pub(crate) fn named(name: &str) -> Option<Missing> {
        let name = name.to_lowercase();
        let known = NAMES.iter().find(|(known, _)| *known == name);
        known.map(|(_, missing)| *missing)
    }

    pub(crate) fn diagnostic(self, place: Span) -> Diagnostic {
        match self {
            Missing::Choice => Diagnostic::new(E0404, "if", place),
            Missing::Factorial => Diagnostic::new(E0404, "factorial", place),
        }
    }
}

/// What a line that cannot be read beyond `offset` asks for there, and where in the line.
pub(super) fn in_line(code: &str, offset: usize) -> Option<(Missing, Span)> {
    let after = code.get(offset..)?;
    if after.starts_with('!') && !after.starts_with("!=") {
        return Some((Missing::Factorial, Span::new(offset, offset + 1)));
    }
    // `a>1 ? 2 : 3`: the comparison is where the line goes wrong.
    if let Some(sign) = after.find('?')
        && after.starts_with(['?', '<', '>', '=', '!'])
    {
        let at = offset + sign;
        return Some((Missing::Choice, Span::new(at, at + 1)));
    }
    let mut at = 0;
    for word in code.split_inclusive(|c: char| !is_part(c)) {
        let name = word.trim_end_matches(|c: char| !is_part(c));
        let behind = code[at + name.len()..].trim_start();
        // `if(…)` before the place, or `… if … else …` at it.
        let asks = behind.starts_with('(') || at == offset && name.eq_ignore_ascii_case("if");
        if at <= offset && asks && Missing::named(name) == Some(Missing::Choice) {
            return Some((Missing::Choice, Span::new(at, at + name.len())));
        }
        at += word.len();
    }
    None
}

fn is_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '\''
}
