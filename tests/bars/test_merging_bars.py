"""How much stays common, and how many brackets there are, one point at a time, aligned by the truth."""

from pathlib import Path

import pytest
import unify as merging
from corpora import redrafts
from tests.tiers import Hold
from unify_figures import FOLLOWED, Figures

from goodoffices.text.unify import Grain, unify

SETS = ("gdpr-real", "trilogue")


@pytest.fixture(scope="module")
def measured(texts: Path) -> dict[str, dict[Grain, Figures]]:
    return {
        name: {grain: merging.measured(talks, grain)[0] for grain in merging.GRAINS}
        for name, talks in merging.points(texts)
    }


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("grain", merging.GRAINS)
def test_what_all_share_stays_outside_brackets(
    measured: dict[str, dict[Grain, Figures]], name: str, grain: Grain, bar: Hold
) -> None:
    told = measured[name][grain]
    least = merging.LEAST_SHARE[grain]
    bar(f"common words / upper bound, {name}, {grain}", told.share, at_least=least, tried=f"{told.provisions} points")


@pytest.mark.parametrize("name", SETS)
def test_a_text_of_normal_grain_has_far_fewer_brackets(
    measured: dict[str, dict[Grain, Figures]], name: str, bar: Hold
) -> None:
    fine, normal = (measured[name][grain].brackets for grain in merging.GRAINS)
    tried = f"{fine} and {normal} brackets"
    bar(f"share of brackets saved by normal, {name}", 1 - normal / fine, at_least=merging.FEWER_BRACKETS, tried=tried)


no_full_stops = pytest.mark.xfail(
    strict=True, reason="cells that have lost their full stops: counted from elsewhere, 25 words of one hold four"
)


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=no_full_stops if name == "trilogue" else ()) for name in SETS]
)
def test_a_sentence_has_no_more_brackets_than_a_room_follows(
    measured: dict[str, dict[Grain, Figures]], name: str, bar: Hold
) -> None:
    """A sentence of more than 25 words counts as several."""
    told = measured[name][Grain.NORMAL]
    title = f"brackets in a sentence or in 25 words of one, {name}"
    bar(title, max(told.stretches), at_most=FOLLOWED, tried=f"{len(told.stretches)} of them with brackets")


@pytest.mark.parametrize(
    "task",
    [
        "udhr-eng",
        "udhr-fra",
        "udhr-arb",
        "udhr-heb",
    ],
)
def test_what_all_share_stays_outside_brackets_in_every_script(texts: Path, task: str, bar: Hold) -> None:
    talks = next(one for one in redrafts(texts) if one.name == task)
    told = Figures()
    told.add(talks, unify(talks.proposals, grain=Grain.FINE))
    bar(f"common words / upper bound, {task}, whole papers, fine", told.share, at_least=0.98, tried="6 proposals")
