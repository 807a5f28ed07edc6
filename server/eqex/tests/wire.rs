//! Requests byte by byte: where one ends must be clear, and each has its line in the log.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// A server of its own, with its log.
struct Server {
    process: Child,
    address: String,
    log: Arc<Mutex<String>>,
    reader: Option<JoinHandle<()>>,
    _place: tempfile::TempDir,
}

impl Server {
    fn start(arguments: &[&str]) -> Server {
        Server::start_in(tempfile::tempdir().expect("a folder"), arguments)
    }

    fn start_in(place: tempfile::TempDir, arguments: &[&str]) -> Server {
        let mut process = Command::new(env!("CARGO_BIN_EXE_eqex"))
            .args(["serve", "--listen", "127.0.0.1:0", "--data"])
            .arg(place.path().join("data"))
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary starts");
        let mut line = String::new();
        let output = process.stdout.as_mut().expect("its output");
        BufReader::new(output).read_line(&mut line).expect("a line");
        let address = line
            .trim()
            .strip_prefix("eqex is ready: http://")
            .expect("the URL")
            .trim_end_matches('/')
            .to_owned();
        let log = Arc::new(Mutex::new(String::new()));
        let errors = process.stderr.take().expect("its log");
        let kept = log.clone();
        let reader = std::thread::spawn(move || {
            for line in BufReader::new(errors).lines().map_while(Result::ok) {
                kept.lock()
                    .expect("nobody panicked")
                    .push_str(&format!("{line}\n"));
            }
        });
        Server {
            process,
            address,
            log,
            reader: Some(reader),
            _place: place,
        }
    }

