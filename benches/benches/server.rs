//! What the server's answers cost in units of bare hyper, and its writer in units of a bare loop over SQLite: `cargo bench -p eqex-benches --bench server`.
//!
//! Both sides run in turn, with the same client and the same number of connections, and the median of the ratios of neighbouring rounds counts.
//! A word behind `--` runs only the lines that have it.

use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant};

use eqex_bank::refusal::Refusal;
use eqex_bank::rows::Submission;
use eqex_bank::store as bank;
use eqex_benches::classroom::{self, EXERCISE, HASHED, MeasuredClass, SUBJECT};
use eqex_benches::load::{self, Run, post};
use eqex_benches::measure::median;
use eqex_kernel::accounts::store as accounts;
use tokio::runtime::Runtime;

const CONNECTIONS: usize = 64;
const ROUNDS: usize = 7;
const ROUND: Duration = Duration::from_millis(1500);

fn main() {
    let list = std::env::args().any(|argument| argument == "--list" || argument == "--test");
    if list {
        return;
    }
    // On the disk of the sources: /tmp may be memory, where nothing is durable.
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target");
    let folder = tempfile::tempdir_in(target).expect("a folder");
    let school = classroom::open(&folder.path().join("served"), CONNECTIONS);
    let server = Runtime::new().expect("a runtime");
    let client = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let ours = classroom::start(&server, &school.app);
    let echo = load::echo(&server);
    println!("{CONNECTIONS} connections, {ROUNDS} rounds of {ROUND:?} each\n");
    println!(
        "{:<36} {:>9} {:>9} {:>7} {:>9}  goal",
        "", "eqex/s", "hyper/s", "ratio", "p99"
    );
    let visitor = vec![post("/api/subject/problem/render", None, &named())];
    compare(
        &client,
        ours,
        echo,
        "render, visitor",
        &vec![visitor; CONNECTIONS],
        0.8,
        None,
    );
    let signed_in: Vec<Vec<Vec<u8>>> = school
        .tokens
        .iter()
        .map(|token| vec![post("/api/subject/problem/render", Some(token), &named())])
        .collect();
    compare(
        &client,
        ours,
        echo,
        "render, signed in",
        &signed_in,
        0.45,
        None,
    );
    let submits = submits(&school);
    compare(
        &client,
        ours,
        echo,
        "submit, durable, in a session",
        &submits,
        0.25,
        Some(20),
    );
    crowd(&client, ours, &submits);
    group_commit(&school, &folder.path().join("bare.db"));
}

/// Whether a line is asked for.
fn is_wanted(what: &str) -> bool {
    let mut words = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .peekable();
    words.peek().is_none() || words.any(|word| what.contains(&word))
}

