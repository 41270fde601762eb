"""How the kept case was made: `python -m tests.kept.making FOLDER`. It is made once a release and never again."""

import sys
from pathlib import Path

from tests.office.table import StillClock, Talks

from goodoffices.case.kinds import Deadline, Note, Reaction, Role, Stance
from goodoffices.office.custody import hold, shred
from goodoffices.office.rooms import remove
from goodoffices.office.sitting import fresh
from goodoffices.office.talks import record_reaction, set_deadline
from goodoffices.store.casefolder import CaseFolder

SCAN = bytes(range(256)) * 3


def make(folder: Path) -> None:
    """Make a small case with something of everything that the record's format knows."""
    case = CaseFolder.create(folder)
    talks = Talks(case, folder, StillClock())
    talks.person("Ilse", Role.HEAD)
    heads, room = talks.room("Heads", "Ilse"), talks.room("Said by A", "Ilse", "Tomas")
    burnt = talks.room("Burnt", "Ilse")
    ilse, note = talks.sitting("Ilse"), fresh()
    ilse.say(room, Note(text="They can live with thirty days.", party="A"), note, (SCAN, b""))
    reaction = Reaction(party="A", provision="p7", stance=Stance.LIVE_WITH, words="thirty days", note=note)
    record_reaction(ilse, room, reaction, fresh())
    set_deadline(ilse, heads, Deadline(title="The passes close", on="2026-12-01"), fresh())
    remove(ilse, room, talks.person("Tomas").id, fresh())
    ilse.say(room, Note(text="تبقى القوات حيث هي.", language="ar"), fresh())
    ilse.say(burnt, Note(text="Never to be read again."), fresh())
    shred(ilse, burnt, [1], heads, fresh())
    hold(ilse, room, "The archive law of Sarn.", heads, fresh())
    case.close()
    (folder / "people.txt").write_text("".join(f"{name} {one.id}\n" for name, one in talks.people.items()), "utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
