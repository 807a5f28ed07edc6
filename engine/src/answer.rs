//! What a person typed as an answer: number, unit, and how it was written; in every way in which it may be meant.
//!
//! What is read and what it means is section 6 of the language's definition. Where people write two things alike, both readings are given and
//! none is judged; what cannot be read costs nothing, and the reason is told.

mod call;
mod choices;
mod compound;
mod digits;
mod expression;
mod operand;
mod reading;
mod reason;
mod signs;
#[cfg(test)]
mod tests;
mod unit_start;
mod value;
mod words;

use choices::{MAX_COMBINATIONS, MAX_READINGS, ReadingPath};
use digits::{Setting, sign_at, skip_blanks, starts_number};
use expression::Expression;
use reading::reading;
pub use reading::{Reading, Readings};
use reason::{Reason, UnreadableAnswer};
use signs::{DASH, Signs};
use words::{is_letter, is_unit_sign, word, word_end};

use crate::diagnostic::Diagnostic;
use crate::exercise::TypedNotation;
use crate::limits::MAX_TYPED;
use crate::names;
use crate::span::Span;
use crate::units::{AskedUnit, Conversion, TypedUnit, TypedUnits};

/// What an answer is read for: the unit and name of the unknown, and the decimal sign of the reader.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked<'a> {
    pub unit: &'a AskedUnit,
    /// Empty where it has none.
    pub name: &'a str,
    pub notation: TypedNotation,
}

/// Reads what was typed; `None` for a blank. The places of a diagnostic lie in `text`.
pub(crate) fn read(text: &str, asked: &Asked<'_>) -> Result<Option<Readings>, Diagnostic> {
    if text.len() > MAX_TYPED {
        let reason = Reason::TooLong { bytes: text.len() };
        return Err(reason.told(Span::new(0, 0)));
    }
    let signs = Signs::of(text);
    if signs.list.is_empty() {
        return Ok(None);
    }
    match readings(&signs, asked) {
        Ok(readings) => Ok(Some(readings)),
        Err(refusal) => {
            let span = match refusal.bytes {
                Some((from, to)) => Span::new(from, to),
                None => Span::new(
                    signs.origin(refusal.from),
                    end_origin(&signs, refusal.from, refusal.to),
                ),
            };
            Err(refusal.reason.told(span))
        }
    }
}

/// Where the sign before an index ends in the typed text.
fn end_origin(signs: &Signs<'_>, from: usize, to: usize) -> usize {
    if to <= from {
        return signs.origin(from);
    }
    let last = signs.origin(to - 1);
    let width = signs.text.get(last..).and_then(|rest| rest.chars().next());
    let end = last + width.map_or(0, char::len_utf8);
    end.max(signs.origin(from)).min(signs.text.len())
}

fn readings(signs: &Signs<'_>, asked: &Asked<'_>) -> Result<Readings, UnreadableAnswer> {
    let mut to = signs.list.len();
    // A full stop ends the sentence; as the sign of an unfinished decimal it adds nothing either.
    let last = |back: usize| to.checked_sub(back).and_then(|at| sign_at(&signs.list, at));
    if to > 1 && last(1) == Some('.') && last(2) != Some('.') {
        to -= 1;
    }
    while to > 0 && sign_at(&signs.list, to - 1) == Some(' ') {
        to -= 1;
    }
    let list = &signs.list[..to];
    let from = behind_name(signs, list, asked.name)?;
    let mut found = Readings {
        list: Vec::new(),
        confirm: false,
    };
    if let Some((reading, only)) = compound::clock(signs, from, to, asked.unit) {
        found.list.push(reading);
        if only {
            return Ok(found);
        }
    } else if let Some(reading) = compound::read(signs, from, to, asked.unit) {
        found.list.push(reading);
        return Ok(found);
    }
    let front = currency(list, from, asked.unit);
    let money = front.is_some() || asked.unit.is_currency() || ends_with_money(list, asked.unit);
    let mut choices = ReadingPath::default();
    let mut refused = None;
    for combination in 0.. {
        let start = front.as_ref().map_or(from, |front| front.behind);
        let mut expression = Expression {
            signs: list,
            at: start,
            asked: asked.unit,
            setting: Setting {
                comma: asked.notation == TypedNotation::Comma,
                money,
                in_arguments: false,
            },
            choices: &mut choices,
            depth: 0,
        };
        match one(signs, &mut expression, front.as_ref(), to) {
            Ok((list, confirm)) => {
                for reading in list {
                    if !found.list.iter().any(|known| known.is_same(&reading)) {
                        found.list.push(reading);
                    }
                }
                found.confirm |= confirm;
            }
            Err(refusal) => {
                refused.get_or_insert(refusal);
            }
        }
        if found.list.len() > MAX_READINGS || combination == MAX_COMBINATIONS {
            return Err(UnreadableAnswer::of(Reason::ManyReadings, from, to));
        }
        if !choices.advance() {
            break;
        }
    }
    match (found.list.is_empty(), refused) {
        (true, Some(refusal)) => Err(refusal),
        _ => Ok(found),
    }
}

