//! Where the number of an answer ends and its unit begins.

use super::digits::{is_power, sign_at, skip_blanks};
use super::expression::{Expression, is_pi};
use super::signs::{FRACTION, TIMES};
use super::words::{self, is_letter, is_times_letter, word, word_end};

impl Expression<'_, '_> {
    /// Whether the unit begins at this sign. Units stand at the end of an answer, outside of brackets.
    pub(super) fn unit_begins(&self, at: usize) -> bool {
        let Some(sign) = sign_at(self.signs, at) else {
            return false;
        };
        let next = skip_blanks(self.signs, at + 1);
        match sign {
            // A power of an angle's sign in LaTeX: 30^\circ.
            '^' => {
                let next = at + 1 + usize::from(sign_at(self.signs, at + 1) == Some('{'));
                matches!(sign_at(self.signs, next), Some('\\' | '∘' | '°'))
            }
            '\\' => true,
            FRACTION => {
                sign_at(self.signs, next) == Some('{')
                    && self.below_a_bar(skip_blanks(self.signs, next + 1))
            }
            '/' | '*' | TIMES => {
                self.word_begins_unit(next)
                    || sign_at(self.signs, next).is_some_and(|sign| {
                        words::is_unit_sign(sign) && sign != '\'' && sign != '"'
                    })
            }
            '(' | '[' => {
                self.word_begins_unit(next)
                    || sign_at(self.signs, next).is_some_and(words::is_unit_sign)
            }
            // `5 1/s`
            '1' => {
                at > 0
                    && sign_at(self.signs, at - 1) == Some(' ')
                    && sign_at(self.signs, next) == Some('/')
                    && self.below_a_bar(skip_blanks(self.signs, next + 1))
            }
            _ if is_letter(sign) => self.word_begins_unit(at),
            _ => words::is_unit_sign(sign),
        }
    }

    /// Whether a unit begins behind `1/`: a word or sign of one, in brackets or not.
    fn below_a_bar(&self, at: usize) -> bool {
        let inner = match sign_at(self.signs, at) {
            Some('(') => skip_blanks(self.signs, at + 1),
            _ => at,
        };
        self.word_begins_unit(inner) || sign_at(self.signs, inner).is_some_and(words::is_unit_sign)
    }

    /// Whether a word begins here that can only be a unit: one of the table, or neither a function nor a constant nor a sign of multiplication.
    fn word_begins_unit(&self, at: usize) -> bool {
        if !sign_at(self.signs, at).is_some_and(is_letter) || is_times_letter(self.signs, at) {
            return false;
        }
        let name = word(self.signs, at, word_end(self.signs, at));
        self.unit_word_at(at) || !is_pi(&name) && name != "e" && words::function(&name).is_none()
    }

    /// Whether the word that begins here is, as a whole, the asked unit or one of the table, and no function of a bracket.
    fn unit_word_at(&self, at: usize) -> bool {
        let end = word_end(self.signs, at);
        let name = word(self.signs, at, end);
        if is_pi(&name) || (name == "e" && is_power(self.signs, end)) {
            return false;
        }
        let called =
            matches!(sign_at(self.signs, end), Some('(')) && words::function(&name).is_some();
        !called && self.asked.is_unit_word(&name)
    }
}
