//! A school in a temporary folder, with a clock and randomness of its own: what scenarios talk to.

use std::collections::HashMap;
use std::io::{Read, Seek};
use std::path::Path;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use eqex_classroom::state::{Classroom, ClassroomSettings};
use eqex_kernel::environment::Environment;
use eqex_kernel::http::input::Request;
use eqex_kernel::http::output::{Body, Output};
use eqex_kernel::http::{Limits, Service};
use eqex_kernel::settings::RootPassword;
use eqex_kernel::settings::Settings;
use eqex_server::families;
use eqex_server::opening::Opening;
use jiff::tz::{Offset, TimeZone};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// 2026-03-04T09:15:30Z.
const START: i64 = 1_772_615_730_000;

/// Who is at the school: name, login, hashed password, number, invitation.
pub const PEOPLE: [(&str, &str, &str, &str, &str); 6] = [
    (
        "root",
        "root",
        "t3SDQPqrwJM6fmiQZ7w3cO7ZJTStKE+aZ5mLlckMuqE=",
        "null",
        "",
    ),
    (
        "Tess",
        "tess@school.example",
        "dTDs1eib6Hj/UmL0JjgmEDcNCQCRfbh7TZ0r/zSvcZE=",
        "null",
        "staff-room",
    ),
    (
        "Theo",
        "theo@school.example",
        "XfNp6rf6zIsftQuDpNHo8Jwzf1QujtHpiPUNhcm6R4w=",
        "null",
        "staff-room",
    ),
    (
        "Sue",
        "sue@school.example",
        "0v+o8hGsjjjD+z1HcC9kHvLmqAUmpjLwfDFgsvEdq88=",
        "1",
        "join-7a",
    ),
    (
        "Sam",
        "sam@school.example",
        "owqa4OD+t13ywbPIKQCzjbB7RdqqfvFHHGopsPBVGm8=",
        "2",
        "join-7a",
    ),
    (
        "Max",
        "max@school.example",
        "KsYYr/2Hj796/lcm29Y5RiH8PJRW0vN31BqZpAiPthk=",
        "1",
        "π≈3,14",
    ),
];

/// The text of `two-trains-fixed`, as it stands in JSON.
pub const TWO_TRAINS_FIXED: &str = r#"Station \\(A\\) lies \\(d= 300\\;\\mathrm{km}\\) from station \\(B\\). A goods train leaves \\(A\\) at \\(v_{a}= 40\\;\\mathrm{\\frac{km}{h}}\\),\nand an express leaves \\(B\\) towards it at \\(v_{b}= 60\\;\\mathrm{\\frac{km}{h}}\\).\nGive the distance \\(x\\) between \\(A\\) and the place where they pass each other,\nand the time \\(t\\) until then.\n"#;

const TRAINS: &str = "---\ntype: EqEx\nname: NAME\n---\nStation \\(A\\) lies d=300km from station \\(B\\). A goods train leaves \\(A\\) at v_a=[40;60]km/h,\nand an express leaves \\(B\\) towards it at v_b=[60;80]km/h.\nGive the distance x=?km between \\(A\\) and the place where they pass each other,\nand the time t=?h until then.\n---\nCALCULATIONS";

/// The contents of the school's exercises.
pub fn contents() -> Vec<(&'static str, &'static str, String)> {
    let trains = TRAINS
        .replace("NAME", "Two trains")
        .replace("CALCULATIONS", "t=d/(v_a+v_b)\nx=t*v_a\n");
    let fixed = TRAINS
        .replace("NAME", "Two trains, fixed")
        .replace("[40;60]", "[40;40]")
        .replace("[60;80]", "[60;60]")
        .replace("CALCULATIONS", "t=1\nx=1\n");
    let double = "---\ntype: EqEx\nname: Double\n---\na=[0;0.99999;0.00001] d=?\n---\nd=2*a\n";
    let concat = "---\ntype: EqEx\nname: Concat\n---\na=[1;999;1] b=[0;9;1] c=[0;9;1] x=?\n---\nx=100*a+10*b+c\n";
    vec![
        ("physics", "two-trains", trains),
        ("physics", "two-trains-fixed", fixed),
        ("arith", "double", double.to_owned()),
        ("_drill", "concat", concat.to_owned()),
    ]
}

