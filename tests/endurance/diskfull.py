#!/usr/bin/env python3
"""Fills the disk under the server: writes say so, reads go on, and writes work again by themselves once there is space."""

import argparse
import errno
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import school

SIZE = "16m"
# Pages of the log that were there before are written over, so the first write that fails comes late.
MOST_SUBMITS = 20_000
ROUNDS = 3
MORE = 600


class Disk:
    """A small disk of its own, in memory, gone at the end."""

    def __init__(self, folder):
        self.path = folder / "disk"
        self.path.mkdir()
        self.filler = self.path / "filler"
        mount = shutil.which("mount")
        if not mount:
            school.stop("mount is missing: this script needs a disk of its own")
        done = subprocess.run(
            [mount, "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(self.path)],
            capture_output=True,
            text=True,
        )
        if done.returncode != 0:
            school.stop(f"mounting is not permitted here, so nothing was tested: {done.stderr.strip()}")

    def fill(self):
        """To the last page; what the server frees meanwhile is taken too."""
        with open(self.filler, "ab", buffering=0) as file:
            for size in (1 << 16, 1 << 12):
                try:
                    while file.write(bytes(size)) == size:
                        pass
                except OSError as error:
                    if error.errno != errno.ENOSPC:
                        raise

    def empty(self):
        self.filler.unlink(missing_ok=True)

    def end(self):
        subprocess.run(["umount", str(self.path)], check=False)


class Student:
    """Submits distinct numbers, and keeps what became of them."""

    def __init__(self, server, klass):
        self.client = server.client(klass.students[0])
        self.unknowns = klass.unknowns
        self.next = school.FIRST_NUMBER
        self.acknowledged = set()
        self.refused = {}

    def submit(self):
        self.next += 1
        status = self.client.submit(self.next, self.unknowns)
        if status == 200:
            self.acknowledged.add(self.next)
        else:
            self.refused[self.next] = status
        return status


def start(data):
    """Whether a server comes up, and what it said."""
    server = school.Server(data, ready=False)
    try:
        started = b"ready" in server.process.stdout.readline()
    finally:
        server.kill()
    return started, server.log()


def unique(values):
    return " ".join(str(value) for value in sorted(set(values))) or "none"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.parse_args()
    if os.geteuid() != 0:
        school.stop("root is needed to mount a small disk, so nothing was tested")
    with tempfile.TemporaryDirectory(prefix="eqex-diskfull-") as folder:
        disk = Disk(Path(folder))
        try:
            return run(disk)
        finally:
            disk.empty()
            disk.end()


def run(disk):
    began = time.monotonic()
    data = disk.path / "data"
    table = school.Table(f"diskfull.py, a disk of {SIZE}, filled {ROUNDS} times")
    server = school.Server(data)
    try:
        klass = school.School(server, 1)
        student = Student(server, klass)
        for index in range(1, ROUNDS + 1):
            # From the second time on the log of the database has pages to write over, and the database itself cannot grow.
            for _ in range(MORE * (index - 1)):
                student.submit()
            full(table, server, klass, student, disk, f"full {index}: ")
        # What a crash on a full disk leaves behind.
        disk.fill()
        while student.submit() == 200 and len(student.acknowledged) < MOST_SUBMITS:
            disk.fill()
    finally:
        server.kill()
    disk.fill()
    started, told = start(data)
    # It may serve what there is, or refuse in words; SQLite's own say nothing to an operator.
    plain = started or ("is full" in told and str(data) in told)
    table.goal("killed while full, started while full", "serves or says why", "serves" if started else told.strip(), plain)
    disk.empty()
    server = school.Server(data)
    try:
        status = server.client(klass.students[0]).submit(student.next + 1, klass.unknowns)
    finally:
        server.end()
    table.goal("killed while full, started with space: submit", "200", status, status == 200)
    found, check = school.logged(data)
    lost = student.acknowledged - found.keys()
    kept = [number for number, status in student.refused.items() if number in found]
    doubled = [number for number, count in found.items() if count > 1]
    table.note("acknowledged, refused", f"{len(student.acknowledged)}, {len(student.refused)}")
    table.goal("acknowledged and lost", "0", len(lost), not lost)
    table.goal("twice in the log", "0", len(doubled), not doubled)
    # The answer says that nothing was saved.
    table.goal("refused and in the log all the same", "0", len(kept), not kept)
    table.goal("integrity_check", "ok", check, check == "ok")
    table.note("time", f"{time.monotonic() - began:.0f} s")
    return table.end()


def backup(table, server, disk, when):
    """What the commands say that need room, on the full disk and beside it."""
    data = disk.path / "data"
    beside = disk.path.parent / "backup.tar"
    done = eqex("backup", beside, "--data", data)
    table.goal(f"{when}a backup to another disk", "0", done.returncode, done.returncode == 0)
    for name, command in [
        ("a backup beside", ("backup", disk.path / "backup.tar", "--data", data)),
        ("a restore beside", ("restore", beside, "--data", disk.path / "restored")),
    ]:
        done = eqex(*command)
        plain = done.returncode == 2 and "is full" in done.stderr and str(disk.path) in done.stderr
        table.goal(f"{when}{name}", "says that the disk is full", "says so" if plain else done.stderr.strip(), plain)
    left = [path.name for path in disk.path.iterdir() if path.name not in ("data", "filler")]
    table.goal(f"{when}left behind by them", "nothing", ", ".join(left) or "nothing", not left)
    beside.unlink(missing_ok=True)


def eqex(*arguments):
    return subprocess.run([school.binary(), *map(str, arguments)], capture_output=True, text=True)


def full(table, server, klass, student, disk, when):
    root = server.client(klass.root)
    disk.fill()
    before = len(student.acknowledged)
    first = None
    for _ in range(MOST_SUBMITS):
        status = student.submit()
        if status != 200:
            first = status
            break
        # A log that is cut short gives space back.
        disk.fill()
    table.note(f"{when}submits until the first that fails", len(student.acknowledged) - before)
    table.goal(f"{when}the first that fails", "507", first, first == 507)
    writes = [student.submit() for _ in range(20)]
    table.goal(f"{when}later submits", "507", unique(writes), set(writes) == {507})
    team = root.request("POST", "/api/team/create", {"name": f"made while {when}"})[0]
    teams = root.request("GET", "/api/team/list")[2].decode()
    # It needs less room than an answer, and may find it in the log.
    told = team == (200 if f"made while {when}" in teams else 507)
    table.goal(f"{when}making a team", "507, or 200 and it is there", team, told)
    reads = [root.status("/api/subject/list") for _ in range(50)]
    table.goal(f"{when}reads", "200", unique(reads), set(reads) == {200})
    # A connection of a new reader opens the database anew.
    fresh = server.client(klass.root).status("/api/subject/list")
    table.goal(f"{when}a read on a new connection", "200", fresh, fresh == 200)
    status, _, body = root.request("GET", "/api/health/")
    table.goal(f"{when}health", "503", status, status == 503)
    table.goal(f"{when}health tells root why", "disk", b"disk" in body, b"disk" in body)
    # Each probe fails in the same words, which are told once: a log that grows fills the disk by itself.
    lines = server.log().count("ERROR")
    probes = [root.status("/api/health/") for _ in range(50)] + [student.submit() for _ in range(50)]
    lines = server.log().count("ERROR") - lines
    table.goal(f"{when}lines of errors for {len(probes)} probes and submits more", "at most 4", lines, lines <= 4)
    backup(table, server, disk, when)
    quiet = server.client().request("GET", "/api/health/")[2]
    table.goal(f"{when}health tells a visitor why", "no", b"disk" in quiet, b"disk" not in quiet)
    live = root.status("/api/health/live")
    table.goal(f"{when}liveness", "200", live, live == 200)
    disk.empty()
    ready = root.status("/api/health/")
    table.goal(f"{when}health once there is space, before any write", "200", ready, ready == 200)
    writes = [student.submit() for _ in range(20)]
    table.goal(f"{when}submits once there is space", "200", unique(writes), set(writes) == {200})
    health = root.status("/api/health/")
    table.goal(f"{when}health once there is space", "200", health, health == 200)


if __name__ == "__main__":
    sys.exit(main())
