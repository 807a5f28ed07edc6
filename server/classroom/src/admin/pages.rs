//! The pages of the administrator.

use eqex_messages::Message;

use crate::admin::rules as admin;
use crate::admin::rules::UserSearch;
use crate::admin::view as pages;
use crate::admin::view::{Overview, Profile, ShownSignIn, Users};
use crate::reader::frame;
use crate::state::RequestContext;
use eqex_kernel::accounts::names::UserId;
use eqex_kernel::accounts::people;
use eqex_kernel::accounts::sign_in;
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::backup;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::DeferredResponse;
use eqex_kernel::http::output::{Body, Output};
use eqex_kernel::store::{Error, ReadOnlyStore};
use eqex_kernel::ui::moment;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    let page = |path, doc, handler| Endpoint::get(path, Access::Admin, Effect::Page, doc, handler);
    vec![
        page(
            "/admin",
            "How the instance is, and how much there is",
            overview as fn(RequestContext<'_>) -> _,
        ),
        page("/admin/users", "All users, to be searched", users),
        page("/admin/user/{user}", "A user and their sign-ins", user),
        page("/admin/teams", "All teams", teams),
        page(
            "/admin/teachers",
            "All teachers with what is theirs",
            teachers,
        ),
        page(
            "/admin/subjects",
            "All subjects with who manages them",
            subjects,
        ),
        page("/admin/settings", "The settings that hold", settings),
        Endpoint::form(
            "/admin/user/{user}/password-link",
            Access::Admin,
            Effect::Write,
            "Makes a password link, and shows it once",
            password_link,
        ),
        Endpoint::form(
            "/admin/user/{user}/revoke",
            Access::Admin,
            Effect::Write,
            "Ends one sign-in of a user, or all",
            revoke,
        ),
        Endpoint::form(
            "/admin/user/{user}/delete",
            Access::Admin,
            Effect::Write,
            "Deletes a user whose login is typed once more",
            delete,
        ),
        Endpoint::form(
            "/admin/backup",
            Access::Admin,
            Effect::Copy,
            "The data folder as one file",
            download,
        ),
    ]
}

fn overview(context: RequestContext<'_>) -> Result<Output, Failure> {
    Ok(Output::page(pages::overview(
        &frame(context),
        &look(context)?,
    )))
}

fn look(context: RequestContext<'_>) -> Result<Overview, Failure> {
    let classroom = context.state;
    let now = classroom.kernel.environment.now();
    Ok(Overview {
        version: env!("CARGO_PKG_VERSION"),
        minutes: usize::try_from((now - classroom.kernel.started) / 60_000).unwrap_or(0),
        started: moment::time(
            frame(context).lang,
            classroom.kernel.started,
            &classroom.kernel.environment.zone,
        ),
        broken: classroom.kernel.store.broken().is_some(),
        room: classroom.kernel.store.folder().room()?,
        counts: crate::admin::store::counts(&context.db()?, now)?,
        figures: classroom.kernel.store.figures(),
    })
}

fn users(context: RequestContext<'_>) -> Result<Output, Failure> {
    let fields = context.request.fields();
    let search = UserSearch {
        words: fields.text("q").chars().take(100).collect(),
        team: fields.filled("team").and_then(|team| team.parse().ok()),
        page: fields.text("page").parse().unwrap_or(1),
    };
    let db = context.db()?;
    let users = Users {
        found: admin::find(&db, context.caller, &search)?,
        search,
        teams: accounts::teams(&db)?,
    };
    Ok(Output::page(pages::users(&frame(context), &users)))
}

/// Whom the path names; what cannot be an id is nobody's.
fn user_id(context: RequestContext<'_>) -> Result<UserId, Failure> {
    let id = context.parameters.first().map_or("", String::as_str);
    UserId::parse(id).ok_or_else(Failure::not_found)
}

fn profile(context: RequestContext<'_>, id: &UserId) -> Result<Profile, Failure> {
    let (db, environment) = (context.db()?, &context.state.kernel.environment);
    let (user, sign_ins) = admin::user(&db, context.caller, id, environment.now())?;
    let lang = frame(context).lang;
    let own = context.token().unwrap_or_default();
    let entries = sign_ins.into_iter().map(|one| ShownSignIn {
        own: one.hash == own,
        hash: hex::encode(&one.hash),
        kind: one.kind,
        label: one.label,
        created: moment::time(lang, one.created_at, &environment.zone),
        expires: moment::time(lang, one.expires_at, &environment.zone),
    });
    Ok(Profile {
        entries: entries.collect(),
        team: accounts::team(&db, user.team)?,
        user,
        link: None,
        mistyped: false,
    })
}

