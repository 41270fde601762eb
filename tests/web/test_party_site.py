"""The site of a party: its own address, its own text, its own answers, and no trace of any other room."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.office.test_drafting import ONE, OTHER, SHARED, tabled
from tests.office.test_showing import decided
from tests.web.conftest import Site
from tests.web.test_text_screens import page

from goodoffices.case.kinds import Note, Party, PartySite, Phase, PhaseEntered, Reaction, Role, Stance, Tabled, Way
from goodoffices.case.negotiating import head
from goodoffices.office.drafting import table_proposal, unify_proposals
from goodoffices.office.notes import note_meeting
from goodoffices.office.offices import add_party
from goodoffices.office.rooms import admit
from goodoffices.office.showing import show_draft
from goodoffices.office.sitting import fresh


@pytest.fixture(scope="module")
def talks(site: Site) -> dict[str, Any]:
    """Two parties with sites that a head opened on the site, their delegates, and a text that A was shown."""
    site.person("Halla", Role.HEAD)
    rooms = {one: site.room(f"{one} of the party sites", "Halla", "Teo") for one in ("Team", "A", "B")}
    halla, client = site.sitting("Halla"), site.client("Halla")
    hosts = {}
    for letter in "AB":
        party = fresh()
        add_party(halla, rooms["Team"], Party(title=f"Party {letter}", letter=letter), party)
        opened = client.post("/people/site", {"id": fresh(), "room": rooms[letter], "party": party})
        assert opened.status_code == 303, page(opened)
        hosts[letter] = next(one.now.host for one in halla.view.all(PartySite) if one.first.room == rooms[letter])
    delegates = {}
    for called, letter in (("Amadi", "A"), ("Anneli", "A"), ("Bogdan", "B")):
        admit(halla, rooms[letter], site.person(called, Role.DELEGATE, hosts[letter]), fresh())
        delegates[called] = site.client(called, hosts[letter])
    table_proposal(halla, rooms["B"], tabled("B", OTHER, SHARED), fresh())
    table_proposal(halla, rooms["A"], tabled("A", ONE, SHARED), fresh())
    unify_proposals(halla, rooms["Team"], "Withdrawal", fresh())
    text = head(halla.view, rooms["Team"])
    answers = decided(halla, text.draft.id, rooms["A"], Way.OURS)
    show_draft(halla, text.draft.id, rooms["A"], fresh(), after=text.head, decided=answers)
    return {"rooms": rooms, "hosts": hosts, "client": client, **delegates}


def answering(talks: dict[str, Any], clause: int = 0) -> dict[str, str]:
    """What the page of the text links to for one of its clauses, as a form takes it."""
    links = re.findall(r"/answer\?shown=([0-9a-f]+)&provision=(p\d+)", page(talks["Amadi"].get("/")))
    shown, provision = links[clause]
    return {"id": fresh(), "shown": shown, "provision": provision}


def test_a_party_reads_its_text_at_its_own_address(talks: dict[str, Any]) -> None:
    told = page(talks["Amadi"].get("/"))
    assert "60 days" in told
    assert not re.search(r">[^<]*[0-9a-f]{32}[^<]*<", told)
    assert "30 days" in told
    assert "You were not shown a text yet" in page(talks["Bogdan"].get("/"))


def test_nobody_of_one_site_comes_in_at_another(site: Site, talks: dict[str, Any]) -> None:
    for host in (talks["hosts"]["B"], "mediators.localhost"):
        stranger = site.client(host=host)
        refused = stranger.post("/enter", site.typed("Amadi"))
        assert refused.status_code == 403
        stranger.cookies = talks["Amadi"].cookies
        assert stranger.get("/").headers["location"] == "/enter"
    assert site.client(host=talks["hosts"]["A"]).post("/enter", site.typed("Teo")).status_code == 403


def unused(talks: dict[str, Any]) -> str:
    """A name that no party has."""
    return next(
        f"room-{number}.localhost"
        for number in range(1, 9)
        if f"room-{number}.localhost" not in talks["hosts"].values()
    )


def test_a_name_that_no_party_has_answers_like_that_of_a_party(site: Site, talks: dict[str, Any]) -> None:
    for path in ("/enter", "/", "/unlock", "/receipts", "/nothing", "/people"):
        one, other = (site.client(host=host).get(path) for host in (unused(talks), talks["hosts"]["B"]))
        assert (one.status_code, steady(one), one.headers) == (other.status_code, steady(other), other.headers)
    typed = {"name": "Bogdan", "passphrase": "seven herons over the weir", "code": "ABCDEFGHJKLM"}
    one, other = (site.client(host=host).post("/enter", typed) for host in (unused(talks), talks["hosts"]["B"]))
    assert (one.status_code, steady(one)) == (other.status_code, steady(other))
    assert one.status_code == 403
    assert site.client(host="elsewhere.example").get("/enter").status_code == 404


@pytest.mark.parametrize("spelled", [str.upper, "{}.".format, "{}:8443".format, "{}.:8443".format])
def test_a_site_is_the_same_however_its_name_is_spelled(
    site: Site, talks: dict[str, Any], spelled: Callable[[str], str]
) -> None:
    stranger = site.client(host=spelled(talks["hosts"]["A"]))
    assert stranger.post("/enter", site.typed("Teo")).status_code == 403
    stranger.cookies = talks["Amadi"].cookies
    assert "60 days" in page(stranger.get("/"))


def test_what_fails_at_one_site_is_not_felt_at_another(site: Site, talks: dict[str, Any]) -> None:
    at_a, at_b = (site.client(host=talks["hosts"][letter]) for letter in "AB")
    at_b.defaults["REMOTE_ADDR"] = at_a.defaults["REMOTE_ADDR"]
    typed = {"name": "Bogdan", "passphrase": "seven herons over the weir", "code": "ABCDEFGHJKLM"}
    told = [steady(at_a.post("/enter", typed)) for _ in range(7)]
    assert told[0] != told[6]
    assert steady(at_b.post("/enter", typed)) == told[0]


def test_no_page_of_the_mediators_exists_at_a_party(talks: dict[str, Any]) -> None:
    nothing = page(talks["Amadi"].get("/nothing"))
    for path in ("/record", "/people", "/text/show", "/unify", "/shown", "/search?q=days"):
        answer = talks["Amadi"].get(path)
        assert answer.status_code == 404
        assert strip(page(answer)) == strip(nothing)


def strip(told: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", told)


def test_there_is_no_way_to_accept_while_the_text_is_criticised(site: Site, talks: dict[str, Any]) -> None:
    typed = answering(talks)
    form = page(talks["Amadi"].get("/answer", typed))
    assert 'value="agree"' not in form
    assert 'value="red line"' in form
    refused = talks["Amadi"].post("/answer", {**typed, "stance": "agree", "words": "Kept words."})
    assert refused.status_code == 409
    assert "Kept words." in page(refused)
    assert not any(one.now.stance is Stance.AGREE for one in site.sitting("Teo").view.all(Reaction))


def test_an_answer_reaches_the_mediators_and_nobody_else(site: Site, talks: dict[str, Any]) -> None:
    typed = {**answering(talks), "stance": "object", "words": "Sixty is an insult."}
    assert talks["Amadi"].post("/answer", typed).status_code == 303
    assert talks["Amadi"].post("/answer", typed).status_code == 303
    mine = [one.now for one in site.sitting("Teo").view.all(Reaction) if one.now.words == "Sixty is an insult."]
    assert [(one.by, one.noted) for one in mine] == [("Amadi", False)]
    assert "Sixty is an insult." in page(talks["Anneli"].get("/"))
    assert "Party A objects to clause" in page(talks["Anneli"].get("/receipts"))
    assert "Sixty is an insult." not in page(talks["Bogdan"].get("/receipts"))


def test_accepting_is_asked_for_once_the_mediators_say_so(site: Site, talks: dict[str, Any]) -> None:
    site.sitting("Halla").say(talks["rooms"]["A"], PhaseEntered(phase=Phase.BARGAINING, since="2026-05-02"), fresh())
    typed = answering(talks, 1)
    assert 'value="agree"' in page(talks["Amadi"].get("/answer", typed))
    assert talks["Amadi"].post("/answer", {**typed, "stance": "only if"}).status_code == 409
    answered = talks["Amadi"].post("/answer", {**typed, "stance": "only if", "condition": "all are released"})
    assert answered.status_code == 303


def test_a_text_is_handed_in_as_a_file_or_typed(site: Site, talks: dict[str, Any]) -> None:
    client = talks["Bogdan"]
    assert client.post("/hand-in", {"id": fresh(), "words": " "}).status_code == 409
    file = SimpleUploadedFile("ours.txt", b"1. The dam stays.\n\n2. All leave.")
    assert client.post("/hand-in", {"id": fresh(), "title": "Ours", "file": file}).status_code == 303
    typed = {"id": fresh(), "title": "Ours again", "words": "1. The dam stays for good."}
    assert client.post("/hand-in", typed).status_code == 303
    handed = [one.now for one in site.sitting("Teo").view.all(Tabled) if one.now.title.startswith("Ours")]
    assert [(one.name, one.called) for one in handed] == [("B2", "Party B"), ("B3", "Party B")]
    assert "Ours again" not in page(talks["Amadi"].get("/receipts"))


def test_own_notes_are_read_by_the_delegation_alone_and_not_by_a_head(site: Site, talks: dict[str, Any]) -> None:
    note = {"id": fresh(), "words": "We would take forty-five."}
    assert talks["Amadi"].post("/notes", note).status_code == 303
    assert "We would take forty-five." in page(talks["Anneli"].get("/notes"))
    assert "We would take forty-five." not in page(talks["Bogdan"].get("/notes"))
    for called in ("Halla", "Teo"):
        assert not any("forty-five" in one.now.text for one in site.sitting(called).view.all(Note))


def test_a_delegate_sees_the_same_bytes_whatever_happens_in_other_rooms(site: Site, talks: dict[str, Any]) -> None:
    paths = ("/", "/receipts", "/notes", "/hand-in", "/own")
    before = [steady(talks["Amadi"].get(path)) for path in paths]
    halla = site.sitting("Halla")
    note_meeting(halla, talks["rooms"]["B"], Note(text="They agree to all."), fresh())
    text = head(halla.view, talks["rooms"]["Team"])
    answers = decided(halla, text.draft.id, talks["rooms"]["B"], Way.OURS)
    show_draft(halla, text.draft.id, talks["rooms"]["B"], fresh(), after=text.head, decided=answers)
    talks["Bogdan"].post("/hand-in", {"id": fresh(), "title": "More", "words": "1. More."})
    talks["Bogdan"].post("/notes", {"id": fresh(), "words": "Ours."})
    assert [steady(talks["Amadi"].get(path)) for path in paths] == before


def steady(answer: Any) -> str:
    """A page with the tokens and fresh ids of its forms taken out."""
    return re.sub(r'value="[0-9a-zA-Z:_-]{32,160}"', "", page(answer))


def test_a_site_that_is_closed_logs_out_and_answers_nobody(site: Site, talks: dict[str, Any]) -> None:
    host = talks["hosts"]["B"]
    closed = talks["client"].post("/people/site/close", {"id": fresh(), "host": host})
    assert closed.status_code == 303, page(closed)
    assert talks["Bogdan"].get("/").headers["location"] == "/enter"
    assert talks["Bogdan"].post("/enter", site.typed("Bogdan")).status_code == 403
    opened = {
        "id": fresh(),
        "room": talks["rooms"]["B"],
        "party": next(one.now.party for one in site.sitting("Halla").view.all(PartySite) if one.now.host == host),
    }
    assert talks["client"].post("/people/site", opened).status_code == 303
    assert talks["Bogdan"].get("/").headers["location"] == "/enter"


def test_only_a_head_opens_a_site(site: Site, talks: dict[str, Any]) -> None:
    party = next(one.id for one in site.sitting("Teo").view.all(Party))
    refused = site.client("Teo").post("/people/site", {"id": fresh(), "room": talks["rooms"]["Team"], "party": party})
    assert refused.status_code == 409
