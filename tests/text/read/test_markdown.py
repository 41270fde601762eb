import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.text.document import Cell, Document, Kind
from goodoffices.text.language import Direction
from goodoffices.text.read.markdown import TooDeeplyNested, read_markdown
from goodoffices.text.read.page import TooLongAParagraph


def read(text: str) -> Document:
    return read_markdown("draft.md", text.encode())


def texts(text: str) -> list[str]:
    return [block.text for block in read(text).blocks]


def labels(text: str) -> list[tuple[str, str, int]]:
    return [(block.label, block.text, block.level) for block in read(text).blocks]


def test_headings_paragraphs_and_quotations_are_blocks_in_order() -> None:
    document = read("# The Orsel Accord\n\nThe Parties,\nmindful of *peace*,\n\n## Article 1 – Scope\n\n> as said\n")
    assert document.title == "The Orsel Accord"
    assert [(block.id, block.kind, block.level, block.label, block.text) for block in document.blocks] == [
        ("p1", Kind.TITLE, 0, "", "The Orsel Accord"),
        ("p2", Kind.PARAGRAPH, 0, "", "The Parties, mindful of peace,"),
        ("p3", Kind.HEADING, 2, "Article 1 –", "Scope"),
        ("p4", Kind.PARAGRAPH, 0, "", "as said"),
    ]


def test_a_first_heading_that_has_equals_is_no_title() -> None:
    assert [block.kind for block in read("# One\n\n# Two\n").blocks] == [Kind.HEADING, Kind.HEADING]


def test_numbers_of_lists_are_those_that_are_printed() -> None:
    assert labels("3. a\n3. b\n   - c\n     1) d\n\n   more of b\n") == [
        ("3.", "a", 1),
        ("4.", "b", 1),
        ("•", "c", 2),
        ("1)", "d", 3),
        ("", "more of b", 1),
    ]


def test_a_letter_typed_after_a_bullet_is_the_label() -> None:
    assert labels("- (a) food\n- (b) water\n") == [("(a)", "food", 1), ("(b)", "water", 1)]


def test_an_item_without_words_of_its_own_keeps_its_number() -> None:
    assert labels("1. 1. a\n2.\n3. c\n") == [("1.", "", 1), ("1.", "a", 2), ("2.", "", 1), ("3.", "c", 1)]


def test_a_table_is_read_cell_by_cell() -> None:
    document = read("| Stage | Days |\n|---|---|\n| one | 30<br>40 |\n|  | 60 |\n")
    assert [(block.text, block.cell) for block in document.blocks] == [
        ("Stage", Cell(0, 0, 0)),
        ("Days", Cell(0, 0, 1)),
        ("one", Cell(0, 1, 0)),
        ("30\n40", Cell(0, 1, 1)),
        ("60", Cell(0, 2, 1)),
    ]
    assert {block.kind for block in document.blocks} == {Kind.CELL}


def test_the_number_of_an_item_that_begins_with_a_table_is_kept() -> None:
    (first, *_) = read("4. | a | b |\n   |---|---|\n   | c | d |\n").blocks
    assert (first.label, first.text, first.kind) == ("4.", "a", Kind.CELL)


def test_code_is_a_paragraph_as_it_stands() -> None:
    assert texts("    line *one*\n    line two\n\n```\nline [three]\n```\n") == ["line *one*\nline two", "line [three]"]


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        (r"\[not\] a \* b", "[not] a * b"),
        ("a &amp; b", "a & b"),
        ("within <number> days", "within <number> days"),
        ("[shall](should) act", "[shall](should) act"),
        ("[30]() days", "[30]() days"),
        ("[A]: withdraw", "[A]: withdraw"),
        ("[30 days] [60 days]", "[30 days] [60 days]"),
        ("[the charter](https://example.org/x) says", "the charter says"),
        ("**bold *and* more** `code`", "bold and more code"),
        ("first\\\nsecond", "first\nsecond"),
        ("snake_case 2*3*4 ~~x~~", "snake_case 234 ~~x~~"),
    ],
)
def test_markup_goes_and_every_character_of_the_words_stays(written: str, seen: str) -> None:
    assert texts(written) == [seen]


def test_a_picture_is_left_out_and_reported() -> None:
    document = read("See ![the map](map.png) here")
    assert document.blocks[0].text == "See  here"
    assert "the map" in document.notices[0].sentence


def test_particulars_at_the_head_give_the_title_and_are_reported() -> None:
    document = read("---\ntitle: Draft of May\nedit: true\n---\n\nThe Parties agree.\n")
    assert document.title == "Draft of May"
    assert [block.text for block in document.blocks] == ["The Parties agree."]
    assert "not part of the text" in document.notices[0].sentence


def test_arabic_runs_from_right_to_left() -> None:
    (block,) = read("المادة 5: وقف إطلاق النار").blocks
    assert (block.direction, block.label) == (Direction.RTL, "المادة 5:")


def test_what_the_parser_would_drop_for_its_depth_is_refused() -> None:
    assert texts("> " * 25 + "deep") == ["deep"]
    with pytest.raises(TooDeeplyNested, match=r"draft\.md"):
        read("> " * 200 + "deep")
    with pytest.raises(TooDeeplyNested):
        read("".join("  " * depth + "- a\n" for depth in range(100)))


def test_a_paragraph_longer_than_any_is_refused() -> None:
    with pytest.raises(TooLongAParagraph):
        read("[" * 1_000_000)


@given(
    st.lists(
        st.sampled_from(["a", "```", "[b]", "[", "](c)", "*", "\n", "\n\n", "> ", "- ", "1. ", "(d)", "|", "    ", "é"])
    )
)
def test_no_letter_is_ever_lost(pieces: list[str]) -> None:
    text = "".join(pieces)
    kept = "".join(block.label + block.text for block in read(text).blocks)
    assert [sign for sign in kept if sign.isalpha()] == [sign for sign in text if sign.isalpha()]
    assert [sign for sign in kept if sign in "[]"] == [sign for sign in text if sign in "[]"]


@pytest.mark.parametrize("name", ["cop21-23-oct-2015", "cop21-4-dec-2015"])
def test_in_the_paris_drafts_every_bracket_but_those_of_links_stays(shared_data: Path, name: str) -> None:
    content = (shared_data / "texts" / f"{name}.md").read_bytes()
    text = content.decode()
    kept = "".join(block.label + block.text for block in read_markdown(name, content).blocks)
    defined = re.findall(r"^\[([^\]^]+)\]: http", text, re.MULTILINE)
    links = sum(text.count(f"][{name}]") for name in defined) + text.count("](http")
    for sign in "[]":
        assert text.count(sign) - kept.count(sign) == len(defined) + 2 * links - text.count("](http")
