use super::Tolerance::{Absolute, Decimals, Figures, Relative};
use super::{GivenAnswer, Tolerance, Value, Verdict, Written};
use crate::number::Notation;
use crate::units::Conversion;

const HOUR_TO_HOUR: Conversion = Conversion::IDENTITY;
const MINUTE_TO_HOUR: Conversion = conversion(1.0, 60.0, 0.0);
const SECOND_TO_HOUR: Conversion = conversion(1.0, 3600.0, 0.0);
const KMH_TO_MS: Conversion = conversion(1000.0, 3600.0, 0.0);
const KELVIN_TO_CELSIUS: Conversion = conversion(1.0, 1.0, -273.15);
const FAHRENHEIT_TO_CELSIUS: Conversion = conversion(5.0, 9.0, -160.0);
const CENTIMETRE_TO_METRE: Conversion = conversion(1.0, 100.0, 0.0);

const fn conversion(numerator: f64, denominator: f64, offset: f64) -> Conversion {
    Conversion {
        numerator,
        denominator,
        offset,
    }
}

/// An answer in the digits of `text`, as a plain decimal: `9.80`, `1200`, `3.00e8`.
fn digits(text: &str, conversion: Conversion) -> GivenAnswer {
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let decimals = mantissa.split_once('.').map_or(0, |(_, rest)| rest.len());
    let all: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let all = all.trim_start_matches('0');
    let (least, most) = match (all, decimals) {
        ("", _) => (0, u8::MAX),
        (all, 0) => (all.trim_end_matches('0').len() as u8, all.len() as u8),
        (all, _) => (all.len() as u8, all.len() as u8),
    };
    GivenAnswer {
        number: text.parse().unwrap(),
        conversion,
        written: Written::Decimal {
            least,
            most,
            place: exponent.parse::<i32>().unwrap() - decimals as i32,
        },
    }
}

fn judge(tolerance: Tolerance, value: f64, text: &str, conversion: Conversion) -> Verdict {
    tolerance.judge(&Value::from(value), &digits(text, conversion))
}

#[track_caller]
fn all(tolerance: Tolerance, value: f64, conversion: Conversion, cases: &[(&str, Verdict)]) {
    for (text, verdict) in cases {
        let judged = judge(tolerance, value, text, conversion);
        assert_eq!(judged, *verdict, "{text} on {value}, {tolerance}");
    }
}

use Verdict::{Right, WrongPrecision as Precision, WrongValue as Wrong};

#[test]
fn figures_are_judged_in_the_unit_that_was_typed() {
    let minutes = [
        ("149", Right),
        ("149.0", Precision),
        ("148", Wrong),
        ("150", Precision),
    ];
    all(Figures(3), 2.48333, MINUTE_TO_HOUR, &minutes);
    let hours = [("2.48", Right), ("2.49", Wrong), ("2.5", Precision)];
    all(Figures(3), 2.48333, HOUR_TO_HOUR, &hours);
    let speeds = [("44.4", Right), ("44", Precision), ("44.5", Wrong)];
    all(Figures(3), 12.345, KMH_TO_MS, &speeds);
    let kelvin = [("293", Right), ("293.15", Precision), ("292", Wrong)];
    all(Figures(3), 20.0, KELVIN_TO_CELSIUS, &kelvin);
    all(Figures(2), 0.0, KELVIN_TO_CELSIUS, &[("270", Right)]);
    all(Figures(3), 0.0, FAHRENHEIT_TO_CELSIUS, &[("32.0", Right)]);
    let fahrenheit = -160.0 / 9.0;
    all(
        Figures(3),
        fahrenheit,
        FAHRENHEIT_TO_CELSIUS,
        &[("0", Right)],
    );
}

