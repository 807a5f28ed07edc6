//! Variants and answers: which numbers a caller sees, what an answer comes to, and what is kept of it.

mod judged;

use std::sync::Arc;

use eqex::{Exercise, TypedNotation, Variant, View};
use eqex_messages::Message;
use sha2::{Digest, Sha256};

use crate::class_session::rows::ClassSession;
use eqex_bank::access;
use eqex_bank::access::BankCaller as _;
use eqex_bank::answer::Answer;
use eqex_bank::catalog::CatalogEntry;
use eqex_bank::names::{ExerciseId, SubjectName};
use eqex_bank::refusal::Refusal;
use eqex_bank::rows::{ListedExercise, Subject};
use eqex_bank::seeds::Seeds;
use eqex_bank::state::Bank;
use eqex_bank::store as bank;
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::accounts::rows::{ADMIN_TEAM, Id, Role, User};
use eqex_kernel::store::ReadTx;

pub use judged::{Judged, Judgement, grade, judge, score_bits};

/// An exercise that the caller may solve, and the session of their team if it is in there.
#[derive(Clone, Debug)]
pub struct SolvableExercise {
    pub place: Arc<CatalogEntry>,
    pub session: Option<ClassSession>,
    /// The seed that the session keeps for the caller, where their own had no values.
    kept: Option<i32>,
}

/// The numbers of a caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// The seed that decides all of them.
    pub seed: i32,
    /// Whether the caller's own seed has no values, so that this is one behind it.
    pub moved: bool,
}

/// The exercise, for those who may solve it.
pub fn find(
    db: &ReadTx<'_>,
    bank: &Bank,
    caller: &Caller,
    subject: &SubjectName,
    id: &ExerciseId,
) -> Result<SolvableExercise, Refusal> {
    let place = access::exercise(db, bank, caller, subject, id)?;
    let (session, kept) = session_of(db, caller, place.row.id)?;
    if admits(caller, &place.subject, place.row.listed, session.is_some()) {
        Ok(SolvableExercise {
            place,
            session,
            kept,
        })
    } else {
        Err(Refusal::Forbidden)
    }
}

/// Whether the caller may solve an exercise of the subject.
fn admits(caller: &Caller, subject: &Subject, listed: bool, in_session: bool) -> bool {
    subject.opens(listed) || in_session || caller.manages(subject)
}

/// Whether the page of an exercise opens for the caller, who is shown a link to it only then: what [`find`] asks, without compiling it.
pub fn opens(
    db: &ReadTx<'_>,
    caller: &Caller,
    subject: &Subject,
    exercise: &ListedExercise,
) -> Result<bool, Refusal> {
    let admitted = |in_session| admits(caller, subject, exercise.listed, in_session);
    Ok(admitted(false) || admitted(session_of(db, caller, exercise.id)?.0.is_some()))
}

/// The session of the caller's team, if the exercise is in it, and the seed that it keeps for the caller.
fn session_of(
    db: &ReadTx<'_>,
    caller: &Caller,
    exercise: Id,
) -> Result<(Option<ClassSession>, Option<i32>), Refusal> {
    let found = match caller.user() {
        Some(user) if user.team != ADMIN_TEAM => {
            crate::class_session::store::session_of(db, user.id, user.team, exercise)?
        }
        _ => None,
    };
    Ok(found.map_or((None, None), |(session, kept)| (Some(session), kept)))
}

/// The seed of a user for an exercise, in a session of this offset or in none.
pub(crate) fn own_seed(user: &User, path: &str, offset: i32) -> i32 {
    let own = user.seed.wrapping_add(fnv1a(path.bytes()));
    own.wrapping_add(offset)
}

/// 32-bit FNV-1a: spreads the exercises, so that one learner does not draw the same end of the range in every one.
pub(crate) fn fnv1a(text: impl Iterator<Item = u8>) -> i32 {
    let hash = text.fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    hash.cast_signed()
}

/// Which variant a request asks for.
#[derive(Clone, Copy, Debug)]
pub struct VariantChoice {
    /// That teachers choose; for others it has no effect.
    pub seed: Option<i32>,
    /// The number of a practice variant.
    pub practice: Option<i32>,
    /// The seed a visitor keeps.
    pub visitor: i32,
}

