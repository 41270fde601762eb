import pytest
from tests.office.table import Talks

from goodoffices.case.kinds import Admitted, Note, RoomNamed, Tabled
from goodoffices.case.tabled import document_text
from goodoffices.office.attaching import Attachment
from goodoffices.office.drafting import table_proposal, unify_proposals
from goodoffices.office.rooms import (
    ComputedFromOtherRooms,
    LastReader,
    ReadsAlready,
    ReadsWhatRestsOnIt,
    admit,
    open_room,
    remove,
)
from goodoffices.office.sitting import NoSuchAttachment, ReadersDiffer, SaidElsewhere, fresh
from goodoffices.record.keyring import NotYourRoom
from goodoffices.text.document import Block, Document


def test_who_reads_a_room_reads_what_was_said_in_it_and_others_see_nothing(talks: Talks) -> None:
    room = talks.room("Room of A", "Ilse", "Tomas")
    talks.room("Room of B", "Noor")
    ilse = talks.sitting("Ilse")
    ilse.say(room, Note(text="They can live with thirty days."), fresh())
    assert [one.now.text for one in talks.sitting("Tomas").view.all(Note)] == ["They can live with thirty days."]
    assert list(talks.sitting("Noor").view.all(Note)) == []


def test_a_view_is_the_same_whatever_happens_in_a_foreign_room(talks: Talks) -> None:
    talks.room("Room of A", "Ilse")
    other = talks.room("Room of B", "Noor")
    before, code = talks.sitting("Ilse").view, talks.sitting("Ilse").code()
    talks.sitting("Noor").say(other, Note(text="A word that Ilse may not read."), fresh())
    assert talks.sitting("Ilse").view == before
    assert talks.sitting("Ilse").code() == code


def test_the_same_id_twice_gives_the_first_answer(talks: Talks) -> None:
    room, own = talks.room("Room of A", "Ilse"), fresh()
    ilse = talks.sitting("Ilse")
    first = ilse.say(room, Note(text="Said once."), own)
    assert ilse.say(room, Note(text="Said once."), own) == first
    assert [one.now.text for one in ilse.view.all(Note)] == ["Said once."]


def test_nobody_writes_into_a_room_that_is_not_theirs(talks: Talks) -> None:
    talks.room("Room of A", "Ilse")
    other = talks.room("Room of B", "Noor")
    with pytest.raises(NotYourRoom):
        talks.sitting("Ilse").say(other, Note(text="Planted."), fresh())
    assert list(talks.sitting("Noor").view.all(Note)) == []


def test_a_later_form_of_a_note_holds_and_the_earlier_is_its_history(talks: Talks) -> None:
    room, own = talks.room("Room of A", "Ilse"), fresh()
    ilse = talks.sitting("Ilse")
    ilse.say(room, Note(text="thirty days?"), own)
    ilse.say(room, Note(text="They can live with thirty days.", note=own), fresh())
    (note,) = ilse.view.all(Note)
    assert note.id == own
    assert note.now.text == "They can live with thirty days."
    assert len(note.history) == 2


def test_an_attachment_comes_back_byte_for_byte(talks: Talks) -> None:
    room, own = talks.room("Room of A", "Ilse"), fresh()
    ilse = talks.sitting("Ilse")
    ilse.say(room, Note(text="Their paper."), own, (Attachment(b"a scan"), Attachment(b"another")))
    said = ilse.view.entry(own)
    assert [ilse.attachment(said, number) for number in (1, 2)] == [b"a scan", b"another"]
    with pytest.raises(NoSuchAttachment):
        ilse.attachment(said, 3)


