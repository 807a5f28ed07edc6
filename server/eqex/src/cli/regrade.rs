//! `eqex regrade`: judging the answers of the log again.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::process::ExitCode;

use eqex::{Defaults, TypedNotation};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::Timestamp;

use crate::cli::data_folder::open_and_tell;
use crate::cli::failure::CommandFailure;
use crate::cli::output;
use crate::cli::output::print;
use crate::families::TABLES;
use crate::opening::Opening;
use eqex_bank::answer::notation;
use eqex_bank::catalog::Catalog;
use eqex_bank::names::{ExerciseId, SubjectName};
use eqex_bank::store as bank;
use eqex_classroom::regrade::rules::{Obstacle, Regrade, Scope};
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::store::{Error, ReadOnlyStore, ReadTx};

/// Judge answers again, and show whose result would change
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  eqex regrade --data data/                                       everything, against the current texts\n  eqex regrade --data data/ --subject physics --exercise two-trains\n  eqex regrade --data data/ --subject physics --exercise two-trains --revision 2 --write\n\nEvery accepted answer is in the log with its numbers and revision. This judges them anew and lists, exercise by exercise, those that come to something else and by which rule.\nAn answer keeps its result where the exercise shows other numbers than those that were answered (not comparable), where it may be meant in several ways and nobody chose (two readings), and where it cannot be read any more.\nNothing is changed without --write, which gives users their new results and notes every change beside the log.\nWithout --write it works beside a running server; with it the server must not run, or root asks POST /api/subject/regrade.\nExit code 1 where something changes and nothing was written."
)]
pub(super) struct Arguments {
    /// Folder of the database and of uploaded files
    #[arg(long, env = "EQEX_DATA", value_name = "DIR")]
    data: PathBuf,
    /// Only this subject
    #[arg(long, value_name = "S")]
    subject: Option<String>,
    /// Only this exercise of the subject
    #[arg(long, value_name = "E", requires = "subject")]
    exercise: Option<String>,
    /// Judge against this revision of the exercise instead of the current one
    #[arg(long, value_name = "N", requires = "exercise")]
    revision: Option<i64>,
    /// How far an answer may be off where the exercise does not say, in percent
    #[arg(
        long,
        env = "EQEX_TOLERANCE",
        value_name = "PERCENT",
        default_value_t = 1.0
    )]
    tolerance: f64,
    /// Read answers from before the log kept it as typed with a decimal comma
    #[arg(long, env = "EQEX_DECIMAL_COMMA")]
    decimal_comma: bool,
    /// Write the new results
    #[arg(long)]
    write: bool,
}

impl Arguments {
    fn scope(&self) -> Result<Scope, CommandFailure> {
        let bad = |name: &str| {
            CommandFailure::Message(format!("`{name}` is no name of a subject or exercise"))
        };
        let subject = match &self.subject {
            Some(name) => Some(SubjectName::parse(name).ok_or_else(|| bad(name))?),
            None => None,
        };
        let exercise = match &self.exercise {
            Some(name) => Some(ExerciseId::parse(name).ok_or_else(|| bad(name))?),
            None => None,
        };
        Ok(Scope {
            subject,
            exercise,
            revision: self.revision,
        })
    }

    fn defaults(&self) -> Defaults {
        Defaults {
            tolerance: eqex::Tolerance::Relative(self.tolerance / 100.0),
            ..Defaults::default()
        }
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, CommandFailure> {
    let scope = arguments.scope()?;
    if arguments.write {
        let mut opening = Opening::default();
        opening.bank.defaults = arguments.defaults();
        opening.bank.decimal_comma = arguments.decimal_comma;
        let app = open_and_tell(&arguments.data, opening)?;
        let regrade = {
            let reading = app.kernel.store.read()?;
            judge(
                &reading.db()?,
                &app.bank.catalog,
                &scope,
                app.bank.notation(),
            )?
        };
        let regrade = std::sync::Arc::new(regrade);
        let (written, now) = (regrade.clone(), app.kernel.environment.now());
        app.kernel
            .store
            .write_now(move |db| written.write(db, now))?;
        let reading = app.kernel.store.read()?;
        report(&reading.db()?, &regrade, true)?;
        return Ok(ExitCode::SUCCESS);
    }
    let kept = ReadOnlyStore::open(&arguments.data, &TABLES)?;
    let reading = kept.read()?;
    let db = reading.db()?;
    let catalog = Catalog::new(arguments.defaults());
    let setting = notation(None, arguments.decimal_comma);
    let regrade = judge(&db, &catalog, &scope, setting)?;
    report(&db, &regrade, false)?;
    Ok(ExitCode::from(u8::from(!regrade.changed.is_empty())))
}

fn judge(
    db: &ReadTx<'_>,
    catalog: &Catalog,
    scope: &Scope,
    setting: TypedNotation,
) -> Result<Regrade, CommandFailure> {
    let mut regrade = Regrade::new(db, scope, setting).map_err(|refusal| match refusal {
        eqex_bank::refusal::Refusal::Missing => {
            CommandFailure::Message("there is no such subject or exercise".to_owned())
        }
        other => other.into(),
    })?;
    let bar = ProgressBar::new(bank::last_submission(db)?.unsigned_abs());
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} answers, {eta} left") {
        bar.set_style(style);
    }
    regrade.judge(db, catalog, &mut |seen| {
        bar.set_position(seen.unsigned_abs());
    })?;
    bar.finish_and_clear();
    Ok(regrade)
}

