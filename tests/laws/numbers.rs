//! Numbers: what is drawn, shown, typed and accepted is the same number.

use eqex::{Notation, Tolerance, Value, Verdict, View};
use proptest::prelude::*;

use super::formula::formula;
use super::pieces::text_of;
use super::{law, parse, read_number, with};

/// A declaration of a drawn variable that is right.
fn range() -> impl Strategy<Value = String> {
    prop_oneof![
        (-1000i64..1000, 1i64..500, 1i64..40, 0u32..4).prop_map(|(min, width, step, places)| {
            let unit = 10f64.powi(-(places as i32));
            let at = |value: i64| format!("{:.*}", places as usize, value as f64 * unit);
            format!("[{};{};{}]", at(min), at(min + width.max(step)), at(step))
        }),
        (-1000i32..1000, 1i32..1000, -8i32..8).prop_map(|(min, width, exponent)| format!(
            "[{min}e{exponent};{}e{exponent}]",
            min + width
        )),
        proptest::collection::vec(-1000i32..1000, 1..6).prop_map(|items| format!(
            "{{{}}}",
            items
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(";")
        )),
    ]
}

#[test]
fn what_is_rendered_is_what_is_drawn_and_graded_as_right() {
    law(
        (range(), range(), formula(), any::<i32>(), any::<bool>()),
        |(one, two, formula, seed, decimal_comma)| {
            let source = with(
                &format!("A text, a={one}m and b={two}km/h with c=3. Then x=? and y=?s."),
                &format!("x={}\ny=a-b", formula.ours),
            );
            let Ok(exercise) = parse(&source) else {
                return Ok(());
            };
            let Ok(variant) = exercise.variant(seed) else {
                return Ok(());
            };
            let view = View::new(vec![], decimal_comma);
            // The same seed gives the same variant.
            let again = exercise.variant(seed).unwrap();
            prop_assert_eq!(variant.main(&view), again.main(&view));
            // A shown value reads back to the very number.
            let main = variant.main(&view);
            let shown = main
                .split("a= ")
                .nth(1)
                .unwrap()
                .split("\\;\\mathrm")
                .next()
                .unwrap()
                .replace(",\\!", ".")
                .replace(" \\cdot 10^{", "e")
                .replace('}', "");
            if let Some((_, value)) = variant.drawn().into_iter().find(|(name, _)| *name == "a") {
                prop_assert_eq!(
                    shown.parse::<f64>().unwrap().to_bits(),
                    (value + 0.0).to_bits(),
                    "{}",
                    main
                );
            }
            // The right answers are right, as numbers and typed.
            let correct = variant.correct();
            let answers: Vec<Option<f64>> = correct.iter().copied().map(Some).collect();
            prop_assert_eq!(exercise.grade(seed, &answers).unwrap().done, 1.0);
            let typed: Vec<String> = correct
                .iter()
                .map(|value| {
                    if decimal_comma {
                        format!("{value:e}").replace('.', ",")
                    } else {
                        value.to_string()
                    }
                })
                .collect();
            if typed.iter().all(|text| text.len() < 300) {
                let typed: Vec<Option<&str>> =
                    typed.iter().map(|text| Some(text.as_str())).collect();
                let graded = exercise.grade_typed(seed, &typed, &[], &view).unwrap();
                prop_assert!(
                    graded
                        .verdicts
                        .iter()
                        .all(|verdict| *verdict == Verdict::Right),
                    "{:?} {:?}",
                    typed,
                    graded
                );
            }
            // The JSON is the same text.
            let mut json = String::new();
            variant.write_problem_json(&mut json, &view);
            let value: serde_json::Value = serde_json::from_str(&json).unwrap();
            prop_assert_eq!(value["main"].as_str().unwrap(), &main);
            let pieces = variant.pieces(&view);
            prop_assert_eq!(text_of(&pieces, view.notation()), main);
            Ok(())
        },
    );
}

