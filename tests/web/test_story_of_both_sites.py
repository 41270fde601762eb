"""A draft goes out by the gate and comes back, in a real browser: on the mediators' site and on that of a party.

It is told twice: in Arabic, and in English on a telephone without JavaScript. B has no site, and comes with paper.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.web.browsing import AXE, browser, served
from tests.web.conftest import HOST, Site
from tests.web.party_scene import Talks, talks_of
from tests.web.story_told import ARABIC, ENGLISH, Told
from tests.web.test_returned_screens import tracked

from goodoffices.case.kinds import (
    CopyMade,
    DraftShown,
    FileReturned,
    GatePassed,
    Lifted,
    Note,
    Reaction,
    Stance,
    Tabled,
    Way,
)
from goodoffices.case.negotiating import head
from goodoffices.case.view import View

pytestmark = pytest.mark.heavy

PATIENCE = 20_000
"""How many thousandths of a second a page may take."""

LEAST_SEEN = 7

FORMATS = {"HTML", "OpenDocument", "PDF", "Word"}
OWN_NAMES = FORMATS | {"Good", "Offices", "GO", "UTC", "back", "docx", "Anwar", "Dal", "English", "room", "localhost"}
"""Latin letters on a page in Arabic: names of the program, a file, its author, a site, a language, a format."""

VISIBLE = """() => {
  const body = document.body.cloneNode(true);
  for (const one of body.querySelectorAll("code, kbd, script, input[type=hidden]")) one.remove();
  const names = ["aria-label", "title", "alt", "placeholder"];
  const said = [...body.querySelectorAll(names.map((name) => `[${name}]`).join())];
  const beside = said.flatMap((one) => names.map((name) => one.getAttribute(name)));
  return [document.title, body.textContent, ...beside].join(" ");
}"""


TURNED = """() => {
  const turned = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const place = (node, from, to) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return range.getBoundingClientRect();
  };
  while (texts.nextNode())
    for (const day of texts.currentNode.data.matchAll(/[0-9]{4}[-\u2011][0-9]{2}[-\u2011][0-9]{2}/g)) {
      const year = place(texts.currentNode, day.index, day.index + 4);
      const last = place(texts.currentNode, day.index + 8, day.index + 10);
      if (year.top === last.top && year.left > last.left) turned.push(texts.currentNode.data);
    }
  return turned;
}"""
"""The days that stand on a page with their year on the right."""

FAULTS = "axe.run().then((told) => told.violations.map((one) => one.id + ': ' + one.nodes[0].html))"

HOW: dict[str, tuple[Told, dict[str, Any]]] = {
    "in Arabic": (ARABIC, {"viewport": {"width": 1280, "height": 900}}),
    "in English without scripts": (ENGLISH, {"viewport": {"width": 390, "height": 800}, "java_script_enabled": False}),
}


@dataclass
class Visit:
    """Somebody at a site: every page is looked at, for its direction, its width, and words of another language."""

    page: Page
    address: str
    language: str
    seen: set[str] = field(default_factory=set)

    def at(self, path: str) -> Page:
        """Go to a path of the site."""
        self.page.goto(self.address + path)
        return self.look()

    def click(self, there: Locator) -> Page:
        """Click on what leads to another page."""
        with self.page.expect_navigation():
            there.click()
        return self.look()

    def look(self) -> Page:
        """Look at the page as it stands."""
        page, here = self.page, self.page.url
        self.seen.add(here)
        measured = page.context.new_cdp_session(page).send("Page.getLayoutMetrics")  # a page without scripts tells none
        assert measured["cssContentSize"]["width"] <= measured["cssLayoutViewport"]["clientWidth"], (
            f"{here} is too wide"
        )
        assert page.get_attribute("html", "dir") == ("rtl" if self.language == "ar" else "ltr"), here
        if self.language == "ar":
            foreign = set(re.findall(r"[A-Za-z]{2,}", page.evaluate(VISIBLE))) - OWN_NAMES
            assert foreign == set(), here
            assert page.evaluate(TURNED) == [], here
        return page

    def log_in(self, typed: dict[str, str]) -> None:
        """Open a key at the door, in the language of the story, and go on in it."""
        page = self.at(f"/enter?language={self.language}")
        for name, value in typed.items():
            page.fill(f"#{name}", value)
        with page.expect_navigation():
            page.locator("main form button:not([type=button])").click()
        assert page.url == f"{self.address}/", page.inner_text("body")
        page.goto(f"{self.address}/own")
        page.select_option("#language", self.language)
        self.click(page.locator("main form:has(#language) button"))


@dataclass
class Story:
    """The talks, the mediator and the delegate of A, each in a browser of its own."""

    site: Site
    told: Told
    talks: Talks
    mediator: Visit
    delegate: Visit

    def room(self, letter: str) -> str:
        """The room of a delegation."""
        return self.talks.seats[letter].room

    @property
    def view(self) -> View:
        """What the mediator's keys open."""
        return self.site.sitting(self.told.mediator).view

    def shown(self, letter: str) -> str:
        """The last text that a delegation was shown."""
        return [one.id for one in self.view.all(DraftShown) if one.first.room == self.room(letter)][-1]


