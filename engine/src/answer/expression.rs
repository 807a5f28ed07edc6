//! The number of a typed answer: an expression of plain numbers, constants and functions, computed while it is read.

use super::choices::ReadingPath;
use super::digits::{
    self, Setting, digit_at, is_power, run_end, sign_at, skip_blanks, starts_number, ten_with_power,
};
use super::reason::{Reason, UnreadableAnswer};
use super::signs::{DASH, FRACTION, Sign, fraction};
use super::value::TypedValue;
use super::words::{self, is_letter, is_times, is_times_letter, word, word_end};
use crate::characters::superscript;
use crate::limits::MAX_DEPTH;
use crate::units::AskedUnit;

/// A reader of one typed answer, at one combination of choices.
pub(super) struct Expression<'a, 'c> {
    pub signs: &'a [Sign],
    pub at: usize,
    pub asked: &'a AskedUnit,
    pub setting: Setting,
    pub choices: &'c mut ReadingPath,
    /// Brackets, bars and powers that are open.
    pub depth: usize,
}

pub(super) type Read<T> = Result<T, UnreadableAnswer>;

impl Expression<'_, '_> {
    pub(super) fn sign(&self) -> Option<char> {
        sign_at(self.signs, self.at)
    }

    pub(super) fn skip_blanks(&mut self) {
        self.at = skip_blanks(self.signs, self.at);
    }

    pub(super) fn refuse<T>(&self, reason: Reason, from: usize, to: usize) -> Read<T> {
        Err(UnreadableAnswer::of(reason, from, to))
    }

    /// Refuses the sign or word that stands here.
    pub(super) fn refuse_here<T>(&self, reason: impl FnOnce(String) -> Reason) -> Read<T> {
        let end = word_end(self.signs, self.at)
            .max(self.at + 1)
            .min(self.signs.len());
        let shown = word(self.signs, self.at.min(end), end);
        self.refuse(reason(shown), self.at, end)
    }

    pub(super) fn refuse_word<T>(&self, from: usize, to: usize) -> Read<T> {
        let reason = Reason::Word {
            word: word(self.signs, from, to),
            first: skip_blanks(self.signs, 0) == from,
            called: sign_at(self.signs, to) == Some('('),
        };
        self.refuse(reason, from, to)
    }

