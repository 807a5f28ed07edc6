//! What the engine must not do.

use super::{forbid, sources};

#[test]
fn the_engine_is_pure() {
    let environment = [
        "std::fs",
        "std::net",
        "std::io",
        "std::env",
        "std::time",
        "std::process",
        "std::thread",
        "Mutex",
        "RwLock",
        "OnceLock",
        "sync::atomic",
        "tokio",
        "hyper",
        "rusqlite",
        "eqex_server",
        "getrandom",
        "SystemTime",
        "Instant",
        "static mut",
        "thread_local",
    ];
    forbid(
        "engine/src",
        &environment,
        &[],
        "the engine has no input or output, clock, global state or randomness",
    );
}

#[test]
fn the_engine_does_not_panic() {
    let panics = [
        ".unwrap()",
        ".expect(",
        "panic!",
        "unreachable!",
        "todo!",
        "unimplemented!",
        "assert!",
        "assert_eq!",
    ];
    // Tests within the engine may.
    let mut found = Vec::new();
    for (path, code) in sources("engine/src") {
        if path.ends_with("/tests.rs") {
            continue;
        }
        let code = code.split("#[cfg(test)]").next().unwrap_or("");
        for (index, line) in code.lines().enumerate() {
            found.extend(
                panics
                    .iter()
                    .filter(|word| line.contains(**word))
                    .map(|word| format!("{path}:{}: `{word}`", index + 1)),
            );
        }
    }
    assert!(
        found.is_empty(),
        "the engine does not panic:\n{}",
        found.join("\n")
    );
}

#[test]
fn results_do_not_depend_on_the_platform() {
    let functions = [
        ".sin()", ".cos()", ".tan()", ".asin()", ".acos()", ".atan()", ".atan2(", ".sinh()",
        ".cosh()", ".tanh()", ".asinh()", ".acosh()", ".atanh()", ".exp()", ".exp2()", ".ln()",
        ".log(", ".log10()", ".log2()", ".powf(", ".powi(", ".cbrt()", ".hypot(", "mul_add",
    ];
    forbid(
        "engine/src",
        &functions,
        &[],
        "transcendental functions come from libm, which is the same everywhere",
    );
}
