//! A variant as the object of the render endpoint. The command line prints the same one.

use eqex::number;
use eqex::render::escape;
use eqex::{Exercise, Understood, Variant, View};

/// Which of the keys that not every caller gets are written.
#[derive(Clone, Copy, Debug)]
pub struct Parts {
    /// `done`, which is null where nothing is stored.
    pub done: bool,
    pub correct: bool,
}

/// Writes `{"type":…,"name":…,"done":null,"problem":{…},"correctAnswer":{…}}`.
pub fn write(
    out: &mut String,
    exercise: &Exercise,
    variant: &Variant<'_>,
    view: &View,
    parts: Parts,
) {
    out.push_str("{\"type\":\"");
    out.push_str(exercise.kind());
    out.push_str("\",\"name\":\"");
    escape(out, exercise.name(view));
    out.push('"');
    if parts.done {
        out.push_str(",\"done\":null");
    }
    out.push_str(",\"problem\":");
    variant.write_problem_json(out, view);
    if parts.correct {
        out.push_str(",\"correctAnswer\":");
        variant.write_correct_json(out);
    }
    out.push('}');
}

/// Writes what was understood of one answer: `{"number":…,"unit":…,"latex":…}`, or null.
pub fn write_understood(out: &mut String, understood: Option<&Understood>) {
    let Some(understood) = understood else {
        out.push_str("null");
        return;
    };
    out.push_str("{\"number\":");
    number::write_json(out, understood.number);
    out.push_str(",\"unit\":\"");
    escape(out, &understood.unit);
    out.push_str("\",\"latex\":\"");
    escape(out, &understood.latex);
    out.push_str("\"}");
}
