//! `eqex grade`: typed answers against a variant.

use std::process::ExitCode;

use eqex::{Graded, Refused, Tolerance, Verdict, plain_name};
use serde::Serialize;

use crate::cli::failure::CommandFailure;
use crate::cli::output::{counted, json, print};
use crate::cli::variant::VariantArguments;
use eqex_bank::problem::{ReadingEntry, Short};

/// Grade answers as a person types them
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  eqex grade exercises/mechanics/two-hikers.md --seed 7 '2,5 h' 12.5\n  eqex grade my.md --seed -5 -4 '1,2·10^3' ''        a blank answer counts as left empty\n  eqex grade my.md --seed 1 --json 5/2\n\nOne answer per unknown, in the order of the text, in the asked unit or with one that converts into it.\nAn answer that may be meant in several ways is not judged; --reading tells which is meant:\n  eqex grade my.md --seed 1 --reading 1:2 '1,234' 5        the second reading of the first answer\n\nExit code 0: all right; 1: some wrong; 2: the file or an answer cannot be read, or may be meant in several ways."
)]
pub(super) struct Arguments {
    #[command(flatten)]
    variant: VariantArguments,
    /// The answers, one per unknown; quote those that hold blanks
    #[arg(value_name = "ANSWER", allow_hyphen_values = true)]
    answers: Vec<String>,
    /// Which reading of which answer is meant, both counted from 1, where an answer may be meant in several ways
    #[arg(long, value_name = "ANSWER:READING", value_parser = choice)]
    reading: Vec<ChosenReading>,
}

impl Arguments {
    /// The chosen reading of each answer; empty where none was chosen.
    fn chosen(&self) -> Result<Vec<Option<usize>>, CommandFailure> {
        if self.reading.is_empty() {
            return Ok(Vec::new());
        }
        let mut chosen = vec![None; self.answers.len()];
        for ChosenReading { answer, reading } in &self.reading {
            let place = chosen.get_mut(answer - 1).ok_or_else(|| {
                CommandFailure::Message(format!(
                    "--reading {answer}:{reading}: there is no answer {answer}"
                ))
            })?;
            *place = Some(reading - 1);
        }
        Ok(chosen)
    }
}

/// What `--json` prints.
#[derive(Serialize)]
struct Output<'a> {
    info: &'a [bool],
    done: Short,
    verdicts: &'a [Verdict],
    understood: Vec<Option<Understood<'a>>>,
}

#[derive(Serialize)]
struct Understood<'a> {
    number: Short,
    unit: &'a str,
    latex: &'a str,
}

/// What `--json` prints where an answer may be meant in several ways.
#[derive(Serialize)]
struct Several {
    readings: Vec<Option<Vec<ReadingEntry>>>,
}

/// Which reading of which answer, both counted from 1.
#[derive(Clone, Copy, Debug)]
struct ChosenReading {
    answer: usize,
    reading: usize,
}

