"""A case on disk for the tests: a folder, people with keys, rooms with entries."""

from collections.abc import Iterator
from pathlib import Path

from tests.record.scene import QUICK, Reader, named, said

from goodoffices.record.entry import Entry
from goodoffices.record.envelope import fresh_id
from goodoffices.record.epoch import Place, new_epoch
from goodoffices.record.keyring import Keyring
from goodoffices.record.person import seal_key
from goodoffices.record.ports import KeptPerson
from goodoffices.store.casefolder import CaseFolder

TIME = 1_700_000_000_000


def add_person(case: CaseFolder, one: Reader) -> None:
    """Give a person a key in the case."""
    sealed = seal_key(one.private, one.id, "seven herons", QUICK)
    case.keys.add_person(KeptPerson(one.id, one.private.public, sealed))


def open_room(case: CaseFolder, room: bytes, *readers: Reader) -> None:
    """Open a room, or its next epoch, for these readers alone."""
    place = Place(case.record.case, room, case.record.epoch(room) + 1)
    new = new_epoch(place, {one.id: one.private.public for one in readers})
    case.record.open_epoch(new, fresh_id(), TIME)


def keyring(case: CaseFolder, one: Reader) -> Keyring:
    """Unlock a person."""
    return Keyring.opened(case.record, case.keys, one.id, one.private)


def fill(case: CaseFolder, ring: Keyring, room: bytes, count: int) -> list[Entry]:
    """Say something in a room, so many times."""
    entries = [said(f"{room.hex()} {at}", b"a word about clause %d" % at) for at in range(count)]
    for entry in entries:
        case.record.append(ring.seal(entry, room))
    return entries


def files(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Every file under a folder with its bytes."""
    return ((path, path.read_bytes()) for path in sorted(folder.rglob("*")) if path.is_file())


MEDIATORS, ROOM_A = named("room of the mediators"), named("room of A")
