//! A failure as whoever asks can read it.

use crate::accounts::caller::Caller;
use crate::http::failure::Failure;
use crate::http::input::{Method, Request};
use crate::http::output::Output;
use crate::pages::site::SITE;
use crate::refusals;
use crate::ui::error;
use crate::ui::frame::{self, Frame};

/// As a page in a browser, else as JSON; scripts of ours get it in the language of their reader.
pub(in crate::api) fn told(failure: Failure, request: &Request, caller: &Caller) -> Output {
    if failure.has_page() {
        return failure.output(refusals::tell);
    }
    let frame = Frame::new(request, caller, &SITE);
    if request.wants_part() {
        let failure = failure.in_language(frame.lang.code(), refusals::tell);
        return failure.output(refusals::tell);
    }
    if !request.wants_page() {
        return failure.output(refusals::tell);
    }
    if failure.status == 401 && request.method == Method::GET {
        return Output::redirect(frame::sign_in_address(&frame.here));
    }
    let (reason, wait) = (failure.reason(), failure.wait());
    let told = refusals::tell(frame.lang.code(), reason);
    let html = error::page(&frame, failure.status, reason, &told, wait);
    failure.with_page(html).output(refusals::tell)
}
