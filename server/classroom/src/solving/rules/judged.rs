//! What an answer comes to, and what is kept of it.

use eqex::{Exercise, Graded, Refused, Understood, View};

use crate::class_session::store as class_session;
use crate::solving::rules::{
    Numbers, Rendered, SolvableExercise, VariantRequest, admit, find, session_of, told_seed,
    variant_fingerprint,
};
use eqex_bank::access::BankCaller as _;
use eqex_bank::answer::Answer;
use eqex_bank::refusal::Refusal;
use eqex_bank::rows::Submission;
use eqex_bank::state::Bank;
use eqex_bank::store as bank;
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::accounts::rows::Role;
use eqex_kernel::store::{ReadTx, Store, WriteTx};

/// Judges an answer to a variant.
pub fn grade(
    exercise: &Exercise,
    seed: i32,
    answer: &Answer,
    view: &View,
) -> Result<Graded, Refused> {
    match answer {
        Answer::Numbers(numbers) => exercise.grade(seed, numbers),
        Answer::Typed(typed) => {
            exercise.grade_typed(seed, &typed.texts(), &typed.reading, &typed.view(view))
        }
    }
}

/// What was right, as the log keeps it: `1` or `0` for each unknown.
pub fn score_bits(info: &[bool]) -> String {
    let mark = |right: &bool| if *right { '1' } else { '0' };
    info.iter().map(mark).collect()
}

/// What an answer came to, for whoever gave it.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// Whether the answer to each unknown is right.
    pub info: Vec<bool>,
    /// What was understood of typed answers; none where numbers were given, and where it is told from their readings.
    pub understood: Option<Vec<Option<Understood>>>,
    /// The seed that was judged, for those who may know it, where it is not the caller's own.
    pub seed: Option<i32>,
}

/// An answer that was judged, and under which circumstances.
#[derive(Debug)]
pub struct Judged {
    problem: SolvableExercise,
    numbers: Numbers,
    /// The part that is right.
    done: f64,
    judgement: Judgement,
}

/// Looks an exercise up and judges an answer to the caller's variant.
pub fn judge(
    db: &ReadTx<'_>,
    bank: &Bank,
    caller: &Caller,
    request: &VariantRequest,
    answer: &Answer,
    view: &View,
) -> Result<Judged, Refusal> {
    let problem = find(db, bank, caller, &request.subject, &request.exercise)?;
    problem.admit_practice(request.choice)?;
    problem.admit_answer(caller, request.choice.practice)?;
    let numbers = problem.numbers(&bank.seeds, caller, request.choice);
    let graded =
        grade(problem.exercise(), numbers.seed, answer, view).map_err(|refused| match refused {
            Refused::NoVariant(_) => Refusal::NoVariant,
            other => Refusal::Answer(Box::new(other)),
        })?;
    let understood = match answer {
        Answer::Numbers(_) => None,
        Answer::Typed(_) => Some(graded.understood),
    };
    let manages = caller.manages(&problem.place.subject);
    Ok(Judged {
        done: graded.done,
        judgement: Judgement {
            info: graded.info,
            understood,
            seed: told_seed(numbers, manages),
        },
        problem,
        numbers,
    })
}

impl SolvableExercise {
    /// Students give no answers in a session that is over, but for practice.
    pub fn admit_answer(&self, caller: &Caller, practice: Option<i32>) -> Result<(), Refusal> {
        match practice {
            None => admit(caller, self.session),
            Some(_) => Ok(()),
        }
    }
}

impl Judged {
    /// An answer to the numbers of an exercise that was found before. `understood` is needed where programs are told.
    pub fn of(
        rendered: &Rendered,
        graded: Graded,
        understood: Option<Vec<Option<Understood>>>,
    ) -> Judged {
        Judged {
            problem: rendered.problem.clone(),
            numbers: rendered.numbers,
            done: graded.done,
            judgement: Judgement {
                info: graded.info,
                understood,
                seed: rendered.told_seed(),
            },
        }
    }

    /// What is told of it.
    pub fn into_judgement(self) -> Judgement {
        self.judgement
    }

    /// The fingerprint of the variant that was judged.
    pub fn variant_fingerprint(&self) -> String {
        variant_fingerprint(self.problem.place.row.revision, self.numbers.seed)
    }

    /// Whether all that the judgement was made from is still so. What others change elsewhere does not count: nothing is judged again for that.
    pub fn holds(&self, db: &ReadTx<'_>, store: &Store, caller: &Caller) -> Result<bool, Refusal> {
        let place = &self.problem.place;
        if !place.is_current(store) && !place.still_stands(db)? {
            return Ok(false);
        }
        let now = session_of(db, caller, self.problem.place.row.id)?;
        Ok(now == (self.problem.session, self.problem.kept))
    }

    /// Keeps the answer: in the log, as the exercise's result, and in the report of a running session.
    pub fn keep(
        &self,
        db: &WriteTx<'_>,
        caller: &Caller,
        practice: Option<i32>,
        answer: &Answer,
        now: i64,
    ) -> Result<(), Refusal> {
        let user = caller.signed_in()?;
        let row = self.problem.place.row;
        let session = self.problem.session.filter(|_| practice.is_none());
        bank::add_submission(
            db,
            &Submission {
                user: user.id,
                exercise: row.id,
                revision: row.revision,
                seed: self.numbers.seed,
                answer: answer.to_json(),
                tolerance: self.problem.place.tolerance.clone(),
                done: self.done,
                info: score_bits(&self.judgement.info),
                class_session: session.map(|session| session.id),
                practice,
                at: now,
            },
        )?;
        if practice.is_some() {
            return Ok(());
        }
        bank::set_result(db, user.id, row.id, self.done)?;
        if let Some(session) = session
            && self.numbers.moved
            && self.problem.kept != Some(self.numbers.seed)
        {
            class_session::keep_session_seed(db, session.team, row.id, user.id, self.numbers.seed)?;
        }
        if let Some(session) = session.filter(|_| Role::of_team(user.team) == Role::Student) {
            class_session::join_session(db, session.team, user.id)?;
            class_session::set_session_result(db, session.team, user.id, row.id, self.done)?;
        }
        Ok(())
    }
}
