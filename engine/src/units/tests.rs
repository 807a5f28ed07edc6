use std::collections::BTreeMap;

use super::table::{DIMENSIONS, LITERALS, TABLE, UnitTable, lines};
use super::{AskedUnit, Conversion, TypedUnits, Unit};

#[test]
fn every_line_of_the_table_is_read_and_has_a_source() {
    let mut table = UnitTable::default();
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
    let unit = AskedUnit::new("m", "x");
    let taken: Vec<&str> = crate::functions::FUNCTIONS
        .iter()
        .map(|function| function.name)
        .chain(["pi", "π", "e"])
        .filter(|name| unit.is_unit_word(name))
        .collect();
    // Behind a number, `min` is the minute.
    assert_eq!(taken, ["min"]);
}

#[test]
fn what_is_shown_of_a_unit_of_another_kind_is_of_another_kind_as_well() {
    for asked in ["h", "m", "g", "°C", "rad/s", "l", "zł", "%"] {
        let unit = AskedUnit::new(asked, "x");
        let is_other = |read: &TypedUnits| match read {
            TypedUnits::One(unit) => unit.conversion.is_none(),
            _ => false,
        };
        for (word, _) in TABLE.words() {
            let read = unit.read(word);
            if let TypedUnits::One(other) = &read
                && is_other(&read)
            {
                let again = unit.read(&other.shown);
                assert!(is_other(&again), "{word} for {asked}: {other:?}, {again:?}");
            }
        }
    }
}

#[test]
fn every_word_of_the_table_is_read_as_its_unit() {
    for (word, meanings) in TABLE.words() {
        for meaning in meanings {
            let symbol = TABLE.symbol(*meaning);
            let typed = format!(" {word}.");
            let read = AskedUnit::new(&symbol, "x").read(&typed);
            let TypedUnits::One(unit) = &read else {
                panic!("{word} for {symbol}: {read:?}");
            };
            assert_eq!(
                unit.conversion,
                Some(Conversion::IDENTITY),
                "{word} for {symbol}"
            );
        }
    }
}

#[test]
fn numbers_of_the_order_of_the_table_are_those_that_the_code_names() {
    assert!(super::quantity::UnitQuantity::of(&[(known("s"), 1)]).is_time());
    assert!(super::quantity::UnitQuantity::of(&[(known("K"), 1)]).is_temperature());
}

fn known(symbol: &str) -> super::quantity::Word {
    super::quantity::Word::Known(TABLE.exact(symbol)[0])
}

#[test]
fn notation_in_latex() {
    let cases = [
        ("", ""),
        ("km/h", r"\;\mathrm{\frac{km}{h}}"),
        ("kg*m^2/s^2", r"\;\mathrm{\frac{kg \cdot m^{2}}{s^{2}}}"),
        ("kg·m²/s²", r"\;\mathrm{\frac{kg \cdot m^{2}}{s^{2}}}"),
        ("m*s^-1", r"\;\mathrm{m \cdot s^{-1}}"),
        ("s⁻¹", r"\;\mathrm{s^{-1}}"),
        ("km²", r"\;\mathrm{km^{2}}"),
        ("m³/s", r"\;\mathrm{\frac{m^{3}}{s}}"),
        ("/s", r"\;\mathrm{\frac{1}{s}}"),
        ("1/s", r"\;\mathrm{\frac{1}{s}}"),
        ("1/(kg*K)", r"\;\mathrm{\frac{1}{kg \cdot K}}"),
        ("J/(kg*K)", r"\;\mathrm{\frac{J}{kg \cdot K}}"),
        ("J/kg*K", r"\;\mathrm{\frac{J}{kg \cdot K}}"),
        ("W/(m²·K)", r"\;\mathrm{\frac{W}{m^{2} \cdot K}}"),
        ("(kg*m)/s", r"\;\mathrm{\frac{kg \cdot m}{s}}"),
        ("(m/s)/kg", r"\;\mathrm{\frac{\frac{m}{s}}{kg}}"),
        ("(m/s)^2", r"\;\mathrm{(\frac{m}{s})^{2}}"),
        ("(m/s)²*kg", r"\;\mathrm{(\frac{m}{s})^{2} \cdot kg}"),
        ("deg", r"\mathrm{°}"),
        ("˚", r"\mathrm{°}"),
        ("deg/s", r"\;\mathrm{\frac{°}{s}}"),
        ("°C", r"\;\mathrm{°C}"),
        ("℃", r"\;\mathrm{℃}"),
        ("%", r"\;\mathrm{\%}"),
        ("‰", r"\;\mathrm{‰}"),
        ("zł", r"\;\mathrm{zł}"),
        ("€/kg", r"\;\mathrm{\frac{€}{kg}}"),
        ("$", r"\;\mathrm{\$}"),
        ("$/(kg*h)", r"\;\mathrm{\frac{\$}{kg \cdot h}}"),
        ("£", r"\;\mathrm{£}"),
    ];
    for (unit, latex) in cases {
        assert_eq!(Unit::parse(unit).latex(), latex, "{unit}");
    }
}

#[test]
fn reading_is_bounded() {
    for power in [
        "99",
        "100",
        "2147483647",
        "-2147483648",
        "99999999999999999999",
    ] {
        let author = format!("Nm^{power}/s^{power}");
        let unit = AskedUnit::new(&author, "x");
        assert!(matches!(unit.read(&author), TypedUnits::One(_)));
        let typed = format!("((m^{power})^{power})^{power}");
        assert!(matches!(unit.read(&typed), TypedUnits::Unknown(_)));
    }
    let deep = "(".repeat(5000) + "m" + &")".repeat(5000);
    assert!(!Unit::parse(&deep).latex().is_empty());
    assert!(matches!(
        AskedUnit::new("m", "x").read(&deep),
        TypedUnits::Unknown(_)
    ));
    assert!(matches!(
        AskedUnit::new("m", "x").read(&deep[4900..5101]),
        TypedUnits::Unknown(_)
    ));
    let many = "a*".repeat(149) + "a";
    assert!(matches!(
        AskedUnit::new("m", "x").read(&many),
        TypedUnits::Unknown(_)
    ));
}