fn user(context: RequestContext<'_>) -> Result<Output, Failure> {
    let profile = profile(context, &user_id(context)?)?;
    Ok(Output::page(pages::profile(&frame(context), &profile)))
}

fn password_link(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let id = user_id(context)?;
    let mut profile = profile(context, &id)?;
    let (frame, base) = (frame(context), sign_in::base(context.base));
    let (classroom, caller) = (context.state.clone(), context.caller.clone());
    // On the page itself, as an address would keep the secret in the browser's history.
    Ok(DeferredResponse::commit(
        move |db| -> Result<Output, Failure> {
            let token = people::password_link(db, &classroom.kernel.environment, &caller, &id)?;
            profile.link = Some(sign_in::password_link(&base, &token));
            Ok(Output::page(pages::profile(&frame, &profile)))
        },
    ))
}

fn revoke(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let id = user_id(context)?;
    let fields = context.request.form()?;
    let hash = match fields.get("all") {
        Some(_) => None,
        None => {
            let hash = hex::decode(fields.text("sign-in"));
            Some(hash.map_err(|_| Failure::bad_request("this is no sign-in"))?)
        }
    };
    let caller = context.caller.clone();
    Ok(DeferredResponse::commit(
        move |db| -> Result<Output, Failure> {
            admin::revoke(db, &caller, &id, hash.as_deref())?;
            let next = format!("/admin/user/{id}?notice=sign-ins-ended");
            Ok(Output::redirect(next))
        },
    ))
}

fn delete(context: RequestContext<'_>) -> Result<DeferredResponse<Output>, Failure> {
    let id = user_id(context)?;
    let fields = context.request.form()?;
    let user =
        eqex_kernel::accounts::access::assigned_user(&context.db()?, context.caller, id.as_str())?;
    if fields.text("login").trim() != user.login {
        let mut profile = profile(context, &id)?;
        profile.mistyped = true;
        let html = pages::profile(&frame(context), &profile);
        return Err(Failure::bad_request("this is not the login of the user").with_page(html));
    }
    let caller = context.caller.clone();
    Ok(DeferredResponse::commit(
        move |db| -> Result<Output, Failure> {
            people::delete(db, &caller, &id)?;
            Ok(Output::redirect("/admin/users?notice=user-deleted"))
        },
    ))
}

fn teams(context: RequestContext<'_>) -> Result<Output, Failure> {
    let rows = admin::teams(&context.db()?, context.caller)?;
    Ok(Output::page(pages::teams(&frame(context), &rows)))
}

fn teachers(context: RequestContext<'_>) -> Result<Output, Failure> {
    let rows = admin::teachers(&context.db()?, context.caller)?;
    Ok(Output::page(pages::teachers(&frame(context), &rows)))
}

fn subjects(context: RequestContext<'_>) -> Result<Output, Failure> {
    let rows = admin::subjects(&context.db()?, context.caller)?;
    Ok(Output::page(pages::subjects(&frame(context), &rows)))
}

fn settings(context: RequestContext<'_>) -> Result<Output, Failure> {
    let html = pages::settings(&frame(context), &context.state.kernel.effective);
    Ok(Output::page(html))
}

/// Written to a file without a name, which is gone with the answer, however that ends.
fn download(context: RequestContext<'_>) -> Result<Output, Failure> {
    let folder = context.state.kernel.store.folder();
    let seen = look(context)?;
    // A disk that it fills takes no answers any more.
    if seen.backup_lacks().is_some() {
        let html = pages::overview(&frame(context), &seen);
        return Err(Failure::full(Message::new("no-room-for-backup")).with_page(html));
    }
    let kept = ReadOnlyStore::open(folder.path(), context.state.kernel.store.tables())?;
    let file = tempfile::tempfile_in(folder.path()).map_err(Error::from)?;
    let contents = backup::write(&kept, &file, folder.path(), |_, _| {})?;
    for damage in &contents.damage {
        tracing::warn!(%damage, "the backup is as good as the folder");
    }
    std::io::Seek::rewind(&mut &file).map_err(Error::from)?;
    let day = moment::stamp(
        context.state.kernel.environment.now(),
        &context.state.kernel.environment.zone,
    );
    let body = Body::Opened {
        file,
        size: contents.size,
    };
    Ok(Output::new("application/x-tar", body)
        .header("cache-control", "no-store")
        .header(
            "content-disposition",
            format!("attachment; filename=\"eqex-{day}.tar\""),
        ))
}
