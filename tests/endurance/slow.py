#!/usr/bin/env python3
"""A thousand clients that never come to an end: others hardly notice, and the server closes each within its limit."""

import argparse
import multiprocessing
import selectors
import socket
import sys
import tempfile
import time

import school

# The server's limits for a header, and for the body behind it.
LIMIT = 15
TOLERATED = 1
GOAL_MS = 50
SLOWEST_WAIT = 25


def ordinary(port, token, unknowns, connected, result, seconds):
    """One client in a process of its own, so that the slow ones' bookkeeping is not measured with it."""
    client = school.Client(port, token)
    connected.wait(60)
    reads, submits, refused = [], [], []
    number = school.FIRST_NUMBER
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        number += 1
        for times, ask in [
            (reads, lambda: client.status("/api/subject/list")),
            (submits, lambda: client.submit(number, unknowns)),
        ]:
            began = time.monotonic()
            status = ask()
            times.append((time.monotonic() - began) * 1000)
            if status != 200:
                refused.append(status)
        # A person's pace, so that the figures are not those of a full load.
        time.sleep(0.002)
    result.put((reads, submits, refused))


class Slow:
    """A connection that drips the header, or sends it and stalls in the body."""

    def __init__(self, port, drips):
        self.drips = drips
        self.socket = socket.create_connection(("127.0.0.1", port), 30)
        if drips:
            self.socket.sendall(b"GET /api/subject/list HTTP/1.1\r\nhost: 127.0.0.1\r\nx-slow: ")
        else:
            self.socket.sendall(
                b"POST /api/subject/problem/submit HTTP/1.1\r\nhost: 127.0.0.1\r\n"
                b"content-type: application/json\r\ncontent-length: 1000\r\n\r\n{"
            )
        self.began = time.monotonic()
        self.socket.setblocking(False)
        self.answer = b""
        self.lasted = None

    def drip(self):
        try:
            self.socket.send(b"a")
        except OSError:
            # Closed already: the reading side will tell.
            pass

    def read(self):
        """Whether it is closed."""
        try:
            piece = self.socket.recv(65536)
        except BlockingIOError:
            return False
        except OSError:
            piece = b""
        self.answer += piece
        if piece:
            return False
        self.lasted = time.monotonic() - self.began
        return True


def hold(port, count, connected):
    """All slow connections, until the server has closed them or the wait is over."""
    chosen = selectors.DefaultSelector()
    slow = []
    for index in range(count):
        one = Slow(port, index % 2 == 0)
        slow.append(one)
        chosen.register(one.socket, selectors.EVENT_READ, one)
    connected.set()
    open_count = count
    next_drip = time.monotonic() + 1
    until = time.monotonic() + SLOWEST_WAIT
    while open_count and time.monotonic() < until:
        for key, _ in chosen.select(0.05):
            if key.data.read():
                open_count -= 1
                chosen.unregister(key.fileobj)
        if time.monotonic() >= next_drip:
            next_drip += 1
            for one in slow:
                if one.drips and one.lasted is None:
                    one.drip()
    for one in slow:
        one.socket.close()
    chosen.close()
    return slow


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--connections", type=int, default=1000)
    arguments = parser.parse_args()
    school.more_files(arguments.connections + 200)
    with tempfile.TemporaryDirectory(prefix="eqex-slow-") as data:
        server = school.Server(data)
        try:
            return run(arguments.connections, server)
        finally:
            server.end()


def run(count, server):
    klass = school.School(server, 1)
    table = school.Table(f"slow.py, {count} connections, half of them dripping headers, half stalling in the body")
    quiet = measure(server, klass, None, 5)
    busy = measure(server, klass, count, LIMIT - 2)
    for name, index in [("reads of the subjects", 0), ("submits", 1)]:
        alone = school.percentile(quiet[0][index], 0.99)
        table.note(f"{name}, p99 without slow clients", f"{alone:.1f} ms of {len(quiet[0][index])}")
        value = school.percentile(busy[0][index], 0.99)
        shown = f"{value:.1f} ms of {len(busy[0][index])}, slowest {max(busy[0][index]):.1f} ms"
        table.goal(f"{name}, p99 beside them", f"< {GOAL_MS} ms", shown, value < GOAL_MS)
    table.goal("answers besides 200", "none", busy[0][2] or "none", not busy[0][2])
    slow = busy[1]
    for name, drips in [("dripping headers", True), ("stalling bodies", False)]:
        some = [one for one in slow if one.drips == drips]
        lasted = [one.lasted for one in some if one.lasted is not None]
        table.goal(f"{name}: closed by the server", str(len(some)), len(lasted), len(lasted) == len(some))
        longest = max(lasted, default=float("inf"))
        shown = f"{min(lasted, default=0):.1f} to {longest:.1f} s"
        table.goal(f"{name}: after", f"< {LIMIT + TOLERATED} s", shown, longest < LIMIT + TOLERATED)
        table.note(f"{name}: told", statuses(some))
    fresh = server.client().status("/api/health/")
    table.goal("health afterwards", "200", fresh, fresh == 200)
    return table.end()


def statuses(some):
    counts = {}
    for one in some:
        status = one.answer[9:12].decode(errors="replace") or "nothing"
        counts[status] = counts.get(status, 0) + 1
    return ", ".join(f"{count} × {status}" for status, count in sorted(counts.items()))


def measure(server, klass, count, seconds):
    """What the ordinary client saw, and the slow connections beside it."""
    # A new process each, as one that is forked would share the sockets.
    context = multiprocessing.get_context("spawn")
    connected, result = context.Event(), context.Queue()
    client = context.Process(
        target=ordinary,
        args=(server.port, klass.students[0], klass.unknowns, connected, result, seconds),
    )
    client.start()
    try:
        slow = []
        if count is None:
            connected.set()
        else:
            slow = hold(server.port, count, connected)
        return result.get(timeout=seconds + 60), slow
    finally:
        client.join(30)
        if client.is_alive():
            client.kill()


if __name__ == "__main__":
    sys.exit(main())
