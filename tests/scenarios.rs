//! Runs the scenarios, each as a test of its own: `cargo test -p eqex-tests scenarios -- classroom/sessions` runs those of such a name.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use eqex_tests::scenario::{self, Scenario, blessing};
use libtest_mimic::{Arguments, Failed, Trial};

/// The options of a test binary that have a value behind them.
const WITH_VALUE: [&str; 6] = [
    "--color",
    "--format",
    "--logfile",
    "--skip",
    "--test-threads",
    "-Z",
];

fn main() -> ExitCode {
    let (words, options) = words_and_options(std::env::args().skip(1));
    let mut arguments =
        Arguments::from_iter([String::from("scenarios")].into_iter().chain(options));
    let selection = Selection {
        words,
        skipped: std::mem::take(&mut arguments.skip),
        exactly: arguments.exact,
    };
    let blessings = Arc::new(Mutex::new(Vec::new()));
    let mut trials = Vec::new();
    let mut others = Vec::new();
    for scenario in scenario::all(&scenario::folder()) {
        let (name, is_selected) = match &scenario {
            Ok(scenario) => (scenario.name.clone(), selection.has(scenario)),
            // Whoever selects another one need not mend this file first.
            Err((name, _)) => (name.clone(), selection.has_name(name)),
        };
        if !is_selected {
            others.push(name.clone());
        }
        let blessings = blessings.clone();
        trials.push(Trial::test(name, move || {
            let scenario = scenario.map_err(|(_, fault)| Failed::from(fault))?;
            let outcome = scenario.run();
            blessings.lock().unwrap().extend(outcome.blessings);
            let faults: Vec<String> = outcome.faults.iter().map(ToString::to_string).collect();
            match faults.is_empty() {
                true => Ok(()),
                false => Err(faults.join("\n\n").into()),
            }
        }));
    }
    // The runner takes one word and no headings. It leaves out by name what is not selected, and counts that in its summary.
    arguments.exact = true;
    arguments.skip = others;
    let conclusion = libtest_mimic::run(&arguments, trials);
    blessing::write(std::mem::take(&mut *blessings.lock().unwrap()));
    conclusion.exit_code()
}

/// The words that select tests, and the options. Cargo passes the words to every test binary: `scenarios` is this one itself.
fn words_and_options(arguments: impl Iterator<Item = String>) -> (Vec<String>, Vec<String>) {
    let mut words = Vec::new();
    let mut options: Vec<String> = Vec::new();
    for argument in arguments {
        let is_value = options
            .last()
            .is_some_and(|option| WITH_VALUE.contains(&option.as_str()));
        if argument == "--no-capture" {
            options.push("--nocapture".to_owned());
        } else if is_value || argument.starts_with('-') {
            options.push(argument);
        } else if argument != "scenarios" {
            words.push(argument);
        }
    }
    (words, options)
}

/// Selection: which scenarios are to run.
#[derive(Debug)]
struct Selection {
    words: Vec<String>,
    skipped: Vec<String>,
    exactly: bool,
}

impl Selection {
    fn has(&self, scenario: &Scenario) -> bool {
        self.selects(|word| scenario.is_named(word, self.exactly))
    }

    fn has_name(&self, name: &str) -> bool {
        self.selects(|word| match self.exactly {
            true => name == word,
            false => name.contains(word),
        })
    }

    fn selects(&self, is_named: impl Fn(&str) -> bool) -> bool {
        let is_wanted = self.words.is_empty() || self.words.iter().any(|word| is_named(word));
        is_wanted && !self.skipped.iter().any(|word| is_named(word))
    }
}
