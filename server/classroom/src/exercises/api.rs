//! Exercises as their managers keep them, and texts that callers bring themselves.

use eqex::{Budget, Diagnostic, Exercise, MAX_FILE, Place, Report};
use eqex_messages::Message;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::editor::view as editor_view;
use crate::reading_view::view;
use crate::saving;
use crate::state::RequestContext;
use eqex_bank::access::BankCaller as _;
use eqex_bank::exercises;
use eqex_bank::exercises::Draft;
use eqex_bank::hierarchy::card;
use eqex_bank::names::{ExerciseId, SubjectName};
use eqex_bank::problem;
use eqex_bank::problem::{OptionalKeys, Shown};
use eqex_bank::refusals::ENGLISH;
use eqex_bank::refusals::failure::invalid_content;
use eqex_bank::rows::Revision;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::{DeferredResponse, Json, JsonOnRequest, Nothing, Written};
use eqex_kernel::http::output::Output;
use eqex_kernel::optional::OptionalField;
use eqex_kernel::whole::{Count, Int32};

/// A content for the examples.
macro_rules! content {
    () => {
        r#""content":"---\ntype: EqEx\nname: Double\n---\na=[1;9;1] x=?\n---\nx=2*a\n""#
    };
}

pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::post(
            "/api/subject/exercise/list",
            Access::Teacher,
            Effect::Page,
            "All exercises of a subject, listed or not",
            list,
        )
        .may(&[404])
        .example(r#"{"subject":"physics"}"#),
        Endpoint::post(
            "/api/subject/exercise/add",
            Access::Teacher,
            Effect::LongWrite,
            "A new exercise, unlisted at first; with `diagnostics` the answer has the warnings of the text, else it is empty",
            add,
        )
        .may(&[404, 409])
        .example(concat!(
            r#"{"subject":"physics","exerciseId":"double","#,
            content!(),
            "}"
        )),
        Endpoint::post(
            "/api/subject/exercise/get",
            Access::Teacher,
            Effect::Read,
            "The content of an exercise, byte for byte",
            get,
        )
        .may(&[404])
        .example(r#"{"subject":"physics","exerciseId":"two-trains"}"#),
        Endpoint::post(
            "/api/subject/exercise/update",
            Access::Teacher,
            Effect::LongWrite,
            "A new content of an exercise; the old one stays in its history. With `diagnostics` the answer has the warnings of the text, else it is empty",
            update,
        )
        .may(&[404])
        .example(concat!(
            r#"{"subject":"physics","exerciseId":"double","#,
            content!(),
            "}"
        )),
        Endpoint::post(
            "/api/subject/exercise/history",
            Access::Teacher,
            Effect::LongRead,
            "Every content that was saved of an exercise, the newest first",
            history,
        )
        .may(&[404])
        .example(r#"{"subject":"physics","exerciseId":"two-trains"}"#),
        Endpoint::post(
            "/api/subject/exercise/restore",
            Access::Teacher,
            Effect::Write,
            "Makes an earlier content the current one, as a new revision",
            restore,
        )
        .may(&[404])
        .example(r#"{"subject":"physics","exerciseId":"two-trains","revision":1}"#),
        Endpoint::post(
            "/api/subject/exercise/preview",
            Access::SignedIn,
            Effect::LongRead,
            "Renders a text that the caller brings, and stores nothing; with `diagnostics` the answer has the warnings of the text as well",
            preview,
        )
        .may(&[422])
        .example(concat!("{", content!(), r#","seed":7}"#)),
    ]
}

#[derive(Debug, Deserialize, JsonSchema)]
struct InSubject {
    subject: SubjectName,
    #[serde(default)]
    lang: OptionalField<String>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Named {
    subject: SubjectName,
    exercise_id: ExerciseId,
}

#[derive(Debug, Serialize, JsonSchema)]
struct List {
    exercises: Vec<Listed>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Listed {
    id: String,
    r#type: String,
    name: String,
    /// The text with the values of ranges left out.
    description: String,
}

fn list(context: RequestContext<'_>, input: InSubject) -> Result<Json<List>, Failure> {
    let view = view(context, input.lang.0);
    let exercises = exercises::list(&context.db()?, context.caller, &input.subject)?;
    let wire = |exercise: &eqex_bank::rows::ListedExercise| {
        let card = card(&exercise.cards, &view)?;
        Some(Listed {
            id: exercise.slug.clone(),
            r#type: exercise.kind.clone(),
            name: card.name.clone(),
            description: card.description.clone(),
        })
    };
    Ok(Json(List {
        exercises: exercises.iter().filter_map(wire).collect(),
    }))
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Saved {
    subject: SubjectName,
    exercise_id: ExerciseId,
    #[schemars(length(min = 1))]
    content: String,
    /// Whether the warnings of the text are told.
    #[serde(default)]
    diagnostics: OptionalField<bool>,
}

/// What is worth a look in a text that was saved.
#[derive(Debug, Serialize, JsonSchema)]
struct Warnings {
    #[schemars(with = "Vec<serde_json::Map<String, serde_json::Value>>")]
    diagnostics: Vec<Report>,
}

impl Warnings {
    fn of(exercise: &Exercise, budget: &mut Budget) -> Warnings {
        let report = |warning: &Diagnostic| warning.report(exercise.source(), ENGLISH);
        let warnings = editor_view::warnings(exercise, budget);
        Warnings {
            diagnostics: warnings.iter().map(report).collect(),
        }
    }
}

/// The content of a request within its limits.
fn checked(content: &str) -> Result<(), Failure> {
    if content.is_empty() || content.len() > MAX_FILE {
        return Err(Failure::bad_request(format!(
            "`content` has 1 to {MAX_FILE} bytes"
        )));
    }
    Ok(())
}

fn add(
    context: RequestContext<'_>,
    input: Saved,
) -> Result<DeferredResponse<JsonOnRequest<Warnings>>, Failure> {
    checked(&input.content)?;
    let Saved {
        subject,
        exercise_id,
        content,
        diagnostics,
    } = input;
    let may = exercises::may_add(&context.db()?, context.caller, &subject, &exercise_id);
    // A content that is no exercise is told before an id that is taken.
    if let Err(refusal) = &may
        && !matches!(refusal, eqex_bank::refusal::Refusal::Conflict(_))
    {
        return Err(refusal.clone().into());
    }
    let (draft, warnings) = draft(context, content, None, diagnostics)?;
    may?;
    Ok(saving::commit(
        context,
        move |db, bank, caller| exercises::add(db, bank, caller, &subject, &exercise_id, &draft),
        |_| Ok(warnings),
    ))
}

/// What is saved, and what is told of it to those who asked.
fn draft(
    context: RequestContext<'_>,
    content: String,
    current: Option<&Revision>,
    diagnostics: OptionalField<bool>,
) -> Result<(Draft, JsonOnRequest<Warnings>), Failure> {
    let compiled = exercises::compiled(
        &context.state.bank.catalog,
        &context.state.bank.settings,
        content,
        current,
    )?;
    let asked = diagnostics.0.unwrap_or(false);
    let warnings = asked.then(|| Warnings::of(&compiled.exercise, &mut context.caller.budget()));
    Ok((compiled.draft, JsonOnRequest(warnings)))
}

#[derive(Debug, Serialize, JsonSchema)]
struct Content {
    content: String,
}

fn get(context: RequestContext<'_>, input: Named) -> Result<Json<Content>, Failure> {
    let content = exercises::content(
        &context.db()?,
        context.caller,
        &input.subject,
        &input.exercise_id,
    )?;
    Ok(Json(Content { content }))
}

fn update(
    context: RequestContext<'_>,
    input: Saved,
) -> Result<DeferredResponse<JsonOnRequest<Warnings>>, Failure> {
    checked(&input.content)?;
    let Saved {
        subject,
        exercise_id,
        content,
        diagnostics,
    } = input;
    let current = exercises::current(&context.db()?, context.caller, &subject, &exercise_id)?;
    let (draft, warnings) = draft(context, content, Some(&current), diagnostics)?;
    Ok(saving::commit(
        context,
        move |db, bank, caller| exercises::update(db, bank, caller, &subject, &exercise_id, &draft),
        |_| Ok(warnings),
    ))
}

#[derive(Debug, Serialize, JsonSchema)]
struct History {
    revisions: Vec<Saving>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Saving {
    /// 1, 2, … within the exercise.
    revision: i64,
    /// Milliseconds since 1970.
    time: i64,
    /// Null where it was imported, or its author is gone.
    author: Option<Author>,
    /// `saved`, `imported` or `restored`.
    origin: String,
    content: String,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Author {
    user_id: String,
    name: String,
}

fn history(context: RequestContext<'_>, input: Named) -> Result<Json<History>, Failure> {
    let revisions = exercises::history(
        &context.db()?,
        context.caller,
        &input.subject,
        &input.exercise_id,
    )?;
    let wire = |revision: Revision| Saving {
        revision: revision.number,
        time: revision.created_at,
        author: revision.author.map(|author| Author {
            user_id: author.public_id,
            name: author.name,
        }),
        origin: revision.origin,
        content: revision.content,
    };
    Ok(Json(History {
        revisions: revisions.into_iter().map(wire).collect(),
    }))
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
struct Restore {
    subject: SubjectName,
    exercise_id: ExerciseId,
    revision: Count,
}

fn restore(
    context: RequestContext<'_>,
    input: Restore,
) -> Result<DeferredResponse<Nothing>, Failure> {
    let content = exercises::earlier(
        &context.db()?,
        context.caller,
        &input.subject,
        &input.exercise_id,
        i64::from(input.revision.0),
    )?;
    let draft = exercises::draft_of_stored(
        &context.state.bank.catalog,
        &context.state.bank.settings,
        content,
    )?;
    let Restore {
        subject,
        exercise_id,
        ..
    } = input;
    Ok(saving::commit(
        context,
        move |db, bank, caller| {
            exercises::restore(db, bank, caller, &subject, &exercise_id, &draft)
        },
        |_| Ok(Nothing),
    ))
}

#[derive(Debug, Deserialize, JsonSchema)]
struct Preview {
    #[schemars(length(min = 1))]
    content: String,
    #[serde(default)]
    seed: OptionalField<Int32>,
    #[serde(default)]
    lang: OptionalField<String>,
    /// Whether the warnings of the text are told.
    #[serde(default)]
    diagnostics: OptionalField<bool>,
}

/// The form of a preview, for the documentation.
#[derive(Debug, Serialize, JsonSchema)]
struct Previewed {
    #[serde(flatten)]
    shown: Shown,
    /// What is worth a look in the text, where it is asked for.
    #[serde(flatten)]
    warnings: Option<Warnings>,
}

fn preview(context: RequestContext<'_>, input: Preview) -> Result<Written<Previewed>, Failure> {
    checked(&input.content)?;
    let exercise = context
        .state
        .bank
        .catalog
        .preview(&input.content)
        .map_err(|invalid| invalid_content(&invalid))?;
    let view = view(context, input.lang.0);
    let mut budget = context.caller.budget();
    let variant = exercise
        .variant_within(input.seed.0.map_or(0, |seed| seed.0), &mut budget)
        .map_err(|diagnostic| {
            // The author may know the place; those who only solve the exercise may not.
            let line = Place::of(diagnostic.span, exercise.source()).line;
            Failure::no_variant(
                Message::new("no-answer-of-seed")
                    .with("line", line)
                    .with("reason", diagnostic.message),
            )
        })?;
    let mut out = String::with_capacity(1024);
    let parts = OptionalKeys {
        done: None,
        correct: true,
        seed: None,
    };
    problem::write(&mut out, &exercise, &variant, &view, parts);
    if input.diagnostics.0.unwrap_or(false) {
        problem::write_further(&mut out, &Warnings::of(&exercise, &mut budget));
    }
    Ok(Written::new(Output::json(out)))
}