impl SolvableExercise {
    pub fn exercise(&self) -> &Exercise {
        &self.place.exercise
    }

    /// The numbers of the caller. Where their own seed has no values, those who manage the subject and those who meet the exercise in a session
    /// get the next that has.
    pub fn numbers(&self, seeds: &Seeds, caller: &Caller, choice: VariantChoice) -> Numbers {
        let own = self.own_seed(caller, choice);
        let chosen = choice.seed.is_some() && caller.teaches();
        let in_session = self.session.is_some() && choice.practice.is_none();
        let seed = match in_session || caller.manages(&self.place.subject) {
            true if !chosen => {
                let from = self.kept.filter(|_| in_session).unwrap_or(own);
                let revision = self.place.row.revision;
                let found = seeds.with_values(revision, self.exercise(), from);
                found.unwrap_or(own)
            }
            _ => own,
        };
        Numbers {
            seed,
            moved: seed != own,
        }
    }

    /// The caller's own seed, whether or not it has values.
    fn own_seed(&self, caller: &Caller, choice: VariantChoice) -> i32 {
        let practice = |number: i32| {
            let tail = format!("/practice/{number}");
            fnv1a(self.place.path.bytes().chain(tail.into_bytes()))
        };
        match (caller, choice.seed, choice.practice) {
            (Caller::Anonymous, _, None) => choice.visitor,
            (Caller::Anonymous, _, Some(number)) => choice.visitor.wrapping_add(practice(number)),
            (Caller::User(_), Some(seed), _) if caller.teaches() => seed,
            (Caller::User(account), _, Some(number)) => {
                account.user.seed.wrapping_add(practice(number))
            }
            (Caller::User(account), _, None) => {
                let offset = self.session.map_or(0, |session| session.seed_offset);
                own_seed(&account.user, &self.place.path, offset)
            }
        }
    }

    /// Whether there are practice variants: not of an exercise of a running session.
    pub fn has_practice(&self) -> bool {
        self.session.is_none_or(|session| session.finished)
    }

    /// Whether answers of the caller count: students give none in a session that is over.
    pub fn takes_answers(&self, caller: &Caller) -> bool {
        admit(caller, self.session).is_ok()
    }

    /// Practice has no place where a test is being written.
    pub fn admit_practice(&self, choice: VariantChoice) -> Result<(), Refusal> {
        if choice.practice.is_some() && !self.has_practice() {
            return Err(Refusal::ForbiddenBecause(Message::new("session-practice")));
        }
        Ok(())
    }
}

/// An exercise, and which variant of it.
#[derive(Clone, Debug)]
pub struct VariantRequest {
    pub subject: SubjectName,
    pub exercise: ExerciseId,
    pub choice: VariantChoice,
}

/// An exercise with the numbers of the caller.
#[derive(Debug)]
pub struct Rendered {
    pub problem: SolvableExercise,
    pub numbers: Numbers,
    /// Whether the caller manages the subject, and so may see the right answers.
    pub manages: bool,
}

/// Looks an exercise up, and chooses the caller's numbers.
pub fn render(
    db: &ReadTx<'_>,
    bank: &Bank,
    caller: &Caller,
    request: &VariantRequest,
) -> Result<Rendered, Refusal> {
    let problem = find(db, bank, caller, &request.subject, &request.exercise)?;
    problem.admit_practice(request.choice)?;
    Ok(Rendered {
        numbers: problem.numbers(&bank.seeds, caller, request.choice),
        manages: caller.manages(&problem.place.subject),
        problem,
    })
}

/// The result of the caller's last answer to an exercise, whatever its numbers were.
pub fn result(
    db: &ReadTx<'_>,
    caller: &Caller,
    problem: &SolvableExercise,
) -> Result<Option<f64>, Refusal> {
    match caller.id() {
        Some(user) => Ok(bank::result(db, user, problem.place.row.id)?),
        None => Ok(None),
    }
}

