"""Time and memory of a year of talks: verified, opened and folded, beside a bare reading of the same rows.

    python benchmarks/case.py [--data DIR] [--entries 100000] [--rooms 200]

Ends with exit code 1 where a bar is missed: 10 s for 100,000 entries in all, 250 MB for the process.
"""

import argparse
import resource
import sys
import tempfile
import time
from pathlib import Path

import apsw

from goodoffices.case.kinds import Note, RoomNamed
from goodoffices.case.said import body_of
from goodoffices.office.rooms import Person, add_person, open_room
from goodoffices.office.sitting import Sitting, fresh
from goodoffices.record.entry import Entry
from goodoffices.record.envelope import fresh_id
from goodoffices.record.hybrid import PrivateKey
from goodoffices.store.casefolder import RECORD, CaseFolder

SECONDS, MEBIBYTES = 10.0, 250
FULL, A_YEAR = 100_000, 11_000
"""How many entries the bar of seconds speaks of, and that of memory."""
WORDS = "They understand that thirty days is short, and would put sixty to their principal if nobody else objects. " * 4


class Ticking:
    """A clock that goes on by a second whenever it is read."""

    def __init__(self) -> None:
        self.time = 1_770_000_000_000

    def now(self) -> int:
        """Return the milliseconds since 1970 in UTC."""
        self.time += 1000
        return self.time


def fill(folder: Path, entries: int, rooms: int) -> tuple[Person, PrivateKey]:
    """Make a case with so many rooms and entries; return who reads it all."""
    case = CaseFolder.create(folder)
    own, private = add_person(case.keys, "seven herons")
    person = Person(own, "Ilse")
    sitting = Sitting(case, own, private, Ticking())
    names = [open_room(sitting, RoomNamed(room=fresh(), title=f"Room {at}"), [person]) for at in range(rooms)]
    body = body_of(own, Note(text=WORDS, party="A"))
    for at in range(entries):
        room = bytes.fromhex(names[at % rooms])
        case.record.append(sitting.keyring.seal(Entry(fresh_id(), sitting.clock.now(), body), room))
    case.close()
    return person, private


def measure(folder: Path, person: Person, private: PrivateKey) -> tuple[float, float, float, int]:
    """Return the seconds of verifying, of folding, of reading the bare rows, and the entries in the view."""
    case = CaseFolder.open(folder)
    begun = time.perf_counter()
    case.record.verify()
    verified = time.perf_counter()
    view = Sitting(case, person.id, private, Ticking()).view
    folded = time.perf_counter()
    case.close()
    bare = apsw.Connection(str(folder / RECORD))
    started = time.perf_counter()
    read = sum(len(envelope) for (envelope,) in bare.execute("SELECT envelope FROM entry"))
    ended = time.perf_counter()
    bare.close()
    assert read, "a case without a byte was measured"  # noqa: S101 - a benchmark of nothing is worse than none
    return verified - begun, folded - verified, ended - started, len(view.entries)


def main() -> int:
    """Measure, print, and say whether the bars hold."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path)
    options.add_argument("--entries", type=int, default=FULL)
    options.add_argument("--rooms", type=int, default=200)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.data) as place:
        folder = Path(place) / "year.case"
        person, private = fill(folder, chosen.entries, chosen.rooms)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        verify, fold, bare, count = measure(folder, person, private)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count} entries in {chosen.rooms} rooms: verified {verify:.1f} s, opened and folded {fold:.1f} s")
    print(f"a bare reading of the same rows {bare:.2f} s: {(verify + fold) / bare:.0f} times as long")
    print(f"memory of the process {memory:.0f} MB, of which {before:.0f} before the view")
    slow = verify + fold > SECONDS * max(1, chosen.entries / FULL)
    return int(slow or (memory > MEBIBYTES and count <= A_YEAR))


if __name__ == "__main__":
    sys.exit(main())
