"""A server in a folder of its own, and the few requests that the scripts of this folder send to it."""

import json
import os
import re
import resource
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "secret enough"
INVITATION = "endurance"
SUBJECT = "mathematics"
EXERCISE = "sound-level"
# Large enough that no other number of an answer is like it, small enough that JSON writes it exactly.
FIRST_NUMBER = 700_000_000


def binary():
    path = Path(os.environ.get("EQEX", "target/release/eqex"))
    path = path if path.is_absolute() else ROOT / path
    if not os.access(path, os.X_OK):
        stop(f"there is no binary {path}: build it with `cargo build --release`, or name one in EQEX")
    return str(path)


def stop(message):
    """Something that the script needs is missing: neither a success nor a missed goal."""
    print(message, file=sys.stderr)
    sys.exit(2)


def more_files(count):
    """Lets this process and the servers it starts open so many files."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < count:
        if hard != resource.RLIM_INFINITY and hard < count:
            try:
                resource.setrlimit(resource.RLIMIT_NOFILE, (count, count))
            except (ValueError, OSError):
                stop(f"{count} open files are needed, and the hard limit is {hard}")
        else:
            resource.setrlimit(resource.RLIMIT_NOFILE, (count, hard))


class Broken(Exception):
    """The connection ended before the answer was complete."""


class Client:
    """One kept connection. Requests are sent in one piece, so that no timer of TCP is measured."""

    def __init__(self, port, token=None, timeout=30):
        self.port = port
        self.token = token
        self.timeout = timeout
        self.socket = None
        self.rest = b""

    def close(self):
        if self.socket is not None:
            self.socket.close()
        self.socket = None
        self.rest = b""

    def request(self, method, path, body=None, headers=()):
        """The status, the header as bytes, and the body."""
        lines = [f"{method} {path} HTTP/1.1", "host: 127.0.0.1"]
        if self.token:
            lines.append(f"authorization: Bearer {self.token}")
        data = b""
        if body is not None:
            data = json.dumps(body).encode()
            lines += ["content-type: application/json", f"content-length: {len(data)}"]
        lines += headers
        try:
            if self.socket is None:
                self.socket = socket.create_connection(("127.0.0.1", self.port), self.timeout)
                self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.socket.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + data)
            return self.answer()
        except OSError as error:
            self.close()
            raise Broken(str(error)) from error
        except Broken:
            self.close()
            raise

    def answer(self):
        while b"\r\n\r\n" not in self.rest:
            self.more()
        header, self.rest = self.rest.split(b"\r\n\r\n", 1)
        status = int(header[9:12])
        length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", header)
        size = int(length[1]) if length else 0
        while len(self.rest) < size:
            self.more()
        body, self.rest = self.rest[:size], self.rest[size:]
        if re.search(rb"(?i)\r\nconnection: *close", header):
            self.close()
        return status, header, body

    def more(self):
        piece = self.socket.recv(65536)
        if not piece:
            raise Broken("the server closed the connection")
        self.rest += piece

    def ask(self, method, path, body=None):
        """The JSON of an answer that must be 200."""
        status, _, data = self.request(method, path, body)
        if status != 200:
            raise RuntimeError(f"{method} {path}: {status} {data.decode(errors='replace')}")
        return json.loads(data) if data.strip() else None

    def sign_in(self, login, password):
        body = {"login": login, "password": password}
        status, header, data = self.request("POST", "/api/auth/login", body)
        token = re.search(rb"(?i)set-cookie: *jwt=([^;\r\n]+)", header)
        if status != 200 or not token:
            raise RuntimeError(f"{login} cannot sign in: {status} {data.decode(errors='replace')}")
        self.token = token[1].decode()
        return self.token

    def submit(self, number, unknowns, key=None):
        answers = [number] + [None] * (unknowns - 1)
        body = {"subject": SUBJECT, "exerciseId": EXERCISE, "answer": {"answers": answers}}
        headers = [f"idempotency-key: {key}"] if key else []
        return self.request("POST", "/api/subject/problem/submit", body, headers)[0]

    def status(self, path):
        return self.request("GET", path)[0]


class Server:
    """A server process. With `before`, the words of a tracer that starts it, the server is that tracer's child."""

    def __init__(self, data, before=(), wait=60, ready=True, options=()):
        self.began = time.monotonic()
        self.tracing = bool(before)
        arguments = ["serve", "--listen", "127.0.0.1:0", "--data", str(data), "--user-salt", ""]
        arguments += ["--login-time", "0", "--exercises", str(ROOT / "exercises")]
        # Students of these scripts answer faster than people type.
        arguments += ["--rate-submit", "0", *options]
        self.errors = tempfile.TemporaryFile()
        # What a killed server leaves in the folder of temporary files goes with this one.
        self.scratch = tempfile.TemporaryDirectory(prefix="eqex-scratch-")
        # Nothing of the caller's own settings has a say.
        environment = {name: value for name, value in os.environ.items() if not name.startswith("EQEX")}
        self.process = subprocess.Popen(
            [*before, binary(), *arguments],
            stdout=subprocess.PIPE,
            stderr=self.errors,
            env=environment | {"EQEX_ROOT_PASSWORD": PASSWORD, "TMPDIR": self.scratch.name},
        )
        self.port = None
        if ready:
            self.wait_ready(wait)

    def wait_ready(self, seconds):
        # A server that hangs ends, and with it its output.
        timer = threading.Timer(seconds, self.kill)
        timer.start()
        try:
            for line in self.process.stdout:
                found = re.search(rb"ready: http://127\.0\.0\.1:(\d+)/", line)
                if found:
                    self.port = int(found[1])
                    break
        finally:
            timer.cancel()
        if self.port is None:
            self.kill()
            raise RuntimeError(f"the server did not start:\n{self.log()}")
        client = Client(self.port)
        while (status := client.status("/api/health/")) != 200:
            if time.monotonic() - self.began > seconds:
                self.kill()
                raise RuntimeError(f"the server is not healthy: {status}\n{self.log()}")
            time.sleep(0.005)
        client.close()
        self.start_time = time.monotonic() - self.began

    def pid(self):
        """Of the server itself."""
        if not self.tracing:
            return self.process.pid
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        try:
            found = children.read_text().split()
        except OSError:
            found = []
        return int(found[0]) if found else None

    def log(self):
        # The server writes where this file stands, so it must stay there.
        number = self.errors.fileno()
        return os.pread(number, os.fstat(number).st_size, 0).decode(errors="replace")

    def end(self, number=signal.SIGTERM, wait=30):
        """Sends the signal and waits until the process, and its tracer, are gone."""
        if self.process.poll() is None:
            pid = self.pid()
            if pid is not None:
                try:
                    os.kill(pid, number)
                except ProcessLookupError:
                    pass
            try:
                self.process.wait(wait)
            except subprocess.TimeoutExpired:
                pid = self.pid()
                if pid is not None:
                    os.kill(pid, signal.SIGKILL)
                self.process.wait(wait)
        self.process.stdout.close()
        self.scratch.cleanup()

    def kill(self):
        self.end(signal.SIGKILL)

    def client(self, token=None):
        return Client(self.port, token)


