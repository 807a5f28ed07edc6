//! Classes and their people.

mod import;
mod member;
mod paper;

use crate::path::team;
use crate::reader::frame;
use crate::state::RequestContext;
use crate::teams::invitations;
use crate::teams::join_address;
use crate::teams::rules as teams;
use crate::teams::rules::{ManagedTeam, NewInvitation, TeamUpdate};
use crate::teams::view as pages;
use crate::teams::view::FormFault;
use crate::teams::view::class;
use crate::teams::view::class::Around;
use crate::texts::Say;
use eqex_kernel::accounts::names::{Invitation, TeamName, UserId};
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::DeferredResponse;
use eqex_kernel::http::output::Output;
use eqex_kernel::ui::frame::Frame;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    let own = vec![
        Endpoint::get(
            "/classes",
            Access::Teacher,
            Effect::Page,
            "All classes, those that the reader looks after first",
            list,
        ),
        Endpoint::form(
            "/classes",
            Access::Teacher,
            Effect::Write,
            "A new class that the reader looks after",
            create,
        ),
        Endpoint::get(
            "/class/{team}",
            Access::Teacher,
            Effect::Page,
            "A class: its members, its invitations, its settings",
            page,
        ),
        Endpoint::form(
            "/class/{team}/rename",
            Access::Teacher,
            Effect::Write,
            "A new name of the class",
            rename,
        ),
        Endpoint::form(
            "/class/{team}/assignee",
            Access::Teacher,
            Effect::Write,
            "Hands the class over to another teacher",
            assign,
        ),
        Endpoint::form(
            "/class/{team}/invitation",
            Access::Teacher,
            Effect::Write,
            "A word by which all can join, a random one, or none",
            invite,
        ),
        Endpoint::form(
            "/class/{team}/revoke",
            Access::Teacher,
            Effect::Write,
            "Takes a personal invitation back",
            revoke,
        ),
        Endpoint::form(
            "/class/{team}/revoke-all",
            Access::Teacher,
            Effect::Write,
            "Takes all personal invitations of the class back",
            revoke_all,
        ),
        Endpoint::get(
            "/class/{team}/delete",
            Access::Teacher,
            Effect::Read,
            "What goes with the class when it is deleted",
            deleting,
        ),
        Endpoint::form(
            "/class/{team}/delete",
            Access::Teacher,
            Effect::Write,
            "Deletes the class, whose name must be typed",
            delete,
        ),
    ];
    let rest = [member::endpoints(), import::endpoints(), paper::endpoints()];
    own.into_iter().chain(rest.into_iter().flatten()).collect()
}

fn list_page(context: RequestContext<'_>, wrong: Option<&FormFault>) -> Result<String, Failure> {
    let all = teams::summaries(&context.db()?, context.caller)?;
    let (mine, others): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|class| context.caller.is_assignee_of(&class.team));
    Ok(pages::list(&frame(context), &mine, &others, wrong))
}

fn list(context: RequestContext<'_>) -> Result<Output, Failure> {
    Ok(Output::page(list_page(context, None)?))
}

fn create(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let fields = context.request.form()?;
    let typed = fields.text("name").trim();
    let Some(name) = TeamName::parse(typed) else {
        let wrong = wrong_name(context, typed);
        let html = list_page(context, Some(&wrong))?;
        return Err(Failure::bad_request("the name").with_page(html));
    };
    let (classroom, caller) = (context.state.clone(), context.caller.clone());
    Ok(DeferredResponse::commit(
        move |db| -> Result<Output, Failure> {
            let team = teams::create(db, &classroom.kernel.environment, &caller, &name)?;
            let class = pages::address(team);
            Ok(Output::redirect(format!("{class}?notice=class-created")))
        },
    ))
}

fn wrong_name(context: RequestContext<'_>, typed: &str) -> FormFault {
    FormFault {
        field: "name",
        told: frame(context).lang.say("class-name-wrong"),
        typed: typed.to_owned(),
    }
}

fn class(context: RequestContext<'_>) -> Result<ManagedTeam, Failure> {
    let class = teams::managed(
        &context.db()?,
        &context.state.kernel.environment,
        context.caller,
        team(context)?,
    );
    Ok(class?)
}

/// The page of the class, with what is wrong with one of its forms.
fn class_page(context: RequestContext<'_>, wrong: Option<&FormFault>) -> Result<String, Failure> {
    let class = class(context)?;
    let word = class.team.invitation.as_deref();
    let around = Around {
        assignees: &teams::assignees(&context.db()?)?,
        link: word.map(|word| join_address::link(context, word)),
        zone: &context.state.kernel.environment.zone,
    };
    // Also where a form of the page was sent somewhere below it.
    let frame = Frame {
        here: pages::address(class.team.id),
        ..frame(context)
    };
    Ok(class::page(&frame, &class, &around, wrong))
}

