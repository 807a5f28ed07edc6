//! Saving what was written, from the form or its script.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::addresses;
use crate::editor::pages::document::{Extra, desk, document, html};
use crate::editor::pages::form::{Action, EditorForm};
use crate::editor::view as pages;
use crate::editor::view::EditedText;
use crate::path;
use crate::reader::frame;
use crate::saving;
use crate::state::RequestContext;
use crate::texts::Say;
use eqex_bank::names::{ExerciseId, SubjectName};
use eqex_bank::refusal::Refusal;
use eqex_bank::refusals;
use eqex_bank::rows::Revision;
use eqex_bank::{access, difference, exercises, slug};
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::{DeferredResponse, Json, ReadyResponse};
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
fn is_script(context: RequestContext<'_>) -> bool {
    context.request.content_type().as_deref() == Some("application/json")
}

fn update(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let (subject, id) = path::exercise(context)?;
    let now = exercises::current(&context.db()?, context.caller, &subject, &id)
        .map_err(|refusal| stranded(context, id.as_str(), refusal))?;
    let (catalog, settings) = (&context.state.bank.catalog, &context.state.bank.settings);
    if is_script(context) {
        let Sent { content, base, .. } = context.request.json()?;
        let draft =
            exercises::draft_from(catalog, settings, content, base, &now).map_err(|refusal| {
                match refusal {
                    Refusal::Conflict(_) => {
                        Failure::conflict(frame(context).lang.say("editor-conflict"))
                    }
                    refusal => refusal.into(),
                }
            })?;
        return Ok(saving::commit(
            context,
            move |db, bank, caller| {
                exercises::update_from(db, bank, caller, &subject, &id, &draft, base)
            },
            |revision| {
                let address = None;
                Json(Saved { revision, address }).output()
            },
        ));
    }
    let form = EditorForm::read(context)?;
    let content = form.content.clone();
    let place = EditedText::Exercise {
        subject: subject.to_string(),
        id: id.to_string(),
        revision: form.base,
    };
    let base = match form.action {
        Action::Save => form.base,
        Action::Over(number) => number,
        _ => {
            return DeferredResponse::done(document(
                context,
                place,
                &content,
                form,
                false,
                Extra::default(),
            )?);
        }
    };
    let draft = match exercises::draft_from(catalog, settings, content.clone(), base, &now) {
        Ok(draft) => draft,
        Err(Refusal::Conflict(_)) => {
            let extra = Extra {
                conflict: Some(conflict(context, &now, &content)),
                ..Extra::default()
            };
            let page = html(context, place, &content, form, false, extra);
            return Err(Failure::conflict("").with_page(page));
        }
        Err(refusal) => return Err(refused(context, &place, &form, refusal)),
    };
    let next = edit_address(&subject, &id);
    Ok(saving::commit(
        context,
        move |db, bank, caller| {
            exercises::update_from(db, bank, caller, &subject, &id, &draft, base)
        },
        |_| Ok(Output::redirect(next)),
    ))
}

