//! The server on a real port: limits, timeouts, and an end in good order. What it answers is told in `tests/scenarios`.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Command, Stdio};
use std::time::Duration;

use eqex_kernel::environment::Environment;
use eqex_kernel::http::{Limits, Service, serve};
use eqex_kernel::settings::RootPassword;
use eqex_server::families;
use eqex_server::opening::Opening;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// Runs a server with `limits`, gives its address and the means to end it to `test`, and returns whether it ended in good order.
fn with_server(limits: Limits, test: impl FnOnce(SocketAddr, oneshot::Sender<()>)) -> bool {
    let folder = tempfile::tempdir().expect("a folder");
    let opening = Opening {
        root_password: Some(RootPassword::Hashed("x".to_owned())),
        ..Opening::default()
    };
    let app = eqex_server::opening::open(folder.path(), opening, Environment::real())
        .expect("a data folder");
    let service = Service::new(families::application(&std::sync::Arc::new(app)), limits)
        .expect("no endpoint is doubled");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let listener = runtime
        .block_on(TcpListener::bind("127.0.0.1:0"))
        .expect("a free port");
    let address = listener.local_addr().expect("an address");
    let (end, ended) = oneshot::channel();
    let server = runtime.spawn(serve(listener, service, async {
        let _ = ended.await;
    }));
    test(address, end);
    runtime.block_on(server).expect("the server does not panic")
}

fn connect(address: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(address).expect("the server listens");
    stream
        .set_read_timeout(Some(Duration::from_secs(30)))
        .expect("a timeout");
    stream
}

/// What comes until the server closes.
fn rest(mut stream: TcpStream) -> String {
    let mut text = String::new();
    stream
        .read_to_string(&mut text)
        .expect("an answer or an end");
    text
}

const PREVIEW: &str = "POST /preview HTTP/1.1\r\nhost: x\r\n";

#[test]
fn clients_that_stall_are_closed() {
    let limits = Limits {
        header: Duration::from_millis(100),
        body: Duration::from_millis(100),
        ..Limits::default()
    };
    assert!(with_server(limits, |address, end| {
        let mut header = connect(address);
        header
            .write_all(b"GET /api HTTP/1.1\r\nhost:")
            .expect("a start");
        assert!(!rest(header).contains("200 OK"));
        let mut body = connect(address);
        body.write_all(format!("{PREVIEW}content-length: 20\r\n\r\n{{").as_bytes())
            .expect("a start");
        let answer = rest(body);
        assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
        end.send(()).expect("the server runs");
    }));
}

#[test]
fn large_bodies_are_refused() {
    let limits = Limits {
        body_size: 1000,
        ..Limits::default()
    };
    assert!(with_server(limits, |address, end| {
        let mut announced = connect(address);
        announced
            .write_all(format!("{PREVIEW}content-length: 1001\r\n\r\n").as_bytes())
            .expect("a start");
        let answer = rest(announced);
        assert!(
            answer.starts_with("HTTP/1.1 413") && answer.contains("{\"status\":413"),
            "{answer}"
        );
        let mut chunked = connect(address);
        let body = format!(
            "{PREVIEW}transfer-encoding: chunked\r\n\r\n3e9\r\n{}\r\n0\r\n\r\n",
            "x".repeat(1001)
        );
        chunked.write_all(body.as_bytes()).expect("a body");
        let answer = rest(chunked);
        assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
        end.send(()).expect("the server runs");
    }));
}

#[test]
fn what_is_in_flight_is_finished() {
    let content = r#"{"content":"---\ntype: EqEx\nname: N\n---\nx=?\n---\nx=2"}"#;
    assert!(with_server(Limits::default(), |address, end| {
        let mut stream = connect(address);
        let (first, second) = content.split_at(20);
        // The server answers this before it reads the body, so afterwards the request is surely in flight.
        let head = format!(
            "{PREVIEW}expect: 100-continue\r\ncontent-length: {}\r\n\r\n",
            content.len()
        );
        stream.write_all(head.as_bytes()).expect("a header");
        let mut go_on = [0; 25];
        stream.read_exact(&mut go_on).expect("100 Continue");
        stream.write_all(first.as_bytes()).expect("half a body");
        end.send(()).expect("the server runs");
        stream.write_all(second.as_bytes()).expect("the other half");
        let answer = rest(stream);
        assert!(
            answer.contains("200 OK") && answer.contains("Right answers"),
            "{answer}"
        );
    }));
}

