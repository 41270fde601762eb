"""What Word leaves of a text when all tracked changes are accepted, and when all are rejected."""

from collections.abc import Callable

import pytest
from tests.text.read.word.markup import (
    BY,
    OTHER,
    ROW_GONE,
    ROW_NEW,
    box,
    cell,
    dele,
    field,
    gone,
    here,
    ins,
    moved,
    p,
    row,
    run,
    sdt,
    table,
)

from goodoffices.text.document import ChangeKind, ChangeScope, Document

Read = Callable[..., Document]
RULES = {
    "an insertion": (p(run("We "), ins("shall "), run("act.")), ["We act."], ["We shall act."]),
    "a deletion": (p(run("We "), dele("shall "), run("act.")), ["We shall act."], ["We act."]),
    "inserted and deleted again": (
        p(run("We act"), f"<w:ins {BY}>{dele(' now', OTHER)}</w:ins>"),
        ["We act"],
        ["We act"],
    ),
    "a deleted paragraph mark joins": (p(run("One "), mark="del") + p(run("two")), ["One ", "two"], ["One two"]),
    "an inserted paragraph mark parts": (p(run("One "), mark="ins") + p(run("two")), ["One two"], ["One ", "two"]),
    "three deleted marks": (
        p(run("a"), mark="del") + p(run("b"), mark="del") + p(run("c"), mark="del") + p(run("d")),
        ["a", "b", "c", "d"],
        ["abcd"],
    ),
    "a mark inserted and deleted again": (p(run("a"), mark="ins del") + p(run("b")), ["ab"], ["ab"]),
    "a mark deleted after an inserted one": (
        p(run("a"), mark="ins") + p(run("b"), mark="del") + p(run("c")),
        ["ab", "c"],
        ["a", "bc"],
    ),
    "a deleted paragraph": (p(run("a")) + p(dele("b"), mark="del") + p(run("c")), ["a", "b", "c"], ["a", "c"]),
    "an inserted paragraph": (p(run("a")) + p(ins("b"), mark="ins") + p(run("c")), ["a", "c"], ["a", "b", "c"]),
    "an inserted paragraph at the end": (p(run("a"), mark="ins") + p(ins("b")), ["a"], ["a", "b"]),
    "a deleted paragraph at the end": (p(run("a"), mark="del") + p(dele("b")), ["a", "b"], ["a"]),
    "one and a half paragraphs deleted at the end": (
        p(run("a "), dele("b"), mark="del") + p(dele("c"), mark="del") + p(),
        ["a b", "c"],
        ["a "],
    ),
    "a deleted paragraph before a table": (
        p(run("a")) + p(dele("b"), mark="del") + table(row(cell(p(run("x"))))) + p(),
        ["a", "b", "x"],
        ["a", "x"],
    ),
    "words before a table keep their paragraph": (
        p(run("a"), mark="del") + table(row(cell(p(run("x"))))) + p(run("b")),
        ["a", "x", "b"],
        ["a", "x", "b"],
    ),
    "a mark is joined over a deleted table": (
        p(run("a"), mark="del") + table(row(cell(p(dele("x"))), properties=ROW_GONE)) + p(run("b")),
        ["a", "x", "b"],
        ["ab"],
    ),
    "a deleted mark in a table": (
        table(row(cell(p(run("a"), mark="del"), p(run("b"))), cell(p(run("c"))))),
        ["a", "b", "c"],
        ["ab", "c"],
    ),
    "a mark at the end of a cell stays": (
        table(row(cell(p(run("a"), mark="del")), cell(p(run("b"))))),
        ["a", "b"],
        ["a", "b"],
    ),
    "a moved paragraph": (
        p(moved("b"), mark="moveFrom") + p(run("c")) + p(here("b"), mark="moveTo") + p(run("d")),
        ["b", "c", "d"],
        ["c", "b", "d"],
    ),
    "moved words": (p(moved("b "), run("c "), here("b")), ["b c "], ["c b"]),
    "a move that spans paragraphs": (
        p(run("a "), f'<w:moveFromRangeStart {BY} w:name="m1"/>', moved("b"), mark="moveFrom")
        + p(moved("c"), '<w:moveFromRangeEnd w:id="1"/>', run("d"))
        + p(f'<w:moveToRangeStart {BY} w:name="m1"/>', here("b"), mark="moveTo")
        + p(here("c"), '<w:moveToRangeEnd w:id="1"/>', run("e")),
        ["a b", "cd", "e"],
        ["a d", "b", "ce"],
    ),
    "a deletion within a move": (
        p(f"<w:moveFrom {BY}>{run('a ')}{dele('b')}</w:moveFrom>") + p(here("a "), run("c")),
        ["a b", "c"],
        ["a c"],
    ),
    "a deleted row": (
        table(row(cell(p(run("a")))), row(cell(p(run("b"))), properties=ROW_GONE)),
        ["a", "b"],
        ["a"],
    ),
    "an inserted row": (
        table(row(cell(p(run("a")))), row(cell(p(run("b"))), properties=ROW_NEW)),
        ["a"],
        ["a", "b"],
    ),
    "a row inserted and deleted again": (
        table(row(cell(p(run("a")))), row(cell(p(run("b"))), properties=ROW_NEW + ROW_GONE)),
        ["a"],
        ["a"],
    ),
    "a row within a content control": (
        table(row(cell(p(run("a")))), sdt(row(cell(p(run("b"))), properties=ROW_GONE))),
        ["a", "b"],
        ["a"],
    ),
    "a deleted cell": (
        table(row(cell(p(run("a"))), cell(p(run("b")), properties=f"<w:cellDel {BY}/>"))),
        ["a", "b"],
        ["a"],
    ),
    "an inserted cell": (
        table(row(cell(p(run("a"))), cell(p(run("b")), properties=f"<w:cellIns {BY}/>"))),
        ["a"],
        ["a", "b"],
    ),
    "cells merged below each other keep their words": (
        table(
            row(cell(p(run("a")), properties=f'<w:cellMerge {BY} w:vMerge="rest"/>')),
            row(cell(p(run("b")), properties=f'<w:cellMerge {BY} w:vMerge="cont"/>')),
        ),
        ["a", "b"],
        ["a", "b"],
    ),
    "a deletion in a control within the line": (p(run("a "), sdt(dele("b") + run("c"))), ["a bc"], ["a c"]),
    "a deletion in a control around blocks": (sdt(p(run("a "), dele("b"))), ["a b"], ["a "]),
    "a deletion in a control around a cell": (table(row(sdt(cell(p(run("a"), dele("b")))))), ["ab"], ["a"]),
    "a deleted control": (
        p(
            run("a "),
            f"<w:customXmlDelRangeStart {BY}/>",
            sdt(f'<w:customXmlDelRangeEnd w:id="1"/>{dele("b")}<w:customXmlDelRangeStart {OTHER}/>'),
            '<w:customXmlDelRangeEnd w:id="2"/>',
            run("c"),
        ),
        ["a bc"],
        ["a c"],
    ),
    "a mark deleted before a control": (p(run("a"), mark="del") + sdt(p(run("b"))), ["a", "b"], ["ab"]),
    "smart tags and custom elements": (
        p('<w:smartTag w:uri="u" w:element="place">', run("Ost"), dele("ia"), "</w:smartTag>", run("!")),
        ["Ostia!"],
        ["Ost!"],
    ),
    "a hyperlink": (p(f'<w:hyperlink w:anchor="x">{run("see ")}{ins("there")}</w:hyperlink>'), ["see "], ["see there"]),
    "a deleted field": (
        p(
            run("By "),
            f"<w:del {BY}>{field('<w:delInstrText> DATE </w:delInstrText>', gone('1 May'))}</w:del>",
            ins("2 May"),
        ),
        ["By 1 May"],
        ["By 2 May"],
    ),
    "an inserted field": (
        p(run("By "), f"<w:ins {BY}>{field('<w:instrText> DATE </w:instrText>', run('1 May'))}</w:ins>"),
        ["By "],
        ["By 1 May"],
    ),
    "a field whose result was changed": (
        p(field("<w:instrText> MERGEFIELD x </w:instrText>", dele("one") + ins("two"))),
        ["one"],
        ["two"],
    ),
    "a field of which one end is deleted": (
        p(
            f'<w:del {BY}><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:del>',
            run("kept"),
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        ),
        ["kept"],
        ["kept"],
    ),
    "a simple field": (
        p(f'<w:fldSimple w:instr=" AUTHOR ">{run("Ama")}{dele(" Sey")}</w:fldSimple>'),
        ["Ama Sey"],
        ["Ama"],
    ),
    "a text box, read once": (
        p(run("a"), box(p(run("in "), dele("the "), run("box")))) + p(run("b")),
        ["a", "in the box", "b"],
        ["a", "in box", "b"],
    ),
    "a deleted text box": (p(run("a"), f"<w:del {BY}>{box(p(run('boxed')))}</w:del>"), ["a", "boxed"], ["a"]),
    "a text box in a joined paragraph": (
        p(run("a"), box(p(run("boxed"))), mark="del") + p(run("b")),
        ["a", "boxed", "b"],
        ["ab", "boxed"],
    ),
    "a deleted run of mathematics": (
        p("<m:oMath><m:r><m:t>x</m:t></m:r>", f"<w:del {BY}><m:r><m:t>+1</m:t></m:r></w:del></m:oMath>"),
        ["x+1"],
        ["x"],
    ),
    "a change within a run of mathematics": (
        p(
            "<m:oMath><m:r><m:t>A=</m:t></m:r>",
            f"<m:r><w:del {BY}><w:rPr/><m:t>2</m:t></w:del></m:r><m:r><w:ins {BY}><w:rPr/><m:t>3</m:t></w:ins></m:r>",
            "<m:r><m:t>r</m:t></m:r></m:oMath>",
        ),
        ["A=2r"],
        ["A=3r"],
    ),
    "a run of mathematics that says itself that it is new": (
        p(f"<m:oMath><m:r><m:t>x</m:t></m:r><m:r><w:ins {BY}><w:rPr/></w:ins><m:t>+1</m:t></m:r></m:oMath>"),
        ["x"],
        ["x+1"],
    ),
    "a deleted fraction": (
        p(
            run("a "),
            f"<m:oMath><m:f><m:fPr><m:ctrlPr><w:del {BY}/></m:ctrlPr></m:fPr>"
            "<m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>",
        ),
        ["a 1/2"],
        ["a "],
    ),
    "changes of looks change no words": (
        p(
            f"<w:r><w:rPr><w:b/><w:rPrChange {BY}><w:rPr/></w:rPrChange></w:rPr><w:t>bold</w:t></w:r>",
            more=f"<w:jc w:val='center'/><w:pPrChange {BY}><w:pPr/></w:pPrChange>",
        ),
        ["bold"],
        ["bold"],
    ),
    "a change around whole blocks": (f"<w:ins {BY}>{p(run('a'))}</w:ins>{p(run('b'))}", ["b"], ["a", "b"]),
}


