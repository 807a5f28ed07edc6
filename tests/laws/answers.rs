//! The law of typed answers: who writes the right answer as people do is judged right, in every unit of the kind and in both notations; who is off by
//! more than the tolerance is not.

use eqex::{Defaults, Exercise, Refused, Verdict, View};
use proptest::prelude::*;
use proptest::sample::select;

use super::law;

/// Units of one kind with their sizes, as numerator and denominator. Written down here, so that the table of the engine is not asked about itself.
type Kind = &'static [(&'static str, f64, f64)];

const KINDS: &[Kind] = &[
    &[
        ("m", 1.0, 1.0),
        ("km", 1e3, 1.0),
        ("cm", 1.0, 100.0),
        ("mm", 1.0, 1e3),
        ("in", 254.0, 1e4),
        ("ft", 3048.0, 1e4),
        ("metrów", 1.0, 1.0),
    ],
    &[
        ("s", 1.0, 1.0),
        ("min", 60.0, 1.0),
        ("h", 3600.0, 1.0),
        ("ms", 1.0, 1e3),
        ("godz.", 3600.0, 1.0),
        ("minutes", 60.0, 1.0),
    ],
    &[
        ("kg", 1.0, 1.0),
        ("g", 1.0, 1e3),
        ("t", 1e3, 1.0),
        ("mg", 1.0, 1e6),
    ],
    &[
        ("m/s", 1.0, 1.0),
        ("km/h", 1000.0, 3600.0),
        ("cm/s", 1.0, 100.0),
        ("m*s^-1", 1.0, 1.0),
        ("m s^-1", 1.0, 1.0),
        ("km / h", 1000.0, 3600.0),
    ],
    &[
        ("m/s^2", 1.0, 1.0),
        ("m/s²", 1.0, 1.0),
        ("m/s/s", 1.0, 1.0),
        ("cm/s2", 1.0, 100.0),
        ("N/kg", 1.0, 1.0),
    ],
    &[
        ("l", 1.0, 1e3),
        ("L", 1.0, 1e3),
        ("ml", 1.0, 1e6),
        ("dm^3", 1.0, 1e3),
        ("m³", 1.0, 1.0),
        ("cm3", 1.0, 1e6),
    ],
    &[
        ("N", 1.0, 1.0),
        ("kN", 1e3, 1.0),
        ("kg*m/s^2", 1.0, 1.0),
        ("kg m s^-2", 1.0, 1.0),
    ],
    &[
        ("J", 1.0, 1.0),
        ("kJ", 1e3, 1.0),
        ("N*m", 1.0, 1.0),
        ("Nm", 1.0, 1.0),
        ("kWh", 3.6e6, 1.0),
    ],
    &[
        ("J/(kg*K)", 1.0, 1.0),
        ("kJ/(kg K)", 1e3, 1.0),
        ("J/kg*K", 1.0, 1.0),
    ],
    &[("", 1.0, 1.0)],
    &[
        ("Pa", 1.0, 1.0),
        ("hPa", 100.0, 1.0),
        ("kPa", 1e3, 1.0),
        ("bar", 1e5, 1.0),
        ("N/m^2", 1.0, 1.0),
    ],
    &[("V", 1.0, 1.0), ("mV", 1.0, 1e3), ("W/A", 1.0, 1.0)],
];

/// How a tolerance is written, and what a value is rounded to by it.
#[derive(Clone, Copy, Debug)]
enum Asked {
    Percent,
    Figures(usize),
    Exact,
}

impl Asked {
    fn header(self) -> String {
        match self {
            Asked::Percent => "1%".to_owned(),
            Asked::Figures(figures) => format!("{figures} figures"),
            Asked::Exact => "0".to_owned(),
        }
    }

    /// Digits of the right answer, and of a wrong one, as a mantissa with an exponent.
    fn digits(self, value: f64) -> Option<(String, String)> {
        let figures = match self {
            Asked::Figures(figures) => figures,
            Asked::Percent => 8,
            Asked::Exact => 16,
        };
        let written = |value: f64, figures: usize| format!("{value:.*e}", figures - 1);
        let right = written(value, figures);
        let wrong = match self {
            Asked::Percent => written(value * 1.0102, 8),
            Asked::Exact => written(value * (1.0 + 1e-9), 16),
            Asked::Figures(_) => {
                // The neighbour of the right rounding; a value near half-way has two right ones.
                let rounded: f64 = right.parse().ok()?;
                let exponent: i32 = right.split_once('e')?.1.parse().ok()?;
                let unit = 10f64.powi(exponent + 1 - i32::try_from(figures).ok()?);
                if ((value - rounded) / unit).abs() > 0.499 {
                    return None;
                }
                written(rounded + unit * value.signum(), figures)
            }
        };
        Some((right, wrong))
    }
}