#[test]
fn the_binary_serves_the_bank_and_ends_on_request() {
    let bank = concat!(env!("CARGO_MANIFEST_DIR"), "/../../exercises");
    let data = tempfile::tempdir().expect("a folder");
    let mut process = Command::new(env!("CARGO_BIN_EXE_eqex"))
        .args([
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--exercises",
            bank,
            "--data",
        ])
        .arg(data.path())
        .env("EQEX_ROOT_PASSWORD", "secret enough")
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut lines = BufReader::new(process.stdout.take().expect("its output")).lines();
    let ready = lines.next().expect("a line").expect("text");
    let address = ready
        .strip_prefix("eqex is ready: http://")
        .expect("the URL")
        .trim_end_matches('/');
    let mut stream = connect(address.parse().expect("an address"));
    stream
        .write_all(b"GET /api/subject/list HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
        .expect("a request");
    let answer = rest(stream);
    assert!(
        answer.contains("x-content-type-options: nosniff"),
        "{answer}"
    );
    assert!(
        answer.ends_with(r#"{"subjects":["electricity-and-heat","mathematics","mechanics"]}"#),
        "{answer}"
    );
    let id = process.id().to_string();
    assert!(
        Command::new("kill")
            .args(["-TERM", &id])
            .status()
            .expect("kill")
            .success()
    );
    assert!(process.wait().expect("an end").success());
}

#[test]
fn what_keeps_it_from_serving_is_said() {
    let data = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_eqex"))
            .arg("serve")
            .arg("--data")
            .arg(data.path())
            .args(arguments)
            .output()
            .expect("the binary starts");
        (
            output.status.code(),
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    };
    let (code, message) = run(&["--exercises", "/no/such/folder"]);
    assert_eq!(code, Some(2));
    let untouched = || {
        let mut names = std::fs::read_dir(data.path()).expect("a folder");
        assert!(names.next().is_none(), "a school was made");
    };
    untouched();
    assert!(
        message.contains("/no/such/folder") && message.contains("index.yml"),
        "{message}"
    );
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    let bank = concat!(env!("CARGO_MANIFEST_DIR"), "/../../exercises");
    let (code, message) = run(&["--listen", &address, "--exercises", bank]);
    assert_eq!(code, Some(2));
    assert!(
        message.contains(&address) && message.contains("--listen"),
        "{message}"
    );
    untouched();
    // A command that would make a school looks at its content first as well.
    let output = Command::new(env!("CARGO_BIN_EXE_eqex"))
        .args(["import", "/no/such/folder", "--data"])
        .arg(data.path())
        .output()
        .expect("the binary starts");
    assert_eq!(output.status.code(), Some(2));
    untouched();
}

/// The password that was made is told as soon as it is, and one that could not be told is made anew.
#[test]
fn the_password_of_root_is_told_whatever_comes_later() {
    let place = tempfile::tempdir().expect("a folder");
    let folder = place.path().join("school/physics");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("index.yml"), "[]\n").expect("a file");
    let data = place.path().join("data");
    let opening = |tell| Opening {
        tell_password: Some(tell),
        ..Opening::default()
    };
    let open = |tell| eqex_server::opening::open(&data, opening(tell), Environment::real());
    let failed = open(|_| Err(std::io::ErrorKind::BrokenPipe.into())).expect_err("nobody heard it");
    assert!(failed.message.contains("password"), "{failed}");
    let app = open(|_| Ok(())).expect("a school");
    assert!(app.kernel.new_root_password.is_some());
    drop(app);
    let app = open(|_| Err(std::io::ErrorKind::Other.into())).expect("nothing is to be told");
    assert!(app.kernel.new_root_password.is_none());
    drop(app);
    let data = place.path().join("other");
    let mut process = Command::new(env!("CARGO_BIN_EXE_eqex"))
        .args(["serve", "--listen", "127.0.0.1:0", "--exercises"])
        .arg(place.path().join("school"))
        .arg("--data")
        .arg(&data)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut told = BufReader::new(process.stderr.take().expect("its output")).lines();
    let told = told.next().expect("a line").expect("text");
    assert!(told.contains("The password of root is "), "{told}");
    let mut lines = BufReader::new(process.stdout.take().expect("its output")).lines();
    let line = lines.next().expect("a line").expect("text");
    assert!(line.starts_with("eqex is ready: "), "{line}");
    process.kill().expect("an end");
    process.wait().expect("an end");
}

/// What the server answers to a request for JSON.
fn asked(address: &str, path: &str, body: &str) -> String {
    let mut stream = connect(address.parse().expect("an address"));
    let request = format!(
        "POST {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).expect("a request");
    rest(stream)
}

#[test]
fn a_watched_folder_may_hold_texts_that_saving_refuses_now() {
    let place = tempfile::tempdir().expect("a folder");
    let folder = place.path().join("school/physics");
    std::fs::create_dir_all(&folder).expect("a folder");
    let exercise = |factor: u8| {
        let text = format!(
            "---\ntype: EqEx\nname: &n Old\nauthor: *n\n---\na=[3;3]m x=?m\n---\nx={factor}*a\n"
        );
        std::fs::write(folder.join("old.md"), text).expect("a file");
    };
    std::fs::write(folder.join("index.yml"), "- old\n").expect("a file");
    exercise(2);
    let mut process = Command::new(env!("CARGO_BIN_EXE_eqex"))
        .args(["serve", "--listen", "127.0.0.1:0", "--watch", "--exercises"])
        .arg(place.path().join("school"))
        .arg("--data")
        .arg(place.path().join("data"))
        .env("EQEX_ROOT_PASSWORD", "secret enough")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut lines = BufReader::new(process.stdout.take().expect("its output")).lines();
    let ready = lines.next().expect("a line").expect("text");
    let address = ready
        .strip_prefix("eqex is ready: http://")
        .expect("the URL")
        .trim_end_matches('/');
    let is_right = |answer: u8| {
        let body = format!(
            r#"{{"subject":"physics","exerciseId":"old","answer":{{"answers":[{answer}]}}}}"#
        );
        asked(address, "/api/subject/problem/submit", &body).contains("[true]")
    };
    assert!(is_right(6));
    exercise(5);
    let changed = (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(100));
        is_right(15)
    });
    assert!(changed);
    process.kill().expect("an end");
    let output = process.wait_with_output().expect("an end");
    let log = String::from_utf8_lossy(&output.stderr);
    assert!(
        log.contains("physics/old") && log.contains("newer rules"),
        "{log}"
    );
}
