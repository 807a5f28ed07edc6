//! A typed unit against the one that is asked.

use crate::heap::HeapSize;

use std::ops::Range;

use super::notation::Unit;
use super::quantity::{UnitFactor, UnitQuantity, Word, notation};
use super::reading::{
    Context, STAGES, Stage, UnitReading, WordReading, literal, only, readings, splits,
};
use super::scale::{Conversion, Scale};
use super::signs::usual_word;
use super::spelling::{Atom, MAX_ATOMS, atoms};
use super::table::{LITERALS, TABLE, UnitMeaning};
use super::tokens::MAX_POWER;

/// An author's unit may have several meanings, so many at most.
const MAX_MEANINGS: usize = 4;

/// Up to how many words of a typed unit are split.
const MAX_SPLIT_WORDS: usize = 6;

/// The unit that an unknown asks for, prepared for reading answers.
#[derive(Clone, Debug)]
pub struct AskedUnit {
    text: String,
    /// What the unit can mean; empty where none is asked, or where it is matched as it is written.
    pub(super) meanings: Vec<UnitQuantity>,
    pub(super) context: Context,
    /// Whether the unknown is a difference of temperatures.
    differences: bool,
    is_degrees: bool,
    is_currency: bool,
}

/// A typed unit as it was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct TypedUnit {
    /// In the language's own notation: `kg*m/s^2`, `°C`, `h`.
    pub shown: String,
    /// `None` for a known unit of another kind: it is wrong.
    pub conversion: Option<Conversion>,
    /// What was typed and what was meant, where they differ in capitals.
    pub capitals: Option<(String, String)>,
}

/// What a typed unit is, against the unit that is asked.
#[derive(Clone, Debug, PartialEq)]
pub enum TypedUnits {
    One(TypedUnit),
    /// Two units may be meant, always.
    Several(Vec<TypedUnit>),
    /// Another unit was typed than is likely meant: `S` for `s`.
    Confirm(TypedUnit),
    /// No unit is asked, and this is one.
    NoneAsked(String),
    /// What stands at this place is no unit.
    Unknown(Range<usize>),
}

impl AskedUnit {
    /// Prepares the unit of an unknown. A name such as `ΔT` makes temperatures differences.
    pub fn new(unit: &str, unknown_name: &str) -> AskedUnit {
        let mut context = Context::default();
        let atoms = Unit::parse(unit).atoms();
        // With more words, or with larger powers, it is matched as it is written.
        let fits = atoms.len() <= MAX_ATOMS;
        let words: Vec<WordMeanings> = atoms
            .into_iter()
            .take(MAX_ATOMS)
            .map(|(word, power)| author_choices(word, power, &mut context.literals))
            .collect();
        let read = !unit.is_empty()
            && fits
            && context.literals.len() <= LITERALS
            && words.iter().all(|word| word.power_fits);
        let choices: Vec<Vec<Vec<UnitFactor>>> =
            words.into_iter().map(|word| word.choices).collect();
        let products = if read { products(&choices) } else { Vec::new() };
        let known = |part: &UnitFactor| match part.0 {
            Word::Known(meaning) => Some(meaning),
            Word::Literal(_) => None,
        };
        let is_scale = |meaning: &UnitMeaning| {
            TABLE
                .entry(*meaning)
                .is_some_and(|entry| entry.zero.is_some())
        };
        let mut parts = products.iter().flatten().filter_map(known);
        context.degree = parts.find(is_scale);
        let alone = |accept: &dyn Fn(UnitMeaning) -> bool| {
            products.iter().any(|product| match product.as_slice() {
                [part @ (_, 1)] => known(part).is_some_and(accept),
                _ => false,
            })
        };
        AskedUnit {
            is_degrees: alone(&|meaning| TABLE.symbol(meaning) == "°"),
            is_currency: alone(&is_currency),
            meanings: products
                .iter()
                .map(|product| UnitQuantity::of(product))
                .collect(),
            text: unit.to_owned(),
            context,
            differences: unknown_name.starts_with('Δ')
                || unknown_name.starts_with("Delta")
                || unknown_name == "dT",
        }
    }

    /// The unit as the author wrote it; empty where none is asked.
    pub fn shown(&self) -> &str {
        &self.text
    }

    /// Whether the author asks for no unit.
    pub fn is_none(&self) -> bool {
        self.text.is_empty()
    }

    pub fn is_time(&self) -> bool {
        self.meanings.first().is_some_and(UnitQuantity::is_time)
    }

    /// Whether degrees of arc are asked.
    pub fn is_degrees(&self) -> bool {
        self.is_degrees
    }

    /// Whether an amount of money is asked.
    pub fn is_currency(&self) -> bool {
        self.is_currency
    }

