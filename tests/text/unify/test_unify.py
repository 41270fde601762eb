"""What a mediator expects of unifying, case by case; the expected text is in the notation."""

import unicodedata
from dataclasses import replace

import pytest
from tests.text.unify.papers import paper

from goodoffices.terms import Room
from goodoffices.text.document import Block, Cell, Change, ChangeKind, ChangeScope, Document, Kind
from goodoffices.text.framework import Decision, Framework, QuestionKind
from goodoffices.text.notation import print_framework
from goodoffices.text.proposal import Standing, TextStanding
from goodoffices.text.reading import as_read_by
from goodoffices.text.rooms import EditedSince, NoRooms, seen_from
from goodoffices.text.unify import DecisionsUnclear, TwoProposalsOfOneName, parse_decisions, print_questions, unify
from goodoffices.text.unify.translations import TranslatedTwice, translated

CEASE = "All attacks by land, air and sea cease at noon."
LEAVE = "The forces of both sides withdraw from the eastern line within 30 days."
FREE = "The detainees named in the lists are set free in three stages."


def text(framework: Framework) -> list[str]:
    """The provisions in the notation, without the head and the ids."""
    return [chunk.partition("} ")[2].rstrip("\n") for chunk in print_framework(framework).split("\n\n")[1:]]


def test_clauses_are_found_wherever_they_stand_and_however_they_are_numbered() -> None:
    framework = unify([paper("A", f"1. {CEASE}", f"2. {LEAVE}"), paper("B", f"7. {LEAVE}", f"8. {CEASE}")])
    assert sorted(text(framework)) == [f"1. {CEASE}", f"2. {LEAVE}"]


def test_a_clause_that_only_some_have_is_in_brackets_as_a_whole() -> None:
    framework = unify([paper("A", CEASE, LEAVE), paper("B", CEASE), paper("C", CEASE, LEAVE.replace("30", "60"))])
    assert text(framework) == [
        f"1. {CEASE}",
        "2. [The forces of both sides withdraw from the eastern line within [30 days]^A [60 days]^C.]^{A, C}",
    ]


def test_silence_is_not_the_wish_that_a_clause_be_deleted() -> None:
    struck = paper("B", CEASE)
    gone = Block("b2", LEAVE)
    change = Change("c1", ChangeKind.DELETION, "b2", LEAVE, "Adela Morn", "2026-05-01", ChangeScope.PARAGRAPH_MARK)
    document = Document(struck.blocks, changes=(change,), before=(*struck.blocks, gone))
    framework = unify([paper("A", CEASE, LEAVE), replace(struck, document=document), paper("C", CEASE)])
    assert text(framework) == [f"1. {CEASE}", f"2. [{LEAVE}]^A []^B"]
    (bracket,) = [bracket for bracket, _ in framework.provisions[1].brackets()]
    (source,) = bracket.alternatives[1].sources
    assert (source.block, source.author, source.date, source.change) == ("b2", "Adela Morn", "2026-05-01", "c1")


def test_a_cell_that_says_deleted_wants_no_words_there() -> None:
    framework = unify([paper("A", CEASE, LEAVE, FREE), paper("B", CEASE, "deleted", FREE)])
    assert text(framework)[1] == f"2. [{LEAVE}]^A []^B"
    assert [block.text for block in as_read_by(framework, "B").blocks] == [CEASE, "deleted", FREE]


def test_no_change_holds_the_words_of_the_base() -> None:
    framework = unify([paper("base", CEASE, LEAVE, FREE, base=True), paper("A", CEASE, "no change", FREE)])
    assert text(framework) == [f"1. {CEASE}", f"2. {LEAVE}", f"3. {FREE}"]
    assert [block.text for block in as_read_by(framework, "A").blocks] == [CEASE, "no change", FREE]


def test_silence_about_the_base_is_no_objection_to_it() -> None:
    framework = unify([paper("base", CEASE, LEAVE, FREE, base=True), paper("A", LEAVE.replace("30", "45"))])
    assert text(framework)[0] == f"1. {CEASE}"
    assert text(framework)[1] == (
        "2. The forces of both sides withdraw from the eastern line within [30 days]^base [45 days]^A."
    )


