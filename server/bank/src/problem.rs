//! A variant as the object of the render endpoint. The command line prints the same one.

use eqex::{EXACT_INTEGER, Exercise, Understood, Variant, View, escape_json, write_json_number};
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

/// Which of the keys that not every caller gets are written.
#[derive(Clone, Copy, Debug)]
pub struct OptionalKeys {
    /// `done`, which is null where nothing is stored.
    pub done: Option<Option<f64>>,
    pub correct: bool,
    /// The seed, where it is to be told.
    pub seed: Option<i32>,
}

/// The form of what [`write()`] writes, for the documentation.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Variant")]
pub struct Shown {
    r#type: String,
    name: String,
    /// The result of the caller's last answer, 0 to 1; null where there is none. Absent in previews.
    done: Option<f64>,
    problem: Problem,
    /// For those who manage the subject.
    correct_answer: Option<Correct>,
    /// For those who manage the subject, where their own numbers have no answer: the next seed whose numbers have one, which these are.
    seed: Option<i32>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Problem {
    /// Markdown with mathematics between `\\(` and `\\)`.
    main: String,
    /// Files of the subject.
    img: Vec<String>,
    /// Name and unit of each unknown, in LaTeX, in the order of the answers.
    unknown: Vec<[String; 2]>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Correct {
    answers: Vec<f64>,
}

/// A number that is written without a fractional part where it is whole: `1`, not `1.0`.
#[derive(Clone, Copy, Debug)]
pub struct Short(pub f64);

impl Serialize for Short {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "whole numbers below 2^53"
    )]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let whole = self.0 as i64;
        if whole as f64 == self.0 && whole.abs() < EXACT_INTEGER {
            serializer.serialize_i64(whole)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

/// A way in which a typed answer may be meant, for those who choose among several.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReadingEntry {
    /// Number and unit in plain signs.
    text: String,
    #[schemars(with = "f64")]
    number: Short,
    unit: String,
    latex: String,
}

impl From<Understood> for ReadingEntry {
    fn from(understood: Understood) -> ReadingEntry {
        ReadingEntry {
            text: understood.text,
            number: Short(understood.number),
            unit: understood.unit,
            latex: understood.latex,
        }
    }
}

/// Writes `{"type":…,"name":…,"done":null,"problem":{…},"correctAnswer":{…}}`.
pub fn write(
    out: &mut String,
    exercise: &Exercise,
    variant: &Variant<'_>,
    view: &View,
    parts: OptionalKeys,
) {
    out.push_str("{\"type\":\"");
    out.push_str(exercise.kind());
    out.push_str("\",\"name\":\"");
    escape_json(out, exercise.name(view));
    out.push('"');
    if let Some(done) = parts.done {
        out.push_str(",\"done\":");
        match done {
            Some(done) => write_json_number(out, done),
            None => out.push_str("null"),
        }
    }
    out.push_str(",\"problem\":");
    variant.write_problem_json(out, view);
    if parts.correct {
        out.push_str(",\"correctAnswer\":");
        variant.write_correct_json(out);
    }
    if let Some(seed) = parts.seed {
        out.push_str(&format!(",\"seed\":{seed}"));
    }
    out.push('}');
}

/// Puts the keys of a further object behind those that [`write()`] wrote.
pub fn write_further<T: Serialize>(out: &mut String, further: &T) {
    let further = serde_json::to_string(further).expect("an object of plain values");
    out.pop();
    out.push(',');
    out.push_str(further.strip_prefix('{').unwrap_or(&further));
}

/// Writes what was understood of one answer: `{"number":…,"unit":…,"latex":…}`, or null.
pub fn write_understood(out: &mut String, understood: Option<&Understood>) {
    let Some(understood) = understood else {
        out.push_str("null");
        return;
    };
    out.push_str("{\"number\":");
    write_json_number(out, understood.number);
    out.push_str(",\"unit\":\"");
    escape_json(out, &understood.unit);
    out.push_str("\",\"latex\":\"");
    escape_json(out, &understood.latex);
    out.push_str("\"}");
}
