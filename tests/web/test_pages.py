"""Every page in a real browser: accessible, within its policy, light, and asking nobody else.

The pages are found by walking the demonstration from the table of doors; a door that the walk does not pass fails.
"""

import re
from collections.abc import Iterator
from itertools import product
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser
from tests.web.browsing import as_visitor, browser
from tests.web.conftest import Site
from tests.web.visiting import Server, Visitor, demonstration
from tests.web.walking import NARROWED, Walk, door_of, forms_of, is_sent, kind_of, standing

pytestmark = pytest.mark.heavy

LIGHT = 60_000
WIDTHS = {"wide": {"width": 1280, "height": 900}, "narrow": {"width": 390, "height": 800}}
VARIANTS = list(product(("en", "ar"), ("light", "dark"), WIDTHS))
ALWAYS = {("en", "light", "wide"), ("ar", "dark", "narrow")}
"""Which variants are looked at on every run: the first on every page, the second on the screens that need no id."""

NO_PAGE = {"pulse", "attachment", "copies_together", "copy_word", "picture", "reaction_form"}
"""Doors that are opened without a page."""

NOT_HERE = {
    "begin",
    "confirm_returned",
    "copies_together",
    "picture",
}
"""Doors that the demonstration has no use for as it stands: the first run, and what follows a form that was sent."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from demonstration(tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="module")
def walk(site: Site, demo: Server) -> Walk:
    """Somebody's walk through the demonstration."""
    assert site.folder  # Django, which knows the doors, is set up by it
    visitor = demo.logged_in("heron")
    return Walk(visitor, thorough=True).from_doors()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


def speak(visitor: Visitor, language: str) -> None:
    """Set the language of the pages, as a person does under own settings."""
    form = next(one for one in forms_of("/own", visitor.ask("/own")) if door_of(one.path) == "own")
    typed = {one.get("name"): standing(one) for one in form.fields if is_sent(one)} | {"language": language}
    assert visitor.ask(form.path, list(typed.items())).status == 303


def seen(walk: Walk, *, whole: bool, deep: bool) -> list[str]:
    """The pages to look at: every screen; where `whole`, those with an id; in a deep run every list, too."""
    pages = [path for path, page in walk.pages.items() if not page.plain]
    if not deep:
        pages = [path for path in pages if len(kind_of(path)) == 1 or door_of(path) not in NARROWED]
    if not whole:
        pages = [path for path in pages if not urlsplit(path).query and not re.search("[0-9a-f]{32}", path)]
    return [*pages, "/nothing"]


def test_the_walk_passes_every_door_that_can_be_looked_through(walk: Walk) -> None:
    from goodoffices.web.doors import DOORS  # noqa: PLC0415 - only once Django is set up

    assert {one.name for one in DOORS if "GET" in one.methods} - walk.doors <= NOT_HERE
    assert len(walk.pages) > 60


@pytest.mark.parametrize("variant", VARIANTS, ids=" ".join)
def test_no_page_has_a_fault_and_none_asks_anybody_else(
    walk: Walk, chromium: Browser, variant: tuple[str, str, str], *, deep: bool
) -> None:
    language, light, width = variant
    if not deep and variant not in ALWAYS:
        pytest.skip("This variant is looked at in the deep run.")
    speak(walk.visitor, language)
    look = as_visitor(chromium, walk.visitor, color_scheme=light, viewport=WIDTHS[width])
    faults, heavy = {}, {}
    for path in seen(walk, whole=deep or variant == VARIANTS[0], deep=deep):
        page = look.at(path)
        assert page.get_attribute("html", "lang") == language
        if found := look.faults():
            faults[path] = found
        if look.loaded > LIGHT:
            heavy[path] = look.loaded
    look.page.context.close()
    assert faults == {}
    assert heavy == {}
    assert look.strangers() == []
