//! Class lists: whatever the bytes are, reading them ends, and what is told of them holds.

use eqex_classroom::teams::roster::{MAX_ROWS, Roster};
use proptest::prelude::*;

use super::law;

/// Bytes that are anything, and texts that are nearly lists.
fn list() -> impl Strategy<Value = Vec<u8>> {
    let cell = prop_oneof![
        "[0-9]{1,5}[.]?",
        "[A-ZŁŚa-ząęż]{1,9}( [a-ząęż]{1,9})?",
        "\"[^\"]{0,6}\"?",
        Just("imię".to_owned()),
        Just("nr".to_owned()),
        Just(String::new()),
    ];
    let line = prop::collection::vec(cell, 0..4);
    let table = (prop::collection::vec(line, 0..12), "[,;\t]", "\r?\n");
    let table = table.prop_map(|(lines, delimiter, end)| {
        let lines: Vec<String> = lines.iter().map(|line| line.join(&delimiter)).collect();
        lines.join(&end).into_bytes()
    });
    prop_oneof![prop::collection::vec(any::<u8>(), 0..400), table]
}

#[test]
fn whatever_the_bytes_are_a_list_is_read_or_refused() {
    law(list(), |bytes| {
        let Ok(roster) = Roster::read(&bytes) else {
            return Ok(());
        };
        let lines = 1 + bytes.iter().filter(|byte| b"\r\n".contains(byte)).count();
        prop_assert!((1..=MAX_ROWS).contains(&roster.rows.len()));
        for pair in roster.rows.windows(2) {
            prop_assert!(pair[0].line < pair[1].line);
        }
        for row in &roster.rows {
            prop_assert!(row.line <= lines && row.name.chars().count() <= 61);
            prop_assert!(row.person().is_none_or(|one| one.name.as_str() == row.name));
        }
        let people: Vec<_> = roster.people().cloned().collect();
        if !people.is_empty() {
            let kept = Roster::read(roster.kept().as_bytes()).expect("what is kept is a list");
            prop_assert!(kept.people().eq(&people), "{}", roster.kept());
        }
        let text = Roster::text(&bytes).expect("what is read is text");
        let again = Roster::read(text.as_bytes()).map(|again| again.rows);
        prop_assert_eq!(again, Ok(roster.rows));
        Ok(())
    });
}