    pub(super) fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        if self.depth >= MAX_DEPTH {
            return self.refuse(Reason::TooDeep, self.at, self.at + 1);
        }
        self.depth += 1;
        let result = read(self);
        self.depth -= 1;
        result
    }

    pub(super) fn sum(&mut self) -> Read<TypedValue> {
        let mut left = self.product()?;
        loop {
            self.skip_blanks();
            match self.sign() {
                Some('+') => {
                    self.at += 1;
                    let right = self.product()?;
                    left = TypedValue::computed(left.number + right.number, left.pi || right.pi);
                }
                Some('-') => {
                    self.at += 1;
                    let right = self.product()?;
                    left = TypedValue::computed(left.number - right.number, left.pi || right.pi);
                }
                Some(DASH) => return self.refuse(Reason::Range, self.at, self.at + 1),
                Some('±') => return self.refuse(Reason::PlusMinus, self.at, self.at + 1),
                _ => return Ok(left),
            }
        }
    }

    fn product(&mut self) -> Read<TypedValue> {
        let mut left = self.signed()?;
        loop {
            let before = self.at;
            self.skip_blanks();
            let Some(sign) = self.sign() else {
                return Ok(left);
            };
            let inner = self.depth > 0;
            if !inner && self.unit_begins(self.at) {
                return Ok(left);
            }
            if is_times(sign) || is_times_letter(self.signs, self.at) {
                self.at += 1;
                let typographic = sign != '*';
                let right = self.factor(typographic)?;
                left = left.multiply(right);
            } else if matches!(sign, '.' | ',')
                && before == self.at
                && ten_with_power(self.signs, self.at + 1)
            {
                self.at += 1;
                let right = self.signed()?;
                left = left.multiply(right);
            } else if sign == '/' || sign == ':' {
                self.at += 1;
                let right = self.signed()?;
                left = self.divided(left, right)?;
            } else if self.implied_begins(left)? {
                let right = self.power()?;
                left = left.multiply(right);
            } else if starts_number(self.signs, self.at)
                || fraction(sign).is_some()
                || sign == FRACTION
            {
                if self.setting.in_arguments && sign == ',' {
                    return Ok(left);
                }
                return self.refuse(
                    Reason::SideBySide,
                    self.at,
                    run_end(self.signs, self.at).max(self.at + 1),
                );
            } else {
                return Ok(left);
            }
        }
    }

    /// What a product goes on with behind its sign. `3·10-2` and `3·103` may be powers of ten whose exponent lost its height.
    fn factor(&mut self, typographic: bool) -> Read<TypedValue> {
        let at = skip_blanks(self.signs, self.at);
        let ten = sign_at(self.signs, at) == Some('1') && sign_at(self.signs, at + 1) == Some('0');
        if typographic && ten {
            let behind = at + 2;
            let minus = sign_at(self.signs, behind) == Some('-');
            let from = behind + usize::from(minus);
            let end = run_end(self.signs, from);
            let digits = end - from;
            let fits = digits > 0
                && (minus || (digits <= 2 && sign_at(self.signs, from) != Some('0')))
                && self.number_ends(end);
            if fits && self.choices.pick(2) == 1 {
                self.at = end;
                let exponent: i32 = word(self.signs, from, end).parse().unwrap_or(99_999);
                let exponent = if minus { -exponent } else { exponent };
                return Ok(TypedValue {
                    number: crate::number::power_of_ten(exponent),
                    form: super::value::Form::PowerOfTen(exponent),
                    pi: false,
                });
            }
        }
        self.signed()
    }

    /// Whether the whole number of the answer ends here: at its end, or before its unit.
    fn number_ends(&self, at: usize) -> bool {
        if digits::starts_number(self.signs, at) {
            return false;
        }
        let next = skip_blanks(self.signs, at);
        next >= self.signs.len() || self.unit_begins(next)
    }

    /// A quotient. A factor without a sign behind the bar may belong below it: `1/2π`.
    fn divided(&mut self, left: TypedValue, right: TypedValue) -> Read<TypedValue> {
        let at = self.at;
        self.skip_blanks();
        let inner = self.depth > 0;
        let unit = !inner && self.unit_begins(self.at);
        if unit || self.sign().is_none() || !self.implied_begins(right)? {
            self.at = at;
            return Ok(quotient(left, right));
        }
        let below = self.choices.pick(2) == 1;
        let mut product = self.power()?;
        loop {
            let at = self.at;
            self.skip_blanks();
            let unit = !inner && self.unit_begins(self.at);
            if unit || self.sign().is_none() || !self.implied_begins(product)? {
                self.at = at;
                break;
            }
            let next = self.power()?;
            product = product.multiply(next);
        }
        Ok(if below {
            quotient(left, right.multiply(product))
        } else {
            quotient(left, right).multiply(product)
        })
    }

    /// Whether a factor without a sign begins here: a constant, a function, a root or a bracket behind what was read.
    pub(super) fn implied_begins(&self, left: TypedValue) -> Read<bool> {
        let Some(sign) = self.sign() else {
            return Ok(false);
        };
        if matches!(sign, 'π' | '√' | '(' | '[' | '{') {
            return Ok(true);
        }
        if !is_letter(sign) {
            return Ok(false);
        }
        let end = word_end(self.signs, self.at);
        let name = word(self.signs, self.at, end);
        if name == "e" && matches!(left.form, super::value::Form::Decimal(_)) {
            if is_power(self.signs, end) {
                return Ok(true);
            }
            return self.refuse(Reason::Exponent, self.at, end);
        }
        Ok(is_pi(&name) || name == "e" || words::function(&name).is_some())
    }

    fn signed(&mut self) -> Read<TypedValue> {
        let mut negative = false;
        loop {
            self.skip_blanks();
            match self.sign() {
                Some('+') => {}
                Some('-' | DASH) => negative = !negative,
                _ => break,
            }
            self.at += 1;
        }
        let value = self.power()?;
        Ok(if negative { value.negate() } else { value })
    }

    pub(super) fn power(&mut self) -> Read<TypedValue> {
        let start = self.at;
        let base = self.operand()?;
        // `2e^3` may be 2·e³ or 2·10³; the constant stands alone here, so the number before it has been read.
        let is_e = self.at == start + 1 && sign_at(self.signs, start) == Some('e');
        let digit_before = start > 0 && digit_at(self.signs, start - 1);
        let base = if is_e && digit_before && is_power(self.signs, self.at) {
            match self.choices.pick(2) {
                0 => base,
                _ => TypedValue {
                    number: 10.0,
                    ..ten()
                },
            }
        } else {
            base
        };
        let at = skip_blanks(self.signs, self.at);
        if !is_power(self.signs, at) || (self.depth == 0 && self.unit_begins(at)) {
            return Ok(base);
        }
        self.at = at;
        let raised = superscript(sign_at(self.signs, at).unwrap_or(' ')).is_some();
        let from = if raised { at } else { at + 1 };
        let exponent = if raised {
            self.raised()?
        } else {
            self.at += 1;
            self.deeper(Self::signed)?
        };
        let one = exponent.is_whole() && exponent.number == 1.0 && self.at == from + 1;
        let bar = skip_blanks(self.signs, self.at);
        if one && sign_at(self.signs, bar) == Some('/') {
            let below = skip_blanks(self.signs, bar + 1);
            let end = run_end(self.signs, below);
            let whole = end > below
                && !(matches!(sign_at(self.signs, end), Some('.' | ','))
                    && digit_at(self.signs, end + 1));
            if whole && self.choices.pick(2) == 1 {
                let below: f64 = word(self.signs, below, end).parse().unwrap_or(f64::NAN);
                self.at = end;
                return Ok(base.power(TypedValue::computed(1.0 / below, false)));
            }
        }
        Ok(base.power(exponent))
    }

    /// An exponent in raised signs.
    fn raised(&mut self) -> Read<TypedValue> {
        let mut digits = String::new();
        let from = self.at;
        while let Some(plain) = self.sign().and_then(superscript) {
            digits.push(plain);
            self.at += 1;
        }
        match digits.trim_start_matches('+').parse::<i32>() {
            Ok(exponent) => Ok(TypedValue {
                number: f64::from(exponent),
                ..whole()
            }),
            Err(_) => self.refuse(Reason::Sign(digits), from, self.at),
        }
    }
}

pub(super) fn quotient(left: TypedValue, right: TypedValue) -> TypedValue {
    TypedValue::computed(left.number / right.number, left.pi || right.pi)
}

pub(super) fn whole() -> TypedValue {
    TypedValue {
        number: 0.0,
        form: super::value::Form::Decimal(super::value::Plain {
            decimal: None,
            least: 1,
            most: 1,
            place: 0,
            whole: true,
            as_written: true,
        }),
        pi: false,
    }
}

/// The base of a power of ten.
fn ten() -> TypedValue {
    TypedValue {
        number: 10.0,
        ..whole()
    }
}

pub(super) fn is_constant(name: &str) -> bool {
    is_pi(name) || name == "e"
}

pub(super) fn is_pi(name: &str) -> bool {
    matches!(name, "pi" | "Pi" | "PI")
}

pub(super) fn closing(open: char) -> char {
    match open {
        '[' => ']',
        '{' => '}',
        _ => ')',
    }
}
