#!/usr/bin/env python3
"""Watches the system calls of the server: no answer to a write leaves before the disk has it, nor where the disk failed."""

import argparse
import re
import shutil
import sys
import tempfile
import threading
import time
from pathlib import Path

import school

STUDENTS = 4
SYNCS = {"fsync", "fdatasync"}
WRITES = {"write", "writev", "pwrite64", "pwritev"}
SENDS = {"sendto", "sendmsg"} | WRITES
RECEIVES = {"recvfrom", "recvmsg", "read", "readv"}
CALLS = ",".join(sorted(SYNCS | SENDS | RECEIVES))
# Frames of the log of SQLite begin behind its header, each with a header of its own before the page.
WAL_HEADER, FRAME_HEADER, PAGE = 32, 24, 4096
# The syncs of the writer from which on the disk fails: late enough that work has begun. The log is synced for checkpoints
# too, a hundred commits or so apart, and then no transaction waits for it: the next of these is tried.
FAILS_FROM = (60, 70, 80, 90, 110, 130)

LINE = re.compile(r"^(\d+) +(\S+) +(.*)$")
RESUMED = re.compile(r"^<\.\.\. (\w+) resumed>(.*)$")
CALL = re.compile(r"^(\w+)\((\d+)<((?:\\x[0-9a-f]{2})*)>")
BYTES = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
RESULT = re.compile(r"\) += (-?\d+|\?)[^=]*$")


def unhex(text):
    return bytes.fromhex(text.replace("\\x", ""))


class Event:
    """A call, between the line where it began and the line where it ended."""

    def __init__(self, start, end, text):
        self.start, self.end = start, end
        call = CALL.match(text)
        self.name = call[1] if call else ""
        self.target = unhex(call[3]).decode(errors="replace") if call else ""
        result = RESULT.search(text)
        self.result = int(result[1]) if result and result[1] != "?" else None
        self.text = text

    def data(self):
        pieces = []
        for found in BYTES.finditer(self.text):
            if found[2]:
                raise RuntimeError("strace cut a text short")
            pieces.append(unhex(found[1]))
        return b"".join(pieces)

    def is_wal(self):
        return self.target.endswith("/eqex.db-wal")

    def is_socket(self):
        return self.target.startswith("socket:") or self.target.startswith("TCP")


def events(trace):
    """In the order in which the calls began. A tracer sees the end of a call before its thread goes on."""
    found, open_calls = [], {}
    with open(trace, encoding="ascii", errors="replace") as lines:
        for index, line in enumerate(lines):
            parts = LINE.match(line.rstrip("\n"))
            if not parts:
                continue
            thread, text = parts[1], parts[3]
            resumed = RESUMED.match(text)
            if text.endswith("<unfinished ...>"):
                open_calls[thread] = (index, text[: -len("<unfinished ...>")].rstrip())
            elif resumed and thread in open_calls:
                start, before = open_calls.pop(thread)
                found.append(Event(start, index, before + resumed[2]))
            elif CALL.match(text):
                found.append(Event(index, index, text))
    # What a killed process did not finish still began.
    found += [Event(start, sys.maxsize, text) for start, text in open_calls.values()]
    return sorted(found, key=lambda event: event.start)


