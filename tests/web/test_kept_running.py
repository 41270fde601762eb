"""The site when the machine fails it: the disk is full, the process is killed, and it must be there again at once."""

import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path

import pytest
from tests.tiers import Hold
from tests.web.visiting import PATIENCE, File, Server, Visitor, accounts, start

from goodoffices.store.casefolder import CaseFolder

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="The limits and signals are those of Linux."),
]

CLERKS, WRITTEN = 4, 12
"""How many write at the same time, and how much each writes at least before the process is killed."""


People = dict[str, tuple[str, list[str]]]
Demo = tuple[Path, People]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """A living case, and who may log in."""
    place = tmp_path_factory.mktemp("kept running")
    server = start("demo", place / "orsel.case", place)
    server.stop()
    return server.folder, accounts(server.told)


def logged_in(server: Server, people: People, name: str = "heron") -> Visitor:
    visitor, (passphrase, codes) = server.visitor(), people[name]
    assert visitor.logs_in(name, passphrase, codes.pop()) == 303
    return visitor


@dataclass
class Note:
    """A note as the form sends it: its id, and its words."""

    words: str
    own: str = field(default_factory=lambda: os.urandom(16).hex())

    def sent(self, visitor: Visitor, room: str, scan: bytes = b"") -> bool:
        """Send it; whether it was kept. Without an answer it was not, as far as its writer knows."""
        typed = [visitor.token(), ("id", self.own), ("text", self.words), ("room", room)]
        files = [File("attachments", "scan.png", scan)] if scan else []
        page = visitor.ask("/note", typed, files)
        if page.status == 303:
            return True
        assert page.status == 409, page.text
        assert "disk of this case is full" in page.text
        assert self.words in page.text
        return False


def a_room(visitor: Visitor) -> str:
    """A room that the visitor reads."""
    found = re.search(r'type="radio" name="room" value="(\w{32})"', visitor.ask("/note").text)
    assert found
    return found[1]


@dataclass
class Clerk:
    """Somebody who writes one note after the other until the server is gone."""

    visitor: Visitor
    room: str
    kept: list[Note] = field(default_factory=list)

    def write(self) -> None:
        """Write on; what was acknowledged is remembered."""
        try:
            while True:
                note = Note(f"Said, and written down as number {len(self.kept)}.")
                if note.sent(self.visitor, self.room):
                    self.kept.append(note)
        except (OSError, HTTPException):  # the server is gone
            return


def killed_under_load(folder: Path, place: Path, visitors: list[Visitor], chance: random.Random) -> list[Clerk]:
    """Let some write at the same time, and kill the server once each has written enough."""
    server = start("serve", folder, place)
    for one in visitors:
        one.port = server.port
    clerks = [Clerk(one, a_room(one)) for one in visitors]
    writing = [threading.Thread(target=one.write) for one in clerks]
    for one in writing:
        one.start()
    until = time.monotonic() + PATIENCE
    while min(len(one.kept) for one in clerks) < WRITTEN and time.monotonic() < until:
        time.sleep(chance.random() / 50)
    server.kill()
    for one in writing:
        one.join(PATIENCE)
    return clerks


def computed(server: Server) -> float:
    """How many seconds of computing a server has used so far."""
    told = Path(f"/proc/{server.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def test_what_the_site_acknowledged_is_there_after_a_kill_and_the_first_page_soon(
    demo: Demo, tmp_path: Path, bar: Hold, *, deep: bool
) -> None:
    folder, people = demo
    first, chance = start("serve", folder, tmp_path), random.Random(8)  # noqa: S311 - chance, not a secret
    visitors = [logged_in(first, people, name) for name in list(people)[:CLERKS]]
    first.stop()
    seconds, clock, kept = [], [], list[tuple[str, Note]]()
    for _ in range(20 if deep else 3):
        clerks = killed_under_load(folder, tmp_path, visitors, chance)
        kept += [(one.room, note) for one in clerks for note in one.kept]
        begun = time.perf_counter()
        again = start("serve", folder, tmp_path)
        visitors[0].port = again.port
        assert visitors[0].ask("/").status == 200
        clock.append(time.perf_counter() - begun)
        seconds.append(computed(again))
        again.kill()
    case = CaseFolder.open(folder)
    case.record.verify()
    there = sum(case.record.parcel(bytes.fromhex(room), bytes.fromhex(one.own)) is not None for room, one in kept)
    case.close()
    assert len(kept) >= CLERKS * WRITTEN * len(seconds)
    bar("acknowledged forms lost by killing the site", len(kept) - there, at_most=0, tried=f"{len(kept)} forms")
    told = f"median of {len(seconds)} kills under load, {statistics.median(clock):.1f} s by the clock"
    name = "processor seconds from the start after a kill to the first page"
    bar(name, statistics.median(seconds), at_most=3, tried=told)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A disk of 12 MB."""
    disk = tmp_path / "small"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("A small disk can be mounted only by whoever administers the computer.")
    yield disk
    subprocess.run(["umount", "--lazy", disk], check=True)


def fill(disk: Path) -> Path:
    """Fill a disk to the last byte; return the file that does."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as written, suppress(OSError):
        while True:
            written.write(b"x" * 4096)
    return filler


def test_a_full_disk_refuses_forms_in_a_sentence_and_the_same_forms_are_kept_once_there_is_room(
    demo: Demo, small: Path, tmp_path: Path
) -> None:
    (folder, people), other = demo, "willow"
    shutil.copytree(folder, small / "orsel.case")
    server = start("serve", small / "orsel.case", tmp_path)
    try:
        elin = logged_in(server, people)
        room, before = a_room(elin), Note("Said while there was room.")
        assert before.sent(elin, room)
        filler = fill(small)
        notes = [Note(f"Said on a full disk, {number}.") for number in range(5)]
        assert not any(one.sent(elin, room, os.urandom(200_000)) for one in notes)
        assert {elin.ask(path).status for path in ("/", "/record", "/text", "/note")} == {200}
        passphrase, codes = people[other]
        refused = server.visitor().enters(other, passphrase, codes[0])
        assert "disk of this case is full" in refused.text
        filler.unlink()
        assert all(one.sent(elin, room, os.urandom(200_000)) for one in notes)
        logged_in(server, people, other)
    finally:
        server.stop()
    case = CaseFolder.open(small / "orsel.case")
    case.record.verify()
    assert all(case.record.parcel(bytes.fromhex(room), bytes.fromhex(one.own)) for one in [before, *notes])
    case.close()
