//! Sessions, as plain values.

use eqex_kernel::accounts::rows::Id;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionExercise {
    pub id: Id,
    pub subject: String,
    pub slug: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ReportRow {
    pub user: Id,
    pub public_id: String,
    pub name: String,
    pub number: Option<i32>,
    /// One per session exercise.
    pub cells: Vec<Option<f64>>,
}
