//! The `eqex` binary. All it does lives in the library, where tests can reach it.

use std::process::ExitCode;

/// Gives memory back after a burst of work, where the system's own keeps pieces of it for each thread that there was.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    eqex_server::cli::main(std::env::args_os())
}
