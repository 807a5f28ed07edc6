//! A disk that is full: told, and done with once there is room, without a start in between. In a process of its own, as the limit on the size of files
//! that stands for the disk holds for a whole process.
#![cfg(unix)]

use std::sync::Arc;

use eqex_kernel::accounts::people;
use eqex_kernel::accounts::store::TokenKind;
use eqex_kernel::environment::Environment;
use eqex_kernel::http::input::Request;
use eqex_kernel::http::{Limits, Service};
use eqex_kernel::settings::RootPassword;
use eqex_kernel::store::{self, ErrorKind, WriteTx};
use eqex_server::families;
use eqex_server::opening::{Opening, open};
use rustix::process::{Resource, Rlimit, Signal, setrlimit};
use tokio::signal::unix::{SignalKind, signal};

/// No file may grow beyond so many bytes; any may where there is no number.
fn limit(bytes: Option<u64>) {
    let limit = Rlimit {
        current: bytes,
        maximum: None,
    };
    setrlimit(Resource::Fsize, limit).expect("a process may lower its limit");
}

/// Ready while writes go well, and again once they do; alive all the time.
#[test]
fn a_full_disk_is_told_and_so_is_room() {
    let place = tempfile::tempdir().expect("a folder");
    let opening = Opening {
        root_password: Some(RootPassword::Stored("x".to_owned())),
        ..Opening::default()
    };
    let app = Arc::new(open(place.path(), opening, Environment::real()).expect("a data folder"));
    let service = Service::new(families::application(&app), Limits::default());
    let service = service.expect("no endpoint is doubled");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    // Once heard, the signal does not kill any more.
    let heard = runtime.block_on(async { signal(SignalKind::from_raw(Signal::XFSZ.as_raw())) });
    drop(heard.expect("the signal can be heard"));
    let key = app.kernel.store.write_now({
        let app = app.clone();
        move |db| {
            let root = people::root(db)?;
            let environment = &app.kernel.environment;
            let expires = environment.now() + 1_000_000;
            people::issue(db, environment, root.id, TokenKind::Key, "", expires)
        }
    });
    let key = format!("Bearer {}", key.expect("a key"));
    let ask = |path: &str, headers: &[(&str, &str)]| {
        let request = Request::new("GET", path, headers, Vec::new());
        let output = runtime.block_on(service.answer(request));
        let text = String::from_utf8_lossy(output.body.as_bytes()).into_owned();
        (output.status, text)
    };
    let write = || {
        app.kernel
            .store
            .write_now(|db: &WriteTx<'_>| store::instance::set_instance(db, "a", "b"))
    };
    let root = [("authorization", key.as_str())];
    assert_eq!(ask("/api/health/", &[]).0, 200);
    limit(Some(0));
    let error = write().expect_err("it is full");
    assert_eq!(error.kind, ErrorKind::Full, "{error}");
    for _ in 0..2 {
        let (status, told) = ask("/api/health/", &[]);
        assert!(status == 503 && !told.contains("disk"), "{told}");
        let (status, told) = ask("/api/health", &root);
        assert!(status == 503 && told.contains("disk"), "{told}");
        assert_eq!(ask("/api/health/live", &root).0, 200);
        let figures = ask("/metrics", &root).1;
        assert!(figures.contains("eqex_writes_failing 1"), "{figures}");
    }
    // Nobody writes, and there is room again all the same.
    limit(None);
    assert_eq!(ask("/api/health", &[]).0, 200);
    assert!(app.kernel.store.failing().is_none());
    assert!(ask("/metrics", &root).1.contains("eqex_writes_failing 0"));
    write().expect("there is room");
}
