//! Subjects for those who manage them: the table of contents, exercises in it, who manages it, and new subjects.

mod transfer;
mod uploads;

use crate::manage::rules as manage;
use crate::manage::rules::{HierarchyChange, NotDone};
use crate::manage::view as pages;
use crate::manage::view::{CopyProblem, Said, manage_address};
use crate::path::{exercise_id, subject_name};
use crate::reader::{frame, page_view};
use crate::saving;
use crate::state::RequestContext;
use eqex_bank::arrange::Move;
use eqex_bank::names::{ExerciseId, SubjectName};
use eqex_bank::refusal::Refusal;
use eqex_bank::{exercises, subjects};
use eqex_kernel::accounts::caller::Caller;
use eqex_kernel::accounts::names::UserId;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::input::Fields;
use eqex_kernel::http::outcome::DeferredResponse;
use eqex_kernel::http::output::Output;
use eqex_kernel::store::WriteTx;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    let own = vec![
        Endpoint::get(
            "/subject/{subject}",
            Access::Teacher,
            Effect::Page,
            "A subject's table of contents, to be arranged",
            page,
        ),
        Endpoint::form(
            "/subject/{subject}/arrange",
            Access::Teacher,
            Effect::Write,
            "One step in the table of contents",
            arrange,
        ),
        Endpoint::get(
            "/subject/{subject}/exercise/{id}",
            Access::Teacher,
            Effect::Read,
            "An exercise to be copied or taken away",
            exercise,
        ),
        Endpoint::form(
            "/subject/{subject}/exercise/{id}/copy",
            Access::Teacher,
            Effect::LongWrite,
            "Copies an exercise",
            copy,
        ),
        Endpoint::form(
            "/subject/{subject}/exercise/{id}/remove",
            Access::Teacher,
            Effect::Write,
            "Takes an exercise away; its history stays",
            remove,
        ),
        Endpoint::form(
            "/subject/{subject}/bring-back",
            Access::Teacher,
            Effect::LongWrite,
            "Brings an exercise back as it was when it was taken away",
            bring_back,
        ),
        Endpoint::get(
            "/subject/{subject}/assignees",
            Access::Teacher,
            Effect::Read,
            "Who manages a subject",
            assignees,
        ),
        Endpoint::form(
            "/subject/{subject}/assignees",
            Access::Teacher,
            Effect::Write,
            "Says who manages a subject",
            permit,
        ),
        Endpoint::get(
            "/subjects/new",
            Access::Teacher,
            Effect::Read,
            "The form that makes a subject",
            |context| {
                Ok(Output::page(pages::create(
                    &frame(context),
                    "",
                    false,
                    None,
                )))
            },
        ),
        Endpoint::form(
            "/subjects/new",
            Access::Teacher,
            Effect::Write,
            "Makes a subject",
            create,
        ),
    ];
    [own, uploads::endpoints(), transfer::endpoints()]
        .into_iter()
        .flatten()
        .collect()
}

fn page(context: RequestContext<'_>) -> Result<Output, Failure> {
    let name = subject_name(context)?;
    let db = context.db()?;
    let managed = manage::look(&db, context.caller, &name, &page_view(context))?;
    let noticed = manage::notices(&db, context.state, context.caller, &name)?;
    Ok(Output::page(pages::page(
        &frame(context),
        &managed,
        &noticed,
    )))
}

/// `0.2.1` as a path; nothing is the top. A path that leads nowhere finds nothing.
fn path(text: &str) -> Vec<usize> {
    text.split('.')
        .filter(|place| !place.is_empty())
        .map(|place| place.parse().unwrap_or(usize::MAX))
        .take(eqex_bank::tree::MAX_DEPTH + 1)
        .collect()
}

/// What a button asks for: `up/0.2/name`, with fields beside it.
fn change(fields: &Fields) -> Option<HierarchyChange> {
    let mut parts = fields.text("do").splitn(3, '/');
    let (what, place, key) = (parts.next()?, parts.next()?, parts.next()?);
    let at: Option<usize> = fields.filled("at").and_then(|at| at.parse().ok());
    let into = path(fields.text("into"));
    let step = match what {
        "up" => Move::Up,
        "down" => Move::Down,
        "in" => Move::In,
        "out" => Move::Out,
        "to" => Move::To { into, at: at? },
        "rename" => Move::Rename(fields.text("name").trim().to_owned()),
        "remove" => Move::Remove,
        "again" => Move::Again,
        "section" => {
            let name = fields.text("name").trim().to_owned();
            return Some(HierarchyChange::Section { into, name });
        }
        "add" => {
            let id = ExerciseId::parse(key)?;
            return Some(HierarchyChange::Exercise { into, at, id });
        }
        "whole" => {
            let tree = serde_json::from_str(fields.text("tree")).ok()?;
            return Some(HierarchyChange::Whole(tree));
        }
        _ => return None,
    };
    Some(HierarchyChange::Step {
        path: path(place),
        called: key.to_owned(),
        step,
    })
}

