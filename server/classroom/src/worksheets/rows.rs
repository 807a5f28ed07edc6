//! Worksheets, as plain values.

use eqex_kernel::accounts::rows::Id;

/// Printed exercises: so many sheets, each with variants of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worksheet {
    pub id: Id,
    pub code: String,
    pub title: String,
    /// Nobody where the author is gone.
    pub author: Option<Id>,
    pub author_name: Option<String>,
    /// The class that they were made for, and its name.
    pub team_id: Option<i32>,
    pub team: Option<String>,
    pub count: i32,
    pub lang: String,
    /// Lines' worth of room to write.
    pub space: i32,
    pub hints: bool,
    /// Milliseconds since 1970.
    pub created_at: i64,
}
