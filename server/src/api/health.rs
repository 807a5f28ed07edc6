//! Is the server there, and how is it?

use eqex_messages::Message;
use schemars::JsonSchema;
use serde::Serialize;

use crate::app::Call;
use crate::http::endpoint::{Access, Effect, Endpoint};
use crate::http::failure::Failure;
use crate::http::outcome::{Json, Later};
use crate::http::output::Output;
use crate::refusals::{self, ENGLISH};
use crate::store;

pub(super) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/api",
            Access::Anyone,
            Effect::Read,
            "Tells that the server is alive",
            alive,
        ),
        Endpoint::get(
            "/api/health",
            Access::Anyone,
            Effect::Read,
            "Tells whether the server is ready: the database can be read and written. 503 while it cannot, with the reason for root",
            health,
        )
        .may(&[503]),
        Endpoint::get(
            "/api/health/live",
            Access::Unasked,
            Effect::Read,
            "Tells that the process answers, whatever its disk does",
            live,
        ),
        Endpoint::get(
            "/metrics",
            Access::Figures,
            Effect::Read,
            "Figures in the text form of Prometheus",
            metrics,
        )
        .may(&[401, 403, 404]),
    ]
}

#[derive(Debug, Serialize, JsonSchema)]
struct Alive {}

fn alive(_: Call<'_>) -> Result<Json<Alive>, Failure> {
    Ok(Json(Alive {}))
}

#[derive(Debug, Serialize, JsonSchema)]
struct Health {
    status: &'static str,
    version: &'static str,
}

/// Free bytes below which it is tried whether something can be written.
const LITTLE: u64 = 1024 * 1024;

fn health(call: Call<'_>) -> Result<Later<Json<Health>>, Failure> {
    let stranger = !call.caller.is_admin();
    let kept = &call.app.kernel.store;
    let failed = move |reason: &str| {
        let reason = Message::new("disk-failed").with("reason", reason);
        Failure::not_ready(reason, stranger)
    };
    let refused = move |failure: Failure| match failure.status {
        507 => Failure::not_ready(Message::new("disk-full"), stranger),
        _ => {
            let reason = failure.private.as_ref();
            failed(&reason.map_or_else(String::new, |reason| refusals::tell(ENGLISH, reason)))
        }
    };
    call.db()
        .and_then(|db| Ok(db.answers()?))
        .map_err(refused)?;
    if let Some(reason) = kept.broken() {
        return Err(failed(&reason));
    }
    let ready = Json(Health {
        status: "ok",
        version: env!("CARGO_PKG_VERSION"),
    });
    let room = kept.folder().room()?;
    if kept.failing().is_none() && room.free.is_none_or(|free| free >= LITTLE) {
        return Later::done(ready);
    }
    // Trying tells the truth, also that there is room again: nobody else may write meanwhile.
    let files = kept.folder().takes_files();
    files.map_err(|error| refused(error.into()))?;
    let now = call.app.kernel.environment.now();
    Later::commit(move |db| {
        crate::store::instance::set_instance(db, "last_tried", &now.to_string())?;
        Ok::<_, store::Error>(ready)
    })
    .or(refused)
}

#[derive(Debug, Serialize, JsonSchema)]
struct Live {
    status: &'static str,
}

fn live(_: Call<'_>) -> Result<Json<Live>, Failure> {
    Ok(Json(Live { status: "ok" }))
}

fn metrics(call: Call<'_>) -> Result<Output, Failure> {
    let text = call.metrics.text(call.kernel);
    Ok(Output::text(
        "text/plain; version=0.0.4; charset=utf-8",
        text,
    ))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::api;
    use crate::app::App;
    use crate::environment::Outside;
    use crate::http::input::Request;
    use crate::http::{Limits, Service};
    use crate::opening::Opening;
    use crate::settings::RootPassword;
    use crate::store;

    /// Ready while writes go well, and again once they do, without a start in between; alive all the time.
    #[test]
    fn a_full_disk_is_told_and_so_is_room() {
        let place = tempfile::tempdir().expect("a folder");
        let opening = Opening {
            root_password: Some(RootPassword::Stored("x".to_owned())),
            ..Opening::default()
        };
        let app = App::open(place.path(), opening, Outside::real()).expect("a data folder");
        let app = Arc::new(app);
        let service = Service::new(api::application(&app), Limits::default());
        let service = service.expect("no endpoint is doubled");
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let key = app.kernel.store.write_now({
            let app = app.clone();
            move |db| {
                let root = crate::domain::people::root(db)?;
                let expires = app.kernel.environment.now() + 1_000_000;
                let kind = crate::accounts::store::TokenKind::Key;
                crate::domain::people::issue(
                    db,
                    &app.kernel.environment,
                    root.id,
                    kind,
                    "",
                    expires,
                )
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
            app.kernel.store.write_now(|db: &store::WriteTx<'_>| {
                crate::store::instance::set_instance(db, "a", "b")
            })
        };
        let root = [("authorization", key.as_str())];
        assert_eq!(ask("/api/health/", &[]).0, 200);
        app.kernel.store.set_full(true);
        let error = write().expect_err("it is full");
        assert_eq!(error.kind, store::Kind::Full, "{error}");
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
        app.kernel.store.set_full(false);
        assert_eq!(ask("/api/health", &[]).0, 200);
        assert!(app.kernel.store.failing().is_none());
        assert!(ask("/metrics", &root).1.contains("eqex_writes_failing 0"));
        write().expect("there is room");
    }
}
