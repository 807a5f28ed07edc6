//! My account, and the page of a password link.

use crate::reader::frame;
use crate::state::RequestContext;
use crate::texts::Say;
use eqex_kernel::accounts::sign_in;
use eqex_kernel::accounts::sign_in::Password;
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::DeferredResponse;
use eqex_kernel::http::output::Output;
use eqex_kernel::ui::account as pages;
use eqex_kernel::ui::account::{Complaint, ShownAccount};
use eqex_kernel::ui::frame::Frame;
use eqex_kernel::ui::messages::Lang;
use eqex_kernel::ui::sign_in as sign_in_view;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/account",
            Access::SignedIn,
            Effect::Read,
            "Who is signed in; language, colours, a new password",
            page,
        ),
        Endpoint::form(
            "/account/password",
            Access::SignedIn,
            Effect::Work,
            "Sets a new password; every other sign-in ends",
            new_password,
        ),
        Endpoint::form(
            "/account/sign-out-everywhere",
            Access::SignedIn,
            Effect::Write,
            "Ends every sign-in of the user",
            everywhere,
        ),
        Endpoint::get(
            "/password",
            Access::Anyone,
            Effect::Read,
            "Where a password link leads",
            link,
        ),
        Endpoint::form(
            "/password",
            Access::Anyone,
            Effect::Work,
            "Sets a new password with the secret of a password link",
            by_link,
        ),
    ]
}

fn person(context: RequestContext<'_>) -> Result<ShownAccount, Failure> {
    let user = context.caller.signed_in()?;
    let team = accounts::team(&context.db()?, user.team)?;
    Ok(ShownAccount {
        name: user.name.clone(),
        login: user.login.clone(),
        number: user.number,
        team: team.map(|team| team.name),
    })
}

fn page(context: RequestContext<'_>) -> Result<Output, Failure> {
    let html = pages::page(&frame(context), &person(context)?, &None);
    Ok(Output::page(html))
}

/// The field that a failure is about.
fn complaint(lang: Lang, field: &'static str, failure: &Failure) -> Complaint {
    let text = match (failure.status, field) {
        (401, "old") => lang.say("password-old-wrong"),
        (401, _) => lang.say("link-void"),
        (429, _) => sign_in_view::too_many(lang, failure.wait()),
        _ => lang.say("error-server-advice"),
    };
    Some((field, text))
}

/// Goes on where all is well, and shows the form again where it is not.
fn told(
    later: Result<DeferredResponse<impl Sized>, Failure>,
    field: &'static str,
    lang: Lang,
    next: &'static str,
    form: impl FnOnce(&Complaint) -> String + Send + 'static,
) -> Result<DeferredResponse<Output>, Failure> {
    let again = move |failure: Failure| {
        let html = form(&complaint(lang, field, &failure));
        failure.with_page(html)
    };
    match later {
        Err(failure) => Err(again(failure)),
        Ok(later) => later.page(move |result| match result {
            Ok(output) => Ok(output.redirected(next)),
            Err(failure) => Err(again(failure)),
        }),
    }
}

fn new_password(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let fields = context.request.form()?;
    let (frame, person) = (frame(context), person(context)?);
    let lang = frame.lang;
    if let wrong @ Some(_) = pages::check(lang, fields.text("new"), fields.text("repeat")) {
        return Err(refused(pages::page(&frame, &person, &wrong)));
    }
    let begun = || {
        let new = Password::plain(fields.text("new"))?;
        sign_in::set_by_old(context.base, new, Password::plain(fields.text("old"))?)
    };
    told(
        begun(),
        "old",
        lang,
        "/account?notice=password-changed",
        move |complaint| pages::page(&frame, &person, complaint),
    )
}

/// The form again, for what is wrong on its face.
fn refused(html: String) -> Failure {
    Failure::bad_request("the new password").with_page(html)
}

fn everywhere(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    sign_in::sign_out(context.base, true)
        .page(|result| result.map(|output| output.redirected("/?notice=signed-out")))
}

fn link(context: RequestContext<'_>) -> Result<Output, Failure> {
    Ok(Output::page(pages::link(&frame(context), "", &None)))
}

fn by_link(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let fields = context.request.form()?;
    let frame: Frame = frame(context);
    let lang = frame.lang;
    // The whole link may have been pasted.
    let typed = fields.text("token").trim();
    let token = typed.rsplit('#').next().unwrap_or(typed).to_owned();
    if let wrong @ Some(_) = pages::check(lang, fields.text("new"), fields.text("repeat")) {
        return Err(refused(pages::link(&frame, &token, &wrong)));
    }
    let begun = || {
        let new = Password::plain(fields.text("new"))?;
        sign_in::set_by_link(context.base, new, &token)
    };
    let begun = begun();
    told(
        begun,
        "token",
        lang,
        "/sign-in?notice=password-changed",
        move |complaint| pages::link(&frame, &token, complaint),
    )
}
