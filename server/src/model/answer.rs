//! What a learner answers, as requests bring it and the log keeps it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::optional::Given;

/// One entry per unknown; `None` is an answer left empty.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    Numbers(Vec<Option<f64>>),
    /// As a person types them.
    Typed(Vec<Option<String>>),
}

/// One of the two, one entry per unknown; `null` is an answer left empty.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct AnswerFields {
    #[serde(default)]
    answers: Given<Vec<Option<f64>>>,
    /// As a person types them.
    #[serde(default)]
    typed: Given<Vec<Option<String>>>,
}

impl AnswerFields {
    /// None where both are given, or neither.
    pub fn answer(self) -> Option<Answer> {
        match (self.answers.0, self.typed.0) {
            (Some(numbers), None) => Some(Answer::Numbers(numbers)),
            (None, Some(typed)) => Some(Answer::Typed(typed)),
            _ => None,
        }
    }
}

impl Answer {
    pub fn to_json(&self) -> String {
        let (key, value) = match self {
            Answer::Numbers(numbers) => ("answers", serde_json::to_string(numbers)),
            Answer::Typed(typed) => ("typed", serde_json::to_string(typed)),
        };
        // Lists of numbers and texts can always be written.
        format!("{{\"{key}\":{}}}", value.unwrap_or_default())
    }

    pub fn from_json(text: &str) -> Option<Answer> {
        serde_json::from_str::<AnswerFields>(text).ok()?.answer()
    }

    pub fn typed(&self) -> &[Option<String>] {
        match self {
            Answer::Numbers(_) => &[],
            Answer::Typed(typed) => typed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_gives_back_what_was_answered() {
        for answer in [
            Answer::Numbers(vec![Some(0.1), None, Some(-1e300)]),
            Answer::Typed(vec![Some("2,5 \"h\"\n".to_owned()), None]),
            Answer::Numbers(Vec::new()),
        ] {
            assert_eq!(Answer::from_json(&answer.to_json()), Some(answer));
        }
        assert_eq!(Answer::from_json("{}"), None);
    }
}
