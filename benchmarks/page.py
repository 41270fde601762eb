"""Time of a page of a long text from a warm view, as the site answers it, beside an empty answer of the same site.

    python benchmarks/page.py [--data DIR] [--provisions 300]

Ends with exit code 1 where the bar is missed: a median of 150 ms for each way of reading and for a clause.
"""

import argparse
import statistics
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import Any

from goodoffices.case.kinds import Edited, Role, RoomNamed, Tabled
from goodoffices.case.negotiating import head
from goodoffices.case.tabled import document_text
from goodoffices.cli.serve import set_up
from goodoffices.office.drafting import edit_provision, table_proposal, unify_proposals
from goodoffices.office.rooms import open_room
from goodoffices.office.sitting import Sitting, fresh
from goodoffices.record.person import Effort
from goodoffices.store.casefolder import CaseFolder
from goodoffices.store.clock import SystemClock
from goodoffices.text.read import read_document

MILLISECONDS, LOOKS = 150, 15
PASSPHRASE = "seven herons over the Orsel"  # noqa: S105 - of a case that is made and thrown away
CHEAP = Effort(passes=1, mebibytes=1)
HTTP_OK = 200
MODES = ("brackets", "changes", "clean", "party", "tabled")


def paper(days: int, provisions: int) -> str:
    """Return a proposal of so many clauses, every other of which holds a number of days."""
    lines = (
        f"{at}. The Parties complete step {at} of the plan for district {at % 17} within {days + at % 2} days, "
        "and tell the joint commission of it in writing."
        for at in range(1, provisions + 1)
    )
    return "\n\n".join(lines)


def timed(look: Any) -> float:
    """Return the median of some looks, in milliseconds, after one that warms up."""
    look()
    times = []
    for _ in range(LOOKS):
        begun = time.perf_counter()
        look()
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


def filled(folder: Path, provisions: int) -> tuple[Any, str, str]:
    """Make a case with a text of so many provisions and some edits; return a logged-in browser, the draft, a clause."""
    CaseFolder.create(folder).close()
    beginning = set_up(folder)
    beginning.prepare_accounts()
    case = CaseFolder.open(folder)
    person, private, enrolled = beginning.join(case, beginning.Newcomer("Ilse", Role.MEDIATOR), PASSPHRASE, CHEAP)
    sitting = Sitting(case, person.id, private, SystemClock())
    room = open_room(sitting, RoomNamed(room=fresh(), title="Team"), [person])
    for name, days in (("A", 30), ("B", 60), ("C", 90)):
        document = read_document("paper.txt", paper(days, provisions).encode())
        tabled = Tabled(name=name, called=f"Delegation {name}", document=document_text(document))
        table_proposal(sitting, room, tabled, fresh())
    draft = fresh()
    unify_proposals(sitting, room, "Withdrawal", draft)
    for place in range(20):
        text = head(sitting.view, room)
        words = f"Step {place} is completed at once."
        edit = Edited(draft=draft, after=text.head, provision=text.framework.provisions[place].id, words=words)
        edit_provision(sitting, edit, fresh())
    case.close()
    client = import_module("django.test").Client(headers={"host": "localhost"}, **{"wsgi.url_scheme": "https"})
    client.post("/enter", {"name": "Ilse", "passphrase": PASSPHRASE, "code": enrolled.codes[0]})
    return client, draft, text.framework.provisions[provisions // 2].id


def main() -> int:
    """Measure, print, and say whether the bar holds."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path)
    options.add_argument("--provisions", type=int, default=300)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.data) as place:
        client, draft, clause = filled(Path(place) / "long.case", chosen.provisions)
        pages = {mode: f"/text?draft={draft}&mode={mode}" for mode in MODES}
        pages |= {
            "a clause": f"/text/clause?draft={draft}&provision={clause}",
            "coverage": f"/text/coverage?draft={draft}",
        }
        empty = timed(lambda: client.get("/pulse"))
        slow = 0
        for name, address in pages.items():
            answer = client.get(address)
            assert answer.status_code == HTTP_OK, address  # noqa: S101 - a page that is refused is quick
            took = timed(lambda address=address: client.get(address))
            slow += took > MILLISECONDS
            print(f"{name:10} {took:6.1f} ms, {len(answer.content) / 1000:5.1f} kB")
        print(f"an empty answer {empty:.1f} ms")
    return int(bool(slow))


if __name__ == "__main__":
    sys.exit(main())
