//! Saving what was written, from the form or its script.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::addresses;
use crate::app::Call;
use crate::editor::pages::document::{Extra, desk, document, html};
use crate::editor::pages::form::{Action, Form};
use crate::editor::view as pages;
use crate::editor::view::Place;
use crate::path;
use crate::reader::frame;
use crate::texts::Say;
use eqex_bank::names::{ExerciseId, SubjectName};
use eqex_bank::refusal::Refusal;
use eqex_bank::refusals;
use eqex_bank::rows::Revision;
use eqex_bank::{access, difference, exercises, slug};
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::{Finished, Json, Later};
use eqex_kernel::http::output::Output;
use eqex_kernel::store::ReadTx;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::form(
            "/write",
            Access::Anyone,
            Effect::LongWrite,
            "Saves the text of the form in the subject that it chooses, or shows a variant of it",
            write,
        ),
        Endpoint::form(
            "/subject/{subject}/new",
            Access::Teacher,
            Effect::LongWrite,
            "Saves a new exercise, or shows a variant of it",
            add,
        ),
        Endpoint::form(
            "/s/{subject}/{id}/edit",
            Access::Teacher,
            Effect::LongWrite,
            "Saves an exercise, or shows a variant of it",
            update,
        ),
        Endpoint::form(
            "/s/{subject}/{id}/edit/difference",
            Access::Teacher,
            Effect::LongRead,
            "What someone else saved meanwhile, against a text: a fragment",
            compare,
        ),
    ]
}

/// What the script sends.
#[derive(Debug, Deserialize)]
struct Sent {
    content: String,
    #[serde(default)]
    base: i64,
    #[serde(default)]
    id: Option<String>,
    #[serde(default)]
    subject: String,
}

/// What became of it.
#[derive(Debug, Serialize, JsonSchema)]
struct Saved {
    revision: i64,
    /// Where to go on, if not here.
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
}

/// Whether the script asks, and not the form.
fn is_script(call: Call<'_>) -> bool {
    call.request.content_type().as_deref() == Some("application/json")
}

fn update(call: Call<'_>) -> Result<Later<Output>, Failure> {
    let (subject, id) = path::exercise(call)?;
    let now = exercises::current(&call.db()?, call.caller, &subject, &id)
        .map_err(|refusal| stranded(call, id.as_str(), refusal))?;
    if is_script(call) {
        let sent: Sent = call.request.json()?;
        if exercises::overtaken(&now, sent.base, &sent.content) {
            return Err(Failure::conflict(frame(call).lang.say("editor-conflict")));
        }
        let (catalog, settings) = (&call.app.bank.catalog, &call.app.bank.settings);
        let draft = exercises::draft_over(catalog, settings, sent.content, &now.content)?;
        let (app, caller) = (call.app.clone(), call.caller.clone());
        return Ok(Later::commit(move |db| {
            let revision =
                exercises::update_from(db, &app.bank, &caller, &subject, &id, &draft, sent.base)?;
            Json(Saved {
                revision,
                address: None,
            })
            .output()
        }));
    }
    let form = Form::read(call)?;
    let content = form.content.clone();
    let place = Place::Exercise {
        subject: subject.to_string(),
        id: id.to_string(),
        revision: form.base,
    };
    let base = match form.action {
        Action::Save => form.base,
        Action::Over(number) => number,
        _ => {
            return Later::done(document(
                call,
                place,
                &content,
                form,
                false,
                Extra::default(),
            )?);
        }
    };
    if exercises::overtaken(&now, base, &content) {
        let extra = Extra {
            conflict: Some(conflict(call, &now, &content)),
            ..Extra::default()
        };
        let page = html(call, place, &content, form, false, extra);
        return Err(Failure::conflict("").with_page(page));
    }
    let (catalog, settings) = (&call.app.bank.catalog, &call.app.bank.settings);
    let draft = exercises::draft_over(catalog, settings, content.clone(), &now.content);
    let draft = draft.map_err(|refusal| refused(call, &place, &form, refusal))?;
    let (app, caller) = (call.app.clone(), call.caller.clone());
    let next = format!(
        "{}/edit?notice=saved",
        addresses::exercise(subject.as_str(), id.as_str())
    );
    Ok(Later::commit(move |db| {
        exercises::update_from(db, &app.bank, &caller, &subject, &id, &draft, base)?;
        Ok::<Output, Failure>(Output::redirect(next))
    }))
}

