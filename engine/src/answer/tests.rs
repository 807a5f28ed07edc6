//! Numbers as people type them: `numbers.txt` has a line for each spelling.

use super::{Asked, read};
use crate::exercise::TypedNotation;
use crate::units::AskedUnit;

/// What a line of the table gives: the texts of the readings, or the message of the refusal.
fn given(typed: &str, asked: &str, notation: TypedNotation) -> String {
    let unit = AskedUnit::new(asked, "x");
    let asked = Asked {
        unit: &unit,
        name: "x",
        notation,
    };
    match read(typed, &asked) {
        Ok(None) => "nothing".to_owned(),
        Ok(Some(readings)) => {
            let texts = readings
                .list
                .iter()
                .map(|one| one.text(TypedNotation::Point));
            let texts: Vec<String> = texts.collect();
            let mark = if readings.confirm { "? " } else { "" };
            format!("{mark}{}", texts.join(" or "))
        }
        Err(diagnostic) => {
            let span = diagnostic.span.range();
            assert!(typed.get(span.clone()).is_some(), "{typed}: {span:?}");
            format!("! {}", diagnostic.message.id().trim_start_matches("E0701-"))
        }
    }
}

#[test]
fn numbers() {
    let mut failures = String::new();
    let mut count = 0;
    let lines = include_str!("numbers.txt").lines();
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let parts: Vec<&str> = line.split(" | ").map(str::trim).collect();
        let [typed, asked, expected] = parts.as_slice() else {
            panic!("`{line}` has the form: typed | asked | expected");
        };
        let (asked, notation) = match asked.strip_prefix("comma") {
            Some(asked) => (asked.trim(), TypedNotation::Comma),
            None => (*asked, TypedNotation::Point),
        };
        let asked = if asked == "-" { "" } else { asked };
        let given = given(typed, asked, notation);
        if given != *expected {
            failures.push_str(&format!("{line}\n    gives {given}\n"));
        }
        count += 1;
    }
    assert!(failures.is_empty() && count > 150, "{failures}{count}");
}
