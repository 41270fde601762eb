"""Notes: taken in a minute, read by a second person, and worked up into what was said by whom."""

from dataclasses import replace
from typing import TypeAlias

from goodoffices.case.kinds import Contact, Note, Position, Reaction, Undertaking
from goodoffices.office.attaching import Attachment
from goodoffices.office.saying import held_before, say_of
from goodoffices.office.sitting import Sitting
from goodoffices.office.talks import check_reaction
from goodoffices.record.checkpoint import Receipt
from goodoffices.terms import NotPossible

Marked: TypeAlias = Reaction | Position | Undertaking | Contact
"""What a sentence of a note can be marked as."""


class NothingNoted(NotPossible):
    """The note is empty: write at least one word of what was said."""


class NotInTheNote(NotPossible):
    """This sentence does not stand in the note as it is now: mark the words as they are written there."""


class NotToBeAttributed(NotPossible):
    """This passage may be used but must not be laid at anybody's door: mark another one, or ask whoever said it."""


class ReadByItsWriter(NotPossible):
    """A note is read by a second person, not by whoever wrote it: ask somebody else who reads this room."""


def note_meeting(
    sitting: Sitting, room: str, note: Note, own_id: str, attachments: tuple[Attachment, ...] = ()
) -> Receipt:
    """Put a note into a room; one that replaces another stays in the room of that other, and is yet to be read.

    Raises:
        NothingNoted: it has no words.
        NoSuchThing: it replaces a note that is not in the view.
    """
    if not note.text.strip():
        raise NothingNoted
    if note.about:
        room, note = sitting.view.one(Note, note.about).first.room, replace(note, read_by="")
    return sitting.say(room, note, own_id, attachments)


def read_note(sitting: Sitting, note: str, own_id: str) -> Receipt:
    """Say that the person at work has read a note as its second reader.

    Raises:
        ReadByItsWriter: it is that person's own note.
    """
    matter = sitting.view.one(Note, note)
    if matter.first.author == sitting.person:
        raise ReadByItsWriter
    read = replace(held_before(matter, own_id), note=matter.id, read_by=sitting.person)
    return sitting.say(matter.first.room, read, own_id)


def work_up_note(sitting: Sitting, note: str, sentence: str, marked: Marked, own_id: str) -> Receipt:
    """Mark a sentence of a note as a reaction, a position, an undertaking or a contact, which then cites the note.

    It lies in the room of the note. What `marked` leaves open comes from the note: the words, the day.

    Raises:
        NoSuchThing: the note is not in the view.
        NotInTheNote: the sentence does not stand there.
        NotToBeAttributed: the note says that it must not be laid at anybody's door.
        ConditionMissing: a reaction "only if" does not say what.
    """
    matter = sitting.view.one(Note, note)
    words = sentence.strip()
    if not words or words not in matter.now.text:
        raise NotInTheNote
    if not isinstance(marked, Contact) and _withheld(matter.now, words):
        raise NotToBeAttributed
    statement = _citing(marked, matter.id, matter.now, words)
    if isinstance(statement, Reaction):
        check_reaction(statement)
    if isinstance(statement, Contact | Undertaking) and statement.about:
        return say_of(sitting, matter.first.room, statement, own_id)
    return sitting.say(matter.first.room, statement, own_id)


def _withheld(note: Note, words: str) -> bool:
    return any(one.strip() and (one.strip() in words or words in one) for one in note.not_attributed)


def _citing(marked: Marked, note: str, noted: Note, words: str) -> Marked:
    day = marked.on or noted.on
    if isinstance(marked, Contact):
        return replace(marked, note=note, on=day, subject=marked.subject or words)
    return replace(marked, note=note, on=day, words=marked.words or words)
