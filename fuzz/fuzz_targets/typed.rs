//! A typed answer: numbers with units, nothing, or a diagnostic with a place. What is offered as a reading can be typed and means itself.
#![no_main]

use std::sync::LazyLock;

use eqex::{Defaults, Exercise, Notation, Reading, TypedNotation, View};
use libfuzzer_sys::fuzz_target;

const UNITS: [&str; 12] = [
    "", "m", "km/h", "h", "deg", "°C", "rad/s", "zł", "%", "J/(kg*K)", "N*m", "apples",
];

/// An exercise for each unit that asks for nothing else.
static EXERCISES: LazyLock<[Exercise; 12]> = LazyLock::new(|| {
    UNITS.map(|unit| {
        let source = format!("---\ntype: EqEx\nname: F\n---\nx=?{unit}\n---\nx=1\n");
        Exercise::parse(source.as_bytes(), &Defaults::default()).expect("it is an exercise")
    })
});

fuzz_target!(|input: (u8, bool, &str)| {
    let (unit, comma, text) = input;
    let exercise = &EXERCISES[usize::from(unit) % UNITS.len()];
    let view = View {
        typed: match comma {
            true => TypedNotation::Comma,
            false => TypedNotation::Point,
        },
        ..View::default()
    };
    match exercise.read(0, text, &view) {
        Ok(None) => {}
        Ok(Some(readings)) => {
            assert!((1..=4).contains(&readings.list.len()), "{text}");
            for reading in &readings.list {
                assert!(reading.number.is_finite());
                let _ = (
                    reading.latex(Notation::POINT),
                    reading.latex(Notation::COMMA),
                );
                let shown = reading.text(view.typed);
                let again = exercise
                    .read(0, &shown, &view)
                    .unwrap_or_else(|refused| panic!("{text} gives {shown}: {refused:?}"))
                    .expect("not blank");
                // A reading that its typed unit does not tell from others is shown in the unit that is asked.
                let meant = |one: &Reading| one.asked().unwrap_or(one.number);
                let same = again.list.iter().any(|again| {
                    (meant(again) - meant(reading)).abs() <= 1e-12 * meant(reading).abs()
                });
                assert!(
                    same,
                    "{text} gives {shown}, which is read as {:?}",
                    again.list
                );
            }
        }
        Err(diagnostic) => {
            assert!(
                text.get(diagnostic.span.range()).is_some(),
                "{diagnostic:?}"
            );
            eqex_fuzz::check_diagnostics(text, &[diagnostic]);
        }
    }
});
