"""What was acknowledged is there after a power cut, a killed process, a full disk."""

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.record.scene import ROOM, named, reader, said
from tests.store.record.power import Disk, Files, Survivors
from tests.store.record.talks import TIME, keyring, open_room
from tests.tiers import ROOT, Hold

from goodoffices.store import connection
from goodoffices.store.casefolder import CaseFolder
from goodoffices.store.connection import DiskFull
from goodoffices.terms import NotPossible

AMINA = reader("Amina")


@pytest.fixture
def disk() -> Iterator[Disk]:
    """A watched disk, known to SQLite as `watched`."""
    watched = Disk()
    files = Files("watched", watched)
    yield watched
    files.unregister()


def work(folder: Path, disk: Disk, count: int) -> None:
    """Append entries, one with a large attachment now and then, rotate and shred; note each acknowledgement."""
    case = CaseFolder.create(folder, vfs="watched")
    disk.note("witness", "", 0, (folder / "checkpoint").read_bytes())
    open_room(case, ROOM, AMINA)
    disk.note("made", "")
    for number in range(count):
        if number == count // 2:
            open_room(case, ROOM, AMINA)
            case.record.shred(ROOM, [1], TIME)
        attached = [b"scan" * 5_000] if number % 10 == 0 else []
        case.record.append(keyring(case, AMINA).seal(said(str(number), b"word", *attached), ROOM))
        disk.note("ack", str(number))
        disk.note("witness", "", 0, (folder / "checkpoint").read_bytes())
    case.close()


def survives(folder: Path, acknowledged: list[str]) -> bool:
    """Whether the case opens, verifies and has all that was acknowledged."""
    try:
        case = CaseFolder.open(folder)
    except NotPossible:
        return False
    try:
        case.record.verify()
        for one in acknowledged:
            case.record.parcel(ROOM, named(one))
    except NotPossible:
        return False
    finally:
        case.close()
    return True


def cut_everywhere(folder: Path, disk: Disk, cuts: int) -> tuple[int, int]:
    """Cut the power at random instants; return how many cuts were tried and how many lost something."""
    chance, survivors, acknowledged, witness = random.Random(3), Survivors(), [], b""  # noqa: S311 - chance, not a secret
    made = next(at for at, event in enumerate(disk.events) if event[0] == "made")
    instants = chance.choices(range(made, len(disk.events)), k=cuts)
    lost = 0
    for at, (what, path, offset, written) in enumerate(disk.events):
        survivors.follow(what, path, offset, written)
        if what == "ack":
            acknowledged.append(path)
        elif what == "witness":
            witness = written
        for _ in range(instants.count(at)):
            place = folder.with_name("after.case")
            place.mkdir()
            survivors.after_cut(place, chance.choice(["none", "half", "all"]), chance)
            (place / "checkpoint").write_bytes(witness)
            lost += not survives(place, acknowledged)
            shutil.rmtree(place)
    return len(instants), lost


def test_a_power_cut_loses_nothing_that_was_acknowledged(tmp_path: Path, disk: Disk, bar: Hold) -> None:
    work(tmp_path / "talks.case", disk, 40)
    tried, lost = cut_everywhere(tmp_path / "talks.case", disk, 300)
    bar("power cuts after which something acknowledged was lost", lost, at_most=0, tried=f"{tried:,} cuts")


@pytest.mark.heavy
def test_thousands_of_power_cuts_lose_nothing(
    tmp_path: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch, bar: Hold, *, deep: bool
) -> None:
    work(tmp_path / "talks.case", disk, 150)
    tried, lost = cut_everywhere(tmp_path / "talks.case", disk, 100_000 if deep else 5_000)
    bar("power cuts, many, after which something acknowledged was lost", lost, at_most=0, tried=f"{tried:,} cuts")
    disk.events.clear()
    tried, lost = cut_without_waiting(tmp_path / "hasty.case", disk, monkeypatch, 150, 1_000)
    bar(
        "share of many power cuts that lose something without waiting",
        lost / tried,
        at_least=0.1,
        tried=f"{tried:,} cuts",
    )


def cut_without_waiting(
    folder: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch, count: int, cuts: int
) -> tuple[int, int]:
    """Do the same work with a SQLite that does not wait for the disk, and cut the power."""
    with monkeypatch.context() as hasty:
        hasty.setattr(connection, "SETTINGS", {**connection.SETTINGS, "synchronous": "NORMAL"})
        work(folder, disk, count)
    return cut_everywhere(folder, disk, cuts)


def test_the_power_cuts_are_seen_to_lose_entries_where_sqlite_does_not_wait(
    tmp_path: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch, bar: Hold
) -> None:
    tried, lost = cut_without_waiting(tmp_path / "talks.case", disk, monkeypatch, 40, 100)
    bar(
        "share of power cuts that lose something where SQLite does not wait",
        lost / tried,
        at_least=0.1,
        tried=f"{tried} cuts",
    )


