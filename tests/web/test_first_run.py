"""The first run of a new case: from the terminal's questions to the first page."""

import re
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPSHandler, OpenerDirector, Request, build_opener

import pytest

pytestmark = pytest.mark.heavy

PASSPHRASE = "seven herons over the Orsel"
TYPED = f"House of Mediation\nIlse\n{PASSPHRASE}\n{PASSPHRASE}\n"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


@contextmanager
def served(folder: Path, typed: str = "", *more: str) -> Iterator[tuple[str, str]]:
    """Serve a case as the command does; give what it said and the address of the site."""
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "goodoffices",
        "serve",
        str(folder),
        "--port",
        str(port),
        "--name",
        "localhost",
        *more,
    ]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as server:
        assert server.stdin
        assert server.stdout
        try:
            server.stdin.write(typed)
            server.stdin.close()
            said = []
            for line in server.stdout:
                said.append(line)
                if "Ctrl-C ends it" in line:
                    break
            wait_for(port)
            yield "".join(said), f"https://localhost:{port}"
        finally:
            server.terminate()


def wait_for(port: int) -> None:
    for _ in range(400):
        with socket.socket() as knocking:
            if knocking.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("the site never listened")


def browser() -> OpenerDirector:
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    return build_opener(HTTPSHandler(context=trusting), HTTPCookieProcessor(CookieJar()))


def log_in(site: str, code: str, passphrase: str = PASSPHRASE, then: str = "/") -> str:
    """Log in as a browser would, and return a page after that."""
    one = browser()
    page = one.open(f"{site}/enter", timeout=20).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token
    typed = {"csrfmiddlewaretoken": token[1], "name": "Ilse", "passphrase": passphrase, "code": code}
    sent = Request(f"{site}/enter", urlencode(typed).encode(), {"Origin": site})  # noqa: S310 - our own address
    one.open(sent, timeout=20)
    return str(one.open(site + then, timeout=20).read().decode())


def test_a_new_case_asks_for_its_first_head_who_then_logs_in_also_after_a_restart(tmp_path: Path) -> None:
    folder = tmp_path / "orsel.case"
    with served(folder, TYPED, "--terminal") as (said, site):
        codes = re.findall(r"\b[A-Z2-7]{12}\b", said)
        assert len(codes) == 8
        assert len(re.findall(r"^Keeper \d of 3", said, re.MULTILINE)) == 3
        assert "House of Mediation" in log_in(site, codes[0])
    with served(folder) as (said, site):
        assert "Keeper" not in said
        assert "House of Mediation" in log_in(site, codes[1])


def test_a_short_passphrase_begins_no_case(tmp_path: Path) -> None:
    folder = tmp_path / "orsel.case"
    command = [sys.executable, "-m", "goodoffices", "serve", str(folder), "--terminal"]
    ended = subprocess.run(
        command, input="House\nIlse\nshort\nshort\n", capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert ended.returncode == 1
    assert "four words" in ended.stderr
    assert not folder.exists()


CUTS = (
    "goodoffices.cli.serve.set_up",
    "goodoffices.store.accounts.beginning.prepare_accounts",
    "goodoffices.store.accounts.beginning.add_person",
    "goodoffices.store.accounts.beginning.enrol",
    "goodoffices.store.accounts.beginning.open_room",
    "goodoffices.store.accounts.beginning.begin_escrow",
    "click.pause",
)
"""Where the power may go: before each of these steps of the first run."""

CUT = """
import os, sys
from importlib import import_module
from unittest.mock import patch
from goodoffices.cli import serve
from goodoffices.cli.program import main

def cut(*some, **more):
    os._exit(9)

where = sys.argv.pop(1)
whole = serve.set_up

def set_up(*some):
    beginning = whole(*some)
    patch(where, cut).start()
    return beginning

if where.endswith("set_up"):
    patch(where, cut).start()
else:
    patch("goodoffices.cli.serve.set_up", set_up).start()
main()
"""


@pytest.mark.parametrize("where", CUTS)
def test_a_first_run_broken_off_anywhere_is_begun_anew_and_somebody_can_log_in(tmp_path: Path, where: str) -> None:
    folder = tmp_path / "orsel.case"
    command = [sys.executable, "-c", CUT, where, "serve", str(folder), "--terminal", "--port", "1"]
    cut = subprocess.run(command, input=TYPED, capture_output=True, text=True, encoding="utf-8", check=False)
    assert cut.returncode == 9, cut.stderr
    with served(folder, TYPED, "--terminal") as (said, site):
        codes = re.findall(r"\b[A-Z2-7]{12}\b", said)
        assert "House of Mediation" in log_in(site, codes[0])
    with served(folder) as (said, site):
        assert "/begin/" not in said
        assert "House of Mediation" in log_in(site, codes[1])
    verified = [sys.executable, "-m", "goodoffices", "verify", str(folder)]
    assert subprocess.run(verified, capture_output=True, check=False).returncode == 0


def test_two_keepers_recover_a_key_that_then_logs_in(tmp_path: Path) -> None:
    folder, new = tmp_path / "orsel.case", "nine storks under the bridge"
    with served(folder, TYPED, "--terminal") as (said, _):
        keepers = re.findall(r"^Keeper \d of 3.*\n  (.+)$", said, re.MULTILINE)
    command = [sys.executable, "-m", "goodoffices", "recover", str(folder)]
    typed = "\n".join(["Ilse", keepers[0], keepers[2], new, new, ""])
    wrong = typed.replace(keepers[2], keepers[0])
    ended = [
        subprocess.run(command, input=words, capture_output=True, text=True, encoding="utf-8", check=False)
        for words in (typed.replace("Ilse", "Nobody"), wrong, typed)
    ]
    assert [one.returncode for one in ended] == [1, 1, 0], ended
    assert "Nobody logs in" in ended[0].stderr
    codes = re.findall(r"\b[A-Z2-7]{12}\b", ended[2].stdout)
    assert len(codes) == 8
    with served(folder) as (_, site):
        assert "key of" in log_in(site, codes[0], new, "/record")
