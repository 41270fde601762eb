"""The program serving a case in a process of its own, and a browser without scripts that visits it."""

import json
import os
import re
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from http.client import HTTPResponse, HTTPSConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from tests.tiers import ROOT

HOST = "mediators.localhost"
PATIENCE = 60
"""How many seconds a server may take until it answers."""

Typed = Sequence[tuple[str, str]]


class File(NamedTuple):
    """A file as a form sends it: the name of its field, its own name, its bytes."""

    field: str
    name: str
    content: bytes


class Page(NamedTuple):
    """What was answered: the status, the bytes, where it leads, if it leads on, and whether it is no page of HTML."""

    status: int
    content: bytes
    leads: str
    plain: bool

    @property
    def text(self) -> str:
        """The answer as text."""
        return self.content.decode()


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def accounts(told: str) -> dict[str, tuple[str, list[str]]]:
    """Log-in names with their passphrase and codes, as the demonstration tells them."""
    found = re.findall(r"^(\w+) +\w.*\n +reads .*\n +passphrase +(.+)\n +codes +(.+)\n +(.+)$", told, re.MULTILINE)
    return {name: (passphrase, f"{first} {second}".split()) for name, passphrase, first, second in found}


def parts(typed: Typed, files: Iterable[File]) -> tuple[str, bytes]:
    """A form with files as a browser sends it: its content type and its bytes."""
    edge, body = "heron-over-the-orsel", b""
    for name, value in typed:
        body += f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
    for name, called, content in files:
        head = f'--{edge}\r\nContent-Disposition: form-data; name="{name}"; filename={json.dumps(called)}\r\n'
        body += f"{head}Content-Type: application/octet-stream\r\n\r\n".encode() + content + b"\r\n"
    return f"multipart/form-data; boundary={edge}", body + f"--{edge}--\r\n".encode()


@dataclass
class Visitor:
    """A browser without scripts that keeps its cookies and trusts the certificate of the case."""

    port: int
    trust: ssl.SSLContext
    cookies: dict[str, str] = field(default_factory=dict)
    host: str = HOST

    def ask(self, path: str, typed: Typed | None = None, files: Sequence[File] = ()) -> Page:
        """Ask for a page, or send a form to it."""
        headers = {"Host": self.host, "Cookie": "; ".join(f"{name}={told}" for name, told in self.cookies.items())}
        method, body = "GET", b""
        if typed is not None:
            kind, body = parts(typed, files) if files else ("application/x-www-form-urlencoded", _encoded(typed))
            headers |= {"Content-Type": kind, "Referer": f"https://{self.host}/"}
            method = "POST"
        line = HTTPSConnection("localhost", self.port, context=self.trust, timeout=PATIENCE)
        try:
            line.request(method, path, body, headers)
            return self._read(line.getresponse())
        finally:
            line.close()

    def _read(self, answer: HTTPResponse) -> Page:
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, told = cookie.split(";")[0].partition("=")
            self.cookies[name] = told
        content, leads = answer.read(), answer.headers.get("Location", "")
        return Page(answer.status, content, leads, not content or answer.headers.get_content_type() != "text/html")

    def token(self) -> tuple[str, str]:
        """What every form carries to show that it comes from a page of the site."""
        found = re.search(r'name="csrfmiddlewaretoken" value="(.+?)"', self.ask("/enter").text)
        assert found
        return "csrfmiddlewaretoken", found[1]

    def enters(self, name: str, passphrase: str, code: str) -> Page:
        """Type the three words at the door; return the answer."""
        return self.ask("/enter", [self.token(), ("name", name), ("passphrase", passphrase), ("code", code)])

    def logs_in(self, name: str, passphrase: str, code: str) -> int:
        """Type the three words at the door; return the status of the answer."""
        return self.enters(name, passphrase, code).status


def _encoded(typed: Typed) -> bytes:
    return urlencode(list(typed)).encode()


@dataclass
class Server:
    """The program at work; what it prints, and its temporary files, lie in `place`."""

    process: subprocess.Popen[bytes]
    folder: Path
    port: int
    place: Path

    @property
    def told(self) -> str:
        """What it has printed so far."""
        return (self.place / "printed.txt").read_text(encoding="utf-8")

    def visitor(self) -> Visitor:
        """Somebody with a new browser."""
        return Visitor(self.port, ssl.create_default_context(cafile=self.folder / "tls.crt"))

    def logged_in(self, name: str) -> Visitor:
        """Somebody of the demonstration who has logged in, with the first of the codes that it tells."""
        visitor, (passphrase, codes) = self.visitor(), accounts(self.told)[name]
        assert visitor.logs_in(name, passphrase, codes[0]) == 303
        return visitor

    def wait(self) -> None:
        """Return once it answers."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.process.poll() is None:
            with socket.socket() as line:
                if line.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.02)
        raise AssertionError(self.told, (self.place / "errors.txt").read_text(encoding="utf-8"))

    def kill(self) -> None:
        """End it without a word of warning."""
        self.process.kill()
        self.process.wait(PATIENCE)

    def stop(self) -> None:
        """End it as its host would."""
        self.process.terminate()
        self.process.wait(PATIENCE)


def surroundings(place: Path) -> dict[str, str]:
    """What a program is told of its surroundings, so that whatever it leaves behind lies in a place.

    That holds for its modules, too, as Python keeps them once they are compiled: a second start finds them there.
    """
    paths = {"TMPDIR": "temp", "HOME": "home", "PYTHONPYCACHEPREFIX": "home/compiled"}
    usual = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    own = {name: str(place / path) for name, path in paths.items()}
    return {**usual, **own, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"}


def start(command: str, folder: Path, place: Path, answers: str = "") -> Server:
    """Start `goodoffices serve` or `goodoffices demo` on a folder; `answers` is typed at its questions."""
    port = free_port()
    for made in ("temp", "home"):
        (place / made).mkdir(parents=True, exist_ok=True)
    words = [sys.executable, "-m", "goodoffices", command, str(folder), "--port", str(port)]
    with (place / "printed.txt").open("ab") as printed, (place / "errors.txt").open("ab") as errors:
        process = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=printed, stderr=errors, cwd=place / "home",
            env=surroundings(place), start_new_session=True,
        )  # fmt: skip
    assert process.stdin
    process.stdin.write(answers.encode())
    process.stdin.close()
    server = Server(process, folder, port, place)
    server.wait()
    return server


def demonstration(place: Path) -> Iterator[Server]:
    """Open the demonstration for visitors, and end it when nobody needs it any more."""
    server = start("demo", place / "mine.case", place)
    yield server
    server.stop()