def test_who_is_admitted_reads_all_or_only_what_follows(talks: Talks) -> None:
    room = talks.room("Room of A", "Ilse")
    ilse = talks.sitting("Ilse")
    ilse.say(room, Note(text="Before."), fresh())
    admit(ilse, room, talks.person("Tomas"), fresh())
    admit(ilse, room, talks.person("Noor"), fresh(), earlier=False)
    ilse.say(room, Note(text="After."), fresh())
    assert [one.now.text for one in talks.sitting("Tomas").view.all(Note)] == ["Before.", "After."]
    assert [one.now.text for one in talks.sitting("Noor").view.all(Note)] == ["After."]
    with pytest.raises(ReadsAlready):
        admit(ilse, room, talks.person("Noor"), fresh())


def test_who_is_removed_reads_nothing_more_and_it_is_said_what_could_have_been_read(talks: Talks) -> None:
    room = talks.room("Room of A", "Ilse", "Tomas")
    ilse = talks.sitting("Ilse")
    ilse.say(room, Note(text="Before."), fresh())
    could_read = len(talks.sitting("Tomas").view.entries)
    remove(ilse, room, talks.person("Tomas").id, fresh())
    ilse.say(room, Note(text="After."), fresh())
    assert talks.sitting("Tomas").rooms == frozenset()
    gone = ilse.view.one(Admitted, f"{room}/{talks.person('Tomas').id}").now
    assert gone.removed
    assert gone.could_read == could_read
    with pytest.raises(LastReader):
        remove(ilse, room, ilse.person, fresh())


def test_a_room_knows_its_name(talks: Talks) -> None:
    room = talks.room("Room of A", "Ilse", "Tomas")
    assert talks.sitting("Tomas").view.one(RoomNamed, room).now.title == "Room of A"


def computed(talks: Talks, *readers: str) -> tuple[str, str]:
    """A room of A with a proposal, and a room with a text that was computed from it; who opens them is Ilse."""
    source, team = talks.room("Said by A", "Ilse", *readers), talks.room("The single text", "Ilse", *readers)
    ilse = talks.sitting("Ilse")
    document = document_text(Document((Block("1", "They withdraw within thirty days."),)))
    table_proposal(ilse, source, Tabled(name="A", called="Amedra", document=document), fresh())
    unify_proposals(ilse, team, "", fresh())
    return source, team


def test_who_reads_a_room_only_from_now_on_gets_nothing_that_was_computed_from_its_past(talks: Talks) -> None:
    source, team = computed(talks)
    ilse, noor = talks.sitting("Ilse"), talks.person("Noor")
    admit(ilse, source, noor, fresh(), earlier=False)
    with pytest.raises(ComputedFromOtherRooms):
        admit(ilse, team, noor, fresh())
    both = talks.room("Both", "Ilse", "Noor")
    with pytest.raises(ReadersDiffer):
        unify_proposals(talks.sitting("Ilse"), both, "", fresh())
    assert talks.sitting("Noor").rooms == {source, both}


def test_who_is_removed_from_a_room_does_not_go_on_reading_what_was_computed_from_it(talks: Talks) -> None:
    source, team = computed(talks, "Tomas")
    ilse, tomas = talks.sitting("Ilse"), talks.person("Tomas")
    with pytest.raises(ReadsWhatRestsOnIt, match="The single text"):
        remove(ilse, source, tomas.id, fresh())
    remove(ilse, team, tomas.id, fresh())
    remove(ilse, source, tomas.id, fresh())
    assert talks.sitting("Tomas").rooms == frozenset()


def test_an_id_of_one_room_is_not_taken_again_in_another(talks: Talks) -> None:
    room, other, own = talks.room("Room of A", "Ilse"), talks.room("Room of B", "Ilse"), fresh()
    ilse = talks.sitting("Ilse")
    ilse.say(room, Note(text="Once."), own)
    with pytest.raises(SaidElsewhere):
        ilse.say(other, Note(text="Twice."), own)


def test_no_room_bears_the_id_of_the_case(talks: Talks) -> None:
    with pytest.raises(NotYourRoom):
        open_room(talks.sitting("Ilse"), RoomNamed(room=talks.case.record.case.hex(), title="Case"), [])
