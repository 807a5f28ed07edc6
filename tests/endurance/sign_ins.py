#!/usr/bin/env python3
"""Many sign in at once, and some do what they can to hold the others up: a right password again and again, wrong ones from the same address."""

import argparse
import statistics
import sys
import tempfile
import threading
import time

import school

GOAL_S = 3
# Milliseconds after which a plain password is refused, and how much later it may be on a busy machine.
REFUSED_MS = 1500
LATER_MS = 100
ATTACKERS = 16
# What a client makes of the password, for those who have never sent a plain one; it is nobody's.
HASHED = "0v+o8hGsjjjD+z1HcC9kHvLmqAUmpjLwfDFgsvEdq88="


def login(kind, index):
    return f"{kind}{index}@example.org"


def attempt(server, name, password, address):
    """The status, and the milliseconds until it was there."""
    client = server.client()
    began = time.monotonic()
    body = {"login": name, "password": password}
    status, header, _ = client.request("POST", "/api/auth/login", body, [f"x-forwarded-for: {address}"])
    client.close()
    return status, (time.monotonic() - began) * 1000


def at_once(jobs):
    """What each came to, in order, and the seconds until the last was there."""
    results = [None] * len(jobs)
    start = threading.Barrier(len(jobs) + 1)

    def run(index, job):
        start.wait()
        results[index] = job()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(jobs)]
    for thread in threads:
        thread.start()
    start.wait()
    began = time.monotonic()
    for thread in threads:
        thread.join()
    return results, time.monotonic() - began


class Again:
    """Attempts without a pause, on many connections, until it is left."""

    def __init__(self, job):
        self.job = job
        self.over = threading.Event()
        self.count = 0
        self.threads = [threading.Thread(target=self.run, args=(index,)) for index in range(ATTACKERS)]

    def run(self, index):
        while not self.over.is_set():
            self.job(index)
            self.count += 1

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        # They are under way before anything is measured.
        while self.count < ATTACKERS:
            time.sleep(0.01)
        return self

    def __exit__(self, *_):
        self.over.set()
        for thread in self.threads:
            thread.join()


def register(server, people):
    root = server.client()
    root.sign_in("root", school.PASSWORD)
    team = root.ask("POST", "/api/team/create", {"name": "1a"})["teamId"]
    root.ask("POST", "/api/team/update", {"teamId": team, "invitation": school.INVITATION})
    root.close()
    common = {"number": None, "invitation": school.INVITATION, "name": "X"}
    visitor = server.client()
    began = time.monotonic()
    for index in range(people):
        new = {**common, "login": login("student", index), "password": school.PASSWORD}
        visitor.ask("POST", "/api/auth/register", new)
    seconds = (time.monotonic() - began) / people
    for index in range(people):
        visitor.ask("POST", "/api/auth/register", {**common, "login": login("hashed", index), "hashedPassword": HASHED})
    visitor.close()
    return seconds


def sign_in_all(server, table, what, people, address):
    jobs = [
        lambda index=index: attempt(server, login("student", index), school.PASSWORD, address)
        for index in range(1, people)
    ]
    results, seconds = at_once(jobs)
    good = all(status == 200 for status, _ in results)
    table.goal(what, f"< {GOAL_S} s, all 200", f"{seconds:.2f} s, {'all 200' if good else 'not all'}", good and seconds < GOAL_S)


def refusals(server, table):
    """How soon wrong plain passwords are refused, by whose login they were for; one after the other, each from an address of its own."""
    means = {}
    for kind, index in [("student", 1), ("hashed", 1), ("nobody", 1)]:
        times = []
        for turn in range(8):
            status, milliseconds = attempt(server, login(kind, index), "wrong", f"10.1.{len(means)}.{turn + 1}")
            assert status == 401, status
            times.append(milliseconds)
        means[kind] = statistics.mean(times)
        late = max(times) - REFUSED_MS
        table.goal(f"a wrong password of {kind}: mean, slowest", f"{REFUSED_MS} ms", f"{means[kind]:.1f}, {max(times):.1f} ms", 0 <= late < LATER_MS)
    spread = max(means.values()) - min(means.values())
    table.goal("between the means", "< 5 ms", f"{spread:.1f} ms", spread < 5)


def crowds(server, table):
    """The same with ten at once at one login: what waits for its turn tells nothing either."""
    slowest = []
    for place, kind in enumerate(["hashed", "nobody", "student", "hashed", "nobody"]):
        jobs = [lambda: attempt(server, login(kind, 2), "wrong", f"10.2.{place}.1")] * 10
        results, _ = at_once(jobs)
        slowest.append((max(milliseconds for _, milliseconds in results), kind))
    told = ", ".join(f"{kind} {milliseconds:.0f}" for milliseconds, kind in slowest)
    spread = max(slowest)[0] - min(slowest)[0]
    table.goal("slowest of ten wrong ones at once at one login", "within 15 %", f"{told} ms", spread < 0.15 * max(slowest)[0])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=30)
    people = parser.parse_args().people
    table = school.Table("Signing in with plain passwords")
    with tempfile.TemporaryDirectory(prefix="eqex-sign-ins-") as folder:
        server = school.Server(folder, options=["--trusted-proxies", "127.0.0.1"])
        try:
            table.note("registering with a plain password, each", f"{register(server, people + 1) * 1000:.0f} ms")
            here = "10.0.0.1"
            sign_in_all(server, table, f"{people} at once", people + 1, here)
            for words, address in [("from the same address", here), ("from another one", "10.0.0.2")]:
                with Again(lambda _: attempt(server, login("student", 0), school.PASSWORD, address)):
                    sign_in_all(server, table, f"while one repeats a right password {words}", people + 1, here)
            wrong = lambda index: attempt(server, login("nobody", time.monotonic_ns()), "wrong", here)
            with Again(wrong) as again:
                while again.count < 360:
                    sign_in_all(server, table, f"after {again.count} wrong ones from the same address", people + 1, here)
                    time.sleep(10)
                sign_in_all(server, table, f"after {again.count} wrong ones from the same address", people + 1, here)
            refusals(server, table)
            crowds(server, table)
        finally:
            server.end()
    return table.end()


if __name__ == "__main__":
    sys.exit(main())
