//! An answer on its way into the log, and what is told of it; the same for programs and for pages.

use std::sync::Arc;

use eqex::{Understood, View};
use eqex_messages::Message;

use crate::solving::rules as solving;
use crate::solving::rules::{Judged, VariantRequest};
use crate::state::Classroom;
use eqex_bank::answer::Answer;
use eqex_bank::problem::write_understood;
use eqex_bank::refusal::Refusal;
use eqex_bank::store as bank;
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::store::{ReadTx, WriteTx};

/// How long a repeated request gets its first answer, in milliseconds.
const REPEATABLE: i64 = 24 * 3_600_000;
/// Longest key of a request that may be repeated, in bytes.
pub const MAX_KEY: usize = 255;

#[derive(Clone, Debug)]
pub struct Attempt {
    pub asked: VariantRequest,
    pub answer: Answer,
    pub view: View,
    /// What makes a repeated request the same one.
    pub key: Option<String>,
    /// The fingerprint of the variant that was shown; none where whoever asks does not tell.
    pub variant: Option<String>,
}

/// Judged, and told as JSON; or still to be kept.
#[derive(Debug)]
pub enum Begun {
    Told(String),
    ToKeep(Judged),
}

/// Judges an answer. Visitors are told at once; of others it is to be kept, unless the same request was answered before.
pub fn begin(
    db: &ReadTx<'_>,
    classroom: &Classroom,
    caller: &Caller,
    attempt: &Attempt,
) -> Result<Begun, Refusal> {
    if let (Some(key), Some(user)) = (&attempt.key, caller.id()) {
        let since = classroom.kernel.environment.now() - REPEATABLE;
        if let Some(first) = bank::first_answer(db, user, key, since)? {
            return Ok(Begun::Told(first));
        }
    }
    let judged = judge(db, classroom, caller, attempt)?;
    let Some(user) = caller.id() else {
        return Ok(Begun::Told(told(&judged, &attempt.answer)));
    };
    // Asked here already, so that a flood of answers does not come to the writer; what is kept is counted there.
    match classroom
        .submits
        .wait(user, classroom.kernel.environment.steady())
    {
        Some(seconds) => Err(Refusal::TooManyAnswers(seconds)),
        None => Ok(Begun::ToKeep(judged)),
    }
}

fn judge(
    db: &ReadTx<'_>,
    classroom: &Classroom,
    caller: &Caller,
    attempt: &Attempt,
) -> Result<Judged, Refusal> {
    let Attempt {
        asked,
        answer,
        view,
        ..
    } = attempt;
    let judged = solving::judge(db, classroom, caller, asked, answer, view)?;
    if attempt
        .variant
        .as_ref()
        .is_some_and(|shown| *shown != judged.variant_fingerprint())
    {
        // They are not the caller's any more.
        return Err(Refusal::Conflict(Message::new("numbers-changed")));
    }
    Ok(judged)
}

/// Keeps a judged answer, and tells what was kept under the key first.
pub fn keep(
    db: &WriteTx<'_>,
    classroom: &Arc<Classroom>,
    caller: &Caller,
    attempt: &Attempt,
    judged: Judged,
) -> Result<String, Refusal> {
    let now = classroom.kernel.environment.now();
    let user = caller.signed_in()?.id;
    if let Some(key) = &attempt.key
        && let Some(first) = bank::first_answer(db, user, key, now - REPEATABLE)?
    {
        return Ok(first);
    }
    let judged = match judged.holds(db, classroom, caller)? {
        true => judged,
        false => judge(db, classroom, caller, attempt)?,
    };
    classroom
        .submits
        .take(user, classroom.kernel.environment.steady())
        .map_err(Refusal::TooManyAnswers)?;
    let practice = attempt.asked.wanted.practice;
    judged.keep(db, caller, practice, &attempt.answer, now)?;
    let text = told(&judged, &attempt.answer);
    if let Some(key) = &attempt.key {
        bank::keep_answer(db, user, key, &text, now, now - REPEATABLE)?;
    }
    Ok(text)
}

fn told(judged: &Judged, answer: &Answer) -> String {
    let understood = match answer {
        Answer::Numbers(_) => None,
        Answer::Typed(_) => Some(judged.graded.understood.as_slice()),
    };
    result(Some(&judged.graded.info), understood, judged.told_seed())
}

/// `{"info":[…],"understood":[…],"seed":…}`, without what was not asked for.
pub fn result(
    info: Option<&[bool]>,
    understood: Option<&[Option<Understood>]>,
    seed: Option<i32>,
) -> String {
    let mut out = String::from("{");
    if let Some(info) = info {
        out.push_str("\"info\":[");
        for (index, right) in info.iter().enumerate() {
            out.push_str(if index == 0 { "" } else { "," });
            out.push_str(if *right { "true" } else { "false" });
        }
        out.push(']');
    }
    if let Some(understood) = understood {
        out.push_str(if info.is_some() { "," } else { "" });
        out.push_str("\"understood\":[");
        for (index, entry) in understood.iter().enumerate() {
            out.push_str(if index == 0 { "" } else { "," });
            write_understood(&mut out, entry.as_ref());
        }
        out.push(']');
    }
    if let Some(seed) = seed {
        out.push_str(if out.len() > 1 { "," } else { "" });
        out.push_str(&format!("\"seed\":{seed}"));
    }
    out.push('}');
    out
}
