//! Plain numbers as people write them: groups of digits, one decimal sign or the other, an exponent.

use super::choices::ReadingPath;
use super::reason::Reason;
use super::signs::{Sign, TIMES};
use super::value::{Form, Plain, TypedValue, nearest};
use crate::characters::superscript;
use crate::number::Decimal;

/// What decides how a number is read besides its own signs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    /// The reader's decimal sign is a comma, so that `1,234` is 1.234 and nothing else.
    pub comma: bool,
    /// Money is counted, so that `1,234` is a group.
    pub money: bool,
    /// A comma with a blank behind it sets arguments apart, and ends a number.
    pub in_arguments: bool,
}

/// Digits with what stands between them.
#[derive(Debug, Default)]
struct Runs {
    /// Where each run of digits begins and ends.
    runs: Vec<(usize, usize)>,
    /// What stands before the second run and each later one: `.`, `,` or a blank for any group sign.
    between: Vec<char>,
}

pub(super) fn digit_at(signs: &[Sign], at: usize) -> bool {
    signs.get(at).is_some_and(|sign| sign.sign.is_ascii_digit())
}

pub(super) fn sign_at(signs: &[Sign], at: usize) -> Option<char> {
    signs.get(at).map(|sign| sign.sign)
}

pub(super) fn skip_blanks(signs: &[Sign], mut at: usize) -> usize {
    while sign_at(signs, at) == Some(' ') {
        at += 1;
    }
    at
}

/// Where a run of digits ends.
pub(super) fn run_end(signs: &[Sign], at: usize) -> usize {
    (at..).find(|index| !digit_at(signs, *index)).unwrap_or(at)
}

/// Whether a number begins here: a digit, or a decimal sign with one behind it.
pub(super) fn starts_number(signs: &[Sign], at: usize) -> bool {
    digit_at(signs, at) || matches!(sign_at(signs, at), Some('.' | ',')) && digit_at(signs, at + 1)
}

/// Whether a sign of a power stands here.
pub(super) fn is_power(signs: &[Sign], at: usize) -> bool {
    sign_at(signs, at).is_some_and(|sign| sign == '^' || superscript(sign).is_some())
}

/// Whether `10` with a power stands here, as in `5.10^3`.
pub(super) fn ten_with_power(signs: &[Sign], at: usize) -> bool {
    sign_at(signs, at) == Some('1')
        && sign_at(signs, at + 1) == Some('0')
        && is_power(signs, at + 2)
}

/// Whether a power of ten follows a number that ends here.
fn power_of_ten_follows(signs: &[Sign], at: usize) -> bool {
    if matches!(sign_at(signs, at), Some('e' | 'E')) {
        return exponent_end(signs, at).is_some();
    }
    let times = skip_blanks(signs, at);
    matches!(sign_at(signs, times), Some(TIMES | '*' | 'x' | 'X' | 'х'))
        && ten_with_power(signs, skip_blanks(signs, times + 1))
}

/// Where `e-3` ends, which begins here; none where no exponent stands here.
fn exponent_end(signs: &[Sign], at: usize) -> Option<usize> {
    let mut from = at + 1;
    if matches!(sign_at(signs, from), Some('+' | '-' | '–')) {
        from += 1;
    }
    digit_at(signs, from).then(|| run_end(signs, from))
}

/// Reads the plain number that begins at `at`; also where it ends.
pub(super) fn read(
    signs: &[Sign],
    at: usize,
    setting: Setting,
    choices: &mut ReadingPath,
) -> Result<(TypedValue, usize), Reason> {
    let (runs, end) = runs(signs, at, setting, choices);
    let marks: Vec<usize> = (0..runs.between.len())
        .filter(|index| runs.between[*index] != ' ')
        .collect();
    let length = |index: usize| runs.runs[index].1 - runs.runs[index].0;
    // Which run is the first behind the decimal sign.
    let split = match marks.as_slice() {
        [] => runs.runs.len(),
        [one] => {
            let ambiguous = runs.between[*one] == ','
                && runs.runs.len() == 2
                && (1..=3).contains(&length(0))
                && sign_at(signs, runs.runs[0].0) != Some('0')
                && length(1) == 3
                && !setting.comma
                && !matches!(sign_at(signs, end), Some('.' | ','))
                && !power_of_ten_follows(signs, end);
            let group = ambiguous && (setting.money || choices.pick(2) == 1);
            if group { runs.runs.len() } else { one + 1 }
        }
        [first, .., last] => {
            let kinds: Vec<char> = marks.iter().map(|index| runs.between[*index]).collect();
            let others = &kinds[..kinds.len() - 1];
            let thousands = others.iter().all(|kind| kind == &kinds[0]);
            let grouped = |runs_to: usize| {
                (1..=3).contains(&length(0)) && (1..runs_to).all(|index| length(index) == 3)
            };
            let plain = *first == 0 && marks.len() == runs.between.len();
            if plain && thousands && kinds[0] == kinds[kinds.len() - 1] && grouped(runs.runs.len())
            {
                runs.runs.len()
            } else if plain && thousands && kinds[0] != kinds[kinds.len() - 1] && grouped(last + 1)
            {
                last + 1
            } else {
                return Err(Reason::DecimalSigns);
            }
        }
    };
    let (value, end) = with_exponent(signs, &runs, split, end);
    Ok((value, end))
}

