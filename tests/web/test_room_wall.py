"""The room wall: every address, every method, every role, with ids of one's own, of a foreign room, and of nothing.

The table of what is expected is written by hand. A door without a row fails, and so does a row without a door.
"""

import re
import statistics
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice, product
from typing import Any

import pytest
from tests.tiers import Hold
from tests.web.conftest import Site

from goodoffices.case.kinds import Note, Role
from goodoffices.office.attaching import Attachment
from goodoffices.office.rooms import remove
from goodoffices.office.sitting import fresh

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
LOOK, FORM, SEND = {"GET", "HEAD"}, {"GET", "HEAD", "POST"}, {"POST"}


@dataclass(frozen=True)
class Row:
    """What a door answers: its methods, the status to look and to send, and who else it is for."""

    methods: set[str]
    looked: int = 200
    sent: int = 409
    known: bool = False
    anybody: bool = False


EXPECTED = {
    "begin": Row(FORM, looked=404, sent=404),
    "enter": Row(FORM, sent=403, anybody=True),
    "unlock": Row(FORM, sent=403, known=True),
    "pulse": Row(LOOK, looked=204, known=True),
    "own": Row(FORM),
    "passphrase": Row(SEND),
    "hardware": Row(FORM),
    "remove_hardware": Row(SEND),
    "desk": Row(LOOK),
    "record": Row(LOOK),
    "entry": Row(LOOK),
    "attachment": Row(LOOK),
    "search": Row(LOOK),
    "note": Row(FORM),
    "note_page": Row(LOOK),
    "mark": Row(FORM),
    "second_reading": Row(SEND),
    "rounds": Row(LOOK),
    "open_round": Row(FORM),
    "close_round": Row(FORM),
    "suspend": Row(FORM),
    "resume": Row(FORM),
    "contacts": Row(LOOK),
    "new_contact": Row(FORM),
    "more_of_contact": Row(FORM, looked=409),
    "refer": Row(FORM),
    "instructions": Row(FORM),
    "set_deadline": Row(FORM),
    "lift_deadline": Row(FORM),
    "feasibility": Row(FORM),
    "the_case": Row(LOOK),
    "evenhand": Row(LOOK),
    "enter_phase": Row(FORM),
    "charters": Row(LOOK),
    "write_charter": Row(FORM),
    "write_version": Row(FORM),
    "adopt_charter": Row(FORM),
    "attempts": Row(LOOK),
    "record_attempt": Row(FORM),
    "decline_attempt": Row(FORM),
    "revive_attempt": Row(FORM),
    "offices": Row(LOOK),
    "name_institution": Row(FORM),
    "name_office": Row(FORM),
    "take_office": Row(FORM),
    "change_hands": Row(FORM),
    "leave_office": Row(FORM),
    "undertakings": Row(LOOK),
    "undertake": Row(FORM),
    "settle": Row(FORM),
    "issues": Row(LOOK),
    "raise_issue": Row(FORM),
    "word_issue": Row(FORM),
    "link_clause": Row(FORM),
    "position": Row(FORM),
    "people": Row(LOOK),
    "admission": Row(FORM),
    "removal": Row(FORM, looked=409),
    "new_room": Row(FORM),
    "joining": Row(FORM),
    "holding": Row(FORM),
    "lifting": Row(FORM),
    "shredding": Row(FORM),
    "add_party": Row(FORM),
    "opening": Row(FORM),
    "closing": Row(FORM),
    "text": Row(LOOK),
    "clause": Row(FORM, looked=409),
    "check": Row(SEND),
    "drafts": Row(SEND),
    "bracket": Row(FORM, looked=409),
    "reaction": Row(FORM, looked=409),
    "coverage": Row(LOOK),
    "show": Row(FORM),
    "shown": Row(FORM),
    "show_together": Row(FORM),
    "copies_together": Row(FORM, looked=409),
    "copy_word": Row(LOOK, looked=404),
    "reaction_form": Row(LOOK, looked=404),
    "typed_codes": Row(FORM, looked=404, sent=404),
    "returned": Row(FORM),
    "confirm_returned": Row(FORM, looked=404, sent=404),
    "picture": Row(LOOK, looked=404),
    "who_saw": Row(FORM, sent=200),
    "unify": Row(FORM),
    "packages": Row(LOOK),
    "work_out": Row(SEND),
    "agenda": Row(LOOK),
    "over_time": Row(LOOK),
    "what_ifs": Row(LOOK),
    "what_if": Row(FORM),
    "put_together": Row(FORM),
    "tie": Row(FORM),
    "untie": Row(FORM),
    "choice_clause": Row(FORM),
    "unbind": Row(FORM),
    "belief": Row(FORM),
    "verdict": Row(FORM),
    "importance": Row(FORM),
    "figures_shown": Row(FORM),
    "package": Row(FORM, looked=404, sent=404),
    "lay_aside": Row(FORM, looked=404, sent=404),
    "unified": Row(SEND),
    "questions": Row(FORM),
}
"""By hand. A form that is sent empty is refused with a sentence (409), and at the door with one answer (403)."""

