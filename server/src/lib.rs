//! The eqex server as a library, for its binary and its tests.

pub mod cli;

pub mod accounts;
pub mod admin;
pub mod allowance;
pub mod api;
pub mod app;
pub mod backup;
pub mod bank;
pub mod catalog;
pub mod classroom;
pub mod config;
pub mod http;

pub mod domain;
pub mod environment;
pub mod event_streams;

pub mod content;
pub mod entry;
pub mod kernel;
pub mod light_work;
pub mod model;
pub mod pending_uploads;
pub use eqex_passwords as passwords;

pub mod opening;
pub mod pages;
pub mod problem;
pub mod refusal;
pub mod refusals;
pub mod reports;
pub mod restore;
pub mod sessions;
pub mod settings;
pub mod spreadsheet;
pub mod store;
pub mod tables;
pub mod teams;
pub mod throttle;
pub mod ui;
pub mod worksheets;
