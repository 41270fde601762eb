"""Notes come and go with their references, in both texts."""

from collections.abc import Callable

from tests.text.read.word.markup import BY, dele, ins, p, run

from goodoffices.text.document import ChangeKind, Document

Read = Callable[..., Document]


def test_a_note_goes_with_its_deleted_reference(read: Read) -> None:
    notes = "".join(
        f'<w:footnote w:id="{number}">{p("<w:r><w:footnoteRef/></w:r>", *words)}</w:footnote>'
        for number, words in ((2, [run(" First.")]), (3, [run(" Second"), dele(" and last"), run(".")]))
    )
    body = p(
        run("a"),
        f'<w:del {BY}><w:r><w:footnoteReference w:id="2"/></w:r></w:del>',
        run(" b"),
        '<w:r><w:footnoteReference w:id="3"/></w:r>',
    )
    document = read(body, footnotes=notes)
    assert [(one.id, one.label, one.text) for one in document.before] == [
        ("p1", "", "a b"),
        ("f1", "1", "First."),
        ("f2", "2", "Second and last."),
    ]
    assert [(one.id, one.label, one.text) for one in document.blocks] == [("p1", "", "a b"), ("f2", "1", "Second.")]


def test_a_note_that_came_with_its_reference_is_a_change(read: Read) -> None:
    body = p(run("a"), f'<w:ins {BY}><w:r><w:footnoteReference w:id="2"/></w:r></w:ins>')
    document = read(body, footnotes=f'<w:footnote w:id="2">{p(run("Added."))}</w:footnote>')
    assert [one.text for one in document.before] == ["a"]
    assert [(one.kind, one.block, one.text) for one in document.changes] == [(ChangeKind.INSERTION, "f1", "Added.")]


def test_endnotes_follow_with_numbers_of_their_own(read: Read) -> None:
    body = p(run("a"), '<w:r><w:endnoteReference w:id="1"/></w:r>', ins("b"))
    document = read(body, endnotes=f'<w:endnote w:id="1">{p(run("End"), ins("note"))}{p(run("More"))}</w:endnote>')
    assert [(one.id, one.label, one.text) for one in document.blocks] == [
        ("p1", "", "ab"),
        ("e1", "i", "Endnote"),
        ("e1.2", "", "More"),
    ]