def test_a_full_disk_refuses_in_a_sentence_and_goes_on_when_there_is_room(tmp_path: Path, disk: Disk) -> None:
    case = CaseFolder.create(tmp_path / "talks.case", vfs="watched")
    open_room(case, ROOM, AMINA)
    ring, kept, refused = keyring(case, AMINA), list[str](), list[str]()
    disk.room_left = 300_000
    for number in range(60):
        try:
            case.record.append(ring.seal(said(str(number)), ROOM))
            kept.append(str(number))
        except DiskFull:
            refused.append(str(number))
    assert len(kept) > 5
    assert len(refused) > 5
    assert [case.record.parcel(ROOM, named(one)).entry.header.id for one in kept] == [named(one) for one in kept]
    disk.room_left = float("inf")
    for one in refused:
        case.record.append(ring.seal(said(one), ROOM))
    assert case.record.verify().entries == 61
    case.close()
    assert survives(tmp_path / "talks.case", [*kept, *refused])


WRITER = """
import sys
from pathlib import Path
from tests.record.scene import ROOM, reader, said
from tests.store.record.talks import keyring, open_room
from goodoffices.store.casefolder import CaseFolder

folder, turn = Path(sys.argv[1]), sys.argv[2]
case, amina = CaseFolder.open(folder), reader("Amina")
open_room(case, ROOM, amina)
ring = keyring(case, amina)
for number in range(100_000):
    case.record.append(ring.seal(said(f"{turn} {number}"), ROOM))
    print(f"{turn} {number}", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL.")
def test_a_killed_process_loses_nothing_that_it_acknowledged(tmp_path: Path, bar: Hold, *, deep: bool) -> None:
    folder, acknowledged, chance = tmp_path / "talks.case", list[str](), random.Random(6)  # noqa: S311 - chance, not a secret
    CaseFolder.create(folder).close()
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    kills = 100 if deep else 4
    for turn in range(kills):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder), str(turn)],
            stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": paths},
        ) as writer:  # fmt: skip
            assert writer.stdout
            lines = [writer.stdout.readline() for _ in range(chance.randint(30, 150))]
            writer.send_signal(signal.SIGKILL)
            lines += writer.stdout.readlines()
        acknowledged += [line.strip() for line in lines if line.endswith("\n")]
    assert len(acknowledged) >= 30 * kills
    bar(
        "kills after which all that was acknowledged is there",
        survives(folder, acknowledged),
        at_least=1,
        tried=f"{kills} kills",
    )


SHREDDER = """
import os, signal, sys
from pathlib import Path
from tests.record.scene import named, reader, said
from tests.store.record.talks import TIME, keyring, open_room
from goodoffices.store import keyfile, sqlite
from goodoffices.store.casefolder import CaseFolder

folder, place, name, after = Path(sys.argv[1]), *sys.argv[2:]
case, amina = CaseFolder.open(folder), reader("Amina")
for room in ("gone", "told"):
    open_room(case, named(room), amina)
ring = keyring(case, amina)
case.record.append(ring.seal(said("last words"), named("gone")))
print(case.keys.shares()[named("gone"), 1].hex(), flush=True)
owner = {"keys": keyfile.SqliteKeys, "key file": keyfile, "record": sqlite.SqliteRecord, "store": sqlite}[place]
done = getattr(owner, name)

def kill(*given):
    if after:
        done(*given)
    os.kill(os.getpid(), signal.SIGKILL)

setattr(owner, name, kill)
case.record.shred(named("gone"), [1], TIME, ring.seal(said("receipt"), named("told")))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL.")
@pytest.mark.parametrize(
    ("place", "name", "after", "told"),
    [
        ("record", "_added", "", False),
        ("record", "_added", "after", False),
        ("record", "_tell_witness", "", True),
        ("record", "_destroy", "", True),
        ("key file", "scrub", "", True),
        ("keys", "destroy_shares", "after", True),
        ("store", "scrub", "", True),
    ],
)
def test_a_key_is_destroyed_and_told_of_or_neither_wherever_the_shredding_is_killed(
    tmp_path: Path, place: str, name: str, after: str, *, told: bool
) -> None:
    folder, gone, receipts = tmp_path / "talks.case", named("gone"), named("told")
    CaseFolder.create(folder).close()
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    shredder = subprocess.run(
        [sys.executable, "-c", SHREDDER, str(folder), place, name, after],
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": paths},
    )  # fmt: skip
    assert shredder.returncode == -signal.SIGKILL, shredder.stderr
    share = bytes.fromhex(shredder.stdout)
    again = CaseFolder.open(folder)
    stored = b"".join(one.read_bytes() for one in folder.iterdir())
    again.record.verify()
    assert len(share) == 32
    assert (share in stored, (gone, 1) in again.keys.shares()) == (not told, not told)
    assert [one.envelope.header.id for one in again.record.read(receipts, after=1)] == [named("receipt")] * told
    assert len(again.record.readers(gone, 1)) == (0 if told else 1)
    again.close()
