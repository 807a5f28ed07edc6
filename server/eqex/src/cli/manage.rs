//! `eqex user`, `eqex token`, `eqex doctor`, `eqex openapi`: looking after an instance.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;

use crate::cli::data_folder::{data_folder, open_and_tell};
use crate::cli::failure::CommandFailure;
use crate::cli::output::{counted, json, print};
use crate::cli::password::read_password;
use crate::config::ServeSettings;
use crate::families::{FAMILIES, TABLES};
use crate::opening::Opening;
use eqex_bank::refusal::Refusal;
use eqex_bank::store as bank;
use eqex_classroom::state::Classroom;
use eqex_kernel::accounts::names::{Invitation, Login, PersonName};
use eqex_kernel::accounts::people;
use eqex_kernel::accounts::people::{KEY_LIFETIME, Registration};
use eqex_kernel::accounts::rows::{ADMIN_TEAM, Role, User};
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::accounts::store::{TokenKind, Verifiers};
use eqex_kernel::http::openapi;
use eqex_kernel::store;
use eqex_kernel::store::names::{DATABASE, JOURNAL};
use eqex_kernel::store::{MEND, ReadOnlyStore, ReadTx};
use eqex_kernel::ui::size;
use eqex_kernel::whole::RegisterNumber;

/// Look after users from the command line
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  eqex user list --data data/\n  eqex user add tess@school.example --name Tess --team 1 --data data/     a teacher: team 1\n  eqex user password root --data data/\n\nPasswords have at least eight characters, are asked for twice on a terminal, which does not show them, and are else read from standard input, one line. `list` works beside a running server; the others need it stopped."
)]
pub(super) struct Users {
    /// Folder of the database and of uploaded files
    #[arg(long, env = "EQEX_DATA", value_name = "DIR", global = true)]
    data: Option<PathBuf>,
    #[command(subcommand)]
    command: UserCommand,
}

#[derive(Debug, Subcommand)]
enum UserCommand {
    /// Show all users
    List,
    /// Add a user to a team; team 1 are the teachers
    Add {
        /// E-mail address; it is kept in small letters
        login: String,
        /// The name that others see
        #[arg(long)]
        name: String,
        /// Number of the team
        #[arg(long)]
        team: i32,
        /// Number in the class register
        #[arg(long)]
        number: Option<i64>,
    },
    /// Set a new password, which ends all sign-ins of the user
    Password { login: String },
    /// Delete a user with all that is theirs; the log keeps their answers without a name
    Delete { login: String },
}

/// Make keys for scripts
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  eqex token create root --label backup-script --data data/\n  curl -H 'Authorization: Bearer TOKEN' http://127.0.0.1:8080/api/user/info -H 'content-type: application/json' -d '{}'\n\nA key has the rights of its user and lives until it is revoked or the user's password changes. It is shown once and stored hashed. `list` works beside a running server; the others need it stopped."
)]
pub(super) struct Tokens {
    /// Folder of the database and of uploaded files
    #[arg(long, env = "EQEX_DATA", value_name = "DIR", global = true)]
    data: Option<PathBuf>,
    #[command(subcommand)]
    command: TokenCommand,
}

#[derive(Debug, Subcommand)]
enum TokenCommand {
    /// Make a key and print it
    Create {
        /// Whose rights it has
        login: String,
        /// What it is for
        #[arg(long, default_value = "")]
        label: String,
    },
    /// Show the keys of a user
    List { login: String },
    /// Revoke a key by the number that `list` shows
    Revoke { login: String, key: String },
}

/// Check an instance: the database, its files, the disk, the settings
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  eqex doctor --data /var/lib/eqex --config /etc/eqex.yml\n\nEvery file is compared with its hash, and the tables with those of this release; a journal that was cut is told as far as it can be seen.\nWorks beside a running server. Exit code 1 where something is wrong."
)]
pub(super) struct Doctor {
    /// Folder of the database and of uploaded files
    #[arg(long, env = "EQEX_DATA", value_name = "DIR")]
    pub(super) data: PathBuf,
    /// The file of settings to look at, besides the variables
    #[arg(long, env = "EQEX_CONFIG", value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
}

fn open(data: &Path) -> Result<Classroom, CommandFailure> {
    if !data.exists() {
        return Err(CommandFailure::Message(format!(
            "there is no data folder {}; name it with --data",
            data.display()
        )));
    }
    // One that has no school is refused before anything is made in it.
    ReadOnlyStore::open_any(data, &TABLES)?;
    open_and_tell(data, Opening::default())
}

fn find(db: &ReadTx<'_>, login: &str) -> Result<User, Refusal> {
    accounts::user_by_login(db, &Login::small(login))?
        .ok_or_else(|| Refusal::Invalid(format!("there is no user {login}").into()))
}

fn verifiers(app: &Classroom, login: &str, password: &str) -> Result<Verifiers, CommandFailure> {
    let stored = |password: &str| {
        eqex_passwords::hash(password, app.kernel.environment.random())
            .map_err(CommandFailure::Message)
    };
    Ok(Verifiers {
        hashed: stored(&eqex_passwords::client_hash(login, password))?,
        plain: Some(stored(password)?),
    })
}