@pytest.fixture(params=HOW)
def story(site: Site, request: pytest.FixtureRequest) -> Iterator[Story]:
    told, how = HOW[request.param]
    with talks_of(site, told.mediator, told.team, told.title, told.delegations) as talks:
        (delegate,) = talks.seats["A"].delegation.people
        hosts = {told.mediator: HOST, delegate: talks.seats["A"].host}
        typed = {one: site.typed(one) for one in hosts}
        with served(site.folder) as address, browser() as opened:
            visits = []
            for called, host in hosts.items():
                context = opened.new_context(ignore_https_errors=True, **how)
                context.set_default_timeout(PATIENCE)
                visits.append(Visit(context.new_page(), address.replace(HOST, host), told.language))
                visits[-1].log_in(typed[called])
            yield Story(site, told, talks, *visits)
            check_for_everybody(opened, visits[-1])


def check_for_everybody(opened: Browser, visit: Visit) -> None:
    """Nothing that the delegation looked at shuts anybody out, by day or by night."""
    assert len(visit.seen) >= LEAST_SEEN
    for light in ("light", "dark"):
        context = opened.new_context(
            ignore_https_errors=True, color_scheme=light, viewport=visit.page.viewport_size,
            storage_state=visit.page.context.storage_state(),
        )  # fmt: skip
        page = context.new_page()
        for path in sorted(visit.seen):
            page.goto(path)
            page.evaluate(AXE)
            assert page.evaluate(FAULTS) == [], path
        context.close()


def passes_the_gate(story: Story, letter: str, foreign: str) -> None:
    """The mediator shows the text to a room; what that room may not know stops it until something is done."""
    mediator = story.mediator
    page = mediator.at("/text")
    page = mediator.click(page.locator("main a[href^='/text/show?']").first)
    page.check(f"input[name=room][value='{story.room(letter)}']")
    page = mediator.click(page.locator("main form button"))
    stops, text = page.locator("fieldset:has(input[value='our own wording'])"), page.locator("main ol.clauses")
    expect(stops).to_have_count(1)
    expect(stops.locator("q")).to_contain_text(foreign)
    expect(page.locator("button[value=show]")).to_have_count(0)
    expect(text).not_to_contain_text(foreign)
    stops.locator("input[value='our own wording']").check()
    mediator.click(page.locator("button[value=look]"))
    expect(text).to_contain_text(foreign)
    mediator.click(page.locator("button[value=show]"))
    expect(page.locator(f"section[id='{story.shown(letter)}'] h3")).to_contain_text(story.told.title)
    (passed,) = (one.now for one in story.view.all(GatePassed) if one.now.to == story.room(letter))
    assert [(one.way, foreign in one.words) for one in passed.decided] == [(Way.OURS, True)]


def reacts(story: Story) -> None:
    """A's delegate says what is wrong with the words of somebody, and is not asked whether it accepts."""
    delegate, told = story.delegate, story.told
    page = delegate.at("/")
    expect(page.locator("h1")).to_have_text(told.title)
    expect(page.locator("li.clause").first).to_contain_text(told.secret)
    page = delegate.click(page.locator("li.clause .beside a").first)
    expect(page.locator("input[value=agree]")).to_have_count(0)
    page.locator("label.choice", has_text=told.secret).locator("input").check()
    page.check("input[name=stance][value=object]")
    page.fill("#words", told.spoken)
    page = delegate.click(page.locator("main form button"))
    expect(page.locator("li.clause").first).to_contain_text(told.spoken)
    expect(page.locator("li.clause").last).not_to_contain_text(told.spoken)
    (said,) = (one.now for one in story.view.all(Reaction) if one.now.shown == story.shown("A"))
    seat = story.talks.seats["A"]
    assert (said.party, said.by, said.stance) == (seat.party, seat.delegation.people[0], Stance.OBJECT)
    assert (said.words, said.noted, bool(said.alternative)) == (told.spoken, False, True)


def keeps_to_itself(story: Story) -> None:
    """A's delegate keeps a note that no mediator reads, and finds a receipt of what it said and not of the note."""
    delegate, told = story.delegate, story.told
    page = delegate.at("/notes")
    page.fill("#words", told.noted)
    page = delegate.click(page.locator("main form button"))
    expect(page.locator("ol.timeline")).to_contain_text(told.noted)
    page = delegate.at("/receipts")
    expect(page.locator("ol.timeline > li")).to_have_count(1)
    expect(page.locator("ol.timeline")).to_contain_text(told.spoken)
    assert not any(told.noted in one.now.text for one in story.view.all(Note))
    delegate.at("/hand-in")
    delegate.at("/own")


def is_heard(story: Story) -> None:
    """The mediator reads beside the bracket what A said of the words in it."""
    mediator, told = story.mediator, story.told
    page = mediator.at("/text")
    page = mediator.click(page.locator("li.clause a[href^='/text/bracket?']").first)
    said = page.locator("ol.timeline > li", has_text=told.spoken)
    expect(said).to_have_count(1)
    expect(said).to_contain_text(told.secret)
    expect(said).to_contain_text(story.talks.seats["A"].delegation.title)


