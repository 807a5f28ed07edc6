//! The data folder of a command: which one it is, and how it is opened.

use std::io::Write;
use std::path::Path;

use crate::cli::failure::CommandFailure;
use crate::opening::Opening;
use eqex_classroom::state::Classroom;
use eqex_kernel::environment::Environment;
use eqex_kernel::store;

/// Where no data folder was named.
pub(super) const NO_DATA: &str =
    "no data folder: name it with --data DIR or in the variable EQEX_DATA";

/// The data folder of a command that works on one.
pub(super) fn data_folder(given: Option<&Path>) -> Result<&Path, CommandFailure> {
    given
        .filter(|data| !data.as_os_str().is_empty())
        .ok_or_else(|| CommandFailure::Message(NO_DATA.to_owned()))
}

/// On standard error: the first line of standard output is that of the address.
fn tell_password(password: &str) -> std::io::Result<()> {
    let told = format!(
        "The data folder is new. The password of root is {password} - it is not shown again\n"
    );
    std::io::stderr().write_all(told.as_bytes())
}

/// Opens the data folder. What was made or changed by that is told on standard error: a password of root, and how to go back where its tables were brought up to date.
pub(super) fn open_and_tell(data: &Path, opening: Opening) -> Result<Classroom, CommandFailure> {
    let opening = Opening {
        tell_password: Some(tell_password),
        ..opening
    };
    let app = crate::opening::open(data, opening, Environment::real()).map_err(|error| {
        let error = store::explain(data, error);
        let help = match error.kind {
            store::ErrorKind::Taken => "\nStop the server first, or ask it over the API",
            _ => "",
        };
        CommandFailure::Message(format!(
            "cannot open the data folder {}: {error}{help}",
            data.display()
        ))
    })?;
    if let Some(upgrade) = app.kernel.store.upgrade() {
        eprintln!("{}", way_back(data, upgrade));
    }
    Ok(app)
}

fn way_back(data: &Path, upgrade: &store::Upgrade) -> String {
    let (path, from, to) = (data.display(), upgrade.from, upgrade.to);
    let done = format!("The tables of {path} were brought from version {from} to {to}.");
    match &upgrade.backup {
        Some(backup) => format!(
            "{done} What was there before is in {backup}.\nThe way back: stop eqex, install the release that was used before, and with it\n  eqex restore {backup} --data {path}-before\n  eqex serve --data {path}-before\nWhat is written from now on is not in it.",
            backup = backup.display()
        ),
        None => format!("{done} No backup was made before, as --without-migration-backup says."),
    }
}
