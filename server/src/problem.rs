//! A variant as the object of the render endpoint. The command line prints the same one.

use eqex::render::escape;
use eqex::{Exercise, Variant, View};

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
