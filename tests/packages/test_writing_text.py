"""A package writes the text without its brackets, and names where grammar needs a hand."""

import pytest
from tests.packages.case_scene import differing
from tests.packages.test_text_choices import bracket, text

from goodoffices.packages.of_case.choices import left_out, outermost, text_choices
from goodoffices.packages.of_case.writing import SeamKind, Written, written
from goodoffices.text.framework import Framework
from goodoffices.text.proposal import TextStanding
from goodoffices.text.wording import Bracket, Common, Segment, Wording, plain_text


def clean(framework: Framework, *package: int) -> Written:
    return written(framework, text_choices(framework).picks(package))


def line(found: Written, at: int = 0) -> str:
    return plain_text(found.framework.provisions[at].wordings[0].segments)


def kinds(*segments: Segment, option: int = 0) -> list[SeamKind]:
    return [one.kind for one in clean(text(segments), option).seams]


def test_chosen_words_stand_in_the_place_of_their_brackets() -> None:
    found = clean(differing(), 0, 1, 0)
    assert line(found) == "The Parties shall withdraw their forces within 30 days of the signature of this text."
    assert line(found, 1) == "The mission watches the line and reports each month."
    assert (found.seams, found.dropped) == ((), ())


def test_a_clause_that_is_left_out_is_dropped_and_said_so() -> None:
    framework = differing()
    laid = text_choices(framework)
    away = next(at for at, one in enumerate(laid.issues[2].options) if "roads" not in one.words)
    found = clean(framework, 0, 0, away)
    assert found.dropped == (framework.provisions[3].id,)
    assert len(found.framework.provisions) == 3


def test_a_bracket_of_which_nothing_is_taken_stays_and_what_is_taken_within_it_is_written() -> None:
    framework = text(
        (Common("Go "), bracket((Common("in "), bracket("ten", "two"), Common(" days")), "now"), Common("."))
    )
    inner = text_choices(framework).issues[0].options[0].picks[1]
    (kept,) = outermost(written(framework, [inner]).framework.provisions[0])
    assert [plain_text(one.content) for one in kept.alternatives] == ["in ten days", "now"]


def test_a_text_in_another_language_falls_behind() -> None:
    framework = text((Common("In "), bracket("ten", "two"), Common(" days.")))
    (clause,) = framework.provisions
    both = Framework((type(clause)(clause.id, (*clause.wordings, Wording("fr", (Common("En dix jours."),)))),))
    assert clean(both, 0).framework.provisions[0].wordings[1].standing is TextStanding.BEHIND


@pytest.mark.parametrize(
    ("before", "chosen", "after", "kind"),
    [
        ("within", "ten", " days", SeamKind.RUN_TOGETHER),
        ("within ", " ten", " days", SeamKind.SPACE),
        ("the line ", ", and the river", ".", SeamKind.SPACE),
        ("the line", " and the river.", ".", SeamKind.MARK),
        ("on the ", "the river", " bank", SeamKind.WORD_TWICE),
        ("by a ", "observer", " of both", SeamKind.ARTICLE),
        ("by an ", "mission", " of both", SeamKind.ARTICLE),
        ("within ", "1", " days of it", SeamKind.NUMBER),
        ("within ", "2", " day of it", SeamKind.NUMBER),
        ("", "withdrawal", " begins.", SeamKind.CAPITAL),
    ],
)
def test_a_seam_is_named_where_grammar_needs_a_hand(before: str, chosen: str, after: str, kind: SeamKind) -> None:
    parts = (Common(before),) if before else ()
    assert kinds(*parts, bracket(chosen, "other words"), Common(after)) == [kind]


@pytest.mark.parametrize(
    ("before", "chosen", "after"),
    [
        ("within ", "ten", " days"),
        ("within ", "1", " day of it"),
        ("by an ", "observer", " of both"),
        ("by a ", "united mission", " of both"),
        ("within an ", "hour", " of it"),
        ("the line", ", and the river", "."),
        ("the communication", "s", " of both"),
    ],
)
def test_no_seam_is_named_where_all_is_well(before: str, chosen: str, after: str) -> None:
    assert kinds(Common(before), bracket(chosen, "x"), Common(after)) == []


def test_words_that_are_left_out_may_leave_a_seam() -> None:
    one: Bracket = bracket("heavily ")
    framework = text((Common("an "), one, Common("armed unit ")))
    assert left_out(outermost(framework.provisions[0])[0])
    assert kinds(Common("a "), bracket("heavily "), Common("armed unit"), option=1) == [SeamKind.ARTICLE]


def test_articles_are_looked_at_in_english_alone() -> None:
    framework = text((Common("a "), bracket("observer", "x"), Common(".")))
    (clause,) = framework.provisions
    french = Framework((type(clause)(clause.id, (Wording("fr", clause.wordings[0].segments),)),), languages=("fr",))
    assert clean(french, 0).seams == ()
