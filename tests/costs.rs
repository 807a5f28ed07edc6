//! What a text may cost that somebody brings: names that are looked for, draws, memory.

use eqex::{
    Budget, Defaults, Diagnostic, E0108, E0403, E0404, E0412, E0603, Exercise, MAX_NEAR_NAMES,
    Rules, View, W0201, W0906,
};
use eqex_benches::hostile;
use eqex_classroom::editor::text_warnings;
use eqex_classroom::task_text;
use eqex_kernel::ui::messages::Lang;
use eqex_kernel::ui::prose::Prose;
use eqex_kernel::ui::texts::Say;

use crate::laws::formula::formula;
use crate::laws::law;
use proptest::prelude::*;

/// Bytes that any text within the limits may take on its way.
const MOST: u64 = 20 * 1024 * 1024;

fn parse(text: &str, calculations: &str) -> Exercise {
    let source = format!("---\ntype: EqEx\nname: T\n---\n{text}\n---\n{calculations}\n");
    Exercise::parse(source.as_bytes(), &Defaults::default()).unwrap()
}

fn told(source: &str) -> Vec<Diagnostic> {
    match Exercise::parse(source.as_bytes(), &Defaults::default()) {
        Ok(exercise) => exercise.warnings().to_vec(),
        Err(invalid) => invalid.diagnostics,
    }
}

/// Names that one slip of the keys makes of `speed…`.
fn misspelt(count: usize, line: impl Fn(&str) -> String) -> Vec<String> {
    let letters = "abcdefghijklmnopqrst".chars().take(count);
    letters.map(|letter| line(&letter.to_string())).collect()
}

#[test]
fn a_near_name_is_looked_for_so_often_and_all_are_told() {
    let known: Vec<String> = misspelt(20, |letter| format!("speed{letter}=1"));
    let lines = misspelt(20, |letter| format!("y{letter}=sped{letter}"));
    let source = format!(
        "---\ntype: EqEx\nname: T\n---\n{} x=?\n---\n{}\nx=1\n",
        known.join(" "),
        lines.join("\n")
    );
    let found = told(&source);
    let unknown = found.iter().filter(|one| one.code == E0403);
    assert_eq!(unknown.clone().count(), 20);
    let offered: Vec<bool> = unknown.map(|one| one.mend.is_some()).collect();
    let (first, rest) = offered.split_at(MAX_NEAR_NAMES);
    assert!(first.iter().all(|offered| *offered) && rest.iter().all(|offered| !offered));
}

#[test]
fn names_of_all_kinds_count_and_one_name_counts_once() {
    let keys = misspelt(4, |letter| format!("tolerenc{letter}: 1"));
    let lines = misspelt(9, |letter| format!("x=sqr(1)+sqr(2)+sqtr(3)\ny{letter}=1"));
    let source = format!(
        "---\ntype: EqEx\nname: T\n{}\n---\nspeed=1 length=2 width=3 x=?\n---\n{}\nx=sped+lenght+widht\n",
        keys.join("\n"),
        lines.join("\n")
    );
    let found = told(&source);
    let offers = |code| {
        let with_code = found.iter().filter(move |one| one.code == code);
        with_code.map(|one| one.mend.is_some()).collect::<Vec<_>>()
    };
    assert_eq!(offers(W0201), [true; 4]);
    assert_eq!(offers(E0404), [true; 27]);
    assert_eq!(offers(E0403), [true, true, false]);
}

#[test]
fn a_budget_ends_a_search_and_never_chooses_another_draw() {
    let lines = vec!["x=x+a^a^a^a^a"; 40].join("\n");
    for conditions in ["require a > 1.98", "require a > 1.5", "require a > 3", ""] {
        for (before, behind) in [(conditions, ""), ("", conditions)] {
            let exercise = parse("a=[1;2] x=?", &format!("{before}\nx=a\n{lines}\n{behind}"));
            for seed in -20..20 {
                let whole = exercise.variant(seed).map(|variant| variant.drawn()[0].1);
                for parts in [1, 2, 4, 8, 40, 400, 4000] {
                    let mut budget = Budget::signed_in();
                    budget.pay(budget.left() - budget.left() / parts);
                    match exercise.variant_within(seed, &mut budget) {
                        Ok(variant) => assert_eq!(Ok(variant.drawn()[0].1), whole),
                        Err(reason) if reason.code == E0603 => assert!(budget.is_spent()),
                        Err(reason) => assert_eq!(Err(reason), whole),
                    }
                }
            }
        }
    }
}

