//! The `eqex` binary. All it does lives in the library, where tests can reach it.

use std::process::ExitCode;

fn main() -> ExitCode {
    eqex_server::cli::main(std::env::args_os())
}
