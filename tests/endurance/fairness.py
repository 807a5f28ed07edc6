#!/usr/bin/env python3
"""How long others wait while somebody keeps the server busy: submits, the home page, the editor's preview and its table beside each attack, and without one."""

import argparse
import itertools
import socket
import statistics
import sys
import tempfile
import threading
import time

import hostile
import school

# Between two requests of a probe; the probes are few people, not a load.
PAUSE = 0.01
PROBES = ("submit", "home", "preview", "table")
GOALS = {("submit", 0.5): 5, ("submit", 0.99): 10, ("home", 0.5): 10, ("preview", 0.5): 10, ("table", 0.5): 10}


class Probe(threading.Thread):
    """One person, who asks, waits for the answer and asks again."""

    def __init__(self, port, address, requests, seconds):
        super().__init__(daemon=True)
        self.source = hostile.Source(port, address)
        self.requests = requests
        self.seconds = seconds
        self.times = []
        self.refused = 0

    def run(self):
        until = time.monotonic() + self.seconds
        while time.monotonic() < until:
            data = next(self.requests)
            before = time.monotonic()
            status, _ = self.source.send(data)
            self.times.append(time.monotonic() - before)
            self.refused += status != 200
            time.sleep(PAUSE)
        self.source.close()


class Scene:
    """A server with people who work, and with some who mean no good."""

    def __init__(self, server):
        self.server = server
        self.port = server.port
        self.school = school.School(server, 3)
        root = server.client(self.school.root)
        root.ask("POST", "/api/team/update", {"teamId": 1, "invitation": "teachers"})
        self.teacher, self.bad_teacher = (self.join(f"teacher{index}@example.org") for index in (1, 2))
        root.ask("POST", "/api/subject/create", {"subject": "bad", "assignees": None})
        root.close()
        self.numbers = itertools.count(school.FIRST_NUMBER)

    def join(self, login):
        visitor = self.server.client()
        new = {"login": login, "name": login, "password": school.PASSWORD, "number": None, "invitation": "teachers"}
        visitor.ask("POST", "/api/auth/register", new)
        return visitor.sign_in(login, school.PASSWORD)

    def submits(self, token, unknowns):
        for number in self.numbers:
            answers = [number] + [None] * (unknowns - 1)
            body = {"subject": school.SUBJECT, "exerciseId": school.EXERCISE, "answer": {"answers": answers}}
            yield hostile.json_request("/api/subject/problem/submit", body, token)

    def previews(self, path):
        for number in self.numbers:
            content = f"{hostile.HEAD}a=[1;9;1] b=[2;8;0.5]m x=?m\n\nA sentence.\n---\nx=a*b+{number}\n"
            yield hostile.json_request(path, {"content": content, "seed": 0, "subject": school.SUBJECT}, self.teacher)

    def probe(self, seconds):
        """How long each kind of request took, sorted by kind."""
        homes = itertools.repeat(hostile.request("GET", "/"))
        probes = {
            "submit": Probe(self.port, "127.0.0.3", self.submits(self.school.students[0], self.school.unknowns), seconds),
            "home": Probe(self.port, "127.0.0.4", homes, seconds),
            "preview": Probe(self.port, "127.0.0.5", self.previews("/preview"), seconds),
            "table": Probe(self.port, "127.0.0.6", self.previews("/preview/table"), seconds),
        }
        for probe in probes.values():
            probe.start()
        for probe in probes.values():
            probe.join(120)
        return {name: (list(probe.times), probe.refused) for name, probe in probes.items()}

    def attacks(self):
        """What is sent again and again, by name."""
        bad = self.school.students[1]
        content = lambda text: {"content": text, "seed": 0}
        fill = lambda make, count=64: [make(index) for index in range(count)]
        sign_in = lambda login, password: hostile.form_request("/sign-in", {"login": login, "password": password})
        taken = {
            "login": "student1@example.org", "name": "Mallory", "password": "other password", "number": None,
            "invitation": school.INVITATION,
        }
        archive = hostile.archive()
        return {
            "previews, misspelt names": fill(lambda index: hostile.json_request("/preview", content(hostile.misspelt(salt=index)))),
            "previews, false require": fill(lambda index: hostile.json_request("/preview", content(hostile.powers(salt=index)))),
            "/preview/worst": fill(lambda index: hostile.json_request("/preview/worst", content(hostile.powers(salt=index)), bad)),
            "API preview, false require": fill(
                lambda index: hostile.json_request("/api/subject/exercise/preview", content(hostile.powers(salt=index)), bad)
            ),
            "zip imports of 1,000": [hostile.file_request("/subject/bad/import", archive, self.bad_teacher)],
            "page sign-ins, wrong": fill(lambda index: sign_in(f"student{index % 3 + 1}@example.org", f"wrong {index}")),
            "page sign-ins, right": [sign_in("student2@example.org", school.PASSWORD)],
            "register, taken login": [hostile.json_request("/api/auth/register", taken)],
            "API sign-ins, wrong": fill(
                lambda index: hostile.json_request(
                    "/api/auth/login", {"login": f"nobody{index}@example.org", "hashedPassword": "0v+o8hGsjjjD+z1HcC9kHvLmqAUmpjLwfDFgsvEdq88="}
                ),
                2000,
            ),
            "pages to be packed": [hostile.request("GET", "/api/docs"), hostile.request("GET", "/assets/editor.js")],
            "event streams": None,
            "submits, as fast as possible": [next(self.submits(bad, self.school.unknowns)) for _ in range(256)],
        }


