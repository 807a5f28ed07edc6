//! The bank of exercises: what is kept of subjects, exercises and answers, and what is compiled of them.

pub mod access;
pub mod answer;
pub mod arrange;
pub mod catalog;
pub mod compute_budget;
pub mod content;
pub mod difference;
pub mod exercises;
pub mod export;
pub mod hierarchy;
pub mod import;
pub mod names;
pub mod notices;
pub mod problem;
pub mod refusal;
pub mod refusals;
pub mod rows;
pub mod search_terms;
pub mod seeds;
pub mod slug;
pub mod state;
pub mod store;
pub mod subjects;
pub mod tables;
#[cfg(test)]
mod testing;
pub mod topics;
pub mod tree;
pub mod variants;
