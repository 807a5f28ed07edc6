//! What the words of a typed unit can mean, and which of it measures what is asked.

use super::quantity::{UnitFactor, UnitQuantity, Word, add_parts};
use super::signs::folded;
use super::spelling::Atom;
use super::table::{Dimension, Form, NO_DIMENSION, TABLE, UnitMeaning};

/// So many steps are taken in looking for a combination of meanings; no unit that people write needs more.
const MAX_COMBINATIONS: usize = 1000;

/// A word is split where it has at most so many letters, and in at most so many ways.
const MAX_SPLIT_LETTERS: usize = 8;
const MAX_SPLITS: usize = 32;

/// The three ways of reading, in the order in which they are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    AsItStands,
    ButForCapitals,
    Split,
}

pub(super) const STAGES: [Stage; 3] = [Stage::AsItStands, Stage::ButForCapitals, Stage::Split];

/// One way to read one word.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct WordReading {
    pub(super) parts: Vec<UnitFactor>,
    /// The word that was meant, where capitals were typed otherwise.
    pub(super) meant: Option<String>,
    changes: usize,
    /// Whether the change must be confirmed: the word typed is a unit too, or no letter stayed.
    asks: bool,
}

/// What the asked unit adds to the meanings of words.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Context {
    /// Words of the author's that the table does not know.
    pub(super) literals: Vec<String>,
    /// What a degree sign alone means where °C or °F is asked.
    pub(super) degree: Option<UnitMeaning>,
}

impl Context {
    /// What a word means as it stands.
    pub(super) fn exact(&self, word: &str, glued: bool) -> Vec<Word> {
        let mut words: Vec<Word> = TABLE.exact(word).iter().copied().map(Word::Known).collect();
        if let Some(degree) = self.degree
            && words.iter().any(|word| is_degree(*word))
        {
            words.push(Word::Known(degree));
        }
        if !glued && !self.literals.is_empty() {
            let typed = literal(word);
            let known = self
                .literals
                .iter()
                .position(|known| literal(known) == typed);
            let number = known.and_then(|number| u8::try_from(number).ok());
            words.extend(number.map(Word::Literal));
        }
        words
    }

    /// All ways to read a word at a stage.
    pub(super) fn choices(&self, atom: &Atom, stage: Stage) -> Vec<WordReading> {
        let exact = self.exact(&atom.word, atom.glued);
        let stands = !exact.is_empty();
        let one = |word: Word| WordReading {
            parts: vec![(word, atom.signed_power())],
            meant: None,
            changes: 0,
            asks: false,
        };
        let mut choices: Vec<WordReading> = exact.into_iter().map(one).collect();
        match stage {
            Stage::AsItStands => {}
            Stage::ButForCapitals => {
                for meant in TABLE.but_for_capitals(&atom.word) {
                    let (changes, letters) = changes(&atom.word, &meant);
                    for word in self.exact(&meant, true) {
                        choices.push(WordReading {
                            meant: Some(meant.clone()),
                            changes,
                            asks: stands || changes == letters,
                            ..one(word)
                        });
                    }
                }
            }
            Stage::Split if !stands || atom.power < 0 => {
                for split in splits(&atom.word) {
                    let last = split.len() - 1;
                    let sign = if atom.below { -1 } else { 1 };
                    let part = |(index, meaning): (usize, &UnitMeaning)| {
                        let power = if index == last {
                            atom.signed_power()
                        } else {
                            sign
                        };
                        (Word::Known(*meaning), power)
                    };
                    choices.push(WordReading {
                        parts: split.iter().enumerate().map(part).collect(),
                        meant: None,
                        changes: 0,
                        asks: false,
                    });
                }
            }
            Stage::Split => {}
        }
        choices
    }
}

/// A word of an author's but for capitals, blanks and full stops.
pub(super) fn literal(word: &str) -> String {
    let mut word = folded(word);
    word.retain(|c| !c.is_whitespace() && c != '.');
    word
}

fn is_degree(word: Word) -> bool {
    let Word::Known(meaning) = word else {
        return false;
    };
    meaning.prefix.is_none()
        && TABLE
            .exact("°")
            .first()
            .is_some_and(|degree| degree.entry == meaning.entry)
}

