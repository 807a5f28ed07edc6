#!/usr/bin/env python3
"""Clients that ask and never read the answers: what waits for them does not fill the server's memory."""

import argparse
import os
import re
import socket
import sys
import tempfile
import time
from pathlib import Path

import school

CLIENTS = 10
FILE = 20_000_000
SECONDS = 6
GOAL_MB = 64
# The fault is proven by then, and the machine is to survive it.
ENOUGH_MB = 1000
# Afterwards, in case a limit for them exists.
WATCHED = 35


def memory(server):
    """In MB."""
    status = Path(f"/proc/{server.process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s*(\d+)", status)[1]) / 1024


def connections(server):
    """Sockets of the server, its listener among them."""
    folder = Path(f"/proc/{server.process.pid}/fd")
    count = 0
    for name in os.listdir(folder):
        try:
            count += os.readlink(folder / name).startswith("socket:")
        except FileNotFoundError:
            pass
    return count


def upload(server):
    """A large file that everybody may fetch."""
    root = server.client()
    root.sign_in("root", school.PASSWORD)
    path = f"/api/subject/static/{school.SUBJECT}/large.png"
    head = b'--B\r\ncontent-disposition: form-data; name="file"; filename="large.png"\r\n'
    form = head + b"content-type: image/png\r\n\r\n\x89PNG\r\n\x1a\n" + bytes(FILE) + b"\r\n--B--\r\n"
    raw = socket.create_connection(("127.0.0.1", server.port), 30)
    raw.sendall(
        f"PUT {path} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer {root.token}\r\n"
        f"content-type: multipart/form-data; boundary=B\r\ncontent-length: {len(form)}\r\n\r\n".encode()
        + form
    )
    answer = raw.recv(4096)
    raw.close()
    root.close()
    if not answer.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(f"the file was not taken: {answer[:200]!r}")
    return path


def attack(server, requests, again):
    """How the memory grew while clients ask and do not read, and how many of them the server still holds later."""
    before, sockets = memory(server), connections(server)
    clients = []
    try:
        for _ in range(CLIENTS):
            client = socket.socket()
            # Little waits on this side.
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            client.connect(("127.0.0.1", server.port))
            client.sendall(requests)
            client.setblocking(False)
            clients.append(client)
        until, most = time.monotonic() + SECONDS, before
        while time.monotonic() < until and most - before < ENOUGH_MB:
            for client in clients if again else []:
                try:
                    client.send(requests)
                except OSError:
                    # Full, or closed, which is what is hoped for.
                    pass
            time.sleep(0.01)
            most = max(most, memory(server))
        health = server.client().status("/api/health/")
        return most - before, health, clients, sockets
    except BaseException:
        for client in clients:
            client.close()
        raise


def measure(table, what, path, again, watched):
    with tempfile.TemporaryDirectory(prefix="eqex-unread-") as data:
        server = school.Server(data)
        try:
            path = path or upload(server)
            time.sleep(1)
            one = f"GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n".encode()
            grown, health, clients, sockets = attack(server, one * (50 if again else 1), again)
            table.goal(f"{what}: memory", f"< {GOAL_MB} MB more", f"{grown:.0f} MB more", grown < GOAL_MB)
            table.goal(f"{what}: health meanwhile", "200", health, health == 200)
            if watched:
                time.sleep(WATCHED)
                table.note(f"{what}: still open after {WATCHED} s", f"{max(0, connections(server) - sockets)} of {CLIENTS}")
            for client in clients:
                client.close()
        finally:
            # What it holds for clients that never read would only make the end long.
            server.kill()


def main():
    argparse.ArgumentParser(description=__doc__).parse_args()
    table = school.Table(f"unread.py, {CLIENTS} clients that do not read")
    measure(table, "many requests at once", "/", True, False)
    measure(table, f"a file of {FILE // 1_000_000} MB", None, False, True)
    return table.end()


if __name__ == "__main__":
    sys.exit(main())
