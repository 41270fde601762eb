import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.text.read.label import split_label


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("1.", "The Parties"),
        ("1.2.", "The Parties"),
        ("1.2", "The Parties"),
        ("(a)", "the Parties"),
        ("(iv)", "the Parties"),
        ("(aa)", "the Parties"),
        ("12)", "the Parties"),
        ("1(a)", "the Parties"),
        ("4 bis.", "the Parties"),
        ("A.", "Humanitarian access"),
        ("IV.", "Humanitarian access"),
        ("•", "the Parties"),
        ("-", "the Parties"),
        ("Article 4", "Cessation of hostilities"),
        ("Article 4", "(Cessation of hostilities)"),
        ("Article 4.", "Cessation of hostilities"),
        ("Article 4 –", "Cessation of hostilities"),
        ("Art. 4(2)", "Cessation of hostilities"),
        ("Article premier", ""),
        ("Article 4", ""),
        ("PART II", ""),
        ("§ 3", "Cessation"),
        ("Статья 4.", "Цели"),
        ("المادة 5", ""),
        ("المادة الخامسة:", "وقف إطلاق النار"),
        ("المادة الحادية عشرة", ""),
        ("١.", "وقف إطلاق النار"),
        ("(أ)", "وقف إطلاق النار"),
        ("أ)", "وقف إطلاق النار"),
        ("أ -", "وقف إطلاق النار"),
        ("(هـ)", "وقف إطلاق النار"),
        ("هـ)", "وقف إطلاق النار"),
        ("هـ.", "وقف إطلاق النار"),
        ("هـ -", "وقف إطلاق النار"),
        ("ماده ۵", ""),
        ("סעיף 3.", "הפסקת אש"),
        ("א.", "הפסקת אש"),
    ],
)
def test_a_typed_number_is_told_apart_from_the_words(label: str, words: str) -> None:
    assert split_label(f"{label} {words}".strip()) == (label, words)
    assert split_label(f"{label}\t{words}" if words else label) == (label, words)


@pytest.mark.parametrize(
    "text",
    [
        "2024 was a year of war.",
        "2024. The year of war.",
        "30 days after signature",
        "2 May 2025",
        "2. Mai 2025",
        "12.5.24 Geneva",
        "12.05.2024 Geneva",
        "1.5 million people",
        "0.5 kilometres",
        "10 – 20 days",
        "- 5 degrees",
        "Option 1",
        "Alternative A: the Parties",
        "Article 4 shall apply.",
        "Articles 4 and 5 apply.",
        "المادة 5 من هذا الاتفاق",
        "U. S. forces",
        "J. R. Smith",
        "(the Parties) agree",
        "(2024) the year",
        "[3. The Parties]",
        "1.The Parties",
        "mix. of",
        "",
    ],
)
def test_what_is_not_marked_as_a_number_stays_with_the_words(text: str) -> None:
    assert split_label(text) == ("", text)


@given(st.one_of(st.text(), st.text("1aivI.)(-– \nArticle§المادة5أ٣א•"), st.from_regex(r"[0-9(a-z.)§]{1,6}\s.{0,9}")))
def test_no_character_is_lost_between_the_number_and_the_words(text: str) -> None:
    label, words = split_label(text)
    assert text.startswith(label)
    assert text.endswith(words)
    assert text[len(label) : len(text) - len(words)].strip() == ""