def stripped(document: Document) -> tuple[list[str], list[str]]:
    return [one.text for one in document.before], [one.text for one in document.blocks]


@pytest.mark.parametrize("rule", RULES)
def test_both_texts_of_a_tracked_change_are_those_of_word(read: Read, rule: str) -> None:
    body, before, after = RULES[rule]
    document = read(body)
    assert stripped(document) == ([one.strip() for one in before], [one.strip() for one in after])


def test_a_paragraph_keeps_its_id_in_both_texts(read: Read) -> None:
    document = read(p(run("a")) + p(dele("b"), mark="del") + p(run("c "), ins("d")))
    assert [one.id for one in document.before] == ["p1", "p2", "p3"]
    assert [one.id for one in document.blocks] == ["p1", "p3"]


def test_a_change_tells_author_date_and_place(read: Read) -> None:
    document = read(p(run("We "), dele("may "), ins("shall ", OTHER), run("act.")))
    deletion, insertion = document.changes
    assert (deletion.kind, deletion.author, deletion.date) == (ChangeKind.DELETION, "Ama Sey", "2026-03-01T10:00:00Z")
    assert (insertion.kind, insertion.author, insertion.text) == (ChangeKind.INSERTION, "Jon Vale", "shall ")
    assert document.before[0].text[deletion.start :].startswith("may act.")
    assert document.blocks[0].text[insertion.start :].startswith("shall act.")


