import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.text.document import Kind
from goodoffices.text.read.encoding import HoldsNul, NotUtf8
from goodoffices.text.read.page import TooLongAParagraph, TooManyBlocks
from goodoffices.text.read.plain import read_text


def read(text: str) -> list[tuple[Kind, str, str]]:
    return [(block.kind, block.label, block.text) for block in read_text("draft.txt", text.encode()).blocks]


def texts(text: str) -> list[str]:
    return [f"{label}|{words}" for _, label, words in read(text)]


def test_empty_lines_part_paragraphs_and_wrapped_lines_are_joined() -> None:
    text = "The Parties shall cease\nfire at noon.\n\n \n2. They shall\nwithdraw.\r\n\r\nDone."
    assert texts(text) == ["|The Parties shall cease fire at noon.", "2.|They shall withdraw.", "|Done."]


def test_numbers_after_the_end_of_a_sentence_begin_paragraphs() -> None:
    text = "1. The Parties shall:\n(a) cease fire, and\n(b) withdraw to the\nline.\n2. Prisoners go home."
    assert texts(text) == [
        "1.|The Parties shall:",
        "(a)|cease fire, and",
        "(b)|withdraw to the line.",
        "2.|Prisoners go home.",
    ]


def test_a_number_at_the_break_of_a_line_begins_nothing() -> None:
    assert texts("The measures that are set out in paragraph\n(a) shall be taken without any delay.") == [
        "|The measures that are set out in paragraph (a) shall be taken without any delay."
    ]


def test_lines_wider_than_any_width_are_paragraphs() -> None:
    long, short = "word " * 40, "A short one"
    assert texts(f"{long}\n{short}\n{long}") == [f"|{long.strip()}", f"|{short}", f"|{long.strip()}"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Article 4 – Cessation of hostilities", Kind.HEADING),
        ("Article 4", Kind.HEADING),
        ("المادة الخامسة", Kind.HEADING),
        ("CESSATION OF HOSTILITIES", Kind.HEADING),
        ("Article 4 applies to all.", Kind.PARAGRAPH),
        ("Cessation of hostilities", Kind.PARAGRAPH),
        ("THE PARTIES AGREE.", Kind.PARAGRAPH),
        ("A", Kind.PARAGRAPH),
        ("4. Cessation", Kind.PARAGRAPH),
    ],
)
def test_only_what_is_plainly_a_heading_is_one(line: str, kind: Kind) -> None:
    assert read(f"{line}\n\nThe Parties.")[0][0] is kind


def test_a_heading_on_top_of_its_paragraph_is_told_apart() -> None:
    assert read("Article 4 – Scope\nThe Parties\nshall act.") == [
        (Kind.HEADING, "Article 4 –", "Scope"),
        (Kind.PARAGRAPH, "", "The Parties shall act."),
    ]


def test_lines_of_ornament_are_no_text() -> None:
    assert texts("Scope\n=====\n\n* * *\n\nText") == ["|Scope", "|Text"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_utf_8_and_marked_utf_16_are_read(encoding: str) -> None:
    (block,) = read_text("draft.txt", "وقف إطلاق النار – café".encode(encoding)).blocks
    assert block.text == "وقف إطلاق النار – café"


def test_another_encoding_is_refused_with_the_place_and_the_way_out() -> None:
    with pytest.raises(NotUtf8, match=r'"draft\.txt" is not UTF-8 \(see byte 3\).*UTF-8'):
        read_text("draft.txt", "café".encode("cp1252"))
    with pytest.raises(NotUtf8, match=r"UTF-16 \(see byte 4\)"):
        read_text("draft.txt", b"\xff\xfea\x00\x00\xd8")


def test_utf_7_is_read_as_the_characters_it_is_written_in() -> None:
    assert texts("+ADw-script+AD4-") == ["|+ADw-script+AD4-"]


def test_nul_is_no_character_of_a_text() -> None:
    with pytest.raises(HoldsNul, match="character 1"):
        read_text("draft.txt", b"a\0b")


def test_more_or_longer_paragraphs_than_any_proposal_has_are_refused() -> None:
    with pytest.raises(TooManyBlocks, match="100,000"):
        read_text("draft.txt", b"a\n\n" * 100_001)
    with pytest.raises(TooLongAParagraph):
        read_text("draft.txt", b"(a) " * 100_000)


@given(
    st.lists(
        st.sampled_from(["The ", "(a) ", "1. ", "\n", "\n\n", "END", "Article 4", ".", "[x] ", "المادة 5"]), max_size=30
    )
)
def test_every_letter_is_kept_in_its_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    kept = "".join(label + words for _, label, words in read(text))
    assert "".join(kept.split()) == "".join(text.split())
