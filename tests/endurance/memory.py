#!/usr/bin/env python3
"""What the server holds in memory after many sign-ins, mixed requests, hostile previews and a zip with many exercises."""

import argparse
import gzip
import itertools
import re
import sys
import tempfile
import threading
import time
from pathlib import Path

import hostile
import school

CONNECTIONS = 16
USED_MB, ZIP_MB, PREVIEWS_MB = 80, 150, 150


def resident(server, what="VmRSS"):
    """In MiB."""
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(re.search(rf"{what}:\s*(\d+)", status)[1]) / 1024


def all_at_once(port, requests, connections=CONNECTIONS):
    """Sends each request once, over so many connections; how often each status came."""
    lock, found, left = threading.Lock(), {}, iter(requests)

    def one(index):
        source = hostile.Source(port, f"127.0.1.{index + 1}", timeout=120)
        while True:
            with lock:
                data = next(left, None)
            if data is None:
                break
            status, _ = source.send(data)
            with lock:
                found[status] = found.get(status, 0) + 1
        source.close()

    threads = [threading.Thread(target=one, args=(index,)) for index in range(connections)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def told(found):
    return ", ".join(f"{count} × {status}" for status, count in sorted(found.items(), key=str))


def exercises():
    """The shipped ones, by subject and id."""
    for index in sorted((school.ROOT / "exercises").glob("*/index.yml")):
        for path in sorted(index.parent.iterdir()):
            if path.suffix in (".md", ".txt"):
                yield index.parent.name, path.stem, path.read_text()


def mixed(klass, teacher, count):
    """What a school sends in a day: mostly answers and pages, some previews."""
    numbers = itertools.count(school.FIRST_NUMBER)
    bank = itertools.cycle(exercises())
    for index in range(count):
        subject, name, text = next(bank)
        student = klass.students[index % len(klass.students)]
        kind = index % 10
        if kind < 3:
            body = {"subject": subject, "exerciseId": name}
            yield hostile.json_request("/api/subject/problem/render", body, student)
        elif kind < 6:
            answers = [next(numbers)] + [None] * (klass.unknowns - 1)
            body = {"subject": school.SUBJECT, "exerciseId": school.EXERCISE, "answer": {"answers": answers}}
            yield hostile.json_request("/api/subject/problem/submit", body, student)
        elif kind < 8:
            yield hostile.request("GET", f"/s/{subject}/{name}", token=student)
        elif kind == 8:
            yield hostile.request("GET", "/" if index % 20 < 10 else f"/subject/{subject}", token=teacher)
        else:
            content = text + f"\n# {index}\n"
            yield hostile.json_request("/preview", {"content": content, "seed": index, "subject": subject}, teacher)


def used(table, sign_ins, requests):
    with tempfile.TemporaryDirectory(prefix="eqex-memory-") as data:
        server = school.Server(data)
        try:
            klass = school.School(server, 20)
            table.note("at the start", f"{resident(server):.0f} MiB")
            plain = [{"login": f"student{index % 20 + 1}@example.org", "password": school.PASSWORD} for index in range(sign_ins)]
            found = all_at_once(server.port, (hostile.form_request("/sign-in", fields) for fields in plain))
            table.note(f"after {sign_ins} sign-ins ({told(found)})", f"{resident(server):.0f} MiB")
            found = all_at_once(server.port, mixed(klass, klass.root, requests))
            time.sleep(1)
            now = resident(server)
            table.note(f"after {requests} requests ({told(found)})", f"most {resident(server, 'VmHWM'):.0f} MiB")
            table.goal("after both", f"<= {USED_MB} MiB", f"{now:.0f} MiB", now <= USED_MB)
        finally:
            server.kill()


def previews(table):
    with tempfile.TemporaryDirectory(prefix="eqex-memory-") as data:
        server = school.Server(data)
        try:
            makers = (hostile.long_text, hostile.powers, hostile.misspelt)
            texts = [maker(salt=index) for index in range(8) for maker in makers]
            texts += [hostile.long_text(64 * 1024 - 100, index) for index in range(24)]
            requests = [hostile.json_request("/preview", {"content": text, "seed": 0}) for text in texts]
            found = all_at_once(server.port, requests)
            now, most = resident(server), resident(server, "VmHWM")
            table.goal(
                f"after {len(texts)} hostile previews ({told(found)})", f"<= {PREVIEWS_MB} MiB",
                f"{now:.0f} MiB, most {most:.0f}", most <= PREVIEWS_MB,
            )
        finally:
            server.kill()


def archive(table):
    with tempfile.TemporaryDirectory(prefix="eqex-memory-") as data:
        server = school.Server(data)
        try:
            root = server.client()
            root.sign_in("root", school.PASSWORD)
            root.ask("POST", "/api/subject/create", {"subject": "large", "assignees": None})
            packed = hostile.archive()
            source = hostile.Source(server.port, "127.0.0.1", timeout=300)
            status, body = source.send(hostile.file_request("/subject/large/import", packed, root.token))
            table.note(f"a zip of {len(packed) / 1e6:.2f} MB, looked at", f"{status}, most {resident(server, 'VmHWM'):.0f} MiB")
            token = re.search(rb'name="token" value="([0-9a-f]+)"', unpacked(body))
            if token is None:
                raise RuntimeError(f"the zip was not taken: {status} {unpacked(body)[:300]!r}")
            fields = {"token": token[1].decode(), "do": "apply"}
            status, _ = source.send(hostile.form_request("/subject/large/import/apply", fields, root.token))
            table.note("brought in", f"{status}, most {resident(server, 'VmHWM'):.0f} MiB")
            renders = [
                hostile.json_request("/api/subject/problem/render", {"subject": "large", "exerciseId": f"hostile-{index}"}, root.token)
                for index in range(1000)
            ]
            found = all_at_once(server.port, renders)
            pages = [hostile.request("GET", f"/s/large/hostile-{index}", token=root.token) for index in range(200)]
            all_at_once(server.port, pages)
            now, most = resident(server), resident(server, "VmHWM")
            table.goal(
                f"all of it shown ({told(found)})", f"<= {ZIP_MB} MiB", f"{now:.0f} MiB, most {most:.0f}", most <= ZIP_MB
            )
        finally:
            server.kill()


def unpacked(body):
    return gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sign-ins", type=int, default=80)
    parser.add_argument("--requests", type=int, default=10_000)
    arguments = parser.parse_args()
    table = school.Table("memory.py")
    used(table, arguments.sign_ins, arguments.requests)
    previews(table)
    archive(table)
    return table.end()


if __name__ == "__main__":
    sys.exit(main())
