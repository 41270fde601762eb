"""Files go with every entry of substance, and come back as they were, under the name that they had."""

from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.case.text_room import framework
from tests.web.conftest import Site

from goodoffices.case.kinds import Attempt, Basis, Charter, Deadline, Draft, Issue, Note, Office, Party, Referral
from goodoffices.office import attaching
from goodoffices.office.attaching import Attachment
from goodoffices.office.sitting import fresh
from goodoffices.text.form.framework import dumps

SCAN = b"%PDF-1.7 a scan"


@pytest.fixture(scope="module")
def room(site: Site) -> str:
    return site.room("Room of papers", "Jytte")


@pytest.fixture(scope="module")
def jytte(site: Site, room: str) -> Client:
    assert room
    return site.client("Jytte")  # type: ignore[no-any-return]  # a client, as the site makes it


@pytest.fixture(scope="module")
def forms(site: Site, room: str) -> dict[str, dict[str, Any]]:
    """What is sent to forms that take files, by their addresses."""
    party, issue, referral, clause = fresh(), fresh(), fresh(), framework().provisions[0].id
    attempt, charter, text, deadline, office = (fresh() for _ in range(5))
    sitting = site.sitting("Jytte")
    for own, said in {
        party: Party(title="Uplands", letter="A"),
        issue: Issue(title="The road"),
        referral: Referral(party=party, question="Thirty days?", out="2026-11-01"),
        attempt: Attempt(title="The first map"),
        charter: Charter(sort=Basis.MANDATE, title="The mandate", text="To mediate.", version="1"),
        text: Draft(framework=dumps(framework()).decode(), number="1"),
        deadline: Deadline(title="The lists", on="2026-12-01"),
        office: Office(title="Envoy"),
    }.items():
        sitting.say(room, said, own)
    rules = {
        "sort": "rules of procedure",
        "title": "The rules",
        "text": "Nothing is agreed until all is.",
        "version": "1",
    }
    contact = {"others": party, "form": "letter", "state": "held", "certainty": "we were present"}
    return {
        "/note": {"text": "They handed over a paper."},
        "/contacts/new": contact,
        "/positions/new": {"party": party, "issue": issue, "words": "open by day", "source": "their letter"},
        "/referrals/new": {"party": party, "question": "Sixty days?", "out": "2026-11-01"},
        "/referrals/back": {"of": referral, "on": "2026-11-04", "instructions": "No.", "authority": "instructed"},
        "/deadlines/set": {"title": "The maps", "on": "2026-12-01", "strength": "hard"},
        "/deadlines/lift": {"of": deadline},
        "/feasibility": {"party": party, "consent": "given"},
        "/charters/write": rules,
        "/charters/version": {**rules, "of": charter, "version": "2"},
        "/charters/adopt": {"of": charter, "on": "2026-11-05", "by": party},
        "/attempts/record": {"title": "The second map"},
        "/attempts/declined": {"of": attempt, "party": party, "because": "Too short."},
        "/attempts/revived": {"of": attempt, "provision": clause},
        "/issues/new": {"title": "The bridge"},
        "/issues/words": {"issue": issue, "party": party, "words": "our road"},
        "/issues/clause": {"issue": issue, "provision": clause},
        "/offices/institution": {"title": "The ministry", "party": party},
        "/offices/office": {"title": "Head of the delegation"},
        "/offices/holder": {"office": office, "called": "Runa Vik", "since": "2026-11-01"},
        "/people/party": {"title": "Lowlands", "letter": "B"},
        "/case/phase": {"phase": "proposals", "since": "2026-11-01"},
    }


def files(*named: tuple[str, bytes]) -> list[SimpleUploadedFile]:
    return [SimpleUploadedFile(name, content) for name, content in named]


def test_files_go_with_an_entry_of_every_kind_and_come_back_under_their_names(
    jytte: Client, room: str, forms: dict[str, dict[str, Any]]
) -> None:
    for path, typed in forms.items():
        goes_with_files_that_come_back(jytte, path, {**typed, "room": room})


