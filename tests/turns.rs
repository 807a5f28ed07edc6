//! Who waits for whom: nobody for long work of somebody else, and nobody without end.

use std::net::IpAddr;
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use eqex_classroom::state::Classroom;
use eqex_kernel::environment::Environment;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint, RequestContext};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::input::Request;
use eqex_kernel::http::output::Output;
use eqex_kernel::http::{Application, Limits, Service};
use eqex_kernel::settings::RootPassword;
use eqex_server::families;
use eqex_server::opening::Opening;
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tokio::task::JoinSet;

/// Work that goes on until it is let go.
struct Gate {
    /// How much has come, and whether it may go.
    state: Mutex<(usize, bool)>,
    changed: Condvar,
}

impl Gate {
    const fn new() -> Gate {
        Gate {
            state: Mutex::new((0, false)),
            changed: Condvar::new(),
        }
    }

    fn pass(&self) {
        let mut state = self.state.lock().unwrap();
        state.0 += 1;
        while !state.1 {
            state = self.changed.wait(state).unwrap();
        }
    }

    fn open(&self) {
        self.state.lock().unwrap().1 = true;
        self.changed.notify_all();
    }

    /// Opens it at the end of a test, also of one that fails.
    fn at_the_end(&'static self) -> AtTheEnd {
        AtTheEnd(self)
    }

    fn came(&self) -> usize {
        self.state.lock().unwrap().0
    }
}

struct AtTheEnd(&'static Gate);

impl Drop for AtTheEnd {
    fn drop(&mut self) {
        self.0.open();
    }
}

struct Place {
    service: Arc<Service>,
    runtime: Runtime,
    _data: TempDir,
}

impl Place {
    fn new(endpoints: Vec<Endpoint>) -> Place {
        let data = TempDir::new().unwrap();
        let opening = Opening {
            root_password: Some(RootPassword::Hashed(
                "t3SDQPqrwJM6fmiQZ7w3cO7ZJTStKE+aZ5mLlckMuqE=".to_owned(),
            )),
            ..Opening::default()
        };
        let app = Arc::new(
            eqex_server::opening::open(data.path(), opening, Environment::real()).unwrap(),
        );
        let application = Application {
            endpoints,
            ..families::application(&app)
        };
        // All is polled by the test's own thread.
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        Place {
            service: Service::new(application, Limits::default()).unwrap(),
            runtime,
            _data: data,
        }
    }

    /// Sends so many requests of one address.
    fn send(&self, path: &str, from: [u8; 4], count: usize, sent: &mut JoinSet<Output>) {
        for _ in 0..count {
            let mut request = Request::new("GET", path, &[], Vec::new());
            request.peer = IpAddr::from(from);
            let service = self.service.clone();
            sent.spawn_on(
                async move { service.answer(request).await },
                self.runtime.handle(),
            );
        }
    }

    /// What comes first of all that was sent; a test that waits for nothing fails.
    fn first(&self, sent: &mut JoinSet<Output>) -> Output {
        let first = async { tokio::time::timeout(Duration::from_secs(60), sent.join_next()).await };
        let first = self.runtime.block_on(first).expect("nothing came");
        first.unwrap().unwrap()
    }

    fn alone(&self, path: &str, from: [u8; 4]) -> u16 {
        let mut sent = JoinSet::new();
        self.send(path, from, 1, &mut sent);
        self.first(&mut sent).status
    }
}

fn get<S: Send + Sync + 'static>(
    path: &'static str,
    effect: Effect,
    handler: fn(RequestContext<'_, S>) -> Result<Output, Failure>,
) -> Endpoint {
    Endpoint::get(path, Access::Anyone, effect, "For a test", handler)
}

fn done(_: RequestContext<'_, ()>) -> Result<Output, Failure> {
    Ok(Output::json("1".to_owned()))
}

#[test]
fn one_who_asks_for_much_keeps_nobody_waiting() {
    static GATE: Gate = Gate::new();
    let slow = |context: RequestContext<'_, ()>| {
        GATE.pass();
        done(context)
    };
    let place = Place::new(vec![
        get("/slow", Effect::LongRead, slow),
        get("/bulk", Effect::Bulk, slow),
        get("/long", Effect::LongRead, done),
        get("/page", Effect::Page, done),
        get("/light", Effect::Read, done),
    ]);
    let _end = GATE.at_the_end();
    let mut sent = JoinSet::new();
    place.send("/slow", [10, 0, 0, 1], 40, &mut sent);
    place.send("/bulk", [10, 0, 0, 1], 16, &mut sent);
    for path in ["/long", "/page", "/light"] {
        assert_eq!(place.alone(path, [10, 0, 0, 2]), 200, "{path}");
    }
    // Nor do pages made of little wait for long work of their own reader.
    assert_eq!(place.alone("/page", [10, 0, 0, 1]), 200);
    GATE.open();
    for _ in 0..56 {
        assert_eq!(place.first(&mut sent).status, 200);
    }
}