class Streams:
    """Many event streams of one teacher, who reads them."""

    def __init__(self, scene, count=64):
        root = scene.server.client(scene.school.root)
        teams = root.ask("GET", "/api/team/list")
        team = next(team for team in teams if team["name"] == "1a")
        self.request = hostile.request("GET", f"/api/session/events?teamId={team['teamId']}", token=scene.school.root)
        self.port, self.count = scene.port, count
        self.sockets = []
        self.found = {}

    def __enter__(self):
        for _ in range(self.count):
            one = socket.create_connection(("127.0.0.1", self.port), 30, ("127.0.0.2", 0))
            one.sendall(self.request)
            self.sockets.append(one)
        self.over = threading.Event()
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()
        return self

    def read(self):
        while not self.over.is_set():
            for one in self.sockets:
                try:
                    if data := one.recv(1 << 16, socket.MSG_DONTWAIT):
                        status = int(data[9:12]) if data.startswith(b"HTTP/1.1 ") else "pieces"
                        self.found[status] = self.found.get(status, 0) + 1
                except OSError:
                    pass
            time.sleep(0.05)

    def __exit__(self, *_):
        self.over.set()
        self.reader.join(5)
        for one in self.sockets:
            one.close()


def measure(scene, attack, seconds):
    """Once without and once beside the attack."""
    control = scene.probe(seconds)
    with attack as running:
        # Its queues are full by then.
        time.sleep(1)
        beside = scene.probe(seconds)
    time.sleep(0.5)
    return control, beside, running.found


def median(rounds, name, part):
    return statistics.median(school.percentile(round[name][0], part) for round in rounds)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--only", default="", help="attacks whose name holds this")
    arguments = parser.parse_args()
    table = school.Table(
        f"fairness.py: others beside {arguments.connections} connections, "
        f"times the control's (ms), each the median of {arguments.rounds}"
    )
    names = None
    done = {}
    for _ in range(arguments.rounds):
        # A school of its own for each round: what one attack left is none of the next one's.
        with tempfile.TemporaryDirectory(prefix="eqex-fairness-") as data:
            server = school.Server(data)
            try:
                scene = Scene(server)
                attacks = scene.attacks()
                names = [name for name in attacks if arguments.only in name]
                for name in names:
                    requests = attacks[name]
                    attack = Streams(scene) if requests is None else hostile.Attack(server.port, requests, arguments.connections)
                    done.setdefault(name, []).append(measure(scene, attack, arguments.seconds))
            finally:
                server.kill()
        print(".", end="", flush=True)
    print()
    for name in names or []:
        controls, besides, counts = zip(*done[name])
        total = {}
        for count in counts:
            for status, number in count.items():
                total[status] = total.get(status, 0) + number
        refused = {probe: sum(round[probe][1] for round in besides) for probe in PROBES}
        table.note(name, ", ".join(f"{number} × {status}" for status, number in sorted(total.items(), key=str)) or "no answers")
        for probe in PROBES:
            for part in (0.5, 0.99):
                control, beside = median(controls, probe, part), median(besides, probe, part)
                times = beside / control
                what = f"    {probe} p{part * 100:.0f}"
                told = f"{times:.1f} × ({control * 1000:.1f} -> {beside * 1000:.1f})"
                goal = GOALS.get((probe, part))
                if goal is None:
                    table.note(what, told)
                else:
                    table.goal(what, f"<= {goal} ×", told, times <= goal)
        if any(refused.values()):
            table.goal("    others refused", "none", refused, False)
    return table.end()


if __name__ == "__main__":
    sys.exit(main())
