from dataclasses import replace

import pytest
from tests.office.table import Talks

from goodoffices.case.kinds import (
    Contact,
    ContactForm,
    Note,
    Position,
    Reaction,
    Stance,
    Undertaking,
    UndertakingSort,
)
from goodoffices.case.view import NoSuchThing
from goodoffices.office.notes import (
    Marked,
    NothingNoted,
    NotInTheNote,
    NotToBeAttributed,
    ReadByItsWriter,
    note_meeting,
    read_note,
    work_up_note,
)
from goodoffices.office.sitting import fresh
from goodoffices.office.talks import ConditionMissing

SAID = "They can live with thirty days. Off the record: the minister would take forty. They will call on Monday."
A = "a" * 32


def noted(talks: Talks, room: str) -> str:
    own = fresh()
    said = Note(text=SAID, party=A, on="2026-11-02", not_attributed=("the minister would take forty",))
    note_meeting(talks.sitting("Ilse"), room, said, own)
    return own


@pytest.mark.parametrize(
    "marked",
    [
        Reaction(party=A, provision="p3", stance=Stance.LIVE_WITH),
        Position(party=A, issue="road", words=""),
        Undertaking(sort=UndertakingSort.PROMISE, by=A, to="us", words=""),
        Contact(form=ContactForm.CALL, others=(A,)),
    ],
)
def test_what_is_marked_in_a_note_cites_the_sentence_the_day_and_the_note(talks: Talks, marked: Marked) -> None:
    room = talks.room("Room of A", "Ilse", "Tomas")
    own, ilse = noted(talks, room), talks.sitting("Ilse")
    work_up_note(ilse, own, " They can live with thirty days. ", marked, fresh())
    (found,) = ilse.view.all(type(marked))
    words = found.now.subject if isinstance(found.now, Contact) else found.now.words
    assert words == "They can live with thirty days."
    assert (found.now.note, found.now.on, found.last.room) == (own, "2026-11-02", room)


def test_only_what_stands_in_a_note_is_marked_in_it(talks: Talks) -> None:
    room = talks.room("Room of A", "Ilse")
    own, ilse = noted(talks, room), talks.sitting("Ilse")
    agree = Reaction(party=A, provision="p3", stance=Stance.AGREE)
    for sentence in ("They agree.", " "):
        with pytest.raises(NotInTheNote):
            work_up_note(ilse, own, sentence, agree, fresh())
    with pytest.raises(NoSuchThing):
        work_up_note(ilse, fresh(), SAID, agree, fresh())
    with pytest.raises(ConditionMissing):
        work_up_note(ilse, own, SAID[:31], Reaction(party=A, provision="p3", stance=Stance.ONLY_IF), fresh())


@pytest.mark.parametrize("sentence", ["the minister would take forty", "take forty", SAID])
def test_what_must_not_be_attributed_is_laid_at_nobodys_door(talks: Talks, sentence: str) -> None:
    own, ilse = noted(talks, talks.room("Room of A", "Ilse")), talks.sitting("Ilse")
    with pytest.raises(NotToBeAttributed):
        work_up_note(ilse, own, sentence, Reaction(party=A, provision="p3", stance=Stance.LIVE_WITH), fresh())
    assert list(ilse.view.all(Reaction)) == []


def test_a_note_is_read_by_a_second_person(talks: Talks) -> None:
    own, reading = noted(talks, talks.room("Room of A", "Ilse", "Tomas")), fresh()
    with pytest.raises(ReadByItsWriter):
        read_note(talks.sitting("Ilse"), own, fresh())
    for _ in range(2):
        read_note(talks.sitting("Tomas"), own, reading)
    (note,) = talks.sitting("Ilse").view.all(Note)
    assert (note.now.read_by, note.now.text, len(note.history)) == (talks.person("Tomas").id, SAID, 2)


def test_a_note_that_is_worked_up_must_be_read_again(talks: Talks) -> None:
    room = talks.room("Room of A", "Ilse", "Tomas")
    own, ilse = noted(talks, room), talks.sitting("Ilse")
    read_note(talks.sitting("Tomas"), own, fresh())
    read = ilse.view.one(Note, own).now
    note_meeting(ilse, room, replace(read, text="Worked up.", note=own), fresh())
    assert ilse.view.one(Note, own).now.read_by == ""
    assert "second reader" in str(read.sentence(str))


def test_a_note_has_words_and_a_later_form_stays_in_its_room(talks: Talks) -> None:
    room, other = talks.room("Room of A", "Ilse"), talks.room("Team", "Ilse", "Tomas")
    own, ilse = noted(talks, room), talks.sitting("Ilse")
    with pytest.raises(NothingNoted):
        note_meeting(ilse, room, Note(text=" \n"), fresh())
    note_meeting(ilse, other, Note(text="Worked up.", note=own), fresh())
    assert list(talks.sitting("Tomas").view.all(Note)) == []
    assert ilse.view.one(Note, own).rooms == {room}