/// Names and values of cookies.
pub type Jar = HashMap<String, String>;

#[derive(Debug)]
pub struct School {
    pub app: Arc<Classroom>,
    pub service: Arc<Service>,
    runtime: Runtime,
    clock: Arc<AtomicI64>,
    pub folder: TempDir,
    pub jars: HashMap<String, Jar>,
}

/// A folder that goes away, in memory where the system offers that: whether the disk keeps its word is not told here.
fn temporary() -> TempDir {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() {
        TempDir::new_in(memory)
    } else {
        TempDir::new()
    };
    folder.unwrap()
}

/// SplitMix64: every number another one, and in every run the same.
fn mix(state: &AtomicU64) -> u64 {
    let state = state.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::Relaxed);
    let mut z = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

fn open(
    folder: &Path,
    settings: Settings,
    classroom: ClassroomSettings,
    seed: u64,
    root: Option<RootPassword>,
) -> (Arc<Classroom>, Arc<Service>, Arc<AtomicI64>) {
    let clock = Arc::new(AtomicI64::new(START));
    let shown = clock.clone();
    let state = AtomicU64::new(seed);
    let random = move |bytes: &mut [u8]| {
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&mix(&state).to_le_bytes()[..chunk.len()]);
        }
    };
    let zone = TimeZone::fixed(Offset::from_hours(1).unwrap());
    let environment = Environment::new(
        Box::new(move || shown.load(Ordering::Relaxed)),
        Box::new(random),
        zone,
    );
    let opening = Opening {
        settings,
        classroom,
        user_salt: Some(String::new()),
        root_password: root,
        ..Opening::default()
    };
    let app = Arc::new(eqex_server::opening::open(folder, opening, environment).unwrap());
    let service = Service::new(families::application(&app), Limits::default()).unwrap();
    (app, service, clock)
}

pub fn settings() -> Settings {
    Settings {
        login_time: 0,
        login_time_plain: 0,
        upload_limit: 5000,
        ..Settings::default()
    }
}

impl School {
    /// A school of which nobody but root knows yet.
    pub fn new(settings: Settings, seed: u64) -> School {
        School::with(settings, ClassroomSettings::default(), seed)
    }

    /// A school of these settings of which nobody but root knows yet.
    pub fn with(settings: Settings, classroom: ClassroomSettings, seed: u64) -> School {
        let folder = temporary();
        let root = RootPassword::Hashed(PEOPLE[0].2.to_owned());
        let (app, service, clock) = open(folder.path(), settings, classroom, seed, Some(root));
        School {
            app,
            service,
            runtime: tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap(),
            clock,
            folder,
            jars: HashMap::new(),
        }
    }

    /// A copy of the school that most scenarios begin with.
    pub fn fixture() -> School {
        static FIRST: OnceLock<(TempDir, HashMap<String, Jar>)> = OnceLock::new();
        let (first, jars) = FIRST.get_or_init(|| {
            let mut school = School::new(settings(), 1);
            school.found();
            let School {
                app,
                service,
                folder,
                jars,
                ..
            } = school;
            // The database is whole once its last connection is closed.
            drop((service, app));
            (folder, jars)
        });
        let folder = temporary();
        copy(first.path(), folder.path());
        let classroom = ClassroomSettings::default();
        let (app, service, clock) = open(folder.path(), settings(), classroom, 2, None);
        School {
            app,
            service,
            runtime: tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap(),
            clock,
            folder,
            jars: jars.clone(),
        }
    }

