//! Scenarios: HTTP conversations as text, `tests/scenarios/<family>/*.md`. `tests/README.md` describes the format.
//!
//! A scenario talks to a school of its own, in-process, with a clock and randomness of its own: it is the same in every run, and it never waits.

pub mod blessing;
mod check;
mod exchange;
mod file;
mod names;
mod starting_school;

use std::fmt;
use std::path::{Path, PathBuf};

use crate::scenario::blessing::Blessing;
use crate::scenario::exchange::{Exchange, OtherResponse};
use crate::scenario::names::Names;
use crate::scenario::starting_school::StartingSchool;
use crate::school::School;
use crate::text_files::{bless, files};

/// Where all scenarios stand.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios")
}

/// Fault: what is wrong at a line of a scenario file, be it that it cannot be read or that the server answers otherwise.
#[derive(Debug)]
pub struct Fault {
    path: PathBuf,
    line: usize,
    message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // From the root on, so that the place can be opened from where `cargo test` is called.
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
        let path = root.and_then(|root| self.path.strip_prefix(root).ok());
        let path = path.unwrap_or(&self.path).display();
        write!(f, "{path}:{}: {}", self.line, self.message)
    }
}

/// FaultAtLine: what is wrong, with the number of the line in a file that the caller knows.
type FaultAtLine = (usize, String);

/// Scenario: what talks to one school from its beginning, a file or one section of it.
#[derive(Debug)]
pub struct Scenario {
    /// The path below `tests/scenarios` without `.md`, and with the heading of the section where the sections of the file are independent.
    pub name: String,
    /// The name with the heading of each section, so that words of a heading find the file.
    headings: Vec<String>,
    path: PathBuf,
    school: StartingSchool,
    steps: Vec<Step>,
}

/// Step: what a scenario does next.
#[derive(Debug)]
enum Step {
    /// The school's clock goes on by so many seconds, or back.
    Wait(i64),
    Exchange(Box<Exchange>),
}

/// Outcome: what a scenario came to.
#[derive(Debug, Default)]
pub struct Outcome {
    pub faults: Vec<Fault>,
    /// The whole responses that are others now, where they are to be written.
    pub blessings: Vec<Blessing>,
}

/// All scenarios below a folder by their names; a file that cannot be read is its name with its fault.
pub fn all(folder: &Path) -> Vec<Result<Scenario, (String, Fault)>> {
    let mut found = Vec::new();
    for path in files(folder, "md") {
        let inside = path.strip_prefix(folder).unwrap().with_extension("");
        // What lies in `content` are the subjects of schools.
        if inside.iter().any(|part| part == "content") {
            continue;
        }
        let name = inside.to_str().unwrap().to_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        match read(&path, &name, &text) {
            Ok(scenarios) => found.extend(scenarios.into_iter().map(Ok)),
            Err(fault) => found.push(Err((name, fault))),
        }
    }
    found
}

/// The scenarios of a file.
pub fn read(path: &Path, name: &str, text: &str) -> Result<Vec<Scenario>, Fault> {
    let file = file::read(path, text)?;
    let titled = |heading: &str| format!("{name}: {heading}");
    let scenario = |name: String, headings: Vec<String>, steps: Vec<Step>| Scenario {
        name,
        headings,
        path: path.to_owned(),
        school: file.school.clone(),
        steps,
    };
    if file.independent {
        let sections = file.sections.into_iter();
        return Ok(sections
            .map(|section| scenario(titled(&section.heading), Vec::new(), section.steps))
            .collect());
    }
    let sections = file.sections.iter();
    let headings = sections.map(|section| titled(&section.heading)).collect();
    let steps = file.sections.into_iter().flat_map(|section| section.steps);
    Ok(vec![scenario(name.to_owned(), headings, steps.collect())])
}

impl Scenario {
    /// Whether the name, or the name with the heading of a section, holds a word, or is it.
    pub fn is_named(&self, word: &str, exactly: bool) -> bool {
        let mut names = self.headings.iter().chain([&self.name]);
        names.any(|name| match exactly {
            true => name == word,
            false => name.contains(word),
        })
    }

    /// How many requests there are.
    pub fn requests(&self) -> usize {
        let is_exchange = |step: &&Step| matches!(step, Step::Exchange(_));
        self.steps.iter().filter(is_exchange).count()
    }

    /// Goes through the scenario to its end, whatever is wrong on the way.
    pub fn run(&self) -> Outcome {
        let mut outcome = Outcome::default();
        let mut school: School = self.school.open();
        let mut names = Names::of(&self.school);
        for step in &self.steps {
            let exchange = match step {
                Step::Wait(seconds) => {
                    school.pass(seconds * 1000);
                    continue;
                }
                Step::Exchange(exchange) => exchange,
            };
            if self.school.has(&exchange.who) && !school.jars.contains_key(&exchange.who) {
                school.sign_in(&exchange.who);
            }
            match exchange.run(&mut school, &mut names) {
                Ok(None) => {}
                Ok(Some(OtherResponse { lines, response })) if bless() => {
                    let path = self.path.clone();
                    outcome.blessings.push(Blessing {
                        path,
                        lines,
                        response,
                    });
                }
                Ok(Some(OtherResponse { lines, response })) => {
                    let told =
                        format!("{exchange}\nanswered, and not as it stands here:\n{response}");
                    outcome.faults.push(self.fault(lines.start, told));
                }
                Err((line, message)) => {
                    outcome
                        .faults
                        .push(self.fault(line, format!("{exchange}\n{message}")));
                }
            }
        }
        outcome
    }

    fn fault(&self, line: usize, message: String) -> Fault {
        Fault {
            path: self.path.clone(),
            line,
            message,
        }
    }
}
