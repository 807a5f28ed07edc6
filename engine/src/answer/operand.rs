//! One operand of a typed expression: a number, a constant, a bracket, a root or a function.

use super::digits::{self, digit_at, is_power, run_end, sign_at, skip_blanks, starts_number};
use super::expression::{Expression, Read, closing, is_pi, quotient, whole};
use super::reason::Reason;
use super::signs::{DASH, FRACTION, Sign, fraction};
use super::value::TypedValue;
use super::words::{self, is_letter, word, word_end};
use crate::functions::Call;

impl Expression<'_, '_> {
    pub(super) fn operand(&mut self) -> Read<TypedValue> {
        self.skip_blanks();
        let Some(sign) = self.sign() else {
            return self.refuse(Reason::TooEarly, self.at, self.at);
        };
        match sign {
            '(' | '[' | '{' => self.bracket(Self::sum),
            '|' => {
                self.at += 1;
                let from = self.at - 1;
                let inner = self.deeper(Self::sum)?;
                self.skip_blanks();
                if self.sign() != Some('|') {
                    return self.refuse(Reason::Unclosed, from, from + 1);
                }
                self.at += 1;
                Ok(TypedValue::computed(inner.number.abs(), inner.pi))
            }
            'π' => {
                self.at += 1;
                Ok(TypedValue::computed(std::f64::consts::PI, true))
            }
            '√' => {
                self.at += 1;
                let Some(function) = words::function("sqrt") else {
                    return self.refuse_here(Reason::Sign);
                };
                self.called(function, "√")
            }
            FRACTION => {
                self.at += 1;
                self.latex_fraction()
            }
            _ if fraction(sign).is_some() => {
                self.at += 1;
                let (above, below) = fraction(sign).unwrap_or((0.0, 1.0));
                Ok(TypedValue::computed(above / below, false))
            }
            _ if starts_number(self.signs, self.at) => self.number(),
            _ if is_letter(sign) => self.named(),
            ')' | ']' | '}' => self.refuse(Reason::TooEarly, self.at, self.at + 1),
            _ => self.refuse_here(Reason::Sign),
        }
    }

    /// What stands between brackets.
    pub(super) fn bracket<T>(&mut self, read: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        let open = self.at;
        let close = closing(self.sign().unwrap_or('('));
        self.at += 1;
        let outer = std::mem::replace(&mut self.setting.in_arguments, false);
        let inner = self.deeper(read);
        self.setting.in_arguments = outer;
        let inner = inner?;
        self.skip_blanks();
        match self.sign() {
            Some(sign) if sign == close => {
                self.at += 1;
                Ok(inner)
            }
            None => self.refuse(Reason::Unclosed, open, open + 1),
            Some(sign) if is_letter(sign) => {
                self.refuse_word(self.at, word_end(self.signs, self.at))
            }
            Some('!') => self.refuse(Reason::Factorial, self.at, self.at + 1),
            Some(_) => self.refuse_here(Reason::Sign),
        }
    }

