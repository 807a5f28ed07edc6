//! Answers from the form of an exercise: judged, kept, and what the page says of them.

use eqex::Refused;
use serde::Deserialize;

use crate::reader::{frame, page_view};
use crate::sessions::pages::standing;
use crate::sessions::view as sessions_view;
use crate::sessions::view::Session;
use crate::solving::attempt;
use crate::solving::attempt::{Attempt, Begun, MAX_KEY};
use crate::solving::pages::sheet::{asked, page, sheet};
use crate::solving::pages::typed::{notes, typed};
use crate::solving::rules as solving;
use crate::solving::view as pages;
use crate::solving::view::{Outcome, Place, Sheet};
use crate::state::RequestContext;
use eqex_bank::answer::{Answer, told_too_long, too_long};
use eqex_bank::refusal::Refusal;
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::DeferredResponse;
use eqex_kernel::http::output::Output;
use eqex_kernel::store::WriteTx;

/// What makes a repeated request the same one.
fn key(context: RequestContext<'_>) -> Option<String> {
    let value = context
        .request
        .headers
        .get("idempotency-key")?
        .to_str()
        .ok()?;
    (1..=MAX_KEY)
        .contains(&value.len())
        .then(|| value.to_owned())
}

/// Judges what was typed, and keeps it.
pub(crate) fn submit(
    context: RequestContext<'_>,
    place: Place,
) -> Result<DeferredResponse<Output>, Failure> {
    // Somebody else may have signed in on this browser since the page was opened: these answers are not theirs.
    let fields = context.request.form()?;
    let reader = fields.get("reader");
    if reader.is_some_and(|reader| reader != frame(context).reader) {
        return Err(Failure::unauthorized());
    }
    let asked = asked(context)?;
    let visitor = asked.wanted.visitor;
    let db = context.db()?;
    let (mut sheet, problem) = sheet(context, &db, &asked, place)?;
    let view = page_view(context);
    let answer = typed(&fields, problem.exercise(), &view);
    let typed = answer.texts.clone();
    let part = context.request.wants_part();
    if let Some(index) = too_long(&typed) {
        let failure = Failure::bad_request(told_too_long(index));
        return Err(match context.request.wants_page() && !part {
            true => failure.with_page(page(context, &sheet, &typed, &Outcome::TooLong)?),
            false => failure,
        });
    }
    if typed.iter().all(Option::is_none) && !typed.is_empty() && sheet.open {
        // Nothing was typed, so nothing is judged: an answer counts, and this one was none.
        let html = match part {
            true => sheet.answers(&typed, &Outcome::Empty).into_string(),
            false => page(context, &sheet, &typed, &Outcome::Empty)?,
        };
        return DeferredResponse::done(context.with_seed(Output::page(html), visitor));
    }
    let notes = notes(problem.exercise(), &answer, &view);
    let attempt = Attempt {
        asked,
        answer: Answer::Typed(answer),
        view,
        key: key(context),
        variant: fields.get("variant").map(str::to_owned),
    };
    // Around the form stands what was read before: for a script it is not sent at all.
    let around = move |sheet: &Sheet, outcome: &Outcome, whole: Option<&Whole>| match whole {
        None => Output::page(sheet.answers(&typed, outcome).into_string()),
        Some(Whole(session)) => Output::page(match session {
            None => sheet.page(&typed, outcome),
            Some(session) => {
                sessions_view::page(&sheet.frame, session, Some(sheet), &typed, outcome)
            }
        }),
    };
    let whole = match (part, place) {
        (true, _) => None,
        (false, Place::Subject) => Some(Whole(None)),
        (false, Place::Session) => Some(Whole(Some(standing::look(context, &db)?))),
    };
    // Scripts and programs hear by JSON that an answer was not kept.
    let reads = context.request.wants_page();
    let not_kept = move |refusal: &Refusal| {
        let told = not_kept(refusal).filter(|_| !part);
        told.filter(|outcome| reads || *outcome == Outcome::Changed)
    };
    let judged = match attempt::begin(&db, context.state, context.caller, &attempt) {
        Ok(Begun::Told(text)) => {
            let info = info(&text)?;
            let output = around(&sheet, &Outcome::Judged { info, notes }, whole.as_ref());
            return DeferredResponse::done(context.with_seed(output, visitor));
        }
        Ok(Begun::ToKeep(judged)) => judged,
        Err(Refusal::Answer(refused)) => {
            let outcome = match *refused {
                Refused::Readings(_) => Outcome::Undecided(notes),
                _ => Outcome::Unreadable(notes),
            };
            let output = around(&sheet, &outcome, whole.as_ref());
            return DeferredResponse::done(context.with_seed(output, visitor));
        }
        Err(refusal) => match not_kept(&refusal) {
            Some(outcome) => {
                return Err(told_around(
                    refusal,
                    &mut sheet,
                    outcome,
                    |sheet, outcome| around(sheet, outcome, whole.as_ref()),
                ));
            }
            None => return Err(refusal.into()),
        },
    };
    let (classroom, caller) = (context.state.clone(), context.caller.clone());
    let practice = sheet.practice.is_some();
    let keep = move |db: &WriteTx<'_>| {
        match attempt::keep(db, &classroom, &caller, &attempt, judged) {
            // Nothing was written then; it is told with what was typed.
            Err(refusal) if not_kept(&refusal).is_some() => Ok(Err(refusal)),
            Err(refusal) => Err(refusal),
            Ok(text) => Ok(Ok(text)),
        }
    };
    Ok(DeferredResponse::commit_then(keep, move |kept| {
        let text = match kept {
            Ok(text) => text,
            Err(refusal) => {
                let outcome = not_kept(&refusal).unwrap_or(Outcome::Asked);
                return Err(told_around(
                    refusal,
                    &mut sheet,
                    outcome,
                    |sheet, outcome| around(sheet, outcome, whole.as_ref()),
                ));
            }
        };
        let info = info(&text)?;
        if !practice {
            sheet.done = sheet.done.map(|_| Some(pages::done(&info)));
        }
        let mut whole = whole;
        if let Some(Whole(Some(session))) = &mut whole {
            session.set(&sheet.subject, &sheet.id, sheet.done.flatten());
        }
        Ok(around(
            &sheet,
            &Outcome::Judged { info, notes },
            whole.as_ref(),
        ))
    }))
}