/// Money whose sign or code stands in front.
struct Front {
    negative: bool,
    name: String,
    behind: usize,
}

fn currency(signs: &[signs::Sign], from: usize, asked: &AskedUnit) -> Option<Front> {
    let at = skip_blanks(signs, from);
    let negative = matches!(sign_at(signs, at), Some('-' | DASH));
    let at = skip_blanks(signs, at + usize::from(negative));
    let end = match sign_at(signs, at)? {
        sign if is_letter(sign) => word_end(signs, at),
        sign if is_unit_sign(sign) => at + 1,
        _ => return None,
    };
    let name = word(signs, at, end);
    let behind = skip_blanks(signs, end);
    let number = behind + usize::from(matches!(sign_at(signs, behind), Some('-' | '+' | DASH)));
    (starts_number(signs, number) && asked.is_currency_word(&name)).then_some(Front {
        negative,
        name,
        behind,
    })
}

/// Whether the last word or sign is a currency.
fn ends_with_money(signs: &[signs::Sign], asked: &AskedUnit) -> bool {
    let Some(last) = signs.last() else {
        return false;
    };
    if is_letter(last.sign) {
        let start = signs
            .iter()
            .rposition(|sign| !is_letter(sign.sign))
            .map_or(0, |at| at + 1);
        let word = word(signs, start, signs.len());
        // `pounds` are money only where nothing is weighed.
        let measures = || {
            asked
                .read_one(&word)
                .is_some_and(|unit| unit.conversion.is_some())
        };
        return asked.is_currency_word(&word) && !measures();
    }
    is_unit_sign(last.sign) && asked.is_currency_word(&last.sign.to_string())
}

/// Where the answer begins behind `x=` or `≈`.
fn behind_name(
    typed: &Signs<'_>,
    signs: &[signs::Sign],
    name: &str,
) -> Result<usize, UnreadableAnswer> {
    let is_equals = |sign: &signs::Sign| matches!(sign.sign, '=' | '≈');
    let Some(at) = signs.iter().position(is_equals) else {
        return Ok(0);
    };
    if let Some(second) = signs[at + 1..].iter().position(is_equals) {
        let place = at + 1 + second;
        return Err(UnreadableAnswer::of(
            Reason::SeveralEquals,
            place,
            place + 1,
        ));
    }
    let written = typed.typed(0, at);
    let typed: String = signs[..at]
        .iter()
        .map(|sign| sign.sign)
        .filter(|sign| !matches!(sign, ' ' | '{' | '}' | '\\'))
        .collect();
    // As typed on a keyboard, as the page shows it in LaTeX, or as it looks there: `v1` and `v₁` for `v_1`.
    let latex = names::latex_of_name(&names::canonical(name));
    let bare = |latex: &str| -> String {
        let plain = latex.replace("\\mathrm", "").replace("\\text", "");
        let kept = plain
            .chars()
            .filter(|c| !matches!(c, ' ' | '{' | '}' | '_'));
        kept.map(lowered).collect()
    };
    let same = |typed: &str| names::latex_of_name(&names::canonical(typed)) == latex;
    if typed.is_empty() || same(&typed) || bare(written) == bare(&latex) {
        Ok(at + 1)
    } else if typed.starts_with(|c: char| c.is_ascii_digit()) || name.is_empty() {
        Err(UnreadableAnswer::of(Reason::SeveralEquals, at, at + 1))
    } else {
        let asked = name.to_owned();
        Err(UnreadableAnswer::of(
            Reason::OtherName { typed, asked },
            0,
            at,
        ))
    }
}