class Trace:
    """Which numbers were written when, when they were synced, and when their answers left."""

    def __init__(self, found):
        self.syncs = [event for event in found if event.name in SYNCS and event.is_wal()]
        self.failed_syncs = sum(sync.result != 0 for sync in self.syncs)
        self.written = {}
        self.answers = {}
        self.transactions(found)
        self.conversations(found)

    def transactions(self, found):
        """For each number, the end of the last write of the transaction that first held it."""
        numbers, last_frame, committed = set(), False, 0
        for event in found:
            if not (event.name in WRITES and event.is_wal()):
                continue
            data = event.data()
            offset = int(re.search(r", (\d+)\) += ", event.text)[1])
            place = (offset - WAL_HEADER) % (FRAME_HEADER + PAGE)
            if offset >= WAL_HEADER and place == 0:
                # The size of the database stands in the header of a transaction's last frame only.
                last_frame = data[4:8] != bytes(4)
            numbers.update(int(number) for number in re.findall(rb"\[(7\d{8})\.0", data))
            ends_frame = place + len(data) == FRAME_HEADER + PAGE
            if offset >= WAL_HEADER and last_frame and ends_frame:
                committed += 1
                for number in numbers:
                    self.written.setdefault(number, event.end)
                numbers, last_frame = set(), False
        self.committed = committed

    def conversations(self, found):
        """For each number, the status of its answer and where the answer began to leave."""
        asked, rest = {}, {}
        for event in found:
            if not event.is_socket():
                continue
            if event.name in RECEIVES and event.result and event.result > 0:
                rest[event.target] = rest.get(event.target, b"") + event.data()
                number = re.search(rb'"answers": ?\[(7\d{8})', rest[event.target])
                if number:
                    asked[event.target] = int(number[1])
                    rest[event.target] = b""
            elif event.name in SENDS and event.target in asked:
                status = re.match(rb"HTTP/1\.1 (\d{3})", event.data())
                if status:
                    self.answers[asked.pop(event.target)] = (int(status[1]), event.start)

    def early(self, syncs=None):
        """Numbers that were answered 2xx before the first sync behind their transaction had succeeded."""
        syncs = self.syncs if syncs is None else syncs
        found = []
        for number, (status, left) in self.answers.items():
            if not 200 <= status < 300:
                continue
            written = self.written.get(number, sys.maxsize)
            sync = next((sync for sync in syncs if sync.start > written), None)
            # A later success says nothing of pages that an earlier failure threw away.
            if sync is None or sync.result != 0 or sync.end > left:
                found.append(number)
        return found

    def of_failed_syncs(self):
        """The answers to those whose transaction the disk refused."""
        found = {}
        for number, written in self.written.items():
            sync = next((sync for sync in self.syncs if sync.start > written), None)
            if sync is not None and sync.result != 0 and number in self.answers:
                found[number] = self.answers[number][0]
        return found


class Load:
    """Students who submit distinct numbers, each until one of theirs is not answered 200."""

    def __init__(self, server, klass, first, count):
        self.statuses = {}
        threads = []
        for index, token in enumerate(klass.students):
            numbers = range(first + index, first + count, len(klass.students))
            threads.append(threading.Thread(target=self.student, args=(server, token, klass.unknowns, numbers)))
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(120)

    def student(self, server, token, unknowns, numbers):
        client = server.client(token)
        for number in numbers:
            try:
                self.statuses[number] = client.submit(number, unknowns)
            except school.Broken:
                self.statuses[number] = None
            if self.statuses[number] != 200:
                break
        client.close()

    def acknowledged(self):
        return {number for number, status in self.statuses.items() if status == 200}

    def others(self):
        return sorted({str(status) for status in self.statuses.values() if status != 200})


def tracer(trace, *more):
    return ["strace", "-f", "-tt", "-y", "-xx", "-s", "9000", "-o", str(trace), "-e", f"trace={CALLS}", *more]


def prepared(data):
    """A school whose making is not watched."""
    server = school.Server(data)
    try:
        return school.School(server, STUDENTS)
    finally:
        server.end()


def order(folder, submits):
    data, trace = folder / "order", folder / "order.trace"
    klass = prepared(data)
    server = school.Server(data, tracer(trace))
    try:
        load = Load(server, klass, school.FIRST_NUMBER, submits)
    finally:
        server.end()
    watched = Trace(events(trace))
    found, check = school.logged(data)
    early = watched.early()
    acknowledged = load.acknowledged()
    table = school.Table("fsync.py, the order of writing, syncing and answering")
    table.goal("submits acknowledged", str(submits), len(acknowledged), len(acknowledged) == submits)
    table.goal("their answers seen in the trace", str(submits), len(watched.answers), acknowledged <= watched.answers.keys())
    table.note("transactions, syncs of the log", f"{watched.committed}, {len(watched.syncs)}")
    table.goal("answers before the sync", "0", len(early), not early)
    missing = acknowledged - found.keys()
    table.goal("acknowledged and not in the log", "0", len(missing), not missing and check == "ok")
    blind = len(watched.early([]))
    table.goal("answers called early where all syncs are struck out", str(submits), blind, blind == submits)
    return table.end()


def failure(folder, submits):
    for from_sync in FAILS_FROM:
        table, of_a_commit = failure_from(folder / f"failure-{from_sync}", submits, from_sync)
        if of_a_commit:
            break
        print(f"  the sync {from_sync} was not that of a commit\n")
    return table.end()