#[test]
fn numbers_are_written_in_their_shortest_form() {
    law(
        any::<f64>().prop_filter("finite", |value| value.is_finite()),
        |value| {
            let latex = Notation::POINT.number(value);
            let plain = latex.replace(" \\cdot 10^{", "e").replace('}', "");
            prop_assert_eq!(plain.parse::<f64>().unwrap(), value);
            let digits = |text: &str| {
                text.split('e')
                    .next()
                    .unwrap()
                    .chars()
                    .filter(char::is_ascii_digit)
                    .collect::<String>()
                    .trim_matches('0')
                    .len()
            };
            prop_assert_eq!(digits(&plain), digits(&format!("{value:e}")), "{}", plain);
            prop_assert_eq!(
                latex.contains("cdot"),
                value != 0.0 && !(1e-6..1e21).contains(&value.abs()),
                "{}",
                latex
            );
            Ok(())
        },
    );
}

#[test]
fn tolerances() {
    let value = prop_oneof![-1e6..1e6f64, Just(0.0), Just(1.0), Just(-1.0)];
    law(
        (value, 0.0..0.5f64, -2.0..2.0f64),
        |(value, part, factor)| {
            let relative = Tolerance::Relative(part);
            let answer = value + value * part * factor;
            // Mirrored values are judged alike.
            prop_assert_eq!(
                relative.accepts(&Value::from(value), answer),
                relative.accepts(&Value::from(-value), -answer)
            );
            prop_assert!(relative.accepts(&Value::from(value), value));
            if value != 0.0 && part > 1e-12 {
                prop_assert_eq!(
                    relative.accepts(&Value::from(value), value + value * part * 0.999),
                    true
                );
                prop_assert_eq!(
                    relative.accepts(&Value::from(value), value + value * part * 1.001),
                    false
                );
            }
            let absolute = Tolerance::Absolute(part);
            prop_assert_eq!(
                absolute.accepts(&Value::from(value), answer),
                absolute.accepts(&Value::from(-value), -answer)
            );
            for tolerance in [relative, absolute, Tolerance::Figures(3)] {
                for never in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
                    prop_assert!(!tolerance.accepts(&Value::from(value), never));
                }
                prop_assert!(
                    tolerance.accepts(&Value::from(value), tolerance.correct(value))
                        || matches!(tolerance, Tolerance::Relative(_) | Tolerance::Absolute(_))
                );
            }
            Ok(())
        },
    );
}

#[test]
fn forms_of_one_number_are_understood_alike() {
    law((-99_999i64..99_999, 0u32..4), |(digits, places)| {
        let value = digits as f64 / 10f64.powi(places as i32);
        let point = format!("{:.*}", places as usize, value);
        let mut forms = vec![
            point.clone(),
            point.replace('.', ","),
            point.replace('-', "−"),
            format!(" {point} "),
            format!("({point})"),
            format!("{digits}e-{places}"),
            format!("{digits}E-{places}"),
            format!("{digits}*10^-{places}"),
            format!("{digits}·10^-{places}").replace('-', "−"),
            format!("{digits}/{}", 10i64.pow(places)),
            format!("{digits}×10^(-{places})"),
        ];
        if places == 0 && digits.abs() >= 1000 {
            let size = digits.abs().to_string();
            let (head, tail) = size.split_at(size.len() - 3);
            let sign = if digits < 0 { "-" } else { "" };
            forms.push(format!("{sign}{head} {tail}"));
            forms.push(format!("{sign}{head}\u{a0}{tail}"));
            forms.push(format!("{sign}{head}\u{202f}{tail}"));
        }
        for form in forms {
            let read = read_number(&form);
            let number = read
                .as_ref()
                .ok()
                .and_then(|readings| readings.as_ref()?.settled(None))
                .map(|typed| typed.number);
            let close = number.is_some_and(|number| (number - value).abs() <= value.abs() * 1e-15);
            prop_assert!(close, "{:?} gives {:?}", form, read);
        }
        Ok(())
    });
}
