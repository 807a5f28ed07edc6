//! Joining a class with an invitation.

use crate::join::view as pages;
use crate::join::view::{Complaints, InvitationTarget, JoinForm};
use crate::reader::frame;
use crate::state::RequestContext;
use crate::texts::Say;
use eqex_kernel::accounts::invited::Invited;
use eqex_kernel::accounts::names::{Invitation, Login, PersonName};
use eqex_kernel::accounts::people::Registration;
use eqex_kernel::accounts::sign_in;
use eqex_kernel::accounts::sign_in::Password;
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::input::Fields;
use eqex_kernel::http::outcome::DeferredResponse;
use eqex_kernel::http::output::Output;
use eqex_kernel::ui::account;
use eqex_kernel::ui::messages::Lang;
use eqex_kernel::ui::sign_in as sign_in_view;
use eqex_kernel::whole::RegisterNumber;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    vec![
        Endpoint::get(
            "/join",
            Access::Anyone,
            Effect::Read,
            "Asks for an invitation, and then who joins with it",
            page,
        ),
        Endpoint::form(
            "/join",
            Access::Anyone,
            Effect::Work,
            "Joins with an invitation, and signs in",
            join,
        ),
    ]
}

/// What an invitation opens; the word as it is kept, or the status of a refusal.
fn door(context: RequestContext<'_>, typed: &str) -> Result<(String, InvitationTarget), Failure> {
    let (word, invited) = sign_in::invited(context.base, typed)?;
    let team = accounts::team(&context.db()?, invited.team())?.ok_or_else(Failure::not_found)?;
    let personal = match invited {
        Invited::Person(personal) => Some(personal),
        Invited::Team(_) => None,
    };
    Ok((word, InvitationTarget { team, personal }))
}

fn page(context: RequestContext<'_>) -> Result<Output, Failure> {
    let frame = frame(context);
    let typed = typed(&context.request.fields());
    if typed.invitation.trim().is_empty() {
        return Ok(Output::page(pages::ask(
            &frame,
            &JoinForm::default(),
            &Vec::new(),
        )));
    }
    match door(context, &typed.invitation) {
        Ok((invitation, door)) => {
            let typed = JoinForm {
                invitation,
                ..typed
            };
            Ok(Output::page(pages::page(
                &frame,
                &door,
                &typed,
                &Vec::new(),
            )))
        }
        Err(failure) => {
            let wrong = vec![("invitation", told(frame.lang, &failure).1)];
            let html = pages::ask(&frame, &typed, &wrong);
            Err(failure.with_page(html))
        }
    }
}

fn typed(fields: &Fields) -> JoinForm {
    JoinForm {
        invitation: fields.text("invitation").to_owned(),
        name: fields.text("name").trim().to_owned(),
        number: fields.text("number").trim().to_owned(),
        login: Login::small(fields.text("login")),
    }
}

/// The field that a refusal is about, and a text.
fn told(lang: Lang, failure: &Failure) -> (&'static str, String) {
    match failure.status {
        403 => ("invitation", lang.say("join-invitation-wrong")),
        409 => ("login", lang.say("join-login-taken")),
        429 => ("", sign_in_view::too_many(lang, failure.wait())),
        _ => ("", lang.say("error-server-advice")),
    }
}

/// All that is wrong on the face of the form, or who wants to join.
fn read(
    lang: Lang,
    door: &InvitationTarget,
    typed: &JoinForm,
    fields: &Fields,
) -> Result<(Registration, Password), Complaints> {
    let mut wrong = Complaints::new();
    let mut say = |field, text| wrong.push((field, text));
    let (name, number) = match &door.personal {
        Some(personal) => (personal.name.clone(), String::new()),
        None => (typed.name.clone(), typed.number.clone()),
    };
    let name = PersonName::parse(&name);
    if name.is_none() {
        say("name", lang.say("join-name-wrong"));
    }
    let register = number.parse().ok().and_then(RegisterNumber::new);
    if !number.is_empty() && register.is_none() {
        say("number", lang.say("register-number-wrong"));
    }
    let login = Login::parse(&typed.login).filter(|login| !login.is_root());
    if login.is_none() {
        say("login", lang.say("join-login-wrong"));
    }
    if let Some((field, text)) = account::check(lang, fields.text("new"), fields.text("repeat")) {
        say(field, text);
    }
    let password = Password::plain(fields.text("new")).ok();
    let invitation = Invitation::parse(&typed.invitation);
    match (name, login, password, invitation) {
        (Some(name), Some(login), Some(password), Some(invitation)) if wrong.is_empty() => {
            let new = Registration {
                login,
                name,
                number: register,
                invitation,
            };
            Ok((new, password))
        }
        _ => Err(wrong),
    }
}

fn join(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let fields = context.request.form()?;
    let frame = frame(context);
    let lang = frame.lang;
    let onward = crate::sign_in::pages::onward(context, "/?notice=joined");
    let mut typed = typed(&fields);
    let door = match door(context, &typed.invitation) {
        Ok((invitation, door)) => {
            typed.invitation = invitation;
            door
        }
        Err(failure) => {
            let wrong = vec![("invitation", told(lang, &failure).1)];
            let html = pages::ask(&frame, &typed, &wrong);
            return Err(failure.with_page(html));
        }
    };
    let (new, password) = match read(lang, &door, &typed, &fields) {
        Ok(read) => read,
        Err(wrong) => {
            let html = pages::page(&frame, &door, &typed, &wrong);
            return Err(Failure::bad_request("the form").with_page(html));
        }
    };
    let again = move |failure: Failure| {
        let wrong = vec![told(lang, &failure)];
        let html = match failure.status {
            // Somebody else was faster with a personal invitation.
            403 => pages::ask(&frame, &typed, &wrong),
            _ => pages::page(&frame, &door, &typed, &wrong),
        };
        failure.with_page(html)
    };
    match sign_in::register_and_sign_in(context.base, new, password) {
        Err(failure) => Err(again(failure)),
        Ok(later) => later.page(move |result| match result {
            Ok(output) => Ok(output.redirected(&onward)),
            Err(failure) => Err(again(failure)),
        }),
    }
}