/// Ways to write a number that is given as `1.2345e3`.
fn spellings(number: &str, comma: bool) -> Vec<String> {
    let (mantissa, exponent) = number.split_once('e').expect("an exponent");
    let sign = if mantissa.starts_with('-') { "-" } else { "" };
    let mantissa = mantissa.trim_start_matches('-');
    let with = |sign: &str, mark: &str| format!("{sign}{}", mantissa.replace('.', mark));
    let raised: String = exponent
        .chars()
        .map(|c| match c {
            '-' => '⁻',
            '1' => '¹',
            '2' => '²',
            '3' => '³',
            digit => char::from_u32(u32::from('⁰') + digit.to_digit(10).unwrap_or(0)).unwrap(),
        })
        .collect();
    let mark = if comma { "," } else { "." };
    let mut all = vec![
        format!("{}e{exponent}", with(sign, ".")),
        format!("{}E{exponent}", with(sign, ",")),
        format!("{}*10^{exponent}", with(sign, mark)),
        format!("{}·10^{exponent}", with(sign, mark)),
        format!("{}x10^{exponent}", with(sign, mark)),
        format!("{} × 10{raised}", with(sign, mark)),
        format!("{}*10**({exponent})", with(sign, mark)),
        format!("{} \\cdot 10^{{{exponent}}}", with(sign, mark)),
        format!("x={}e{exponent}", with(sign, mark)),
        format!("≈ {}e{exponent}", with(sign, mark)),
        format!("({}e{exponent})", with(sign, mark)),
    ];
    let sign = sign.replace('-', "−");
    all.push(format!("{}e{exponent}", with(&sign, mark)));
    all.extend(plain(mantissa, exponent).into_iter().flat_map(|digits| {
        let plain = digits.replace('.', mark);
        let grouped = grouped(&digits).replace('.', mark);
        [
            format!("{sign}{plain}"),
            format!("{sign}{}", grouped.replace('_', " ")),
            format!("{sign}{}", grouped.replace('_', "\u{202f}")),
            format!("{sign}{}", grouped.replace('_', "'")),
        ]
    }));
    all
}

/// The number in plain digits, where these are not too many.
fn plain(mantissa: &str, exponent: &str) -> Option<String> {
    let exponent: i32 = exponent.parse().ok()?;
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let length = i32::try_from(digits.len()).ok()?;
    Some(match exponent {
        -5..0 => format!(
            "0.{}{digits}",
            "0".repeat(usize::try_from(-exponent - 1).ok()?)
        ),
        0..18 if exponent + 1 >= length => format!(
            "{digits}{}",
            "0".repeat(usize::try_from(exponent + 1 - length).ok()?)
        ),
        0..18 => {
            let (whole, fraction) = digits.split_at(usize::try_from(exponent).ok()? + 1);
            format!("{whole}.{fraction}")
        }
        _ => return None,
    })
}

/// With `_` between groups of three digits before the decimal point.
fn grouped(digits: &str) -> String {
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push('_');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

fn verdict(exercise: &Exercise, typed: &str, comma: bool) -> Result<Verdict, Refused> {
    let view = View::new(Vec::new(), comma);
    exercise
        .grade_typed(0, &[Some(typed)], &[], &view)
        .map(|graded| graded.verdicts[0])
}

#[test]
fn the_right_answer_is_right_however_it_is_written() {
    let tolerance = prop_oneof![
        Just(Asked::Percent),
        (2usize..7).prop_map(Asked::Figures),
        Just(Asked::Exact),
    ];
    let value = (1i64..9_999_999, -9i32..6, any::<bool>());
    let strategy = (
        select(KINDS),
        any::<[u8; 2]>(),
        value,
        tolerance,
        any::<bool>(),
    );
    law(
        strategy,
        |(kind, picks, (digits, power, negative), tolerance, comma)| {
            let (asked, asked_up, asked_down) = kind[usize::from(picks[0]) % kind.len()];
            let (unit, up, down) = kind[usize::from(picks[1]) % kind.len()];
            // What an author writes has no blanks, no full stops, one bar, and powers with their sign.
            let digit = asked.find(|c: char| c.is_ascii_digit());
            let bare = digit.is_some_and(|at| !asked[..at].ends_with(['^', '-']));
            if asked.contains([' ', '.']) || asked.matches('/').count() > 1 || bare {
                return Ok(());
            }
            let sign = if negative { "-" } else { "" };
            let source = format!(
                "---\ntype: EqEx\nname: T\ntolerance: {}\n---\nFind x=?{asked}\n---\nx={sign}{digits}e{power}\n",
                tolerance.header()
            );
            let exercise =
                Exercise::parse(source.as_bytes(), &Defaults::default()).map_err(|invalid| {
                    TestCaseError::fail(format!("{source}{:?}", invalid.diagnostics))
                })?;
            let value: f64 = format!("{sign}{digits}e{power}").parse().unwrap();
            let typed_value = value * (asked_up * down) / (asked_down * up);
            let Some((right, wrong)) = tolerance.digits(typed_value) else {
                return Ok(());
            };
            let unit_spellings = [
                format!(" {unit}"),
                unit.to_owned(),
                format!(" [{unit}]"),
                format!(" {}", unit.replace("^2", "²").replace("^3", "³")),
            ];
            for (number, expected) in [(right, true), (wrong, false)] {
                for (index, spelling) in spellings(&number, comma).iter().enumerate() {
                    let unit = match unit {
                        "" => "",
                        _ => &unit_spellings[index % unit_spellings.len()],
                    };
                    let typed = format!("{spelling}{unit}");
                    match verdict(&exercise, &typed, comma) {
                        Ok(verdict) => prop_assert_eq!(
                            verdict == Verdict::Right,
                            expected,
                            "{}`{}`: {:?}",
                            source,
                            typed,
                            verdict
                        ),
                        // A comma before three digits may set thousands apart, which is asked back.
                        Err(Refused::Readings(_)) if !comma && typed.contains(',') => {}
                        Err(refused) => prop_assert!(false, "{}`{}`: {:?}", source, typed, refused),
                    }
                }
            }
            Ok(())
        },
    );
}
