//! The command line. Exit codes are part of it: 0 as asked, 1 a `no` (a wrong answer, warnings with `--strict`), 2 bad input.

mod backup;
mod bench;
mod check;
mod data_folder;
mod demo;
pub mod diagnostics;
mod failure;
mod folder;
mod grade;
mod input;
mod manage;
mod output;
mod password;
mod plain;
mod regrade;
mod render;
mod serve;
mod variant;

use std::ffi::OsString;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::config;
use data_folder::NO_DATA;
use failure::CommandFailure;

/// Exercises written as plain text, a different variant for every seed.
#[derive(Debug, Parser)]
#[command(
    name = "eqex",
    version,
    arg_required_else_help = true,
    after_help = "Start here:\n  eqex serve --demo                     the shipped exercises in a browser\n  eqex render FILE --seed 7             one variant of an exercise\n  eqex grade FILE --seed 7 '2,5 h'      is this answer right?\n  eqex check exercises/                 find what is wrong with a folder of exercises"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Show the variant of a seed, with its right answers
    Render(render::Arguments),
    /// Grade answers as a person types them
    Grade(grade::Arguments),
    /// Find mistakes in exercises, and try each with many seeds
    Check(check::Arguments),
    /// Measure grades and renders per second over a folder of exercises
    Bench(bench::Arguments),
    /// Serve the classroom: pages and API, from one data folder
    Serve(Box<serve::Arguments>),
    /// Bring a content folder into a data folder
    Import(folder::Import),
    /// Write all subjects of a data folder as a content folder
    Export(folder::Export),
    /// Judge answers again, and show whose result would change
    Regrade(regrade::Arguments),
    /// Write the database and all files into one file, also while the server runs
    Backup(backup::Backup),
    /// Make a data folder from a backup
    Restore(backup::Restore),
    /// Look after users from the command line
    User(manage::Users),
    /// Make keys for scripts
    Token(manage::Tokens),
    /// Check an instance: the database, its files, the disk
    Doctor(manage::Doctor),
    /// Print the API as an OpenAPI 3.1 document
    Openapi,
}

/// Runs the command that `arguments` (the program's name first) ask for.
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let parsed = match parse(&arguments) {
        Ok(parsed) => parsed,
        Err(message) => {
            let _ = writeln!(std::io::stderr(), "error: {message}");
            return ExitCode::from(2);
        }
    };
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version go to standard output and are no failure; whether they could be printed changes nothing.
            let _ = error.print();
            if lacks_data(&error) {
                let _ = writeln!(std::io::stderr(), "\n{NO_DATA}");
            }
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let result = match cli.command {
        Command::Render(arguments) => render::run(&arguments),
        Command::Grade(arguments) => grade::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Bench(arguments) => bench::run(&arguments),
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Import(arguments) => folder::import(&arguments),
        Command::Export(arguments) => folder::export(&arguments),
        Command::Regrade(arguments) => regrade::run(&arguments),
        Command::Backup(arguments) => backup::run(&arguments),
        Command::Restore(arguments) => backup::restore(&arguments),
        Command::User(arguments) => manage::users(&arguments),
        Command::Token(arguments) => manage::tokens(&arguments),
        Command::Doctor(arguments) => {
            let settings = serve_settings(&arguments.data, arguments.config.as_deref());
            manage::doctor(&arguments, settings)
        }
        Command::Openapi => manage::document(),
    };
    match result {
        Ok(code) => code,
        Err(CommandFailure::ClosedOutput) => ExitCode::SUCCESS,
        Err(failure) => {
            let _ = writeln!(std::io::stderr(), "{failure}");
            ExitCode::from(2)
        }
    }
}

/// Whether a command line lacks the data folder: the error of the parser knows nothing of the variable.
fn lacks_data(error: &clap::Error) -> bool {
    let missing = error.get(clap::error::ContextKind::InvalidArg);
    let is_data = |argument: &String| argument.starts_with("--data");
    error.kind() == clap::error::ErrorKind::MissingRequiredArgument
        && match missing {
            Some(clap::error::ContextValue::Strings(all)) => all.iter().any(is_data),
            Some(clap::error::ContextValue::String(one)) => is_data(one),
            _ => false,
        }
}

/// What `--demo` makes for itself is not named beside it. A variable that names it for other commands is no contradiction.
fn demo_beside(matches: &clap::ArgMatches) -> Option<&'static str> {
    let typed =
        |name: &&str| matches.value_source(name) == Some(clap::parser::ValueSource::CommandLine);
    ["data", "exercises"].into_iter().find(typed)
}

/// Reads the command line; an error in words where the file of settings cannot be used.
fn parse(arguments: &[OsString]) -> Result<Result<Cli, clap::Error>, String> {
    let command = config::with_file(Cli::command(), arguments)?;
    let mut shown = command.clone();
    Ok(command.try_get_matches_from(arguments).and_then(|matches| {
        let mut cli = Cli::from_arg_matches(&matches)?;
        if let (Command::Serve(serve), Some((_, matches))) = (&cli.command, matches.subcommand())
            && serve.demo
            && let Some(other) = demo_beside(matches)
        {
            let message = format!("the argument '--demo' cannot be used with '--{other} <DIR>'");
            return Err(shown.error(clap::error::ErrorKind::ArgumentConflict, message));
        }
        if let (Command::Serve(serve), Some((_, matches))) =
            (&mut cli.command, matches.subcommand())
        {
            serve.settings.effective = config::effective(matches);
        }
        Ok(cli)
    }))
}

/// The settings that `eqex serve` would have, or what is wrong with them.
fn serve_settings(data: &Path, file: Option<&Path>) -> Result<config::ServeSettings, String> {
    let mut arguments: Vec<OsString> = ["eqex", "serve", "--data"].map(OsString::from).into();
    arguments.push(data.into());
    if let Some(file) = file {
        arguments.extend([OsString::from("--config"), file.into()]);
    }
    let cli = parse(&arguments)?.map_err(|error| error.to_string())?;
    match cli.command {
        Command::Serve(arguments) => arguments.settings.check().map(|()| arguments.settings),
        _ => Err("they are read by serve alone".to_owned()),
    }
}
