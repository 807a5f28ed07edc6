//! Typed units against asked ones: `cases/typed-units.txt`, one case a line. `EQEX_BLESS=1 cargo test -p eqex-tests units` writes what comes of
//! each, to be read as a difference.

use std::path::Path;

use eqex::units::{AskedUnit, Conversion, TypedUnit, TypedUnits};

use crate::text_files::bless;

fn conversion(conversion: Option<Conversion>) -> String {
    let Some(conversion) = conversion else {
        return "wrong".to_owned();
    };
    if conversion == Conversion::IDENTITY {
        return "as asked".to_owned();
    }
    let mut told = format!("*{}", conversion.numerator);
    if conversion.offset != 0.0 {
        told = format!("({told} {:+})", conversion.offset);
    }
    if conversion.denominator != 1.0 {
        told += &format!("/{}", conversion.denominator);
    }
    told
}

fn unit(unit: &TypedUnit) -> String {
    let capitals = unit
        .capitals
        .as_ref()
        .map_or(String::new(), |(typed, meant)| {
            format!(" ({typed} is {meant})")
        });
    let shown = match unit.shown.as_str() {
        "" => "the number",
        shown => shown,
    };
    format!("{shown}, {}{capitals}", conversion(unit.conversion))
}

/// What came of reading, in one line.
fn told(units: &TypedUnits, typed: &str) -> String {
    match units {
        TypedUnits::One(one) => unit(one),
        TypedUnits::Several(several) => several.iter().map(unit).collect::<Vec<_>>().join(" or "),
        TypedUnits::Confirm(one) => format!("did you mean {}?", unit(one)),
        TypedUnits::NoneAsked(shown) => format!("no unit is asked: {shown}"),
        TypedUnits::Unknown(place) => format!("cannot be read: {}", &typed[place.clone()]),
    }
}

#[test]
fn typed_units() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/typed-units.txt");
    let cases = std::fs::read_to_string(&path).unwrap();
    let mut name = "x";
    let mut given = String::new();
    for line in cases.lines() {
        if let Some(unknown) = line.strip_prefix("unknown ") {
            name = unknown;
        }
        let mut parts = line.split(" | ").map(str::trim);
        let (Some(asked), Some(typed)) = (parts.next(), parts.next()) else {
            given += &format!("{line}\n");
            continue;
        };
        let unit = AskedUnit::new(if asked == "-" { "" } else { asked }, name);
        let units = match typed.contains('&') {
            false => told(&unit.read(typed), typed),
            true => {
                let parts: Vec<&str> = typed.split('&').map(str::trim).collect();
                match unit.compound(&parts) {
                    Some(conversions) => conversions
                        .into_iter()
                        .map(|part| conversion(Some(part)))
                        .collect::<Vec<_>>()
                        .join(", "),
                    None => "do not go together".to_owned(),
                }
            }
        };
        given += &format!("{asked} | {typed} | {units}\n");
    }
    if bless() {
        std::fs::write(&path, &given).unwrap();
    }
    for (expected, given) in cases.lines().zip(given.lines()) {
        assert!(bless() || expected == given, "{expected}\nbut: {given}");
    }
}
