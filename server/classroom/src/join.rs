//! Joining with an invitation.

pub mod pages;
pub mod view;
