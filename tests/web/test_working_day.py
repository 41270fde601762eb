"""A working day of a mediator, in a real browser over a real server."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.web.browsing import Look, browser, served
from tests.web.conftest import PASSPHRASE, Site

pytestmark = pytest.mark.heavy

PAPERS = {
    "A": "1. The Parties shall withdraw within thirty days.\n\n2. Detainees shall be released at once.\n",
    "B": "1. The Parties shall withdraw within sixty days.\n\n2. Detainees shall be released at once.\n",
    "C": "1. The Parties shall withdraw within ninety days of signature.\n\n2. The sick shall be released first.\n",
}
HEARD = "They can live with thirty days. The list comes first."


@pytest.fixture
def mira(site: Site) -> Iterator[Look]:
    site.room("Said by A", "Mira")
    site.room("The single text", "Mira")
    with served(site.folder) as address, browser() as opened:
        context = opened.new_context(ignore_https_errors=True, viewport={"width": 1280, "height": 900})
        look = Look(context.new_page(), address)
        look.log_in(site.typed("Mira"))
        yield look
        assert look.strangers() == []


def choose(page: Page, legend: str, label: str) -> None:
    """Choose a radio button by its words within a group."""
    page.get_by_role("group", name=legend).first.get_by_label(label, exact=True).check()


def table(look: Look, folder: Path, name: str) -> None:
    """Table a proposal as the file that was handed over."""
    paper = folder / f"{name}.md"
    paper.write_text(PAPERS[name], encoding="utf-8")
    page = look.at("/unify")
    form = page.locator("form", has=page.locator("#file"))
    form.locator("#file").set_input_files(paper)
    form.locator("#name").fill(name)
    form.locator("#called").fill(f"Delegation {name}")
    form.get_by_label("Said by A", exact=True).check()
    form.get_by_role("button").last.click()
    expect(page.locator("main")).to_contain_text(f"Delegation {name}")


def note(look: Look) -> None:
    page = look.at("/note")
    page.fill("#text", HEARD)
    page.get_by_label("Said by A", exact=True).check()
    page.get_by_role("button", name="Keep the note").click()
    expect(page.locator("h1")).not_to_have_text("A note")
    expect(page.locator("main")).to_contain_text(HEARD.split(".", maxsplit=1)[0])


def unified(look: Look) -> Page:
    page = look.at("/unify")
    form = page.locator("form", has=page.locator("#grain"))
    form.get_by_label("The single text", exact=True).check()
    form.get_by_role("button", name="Make one text").click()
    expect(page.locator("main")).to_contain_text("Bracket", timeout=30_000)
    page = look.at("/text")
    expect(page.locator("main")).to_contain_text("thirty")
    expect(page.locator("main")).to_contain_text("sixty")
    return page


def edited(look: Look) -> None:
    page = look.at("/text")
    page.get_by_role("link", name="Edit").last.click()
    before = page.input_value("#words")
    page.fill("#words", before.replace("sick", "wounded and sick") if "sick" in before else f"{before} It is urgent.")
    page.get_by_role("button", name="Save the clause").click()
    expect(page.locator("#words")).to_have_count(0)
    assert look.faults() == []


def brackets(page: Page) -> Locator:
    """The links to open brackets beside the clauses."""
    return page.get_by_role("link", name=re.compile(r"^Bracket \d"))


def lifted(look: Look) -> None:
    page = look.at("/text")
    open_before = brackets(page).count()
    brackets(page).first.click()
    expect(page.locator("#because")).to_be_visible()
    form = page.locator("form", has=page.locator("#because"))
    form.locator("input[name=chosen]").first.check()
    form.locator("#because").fill("Both said so in the plenary.")
    form.get_by_role("button", name="Lift the bracket").click()
    expect(page.locator("#because")).to_have_count(0)
    page = look.at("/text")
    assert brackets(page).count() < open_before


def test_a_working_day(mira: Look, tmp_path: Path) -> None:
    note(mira)
    for name in PAPERS:
        table(mira, tmp_path, name)
    unified(mira)
    edited(mira)
    lifted(mira)
    page = mira.at("/text/coverage")
    page.get_by_role("link", name="All, to print").click()
    for name in PAPERS:
        expect(page.locator("main")).to_contain_text(f"Delegation {name}")
    assert mira.faults() == []
    page = mira.at("/record")
    assert HEARD.split(".", maxsplit=1)[0] in page.inner_text("main")
    page.get_by_role("button", name="Lock").click()
    expect(page.locator("#cover")).to_be_visible()
    page.wait_for_timeout(500)
    assert mira.at("/record").url.endswith("/unlock")
    page.fill("#passphrase", PASSPHRASE)
    page.get_by_role("button", name="Open my key").click()
    page.wait_for_url(f"{mira.address}/")
    assert HEARD.split(".", maxsplit=1)[0] in mira.at("/record").inner_text("main")
