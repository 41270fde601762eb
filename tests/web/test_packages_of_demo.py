"""The packages of the demonstration: two red lines block, a guarantee lifts that, and Arabic tells it in Arabic."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

import pytest
from lxml import html
from tests.record.scene import QUICK
from tests.web.test_pages import speak
from tests.web.visiting import Server, Visitor, demonstration

from goodoffices.case.view import View
from goodoffices.demo.talks import living_case
from goodoffices.office.sitting import Sitting, fresh
from goodoffices.packages.of_case.choices import LEFT_OUT, NO_WORDS, NOT_IN_THE_TEXT
from goodoffices.packages.of_case.model import model_of
from goodoffices.store.casefolder import CaseFolder
from goodoffices.store.clock import SystemClock

pytestmark = pytest.mark.heavy

FORMS = ["put", "verdict", "belief", "importance", "tie", "untie", "clause", "unbind", "figures", "what-ifs/new"]
PATHS = ["", "?all=1", "/agenda", "/over-time", "/what-ifs", *(f"/{one}" for one in FORMS)]
LATIN = re.compile(r"[A-Za-zÀ-ɏ'’\- ]*[A-Za-zÀ-ɏ]{2}[A-Za-zÀ-ɏ'’\- ]*")
"""A run of words in Latin letters."""
PRODUCTS = {"Word"}
"""Names that Arabic writes in Latin letters."""
BLOCKS = (
    r"{party}'s red line of \d+ \w+ \d{{4}} on 33\. \(3\) How long it lasts: “{words}” "
    r"rules out (\d+) % \(\d+ to \d+ %\) of the ways things could be\."
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    yield from demonstration(tmp_path_factory.mktemp("packages"))


@pytest.fixture(scope="module")
def heron(site: Any, demo: Server) -> Visitor:
    """A head of the talks, once the figures were worked out, and those of every what-if."""
    assert site.folder  # Django, which knows the doors, is set up by it
    visitor = demo.logged_in("heron")
    works_out(visitor)
    for tried in re.findall(r'name="what_if" value="(\w+)"', visitor.ask("/packages/what-ifs").text):
        works_out(visitor, tried)
    return visitor


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Everything in Latin letters that is said in the case: in its entries, and in the text as it may be read."""
    folder = tmp_path_factory.mktemp("words") / "orsel.case"
    head = living_case(folder, SystemClock().now(), QUICK)[0]
    case = CaseFolder.open(folder)
    view = Sitting(case, head.person.id, head.private, SystemClock()).view
    model = model_of(view)
    options = {option.words for one in model.laid.issues for option in one.options}
    found = [
        *spoken(view),
        *spoken(model.text.framework),
        *options - {LEFT_OUT, NO_WORDS, NOT_IN_THE_TEXT},
    ]
    case.close()
    return " | ".join(run for one in found for run in runs(one))


def works_out(visitor: Visitor, what_if: str = "") -> str:
    """Work the figures out, in the first room that fits; the page that tells of it."""
    told = visitor.ask("/packages/what-ifs" if what_if else "/packages").text
    room = html.fromstring(told).xpath("//form[contains(@action, '/work')]//input[@name='room']/@value")[0]
    typed = {"id": fresh(), "room": room, "few": "1", "what_if": what_if}
    return visitor.ask("/packages/work", [visitor.token(), *typed.items()]).text


def spoken(value: Any) -> Iterator[str]:
    """Every text in the entries of a view, or in a part of them; a text as it is stored is none."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield from () if value.startswith("{") else (value,)
    elif isinstance(value, View):
        yield from (text for one in value.entries for text in spoken(one.statement))
    elif isinstance(value, tuple | list):
        yield from (text for one in value for text in spoken(one))
    elif is_dataclass(value):
        yield from (text for one in fields(value) for text in spoken(getattr(value, one.name)))


def runs(text: str) -> list[str]:
    """The runs of words in Latin letters of a text."""
    return [" ".join(one.split()) for one in LATIN.findall(" ".join(text.split()))]


def shown(page: str) -> Iterator[str]:
    """What a page shows, text by text, without its frame."""
    (main,) = html.fromstring(page).xpath("//main")
    for one in main.iter():
        if isinstance(one.tag, str) and one.tag not in {"script", "style"}:
            yield from filter(None, (one.text, *(each.tail for each in one)))


def told(page: str) -> str:
    """What a page shows, as one reads it."""
    return " ".join(str(html.fromstring(page).xpath("string(//main)")).split())


def printed(page: str) -> str:
    """What a page shows in print as long as no head has switched figures on."""
    document = html.fromstring(page)
    for one in document.xpath("//*[contains(concat(' ', @class, ' '), ' figure ')]"):
        one.drop_tree()
    return told(html.tostring(document, encoding="unicode"))


def share(page: str, begins: str) -> int:
    """How often some package is acceptable to all, as it is first told after these words."""
    found = re.search(r"Some package is acceptable to all ?(\d+) %", page[page.index(begins) :])
    assert found
    return int(found[1])


def test_the_page_says_what_blocks_who_said_so_what_to_ask_and_what_survives(heron: Visitor) -> None:
    speak(heron, "en")
    page = heron.ask("/packages").text
    parts = re.split("What blocks|What to ask next|Which packages survive|Packages by name", told(page))
    _, blocks, asked, survive, *_ = parts
    for party, words in (("Amedra", "for as long as"), ("Borvane", "whether or not")):
        found = re.search(BLOCKS.format(party=party, words=words), blocks)
        assert found, blocks
        assert 20 < int(found[1]) < 60
    assert blocks.count("As we understood it") == 2
    assert asked.index("Amedra") < asked.index("Borvane")
    assert "Accepted by all in" in survive
    assert re.search("What would kill it.*Amedra's red line", survive)


def test_a_guarantee_that_is_tried_out_lifts_what_blocks(heron: Visitor) -> None:
    speak(heron, "en")
    page = told(heron.ask("/packages/what-ifs").text)
    stands, lifted = share(page, "As things stand"), share(page, "What if: The guarantors vouch")
    assert lifted > stands + 20


def test_no_figure_is_on_the_desk_or_in_print_until_a_head_says_so(heron: Visitor) -> None:
    speak(heron, "en")
    assert " % " not in told(heron.ask("/").text)
    for path in ("", "/agenda", "/over-time", "/what-ifs"):
        page = heron.ask(f"/packages{path}").text
        assert "unprinted.css" in page
        assert "figure" in page
        assert " %" not in printed(page)
    assert "How long it lasts: “for as long as” stands in the way." in printed(heron.ask("/packages").text)


def test_in_arabic_the_pages_of_packages_say_nothing_in_latin_letters_but_words_of_the_case(
    heron: Visitor, words: str
) -> None:
    speak(heron, "ar")
    named = re.search(r'href="(/packages/[0-9a-f]{32})"', heron.ask("/packages").text)
    assert named
    pages = {path: heron.ask(path) for path in (*(f"/packages{one}" for one in PATHS), named[1])}
    assert {page.status for page in pages.values()} == {200}
    texts = {path: page.text for path, page in pages.items()} | {"working": works_out(heron)}
    leaks = {
        path: sorted({run for text in shown(page) for run in runs(text) if run not in words} - PRODUCTS)
        for path, page in texts.items()
    }
    assert {path: found for path, found in leaks.items() if found} == {}
