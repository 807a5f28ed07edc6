//! Evaluating: meval as a second opinion, many seeds as one at a time, and what is blamed where there is no value.

use eqex::Exercise;
use eqex::testing::{BLOCK, Columns, Key};
use proptest::prelude::*;

use super::formula::formula;
use super::{law, parse, with};

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