def test_a_redraft_that_leaves_a_clause_of_the_base_out_is_asked_what_it_means() -> None:
    papers = [paper("base", CEASE, LEAVE, FREE, base=True), paper("A", CEASE, FREE)]
    (question,) = unify(papers).questions
    assert (question.kind, question.one, question.other) == (QuestionKind.SILENCE, "base:b2", "A")
    deletes = Decision(QuestionKind.SILENCE, "base:b2", "A", "deletes")
    answered = unify(papers, decisions=[deletes])
    assert answered.questions == ()
    assert text(answered)[1] == f"2. [{LEAVE}]^base []^A"


def test_a_split_clause_and_a_merged_one_answer_the_whole() -> None:
    framework = unify(
        [paper("A", f"{CEASE} {LEAVE}", FREE), paper("B", CEASE, LEAVE, FREE), paper("C", CEASE, LEAVE, FREE)]
    )
    assert text(framework) == [f"1. {CEASE}", f"2. {LEAVE}", f"3. {FREE}"]
    assert [block.text for block in as_read_by(framework, "A").blocks] == [f"{CEASE} {LEAVE}", FREE]


def test_what_a_person_decided_is_obeyed() -> None:
    one, other = "Prisoners go home in winter.", "Captives return before the thaw."
    papers = [paper("A", CEASE, one, LEAVE), paper("B", CEASE, other, LEAVE)]
    same, apart = (Decision(QuestionKind.PAIR, "A:b2", "B:b2", answer) for answer in ("same", "different"))
    assert len(unify(papers, decisions=[same]).provisions) == 3
    assert len(unify(papers, decisions=[apart]).provisions) == 4
    different = Decision(QuestionKind.PAIR, "A:b1", "B:b1", "different")
    assert text(unify(papers, decisions=[different])).count(f"[{CEASE}]^A") == 0
    assert sum(CEASE in clause for clause in text(unify(papers, decisions=[different]))) == 2


def test_a_decision_between_two_that_were_not_compared_is_obeyed_too() -> None:
    third = "The valley stays without armed men until the commission has met."
    papers = [paper("A", CEASE, LEAVE), paper("B", CEASE, FREE), paper("C", LEAVE, third)]
    same = Decision(QuestionKind.PAIR, "B:b2", "C:b2", "same")
    joined = unify(papers, decisions=[same])
    (both,) = [one for one in joined.provisions if any("armed men" in w for w in words(joined, one.id))]
    assert any("detainees" in w for w in words(joined, both.id))


def words(framework: Framework, provision: str) -> list[str]:
    """What each proposal has of a provision."""
    return [
        block.text
        for origin in framework.origins
        for laid, block in zip(origin.layouts[0].blocks, as_read_by(framework, origin.id).blocks, strict=True)
        if any(part.provision == provision for part in laid.parts)
    ]


def test_questions_are_written_down_and_their_answers_read_back() -> None:
    framework = unify([paper("base", CEASE, LEAVE, FREE, base=True), paper("A", CEASE, FREE)])
    written = print_questions(framework)
    assert parse_decisions(written) == ()
    answered = parse_decisions(written.replace('answer = ""', 'answer = "silent"'))
    assert answered == (Decision(QuestionKind.SILENCE, "base:b2", "A", "silent"),)


TWO_ANSWERS = """
[[decision]]
kind = "pair"
one = "A:1"
other = "B:2"
answer = "same"
[[decision]]
kind = "pair"
one = "B:2"
other = "A:1"
answer = "different"
"""


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("[[decision", "it is not well-formed"),
        ('decision = "x"', "its entries do not begin with [[decision]]"),
        ('[[decision]]\nkind = "guess"', 'entry 1 is of the unknown kind "guess"'),
        ('[[decision]]\nkind = "pair"\nanswer = "maybe"', 'entry 1 is answered "maybe", not same or different'),
        (
            TWO_ANSWERS,
            "B:2 and A:1 are answered in two ways",
        ),
    ],
)
def test_a_decision_file_that_cannot_be_used_says_why(written: str, problem: str) -> None:
    with pytest.raises(DecisionsUnclear, match="The decision file cannot be used") as refusal:
        parse_decisions(written)
    assert problem in str(refusal.value)


