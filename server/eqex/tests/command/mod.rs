//! Running the program as somebody does at a terminal.

use std::io::Write;
use std::process::{Command, Stdio};

/// Runs a command with a line on its input; exit code and what it printed.
pub(crate) fn run(arguments: &[&str], input: &str) -> (i32, String) {
    let mut process = Command::new(env!("CARGO_BIN_EXE_eqex"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut pipe = process.stdin.take().expect("its input");
    // A command that asks for nothing may have ended already.
    let _ = pipe.write_all(input.as_bytes());
    drop(pipe);
    let output = process.wait_with_output().expect("an end");
    let text = [output.stdout, output.stderr].concat();
    (
        output.status.code().unwrap_or(-1),
        String::from_utf8_lossy(&text).into_owned(),
    )
}