#[test]
fn a_visitor_has_a_quarter_and_a_stored_exercise_all_draws() {
    assert_eq!(Budget::visitor().left() * 4, Budget::signed_in().left());
    let lines = vec!["x=a^a^a^a^a^a^a^a^a^a"; 500].join("\n");
    let exercise = parse("a=[1;2] x=?", &format!("{lines}\nrequire a > 3"));
    let draws = |mut budget: Budget| {
        let reason = exercise.variant_within(0, &mut budget).unwrap_err();
        assert_eq!(reason.code, E0603, "{}", reason.told("en"));
        assert_eq!(reason.span.of(exercise.source()), "require a > 3");
        let told = reason.told("pl");
        let count = told.split(' ').find_map(|word| word.parse::<u32>().ok());
        count.unwrap()
    };
    let (signed_in, visitor) = (draws(Budget::signed_in()), draws(Budget::visitor()));
    assert!(visitor > 0 && signed_in.div_ceil(4).abs_diff(visitor) <= 1);
    let whole = exercise.variant(0).unwrap_err();
    assert!(whole.told("en").contains("1000"), "{}", whole.told("en"));
}

/// The values of a giant, whose code is packed, are those of the same lines in a small exercise.
#[test]
fn giants_give_the_values_of_their_parts() {
    const DRAWN: &str = "a=[0.5;9.5] b=[-4;4;0.25] c={1;2;7.5} x=?";
    law((formula(), any::<i32>()), |(one, first)| {
        let source = |lines: usize| {
            let lines = vec![format!("x={}", one.ours); lines].join("\n");
            format!("---\ntype: EqEx\nname: T\n---\n{DRAWN}\n---\n{lines}\nrequire a > 2\n")
        };
        let parse = |source: &str| Exercise::parse(source.as_bytes(), &Defaults::default()).ok();
        let (Some(small), Some(giant)) = (parse(&source(1)), parse(&source(600))) else {
            return Ok(());
        };
        for seed in (0..4).map(|step| first.wrapping_add(step)) {
            let values = |exercise: &Exercise| {
                let variant = exercise.variant(seed);
                variant.map(|variant| {
                    let values = variant.values().iter();
                    let bits =
                        values.map(|value| (value.number.to_bits(), value.operand.to_bits()));
                    (variant.attempt, bits.collect::<Vec<_>>())
                })
            };
            let (small, giant) = (values(&small), values(&giant));
            prop_assert_eq!(small.ok(), giant.ok());
        }
        Ok(())
    });
}

/// What a compiled exercise says that it takes is what it has asked for.
#[test]
fn the_size_of_an_exercise_is_what_it_takes() {
    let mut texts: Vec<(String, String)> = hostile::ALL
        .iter()
        .map(|kind| (kind.name.to_owned(), kind.text(17 * 1024)))
        .collect();
    let bank = eqex_benches::sources().into_iter();
    texts.extend(bank.map(|source| ("the bank".to_owned(), source)));
    for (name, source) in texts {
        let defaults = Defaults::default();
        let mut exercise = None;
        let counted = allocation_counter::measure(|| {
            exercise = Exercise::parse(source.as_bytes(), &defaults).ok();
        });
        let Some(exercise) = exercise else {
            continue;
        };
        let owned = exercise.size() - size_of::<Exercise>();
        let taken = usize::try_from(counted.bytes_current).unwrap();
        assert!(
            owned.abs_diff(taken) <= 64 + taken / 50,
            "{name}: {owned} of {taken} bytes"
        );
        assert!(taken <= 130 * 1024, "{name} takes {taken} bytes");
    }
}