    /// Whether a word is a currency, which may stand before its number; its hundredths may not.
    pub fn is_currency_word(&self, word: &str) -> bool {
        TABLE
            .exact(&usual_word(word))
            .iter()
            .copied()
            .any(|meaning| is_currency(meaning) && TABLE.scale(meaning) == Some(Scale::ONE))
    }

    /// Whether a word is, as a whole, the asked unit or a unit of the table.
    pub fn is_unit_word(&self, word: &str) -> bool {
        let word = word.trim().trim_end_matches('.');
        if word.is_empty() || matches!(word, "pi" | "π") {
            return false;
        }
        word == self.text || !self.context.exact(&usual_word(word), false).is_empty()
    }

    /// Reads what was typed behind a number.
    pub fn read(&self, typed: &str) -> TypedUnits {
        let text = typed.trim();
        let is_asked = text == self.text
            || (!self.context.literals.is_empty() && literal(text) == literal(&self.text));
        if is_asked && !self.is_none() {
            return TypedUnits::One(TypedUnit {
                shown: self.text.clone(),
                conversion: Some(Conversion::IDENTITY),
                capitals: None,
            });
        }
        let atoms = match atoms(typed) {
            Ok(atoms) => atoms,
            Err(place) => return TypedUnits::Unknown(place),
        };
        if self.is_none() {
            return self.none_asked(&atoms, typed);
        }
        for stage in STAGES {
            if stage == Stage::Split && atoms.len() > MAX_SPLIT_WORDS {
                break;
            }
            let choices = self.choices(&atoms, stage);
            for asked in &self.meanings {
                if let Some(reading) = only(readings(&choices, Some(&asked.dimension)))
                    && let Some(units) = self.converted(&reading, asked, &atoms, text, stage)
                {
                    return units;
                }
            }
        }
        self.of_another_kind(&atoms, typed)
    }

    /// A unit by a name that stands for one thing.
    pub(crate) fn read_one(&self, name: &str) -> Option<TypedUnit> {
        match self.read(name) {
            TypedUnits::One(unit) => Some(unit),
            _ => None,
        }
    }

    fn choices(&self, atoms: &[Atom], stage: Stage) -> Vec<Vec<WordReading>> {
        atoms
            .iter()
            .map(|atom| self.context.choices(atom, stage))
            .collect()
    }

    fn converted(
        &self,
        reading: &UnitReading,
        asked: &UnitQuantity,
        atoms: &[Atom],
        typed: &str,
        stage: Stage,
    ) -> Option<TypedUnits> {
        let shown = notation(&reading.parts, &self.context.literals);
        let mut units: Vec<TypedUnit> = reading
            .quantity
            .conversions(asked, self.differences)
            .into_iter()
            .map(|conversion| TypedUnit {
                shown: shown.clone(),
                conversion: Some(conversion),
                capitals: (stage == Stage::ButForCapitals)
                    .then(|| capitals(reading, atoms, typed, &shown))
                    .flatten(),
            })
            .collect();
        if units.len() > 1 {
            return Some(TypedUnits::Several(units));
        }
        let unit = units.pop()?;
        Some(if reading.asks {
            TypedUnits::Confirm(unit)
        } else {
            TypedUnits::One(unit)
        })
    }

    /// A unit that does not measure what is asked: read and wrong, or no unit at all.
    fn of_another_kind(&self, atoms: &[Atom], typed: &str) -> TypedUnits {
        let choices = self.choices(atoms, Stage::AsItStands);
        match readings(&choices, None).into_iter().next() {
            Some(reading) => {
                let mut shown = notation(&reading.parts, &self.context.literals);
                let typed = typed.trim();
                // The symbol may be that of a unit of the asked kind as well, as `a` is are and year: then what was typed tells more.
                let means_another = shown != typed
                    && reading.parts.iter().any(|(_, power)| *power != 0)
                    && !matches!(self.read(&shown), TypedUnits::One(unit) if unit.conversion.is_none());
                if means_another {
                    typed.clone_into(&mut shown);
                }
                TypedUnits::One(TypedUnit {
                    shown,
                    conversion: None,
                    capitals: None,
                })
            }
            None => TypedUnits::Unknown(unknown_word(atoms, &choices, typed)),
        }
    }

