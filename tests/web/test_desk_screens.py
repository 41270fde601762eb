"""The desk and the forms of the talks: what is typed there is what is due."""

import re

import pytest
from django.test import Client
from tests.web.conftest import Site
from tests.web.test_case_screens import sent

from goodoffices.case.kinds import Feasibility, Party
from goodoffices.office.sitting import fresh


@pytest.fixture(scope="module")
def room(site: Site) -> str:
    return site.room("Room of the desk", "Bodil")


@pytest.fixture(scope="module")
def party(site: Site, room: str) -> str:
    own = fresh()
    site.sitting("Bodil").say(room, Party(title="Uplands", letter="A"), own)
    return own


@pytest.fixture
def bodil(site: Site) -> Client:
    return site.client("Bodil")  # type: ignore[no-any-return]  # a client, as the site makes it


def test_what_is_due_stands_in_order_and_what_is_done_is_gone(bodil: Client, room: str, party: str) -> None:
    sent(bodil, "/deadlines/set", {"title": "Snow on the pass", "on": "2999-12-01", "strength": "hard", "room": room})
    sent(bodil, "/deadlines/set", {"title": "The mandate ends", "on": "2999-11-01", "strength": "soft", "room": room})
    asked = {"party": party, "question": "Thirty days?", "out": "2020-01-01", "expected": "2020-01-05", "room": room}
    sent(bodil, "/referrals/new", asked)
    page = bodil.get("/").content.decode()
    assert page.index("The mandate ends") < page.index("Snow on the pass")
    assert page.count("Thirty days?") == 2  # among the questions and the latest
    assert page.count(">overdue<") == 1
    assert re.search(r"<strong>\d+ days</strong> to the next deadline: The mandate ends", page)
    of = re.search(r'<option value="(\w{32})">Thirty days', bodil.get("/referrals/back").content.decode())
    back = {"of": of[1] if of else "", "on": "2020-01-06", "instructions": "Yes.", "authority": "instructed"}
    sent(bodil, "/referrals/back", back)
    page = bodil.get("/").content.decode()
    assert ">overdue<" not in page
    assert "has instructions: Yes." in page


def test_a_form_that_is_refused_says_why_and_keeps_every_word(bodil: Client, room: str) -> None:
    typed = {
        "title": "Snow",
        "on": "2999-12-01",
        "at": "25:00",
        "strength": "soft",
        "room": room,
        "source": "The office",
    }
    answer = bodil.post("/deadlines/set", {**typed, "id": fresh()})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "No time of day is written as “25:00”" in page
    for kept in ('value="Snow"', 'value="2999-12-01"', 'value="The office"', f'value="{room}" required checked'):
        assert kept in page
    assert '<option value="soft" selected>' in page


def test_rounds_and_contacts_are_logged_once_and_shown_with_their_charts(bodil: Client, room: str, party: str) -> None:
    sent(bodil, "/rounds/open", {"number": "1", "place": "Hallent", "format": "proximity", "room": room})
    contact = {"others": party, "form": "call", "state": "held", "certainty": "we were present", "room": room}
    sent(bodil, "/contacts/new", {**contact, "on": "2026-11-02", "subject": "the bridge"})
    sent(bodil, "/issues/new", {"title": "The road", "room": room})
    issue = re.search(r'<option value="(\w{32})">The road', bodil.get("/positions/new").content.decode())
    position = {"party": party, "issue": issue[1] if issue else "", "words": "open by day", "noted": "1", "room": room}
    sent(bodil, "/positions/new", position)
    rounds, contacts = (bodil.get(path).content.decode() for path in ("/rounds", "/contacts"))
    assert rounds.count("Round 1</h2>") == 1
    assert "<td><bdi>open by day</bdi></td>" in rounds
    assert contacts.count("the bridge</bdi></a>") == 1
    assert "<title>Contacts with each party</title>" in contacts
    again = bodil.post("/rounds/open", {"number": "2", "format": "plenary", "room": room, "id": fresh()})
    assert "Round 1 has not ended" in again.content.decode()


def test_a_contact_needs_somebody_and_a_source_where_we_were_not(bodil: Client, room: str, party: str) -> None:
    typed = {"form": "call", "state": "held", "certainty": "rumour", "room": room}
    refused = [bodil.post("/contacts/new", {**typed, **more, "id": fresh()}) for more in ({}, {"others": party})]
    assert [one.status_code for one in refused] == [409, 409]
    assert "A contact needs somebody" in refused[0].content.decode()
    assert "write who told you of it" in refused[1].content.decode()


def test_feasibility_stands_in_words_for_each_party(site: Site, bodil: Client, room: str, party: str) -> None:
    site.sitting("Bodil").say(room, Feasibility(party=party, consent="Given in writing."), fresh())
    page = bodil.get("/").content.decode()
    assert "<td><bdi>Given in writing.</bdi></td>" in page
    below = page[page.index("Given in writing.") :]
    assert '<span class="room"><bdi>Room of the desk</bdi></span>' in below[: below.index("</table>")]
