//! A large school: 10,000 exercises, 100,000 users, 1,000,000 answers. How long `eqex serve` takes to start on it, what memory it holds, and how
//! long `eqex regrade` takes: `cargo build --profile dist && cargo bench -p eqex-benches --bench large`. The binary is `target/dist/eqex`, or `EQEX`.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use eqex_bank::exercises;
use eqex_bank::names::{ExerciseId, SubjectName};
use eqex_bank::refusal::Refusal;
use eqex_bank::rows::Submission;
use eqex_bank::store as bank;
use eqex_bank::tree::{Tree, TreeNode};
use eqex_benches::classroom;
use eqex_benches::load::{self, post};
use eqex_kernel::accounts::caller::{Account, Caller};
use eqex_kernel::accounts::names::{Invitation, Login, PersonName};
use eqex_kernel::accounts::people;
use eqex_kernel::accounts::store as accounts;
use eqex_kernel::accounts::store::Verifiers;
use eqex_kernel::environment::Environment;
use eqex_server::opening::Opening;

const EXERCISES: usize = 10_000;
const SUBJECTS: usize = 20;
const USERS: usize = 100_000;
const ANSWERS: usize = 1_000_000;
/// Rows in one job.
const CHUNK: usize = 2_000;

fn main() {
    let list = std::env::args().any(|argument| argument == "--list" || argument == "--test");
    if list {
        return;
    }
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target");
    let binary = std::env::var_os("EQEX").map_or_else(|| target.join("dist/eqex"), PathBuf::from);
    assert!(
        binary.is_file(),
        "build it first: cargo build --profile dist"
    );
    let folder = tempfile::tempdir_in(&target).expect("a folder");
    let data = folder.path().join("data");
    let started = Instant::now();
    let tokens = fill(&data);
    println!("made in {:.0} s", started.elapsed().as_secs_f64());

    let started = Instant::now();
    let (mut server, address) = serve(&binary, &data);
    let ready = started.elapsed();
    let rested = resident(&server);
    work(address, &tokens);
    let worked = resident(&server);
    server.kill().expect("it runs");
    server.wait().expect("it ends");
    line("start", ready.as_secs_f64(), "s", 3.0);
    line("resident, at rest", rested, "MiB", 150.0);
    line("resident, every exercise shown once", worked, "MiB", 150.0);

    let started = Instant::now();
    let regrade = Command::new(&binary)
        .args(["regrade", "--data"])
        .arg(&data)
        .output()
        .expect("it runs");
    let told = String::from_utf8_lossy(&regrade.stdout);
    println!("{}", told.lines().last().unwrap_or(""));
    line("regrade all", started.elapsed().as_secs_f64(), "s", 60.0);
}

fn line(what: &str, value: f64, unit: &str, goal: f64) {
    let verdict = if value < goal { "met" } else { "MISSED" };
    println!("{what:<40} {value:>8.2} {unit:<4} < {goal} {unit}  {verdict}");
}

/// A real exercise, each with a name of its own.
fn content(index: usize) -> String {
    let source = eqex_benches::source("mechanics/two-hikers.md");
    source.replacen("name:", &format!("source: number {index}\nname:"), 1)
}

