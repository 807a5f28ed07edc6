//! Signing in: both forms of a password, and how slowly secrets are guessed.

use eqex_kernel::accounts::store as accounts;
use eqex_kernel::settings::Settings;
use eqex_kernel::throttle::Rates;

use super::{FORM, JSON, SUE, header, post};
use crate::school::{self, PEOPLE, School};

/// Of which the school knows what a client makes.
const PASSWORD: &str = "student-one";

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
