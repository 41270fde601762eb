"""The view law at the sites of the parties, in a real browser: no byte tells what happens in another room.

A's delegate asks for every page of its site before and after the others were shown texts, answered them, handed in
texts of their own, kept notes, mistyped at the door, changed their settings and were let out of their room. What a page
has anew each time, the token and the id of its forms, is replaced by as many signs; all else is compared as it came
over the line, and as it stands in the browser once it is loaded.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html
from playwright.sync_api import Locator, Page, expect
from tests.office.test_showing import decided
from tests.web.browsing import browser, served
from tests.web.conftest import HOST, Site
from tests.web.party_scene import Delegation, Talks, talks_of

from goodoffices.case.kinds import CopyMade, DraftShown, Note, Phase, PhaseEntered, Way
from goodoffices.case.negotiating import head
from goodoffices.office.attaching import Attachment
from goodoffices.office.drafting import next_draft
from goodoffices.office.rooms import remove
from goodoffices.office.showing import make_copy, show_draft
from goodoffices.office.sitting import fresh

pytestmark = pytest.mark.heavy

ANEW = re.compile(r'(?<=name=")(csrfmiddlewaretoken|challenge|id)" value="([^"]+)"')
"""What a form has anew each time that it is asked for."""

OF_THE_MOMENT = {"date", "set-cookie"}
"""Headers that tell the time, and the token of this browser once more."""

WORDLESS = {"pulse"}
"""Doors behind which there is no page."""


def delegation(letter: str, days: str, table: str) -> Delegation:
    """A party at a table; `table` tells its people from those of another test."""
    return Delegation(
        letter,
        f"Party {letter} of {table}",
        f"Room of {letter} at the table {table}",
        f"1. Forces leave within {days} days.\n\n2. The dam stays in common care.",
        (f"{letter} one of {table}", f"{letter} two of {table}"),
    )


@dataclass(frozen=True)
class Seen:
    """A page as it came: its status, its headers, its bytes, and what stands in the browser once it is loaded."""

    status: int
    headers: dict[str, str]
    sent: str
    stands: str


def held_fixed(told: str) -> str:
    """A page with its tokens and fresh ids replaced by as many signs."""
    return ANEW.sub(lambda found: f'{found[1]}" value="{"x" * len(found[2])}"', told)


@dataclass
class Delegate:
    """A delegate in a browser of its own, at the site of its party."""

    page: Page
    address: str

    def at(self, path: str) -> Page:
        """Go to a path of the site."""
        self.page.goto(self.address + path)
        return self.page

    def send(self, button: Locator) -> None:
        """Send a form."""
        with self.page.expect_navigation():
            button.click()

    def types_at_the_door(self, typed: dict[str, str]) -> None:
        """Type three words at the door."""
        page = self.at("/enter")
        for name, value in typed.items():
            page.fill(f"#{name}", value)
        self.send(page.locator("main form button:not([type=button])"))

    def acts(self, words: str, file: Path) -> None:
        """Answer the first clause, hand in a text and a file, and keep a note, all in the same words."""
        page = self.at("/")
        self.send(page.locator("li.clause .beside a").first)
        page.check("input[name=stance][value=object]")
        page.fill("#words", words)
        self.send(page.locator("main form button"))
        for path in ("/hand-in", "/notes"):
            self.at(path).fill("#words", words)
            self.send(page.locator("main form button"))
        file.write_text(f"1. {words}", encoding="utf-8")
        self.at("/hand-in").set_input_files("#file", file)
        self.send(page.locator("main form button"))
        expect(page.locator("ol.timeline > li")).to_have_count(3)

    def pages(self) -> dict[str, Seen]:
        """Every page of the site: the doors that need no more than their name, and wherever their links lead."""
        from goodoffices.web.party.doors import PARTY_DOORS  # noqa: PLC0415 - only once Django is set up

        doors = [f"/{one.path}" for one in PARTY_DOORS if "GET" in one.methods and one.name not in WORDLESS]
        ahead, found = deque([*doors, "/nothing"]), dict[str, Seen]()
        while ahead:
            path = ahead.popleft()
            if path in found:
                continue
            answer = self.page.goto(self.address + path)
            assert answer
            headers = {name: told for name, told in answer.headers.items() if name not in OF_THE_MOMENT}
            sent = answer.body().decode()
            found[path] = Seen(answer.status, headers, held_fixed(sent), held_fixed(self.page.content()))
            links = [one.get("href", "") for one in html.fromstring(sent).iter("a")]
            ahead.extend(urljoin(path, one).partition("#")[0] for one in links if "language=" not in one)
        return found


@dataclass
class Table:
    """The talks, with a delegate of every party in a browser."""

    site: Site
    talks: Talks
    delegates: dict[str, Delegate]
    typed: dict[str, dict[str, str]]

    def show(self, letter: str) -> None:
        """Show a party the text as it is now, with nothing left out, and give a copy of it to the party."""
        sitting, room = self.site.sitting(self.talks.head), self.talks.seats[letter].room
        text = head(sitting.view, self.talks.team)
        ways = decided(sitting, text.draft.id, room, Way.OURS)
        show_draft(sitting, text.draft.id, room, fresh(), after=text.head, decided=ways)
        shown = [one.id for one in sitting.view.all(DraftShown) if one.first.room == room][-1]
        make_copy(sitting, CopyMade(shown=shown, number="", recipient=f"Minister of {letter}"), fresh())


@pytest.fixture(params=["AB", "ABC"])
def table(site: Site, request: pytest.FixtureRequest) -> Iterator[Table]:
    letters, days = request.param, ("thirty", "sixty", "ninety")
    parties = tuple(delegation(*one, letters) for one in zip(letters, days, strict=False))
    with talks_of(site, f"Head of {letters}", f"Team of {letters}", f"Text of {letters}", parties) as talks:
        typed = {letter: site.typed(one.delegation.people[0]) for letter, one in talks.seats.items()}
        with served(site.folder) as address, browser() as opened:
            delegates = {
                letter: Delegate(
                    opened.new_context(ignore_https_errors=True).new_page(), address.replace(HOST, one.host)
                )
                for letter, one in talks.seats.items()
            }
            yield Table(site, talks, delegates, typed)


def is_busy(table: Table, letter: str, words: str, folder: Path) -> None:
    """All that can happen in the room of a party and at its site, on either side."""
    seat, sitting = table.talks.seats[letter], table.site.sitting(table.talks.head)
    table.show(letter)
    there = table.delegates[letter]
    there.types_at_the_door({**table.typed[letter], "passphrase": "no herons at all"})
    there.types_at_the_door(table.typed[letter])
    there.acts(words, folder / f"{letter}.txt")
    page = there.at("/own")
    page.select_option("#language", "ar")
    there.send(page.locator("main form:has(#language) button"))
    sitting.say(seat.room, Note(text=words), fresh(), (Attachment(words.encode(), f"{words}.txt"),))
    sitting.say(seat.room, PhaseEntered(phase=Phase.BARGAINING, since="2026-05-02"), fresh())
    next_draft(sitting, table.talks.team, words, fresh())
    table.show(letter)
    remove(sitting, seat.room, table.site.people[seat.delegation.people[1]].id, fresh())
    there.at("/").locator("form[action='/lock'] button").click()
    expect(there.page.locator("#cover")).to_be_visible()


def test_a_delegate_sees_the_same_bytes_whatever_the_others_do(table: Table, tmp_path: Path) -> None:
    table.show("A")
    amal = table.delegates["A"]
    amal.types_at_the_door(table.typed["A"])
    amal.acts("Said by A.", tmp_path / "ours.txt")
    before = amal.pages()
    secrets = {letter: f"Known to {letter} alone." for letter in table.talks.seats if letter != "A"}
    for letter, words in secrets.items():
        is_busy(table, letter, words, tmp_path)
        assert amal.pages() == before
    assert len(before) > 10
    told = "".join(one.stands for one in before.values())
    assert "Said by A." in told
    assert not any(words in told for words in secrets.values())
    for letter, words in secrets.items():
        there = table.delegates[letter]
        there.at("/unlock").fill("#passphrase", table.typed[letter]["passphrase"])
        there.send(there.page.locator("main form button").first)
        assert sum(words in one.stands for one in there.pages().values()) >= 3
    table.show("A")
    assert amal.pages() != before
