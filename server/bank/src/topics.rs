//! What others may watch of the bank.

use eqex_kernel::accounts::rows::Id;
use eqex_kernel::store::Topic;

/// An exercise: its current revision, or whether it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TopicOfExercise(pub Id);

impl Topic for TopicOfExercise {}

/// A subject: who manages it, and which exercises its table of contents lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TopicOfSubject(pub Id);

impl Topic for TopicOfSubject {}
