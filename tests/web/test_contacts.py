"""Contacts: whatever can be said of one, a form writes and changes; what was said before stays as its history."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from tests.case.text_room import framework
from tests.web.conftest import Site

from goodoffices.case.kinds import Certainty, Contact, ContactForm, ContactState, Draft, Note, Party, Stop
from goodoffices.office.sitting import fresh
from goodoffices.text.form.framework import dumps


@pytest.fixture(scope="module")
def room(site: Site) -> str:
    return site.room("Room of contacts", "Gudrun")


@pytest.fixture(scope="module")
def gudrun(site: Site, room: str) -> Client:
    assert room
    return site.client("Gudrun")  # type: ignore[no-any-return]  # a client, as the site makes it


@pytest.fixture(scope="module")
def named(site: Site, room: str) -> dict[str, str]:
    """A party, a draft and a note in the room, by what they are."""
    ids = {"party": fresh(), "draft": fresh(), "note": fresh()}
    sitting = site.sitting("Gudrun")
    sitting.say(room, Party(title="Uplands", letter="A"), ids["party"])
    sitting.say(room, Draft(framework=dumps(framework()).decode(), number="1"), ids["draft"])
    sitting.say(room, Note(text="They spoke of the bridge."), ids["note"])
    return ids


def shuttle(named: dict[str, str]) -> dict[str, Any]:
    """What the form sends for a shuttle with two stops, and a row that stayed empty."""
    return {
        "others": named["party"],
        "also": "The bishop of Tarn",
        "form": "shuttle",
        "state": "held",
        "on": "2026-11-02",
        "at": "09:30",
        "zone": "Asia/Tokyo",
        "place": "The valley",
        "subject": "the bridge",
        "certainty": "likely",
        "heard_from": "the host",
        "acknowledged": "1",
        "draft": named["draft"],
        "note": named["note"],
        "stops-place": ["Tarn", "Hallent", ""],
        "stops-on": ["2026-11-02", "", ""],
        "stops-at": ["10:00", "", ""],
        "stops-met": ["their envoy", "", ""],
        "stops-draft": ["", named["draft"], ""],
    }


def kept(site: Site, own: str) -> Contact:
    return site.sitting("Gudrun").view.one(Contact, own).now


def standing(page: str) -> dict[str, list[str]]:
    """What a page's form would send as it stands, read from the page itself."""
    page = unescape(page[page.index("<main") : page.index("</main>")])
    found = re.findall(
        r'<input[^>]*? name="([\w-]+)"[^>]*? value="([^"]*)"', re.sub(r"<input[^>]*checkbox[^>]*>", "", page)
    )
    found += re.findall(r'<input type="checkbox" name="([\w-]+)" value="([^"]*)" checked', page)
    found += re.findall(r'<textarea[^>]* name="([\w-]+)"[^>]*>([^<]*)</textarea>', page)
    for name, options in re.findall(r'<select[^>]* name="([\w-]+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', options)
        found.append((name, chosen[1] if chosen else ""))
    sent: dict[str, list[str]] = {}
    for name, value in found:
        sent.setdefault(name, []).append(value)
    return sent


def test_all_that_a_contact_can_hold_is_written_by_its_form(
    site: Site, gudrun: Client, room: str, named: dict[str, str]
) -> None:
    own = fresh()
    answers = [gudrun.post("/contacts/new", {"id": own, "room": room, **shuttle(named)}) for _ in range(2)]
    assert [one.status_code for one in answers] == [303, 303]
    assert kept(site, own) == Contact(
        form=ContactForm.SHUTTLE,
        others=(named["party"], "The bishop of Tarn"),
        on="2026-11-02",
        at="09:30",
        zone="Asia/Tokyo",
        place="The valley",
        subject="the bridge",
        certainty=Certainty.LIKELY,
        heard_from="the host",
        acknowledged=True,
        stops=(
            Stop(place="Tarn", on="2026-11-02", at="10:00", met="their envoy"),
            Stop(place="Hallent", draft=named["draft"]),
        ),
        draft=named["draft"],
        note=named["note"],
    )
    entry = unescape(gudrun.get(f"/record/{own}").content.decode())
    assert "<dd><bdi>Tarn, 2026-11-02, 10:00, their envoy</bdi></dd><dd><bdi>Hallent, draft 1</bdi></dd>" in entry
    listed = gudrun.get("/contacts").content.decode()
    assert "<strong>heard of, likely</strong> · Acknowledged by both sides · Not known for whom they spoke" in listed


