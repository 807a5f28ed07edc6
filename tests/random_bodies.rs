//! Bodies that nobody would send, to every endpoint.

use proptest::prelude::*;

use crate::school::School;

/// Text from outside never gets a 5xx.
#[test]
fn no_body_breaks_an_endpoint() {
    let school = std::cell::RefCell::new(School::fixture());
    let paths: Vec<String> = school
        .borrow()
        .service
        .endpoints()
        .iter()
        .map(|endpoint| endpoint.path.to_owned())
        .collect();
    let field = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("1e400".to_owned()),
        Just("-3".to_owned()),
        Just("[null,1]".to_owned()),
        Just("{\"typed\":[\"1\",null]}".to_owned()),
        Just("{\"answers\":[1,2]}".to_owned()),
        Just("\"physics\"".to_owned()),
        Just("\"two-trains\"".to_owned()),
        "\"[a-z\\\\\\\\/.%_-]{0,12}\"".prop_map(|text| text),
    ];
    let keys = [
        "subject",
        "exerciseId",
        "seed",
        "answer",
        "content",
        "raw",
        "lang",
        "validate",
        "comma",
    ];
    let body = proptest::collection::vec((0..keys.len(), field), 0..6).prop_map(move |fields| {
        let fields: Vec<String> = fields
            .into_iter()
            .map(|(key, value)| format!("\"{}\":{value}", keys[key]))
            .collect();
        format!("{{{}}}", fields.join(","))
    });
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    runner
        .run(
            &(0..paths.len(), body, "[a-z%./?=&0-9_-]{0,20}"),
            |(index, body, tail)| {
                for method in ["POST", "GET", "HEAD"] {
                    for path in [paths[index].clone(), format!("{}{tail}", paths[index])] {
                        let answer = school.borrow_mut().ask(
                            "Tess",
                            method,
                            &path,
                            &[("content-type", "application/json")],
                            body.clone().into_bytes(),
                        );
                        prop_assert!(
                            answer.status < 500,
                            "{method} {path} {body}: {}",
                            answer.status
                        );
                    }
                }
                Ok(())
            },
        )
        .unwrap();
}
