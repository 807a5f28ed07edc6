//! The folder of a small school, and commands that are run on it.

use std::fs::File;
use std::path::Path;
use std::process::Command;

/// Packed folders as they were left by earlier releases, with their journals: `schema-<version of the tables>.tar.gz`.
pub(crate) const FOLDERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/folders");

/// The earliest of them.
pub(crate) const FIRST: usize = 2;

pub(crate) fn command() -> Command {
    Command::new(env!("CARGO_BIN_EXE_eqex"))
}

pub(crate) fn run(command: &mut Command) -> (i32, String) {
    let output = command.output().expect("the binary starts");
    let text = [output.stdout, output.stderr].concat();
    (
        output.status.code().unwrap_or(-1),
        String::from_utf8_lossy(&text).into_owned(),
    )
}

pub(crate) fn eqex(arguments: &[&str], data: &Path) -> (i32, String) {
    run(command().args(arguments).arg("--data").arg(data))
}

pub(crate) fn good(arguments: &[&str], data: &Path) -> String {
    let (code, told) = eqex(arguments, data);
    assert_eq!(code, 0, "{arguments:?}: {told}");
    told
}

/// A folder of an earlier release, as it was left.
pub(crate) fn unpack(schema: usize, data: &Path) {
    let packed = File::open(format!("{FOLDERS}/schema-{schema}.tar.gz")).expect("a fixture");
    tar::Archive::new(flate2::read::GzDecoder::new(packed))
        .unpack(data)
        .expect("it is whole");
}

/// The folder of a small school with the tables of this release.
pub(crate) fn school(data: &Path) {
    unpack(FIRST, data);
    good(&["token", "create", "root"], data);
}

/// Every command that takes a data folder.
pub(crate) const COMMANDS: [&[&str]; 9] = [
    &["serve", "--listen", "127.0.0.1:0"],
    &["import", "."],
    &["export", "out"],
    &["regrade"],
    &["regrade", "--write"],
    &["backup", "out.tar"],
    &["doctor"],
    &["user", "list"],
    &["token", "create", "root"],
];
