"""Nothing that is said in a case lies in clear in any file of it, while it is open and after."""

from collections.abc import Iterator

from tests.office.table import Talks
from tests.store.record.talks import files

from goodoffices.case.kinds import Note, Role, RoomNamed
from goodoffices.office.attaching import Attachment
from goodoffices.office.custody import hold
from goodoffices.office.rooms import open_room, remove
from goodoffices.office.sitting import fresh

COUNT = 200


def marked(text: str) -> Iterator[bytes]:
    """A canary as any program might write it."""
    yield from (text.encode(), text.encode("utf-16-le"), text.encode().hex().encode())


def test_two_hundred_marked_words_leave_not_a_byte_in_clear(talks: Talks) -> None:
    canaries = [f"kingfisher-{number:04}-{fresh()[:12]}" for number in range(COUNT)]
    said = iter(canaries)
    person = talks.person("Ilse", Role.HEAD)
    ilse = talks.sitting("Ilse")
    heads = open_room(ilse, RoomNamed(room=fresh(), title=next(said)), [person])
    room = open_room(ilse, RoomNamed(room=fresh(), title=next(said), purpose=next(said)), [talks.person(next(said))])
    hold(ilse, room, next(said), heads, fresh())
    remove(ilse, room, talks.person(canaries[3]).id, fresh())
    for one, title, party, scan, name in zip(said, said, said, said, said, strict=False):
        ilse.say(room, Note(text=one, title=title, party=party), fresh(), (Attachment(scan.encode(), name),))
    unsaid = list(said)
    assert len(unsaid) < 5
    stored = [content for _, content in files(talks.folder)]
    assert sum(map(len, stored)) > 100_000
    leaked = [one for one in canaries for form in marked(one) for content in stored if form in content]
    assert leaked == []
    read = {text for said in talks.sitting("Ilse").view.entries for text in (getattr(said.statement, "text", ""),)}
    assert len(read & set(canaries)) > 38
