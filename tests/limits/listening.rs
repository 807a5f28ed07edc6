//! Listening: what a stream of events tells, and how many of them somebody has.

use std::time::Duration;

use eqex_kernel::http::output::Body;

use crate::school::School;

type Events = tokio::sync::mpsc::Receiver<Vec<u8>>;

fn listen(school: &mut School, who: &str, query: &str) -> Events {
    let answer = school.ask(
        who,
        "GET",
        &format!("/api/session/events{query}"),
        &[],
        Vec::new(),
    );
    assert_eq!(answer.status, 200);
    match answer.body {
        Body::Stream(events) => events,
        other => panic!("{other:?}"),
    }
}

fn next(school: &School, events: &mut Events) -> Option<String> {
    let bytes = school.wait(events.recv())?;
    Some(String::from_utf8(bytes).unwrap())
}

#[test]
fn a_student_hears_of_the_end_of_the_own_session_and_of_nothing_else() {
    let mut school = School::fixture();
    let mut sue = listen(&mut school, "Sue", "");
    let mut max = listen(&mut school, "Max", "");
    let told = next(&school, &mut sue).unwrap();
    assert!(
        told.ends_with("event: session\ndata: {\"finished\":false}\n\n"),
        "{told}"
    );
    assert!(next(&school, &mut max).is_some());
    school.must("Tess", "session/end", r#"{"teamId":2}"#);
    let told = next(&school, &mut sue).unwrap();
    assert!(told.ends_with("data: {\"finished\":true}\n\n"), "{told}");
    assert!(max.try_recv().is_err());
    school.must("Tess", "session/reset", r#"{"teamId":2}"#);
    let told = next(&school, &mut sue).unwrap();
    assert!(told.ends_with("data: {\"finished\":false}\n\n"), "{told}");
    // Signed out, nobody hears anything.
    school.must("Sue", "auth/logout", "{}");
    school.must("Tess", "session/end", r#"{"teamId":2}"#);
    assert_eq!(next(&school, &mut sue), None);
}

#[test]
fn an_end_right_behind_the_opening_is_told_as_a_change() {
    let mut school = School::fixture();
    let mut sue = listen(&mut school, "Sue", "");
    school.must("Tess", "session/end", r#"{"teamId":2}"#);
    for finished in [false, true] {
        let told = next(&school, &mut sue).unwrap();
        let data = format!("data: {{\"finished\":{finished}}}\n\n");
        assert!(told.ends_with(&data), "{told}");
    }
}

#[test]
fn all_who_may_hear_are_told_the_same_and_nobody_else_is() {
    let mut school = School::fixture();
    let mut all = ["root", "Tess", "Tess"].map(|who| listen(&mut school, who, "?teamId=2"));
    for finished in [false, true] {
        let told = all.each_mut().map(|events| next(&school, events).unwrap());
        assert!(told.iter().all(|one| *one == told[0]), "{told:?}");
        let begun = format!("event: report\ndata: {{\"finished\":{finished},");
        assert!(told[0].contains(&begun), "{told:?}");
        if !finished {
            school.must("root", "session/end", r#"{"teamId":2}"#);
        }
    }
    school.must("Tess", "auth/logout", "{}");
    school.must("root", "session/reset", r#"{"teamId":2}"#);
    let told = all.each_mut().map(|events| next(&school, events));
    assert!(told[0].as_ref().unwrap().contains("\"finished\":false"));
    assert_eq!(told[1..], [None, None]);
}

#[test]
fn one_stream_too_many_closes_the_oldest() {
    let mut school = School::fixture();
    let mut all: Vec<Events> = (0..6).map(|_| listen(&mut school, "Sue", "")).collect();
    let mut tess = listen(&mut school, "Tess", "?teamId=2");
    for events in all.iter_mut().chain([&mut tess]) {
        assert!(next(&school, events).is_some());
    }
    let mut seventh = listen(&mut school, "Sue", "");
    assert!(next(&school, &mut seventh).is_some());
    let told = next(&school, &mut all[0]).unwrap();
    assert!(told.contains("retry: 30000"), "{told}");
    assert_eq!(next(&school, &mut all[0]), None);
    school.must("Tess", "session/end", r#"{"teamId":2}"#);
    for events in all[1..].iter_mut().chain([&mut tess, &mut seventh]) {
        assert!(next(&school, events).unwrap().contains("data: "));
    }
}

#[test]
fn a_stream_that_nobody_reads_makes_room_as_well() {
    let mut school = School::fixture();
    let unread = listen(&mut school, "Sue", "");
    school.wait(soon(async || unread.is_empty()));
    for command in ["session/end", "session/reset"] {
        school.must("Tess", command, r#"{"teamId":2}"#);
    }
    let mut others: Vec<Events> = Vec::new();
    for _ in 0..6 {
        let mut events = listen(&mut school, "Sue", "");
        assert!(next(&school, &mut events).is_some());
        others.push(events);
    }
    school.wait(soon(async || unread.sender_strong_count() > 0));
}

/// Waits as long as something holds, and fails where that does not end.
async fn soon(holds: impl AsyncFn() -> bool) {
    let end = async {
        while holds().await {
            tokio::task::yield_now().await;
        }
    };
    let ended = tokio::time::timeout(Duration::from_secs(30), end).await;
    assert!(ended.is_ok(), "it does not end");
}
