"""Several rooms are shown a draft at once, and who had copies of the last one has them of this one."""

import io
import re
import zipfile
from typing import Any

import pytest
from tests.office.test_drafting import tabled
from tests.web.conftest import Site
from tests.web.test_text_screens import page

from goodoffices.case.kinds import CopyMade, Decided, DraftShown, GatePassed, Role, Way
from goodoffices.case.negotiating import head
from goodoffices.office.drafting import next_draft, table_proposal, unify_proposals
from goodoffices.office.showing import ANYWHERE, remembered
from goodoffices.office.sitting import fresh

SECRET = "Ullmar"


@pytest.fixture(scope="module")
def rooms(site: Site) -> dict[str, str]:
    """A head with a text made of the proposals of two rooms, and a third room that is shown it, too."""
    site.person("Runa", Role.HEAD)
    titles = {"team": "Team of three", "A": "Three, with A", "B": "Three, with B", "C": "Three, with C"}
    readers = {"team": (), "A": ("Adara",), "B": ("Belin",), "C": ("Coro",)}
    found = {one: site.room(title, "Runa", *readers[one]) for one, title in titles.items()}
    runa = site.sitting("Runa")
    table_proposal(runa, found["A"], tabled("A", "1. Forces leave within thirty days.", "2. The dam stays."), fresh())
    table_proposal(runa, found["B"], tabled("B", f"1. Forces leave {SECRET} at once."), fresh())
    unify_proposals(runa, found["team"], "Withdrawal", fresh())
    return found


def sent(client: Any, path: str, **typed: Any) -> Any:
    return client.post(path, {"id": fresh(), **typed})


def form(site: Site, rooms: dict[str, str], *chosen: str, **more: str) -> dict[str, Any]:
    text = head(site.sitting("Runa").view, rooms["team"])
    return {"draft": text.draft.id, "after": text.head, "chosen": "yes", "room": [rooms[one] for one in chosen], **more}


def test_no_room_is_shown_a_draft_while_something_stops_it_on_its_way_to_one_of_them(
    site: Site, rooms: dict[str, str]
) -> None:
    client = site.client("Runa")
    some = {f"{rooms['A']}-rest": "leave out"}
    answer = sent(client, "/text/show/rooms", **form(site, rooms, "A", "B"), **some, act="show")
    assert answer.status_code == 409
    assert list(site.sitting("Runa").view.all(GatePassed)) == []
    assert sent(client, "/text/show/rooms", **form(site, rooms), act="show").status_code == 409


def test_several_rooms_are_shown_a_draft_each_without_what_it_may_not_know(site: Site, rooms: dict[str, str]) -> None:
    client = site.client("Runa")
    assert sent(client, "/shown/copies").status_code == 409
    all_ways = {f"{rooms[one]}-rest": "leave out" if one == "A" else "our own wording" for one in "ABC"}
    answer = sent(client, "/text/show/rooms", **form(site, rooms, "A", "B", "C"), **all_ways, act="show")
    assert answer.status_code == 303, page(answer)
    shown = {one.first.room: one for one in site.sitting("Runa").view.all(DraftShown)}
    assert set(shown) == {rooms["A"], rooms["B"], rooms["C"]}
    assert SECRET not in shown[rooms["A"]].now.framework
    assert SECRET in shown[rooms["B"]].now.framework
    for letter, people in (("A", ["Huda", "The minister"]), ("B", ["Joren"]), ("C", ["The envoy"])):
        for who in people:
            sent(client, "/shown", act="copy", shown=shown[rooms[letter]].id, recipient=who)


def test_the_next_draft_goes_the_same_way_in_three_acts_and_its_copies_to_the_same_people(
    site: Site, rooms: dict[str, str]
) -> None:
    client, runa = site.client("Runa"), site.sitting("Runa")
    next_draft(runa, rooms["team"], "Withdrawal", fresh())
    text = head(runa.view, rooms["team"])
    looked = page(client.get("/text/show/rooms", {"draft": text.draft.id}))
    assert "Show it to all of them" in looked
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', looked))
    ways = dict(re.findall(r'name="([0-9a-f]{32}-way-[0-9a-f]+)" value="([^"]+)" checked', looked))
    chosen = re.findall(r'name="room" value="([0-9a-f]+)" checked', looked)
    assert client.post("/text/show/rooms", {**fields, **ways, "room": chosen, "act": "show"}).status_code == 303
    newest = {one.first.room: one.now.framework for one in site.sitting("Runa").view.all(DraftShown)}
    assert SECRET not in newest[rooms["A"]]
    own = fresh()
    answers = [client.post("/shown/copies", {"id": own}) for _ in range(2)]
    assert [one.status_code for one in answers] == [303, 303]
    assert answers[0]["Location"] == answers[1]["Location"]
    copies = list(site.sitting("Runa").view.all(CopyMade))
    assert sorted((one.now.number, one.now.recipient) for one in copies[4:]) == [
        ("2", "Joren"),
        ("2", "The envoy"),
        ("3", "Huda"),
        ("4", "The minister"),
    ]
    packed = client.get(answers[0]["Location"])
    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        names = archive.namelist()
        assert all(archive.read(one).startswith(b"PK") for one in names)
    assert sorted(names) == [
        "1-Three-with-A/3-Huda.docx",
        "1-Three-with-A/4-The-minister.docx",
        "2-Three-with-B/2-Joren.docx",
        "3-Three-with-C/2-The-envoy.docx",
    ]


def test_what_was_released_or_was_no_words_holds_in_its_clause_alone(site: Site, rooms: dict[str, str]) -> None:
    runa = site.sitting("Runa")
    text = head(runa.view, rooms["team"])
    first, second, third = (one.id for one in text.framework.provisions[:3])
    decided = (
        Decided(words="forty days", way=Way.RELEASE, provision=first, because="They know."),
        Decided(words="sixty days", way=Way.OURS, provision=second),
        Decided(words="", way=Way.LEAVE_OUT, provision=third),
    )
    draft = text.draft.id
    runa.say(rooms["team"], GatePassed(draft=draft, after="d", to=rooms["C"], shown="s", decided=decided), fresh())
    view = site.sitting("Runa").view
    known = remembered(view, rooms["C"], text)
    assert {words for clause, words in known if clause == ANYWHERE} >= {"sixty days"}
    assert not {words for clause, words in known if clause == ANYWHERE} & {"forty days", ""}
    assert {(first, "forty days"), (second, "sixty days"), (third, "")} <= set(known)
    assert "forty days" not in str(remembered(view, rooms["B"], text))
