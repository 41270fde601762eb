"""Every page in a real browser: accessible, within its policy, light, and asking nobody else."""

from collections.abc import Iterator

import pytest
from tests.web.browsing import Look, browser, served
from tests.web.conftest import Site

from goodoffices.office.sitting import fresh

pytestmark = pytest.mark.heavy

LIGHT = 60_000
VARIANTS = {
    "wide": {"viewport": {"width": 1280, "height": 900}},
    "narrow, dark": {"viewport": {"width": 390, "height": 800}, "color_scheme": "dark"},
    "narrow, Arabic": {"viewport": {"width": 390, "height": 800}, "locale": "ar"},
}


@pytest.fixture(scope="module")
def looking(site: Site) -> Iterator[dict[str, Look]]:
    room = site.room("Room of A", "Ilse")
    own = fresh()
    site.client("Ilse").post(
        "/note", {"text": "They can live with thirty days.", "room": room, "id": own, "party": "A"}
    )
    with served(site.folder) as address, browser() as opened:
        looks = {}
        for name, variant in VARIANTS.items():
            context = opened.new_context(ignore_https_errors=True, **variant)
            looks[name] = Look(context.new_page(), address)
            looks[name].log_in(site.typed("Ilse"))
        yield looks


def shown() -> list[str]:
    """The pages that need no id."""
    return [
        "/",
        "/record",
        "/search?q=thirty",
        "/rounds",
        "/contacts",
        "/case",
        "/case/phase",
        "/charters",
        "/charters/write",
        "/attempts",
        "/attempts/record",
        "/issues",
        "/offices",
        "/undertakings",
        "/undertakings/new",
        "/contacts/new",
        "/positions/new",
        "/note",
        "/people",
        "/people/join",
        "/people/shred",
        "/own/key",
        "/unlock",
        "/enter",
        "/nothing",
    ]


@pytest.mark.parametrize("variant", VARIANTS)
def test_no_page_has_a_fault_and_none_asks_anybody_else(looking: dict[str, Look], variant: str) -> None:
    look = looking[variant]
    faults, heavy = {}, {}
    for path in shown():
        look.at(path)
        if found := look.faults():
            faults[path] = found
        if look.loaded > LIGHT:
            heavy[path] = look.loaded
    assert faults == {}
    assert heavy == {}
    assert look.strangers() == []