fn fill(data: &Path) -> Vec<String> {
    let app = eqex_server::opening::open(data, Opening::default(), Environment::real())
        .expect("a data folder");
    let app = std::sync::Arc::new(app);
    for subject in 0..SUBJECTS {
        let inner = app.clone();
        app.kernel
            .store
            .write_now(move |db| -> Result<(), Refusal> {
                let name = SubjectName::parse(&format!("subject-{subject}")).expect("a name");
                let id = bank::add_subject(db, name.as_str(), true, 0)?;
                let root = Caller::User(Account {
                    user: people::root(db)?,
                    token: Vec::new(),
                });
                let mut nodes = Vec::new();
                for index in 0..EXERCISES / SUBJECTS {
                    let slug = format!("exercise-{index}");
                    let text = content(subject * EXERCISES + index);
                    let draft = exercises::draft(&inner.bank.catalog, &inner.bank.settings, text)?;
                    let slug = ExerciseId::parse(&slug).expect("an id");
                    exercises::add(db, &inner.bank, &root, &name, &slug, &draft)?;
                    nodes.push(TreeNode::Exercise(slug));
                }
                eqex_bank::hierarchy::store(db, id, Tree(nodes))
            })
            .expect("a subject");
    }
    let verifiers = Verifiers {
        hashed: eqex_passwords::hash(classroom::HASHED, [0; 16]).expect("it hashes"),
        plain: None,
    };
    let team = app
        .kernel
        .store
        .write_now(|db| -> Result<i32, Refusal> {
            let root = people::root(db)?;
            let team = accounts::add_team(db, "all", root.id, 0)?;
            eqex_classroom::sessions::store::start_session(db, team, 1, 0)?;
            Ok(team)
        })
        .expect("a team");
    let mut tokens = Vec::new();
    for first in (0..USERS).step_by(CHUNK) {
        let (inner, verifiers) = (app.clone(), verifiers.clone());
        let some = app
            .kernel
            .store
            .write_now(move |db| -> Result<Vec<String>, Refusal> {
                let mut tokens = Vec::new();
                for index in first..first + CHUNK {
                    let new = people::Registration {
                        login: Login::parse(&classroom::login(index)).expect("a login"),
                        name: PersonName::parse(&format!("Student {index}")).expect("a name"),
                        number: None,
                        invitation: Invitation::parse("x").expect("a word"),
                    };
                    let user = people::add(
                        db,
                        &inner.kernel.environment,
                        &inner.kernel.salt,
                        &new,
                        team,
                        &verifiers,
                    )?;
                    if index < 64 {
                        tokens.push(people::sign_in(
                            db,
                            &inner.kernel.environment,
                            user,
                            86_400,
                        )?);
                    }
                }
                Ok(tokens)
            })
            .expect("users");
        tokens.extend(some);
    }
    for first in (0..ANSWERS).step_by(CHUNK) {
        app.kernel
            .store
            .write_now(move |db| -> Result<(), Refusal> {
                for index in first..first + CHUNK {
                    let exercise = i64::try_from(index % EXERCISES + 1).expect("a small number");
                    // The first users are root and nobody else: students follow.
                    let user = i64::try_from(index / 10 % USERS + 2).expect("a small number");
                    bank::add_submission(
                        db,
                        &Submission {
                            user,
                            exercise,
                            revision: exercise,
                            seed: i32::try_from(index).expect("a small number"),
                            answer: format!("{{\"answers\":[{index},1.5]}}"),
                            tolerance: "1%".to_owned(),
                            done: 0.0,
                            info: "00".to_owned(),
                            class_session: None,
                            practice: None,
                            at: 0,
                        },
                    )?;
                    bank::set_result(db, user, exercise, 0.0)?;
                }
                Ok(())
            })
            .expect("answers");
    }
    tokens
}

fn serve(binary: &Path, data: &Path) -> (Child, std::net::SocketAddr) {
    let mut server = Command::new(binary)
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(data)
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut lines = BufReader::new(server.stdout.take().expect("its output")).lines();
    let ready = lines.next().expect("a line").expect("text");
    let address = ready
        .strip_prefix("eqex is ready: http://")
        .expect("the address")
        .trim_end_matches('/')
        .parse()
        .expect("an address");
    (server, address)
}

/// MiB of memory that the process holds.
fn resident(process: &Child) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", process.id()));
    let status = status.expect("a system with /proc");
    let line = status
        .lines()
        .find(|line| line.starts_with("VmRSS:"))
        .expect("a line");
    let kib: f64 = line
        .split_whitespace()
        .nth(1)
        .expect("a number")
        .parse()
        .expect("a number");
    kib / 1024.0
}

/// Students look at every exercise and answer some.
fn work(address: std::net::SocketAddr, tokens: &[String]) {
    let client = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let requests: Vec<Vec<Vec<u8>>> = tokens
        .iter()
        .enumerate()
        .map(|(index, token)| {
            (index..EXERCISES)
                .step_by(tokens.len())
                .flat_map(|exercise| {
                    let named = format!(
                        "\"subject\":\"subject-{}\",\"exerciseId\":\"exercise-{}\"",
                        exercise % SUBJECTS,
                        exercise / SUBJECTS
                    );
                    [
                        post(
                            "/api/subject/problem/render",
                            Some(token),
                            &format!("{{{named}}}"),
                        ),
                        post(
                            "/api/subject/problem/submit",
                            Some(token),
                            &format!("{{{named},\"answer\":{{\"answers\":[1,2]}}}}"),
                        ),
                    ]
                })
                .collect()
        })
        .collect();
    let run = load::run(&client, address, &requests, Duration::from_secs(5));
    assert_eq!(run.failures, 0, "every answer is a success");
    println!("{:.0} answers a second meanwhile", run.per_second);
}
