"""`goodoffices demo`: an invented mediation in a browser, with people who can log in."""

import re
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.client import HTTPResponse, HTTPSConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest
from tests.cli.conftest import Run

HOST = "mediators.localhost"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


@dataclass
class Visitor:
    """A browser without scripts that keeps its cookies and trusts the certificate of the case."""

    port: int
    trust: ssl.SSLContext
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, path: str, typed: dict[str, str] | None = None) -> tuple[HTTPResponse, str]:
        line = HTTPSConnection("localhost", self.port, context=self.trust, timeout=20)
        headers = {"Host": HOST, "Cookie": "; ".join(f"{name}={told}" for name, told in self.cookies.items())}
        if typed is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": f"https://{HOST}{path}"}
        line.request("POST" if typed is not None else "GET", path, urlencode(typed or {}), headers)
        answer = line.getresponse()
        page = answer.read().decode()
        line.close()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, told = cookie.split(";")[0].partition("=")
            self.cookies[name] = told
        return answer, page

    def logs_in(self, name: str, passphrase: str, code: str) -> int:
        _, page = self.ask("/enter")
        token = re.search(r'name="csrfmiddlewaretoken" value="(.+?)"', page)
        assert token
        typed = {"csrfmiddlewaretoken": token[1], "name": name, "passphrase": passphrase, "code": code}
        return self.ask("/enter", typed)[0].status


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int, Path]]:
    """What the demonstration tells until its site is open, the port, and the folder of the case."""
    port, folder = free_port(), tmp_path_factory.mktemp("living") / "mine.case"
    words = [sys.executable, "-m", "goodoffices", "demo", str(folder), "--port", str(port)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, encoding="utf-8") as server:
        assert server.stdout
        told = ""
        for line in server.stdout:
            told += line
            if "Ctrl-C" in line:
                break
        yield told, port, folder
        server.terminate()


def listening(port: int) -> bool:
    with socket.socket() as line:
        return line.connect_ex(("127.0.0.1", port)) == 0


def wait_for(port: int) -> None:
    for _ in range(200):
        if listening(port):
            return
        time.sleep(0.1)
    pytest.fail("The site does not answer.")


def accounts(told: str) -> dict[str, tuple[str, list[str]]]:
    """Log-in names with their passphrase and codes, as they are told."""
    found = re.findall(r"^(\w+) +\w.*\n +reads .*\n +passphrase +(.+)\n +codes +(.+)\n +(.+)$", told, re.MULTILINE)
    return {name: (passphrase, f"{first} {second}".split()) for name, passphrase, first, second in found}


def test_each_person_logs_in_with_what_the_terminal_says(demo: tuple[str, int, Path]) -> None:
    told, port, folder = demo
    wait_for(port)
    trust = ssl.create_default_context(cafile=folder / "tls.crt")
    people = accounts(told)
    assert len(people) == 6
    for name, (passphrase, codes) in people.items():
        assert len(codes) == 8
        visitor = Visitor(port, trust)
        assert visitor.logs_in(name, passphrase, codes[0]) == 303
        assert visitor.ask("/")[0].status == 200
        assert Visitor(port, trust).ask("/")[0].status != 200
        assert Visitor(port, trust).logs_in(name, passphrase, codes[0]) == 403


def test_a_case_that_is_there_is_not_made_anew(demo: tuple[str, int, Path], run: Run) -> None:
    refused = run("demo", demo[2])
    assert refused.exit_code == 1
    assert "exists already" in refused.stderr


def test_without_the_packages_of_the_site_it_says_that_there_are_papers(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("goodoffices.cli.demo.SITE", "a_package_that_is_not_here")
    refused = run("demo", tmp_path / "mine.case")
    assert refused.exit_code == 1
    assert "a_package_that_is_not_here" in refused.stderr
    assert "add --papers" in refused.stderr
    assert not (tmp_path / "mine.case").exists()


def test_papers_need_no_port(run: Run) -> None:
    refused = run("demo", "--papers", "--port", "8444")
    assert refused.exit_code == 1
    assert "need no port" in refused.stderr
