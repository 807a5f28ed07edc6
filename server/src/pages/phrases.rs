//! What the engine says in English, said in the language of a page: problems of a text, and why an answer cannot be read. The engine, its
//! command line and the API stay English; pages look the text up among pairs of patterns, which lie in `words/pl/diagnostics.txt`.

use std::cmp::Reverse;
use std::sync::LazyLock;

use super::words::Lang;

/// How many phrases lie within one another at most: a refusal, a message, the reason in it, and what that is made of.
const DEPTH: usize = 4;

static POLISH: LazyLock<Vec<Phrase>> =
    LazyLock::new(|| phrases(include_str!("words/pl/diagnostics.txt")));

/// A message of the engine in a language; one that is not known stays as it is.
pub fn told(lang: Lang, message: &str) -> String {
    match lang {
        Lang::English => message.to_owned(),
        Lang::Polish => tell(message, DEPTH).unwrap_or_else(|| message.to_owned()),
    }
}

/// A pattern and what it is in Polish.
struct Phrase {
    /// What stands around and between the parts: one more than there are parts.
    pieces: Vec<&'static str>,
    /// For each part, whether it is itself a phrase.
    inner: Vec<bool>,
    told: Told,
}

/// The parts by index, each behind a text, and the text behind the last one.
struct Told {
    parts: Vec<(&'static str, usize)>,
    end: &'static str,
}

/// A place where something is put in: `{}`, `{=}` for what is itself a phrase, `{2}` for the second part.
struct Place {
    inner: bool,
    number: Option<usize>,
}

/// Cuts a pattern at its places. Other braces are text.
fn cut(pattern: &'static str) -> (Vec<&'static str>, Vec<Place>) {
    let (mut pieces, mut places) = (Vec::new(), Vec::new());
    let mut from = 0;
    for (at, _) in pattern.match_indices('{') {
        let mut behind = pattern[at + 1..].chars();
        let (sign, next) = (behind.next(), behind.next());
        let place = match (sign, next) {
            (Some('}'), _) => (2, false, None),
            (Some('='), Some('}')) => (3, true, None),
            (Some(digit @ '1'..='9'), Some('}')) => (3, false, digit.to_digit(10)),
            _ => continue,
        };
        let (length, inner, number) = place;
        let number = number.and_then(|number| usize::try_from(number).ok());
        pieces.push(&pattern[from..at]);
        places.push(Place { inner, number });
        from = at + length;
    }
    pieces.push(&pattern[from..]);
    (pieces, places)
}

/// The pairs of a file, those with the most text of their own first. What is half a pair is left out; a test tells which.
fn phrases(file: &'static str) -> Vec<Phrase> {
    let mut phrases: Vec<Phrase> = pairs(file).filter_map(phrase).collect();
    phrases.sort_by_key(|phrase| {
        let own: usize = phrase.pieces.iter().map(|piece| piece.len()).sum();
        // A part that must be known says more than one that can be anything.
        (Reverse(own), !phrase.inner.contains(&true))
    });
    phrases
}

/// Lines that stand together, two of them in a pair; `#` starts a comment.
fn pairs(file: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = |block: &'static str| -> Vec<&'static str> {
        block
            .lines()
            .filter(|line| !line.starts_with('#'))
            .collect()
    };
    file.split("\n\n")
        .map(lines)
        .filter(|lines| !lines.iter().all(|line| line.is_empty()))
}

fn phrase(lines: Vec<&'static str>) -> Option<Phrase> {
    let [english, polish] = lines.as_slice() else {
        return None;
    };
    let (pieces, places) = cut(english);
    let (texts, places_told) = cut(polish);
    let (end, before) = texts.split_last()?;
    let index = |(at, place): (usize, &Place)| match place.number {
        Some(number) => number - 1,
        None => at,
    };
    let indices: Vec<usize> = places_told.iter().enumerate().map(index).collect();
    if indices.iter().any(|index| *index >= places.len()) {
        return None;
    }
    Some(Phrase {
        pieces,
        inner: places.iter().map(|place| place.inner).collect(),
        told: Told {
            parts: before.iter().copied().zip(indices).collect(),
            end,
        },
    })
}

/// The first phrase that fits, its inner phrases told too.
fn tell(message: &str, depth: usize) -> Option<String> {
    let depth = depth.checked_sub(1)?;
    POLISH.iter().find_map(|phrase| phrase.tell(message, depth))
}

impl Phrase {
    fn tell(&self, message: &str, depth: usize) -> Option<String> {
        let parts = self.parts(message)?;
        let told = |(part, inner): (&str, &bool)| -> Option<String> {
            // Numbers and signs are the same in every language.
            if *inner && part.contains(char::is_alphabetic) {
                tell(part, depth)
            } else {
                Some(part.to_owned())
            }
        };
        let parts: Option<Vec<String>> = parts.into_iter().zip(&self.inner).map(told).collect();
        let parts = parts?;
        let mut out = String::with_capacity(message.len() + 40);
        for (text, index) in &self.told.parts {
            out.push_str(text);
            out.push_str(parts.get(*index).map_or("", String::as_str));
        }
        out.push_str(self.told.end);
        Some(out)
    }