fn named() -> String {
    format!(r#"{{"subject":"{SUBJECT}","exerciseId":"{EXERCISE}"}}"#)
}

/// Answers of each student, some right perhaps.
fn submits(school: &MeasuredClass) -> Vec<Vec<Vec<u8>>> {
    let body = |number: usize| {
        format!(
            r#"{{"subject":"{SUBJECT}","exerciseId":"{EXERCISE}","answer":{{"answers":[{number},{number}.5]}}}}"#
        )
    };
    let requests = |token: &String| {
        (1..20)
            .map(|number| post("/api/subject/problem/submit", Some(token), &body(number)))
            .collect()
    };
    school.tokens.iter().map(requests).collect()
}

fn compare(
    client: &Runtime,
    ours: SocketAddr,
    echo: SocketAddr,
    what: &str,
    requests: &[Vec<Vec<u8>>],
    goal: f64,
    slowest: Option<u64>,
) {
    if !is_wanted(what) {
        return;
    }
    load::run(client, ours, requests, ROUND / 3);
    load::run(client, echo, requests, ROUND / 3);
    let rounds: Vec<(Run, Run)> = (0..ROUNDS)
        .map(|_| {
            (
                load::run(client, ours, requests, ROUND),
                load::run(client, echo, requests, ROUND),
            )
        })
        .collect();
    let failures: usize = rounds.iter().map(|(ours, _)| ours.failures).sum();
    assert_eq!(failures, 0, "{what}: every answer is a success");
    let ratio = median(
        rounds
            .iter()
            .map(|(a, b)| a.per_second / b.per_second)
            .collect(),
    );
    let per_second = |part: fn(&(Run, Run)) -> f64| median(rounds.iter().map(part).collect());
    let p99 = median(
        rounds
            .iter()
            .map(|(ours, _)| ours.percentile(0.99).as_secs_f64() * 1e3)
            .collect(),
    );
    #[allow(clippy::cast_precision_loss, reason = "a small number")]
    let met = ratio >= goal && slowest.is_none_or(|slowest| p99 < slowest as f64);
    let also = slowest.map_or_else(String::new, |slowest| format!(", p99 < {slowest} ms"));
    println!(
        "{what:<36} {:>9.0} {:>9.0} {ratio:>6.2}x {p99:>6.2} ms  >= {goal}x{also}  {}",
        per_second(|(ours, _)| ours.per_second),
        per_second(|(_, echo)| echo.per_second),
        if met { "met" } else { "MISSED" }
    );
}

/// Students go on while others sign in at once.
fn crowd(client: &Runtime, ours: SocketAddr, submits: &[Vec<Vec<u8>>]) {
    const SIGNING_IN: usize = 30;
    if !is_wanted("sign-ins") {
        return;
    }
    let logins: Vec<Vec<u8>> = (0..SIGNING_IN)
        .map(|index| {
            let login = classroom::login(index);
            post(
                "/api/auth/login",
                None,
                &format!(r#"{{"login":"{login}","hashedPassword":"{HASHED}"}}"#),
            )
        })
        .collect();
    let mut slowest = Vec::new();
    let mut signed_in = Vec::new();
    for _ in 0..3 {
        let others = logins.clone();
        let crowd = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("a runtime");
            let each: Vec<Vec<Vec<u8>>> = others.into_iter().map(|login| vec![login]).collect();
            load::run(&runtime, ours, &each, Duration::from_secs(2))
        });
        let run = load::run(client, ours, submits, Duration::from_secs(2));
        let crowd = crowd.join().expect("the crowd does not panic");
        assert_eq!(
            run.failures + crowd.failures,
            0,
            "every answer is a success"
        );
        slowest.push(run.percentile(0.99).as_secs_f64() * 1e3);
        signed_in.push(crowd.per_second);
    }
    let p99 = median(slowest);
    println!(
        "{:<36} {:>9.0} {:>9} {:>7} {p99:>6.2} ms  p99 < 50 ms  {}",
        "submit while 30 sign in (sign-ins/s)",
        median(signed_in),
        "",
        "",
        if p99 < 50.0 { "met" } else { "MISSED" }
    );
}

/// The writer with its queue, against one loop that does the same in the same batches.
fn group_commit(school: &MeasuredClass, bare: &Path) {
    const JOBS: usize = 40_000;
    if !is_wanted("group commit") {
        return;
    }
    let rows = rows(school);
    std::fs::copy(
        school.app.kernel.store.folder().path().join("eqex.db"),
        bare,
    )
    .expect("a copy");
    let mut ratios = Vec::new();
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let mut batch = 1;
    for _ in 0..5 {
        let before = school.app.kernel.store.figures();
        let a = queued(school, &rows, JOBS);
        let after = school.app.kernel.store.figures();
        // The peer makes batches of the size that the queue made on average.
        batch = ((after.jobs - before.jobs) / (after.commits - before.commits).max(1)).max(1);
        let b = looped(
            bare,
            &rows,
            JOBS,
            usize::try_from(batch).expect("a small number"),
        );
        ratios.push(a / b);
        ours.push(a);
        theirs.push(b);
    }
    let ratio = median(ratios);
    println!(
        "\n{:<36} {:>9.0} {:>9.0} {ratio:>6.2}x {:>9}  >= 0.85x  {}",
        format!("group commit, jobs/s, {batch} each"),
        median(ours),
        median(theirs),
        "",
        if ratio >= 0.85 { "met" } else { "MISSED" }
    );
}

/// An answer of each student, as the log keeps it.
fn rows(school: &MeasuredClass) -> Vec<Submission> {
    let reading = school.app.kernel.store.read().expect("a transaction");
    let db = reading.db().expect("a transaction");
    let subject = bank::subject(&db, SUBJECT)
        .expect("a query")
        .expect("a subject");
    let row = bank::exercise(&db, subject.id, EXERCISE)
        .expect("a query")
        .expect("an exercise");
    let session = eqex_classroom::sessions::store::session(&db, school.team)
        .expect("a query")
        .expect("a session");
    let members = accounts::members(&db, school.team).expect("a query");
    members
        .into_iter()
        .map(|user| Submission {
            user: user.id,
            exercise: row.id,
            revision: row.revision,
            seed: user.seed,
            answer: r#"{"answers":[1,1.5]}"#.to_owned(),
            tolerance: "1%".to_owned(),
            done: 0.5,
            info: "10".to_owned(),
            class_session: Some(session.id),
            practice: None,
            at: 0,
        })
        .collect()
}

