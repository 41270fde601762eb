"""The room wall at the parties' sites: every address, every method, every role, at every site.

The table of what is expected is written by hand. A door without a row fails, and so does a row without a door.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

import pytest
from tests.web.conftest import HOST, Site
from tests.web.test_room_wall import ENDING, EXPECTED, FORM, LOOK, METHODS, Row

from goodoffices.case.kinds import DraftShown, Note, PartySite, Role
from goodoffices.office.delegation import open_site
from goodoffices.office.rooms import remove
from goodoffices.office.sitting import fresh
from goodoffices.text.form.framework import dumps
from goodoffices.text.framework import Common, Framework, Provision, Wording

ENTRANCE = {"enter", "unlock", "pulse", "own", "passphrase", "hardware", "remove_hardware"}
PARTY_EXPECTED = {name: EXPECTED[name] for name in ENTRANCE} | {
    "text": Row(LOOK),
    "answer": Row(FORM, looked=409),
    "hand_in": Row(FORM),
    "own_notes": Row(FORM),
    "receipts": Row(LOOK),
}
"""By hand, as for the mediators' site; a form that names no clause is refused (409), and so is who has no site."""

AT_HOME = ("minister of A", "adviser of A")
"""Who comes in at the site of A. Everybody else stands there as nobody, with whatever cookie."""


@dataclass
class Sites:
    """Browsers that stand at the site of A, by whose cookie they have, and its doors."""

    clients: dict[str, Any]
    doors: dict[str, Any]


@pytest.fixture(scope="module")
def sites(site: Site) -> Sites:
    from goodoffices.store.accounts.sites import free_host, open_host  # noqa: PLC0415 - only once Django is set up
    from goodoffices.web.party.doors import PARTY_DOORS_BY_NAME  # noqa: PLC0415 - as above
    from goodoffices.web.settings import PARTY_HOSTS  # noqa: PLC0415 - as above

    keeper = site.person("keeper of sites", Role.HEAD).called
    hosts, rooms = {}, {}
    for letter, people in {"A": (*AT_HOME, "removed from A"), "B": ("delegate of B's site",)}.items():
        hosts[letter] = free_host(PARTY_HOSTS)
        open_host(hosts[letter])
        for one in people:
            site.person(one, Role.DELEGATE, hosts[letter])
        rooms[letter] = site.room(f"Room of {letter}'s site", keeper, *people)
        sitting = site.sitting(keeper)
        open_site(sitting, rooms[letter], PartySite(party=letter, host=hosts[letter], called=letter), fresh())
        text = Framework((Provision("p1", (Wording("en", (Common(f"Of {letter}."),)),)),))
        sitting.say(rooms[letter], DraftShown(framework=dumps(text).decode(), number="1"), fresh())
        sitting.say(rooms[letter], Note(text=f"Said to {letter}."), fresh())
    remove(site.sitting(keeper), rooms["A"], site.person("removed from A").id, fresh())
    clients = {one: site.client(one, hosts["A"]) for one in (*AT_HOME, "removed from A")}
    clients["locked"], clients["nobody"] = site.client(AT_HOME[0], hosts["A"]), site.client(host=hosts["A"])
    clients["locked"].post("/lock")
    for role, called, host in (("of B", "delegate of B's site", hosts["B"]), ("head", keeper, HOST)):
        clients[role] = site.client(host=hosts["A"])
        clients[role].cookies = site.client(called, host).cookies
    return Sites(clients, PARTY_DOORS_BY_NAME)


def expected(name: str, method: str, role: str) -> object:
    """What the table says: a status, or where to go."""
    row = PARTY_EXPECTED[name]
    allowed = method in row.methods
    if (role, name) == ("removed from A", "own_notes") and allowed:
        return 409
    if role in {*AT_HOME, "removed from A"}:
        return 404 if not allowed else row.sent if method == "POST" else row.looked
    if not (allowed and (row.anybody or (row.known and role == "locked"))):
        return "/unlock" if role == "locked" else "/enter"
    return 205 if name == "pulse" else row.sent if method == "POST" else row.looked


def probes(sites: Sites) -> Iterator[tuple[str, str, str]]:
    yield from product(PARTY_EXPECTED, METHODS, sites.clients)


def test_every_door_of_a_party_has_a_row_and_every_row_a_door(sites: Sites) -> None:
    assert set(PARTY_EXPECTED) | ENDING == set(sites.doors)
    assert {name: set(sites.doors[name].methods) for name in PARTY_EXPECTED} == {
        name: row.methods for name, row in PARTY_EXPECTED.items()
    }


def test_every_role_gets_at_every_door_of_a_party_what_the_table_says(sites: Sites) -> None:
    wrong, turned_away = Counter[str](), dict[str, set[bytes]]()
    for name, method, role in probes(sites):
        answer = sites.clients[role].generic(method, f"/{sites.doors[name].path}")
        told = answer.headers["Location"] if answer.status_code == 303 else answer.status_code
        if told != expected(name, method, role):
            wrong[f"{role}: {method} {name} -> {told}, not {expected(name, method, role)}"] += 1
        if told == 404 and method != "HEAD":
            turned_away.setdefault(role, set()).add(answer.content)
    assert wrong == {}
    assert {role for role, bodies in turned_away.items() if len(bodies) > 1} == set()


def test_no_door_of_the_mediators_opens_at_a_party(sites: Sites) -> None:
    from goodoffices.web.doors import DOORS  # noqa: PLC0415 - only once Django is set up

    there = {door.path for door in sites.doors.values()}
    only = [door.path for door in DOORS if door.path not in there and "<" not in door.path]
    assert len(only) > len(there)
    answers = [sites.clients[AT_HOME[0]].get(f"/{path}") for path in [*only, "nothing"]]
    assert {one.status_code for one in answers} == {404}
    assert len({one.content for one in answers}) == 1


def test_who_was_removed_reads_nothing_at_the_site(sites: Sites) -> None:
    told = sites.clients["removed from A"].get("/").content.decode()
    assert "Of A." not in told
    assert "Of A." in sites.clients[AT_HOME[0]].get("/").content.decode()