def test_pieces_of_one_change_are_one_change(read: Read) -> None:
    document = read(p(run("We "), ins("sh"), ins("all "), ins("soon ", OTHER), run("act.")))
    assert [(one.text, one.author) for one in document.changes] == [("shall ", "Ama Sey"), ("soon ", "Jon Vale")]


def test_two_deletions_around_an_insertion_are_two(read: Read) -> None:
    document = read(p(dele("a "), ins("b "), dele("c")))
    assert [(one.kind.value, one.text) for one in document.changes] == [
        ("deletion", "a "),
        ("insertion", "b"),
        ("deletion", "c"),
    ]


def test_rows_cells_and_paragraph_marks_are_changes_of_their_own(read: Read) -> None:
    body = p(run("a"), mark="del") + p(run("b"))
    body += table(
        row(cell(p(run("x"))), cell(p(run("y"))), properties=ROW_GONE),
        row(cell(p(run("z"))), cell(p(run("n")), properties=f"<w:cellIns {BY}/>")),
    )
    found = [(one.scope, one.kind, one.block, one.text) for one in read(body).changes]
    assert found == [
        (ChangeScope.PARAGRAPH_MARK, ChangeKind.DELETION, "p1", ""),
        (ChangeScope.ROW, ChangeKind.DELETION, "p3", "x\ty"),
        (ChangeScope.CELL, ChangeKind.INSERTION, "p6", "n"),
    ]


