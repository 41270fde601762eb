"""Files go with every entry of substance, and come back as they were, under the name that they had."""

from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.web.conftest import Site

from goodoffices.case.kinds import Issue, Note, Party, Referral
from goodoffices.office import attaching
from goodoffices.office.attaching import Attachment
from goodoffices.office.sitting import fresh

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
    """What is sent to every form that takes files, by its address."""
    party, issue, referral, sitting = fresh(), fresh(), fresh(), site.sitting("Jytte")
    sitting.say(room, Party(title="Uplands", letter="A"), party)
    sitting.say(room, Issue(title="The road"), issue)
    sitting.say(room, Referral(party=party, question="Thirty days?", out="2026-11-01"), referral)
    contact = {"others": party, "form": "letter", "state": "held", "certainty": "we were present"}
    return {
        "/note": {"text": "They handed over a paper."},
        "/contacts/new": contact,
        "/positions/new": {"party": party, "issue": issue, "words": "open by day", "source": "their letter"},
        "/referrals/new": {"party": party, "question": "Sixty days?", "out": "2026-11-01"},
        "/referrals/back": {"of": referral, "on": "2026-11-04", "instructions": "No.", "authority": "instructed"},
    }


def files(*named: tuple[str, bytes]) -> list[SimpleUploadedFile]:
    return [SimpleUploadedFile(name, content) for name, content in named]


@pytest.mark.parametrize("path", ["/note", "/contacts/new", "/positions/new", "/referrals/new", "/referrals/back"])
def test_files_go_with_an_entry_and_come_back_under_their_names(
    jytte: Client, room: str, forms: dict[str, dict[str, Any]], path: str
) -> None:
    own, page = fresh(), jytte.get(path).content.decode()
    assert 'enctype="multipart/form-data"' in page
    assert '<input id="attachments" name="attachments" type="file" multiple' in page
    scans = files(("letter of 3 November.pdf", SCAN), ("رسالة.docx", b"PK"))
    assert jytte.post(path, {"id": own, "room": room, **forms[path], "attachments": scans}).status_code == 303
    entry = unescape(jytte.get(f"/record/{own}").content.decode())
    assert "<bdi>letter of 3 November.pdf</bdi>" in entry
    assert "<bdi>رسالة.docx</bdi>" in entry
    first, second = (jytte.get(f"/record/{own}/attachment/{number}") for number in (1, 2))
    assert (first.content, second.content) == (SCAN, b"PK")
    assert first["Content-Disposition"] == 'attachment; filename="letter of 3 November.pdf"'
    assert second["Content-Disposition"].startswith("attachment; filename*=utf-8''%D8%B1")
    assert {one["Content-Type"] for one in (first, second)} == {"application/octet-stream"}
    assert {one["X-Content-Type-Options"] for one in (first, second)} == {"nosniff"}
    assert jytte.get(f"/record/{own}/attachment/3").status_code == 409


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
