"""The pages of the text in a real browser, on the proposals of the fictional case."""

from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.web.browsing import Look, browser, served
from tests.web.conftest import Site
from tests.web.test_pages import LIGHT
from tests.web.test_text_screens import logged_in, made

from goodoffices.case.negotiating import head
from goodoffices.demo import case_folder
from goodoffices.office.sitting import fresh

pytestmark = pytest.mark.heavy

VARIANTS = {
    "wide": {"viewport": {"width": 1280, "height": 900}},
    "narrow, dark": {"viewport": {"width": 390, "height": 800}, "color_scheme": "dark"},
    "narrow, Arabic": {"viewport": {"width": 390, "height": 800}, "locale": "ar"},
}
PAPERS = {"North": "amedra-proposal.en.docx", "South": "borvane-proposal.docx", "Envoy": "envoy-plan.docx"}


@pytest.fixture(scope="module")
def room(site: Site) -> str:
    """A room in which the proposals of the fictional case are one text."""
    room = site.room("Drafting room", "Rune", "Sigrun")
    rune = logged_in(site, "Rune")
    settings = {"language": "ar", "time_zone": "UTC", "idle_minutes": "15"}
    assert logged_in(site, "Sigrun").post("/own", settings).status_code == 303
    with case_folder() as folder:
        for name, paper in PAPERS.items():
            file = SimpleUploadedFile(paper, (folder / paper).read_bytes())
            rune.post("/unify", {"id": fresh(), "name": name, "called": name, "room": room, "file": file})
    made(rune, "/unify/draft", {"id": fresh(), "room": room, "names": list(PAPERS), "title": "Orsel Valley"})
    return room


@pytest.fixture(scope="module")
def looking(site: Site, room: str) -> Iterator[dict[str, Look]]:
    assert head(site.sitting("Rune").view, room).now.number == "1"
    with served(site.folder) as address, browser() as opened:
        looks = {}
        for name, variant in VARIANTS.items():
            looks[name] = Look(opened.new_context(ignore_https_errors=True, **variant).new_page(), address)
            looks[name].log_in(site.typed("Sigrun" if "Arabic" in name else "Rune"))
        yield looks


def shown(site: Site, room: str) -> list[str]:
    """Every page of the text."""
    text = head(site.sitting("Rune").view, room)
    provision, bracket = next((one, each) for one in text.framework.provisions for each, _ in one.brackets())
    draft = f"draft={text.draft.id}"
    modes = [f"/text?{draft}&mode={mode}" for mode in ("brackets", "tabled", "changes", "clean", "party")]
    clause = f"/text/clause?{draft}&provision={provision.id}"
    at_bracket = f"/text/bracket?{draft}&bracket={bracket.id}"
    covered = [f"/text/coverage?{draft}&of={of}" for of in ("", "all", "issues")]
    return [*modes, clause, at_bracket, *covered, "/unify", f"/unify/questions?{draft}"]


@pytest.mark.parametrize("variant", VARIANTS)
def test_no_page_of_the_text_has_a_fault(looking: dict[str, Look], site: Site, room: str, variant: str) -> None:
    look, faults = looking[variant], {}
    for path in shown(site, room):
        look.at(path)
        found = [*look.faults(), *(["heavy"] if look.loaded > LIGHT else [])]
        if found:
            faults[path] = found
    assert faults == {}
    assert look.page.get_attribute("html", "dir") == ("rtl" if "Arabic" in variant else "ltr")
    assert look.strangers() == []


def test_the_words_are_read_while_they_are_typed(looking: dict[str, Look], site: Site, room: str) -> None:
    page = looking["wide"].at(next(one for one in shown(site, room) if "clause" in one))
    page.fill("#words", "All [men")
    page.wait_for_selector("#told .refusal")
    page.fill("#words", "All [men]^North [women]^South are free.")
    page.wait_for_selector("#told .bracket")
    assert "Line 1" not in page.inner_text("#told")


def test_the_making_of_a_text_is_told_and_leads_on_by_itself(looking: dict[str, Look]) -> None:
    page = looking["wide"].at("/unify")
    form = page.locator("form", has=page.locator("#grain"))
    form.locator("input[name=room]").first.check()
    form.get_by_role("button").click(no_wait_after=True)
    page.wait_for_selector(".stages li")
    page.wait_for_url("**/unify/questions?draft=*", timeout=30_000)


def test_j_and_k_go_from_bracket_to_bracket(looking: dict[str, Look], site: Site, room: str) -> None:
    page = looking["wide"].at(next(one for one in shown(site, room) if "/bracket" in one))
    first = page.url
    page.keyboard.press("j")
    page.wait_for_function("first => location.href !== first", arg=first)
    page.keyboard.press("k")
    page.wait_for_url(first)