/// What a page says of an answer that was not kept, with what was typed; none where that is told by a page of its own.
fn not_kept(refusal: &Refusal) -> Option<Outcome> {
    match refusal {
        // What was typed was meant for other numbers; these are shown now.
        Refusal::Conflict(_) => Some(Outcome::Changed),
        Refusal::TooManyAnswers(seconds) => Some(Outcome::TooMany(*seconds)),
        refusal if solving::came_too_late(refusal) => Some(Outcome::TooLate),
        _ => None,
    }
}

/// The page around an answer that was not kept, with its status.
fn told_around(
    refusal: Refusal,
    sheet: &mut Sheet,
    outcome: Outcome,
    around: impl FnOnce(&Sheet, &Outcome) -> Output,
) -> Failure {
    // It may have ended after the sheet was made.
    sheet.open &= outcome != Outcome::TooLate;
    let html = around(sheet, &outcome).body;
    let html = String::from_utf8_lossy(html.as_bytes()).into_owned();
    Failure::from(refusal).with_page(html)
}

/// A whole page, with the session beside the exercise where there is one.
struct Whole(Option<Session>);

/// What programs are told, read again: a repeated request gets its first answer in this form.
fn info(text: &str) -> Result<Vec<bool>, Failure> {
    #[derive(Deserialize)]
    struct Told {
        info: Vec<bool>,
    }
    let told: Result<Told, _> = serde_json::from_str(text);
    told.map(|told| told.info)
        .map_err(|error| Failure::internal(error.to_string()))
}