fn arrange(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let name = subject_name(context)?;
    let fields = context.request.form()?;
    let wanted = change(&fields).ok_or_else(|| Failure::bad_request("this is no step"))?;
    let seen = fields.text("version").to_owned();
    let (caller, part) = (context.caller.clone(), context.request.wants_part());
    let (lang, view) = (frame(context).lang, page_view(context));
    let (classroom, reader, subject) = (context.state.clone(), caller.clone(), name.clone());
    let step = move |db: &WriteTx<'_>| {
        let out = match &wanted {
            HierarchyChange::Step {
                step: Move::Remove,
                called,
                ..
            } => Some(called.clone()),
            _ => None,
        };
        Ok::<_, Refusal>(match manage::change(db, &caller, &name, &seen, wanted)? {
            Ok(_) if out.is_some() => Said::Out(out.unwrap_or_default()),
            Ok(arranged) => Said::At(arranged.at),
            Err(problem) => Said::NotDone(problem),
        })
    };
    Ok(DeferredResponse::commit_then(step, move |said| {
        if !part {
            return Ok(Output::redirect(after(&subject, &said)));
        }
        let reading = classroom.kernel.store.read()?;
        let managed = manage::look(&reading.db()?, &reader, &subject, &view)?;
        let html = pages::part(lang, &managed, Some(&said)).into_string();
        Ok(Output {
            status: if matches!(said, Said::NotDone(_)) {
                409
            } else {
                200
            },
            ..Output::page(html)
        })
    }))
}

/// Where a form without a script leads.
fn after(name: &SubjectName, said: &Said) -> String {
    use eqex_bank::arrange::ArrangeRefusal;
    let (notice, anchor) = match said {
        Said::At(at) => {
            let places: Vec<String> = at.iter().map(ToString::to_string).collect();
            ("saved", format!("#n{}", places.join(".")))
        }
        Said::Out(_) => ("saved", String::new()),
        Said::NotDone(NotDone::Problem(ArrangeRefusal::Name)) => ("arrange-name", String::new()),
        Said::NotDone(NotDone::Problem(ArrangeRefusal::NoPlace)) => {
            ("arrange-no-place", String::new())
        }
        Said::NotDone(NotDone::Problem(ArrangeRefusal::TooDeep)) => {
            ("arrange-too-deep", String::new())
        }
        Said::NotDone(NotDone::Problem(ArrangeRefusal::TooMany)) => {
            ("arrange-too-many", String::new())
        }
        Said::NotDone(_) => ("arrange-changed", String::new()),
    };
    format!("/subject/{name}?notice={notice}{anchor}")
}

fn exercise(context: RequestContext<'_>) -> Result<Output, Failure> {
    let id = exercise_id(context)?;
    let html = exercise_page(context, &id, &format!("{id}-2"), None)?;
    Ok(Output::page(html))
}

fn exercise_page(
    context: RequestContext<'_>,
    id: &ExerciseId,
    copy: &str,
    problem: Option<CopyProblem>,
) -> Result<String, Failure> {
    let (db, name) = (context.db()?, subject_name(context)?);
    exercises::may_update(&db, context.caller, &name, id)?;
    let managed = manage::look(&db, context.caller, &name, &page_view(context))?;
    Ok(pages::exercise(
        &frame(context),
        &managed,
        id.as_str(),
        copy,
        problem,
    ))
}

fn copy(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let (name, id) = (subject_name(context)?, exercise_id(context)?);
    let fields = context.request.form()?;
    let typed = fields.text("id").trim();
    let db = context.db()?;
    let content = exercises::content(&db, context.caller, &name, &id)?;
    let again = |problem| -> Result<Failure, Failure> {
        let html = exercise_page(context, &id, typed, Some(problem))?;
        Ok(Failure::bad_request("the id of the copy").with_page(html))
    };
    let Some(new) = ExerciseId::parse(typed) else {
        return Err(again(CopyProblem::Id)?);
    };
    match exercises::may_add(&db, context.caller, &name, &new) {
        Ok(()) => {}
        Err(Refusal::Conflict(_)) => return Err(again(CopyProblem::Taken)?),
        Err(refusal) => return Err(refusal.into()),
    }
    added(context, name, new, content, |name, new| {
        format!("/s/{name}/{new}/edit")
    })
}

