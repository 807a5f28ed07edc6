//! The session of a class as those see it who solve: whether an exercise is in it, which seed it keeps, and what is entered in its report.
//!
//! It stands below solving, which enters answers, and below sessions, which begin and end them and choose what is in them.

pub mod rows;
pub mod store;
pub mod topics;