class School:
    """A data folder with a team, its session and some students, and how many unknowns the exercise has."""

    def __init__(self, server, students):
        root = server.client()
        root.sign_in("root", PASSWORD)
        self.root = root.token
        team = root.ask("POST", "/api/team/create", {"name": "1a"})["teamId"]
        root.ask("POST", "/api/team/update", {"teamId": team, "invitation": INVITATION})
        place = {"subject": SUBJECT, "exerciseId": EXERCISE}
        root.ask("POST", "/api/session/add", {"teamId": team, **place})
        self.unknowns = self.count(root, place)
        self.students = []
        for index in range(1, students + 1):
            login = f"student{index}@example.org"
            new = {"login": login, "name": f"Student {index}", "password": PASSWORD}
            visitor = server.client()
            visitor.ask("POST", "/api/auth/register", {**new, "number": None, "invitation": INVITATION})
            self.students.append(visitor.sign_in(login, PASSWORD))
            visitor.close()
        root.close()

    @staticmethod
    def count(root, place):
        for count in range(1, 20):
            answer = {"answers": [None] * count}
            body = {**place, "answer": answer, "validate": True}
            if root.request("POST", "/api/subject/problem/submit", body)[0] == 200:
                return count
        raise RuntimeError(f"the number of unknowns of {EXERCISE} was not found")


def number_of(answer):
    """The number that a student submitted, from the text of the log."""
    return round(json.loads(answer)["answers"][0])


def logged(data):
    """How often each submitted number is in the log, and what SQLite says of the database."""
    connection = sqlite3.connect(Path(data) / "eqex.db")
    try:
        check = connection.execute("PRAGMA integrity_check").fetchone()[0]
        found = {}
        for (answer,) in connection.execute("SELECT answer FROM submissions"):
            number = number_of(answer)
            found[number] = found.get(number, 0) + 1
        return found, check
    finally:
        connection.close()


def check_copy(data):
    """The same of a copy: opening the files themselves would do the recovery that is the server's."""
    with tempfile.TemporaryDirectory(prefix="eqex-copy-") as copy:
        for name in ["eqex.db", "eqex.db-wal"]:
            if (Path(data) / name).exists():
                shutil.copy(Path(data) / name, copy)
        return logged(copy)


class Table:
    """What was measured, beside its goal."""

    def __init__(self, title):
        self.title = title
        self.rows = []
        self.good = True

    def note(self, what, measured):
        self.rows.append((what, "", str(measured), ""))

    def goal(self, what, goal, measured, reached):
        self.good = self.good and bool(reached)
        self.rows.append((what, goal, str(measured), "ok" if reached else "MISSED"))

    def end(self):
        """Prints it; the exit code."""
        rows = [("", "goal", "measured", ""), *self.rows]
        widths = [max(len(row[column]) for row in rows) for column in range(3)]
        print(f"\n{self.title}\n")
        for row in rows:
            cells = [cell.ljust(width) for cell, width in zip(row, widths)]
            print(f"  {cells[0]}  {cells[1]}  {cells[2]}  {row[3]}".rstrip())
        print()
        return 0 if self.good else 1


def percentile(values, part):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))] if ordered else float("inf")