fn bring_back(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let name = subject_name(context)?;
    let fields = context.request.form()?;
    let id = ExerciseId::parse(fields.text("id")).ok_or_else(Failure::not_found)?;
    let content = exercises::removed(&context.db()?, context.caller, &name, &id)?;
    added(context, name, id, content, |name, _| {
        format!("/subject/{name}?notice=brought-back")
    })
}

/// Adds a content, and goes on.
fn added(
    context: RequestContext<'_>,
    name: SubjectName,
    id: ExerciseId,
    content: String,
    next: fn(&SubjectName, &ExerciseId) -> String,
) -> Result<DeferredResponse<Output>, Failure> {
    let draft = exercises::draft_of_stored(
        &context.state.bank.catalog,
        &context.state.bank.settings,
        content,
    )?;
    let next = next(&name, &id);
    Ok(saving::commit(
        context,
        move |db, bank, caller| exercises::add(db, bank, caller, &name, &id, &draft),
        |_| Ok(Output::redirect(next)),
    ))
}

fn remove(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let (name, id) = (subject_name(context)?, exercise_id(context)?);
    if context.request.form()?.get("sure") != Some("1") {
        return DeferredResponse::done(Output::redirect(manage_address(
            name.as_str(),
            &format!("/exercise/{id}"),
        )));
    }
    let caller = context.caller.clone();
    Ok(DeferredResponse::commit(
        move |db| -> Result<Output, Failure> {
            exercises::remove(db, &caller, &name, &id)?;
            Ok(Output::redirect(format!("/subject/{name}?notice=removed")))
        },
    ))
}

fn assignees(context: RequestContext<'_>) -> Result<Output, Failure> {
    let name = subject_name(context)?;
    let assignees = manage::assignees(&context.db()?, context.caller, &name)?;
    let html = pages::assignees(&frame(context), name.as_str(), &assignees, false);
    Ok(Output::page(html))
}

fn permit(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let name = subject_name(context)?;
    let fields = context.request.form()?;
    // A form that came without this would open the subject to every teacher.
    let all = match fields.get("who") {
        Some("all") => true,
        Some("some") => false,
        _ => return Err(Failure::bad_request("`who` is `all` or `some`")),
    };
    let users: Vec<UserId> = fields.all("user").filter_map(UserId::parse).collect();
    subjects::few_enough(&users)?;
    let mut known = manage::assignees(&context.db()?, context.caller, &name)?;
    let own = context.caller.user().map(|user| user.public_id.as_str());
    let stays =
        all || context.caller.is_admin() || users.iter().any(|user| Some(user.as_str()) == own);
    if !stays && fields.get("sure") != Some("1") {
        known.all = false;
        for (user, chosen) in &mut known.people {
            *chosen = users.iter().any(|one| one.as_str() == user.public_id);
        }
        let html = pages::assignees(&frame(context), name.as_str(), &known, true);
        return DeferredResponse::done(Output::page(html));
    }
    let caller = context.caller.clone();
    Ok(DeferredResponse::commit(
        move |db| -> Result<Output, Failure> {
            subjects::permit(db, &caller, &name, (!all).then_some(users.as_slice()))?;
            Ok(Output::redirect(if stays {
                format!("/subject/{name}/assignees?notice=saved")
            } else {
                "/?notice=saved".to_owned()
            }))
        },
    ))
}

fn create(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let fields = context.request.form()?;
    let typed = fields.text("name").trim().to_owned();
    let private = fields.get("private") == Some("1");
    let frame = frame(context);
    let again = move |typed: &str, taken: bool| {
        let html = pages::create(&frame, typed, private, Some(taken));
        Failure::bad_request("the name of the subject").with_page(html)
    };
    // The sign of private subjects is ours to put; who typed it anyway means the same.
    let plain = typed.strip_prefix('_').unwrap_or(&typed);
    let whole = if private || typed.starts_with('_') {
        format!("_{plain}")
    } else {
        plain.to_owned()
    };
    let Some(name) = SubjectName::parse(&whole) else {
        return Err(again(&typed, false));
    };
    let assignees = match (fields.get("who"), context.caller) {
        (Some("me"), Caller::User(account)) => {
            UserId::parse(&account.user.public_id).map(|id| vec![id])
        }
        _ => None,
    };
    let classroom = context.state.clone();
    Ok(DeferredResponse::commit(
        move |db| -> Result<Output, Failure> {
            match subjects::create(
                db,
                &classroom.kernel.environment,
                &name,
                assignees.as_deref(),
            ) {
                Ok(()) => Ok(Output::redirect(format!("/subject/{name}"))),
                Err(Refusal::Conflict(_)) => Err(again(&typed, true)),
                Err(refusal) => Err(refusal.into()),
            }
        },
    ))
}
