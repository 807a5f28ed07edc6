//! What a student answered: each variant that they had, and every answer to it.

use std::sync::Arc;

use eqex::{Exercise, TypedNotation};

use crate::results::rules as results;
use crate::results::rules::given::AnswerEntry;
use crate::solving::rules as solving;
use crate::solving::rules::VariantChoice;
use crate::state::Classroom;
use eqex_bank::access::BankCaller as _;
use eqex_bank::answer::Answer;
use eqex_bank::content::AlternativeTexts;
use eqex_bank::names::{ExerciseId, SubjectName};
use eqex_bank::refusal::Refusal;
use eqex_bank::rows::LoggedAnswer;
use eqex_bank::store as bank;
use eqex_kernel::accounts::caller::{Account, Caller};
use eqex_kernel::accounts::names::UserId;
use eqex_kernel::accounts::rows::{Team, User};
use eqex_kernel::store::ReadTx;

/// Answers that are shown at most.
const MOST: usize = 500;

/// A student's answers to an exercise.
#[derive(Debug)]
pub struct Answers {
    pub team: Team,
    pub user: User,
    pub subject: String,
    pub id: String,
    /// The variant that they have now, unless the exercise was removed or the caller may not see it.
    pub now: Option<AnsweredVariant>,
    /// Variants that they answered before, the last one first.
    pub before: Vec<AnsweredVariant>,
    /// Whether the page of the exercise opens for the caller.
    pub opens: bool,
    /// Whether the caller may see right answers.
    pub correct: bool,
    /// Whether there are more than are shown.
    pub cut: bool,
    /// What pictures of the subject show.
    pub alternatives: AlternativeTexts,
}

/// A variant with the answers to it in order of time.
#[derive(Debug)]
pub struct AnsweredVariant {
    /// None where its text is not the caller's to see.
    pub exercise: Option<Arc<Exercise>>,
    pub seed: i32,
    pub revision: i64,
    pub practice: Option<i32>,
    /// Whether it was answered in the session that the team has now.
    pub session: bool,
    pub entries: Vec<TimedAnswer>,
}

#[derive(Debug)]
pub struct TimedAnswer {
    pub at: i64,
    pub done: f64,
    /// For each unknown what was given, and whether it was right.
    pub parts: Vec<(Option<AnswerEntry>, bool)>,
    pub regraded: bool,
}

pub fn answers(
    db: &ReadTx<'_>,
    classroom: &Classroom,
    caller: &Caller,
    team: i32,
    user: &UserId,
    subject: &SubjectName,
    id: &ExerciseId,
) -> Result<Answers, Refusal> {
    let team = eqex_kernel::accounts::access::assigned_team(db, caller, team)?;
    let user = results::member(db, &team, user)?;
    let exercise =
        bank::exercise_ever(db, subject.as_str(), id.as_str())?.ok_or(Refusal::Missing)?;
    let managed = bank::subject(db, subject.as_str())?;
    let alternatives = match &managed {
        Some(subject) => bank::alternative_texts(db, subject.id)?,
        None => AlternativeTexts::new(),
    };
    let correct = managed.is_some_and(|subject| caller.manages(&subject));
    let session = crate::class_session::store::session_with(db, team.id, exercise)?;
    // The text is for those who may see the exercise, and for those in whose class's session it is.
    let opens = solving::find(db, &classroom.bank, caller, subject, id).is_ok();
    let visible = correct || opens || session.is_some();
    let mut rows = bank::answers_of_to(db, user.id, exercise, MOST + 1)?;
    let cut = rows.len() > MOST;
    if cut {
        rows.remove(0);
    }
    // What was never answered and may not be seen might as well not be there.
    if rows.is_empty() && !visible {
        return Err(Refusal::Missing);
    }
    let running = session.map(|session| session.id);
    let mut variants: Vec<AnsweredVariant> = Vec::new();
    for row in &rows {
        let same = |variant: &AnsweredVariant| {
            let submission = &row.submission;
            variant.seed == submission.seed
                && variant.revision == row.revision_number
                && variant.practice == submission.practice
        };
        let at = match variants.iter().position(same) {
            Some(at) => at,
            None => {
                variants.push(AnsweredVariant {
                    exercise: classroom
                        .bank
                        .catalog
                        .compiled(db, row.submission.revision)
                        .ok()
                        .filter(|_| visible),
                    seed: row.submission.seed,
                    revision: row.revision_number,
                    practice: row.submission.practice,
                    session: running.is_some() && row.submission.class_session == running,
                    entries: Vec::new(),
                });
                variants.len() - 1
            }
        };
        variants[at]
            .entries
            .push(entry(row, classroom.bank.notation()));
    }
    let mut now = if visible {
        current(db, classroom, &user, subject, id)?
    } else {
        None
    };
    if let Some(now) = &mut now {
        let same = |variant: &AnsweredVariant| {
            variant.seed == now.seed
                && variant.revision == now.revision
                && variant.practice.is_none()
        };
        if let Some(at) = variants.iter().position(same) {
            *now = variants.remove(at);
        }
    }
    variants.reverse();
    Ok(Answers {
        team,
        user,
        subject: subject.to_string(),
        id: id.to_string(),
        now,
        before: variants,
        opens,
        correct,
        cut,
        alternatives,
    })
}

fn entry(row: &LoggedAnswer, setting: TypedNotation) -> TimedAnswer {
    let marks = row.submission.info.bytes().map(|mark| mark == b'1');
    let count = row.submission.info.len();
    let given = match Answer::from_json(&row.submission.answer, setting) {
        Some(answer) => AnswerEntry::all(&answer, count),
        None => vec![None; count],
    };
    TimedAnswer {
        at: row.submission.at,
        done: row.submission.done,
        parts: given.into_iter().zip(marks).collect(),
        regraded: row.regraded,
    }
}

/// The variant that the student sees now.
fn current(
    db: &ReadTx<'_>,
    classroom: &Classroom,
    user: &User,
    subject: &SubjectName,
    id: &ExerciseId,
) -> Result<Option<AnsweredVariant>, Refusal> {
    // As the student, who need not be signed in for that.
    let student = Caller::User(Account {
        user: user.clone(),
        token: Vec::new(),
    });
    let problem = match solving::find(db, &classroom.bank, &student, subject, id) {
        Ok(problem) => problem,
        Err(Refusal::Store(error)) => return Err(Refusal::Store(error)),
        Err(_) => return Ok(None),
    };
    let wanted = VariantChoice {
        seed: None,
        practice: None,
        visitor: 0,
    };
    let revision = problem.place.row.revision;
    Ok(Some(AnsweredVariant {
        seed: problem
            .numbers(&classroom.bank.seeds, &student, wanted)
            .seed,
        revision: bank::revision_number(db, revision)?.unwrap_or(0),
        practice: None,
        session: problem.session.is_some(),
        exercise: Some(problem.place.exercise.clone()),
        entries: Vec::new(),
    }))
}
