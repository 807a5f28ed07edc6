//! Judging answers of the log again, as where an exercise had a mistake.

mod again;
mod reason;

use std::collections::HashMap;
use std::sync::Arc;

use eqex::TypedNotation;
use eqex_messages::Message;

pub use again::Obstacle;
pub use reason::RegradeReason;

use again::again;
use reason::Why;

use crate::class_session::topics::TopicOfSession;
use crate::solving::rules as solving;
use eqex_bank::answer::Answer;
use eqex_bank::catalog::Catalog;
use eqex_bank::names::{ExerciseId, SubjectName};
use eqex_bank::refusal::Refusal;
use eqex_bank::store as bank;
use eqex_bank::store::Logged;
use eqex_kernel::accounts::rows::Id;
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::store::{Error, ReadTx, WriteTx};

/// Which answers.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    pub subject: Option<SubjectName>,
    pub exercise: Option<ExerciseId>,
    /// Judge against this revision of the exercise; by default the current one.
    pub revision: Option<i64>,
}

/// Against what the answers to an exercise are judged.
#[derive(Debug)]
struct Target {
    path: Arc<str>,
    revision: Id,
}

/// An answer that comes to something else now.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedResult {
    pub submission: Id,
    pub user: Id,
    /// `subject/exercise-id`
    pub path: Arc<str>,
    exercise: Id,
    revision: Id,
    class_session: Option<Id>,
    practice: bool,
    pub before: f64,
    pub after: f64,
    info: String,
    /// When it was answered.
    pub at: i64,
    /// By which rules, and what was given for the unknowns that they concern.
    pub reasons: Vec<RegradeReason>,
    pub given: Vec<String>,
}

/// An answer that keeps its verdict because it is not judged again.
#[derive(Clone, Debug, PartialEq)]
pub struct Unjudged {
    pub submission: Id,
    pub user: Id,
    /// `subject/exercise-id`
    pub path: Arc<str>,
    pub obstacle: Obstacle,
    pub done: f64,
    pub at: i64,
    /// What was given, where it is that which cannot be judged.
    pub given: Vec<String>,
}

/// A log that is being judged again.
#[derive(Debug)]
pub struct Regrade {
    targets: HashMap<Id, Target>,
    /// The only exercise, where it is one.
    only: Option<Id>,
    /// In which rows of the log are read that keep no notation.
    setting: TypedNotation,
    /// The last row of the log that was looked at.
    seen: Id,
    pub judged: u64,
    pub changed: Vec<ChangedResult>,
    pub unjudged: Vec<Unjudged>,
    /// The last answer of each user to each exercise, practice aside; and the last in each session.
    last: HashMap<(Id, Id), Id>,
    last_in_session: HashMap<(Id, Id, Id), Id>,
}

/// Rows that are read at once: many, as those of one exercise among them are judged together, and an exercise is compiled once for them.
const PAGE: usize = 100_000;

impl Regrade {
    /// `setting` is the notation of the instance.
    pub fn new(db: &ReadTx<'_>, scope: &Scope, setting: TypedNotation) -> Result<Regrade, Refusal> {
        let wanted = |subject: &str, slug: &str| {
            scope
                .subject
                .as_ref()
                .is_none_or(|name| name.as_str() == subject)
                && scope.exercise.as_ref().is_none_or(|id| id.as_str() == slug)
        };
        if scope.exercise.is_some() && scope.subject.is_none() {
            return Err(Refusal::Invalid(Message::new("regrade-without-subject")));
        }
        if scope.revision.is_some() && scope.exercise.is_none() {
            return Err(Refusal::Invalid(Message::new("regrade-of-many")));
        }
        let mut targets = HashMap::new();
        for (exercise, subject, slug) in bank::all_exercises(db)? {
            if !wanted(&subject, &slug) {
                continue;
            }
            let revision = match scope.revision {
                Some(number) => {
                    bank::revision(db, exercise, number)?
                        .ok_or_else(|| {
                            let message = Message::new("revision-missing");
                            Refusal::Invalid(
                                message
                                    .with("exercise", format!("{subject}/{slug}"))
                                    .with("number", number.to_string()),
                            )
                        })?
                        .id
                }
                None => bank::current_revision(db, exercise)?.ok_or(Refusal::Missing)?,
            };
            let path = Arc::from(format!("{subject}/{slug}"));
            targets.insert(exercise, Target { path, revision });
        }
        if targets.is_empty() && (scope.subject.is_some() || scope.exercise.is_some()) {
            return Err(Refusal::Missing);
        }
        Ok(Regrade {
            only: scope
                .exercise
                .as_ref()
                .and_then(|_| targets.keys().next().copied()),
            targets,
            setting,
            seen: 0,
            judged: 0,
            changed: Vec::new(),
            unjudged: Vec::new(),
            last: HashMap::new(),
            last_in_session: HashMap::new(),
        })
    }

