//! From a request to who sends it, and whether another site's page does.

use hyper::header::{self, HeaderName};

use super::failure::Failure;
use super::input::{Method, Request};
use super::output::Output;
use crate::app::Settings;
use crate::domain::access::Caller;

static SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Who sends the request. There is no sign-in yet.
pub(super) fn caller(_: &Request) -> Caller {
    Caller::Anonymous
}

/// Refuses requests that may change something and come from another site's page. Clients without browser headers are not affected.
pub(super) fn same_site(request: &Request, settings: &Settings) -> Result<(), Failure> {
    if matches!(request.method, Method::GET | Method::HEAD | Method::OPTIONS) {
        return Ok(());
    }
    let refused = || Failure::forbidden("Forbidden: the request comes from a page of another site");
    if let Some(origin) = request.headers.get(header::ORIGIN) {
        let origin = origin.to_str().map_err(|_| refused())?;
        let host = request.header(&header::HOST).unwrap_or("");
        let ours = origin.split_once("://").is_some_and(|(scheme, rest)| {
            matches!(scheme, "http" | "https")
                && !host.is_empty()
                && rest.eq_ignore_ascii_case(host)
        });
        let known = ours || settings.allowed_origins.iter().any(|known| known == origin);
        return if known { Ok(()) } else { Err(refused()) };
    }
    match request.header(&SEC_FETCH_SITE) {
        Some("cross-site") => Err(refused()),
        _ => Ok(()),
    }
}

/// Takes away a sign-in that is not valid, and none is yet.
pub(super) fn forget_invalid(request: &Request, output: Output) -> Output {
    match request.cookie("jwt") {
        Some(_) => output.header(
            "set-cookie",
            "jwt=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax",
        ),
        None => output,
    }
}
