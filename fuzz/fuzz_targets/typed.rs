//! A typed answer: numbers with units, nothing, or a diagnostic with a place. What is offered as a reading can be typed and means itself.
#![no_main]

use eqex::TypedNotation;
use eqex::answer::{self, Asked};
use eqex::number::{COMMA, POINT};
use eqex::units::AskedUnit;
use libfuzzer_sys::fuzz_target;

const UNITS: [&str; 12] = [
    "", "m", "km/h", "h", "deg", "°C", "rad/s", "zł", "%", "J/(kg*K)", "N*m", "apples",
];

fuzz_target!(|input: (u8, bool, &str)| {
    let (unit, comma, text) = input;
    let unit = AskedUnit::new(UNITS[usize::from(unit) % UNITS.len()], "x");
    let asked = Asked {
        unit: &unit,
        name: "x",
        notation: match comma {
            true => TypedNotation::Comma,
            false => TypedNotation::Point,
        },
    };
    match answer::read(text, &asked) {
        Ok(None) => {}
        Ok(Some(readings)) => {
            assert!((1..=4).contains(&readings.list.len()), "{text}");
            for reading in &readings.list {
                assert!(reading.number.is_finite());
                let _ = (reading.latex(POINT), reading.latex(COMMA));
                let shown = reading.text(asked.notation);
                let again = answer::read(&shown, &asked)
                    .unwrap_or_else(|refused| panic!("{text} gives {shown}: {refused:?}"))
                    .expect("not blank");
                // A reading that its typed unit does not tell from others is shown in the unit that is asked.
                let meant = |one: &answer::Reading| one.asked().unwrap_or(one.number);
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
