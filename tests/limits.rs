//! What one person or one address may do before others would suffer from it: signing in, submitting, listening.

use std::time::Duration;

use eqex_server::accounts::store as accounts;
use eqex_server::allowance;
use eqex_server::app::ClassroomSettings;
use eqex_server::domain::variants::{self, Worst};
use eqex_server::http::output::{Body, Output};
use eqex_server::settings::Settings;
use eqex_server::throttle::Rates;

use crate::school::{self, PEOPLE, School};

const JSON: [(&str, &str); 1] = [("content-type", "application/json")];
const FORM: [(&str, &str); 2] = [
    ("content-type", "application/x-www-form-urlencoded"),
    ("accept", "text/html"),
];
const SUE: &str = "sue@school.example";
/// Of which the school knows what a client makes.
const PASSWORD: &str = "student-one";

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

/// Whether there is a verifier of the plain password.
fn has_plain(school: &School, login: &str) -> bool {
    let reading = school.app.kernel.store.read().unwrap();
    let known = accounts::credentials(&reading.db().unwrap(), login).unwrap();
    known.unwrap().1.plain.is_some()
}

fn sign_in(school: &mut School, login: &str, password: &str) -> u16 {
    let body = format!(r#"{{"login":"{login}","password":"{password}"}}"#);
    post(school, "anon", "auth/login", &body).status
}

#[test]
fn a_plain_password_gets_a_verifier_of_its_own() {
    let mut school = School::fixture();
    assert!(!has_plain(&school, SUE));
    assert_eq!(sign_in(&mut school, SUE, "wrong"), 401);
    assert!(!has_plain(&school, SUE));
    assert_eq!(sign_in(&mut school, SUE, PASSWORD), 200);
    assert!(has_plain(&school, SUE));
    assert_eq!(sign_in(&mut school, SUE, PASSWORD), 200);
    assert_eq!(sign_in(&mut school, SUE, "wrong"), 401);
    // The client's form holds as before, and neither form stands for the other.
    school.sign_in("Sue");
    let hashed = PEOPLE[3].2;
    assert_eq!(sign_in(&mut school, SUE, hashed), 401);
}

#[test]
fn both_verifiers_are_replaced_together() {
    let mut school = School::fixture();
    assert_eq!(sign_in(&mut school, SUE, PASSWORD), 200);
    let (old, new) = (PEOPLE[3].2, PEOPLE[4].2);
    let hashed = format!(r#"{{"oldHashedPassword":"{old}","hashedPassword":"{new}"}}"#);
    assert_eq!(
        post(&mut school, "Sue", "auth/password", &hashed).status,
        200
    );
    assert!(!has_plain(&school, SUE));
    assert_eq!(sign_in(&mut school, SUE, PASSWORD), 401);
    let plain = format!(r#"{{"oldHashedPassword":"{new}","password":"another"}}"#);
    assert_eq!(
        post(&mut school, "Sue", "auth/password", &plain).status,
        200
    );
    assert!(has_plain(&school, SUE));
    assert_eq!(sign_in(&mut school, SUE, "another"), 200);
    let plain = r#"{"oldPassword":"another","password":"a third"}"#;
    assert_eq!(post(&mut school, "Sue", "auth/password", plain).status, 200);
    for (password, status) in [("another", 401), (PASSWORD, 401), ("a third", 200)] {
        assert_eq!(sign_in(&mut school, SUE, password), status, "{password}");
    }
    let wrong = r#"{"oldPassword":"another","password":"a fourth"}"#;
    assert_eq!(post(&mut school, "Sue", "auth/password", wrong).status, 401);
}

#[test]
fn a_taken_login_is_told_to_the_invited_alone() {
    let mut school = School::fixture();
    let register = |school: &mut School, invitation: &str, password: &str| {
        let body = format!(
            r#"{{"login":"{SUE}","name":"X","number":null,"invitation":"{invitation}",{password}}}"#
        );
        post(school, "anon", "auth/register", &body).status
    };
    for password in [
        r#""password":"something""#,
        r#""hashedPassword":"0v+o8hGsjjjD+z1HcC9kHvLmqAUmpjLwfDFgsvEdq88=""#,
    ] {
        assert_eq!(register(&mut school, "join-7a", password), 409);
        assert_eq!(register(&mut school, "nothing", password), 403);
    }
    let body = format!("invitation=join-7a&name=X&login={SUE}&new=something&repeat=something");
    let page = school.ask("anon", "POST", "/join", &FORM, body.into_bytes());
    assert_eq!(page.status, 409);
}

/// A school behind a proxy, with small limits; root has a password of the client's form.
fn behind_a_proxy() -> School {
    let settings = Settings {
        trusted_proxies: vec!["127.0.0.1".parse().unwrap()],
        rates: Rates {
            pair: 3,
            login: 4,
            address: 5,
        },
        ..school::settings()
    };
    School::new(settings, 1)
}

fn attempt(school: &mut School, address: &str, login: &str, right: bool) -> (u16, Option<u64>) {
    let password = PEOPLE[if right { 0 } else { 1 }].2;
    let body = format!(r#"{{"login":"{login}","hashedPassword":"{password}"}}"#);
    let headers = [JSON[0], ("x-forwarded-for", address)];
    let answer = school.ask(
        "anon",
        "POST",
        "/api/auth/login",
        &headers,
        body.into_bytes(),
    );
    let wait = header(&answer, "retry-after").map(|wait| wait.parse().unwrap());
    (answer.status, wait)
}

#[test]
fn nobody_locks_a_school_out() {
    let mut school = behind_a_proxy();
    let here = "10.0.0.1";
    assert_eq!(attempt(&mut school, here, "root", true).0, 200);
    for index in 0..5 {
        let login = format!("nobody{index}@school.example");
        assert_eq!(attempt(&mut school, here, &login, false).0, 401);
    }
    // Who has signed in from there goes on, others wait a little, and elsewhere nobody notices.
    assert_eq!(attempt(&mut school, here, "root", true).0, 200);
    let new = "new@school.example";
    assert_eq!(attempt(&mut school, "10.0.0.2", new, false).0, 401);
    for seconds in [1, 2, 4] {
        assert_eq!(attempt(&mut school, here, new, false), (429, Some(seconds)));
        school.pass(-3_600_000);
        assert_eq!(attempt(&mut school, here, new, false), (429, Some(seconds)));
        school.pass(i64::try_from(seconds).unwrap() * 1000);
        if seconds < 4 {
            assert_eq!(attempt(&mut school, here, new, false).0, 401);
        }
    }
    // From its own limit nobody is exempt.
    for _ in 0..3 {
        assert_eq!(attempt(&mut school, here, "root", false).0, 401);
    }
    assert_eq!(attempt(&mut school, here, "root", true).0, 429);
    school.pass(900_000);
    assert_eq!(attempt(&mut school, here, "root", true).0, 200);
}

#[test]
fn nobody_locks_somebody_else_out() {
    let mut school = behind_a_proxy();
    assert_eq!(attempt(&mut school, "2001:db8::1", "root", true).0, 200);
    for address in ["10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4"] {
        assert_eq!(attempt(&mut school, address, "root", false).0, 401);
    }
    assert_eq!(
        attempt(&mut school, "10.0.0.5", "root", true),
        (429, Some(60))
    );
    // A line of the sixth version is one address, whichever of its devices comes.
    assert_eq!(
        attempt(&mut school, "2001:db8::ffff:2", "root", true).0,
        200
    );
    // After a month that is forgotten.
    school.pass(31 * 86_400_000);
    for address in ["10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4"] {
        assert_eq!(attempt(&mut school, address, "root", false).0, 401);
    }
    assert_eq!(
        attempt(&mut school, "2001:db8::1", "root", true),
        (429, Some(60))
    );
    school.pass(60_000);
    assert_eq!(attempt(&mut school, "10.0.0.5", "root", true).0, 200);
}

fn look_at_invitation(school: &mut School, address: &str, typed: &str) -> u16 {
    let path = format!("/join?invitation={typed}");
    let headers = [("x-forwarded-for", address)];
    let page = school.ask("anon", "GET", &path, &headers, Vec::new());
    page.status
}

#[test]
fn secrets_are_guessed_slowly_from_one_address_whatever_is_typed() {
    let mut school = behind_a_proxy();
    school.sign_in("root");
    school.must("root", "team/create", r#"{"name":"7a"}"#);
    school.must(
        "root",
        "team/update",
        r#"{"teamId":2,"invitation":"join-7a"}"#,
    );
    let here = "10.0.0.1";
    for index in 0..3 {
        let typed = format!("zz{index}");
        assert_eq!(look_at_invitation(&mut school, here, &typed), 403);
    }
    // A class may mistype its slips, and the same slip more often than a password.
    assert_eq!(look_at_invitation(&mut school, here, "zz0"), 403);
    assert_eq!(look_at_invitation(&mut school, here, "join-7a"), 200);
    let headers = [JSON[0], ("x-forwarded-for", here)];
    let link = br#"{"token":"guessed","password":"something"}"#.to_vec();
    let set_by_link = |school: &mut School| {
        let path = "/api/auth/password";
        let answer = school.ask("anon", "POST", path, &headers, link.clone());
        answer.status
    };
    assert_eq!(set_by_link(&mut school), 401);
    for seconds in [1, 2, 4] {
        for typed in ["zz0", "new", "join-7a"] {
            assert_eq!(look_at_invitation(&mut school, here, typed), 429);
        }
        assert_eq!(set_by_link(&mut school), 429);
        for login in ["a", "b"] {
            let body = format!(
                r#"{{"login":"{login}@school.example","name":"X","number":null,"invitation":"new","password":"something"}}"#
            );
            let path = "/api/auth/register";
            let answer = school.ask("anon", "POST", path, &headers, body.into_bytes());
            assert_eq!(answer.status, 429);
        }
        school.pass(seconds * 1000);
        assert_eq!(look_at_invitation(&mut school, here, "new"), 403);
    }
    // Elsewhere nobody notices, nor do those who sign in.
    assert_eq!(look_at_invitation(&mut school, "10.0.0.2", "join-7a"), 200);
    let new = "new@school.example";
    assert_eq!(attempt(&mut school, here, new, false).0, 401);
    school.pass(900_000);
    assert_eq!(look_at_invitation(&mut school, here, "join-7a"), 200);
}

const DOUBLE: &str = r#""subject":"arith","exerciseId":"double""#;

fn submit(school: &mut School, who: &str, answer: &str) -> Output {
    let body = format!(r#"{{{DOUBLE},"answer":{answer}}}"#);
    post(school, who, "subject/problem/submit", &body)
}

#[test]
fn a_student_submits_as_fast_as_people_type_and_no_faster() {
    let mut school = School::fixture();
    let answer = r#"{"typed":["1"]}"#;
    for _ in 0..100 {
        // What is not stored is not counted.
        assert_eq!(
            submit(&mut school, "Sue", r#"{"typed":["1+"]}"#).status,
            400
        );
        assert_eq!(submit(&mut school, "anon", answer).status, 200);
    }
    for _ in 0..60 {
        assert_eq!(submit(&mut school, "Sue", answer).status, 200);
    }
    let refused = submit(&mut school, "Sue", answer);
    assert_eq!(
        (refused.status, header(&refused, "retry-after")),
        (429, Some("1"))
    );
    let look = format!(r#"{{{DOUBLE},"answer":{answer},"validate":true}}"#);
    assert_eq!(
        post(&mut school, "Sue", "subject/problem/submit", &look).status,
        200
    );
    assert_eq!(submit(&mut school, "Sam", answer).status, 200);
    // The page says when to go on, and keeps what was typed.
    let body = b"a0=0%2C375".to_vec();
    let page = school.ask("Sue", "POST", "/s/arith/double", &FORM, body.clone());
    assert_eq!(
        (page.status, header(&page, "retry-after")),
        (429, Some("1"))
    );
    let html = text(&page);
    assert!(
        html.contains(r#"value="0,375""#) && html.contains("in 1 second"),
        "{html}"
    );
    let part = [FORM[0], ("x-part", "1"), ("accept-language", "pl")];
    let part = school.ask("Sue", "POST", "/s/arith/double", &part, body.clone());
    assert_eq!(
        (part.status, header(&part, "retry-after")),
        (429, Some("1"))
    );
    assert!(text(&part).contains("za 1 s"));
    school.pass(500);
    assert_eq!(
        school
            .ask("Sue", "POST", "/s/arith/double", &FORM, body)
            .status,
        200
    );
    assert_eq!(submit(&mut school, "Sue", answer).status, 429);
    for _ in 0..120 {
        school.pass(500);
        assert_eq!(submit(&mut school, "Sue", answer).status, 200);
    }
}

#[test]
fn a_request_that_is_sent_again_is_not_counted_again() {
    let classroom = ClassroomSettings {
        submits: allowance::Rate {
            minute: 1,
            burst: 1,
        },
        ..ClassroomSettings::default()
    };
    let mut school = School::with(school::settings(), classroom, 1);
    school.sign_in("root");
    school.must(
        "root",
        "subject/create",
        r#"{"subject":"arith","assignees":null}"#,
    );
    let (_, _, content) = &school::contents()[2];
    let content = serde_json::to_string(content).unwrap();
    school.must(
        "root",
        "subject/exercise/add",
        &format!(r#"{{{DOUBLE},"content":{content}}}"#),
    );
    let headers = [JSON[0], ("idempotency-key", "one")];
    let body = format!(r#"{{{DOUBLE},"answer":{{"typed":["1"]}}}}"#);
    for _ in 0..3 {
        let told = school.ask(
            "root",
            "POST",
            "/api/subject/problem/submit",
            &headers,
            body.clone().into_bytes(),
        );
        assert_eq!(told.status, 200);
    }
    let refused = submit(&mut school, "root", r#"{"typed":["1"]}"#);
    assert_eq!(
        (refused.status, header(&refused, "retry-after")),
        (429, Some("60"))
    );
}

#[test]
fn an_entry_is_as_long_as_people_type() {
    let mut school = School::fixture();
    let long = format!(r#"{{"typed":["{}1"]}}"#, "ż".repeat(500));
    let refused = submit(&mut school, "Sue", &long);
    assert_eq!(refused.status, 400);
    assert!(text(&refused).contains("answer 1 has more than 1000 bytes"));
    let look = format!(r#"{{{DOUBLE},"answer":{long},"validate":true}}"#);
    assert_eq!(
        post(&mut school, "Sue", "subject/problem/submit", &look).status,
        400
    );
    let body = format!("a0={}", "1".repeat(1001)).into_bytes();
    let page = school.ask("Sue", "POST", "/s/arith/double", &FORM, body.clone());
    assert_eq!(page.status, 400);
    assert!(
        text(&page).contains("may have 1000 characters") && text(&page).contains(&"1".repeat(1001))
    );
    assert_eq!(
        school
            .ask("Sue", "POST", "/s/arith/double/understood", &FORM, body)
            .status,
        400
    );
    let body = format!("a0={}", "1".repeat(1000)).into_bytes();
    assert_eq!(
        school
            .ask("Sue", "POST", "/s/arith/double", &FORM, body)
            .status,
        200
    );
}

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

/// An exercise of which one variant takes longer than a request may compute.
fn slow(condition: &str) -> String {
    let lines = "x=a^a^a^a^a^a^a^a^a^a^a^a\n".repeat(500);
    format!(
        "---\ntype: EqEx\nname: Slow\n---\na=[0;1] x=?\n---\nx=a\n{lines}require a > {condition}\n"
    )
}

#[test]
fn the_page_of_answers_shows_as_many_variants_as_may_be_computed() {
    let mut school = School::fixture();
    let content = serde_json::to_string(&slow("0.99")).unwrap();
    let exercise = r#""subject":"arith","exerciseId":"slow""#;
    school.must(
        "root",
        "subject/exercise/add",
        &format!(r#"{{{exercise},"content":{content}}}"#),
    );
    school.must(
        "root",
        "subject/hierarchy/set",
        r#"{"subject":"arith","hierarchy":[{"children":"double"},{"children":"slow"}]}"#,
    );
    for number in 1..=12 {
        school.must(
            "Sue",
            "subject/problem/submit",
            &format!(r#"{{{exercise},"practice":{number},"answer":{{"answers":[5]}}}}"#),
        );
    }
    let sue = {
        let reading = school.app.kernel.store.read().unwrap();
        let user = accounts::user_by_login(&reading.db().unwrap(), SUE).unwrap();
        user.unwrap().public_id
    };
    let path = format!("/class/2/session/answer?subject=arith&exercise=slow&user={sue}");
    let page = text(&school.ask("Tess", "GET", &path, &[], Vec::new()));
    let count = |what: &str| page.matches(what).count();
    let (shown, too_long) = (count(r#"class="text""#), count("would take too long"));
    // What the student has now comes first, and every answer stands there.
    assert!(shown >= 1 && too_long >= 1, "{shown} {too_long}");
    assert_eq!(shown + too_long, 13);
    assert_eq!(count(r#"class="bad""#), 12);
}

#[test]
fn a_search_and_the_page_of_what_it_found_have_one_budget() {
    let mut school = School::fixture();
    let content = slow("0.5");
    let exercise = eqex::Exercise::parse(content.as_bytes(), &eqex::Defaults::default()).unwrap();
    let budget = &mut eqex::Budget::signed_in();
    let alone = variants::worst(&exercise, Worst::Figures, budget);
    let sent = serde_json::to_string(&content).unwrap();
    let body = format!(r#"{{"content":{sent}}}"#);
    let form: String = content.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let form = format!("content={form}&do=worst").into_bytes();
    for (path, headers, body) in [
        ("/preview/worst", &JSON[..], body.into_bytes()),
        ("/write", &FORM[..], form),
    ] {
        let html = text(&school.ask("Tess", "POST", path, headers, body));
        let number = |before: &str| -> u32 {
            let (_, rest) = html.split_once(before).expect(before);
            let digits = rest.split(|sign: char| !sign.is_ascii_digit()).next();
            digits.unwrap().parse().unwrap()
        };
        let (searched, warned) = (number("is the worst of "), number("only "));
        assert!(html.contains(r#"class="text""#), "{html}");
        assert!(searched > 1 && warned > 1);
        // Alone each would come about as far as the search does alone.
        assert!(searched + warned < alone.tried * 3 / 2, "{path}: {html}");
    }
}
