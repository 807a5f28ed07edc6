//! Laws that hold for whatever is generated. Runs are the same every time; `PROPTEST_CASES=100000` tries more.

mod answers;
pub(crate) mod formula;
mod lists;
mod texts;

use std::sync::LazyLock;

use eqex::testing::{BLOCK, Columns, Key};
use eqex::{Defaults, Diagnostic, Exercise, Notation, Tolerance, Value, Verdict, View, text_of};
use formula::formula;
use proptest::prelude::*;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

/// Runs a law over generated values, from one seed for ever.
pub(crate) fn law<S: Strategy>(strategy: S, test: impl Fn(S::Value) -> Result<(), TestCaseError>)
where
    S::Value: std::fmt::Debug,
{
    let config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(ProptestConfig::default().cases.max(256))
    };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, b"eqex: the same cases every time.");
    TestRunner::new_with_rng(config, rng)
        .run(&strategy, test)
        .unwrap_or_else(|error| panic!("{error}"));
}

fn parse(source: &str) -> Result<Exercise, Vec<Diagnostic>> {
    Exercise::parse(source.as_bytes(), &Defaults::default()).map_err(|invalid| invalid.diagnostics)
}

fn with(text: &str, calculations: &str) -> String {
    format!("---\ntype: EqEx\nname: T\n---\n{text}\n---\n{calculations}\n")
}

const DRAWN: &str = "a=[0.5;9.5] b=[-4;4;0.25] c={1;2;7.5} x=?";

/// Values of the fixed text for a seed.
fn drawn(exercise: &Exercise, seed: i32) -> Option<[f64; 3]> {
    let variant = exercise.variant(seed).ok()?;
    variant
        .drawn()
        .into_iter()
        .map(|(_, value)| value)
        .collect::<Vec<_>>()
        .try_into()
        .ok()
}

#[test]
fn evaluation_agrees_with_meval() {
    law((formula(), any::<i32>()), |(formula, seed)| {
        let Ok(exercise) = parse(&with(DRAWN, &format!("x={}", formula.ours))) else {
            // Constants that are not finite are an error, and nothing to compare.
            return Ok(());
        };
        let Some([a, b, c]) = drawn(&exercise, seed) else {
            return Ok(());
        };
        let theirs = formula
            .theirs
            .parse::<meval::Expr>()
            .unwrap()
            .bind3("a", "b", "c")
            .unwrap()(a, b, c);
        let code = eqex::testing::code(&exercise);
        let ours = code
            .solve(Key::of(seed), |solved| solved.number(0))
            .unwrap();
        if formula.exact {
            prop_assert_eq!(
                ours + 0.0,
                theirs + 0.0,
                "{} with a={} b={} c={}",
                formula.ours,
                a,
                b,
                c
            );
        } else {
            // libm and the platform differ in the last place, and later operations may make that larger: compare where they agree on being tame.
            let close = (ours - theirs).abs() <= 1e-9 * ours.abs().max(theirs.abs()).max(1.0);
            let wild = formula.ours.contains("tan")
                || formula.ours.contains("tg")
                || formula.ours.contains("floor")
                || formula.ours.contains("ceil")
                || ours.abs() > 1e9
                || formula.ours.contains('/')
                || formula.ours.contains("^-")
                || formula.ours.contains("exp");
            prop_assert!(
                close || wild,
                "{}: {} and {} with a={} b={} c={}",
                formula.ours,
                ours,
                theirs,
                a,
                b,
                c
            );
        }
        Ok(())
    });
}

#[test]
fn many_seeds_at_once_are_those_one_at_a_time() {
    law((formula(), formula(), any::<i32>()), |(one, two, first)| {
        let calculations =
            format!("y={}\nrequire a > 2 or_not\nx={}", one.ours, two.ours).replace(" or_not", "");
        let Ok(exercise) = parse(&with(DRAWN, &calculations)) else {
            return Ok(());
        };
        let code = eqex::testing::code(&exercise);
        let seeds: Vec<i32> = (0..BLOCK as i32 - 5)
            .map(|index| first.wrapping_add(index))
            .collect();
        let mut columns = Columns::new(code);
        columns.solve(code, &seeds);
        for (lane, seed) in seeds
            .iter()
            .enumerate()
            .filter(|(lane, _)| columns.solved(*lane))
        {
            let single = code.solve(Key::of(*seed), |solved| solved.number(0).to_bits());
            prop_assert_eq!(
                single.ok(),
                Some(columns.answers(code, 0)[lane].to_bits()),
                "{} seed {}",
                calculations,
                seed
            );
        }
        Ok(())
    });
}