/// The page again, with why the text was not saved.
fn refused(call: Call<'_>, place: &Place, form: &Form, refusal: Refusal) -> Failure {
    let lang = frame(call).lang;
    let complaint = match &refusal {
        Refusal::Content(_) => lang.say("editor-broken"),
        Refusal::Conflict(_) => lang.say("editor-taken"),
        Refusal::Invalid(message) => refusals::tell(lang.code(), message),
        _ => return refusal.into(),
    };
    let extra = Extra {
        complaint: Some(complaint),
        ..Extra::default()
    };
    let page = html(
        call,
        place.clone(),
        &form.content,
        form.clone(),
        false,
        extra,
    );
    Failure::from(refusal).with_page(page)
}

/// The text on the page to try things out, where what it was to be saved in is gone or someone else's: nothing that was typed is thrown away. The
/// form names its id where the address does not.
fn stranded(call: Call<'_>, id: &str, refusal: Refusal) -> Failure {
    let is_stranded = matches!(refusal, Refusal::Missing | Refusal::Forbidden);
    if !is_stranded || is_script(call) {
        return refusal.into();
    }
    let kept = || {
        let mut form = Form::read(call)?;
        if !id.is_empty() {
            id.clone_into(&mut form.id);
        }
        let place = desk(call, &form.subject, &form.id)?;
        Ok((place, form))
    };
    match kept() {
        Ok((place, form)) => {
            let extra = Extra {
                complaint: Some(frame(call).lang.say("editor-subject-gone")),
                ..Extra::default()
            };
            let content = form.content.clone();
            let page = html(call, place, &content, form, false, extra);
            Failure::from(refusal).with_page(page)
        }
        Err(failure) => failure,
    }
}

fn conflict(call: Call<'_>, theirs: &Revision, mine: &str) -> maud::Markup {
    let places = difference::places(&theirs.content, mine);
    pages::conflict(
        frame(call).lang,
        &call.app.kernel.environment.zone,
        theirs,
        &places,
    )
}

#[derive(Debug, Deserialize)]
struct Mine {
    content: String,
}

fn compare(call: Call<'_>) -> Result<Output, Failure> {
    let (subject, id) = path::exercise(call)?;
    let now = exercises::current(&call.db()?, call.caller, &subject, &id)?;
    let mine: Mine = call.request.json()?;
    Ok(Output::page(
        conflict(call, &now, &mine.content).into_string(),
    ))
}

/// From the page to try things out: the subject is chosen in the form.
fn write(call: Call<'_>) -> Result<Later<Output>, Failure> {
    let named = |name: &str| {
        let told = || frame(call).lang.say("editor-no-subject");
        SubjectName::parse(name).ok_or_else(|| Refusal::Invalid(told().into()))
    };
    if is_script(call) {
        if !call.caller.teaches() {
            return Err(Failure::forbidden());
        }
        let sent: Sent = call.request.json()?;
        let subject = named(&sent.subject)?;
        access::managed_subject(&call.db()?, call.caller, &subject)?;
        return save_sent(call, subject, sent);
    }
    let form = Form::read(call)?;
    let place = desk(call, &form.subject, &form.id)?;
    if form.action != Action::Save || !call.caller.teaches() {
        let content = form.content.clone();
        let extra = Extra::default();
        return Later::done(document(call, place, &content, form, false, extra)?);
    }
    let subject = named(&form.subject).map_err(|refusal| refused(call, &place, &form, refusal))?;
    access::managed_subject(&call.db()?, call.caller, &subject)
        .map_err(|refusal| stranded(call, "", refusal))?;
    save_form(call, subject, &place, &form)
}

