"""Who could have seen it: exposure and tracing over a long record, in memory, as a mediator asks for them.

    python benchmarks/exposure.py [--data DIR] [--entries 100000] [--rooms 200]

Ends with exit code 1 where one of the questions takes a second or more.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import count

from goodoffices.case.exposure import exposure, traced
from goodoffices.case.fold import Fold
from goodoffices.case.kinds import (
    Admitted,
    CopyFate,
    CopyMade,
    Draft,
    DraftShown,
    Fate,
    GatePassed,
    Note,
    RoomNamed,
)
from goodoffices.case.said import Said
from goodoffices.case.statement import Statement
from goodoffices.case.view import View
from goodoffices.text.form.framework import dumps
from goodoffices.text.proposal import Proposal
from goodoffices.text.read.markdown import read_markdown
from goodoffices.text.unify.build import unify

SECOND = 1.0
LEAKED = "forces leave the heights of Tellmar within nineteen days of the signature"
READERS, EVERY = 6, 50
"""How many people read each room, and of how many entries one is about a text that was shown."""


def the_view(entries: int, rooms: int) -> tuple[View, str]:
    """Return a view of so many entries in so many rooms, half of them Arabic, and the draft that was shown to all."""
    names = [_own(f"room {at}") for at in range(rooms)]
    folds = {one: Fold(one) for one in names}
    draft = _own("draft")
    for at, (place, own, statement) in zip(range(entries), _told(names, draft), strict=False):
        folds[place].extend([(at, Said(1_770_000_000_000 + at * 1000, own, place, "ilse", statement))])
    return View.joined(folds.values()), draft


def _told(rooms: list[str], draft: str) -> Iterator[tuple[str, str, Statement]]:
    """Yield rooms with their people, a draft, then notes for ever, with texts, copies and fates among them."""
    for place in rooms:
        yield place, _own(f"named {place}"), RoomNamed(room=place, title="A room")
        for reader in range(READERS):
            yield place, _own(f"{reader} {place}"), Admitted(room=place, person=_own(str(reader)), called=f"R{reader}")
    framework = dumps(unify([Proposal("A", "A", read_markdown("a.md", _paper().encode()))])).decode()
    yield rooms[0], draft, Draft(framework=framework, number="1")
    for at in count():
        place, own = rooms[at % len(rooms)], _own(f"entry {at}")
        turn = at % EVERY
        shown, copy = _own(f"entry {at - turn}"), _own(f"entry {at - turn + 1}")
        if turn == 0:
            yield place, own, DraftShown(framework=framework, number="1")
        elif turn == 1:
            yield place, own, CopyMade(shown=shown, number="1", recipient="The minister")
        elif turn == 2:  # noqa: PLR2004 - the third of each stretch
            yield place, own, CopyFate(copy=copy, fate=Fate.LEFT, on="2026-05-02")
        elif turn == 3:  # noqa: PLR2004 - the fourth
            yield rooms[0], own, GatePassed(draft=draft, after=draft, to=place, shown=shown)
        else:
            yield place, own, Note(text=_note(at))


def _note(at: int) -> str:
    """Return forty words of one of two languages; short words are said often and long ones rarely."""
    letters = "abdehiklmnorstu" if at % 2 else "ابتحدرسعفقكلمنهوي"
    drawn = sha256(str(at).encode()).digest() * 2
    return " ".join(_word(letters, drawn[place] * (1 + place % 7)) for place in range(40))


def _word(letters: str, number: int) -> str:
    word = letters[number % len(letters)]
    while number := number // 3:
        word += letters[number * 7 % len(letters)]
    return word


def _paper() -> str:
    clauses = (f"{at}. Clause {at} says what the parties do on day {at}, in Hallent.\n" for at in range(1, 40))
    return "\n".join((*clauses, f"40. The {LEAKED}.\n"))


def _own(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:32]


def timed(ask: Callable[[], object]) -> float:
    """Return how many seconds a question takes when it is asked for the first time."""
    begun = time.perf_counter()
    assert ask(), "nothing was found"  # noqa: S101 - a benchmark of nothing is worse than none
    return time.perf_counter() - begun


def main() -> int:
    """Measure, print, and say whether the bar holds."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", help="not needed here")
    options.add_argument("--entries", type=int, default=100_000)
    options.add_argument("--rooms", type=int, default=200)
    chosen = options.parse_args()
    view, draft = the_view(chosen.entries, chosen.rooms)
    note = next(one.id for one in reversed(view.entries) if isinstance(one.statement, Note))
    seconds = {
        "exposure of a draft": timed(lambda: exposure(view, draft).copies),
        "exposure of a note": timed(lambda: exposure(view, note).readers),
        "leaked words of a clause": timed(lambda: traced(view, LEAKED)),
        "leaked words of a Latin note": timed(lambda: traced(view, _note(chosen.entries // 2 + 5)[:80])),
        "leaked words of an Arabic note": timed(lambda: traced(view, _note(chosen.entries // 2 + 6)[:80])),
    }
    print(f"{len(view.entries)} entries in {chosen.rooms} rooms")
    for question, took in seconds.items():
        print(f"{question:<34}{took:6.2f} s")
    return int(max(seconds.values()) >= SECOND)


if __name__ == "__main__":
    sys.exit(main())