    /// The steps that the specification's cases begin with.
    fn found(&mut self) {
        self.sign_in("root");
        self.must(
            "root",
            "team/update",
            r#"{"teamId":1,"invitation":"staff-room"}"#,
        );
        for name in ["Tess", "Theo"] {
            self.join(name);
        }
        self.must("Tess", "team/create", r#"{"name":"7a"}"#);
        self.must(
            "Tess",
            "team/update",
            r#"{"teamId":2,"invitation":"join-7a"}"#,
        );
        self.join("Sue");
        self.join("Sam");
        self.must("Theo", "team/create", r#"{"name":"7b"}"#);
        self.must(
            "Theo",
            "team/update",
            r#"{"teamId":3,"invitation":"π≈3,14"}"#,
        );
        self.join("Max");
        for subject in ["physics", "arith", "_drill"] {
            self.must(
                "root",
                "subject/create",
                &format!(r#"{{"subject":"{subject}","assignees":null}}"#),
            );
        }
        for (subject, id, content) in contents() {
            let content = serde_json::to_string(&content).unwrap();
            self.must(
                "root",
                "subject/exercise/add",
                &format!(r#"{{"subject":"{subject}","exerciseId":"{id}","content":{content}}}"#),
            );
        }
        for (subject, tree) in [
            (
                "physics",
                r#"[{"name":"mechanics","children":[{"name":"kinematics","children":[{"children":"two-trains"},{"children":"two-trains-fixed"}]}]}]"#,
            ),
            ("arith", r#"[{"children":"double"}]"#),
            ("_drill", r#"[{"children":"concat"}]"#),
        ] {
            self.must(
                "root",
                "subject/hierarchy/set",
                &format!(r#"{{"subject":"{subject}","hierarchy":{tree}}}"#),
            );
        }
    }

    fn join(&mut self, name: &str) {
        let (_, login, password, number, invitation) =
            *PEOPLE.iter().find(|person| person.0 == name).unwrap();
        self.must("anon", "auth/register", &format!(r#"{{"login":"{login}","name":"{name}","hashedPassword":"{password}","number":{number},"invitation":"{invitation}"}}"#));
        self.sign_in(name);
    }

    pub fn sign_in(&mut self, name: &str) {
        let (_, login, password, _, _) = *PEOPLE.iter().find(|person| person.0 == name).unwrap();
        self.must(
            name,
            "auth/login",
            &format!(r#"{{"login":"{login}","hashedPassword":"{password}"}}"#),
        );
    }

    pub fn must(&mut self, who: &str, path: &str, body: &str) {
        let answer = self.ask(
            who,
            "POST",
            &format!("/api/{path}"),
            &[],
            body.as_bytes().to_vec(),
        );
        assert_eq!(
            answer.status, 200,
            "{who}: {path} {body}: {:?}",
            answer.body
        );
    }

    pub fn pass(&self, milliseconds: i64) {
        self.clock.fetch_add(milliseconds, Ordering::Relaxed);
    }

    /// The answer to a request of someone, whose cookies are sent and kept; `anon` has none.
    pub fn ask(
        &mut self,
        who: &str,
        method: &str,
        target: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Output {
        let jar = self.jars.entry(who.to_owned()).or_default();
        let mut cookies: Vec<String> = jar
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        cookies.sort();
        let cookies = cookies.join("; ");
        let mut all: Vec<(&str, &str)> = headers.to_vec();
        if !cookies.is_empty() {
            all.push(("cookie", &cookies));
        }
        let output = self.answer(Request::new(method, target, &all, body));
        if who != "anon" {
            let jar = self.jars.entry(who.to_owned()).or_default();
            for (name, value) in &output.headers {
                if *name == "set-cookie" {
                    let (name, value) = value.split(';').next().unwrap().split_once('=').unwrap();
                    if value.is_empty() {
                        jar.remove(name);
                    } else {
                        jar.insert(name.to_owned(), value.to_owned());
                    }
                }
            }
        }
        output
    }

    pub fn answer(&self, request: Request) -> Output {
        self.wait(self.service.answer(request))
    }

    pub fn wait<T>(&self, future: impl Future<Output = T>) -> T {
        self.runtime.block_on(future)
    }
}

/// The whole body of an answer.
pub fn bytes(output: &Output) -> Vec<u8> {
    match &output.body {
        Body::Opened { file, .. } => {
            let mut file: &std::fs::File = file;
            let mut bytes = Vec::new();
            file.rewind().unwrap();
            file.read_to_end(&mut bytes).unwrap();
            bytes
        }
        other => other.as_bytes().to_vec(),
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}
