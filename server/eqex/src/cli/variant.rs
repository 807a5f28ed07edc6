//! Which variant of which exercise a command is asked about.

use std::path::PathBuf;

use clap::Args;
use eqex::{Defaults, Diagnostic, Exercise, View};

use crate::cli::failure::CommandFailure;
use crate::cli::input::{name, read};
use eqex_bank::answer;

/// An exercise and the variant of it that is meant.
#[derive(Debug, Args)]
pub(super) struct VariantArguments {
    /// The exercise; `-` reads it from standard input
    file: PathBuf,
    /// Which variant: a whole number from -2147483648 to 2147483647
    #[arg(
        long,
        value_name = "N",
        default_value_t = 0,
        allow_hyphen_values = true
    )]
    pub(super) seed: i32,
    /// Language of the text, where the exercise has it; otherwise its first text
    #[arg(long, value_name = "L")]
    lang: Option<String>,
    /// Write numbers with a decimal comma
    #[arg(long)]
    decimal_comma: bool,
    /// Print JSON
    #[arg(long)]
    pub(super) json: bool,
}

impl VariantArguments {
    pub(super) fn view(&self) -> View {
        let langs = self.lang.iter().cloned().collect();
        View {
            typed: answer::notation(self.lang.as_deref(), self.decimal_comma),
            ..View::new(langs, self.decimal_comma)
        }
    }

    pub(super) fn exercise(&self) -> Result<Exercise, CommandFailure> {
        let bytes = read(&self.file)?;
        Exercise::parse(&bytes, &Defaults::default()).map_err(|invalid| {
            CommandFailure::Diagnostics {
                path: name(&self.file),
                source: invalid.source,
                diagnostics: invalid.diagnostics,
            }
        })
    }

    /// A diagnostic of the seed's variant, with the text its place lies in.
    pub(super) fn failure(&self, exercise: &Exercise, diagnostic: Diagnostic) -> CommandFailure {
        CommandFailure::Diagnostics {
            path: format!("{} (seed {})", name(&self.file), self.seed),
            source: exercise.source().to_owned(),
            diagnostics: vec![diagnostic],
        }
    }
}
