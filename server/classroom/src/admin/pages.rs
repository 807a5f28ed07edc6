//! The pages of the administrator.

use eqex_messages::Message;

use crate::admin::rules as admin;
use crate::admin::rules::Search;
use crate::admin::view as pages;
use crate::admin::view::{Entry, Overview, Profile, Users};
use crate::app::Call;
use crate::reader::frame;
use eqex_kernel::accounts::names::UserId;
use eqex_kernel::accounts::people;
use eqex_kernel::accounts::sign_in;
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::backup;
use eqex_kernel::http::endpoint::{Access, Effect, Endpoint};
use eqex_kernel::http::failure::Failure;
use eqex_kernel::http::outcome::Later;
use eqex_kernel::http::output::{Body, Output};
use eqex_kernel::store::{Error, ReadOnlyStore};
use eqex_kernel::ui::moment;

pub(crate) fn endpoints() -> Vec<Endpoint> {
    let page = |path, doc, handler| Endpoint::get(path, Access::Admin, Effect::Page, doc, handler);
    vec![
        page(
            "/admin",
            "How the instance is, and how much there is",
            overview as fn(Call<'_>) -> _,
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

fn overview(call: Call<'_>) -> Result<Output, Failure> {
    Ok(Output::page(pages::overview(&frame(call), &look(call)?)))
}

fn look(call: Call<'_>) -> Result<Overview, Failure> {
    let app = call.app;
    let now = app.kernel.environment.now();
    Ok(Overview {
        version: env!("CARGO_PKG_VERSION"),
        minutes: usize::try_from((now - app.kernel.started) / 60_000).unwrap_or(0),
        started: moment::time(
            frame(call).lang,
            app.kernel.started,
            &app.kernel.environment.zone,
        ),
        broken: app.kernel.store.broken().is_some(),
        room: app.kernel.store.folder().room()?,
        counts: crate::admin::store::counts(&call.db()?, now)?,
        figures: app.kernel.store.figures(),
    })
}

fn users(call: Call<'_>) -> Result<Output, Failure> {
    let fields = call.request.fields();
    let search = Search {
        words: fields.text("q").chars().take(100).collect(),
        team: fields.filled("team").and_then(|team| team.parse().ok()),
        page: fields.text("page").parse().unwrap_or(1),
    };
    let db = call.db()?;
    let users = Users {
        found: admin::find(&db, call.caller, &search)?,
        search,
        teams: accounts::teams(&db)?,
    };
    Ok(Output::page(pages::users(&frame(call), &users)))
}

/// Whom the path names; what cannot be an id is nobody's.
fn user_id(call: Call<'_>) -> Result<UserId, Failure> {
    let id = call.parameters.first().map_or("", String::as_str);
    UserId::parse(id).ok_or_else(Failure::not_found)
}

fn profile(call: Call<'_>, id: &UserId) -> Result<Profile, Failure> {
    let (db, outside) = (call.db()?, &call.app.kernel.environment);
    let (user, sign_ins) = admin::user(&db, call.caller, id, outside.now())?;
    let lang = frame(call).lang;
    let own = call.token().unwrap_or_default();
    let entries = sign_ins.into_iter().map(|one| Entry {
        own: one.hash == own,
        hash: hex::encode(&one.hash),
        kind: one.kind,
        label: one.label,
        created: moment::time(lang, one.created_at, &outside.zone),
        expires: moment::time(lang, one.expires_at, &outside.zone),
    });
    Ok(Profile {
        entries: entries.collect(),
        team: accounts::team(&db, user.team)?,
        user,
        link: None,
        mistyped: false,
    })
}

fn user(call: Call<'_>) -> Result<Output, Failure> {
    let profile = profile(call, &user_id(call)?)?;
    Ok(Output::page(pages::profile(&frame(call), &profile)))
}

fn password_link(call: Call<'_>) -> Result<Later<Output>, Failure> {
    let id = user_id(call)?;
    let mut profile = profile(call, &id)?;
    let (frame, base) = (frame(call), sign_in::base(call.context));
    let (app, caller) = (call.app.clone(), call.caller.clone());
    // On the page itself, as an address would keep the secret in the browser's history.
    Ok(Later::commit(move |db| -> Result<Output, Failure> {
        let token = people::password_link(db, &app.kernel.environment, &caller, &id)?;
        profile.link = Some(sign_in::password_link(&base, &token));
        Ok(Output::page(pages::profile(&frame, &profile)))
    }))
}

fn revoke(call: Call<'_>) -> Result<Later<Output>, Failure> {
    let id = user_id(call)?;
    let fields = call.request.form()?;
    let hash = match fields.get("all") {
        Some(_) => None,
        None => {
            let hash = hex::decode(fields.text("sign-in"));
            Some(hash.map_err(|_| Failure::bad_request("this is no sign-in"))?)
        }
    };
    let caller = call.caller.clone();
    Ok(Later::commit(move |db| -> Result<Output, Failure> {
        admin::revoke(db, &caller, &id, hash.as_deref())?;
        let next = format!("/admin/user/{id}?notice=sign-ins-ended");
        Ok(Output::redirect(next))
    }))
}

fn delete(call: Call<'_>) -> Result<Later<Output>, Failure> {
    let id = user_id(call)?;
    let fields = call.request.form()?;
    let user = eqex_kernel::accounts::access::assigned_user(&call.db()?, call.caller, id.as_str())?;
    if fields.text("login").trim() != user.login {
        let mut profile = profile(call, &id)?;
        profile.mistyped = true;
        let html = pages::profile(&frame(call), &profile);
        return Err(Failure::bad_request("this is not the login of the user").with_page(html));
    }
    let caller = call.caller.clone();
    Ok(Later::commit(move |db| -> Result<Output, Failure> {
        people::delete(db, &caller, &id)?;
        Ok(Output::redirect("/admin/users?notice=user-deleted"))
    }))
}

fn teams(call: Call<'_>) -> Result<Output, Failure> {
    let rows = admin::teams(&call.db()?, call.caller)?;
    Ok(Output::page(pages::teams(&frame(call), &rows)))
}

fn teachers(call: Call<'_>) -> Result<Output, Failure> {
    let rows = admin::teachers(&call.db()?, call.caller)?;
    Ok(Output::page(pages::teachers(&frame(call), &rows)))
}

fn subjects(call: Call<'_>) -> Result<Output, Failure> {
    let rows = admin::subjects(&call.db()?, call.caller)?;
    Ok(Output::page(pages::subjects(&frame(call), &rows)))
}

fn settings(call: Call<'_>) -> Result<Output, Failure> {
    let html = pages::settings(&frame(call), &call.app.kernel.effective);
    Ok(Output::page(html))
}

/// Written to a file without a name, which is gone with the answer, however that ends.
fn download(call: Call<'_>) -> Result<Output, Failure> {
    let folder = call.app.kernel.store.folder();
    let seen = look(call)?;
    // A disk that it fills takes no answers any more.
    if seen.backup_lacks().is_some() {
        let html = pages::overview(&frame(call), &seen);
        return Err(Failure::full(Message::new("no-room-for-backup")).with_page(html));
    }
    let kept = ReadOnlyStore::open(folder.path(), call.app.kernel.store.tables())?;
    let file = tempfile::tempfile_in(folder.path()).map_err(Error::from)?;
    let contents = backup::write(&kept, &file, folder.path(), |_, _| {})?;
    for damage in &contents.damage {
        tracing::warn!(%damage, "the backup is as good as the folder");
    }
    std::io::Seek::rewind(&mut &file).map_err(Error::from)?;
    let day = moment::stamp(
        call.app.kernel.environment.now(),
        &call.app.kernel.environment.zone,
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
