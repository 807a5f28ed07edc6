//! Printed worksheets.

pub mod store;
