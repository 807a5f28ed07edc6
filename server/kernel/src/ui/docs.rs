//! The API as a page for people.

use maud::{Markup, html};

use crate::http::description::Described;
use crate::ui::frame::Frame;
use crate::ui::messages::Lang;

/// The whole document.
pub fn page(frame: &Frame, entries: &[Described]) -> String {
    let main = html! {
        h1 { "The API" }
        p { "For programs there is " code { "/api/openapi.json" } ", for whoever is signed in." }
        section {
            h2 { "In short" }
            p { "Every POST takes a JSON object. A success without data is 200 with an empty body; every other status has a body "
                code { r#"{"status": 404, "message": "Not Found"}"# } "." }
            p { "Sign in, and use the cookie or its value as a token:" }
            pre { "curl -c jar URL/api/auth/login -H 'content-type: application/json' -d '{\"login\": \"root\", \"password\": \"…\"}'\n"
                  "curl -b jar URL/api/user/info -d '{}' -H 'content-type: application/json'" }
        }
        section {
            h2 { "Endpoints" }
            @for entry in entries { (section(entry)) }
        }
    };
    // The documentation is written in English alone.
    let frame = Frame {
        lang: Lang::English,
        ..frame.clone()
    };
    frame.document("The API", &[], &main)
}

fn section(entry: &Described) -> Markup {
    let statuses: Vec<String> = entry.statuses.iter().map(ToString::to_string).collect();
    html! {
        section {
            h3 { code { (entry.method) " " (entry.path) } }
            p { (entry.doc) ". For " (entry.who) "." }
            @if let Some(example) = entry.example { pre { (example) } }
            p.help { "Answers: " (statuses.join(", ")) }
        }
    }
}
