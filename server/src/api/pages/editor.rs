//! The page that previews an exercise as it is typed.

use maud::Markup;
use serde::Deserialize;

use super::frame;
use crate::http::endpoint::{Access, Call, Effect, Endpoint};
use crate::http::failure::Failure;
use crate::http::input::Fields;
use crate::http::output::Output;
use crate::model::{Given, Int32};
use crate::pages::editor::{self, PreviewQuery};

pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/write",
            Access::Anyone,
            Effect::Read,
            "A page to write an exercise and see a variant of it",
            page,
        ),
        Endpoint::form(
            "/preview",
            Access::Anyone,
            Effect::ReadBySize,
            "The variant beside the editor: a fragment for the page's script, a page for its form",
            preview,
        ),
    ]
}

/// What the script sends, and the form alike.
#[derive(Debug, Default, Deserialize)]
struct Form {
    #[serde(default)]
    content: Given<String>,
    #[serde(default)]
    seed: Given<Int32>,
    #[serde(default)]
    comma: bool,
    #[serde(default)]
    lang: String,
}

impl Form {
    fn query(self, call: Call<'_>) -> PreviewQuery {
        let mut view = call.view(Some(self.lang).filter(|lang| !lang.is_empty()));
        view.decimal_comma |= self.comma;
        PreviewQuery {
            content: self.content.0,
            seed: self.seed.0.map_or(0, |seed| seed.0),
            view,
        }
    }

    /// From a form or a query; of two fields of one name the last counts, as a button's comes behind the form's own.
    fn read(fields: &Fields) -> Form {
        Form {
            content: Given(fields.get("content").map(str::to_owned)),
            seed: Given(
                fields
                    .get("seed")
                    .and_then(|seed| seed.parse().ok())
                    .and_then(Int32::new),
            ),
            comma: fields.get("comma") == Some("1"),
            lang: fields.text("lang").to_owned(),
        }
    }
}

fn page(call: Call<'_>) -> Result<Output, Failure> {
    let query = Form {
        content: Given(None),
        ..Form::read(&call.request.fields())
    }
    .query(call);
    Ok(document(call, &query))
}

fn preview(call: Call<'_>) -> Result<Output, Failure> {
    if call.request.content_type().as_deref() == Some("application/x-www-form-urlencoded") {
        let query = Form::read(&call.request.form()?).query(call);
        return Ok(document(call, &query));
    }
    let form: Form = call.request.json()?;
    let query = form.query(call);
    Ok(Output::page(fragment(call, &query).into_string()))
}

fn fragment(call: Call<'_>, query: &PreviewQuery) -> Markup {
    match call.app.catalog.preview(editor::content(query)) {
        Ok(exercise) => editor::variant(&exercise, query),
        Err(invalid) => editor::invalid(&invalid),
    }
}

fn document(call: Call<'_>, query: &PreviewQuery) -> Output {
    Output::page(editor::page(&frame(call), query, &fragment(call, query)))
}