/// A refusal where nobody can be added: asked before a password is read and hashed for nothing.
fn can_add(db: &ReadTx<'_>, login: &Login, team: i32) -> Result<(), Refusal> {
    if team == ADMIN_TEAM || accounts::team(db, team)?.is_none() {
        return Err(Refusal::Invalid(format!("there is no team {team}").into()));
    }
    Ok(people::is_free(db, login)?)
}

pub(super) fn users(arguments: &Users) -> Result<ExitCode, CommandFailure> {
    let data = data_folder(arguments.data.as_deref())?;
    match &arguments.command {
        UserCommand::List => list(data)?,
        UserCommand::Add {
            login,
            name,
            team,
            number,
        } => {
            let bad = |what: &str, form: &str| {
                CommandFailure::Message(format!("`{what}` cannot be used: {form} is needed"))
            };
            let number = match number {
                Some(number) => {
                    let good = RegisterNumber::new(*number);
                    Some(good.ok_or_else(|| bad(&number.to_string(), "a number from 1 to 10,000"))?)
                }
                None => None,
            };
            let new = Registration {
                login: Login::parse(&Login::small(login))
                    .filter(|login| !login.is_root())
                    .ok_or_else(|| bad(login, "an e-mail address such as tess@school.example"))?,
                name: PersonName::parse(name).ok_or_else(|| bad(name, PersonName::FORM))?,
                number,
                invitation: Invitation::parse("-").ok_or_else(|| bad("-", Invitation::FORM))?,
            };
            let login = new.login.to_string();
            let app = std::sync::Arc::new(open(data)?);
            can_add(&app.kernel.store.read()?.db()?, &new.login, *team)?;
            let verifiers = verifiers(&app, &login, &read_password()?)?;
            let (inner, team) = (app.clone(), *team);
            app.kernel
                .store
                .write_now(move |db| -> Result<(), Refusal> {
                    can_add(db, &new.login, team)?;
                    people::add(
                        db,
                        &inner.kernel.environment,
                        &inner.kernel.salt,
                        &new,
                        team,
                        &verifiers,
                    )?;
                    Ok(())
                })?;
            let kind = if people::are_teachers(team) {
                "teacher"
            } else {
                "student"
            };
            print(&format!("{login} is a {kind} of team {team} now\n"))?;
        }
        UserCommand::Password { login } => {
            let app = std::sync::Arc::new(open(data)?);
            let user = find(&app.kernel.store.read()?.db()?, login)?;
            // What the login was stored as goes into the verifiers, whatever was typed.
            let verifiers = verifiers(&app, &user.login, &read_password()?)?;
            let inner = app.clone();
            app.kernel.store.write_now(move |db| {
                people::set_password(db, &inner.kernel.environment, user.id, &verifiers, &[])
            })?;
            print(&format!(
                "{login} has a new password; all sign-ins have ended\n"
            ))?;
        }
        UserCommand::Delete { login } => {
            let app = open(data)?;
            let user = find(&app.kernel.store.read()?.db()?, login)?;
            if user.team == ADMIN_TEAM {
                return Err(CommandFailure::Message("root cannot be deleted".to_owned()));
            }
            app.kernel
                .store
                .write_now(move |db| people::remove(db, &user))?;
            print(&format!("{login} is deleted\n"))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn list(data: &Path) -> Result<(), CommandFailure> {
    let kept = ReadOnlyStore::open(data, &TABLES)?;
    let reading = kept.read()?;
    let mut out = String::new();
    for user in accounts::users(&reading.db()?)? {
        let role = match Role::of_team(user.team) {
            Role::Admin => "root",
            Role::Teacher => "teacher",
            Role::Student => "student",
        };
        let number = user
            .number
            .map_or_else(String::new, |number| number.to_string());
        out.push_str(&format!(
            "team {:<4} {role:<8} {number:>5}  {:<32} {}\n",
            user.team, user.login, user.name
        ));
    }
    print(&out)
}

pub(super) fn tokens(arguments: &Tokens) -> Result<ExitCode, CommandFailure> {
    let data = data_folder(arguments.data.as_deref())?;
    match &arguments.command {
        TokenCommand::Create { login, label } => {
            let app = std::sync::Arc::new(open(data)?);
            let user = find(&app.kernel.store.read()?.db()?, login)?;
            let (inner, label) = (app.clone(), label.clone());
            let token = app.kernel.store.write_now(move |db| {
                let expires = inner.kernel.environment.now() + KEY_LIFETIME;
                people::issue(
                    db,
                    &inner.kernel.environment,
                    user.id,
                    TokenKind::Key,
                    &label,
                    expires,
                )
            })?;
            print(&format!("{token}\n"))?;
        }
        TokenCommand::List { login } => {
            let kept = ReadOnlyStore::open(data, &TABLES)?;
            let reading = kept.read()?;
            let db = reading.db()?;
            let user = find(&db, login)?;
            let mut out = String::new();
            for (hash, label, _) in accounts::keys(&db, user.id)? {
                out.push_str(&format!("{}  {label}\n", hex::encode(&hash[..6])));
            }
            print(&out)?;
        }
        TokenCommand::Revoke { login, key } => {
            let app = open(data)?;
            let hash = {
                let reading = app.kernel.store.read()?;
                let db = reading.db()?;
                let user = find(&db, login)?;
                let keys = accounts::keys(&db, user.id)?;
                keys.into_iter()
                    .map(|(hash, _, _)| hash)
                    .find(|hash| hex::encode(&hash[..6]) == *key)
            };
            let hash = hash.ok_or_else(|| {
                CommandFailure::Message(format!(
                    "{login} has no key {key}; `eqex token list` shows them"
                ))
            })?;
            app.kernel
                .store
                .write_now(move |db| accounts::revoke(db, &hash))?;
            print(&format!("the key {key} of {login} is revoked\n"))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// `settings` are those that `eqex serve` would have, or what is wrong with them.
pub(super) fn doctor(
    arguments: &Doctor,
    settings: Result<ServeSettings, String>,
) -> Result<ExitCode, CommandFailure> {
    let data = &arguments.data;
    // Before the database is opened: that throws away what tells of it.
    let mut wrong = ReadOnlyStore::journal_complaints(data)?;
    let (kept, is_current) = match ReadOnlyStore::open_any(data, &TABLES) {
        Ok((kept, version)) => (kept, version == TABLES.version()),
        Err(mut error) => {
            for complaint in &wrong {
                error.message += &format!("\nwrong      {complaint}");
            }
            return Err(error.into());
        }
    };
    let mut out = format!("version    {}\n", env!("CARGO_PKG_VERSION"));
    // Where one thing cannot be read any more, the others are told all the same.
    let told = |error| vec![store::explain(data, error).message];
    wrong.extend(kept.check().unwrap_or_else(told));
    match kept.check_files(|_, _| {}) {
        Ok(damage) => wrong.extend(damage.iter().map(|damage| format!("{damage}; {MEND}"))),
        Err(error) => wrong.extend(told(error)),
    }
    #[cfg(unix)]
    wrong.extend(ReadOnlyStore::owner_complaints(data).unwrap_or_else(told));
    match is_current {
        true => match contents(&kept, data) {
            Ok(told) => out.push_str(&told),
            Err(error) => wrong.extend(told(error)),
        },
        // What it holds is asked with the statements of this release; whether it is whole is known without them.
        false => out.push_str(
            "tables     of an earlier version of eqex: the next start of the server brings them up to date\n",
        ),
    }
    wrong.dedup();
    if let Some(free) = store::free(data)? {
        let told = size::told(free, '.');
        out.push_str(&format!("disk       {told} free\n"));
        if free >> 20 < LITTLE {
            wrong.push(format!("only {told} of the disk are free"));
        }
    }
    match settings {
        Ok(settings) => out.push_str(&format!(
            "settings   listen on {}, people come to {}\n",
            settings.listen,
            settings.public_url.as_deref().unwrap_or("that address"),
        )),
        Err(message) => wrong.push(format!("the settings: {message}")),
    }
    if wrong.is_empty() {
        out.push_str("all is well\n");
    }
    told_wrong(out, &wrong)
}

/// Prints what was found, and tells by the exit code whether something is wrong.
fn told_wrong(mut out: String, wrong: &[String]) -> Result<ExitCode, CommandFailure> {
    for line in wrong {
        out.push_str(&format!("wrong      {line}\n"));
    }
    print(&out)?;
    Ok(ExitCode::from(u8::from(!wrong.is_empty())))
}

/// What is in a folder, and how much room it takes.
fn contents(kept: &ReadOnlyStore, data: &Path) -> Result<String, store::Error> {
    let reading = kept.read()?;
    let db = reading.db()?;
    let bytes = |name: &str| data.join(name).metadata().map_or(0, |data| data.len());
    Ok(format!(
        "database   {}, journal {}\ncontent    {}, {}, {}, {}\n",
        size::told(bytes(DATABASE), '.'),
        size::told(bytes(JOURNAL), '.'),
        counted(accounts::users(&db)?.len(), "user"),
        counted(bank::all_exercises(&db)?.len(), "exercise"),
        counted(
            usize::try_from(bank::count_submissions(&db)?).unwrap_or(0),
            "answer"
        ),
        counted(bank::all_files(&db)?.len(), "file"),
    ))
}

/// MiB of free disk that are too few.
const LITTLE: u64 = 256;

/// The OpenAPI document of the API.
pub(super) fn document() -> Result<ExitCode, CommandFailure> {
    let document = openapi::document(&FAMILIES.endpoints(), FAMILIES.dialect().error_schema);
    print(&json(&document)?)?;
    Ok(ExitCode::SUCCESS)
}
