"""The screens of packages, without scripts: what blocks, what to ask, what survives, and what is tried out."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from tests.office.test_drafting import tabled
from tests.packages.case_scene import CLAUSES
from tests.web.browsing import Look, browser, served
from tests.web.conftest import Site
from tests.web.packages_scene import SPOKEN, Team
from tests.web.test_pages import LIGHT
from tests.web.test_text_pages import VARIANTS
from tests.web.test_text_screens import logged_in, page

from goodoffices.case.kinds import Draft, Estimate, NamedPackage, Party, Role, Stance, Supposition, Workings
from goodoffices.office.drafting import table_proposal, unify_proposals
from goodoffices.office.offices import add_party
from goodoffices.office.sitting import fresh
from goodoffices.packages.of_case.model import model_of
from goodoffices.packages.soundings.evidence import MattersMore, RedLine


@pytest.fixture(scope="module")
def team(site: Site) -> Team:
    found = Team(site)
    site.person("Ilse of packages", Role.HEAD)
    both = ("Ilse of packages", "Tomas of packages")
    found.rooms = {
        "team": site.room("Team of packages", *both),
        "A": site.room("Room of A, packages", *both),
        "B": site.room("Room of B, packages", *both),
        "text": site.room("Room of the text", *both, "Noor of packages"),
    }
    ilse = found.ilse
    for letter, lines in CLAUSES.items():
        table_proposal(ilse, found.rooms["text"], tabled(letter, *lines), fresh())
        found.parties[letter] = fresh()
        add_party(ilse, found.rooms["text"], Party(title=f"Party {letter}", letter=letter), found.parties[letter])
    unify_proposals(ilse, found.rooms["text"], "Withdrawal", fresh())
    return found


@pytest.fixture(scope="module")
def spoken(team: Team) -> dict[tuple[str, str, int], str]:
    """Enough was said for figures; the entries by party and words."""
    return {
        (letter, *words): team.reacts(letter, team.words(*words), stance)
        for letter, said in SPOKEN.items()
        for words, stance in said.items()
    }


def found(pattern: str, told: str) -> str:
    """What the first group of a pattern holds, which must be there."""
    match = re.search(pattern, told)
    assert match
    return match[1]


def kept(team: Team, kind: Any) -> list[Any]:
    return list(team.ilse.view.all(kind))


def test_before_anything_was_said_the_screen_says_what_is_open(team: Team) -> None:
    told = page(team.client.get("/packages"))
    assert "Nothing was worked out yet" in told
    assert told.count('<h3><a href="/text/bracket?') == len(model_of(team.ilse.view).laid.issues)


def test_too_little_said_is_not_enough_to_say_and_still_told_who_to_ask(team: Team) -> None:
    team.works_out()
    told = page(team.client.get("/packages"))
    assert "Not enough to say." in told
    assert "Nothing is known of Party A: any package is possible." in told
    assert " %" not in told
    assert kept(team, Workings)[-1].now.curve == ()


@pytest.fixture(scope="module")
def figured(team: Team, spoken: dict[tuple[str, str, int], str]) -> str:
    """The page of packages once the figures were worked out."""
    assert spoken
    team.works_out()
    return page(team.client.get("/packages"))


def test_what_blocks_is_said_first_with_who_said_so_and_how_far(
    figured: str, spoken: dict[tuple[str, str, int], str]
) -> None:
    block = figured.index("What blocks")
    assert block < figured.index("What to ask next") < figured.index("Which packages survive")
    assert block < figured.index("How far a deal is") < figured.index("Issues and options")
    assert f'href="/record/{spoken["A", "B", 0]}"' in figured
    survivors = figured[figured.index("Which packages survive") :]
    assert "Party A" in survivors


def test_both_figures_are_told_with_their_intervals_and_both_conventions(figured: str) -> None:
    for words in ("Some package is acceptable to all", "The best single package is accepted by all"):
        after = figured[figured.index(words) :][:400]
        assert len(re.findall(r"\d+ % \(\d+ to \d+ %\)", after)) >= 2
    assert "The interval covers counting error only." in figured


def test_every_statement_in_the_matrix_leads_to_its_entry(
    figured: str, spoken: dict[tuple[str, str, int], str]
) -> None:
    matrix = figured[figured.index('id="matrix"') :]
    assert all(f'href="/record/{entry}"' in matrix for entry in spoken.values())
    assert matrix.count("★") >= len(CLAUSES)


def test_a_figure_is_worked_out_from_the_view_of_who_asks_and_seen_by_nobody_else(team: Team, figured: str) -> None:
    noor = logged_in(team.site, "Noor of packages")
    before = page(noor.get("/packages"))
    assert figured
    assert "Nothing was worked out yet" in before
    assert "red line" not in before
    team.works_out(noor, room=team.rooms["text"])
    told = page(noor.get("/packages"))
    assert "Nothing is known of Party A" in told
    assert "Not enough to say." not in page(team.client.get("/packages"))


def test_figures_are_not_kept_where_somebody_reads_less(team: Team, figured: str) -> None:
    assert figured
    refused = team.client.post("/packages/work", {"id": fresh(), "room": team.rooms["text"], "few": "1"})
    assert refused.status_code == 409
    assert "not everybody in the chosen room reads" in page(refused)


def test_a_survivor_is_kept_under_a_name_written_out_and_made_a_draft(team: Team, figured: str) -> None:
    assert figured
    link = found(r'href="(/packages/put\?estimate=\w+&place=0)"', figured)
    form = page(team.client.get(link))
    typed = {
        name: found(r'<option value="([^"]*)" selected', rest)
        for name, rest in re.findall(r'<select id="(issue-\d+)"(.*?)</select>', form, re.DOTALL)
    }
    own, estimate = fresh(), found(r"estimate=(\w+)", link)
    sent = {"id": own, "title": "The bridge", "estimate": estimate, "room": team.rooms["team"], **typed}
    assert team.client.post("/packages/put", sent).status_code == 303
    assert set(team.ilse.view.one(NamedPackage, own).now.rooms) >= {team.rooms["A"], team.rooms["B"]}
    told = page(team.client.get(f"/packages/{own}"))
    assert "The text that it writes" in told
    assert '<span class="bracket">' not in told
    before = len(kept(team, Draft))
    refused = team.client.post(f"/packages/{own}", {"id": fresh(), "title": "Bridging draft"})
    assert refused.status_code == 409
    assert 'value="Bridging draft"' in page(refused)
    assert len(kept(team, Draft)) == before


def test_a_what_if_is_kept_and_worked_out_beside_the_figures(
    team: Team, figured: str, spoken: dict[tuple[str, str, int], str]
) -> None:
    assert figured
    own, line = fresh(), spoken["A", "B", 0]
    form = {"id": own, "title": "The red line is bluff", "doubted": line, "room": team.rooms["team"]}
    assert team.client.post("/packages/what-ifs/new", form).status_code == 303
    assert team.ilse.view.one(Supposition, own).now.doubted == (line,)
    assert 'content="0; url=/packages/what-ifs"' in team.works_out(what_if=own)
    assert kept(team, Estimate)[-1].now.what_if == own
    told = page(team.client.get("/packages/what-ifs"))
    assert "The red line is bluff" in told[told.index("As things stand") :]


def test_a_guarantee_a_new_holder_and_a_parked_issue_are_tried_out_together(team: Team, figured: str) -> None:
    assert figured
    form = page(team.client.get("/packages/what-ifs/new"))
    own, option = fresh(), picked(form, "supposed-option-1")[1]
    typed = {
        "title": "A guarantor stands by",
        "supposed-party": team.parties["B"],
        "supposed-option": option,
        "supposed-stance": Stance.AGREE.value,
        "new_holder": team.parties["A"],
        "parked": re.findall(r'name="parked" value="([^"]+)"', form)[-1],
    }
    sent = {"id": own, "room": team.rooms["team"], **typed}
    assert team.client.post("/packages/what-ifs/new", sent).status_code == 303
    kept_so = team.ilse.view.one(Supposition, own).now
    assert [one.option for one in kept_so.supposed] == [option]
    assert (kept_so.new_holder, len(kept_so.parked)) == ((team.parties["A"],), 1)
    team.works_out(what_if=own)
    assert kept(team, Estimate)[-1].now.what_if == own


def test_a_refused_form_keeps_what_was_typed(team: Team) -> None:
    refused = team.client.post("/packages/tie", {"id": fresh(), "because": "Lines and days go together."})
    assert refused.status_code == 409
    assert "Lines and days go together." in page(refused)


def test_figures_are_shown_in_print_once_a_head_said_so(team: Team, figured: str) -> None:
    assert figured
    assert "unprinted.css" in page(team.client.get("/packages"))
    assert "How far a deal is" not in page(team.client.get("/"))
    tomas = logged_in(team.site, "Tomas of packages")
    form = {"shown": "1", "because": "For the briefing.", "room": team.rooms["team"]}
    assert tomas.post("/packages/figures", {"id": fresh(), **form}).status_code == 409
    assert team.client.post("/packages/figures", {"id": fresh(), **form}).status_code == 303
    assert "unprinted.css" not in page(team.client.get("/packages"))
    assert "How far a deal is" in page(team.client.get("/"))


def test_the_front_and_the_bands_have_their_tables(team: Team, figured: str) -> None:
    assert figured
    told = page(team.client.get("/packages/over-time"))
    assert told.count("<svg") == told.count("<figure")
    assert "The two figures over time" in told
    assert "Packages than which none is better for all: A and B" in told
    assert "Draft or package" in told


def test_no_page_of_packages_is_heavy(team: Team, figured: str) -> None:
    assert figured
    for path in ("", "/agenda", "/over-time", "/what-ifs", "/put", "/tie", "/clause", "/what-ifs/new"):
        assert len(team.client.get(f"/packages{path}").content) < 40_000


def picked(form: str, name: str) -> list[str]:
    """The values that a field of a form offers."""
    inside = found(rf'<select id="{name}"(.*?)</select>', re.sub(r"\s+", " ", form))
    return re.findall(r'<option value="([^"]+)"', inside)


def package_of(team: Team, title: str, *places: int) -> str:
    """A package kept by its name through the form; the id of its entry."""
    own, form = fresh(), page(team.client.get("/packages/put"))
    typed = {f"issue-{at}": picked(form, f"issue-{at}")[place] for at, place in enumerate(places)}
    sent = {"id": own, "title": title, "room": team.rooms["team"], **typed}
    assert team.client.post("/packages/put", sent).status_code == 303
    return own


def test_after_a_deal_a_package_is_looked_for_that_is_better_for_all(team: Team, figured: str) -> None:
    assert figured
    deal = package_of(team, "The deal", 0, 1, 1)
    assert "Looking for a package that is better for all" in team.works_out(agreed=deal)
    better = kept(team, Workings)[-1].now.better
    assert better
    assert better.than == deal
    assert "Better for all than what was agreed" in page(team.client.get("/packages"))
    told = page(team.client.get(f"/packages/{deal}"))
    assert "What would kill it" in told
    assert "Party A" in told


def test_a_package_that_was_laid_aside_is_offered_no_more(team: Team, figured: str) -> None:
    assert figured
    own = package_of(team, "The old one", 0, 0, 0)
    assert f'href="/packages/{own}"' in page(team.client.get("/packages"))
    laid = team.client.post(f"/packages/{own}/aside", {"id": fresh(), "because": "Nobody asks for it."})
    assert laid.status_code == 303
    assert f'href="/packages/{own}"' not in page(team.client.get("/packages"))
    assert "This package was laid aside." in page(team.client.get(f"/packages/{own}"))


def test_what_hangs_together_is_kept_and_taken_back(team: Team, figured: str) -> None:
    assert figured
    form = page(team.client.get("/packages/clause"))
    one, *_, other = picked(form, "option")
    own, sent = fresh(), {"option": one, "bond": "excludes", "others": other, "because": "Said in round 2."}
    assert team.client.post("/packages/clause", {"id": own, **sent}).status_code == 303
    assert len(model_of(team.ilse.view).soundings.choices.clauses) == 1
    assert team.client.post("/packages/unbind", {"id": fresh(), "clause": own}).status_code == 303
    assert model_of(team.ilse.view).soundings.choices.clauses == ()


def test_brackets_are_tied_and_untied(team: Team, figured: str) -> None:
    assert figured
    brackets = re.findall(r'name="brackets" value="([^"]+)"', page(team.client.get("/packages/tie")))
    own, before = fresh(), len(model_of(team.ilse.view).laid.issues)
    sent = {"id": own, "brackets": brackets[:2], "because": "Days go with the watch."}
    assert team.client.post("/packages/tie", sent).status_code == 303
    assert len(model_of(team.ilse.view).laid.issues) == before - 1
    assert team.client.post("/packages/untie", {"id": fresh(), "tie": own}).status_code == 303
    assert len(model_of(team.ilse.view).laid.issues) == before


def test_a_belief_and_what_matters_more_are_told_in_the_matrix_and_counted(
    team: Team, spoken: dict[tuple[str, str, int], str]
) -> None:
    line = spoken["A", "B", 0]
    believed = {"id": fresh(), "of": line, "belief": "may be bluff", "room": team.rooms["team"]}
    assert team.client.post("/packages/belief", believed).status_code == 303
    assert "may be bluff" in page(team.client.get("/packages"))
    more, less, *_ = picked(page(team.client.get("/packages/importance")), "heavier")
    weighed = {"party": team.parties["A"], "heavier": more, "lighter": less, "room": team.rooms["A"], "noted": "1"}
    assert team.client.post("/packages/importance", {"id": fresh(), **weighed}).status_code == 303
    same = team.client.post("/packages/importance", {"id": fresh(), **weighed, "lighter": more})
    assert same.status_code == 409
    assert any(one.said == MattersMore(0, 1) for one in model_of(team.ilse.view).soundings.evidence)


def test_what_cannot_all_hold_is_told_as_a_question_and_nothing_is_kept(team: Team, figured: str) -> None:
    assert figured
    package = package_of(team, "Against a red line", 0, 0, 0)
    before = len(kept(team, Estimate))
    firm = {"id": fresh(), "belief": "firm", "room": team.rooms["team"]}
    lines = [one.entry for one in model_of(team.ilse.view).soundings.evidence if isinstance(one.said, RedLine)]
    for line in lines:
        assert team.client.post("/packages/belief", {**firm, "id": fresh(), "of": line}).status_code == 303
    said = {
        "party": team.parties["B"],
        "package": package,
        "verdict": "yes",
        "room": team.rooms["B"],
        "on": "2026-05-04",
    }
    assert team.client.post("/packages/verdict", {"id": fresh(), **said}).status_code == 303
    told = team.works_out()
    assert "Some of what was said cannot all hold." in told
    assert "What Party B said on 4 May 2026 of a package: yes" in told
    assert any(f'href="/record/{line}"' in told for line in lines)
    assert len(kept(team, Estimate)) == before
    said["verdict"] = "no"
    assert team.client.post("/packages/verdict", {"id": fresh(), **said}).status_code == 303
    assert "Some of what was said cannot all hold." not in team.works_out()


PATHS = ("", "/agenda", "/over-time", "/what-ifs", "/put", "/tie", "/clause", "/what-ifs/new", "/verdict", "/belief")


@pytest.fixture(scope="module")
def looking(team: Team, figured: str) -> Iterator[dict[str, Look]]:
    assert figured
    settings = {"language": "ar", "time_zone": "UTC", "idle_minutes": "15"}
    assert logged_in(team.site, "Tomas of packages").post("/own", settings).status_code == 303
    with served(team.site.folder) as address, browser() as opened:
        looks = {}
        for name, variant in VARIANTS.items():
            looks[name] = Look(opened.new_context(ignore_https_errors=True, **variant).new_page(), address)
            looks[name].log_in(team.site.typed(f"{'Tomas' if 'Arabic' in name else 'Ilse'} of packages"))
        yield looks


@pytest.mark.heavy
@pytest.mark.parametrize("variant", VARIANTS)
def test_no_page_of_packages_has_a_fault(looking: dict[str, Look], team: Team, variant: str) -> None:
    look, faults = looking[variant], {}
    packages = [f"/{one.id}" for one in team.ilse.view.all(NamedPackage)]
    for path in (*PATHS, *packages):
        look.at(f"/packages{path}")
        found = [*look.faults(), *(["heavy"] if look.loaded > LIGHT else [])]
        if found:
            faults[path] = found
    assert faults == {}


@pytest.mark.heavy
def test_the_figures_are_worked_out_while_the_page_tells_and_leads_on(looking: dict[str, Look]) -> None:
    page = looking["wide"].at("/packages")
    form = page.locator("form", has=page.locator("[name=few]"))
    form.locator("[name=few]").check()
    form.locator("input[name=room]").first.check()
    form.get_by_role("button").click(no_wait_after=True)
    page.wait_for_selector(".stages li", timeout=60_000)
    page.wait_for_url("**/packages", timeout=60_000)