#[test]
fn figures_count_as_they_were_typed() {
    let cases = [
        ("9.80", Right),
        ("9.8", Precision),
        ("98e-1", Precision),
        ("980e-2", Right),
        ("9.8049", Precision),
        ("9.81", Wrong),
        ("-9.80", Wrong),
        ("0", Wrong),
    ];
    all(Figures(3), 9.8049, HOUR_TO_HOUR, &cases);
    let whole = [
        ("1200", Right),
        ("1204", Precision),
        ("1.20e3", Right),
        ("1.2e3", Precision),
        ("1210", Wrong),
    ];
    all(Figures(3), 1204.0, HOUR_TO_HOUR, &whole);
    all(
        Figures(3),
        2.998e8,
        HOUR_TO_HOUR,
        &[("3.00e8", Right), ("300000000", Right)],
    );
    all(
        Figures(3),
        0.0,
        HOUR_TO_HOUR,
        &[("0", Right), ("0.000", Right), ("0.001", Wrong)],
    );
    all(
        Figures(3),
        9.996,
        HOUR_TO_HOUR,
        &[("10.0", Right), ("10.00", Precision), ("10", Precision)],
    );
    all(
        Figures(3),
        1.6022e-19,
        HOUR_TO_HOUR,
        &[("1.60e-19", Right), ("1.61e-19", Wrong)],
    );
    all(
        Figures(3),
        6.626e-34,
        HOUR_TO_HOUR,
        &[("6.63e-34", Right), ("6.62e-34", Wrong)],
    );
}

#[test]
fn the_hair_spans_no_unit_of_the_last_place() {
    for value in [
        1.234_567_890_123_45,
        9.876_543_210_123_41,
        12_345.678_901_234_5,
    ] {
        for figures in 8..=15 {
            let tolerance = Figures(figures);
            let right = tolerance.correct(value);
            let given = |number: f64| GivenAnswer {
                number,
                conversion: Conversion::IDENTITY,
                written: Written::Decimal {
                    least: figures,
                    most: figures,
                    place: super::rounding::last_place(value, figures),
                },
            };
            let place = super::rounding::last_place(value, figures);
            let unit = crate::number::power_of_ten(place);
            let value = Value::from(value);
            assert_eq!(tolerance.judge(&value, &given(right)), Right, "{figures}");
            for other in [right - unit, right + unit] {
                assert_eq!(tolerance.judge(&value, &given(other)), Wrong, "{figures}");
                assert!(!tolerance.accepts(&value, other));
            }
        }
    }
    // Half-way, both neighbours are right, and no third.
    let half = [
        ("1.00000000001", Right),
        ("1.00000000000", Right),
        ("1.00000000002", Wrong),
    ];
    all(Figures(12), 1.000_000_000_005, HOUR_TO_HOUR, &half);
    all(
        Figures(3),
        2.675,
        HOUR_TO_HOUR,
        &[("2.67", Right), ("2.68", Right), ("2.69", Wrong)],
    );
}

#[test]
fn expressions_are_exact() {
    let exact = |number| GivenAnswer {
        number,
        conversion: Conversion::IDENTITY,
        written: Written::Exact,
    };
    for tolerance in [Figures(3), Decimals(2), Relative(0.0), Absolute(0.0)] {
        let third = Value::from(1.0 / 3.0);
        assert_eq!(tolerance.judge(&third, &exact(1.0 / 3.0)), Right);
        assert_eq!(tolerance.judge(&third, &exact(0.333)), Wrong);
        assert_eq!(tolerance.judge(&third, &exact(0.3334)), Wrong);
    }
    assert_eq!(Figures(3).judge(&Value::from(0.0), &exact(0.0)), Right);
    assert_eq!(Figures(3).judge(&Value::from(0.0), &exact(6e-17)), Right);
}

#[test]
fn a_compound_counts_as_the_whole_number_of_its_last_unit() {
    let given = |number| GivenAnswer {
        number,
        conversion: Conversion::IDENTITY,
        written: Written::Compound {
            last: MINUTE_TO_HOUR,
        },
    };
    let value = Value::from(2.481);
    let compound = |hours: f64, minutes: f64| given(hours + minutes / 60.0);
    assert_eq!(Figures(3).judge(&value, &compound(2.0, 29.0)), Right);
    assert_eq!(Figures(3).judge(&value, &compound(2.0, 30.0)), Precision);
    assert_eq!(Figures(2).judge(&value, &compound(2.0, 30.0)), Right);
    assert_eq!(Figures(4).judge(&value, &compound(2.0, 29.0)), Precision);
    assert_eq!(Figures(3).judge(&value, &compound(2.0, 28.0)), Wrong);
    assert_eq!(
        Figures(7).judge(&Value::from(2.5), &compound(2.0, 30.0)),
        Right
    );
    assert_eq!(Relative(0.01).judge(&value, &compound(2.0, 29.0)), Right);
    assert_eq!(Decimals(1).judge(&value, &compound(2.0, 29.0)), Right);
    assert_eq!(Decimals(2).judge(&value, &compound(2.0, 29.0)), Precision);
    assert_eq!(
        Decimals(9).judge(&Value::from(2.5), &compound(2.0, 30.0)),
        Right
    );
}