/// The digits from `at` on as far as they are one number, and where they end.
fn runs(signs: &[Sign], at: usize, setting: Setting, choices: &mut ReadingPath) -> (Runs, usize) {
    let mut found = Runs::default();
    let mut end = run_end(signs, at);
    found.runs.push((at, end));
    loop {
        let Some(sign) = sign_at(signs, end) else {
            return (found, end);
        };
        let next_end = run_end(signs, end + 1);
        let length = next_end - (end + 1);
        let marks = found.between.iter().filter(|sign| **sign != ' ').count();
        match sign {
            '.' | ',' if length > 0 => {
                if ten_with_power(signs, end + 1) && next_end == end + 3 {
                    let only = marks == 0;
                    // Behind a decimal sign it multiplies; as the only one it may be either.
                    if !only || (found.runs[0].0 < end && choices.pick(2) == 1) {
                        return (found, end);
                    }
                }
            }
            '.' if marks == 0 && ends_at_point(signs, end + 1) => return (found, end + 1),
            ',' if marks == 0 && !setting.in_arguments && ends_at_comma(signs, end + 1) => {
                return (found, end + 1);
            }
            ' ' | '\''
                if groups(&found, signs, length, marks)
                    && !(marks > 0 && sign_at(signs, next_end) == Some('/')) => {}
            _ => return (found, end),
        }
        found.between.push(if sign == '\'' { ' ' } else { sign });
        found.runs.push((end + 1, next_end));
        end = next_end;
    }
}

/// Whether a decimal point at the end of its number can stand before this: `5.`, `5. N`, `5.)`.
fn ends_at_point(signs: &[Sign], at: usize) -> bool {
    sign_at(signs, at).is_none_or(|sign| !matches!(sign, '.' | ','))
}

fn ends_at_comma(signs: &[Sign], at: usize) -> bool {
    at >= signs.len()
}

/// Whether so many digits behind a blank or an apostrophe are a further group of the number.
fn groups(found: &Runs, signs: &[Sign], length: usize, marks: usize) -> bool {
    let lengths = |index: usize| found.runs[index].1 - found.runs[index].0;
    if marks == 0 {
        let first = lengths(0);
        return length == 3
            && (1..=3).contains(&first)
            && sign_at(signs, found.runs[0].0) != Some('0');
    }
    // Behind the decimal sign the last group may be shorter.
    let decimal = found.between.iter().position(|sign| *sign != ' ');
    let behind = decimal.map_or(0, |index| index + 1);
    marks == 1
        && (1..=3).contains(&length)
        && (behind..found.runs.len()).all(|index| lengths(index) == 3)
}

fn with_exponent(signs: &[Sign], runs: &Runs, split: usize, end: usize) -> (TypedValue, usize) {
    let mut text = String::with_capacity(24);
    let mut decimals = 0i32;
    for (index, (from, to)) in runs.runs.iter().enumerate() {
        text.extend(signs[*from..*to].iter().map(|sign| sign.sign));
        if index >= split {
            decimals += i32::try_from(to - from).unwrap_or(i32::MAX);
        }
    }
    let significant = text.trim_start_matches('0');
    let count = |text: &str| u8::try_from(text.len()).unwrap_or(u8::MAX);
    let (least, most) = match significant {
        "" => (0, u8::MAX),
        _ if decimals > 0 => (count(significant), count(significant)),
        // 1200 has two, three or four.
        _ => (count(significant.trim_end_matches('0')), count(significant)),
    };
    let mut exponent = 0i32;
    let mut after = end;
    let mut has_exponent = false;
    if matches!(sign_at(signs, end), Some('e' | 'E'))
        && let Some(stop) = exponent_end(signs, end)
    {
        let digits: String = signs[end + 1..stop]
            .iter()
            .map(|sign| if sign.sign == '–' { '-' } else { sign.sign })
            .collect();
        // What is too large for 32 bits is out of range for a double as well.
        exponent = digits.parse().unwrap_or(if digits.starts_with('-') {
            -99_999
        } else {
            99_999
        });
        after = stop;
        has_exponent = true;
    }
    let place = exponent.saturating_sub(decimals);
    let decimal = Decimal::parse(&format!("{text}e{place}"));
    let number = match decimal {
        Some(decimal) => nearest(decimal),
        None => format!("{text}e{place}").parse().unwrap_or(f64::INFINITY),
    };
    let whole = decimals == 0 && !has_exponent && split == runs.runs.len();
    let value = TypedValue {
        number,
        form: Form::Decimal(Plain {
            decimal,
            least,
            most,
            place,
            whole,
            as_written: !has_exponent,
        }),
        pi: false,
    };
    (value, after)
}