/// The plain digit of a subscript; other signs as they are.
fn lowered(c: char) -> char {
    match c {
        '₀'..='₉' => char::from_digit(u32::from(c) - u32::from('₀'), 10).unwrap_or(c),
        c => c,
    }
}

/// The readings at one combination of choices: several where the unit has some. Also whether they must be confirmed.
fn one(
    signs: &Signs<'_>,
    expression: &mut Expression<'_, '_>,
    front: Option<&Front>,
    to: usize,
) -> Result<(Vec<Reading>, bool), UnreadableAnswer> {
    let from = expression.at;
    let mut value = expression.sum()?;
    if front.is_some_and(|front| front.negative) {
        value = value.negate();
    }
    expression.skip_blanks();
    let at = expression.at;
    if !value.number.is_finite() {
        return Err(UnreadableAnswer::of(Reason::NotFinite, from, at));
    }
    let asked = expression.asked;
    let tail = at < to;
    if tail && !expression.unit_begins(at) {
        return Err(unread(expression));
    }
    if !tail && front.is_none() {
        let mut list = vec![reading(value, plain_unit())];
        if value.pi && asked.is_degrees() {
            list.extend(asked.read_one("rad").map(|unit| reading(value, unit)));
        }
        return Ok((list, false));
    }
    if let (true, Some(front)) = (tail, front) {
        let reason = Reason::TwoUnits(front.name.clone());
        return Err(UnreadableAnswer::of(reason, at, to));
    }
    let begin = signs.origin(at);
    let end = end_origin(signs, at, to);
    let typed = match front {
        Some(front) => front.name.as_str(),
        None => signs.text.get(begin..end).unwrap_or("").trim(),
    };
    match asked.read(typed) {
        // Powers of 0 leave no unit of what was typed.
        TypedUnits::One(unit) | TypedUnits::Confirm(unit) if unit.shown == "1" => {
            Err(UnreadableAnswer::of(
                Reason::NoUnit {
                    word: typed.to_owned(),
                    asked: asked.shown().to_owned(),
                },
                at,
                to,
            ))
        }
        TypedUnits::One(unit) => Ok((vec![reading(value, unit)], false)),
        TypedUnits::Several(units) => {
            let alike = units.windows(2).all(|two| two[0].shown == two[1].shown);
            let list = units.into_iter().map(|unit| match alike {
                true => reading(value, unit).shown_as(asked.shown()),
                false => reading(value, unit),
            });
            Ok((list.collect(), false))
        }
        TypedUnits::Confirm(unit) => Ok((vec![reading(value, unit)], true)),
        TypedUnits::NoneAsked(_) => Err(UnreadableAnswer {
            reason: Reason::NoneAsked(typed.to_owned()),
            from: at,
            to,
            bytes: Some((begin, end)),
        }),
        TypedUnits::Unknown(range) => {
            let word = typed.get(range.clone()).unwrap_or(typed).to_owned();
            let from = (begin + range.start).min(end);
            let until = (begin + range.end).min(end);
            Err(UnreadableAnswer {
                reason: match word.starts_with(|c: char| c.is_ascii_digit()) {
                    true => Reason::SecondNumber,
                    false => Reason::NoUnit {
                        word,
                        asked: asked.shown().to_owned(),
                    },
                },
                from: at,
                to,
                bytes: Some((from, until)),
            })
        }
    }
}

/// What stands where neither number nor unit can go on.
fn unread(expression: &Expression<'_, '_>) -> UnreadableAnswer {
    let at = expression.at;
    let reason = match expression.sign() {
        Some(')' | ']' | '}') => Reason::ClosesNothing,
        Some('!') => Reason::Factorial,
        Some('=' | '≈') => Reason::SeveralEquals,
        Some('±') => Reason::PlusMinus,
        Some(DASH) => Reason::Range,
        Some(',' | '.') => Reason::DecimalSigns,
        Some(sign) => Reason::Sign(sign.to_string()),
        None => Reason::TooEarly,
    };
    UnreadableAnswer::of(reason, at, at + 1)
}

fn plain_unit() -> TypedUnit {
    TypedUnit {
        shown: String::new(),
        conversion: Some(Conversion::IDENTITY),
        capitals: None,
    }
}
