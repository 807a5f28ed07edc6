//! What one person or one address may do before others would suffer from it: signing in, submitting, listening, computing.

mod computing;
mod listening;
mod signing_in;
mod submitting;

use eqex_kernel::http::output::Output;

use crate::school::{self, School};

const JSON: [(&str, &str); 1] = [("content-type", "application/json")];
const FORM: [(&str, &str); 2] = [
    ("content-type", "application/x-www-form-urlencoded"),
    ("accept", "text/html"),
];
const SUE: &str = "sue@school.example";

fn text(output: &Output) -> String {
    String::from_utf8(school::bytes(output)).unwrap()
}

fn header<'o>(output: &'o Output, name: &str) -> Option<&'o str> {
    let mut headers = output.headers.iter();
    headers
        .find(|(known, _)| *known == name)
        .map(|(_, value)| &**value)
}

fn post(school: &mut School, who: &str, path: &str, body: &str) -> Output {
    school.ask(
        who,
        "POST",
        &format!("/api/{path}"),
        &JSON,
        body.as_bytes().to_vec(),
    )
}