def test_the_form_of_a_contact_stands_as_the_contact_does_and_changes_nothing_unless_it_is_changed(
    site: Site, gudrun: Client, room: str, named: dict[str, str]
) -> None:
    own = fresh()
    gudrun.post("/contacts/new", {"id": own, "room": room, **shuttle(named)})
    before = kept(site, own)
    form = standing(gudrun.get(f"/contacts/more?contact={own}").content.decode())
    assert gudrun.post("/contacts/more", form).status_code == 303
    matter = site.sitting("Gudrun").view.one(Contact, own)
    assert len(matter.history) == 2
    assert [getattr(matter.now, name) for name in ("others", "stops", "zone", "note", "acknowledged")] == [
        getattr(before, name) for name in ("others", "stops", "zone", "note", "acknowledged")
    ]


@pytest.mark.parametrize("state", [ContactState.HELD, ContactState.CALLED_OFF])
def test_an_expected_contact_is_held_or_called_off_by_two_clicks(
    site: Site, gudrun: Client, room: str, named: dict[str, str], state: ContactState
) -> None:
    own = fresh()
    expected = {"others": named["party"], "form": "visit", "state": "expected", "certainty": "we were present"}
    gudrun.post("/contacts/new", {"id": own, "room": room, "on": "2026-12-03", **expected})
    link = f"/contacts/more?contact={own}&amp;state={state.value.replace(' ', '%20')}"
    assert link in gudrun.get("/contacts").content.decode()
    form = standing(gudrun.get(unescape(link)).content.decode())
    assert gudrun.post("/contacts/more", form).status_code == 303
    assert kept(site, own).state is state
    assert kept(site, own).on == "2026-12-03"
    assert f"?contact={own}&amp;state=" not in gudrun.get("/contacts").content.decode()


def test_what_somebody_said_meanwhile_is_not_overwritten_unseen(
    site: Site, gudrun: Client, room: str, named: dict[str, str]
) -> None:
    own = fresh()
    gudrun.post("/contacts/new", {"id": own, "room": room, **shuttle(named)})
    form = standing(gudrun.get(f"/contacts/more?contact={own}").content.decode())
    other = {**form, "id": fresh(), "place": "The other bank"}
    assert gudrun.post("/contacts/more", other).status_code == 303
    answer = gudrun.post("/contacts/more", {**form, "subject": "prisoners"})
    page = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "More was said of this contact meanwhile" in page
    assert 'value="prisoners"' in page
    assert kept(site, own).place == "The other bank"
    assert gudrun.post("/contacts/more", standing(page)).status_code == 303
    assert kept(site, own).subject == "prisoners"


def test_more_rows_are_asked_for_without_scripts_and_nothing_typed_is_lost(
    gudrun: Client, room: str, named: dict[str, str]
) -> None:
    typed = {"id": fresh(), "room": room, **shuttle(named)}
    answer = gudrun.post("/contacts/new", {**typed, "more": "1"})
    page = unescape(answer.content.decode())
    assert answer.status_code == 200
    assert page.count('name="stops-place"') == 6
    assert 'value="their envoy"' in page
    assert typed["id"] not in gudrun.get("/record").content.decode()


def test_the_return_key_sends_the_form_and_does_not_ask_for_more_rows(gudrun: Client) -> None:
    page = gudrun.get("/contacts/new").content.decode()
    form = page[page.index('<form method="post" class="fields"') :]
    assert re.findall(r"<button[^>]*>([^<]*)<", form)[0] == "Log the contact"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"stops-place": ["", "Hallent"], "stops-met": ["somebody", ""]}, "The field “Place” is empty"),
        ({"stops-place": ["Tarn"], "stops-at": ["noon"]}, "No time of day is written as “noon”"),
        ({"at": "09:00", "zone": "Valley/Standard"}, "No time zone is called “Valley/Standard”"),
        ({"note": "f" * 32}, "What was chosen under “Note of what was said” is not on the list"),
    ],
)
def test_what_cannot_be_taken_is_refused_and_kept(
    gudrun: Client, room: str, named: dict[str, str], typed: dict[str, Any], sentence: str
) -> None:
    answer = gudrun.post("/contacts/new", {**shuttle(named), "stops-draft": [], **typed, "id": fresh(), "room": room})
    page = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert sentence in page
    assert "The bishop of Tarn" in page


def test_a_contact_of_a_foreign_room_is_answered_like_none(site: Site, gudrun: Client) -> None:
    foreign, own = site.room("Far away", "Hedda"), fresh()
    site.sitting("Hedda").say(foreign, Contact(form=ContactForm.CALL, others=("Amedra",)), own)
    answers = [gudrun.get(f"/contacts/more?contact={one}") for one in (own, fresh())]
    assert [one.status_code for one in answers] == [404, 404]
    assert answers[0].content == answers[1].content
