//! Requests of a teacher with any body and path: an answer below 500, always, and the same kind of error body.
#![no_main]

use std::sync::{Arc, OnceLock};

use eqex_bank::exercises;
use eqex_bank::names::{ExerciseId, SubjectName};
use eqex_bank::refusal::Refusal;
use eqex_bank::store as bank;
use eqex_kernel::accounts::caller::{Account, Caller};
use eqex_kernel::environment::Environment;
use eqex_kernel::http::endpoint::Effect;
use eqex_kernel::http::input::Request;
use eqex_kernel::http::{Limits, Service};
use eqex_kernel::settings::RootPassword;
use eqex_server::families;
use eqex_server::opening::Opening;
use libfuzzer_sys::fuzz_target;
use tokio::runtime::Runtime;

/// The id of root where logins are hashed without a salt.
const ROOT: &str = "4813494d137e1631bba301d5acab6e7bb7aa74ce1185d456565ef51d737677b2";

struct School {
    service: Arc<Service>,
    runtime: Runtime,
    token: String,
    _folder: tempfile::TempDir,
}

static SCHOOL: OnceLock<School> = OnceLock::new();

fn school() -> School {
    let folder = tempfile::tempdir().expect("a folder");
    let opening = Opening {
        root_password: Some(RootPassword::Hashed(String::new())),
        user_salt: Some(String::new()),
        ..Opening::default()
    };
    let app = Arc::new(
        eqex_server::opening::open(folder.path(), opening, Environment::real())
            .expect("a data folder"),
    );
    let inner = app.clone();
    let token = app
        .kernel
        .store
        .write_now(move |db| -> Result<_, Refusal> {
            use eqex_kernel::accounts::people;
            let root = people::root(db)?;
            bank::add_subject(&db, "physics", true, 0)?;
            let text = "---\ntype: EqEx\nname: One\n---\na=[1;9;1] x=?\n---\nx=2*a\n".to_owned();
            let draft = exercises::draft(&inner.bank.catalog, &inner.bank.settings, text)?;
            let caller = Caller::User(Account {
                user: root.clone(),
                token: Vec::new(),
            });
            let names = (SubjectName::parse("physics"), ExerciseId::parse("one"));
            if let (Some(subject), Some(id)) = names {
                exercises::add(db, &inner.bank, &caller, &subject, &id, &draft)?;
            }
            Ok(people::sign_in(
                db,
                &inner.kernel.environment,
                root.id,
                1_000_000,
            )?)
        })
        .expect("a school");
    School {
        service: Service::new(families::application(&app), Limits::default()).expect("a table"),
        runtime: tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime"),
        token,
        _folder: folder,
    }
}

fuzz_target!(|bytes: &[u8]| {
    let school = SCHOOL.get_or_init(school);
    let Some((choice, rest)) = bytes.split_first() else {
        return;
    };
    let endpoints = school.service.endpoints();
    let endpoint = &endpoints[usize::from(*choice) % endpoints.len()];
    // Hashing passwords takes long, streams have no end, and whoever is signed out is asked nothing more.
    let passed_over = [
        "events",
        "logout",
        "sign-out",
        "sign-out-everywhere",
        "revoke",
    ];
    let last = endpoint.path.rsplit('/').next().unwrap_or("");
    if endpoint.effect == Effect::Work || passed_over.contains(&last) {
        return;
    }
    let (tail, body) = match rest.iter().position(|byte| *byte == 0) {
        Some(at) => (&rest[..at], &rest[at + 1..]),
        None => (&b""[..], rest),
    };
    let cookie = format!("jwt={}", school.token);
    let files = endpoint.method.as_str() == "PUT" || last == "import" || last == "files";
    let kind = match (files, endpoint.is_public()) {
        (true, _) => "multipart/form-data; boundary=E",
        (_, true) => "application/json",
        (_, false) => "application/x-www-form-urlencoded",
    };
    let segment: String = String::from_utf8_lossy(tail).replace(['/', '?'], "");
    // Names that are there; where bytes are given, the last one is made of them.
    let known = |part: &str| match part {
        "{subject}" => "physics".to_owned(),
        "{id}" => "one".to_owned(),
        "{team}" => "1".to_owned(),
        "{user}" => ROOT.to_owned(),
        other => other.to_owned(),
    };
    let mut parts: Vec<String> = endpoint.path.split('/').map(known).collect();
    let names = endpoint.path.split('/').enumerate();
    let last_name = names.filter(|(_, part)| part.starts_with('{')).last();
    if let Some((at, _)) = last_name.filter(|_| !segment.is_empty()) {
        parts[at] = segment;
    }
    let mut path = parts.join("/");
    if endpoint.method.as_str() == "GET" && !endpoint.is_public() {
        // What a page is asked for stands behind its address.
        let query: String = body.iter().map(|byte| char::from(*byte)).collect();
        path = format!("{path}?{query}");
    }
    let request = Request::new(
        endpoint.method.as_str(),
        &path,
        &[("cookie", &cookie), ("content-type", kind)],
        body.to_vec(),
    );
    let answer = school.runtime.block_on(school.service.answer(request));
    assert!(answer.status < 500, "{endpoint:?}: {}", answer.status);
    // Forms tell what is wrong by showing themselves again.
    if answer.status >= 400 && endpoint.is_public() {
        let text = String::from_utf8_lossy(answer.body.as_bytes());
        let start = format!("{{\"status\":{},", answer.status);
        assert!(text.starts_with(&start), "{endpoint:?}: {text}");
    }
});