def test_a_proposal_with_its_translation_speaks_in_both_languages() -> None:
    original = paper(
        "B", "تتوقف جميع الهجمات برا وجوا وبحرا عند الظهر.", "تنسحب قوات الطرفين خلال ٦٠ يوما.", language="ar"
    )
    english = paper("B", CEASE, LEAVE.replace("30", "60")).document
    framework = unify([paper("A", CEASE, LEAVE), translated(original, "en", english)], language="en")
    assert framework.languages == ("en", "ar")
    assert text(framework)[0] == f"1. {CEASE}\n@ar: تتوقف جميع الهجمات برا وجوا وبحرا عند الظهر."
    assert text(framework)[1] == (
        "2. The forces of both sides withdraw from the eastern line within [30 days]^A "
        "[60 days]^{B; working translation}.\n@ar: [تنسحب قوات الطرفين خلال ٦٠ يوما.]^B"
    )
    assert [block.text for block in as_read_by(framework, "B").blocks] == [block.text for block in original.blocks]
    assert [block.text for block in as_read_by(framework, "B", "en").blocks] == [block.text for block in english.blocks]


def test_a_proposal_without_a_translation_goes_in_whole_and_is_marked() -> None:
    arabic = paper("B", "تتوقف جميع الهجمات عند الظهر.", language="ar")
    framework = unify([paper("A", CEASE), arabic], language="en")
    assert [one.to_translate for one in framework.provisions] == [(), ("B",)]
    assert text(framework)[1] == "@ar: 2. [تتوقف جميع الهجمات عند الظهر.]^B"


def test_a_block_that_the_translation_leaves_out_is_marked_and_not_lost() -> None:
    original = paper("B", "تتوقف جميع الهجمات عند الظهر.", "مقدمة.", "تنسحب القوات خلال ٦٠ يوما.", language="ar")
    english = paper("B", CEASE, LEAVE).document
    framework = unify([paper("A", CEASE, LEAVE), translated(original, "en", english)], language="en")
    assert [block.text for block in as_read_by(framework, "B").blocks] == [block.text for block in original.blocks]


def test_a_language_has_one_text() -> None:
    with pytest.raises(TranslatedTwice, match='B has a text in "en" already'):
        translated(paper("B", CEASE), "en", paper("B", CEASE).document, TextStanding.REVISED)


def test_what_is_withdrawn_or_superseded_is_left_out_by_name() -> None:
    old = replace(paper("A 1", CEASE, LEAVE), standing=Standing.SUPERSEDED, superseded_by="A 2")
    framework = unify([old, paper("A 2", CEASE), paper("B", CEASE)])
    assert text(framework) == [f"1. {CEASE}"]
    assert {block.left_out for block in framework.origin("A 1").layouts[0].blocks} == {"the proposal is superseded"}
    assert [block.text for block in as_read_by(framework, "A 1").blocks] == [CEASE, LEAVE]


def test_two_proposals_of_one_name_are_refused() -> None:
    with pytest.raises(TwoProposalsOfOneName, match='Two proposals are called "A"'):
        unify([paper("A", CEASE), paper("A", LEAVE)])


def test_cells_answer_one_another_by_row_and_column() -> None:
    def table(name: str, day: str) -> Document:
        cells = [("Stage", "Day"), ("First", day), ("Second", "Day 28")]
        blocks = [
            Block(f"{name}{row}{column}", words, Kind.CELL, cell=Cell(0, row, column))
            for row, line in enumerate(cells)
            for column, words in enumerate(line)
        ]
        return Document(tuple(blocks))

    framework = unify(
        [replace(paper("A"), document=table("a", "Day 7")), replace(paper("B"), document=table("b", "Day 10"))]
    )
    assert text(framework) == ["Stage", "Day", "First", "[Day 10]^B [Day 7]^A", "Second", "Day 28"]
    assert [one.cell for one in framework.provisions] == [
        Cell(0, row, column) for row in range(3) for column in range(2)
    ]
    assert framework.questions == ()