def test_files_go_with_what_begins_and_with_what_ends_it(site: Site) -> None:
    """What was begun is named by the form that ends it, so that these are sent in turn."""
    room = site.room("Room of beginnings", "Sunniva")
    sunniva = site.client("Sunniva")
    party, office = fresh(), fresh()
    site.sitting("Sunniva").say(room, Party(title="Uplands", letter="A"), party)
    site.sitting("Sunniva").say(room, Office(title="Envoy"), office)
    holder = {"office": office, "called": "Runa Vik", "since": "2026-11-01"}
    goes_with_files_that_come_back(sunniva, "/offices/holder", holder)
    goes_with_files_that_come_back(sunniva, "/offices/change", {**holder, "called": "Odd Moe", "since": "2026-11-08"})
    goes_with_files_that_come_back(sunniva, "/offices/left", {"office": office, "until": "2026-11-09"})
    promise = {"sort": "promise", "by": party, "to": party, "words": "A list.", "binds": "institution", "room": room}
    for begins, begun, ends, ended in (
        ("/rounds/open", {"number": "1", "format": "plenary", "room": room}, "/rounds/close", {"ends": "2026-11-09"}),
        ("/rounds/suspend", {"because": "A holiday.", "room": room}, "/rounds/resume", {"on": "2026-11-12"}),
        ("/undertakings/new", promise, "/undertakings/settle", {"state": "kept"}),
    ):
        of = goes_with_files_that_come_back(sunniva, begins, begun)
        goes_with_files_that_come_back(sunniva, ends, {**ended, "of": of})


def goes_with_files_that_come_back(client: Client, path: str, typed: dict[str, Any]) -> str:
    """Send a form with two files, see both come back byte for byte, and return the id of its entry."""
    own, page = fresh(), client.get(path).content.decode()
    assert 'enctype="multipart/form-data"' in page
    assert '<input id="attachments" name="attachments" type="file" multiple' in page
    scans = files(("letter of 3 November.pdf", SCAN), ("رسالة.docx", b"PK"))
    answer = client.post(path, {"id": own, **typed, "attachments": scans})
    assert answer.status_code == 303, unescape(answer.content.decode())
    entry = unescape(client.get(f"/record/{own}").content.decode())
    assert "<bdi>letter of 3 November.pdf</bdi>" in entry
    assert "<bdi>رسالة.docx</bdi>" in entry
    first, second = (client.get(f"/record/{own}/attachment/{number}") for number in (1, 2))
    assert (first.content, second.content) == (SCAN, b"PK")
    assert first["Content-Disposition"] == 'attachment; filename="letter of 3 November.pdf"'
    assert second["Content-Disposition"].startswith("attachment; filename*=utf-8''%D8%B1")
    assert {one["Content-Type"] for one in (first, second)} == {"application/octet-stream"}
    assert {one["X-Content-Type-Options"] for one in (first, second)} == {"nosniff"}
    assert client.get(f"/record/{own}/attachment/3").status_code == 409
    return own


def test_a_name_cannot_leave_its_header_or_turn_its_ending_round(site: Site, jytte: Client, room: str) -> None:
    own, names = fresh(), ('a"; filename=b.exe', "invoice\u202efdp.exe", "plan\r\nSet-Cookie: a=b")
    site.sitting("Jytte").say(room, Note(text="Odd names."), own, tuple(Attachment(b"x", one) for one in names))
    told = [jytte.get(f"/record/{own}/attachment/{number}")["Content-Disposition"] for number in (1, 2, 3)]
    assert told == [
        'attachment; filename="a\\"; filename=b.exe"',
        'attachment; filename="invoicefdp.exe"',
        'attachment; filename="planSet-Cookie: a=b"',
    ]


def test_too_many_files_or_a_room_that_is_full_are_refused_in_words_and_the_rest_is_kept(
    site: Site, jytte: Client, room: str, forms: dict[str, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    eleven = files(*((f"{number}.png", b"x") for number in range(11)))
    answer = jytte.post("/note", {"id": fresh(), "room": room, **forms["/note"], "attachments": eleven})
    page = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "An entry takes at most 10 files, and 11 were chosen" in page
    assert "They handed over a paper." in page
    assert "choose them again" in page
    monkeypatch.setattr(attaching, "MOST_OF_A_ROOM", 100)
    own = fresh()
    answer = jytte.post(
        "/note", {"id": own, "room": room, **forms["/note"], "attachments": files(("a.png", b"x" * 200))}
    )
    assert "The files of a room take at most 0 MB together" in unescape(answer.content.decode())
    assert own not in site.sitting("Jytte").view.by_id
    assert jytte.post("/note", {"id": own, "room": room, **forms["/note"]}).status_code == 303
