//! `eqex render`: a variant, as text for people or as the object of the render endpoint.

use std::process::ExitCode;

use eqex::{Piece, Unit, plain_name};

use crate::cli::failure::CommandFailure;
use crate::cli::output::print;
use crate::cli::plain;
use crate::cli::variant::VariantArguments;
use eqex_bank::problem;

/// Show the variant of a seed, with its right answers
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  eqex render exercises/mechanics/two-hikers.md --seed 7\n  eqex render exercises/mechanics/two-hikers.md --seed -5 --lang pl --decimal-comma\n  eqex render my.md --json | jq .correctAnswer\n\nThe same file and seed give the same variant everywhere and always."
)]
pub(super) struct Arguments {
    #[command(flatten)]
    variant: VariantArguments,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, CommandFailure> {
    let arguments = &arguments.variant;
    let exercise = arguments.exercise()?;
    let view = arguments.view();
    let variant = exercise
        .variant(arguments.seed)
        .map_err(|diagnostic| arguments.failure(&exercise, diagnostic))?;
    if arguments.json {
        let mut out = String::new();
        problem::write(
            &mut out,
            &exercise,
            &variant,
            &view,
            problem::OptionalKeys {
                done: Some(None),
                correct: true,
                seed: None,
            },
        );
        out.push('\n');
        print(&out)?;
        return Ok(ExitCode::SUCCESS);
    }
    let notation = view.plain_notation();
    let pieces = variant.pieces(&view);
    let mut out = format!(
        "{}  (seed {})\n\n{}\n",
        exercise.name(&view),
        arguments.seed,
        plain::text(&pieces, notation)
    );
    for piece in &pieces {
        if let Piece::Picture(file) = piece {
            out.push_str(&format!("picture: static/{file}\n"));
        }
    }
    let right = variant.shown(notation);
    for (unknown, value) in exercise.unknowns().iter().zip(right) {
        let name = plain_name(&unknown.name);
        let unit = Unit::parse(&unknown.unit).plain();
        out.push_str(&format!("  {name} = {value}{unit}\n"));
    }
    print(&out)?;
    Ok(ExitCode::SUCCESS)
}
