//! A typed answer: a number with a unit, nothing, or a diagnostic with a place. What was understood can be typed again.
#![no_main]

use eqex::answer;
use eqex::number::{COMMA, POINT};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    match answer::read(text) {
        Ok(None) => assert!(text.chars().all(|c| c.is_whitespace() || c == '\u{FEFF}')),
        Ok(Some(typed)) => {
            assert!(typed.number.is_finite());
            let _ = (typed.latex(POINT), typed.latex(COMMA));
            let again = format!("{} {}", typed.number, typed.unit);
            if again.len() < 200 {
                let again = answer::read(&again)
                    .expect("a plain number with a unit")
                    .expect("not blank");
                assert_eq!(again.number, typed.number, "{text}");
                assert_eq!(again.unit, typed.unit, "{text}");
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