    /// A plain number, and a proper fraction behind a whole one.
    fn number(&mut self) -> Read<TypedValue> {
        let from = self.at;
        let (value, end) = match digits::read(self.signs, from, self.setting, self.choices) {
            Ok(read) => read,
            Err(reason) => {
                let end = self.signs[from..]
                    .iter()
                    .position(|sign| {
                        !(sign.sign.is_ascii_digit() || matches!(sign.sign, '.' | ','))
                    })
                    .map_or(self.signs.len(), |length| from + length);
                return self.refuse(reason, from, end);
            }
        };
        self.at = end;
        if !value.is_whole() {
            return Ok(value);
        }
        let next = skip_blanks(self.signs, end);
        if let Some((above, below)) = sign_at(self.signs, next).and_then(fraction) {
            self.at = next + 1;
            return Ok(TypedValue::computed(value.number + above / below, false));
        }
        let unit = self.depth == 0 && self.unit_begins(next);
        if sign_at(self.signs, next) == Some(FRACTION) && !unit {
            self.at = next + 1;
            let part = self.latex_fraction()?;
            let proper = (0.0..1.0).contains(&part.number);
            if !proper {
                return self.refuse(Reason::SideBySide, next, next + 1);
            }
            return Ok(TypedValue::computed(value.number + part.number, false));
        }
        if next > end
            && let Some((part, stop)) = self.proper_fraction(next)
        {
            self.at = stop;
            return Ok(TypedValue::computed(value.number + part, false));
        }
        // `1 100/200`: the last group of three may be the numerator of a mixed number.
        let last = end.saturating_sub(4);
        if last > from
            && sign_at(self.signs, last) == Some(' ')
            && let Some((part, stop)) = self.proper_fraction(last + 1)
            && self.choices.pick(2) == 1
        {
            self.at = stop;
            let mut whole = word(self.signs, from, last);
            whole.retain(|digit| digit.is_ascii_digit());
            let whole: f64 = whole.parse().unwrap_or(f64::NAN);
            return Ok(TypedValue::computed(whole + part, false));
        }
        Ok(value)
    }

    /// A fraction of two whole numbers below 1, which begins here, and where it ends.
    fn proper_fraction(&self, at: usize) -> Option<(f64, usize)> {
        let bar = run_end(self.signs, at);
        let end = run_end(self.signs, bar + 1);
        if bar == at || sign_at(self.signs, bar) != Some('/') || end == bar + 1 {
            return None;
        }
        let decimal =
            matches!(sign_at(self.signs, end), Some('.' | ',')) && digit_at(self.signs, end + 1);
        if decimal || is_power(self.signs, end) {
            return None;
        }
        let above: f64 = word(self.signs, at, bar).parse().ok()?;
        let below: f64 = word(self.signs, bar + 1, end).parse().ok()?;
        (above > 0.0 && above < below).then(|| (above / below, end))
    }

    /// The two groups behind `\frac`, or two single digits.
    fn latex_fraction(&mut self) -> Read<TypedValue> {
        let mut parts = [whole(), whole()];
        for part in &mut parts {
            self.skip_blanks();
            *part = match self.sign() {
                Some('{') => self.bracket(Self::sum)?,
                Some(digit) if digit.is_ascii_digit() => {
                    self.at += 1;
                    TypedValue::computed(f64::from(digit.to_digit(10).unwrap_or(0)), false)
                }
                Some(_) => return self.refuse_here(Reason::Sign),
                None => return self.refuse(Reason::TooEarly, self.at, self.at),
            };
        }
        Ok(quotient(parts[0], parts[1]))
    }

    /// A constant or a function.
    fn named(&mut self) -> Read<TypedValue> {
        let from = self.at;
        let end = word_end(self.signs, from);
        let name = word(self.signs, from, end);
        if is_pi(&name) {
            self.at = end;
            return Ok(TypedValue::computed(std::f64::consts::PI, true));
        }
        if name == "e" {
            self.at = end;
            return Ok(TypedValue::computed(std::f64::consts::E, false));
        }
        // `log2(8)` and `log2 8` are the function of that name, `log2` alone is the logarithm of 2.
        let digits = run_end(self.signs, end);
        let long = word(self.signs, from, digits);
        if digits > end
            && let Some(function) = words::function(&long)
        {
            let next = skip_blanks(self.signs, digits);
            let bracket = matches!(sign_at(self.signs, next), Some('(' | '[' | '{'));
            let number = next > digits
                && starts_number(self.signs, skip_signs(self.signs, next))
                && matches!(function.call, Call::Unary(_));
            if bracket || number {
                self.at = digits;
                return self.called(function, &long);
            }
        }
        let Some(function) = words::function(&name) else {
            return self.refuse_word(from, end);
        };
        self.at = end;
        self.called(function, &name)
    }
}

fn skip_signs(signs: &[Sign], at: usize) -> usize {
    at + usize::from(matches!(sign_at(signs, at), Some('+' | '-' | DASH)))
}
