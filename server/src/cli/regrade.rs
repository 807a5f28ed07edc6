//! `eqex regrade`: judging the answers of the log again.

use std::collections::HashMap;
use std::path::PathBuf;
use std::process::ExitCode;

use eqex::Defaults;
use indicatif::{ProgressBar, ProgressStyle};
use jiff::Timestamp;

use super::{Failure, print, serve};
use crate::app::Opening;
use crate::catalog::Catalog;
use crate::domain::regrade::{Regrade, Scope};
use crate::model::{ExerciseId, SubjectName};
use crate::store::{Db, Error, Kept};

/// Judge answers again, and show whose result would change
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  eqex regrade --data data/                                       everything, against the current texts\n  eqex regrade --data data/ --subject physics --exercise two-trains\n  eqex regrade --data data/ --subject physics --exercise two-trains --revision 2 --write\n\nEvery accepted answer is in the log with its numbers and revision. This judges them anew and lists those that come to something else.\nNothing is changed without --write, which gives users their new results and notes every change beside the log.\nWithout --write it works beside a running server; with it the server must not run, or root asks POST /api/subject/regrade.\nExit code 1 where something changes and nothing was written."
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
    /// Write the new results
    #[arg(long)]
    write: bool,
}

impl Arguments {
    fn scope(&self) -> Result<Scope, Failure> {
        let bad =
            |name: &str| Failure::Message(format!("`{name}` is no name of a subject or exercise"));
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

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let scope = arguments.scope()?;
    if arguments.write {
        let mut opening = Opening::default();
        opening.settings.defaults = arguments.defaults();
        let app = serve::open_and_tell(&arguments.data, opening)?;
        let regrade = {
            let reading = app.store.read()?;
            judge(&reading.db()?, &app.catalog, &scope)?
        };
        let regrade = std::sync::Arc::new(regrade);
        let (written, now) = (regrade.clone(), app.outside.now());
        app.store.write_now(move |db| written.write(db, now))?;
        let reading = app.store.read()?;
        report(&reading.db()?, &regrade, true)?;
        return Ok(ExitCode::SUCCESS);
    }
    let kept = Kept::open(&arguments.data)?;
    let reading = kept.read()?;
    let db = reading.db()?;
    let regrade = judge(&db, &Catalog::new(arguments.defaults()), &scope)?;
    report(&db, &regrade, false)?;
    Ok(ExitCode::from(u8::from(!regrade.changed.is_empty())))
}

fn judge(db: &Db<'_>, catalog: &Catalog, scope: &Scope) -> Result<Regrade, Failure> {
    let mut regrade = Regrade::new(db, scope).map_err(|refusal| match refusal {
        crate::domain::Refusal::Missing => {
            Failure::Message("there is no such subject or exercise".to_owned())
        }
        other => other.into(),
    })?;
    let bar = ProgressBar::new(db.last_submission()?.unsigned_abs());
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} answers, {eta} left") {
        bar.set_style(style);
    }
    regrade.judge(db, catalog, &mut |seen| {
        bar.set_position(seen.unsigned_abs());
    })?;
    bar.finish_and_clear();
    Ok(regrade)
}

fn report(db: &Db<'_>, regrade: &Regrade, written: bool) -> Result<(), Failure> {
    let mut out = String::new();
    let mut names: HashMap<i64, String> = HashMap::new();
    for changed in &regrade.changed {
        let name = match names.get(&changed.user) {
            Some(name) => name.clone(),
            None => {
                let name = name(db, changed.user)?;
                names.insert(changed.user, name.clone());
                name
            }
        };
        let time = Timestamp::from_millisecond(changed.at).map_or_else(
            |_| String::new(),
            |time| time.strftime("%Y-%m-%d %H:%M:%S").to_string(),
        );
        out.push_str(&format!(
            "{time}  {:<32} {name:<40} {} -> {}\n",
            changed.path, changed.before, changed.after
        ));
    }
    let unfit = match regrade.unfit {
        0 => String::new(),
        count => format!(", {count} do not fit the exercise any more and keep their results"),
    };
    out.push_str(&format!(
        "{} answers judged{unfit}; {} come to something else\n",
        regrade.judged,
        regrade.changed.len()
    ));
    if written {
        out.push_str("The new results are written\n");
    } else if !regrade.changed.is_empty() {
        out.push_str("Nothing is written; --write does it\n");
    }
    print(&out)
}

fn name(db: &Db<'_>, user: i64) -> Result<String, Error> {
    Ok(match db.user(user)? {
        Some(user) => format!("{} <{}>", user.name, user.login),
        None => "(deleted)".to_owned(),
    })
}
