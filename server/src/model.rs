//! Values that come from outside, checked once where they enter, and the rows of the store.

pub mod answer;
pub mod cell_state;
pub mod optional;
pub mod password_length;
pub mod rows;
pub mod size;
pub mod text;
pub mod tree;
pub mod whole;

pub use answer::{Answer, AnswerFields, MAX_TYPED, Typed, notation, told_too_long, too_long};
pub use optional::{Given, Nullable};
pub use text::{
    ExerciseId, FileName, HashedPassword, Invitation, Login, PersonName, SubjectName, TeamName,
    UserId,
};
pub use tree::{MAX_DEPTH, Node, Tree};
pub use whole::{Count, Int32, RegisterNumber, TeamId};
