//! What a learner answers, as requests bring it and the log keeps it.

use eqex::{TypedNotation, View};
use eqex_messages::Message;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use eqex_kernel::optional::OptionalField;
use eqex_kernel::whole::Whole;

/// One entry per unknown; `None` is an answer left empty.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    Numbers(Vec<Option<f64>>),
    Typed(Typed),
}

/// Answers as a person types them, with all that decides how they are read: the log judges them by nothing else.
#[derive(Clone, Debug, PartialEq)]
pub struct Typed {
    pub texts: Vec<Option<String>>,
    /// Which of several readings was chosen, by index, for each text; empty where none was.
    pub reading: Vec<Option<usize>>,
    /// Which decimal sign they were typed with.
    pub notation: TypedNotation,
}

/// Longest typed entry, in bytes.
pub const MAX_TYPED: usize = 1000;

/// A list of numbers or of texts, one entry per unknown; `null` is an answer left empty.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct AnswerFields {
    #[serde(default)]
    answers: OptionalField<Vec<Option<f64>>>,
    /// As a person types them.
    #[serde(default)]
    typed: OptionalField<Vec<Option<String>>>,
    /// Of each typed entry that has several readings, the index of the one that is meant, from 0 on; `null` for the others.
    #[serde(default)]
    reading: OptionalField<Vec<Option<ReadingIndex>>>,
}

type ReadingIndex = Whole<0, { i32::MAX }>;

/// How somebody types answers who names a language: with a decimal comma where that writes one, as Polish does among the languages of the pages,
/// and where the instance does.
pub fn notation(lang: Option<&str>, decimal_comma: bool) -> TypedNotation {
    let primary = lang.and_then(|lang| lang.split('-').next());
    let comma = primary.is_some_and(|primary| primary.eq_ignore_ascii_case("pl"));
    View::new(Vec::new(), decimal_comma || comma).typed
}

impl AnswerFields {
    /// Why it is none, in words, where it is not one of the two.
    pub fn answer(self, notation: TypedNotation) -> Result<Answer, Message> {
        match (self.answers.0, self.typed.0, self.reading.0) {
            (Some(numbers), None, None) => Ok(Answer::Numbers(numbers)),
            (None, Some(texts), reading) => {
                let index = |chosen: Option<ReadingIndex>| {
                    chosen.and_then(|chosen| usize::try_from(chosen.0).ok())
                };
                if reading
                    .as_ref()
                    .is_some_and(|list| list.len() != texts.len())
                {
                    return Err(Message::new("answer-choice-count"));
                }
                if let Some(number) = too_long(&texts) {
                    return Err(told_too_long(number));
                }
                let mut reading: Vec<_> = reading.into_iter().flatten().map(index).collect();
                if reading.iter().all(Option::is_none) {
                    reading.clear();
                }
                Ok(Answer::Typed(Typed {
                    texts,
                    reading,
                    notation,
                }))
            }
            (Some(_), None, Some(_)) => Err(Message::new("answer-choice-of-numbers")),
            _ => Err(Message::new("answer-form")),
        }
    }
}

/// The first entry that is longer than any answer, by index.
pub fn too_long(texts: &[Option<String>]) -> Option<usize> {
    let long = |text: &Option<String>| text.as_ref().is_some_and(|text| text.len() > MAX_TYPED);
    texts.iter().position(long)
}

/// Which entry is too long, in words.
pub fn told_too_long(index: usize) -> Message {
    Message::new("answer-too-long")
        .with("number", index + 1)
        .with("limit", MAX_TYPED)
}

impl Typed {
    /// One text for each unknown, with nothing chosen.
    pub fn new(texts: Vec<Option<String>>, notation: TypedNotation) -> Typed {
        Typed {
            texts,
            reading: Vec::new(),
            notation,
        }
    }

    pub fn texts(&self) -> Vec<Option<&str>> {
        self.texts.iter().map(Option::as_deref).collect()
    }

    /// The chosen reading of a text.
    pub fn chosen(&self, index: usize) -> Option<usize> {
        self.reading.get(index).copied().flatten()
    }

    /// The same view, but for how what was typed is read.
    pub fn view(&self, view: &View) -> View {
        View {
            typed: self.notation,
            ..view.clone()
        }
    }
}

/// An answer in the log. Rows from before typed answers had readings have neither these nor a notation.
#[derive(Default, Serialize, Deserialize)]
struct LoggedFields {
    #[serde(skip_serializing_if = "Option::is_none")]
    answers: Option<Vec<Option<f64>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    typed: Option<Vec<Option<String>>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    reading: Vec<Option<usize>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    notation: Option<LoggedNotation>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum LoggedNotation {
    Point,
    Comma,
}

impl Answer {
    pub fn to_json(&self) -> String {
        let fields = match self {
            Answer::Numbers(numbers) => LoggedFields {
                answers: Some(numbers.clone()),
                ..LoggedFields::default()
            },
            Answer::Typed(typed) => LoggedFields {
                typed: Some(typed.texts.clone()),
                reading: typed.reading.clone(),
                notation: Some(match typed.notation {
                    TypedNotation::Point => LoggedNotation::Point,
                    TypedNotation::Comma => LoggedNotation::Comma,
                }),
                ..LoggedFields::default()
            },
        };
        // Lists of numbers and texts can always be written.
        serde_json::to_string(&fields).unwrap_or_default()
    }

