//! An answer on its way into the log; the same for programs and for pages.

use eqex::View;
use eqex_messages::Message;

use crate::solving::rules as solving;
use crate::solving::rules::{Judged, Judgement, VariantRequest};
use crate::solving::wire;
use crate::solving::wire::FirstAnswer;
use eqex_bank::answer::Answer;
use eqex_bank::refusal::Refusal;
use eqex_bank::state::Bank;
use eqex_bank::store as bank_store;
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::allowance::Allowance;
use eqex_kernel::store::{ReadTx, WriteTx};

/// How long a repeated request gets its first answer, in milliseconds.
const REPEATABLE: i64 = 24 * 3_600_000;
/// Longest key of a request that may be repeated, in bytes.
pub const MAX_KEY: usize = 255;

/// An answer with all that it is judged by.
#[derive(Clone, Debug)]
pub struct Attempt {
    pub request: VariantRequest,
    pub answer: Answer,
    pub view: View,
    /// What makes a repeated request the same one.
    pub key: Option<String>,
    /// The fingerprint of the variant that was shown; none where whoever asks does not tell.
    pub variant: Option<String>,
}

/// What there is to tell of an attempt.
#[derive(Debug)]
pub enum AttemptOutcome {
    /// It was judged, and this is kept of it for a request that may be repeated.
    Judged(Judgement, Option<FirstAnswer>),
    /// The same request was answered before.
    Repeated(FirstAnswer),
}

/// How far an attempt comes without the writer.
#[derive(Debug)]
pub enum Prepared {
    /// There is nothing to keep.
    Settled(AttemptOutcome),
    ToKeep(Judged),
}

impl AttemptOutcome {
    /// What programs are told.
    pub fn into_json(self) -> String {
        match self {
            AttemptOutcome::Judged(_, Some(first)) | AttemptOutcome::Repeated(first) => first.0,
            AttemptOutcome::Judged(judgement, None) => wire::judgement(&judgement),
        }
    }

    /// What was right; none where that cannot be read any more from what was answered first.
    pub fn into_info(self) -> Option<Vec<bool>> {
        match self {
            AttemptOutcome::Judged(judgement, _) => Some(judgement.info),
            AttemptOutcome::Repeated(first) => first.info(),
        }
    }
}

impl Attempt {
    /// Looks the exercise up and judges the answer.
    pub fn judge(&self, db: &ReadTx<'_>, bank: &Bank, caller: &Caller) -> Result<Judged, Refusal> {
        solving::judge(db, bank, caller, &self.request, &self.answer, &self.view)
    }

    /// Refuses an answer to other numbers than those that were shown.
    fn of_shown(&self, judged: Judged) -> Result<Judged, Refusal> {
        let is_shown = |shown: &String| *shown == judged.variant_fingerprint();
        match self.variant.as_ref().is_none_or(is_shown) {
            true => Ok(judged),
            // They are not the caller's any more.
            false => Err(Refusal::Conflict(Message::new("numbers-changed"))),
        }
    }
}

/// Judges an answer, unless the same request was answered before. Of visitors nothing is kept; of others it is to be kept.
pub fn prepare(
    db: &ReadTx<'_>,
    bank: &Bank,
    submits: &Allowance,
    caller: &Caller,
    attempt: &Attempt,
    judge: impl FnOnce() -> Result<Judged, Refusal>,
) -> Result<Prepared, Refusal> {
    let environment = &bank.kernel.environment;
    if let (Some(key), Some(user)) = (&attempt.key, caller.id()) {
        let since = environment.now() - REPEATABLE;
        if let Some(first) = bank_store::first_answer(db, user, key, since)? {
            let first = AttemptOutcome::Repeated(FirstAnswer(first));
            return Ok(Prepared::Settled(first));
        }
    }
    let judged = attempt.of_shown(judge()?)?;
    let Some(user) = caller.id() else {
        let judged = AttemptOutcome::Judged(judged.into_judgement(), None);
        return Ok(Prepared::Settled(judged));
    };
    // Asked here already, so that a flood of answers does not come to the writer; what is kept is counted there.
    match submits.wait(user, environment.steady()) {
        Some(seconds) => Err(Refusal::TooManyAnswers(seconds)),
        None => Ok(Prepared::ToKeep(judged)),
    }
}

/// Keeps a judged answer, and tells what was kept under the key first.
pub fn keep(
    db: &WriteTx<'_>,
    bank: &Bank,
    submits: &Allowance,
    caller: &Caller,
    attempt: &Attempt,
    judged: Judged,
) -> Result<AttemptOutcome, Refusal> {
    let environment = &bank.kernel.environment;
    let now = environment.now();
    let user = caller.signed_in()?.id;
    if let Some(key) = &attempt.key
        && let Some(first) = bank_store::first_answer(db, user, key, now - REPEATABLE)?
    {
        return Ok(AttemptOutcome::Repeated(FirstAnswer(first)));
    }
    let judged = match judged.holds(db, &bank.kernel.store, caller)? {
        true => judged,
        false => attempt.of_shown(attempt.judge(db, bank, caller)?)?,
    };
    submits
        .take(user, environment.steady())
        .map_err(Refusal::TooManyAnswers)?;
    let practice = attempt.request.choice.practice;
    judged.keep(db, caller, practice, &attempt.answer, now)?;
    let judgement = judged.into_judgement();
    let first = match &attempt.key {
        Some(key) => {
            let text = wire::judgement(&judgement);
            bank_store::keep_answer(db, user, key, &text, now, now - REPEATABLE)?;
            Some(FirstAnswer(text))
        }
        None => None,
    };
    Ok(AttemptOutcome::Judged(judgement, first))
}