def takes_a_copy(story: Story) -> bytes:
    """The mediator makes B a numbered copy, and saves it."""
    mediator, told = story.mediator, story.told
    page = mediator.at("/shown")
    text = page.locator(f"section[id='{story.shown('B')}']")
    text.locator("input[name=recipient]").fill(told.recipient)
    page = mediator.click(text.locator("form:has(input[name=recipient]) button"))
    (copy,) = story.view.all(CopyMade)
    assert (copy.now.number, copy.now.recipient, copy.first.room) == ("1", told.recipient, story.room("B"))
    expect(text).to_contain_text(told.recipient)
    with page.expect_download() as saved:
        text.locator("a[href$='/word']").click()
    return saved.value.path().read_bytes()


def brings_it_back(story: Story, paper: Path) -> None:
    """B's copy comes back with changes tracked and a comment; it counts once the mediator confirms it."""
    mediator, told, seat = story.mediator, story.told, story.talks.seats["B"]
    page = mediator.at(f"/shown/returned?shown={story.shown('B')}")
    page.set_input_files("#file", paper)
    assert page.input_value("#party") == seat.party
    page = mediator.click(page.locator("main form button"))
    for mark, words in (("del", told.before), ("ins", told.after)):
        marked = set("".join(page.locator(f"main {mark}").all_inner_texts()).split())
        assert set() < marked <= set(words.split())
    expect(page.locator("fieldset")).to_contain_text(told.comment)
    (kept,) = story.view.all(FileReturned)
    assert (kept.now.taken, kept.first.room, kept.now.party) == (False, seat.room, seat.party)
    page.select_option("#stance-0", "prefer another")
    page = mediator.click(page.locator("main form button"))
    expect(page.locator("input[name=take]")).to_have_count(0)
    (kept,) = story.view.all(FileReturned)
    assert kept.now.taken
    (taken,) = (one.now for one in story.view.all(Tabled) if one.id == kept.now.proposal)
    assert (told.after in taken.document, taken.holder) == (True, seat.party)
    (said,) = (one.now for one in story.view.all(Reaction) if one.now.shown == story.shown("B"))
    assert (said.words, said.by, said.party) == (told.comment, "Anwar Dal", seat.party)


def lifts_the_bracket(story: Story) -> None:
    """The words that B wrote into its copy stand in a bracket of the next draft, and the mediator lifts it."""
    mediator, told = story.mediator, story.told
    page = mediator.at("/text")
    clause = page.locator("li.clause", has_text=told.after)
    expect(clause).to_contain_text(told.before)
    page = mediator.click(clause.locator("a[href^='/text/bracket?']"))
    page.locator("form:has(#because) label.choice", has_text=told.after.split()[0]).locator("input").check()
    page.fill("#because", told.because)
    page = mediator.click(page.locator("button[value=lift]"))
    page = mediator.at("/text")
    clause = page.locator("li.clause", has_text=told.after)
    expect(clause.locator("a[href^='/text/bracket?']")).to_have_count(0)
    expect(clause).not_to_contain_text(told.before)
    text = head(story.view, story.talks.team)
    assert text.now.number == "2"
    assert [one.now.because for one in story.view.all(Lifted) if one.now.draft == text.draft.id] == [told.because]
    expect(story.delegate.at("/").locator("main")).not_to_contain_text(told.after)


def answers_who_saw(story: Story) -> None:
    """Words are out: the mediator types them in, and reads in which rooms and copies they stand and who read them."""
    mediator, told = story.mediator, story.told
    page = mediator.at("/who-saw")
    page.fill("#words", told.leaked)
    page = mediator.click(page.locator("main form button"))
    found = page.locator("ol.timeline > li")
    for letter in "AB":
        assert found.filter(has=page.locator(f"a[href='/who-saw?entry={story.shown(letter)}']")).count() == 1
    (reader,) = story.talks.seats["A"].delegation.people
    for letter, reads, copied in (("A", 1, 0), ("B", 0, 1)):
        page = mediator.at(f"/who-saw?entry={story.shown(letter)}")
        readers = page.locator("main tbody")
        expect(readers).to_contain_text(told.mediator)
        expect(readers.get_by_text(reader)).to_have_count(reads)
        expect(page.locator("main li", has_text=told.recipient)).to_have_count(copied)


def test_a_draft_goes_out_by_the_gate_and_comes_back_on_both_sites(story: Story, tmp_path: Path) -> None:
    told = story.told
    expect(story.delegate.at("/").locator("main")).not_to_contain_text(told.title)
    passes_the_gate(story, "A", told.secret)
    passes_the_gate(story, "B", told.own)
    reacts(story)
    keeps_to_itself(story)
    is_heard(story)
    paper = tmp_path / "back.docx"
    paper.write_bytes(tracked(takes_a_copy(story), told.before, told.after, told.comment))
    brings_it_back(story, paper)
    lifts_the_bracket(story)
    answers_who_saw(story)