    fn none_asked(&self, atoms: &[Atom], typed: &str) -> TypedUnits {
        for stage in STAGES {
            // Where no kind is asked, only two symbols in one word are seen: `Nm`, not every word of letters that are units.
            let mut choices = self.choices(atoms, stage);
            choices
                .iter_mut()
                .for_each(|choices| choices.retain(|choice| choice.parts.len() <= 2));
            let Some(reading) = readings(&choices, None).into_iter().next() else {
                continue;
            };
            let shown = notation(&reading.parts, &[]);
            if shown != "%" {
                return TypedUnits::NoneAsked(shown);
            }
            let unit = |shown: &str, conversion| TypedUnit {
                shown: shown.to_owned(),
                conversion,
                capitals: None,
            };
            let [hundredth] = reading
                .quantity
                .conversions(&UnitQuantity::of(&[]), false)
                .try_into()
                .unwrap_or([Conversion::IDENTITY]);
            return TypedUnits::Several(vec![
                unit("%", Some(hundredth)),
                unit("", Some(Conversion::IDENTITY)),
            ]);
        }
        let choices = self.choices(atoms, Stage::AsItStands);
        TypedUnits::Unknown(unknown_word(atoms, &choices, typed))
    }
}

fn is_currency(meaning: UnitMeaning) -> bool {
    TABLE.entry(meaning).is_some_and(|entry| entry.is_currency)
}

/// The place of the first word that is no unit.
fn unknown_word(atoms: &[Atom], choices: &[Vec<WordReading>], typed: &str) -> Range<usize> {
    atoms
        .iter()
        .zip(choices)
        .find(|(_, choices)| choices.is_empty())
        .map_or(0..typed.len(), |(atom, _)| atom.range.clone())
}

/// What was typed and what was meant: the word whose capitals differ, or the whole unit where several do.
fn capitals(
    reading: &UnitReading,
    atoms: &[Atom],
    typed: &str,
    shown: &str,
) -> Option<(String, String)> {
    let mut changed = atoms
        .iter()
        .zip(&reading.meant)
        .filter_map(|(atom, meant)| Some((atom, meant.as_ref()?)));
    let (atom, meant) = changed.next()?;
    if changed.next().is_none() {
        return Some((atom.word.clone(), meant.clone()));
    }
    Some((typed.to_owned(), shown.to_owned()))
}

/// The meanings of a word of an author's unit.
struct WordMeanings {
    choices: Vec<Vec<UnitFactor>>,
    power_fits: bool,
}

fn author_choices(word: &str, power: i32, literals: &mut Vec<String>) -> WordMeanings {
    let word = usual_word(word);
    let mut choices: Vec<Vec<UnitFactor>> = TABLE
        .exact(&word)
        .iter()
        .map(|meaning| vec![(Word::Known(*meaning), power)])
        .collect();
    if choices.is_empty() {
        choices.extend(together(&word, power));
    }
    if choices.is_empty() {
        let known = literals.iter().position(|known| *known == word);
        let number = known.unwrap_or_else(|| {
            literals.push(word.clone());
            literals.len() - 1
        });
        let number = u8::try_from(number).unwrap_or(u8::MAX);
        choices.push(vec![(Word::Literal(number), power)]);
    }
    WordMeanings {
        choices,
        power_fits: power.unsigned_abs() <= MAX_POWER.unsigned_abs(),
    }
}

/// Units that authors write together although they differ from another unit in capitals alone: `Nm` is no nanometre.
const TOGETHER: [&str; 6] = ["Nm", "Ns", "Vs", "As", "Js", "Ws"];

/// An author's word that is several symbols in exactly one way: `Nm`, `kVAh`.
fn together(word: &str, power: i32) -> Option<Vec<UnitFactor>> {
    let is_usual = TOGETHER.iter().any(|usual| word.ends_with(usual));
    if !is_usual && !TABLE.but_for_capitals(word).is_empty() {
        return None;
    }
    let sign = power.signum();
    let mut found = splits(word).into_iter().filter_map(|split| {
        let [first, last] = split.try_into().ok()?;
        Some(vec![(Word::Known(first), sign), (Word::Known(last), power)])
    });
    let first: Vec<UnitFactor> = found.next()?;
    let quantity = UnitQuantity::of(&first);
    found
        .all(|other| UnitQuantity::of(&other).is_same(&quantity))
        .then_some(first)
}

/// One part list for each combination of meanings.
fn products(words: &[Vec<Vec<UnitFactor>>]) -> Vec<Vec<UnitFactor>> {
    let mut products: Vec<Vec<UnitFactor>> = vec![Vec::new()];
    for choices in words {
        products = products
            .iter()
            .flat_map(|product| {
                choices
                    .iter()
                    .map(move |choice| product.iter().chain(choice).copied().collect())
            })
            .take(MAX_MEANINGS)
            .collect();
    }
    products
}

impl HeapSize for AskedUnit {
    fn heap(&self) -> usize {
        let meanings = self.meanings.capacity() * size_of::<UnitQuantity>();
        self.text.heap() + self.context.literals.heap() + meanings
    }
}
