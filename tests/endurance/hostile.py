"""What hostile people send: texts that take long, zips that hold much, and many requests at once from an address of their own."""

import io
import json
import multiprocessing
import os
import random
import socket
import threading
import time
import urllib.parse
import zipfile

import school

HEAD = "---\ntype: EqEx\nname: Hostile\n---\n"


def misspelt(size=12 * 1024, salt=0):
    """Many names that are each nearly another one."""
    chance = random.Random(salt)
    names = [f"speed_{''.join(chance.choices('abcdefgh', k=6))}" for _ in range(120)]
    text = HEAD + " ".join(f"{name}=[1;9;1]m" for name in names[:100]) + " x=?m\n---\n"
    lines = []
    while len(text) + sum(map(len, lines)) < size:
        name = chance.choice(names)
        lines.append(f"x={name[:-1]}q + {name[:7]}z{name[8:]}\n")
    return text + "".join(lines)


def powers(lines=500, salt=0):
    """Long calculations under a condition that is never met, so that every draw is made."""
    power = "^".join(["a"] * 12)
    return HEAD + f"a=[1;2;0.01] x=?\n---\nrequire a > {3 + salt}\n" + f"x={power}\n" * lines


def long_text(size=17 * 1024, salt=0):
    """An exercise that is one, and takes much memory."""
    text = HEAD + f"a=[1;2;0.01] x=?\n---\nx={salt}\n"
    line = "x=a^a^a^a^a^a^a^a\n"
    return text + line * ((size - len(text)) // len(line))


def archive(count=1000, size=17 * 1024, salt=0):
    """A subject as a zip: small, and its exercises are not."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        names = [f"hostile-{index}" for index in range(count)]
        packed.writestr("index.yml", "".join(f"- {name}\n" for name in names))
        for index, name in enumerate(names):
            packed.writestr(f"{name}.md", long_text(size, index + salt))
    return target.getvalue()


def request(method, path, body=b"", token=None, kind="application/json", headers=()):
    """A request as bytes."""
    lines = [f"{method} {path} HTTP/1.1", "host: 127.0.0.1", "accept-encoding: gzip", *headers]
    if token:
        lines.append(f"authorization: Bearer {token}")
    if method != "GET":
        lines += [f"content-type: {kind}", f"content-length: {len(body)}"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def json_request(path, value, token=None):
    return request("POST", path, json.dumps(value).encode(), token)


def form_request(path, fields, token=None):
    body = urllib.parse.urlencode(fields).encode()
    return request("POST", path, body, token, "application/x-www-form-urlencoded")


def file_request(path, data, token):
    body = b'--B\r\ncontent-disposition: form-data; name="file"; filename="a.zip"\r\n\r\n' + data + b"\r\n--B--\r\n"
    return request("POST", path, body, token, "multipart/form-data; boundary=B")


class Source(school.Client):
    """A connection from an address of its own on loopback."""

    def __init__(self, port, address, timeout=30):
        super().__init__(port, timeout=timeout)
        self.address = address

    def send(self, data):
        """The status of the answer to a request, and its body."""
        try:
            if self.socket is None:
                self.socket = socket.create_connection(("127.0.0.1", self.port), self.timeout, (self.address, 0))
                self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.socket.sendall(data)
            status, _, body = self.answer()
            return status, body
        except (OSError, school.Broken):
            self.close()
            return None, b""


def attack(port, address, requests, connections, stop, counts):
    """Sends requests over so many connections until it is told to stop; what came is counted by status."""
    # The server is to be busy, not this machine.
    os.nice(10)
    lock = threading.Lock()
    found = {}

    def one(index):
        source = Source(port, address)
        turn = index
        while not stop.is_set():
            status, _ = source.send(requests[turn % len(requests)])
            turn += connections
            with lock:
                found[status] = found.get(status, 0) + 1
            if status is None:
                time.sleep(0.05)
        source.close()

    threads = [threading.Thread(target=one, args=(index,), daemon=True) for index in range(connections)]
    for thread in threads:
        thread.start()
    stop.wait()
    # Those that still wait for an answer go away without it.
    time.sleep(0.1)
    with lock:
        counts.put(dict(found))


class Attack:
    """An attack from a process of its own, for as long as the block lasts."""

    def __init__(self, port, requests, connections=16, address="127.0.0.2"):
        self.stop = multiprocessing.Event()
        self.counts = multiprocessing.Queue()
        arguments = (port, address, requests, connections, self.stop, self.counts)
        self.process = multiprocessing.Process(target=attack, args=arguments, daemon=True)

    def __enter__(self):
        self.process.start()
        return self

    def __exit__(self, *_):
        self.stop.set()
        self.found = self.counts.get(timeout=60)
        self.process.join(5)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
