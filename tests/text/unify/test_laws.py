"""What holds for any proposals whatever."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.text.unify.papers import tables

from goodoffices.terms import TABLE, Room
from goodoffices.text.align.reference import reference_of
from goodoffices.text.coverage import Place, coverage
from goodoffices.text.form.framework import dumps, loads
from goodoffices.text.framework import COMMON, Common, Framework, Origin, Part, Segment
from goodoffices.text.identity import without_provenance
from goodoffices.text.notation import parse_framework, print_framework
from goodoffices.text.proposal import Proposal
from goodoffices.text.reading import as_read_by
from goodoffices.text.rooms import NothingToSee, seen_from
from goodoffices.text.unify import Grain, unify
from goodoffices.text.unify.closing import CLOSING
from goodoffices.text.unify.spelling import letters_of

MARKS = "".join(CLOSING)
ROOMS = (TABLE, Room("A"), Room("B"), Room("mediators"))


@given(tables(), st.sampled_from(Grain))
def test_every_proposal_is_given_back_word_for_word_in_its_own_order(
    papers: tuple[Proposal, ...], grain: Grain
) -> None:
    framework = unify(papers, grain=grain)
    for one in papers:
        read = as_read_by(framework, one.id)
        assert [(block.id, block.label, block.text) for block in read.blocks] == [
            (block.id, block.label, block.text) for block in one.blocks
        ]


@given(tables(), st.sampled_from(Grain))
def test_the_framework_itself_has_every_word_and_the_layout_only_its_spelling(
    papers: tuple[Proposal, ...], grain: Grain
) -> None:
    framework = unify(papers, grain=grain)
    for origin in framework.origins:
        read = {one.id: one.text for one in as_read_by(framework, origin.id).blocks}
        for block in origin.layouts[0].blocks:
            if reference_of(read[block.id]) is None:
                spelt = [replace(part, exact=None) for part in block.parts]
                bare = replace(framework, origins=(with_parts(origin, block.id, tuple(spelt)),))
                own = {one.id: one.text for one in as_read_by(bare, origin.id).blocks}
                assert letters_of(own[block.id]).strip(MARKS) == letters_of(read[block.id]).strip(MARKS)


def with_parts(origin: Origin, block: str, parts: tuple[Part, ...]) -> Origin:
    """The proposal with one block of its layout made of other parts."""
    (layout,) = origin.layouts
    blocks = tuple(replace(one, parts=parts) if one.id == block and parts else one for one in layout.blocks)
    return replace(origin, layouts=(replace(layout, blocks=blocks),))


@given(tables())
def test_every_block_went_somewhere_or_is_left_out_for_a_reason(papers: tuple[Proposal, ...]) -> None:
    covered = coverage(unify(papers))
    expected = [(one.id, block.id) for one in sorted(papers, key=lambda p: (not p.base, p.id)) for block in one.blocks]
    assert [(one.proposal, one.block) for one in covered] == expected
    assert all(bool(one.because) == (one.place is Place.OUT) for one in covered)
    assert all(bool(one.provisions) == (one.place is not Place.OUT) for one in covered)


@given(tables().flatmap(lambda papers: st.tuples(st.just(papers), st.permutations(papers))))
def test_the_order_in_which_proposals_are_given_decides_nothing(
    given_twice: tuple[tuple[Proposal, ...], list[Proposal]],
) -> None:
    papers, shuffled = given_twice
    assert unify(shuffled) == unify(papers)


@given(tables(rooms=ROOMS), st.sets(st.sampled_from(ROOMS)))
def test_a_room_sees_what_would_be_there_if_the_rest_had_never_been_written(
    papers: tuple[Proposal, ...], rooms: set[Room]
) -> None:
    framework = unify(papers)
    readable = [one for one in papers if one.room in rooms | {TABLE}]
    if not readable:
        with pytest.raises(NothingToSee):
            seen_from(framework, rooms)
        return
    assert dumps(seen_from(framework, rooms)) == dumps(unify(readable))


@given(tables(rooms=ROOMS))
def test_every_alternative_bears_the_rooms_of_its_holders(papers: tuple[Proposal, ...]) -> None:
    framework = unify(papers)
    rooms = {one.id: one.room for one in papers}
    for provision in framework.provisions:
        for bracket, _ in provision.brackets():
            for alternative in bracket.alternatives:
                assert alternative.rooms == tuple(rooms[holder] for holder in alternative.holders)


@given(tables())
def test_unify_never_sets_more_than_common(papers: tuple[Proposal, ...]) -> None:
    framework = unify(papers)
    assert all(provision.status == COMMON for provision in framework.provisions)
    assert all(stretch.status == COMMON for stretch in stretches(framework))


def stretches(framework: Framework) -> list[Common]:
    """All common text of a framework, in brackets too."""
    found: list[Common] = []
    pending: list[Segment] = [
        segment for provision in framework.provisions for one in provision.wordings for segment in one.segments
    ]
    while pending:
        segment = pending.pop()
        if isinstance(segment, Common):
            found.append(segment)
        else:
            pending.extend(inner for alternative in segment.alternatives for inner in alternative.content)
    return found


@given(tables(rooms=ROOMS))
def test_json_keeps_everything_and_the_notation_all_but_the_provenance(papers: tuple[Proposal, ...]) -> None:
    framework = unify(papers, title="A case")
    assert loads(dumps(framework)) == framework
    assert parse_framework(print_framework(framework)) == without_provenance(framework)


@given(tables())
def test_a_proposal_given_twice_changes_no_words(papers: tuple[Proposal, ...]) -> None:
    """A second holder of the same text joins the first in every alternative, and nothing else moves."""
    one = next(paper for paper in papers if not paper.base)
    twice = unify([*papers, replace(one, id=f"{one.id}2", holder="another")])
    for provision in twice.provisions:
        for bracket, _ in provision.brackets():
            for alternative in bracket.alternatives:
                assert (one.id in alternative.holders) == (f"{one.id}2" in alternative.holders)
