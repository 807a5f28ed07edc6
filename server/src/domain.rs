//! The rules over plain values: who may, and what follows.

pub mod access;
pub mod hierarchy;
