"""The living case gives a model of packages in which enough is known and nothing clashes."""

from collections.abc import Iterator

import pytest
from tests.packages.said import sampling
from tests.record.scene import QUICK

from goodoffices.case.kinds import NamedPackage, Supposition
from goodoffices.case.view import View
from goodoffices.demo.talks import living_case
from goodoffices.office.sitting import Sitting
from goodoffices.packages.feasible.feasible import blocks, feasible
from goodoffices.packages.feasible.whatif import what_if
from goodoffices.packages.of_case.model import figures_shown, model_of, what_if_of
from goodoffices.packages.soundings.contradiction import contradictions
from goodoffices.packages.soundings.evidence import Belief, RedLine
from goodoffices.packages.soundings.scale import FEWEST
from goodoffices.store.casefolder import CaseFolder
from goodoffices.store.clock import SystemClock

NOW = 1_793_793_600_000


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    """What a head reads."""
    folder = tmp_path_factory.mktemp("weighing") / "orsel.case"
    head = living_case(folder, NOW, QUICK)[0]
    case = CaseFolder.open(folder)
    yield Sitting(case, head.person.id, head.private, SystemClock()).view
    case.close()


def test_enough_is_known_of_both_parties_and_nothing_they_said_clashes(view: View) -> None:
    soundings = model_of(view).soundings
    assert soundings.parties == ("Amedra", "Borvane")
    assert all(soundings.known(place) >= FEWEST for place in (0, 1))
    assert contradictions(soundings) == ()
    assert len(soundings.choices.clauses) == 1
    assert {one.belief for one in soundings.evidence} == set(Belief)


def test_its_brackets_are_tied_and_its_package_settles_all_of_them(view: View) -> None:
    model = model_of(view)
    assert "6." in [one.name for one in model.laid.issues]
    (bridge,) = view.all(NamedPackage)
    package = model.citations.package(bridge.last, bridge.now.options)
    assert package is not None
    assert not model.soundings.choices.broken(package)


def test_what_it_tries_out_leaves_only_what_was_spoken_of_and_gives_both_figures(view: View) -> None:
    model = model_of(view)
    (parked,) = (one for one in view.all(Supposition) if one.now.parked)
    soundings = what_if_of(model, parked).applied(model.soundings)
    assert len(soundings.choices.issues) < 12
    found = feasible(soundings, sampling(200))
    assert found.reservations() == ()
    assert found.exists[0].yes > found.best[0].yes > 0


def test_a_red_line_of_each_party_blocks_and_a_guarantee_that_is_tried_out_lifts_that(view: View) -> None:
    model = model_of(view)
    (vouched,) = (one for one in view.all(Supposition) if one.now.supposed)
    stands = feasible(model.soundings, sampling(300))
    blocking = blocks(stands.prospects[0])
    assert {(model.soundings.parties[one.evidence.party], type(one.evidence.said)) for one in blocking} == {
        ("Amedra", RedLine),
        ("Borvane", RedLine),
    }
    assert all(one.share.yes == stands.exists[0].no > 0 for one in blocking)
    lifted = what_if(what_if_of(model, vouched), stands, sampling(300))
    assert blocks(lifted.prospects[0]) == ()
    assert lifted.exists[0].yes > stands.exists[0].yes


def test_no_figure_is_shown_before_a_head_says_so(view: View) -> None:
    assert not figures_shown(view)
