//! The kernel: it serves, stores, signs in, sends and shows, and knows no exercise.

pub mod accounts;
pub mod allowance;
pub mod backup;
pub mod environment;
pub mod event_streams;
pub mod family;
pub mod http;
pub mod instance;
pub mod light_work;
pub mod optional;
pub mod pending_uploads;
pub mod refusal;
pub mod settings;
pub mod shared;
pub mod spreadsheet;
pub mod store;
pub mod text;
pub mod throttle;
pub mod ui;
pub mod whole;
