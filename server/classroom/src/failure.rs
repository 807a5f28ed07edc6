//! A failure as whoever asks can read it.

use eqex_bank::refusals;
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::input::{Method, Request};
use eqex_kernel::http::output::Output;
use eqex_kernel::instance::Kernel;
use eqex_kernel::ui::error;
use eqex_kernel::ui::frame;
use eqex_kernel::ui::frame::Frame;

/// As a page in a browser, else as JSON; scripts of ours get it in the language of their reader.
pub(crate) fn told(
    failure: Failure,
    request: &Request,
    caller: &Caller,
    kernel: &Kernel,
) -> Output {
    if failure.has_page() {
        return failure.output(refusals::tell);
    }
    let frame = Frame::new(request, caller, &kernel.site);
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