/// How many letters differ, and how many letters there are.
fn changes(typed: &str, meant: &str) -> (usize, usize) {
    let has_capitals = |c: &char| c.is_lowercase() || c.is_uppercase();
    let changed = typed
        .chars()
        .zip(meant.chars())
        .filter(|(typed, meant)| typed != meant)
        .count();
    (changed, typed.chars().filter(has_capitals).count())
}

/// All ways to see several symbols in one word.
pub(super) fn splits(word: &str) -> Vec<Vec<UnitMeaning>> {
    let mut places: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
    places.push(word.len());
    let letters = places.len() - 1;
    let mut found = Vec::new();
    if (2..=MAX_SPLIT_LETTERS).contains(&letters) {
        let mut parts = Vec::new();
        split_from(word, &places, 0, &mut parts, &mut found);
    }
    found
}

fn split_from(
    word: &str,
    places: &[usize],
    from: usize,
    parts: &mut Vec<UnitMeaning>,
    found: &mut Vec<Vec<UnitMeaning>>,
) {
    let last = places.len() - 1;
    if from == last {
        if parts.len() > 1 {
            found.push(parts.clone());
        }
        return;
    }
    for to in from + 1..=last {
        if from == 0 && to == last {
            break;
        }
        let part = word.get(places[from]..places[to]).unwrap_or("");
        for meaning in TABLE.exact(part).iter().copied() {
            if meaning.form != Form::Symbol || found.len() >= MAX_SPLITS {
                continue;
            }
            parts.push(meaning);
            split_from(word, places, to, parts, found);
            parts.pop();
        }
    }
}

/// A way to read a whole unit.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct UnitReading {
    pub(super) parts: Vec<UnitFactor>,
    pub(super) quantity: UnitQuantity,
    /// For each word the one that was meant, where capitals differ.
    pub(super) meant: Vec<Option<String>>,
    pub(super) asks: bool,
    changes: usize,
}

/// All combinations of choices whose dimension is the one given; where none is given, the first combination.
pub(super) fn readings(
    choices: &[Vec<WordReading>],
    asked: Option<&Dimension>,
) -> Vec<UnitReading> {
    let mut search = Search {
        choices,
        asked,
        left: MAX_COMBINATIONS,
        chosen: Vec::with_capacity(choices.len()),
        found: Vec::new(),
    };
    if choices.iter().all(|choices| !choices.is_empty()) {
        search.go_on(&NO_DIMENSION);
    }
    search.found
}

/// The walk over all combinations of choices, with the sum of the dimensions chosen so far.
struct Search<'c> {
    choices: &'c [Vec<WordReading>],
    asked: Option<&'c Dimension>,
    /// How many steps may still be taken.
    left: usize,
    chosen: Vec<&'c WordReading>,
    found: Vec<UnitReading>,
}

impl<'c> Search<'c> {
    fn go_on(&mut self, sum: &Dimension) {
        let choices = self.choices;
        let Some(next) = choices.get(self.chosen.len()) else {
            if self.asked.is_none_or(|asked| asked == sum) {
                self.found.push(reading(&self.chosen));
            }
            return;
        };
        for choice in next {
            let done = self.asked.is_none() && !self.found.is_empty();
            if self.left == 0 || done {
                return;
            }
            self.left -= 1;
            let mut sum = *sum;
            add_parts(&mut sum, &choice.parts);
            self.chosen.push(choice);
            self.go_on(&sum);
            self.chosen.pop();
        }
    }
}

fn reading(chosen: &[&WordReading]) -> UnitReading {
    let parts: Vec<UnitFactor> = chosen
        .iter()
        .flat_map(|choice| choice.parts.iter().copied())
        .collect();
    UnitReading {
        quantity: UnitQuantity::of(&parts),
        parts,
        meant: chosen.iter().map(|choice| choice.meant.clone()).collect(),
        asks: chosen.iter().any(|choice| choice.asks),
        changes: chosen.iter().map(|choice| choice.changes).sum(),
    }
}

/// The one reading of the asked dimension, the one with the fewest changed letters; `None` where there is none, or several of different size.
pub(super) fn only(mut readings: Vec<UnitReading>) -> Option<UnitReading> {
    let fewest = readings.iter().map(|reading| reading.changes).min()?;
    readings.retain(|reading| reading.changes == fewest);
    let mut readings = readings.into_iter();
    let first = readings.next()?;
    readings
        .all(|reading| reading.quantity.is_same(&first.quantity))
        .then_some(first)
}