fn per_second(jobs: usize, started: Instant) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "a figure for people")]
    let jobs = jobs as f64;
    jobs / started.elapsed().as_secs_f64()
}

/// Through the writer, from as many tasks as there are connections.
fn queued(school: &MeasuredClass, rows: &[Submission], jobs: usize) -> f64 {
    let client = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime");
    let started = Instant::now();
    client.block_on(async {
        let tasks: Vec<_> = rows
            .iter()
            .cloned()
            .map(|row| {
                let (app, team) = (school.app.clone(), school.team);
                let jobs = jobs / rows.len();
                tokio::spawn(async move {
                    for _ in 0..jobs {
                        let row = row.clone();
                        let job = app.kernel.store.write(move |db| -> Result<(), Refusal> {
                            bank::add_submission(db, &row)?;
                            bank::set_result(db, row.user, row.exercise, row.done)?;
                            eqex_classroom::class_session::store::join_session(db, team, row.user)?;
                            eqex_classroom::class_session::store::set_session_result(
                                db,
                                team,
                                row.user,
                                row.exercise,
                                row.done,
                            )?;
                            Ok(())
                        });
                        job.done().await.expect("it is written");
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.expect("a task");
        }
    });
    per_second(jobs, started)
}

/// The same statements, savepoints and batches without a queue, tasks or answers.
fn looped(database: &Path, rows: &[Submission], jobs: usize, batch: usize) -> f64 {
    let connection = rusqlite::Connection::open(database).expect("a database");
    connection.set_prepared_statement_cache_capacity(64);
    for (name, value) in [
        ("journal_mode", "WAL"),
        ("synchronous", "FULL"),
        ("foreign_keys", "ON"),
    ] {
        connection
            .pragma_update(None, name, value)
            .expect("a setting");
    }
    connection
        .pragma_update(None, "cache_size", -16 * 1024)
        .expect("a setting");
    let team: i64 = connection
        .query_row("SELECT max(group_id) FROM class_sessions", [], |row| {
            row.get(0)
        })
        .expect("a team");
    let run = |sql: &str, params: &[&dyn rusqlite::ToSql]| {
        connection
            .prepare_cached(sql)
            .expect("a statement")
            .execute(params)
            .expect("it runs")
    };
    let started = Instant::now();
    let mut left = rows.iter().cycle().take(jobs).peekable();
    while left.peek().is_some() {
        run("BEGIN IMMEDIATE", &[]);
        for row in left.by_ref().take(batch) {
            run("SAVEPOINT job", &[]);
            let _: i64 = connection
                .prepare_cached(
                    "INSERT INTO submissions (id, user_id, exercise_id, revision_id, seed, answer, tolerance, done, info, class_session, practice, at)
                     SELECT coalesce(max(id), 0) + 1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11 FROM submissions RETURNING id",
                )
                .expect("a statement")
                .query_row(
                    rusqlite::params![row.user, row.exercise, row.revision, row.seed, row.answer, row.tolerance, row.done, row.info, row.class_session, row.practice, row.at],
                    |row| row.get(0),
                )
                .expect("it runs");
            run(
                "INSERT INTO results (user_id, exercise_id, done) VALUES (?1, ?2, ?3)
                 ON CONFLICT (user_id, exercise_id) DO UPDATE SET done = excluded.done",
                &[&row.user, &row.exercise, &row.done],
            );
            let there = connection
                .prepare_cached(
                    "SELECT 1 FROM class_participants WHERE group_id = ?1 AND user_id = ?2",
                )
                .expect("a statement")
                .exists([team, row.user])
                .expect("it runs");
            if !there {
                run(
                    "INSERT INTO class_participants (group_id, user_id, position) VALUES (?1, ?2, ?2)",
                    &[&team, &row.user],
                );
            }
            run(
                "INSERT INTO class_results (group_id, user_id, exercise_id, done) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (group_id, user_id, exercise_id) DO UPDATE SET done = excluded.done",
                &[&team, &row.user, &row.exercise, &row.done],
            );
            run("RELEASE job", &[]);
        }
        run("COMMIT", &[]);
    }
    per_second(jobs, started)
}