#[test]
fn decimals_in_the_unit_that_is_asked() {
    let cases = [
        ("2.48", Right),
        ("2.4800", Right),
        ("2.483", Precision),
        ("2.4833", Precision),
        ("2.5", Precision),
        ("2.49", Wrong),
        ("2", Precision),
        ("3", Wrong),
    ];
    all(Decimals(2), 2.48333, HOUR_TO_HOUR, &cases);
    all(
        Decimals(2),
        2.5,
        HOUR_TO_HOUR,
        &[
            ("2.5", Right),
            ("2.50", Right),
            ("25e-1", Right),
            ("2.500001", Wrong),
        ],
    );
    all(
        Decimals(2),
        2.675,
        HOUR_TO_HOUR,
        &[("2.67", Right), ("2.68", Right)],
    );
    all(
        Decimals(0),
        1204.3,
        HOUR_TO_HOUR,
        &[("1204", Right), ("1200", Precision), ("1204.0", Right)],
    );
    all(
        Decimals(2),
        0.001,
        HOUR_TO_HOUR,
        &[("0.00", Right), ("0", Precision), ("0.01", Wrong)],
    );
    all(Decimals(2), -0.001, HOUR_TO_HOUR, &[("0.00", Right)]);
    all(
        Decimals(2),
        0.0,
        HOUR_TO_HOUR,
        &[("0", Right), ("0.00", Right), ("0.01", Wrong)],
    );
    all(
        Decimals(2),
        1e20,
        HOUR_TO_HOUR,
        &[("1e20", Right), ("1.001e20", Wrong)],
    );
    all(
        Decimals(15),
        0.3,
        HOUR_TO_HOUR,
        &[("0.3", Right), ("0.300000000000001", Wrong)],
    );
}

#[test]
fn decimals_in_another_unit() {
    // A hundredth of an hour is 0.6 min or 36 s.
    let minutes = [
        ("149.0", Right),
        ("149", Precision),
        ("148.9998", Right),
        ("148.99", Wrong),
    ];
    all(Decimals(2), 2.48333, MINUTE_TO_HOUR, &minutes);
    let seconds = [
        ("8940", Right),
        ("8939.988", Right),
        ("8928", Wrong),
        ("8.9e3", Precision),
    ];
    all(Decimals(2), 2.48333, SECOND_TO_HOUR, &seconds);
    // An answer without the digits is right where it is the value.
    all(
        Decimals(2),
        2.5,
        MINUTE_TO_HOUR,
        &[("150", Right), ("15e1", Right)],
    );
    all(
        Decimals(2),
        0.254,
        CENTIMETRE_TO_METRE,
        &[("25", Right), ("25.4", Right), ("26", Wrong)],
    );
    all(
        Decimals(1),
        20.0,
        KELVIN_TO_CELSIUS,
        &[("293.2", Right), ("293.15", Right), ("293", Precision)],
    );
}

#[test]
fn exact_tolerances_look_through_binary_noise() {
    for tolerance in [Relative(0.0), Absolute(0.0)] {
        let right = [
            (0.1 * 3.0, 0.3),
            (1.2e-5, 1.2 * 1e-5),
            (0.1 + 0.2, 0.3),
            (5.0, 5.0),
            (0.0, -0.0),
        ];
        for (value, answer) in right {
            assert!(
                tolerance.accepts(&Value::from(value), answer),
                "{answer} on {value}"
            );
        }
        let wrong = [
            (0.3, 0.300_000_000_01),
            (4e15, 4e15 + 1.0),
            (0.0, 1e-300),
            (1.0, 1.000_000_001),
        ];
        for (value, answer) in wrong {
            assert!(
                !tolerance.accepts(&Value::from(value), answer),
                "{answer} on {value}"
            );
        }
        assert_eq!(judge(tolerance, 0.0, "273.15", KELVIN_TO_CELSIUS), Right);
        assert_eq!(judge(tolerance, 0.1, "273.25", KELVIN_TO_CELSIUS), Right);
        assert_eq!(judge(tolerance, 0.0, "273.16", KELVIN_TO_CELSIUS), Wrong);
        assert_eq!(judge(tolerance, 1.0, "60", MINUTE_TO_HOUR), Right);
        assert_eq!(judge(tolerance, 0.1, "0.36", KMH_TO_MS), Right);
    }
}