    /// Goes on to the end of the log; `progress` hears up to which row.
    pub fn judge(
        &mut self,
        db: &ReadTx<'_>,
        catalog: &Catalog,
        progress: &mut dyn FnMut(Id),
    ) -> Result<(), Error> {
        loop {
            let mut page = bank::submissions(db, self.seen, self.only, PAGE)?;
            let Some(last) = page.last() else {
                return Ok(());
            };
            let told = (self.changed.len(), self.unjudged.len());
            let mut regraded = bank::regraded(db, self.seen, last.id)?;
            self.seen = last.id;
            let before = last.id - i64::try_from(page.len()).unwrap_or(0);
            page.sort_by_key(|logged| (logged.submission.exercise, logged.id));
            for (index, mut logged) in page.into_iter().enumerate() {
                if index % 1000 == 0 {
                    progress(before + i64::try_from(index).unwrap_or(0));
                }
                // What holds now is what an earlier regrade wrote.
                if let Some((done, info)) = regraded.remove(&logged.id) {
                    logged.submission.done = done;
                    logged.submission.info = info;
                }
                self.one(db, catalog, logged)?;
            }
            self.changed[told.0..].sort_by_key(|changed| changed.submission);
            self.unjudged[told.1..].sort_by_key(|unjudged| unjudged.submission);
            progress(self.seen);
        }
    }

    fn one(&mut self, db: &ReadTx<'_>, catalog: &Catalog, logged: Logged) -> Result<(), Error> {
        let Logged { id, submission } = logged;
        let Some(target) = self.targets.get(&submission.exercise) else {
            return Ok(());
        };
        let (user, exercise) = (submission.user, submission.exercise);
        if submission.practice.is_none() {
            self.last.insert((user, exercise), id);
            if let Some(session) = submission.class_session {
                self.last_in_session.insert((session, user, exercise), id);
            }
        }
        let revision = target.revision;
        let path = target.path.clone();
        let compiled = catalog.compiled(db, revision)?;
        // A text that was accepted once and is none now tells nothing of its numbers.
        let seen = match revision == submission.revision {
            true => Some(compiled.clone()),
            false => catalog.compiled(db, submission.revision).ok(),
        };
        let answer = Answer::from_json(&submission.answer, self.setting);
        let graded = match (&answer, &seen) {
            (None, _) => Err(Obstacle::Unreadable),
            (Some(answer), Some(seen)) => again(&compiled, seen, submission.seed, answer),
            (_, None) => Err(Obstacle::NotComparable),
        };
        let graded = match graded {
            Ok(graded) => graded,
            Err(obstacle) => {
                let answer = answer.filter(|_| obstacle != Obstacle::NotComparable);
                self.unjudged.push(Unjudged {
                    submission: id,
                    user,
                    path,
                    obstacle,
                    done: submission.done,
                    at: submission.at,
                    given: answer.map_or_else(Vec::new, |answer| {
                        answer.typed().iter().flatten().cloned().collect()
                    }),
                });
                return Ok(());
            }
        };
        self.judged += 1;
        let info = solving::score_bits(&graded.info);
        if let (true, Some(answer), Some(seen)) = (info != submission.info, answer, seen) {
            let why = Why {
                compiled: &compiled,
                seen: &seen,
                before: &submission.info,
                after: &info,
            };
            let (reasons, given) = why.told(submission.seed, &answer);
            self.changed.push(ChangedResult {
                submission: id,
                user,
                path,
                exercise,
                revision,
                class_session: submission.class_session,
                practice: submission.practice.is_some(),
                before: submission.done,
                after: graded.done,
                info,
                at: submission.at,
                reasons,
                given,
            });
        }
        Ok(())
    }

    /// Notes every change beside the log, and gives those answers that were the last their new result.
    pub fn write(&self, db: &WriteTx<'_>, now: i64) -> Result<(), Error> {
        for changed in &self.changed {
            bank::log_regrade(
                db,
                changed.submission,
                changed.revision,
                changed.after,
                &changed.info,
                now,
            )?;
            let (user, exercise) = (changed.user, changed.exercise);
            if changed.practice {
                continue;
            }
            if self.last.get(&(user, exercise)) == Some(&changed.submission) {
                bank::change_result(db, user, exercise, changed.after)?;
            }
            if let Some(session) = changed.class_session
                && self.last_in_session.get(&(session, user, exercise)) == Some(&changed.submission)
                && crate::sessions::store::change_session_result(
                    db,
                    session,
                    user,
                    exercise,
                    changed.after,
                )?
                && let Some(user) = accounts::user(db, user)?
            {
                db.changed(TopicOfSession(user.team));
            }
        }
        Ok(())
    }
}
