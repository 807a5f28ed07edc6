//! The schema of a database, held against the one that the migrations of this release make.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::store::error::Error;

/// Tables, indexes, triggers and views by kind and name: the table that each belongs to, and its text.
type Schema = BTreeMap<(String, String), (String, String)>;

/// What is in a database and not of ours, or of ours and not there, or not as we make it: an empty list where nothing is.
pub(super) fn differences(connection: &Connection, steps: &[String]) -> Result<Vec<String>, Error> {
    let ours = Connection::open_in_memory()?;
    for step in steps {
        ours.execute_batch(step)?;
    }
    let wanted = read(&ours)?;
    let found = read(connection)?;
    let mut told = Vec::new();
    for ((kind, name), (table, text)) in &found {
        match wanted.get(&(kind.clone(), name.clone())) {
            None if kind == "table" => told.push(format!("the table `{name}` is none of eqex")),
            None => told.push(format!("the {kind} `{name}` on `{table}` is none of eqex")),
            Some((place, ours)) if place != table || ours != text => {
                told.push(format!("the {kind} `{name}` is not as this eqex makes it"));
            }
            Some(_) => {}
        }
    }
    let missing = wanted.keys().filter(|key| !found.contains_key(key));
    told.extend(missing.map(|(kind, name)| format!("the {kind} `{name}` is missing")));
    Ok(told)
}

fn read(connection: &Connection) -> Result<Schema, Error> {
    // What SQLite makes by itself has names of its own.
    let mut statement = connection.prepare(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_master WHERE substr(name, 1, 7) <> 'sqlite_'",
    )?;
    let rows = statement.query_map([], |row| {
        let text: String = row.get(3)?;
        Ok(((row.get(0)?, row.get(1)?), (row.get(2)?, plain(&text))))
    })?;
    Ok(rows.collect::<rusqlite::Result<Schema>>()?)
}

/// A text of SQL without its comments and with one blank for several: neither says anything of the tables.
fn plain(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len());
    let mut rest = sql;
    let mut quote = None;
    while let Some(c) = rest.chars().next() {
        if quote.is_none() && rest.starts_with("--") {
            rest = rest.find('\n').map_or("", |end| &rest[end..]);
            continue;
        }
        match quote {
            Some(open) if open == c => quote = None,
            None if matches!(c, '\'' | '"' | '`') => quote = Some(c),
            _ => {}
        }
        if quote.is_none() && c.is_whitespace() {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
        rest = &rest[c.len_utf8()..];
    }
    out.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str =
        "CREATE TABLE a (x BIGINT, -- a note\n y TEXT DEFAULT '--  z'); CREATE INDEX a_x ON a (x);";

    fn told(sql: &str) -> Vec<String> {
        let connection = Connection::open_in_memory().expect("a database");
        connection.execute_batch(sql).expect("it is SQL");
        differences(&connection, &[OURS.to_owned()]).expect("it is read")
    }

    #[test]
    fn what_is_not_ours_is_named() {
        assert!(told(OURS).is_empty());
        assert!(told(&OURS.replace(" -- a note\n ", "\n\n")).is_empty());
        assert_eq!(
            told(&format!(
                "{OURS} CREATE TABLE b (z); CREATE TRIGGER spy AFTER INSERT ON a BEGIN DELETE FROM a; END; CREATE VIEW v AS SELECT 1;"
            )),
            [
                "the table `b` is none of eqex",
                "the trigger `spy` on `a` is none of eqex",
                "the view `v` on `v` is none of eqex"
            ]
        );
        assert_eq!(
            told(&OURS.replace("--  z", "-- z")),
            ["the table `a` is not as this eqex makes it"]
        );
        assert_eq!(
            told("CREATE TABLE a (x BIGINT, y TEXT DEFAULT '--  z');"),
            ["the index `a_x` is missing"]
        );
    }
}