ENDING = {"lock", "leave", "codes", "elsewhere"}
"""These change how one logs in, so they are tried by themselves."""

ROLES: dict[str, tuple[Role, tuple[str, ...]]] = {
    "head": (Role.HEAD, ("Team", "Room of A", "Room of B")),
    "mediator": (Role.MEDIATOR, ("Team", "Room of A")),
    "co-mediator": (Role.MEDIATOR, ("Co-mediators",)),
    "note-taker": (Role.NOTE_TAKER, ("Team",)),
    "interpreter": (Role.INTERPRETER, ("Room of A",)),
    "delegate of A": (Role.DELEGATE, ("Letters of A",)),
    "delegate of B": (Role.DELEGATE, ("Letters of B",)),
    "removed yesterday": (Role.DELEGATE, ()),
    "guest of a round": (Role.GUEST, ("Round three",)),
    "technician": (Role.GUEST, ()),
    "administrator": (Role.GUEST, ()),
}
TITLES = ("Team", "Room of A", "Room of B", "Co-mediators", "Letters of A", "Letters of B", "Round three")
WITHOUT_KEY = ("locked", "nobody")


@dataclass
class Wall:
    """Who knocks, and the ids they try."""

    clients: dict[str, Any]
    entries: dict[str, str]
    doors: dict[str, Any]

    def ids(self, role: str) -> dict[str, str]:
        """An entry of the role's own room, of a foreign one, and of none."""
        own = ROLES[role][1] if role in ROLES else ()
        foreign = next(title for title in TITLES if title not in own)
        ids = {"foreign": self.entries[foreign], "absent": "0" * 32}
        return {**ids, "own": self.entries[own[0]]} if own else ids


@pytest.fixture(scope="module")
def wall(site: Site) -> Wall:
    from goodoffices.web.doors import DOORS_BY_NAME  # noqa: PLC0415 - only once Django is set up

    for role, (part, _) in ROLES.items():
        site.person(role, part)
    site.person("keeper of rooms", Role.HEAD)
    entries = {}
    for title in TITLES:
        readers = [role for role, (_, titles) in ROLES.items() if title in titles]
        extra = ["removed yesterday"] if title == "Letters of A" else []
        room = site.room(title, "keeper of rooms", *readers, *extra)
        entries[title] = fresh()
        keeper = site.sitting("keeper of rooms")
        keeper.say(room, Note(text=f"Said in {title}."), entries[title], (Attachment(b"a scan"),))
        for one in extra:
            remove(keeper, room, site.person(one).id, fresh())
    clients = {role: site.client(role) for role in ROLES}
    clients["locked"], clients["nobody"] = site.client("mediator"), site.client()
    clients["locked"].post("/lock")
    return Wall(clients, entries, DOORS_BY_NAME)


def address(door: Any, own_id: str) -> str:
    """The address of a door with an id in it."""
    return "/" + re.sub("<hex:\\w+>", own_id, door.path).replace("<int:number>", "1")


def expected(name: str, method: str, role: str, which: str) -> object:
    """What the table says: a status, or where to go."""
    row = EXPECTED[name]
    allowed = method in row.methods
    if role in WITHOUT_KEY:
        if not (allowed and (row.anybody or (row.known and role == "locked"))):
            return "/unlock" if role == "locked" else "/enter"
        if name == "pulse":
            return 205
    elif not allowed or (which in {"foreign", "absent"}):
        return 404
    return row.sent if method == "POST" else row.looked


