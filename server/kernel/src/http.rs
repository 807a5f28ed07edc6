//! HTTP: hyper is named here and below, and nowhere else.
//!
//! bytes -> route -> origin check -> caller -> body -> handler -> writer. [`Service::answer`] is all of it but the bytes, for tests.

mod auth;
mod body;
mod compression;
mod context;
pub mod description;
pub mod dialect;
pub mod endpoint;
pub mod failure;
mod hashes;
pub mod input;
mod limits;
mod line;
mod metrics;
pub mod openapi;
pub mod outcome;
pub mod output;
mod pace;
pub mod parts;
mod pool;
mod protocol;
mod router;
mod server;
mod service;
mod states;
pub mod turns;
mod upload;
mod write_timeout;

pub use auth::{with_token, without_token};
pub use limits::Limits;
pub use metrics::Metrics;
pub use server::serve;
pub use service::{Application, MakeReady, Service};
pub use states::States;
