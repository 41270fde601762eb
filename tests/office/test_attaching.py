"""What goes with an entry: its name is sealed with it, and an entry and a room take only so much."""

import pytest
from tests.office.table import Talks

from goodoffices.case.kinds import Contact, ContactForm, Note
from goodoffices.case.said import File
from goodoffices.office import attaching
from goodoffices.office.attaching import Attachment, FileTooLarge, RoomFull, TooManyFiles, check_attachments
from goodoffices.office.sitting import fresh
from goodoffices.office.talks import log_contact

LETTER = Attachment(b"a scan of their letter", "letter of 3 November.pdf")


def test_an_entry_tells_what_its_files_were_called_and_how_large_they_are(talks: Talks) -> None:
    room, own = talks.room("Room of A", "Ilse", "Tomas"), fresh()
    visit = Contact(form=ContactForm.VISIT, others=("Amedra",))
    log_contact(talks.sitting("Ilse"), room, visit, own, (LETTER, Attachment(b"\x89")))
    said = talks.sitting("Tomas").view.entry(own)
    assert said.files == (File("letter of 3 November.pdf", 22), File("", 1))
    assert talks.sitting("Tomas").attachment(said, 1) == LETTER.content


def test_the_name_of_a_file_lies_in_clear_nowhere(talks: Talks) -> None:
    room = talks.room("Room of A", "Ilse")
    talks.sitting("Ilse").say(room, Note(text="Their paper."), fresh(), (LETTER,))
    stored = b"".join(one.read_bytes() for one in talks.folder.rglob("*") if one.is_file())
    assert b"letter of 3" not in stored
    assert LETTER.content not in stored


def test_an_entry_takes_only_so_many_files_of_only_such_a_size() -> None:
    check_attachments([LETTER] * attaching.MOST_FILES, 0)
    with pytest.raises(TooManyFiles, match="at most 10 files, and 11 were chosen"):
        check_attachments([LETTER] * 11, 0)
    film = Attachment(bytes(attaching.LARGEST + 1), "film.mov")
    with pytest.raises(FileTooLarge, match=r"“film.mov” has 20\.1 MB, and at most 20 MB fit"):
        check_attachments([film], 0)


def test_a_room_takes_only_so_much_and_what_lies_in_another_room_does_not_count(
    talks: Talks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attaching, "MOST_OF_A_ROOM", 3_000_000)
    room, other, own = talks.room("Room of A", "Ilse"), talks.room("Room of B", "Ilse"), fresh()
    ilse, photo = talks.sitting("Ilse"), Attachment(bytes(1_400_000), "photo.jpg")
    first = ilse.say(room, Note(text="One."), own, (photo, photo))
    with pytest.raises(RoomFull, match="3 MB together, and 0 MB are left in this one"):
        ilse.say(room, Note(text="Two."), fresh(), (photo,))
    assert [one.now.text for one in ilse.view.all(Note)] == ["One."]
    assert ilse.say(room, Note(text="One."), own, (photo, photo)) == first
    ilse.say(other, Note(text="Elsewhere."), fresh(), (photo, photo))
    ilse.say(room, Note(text="Without a file."), fresh())
