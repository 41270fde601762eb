"""The pictures in the guides show the demonstration: `./goodoffices test --deep tests/web/test_pictures.py`."""

import re

import pytest
from tests.tiers import ROOT
from tests.web.visiting import start

GUIDES = ROOT / "docs" / "guide"
PICTURES = {
    "desk": "/",
    "text": "/text",
    "bracket": "a bracket of the text",
    "coverage": "/text/coverage",
    "people": "/people",
    "enter": "/enter",
}
"""The name of each picture, and the page that it shows."""
SMALL = 200_000
IN_A_GUIDE = re.compile(r"!\[([^\]]*)\]\(pictures/(\w+)\.png\)")


def test_every_picture_of_a_guide_is_made_by_a_test_and_told_in_words() -> None:
    shown = [one for guide in sorted(GUIDES.glob("*.md")) for one in IN_A_GUIDE.findall(guide.read_text("utf-8"))]
    assert {name for _, name in shown} == set(PICTURES)
    assert [name for words, name in shown if len(words) < 20] == []
    assert {one.name: one.stat().st_size < SMALL for one in (GUIDES / "pictures").iterdir()} == {
        f"{name}.png": True for name in PICTURES
    }


@pytest.mark.deep
def test_the_pictures_of_the_guides_are_made_anew(tmp_path_factory: pytest.TempPathFactory) -> None:
    from tests.web.browsing import as_visitor, browser  # noqa: PLC0415 - the everyday test above needs no browser

    place = tmp_path_factory.mktemp("pictures")
    server = start("demo", place / "orsel.case", place)
    visitor = server.logged_in("heron")
    (GUIDES / "pictures").mkdir(exist_ok=True)
    with browser() as opened:
        for name, path in PICTURES.items():
            who = server.visitor() if name == "enter" else visitor
            look = as_visitor(opened, who, viewport={"width": 1000, "height": 640}, color_scheme="light")
            page = look.at(path if path.startswith("/") else "/text")
            if not path.startswith("/"):
                page.get_by_role("link", name=re.compile(r"^Bracket \d")).first.click()
            page.screenshot(path=GUIDES / "pictures" / f"{name}.png")
    server.stop()
