//! The page that previews an exercise as it is typed.

use maud::Markup;
use serde::Deserialize;

use crate::http::endpoint::{Access, Call, Effect, Endpoint};
use crate::http::failure::Failure;
use crate::http::output::{Body, Output};
use crate::model::{Given, Int32};
use crate::pages::{self, PreviewQuery};

pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/",
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
        Endpoint::get(
            "/assets/{name}",
            Access::Anyone,
            Effect::Read,
            "Style and script of the pages",
            asset,
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
    fn read(text: &[u8]) -> Form {
        let mut form = Form::default();
        for (name, value) in form_urlencoded::parse(text) {
            match name.as_ref() {
                // Forms send line ends as CR LF.
                "content" => form.content = Given(Some(value.replace("\r\n", "\n"))),
                "seed" => form.seed = Given(value.parse().ok().and_then(Int32::new)),
                "comma" => form.comma = value == "1",
                "lang" => form.lang = value.into_owned(),
                _ => {}
            }
        }
        form
    }
}

fn page(call: Call<'_>) -> Result<Output, Failure> {
    let query = Form {
        content: Given(None),
        ..Form::read(call.request.query.as_bytes())
    }
    .query(call);
    Ok(document(call, &query))
}

fn preview(call: Call<'_>) -> Result<Output, Failure> {
    if call.request.content_type().as_deref() == Some("application/x-www-form-urlencoded") {
        let query = Form::read(&call.request.body).query(call);
        return Ok(document(call, &query));
    }
    let form: Form = call.request.json()?;
    let query = form.query(call);
    Ok(Output::page(fragment(call, &query).into_string()))
}

fn fragment(call: Call<'_>, query: &PreviewQuery) -> Markup {
    match call.app.catalog.preview(pages::content(query)) {
        Ok(exercise) => pages::variant(&exercise, query),
        Err(invalid) => pages::invalid(&invalid),
    }
}

fn document(call: Call<'_>, query: &PreviewQuery) -> Output {
    Output::page(pages::page(query, &fragment(call, query)))
}

fn asset(call: Call<'_>) -> Result<Output, Failure> {
    let name = call.parameters.first().map_or("", String::as_str);
    let (kind, bytes) = pages::asset(name).ok_or_else(Failure::not_found)?;
    Ok(Output::new(kind, Body::Static(bytes)).header("cache-control", "no-cache"))
}
