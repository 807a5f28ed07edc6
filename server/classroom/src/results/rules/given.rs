//! What was given for each unknown, as the log keeps it.

use eqex::{Exercise, Readings, TypedNotation, View};

use eqex_bank::answer::Answer;

/// What was given for one unknown.
#[derive(Clone, Debug, PartialEq)]
pub enum AnswerEntry {
    Number(f64),
    Typed(TypedText),
}

/// A typed text, with what decides how it is read.
#[derive(Clone, Debug, PartialEq)]
pub struct TypedText {
    pub text: String,
    pub notation: TypedNotation,
    pub chosen: Option<usize>,
}

impl TypedText {
    /// The ways in which it may be meant as an answer to the unknown of an index; none where it cannot be read.
    pub fn readings(&self, exercise: &Exercise, index: usize) -> Option<Readings> {
        let view = View {
            typed: self.notation,
            ..View::default()
        };
        exercise.read(index, &self.text, &view).ok()?
    }
}

impl AnswerEntry {
    /// What an answer gives for each of `count` unknowns; nothing for what was left empty.
    pub fn all(answer: &Answer, count: usize) -> Vec<Option<AnswerEntry>> {
        let blank = |text: &String| text.chars().all(char::is_whitespace);
        let mut given: Vec<Option<AnswerEntry>> = match answer {
            Answer::Numbers(numbers) => numbers
                .iter()
                .map(|number| number.map(AnswerEntry::Number))
                .collect(),
            Answer::Typed(typed) => {
                let given = |(index, text): (usize, &Option<String>)| {
                    let text = text.clone().filter(|text| !blank(text))?;
                    Some(AnswerEntry::Typed(TypedText {
                        text,
                        notation: typed.notation,
                        chosen: typed.chosen(index),
                    }))
                };
                typed.texts.iter().enumerate().map(given).collect()
            }
        };
        given.resize(count, None);
        given
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use eqex_bank::answer::Typed;

    #[test]
    fn what_was_left_empty() {
        let texts = vec![Some("  ".to_owned()), None, Some("1".to_owned())];
        let typed = Answer::Typed(Typed::new(texts, TypedNotation::Comma));
        let one = AnswerEntry::Typed(TypedText {
            text: "1".to_owned(),
            notation: TypedNotation::Comma,
            chosen: None,
        });
        assert_eq!(AnswerEntry::all(&typed, 4), [None, None, Some(one), None]);
    }
}