    /// Reads a row of the log; `setting` is the notation of the instance, in which rows are read that keep none.
    pub fn from_json(text: &str, setting: TypedNotation) -> Option<Answer> {
        let fields: LoggedFields = serde_json::from_str(text).ok()?;
        match (fields.answers, fields.typed) {
            (Some(numbers), None) => Some(Answer::Numbers(numbers)),
            (None, Some(texts)) => Some(Answer::Typed(Typed {
                texts,
                reading: fields.reading,
                notation: match fields.notation {
                    None => setting,
                    Some(LoggedNotation::Point) => TypedNotation::Point,
                    Some(LoggedNotation::Comma) => TypedNotation::Comma,
                },
            })),
            _ => None,
        }
    }

    /// The texts, where it was typed.
    pub fn typed(&self) -> &[Option<String>] {
        match self {
            Answer::Numbers(_) => &[],
            Answer::Typed(typed) => &typed.texts,
        }
    }

    /// Which of several readings was chosen for each text, where it was typed; empty where none was.
    pub fn reading(&self) -> &[Option<usize>] {
        match self {
            Answer::Numbers(_) => &[],
            Answer::Typed(typed) => &typed.reading,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POINT: TypedNotation = TypedNotation::Point;
    const COMMA: TypedNotation = TypedNotation::Comma;

    #[test]
    fn the_log_gives_back_what_was_answered() {
        let texts = vec![Some("2,5 \"h\"\n".to_owned()), None];
        for answer in [
            Answer::Numbers(vec![Some(0.1), None, Some(-1e300)]),
            Answer::Typed(Typed::new(texts.clone(), POINT)),
            Answer::Typed(Typed::new(texts.clone(), COMMA)),
            Answer::Typed(Typed {
                reading: vec![Some(1), None],
                ..Typed::new(texts, POINT)
            }),
            Answer::Numbers(Vec::new()),
        ] {
            for setting in [POINT, COMMA] {
                assert_eq!(
                    Answer::from_json(&answer.to_json(), setting),
                    Some(answer.clone())
                );
            }
        }
        assert_eq!(Answer::from_json("{}", POINT), None);
    }

    #[test]
    fn old_rows_are_read_in_the_notation_of_the_instance() {
        let typed = |setting| match Answer::from_json(r#"{"typed":["1,234",null]}"#, setting) {
            Some(Answer::Typed(typed)) => typed,
            other => panic!("{other:?}"),
        };
        assert_eq!(typed(POINT).notation, POINT);
        assert_eq!(typed(COMMA).notation, COMMA);
        assert_eq!(typed(COMMA).chosen(0), None);
        let numbers = Answer::from_json(r#"{"answers":[1.5]}"#, COMMA);
        assert_eq!(numbers, Some(Answer::Numbers(vec![Some(1.5)])));
    }

    #[test]
    fn what_requests_may_say() {
        let read = |text: &str| {
            let fields = serde_json::from_str::<AnswerFields>(text).ok()?;
            fields.answer(COMMA).ok()
        };
        let Some(Answer::Typed(typed)) = read(r#"{"typed":["1,234",null],"reading":[1,null]}"#)
        else {
            panic!("it is good");
        };
        assert_eq!(
            (typed.chosen(0), typed.chosen(1), typed.notation),
            (Some(1), None, COMMA)
        );
        assert!(read(r#"{"typed":["1"]}"#).is_some());
        assert!(read(r#"{"answers":[1]}"#).is_some());
        for bad in [
            "{}",
            r#"{"answers":[1],"typed":["1"]}"#,
            r#"{"answers":[1],"reading":[null]}"#,
            r#"{"reading":[0]}"#,
            r#"{"typed":["1"],"reading":null}"#,
            r#"{"typed":["1"],"reading":[]}"#,
            r#"{"typed":["1"],"reading":[0,0]}"#,
            r#"{"typed":["1"],"reading":["0"]}"#,
            r#"{"typed":["1"],"reading":[-1]}"#,
            r#"{"typed":["1"],"reading":[0.5]}"#,
            r#"{"typed":["1"],"reading":[true]}"#,
            r#"{"typed":["1"],"reading":0}"#,
        ] {
            assert!(read(bad).is_none(), "{bad}");
        }
        // Bytes count, whatever letters they are.
        for (sign, most) in [("1", 1000), ("ż", 500), ("√", 333), ("𝟙", 250)] {
            let long = |count: usize| format!(r#"{{"typed":[null,"{}"]}}"#, sign.repeat(count));
            assert!(read(&long(most)).is_some() && read(&long(most + 1)).is_none());
        }
    }
}
