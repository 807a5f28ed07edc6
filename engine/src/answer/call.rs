//! A function and what it is taken of, with brackets or without.

use super::digits::{sign_at, skip_blanks, starts_number};
use super::expression::{Expression, Read, is_constant};
use super::reason::Reason;
use super::signs::DASH;
use super::value::TypedValue;
use super::words::{self, is_letter, word, word_end};
use crate::functions::{Call, Function};

impl Expression<'_, '_> {
    /// The value of a function of what follows its name.
    pub(super) fn called(&mut self, function: &Function, name: &str) -> Read<TypedValue> {
        let from = self.at;
        self.skip_blanks();
        if matches!(self.sign(), Some('(' | '[' | '{')) {
            let open = self.at;
            let several = !matches!(function.call, Call::Unary(_));
            let separated = several && self.commas_separate()?;
            let arguments = self.bracket(|reader| reader.arguments(function, separated))?;
            if !function.takes(arguments.len()) {
                let reason = Reason::ArgumentCount {
                    function: name.to_owned(),
                    takes: function.arity(),
                    given: arguments.len(),
                };
                return self.refuse(reason, open, self.at);
            }
            return Ok(self.apply(function, &arguments));
        }
        if !matches!(function.call, Call::Unary(_)) {
            return self.refuse(Reason::NoBrackets(name.to_owned()), from, self.at);
        }
        // Without brackets it takes the next signed number, or a constant, with its power.
        let negative = matches!(self.sign(), Some('-' | DASH));
        if negative || self.sign() == Some('+') {
            self.at += 1;
            self.skip_blanks();
        }
        let constant = self.sign() == Some('π')
            || self.sign().is_some_and(is_letter)
                && is_constant(&word(self.signs, self.at, word_end(self.signs, self.at)));
        let root = self.sign() == Some('√');
        if !(constant || root || starts_number(self.signs, self.at)) {
            return self.refuse(Reason::NoArgument(name.to_owned()), from, self.at);
        }
        let argument = self.deeper(Self::power)?;
        let argument = if negative {
            argument.negate()
        } else {
            argument
        };
        let argument = self.angle(function, argument);
        Ok(self.apply(function, &[argument]))
    }

    /// Whether commas set the arguments of this bracket apart; an error where nobody can tell.
    fn commas_separate(&self) -> Read<bool> {
        let mut depth = 0usize;
        let (mut bare, mut blank) = (false, false);
        for at in self.at..self.signs.len() {
            match self.signs[at].sign {
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' if depth <= 1 => break,
                ')' | ']' | '}' => depth -= 1,
                ';' if depth == 1 => return Ok(false),
                ',' if depth == 1 && sign_at(self.signs, at + 1) == Some(' ') => blank = true,
                ',' if depth == 1 => bare = true,
                _ => {}
            }
        }
        match (bare, blank) {
            (true, _) => self.refuse(Reason::ArgumentCommas, self.at, self.signs.len()),
            (false, separated) => Ok(separated),
        }
    }

    fn arguments(&mut self, function: &Function, separated: bool) -> Read<Vec<TypedValue>> {
        self.setting.in_arguments = separated;
        // Where commas do not set arguments apart, a comma is the decimal sign and nothing else.
        self.setting.comma |= !separated;
        let mut arguments = Vec::new();
        loop {
            let argument = self.sum()?;
            let argument = self.angle(function, argument);
            arguments.push(argument);
            self.skip_blanks();
            match self.sign() {
                Some(';') => self.at += 1,
                Some(',') if separated => self.at += 1,
                _ => return Ok(arguments),
            }
        }
    }

    /// A sign of degrees or radians behind the argument of a function of an angle.
    pub(super) fn angle(&mut self, function: &Function, argument: TypedValue) -> TypedValue {
        let at = skip_blanks(self.signs, self.at);
        let end = word_end(self.signs, at);
        let (degrees, stop) = match sign_at(self.signs, at) {
            Some('°' | '˚' | 'º') => (true, at + 1),
            Some(sign) if is_letter(sign) => match word(self.signs, at, end).as_str() {
                "deg" | "stopni" | "degrees" => (true, end),
                "rad" => (false, end),
                _ => return argument,
            },
            _ => return argument,
        };
        let number = match (
            degrees,
            words::takes_degrees(function),
            words::takes_radians(function),
        ) {
            (true, true, _) | (false, _, true) => argument.number,
            (true, _, true) => argument.number.to_radians(),
            (false, true, _) => argument.number.to_degrees(),
            _ => return argument,
        };
        self.at = stop;
        TypedValue::computed(number, false)
    }

    /// The value of a function. An angle with π in it may be meant in radians where the function takes degrees.
    pub(super) fn apply(&mut self, function: &Function, arguments: &[TypedValue]) -> TypedValue {
        let mut numbers: Vec<f64> = arguments.iter().map(|value| value.number).collect();
        let pi = arguments.iter().any(|value| value.pi);
        if pi && words::takes_degrees(function) && self.choices.pick(2) == 1 {
            numbers
                .iter_mut()
                .for_each(|number| *number = number.to_degrees());
        }
        let number = match (function.call, numbers.as_slice()) {
            (Call::Unary(f), [x]) => f(*x),
            (Call::Binary(f), [x, y]) => f(*x, *y),
            (Call::Fold(f), [first, rest @ ..]) => {
                rest.iter().fold(*first, |sum, next| f(sum, *next))
            }
            _ => f64::NAN,
        };
        // What is made of an angle in these ways is an angle still.
        let angle = matches!(function.name, "sqrt" | "abs" | "min" | "max" | "hypot");
        TypedValue::computed(number, pi && angle)
    }
}
