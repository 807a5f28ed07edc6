//! The report of a session on the wire.

use schemars::JsonSchema;
use serde::Serialize;

use crate::cell_state::CellState;
use crate::sessions::rows::{ReportRow, SessionExercise};
use crate::sessions::rules::Status;
use crate::signs::sign;

#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct Report {
    finished: bool,
    exercises: Vec<Exercise>,
    /// Students in order of first appearance.
    report: Vec<Row>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Exercise {
    subject: String,
    exercise_id: String,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Row {
    user_id: String,
    /// ☐ not answered, ☒ wrong, ⚀ partly right, ☑ right; one per exercise.
    exercises: Vec<&'static str>,
}

impl Report {
    pub(crate) fn of(status: Status) -> Report {
        let exercise = |exercise: SessionExercise| Exercise {
            subject: exercise.subject,
            exercise_id: exercise.slug,
        };
        let row = |row: ReportRow| Row {
            user_id: row.public_id,
            exercises: row
                .cells
                .into_iter()
                .map(|cell| sign(CellState::of(cell)))
                .collect(),
        };
        Report {
            finished: status.finished,
            exercises: status.exercises.into_iter().map(exercise).collect(),
            report: status.rows.into_iter().map(row).collect(),
        }
    }
}