def failure_from(folder, submits, from_sync):
    """The figures, and whether the first sync that failed was one that submits waited for."""
    folder.mkdir()
    data, trace = folder / "data", folder / "trace"
    klass = prepared(data)
    fault = f"inject=fsync,fdatasync:error=EIO:when={from_sync}+"
    server = school.Server(data, tracer(trace, "-e", fault))
    try:
        load = Load(server, klass, school.FIRST_NUMBER, submits)
        client = server.client(klass.students[0])
        later = [client.submit(school.FIRST_NUMBER + submits + index, klass.unknowns) for index in range(20)]
        visitor = server.client(klass.root)
        team = visitor.request("POST", "/api/team/create", {"name": "1b"})[0]
        reads = [visitor.status("/api/subject/list") for _ in range(20)]
        health = visitor.status("/api/health/")
        said = [line for line in server.log().splitlines() if "nothing is written until the server" in line]
    finally:
        server.end()
    watched = Trace(events(trace))
    early = watched.early()
    refused = watched.of_failed_syncs()
    table = school.Table("fsync.py, every sync of the log fails with EIO from some moment on")
    table.note("acknowledged before", len(load.acknowledged()))
    table.goal("syncs that failed", "at least 1", watched.failed_syncs, watched.failed_syncs >= 1)
    clear = bool(refused) and all(status in (500, 503) for status in refused.values())
    table.goal("answers to the writes of the failed sync", "500 or 503", sorted(refused.values()), clear)
    table.goal("2xx for a write that is not synced", "0", len(early), not early)
    ended = load.others()
    table.goal("answers that ended the students' work", "500 or 503", " ".join(ended), set(ended) <= {"500", "503"} and ended)
    table.goal("later submits", "503", unique(later), set(later) == {503})
    table.goal("making a team", "503", team, team == 503)
    table.goal("reads", "200", unique(reads), set(reads) == {200})
    table.goal("health", "503", health, health == 503)
    table.goal("lines of the server's log that say so", "1", len(said), len(said) == 1)
    found = again(table, data, klass, load.acknowledged(), submits)
    kept = sum(number in found for number in refused)
    table.note("answered with an error, and in the log after all", f"{kept} of {len(refused)}")
    return table, bool(refused)


def checkpoint(folder, submits):
    """The database itself cannot be synced: the log still holds everything, and must not be given up."""
    # Enough for several checkpoints.
    submits *= 4
    data, trace = folder / "checkpoint", folder / "checkpoint.trace"
    klass = prepared(data)
    fault = "inject=fsync,fdatasync:error=EIO"
    server = school.Server(data, tracer(trace, "-P", str(data / "eqex.db"), "-e", fault))
    try:
        load = Load(server, klass, school.FIRST_NUMBER, submits)
        wal = (data / "eqex.db-wal").stat().st_size
        health = server.client().status("/api/health/")
    finally:
        server.kill()
    failed = sum(event.name in SYNCS and event.result != 0 for event in events(trace))
    table = school.Table("fsync.py, every sync of the database itself fails, then the server is killed")
    table.goal("syncs that failed", "at least 1", failed, failed >= 1)
    table.note("acknowledged, other answers", f"{len(load.acknowledged())}, {' '.join(load.others()) or 'none'}")
    table.note("health, size of the log", f"{health}, {wal / 1e6:.1f} MB")
    again(table, data, klass, load.acknowledged(), submits)
    return table.end()


def again(table, data, klass, acknowledged, submits):
    """With a good disk, everything works again, and nothing is lost."""
    server = school.Server(data)
    try:
        client = server.client(klass.students[0])
        status = client.submit(school.FIRST_NUMBER + submits + 1000, klass.unknowns)
        health = client.status("/api/health/")
    finally:
        server.end()
    table.goal("started on a good disk: submit, health", "200, 200", f"{status}, {health}", status == health == 200)
    found, check = school.logged(data)
    lost = acknowledged - found.keys()
    doubled = [number for number, count in found.items() if count > 1]
    table.goal("acknowledged and lost, twice in the log", "0, 0", f"{len(lost)}, {len(doubled)}", not lost and not doubled)
    table.goal("integrity_check", "ok", check, check == "ok")
    return found


def unique(values):
    return " ".join(str(value) for value in sorted(set(values)))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--submits", type=int, default=1000)
    arguments = parser.parse_args()
    if not shutil.which("strace"):
        school.stop("strace is missing: install it, on Debian with `apt-get install strace`")
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="eqex-fsync-") as folder:
        codes = [part(Path(folder), arguments.submits) for part in (order, failure, checkpoint)]
    print(f"  {time.monotonic() - began:.0f} s")
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
