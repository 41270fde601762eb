"""Making one text is told line by line, and ends with the whole draft or with none."""

import threading
from html import unescape
from typing import Any

import pytest
from tests.web.conftest import Site
from tests.web.test_text_screens import PAPERS, lines, logged_in, made, page, table

from goodoffices.case.kinds import Draft
from goodoffices.case.view import View
from goodoffices.office.sitting import fresh
from goodoffices.record.checkpoint import Receipt
from goodoffices.store.sqlite import SqliteRecord
from goodoffices.terms import NotPossible
from goodoffices.text.unify import unify

UNIFY = "goodoffices.web.mediators.unify.told.unify"


def tabled(site: Site) -> tuple[Any, str, dict[str, Any]]:
    """Two proposals tabled in a new room, and the form that makes them one text."""
    room = site.room("Team of the desk", "Wim")
    client, names = logged_in(site, "Wim"), []
    for name, said in PAPERS.items():
        names.append(f"{name}{fresh()[:4]}")
        assert table(client, room, names[-1], *said).status_code == 303
    return client, room, {"id": fresh(), "room": room, "title": "Withdrawal", "names": names}


def drafts(view: View, room: str) -> list[str]:
    return [one.id for one in view.all(Draft) if one.first.room == room]


def joined() -> None:
    """Wait for the work that goes on after its page was left."""
    for one in threading.enumerate():
        if one.name.endswith("(_made)"):
            one.join(20)


def test_each_stage_is_a_line_of_its_own_and_the_last_leads_on(site: Site) -> None:
    client, room, form = tabled(site)
    told = [unescape(one.decode()) for one in lines(client.post("/unify/draft", form))]
    assert [one.strip() for one in told[1:-2]] == [
        "<li>Finding which clause answers which</li>",
        "<li>Setting brackets</li>",
        "<li>Checking that no word is lost</li>",
        "<li>Sealing the draft into its room</li>",
    ]
    assert f'content="0; url=/unify/questions?draft={form["id"]}"' in told[-2]
    assert told[-1].rstrip().endswith("</html>")
    assert drafts(site.sitting("Wim").view, room) == [form["id"]]


def test_who_leaves_the_page_finds_the_whole_draft_later(site: Site) -> None:
    client, room, form = tabled(site)
    client.post("/unify/draft", form)
    joined()
    assert drafts(site.sitting("Wim").view, room) == [form["id"]]


def test_the_same_form_sent_twice_makes_one_draft(site: Site) -> None:
    client, room, form = tabled(site)
    made(client, "/unify/draft", form)
    again = client.post("/unify/draft", form)
    assert (again.status_code, again["location"]) == (303, f"/unify/questions?draft={form['id']}")
    assert drafts(site.sitting("Wim").view, room) == [form["id"]]


class DiskFull(NotPossible):
    """The disk is full: make room on it, and send this again."""


def full(*_: Any) -> Receipt:
    raise DiskFull


def test_a_refusal_on_the_way_leaves_nothing_and_keeps_what_was_asked(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, room, form = tabled(site)
    with monkeypatch.context() as patched:
        patched.setattr(SqliteRecord, "append", full)
        told = made(client, "/unify/draft", form)
    assert "The disk is full" in told
    assert f'<input type="hidden" name="id" value="{form["id"]}">' in told
    assert all(f'<input type="hidden" name="names" value="{one}">' in told for one in form["names"])
    assert drafts(site.sitting("Wim").view, room) == []
    made(client, "/unify/draft", form)
    assert drafts(site.sitting("Wim").view, room) == [form["id"]]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_fault_of_the_program_ends_the_page_and_says_so(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    client, room, form = tabled(site)

    def broken(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(UNIFY, broken)
    told = made(client, "/unify/draft", form)
    assert "It broke off, and nothing was laid into the room." in told
    assert told.rstrip().endswith("</html>")
    assert drafts(site.sitting("Wim").view, room) == []


def test_what_can_be_refused_at_once_is_refused_in_the_form(site: Site) -> None:
    client, room, form = tabled(site)
    other = site.room("Room of nobody else", "Wim", "Ines")
    refused = client.post("/unify/draft", {**form, "room": other})
    assert refused.status_code == 409
    assert 'value="Withdrawal"' in page(refused)
    assert drafts(site.sitting("Wim").view, room) == []


def test_a_lock_while_the_work_goes_on_leaves_nothing_open(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from goodoffices.web.opened import _kept  # noqa: PLC0415 - only once Django is set up; what lies open

    _, room, form = tabled(site)
    client, goes_on = site.client("Wim"), threading.Event()

    def slow(*given: Any, **asked: Any) -> Any:
        goes_on.wait(20)
        return unify(*given, **asked)

    monkeypatch.setattr(UNIFY, slow)
    before = set(_kept)
    client.post("/unify/draft", form)
    opened = set(_kept) - before
    assert len(opened) == 1
    client.post("/lock")
    goes_on.set()
    joined()
    assert drafts(site.sitting("Wim").view, room) == [form["id"]]
    assert not opened & set(_kept)


def test_a_file_of_the_site_comes_in_one_piece(site: Site) -> None:
    answer = site.beginning_client().get("/static/site.css")
    assert (answer.status_code, answer.streaming) == (200, False)
    assert b"--ink" in answer.content
    assert answer["Content-Type"].startswith("text/css")
    seen = {"if-modified-since": answer["Last-Modified"]}
    unchanged = site.beginning_client().get("/static/site.css", headers=seen)
    assert (unchanged.status_code, unchanged.content) == (304, b"")
