//! Values in several units: `1 h 30 min`, `30°15'36"`, `1 m 75 cm`, `5'10"`, `2 zł 50 gr`.

use super::asked::AskedUnit;
use super::quantity::{UnitQuantity, Word};
use super::scale::Conversion;
use super::spelling::atoms;
use super::table::{TABLE, UnitMeaning};

/// More parts than any compound value has.
const MAX_PARTS: usize = 8;

impl AskedUnit {
    /// The conversion of each part of a compound value into the asked unit. The sizes fall, and all parts are of the asked kind; `None` where
    /// they do not go together. The last unit may be empty: the next smaller one (`1h30`).
    pub fn compound(&self, units: &[&str]) -> Option<Vec<Conversion>> {
        if units.len() > MAX_PARTS || units.is_empty() {
            return None;
        }
        self.meanings
            .iter()
            .filter(|asked| asked.has_kind() && !asked.is_temperature())
            .find_map(|asked| self.parts(units, asked))
    }

    fn parts(&self, units: &[&str], asked: &UnitQuantity) -> Option<Vec<Conversion>> {
        let mut conversions = Vec::with_capacity(units.len());
        let mut previous: Option<UnitMeaning> = None;
        let mut size = f64::INFINITY;
        for (index, unit) in units.iter().enumerate() {
            let meaning = if unit.trim().is_empty() {
                if index + 1 != units.len() {
                    return None;
                }
                TABLE.next(previous?)?
            } else {
                self.part(unit, previous, asked)?
            };
            let quantity = quantity(meaning);
            if quantity.dimension != asked.dimension || quantity.size() >= size {
                return None;
            }
            size = quantity.size();
            let [conversion] = quantity.conversions(asked, true).try_into().ok()?;
            conversions.push(conversion);
            previous = Some(meaning);
        }
        Some(conversions)
    }

    /// The unit of a part: a word alone, of the asked kind.
    fn part(
        &self,
        unit: &str,
        previous: Option<UnitMeaning>,
        asked: &UnitQuantity,
    ) -> Option<UnitMeaning> {
        let atoms = atoms(unit).ok()?;
        let [atom] = atoms.as_slice() else {
            return None;
        };
        if atom.power != 1 || atom.below {
            return None;
        }
        let behind = previous.map_or(String::new(), |unit| TABLE.symbol(unit));
        // Behind hours, m is a minute; behind degrees, minutes and seconds are those of arc.
        let word = match behind.as_str() {
            "h" if atom.word == "m" => "min",
            "°" if means(&atom.word, "min") => "′",
            "′" if means(&atom.word, "s") => "″",
            _ => &atom.word,
        };
        self.context
            .exact(word, false)
            .into_iter()
            .find_map(|word| match word {
                Word::Known(meaning) if quantity(meaning).dimension == asked.dimension => {
                    Some(meaning)
                }
                _ => None,
            })
    }
}

/// Whether a word can mean the unit of a symbol.
fn means(word: &str, symbol: &str) -> bool {
    TABLE
        .exact(word)
        .iter()
        .any(|meaning| TABLE.symbol(*meaning) == symbol)
}

fn quantity(meaning: UnitMeaning) -> UnitQuantity {
    UnitQuantity::of(&[(Word::Known(meaning), 1)])
}
