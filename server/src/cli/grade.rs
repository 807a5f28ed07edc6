//! `eqex grade`: typed answers against a variant.

use std::process::ExitCode;

use eqex::number;
use eqex::{Graded, Refused, Tolerance, Verdict};
use serde::Serialize;

use super::{Failure, VariantArguments, json, plain, print};

/// Grade answers as a person types them
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  eqex grade exercises/mechanics/two-hikers.md --seed 7 '2,5 h' 12.5\n  eqex grade my.md --seed -5 -4 '1,2·10^3' ''        a blank answer counts as left empty\n  eqex grade my.md --seed 1 --json 5/2\n\nOne answer per unknown, in the order of the text, in the asked unit or with one that converts into it.\nExit code 0: all right; 1: some wrong; 2: the file or an answer cannot be read."
)]
pub(super) struct Arguments {
    #[command(flatten)]
    variant: VariantArguments,
    /// The answers, one per unknown; quote those that hold blanks
    #[arg(value_name = "ANSWER", allow_hyphen_values = true)]
    answers: Vec<String>,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Output<'a> {
    info: &'a [bool],
    #[serde(serialize_with = "short")]
    done: f64,
    verdicts: &'a [Verdict],
    understood: Vec<Option<Understood<'a>>>,
}

#[derive(Serialize)]
struct Understood<'a> {
    #[serde(serialize_with = "short")]
    number: f64,
    unit: &'a str,
    latex: &'a str,
}

/// Whole numbers without a fractional part, as everywhere in eqex.
fn short<S: serde::Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    let whole = *value as i64;
    if whole as f64 == *value && whole.abs() < number::EXACT_INTEGER {
        serializer.serialize_i64(whole)
    } else {
        serializer.serialize_f64(*value)
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let exercise = arguments.variant.exercise()?;
    let view = arguments.variant.view();
    let answers: Vec<Option<&str>> = arguments
        .answers
        .iter()
        .map(|answer| Some(answer.as_str()))
        .collect();
    let graded = exercise
        .grade_typed(arguments.variant.seed, &answers, &[], &view)
        .map_err(|refused| refusal(arguments, &exercise, refused))?;
    if arguments.variant.json {
        let understood = graded.understood.iter().map(|entry| {
            entry.as_ref().map(|entry| Understood {
                number: entry.number,
                unit: &entry.unit,
                latex: &entry.latex,
            })
        });
        let output = Output {
            info: &graded.info,
            done: graded.done,
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
            .map_or("left empty".to_owned(), |entry| plain::text(&entry.latex));
        let name = plain::text(&unknown.latex);
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

fn refusal(arguments: &Arguments, exercise: &eqex::Exercise, refused: Refused) -> Failure {
    match refused {
        Refused::Count { expected, given } => {
            let names: Vec<String> = exercise
                .unknowns()
                .iter()
                .map(|unknown| plain::text(&unknown.latex))
                .collect();
            let asked = if names.is_empty() {
                "nothing".to_owned()
            } else {
                names.join(", ")
            };
            Failure::Message(format!(
                "the exercise asks for {asked} ({expected} answers), and {given} were given; write '' for one left empty"
            ))
        }
        Refused::Unreadable(entries) => {
            let texts: Vec<String> = entries
                .into_iter()
                .map(|(index, diagnostic)| {
                    let source = arguments.answers.get(index).map_or("", String::as_str);
                    crate::snippet::render(
                        &diagnostic,
                        source,
                        &format!("answer {}", index + 1),
                        false,
                    )
                })
                .collect();
            Failure::Message(format!(
                "answers that cannot be read\n{}",
                texts.join("\n\n")
            ))
        }
        Refused::Readings(_) | Refused::Choice(_) => {
            Failure::Message("an answer can be read in several ways".to_owned())
        }
        Refused::NoVariant(diagnostic) => arguments.variant.failure(exercise, diagnostic),
    }
}
