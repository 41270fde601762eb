"""How fast the record is: a durable append with its signed checkpoint beside a bare insert, and opening a large case.

    python benchmarks/record.py [--data DIR] [--entries 100000]

Both write into DIR, or into a temporary folder. The peer inserts one row of the same size in a commit of its own,
with the same settings of the same SQLite, in turns with ours. Ends with exit code 1 where a bar is missed.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from goodoffices.record.entry import Entry, seal_entry
from goodoffices.record.envelope import fresh_id
from goodoffices.record.epoch import EpochKey, Place, new_epoch
from goodoffices.record.hybrid import PrivateKey
from goodoffices.record.keyring import Keyring
from goodoffices.store.casefolder import CaseFolder
from goodoffices.store.connection import connect, writing

BODY = b"As we understood A on the second of May: thirty days would do, if the list is exchanged first. " * 5
ROUNDS, EACH = 12, 250
AT_LEAST = 0.5
AT_MOST_SECONDS = 10.0


def opened_case(folder: Path) -> tuple[CaseFolder, EpochKey, bytes, PrivateKey]:
    """Make a case with one room and one reader."""
    case, private, person = CaseFolder.create(folder), PrivateKey.fresh(), fresh_id()
    new = new_epoch(Place(case.record.case, fresh_id(), 1), {person: private.public})
    case.record.open_epoch(new, fresh_id(), 0)
    return case, new.key, person, private


def seconds(act: Callable[[], None], times: int) -> float:
    """Return how long an act takes, so many times over."""
    before = time.perf_counter()
    for _ in range(times):
        act()
    return time.perf_counter() - before


def appends(folder: Path) -> bool:
    """Time appends beside bare inserts; return whether the bar is held."""
    case, key, _, _ = opened_case(folder / "append.case")
    size = len(seal_entry(Entry(fresh_id(), 0, BODY), key).entry.encoded())
    bare = connect(folder / "bare.db", create=True)
    bare.execute("CREATE TABLE row (content BLOB)")

    def insert() -> None:
        with writing(bare):
            bare.execute("INSERT INTO row VALUES (randomblob(?))", (size,))

    def append() -> None:
        case.record.append(seal_entry(Entry(fresh_id(), 0, BODY), key))

    ours, theirs = [], []
    for _ in range(ROUNDS):
        theirs.append(EACH / seconds(insert, EACH))
        ours.append(EACH / seconds(append, EACH))
    case.close()
    bare.close()
    ratio = statistics.median(one / other for one, other in zip(ours, theirs, strict=True))
    print(f"append, sealed, chained, signed twice: {statistics.median(ours):8,.0f}/s")
    print(f"bare insert of {size} bytes:            {statistics.median(theirs):8,.0f}/s")
    print(f"ratio (median of {ROUNDS} rounds):          {ratio:8.2f}   bar: at least {AT_LEAST}")
    return ratio >= AT_LEAST


def opening(folder: Path, entries: int) -> bool:
    """Time the verification and opening of a large case; return whether the bar is held."""
    case, key, person, private = opened_case(folder / "large.case")
    case.record._db.pragma("synchronous", "OFF")  # noqa: SLF001 - only the reading is timed
    for _ in range(entries):
        case.record.append(seal_entry(Entry(fresh_id(), 0, BODY), key))
    case.close()
    before = time.perf_counter()
    case = CaseFolder.open(folder / "large.case")
    case.record.verify()
    verified = time.perf_counter() - before
    ring = Keyring.opened(case.record, case.keys, person, private)
    read = sum(ring.open(one.envelope) == BODY for one in case.record.read(key.place.room, after=1))
    whole = time.perf_counter() - before
    case.close()
    print(
        f"{read:,} entries: verified in {verified:.1f} s, verified and opened in {whole:.1f} s   bar: {AT_MOST_SECONDS}"
    )
    return read == entries and whole <= AT_MOST_SECONDS


def main() -> int:
    """Run both."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, help="a folder on the disk that is to be measured")
    options.add_argument("--entries", type=int, default=100_000)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory(dir=asked.data) as folder:
        held = [appends(Path(folder)), opening(Path(folder), asked.entries)]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
