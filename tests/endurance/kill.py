#!/usr/bin/env python3
"""Kills the server again and again while students submit: what was acknowledged is in the log, exactly once."""

import argparse
import random
import sys
import tempfile
import threading
import time

import school

STUDENTS = 8
# Of the lives, this part ends while the server is still starting.
EARLY = 0.1
CHECKED_COPIES = 10


class Work:
    """Hands out numbers, and keeps what became of them."""

    def __init__(self, submits):
        self.lock = threading.Lock()
        self.left = submits
        self.next = school.FIRST_NUMBER
        self.acknowledged = set()
        self.unanswered = set()
        # Sent again under the same key until they are acknowledged.
        self.repeat = []
        self.repeated = 0
        self.refused = {}
        self.quota = 0
        self.reached = threading.Event()

    def live(self, quota):
        with self.lock:
            self.quota = quota
            self.reached.clear()

    def take(self, repeats):
        with self.lock:
            if repeats and self.repeat:
                self.repeated += 1
                return self.repeat.pop()
            if self.left == 0:
                self.reached.set()
                return None
            self.left -= 1
            self.next += 1
            return self.next

    def told(self, number, status, repeats):
        with self.lock:
            if status == 200:
                self.acknowledged.add(number)
                self.unanswered.discard(number)
            elif status is None:
                self.unanswered.add(number)
                if repeats:
                    self.repeat.append(number)
            else:
                self.refused[status] = self.refused.get(status, 0) + 1
            self.quota -= 1
            if self.quota <= 0:
                self.reached.set()


def student(server, token, unknowns, work, repeats):
    """Submits until the server is gone or nothing is left."""
    client = server.client(token)
    while (number := work.take(repeats)) is not None:
        try:
            # A key belongs to one student; each number is only ever sent by those who repeat, or only by the others.
            status = client.submit(number, unknowns, f"key-{number}" if repeats else None)
        except school.Broken:
            work.told(number, None, repeats)
            break
        work.told(number, status, repeats)
    client.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--submits", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=None, help="of the random moments")
    arguments = parser.parse_args()
    seed = arguments.seed if arguments.seed is not None else random.randrange(10**6)
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="eqex-kill-") as data:
        return run(arguments, data, chance, seed)


def run(arguments, data, chance, seed):
    began = time.monotonic()
    server = school.Server(data)
    klass = school.School(server, STUDENTS)
    work = Work(arguments.submits)
    starts = []
    kills = early = 0
    copies = 0
    checks = set()
    try:
        while kills < arguments.kills:
            lives = arguments.kills - kills
            # Half of the mean to one and a half of it; the last life takes what is left.
            mean = work.left / lives
            quota = work.left + 1 if lives == 1 else max(1, round(mean * chance.uniform(0.5, 1.5)))
            work.live(quota)
            threads = [
                # One student repeats, so that a key is always that student's.
                threading.Thread(target=student, args=(server, token, klass.unknowns, work, index == 0))
                for index, token in enumerate(klass.students)
            ]
            for thread in threads:
                thread.start()
            work.reached.wait(120)
            # The requests are at every stage then, from the socket to the commit.
            time.sleep(chance.uniform(0, 0.01))
            server.kill()
            kills += 1
            for thread in threads:
                thread.join(60)
            if copies < CHECKED_COPIES and kills * CHECKED_COPIES >= arguments.kills * copies:
                copies += 1
                checks.add(school.check_copy(data)[1])
            if kills < arguments.kills - 1 and chance.random() < EARLY:
                server = school.Server(data, ready=False)
                time.sleep(chance.uniform(0, max(starts, default=0.2)))
                server.kill()
                kills += 1
                early += 1
            server = school.Server(data)
            starts.append(server.start_time)
            if kills % 20 == 0:
                print(f"{kills} kills, {len(work.acknowledged)} acknowledged", flush=True)
        # What hung in the air at the last kill is sent once more under its key.
        work.live(10**9)
        student(server, klass.students[0], klass.unknowns, work, True)
    finally:
        server.end()
    found, check = school.logged(data)
    checks.add(check)
    lost = [number for number in work.acknowledged if number not in found]
    doubled = [number for number, count in found.items() if count > 1]
    unknown = [number for number in found if not school.FIRST_NUMBER < number <= work.next]
    sent = arguments.submits - work.left
    kept = sum(number in found for number in work.unanswered)

    table = school.Table(f"kill.py, seed {seed}, {time.monotonic() - began:.0f} s")
    table.goal("kills", str(arguments.kills), kills, kills == arguments.kills)
    table.note("of them while starting", early)
    table.goal("numbers submitted", str(arguments.submits), sent, sent == arguments.submits)
    table.note("acknowledged", len(work.acknowledged))
    table.note("never answered", f"{len(work.unanswered)}, of which {kept} in the log")
    table.note("sent again under their key", work.repeated)
    table.goal("other answers", "none", work.refused or "none", not work.refused)
    table.goal("acknowledged and lost", "0", len(lost), not lost)
    table.goal("twice in the log", "0", len(doubled), not doubled)
    table.goal("in the log and never sent", "0", len(unknown), not unknown)
    table.goal(f"integrity_check, {copies} times and at the end", "ok", ", ".join(sorted(checks)), checks == {"ok"})
    slowest = max(starts)
    table.note("median restart until healthy", f"{school.percentile(starts, 0.5):.2f} s")
    table.goal("slowest restart until healthy", "< 2 s", f"{slowest:.2f} s", slowest < 2)
    if lost or doubled:
        print(f"lost: {sorted(lost)[:10]} doubled: {sorted(doubled)[:10]}")
    return table.end()


if __name__ == "__main__":
    sys.exit(main())
