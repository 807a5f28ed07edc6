//! The table of units: what `table.txt` says, ready for looking words up.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, DefaultHasher};
use std::sync::LazyLock;

use super::prefixes::{self, NAMES, Prefix, SYMBOLS};
use super::scale::{Scale, Zero};
use super::signs::{folded, usual_word, without_polish_letters};

/// How many dimensions there can be: those of the table, and behind them up to [`LITERALS`] words of an author that the table does not know.
pub(super) const DIMENSIONS: usize = 56;
pub(super) const LITERALS: usize = 8;

/// The powers of a unit in each dimension.
pub(super) type Dimension = [i16; DIMENSIONS];

pub(super) const NO_DIMENSION: Dimension = [0; DIMENSIONS];

/// How a unit counts rotations: angles are measured, turns and cycles are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rotation {
    None,
    Angle,
    Turn,
    Cycle,
}

/// A unit of the table.
#[derive(Clone, Debug)]
pub(super) struct TableUnit {
    symbols: Vec<String>,
    pub(super) scale: Scale,
    pub(super) dimension: Dimension,
    /// The kelvins at zero, for a temperature whose zero is not the absolute one.
    pub(super) zero: Option<Zero>,
    pub(super) rotation: Rotation,
    pub(super) is_currency: bool,
    takes_prefixes: bool,
    next: Option<&'static str>,
    #[cfg_attr(
        not(test),
        allow(
            dead_code,
            reason = "the sources are for readers of the table and for its test"
        )
    )]
    pub(super) source: &'static str,
}

/// In which column of the table a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Symbol,
    Name,
    Other,
}

/// What a word of a unit can mean: a unit of the table with a power of ten before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct UnitMeaning {
    pub(super) entry: u16,
    /// The prefix, as an index into the list of symbols.
    pub(super) prefix: Option<u8>,
    pub(super) form: Form,
    /// Which of the unit's symbols shows it.
    symbol: u8,
}

/// Looks words up. The hasher has fixed keys: the engine has no randomness of its own, and the words are ours.
type Words<Found> = HashMap<String, Found, BuildHasherDefault<DefaultHasher>>;

#[derive(Debug, Default)]
pub(super) struct UnitTable {
    entries: Vec<TableUnit>,
    words: Words<Vec<UnitMeaning>>,
    /// The words of the table but for their capitals.
    folded: Words<Vec<String>>,
    /// Words that have blanks, but for their capitals.
    phrases: HashSet<String, BuildHasherDefault<DefaultHasher>>,
    dimensions: usize,
}

pub(super) static TABLE: LazyLock<UnitTable> = LazyLock::new(|| {
    let mut table = UnitTable::default();
    for line in lines() {
        // A line that cannot be read is left out; a test holds that there is none.
        let _ = table.add(line);
    }
    table.add_prefixed_meanings();
    table
});