#[test]
fn a_relative_tolerance_of_zero_knows_the_operands() {
    let zero = Value {
        number: 0.0,
        operand: 5e6,
    };
    assert!(Relative(0.01).accepts(&zero, 4e-3));
    assert!(!Relative(0.01).accepts(&zero, 6e-3));
    assert!(Relative(0.01).accepts(&Value::from(0.0), 1e-9));
    assert!(!Relative(0.01).accepts(&Value::from(0.0), 1.1e-9));
}

#[test]
fn right_answers_are_shown_as_they_are_accepted() {
    let cases = [
        (Figures(3), 1.0, "1.00"),
        (Figures(3), 2.5, "2.50"),
        (Figures(3), 9.8, "9.80"),
        (Figures(3), 0.5, "0.500"),
        (Figures(3), 20.0, "20.0"),
        (Figures(3), 9.996, "10.0"),
        (Figures(3), 1200.0, "1200"),
        (Figures(3), 100.0, "100"),
        (Figures(3), -1.0, "-1.00"),
        (Figures(3), 0.0, "0"),
        (Figures(3), 123_456.0, "123000"),
        (Figures(3), 1.5e-7, r"1.50 \cdot 10^{-7}"),
        (Figures(3), 1e25, r"1.00 \cdot 10^{25}"),
        (Figures(1), 0.25, "0.3"),
        (Decimals(2), 2.5, "2.50"),
        (Decimals(2), 0.0, "0.00"),
        (Decimals(2), -0.001, "0.00"),
        (Decimals(0), 12.7, "13"),
        (Decimals(2), 1200.0, "1200.00"),
        (Decimals(2), 1e22, r"1 \cdot 10^{22}"),
        (Relative(0.01), 737.099_999_999_999_9, "737.1"),
        (Relative(0.01), 2.678_571_428_571_428_4, "2.6785714285714"),
        (Relative(0.01), 9_007_199_254_740_991.0, "9007199254740991"),
        (Relative(0.0), 1_234_567_890_123_456.0, "1234567890123456"),
        (Relative(0.01), 20.0, "20"),
    ];
    for (tolerance, value, shown) in cases {
        assert_eq!(
            tolerance.shown(value, Notation::POINT),
            shown,
            "{value}, {tolerance}"
        );
    }
    assert_eq!(Figures(3).shown(2.5, Notation::COMMA), r"2,\!50");
    // Where the noise is all that the tolerance allows, it is shown.
    assert_eq!(
        Absolute(1e-15).shown(737.099_999_999_999_9, Notation::POINT),
        "737.0999999999999"
    );
}

#[test]
fn what_is_shown_is_right_when_it_is_typed() {
    for tolerance in [
        Figures(1),
        Figures(3),
        Figures(9),
        Figures(14),
        Figures(15),
        Decimals(0),
        Decimals(2),
        Decimals(9),
    ] {
        for digits in [
            1i64,
            2,
            25,
            98,
            999,
            9996,
            12_345,
            995_500_000_001,
            333_333_333_333_333,
        ] {
            for exponent in -30..=22 {
                let value = crate::number::scaled(digits, exponent);
                let shown = tolerance.shown(value, Notation::POINT);
                let typed = shown.replace(r" \cdot 10^{", "e").replace('}', "");
                assert_eq!(
                    judge(tolerance, value, &typed, HOUR_TO_HOUR),
                    Right,
                    "{typed} on {value}, {tolerance}"
                );
                assert_eq!(
                    judge(tolerance, -value, &format!("-{typed}"), HOUR_TO_HOUR),
                    Right
                );
            }
        }
    }
}

#[test]
fn tolerances_are_written_as_they_are_read() {
    for text in [
        "1%",
        "0.05",
        "0",
        "0%",
        "7%",
        "3 figures",
        "1 figure",
        "2 decimals",
        "1 decimal",
        "0 decimals",
    ] {
        let tolerance = crate::header::parse_tolerance(text).unwrap();
        assert_eq!(tolerance.to_string(), text);
    }
}