    /// What stands in the places, where the message fits. The first and last piece are fixed, and each one between them is taken where it
    /// comes first: if there is any way to fit, this is one, and nothing is read twice.
    fn parts<'m>(&self, message: &'m str) -> Option<Vec<&'m str>> {
        let (first, others) = self.pieces.split_first()?;
        let rest = message.strip_prefix(first)?;
        let Some((last, between)) = others.split_last() else {
            return rest.is_empty().then(Vec::new);
        };
        let mut rest = rest.strip_suffix(last)?;
        let mut parts = Vec::with_capacity(others.len());
        for piece in between {
            let (part, behind) = rest.split_once(piece)?;
            parts.push(part);
            rest = behind;
        }
        parts.push(rest);
        Some(parts)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_file_holds_pairs_that_go_together() {
        let mut seen = BTreeSet::new();
        for lines in pairs(include_str!("words/pl/diagnostics.txt")) {
            let [english, polish] = lines.as_slice() else {
                panic!("not a pair: {lines:#?}");
            };
            assert!(seen.insert(*english), "a second pair for {english}");
            assert_ne!(english, polish);
            let phrase = phrase(lines.clone()).unwrap_or_else(|| panic!("{lines:#?}"));
            let (first, others) = phrase.pieces.split_first().expect("one at least");
            let last = others.last().unwrap_or(first);
            let between = &others[..others.len().saturating_sub(1)];
            assert!(
                between.iter().all(|piece| !piece.is_empty())
                    && !(first.is_empty() && last.is_empty() && between.is_empty()),
                "its parts run into one another: {english}"
            );
            let mut used: Vec<usize> = phrase.told.parts.iter().map(|(_, at)| *at).collect();
            used.sort_unstable();
            let all: Vec<usize> = (0..phrase.inner.len()).collect();
            assert_eq!(used, all, "each part stands once in {polish}");
        }
        assert!(seen.len() > 200, "there are only {}", seen.len());
    }

    #[test]
    fn parts_and_phrases_within_phrases() {
        for (english, polish) in [
            (
                "the step 50 exceeds the range: only 40 could be drawn",
                "krok 50 jest większy niż zakres: można by wylosować tylko 40",
            ),
            (
                "168 of 1000 seeds give no finite value; with seed 2: `7/y` is infinite for y=0",
                "warianty bez skończonej wartości: 168 z 1000; w wariancie 2: `7/y` jest nieskończone dla y=0",
            ),
            ("it is written {3;4;6}", "zapisuje się to tak: {3;4;6}"),
            // Not known: as it was.
            ("`x` is a mystery", "`x` is a mystery"),
            ("", ""),
            // The cause is the library's, and not known.
            (
                "the header cannot be read as YAML: no idea",
                "nagłówka nie da się odczytać jako YAML: no idea",
            ),
        ] {
            assert_eq!(told(Lang::Polish, english), polish);
            assert_eq!(told(Lang::English, english), english);
        }
    }
}
