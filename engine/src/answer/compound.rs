//! Answers in several units at once (`1 h 30 min`, `5'10"`) and times on a clock (`2:30`).

use super::choices::ReadingPath;
use super::digits::{self, Setting, digit_at, run_end, sign_at, skip_blanks};
use super::reading::{Look, Reading, literal};
use super::signs::{DASH, Sign, Signs};
use super::value::{Form, TypedValue};
use super::words::{is_letter, is_unit_sign, word, word_end};
use crate::grade::Written;
use crate::units::{AskedUnit, Conversion};

/// Values with their units, as they stand side by side.
struct CompoundParts {
    negative: bool,
    numbers: Vec<TypedValue>,
    units: Vec<String>,
}

/// The answer as a compound of units that go together; none where it is no such thing.
pub(super) fn read(
    signs: &Signs<'_>,
    from: usize,
    to: usize,
    asked: &AskedUnit,
) -> Option<Reading> {
    let parts = parts(signs, from, to)?;
    let units: Vec<&str> = parts.units.iter().map(String::as_str).collect();
    let conversions = asked.compound(&units)?;
    assemble(
        &parts.numbers,
        &parts.units,
        &conversions,
        parts.negative,
        asked,
    )
}

/// A time on a clock: hours and minutes where hours are asked or typed, minutes and seconds where these are, hours, minutes and seconds where there
/// are three. Also whether it can be nothing else.
pub(super) fn clock(
    typed: &Signs<'_>,
    from: usize,
    to: usize,
    asked: &AskedUnit,
) -> Option<(Reading, bool)> {
    if !asked.is_time() {
        return None;
    }
    let signs = &typed.list[..to];
    let (negative, mut at) = sign(signs, from);
    let mut numbers = Vec::new();
    let unit = loop {
        let end = run_end(signs, at).min(to);
        let digits = end - at;
        let first = numbers.is_empty();
        let fits = digits > 0 && digits <= if first { 6 } else { 2 };
        let number: u32 = word(signs, at, end).parse().ok().filter(|_| fits)?;
        if !first && number >= 60 {
            return None;
        }
        numbers.push(value(f64::from(number)));
        let colon = skip_blanks(signs, end);
        if sign_at(signs, colon) != Some(':') {
            break typed.typed(end, to).trim();
        }
        if numbers.len() == 3 {
            return None;
        }
        at = skip_blanks(signs, colon + 1);
    };
    let hour = asked.read_one("h")?.conversion?;
    let hours = match unit {
        "" => hour.numerator <= hour.denominator,
        unit => {
            let typed = asked.read_one(unit)?.conversion?;
            let small =
                ["min", "s"].map(|unit| asked.read_one(unit).and_then(|one| one.conversion));
            if typed != hour && !small.contains(&Some(typed)) {
                return None;
            }
            typed == hour
        }
    };
    let units: &[&str] = match numbers.len() {
        3 => &["h", "min", "s"],
        2 if hours => &["h", "min"],
        2 => &["min", "s"],
        _ => return None,
    };
    let conversions = asked.compound(units)?;
    let units: Vec<String> = units.iter().map(|unit| (*unit).to_owned()).collect();
    let reading = assemble(&numbers, &units, &conversions, negative, asked)?;
    Some((reading, numbers.len() == 3))
}

fn value(number: f64) -> TypedValue {
    TypedValue::computed(number, false)
}

fn sign(signs: &[Sign], from: usize) -> (bool, usize) {
    let at = skip_blanks(signs, from);
    match sign_at(signs, at) {
        Some('-' | DASH) => (true, skip_blanks(signs, at + 1)),
        Some('+') => (false, skip_blanks(signs, at + 1)),
        _ => (false, at),
    }
}

/// Numbers and units in turn, two numbers at least; the last one may lack its unit.
fn parts(signs: &Signs<'_>, from: usize, to: usize) -> Option<CompoundParts> {
    let list = &signs.list[..to];
    let setting = Setting {
        comma: true,
        money: false,
        in_arguments: false,
    };
    let (negative, mut at) = sign(list, from);
    let mut parts = CompoundParts {
        negative,
        numbers: Vec::new(),
        units: Vec::new(),
    };
    while at < to {
        if !digit_at(list, at) || parts.numbers.len() == 4 {
            return None;
        }
        let begin = at;
        let (number, end) = digits::read(list, at, setting, &mut ReadingPath::default()).ok()?;
        if end - begin > 12 {
            return None;
        }
        parts.numbers.push(number);
        at = skip_blanks(list, end);
        let stop = unit_end(list, at);
        if stop == at {
            // Without a unit of its own only digits at the very end can stand: `1h30`.
            let short = end == to && end - begin <= 2;
            if !short {
                return None;
            }
            parts.units.push(String::new());
            break;
        }
        let typed = signs.typed(at, stop).trim();
        let unit = match typed {
            "''" | "′′" => "\"",
            typed => typed.trim_end_matches('.'),
        };
        parts.units.push(unit.to_owned());
        at = skip_blanks(list, stop);
    }
    (parts.numbers.len() >= 2).then_some(parts)
}

/// Where the unit word of a compound ends: letters with a full stop, or signs of an angle or of money.
fn unit_end(signs: &[Sign], at: usize) -> usize {
    match sign_at(signs, at) {
        Some('\'') if sign_at(signs, at + 1) == Some('\'') => at + 2,
        Some(sign) if is_letter(sign) => {
            let end = word_end(signs, at);
            end + usize::from(sign_at(signs, end) == Some('.'))
        }
        Some(sign) if is_unit_sign(sign) => at + 1,
        _ => at,
    }
}

fn assemble(
    numbers: &[TypedValue],
    units: &[String],
    conversions: &[Conversion],
    negative: bool,
    asked: &AskedUnit,
) -> Option<Reading> {
    let last = *conversions.last()?;
    let mut total = 0.0;
    for (number, conversion) in numbers.iter().zip(conversions) {
        total += number.number * (conversion.numerator * last.denominator)
            / (conversion.denominator * last.numerator);
    }
    if !total.is_finite() {
        return None;
    }
    let shown = |unit: &str, conversion: &Conversion| match unit {
        "" => ["min", "s", "in", "gr", "ct", "'", "\"", "cm"]
            .into_iter()
            .filter_map(|name| asked.read_one(name))
            .find(|unit| unit.conversion == Some(*conversion))
            .map_or_else(String::new, |unit| unit.shown),
        unit => asked
            .read_one(unit)
            .map_or_else(|| unit.to_owned(), |unit| unit.shown),
    };
    let named: Vec<String> = units
        .iter()
        .zip(conversions)
        .map(|(unit, conversion)| shown(unit, conversion))
        .collect();
    let parts = numbers
        .iter()
        .zip(&named)
        .enumerate()
        .map(|(index, (number, unit))| {
            let sign = if negative && index == 0 { "-" } else { "" };
            let plain = match number.form {
                Form::Decimal(plain) => literal(&plain),
                _ => None,
            };
            let digits = plain.unwrap_or_else(|| number.number.to_string());
            (format!("{sign}{digits}"), unit.clone())
        })
        .collect();
    Some(Reading {
        number: if negative { -total } else { total },
        unit: named.last().cloned().unwrap_or_default(),
        conversion: Some(last),
        written: Written::Compound { last },
        capitals: None,
        look: Look::Parts(parts),
    })
}
