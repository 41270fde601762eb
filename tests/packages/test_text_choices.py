"""Every open bracket is an issue, nested ones are chosen consistently, tied ones together."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.packages.case_scene import differing
from tests.text.unify.papers import paper

from goodoffices.packages.of_case.choices import (
    LEFT_OUT,
    MOST_WAYS,
    NothingOpen,
    TextChoices,
    cited,
    left_out,
    outermost,
    text_choices,
)
from goodoffices.packages.of_case.writing import written
from goodoffices.text.framework import Framework, Provision
from goodoffices.text.identity import identified
from goodoffices.text.unify import unify
from goodoffices.text.wording import Alternative, Bracket, Common, Segment, Wording, brackets_in


def bracket(*alternatives: str | tuple[Segment, ...], holders: tuple[str, ...] = ()) -> Bracket:
    """A bracket, each alternative words or segments, held by one proposal each if any are named."""
    named = [((one,) if one else ()) for one in (*holders, *[""] * len(alternatives))]
    contents = [((Common(one),) if one else ()) if isinstance(one, str) else one for one in alternatives]
    return Bracket("", tuple(Alternative("", one, held) for one, held in zip(contents, named, strict=False)))


def text(*clauses: tuple[Segment, ...]) -> Framework:
    """A text of these clauses."""
    provisions = [
        identified(Provision(f"p{at}", (Wording("en", one),), label=f"{at}.")) for at, one in enumerate(clauses, 1)
    ]
    return Framework(tuple(provisions), languages=("en",))


def words(laid: TextChoices, at: int = 0) -> list[str]:
    return [one.words for one in laid.issues[at].options]


def citation(framework: Framework, place: int) -> str:
    return cited(outermost(framework.provisions[place])[0])


@st.composite
def segments(draw: st.DrawFn, depth: int = 2) -> tuple[Segment, ...]:
    """Common text and brackets by turns."""
    found: list[Segment] = [Common(draw(st.sampled_from(["The Parties ", "shall leave "])))]
    for number in range(draw(st.integers(0, 2))):
        inner = segments(depth - 1) if depth else st.sampled_from([(Common("ten"),), (Common("two"),), ()])
        contents = draw(st.lists(inner, min_size=1, max_size=3, unique_by=str))
        found += [bracket(*contents), Common(f" and {number} more ")]
    return tuple(found)


def test_every_open_bracket_is_an_issue_and_its_alternatives_are_the_options() -> None:
    laid = text_choices(differing())
    assert [one.name for one in laid.issues] == ["1.", "2.", "4."]
    assert words(laid, 0) == ["30 days", "60 days"]
    assert laid.choices.widths == (2, 2, 2)


def test_a_clause_that_only_some_hold_stands_or_is_left_out() -> None:
    framework = differing()
    laid = text_choices(framework)
    assert words(laid, 2)[0].startswith("Each Party opens two roads")
    roads = outermost(framework.provisions[3])[0]
    assert all(one.content == () or one.holders == ("A",) for one in roads.alternatives)
    assert len(words(laid, 2)) == 2


def test_the_words_of_a_bracket_that_nobody_words_otherwise_may_be_left_out() -> None:
    framework = text((Common("Armed "), bracket("and masked "), Common("men leave.")))
    laid = text_choices(framework)
    assert words(laid) == ["and masked", LEFT_OUT]
    assert laid.issues[0].options[1].picks == (left_out(outermost(framework.provisions[0])[0]),)


def test_a_text_without_a_bracket_has_nothing_to_choose() -> None:
    with pytest.raises(NothingOpen) as refused:
        text_choices(unify([paper("A", "1. All is agreed."), paper("B", "1. All is agreed.")]))
    assert refused.value.sentence == "The text has no open bracket: there is nothing to choose."


def test_a_bracket_within_an_alternative_is_chosen_with_it() -> None:
    inner = (Common("within "), bracket("10", "20"), Common(" days"))
    laid = text_choices(text((Common("They leave "), bracket(inner, "at once"), Common("."))))
    assert words(laid) == ["within 10 days", "within 20 days", "at once"]
    outer = laid.issues[0].options[0].picks[0]
    assert [one.option for one in laid.taking(outer)] == [0, 1]


def test_where_there_are_too_many_ways_an_inner_bracket_is_an_issue_of_its_own_that_may_fall_away() -> None:
    inner = (
        Common("on "),
        bracket(*(f"day {one}" for one in range(MOST_WAYS))),
        Common(" at "),
        bracket("noon", "dusk"),
    )
    laid = text_choices(text((Common("They leave "), bracket(inner, "at once"), Common("."))))
    assert laid.choices.widths == (2, MOST_WAYS + 1, 3)
    kept = [one for one in product(*map(range, laid.choices.widths)) if not laid.choices.broken(one)]
    assert len(kept) == MOST_WAYS * 2 + 1
    assert all(laid.package(laid.picks(one)) == one for one in kept)


def test_tied_brackets_are_one_issue_whose_options_are_what_proposals_choose() -> None:
    framework = differing()
    laid = text_choices(framework, [(citation(framework, 0), citation(framework, 1))])
    assert [one.name for one in laid.issues] == ["1., 2.", "4."]
    assert words(laid) == ["30 days … joint commission", "60 days … mission"]


def test_tied_brackets_that_nobody_holds_are_combined_in_every_way() -> None:
    framework = text((Common("In "), bracket("ten", "two"), Common(" days")), (Common("By "), bracket("x", "y")))
    assert len(words(text_choices(framework, [(citation(framework, 0), citation(framework, 1))]))) == 4


def test_a_tie_to_a_bracket_that_was_worded_anew_ties_nothing() -> None:
    framework = differing()
    assert len(text_choices(framework, [(citation(framework, 0), "p2.1#0123456789")]).issues) == 3


def test_options_of_the_same_beginning_have_names_of_their_own() -> None:
    long = "words " * 40
    laid = text_choices(text((bracket(f"{long}one", f"{long}two", f"{long}three"),)))
    assert len({one.name for one in laid.choices.issues[0].options}) == 3


@given(st.lists(segments(), min_size=1, max_size=3), st.randoms(use_true_random=False))
def test_a_package_is_found_again_by_what_it_takes_and_leaves_no_bracket(
    clauses: list[tuple[Segment, ...]], chance: st.DataObject
) -> None:
    framework = text(*clauses)
    if not any(map(outermost, framework.provisions)):
        return
    laid = text_choices(framework)
    package = tuple(chance.randrange(width) for width in laid.choices.widths)  # type: ignore[attr-defined]  # a Random
    if laid.choices.broken(package):
        return
    picks = laid.picks(package)
    assert laid.package(picks) == package
    clean = written(framework, picks).framework
    assert not [one for each in clean.provisions for one in brackets_in(each.wordings[0].segments)]