fn page(context: RequestContext<'_>) -> Result<Output, Failure> {
    Ok(Output::page(class_page(context, None)?))
}

/// The page of the class again, for a form that cannot be taken.
fn again(context: RequestContext<'_>, wrong: &FormFault) -> Failure {
    match class_page(context, Some(wrong)) {
        Ok(html) => Failure::bad_request("the form").with_page(html),
        Err(failure) => failure,
    }
}

fn change(
    context: RequestContext<'_>,
    update: TeamUpdate,
    next: &'static str,
) -> Result<DeferredResponse<Output>, Failure> {
    let (classroom, caller, team) = (
        context.state.clone(),
        context.caller.clone(),
        team(context)?,
    );
    Ok(DeferredResponse::commit(
        move |db| -> Result<Output, Failure> {
            teams::update(db, &classroom.kernel.environment, &caller, team, &update)?;
            let to = match next {
                "" => format!("{}?notice=saved", pages::address(team)),
                next => next.to_owned(),
            };
            Ok(Output::redirect(to))
        },
    ))
}

fn rename(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let fields = context.request.form()?;
    let typed = fields.text("name").trim();
    let Some(name) = TeamName::parse(typed) else {
        return Err(again(context, &wrong_name(context, typed)));
    };
    let update = TeamUpdate {
        name: Some(name),
        ..TeamUpdate::default()
    };
    change(context, update, "")
}

fn assign(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let fields = context.request.form()?;
    let assignee = UserId::parse(fields.text("assignee"));
    let assignee = assignee.ok_or_else(|| Failure::bad_request("an assignee is missing"))?;
    // Who hands a class over does not see it any more, but for root.
    let stays = context.caller.is_admin()
        || context.caller.user().map(|user| &*user.public_id) == Some(assignee.as_str());
    let next = if stays {
        ""
    } else {
        "/classes?notice=handed-over"
    };
    let update = TeamUpdate {
        assignee: Some(assignee),
        ..TeamUpdate::default()
    };
    change(context, update, next)
}

fn invite(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let fields = context.request.form()?;
    let typed = fields.text("word").trim();
    let lang = frame(context).lang;
    let wrong = |told: String| FormFault {
        field: "word",
        told,
        typed: typed.to_owned(),
    };
    let invitation = match (fields.text("kind"), Invitation::parse(typed)) {
        ("closed", _) => NewInvitation::Closed,
        ("random", _) => NewInvitation::Random,
        ("word", Some(word)) => NewInvitation::Text(word),
        _ => return Err(again(context, &wrong(lang.say("invitation-word-wrong")))),
    };
    let update = TeamUpdate {
        invitation: Some(invitation),
        ..TeamUpdate::default()
    };
    let taken = class_page(context, Some(&wrong(lang.say("invitation-word-taken"))))?;
    change(context, update, "")?.page(move |result| {
        result.map_err(|failure| match failure.status {
            409 => failure.with_page(taken),
            _ => failure,
        })
    })
}

fn revoke(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let fields = context.request.form()?;
    let id = fields.text("invitation").parse();
    let id = id.map_err(|_| Failure::bad_request("an invitation is missing"))?;
    let (caller, team) = (context.caller.clone(), team(context)?);
    Ok(DeferredResponse::commit(
        move |db| -> Result<Output, Failure> {
            invitations::revoke(db, &caller, team, id)?;
            Ok(revoked(team))
        },
    ))
}

fn revoke_all(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let (caller, team) = (context.caller.clone(), team(context)?);
    Ok(DeferredResponse::commit(
        move |db| -> Result<Output, Failure> {
            invitations::revoke_all(db, &caller, team)?;
            Ok(revoked(team))
        },
    ))
}

fn revoked(team: i32) -> Output {
    Output::redirect(format!("{}?notice=revoked", pages::address(team)))
}

fn deleting(context: RequestContext<'_>) -> Result<Output, Failure> {
    Ok(Output::page(class::deleting(
        &frame(context),
        &class(context)?,
        None,
    )))
}

fn delete(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let fields = context.request.form()?;
    let class = class(context)?;
    let typed = fields.text("typed").trim();
    if typed != class.team.name.trim() {
        let frame = frame(context);
        let wrong = FormFault {
            field: "typed",
            told: frame.lang.say("class-delete-differs"),
            typed: typed.to_owned(),
        };
        let html = class::deleting(&frame, &class, Some(&wrong));
        return Err(Failure::bad_request("the name").with_page(html));
    }
    let (caller, team) = (context.caller.clone(), class.team.id);
    Ok(DeferredResponse::commit(
        move |db| -> Result<Output, Failure> {
            teams::delete(db, &caller, team)?;
            Ok(Output::redirect("/classes?notice=class-deleted"))
        },
    ))
}