impl Rendered {
    /// The seed that is shown, for those who may know it, where it is not the caller's own.
    pub fn told_seed(&self) -> Option<i32> {
        told_seed(self.numbers, self.manages)
    }

    /// The variant of these numbers.
    pub fn variant(&self) -> Result<Variant<'_>, Refusal> {
        let variant = self.problem.exercise().variant(self.numbers.seed);
        variant.map_err(|_| Refusal::NoVariant)
    }

    /// Tells this variant from others.
    pub fn variant_fingerprint(&self) -> String {
        variant_fingerprint(self.problem.place.row.revision, self.numbers.seed)
    }
}

/// Who manages a subject may choose any seed, and so may know this one.
fn told_seed(numbers: Numbers, manages: bool) -> Option<i32> {
    (numbers.moved && manages).then_some(numbers.seed)
}

/// What the caller answered last to these very numbers, and what of it is right: the log tells the verdict that was given, also where a later
/// release would judge otherwise.
pub fn last_answer(
    db: &ReadTx<'_>,
    notation: TypedNotation,
    caller: &Caller,
    rendered: &Rendered,
    practice: Option<i32>,
) -> Result<Option<(Answer, Vec<bool>)>, Refusal> {
    let Some(user) = caller.id() else {
        return Ok(None);
    };
    let (row, seed) = (rendered.problem.place.row, rendered.numbers.seed);
    let last = bank::last_answer(db, user, row.id, practice)?;
    let last = last.filter(|last| last.seed == seed && last.revision == row.revision);
    Ok(last.and_then(|last| {
        let info = last.info.bytes().map(|mark| mark == b'1').collect();
        Some((Answer::from_json(&last.answer, notation)?, info))
    }))
}

/// The exercise behind this one in its subject, by id and name, where it is listed and the caller may see what the subject holds.
pub fn next(
    db: &ReadTx<'_>,
    caller: &Caller,
    problem: &SolvableExercise,
    view: &View,
) -> Result<Option<(String, String)>, Refusal> {
    let place = &problem.place;
    if !caller.sees(&place.subject) {
        return Ok(None);
    }
    let here = place.path.rsplit('/').next().unwrap_or("");
    let tree = bank::hierarchy(db, place.subject.id)?;
    let mut behind = tree
        .exercises()
        .into_iter()
        .skip_while(|id| id.as_str() != here)
        .skip_while(|id| id.as_str() == here);
    let Some(id) = behind.next() else {
        return Ok(None);
    };
    let Some(row) = bank::exercise(db, place.subject.id, id.as_str())? else {
        return Ok(None);
    };
    let listed = bank::listed_exercise(db, row.id)?;
    let name = listed.and_then(|listed| {
        Some(
            eqex_bank::hierarchy::card(&listed.cards, view)?
                .name
                .clone(),
        )
    });
    Ok(name.map(|name| (id.to_string(), name)))
}

/// Whether an answer was refused because it came after the end of the session.
pub fn came_too_late(refusal: &Refusal) -> bool {
    matches!(refusal, Refusal::ForbiddenBecause(reason) if *reason == over())
}

/// Why students give no answers in a session that is over.
fn over() -> Message {
    Message::new("session-finished")
}

/// Students give no answers in a session that is over.
fn admit(caller: &Caller, session: Option<ClassSession>) -> Result<(), Refusal> {
    let finished = session.is_some_and(|session| session.finished);
    if finished && caller.role() == Some(Role::Student) {
        return Err(Refusal::ForbiddenBecause(over()));
    }
    Ok(())
}

/// What tells one variant of an exercise from another, for a page that was opened a while ago: its numbers and its text. It is short, so
/// that nobody finds the seed by it.
pub fn variant_fingerprint(revision: Id, seed: i32) -> String {
    hex::encode(&Sha256::digest(format!("{revision}/{seed}"))[..3])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fnv1a_of_known_texts() {
        let hash = |text: &str| fnv1a(text.bytes()).cast_unsigned();
        assert_eq!(hash(""), 0x811c_9dc5);
        assert_eq!(hash("a"), 0xe40c_292c);
        assert_eq!(hash("foobar"), 0xbf9c_f968);
    }
}
