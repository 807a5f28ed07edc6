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
pub(super) enum CommandFailure {
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

impl From<store::Error> for CommandFailure {
    fn from(error: store::Error) -> CommandFailure {
        CommandFailure::Message(match error.is_damage() {
            true => format!(
                "the database of the data folder is damaged ({error}): `eqex doctor` tells more; keep the folder as it is, and restore a backup into a new one"
            ),
            false => error.message,
        })
    }
}

impl From<refusal::Refusal> for CommandFailure {
    fn from(refusal: refusal::Refusal) -> CommandFailure {
        Refusal::from(refusal).into()
    }
}

impl From<Refusal> for CommandFailure {
    fn from(refusal: Refusal) -> CommandFailure {
        CommandFailure::Message(match refusal {
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

impl From<std::io::Error> for CommandFailure {
    fn from(error: std::io::Error) -> CommandFailure {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => CommandFailure::ClosedOutput,
            _ => CommandFailure::Message(error.to_string()),
        }
    }
}

impl fmt::Display for CommandFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CommandFailure::Message(message) => write!(f, "error: {message}"),
            CommandFailure::Diagnostics {
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
            CommandFailure::ClosedOutput => Ok(()),
        }
    }
}
