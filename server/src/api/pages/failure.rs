//! A failure as whoever asks can read it.

use crate::domain::access::Caller;
use crate::http::failure::Failure;
use crate::http::input::{Method, Request};
use crate::http::output::Output;
use crate::pages::error;
use crate::pages::frame::{self, Frame};

/// As a page in a browser, else as JSON; scripts of ours get it in the language of their reader.
pub(in crate::api) fn told(failure: Failure, request: &Request, caller: &Caller) -> Output {
    if failure.has_page() {
        return failure.output();
    }
    let frame = Frame::new(request, caller);
    if request.wants_part() {
        return failure.in_language(frame.lang.code()).output();
    }
    if !request.wants_page() {
        return failure.output();
    }
    if failure.status == 401 && request.method == Method::GET {
        return Output::redirect(frame::sign_in_address(&frame.here));
    }
    let html = error::page(&frame, failure.status, failure.reason(), failure.wait());
    failure.with_page(html).output()
}
