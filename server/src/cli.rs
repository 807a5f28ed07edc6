//! The command line. Exit codes are part of it: 0 as asked, 1 a `no` (a wrong answer, warnings with `--strict`), 2 bad input.

mod backup;
mod bench;
mod check;
mod demo;
mod folder;
mod grade;
mod manage;
mod password;
mod plain;
mod regrade;
mod render;
mod serve;

use std::ffi::OsString;
use std::fmt;
use std::io::{IsTerminal, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use eqex::{Defaults, Diagnostic, Exercise, View};

use crate::refusals;
use crate::{config, model, snippet, store};

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

/// An exercise and the variant of it that is meant.
#[derive(Debug, Args)]
struct VariantArguments {
    /// The exercise; `-` reads it from standard input
    file: PathBuf,
    /// Which variant: a whole number from -2147483648 to 2147483647
    #[arg(
        long,
        value_name = "N",
        default_value_t = 0,
        allow_hyphen_values = true
    )]
    seed: i32,
    /// Language of the text, where the exercise has it; otherwise its first text
    #[arg(long, value_name = "L")]
    lang: Option<String>,
    /// Write numbers with a decimal comma
    #[arg(long)]
    decimal_comma: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl VariantArguments {
    fn view(&self) -> View {
        let langs = self.lang.iter().cloned().collect();
        View {
            typed: model::notation(self.lang.as_deref(), self.decimal_comma),
            ..View::new(langs, self.decimal_comma)
        }
    }

    fn exercise(&self) -> Result<Exercise, Failure> {
        let bytes = read(&self.file)?;
        Exercise::parse(&bytes, &Defaults::default()).map_err(|invalid| Failure::Diagnostics {
            path: name(&self.file),
            source: invalid.source,
            diagnostics: invalid.diagnostics,
        })
    }

    /// A diagnostic of the seed's variant, with the text its place lies in.
    fn failure(&self, exercise: &Exercise, diagnostic: Diagnostic) -> Failure {
        Failure::Diagnostics {
            path: format!("{} (seed {})", name(&self.file), self.seed),
            source: exercise.source().to_owned(),
            diagnostics: vec![diagnostic],
        }
    }
}

/// What keeps a command from doing its work: exit code 2.
#[derive(Debug)]
enum Failure {
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

impl From<crate::domain::Refusal> for Failure {
    fn from(refusal: crate::domain::Refusal) -> Failure {
        use crate::domain::Refusal;
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
                        snippet::render(diagnostic, source, path, color)
                    )?;
                }
                Ok(())
            }
            Failure::ClosedOutput => Ok(()),
        }
    }
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
        Command::Doctor(arguments) => manage::doctor(&arguments),
        Command::Openapi => manage::document(),
    };
    match result {
        Ok(code) => code,
        Err(Failure::ClosedOutput) => ExitCode::SUCCESS,
        Err(failure) => {
            let _ = writeln!(std::io::stderr(), "{failure}");
            ExitCode::from(2)
        }
    }
}

/// Where no data folder was named.
const NO_DATA: &str = "no data folder: name it with --data DIR or in the variable EQEX_DATA";

/// The data folder of a command that works on one.
fn data_folder(given: Option<&Path>) -> Result<&Path, Failure> {
    given
        .filter(|data| !data.as_os_str().is_empty())
        .ok_or_else(|| Failure::Message(NO_DATA.to_owned()))
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

/// Counts of things whose words take an `s`.
fn counted(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
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

/// Prints to standard output; a closed pipe ends the program quietly.
fn print(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// The bytes of a file or of standard input. One byte past the limit is enough to know that a file is too large.
fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let limit = eqex::limits::MAX_FILE as u64 + 1;
    let mut bytes = Vec::new();
    let result = if path.as_os_str() == "-" {
        std::io::stdin().lock().take(limit).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes))
    };
    match result {
        Ok(_) => Ok(bytes),
        Err(error) => Err(Failure::Message(format!(
            "cannot read {}: {error}",
            path.display()
        ))),
    }
}

fn name(path: &Path) -> String {
    if path.as_os_str() == "-" {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    }
}

/// A value as pretty JSON with a line end.
fn json(value: &impl serde::Serialize) -> Result<String, Failure> {
    let text =
        serde_json::to_string_pretty(value).map_err(|error| Failure::Message(error.to_string()))?;
    Ok(text + "\n")
}