#[test]
fn blanks_and_parentheses_change_nothing() {
    law((formula(), any::<i32>()), |(formula, seed)| {
        let spaced: String = formula
            .ours
            .chars()
            .flat_map(|c| {
                if "+-*/(),".contains(c) && !formula.ours.contains('e') {
                    vec![' ', c, ' ']
                } else {
                    vec![c]
                }
            })
            .collect();
        let value = |expression: &str| {
            parse(&with(DRAWN, &format!("x={expression}")))
                .ok()?
                .variant(seed)
                .ok()
                .map(|variant| variant.correct()[0].to_bits())
        };
        // A function's parenthesis may stand apart from its name too.
        prop_assert_eq!(
            value(&formula.ours),
            value(&format!("(({spaced}))")),
            "{}",
            spaced
        );
        Ok(())
    });
}

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
            prop_assert_eq!(value["main"].as_str().unwrap(), main.as_str());
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

/// A typed answer where no unit is asked, by a reader who writes a decimal comma.
fn read_number(typed: &str) -> Result<Option<eqex::Readings>, Diagnostic> {
    static ASKED: LazyLock<Exercise> =
        LazyLock::new(|| parse(&with("x=?", "x=1")).expect("it is an exercise"));
    ASKED.read(0, typed, &View::new(Vec::new(), true))
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

/// Pieces of exercises, in any order: more of the language than random letters are.
fn scrap() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        proptest::sample::select(vec![
            "---\n",
            "type: EqEx\n",
            "name: T\n",
            "tolerance: ",
            "1%",
            "3 figures",
            "{x: 1%}",
            "a=",
            "v_a=",
            "x=?",
            "km/h",
            "[1;2]",
            "[1;2;0.5]",
            "{1;2}",
            "\\(",
            "\\)",
            "`",
            "\n",
            " ",
            "require ",
            "x=",
            "a+b",
            "2a",
            "sqrt(",
            ")",
            "^",
            "<=",
            "--- pl\n",
            "--- solution\n",
            "µ",
            "½",
            "Δt",
            "\u{feff}",
            "\r\n",
            "ż",
            "1e999",
            ";",
            "]",
            "}",
            "'",
            "_",
            "#",
            "1.5",
            ",",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,5}",
    ];
    (any::<bool>(), proptest::collection::vec(piece, 0..40)).prop_map(|(header, pieces)| {
        let start = if header {
            "---\ntype: EqEx\nname: T\n---\n"
        } else {
            ""
        };
        format!("{start}{}", pieces.concat())
    })
}

#[test]
fn any_text_is_an_exercise_or_has_diagnostics_with_places() {
    law(scrap(), |text| {
        let (source, diagnostics) = match Exercise::parse(text.as_bytes(), &Defaults::default()) {
            Ok(exercise) => (exercise.source().to_owned(), exercise.warnings().to_vec()),
            Err(invalid) => {
                prop_assert!(!invalid.diagnostics.is_empty());
                (invalid.source, invalid.diagnostics)
            }
        };
        for diagnostic in &diagnostics {
            prop_assert!(
                source.get(diagnostic.span.range()).is_some(),
                "{:?}",
                diagnostic
            );
            if let Some(mend) = &diagnostic.mend {
                prop_assert!(source.get(mend.span.range()).is_some(), "{:?}", diagnostic);
                let mut mended = source.clone();
                mended.replace_range(mend.span.range(), &mend.replacement);
                prop_assert!(
                    mended != source,
                    "the mend changes nothing: {:?}",
                    diagnostic
                );
                let _ = Exercise::parse(mended.as_bytes(), &Defaults::default());
            }
        }
        let _ = read_number(&text);
        Ok(())
    });
}

