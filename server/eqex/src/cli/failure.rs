//! What keeps a command from doing its work, and how it is told.

use std::fmt;
use std::io::IsTerminal;

use eqex::Diagnostic;

use crate::cli::diagnostics;
use eqex_bank::refusal::Refusal;
use eqex_bank::refusals;
use eqex_kernel::{refusal, store};

/// What keeps a command from doing its work: exit code 2.
#[derive(Debug)]
pub(super) enum Failure {
    /// In words, for people.
    Message(String),
    Diagnostics {
        path: String,
        source: String,
        diagnostics: Vec<Diagnostic>,
    },
    /// Nobody reads the output any more, as in `eqex … | head`.
    ClosedOutput,
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Failure {
        Failure::Message(match error.is_damage() {
            true => format!(
                "the database of the data folder is damaged ({error}): `eqex doctor` tells more; keep the folder as it is, and restore a backup into a new one"
            ),
            false => error.message,
        })
    }
}

impl From<refusal::Refusal> for Failure {
    fn from(refusal: refusal::Refusal) -> Failure {
        Refusal::from(refusal).into()
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        Failure::Message(match refusal {
            Refusal::Store(error) => error.message,
            Refusal::Invalid(message)
            | Refusal::Conflict(message)
            | Refusal::ForbiddenBecause(message) => refusals::tell(refusals::ENGLISH, &message),
            Refusal::Missing => "there is no such thing".to_owned(),
            Refusal::Forbidden => "that is not allowed".to_owned(),
            other => format!("{other:?}"),
        })
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Failure::ClosedOutput,
            _ => Failure::Message(error.to_string()),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Message(message) => write!(f, "error: {message}"),
            Failure::Diagnostics {
                path,
                source,
                diagnostics,
            } => {
                let color = std::io::stderr().is_terminal();
                for (index, diagnostic) in diagnostics.iter().enumerate() {
                    let gap = if index == 0 { "" } else { "\n\n" };
                    write!(
                        f,
                        "{gap}{}",
                        diagnostics::render(diagnostic, source, path, color)
                    )?;
                }
                Ok(())
            }
            Failure::ClosedOutput => Ok(()),
        }
    }
}
