"""Adding a person, holding a room and shredding one: what heads do, what others are refused, and what is left."""

import re
from typing import Any

import pytest
from tests.web.conftest import PASSPHRASE, Site

from goodoffices.case.kinds import Note, Role
from goodoffices.office.sitting import fresh
from goodoffices.store.connection import CaseInUse
from goodoffices.store.keyfile import SqliteKeys


def head(site: Site) -> Any:
    """A browser of the head."""
    site.person("Halla", Role.HEAD)
    return site.client("Halla")


def newcomer(room: str, called: str) -> dict[str, str]:
    """What a head types to add somebody."""
    return {"called": called, "role": "mediator", "first_room": room, "passphrase": PASSPHRASE, "id": fresh()}


def test_who_is_added_logs_in_with_what_is_handed_over_and_reads_the_first_room(site: Site) -> None:
    site.person("Halla", Role.HEAD)
    room = site.room("Team of the estuary", "Halla")
    site.sitting("Halla").say(room, Note(text="Said before Njal came."), fresh())
    page = head(site).post("/people/join", newcomer(room, "Njal")).content.decode()
    assert "<svg" in page
    code = re.findall(r'<code dir="ltr">(\w{12})</code>', page)[0]
    njal = site.client()
    assert njal.post("/enter", {"name": "Njal", "passphrase": PASSPHRASE, "code": code}).status_code == 303
    assert "Said before Njal came." in njal.get("/record").content.decode()


def test_a_form_sent_twice_adds_one_person_and_tells_so(site: Site) -> None:
    site.person("Halla", Role.HEAD)
    room = site.room("Team of the ferry", "Halla")
    halla, typed = head(site), newcomer(room, "Oddny")
    assert halla.post("/people/join", typed).status_code == 200
    again = halla.post("/people/join", typed)
    assert (again.status_code, "was sent already" in again.content.decode()) == (409, True)
    assert halla.get("/people").content.decode().count("<bdi>Oddny</bdi>") == 1


def test_a_refusal_to_add_somebody_makes_no_key_and_keeps_what_was_typed(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.person("Halla", Role.HEAD)
    room = site.room("Team of the mill", "Halla", "Petra")
    halla, made = head(site), list[object]()
    monkeypatch.setattr(type(site.case.keys), "add_person", lambda _keys, person: made.append(person))
    taken, short = newcomer(room, "petra"), newcomer(room, "Quist") | {"passphrase": "short"}
    answers = [halla.post("/people/join", typed).content.decode() for typed in (taken, short)]
    assert "is taken" in answers[0]
    assert "fewer than 16 letters" in answers[1]
    assert 'value="Quist"' in answers[1]
    assert made == []


def test_only_a_head_adds_people_holds_and_shreds(site: Site) -> None:
    room, receipts = site.room("Team of the quarry", "Rolf"), site.room("Receipts of the quarry", "Rolf")
    rolf = site.client("Rolf")
    asked = {
        "/people/join": newcomer(room, "Sunna"),
        "/people/hold": {"held": room, "because": "An inquiry.", "room": receipts, "id": fresh()},
        "/people/shred": {"shredded": room, "sure": "1", "room": receipts, "id": fresh()},
    }
    answers = {path: rolf.post(path, typed) for path, typed in asked.items()}
    assert {path: one.status_code for path, one in answers.items()} == dict.fromkeys(asked, 409)
    assert all("Only a head" in one.content.decode() for one in answers.values())
    assert "/people/shred" not in rolf.get("/people").content.decode()
    assert "Team of the quarry" in rolf.get("/people").content.decode()


def test_a_room_that_is_held_is_shredded_only_once_the_hold_is_lifted(site: Site) -> None:
    site.person("Halla", Role.HEAD)
    room, receipts = site.room("Side talks", "Halla"), site.room("Heads", "Halla")
    site.sitting("Halla").say(room, Note(text="Soon gone."), fresh())
    halla = head(site)

    def sent(path: str, **typed: str) -> Any:
        return halla.post(path, {**typed, "room": receipts, "id": fresh()})

    assert sent("/people/hold", held=room, because="An inquiry is under way.").status_code == 303
    assert "An inquiry is under way." in halla.get("/people").content.decode()
    held = sent("/people/shred", shredded=room, sure="1")
    assert (held.status_code, "a head must lift the hold first" in held.content.decode()) == (409, True)
    assert sent("/people/lift", held=room, because="It has ended.").status_code == 303
    unsure = sent("/people/shred", shredded=room)
    assert (unsure.status_code, "cannot be undone" in unsure.content.decode()) == (409, True)
    assert "Soon gone." in halla.get("/record").content.decode()
    done = sent("/people/shred", shredded=room, sure="1")
    receipt = halla.get(done.headers["Location"]).content.decode()
    assert "Side talks" in receipt
    assert "Where copies may still be" in receipt
    assert "Soon gone." not in halla.get("/record").content.decode()


def test_a_shredding_that_broke_off_is_brought_to_its_end_when_it_is_sent_once_more(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise CaseInUse

    site.person("Halla", Role.HEAD)
    room, receipts = site.room("Side talks of May", "Halla"), site.room("Heads in May", "Halla")
    halla, sent = head(site), {"shredded": room, "sure": "1", "room": receipts, "id": fresh()}
    with monkeypatch.context() as breaking:
        breaking.setattr(SqliteKeys, "destroy_shares", broken)
        refused = halla.post("/people/shred", sent)
    assert (refused.status_code, sent["id"] in refused.content.decode()) == (409, True)
    assert halla.post("/people/shred", sent).status_code == 303
    assert room not in halla.get("/people/shred").content.decode()