/// The lines of the table that say something.
pub(super) fn lines() -> impl Iterator<Item = &'static str> {
    include_str!("table.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

impl UnitTable {
    pub(super) fn entry(&self, meaning: UnitMeaning) -> Option<&TableUnit> {
        self.entries.get(usize::from(meaning.entry))
    }

    /// What a word means as it stands: the units of the table that are written so, then those with a prefix.
    pub(super) fn exact(&self, word: &str) -> Cow<'_, [UnitMeaning]> {
        match self.words.get(word) {
            Some(known) => Cow::Borrowed(known),
            None => Cow::Owned(self.prefixed(word)),
        }
    }

    /// Adds to the words of the table what they mean with a prefix, where that is of another kind: `PS` is a horsepower, and petasiemens too.
    fn add_prefixed_meanings(&mut self) {
        let mut further = Vec::new();
        for (word, meanings) in &self.words {
            let kind = |meaning: &UnitMeaning| self.entry(*meaning).map(|entry| entry.dimension);
            let known: Vec<Option<Dimension>> = meanings.iter().map(kind).collect();
            let prefixed = self.prefixed(word);
            further.extend(
                prefixed
                    .into_iter()
                    .filter(|meaning| !known.contains(&kind(meaning)))
                    .map(|meaning| (word.clone(), meaning)),
            );
        }
        for (word, meaning) in further {
            self.words.entry(word).or_default().push(meaning);
        }
    }

    fn prefixed(&self, word: &str) -> Vec<UnitMeaning> {
        let mut found = Vec::new();
        for (prefixes, form) in lists(word) {
            for (prefix, _, index) in prefixes {
                let rest = word
                    .strip_prefix(prefix)
                    .and_then(|rest| self.words.get(rest));
                found.extend(
                    rest.into_iter()
                        .flatten()
                        .filter_map(|meaning| self.with_prefix(*meaning, *index, form)),
                );
            }
        }
        found.dedup();
        found
    }

    /// Whether the table has the word itself.
    pub(super) fn has(&self, word: &str) -> bool {
        self.words.contains_key(word)
    }

    pub(super) fn has_phrase(&self, words: &str) -> bool {
        self.phrases.contains(words)
    }

    fn with_prefix(&self, meaning: UnitMeaning, prefix: u8, form: Form) -> Option<UnitMeaning> {
        let takes =
            self.entry(meaning)?.takes_prefixes && meaning.form == form && meaning.prefix.is_none();
        takes.then_some(UnitMeaning {
            prefix: Some(prefix),
            ..meaning
        })
    }

    /// All spellings that differ from a word in capitals alone, itself left out.
    pub(super) fn but_for_capitals(&self, word: &str) -> Vec<String> {
        let lower = folded(word);
        let mut found: Vec<String> = self.folded.get(&lower).cloned().unwrap_or_default();
        for (prefixes, form) in lists(word) {
            for (prefix, folded_prefix, index) in prefixes {
                let Some(rest) = lower.strip_prefix(folded_prefix) else {
                    continue;
                };
                for spelled in self.folded.get(rest).into_iter().flatten() {
                    let full = format!("{prefix}{spelled}");
                    let takes = self.words.get(spelled).is_some_and(|meanings| {
                        meanings
                            .iter()
                            .any(|meaning| self.with_prefix(*meaning, *index, form).is_some())
                    });
                    if takes && !self.has(&full) {
                        found.push(full);
                    }
                }
            }
        }
        found.retain(|spelled| spelled != word);
        found.sort_unstable();
        found.dedup();
        found
    }

    pub(super) fn scale(&self, meaning: UnitMeaning) -> Option<Scale> {
        let scale = self.entry(meaning)?.scale;
        Some(match meaning.prefix {
            Some(prefix) => scale.times(prefixes::size(prefix)),
            None => scale,
        })
    }

    /// A meaning in the language's notation.
    pub(super) fn symbol(&self, meaning: UnitMeaning) -> String {
        let prefix = meaning
            .prefix
            .and_then(|index| SYMBOLS.get(usize::from(index)))
            .map_or("", |(prefix, _, _)| *prefix);
        let symbol = self
            .entry(meaning)
            .and_then(|entry| entry.symbols.get(usize::from(meaning.symbol)))
            .map_or("", String::as_str);
        format!("{prefix}{symbol}")
    }

    /// The unit of a last number that has none: minutes behind hours.
    pub(super) fn next(&self, meaning: UnitMeaning) -> Option<UnitMeaning> {
        let next = self
            .entry(meaning)?
            .next
            .filter(|_| meaning.prefix.is_none())?;
        self.exact(next)
            .iter()
            .copied()
            .find(|meaning| meaning.form == Form::Symbol)
    }

    /// How many dimensions the table has.
    pub(super) fn dimensions(&self) -> usize {
        self.dimensions
    }

    #[cfg(test)]
    pub(super) fn words(&self) -> impl Iterator<Item = (&String, &Vec<UnitMeaning>)> {
        self.words.iter()
    }

    #[cfg(test)]
    pub(super) fn entries(&self) -> &[TableUnit] {
        &self.entries
    }

    /// Adds a line of the table; `None` where it cannot be read.
    pub(super) fn add(&mut self, line: &'static str) -> Option<()> {
        let columns: Vec<&'static str> = line.split('|').map(str::trim).collect();
        let [symbols, names, others, size, properties, source] = columns.as_slice() else {
            return None;
        };
        let (scale, dimension, zero) = self.size(size)?;
        let mut entry = TableUnit {
            symbols: symbols.split(' ').map(usual_word).collect(),
            scale,
            dimension,
            zero,
            rotation: Rotation::None,
            is_currency: false,
            takes_prefixes: false,
            next: None,
            source,
        };
        for property in properties.split(' ') {
            match property {
                "prefixes" => entry.takes_prefixes = true,
                "angle" => entry.rotation = Rotation::Angle,
                "turn" => entry.rotation = Rotation::Turn,
                "cycle" => entry.rotation = Rotation::Cycle,
                "currency" => entry.is_currency = true,
                "-" | "" => {}
                property => entry.next = Some(property.strip_prefix("next=")?),
            }
        }
        let number = u16::try_from(self.entries.len()).ok()?;
        self.entries.push(entry);
        for (column, form) in [
            (symbols, Form::Symbol),
            (names, Form::Name),
            (others, Form::Other),
        ] {
            for (index, word) in column
                .split(' ')
                .filter(|word| !word.is_empty())
                .enumerate()
            {
                let symbol = match form {
                    Form::Symbol => u8::try_from(index).ok()?,
                    _ => 0,
                };
                let meaning = UnitMeaning {
                    entry: number,
                    prefix: None,
                    form,
                    symbol,
                };
                for word in endings(word) {
                    let word = match form {
                        Form::Symbol => word,
                        _ => word.replace(['_', '-'], " "),
                    };
                    self.add_word(usual_word(&word), meaning);
                }
            }
        }
        Some(())
    }

    fn add_word(&mut self, word: String, meaning: UnitMeaning) {
        if meaning.form != Form::Symbol
            && let Some(plain) = without_polish_letters(&word)
        {
            self.add_word(plain, meaning);
        }
        let lower = folded(&word);
        if word.contains(' ') {
            self.phrases.insert(lower.clone());
        }
        let spellings = self.folded.entry(lower).or_default();
        if !spellings.contains(&word) {
            spellings.push(word.clone());
        }
        let meanings = self.words.entry(word).or_default();
        if !meanings.iter().any(|known| known.entry == meaning.entry) {
            meanings.push(meaning);
        }
    }

    /// Reads a size: scale, dimension, and the kelvins at zero.
    fn size(&mut self, text: &str) -> Option<(Scale, Dimension, Option<Zero>)> {
        let mut dimension = NO_DIMENSION;
        if text == "base" {
            *dimension.get_mut(self.dimensions)? = 1;
            self.dimensions += 1;
            return Some((Scale::ONE, dimension, None));
        }
        let (text, zero) = match text.split_once(" + ") {
            Some((text, zero)) => {
                let (numerator, denominator) = zero.split_once('/')?;
                let zero = Zero {
                    numerator: numerator.parse().ok()?,
                    denominator: denominator.parse().ok()?,
                };
                (text, Some(zero))
            }
            None => (text, None),
        };
        let mut scale = Scale::ONE;
        let mut sign = 1;
        for part in text.split(' ') {
            if part == "/" {
                sign = -1;
                continue;
            }
            let (word, power) = part.split_once('^').unwrap_or((part, "1"));
            let power: i16 = power.parse().ok()?;
            let (size, of) = if word == "pi" {
                (Scale::PI, NO_DIMENSION)
            } else if let Some(number) = Scale::parse(word) {
                (number, NO_DIMENSION)
            } else {
                let meaning = *self.exact(&usual_word(word)).first()?;
                (self.scale(meaning)?, self.entry(meaning)?.dimension)
            };
            scale = scale.times(size.power(i32::from(sign * power)));
            add(&mut dimension, &of, i32::from(sign * power));
        }
        Some((scale, dimension, zero))
    }
}

/// The prefixes that a word can begin with: no name of a prefixed unit is shorter than `kiloar`.
fn lists(word: &str) -> impl Iterator<Item = (&'static [Prefix], Form)> {
    let names = (word.len() > 5).then_some((NAMES, Form::Name));
    [(SYMBOLS, Form::Symbol)].into_iter().chain(names)
}

/// Adds a unit's dimension, to a power.
pub(super) fn add(sum: &mut Dimension, dimension: &Dimension, power: i32) {
    let power = i16::try_from(power).unwrap_or(i16::MAX);
    for (sum, part) in sum.iter_mut().zip(dimension) {
        *sum = sum.saturating_add(part.saturating_mul(power));
    }
}

/// A word once for each ending: `met{re,er}{,s}` is four words.
fn endings(word: &str) -> Vec<String> {
    let Some((before, rest)) = word.split_once('{') else {
        return vec![word.to_owned()];
    };
    let (list, after) = rest.split_once('}').unwrap_or((rest, ""));
    let tails = endings(after);
    list.split(',')
        .flat_map(|ending| {
            tails
                .iter()
                .map(move |tail| format!("{before}{ending}{tail}"))
        })
        .collect()
}
