//! The API as a page for people.

use maud::{DOCTYPE, Markup, html};

/// An endpoint, in words.
#[derive(Debug)]
pub struct Entry {
    pub method: String,
    pub path: &'static str,
    pub who: &'static str,
    pub doc: &'static str,
    pub example: Option<&'static str>,
    pub statuses: Vec<u16>,
}

/// The whole document.
pub fn page(entries: &[Entry]) -> String {
    html! {
        (DOCTYPE)
        html lang="en" {
            head { (super::head("eqex: the API")) }
            body {
                header {
                    h1 { "eqex" }
                    p { "The API. For programs: " code { "/api/openapi.json" } ", for whoever is signed in." }
                }
                main.docs {
                    section {
                        h2 { "In short" }
                        p { "Every POST takes a JSON object. A success without data is 200 with an empty body; every other status has a body "
                            code { r#"{"status": 404, "message": "Not Found"}"# } "." }
                        p { "Sign in, and use the cookie or its value as a token:" }
                        pre { "curl -c jar URL/api/auth/login -H 'content-type: application/json' -d '{\"login\": \"root\", \"password\": \"…\"}'\n"
                              "curl -b jar URL/api/user/info -d '{}' -H 'content-type: application/json'" }
                    }
                    @for entry in entries { (section(entry)) }
                }
            }
        }
    }
    .into_string()
}

fn section(entry: &Entry) -> Markup {
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
