"""No word is lost, whoever comes first: soundness, coverage, order, and every form of a framework, on real texts."""

from pathlib import Path

import pytest
from corpora import Talks, dossiers, redrafts, treaty
from tests.tiers import Hold
from unify_figures import Figures

from goodoffices.text.form.framework import dumps, loads
from goodoffices.text.framework import Framework
from goodoffices.text.identity import without_provenance
from goodoffices.text.notation import parse_framework, print_framework
from goodoffices.text.unify import Grain, unify

SHORT = 400
"""Talks of no more blocks than this are tried every day."""

DOSSIERS = 15
Unified = list[tuple[Talks, Framework]]


@pytest.fixture(scope="module")
def unified(texts: Path, *, deep: bool) -> Unified:
    whole = [*redrafts(texts), *treaty(texts)]
    many = list(dossiers(texts))
    chosen = [*whole, *many] if deep else [*(one for one in whole if one.blocks <= SHORT), *many[:DOSSIERS]]
    grains = tuple(Grain) if deep else (Grain.NORMAL,)
    return [(one, unify(one.proposals, grain=grain)) for one in chosen for grain in grains]


@pytest.fixture(scope="module")
def figures(unified: Unified) -> Figures:
    told = Figures()
    for talks, framework in unified:
        told.add(talks, framework)
    return told


def test_every_real_proposal_is_given_back_word_for_word(figures: Figures, unified: Unified, bar: Hold) -> None:
    tried = f"{figures.proposals} proposals in {len(unified)} frameworks"
    bar("share of proposals given back word for word", figures.given_back / figures.proposals, at_least=1, tried=tried)


def test_every_block_of_every_real_proposal_is_accounted_for(figures: Figures, bar: Hold) -> None:
    tried = f"{figures.blocks:,} blocks, {figures.left_out} of them left out for a reason"
    bar("share of blocks accounted for", figures.accounted / figures.blocks, at_least=1, tried=tried)


def test_who_comes_first_decides_nothing_on_real_texts(unified: Unified, bar: Hold) -> None:
    same = 0
    for talks, framework in unified:
        proposals = talks.proposals
        turned = [
            unify(other, grain=Grain(framework.grain)) for other in (proposals[::-1], proposals[1:] + proposals[:1])
        ]
        same += all(dumps(other) == dumps(framework) for other in turned)
    bar("share of frameworks the same in three orders", same / len(unified), at_least=1, tried=f"{len(unified)}")


def test_json_and_notation_give_every_real_framework_back(unified: Unified, bar: Hold) -> None:
    whole = sum(loads(dumps(framework)) == framework for _, framework in unified)
    typed = sum(parse_framework(print_framework(one)) == without_provenance(one) for _, one in unified)
    tried = f"{len(unified)} frameworks"
    bar("share of frameworks that JSON gives back", whole / len(unified), at_least=1, tried=tried)
    bar("share of frameworks that the notation gives back", typed / len(unified), at_least=1, tried=tried)
