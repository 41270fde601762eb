"""A note is kept in one go, worked up sentence by sentence, and read by a second person."""

import re

import pytest
from django.test import Client
from tests.web.conftest import Site

from goodoffices.case.kinds import Contact, Issue, Note, Party, Position, Undertaking
from goodoffices.office.sitting import fresh

SAID = "They can live with thirty days. Off the record: forty. They will call on Monday."


@pytest.fixture
def signe(site: Site) -> Client:
    return site.client("Signe")  # type: ignore[no-any-return]  # a client, as the site makes it


def noted(site: Site, client: Client) -> tuple[str, str, str]:
    """A note in a new room: the room, the party, the note."""
    room, party, own = site.room("Notes", "Signe", "Torben"), fresh(), fresh()
    site.sitting("Signe").say(room, Party(title="Uplands"), party)
    typed = {"text": SAID, "room": room, "id": own, "party": party, "on": "2026-11-02", "not_attributed": "forty"}
    assert client.post("/note", typed).headers["Location"] == f"/notes/{own}"
    return room, party, own


def test_what_was_typed_stays_on_the_page_where_it_is_refused(signe: Client) -> None:
    own = fresh()
    refused = signe.post("/note", {"text": "A long sentence.", "title": "Bridge", "id": own, "on": "2026-13-01"})
    page = refused.content.decode()
    assert refused.status_code == 409
    assert "No day is written as" in page
    for kept in ("A long sentence.", 'value="Bridge"', f'value="{own}"', 'value="2026-13-01"'):
        assert kept in page
    assert "A long sentence." not in signe.get("/record").content.decode()


def test_a_sentence_becomes_a_position_a_promise_or_a_contact_that_cites_the_note(site: Site, signe: Client) -> None:
    room, party, own = noted(site, signe)
    issue = fresh()
    site.sitting("Signe").say(room, Issue(title="The road"), issue)
    page = signe.get(f"/notes/{own}").content.decode()
    first, _, last = re.findall(r'name="sentence" value="([^"]+)"', page)
    marks = [
        {"as": "position", "sentence": first, "party": party, "issue": issue},
        {"as": "promise", "sentence": last, "sort": "promise", "by": party, "to": "us", "binds": "institution"},
        {"as": "contact", "sentence": last, "others": party, "form": "call", "state": "expected"},
    ]
    for mark in marks:
        typed = {"id": fresh(), **mark}
        answers = [signe.post(f"/notes/{own}/mark", typed).status_code for _ in range(2)]
        assert answers == [303, 303]
    view = site.sitting("Signe").view
    said = [one for kind in (Position, Undertaking, Contact) for one in view.all(kind) if one.now.note == own]
    assert [len(one.history) for one in said] == [1, 1, 1]
    assert {one.last.room for one in said} == {room}
    assert said[0].now.words == "They can live with thirty days."
    assert signe.get(f"/notes/{own}").content.decode().count(">marked<") == 3


def test_what_must_not_be_attributed_cannot_be_marked_and_the_form_keeps_it(site: Site, signe: Client) -> None:
    _, party, own = noted(site, signe)
    typed = {"as": "promise", "sentence": "Off the record: forty.", "sort": "promise", "by": party, "to": "us"}
    answer = signe.post(f"/notes/{own}/mark", {**typed, "binds": "person", "id": fresh()})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "must not be laid at anybody" in page
    assert "Off the record: forty.</textarea>" in page


def test_a_note_is_read_by_a_second_person_and_not_by_its_writer(site: Site, signe: Client) -> None:
    _, _, own = noted(site, signe)
    refused = signe.post(f"/notes/{own}/read", {"id": fresh()})
    assert refused.status_code == 409
    assert "read by a second person, not by whoever wrote it" in refused.content.decode()
    assert site.client("Torben").post(f"/notes/{own}/read", {"id": fresh()}).status_code == 303
    (note,) = [one for one in site.sitting("Signe").view.all(Note) if one.id == own]
    assert note.now.read_by == site.person("Torben").id
    assert "Read by a second person: Torben." in signe.get(f"/notes/{own}").content.decode()
