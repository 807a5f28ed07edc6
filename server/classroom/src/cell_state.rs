//! How far somebody is with an exercise, as one cell of a report tells it.

/// The state of a cell, by its last result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellState {
    Unattempted,
    Wrong,
    PartlyRight,
    Right,
}

impl CellState {
    /// All of them, from nothing done to all right: the order of a report's columns.
    pub const ALL: [CellState; 4] = [
        CellState::Unattempted,
        CellState::Wrong,
        CellState::PartlyRight,
        CellState::Right,
    ];

    /// Of a result from 0 to 1; none where nothing was answered.
    pub fn of(result: Option<f64>) -> CellState {
        match result {
            None => CellState::Unattempted,
            Some(result) if result <= 0.0 => CellState::Wrong,
            Some(result) if result >= 1.0 => CellState::Right,
            Some(_) => CellState::PartlyRight,
        }
    }
}
