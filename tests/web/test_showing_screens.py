"""A draft is shown to a room on the site: stopped at the gate, shown, copied, followed, and traced."""

import io
import re
import zipfile
from typing import Any

import pytest
from tests.office.test_drafting import tabled
from tests.web.conftest import Site
from tests.web.test_text_screens import page

from goodoffices.case.kinds import CopyFate, CopyMade, DraftShown, GatePassed, Role
from goodoffices.case.negotiating import NegotiatingText, head
from goodoffices.office.drafting import table_proposal, unify_proposals
from goodoffices.office.sitting import fresh

SECRET = "Orvany"


@pytest.fixture(scope="module")
def talks(site: Site) -> dict[str, Any]:
    """A head with a text made of the proposals of two rooms; the delegate of one is at work there, too."""
    site.person("Hedda", Role.HEAD)
    rooms = {
        "team": site.room("Team of the gate", "Hedda", "Tilo"),
        "A": site.room("Room of the gate A", "Hedda", "Tilo", "Amru"),
        "B": site.room("Room of the gate B", "Hedda", "Tilo", "Bero"),
    }
    hedda = site.sitting("Hedda")
    table_proposal(hedda, rooms["A"], tabled("A", "1. Forces leave within thirty days.", "2. The dam stays."), fresh())
    table_proposal(hedda, rooms["B"], tabled("B", f"1. Forces leave {SECRET} at once."), fresh())
    unify_proposals(hedda, rooms["team"], "Withdrawal", fresh())
    return {"rooms": rooms, "client": site.client("Hedda"), "tilo": site.client("Tilo")}


def text(site: Site, talks: dict[str, Any]) -> NegotiatingText:
    return head(site.sitting("Hedda").view, talks["rooms"]["team"])


def typed(site: Site, talks: dict[str, Any], **more: str) -> dict[str, str]:
    now = text(site, talks)
    return {"id": fresh(), "draft": now.draft.id, "room": talks["rooms"]["A"], "after": now.head, **more}


def test_the_gate_names_what_stops_a_draft_and_shows_it_without_that(site: Site, talks: dict[str, Any]) -> None:
    answer = talks["client"].get("/text/show", {"draft": text(site, talks).draft.id, "room": talks["rooms"]["A"]})
    told = page(answer)
    assert SECRET in told.split("would read it</h2>")[0]
    assert SECRET not in told.split("would read it</h2>")[1]
    assert "Show it to Room" not in told
    assert "Between two parties" in told


def test_what_stops_a_draft_is_asked_for_and_nothing_that_was_said_is_lost(site: Site, talks: dict[str, Any]) -> None:
    answer = talks["client"].post("/text/show", typed(site, talks, act="show", because="", rest=""))
    assert answer.status_code == 409
    assert "may not be known in that room" in page(answer)
    looked = page(talks["client"].post("/text/show", typed(site, talks, act="look", rest="our own wording")))
    assert looked.count('value="our own wording" checked') >= 1
    assert "Show it to Room of the gate A" in looked


def test_a_mediator_who_is_no_head_cannot_release(site: Site, talks: dict[str, Any]) -> None:
    told = page(talks["tilo"].post("/text/show", typed(site, talks, act="look")))
    stop = re.findall(r'name="way-([0-9a-f]+)" value="release" disabled', told)[0]
    answer = talks["tilo"].post(
        "/text/show", typed(site, talks, act="show", rest="leave out", **{f"way-{stop}": "release", "because": "So."})
    )
    assert answer.status_code == 409
    assert list(site.sitting("Amru").view.all(DraftShown)) == []


def test_a_draft_is_shown_copied_followed_and_traced(site: Site, talks: dict[str, Any]) -> None:
    client = talks["client"]
    answer = client.post("/text/show", typed(site, talks, act="show", rest="leave out"))
    assert answer.status_code == 303, page(answer)
    (shown,) = site.sitting("Amru").view.all(DraftShown)
    assert SECRET not in str(site.sitting("Amru").view.entries)
    assert list(site.sitting("Bero").view.all(DraftShown)) == []
    assert len(list(site.sitting("Tilo").view.all(GatePassed))) == 1
    refused = client.post("/shown", {"act": "copy", "id": fresh(), "shown": shown.id, "recipient": " "})
    assert refused.status_code == 409
    for who in ("Amru Talen", "The minister"):
        client.post("/shown", {"act": "copy", "id": fresh(), "shown": shown.id, "recipient": who})
    first, second = site.sitting("Hedda").view.all(CopyMade)
    files = [client.get(f"/shown/{one.id}/word").content for one in (first, second)]
    parts = [opened(one) for one in files]
    assert all(SECRET not in one for one in parts)
    assert "Amru Talen" in parts[0]
    assert "The minister" in parts[1]
    typed_fate = {"act": "fate", "id": fresh(), "copy": first.id, "fate": "photographed", "on": "2026-05-04"}
    room = talks["rooms"]["team"]
    assert client.post("/shown", {**typed_fate, "room": room, "whom": "a guard"}).status_code == 303
    assert len(list(site.sitting("Hedda").view.all(CopyFate))) == 1
    seen = page(client.get(f"/who-saw?entry={text(site, talks).draft.id}"))
    assert "Amru" in seen
    assert "a guard" in seen
    traced = page(client.post("/who-saw", {"words": "forces leave within thirty days"}))
    assert "100 %" in traced
    assert "Room of the gate A" in traced


def test_copies_of_one_text_bear_one_code_and_differ_in_nothing_but_the_mark(site: Site, talks: dict[str, Any]) -> None:
    first, second = site.sitting("Hedda").view.all(CopyMade)
    listed = page(talks["client"].get("/shown"))
    (code,) = set(re.findall(r"GO-\w{4}-\w{4}", listed))
    bodies = []
    for one in (first, second):
        content = talks["client"].get(f"/shown/{one.id}/word").content
        assert code in opened(content)
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            bodies.append(parts.read("word/document.xml"))
    assert bodies[0] == bodies[1]


def opened(content: bytes) -> str:
    """Every part of a Word file."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "".join(parts.read(one).decode("utf-8", "replace") for one in parts.namelist())