/// A line of the report: an answer that comes to something else, or one that keeps its result.
struct Line<'a> {
    submission: i64,
    user: i64,
    at: i64,
    result: String,
    why: String,
    given: &'a [String],
}

/// All lines, by exercise.
fn lines(regrade: &Regrade) -> BTreeMap<&str, Vec<Line<'_>>> {
    let mut lines: BTreeMap<&str, Vec<Line<'_>>> = BTreeMap::new();
    for changed in &regrade.changed {
        let rules: Vec<&str> = changed
            .reasons
            .iter()
            .map(|reason| reason.words())
            .collect();
        lines.entry(&changed.path).or_default().push(Line {
            submission: changed.submission,
            user: changed.user,
            at: changed.at,
            result: format!("{} -> {}", short(changed.before), short(changed.after)),
            why: rules.join(", "),
            given: &changed.given,
        });
    }
    for left in &regrade.unjudged {
        lines.entry(&left.path).or_default().push(Line {
            submission: left.submission,
            user: left.user,
            at: left.at,
            result: format!("{} stays", short(left.done)),
            why: left.obstacle.words().to_owned(),
            given: &left.given,
        });
    }
    for lines in lines.values_mut() {
        lines.sort_by_key(|line| line.submission);
    }
    lines
}

/// A result with two decimals at most.
fn short(done: f64) -> String {
    let text = format!("{done:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn report(db: &ReadTx<'_>, regrade: &Regrade, written: bool) -> Result<(), CommandFailure> {
    let mut out = String::new();
    let mut names: HashMap<i64, String> = HashMap::new();
    for (path, lines) in lines(regrade) {
        out.push_str(&format!("{path}\n"));
        for line in lines {
            let name = match names.get(&line.user) {
                Some(name) => name.clone(),
                None => {
                    let name = name(db, line.user)?;
                    names.insert(line.user, name.clone());
                    name
                }
            };
            let time = Timestamp::from_millisecond(line.at).map_or_else(
                |_| String::new(),
                |time| time.strftime("%Y-%m-%d %H:%M:%S").to_string(),
            );
            let given: Vec<String> = line.given.iter().map(|text| format!("`{text}`")).collect();
            let given = match given.is_empty() {
                true => String::new(),
                false => format!(" ({})", given.join(", ")),
            };
            out.push_str(&format!(
                "  {time}  {name:<32} {:<12} {}{given}\n",
                line.result, line.why
            ));
        }
    }
    let counted = |obstacle: Obstacle| {
        let all = regrade.unjudged.iter();
        let count = all.filter(|left| left.obstacle == obstacle).count();
        (count > 0).then(|| format!("{count} {}", summary(obstacle)))
    };
    let left: Vec<String> = [
        Obstacle::NotComparable,
        Obstacle::TwoReadings,
        Obstacle::Unreadable,
    ]
    .into_iter()
    .filter_map(counted)
    .collect();
    if !left.is_empty() {
        out.push_str(&format!("These keep their results: {}\n", left.join(", ")));
    }
    out.push_str(&format!(
        "{} judged; {} {} to something else\n",
        output::counted(
            usize::try_from(regrade.judged).unwrap_or(usize::MAX),
            "answer"
        ),
        regrade.changed.len(),
        if regrade.changed.len() == 1 {
            "comes"
        } else {
            "come"
        },
    ));
    if written {
        out.push_str("The new results are written\n");
    } else if !regrade.changed.is_empty() {
        out.push_str("Nothing is written; --write does it\n");
    }
    print(&out)
}

/// How many answers are told of with it.
fn summary(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::NotComparable => "not comparable",
        Obstacle::TwoReadings => "with two readings",
        Obstacle::Unreadable => "that cannot be read any more",
    }
}

fn name(db: &ReadTx<'_>, user: i64) -> Result<String, Error> {
    Ok(match accounts::user(db, user)? {
        Some(user) => format!("{} <{}>", user.name, user.login),
        None => "(deleted)".to_owned(),
    })
}