    /// All that comes back until the server closes the connection.
    fn send(&self, bytes: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("the server listens");
        let patience = Some(Duration::from_secs(60));
        stream.set_read_timeout(patience).expect("a timeout");
        stream.write_all(bytes.as_bytes()).expect("it is sent");
        let mut answer = Vec::new();
        // What was not read when the server closes may reset the connection; what it said before is what counts.
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Waits for a line that is written once nobody waits for an answer any more.
    fn wait_for(&self, words: &str) {
        let began = Instant::now();
        while !self.log.lock().expect("nobody panicked").contains(words) {
            assert!(
                began.elapsed() < Duration::from_secs(60),
                "{words} is not told"
            );
            std::thread::yield_now();
        }
    }

    fn log(mut self) -> String {
        self.process.kill().expect("an end");
        let reader = self.reader.take().expect("it is asked once");
        reader.join().expect("the log comes to its end");
        self.log.lock().expect("nobody panicked").clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It has ended already where its log was asked for.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn statuses(answers: &str) -> Vec<&str> {
    let answers = answers.split("HTTP/1.1 ").skip(1);
    answers.filter_map(|answer| answer.get(..3)).collect()
}

/// A second request, which must never be one.
const HIDDEN: &str = "GET /api/health/live HTTP/1.1\r\nhost: x\r\n\r\n";

#[test]
fn no_second_request_is_smuggled_through() {
    let server = Server::start(&[]);
    let post = "POST /api/subject/problem/render HTTP/1.1\r\n";
    let chunk = format!("{:x}\r\n{HIDDEN}\r\n0\r\n\r\n", HIDDEN.len());
    let length = HIDDEN.len();
    // The header, and what stands behind it. Whoever reads the header otherwise would find a request there.
    let unclear = [
        (String::new(), HIDDEN.to_owned()),
        ("host: a\r\nhost: b\r\n".to_owned(), HIDDEN.to_owned()),
        ("host: a\r\nhost: a\r\n".to_owned(), HIDDEN.to_owned()),
        ("host: a, b\r\n".to_owned(), HIDDEN.to_owned()),
        ("host: a b\r\n".to_owned(), HIDDEN.to_owned()),
        (
            format!("host: x\r\ncontent-length: 0\r\ncontent-length: {length}\r\n"),
            HIDDEN.to_owned(),
        ),
        (
            format!("host: x\r\ncontent-length: {length}\r\ncontent-length: 0\r\n"),
            HIDDEN.to_owned(),
        ),
        (
            format!("host: x\r\ncontent-length: 0, {length}\r\n"),
            HIDDEN.to_owned(),
        ),
        (
            "host: x\r\ncontent-length: +0\r\n".to_owned(),
            HIDDEN.to_owned(),
        ),
        (
            "host: x\r\ncontent-length: -1\r\n".to_owned(),
            HIDDEN.to_owned(),
        ),
        (
            "host: x\r\ncontent-length : 0\r\n".to_owned(),
            HIDDEN.to_owned(),
        ),
        (
            "host: x\r\ncontent-length: 99999999999999999999\r\n".to_owned(),
            HIDDEN.to_owned(),
        ),
        (
            "host: x\r\ntransfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n".to_owned(),
            chunk.clone(),
        ),
        (
            "host: x\r\ntransfer-encoding: chunked, chunked\r\n".to_owned(),
            chunk.clone(),
        ),
        (
            "host: x\r\ntransfer-encoding: gzip, chunked\r\n".to_owned(),
            chunk.clone(),
        ),
        (
            "host: x\r\ntransfer-encoding: chunked, identity\r\n".to_owned(),
            chunk.clone(),
        ),
        (
            "host: x\r\ntransfer-encoding: xchunked\r\n".to_owned(),
            chunk.clone(),
        ),
        (
            "host: x\r\ntransfer-encoding : chunked\r\n".to_owned(),
            chunk.clone(),
        ),
        (
            "host: x\r\ntransfer-encoding: identity\r\n".to_owned(),
            HIDDEN.to_owned(),
        ),
    ];
    for (header, behind) in &unclear {
        let answers = server.send(&format!("{post}{header}\r\n{behind}"));
        assert_eq!(statuses(&answers), ["400"], "{header:?}: {answers}");
    }
    // What hyper decides by itself, in the way of the standard: by the coding alone, and it closes behind the answer.
    for header in [
        format!("content-length: {length}\r\ntransfer-encoding: chunked\r\n"),
        "transfer-encoding: chunked\r\ncontent-length: 0\r\n".to_owned(),
        "transfer-encoding: chunked\r\ncontent-length: 6\r\n".to_owned(),
    ] {
        let request = format!("{post}host: x\r\n{header}\r\n0\r\n\r\n{HIDDEN}");
        let answers = server.send(&request);
        assert_eq!(statuses(&answers).len(), 1, "{header:?}: {answers}");
    }
    // A body that is refused before it is read is not taken for the next request.
    for (path, more, status) in [
        ("/no/such/path", "", "404"),
        ("/api/health", "", "405"),
        (
            "/api/auth/logout",
            "origin: http://elsewhere.example\r\n",
            "403",
        ),
        ("/api/subject/problem/render", "host: again\r\n", "400"),
    ] {
        let request = format!(
            "POST {path} HTTP/1.1\r\nhost: x\r\n{more}content-length: {length}\r\n\r\n{HIDDEN}"
        );
        let answers = server.send(&request);
        assert_eq!(statuses(&answers), [status], "{path}: {answers}");
    }
    // And two that are clear are two.
    let two = format!("{HIDDEN}GET /api HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    assert_eq!(statuses(&server.send(&two)), ["200", "200"]);
    // Without a host only before HTTP/1.1.
    assert!(
        server
            .send("GET /api HTTP/1.0\r\n\r\n")
            .starts_with("HTTP/1.0 200")
    );
    server.log();
}

#[test]
fn every_request_has_its_line_and_no_secret_has_one() {
    let server = Server::start(&["--log", "debug"]);
    let ask = |line: &str, headers: &str| {
        let answer = server.send(&format!(
            "{line} HTTP/1.1\r\n{headers}connection: close\r\n\r\n"
        ));
        statuses(&answer).join(" ")
    };
    let origin = "host: 127.0.0.1:9\r\norigin: https://eqex.school.example\r\n";
    for (line, headers, status) in [
        ("GET /api", "host: x\r\n", "200"),
        ("GET /no/such/s3cret", "host: x\r\n", "404"),
        (
            "DELETE /api/subject/static/s3cret/s3cret.png",
            "host: x\r\n",
            "405",
        ),
        (
            "GET /api/subject/static/%FF/s3cret.png",
            "host: x\r\n",
            "400",
        ),
        ("POST /api/auth/logout", origin, "403"),
        ("POST /api/auth/logout", origin, "403"),
        (
            "POST /api/subject/problem/render?s3cret",
            "host: x\r\ncontent-length: 2000000\r\n",
            "413",
        ),
        ("GET /api/health?s3cret", "", "400"),
        ("GET /metrics", "host: x\r\n", "401"),
    ] {
        assert_eq!(ask(line, headers), status, "{line}");
    }
    let answer = server.send(&format!(
        "POST /api/auth/logout HTTP/1.1\r\n{origin}connection: close\r\n\r\n"
    ));
    assert!(
        answer.contains("Host") && answer.contains("public_url"),
        "{answer}"
    );
    server.send("GET /s3cret HTTP/1.1\r\nhost x\r\n\r\n");
    server.wait_for("a connection broke off");
    let log = server.log();
    assert!(!log.contains("s3cret"), "{log}");
    let has = |words: &[&str]| {
        let found = log
            .lines()
            .any(|line| words.iter().all(|word| line.contains(word)));
        assert!(found, "{words:?} in\n{log}");
    };
    has(&[
        "answered",
        "method=GET",
        "endpoint=\"/api\"",
        "status=200",
        "micros=",
    ]);
    has(&["answered", "endpoint=\"none\"", "status=404"]);
    has(&["answered", "method=DELETE", "{filename}", "status=405"]);
    has(&["answered", "{filename}", "status=400"]);
    has(&["answered", "endpoint=\"/api/auth/logout\"", "status=403"]);
    has(&[
        "answered",
        "endpoint=\"/api/subject/problem/render\"",
        "status=413",
    ]);
    has(&["answered", "endpoint=\"/api/health\"", "status=400"]);
    has(&["answered", "endpoint=\"/metrics\"", "status=401"]);
    has(&["a connection broke off", "invalid HTTP"]);
    let told = log
        .lines()
        .filter(|line| line.contains("WARN") && line.contains("public_url"));
    let told: Vec<&str> = told.collect();
    assert!(
        told.len() == 1
            && told[0].contains("https://eqex.school.example")
            && told[0].contains("127.0.0.1:9")
            && told[0].contains("Host"),
        "{told:?}"
    );
}

#[test]
fn a_start_that_replaces_the_password_of_root_says_so() {
    let place = tempfile::tempdir().expect("a folder");
    let made = Command::new(env!("CARGO_BIN_EXE_eqex"))
        .arg("import")
        .arg(place.path())
        .arg("--data")
        .arg(place.path().join("data"))
        .output();
    assert!(made.expect("the binary starts").status.success());
    let log = Server::start_in(place, &["--root-password", "another secret"]).log();
    assert!(
        log.contains("WARN the password of root was another one") && !log.contains("secret"),
        "{log}"
    );
}

#[test]
fn whoever_leaves_before_the_answer_has_a_line_too() {
    // So long that no answer comes before the client is gone.
    let server = Server::start(&["--log", "debug", "--login-time-plain", "10000"]);
    let body = "login=nobody%40x&password=s3cret";
    let head = format!(
        "POST /sign-in HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    let mut stream = TcpStream::connect(&server.address).expect("the server listens");
    stream.write_all(head.as_bytes()).expect("it is sent");
    // The server answers this as it begins to read the body, so afterwards the request has surely begun.
    let mut goes_on = [0; 12];
    stream.read_exact(&mut goes_on).expect("an answer");
    assert_eq!(&goes_on, b"HTTP/1.1 100");
    stream.write_all(body.as_bytes()).expect("it is sent");
    drop(stream);
    server.wait_for("the client left before the answer");
    let log = server.log();
    let lines: Vec<&str> = log
        .lines()
        .filter(|line| line.contains("the client left before the answer"))
        .collect();
    assert!(
        lines.len() == 1
            && lines[0].contains("method=POST")
            && lines[0].contains("endpoint=\"/sign-in\"")
            && !log.contains("s3cret"),
        "{log}"
    );
}

#[test]
fn a_proxy_without_host_is_mended_by_public_url() {
    let server = Server::start(&["--public-url", "https://eqex.school.example"]);
    let answer = server.send("POST /api/auth/logout HTTP/1.1\r\nhost: 127.0.0.1:9\r\norigin: https://eqex.school.example\r\nconnection: close\r\n\r\n");
    assert_eq!(statuses(&answer), ["401"], "{answer}");
    assert!(!server.log().contains("WARN"));
}

#[test]
fn figures_are_for_whom_the_setting_names() {
    let figures = |arguments: &[&str], headers: &str| {
        let server = Server::start(arguments);
        let request =
            format!("GET /metrics HTTP/1.1\r\nhost: x\r\n{headers}connection: close\r\n\r\n");
        let answer = server.send(&request);
        server.log();
        answer
    };
    let token = figures(&[], "");
    assert!(
        token.contains(" 401 ") && token.contains("`metrics`"),
        "{token}"
    );
    assert!(figures(&["--metrics", "off"], "").contains(" 404 "));
    assert!(figures(&["--metrics", "local"], "").contains("eqex_requests_total"));
    let proxied = figures(&["--metrics", "local"], "x-forwarded-for: 1.2.3.4\r\n");
    assert!(
        proxied.contains(" 403 ") && proxied.contains("metrics: local"),
        "{proxied}"
    );
    let output = Command::new(env!("CARGO_BIN_EXE_eqex"))
        .args(["serve", "--data", "/no/such/folder", "--metrics", "local"])
        .args(["--trusted-proxies", "127.0.0.1"])
        .output()
        .expect("the binary starts");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.code() == Some(2)
            && told.contains("metrics: local")
            && told.contains("trusted_proxies"),
        "{told}"
    );
}

/// A limit on the size of files stands in for a full disk, and a higher one for room: both are there at once, without a start.
#[cfg(target_os = "linux")]
#[test]
fn writes_that_fail_are_told_and_go_on_once_there_is_room() {
    use rustix::process::{Pid, Resource, Rlimit, prlimit};
    let place = tempfile::tempdir().expect("a folder");
    let data = place.path().join("data");
    let content = place.path().join("content");
    std::fs::create_dir(&content).expect("a folder");
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_eqex"))
            .args(arguments)
            .arg("--data")
            .arg(&data)
            .output()
            .expect("the binary starts");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    };
    run(&["import", &content.display().to_string()]);
    let key = run(&["token", "create", "root"]);
    let server = Server::start_in(place, &[]);
    let head = format!("host: x\r\nauthorization: Bearer {key}\r\nconnection: close\r\n");
    let get = |path: &str, head: &str| server.send(&format!("GET {path} HTTP/1.1\r\n{head}\r\n"));
    let write = |number: usize| {
        let body = format!(r#"{{"subject":"s{number}","assignees":null}}"#);
        let answer = server.send(&format!(
            "POST /api/subject/create HTTP/1.1\r\n{head}content-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        ));
        statuses(&answer).join(" ")
    };
    assert_eq!(write(0), "200");
    let limit = |most: Option<u64>| {
        let process = Pid::from_raw(i32::try_from(server.process.id()).expect("a number"));
        let limit = Rlimit {
            current: most,
            maximum: None,
        };
        prlimit(process, Resource::Fsize, limit).expect("a limit");
    };
    limit(Some(1024));
    for number in 1..4 {
        assert_eq!(write(number), "507");
    }
    let anybody = "host: x\r\nconnection: close\r\n";
    let told = get("/api/health/", &head);
    assert!(told.contains(" 503 ") && told.contains("disk"), "{told}");
    let told = get("/api/health/", anybody);
    assert!(told.contains(" 503 ") && !told.contains("disk"), "{told}");
    assert!(get("/api/health/live", anybody).contains(" 200 "));
    assert!(get("/api/subject/list", anybody).contains(" 200 "));
    limit(None);
    assert!(get("/api/health/", anybody).contains(" 200 "));
    assert_eq!(write(4), "200");
    server.log();
}
