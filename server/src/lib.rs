//! The eqex server as a library, for its binary and its tests.

pub mod cli;

pub mod api;
pub mod app;
pub mod http;

pub mod domain;

pub mod content;
pub mod model;

pub mod pages;
pub mod problem;
pub mod snippet;
pub mod trial;
