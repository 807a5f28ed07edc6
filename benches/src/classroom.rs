//! A school with a running session, for measuring.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use eqex_bank::content::ContentFolder;
use eqex_bank::import;
use eqex_bank::names::{ExerciseId, SubjectName};
use eqex_bank::refusal::Refusal;
use eqex_classroom::sessions::rules as sessions;
use eqex_classroom::state::{Classroom, ClassroomSettings};
use eqex_classroom::teams::rules as teams;
use eqex_kernel::accounts::caller::{Account, Caller};
use eqex_kernel::accounts::names::{Invitation, Login, PersonName, TeamName};
use eqex_kernel::accounts::people;
use eqex_kernel::accounts::people::Registration;
use eqex_kernel::accounts::store::Verifiers;
use eqex_kernel::allowance::Rate;
use eqex_kernel::environment::Environment;
use eqex_kernel::http::{Limits, Service, serve};
use eqex_kernel::settings::RootPassword;
use eqex_server::families;
use eqex_server::opening::Opening;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

/// The exercise that is measured: two unknowns, like most.
pub const SUBJECT: &str = "mechanics";
pub const EXERCISE: &str = "two-hikers";

/// What a client makes of root's password `secret`.
const ROOT: &str = "t3SDQPqrwJM6fmiQZ7w3cO7ZJTStKE+aZ5mLlckMuqE=";

/// What a client makes of any password; nobody looks at it twice.
pub const HASHED: &str = "dTDs1eib6Hj/UmL0JjgmEDcNCQCRfbh7TZ0r/zSvcZE=";

pub struct MeasuredClass {
    pub app: Arc<Classroom>,
    /// Tokens of the students.
    pub tokens: Vec<String>,
    pub team: i32,
}

impl std::fmt::Debug for MeasuredClass {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Classroom")
            .field("team", &self.team)
            .finish_non_exhaustive()
    }
}

/// The login of a student.
pub fn login(index: usize) -> String {
    format!("student{index}@school.example")
}

/// An instance in `folder` with the shipped bank, and a class of so many students whose session has the exercise.
pub fn open(folder: &Path, students: usize) -> MeasuredClass {
    let opening = Opening {
        classroom: ClassroomSettings {
            // What the server does is measured, and not what it lets one student do.
            submits: Rate {
                minute: 0,
                burst: 0,
            },
            ..ClassroomSettings::default()
        },
        user_salt: Some(String::new()),
        root_password: Some(RootPassword::Hashed(ROOT.to_owned())),
        ..Opening::default()
    };
    let app = Arc::new(
        eqex_server::opening::open(folder, opening, Environment::real()).expect("a data folder"),
    );
    let (content, _) = ContentFolder::load(&crate::bank(), &app.bank.settings.defaults)
        .expect("the bank can be read");
    for (name, subject) in content.subjects {
        let folder = import::folder::prepare(&app.bank, name, subject).expect("files can be kept");
        app.kernel
            .store
            .write_now(move |db| import::import(db, &folder, import::Options::default(), 0))
            .expect("the bank can be imported");
    }
    // The same stored form for all: hashing thousands of passwords is not what is measured.
    let verifiers = Verifiers {
        hashed: eqex_passwords::hash(HASHED, [0; 16]).expect("it hashes"),
        plain: None,
    };
    let inner = app.clone();
    let (team, tokens) = app
        .kernel
        .store
        .write_now(move |db| -> Result<(i32, Vec<String>), Refusal> {
            let root = Caller::User(Account {
                user: people::root(db)?,
                token: Vec::new(),
            });
            let name = TeamName::parse("class").expect("a good name");
            let team = teams::create(db, &inner.kernel.environment, &root, &name)?;
            let subject = SubjectName::parse(SUBJECT).expect("a good name");
            let exercise = ExerciseId::parse(EXERCISE).expect("a good id");
            let addition =
                sessions::prepare(db, &inner.bank, &root, team, &subject, &exercise, None)?;
            sessions::add(db, &inner.bank, &root, team, &addition)?;
            let mut tokens = Vec::with_capacity(students);
            for index in 0..students {
                let new = Registration {
                    login: Login::parse(&login(index)).expect("a good login"),
                    name: PersonName::parse(&format!("Student {index}")).expect("a good name"),
                    number: None,
                    invitation: Invitation::parse("x").expect("a good word"),
                };
                let user = people::add(
                    db,
                    &inner.kernel.environment,
                    &inner.kernel.salt,
                    &new,
                    team,
                    &verifiers,
                )?;
                tokens.push(people::sign_in(
                    db,
                    &inner.kernel.environment,
                    user,
                    86_400,
                )?);
            }
            Ok((team, tokens))
        })
        .expect("a class");
    MeasuredClass { app, tokens, team }
}

/// Serves the instance on a free port.
pub fn start(server: &Runtime, app: &Arc<Classroom>) -> SocketAddr {
    let service = Service::new(families::application(app), Limits::default())
        .expect("no endpoint is doubled");
    let listener = server
        .block_on(TcpListener::bind("127.0.0.1:0"))
        .expect("a free port");
    let address = listener.local_addr().expect("an address");
    server.spawn(serve(listener, service, std::future::pending()));
    address
}
