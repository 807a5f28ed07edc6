//! Printed worksheets.

pub mod pages;
pub mod rows;
pub mod rules;
pub mod store;
pub mod view;