fn choice(text: &str) -> Result<ChosenReading, String> {
    let number = |text: &str| text.parse().ok().filter(|number| *number > 0);
    let (answer, reading) = text.split_once(':').unwrap_or(("1", text));
    match (number(answer), number(reading)) {
        (Some(answer), Some(reading)) => Ok(ChosenReading { answer, reading }),
        _ => Err("it is the number of an answer and that of its reading, as 1:2".to_owned()),
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, CommandFailure> {
    let exercise = arguments.variant.exercise()?;
    let view = arguments.variant.view();
    let answers: Vec<Option<&str>> = arguments
        .answers
        .iter()
        .map(|answer| Some(answer.as_str()))
        .collect();
    let chosen = arguments.chosen()?;
    let graded = match exercise.grade_typed(arguments.variant.seed, &answers, &chosen, &view) {
        Ok(graded) => graded,
        Err(Refused::Readings(readings)) if arguments.variant.json => {
            let entries = |list: Vec<_>| list.into_iter().map(ReadingEntry::from).collect();
            let readings = readings.into_iter().map(|list| list.map(entries)).collect();
            print(&json(&Several { readings })?)?;
            return Ok(ExitCode::from(2));
        }
        Err(refused) => return Err(refusal(arguments, &exercise, refused)),
    };
    if arguments.variant.json {
        let understood = graded.understood.iter().map(|entry| {
            entry.as_ref().map(|entry| Understood {
                number: Short(entry.number),
                unit: &entry.unit,
                latex: &entry.latex,
            })
        });
        let output = Output {
            info: &graded.info,
            done: Short(graded.done),
            verdicts: &graded.verdicts,
            understood: understood.collect(),
        };
        print(&json(&output)?)?;
    } else {
        print(&report(&exercise, &graded))?;
    }
    Ok(if graded.info.iter().all(|right| *right) {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(1)
    })
}

/// An answer as it was understood, and that a unit was read but for its capitals.
fn understood_as(entry: &eqex::Understood) -> String {
    let text = entry.plain.clone();
    match &entry.capitals {
        Some((typed, read)) => format!("{text} (with {typed} for {read})"),
        None => text,
    }
}

fn report(exercise: &eqex::Exercise, graded: &Graded) -> String {
    let mut out = String::new();
    for ((unknown, verdict), understood) in exercise
        .unknowns()
        .iter()
        .zip(&graded.verdicts)
        .zip(&graded.understood)
    {
        let answer = understood
            .as_ref()
            .map_or("left empty".to_owned(), understood_as);
        let name = plain_name(&unknown.name);
        let verdict = match verdict {
            Verdict::Right => "right".to_owned(),
            Verdict::WrongValue => "wrong".to_owned(),
            Verdict::WrongPrecision => match unknown.tolerance {
                Tolerance::Figures(1) | Tolerance::Decimals(1) => {
                    format!("wrong precision: {} is asked", unknown.tolerance)
                }
                Tolerance::Figures(_) | Tolerance::Decimals(_) => {
                    format!("wrong precision: {} are asked", unknown.tolerance)
                }
                _ => "wrong precision".to_owned(),
            },
            Verdict::WrongUnit if unknown.unit.is_empty() => {
                "wrong unit: a number without unit is asked".to_owned()
            }
            Verdict::WrongUnit => format!("wrong unit: {} is asked", unknown.unit),
            Verdict::Empty => "not answered".to_owned(),
        };
        out.push_str(&format!("  {name} = {answer}: {verdict}\n"));
    }
    let right = graded.info.iter().filter(|right| **right).count();
    out.push_str(&format!("{right} of {} right\n", graded.info.len()));
    out
}

fn refusal(arguments: &Arguments, exercise: &eqex::Exercise, refused: Refused) -> CommandFailure {
    match refused {
        Refused::Count { expected, given } => {
            let names: Vec<String> = exercise
                .unknowns()
                .iter()
                .map(|unknown| plain_name(&unknown.name))
                .collect();
            let asked = if names.is_empty() {
                "nothing".to_owned()
            } else {
                names.join(", ")
            };
            CommandFailure::Message(format!(
                "the exercise asks for {asked} ({}), and {given} {} given; write '' for one left empty",
                counted(expected, "answer"),
                if given == 1 { "was" } else { "were" },
            ))
        }
        Refused::Unreadable(entries) => {
            let texts: Vec<String> = entries
                .into_iter()
                .map(|(index, diagnostic)| {
                    let source = arguments.answers.get(index).map_or("", String::as_str);
                    crate::cli::diagnostics::render(
                        &diagnostic,
                        source,
                        &format!("answer {}", index + 1),
                        false,
                    )
                })
                .collect();
            CommandFailure::Message(format!(
                "answers that cannot be read\n{}",
                texts.join("\n\n")
            ))
        }
        Refused::Readings(readings) => several(arguments, &readings),
        Refused::Choice(place) => {
            let index = place.unwrap_or(0);
            let chosen = arguments
                .reading
                .iter()
                .rfind(|choice| choice.answer == index + 1);
            let chosen = chosen.map_or(0, |choice| choice.reading);
            CommandFailure::Message(format!(
                "--reading {}:{chosen}: that answer has no such reading to choose",
                index + 1
            ))
        }
        Refused::NoVariant(diagnostic) => arguments.variant.failure(exercise, diagnostic),
    }
}

/// What each answer may mean, with the flag that chooses it.
fn several(arguments: &Arguments, readings: &[Option<Vec<eqex::Understood>>]) -> CommandFailure {
    let mut out = String::from(
        "nothing was judged, as an answer may be meant in several ways; a flag before the answers tells which",
    );
    for (index, list) in readings.iter().enumerate() {
        let Some(list) = list else {
            continue;
        };
        let text = arguments.answers.get(index).map_or("", String::as_str);
        let question = match list.len() {
            1 => "is this meant?",
            _ => "which one is meant?",
        };
        out.push_str(&format!("\nanswer {}, `{text}`: {question}", index + 1));
        for (reading, one) in list.iter().enumerate() {
            out.push_str(&format!(
                "\n  {:<24} --reading {}:{}",
                one.plain,
                index + 1,
                reading + 1
            ));
        }
    }
    CommandFailure::Message(out)
}