#[test]
fn bulk_work_of_many_leaves_room_for_what_somebody_waits_for() {
    static GATE: Gate = Gate::new();
    let slow = |context: RequestContext<'_, ()>| {
        GATE.pass();
        done(context)
    };
    let place = Place::new(vec![
        get("/bulk", Effect::Bulk, slow),
        get("/long", Effect::LongRead, done),
    ]);
    let _end = GATE.at_the_end();
    let mut sent = JoinSet::new();
    for last in 1..=100 {
        place.send("/bulk", [10, 0, 0, last], 1, &mut sent);
    }
    assert_eq!(place.alone("/long", [10, 0, 1, 1]), 200);
    GATE.open();
    for _ in 1..=100 {
        assert_eq!(place.first(&mut sent).status, 200);
    }
}

#[test]
fn who_has_too_much_waiting_hears_when_to_come_again() {
    static GATE: Gate = Gate::new();
    let slow = |context: RequestContext<'_, ()>| {
        GATE.pass();
        done(context)
    };
    let place = Place::new(vec![
        get("/bulk", Effect::Bulk, slow),
        get("/other", Effect::Bulk, done),
    ]);
    let _end = GATE.at_the_end();
    let mut sent = JoinSet::new();
    // One runs and 32 wait.
    place.send("/bulk", [10, 0, 0, 1], 33 + 5, &mut sent);
    for _ in 0..5 {
        let refused = place.first(&mut sent);
        assert_eq!(refused.status, 429);
        let after = |(name, _): &&(&str, _)| *name == "retry-after";
        assert!(refused.headers.iter().find(after).is_some());
    }
    assert!(GATE.came() <= 1);
    GATE.open();
    for _ in 0..33 {
        assert_eq!(place.first(&mut sent).status, 200);
    }
    assert_eq!(GATE.came(), 33);
}

#[test]
fn who_goes_away_waits_no_more() {
    static GATE: Gate = Gate::new();
    let slow = |context: RequestContext<'_, ()>| {
        GATE.pass();
        done(context)
    };
    let place = Place::new(vec![
        get("/bulk", Effect::Bulk, slow),
        get("/page", Effect::Page, done),
    ]);
    let _end = GATE.at_the_end();
    let (mut first, mut gone) = (JoinSet::new(), JoinSet::new());
    place.send("/bulk", [10, 0, 0, 1], 1, &mut first);
    place.send("/bulk", [10, 0, 0, 1], 32, &mut gone);
    // All that were sent before this one stand in their queues by now.
    assert_eq!(place.alone("/page", [10, 0, 0, 2]), 200);
    place.runtime.block_on(gone.shutdown());
    GATE.open();
    assert_eq!(place.first(&mut first).status, 200);
    assert_eq!(place.alone("/bulk", [10, 0, 0, 1]), 200);
    assert_eq!(GATE.came(), 2);
}

#[test]
fn what_is_compiled_is_compiled_on_the_pool() {
    const TEXT: &str = "---\ntype: EqEx\nname: N\n---\na=[1;9;1] x=?\n---\nx=a\n";
    let compile = |context: RequestContext<'_, Classroom>| {
        let good = context.state.bank.catalog.preview(TEXT).is_ok();
        let thread = std::thread::current().id();
        Ok(Output::json(format!("{good} {thread:?}")))
    };
    let place = Place::new(vec![get("/read", Effect::Read, compile)]);
    let here = format!("true {:?}", std::thread::current().id());
    let mut sent = JoinSet::new();
    place.send("/read", [10, 0, 0, 1], 1, &mut sent);
    let first = place.first(&mut sent);
    let first = String::from_utf8_lossy(first.body.as_bytes()).into_owned();
    assert!(first.starts_with("true ") && first != here, "{first}");
    // It is at hand now, and found where the request is.
    place.send("/read", [10, 0, 0, 1], 1, &mut sent);
    let second = place.first(&mut sent);
    assert_eq!(second.body.as_bytes(), here.as_bytes());
}
