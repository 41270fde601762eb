"""Nothing passes the gate that its audience may not know, unless a mediator said so."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.release.papers import ROOM_A, ROOM_B, ROOM_C, audience, drafts, marks
from tests.text.unify.papers import paper

from goodoffices.case.kinds.showing import Way
from goodoffices.release.gate import Audience, Passed, pass_gate
from goodoffices.release.hearing import Hearing
from goodoffices.release.stop import Cause
from goodoffices.terms import Room
from goodoffices.text.document import Kind
from goodoffices.text.form.framework import dumps, loads
from goodoffices.text.framework import Alternative, Bracket, Common, Framework, Provision, Segment, Wording
from goodoffices.text.identity import without_provenance
from goodoffices.text.notation import print_framework
from goodoffices.text.proposal import Proposal, TextStanding
from goodoffices.text.unify import unify
from goodoffices.text.write.word import write_word

Case = tuple[Framework, tuple[Proposal, ...]]


def answered(text: Framework, to: Audience, way: Way) -> Passed:
    """The draft once every stop has been answered in one way, as often as a new one appears."""
    answers: dict[str, Way] = {}
    while (passed := pass_gate(text, to, answers)).stops:
        assert not answers.keys() & {one.id for one in passed.stops}
        answers |= {one.id: way if way in one.ways else Way.RELEASE for one in passed.stops}
    return passed


def everything(passed: Passed) -> str:
    """All that leaves: the form, the notation, and every part of the Word file."""
    with zipfile.ZipFile(io.BytesIO(write_word(passed.framework))) as parts:
        word = "".join(parts.read(one).decode("utf-8", "replace") for one in parts.namelist())
    return dumps(passed.framework).decode() + print_framework(passed.framework) + word


def said(papers: tuple[Proposal, ...], *rooms: Room) -> set[str]:
    """The marks that a proposal of one of these rooms has; a mediator may have typed others of their own."""
    words = {one.room: "" for one in papers}
    for one in papers:
        words[one.room] += " ".join((one.title, *(block.text for block in one.document.blocks)))
    return {mark for room in rooms for mark in marks(room) if mark in words.get(room, "")}


@given(drafts())
def test_what_is_left_out_stands_in_no_form_of_what_leaves(case: Case) -> None:
    text, papers = case
    told = everything(answered(text, audience(papers, ROOM_A), Way.LEAVE_OUT))
    assert {mark for mark in said(papers, ROOM_B, ROOM_C) if mark in told} == set()


@given(drafts())
def test_what_still_stops_a_draft_is_not_in_what_is_shown_of_it(case: Case) -> None:
    text, papers = case
    told = everything(pass_gate(text, audience(papers, ROOM_A), {}))
    assert {mark for mark in said(papers, ROOM_B, ROOM_C) if mark in told} == set()


@given(drafts(), st.sampled_from((Way.OURS, Way.RELEASE)))
def test_who_lets_everything_pass_lets_all_words_of_the_draft_pass(case: Case, way: Way) -> None:
    text, papers = case
    shown = dumps(answered(text, audience(papers, ROOM_A), way).framework).decode()
    held = dumps(without_provenance(text)).decode()
    every = said(papers, ROOM_A, ROOM_B, ROOM_C)
    assert {mark for mark in every if mark in shown} == {mark for mark in every if mark in held}


@given(drafts())
def test_no_holder_no_source_and_no_proposal_passes_unless_it_is_named(case: Case) -> None:
    text, papers = case
    shown = answered(text, audience(papers, ROOM_A), Way.OURS).framework
    alternatives = [each for one in shown.provisions for bracket, _ in one.brackets() for each in bracket.alternatives]
    assert all(not one.holders and not one.sources and not one.rooms for one in alternatives)
    assert (shown.origins, shown.questions, shown.decisions) == ((), (), ())
    assert loads(dumps(shown)) == shown


@given(drafts())
def test_whoever_may_read_everything_is_stopped_by_nothing(case: Case) -> None:
    text, papers = case
    assert pass_gate(text, audience(papers, ROOM_A, ROOM_B, ROOM_C), {}).stops == ()


def talks() -> Case:
    papers = (
        paper("A", "1. Forces leave within 30 days.", "2. The crossing is open.", room=ROOM_A),
        paper("B", "1. Forces leave within 45 days.", "2. The crossing is open.", "3. The dam stays.", room=ROOM_B),
    )
    return unify(papers), papers


def test_an_alternative_that_is_left_out_leaves_the_other_without_a_bracket_and_no_gap_in_the_numbers() -> None:
    text, papers = talks()
    shown = answered(text, audience(papers, ROOM_A), Way.LEAVE_OUT).framework
    assert print_framework(shown).splitlines()[-3:] == [
        "{p1} 1. Forces leave within 30 days.",
        "",
        "{p2} 2. The crossing is open.",
    ]


def test_a_language_in_which_nothing_is_left_is_not_named() -> None:
    papers = (
        paper("A", "1. Forces leave within 30 days.", room=ROOM_A, language="en"),
        paper("B", "1. يلتزم الطرفان بوقف إطلاق النار.", room=ROOM_B, language="ar"),
    )
    shown = answered(unify(papers, language="en"), audience(papers, ROOM_A), Way.LEAVE_OUT).framework
    assert shown.languages == ("en",)


def test_what_is_put_forward_as_our_own_stands_in_the_bracket_without_a_holder() -> None:
    text, papers = talks()
    shown = answered(text, audience(papers, ROOM_A, named=frozenset("A")), Way.OURS).framework
    assert "Forces leave within [30 days]^A [45 days]." in print_framework(shown)


def test_to_name_a_holder_whose_room_is_closed_stops_the_draft() -> None:
    text, papers = talks()
    stops = pass_gate(text, audience(papers, ROOM_A, named=frozenset("AB")), {}).stops
    ours = {one.id: Way.OURS for one in stops}
    assert {one.cause for one in stops} == {Cause.ALTERNATIVE}
    assert {one.cause for one in pass_gate(text, audience(papers, ROOM_A, named=frozenset("AB")), ours).stops} == {
        Cause.HOLDER
    }


def test_two_words_that_each_is_known_stop_where_they_stand_together_only_elsewhere() -> None:
    hearing = Hearing.of(["45 men, 30 days"], [(ROOM_B, "within 45 days of signature")])
    assert [one.words for one in hearing.unheard("They leave in 45 days.")] == ["45 days"]
    assert hearing.unheard("They leave in 30 days.") == ()
    assert hearing.unheard("They leave in 45 days.", ["45 days"]) == ()


def test_our_own_wording_bears_no_standing_of_the_text_that_it_was_taken_from() -> None:
    theirs = Alternative("a2", (Common("45 days"),), ("B",), TextStanding.WORKING, (ROOM_B,))
    text = of_one_clause(Common("within "), Bracket("b", (Alternative("a1", (Common("30 days"),)), theirs)))
    passed = answered(text, Audience(Hearing.of(["within 30 days"], [(ROOM_B, "45 days")])), Way.OURS)
    assert TextStanding.WORKING.value not in dumps(passed.framework).decode()


def test_a_translation_of_words_that_are_left_out_does_not_pass_by_itself() -> None:
    theirs = Alternative("a1", (Common("The dam stays."),), ("B",), rooms=(ROOM_B,))
    wordings = (Wording("en", (Bracket("b", (theirs,)),)), Wording("ar", (Common("يبقى السد."),)))
    text = Framework((Provision("p1", wordings),), languages=("en", "ar"))
    to = Audience(Hearing.of(["The mill stays."], [(ROOM_B, "The dam stays.")]))
    assert {one.words for one in pass_gate(text, to, {}).stops} == {"The dam stays.", "يبقى السد."}
    assert answered(text, to, Way.LEAVE_OUT).framework.provisions == ()
    assert len(answered(text, to, Way.OURS).framework.provisions) == 1


def of_one_clause(*segments: Segment) -> Framework:
    return Framework((Provision("p1", (Wording("en", segments),)),))


def test_words_that_meet_only_at_the_edge_of_a_bracket_are_looked_at_together() -> None:
    inner = Bracket("i", (Alternative("i1", (Common("30"),)), Alternative("i2", (Common("45"),))))
    outer = Bracket("o", (Alternative("o1", (Common("within "), inner)), Alternative("o2", (Common("after 60"),))))
    text = of_one_clause(Common("They leave "), outer, Common(" days"))
    hearing = Hearing.of(["They leave within 30 days, after 60 days, 45 men"], [(ROOM_B, "in 45 days")])
    assert [one.words for one in pass_gate(text, Audience(hearing), {}).stops] == ["45 days"]


def test_words_that_meet_in_some_reading_of_two_brackets_side_by_side_are_looked_at_together() -> None:
    days = Bracket("c", (Alternative("c1", (Common("weeks"),)), Alternative("c2", (Common("days"),))))
    count = Bracket("b", (Alternative("b1", (Common("45"),)), Alternative("b2", (Common("30"),))))
    hearing = Hearing.of(["They leave after 45 men, after 30 days, 6 weeks"], [(ROOM_B, "45 days")])
    stops = pass_gate(of_one_clause(Common("They leave after "), count, Common(" "), days), Audience(hearing), {}).stops
    assert [one.words for one in stops] == ["45 days"]


@pytest.mark.parametrize(("held", "told"), [(False, False), (True, True)])
def test_a_translation_does_not_tell_an_alternative_that_is_left_out_while_its_clause_stays(
    *, held: bool, told: bool
) -> None:
    def bracket(name: str, *words: str, held: bool = True) -> Bracket:
        rooms = ((ROOM_A,), (ROOM_B,)) if held else ((), ())
        pairs = enumerate(zip(words, rooms, strict=True))
        return Bracket(name, tuple(Alternative(f"{name}{i}", (Common(one),), rooms=own) for i, (one, own) in pairs))

    english = Wording(
        "en", (Common("Forces leave within "), bracket("b", "thirty days", "forty-five days"), Common("."))
    )
    arabic = bracket("c", "ثلاثين يوما", "خمسة وأربعين يوما", held=held)
    wordings = (english, Wording("ar", (Common("تنسحب القوات خلال "), arabic, Common("."))))
    text = Framework((Provision("p1", wordings),), languages=("en", "ar"))
    heard = Hearing.of(["Forces leave within thirty days."], [(ROOM_B, "Forces leave within forty-five days.")])
    shown = print_framework(answered(text, Audience(heard, frozenset({ROOM_A})), Way.LEAVE_OUT).framework)
    assert "thirty days" in shown
    assert "وأربعين" not in shown
    assert ("القوات" in shown) is told


@pytest.mark.parametrize("label", ["مُلْحَق أُورْفَانِي", "Or 5"])
def test_a_word_of_a_label_is_looked_at_with_its_vowel_points_and_however_short(label: str) -> None:
    wording = Wording("en", (Common("The mill stays."),))
    text = Framework((Provision("p1", (wording,), label=label, kind=Kind.HEADING),))
    heard = Hearing.of(["The mill stays."], [(ROOM_B, "اورفاني"), (ROOM_B, "Or")])
    assert pass_gate(text, Audience(heard), {}).stops