def probes(wall: Wall) -> Iterator[tuple[str, str, str, str]]:
    """Door, method, role and id, each once."""
    for name, role in product(EXPECTED, wall.clients):
        with_id = "<hex:" in wall.doors[name].path
        for method, which in product(METHODS, wall.ids(role) if with_id else ("none",)):
            yield name, method, role, which


def answered(wall: Wall, name: str, method: str, role: str, which: str) -> Any:
    path = address(wall.doors[name], wall.ids(role).get(which, ""))
    return wall.clients[role].generic(method, path)


def test_every_door_has_a_row_and_every_row_a_door(wall: Wall) -> None:
    assert set(EXPECTED) | ENDING == set(wall.doors)
    assert {name: set(wall.doors[name].methods) for name in EXPECTED} == {
        name: row.methods for name, row in EXPECTED.items()
    }
    assert all(wall.doors[name].methods == SEND for name in ENDING)


def unexpected(wall: Wall, knocks: Iterable[tuple[str, str, str, str]]) -> tuple[int, Counter[str], set[bytes]]:
    """Knock; count what was tried, what was not as expected, and the bodies of what was turned away."""
    tried, wrong, turned_away = 0, Counter[str](), {role: set[bytes]() for role in wall.clients}
    for name, method, role, which in knocks:
        answer = answered(wall, name, method, role, which)
        told = answer.headers["Location"] if answer.status_code == 303 else answer.status_code
        tried += 1
        if told != expected(name, method, role, which):
            wrong[f"{role}: {method} {name} ({which}) -> {told}, not {expected(name, method, role, which)}"] += 1
        if told == 404 and method != "HEAD":
            turned_away[role].add(answer.content)
    return tried, wrong, {role.encode() for role, bodies in turned_away.items() if len(bodies) > 1}


def test_every_role_gets_at_every_door_what_the_table_says(wall: Wall) -> None:
    """Of every five knocks one, so that each door, role, method and id has its turn; the heavy test tries them all."""
    knocks = list(probes(wall))[::5]
    assert {name for name, *_ in knocks} == set(EXPECTED)
    assert {(method, role, which) for _, method, role, which in knocks} == {one[1:] for one in probes(wall)}
    _, wrong, differing = unexpected(wall, knocks)
    assert wrong == {}
    assert differing == set()


@pytest.mark.heavy
def test_many_thousand_knocks_have_no_unexpected_answer(wall: Wall, bar: Hold, *, deep: bool) -> None:
    tried, wrong, differing = unexpected(wall, islice(cycle(list(probes(wall))), 100_000 if deep else 50_000))
    assert differing == set()
    bar("unexpected answers of the room wall", sum(wrong.values()), at_most=0, tried=f"{tried} probes")


@pytest.mark.heavy
def test_what_is_foreign_takes_as_long_as_what_is_absent(wall: Wall, bar: Hold) -> None:
    took: dict[str, list[float]] = {"foreign": [], "absent": []}
    for which in islice(cycle(took), 2000):
        begun = time.perf_counter()
        answered(wall, "entry", "GET", "delegate of A", which)
        took[which].append(time.perf_counter() - begun)
    foreign, absent = (statistics.median(one) for one in took.values())
    bar("time for a foreign id beside an absent one", max(foreign, absent) / min(foreign, absent), at_most=1.05)


def test_a_log_in_ends_only_by_a_form(site: Site) -> None:
    site.room("Room of leaving", "Berit")
    berit = site.client("Berit")
    assert [berit.get(path).status_code for path in ("/lock", "/leave")] == [404, 404]
    assert berit.post("/leave").headers["Location"] == "/enter"
    assert berit.get("/").headers["Location"] == "/enter"


def test_a_form_from_elsewhere_is_refused(site: Site) -> None:
    room, own = site.room("Room of forms", "Berit"), fresh()
    berit = site.client("Berit")
    berit.handler.enforce_csrf_checks = True
    assert berit.post("/note", {"text": "Planted.", "room": room, "id": own}).status_code == 403
    assert site.client("Berit").get(f"/record/{own}").status_code == 404
