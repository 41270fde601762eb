"""The exit door: all that a person reads, as Word files, tables and attachments in a folder for each room."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, datetime
from io import StringIO
from pathlib import PurePosixPath

from goodoffices.case.called import people_called
from goodoffices.case.kinds import Admitted, Draft, DraftShown, Note, PartySite, RoomNamed, Tabled, TakenOut
from goodoffices.case.negotiating import framework_in, text_of
from goodoffices.case.said import Said
from goodoffices.case.statement import Name
from goodoffices.case.tabled import document_in
from goodoffices.case.view import View
from goodoffices.office.saying import id_for
from goodoffices.office.sitting import Sitting
from goodoffices.terms import NotPossible
from goodoffices.text.document import Block, Document, Kind
from goodoffices.text.write import PaperStyle, write_document_word, write_word

README = "README.txt"
_README = """\
{rooms} rooms of a case, as {person} reads them, written on {day}. Nothing here is sealed: whoever has
these files can read them. Nobody who is not in the list of a room (people.csv) should.

A folder for each room:
  everything.csv   all that was said in the room, in order: time, who said it, what kind of entry, the sentence
  registers/       a table for each kind of entry, the latest entry last: positions, contacts, deadlines ...
                   What says more of an earlier entry has the same "thing"; its latest row holds.
  texts/           proposals as they were tabled, drafts as they read now and as they began, texts shown
  notes/           notes, a file for each
  attachments/     the files that went with entries, each named after its entry
  people.csv       who reads the room, or read it

Tables are UTF-8 with commas; a cell that begins with = + - or @ has an apostrophe before it, so that no
program takes words for a formula. To go on without Good Offices: keep the latest draft in texts/ as the
text that is worked on, mark changes in it, and add rows to the tables.
"""

_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
_LONGEST = 48
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_AS_WORD = {"framework", "document", "translations"}
"""Fields whose words are in a Word file, and in no cell of a table."""


class NothingToTake(NotPossible):
    """You read no room of this case: there is nothing that you could take with you."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A file that is taken out: where it lies in the folder, with "/", and its bytes."""

    path: str
    content: bytes


def take_out(sitting: Sitting, own_id: str) -> Iterator[Paper]:
    """Write in every room that the person reads that it was taken out, then yield the files.

    Raises:
        NothingToTake: the person reads no room.
    """
    view = sitting.view
    if not view.rooms:
        raise NothingToTake
    person = people_called(view).get(sitting.person, "")
    for room in sorted(view.rooms):
        sitting.say(room, TakenOut(called=person), id_for(own_id, room))
    return papers(sitting, person)


def papers(sitting: Sitting, person: str) -> Iterator[Paper]:
    """Yield all that a person reads as files, in the order of the rooms."""
    view = sitting.view
    titles = {one.id: one.now.title for one in view.all(RoomNamed)}
    day = datetime.fromtimestamp(sitting.clock.now() / 1000, UTC).date().isoformat()
    yield Paper(README, _README.format(rooms=len(view.rooms), person=person, day=day).encode())
    for place, room in enumerate(sorted(view.rooms, key=lambda one: (titles.get(one, ""), one)), 1):
        folder = PurePosixPath(f"{place:02}-{safe(titles.get(room, 'room'))}")
        for paper in _of_room(sitting, view.within((room,)), _naming(sitting, room)):
            yield Paper(str(folder / paper.path), paper.content)


def safe(words: str) -> str:
    """Return words as a name that every system takes for a file, in any script; "file" where nothing is left."""
    plain = unicodedata.normalize("NFC", words)
    kept = "".join(one if one.isalnum() or one in "-_" else " " for one in plain)
    name = "-".join(kept.split())[:_LONGEST].strip("-_")
    return f"{name}-" if _RESERVED.match(name) else name or "file"


def _of_room(sitting: Sitting, here: View, name: Name) -> Iterator[Paper]:
    yield Paper("everything.csv", _everything(here, name))
    yield Paper("people.csv", _people(here))
    kinds: dict[str, list[Said]] = {}
    for said in here.entries:
        kinds.setdefault(said.statement.NAME or "of a newer version", []).append(said)
    for kind, some in kinds.items():
        yield Paper(f"registers/{safe(kind)}.csv", _register(some, name))
    for said in here.entries:
        yield from _words_of(sitting.view, said, name)
        yield from _attached(sitting, said)


