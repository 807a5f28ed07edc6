//! Typed units against asked ones: `cases/typed-units.txt`, one case a line. `EQEX_BLESS=1 cargo test -p eqex-tests units` writes what comes of
//! each, to be read as a difference.

use std::path::Path;

use eqex::{AskedUnit, Conversion, TypedUnit, TypedUnits, Unit};
use proptest::prelude::*;

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

/// A product of units, each with a power that is not 0.
fn product() -> impl Strategy<Value = Vec<(&'static str, i32)>> {
    let symbols = vec![
        "m", "km", "cm", "µm", "kg", "g", "t", "s", "ms", "min", "h", "A", "K", "mol", "N", "kPa",
        "J", "kWh", "eV", "C", "V", "kΩ", "F", "T", "l", "ha", "ft", "lb", "zł", "€", "%", "osoba",
    ];
    let power = prop_oneof![-3..=-1i32, 1..=3i32];
    prop::collection::vec((prop::sample::select(symbols), power), 1..5)
}

fn superscripts(power: i32) -> String {
    power
        .to_string()
        .chars()
        .map(|c| match c {
            '-' => '⁻',
            '1' => '¹',
            '2' => '²',
            _ => '³',
        })
        .collect()
}

/// A product with each word and power written by `one`, and `times` between them; negative powers below the bar where there is one.
fn written(
    product: &[(&str, i32)],
    times: &str,
    bar: Option<&str>,
    one: &dyn Fn(&str, i32) -> String,
) -> String {
    let join = |below: bool| {
        product
            .iter()
            .filter(|(_, power)| bar.is_none() || (*power < 0) == below)
            .map(|(word, power)| one(word, if bar.is_some() { power.abs() } else { *power }))
            .collect::<Vec<_>>()
            .join(times)
    };
    match bar {
        Some(bar) if !join(true).is_empty() => format!("{}{bar}{}", join(false), join(true)),
        _ => join(false),
    }
}

proptest! {
    /// A unit is the same in every notation.
    #[test]
    fn notations_of_a_unit(product in product()) {
        let plain = |word: &str, power: i32| match power {
            1 => word.to_owned(),
            power => format!("{word}^{power}"),
        };
        let raised = |word: &str, power: i32| match power {
            1 => word.to_owned(),
            power => format!("{word}{}", superscripts(power)),
        };
        let bracketed = |word: &str, power: i32| format!("{word}^({power})");
        let starred = |word: &str, power: i32| format!("{word}**{power}");
        let latex = |word: &str, power: i32| format!(r"\mathrm{{{}}}^{{{power}}}", word.replace('%', r"\%"));
        let author = written(&product, "*", Some("/"), &plain);
        let unit = AskedUnit::new(&author, "x");
        let mut typed = vec![
            author.clone(),
            written(&product, " ", Some("/"), &plain),
            written(&product, "·", Some(" / "), &raised),
            written(&product, " ", None, &plain),
            written(&product, "⋅", None, &raised),
            written(&product, " * ", None, &bracketed),
            written(&product, " ", None, &starred),
            written(&product, r"\cdot ", None, &latex),
            format!("*{}", written(&product, "*", Some("/"), &plain)),
            format!(" [{}] ", written(&product, " ", Some("/"), &plain)),
            Unit::parse(&author).latex(),
        ];
        if product.iter().all(|(word, _)| *word != "osoba") {
            typed.push(written(&product, " ", None, &|word, power| format!("{word}{power}")));
        }
        for typed in typed {
            let read = unit.read(&typed);
            let TypedUnits::One(TypedUnit { conversion: Some(conversion), shown, .. }) = read else {
                panic!("{typed} for {author}: {read:?}");
            };
            prop_assert!((conversion.apply(3.0) - 3.0).abs() < 1e-12, "{} for {}", typed, author);
            prop_assert!(matches!(unit.read(&shown), TypedUnits::One(_)), "{} for {}", shown, author);
        }
    }

    /// Whatever is typed, reading ends, and what cannot be read has a place in it.
    #[test]
    fn anything_typed(parts in prop::collection::vec(prop::sample::select(vec![
        "m", "s", "km", "°", "C", "′", "\"", "'", " ", "*", "/", "(", ")", "[", "{", "}", "^", "-", "2", "1", "²", "⁻", ".", ",", "\\", "frac",
        "mathrm", "circ", "stopni", "fl", "oz", "per", "sq", "cubed", "do", "kwadratu", "kW", "as", "a", "cal", "$", "US", "%", "ó", "o\u{301}", "𝔪",
        "\u{200B}", "ℓ", "℃", "Ω",
    ]), 0..40), asked in prop::sample::select(vec!["", "m", "km/h", "°C", "deg", "a*cal", "zł/osoba", "rad/s", "J/(kg*K)"])) {
        let typed = parts.concat();
        let unit = AskedUnit::new(asked, "x");
        if let TypedUnits::Unknown(place) = unit.read(&typed) {
            prop_assert!(typed.get(place.clone()).is_some(), "{:?} in {:?}", place, typed);
        }
        let _ = (unit.is_unit_word(&typed), unit.is_currency_word(&typed), unit.compound(&[&typed, ""]));
        let _ = AskedUnit::new(&typed, &typed).read(&typed);
    }
}
