//! What the script of the editor asks for while one types.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::editor::pages::document::{alternatives, compiled, search};
use crate::editor::pages::form::query;
use crate::editor::view as pages;
use crate::editor::view::Query;
use crate::reader::frame;
use crate::state::RequestContext;
use eqex_bank::access::BankCaller as _;
use eqex_bank::names::{FileName, SubjectName};
use eqex_bank::variants;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::Json;
use eqex_kernel::http::output::Output;
use eqex_kernel::optional::OptionalField;
use eqex_kernel::whole::Int32;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::form(
            "/preview",
            Access::Anyone,
            Effect::LongRead,
            "The variant beside the text: a fragment",
            preview,
        ),
        Endpoint::form(
            "/preview/worst",
            Access::SignedIn,
            Effect::LongRead,
            "The worst of a thousand variants: a fragment",
            worst,
        ),
        Endpoint::form(
            "/preview/table",
            Access::SignedIn,
            Effect::LongRead,
            "Twenty variants with their answers: a fragment",
            table,
        ),
        Endpoint::form(
            "/preview/picture",
            Access::Anyone,
            Effect::LongRead,
            "The change of the text after which it shows a picture too",
            picture,
        ),
    ]
}

/// What the script sends.
#[derive(Debug, Default, Deserialize)]
struct Sent {
    #[serde(default)]
    content: String,
    #[serde(default)]
    seed: OptionalField<Int32>,
    #[serde(default)]
    comma: bool,
    #[serde(default)]
    lang: String,
    #[serde(default)]
    worst: String,
    #[serde(default)]
    subject: String,
}

impl Sent {
    fn query(&self, context: RequestContext<'_>) -> Query {
        let seed = self.seed.0.map_or(0, |seed| seed.0);
        let subject = SubjectName::parse(&self.subject).map(SubjectName::into_string);
        Query {
            alternatives: alternatives(context, subject.as_deref()),
            subject,
            ..query(context, seed, self.comma, &self.lang, &self.worst)
        }
    }
}

fn preview(context: RequestContext<'_>) -> Result<Output, Failure> {
    let sent: Sent = context.request.json()?;
    let compiled = compiled(context, &sent.content);
    let query = sent.query(context);
    let budget = &mut context.caller.budget();
    let fragment = pages::preview(
        frame(context).lang,
        compiled.as_deref(),
        &query,
        None,
        budget,
    );
    Ok(Output::page(fragment.into_string()))
}

fn worst(context: RequestContext<'_>) -> Result<Output, Failure> {
    let sent: Sent = context.request.json()?;
    let compiled = compiled(context, &sent.content);
    let query = sent.query(context);
    let budget = &mut context.caller.budget();
    let exercise = compiled.as_ref().ok();
    let found = exercise.map(|exercise| search(exercise, query.worst, budget));
    let lang = frame(context).lang;
    let fragment = pages::preview(lang, compiled.as_deref(), &query, found.as_ref(), budget);
    Ok(Output::page(fragment.into_string()))
}

/// Nothing where the text is no exercise: what is wrong with it stands elsewhere.
fn table(context: RequestContext<'_>) -> Result<Output, Failure> {
    let sent: Sent = context.request.json()?;
    let query = sent.query(context);
    let fragment = match compiled(context, &sent.content) {
        Ok(exercise) => {
            let rows = variants::table(&exercise, query.seed, &mut context.caller.budget());
            pages::table(frame(context).lang, &exercise, &rows, &query.view).into_string()
        }
        Err(_) => String::new(),
    };
    Ok(Output::page(fragment))
}

#[derive(Debug, Deserialize)]
struct Shown {
    content: String,
    name: FileName,
}

/// A change of the text; nothing of it where there is none to make.
#[derive(Debug, Default, Serialize, JsonSchema)]
struct Change {
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    column: usize,
    length: usize,
    replacement: String,
}

fn picture(context: RequestContext<'_>) -> Result<Json<Change>, Failure> {
    let shown: Shown = context.request.json()?;
    let edit = eqex::add_image(&shown.content, shown.name.as_str());
    Ok(Json(edit.map_or_else(Change::default, |edit| Change {
        line: Some(edit.place.line),
        column: edit.place.column,
        length: edit.place.length,
        replacement: edit.replacement,
    })))
}
