//! An exercise on its page: shown, answered, and looked at while it is typed.

mod typed;

use eqex::Refused;
use serde::Deserialize;

use typed::{notes, typed};

use super::home::subject_name;
use super::{frame, page_view, session};
use crate::domain::Refusal;
use crate::domain::problems::{self, Asked, Problem, Rendered, Wanted};
use crate::domain::sessions;
use crate::http::endpoint::{Access, Call, Effect, Endpoint};
use crate::http::failure::Failure;
use crate::http::outcome::Later;
use crate::http::output::Output;
use crate::model::rows::Role;
use crate::model::{Answer, Count, ExerciseId, Typed, told_too_long, too_long};
use crate::pages::exercise::{self as pages, Outcome, Place, Sheet};
use crate::problem::attempt::{self, Attempt, Begun, MAX_KEY};
use crate::store::{Db, Writing};

pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/s/{subject}/{id}",
            Access::Anyone,
            Effect::Page,
            "An exercise with the reader's numbers, and fields for the answers",
            |call| show(call, Place::Subject),
        ),
        Endpoint::form(
            "/s/{subject}/{id}",
            Access::Anyone,
            Effect::PageWrite,
            "Judges the answers of the form",
            |call| submit(call, Place::Subject),
        ),
        Endpoint::form(
            "/s/{subject}/{id}/understood",
            Access::Anyone,
            Effect::Page,
            "What is understood of answers while they are typed",
            understood,
        ),
    ]
}

/// The exercise that the path names; what cannot be a name is none that exists.
pub(super) fn asked(call: Call<'_>) -> Result<Asked, Failure> {
    let id = call.parameters.get(1).map_or("", String::as_str);
    let fields = call.request.fields();
    let practice = fields.get("practice").map(|number| {
        let number = number.parse().ok().and_then(Count::new);
        number.map(|number| number.0).ok_or_else(Failure::not_found)
    });
    Ok(Asked {
        subject: subject_name(call)?,
        exercise: ExerciseId::parse(id).ok_or_else(Failure::not_found)?,
        wanted: Wanted {
            seed: None,
            practice: practice.transpose()?,
            visitor: call.visitor_seed(),
        },
    })
}

/// The variant of the reader, ready to be shown, and the exercise as it was found.
pub(super) fn sheet(
    call: Call<'_>,
    db: &Db<'_>,
    asked: &Asked,
    place: Place,
) -> Result<(Sheet, Problem), Failure> {
    let Rendered {
        problem,
        seed,
        done,
        correct,
    } = problems::render(db, call.app, call.caller, asked)?;
    let exercise = problem.exercise();
    let variant = exercise.variant(seed).map_err(|_| Refusal::NoVariant)?;
    let view = page_view(call);
    let mut sheet = Sheet::new(
        frame(call),
        asked.subject.to_string(),
        asked.exercise.to_string(),
        exercise,
        &variant,
        &view,
        correct,
    );
    sheet.place = place;
    sheet.manages = correct;
    sheet.practice = asked.wanted.practice;
    sheet.variant = problems::mark(problem.place.row.revision, seed);
    sheet.may_practice = problem.has_practice();
    sheet.open = asked.wanted.practice.is_some() || problem.takes_answers(call.caller);
    sheet.session = match asked.wanted.practice {
        None if call.caller.role() == Some(Role::Student) => Some(problem.session.is_some()),
        _ => None,
    };
    sheet.done = call.caller.user().map(|_| done);
    sheet.next = match place {
        // A part of the page does not show it.
        Place::Subject if call.request.wants_part() => None,
        Place::Subject => problems::next(db, call.caller, &problem, &view)?,
        Place::Session => {
            // The cell of the report, and not what was done before the session.
            let tasks = sessions::list(db, call.caller)?;
            let here = |task: &sessions::Task| {
                task.subject == asked.subject.as_str()
                    && task.exercise.slug == asked.exercise.as_str()
            };
            sheet.done = tasks.iter().find(|task| here(task)).map(|task| task.done);
            None
        }
    };
    Ok((sheet, problem))
}

/// What was answered before to these numbers, and what became of it.
pub(super) fn before(
    call: Call<'_>,
    problem: &Problem,
    asked: &Asked,
) -> Result<(Vec<Option<String>>, Outcome), Failure> {
    let last = problems::last_answer(&call.db()?, call.app, call.caller, problem, asked)?;
    let Some((answer, info)) = last else {
        return Ok((Vec::new(), Outcome::Asked));
    };
    let view = page_view(call);
    let typed = match answer {
        Answer::Typed(typed) => typed,
        Answer::Numbers(numbers) => {
            let text = |number: Option<f64>| number.map(|number| number.to_string());
            Typed::new(numbers.into_iter().map(text).collect(), view.typed)
        }
    };
    let notes = notes(problem.exercise(), &typed, &view);
    Ok((typed.texts, Outcome::Judged { info, notes }))
}

pub(super) fn show(call: Call<'_>, place: Place) -> Result<Output, Failure> {
    let asked = asked(call)?;
    let (sheet, problem) = sheet(call, &call.db()?, &asked, place)?;
    let (typed, outcome) = before(call, &problem, &asked)?;
    let html = page(call, &sheet, &typed, &outcome)?;
    Ok(call.with_seed(Output::page(html), asked.wanted.visitor))
}

