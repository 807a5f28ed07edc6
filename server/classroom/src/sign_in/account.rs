//! My account, and the page of a password link.

use crate::app::Call;
use crate::reader::frame;
use crate::texts::Say;
use eqex_kernel::accounts::sign_in;
use eqex_kernel::accounts::sign_in::Password;
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::Later;
use eqex_kernel::http::output::Output;
use eqex_kernel::ui::account as pages;
use eqex_kernel::ui::account::{Complaint, Person};
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

fn person(call: Call<'_>) -> Result<Person, Failure> {
    let user = call.caller.signed_in()?;
    let team = accounts::team(&call.db()?, user.team)?;
    Ok(Person {
        name: user.name.clone(),
        login: user.login.clone(),
        number: user.number,
        team: team.map(|team| team.name),
    })
}

fn page(call: Call<'_>) -> Result<Output, Failure> {
    let html = pages::page(&frame(call), &person(call)?, &None);
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
    later: Result<Later<impl Sized>, Failure>,
    field: &'static str,
    lang: Lang,
    next: &'static str,
    form: impl FnOnce(&Complaint) -> String + Send + 'static,
) -> Result<Later<Output>, Failure> {
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

fn new_password(call: Call<'_>) -> Result<Later<Output>, Failure> {
    let fields = call.request.form()?;
    let (frame, person) = (frame(call), person(call)?);
    let lang = frame.lang;
    if let wrong @ Some(_) = pages::check(lang, fields.text("new"), fields.text("repeat")) {
        return Err(refused(pages::page(&frame, &person, &wrong)));
    }
    let begun = || {
        let new = Password::plain(fields.text("new"))?;
        sign_in::set_by_old(call.context, new, Password::plain(fields.text("old"))?)
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

fn everywhere(call: Call<'_>) -> Result<Later<Output>, Failure> {
    sign_in::sign_out(call.context, true)
        .page(|result| result.map(|output| output.redirected("/?notice=signed-out")))
}

fn link(call: Call<'_>) -> Result<Output, Failure> {
    Ok(Output::page(pages::link(&frame(call), "", &None)))
}

fn by_link(call: Call<'_>) -> Result<Later<Output>, Failure> {
    let fields = call.request.form()?;
    let frame: Frame = frame(call);
    let lang = frame.lang;
    // The whole link may have been pasted.
    let typed = fields.text("token").trim();
    let token = typed.rsplit('#').next().unwrap_or(typed).to_owned();
    if let wrong @ Some(_) = pages::check(lang, fields.text("new"), fields.text("repeat")) {
        return Err(refused(pages::link(&frame, &token, &wrong)));
    }
    let begun = || {
        let new = Password::plain(fields.text("new"))?;
        sign_in::set_by_link(call.context, new, &token)
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