def test_a_typed_letter_makes_an_item_and_a_number_a_paragraph() -> None:
    lines = ("1. The following are set free:", "(a) women;", "(b) minors;", "2. All others follow.")
    framework = unify([paper("A", *lines), paper("B", *lines)])
    assert [(one.kind, one.label) for one in framework.provisions] == [
        (Kind.PARAGRAPH, "1."),
        (Kind.ITEM, "(a)"),
        (Kind.ITEM, "(b)"),
        (Kind.PARAGRAPH, "2."),
    ]


def test_a_framework_that_was_edited_is_shown_to_no_room() -> None:
    framework = unify([paper("A", CEASE, LEAVE, room=Room("A")), paper("B", CEASE)])
    with pytest.raises(EditedSince):
        seen_from(replace(framework, provisions=framework.provisions[1:]), [Room("A")])


def test_a_framework_without_proposals_is_shown_to_no_room() -> None:
    with pytest.raises(NoRooms):
        seen_from(Framework(()), [Room("A")])


def test_a_number_is_wording_even_beside_a_word_that_refers() -> None:
    framework = unify(
        [paper("base", CEASE, "300 troops remain in the zone.", FREE, base=True), paper("A", CEASE, "Retain 500", FREE)]
    )
    assert "500" in "".join(text(framework))


@pytest.mark.parametrize("holders", [39, 41, 60])
def test_a_clause_that_many_add_is_one_clause(holders: int) -> None:
    names = [f"P{number:02}" for number in range(holders)]
    framework = unify([paper("base", CEASE, base=True), *(paper(name, CEASE, FREE) for name in names)])
    assert len(framework.provisions) == 2


def test_the_language_of_the_talks_is_chosen_anew_for_a_room_if_nobody_chose_it() -> None:
    hidden = [paper(name, "تتوقف جميع الهجمات.", room=Room("x"), language="ar") for name in ("B", "C")]
    english = paper("A", CEASE)
    assert unify([english, *hidden]).languages == ("ar", "en")
    assert seen_from(unify([english, *hidden]), []) == unify([english])


def test_a_paper_superseded_by_a_hidden_one_still_lies_on_the_table() -> None:
    old = replace(paper("B 1", CEASE, LEAVE), standing=Standing.SUPERSEDED, superseded_by="B 2")
    framework = unify([paper("A", CEASE), old, paper("B 2", CEASE, room=Room("B"))])
    seen = seen_from(framework, [])
    assert seen == unify([paper("A", CEASE), paper("B 1", CEASE, LEAVE)])


def test_a_paper_in_another_language_makes_nobody_silent() -> None:
    framework = unify([paper("A", CEASE), paper("B", CEASE), paper("C", "تتوقف جميع الهجمات.", language="ar")])
    assert text(framework)[0] == f"1. {CEASE}"


def test_two_references_on_one_point_hold_its_words_once() -> None:
    framework = unify(
        [paper("A", CEASE, LEAVE), paper("B", CEASE, "no change"), paper("C", CEASE, "no change", "idem")]
    )
    assert [block.text for block in as_read_by(framework, "C").blocks] == [CEASE, "no change", "idem"]


def test_a_script_without_spaces_is_bracketed_sign_by_sign() -> None:
    framework = unify([paper("A", "双方在夜间停止射击。"), paper("B", "双方在白天停止射击。")])
    assert len(framework.provisions) == 1
    assert "夜" not in "".join(text(framework)).replace("[夜间]^A", "")


def test_how_accents_are_stored_is_no_dispute() -> None:
    composed = "Les détenus sont libérés."
    framework = unify([paper("A", composed), paper("B", unicodedata.normalize("NFD", composed))])
    assert list(framework.provisions[0].brackets()) == []