def test_a_move_is_told_at_both_of_its_ends(read: Read) -> None:
    document = read(p(moved("b"), mark="moveFrom") + p(run("c")) + p(here("b"), mark="moveTo") + p(run("d")))
    words = [(one.kind, one.block, one.text) for one in document.changes if one.scope is ChangeScope.WORDS]
    assert words == [(ChangeKind.MOVED_AWAY, "p1", "b"), (ChangeKind.MOVED_HERE, "p3", "b")]


def test_words_that_another_deleted_again_are_noticed(read: Read) -> None:
    document = read(p(run("We act"), f"<w:ins {BY}>{dele(' at once', OTHER)}</w:ins>"))
    assert document.changes == ()
    assert ["Ama Sey" in one.sentence and "at once" in one.sentence for one in document.notices] == [True]


def test_cells_keep_the_place_that_they_have_in_each_text(read: Read) -> None:
    wide = f'<w:gridSpan w:val="1"/><w:tcPrChange {BY}><w:tcPr><w:gridSpan w:val="2"/></w:tcPr></w:tcPrChange>'
    document = read(
        table(
            row(cell(p(run("gone"))), properties=ROW_GONE),
            row(cell(p(run("a")), properties=wide), cell(p(run("b")))),
        )
    )
    places = [[(one.text, one.cell) for one in blocks] for blocks in (document.before, document.blocks)]
    assert [(text, place.row, place.column) for text, place in places[0] if place] == [
        ("gone", 0, 0),
        ("a", 1, 0),
        ("b", 1, 2),
    ]
    assert [(text, place.row, place.column) for text, place in places[1] if place] == [("a", 0, 0), ("b", 0, 1)]


def test_tables_that_come_to_touch_are_one(read: Read) -> None:
    one, other = table(row(cell(p(run("a"))))), table(row(cell(p(run("b")))))
    document = read(one + p(dele("between"), mark="del") + other)
    assert [(text.text, text.cell and (text.cell.table, text.cell.row)) for text in document.before] == [
        ("a", (0, 0)),
        ("between", None),
        ("b", (1, 0)),
    ]
    assert [text.cell and (text.cell.table, text.cell.row) for text in document.blocks] == [(0, 0), (0, 1)]


def test_a_joined_paragraph_looks_like_its_end(read: Read) -> None:
    heading = '<w:outlineLvl w:val="0"/>'
    document = read(p(run("One "), mark="del", more=heading) + p(run("two")))
    assert [(one.kind.value, one.text) for one in document.before] == [("heading", "One"), ("paragraph", "two")]
    assert [(one.id, one.kind.value, one.text) for one in document.blocks] == [("p1", "paragraph", "One two")]