/// Where an exercise's only mistake has a mend, the mended text is an exercise.
#[test]
fn mends_mend() {
    for (text, calculations) in [
        ("v=[60;40]m x=?", "x=v"),
        ("v=[2,5;3]m x=?", "x=v"),
        ("v=[40;60) x=?", "x=v"),
        ("n={1;2;} x=?", "x=n"),
        ("v=[40 ;60] x=?", "x=v"),
        ("v=[1;2] x=?", "x=2v"),
        ("v=[1;2] x=?", "x=v(1+1)"),
        ("v=[1;2] x=?", "x=(v)v"),
        ("v=[1;2] x=?", "x=sqrt v"),
        ("v=[1;2] x=?", "x=sqr(v)"),
        ("v=[1;2] x=?", "x=2,5*v"),
        ("v=[1;2] x=?", "x=v×2"),
        ("v=[1;2] x=?", "x=v**2"),
        ("v=[1;2] x=?", "x=(v+1"),
        ("v=[1;2] x=?", "x=v+1)"),
        ("v=[1;2] x=?", "x=min(v;1)"),
        ("speed=[1;2] x=?", "x=sped"),
    ] {
        let source = with(text, calculations);
        let diagnostics = parse(&source).unwrap_err();
        assert_eq!(diagnostics.len(), 1, "{source}: {diagnostics:?}");
        let mend = diagnostics[0]
            .mend
            .as_ref()
            .unwrap_or_else(|| panic!("{source}: {diagnostics:?}"));
        let mut mended = source.clone();
        mended.replace_range(mend.span.range(), &mend.replacement);
        assert!(
            parse(&mended).is_ok(),
            "{mended}: {:?}",
            parse(&mended).err()
        );
    }
}

/// A mend is safe only where what is meant cannot change.
#[test]
fn mends_are_safe_or_offered() {
    let safe = [
        ("v=[40 ;60] x=?", "x=v"),
        ("v=[−4;60] x=?", "x=v"),
        ("v=[1;2] x=?", "x=v×2"),
        ("v=[1;2] x=?", "x=v−2"),
        ("v=[1;2] x=?", "x=v**2"),
        ("v=[1;2] x=?", "x=v²"),
        ("v=[1;2] x=?", "x=min(v;1)"),
        ("v=[1;2] x=?", "x=2v"),
        ("v=[1;2] x=?", "x=1+2(v+1)"),
        ("v=[1;2] x=?", "x=v*π"),
    ];
    let offered = [
        ("v=[1,10] x=?", "x=v"),
        ("n={1,2,3} x=?", "x=n"),
        ("v=[60;40] x=?", "x=v"),
        ("v=[40;60 x=?", "x=1"),
        ("v=[40;60km] x=?", "x=1"),
        ("v=[40;60) x=?", "x=1"),
        ("v=[1;2] x=?", "x=2,5*v"),
        ("v=[1;2] x=?", "x=(v+1"),
        ("v=[1;2] x=?", "x=v+1)"),
        ("v=[1;2] x=?", "x=1/2v"),
        ("v=[1;2] x=?", "x=2^2v"),
        ("v=[1;2] x=?", "x=v v"),
        ("v=[1;2] x=?", "x=v(2)"),
        ("v=[1;2] x=?", "x=3x10^2"),
        ("v=[1;2] x=?", "x=2*[v]"),
        ("v=[1;2] x=?", "x=√2"),
        ("v=[1;2] x=?", "x=lg(v)"),
        ("speed=[1;2] x=?", "x=sped"),
    ];
    let all = safe.map(|case| (case, true)).into_iter();
    for ((text, calculations), safe) in all.chain(offered.map(|case| (case, false))) {
        let source = with(text, calculations);
        let diagnostics = parse(&source).unwrap_err();
        let mend = diagnostics.iter().find_map(|one| one.mend.as_ref());
        let mend = mend.unwrap_or_else(|| panic!("{source}: {diagnostics:?}"));
        assert_eq!(mend.safe, safe, "{source}");
    }
}

#[test]
fn blame_names_values_that_really_have_no_value() {
    law((formula(), any::<i32>()), |(formula, seed)| {
        let source = with(
            "a=[0;2;1] b=[-4;4;0.25] c={1;2;7.5} x=?",
            &format!("x=({})/a", formula.ours),
        );
        let Ok(exercise) = parse(&source) else {
            return Ok(());
        };
        if let Err(diagnostic) = exercise.variant(seed) {
            prop_assert_eq!(diagnostic.code.0, "E0601");
            let part = diagnostic.span.of(exercise.source());
            prop_assert!(
                !part.is_empty() && diagnostic.told("en").contains("infinite")
                    || diagnostic.told("en").contains("not a number"),
                "{}",
                diagnostic.told("en")
            );
            // The part alone, as a calculation of its own, fails with that seed too.
            if let Ok(alone) =
                parse(&source.replace(&format!("x=({})/a", formula.ours), &format!("x={part}")))
            {
                prop_assert!(
                    alone.variant(seed).is_err(),
                    "{} is fine alone: {}",
                    part,
                    diagnostic.told("en")
                );
            }
        }
        Ok(())
    });
}
