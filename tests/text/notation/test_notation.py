import pytest

from goodoffices.text.document import Kind
from goodoffices.text.framework import Agreement, Alternative, Bracket, Common, Form, Status
from goodoffices.text.language import Direction
from goodoffices.text.notation import NotationUnclear, parse_framework, parse_segments, print_framework
from goodoffices.text.proposal import TextStanding


def held(words: str) -> dict[str, tuple[str, ...]]:
    """The alternatives of the only bracket in the words, with their holders."""
    (bracket,) = [segment for segment in parse_segments(words) if isinstance(segment, Bracket)]
    return {
        "".join(one.text for one in alt.content if isinstance(one, Common)): alt.holders for alt in bracket.alternatives
    }


def test_alternatives_stand_one_after_the_other_with_their_holders() -> None:
    assert held("within [40 days]^A [60 days]^{B, C} of signature") == {"40 days": ("A",), "60 days": ("B", "C")}


def test_an_empty_alternative_wants_no_words() -> None:
    assert held("withdraw [immediately]^A []^B.") == {"immediately": ("A",), "": ("B",)}


def test_a_bracket_without_a_holder_came_with_the_draft() -> None:
    assert held("Parties [shall] [should] act") == {"shall": (), "should": ()}


def test_a_bracket_lies_within_an_alternative() -> None:
    first, bracket = parse_segments("The line [runs [north]^A [south]^B of the river]^{A, B} []^C")
    assert first == Common("The line ")
    assert isinstance(bracket, Bracket)
    inner = bracket.alternatives[0].content[1]
    assert isinstance(inner, Bracket)
    assert [alternative.holders for alternative in inner.alternatives] == [("A",), ("B",)]


def test_a_space_between_two_brackets_is_written_with_a_backslash() -> None:
    words = "[a]^A [b]^B\\ [c]^A [d]^B"
    assert [type(segment) for segment in parse_segments(words)] == [Bracket, Common, Bracket]


def test_options_stand_on_lines_of_their_own() -> None:
    segments = parse_segments("Either:\n- [all leave]^A\n- [some leave]^B\n+ and nobody returns.")
    assert [type(segment) for segment in segments] == [Common, Bracket, Common]
    assert isinstance(segments[1], Bracket)
    assert segments[1].form is Form.OPTIONS


def test_a_stretch_bears_its_status() -> None:
    (stretch,) = parse_segments("<<All detainees>>^{ad referendum, A, B, since 2026-05-03}")
    assert stretch == Common("All detainees", Status(Agreement.AD_REFERENDUM, ("A", "B"), "2026-05-03"))


def test_a_wrapped_line_is_one_line() -> None:
    assert parse_segments("cease all\nhostilities") == (Common("cease all hostilities"),)


TYPED = """\
good-offices framework 1
title: A case
languages: en, ar
proposal A: Ardania
proposal B: The Republic of Belmark

# Article 1 – Lines

7. Forces withdraw within [30 days]^A [60 days]^B.
@ar working translation: تنسحب القوات خلال [٣٠ يوما]^A [٦٠ يوما]^B.

{exchange; item 2; status: provisional, A, B} (a) women;
"""


def test_a_typed_framework_needs_no_marks() -> None:
    framework = parse_framework(TYPED)
    heading, lines, item = framework.provisions
    assert (heading.id, heading.kind, heading.level, heading.label) == ("p1", Kind.HEADING, 1, "Article 1 –")
    assert lines.label == "7."
    arabic = lines.wording("ar")
    assert arabic is not None
    assert (arabic.standing, arabic.direction) == (TextStanding.WORKING, Direction.RTL)
    assert (item.id, item.kind, item.level, item.label) == ("exchange", Kind.ITEM, 2, "(a)")
    assert item.status == Status(Agreement.PROVISIONAL, ("A", "B"))


def test_printing_what_was_typed_changes_no_meaning() -> None:
    framework = parse_framework(TYPED)
    assert parse_framework(print_framework(framework)) == framework


def test_an_alternative_is_named_by_its_words_and_not_by_its_place() -> None:
    one, other = (parse_segments(words)[0] for words in ("[x]^A [y]^B", "[y]^A [x]^B"))
    assert isinstance(one, Bracket)
    assert isinstance(other, Bracket)
    assert {alternative.id for alternative in one.alternatives} == {
        alternative.id for alternative in other.alternatives
    }


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("one\n\ntwo [three", "Line 3: a bracket is opened here and not closed; close it with ], or write \\["),
        ("one ] two", "Line 1: a bracket is closed and was not opened; open it with [, or write \\]"),
        ("[x]^A [y]^A", "Line 1: A holds two alternatives of one bracket"),
        ("<<x>>^{liked}", 'Line 1: "liked" is no status; write one of: common, no objection, provisional'),
        ("{p1} x\n\n{p1} y", 'Line 3: a second provision is called "p1"'),
        ("{p1; colour 3} x", "Line 1: a provision's mark holds"),
        ("[x]^ y", "Line 1: a ^ is followed by no holder"),
        ("[" * 100 + "]" * 100, "Line 1: brackets are nested deeper than 64"),
        ("good-offices framework 1\nauthor: me\n\nx", 'Line 2: the head has no line "author"'),
        ("good-offices framework 9\n\nx", "Line 1: this is no version of the notation that this program reads"),
        ("good-offices framework 1\nproposal A: A\n\n[x]^B", 'Line 4: no proposal is called "B"'),
        ("[x]^A\n- [y]^B", "Line 2: two brackets touch"),
    ],
)
def test_what_is_unclear_is_refused_with_its_line(words: str, sentence: str) -> None:
    with pytest.raises(NotationUnclear) as refusal:
        parse_framework(words)
    assert str(refusal.value).startswith(sentence)


def test_an_alternative_alone_may_have_a_standing() -> None:
    (bracket,) = parse_segments("[x]^{A; working translation}")
    assert isinstance(bracket, Bracket)
    assert bracket.alternatives[0] == Alternative(
        bracket.alternatives[0].id, (Common("x"),), ("A",), TextStanding.WORKING
    )