/// The page again, with why the text was not saved.
fn refused(
    context: RequestContext<'_>,
    place: &EditedText,
    form: &EditorForm,
    refusal: Refusal,
) -> Failure {
    let lang = frame(context).lang;
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
        context,
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
fn stranded(context: RequestContext<'_>, id: &str, refusal: Refusal) -> Failure {
    let is_stranded = matches!(refusal, Refusal::Missing | Refusal::Forbidden);
    if !is_stranded || is_script(context) {
        return refusal.into();
    }
    let kept = || {
        let mut form = EditorForm::read(context)?;
        if !id.is_empty() {
            id.clone_into(&mut form.id);
        }
        let place = desk(context, &form.subject, &form.id)?;
        Ok((place, form))
    };
    match kept() {
        Ok((place, form)) => {
            let extra = Extra {
                complaint: Some(frame(context).lang.say("editor-subject-gone")),
                ..Extra::default()
            };
            let content = form.content.clone();
            let page = html(context, place, &content, form, false, extra);
            Failure::from(refusal).with_page(page)
        }
        Err(failure) => failure,
    }
}

fn conflict(context: RequestContext<'_>, theirs: &Revision, mine: &str) -> maud::Markup {
    let places = difference::places(&theirs.content, mine);
    pages::conflict(
        frame(context).lang,
        &context.state.kernel.environment.zone,
        theirs,
        &places,
    )
}

#[derive(Debug, Deserialize)]
struct Mine {
    content: String,
}

fn compare(context: RequestContext<'_>) -> Result<Output, Failure> {
    let (subject, id) = path::exercise(context)?;
    let now = exercises::current(&context.db()?, context.caller, &subject, &id)?;
    let mine: Mine = context.request.json()?;
    Ok(Output::page(
        conflict(context, &now, &mine.content).into_string(),
    ))
}

/// From the page to try things out: the subject is chosen in the form.
fn write(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let named = |name: &str| {
        let told = || frame(context).lang.say("editor-no-subject");
        SubjectName::parse(name).ok_or_else(|| Refusal::Invalid(told().into()))
    };
    if is_script(context) {
        if !context.caller.teaches() {
            return Err(Failure::forbidden());
        }
        let sent: Sent = context.request.json()?;
        let subject = named(&sent.subject)?;
        access::managed_subject(&context.db()?, context.caller, &subject)?;
        return save_sent(context, subject, sent);
    }
    let form = EditorForm::read(context)?;
    let place = desk(context, &form.subject, &form.id)?;
    if form.action != Action::Save || !context.caller.teaches() {
        let content = form.content.clone();
        let extra = Extra::default();
        return DeferredResponse::done(document(context, place, &content, form, false, extra)?);
    }
    let subject =
        named(&form.subject).map_err(|refusal| refused(context, &place, &form, refusal))?;
    access::managed_subject(&context.db()?, context.caller, &subject)
        .map_err(|refusal| stranded(context, "", refusal))?;
    save_form(context, subject, &place, &form)
}

/// Saves what the script sent as a new exercise.
fn save_sent(
    context: RequestContext<'_>,
    subject: SubjectName,
    sent: Sent,
) -> Result<DeferredResponse<Output>, Failure> {
    let id = sent.id.as_deref().unwrap_or("");
    let (id, draft) = begin(context, &context.db()?, &subject, id, sent.content)?;
    let next = edit_address(&subject, &id);
    Ok(commit(context, subject, id, draft, move || {
        Json(Saved {
            revision: 0,
            address: Some(next),
        })
        .output()
    }))
}

/// Saves what the form sent as a new exercise; what is refused stays in the form.
fn save_form(
    context: RequestContext<'_>,
    subject: SubjectName,
    place: &EditedText,
    form: &EditorForm,
) -> Result<DeferredResponse<Output>, Failure> {
    let begun = begin(
        context,
        &context.db()?,
        &subject,
        &form.id,
        form.content.clone(),
    );
    let (id, draft) = begun.map_err(|refusal| refused(context, place, form, refusal))?;
    let next = edit_address(&subject, &id);
    // Someone else may have taken the id by the time it is saved, or the subject.
    let taken = refused(context, place, form, Refusal::Conflict("".into()));
    let gone = stranded(context, "", Refusal::Missing);
    let later = commit(context, subject, id, draft, move || {
        Ok(Output::redirect(next))
    });
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

fn add(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let subject = path::subject_name(context)?;
    access::managed_subject(&context.db()?, context.caller, &subject)
        .map_err(|refusal| stranded(context, "", refusal))?;
    if is_script(context) {
        let sent: Sent = context.request.json()?;
        return save_sent(context, subject, sent);
    }
    let form = EditorForm::read(context)?;
    let place = EditedText::New {
        subject: subject.to_string(),
        id: form.id.clone(),
    };
    if form.action != Action::Save {
        let content = form.content.clone();
        return DeferredResponse::done(document(
            context,
            place,
            &content,
            form,
            false,
            Extra::default(),
        )?);
    }
    save_form(context, subject, &place, &form)
}

/// The id and the content of a new exercise, as far as they can be looked at before it is added.
fn begin(
    context: RequestContext<'_>,
    db: &ReadTx<'_>,
    subject: &SubjectName,
    id: &str,
    content: String,
) -> Result<(ExerciseId, exercises::Draft), Refusal> {
    let lang = frame(context).lang;
    let id = match id.trim() {
        "" => eqex::name_in_header(&content).and_then(|name| slug::of_name(&name)),
        id => ExerciseId::parse(id),
    };
    let draft = exercises::draft(
        &context.state.bank.catalog,
        &context.state.bank.settings,
        content,
    )?;
    let id = id.ok_or_else(|| Refusal::Invalid(lang.say("editor-bad-id").into()))?;
    match exercises::may_add(db, context.caller, subject, &id) {
        Err(Refusal::Conflict(_)) => Err(Refusal::Conflict(lang.say("editor-taken").into())),
        other => other.map(|()| (id, draft)),
    }
}

fn commit(
    context: RequestContext<'_>,
    subject: SubjectName,
    id: ExerciseId,
    draft: exercises::Draft,
    answer: impl FnOnce() -> Result<Output, Failure> + Send + 'static,
) -> DeferredResponse<Output> {
    saving::commit(
        context,
        move |db, bank, caller| exercises::add(db, bank, caller, &subject, &id, &draft),
        |_| answer(),
    )
}