fn page(
    call: Call<'_>,
    sheet: &Sheet,
    typed: &[Option<String>],
    outcome: &Outcome,
) -> Result<String, Failure> {
    match sheet.place {
        Place::Subject => Ok(sheet.page(typed, outcome)),
        Place::Session => session::beside(call, sheet, typed, outcome),
    }
}

/// What makes a repeated request the same one.
fn key(call: Call<'_>) -> Option<String> {
    let value = call.request.headers.get("idempotency-key")?.to_str().ok()?;
    (1..=MAX_KEY)
        .contains(&value.len())
        .then(|| value.to_owned())
}

pub(super) fn submit(call: Call<'_>, place: Place) -> Result<Later<Output>, Failure> {
    // Somebody else may have signed in on this browser since the page was opened: these answers are not theirs.
    let fields = call.request.form()?;
    let reader = fields.get("reader");
    if reader.is_some_and(|reader| reader != frame(call).reader) {
        return Err(Failure::unauthorized());
    }
    let asked = asked(call)?;
    let visitor = asked.wanted.visitor;
    let db = call.db()?;
    let (mut sheet, problem) = sheet(call, &db, &asked, place)?;
    let view = page_view(call);
    let answer = typed(&fields, problem.exercise(), &view);
    let typed = answer.texts.clone();
    let part = call.request.wants_part();
    if let Some(index) = too_long(&typed) {
        let failure = Failure::bad_request(told_too_long(index));
        return Err(match call.request.wants_page() && !part {
            true => failure.with_page(page(call, &sheet, &typed, &Outcome::TooLong)?),
            false => failure,
        });
    }
    if typed.iter().all(Option::is_none) && !typed.is_empty() && sheet.open {
        // Nothing was typed, so nothing is judged: an answer counts, and this one was none.
        let html = match part {
            true => sheet.answers(&typed, &Outcome::Empty).into_string(),
            false => page(call, &sheet, &typed, &Outcome::Empty)?,
        };
        return Later::done(call.with_seed(Output::page(html), visitor));
    }
    let notes = notes(problem.exercise(), &answer, &view);
    let attempt = Attempt {
        asked,
        answer: Answer::Typed(answer),
        view,
        key: key(call),
        variant: fields.get("variant").map(str::to_owned),
    };
    // Around the form stands what was read before: for a script it is not sent at all.
    let around = move |sheet: &Sheet, outcome: &Outcome, whole: Option<&Whole>| match whole {
        None => Output::page(sheet.answers(&typed, outcome).into_string()),
        Some(Whole(session)) => Output::page(match session {
            None => sheet.page(&typed, outcome),
            Some(session) => {
                crate::pages::session::page(&sheet.frame, session, Some(sheet), &typed, outcome)
            }
        }),
    };
    let whole = match (part, place) {
        (true, _) => None,
        (false, Place::Subject) => Some(Whole(None)),
        (false, Place::Session) => Some(Whole(Some(session::look(call, &db)?))),
    };
    // Scripts and programs hear by JSON that an answer was not kept.
    let reads = call.request.wants_page();
    let not_kept = move |refusal: &Refusal| {
        let told = not_kept(refusal).filter(|_| !part);
        told.filter(|outcome| reads || *outcome == Outcome::Changed)
    };
    let judged = match attempt::begin(&db, call.app, call.caller, &attempt) {
        Ok(Begun::Told(text)) => {
            let info = info(&text)?;
            let output = around(&sheet, &Outcome::Judged { info, notes }, whole.as_ref());
            return Later::done(call.with_seed(output, visitor));
        }
        Ok(Begun::ToKeep(judged)) => judged,
        Err(Refusal::Answer(refused)) => {
            let outcome = match *refused {
                Refused::Readings(_) => Outcome::Undecided(notes),
                _ => Outcome::Unreadable(notes),
            };
            let output = around(&sheet, &outcome, whole.as_ref());
            return Later::done(call.with_seed(output, visitor));
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
    let (app, caller) = (call.app.clone(), call.caller.clone());
    let practice = sheet.practice.is_some();
    let keep = move |db: &Writing<'_>| {
        match attempt::keep(db, &app, &caller, &attempt, judged) {
            // Nothing was written then; it is told with what was typed.
            Err(refusal) if not_kept(&refusal).is_some() => Ok(Err(refusal)),
            Err(refusal) => Err(refusal),
            Ok(text) => Ok(Ok(text)),
        }
    };
    Ok(Later::commit_then(keep, move |kept| {
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
        refusal if problems::came_too_late(refusal) => Some(Outcome::TooLate),
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
struct Whole(Option<crate::pages::session::Session>);

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

fn understood(call: Call<'_>) -> Result<Output, Failure> {
    let asked = asked(call)?;
    let problem = problems::find(
        &call.db()?,
        call.app,
        call.caller,
        &asked.subject,
        &asked.exercise,
    )?;
    let exercise = problem.exercise();
    let view = page_view(call);
    let typed = typed(&call.request.form()?, exercise, &view);
    if let Some(index) = too_long(&typed.texts) {
        return Err(Failure::bad_request(told_too_long(index)));
    }
    let notes = notes(exercise, &typed, &view);
    Ok(Output::page(pages::notes(
        frame(call).lang,
        exercise,
        &notes,
    )))
}