/// The HTML of a text is at most 20 times as long as the text, and 64 KiB; and what is too large is told.
#[test]
fn no_page_is_much_larger_than_its_text() {
    for (size, kind) in [4 * 1024, 64 * 1024, eqex::MAX_FILE]
        .into_iter()
        .flat_map(|size| hostile::ALL.iter().map(move |kind| (size, kind)))
    {
        // The sizes in between are those of texts that grow by their square.
        let source = kind.text(size);
        let Ok(exercise) = Exercise::parse(source.as_bytes(), &Defaults::default()) else {
            continue;
        };
        let Ok(variant) = exercise.variant_within(0, &mut Budget::visitor()) else {
            continue;
        };
        let view = View::default();
        let text = variant.main(&view);
        let hints: Vec<&str> = exercise
            .header()
            .hints
            .iter()
            .map(|hint| hint.get(None))
            .collect();
        let mut html = String::new();
        let counted = allocation_counter::measure(|| {
            let mut texts = Prose::new(Lang::English);
            html = texts.html(&task_text::of_variant(&variant, &view));
            hints
                .iter()
                .for_each(|hint| html += &texts.html(&task_text::of_hint(hint)));
        });
        let length = text.len() + hints.iter().map(|hint| hint.len()).sum::<usize>();
        // Each piece that is left out is told by a line.
        let told = hints.len() * 200;
        assert!(html.len() <= 20 * length + 64 * 1024 + told, "{kind:?}");
        assert!(counted.bytes_max <= MOST, "{kind:?}: {}", counted.bytes_max);
        if html.contains(&Lang::English.say("text-too-large")) && size <= 4 * 1024 {
            let told = text_warnings::problems(&exercise);
            assert!(told.iter().any(|one| one.code == W0906), "{kind:?}");
        }
    }
}

/// From bytes to a diagnostic or a variant in at most 20 MiB.
#[test]
fn no_text_within_the_limits_takes_much_memory() {
    for kind in hostile::ALL {
        let source = kind.text(eqex::MAX_FILE);
        let counted = allocation_counter::measure(|| {
            match Exercise::parse(source.as_bytes(), &Defaults::default()) {
                Err(invalid) => {
                    for diagnostic in &invalid.diagnostics {
                        diagnostic.report(&invalid.source, "pl");
                    }
                }
                Ok(exercise) => {
                    let variant = exercise.variant_within(0, &mut Budget::visitor());
                    let _ = variant.map(|variant| variant.main(&View::default()));
                }
            }
        });
        assert!(counted.bytes_max <= MOST, "{kind:?}: {}", counted.bytes_max);
    }
}

/// A limit that is newer than a stored text leaves that as it is, and tells of it.
#[test]
fn newer_limits_refuse_new_texts_and_warn_of_stored_ones() {
    let with = |calculations: String, more: String| {
        format!("---\ntype: EqEx\nname: T\n---\na=[1;9] x=?\n{more}---\n{calculations}\n")
    };
    let long = format!("x=a{}", "+a".repeat(17_000));
    let many = vec![format!("x=a{}", "+a".repeat(500)); 40].join("\n");
    let tag = |number: u8| {
        format!(
            "{}{}a",
            (b'a' + number / 26) as char,
            (b'a' + number % 26) as char
        )
    };
    let languages: Vec<String> = (0..101)
        .map(|number| format!("--- {}\na=[1;9] x=?\n", tag(number)))
        .collect();
    for (source, code, detail) in [
        (with(long, String::new()), E0412, "E0412-long"),
        (with(many, String::new()), E0412, "E0412-operations"),
        (
            with("x=a".to_owned(), languages.concat()),
            E0108,
            "E0108-many",
        ),
    ] {
        let refused = Exercise::parse(source.as_bytes(), &Defaults::default()).unwrap_err();
        let [only] = refused.diagnostics.as_slice() else {
            panic!("{:?}", refused.diagnostics);
        };
        assert_eq!((only.code, only.message.id().as_str()), (code, detail));
        let stored = Exercise::parse_by(source.as_bytes(), &Defaults::default(), Rules::Stored);
        let stored = stored.unwrap();
        let told = stored.warnings().iter();
        assert!(
            told.clone()
                .any(|one| one.code == code && one.concerns_stored())
        );
        assert!(stored.variant(1).is_ok());
    }
}