def _everything(here: View, name: Name) -> bytes:
    rows = (
        (_time(one), name(one.author), one.statement.NAME, str(one.statement.sentence(name)), one.id)
        for one in here.entries
    )
    return _table(("time", "said by", "kind", "what was said", "entry"), rows)


def _people(here: View) -> bytes:
    admitted = ((one.first, one.last, one.now) for one in here.all(Admitted))
    rows = (
        (now.called, now.role.value, now.institution, _time(first), _time(last) if now.removed else "")
        for first, last, now in admitted
    )
    return _table(("name", "role", "institution", "since", "until"), rows)


def _register(some: Sequence[Said], name: Name) -> bytes:
    told = [one.name for one in fields(some[0].statement) if one.name not in _AS_WORD]
    rows = (
        (_time(one), name(one.author), one.id, one.about, *(_cell(getattr(one.statement, each), name) for each in told))
        for one in some
    )
    return _table(("time", "said by", "entry", "thing", *told), rows)


def _words_of(view: View, said: Said, name: Name) -> Iterator[Paper]:
    """Yield the Word files of an entry that is a text or a note."""
    statement, mark = said.statement, said.id[:8]
    match statement:
        case Draft():
            text = text_of(view, said.id)
            yield Paper(f"texts/draft-{safe(statement.number)}-now-{mark}.docx", write_word(text.framework))
            yield Paper(f"texts/draft-{safe(statement.number)}-as-it-began-{mark}.docx", write_word(text.tabled))
        case DraftShown():
            content = write_word(framework_in(statement), PaperStyle(for_room=True))
            yield Paper(f"texts/shown-{safe(statement.number)}-{mark}.docx", content)
        case Tabled():
            documents = {"": statement.document} | {one.language: one.document for one in statement.translations}
            for language, document in documents.items():
                called = safe(f"proposal {statement.name} {language}")
                yield Paper(f"texts/{called}-{mark}.docx", write_document_word(document_in(document)))
        case Note():
            yield Paper(f"notes/{_day(said)}-{safe(statement.title)}-{mark}.docx", _note(statement, name))


def _note(note: Note, name: Name) -> bytes:
    about = [note.on, name(note.party), ", ".join(map(name, note.present))]
    lines = [one for one in (" · ".join(filter(None, about)), *note.text.splitlines()) if one.strip()]
    words = [Block(f"b{place}", line) for place, line in enumerate(lines, 1)]
    heading = (Block("b0", note.title, Kind.TITLE),) if note.title else ()
    return write_document_word(Document((*heading, *words), title=note.title))


def _attached(sitting: Sitting, said: Said) -> Iterator[Paper]:
    for number in range(1, said.attachments + 1):
        told = said.files[number - 1].name if number <= len(said.files) else ""
        stem, dot, ending = told.rpartition(".")
        called = f"{safe(stem)}.{safe(ending)}" if dot else safe(told)
        yield Paper(f"attachments/{said.id[:8]}-{number}-{called}", sitting.attachment(said, number))


def _naming(sitting: Sitting, room: str) -> Name:
    """Return what gives the name of whatever has a title or a name that all who read a room may know."""
    readers = sitting.readers(room)
    view = sitting.view.within(one for one in sitting.rooms if one == room or readers <= sitting.whole_readers(one))
    known: dict[str, str] = {}
    for said in view.entries:
        title = getattr(said.statement, "title", "")
        known |= {said.about: title} if title else {}
    known |= {one.now.party: one.now.called for one in view.all(PartySite)}
    known |= people_called(view)
    return lambda own: known.get(own, own)


def _cell(value: object, name: Name) -> str:
    """Return a value in words; several things stand one on a line."""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, tuple):
        return "\n".join(_cell(one, name) for one in value)
    if is_dataclass(value):
        told = ((one.name, _cell(getattr(value, one.name), name)) for one in fields(value))
        return "; ".join(f"{called}: {words}" for called, words in told if words)
    return name(str(value)) if value is not None else ""


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    written = StringIO(newline="")
    table = csv.writer(written)
    table.writerow(headings)
    table.writerows([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _time(said: Said) -> str:
    return datetime.fromtimestamp(said.time / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


def _day(said: Said) -> str:
    return datetime.fromtimestamp(said.time / 1000, UTC).date().isoformat()
