//! From a request to who sends it, and whether another site's page does.

use eqex_messages::Message;
use hyper::header::{self, HeaderName};
use std::sync::Once;

use crate::accounts::caller::{Account, Caller};
use crate::accounts::store as accounts;
use crate::http::failure::Failure;
use crate::http::input::{Method, Request};
use crate::http::output::Output;
use crate::instance::Kernel;
use crate::settings::{MetricsAccess, Settings};
use crate::store::ReadTx;

static SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The name of the sign-in's cookie.
const COOKIE: &str = "jwt";

/// Who sends the request. A token that is unknown, over or nonsense means a visitor.
pub(super) fn caller<'a>(
    kernel: &Kernel,
    request: &Request,
    db: impl FnOnce() -> Result<ReadTx<'a>, Failure>,
) -> Result<Caller, Failure> {
    let Some(token) = token(request).and_then(eqex_passwords::token_hash) else {
        return Ok(Caller::Anonymous);
    };
    let user = accounts::user_of_token(&db()?, &token, kernel.environment.now())?;
    Ok(match user {
        Some(user) => Caller::User(Account { user, token }),
        None => Caller::Anonymous,
    })
}

/// The token of the header, else that of the cookie.
fn token(request: &Request) -> Option<&str> {
    match bearer(request) {
        Some(token) => Some(token),
        None => request.cookie(COOKIE),
    }
}

fn bearer(request: &Request) -> Option<&str> {
    let value = request.header(&header::AUTHORIZATION)?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// Refuses requests that may change something and come from another site's page. Clients without browser headers are not affected.
pub(super) fn same_site(request: &Request, settings: &Settings) -> Result<(), Failure> {
    if matches!(request.method, Method::GET | Method::HEAD | Method::OPTIONS) {
        return Ok(());
    }
    let refused = || Failure::forbidden_because(Message::new("another-site")).for_everybody();
    if let Some(origin) = request.headers.get(header::ORIGIN) {
        let origin = origin.to_str().map_err(|_| refused())?;
        let host = request.header(&header::HOST).unwrap_or("");
        let ours = origin.split_once("://").is_some_and(|(scheme, rest)| {
            matches!(scheme, "http" | "https")
                && !host.is_empty()
                && rest.eq_ignore_ascii_case(host)
        });
        let public = settings
            .public_url
            .as_deref()
            .map(|url| url.trim_end_matches('/'));
        let known = ours
            || public == Some(origin)
            || settings.allowed_origins.iter().any(|known| known == origin);
        return if known { Ok(()) } else { Err(refused()) };
    }
    match request.header(&SEC_FETCH_SITE) {
        Some("cross-site") => Err(refused()),
        _ => Ok(()),
    }
}

/// Tells the operator, once, of a page whose origin is nobody's: most often their own, behind a proxy that does not pass `Host` on.
/// More often would let anybody fill the log.
pub(super) fn warn_of_stranger(request: &Request, told: &Once) {
    let text = |name: &HeaderName| {
        let value = request.headers.get(name);
        let value = value.map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
        value.map(|value| value.chars().take(200).collect::<String>())
    };
    let Some(origin) = text(&header::ORIGIN) else {
        return;
    };
    told.call_once(|| {
        tracing::warn!(
            ?origin,
            host = ?text(&header::HOST).unwrap_or_default(),
            "a page of another origin was refused. If it is this server's own, let the proxy in front pass Host on, or set public_url to the address that people use. This is told once"
        );
    });
}

/// Refuses figures to whoever the setting `metrics` does not name.
pub(super) fn may_see_figures(
    settings: &Settings,
    request: &Request,
    caller: &Caller,
) -> Result<(), Failure> {
    match settings.metrics {
        MetricsAccess::Off => Err(Failure::not_found()),
        MetricsAccess::Token if caller.is_admin() => Ok(()),
        MetricsAccess::Token => Err(Failure::unauthorized_because(Message::new("metrics-token"))),
        MetricsAccess::Local if request.is_local() => Ok(()),
        MetricsAccess::Local => {
            Err(Failure::forbidden_because(Message::new("metrics-local")).for_everybody())
        }
    }
}

/// Signs in: the answer carries the token as a cookie.
pub fn with_token(settings: &Settings, output: Output, token: &str) -> Output {
    output.cookie(settings, COOKIE, token, settings.token_lifetime)
}

/// Takes the cookie of a sign-in away.
pub fn without_token(settings: &Settings, output: Output) -> Output {
    output.cookie(settings, COOKIE, "", 0)
}

/// Takes away a sign-in that is not valid.
pub(super) fn forget_invalid(
    settings: &Settings,
    request: &Request,
    caller: &Caller,
    output: Output,
) -> Output {
    let invalid = caller.user().is_none() && bearer(request).is_none();
    let told = output
        .headers
        .iter()
        .any(|(name, value)| *name == "set-cookie" && value.starts_with("jwt="));
    if invalid && !told && request.cookie(COOKIE).is_some() {
        without_token(settings, output)
    } else {
        output
    }
}
