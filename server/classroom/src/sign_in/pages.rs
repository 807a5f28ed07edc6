//! The door: signing in and out, and how someone likes to read.

use std::sync::Once;

use maud::html;

use crate::reader::{YEAR, frame};
use crate::state::RequestContext;
use eqex_kernel::accounts::names::Login;
use eqex_kernel::accounts::sign_in;
use eqex_kernel::accounts::sign_in::Password;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::DeferredResponse;
use eqex_kernel::http::output::Output;
use eqex_kernel::ui::frame::{COLOURS_COOKIE, Colours, LANG_COOKIE, local};
use eqex_kernel::ui::messages::Lang;
use eqex_kernel::ui::sign_in as pages;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/sign-in",
            Access::Anyone,
            Effect::Read,
            "The form to sign in",
            page,
        ),
        Endpoint::form(
            "/sign-in",
            Access::Anyone,
            Effect::Work,
            "Signs in, and goes on to where the reader wanted to go",
            sign_in,
        ),
        Endpoint::form(
            "/sign-out",
            Access::Anyone,
            Effect::Write,
            "Ends this sign-in",
            sign_out,
        ),
        Endpoint::form(
            "/look",
            Access::Anyone,
            Effect::Read,
            "Keeps language and colours in cookies",
            look,
        ),
    ]
}

fn page(context: RequestContext<'_>) -> Result<Output, Failure> {
    let fields = context.request.fields();
    let next = local(fields.text("next"));
    let asked = context.state.kernel.settings.is_secure() && fields.get(KEPT) == Some("1");
    if asked && context.caller.user().is_some() {
        return Ok(Output::redirect(next.to_owned()));
    }
    let frame = frame(context);
    let lost = asked.then(|| {
        warn_of_lost_cookie(context);
        pages::lost(frame.lang, &sign_in::base(context.base))
    });
    Ok(Output::page(pages::page(&frame, "", next, lost.as_ref())))
}

/// The field that asks whether the browser kept a sign-in that was just given to it.
const KEPT: &str = "kept";

/// Where to go with a new sign-in. A browser that may have dropped it is asked on the way.
pub(crate) fn onward(context: RequestContext<'_>, next: &str) -> String {
    match sign_in::may_lose_cookies(context.base) {
        false => next.to_owned(),
        true => {
            let query = form_urlencoded::Serializer::new(String::new())
                .append_pair(KEPT, "1")
                .append_pair("next", next)
                .finish();
            format!("/sign-in?{query}")
        }
    }
}

/// Tells the operator, once: more often would let anybody fill the log.
fn warn_of_lost_cookie(context: RequestContext<'_>) {
    static TOLD: Once = Once::new();
    TOLD.call_once(|| {
        tracing::warn!(
            public_url = sign_in::base(context.base),
            "somebody signed in by plain http and their browser kept no cookie, as public_url makes cookies for https only. Let the proxy send people from http to https, or set public_url to the address that they use. This is told once"
        );
    });
}

fn sign_in(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let fields = context.request.form()?;
    let frame = frame(context);
    let typed = Login::small(fields.text("login"));
    let next = local(fields.text("next")).to_owned();
    let onward = onward(context, &next);
    let form = {
        let (typed, next) = (typed.clone(), next.clone());
        move |failure: Failure| {
            let told = pages::complaint(frame.lang, failure.status, failure.wait());
            let html = pages::page(&frame, &typed, &next, Some(&html! { (told) }));
            failure.with_page(html)
        }
    };
    let begun = || -> Result<_, Failure> {
        let login = Login::parse(&typed).ok_or_else(|| Failure::bad_request("no login"))?;
        let password = Password::plain(fields.text("password"))?;
        sign_in::sign_in(context.base, login, password)
    };
    match begun() {
        Err(failure) => Err(form(failure)),
        Ok(later) => later.page(move |result| match result {
            Ok(output) => Ok(output.redirected(&onward)),
            Err(failure) => Err(form(failure)),
        }),
    }
}

fn sign_out(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    if context.caller.user().is_none() {
        return DeferredResponse::done(Output::redirect("/"));
    }
    sign_in::sign_out(context.base, false)
        .page(|result| result.map(|output| output.redirected("/?notice=signed-out")))
}

fn look(context: RequestContext<'_>) -> Result<Output, Failure> {
    let fields = context.request.form()?;
    let mut output = Output::redirect(local(fields.text("next")).to_owned());
    let settings = &context.state.kernel.settings;
    if let Some(lang) = fields.get("lang").and_then(Lang::of_tag) {
        output = output.cookie(settings, LANG_COOKIE, lang.code(), YEAR);
    }
    if let Some(colours) = fields.get("colours").and_then(Colours::of_code) {
        output = output.cookie(settings, COLOURS_COOKIE, colours.code(), YEAR);
    }
    Ok(output)
}
