use std::collections::BTreeMap;

use super::table::{DIMENSIONS, LITERALS, TABLE, Table, lines};

#[test]
fn every_line_of_the_table_is_read_and_has_a_source() {
    let mut table = Table::default();
    for line in lines() {
        assert!(table.add(line).is_some(), "cannot be read: {line}");
    }
    assert!(TABLE.entries().iter().all(|entry| !entry.source.is_empty()));
    assert!(table.dimensions() + LITERALS <= DIMENSIONS);
}

#[test]
fn no_word_has_two_meanings_of_one_kind() {
    for (word, meanings) in TABLE.words() {
        let mut kinds = BTreeMap::new();
        for meaning in meanings {
            let entry = TABLE.entry(*meaning).unwrap();
            let other = kinds.insert(entry.dimension, TABLE.symbol(*meaning));
            assert_eq!(other, None, "`{word}` is {} too", TABLE.symbol(*meaning));
        }
    }
}

#[test]
fn words_of_the_table_are_no_functions_or_constants() {
    let unit = super::AskedUnit::new("m", "x");
    let taken: Vec<&str> = crate::functions::FUNCTIONS
        .iter()
        .map(|function| function.name)
        .chain(["pi", "π", "e"])
        .filter(|name| unit.is_unit_word(name))
        .collect();
    // Behind a number, `min` is the minute.
    assert_eq!(taken, ["min"]);
}