/// Saves what the script sent as a new exercise.
fn save_sent(call: Call<'_>, subject: SubjectName, sent: Sent) -> Result<Later<Output>, Failure> {
    let id = sent.id.as_deref().unwrap_or("");
    let (id, draft) = begin(call, &call.db()?, &subject, id, sent.content)?;
    let next = edit_address(&subject, &id);
    Ok(commit(call, subject, id, draft, move || {
        Json(Saved {
            revision: 0,
            address: Some(next),
        })
        .output()
    }))
}

/// Saves what the form sent as a new exercise; what is refused stays in the form.
fn save_form(
    call: Call<'_>,
    subject: SubjectName,
    place: &Place,
    form: &Form,
) -> Result<Later<Output>, Failure> {
    let begun = begin(call, &call.db()?, &subject, &form.id, form.content.clone());
    let (id, draft) = begun.map_err(|refusal| refused(call, place, form, refusal))?;
    let next = edit_address(&subject, &id);
    // Someone else may have taken the id by the time it is saved, or the subject.
    let taken = refused(call, place, form, Refusal::Conflict("".into()));
    let gone = stranded(call, "", Refusal::Missing);
    let later = commit(call, subject, id, draft, move || Ok(Output::redirect(next)));
    later.page(move |result| {
        result.map_err(|failure| match failure.status {
            409 => taken,
            403 | 404 => gone,
            _ => failure,
        })
    })
}

fn edit_address(subject: &SubjectName, id: &ExerciseId) -> String {
    format!(
        "{}/edit?notice=saved",
        addresses::exercise(subject.as_str(), id.as_str())
    )
}

fn add(call: Call<'_>) -> Result<Later<Output>, Failure> {
    let subject = path::subject_name(call)?;
    access::managed_subject(&call.db()?, call.caller, &subject)
        .map_err(|refusal| stranded(call, "", refusal))?;
    if is_script(call) {
        let sent: Sent = call.request.json()?;
        return save_sent(call, subject, sent);
    }
    let form = Form::read(call)?;
    let place = Place::New {
        subject: subject.to_string(),
        id: form.id.clone(),
    };
    if form.action != Action::Save {
        let content = form.content.clone();
        return Later::done(document(
            call,
            place,
            &content,
            form,
            false,
            Extra::default(),
        )?);
    }
    save_form(call, subject, &place, &form)
}

/// The id and the content of a new exercise, as far as they can be looked at before it is added.
fn begin(
    call: Call<'_>,
    db: &ReadTx<'_>,
    subject: &SubjectName,
    id: &str,
    content: String,
) -> Result<(ExerciseId, exercises::Draft), Refusal> {
    let lang = frame(call).lang;
    let id = match id.trim() {
        "" => eqex::name_in_header(&content).and_then(|name| slug::of_name(&name)),
        id => ExerciseId::parse(id),
    };
    let draft = exercises::draft(&call.app.bank.catalog, &call.app.bank.settings, content)?;
    let id = id.ok_or_else(|| Refusal::Invalid(lang.say("editor-bad-id").into()))?;
    match exercises::may_add(db, call.caller, subject, &id) {
        Err(Refusal::Conflict(_)) => Err(Refusal::Conflict(lang.say("editor-taken").into())),
        other => other.map(|()| (id, draft)),
    }
}

fn commit(
    call: Call<'_>,
    subject: SubjectName,
    id: ExerciseId,
    draft: exercises::Draft,
    answer: impl FnOnce() -> Result<Output, Failure> + Send + 'static,
) -> Later<Output> {
    let (app, caller) = (call.app.clone(), call.caller.clone());
    Later::commit(move |db| {
        exercises::add(db, &app.bank, &caller, &subject, &id, &draft)?;
        answer()
    })
}
