import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.text.document import Block
from goodoffices.text.read.invisible import notices, visible

SEEN_THOUGH_THEY_FORMAT = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}


def sentences(text: str) -> list[str]:
    return [notice.sentence for notice in notices([Block("p1", text)])]


def test_a_bidi_override_is_named_and_shown_among_its_words() -> None:
    override, end = sentences("The sum is \u202e001\u202c dollars")
    assert "RIGHT-TO-LEFT OVERRIDE (U+202E)" in override
    assert "another order" in override
    assert "“The sum is ⟦U+202E⟧001⟦U+202C⟧ dollars”" in override
    assert "POP DIRECTIONAL FORMATTING (U+202C)" in end


def test_a_notice_bears_the_id_of_its_block() -> None:
    assert [one.block for one in notices([Block("p1", "clean"), Block("p2", "zero\u200bwidth")])] == ["p2"]


def test_an_invisible_sign_in_a_number_is_found_too() -> None:
    (notice,) = notices([Block("p1", "words", label="1\u200b.")])
    assert "in this number" in notice.sentence


def test_a_sign_that_stands_many_times_makes_one_notice_that_counts_it() -> None:
    (sentence,) = sentences("a\u00adb " * 7)
    assert "SOFT HYPHEN (U+00AD)" in sentence
    assert "7 times" in sentence


def test_hidden_tag_characters_make_one_notice() -> None:
    (sentence,) = sentences("pay" + "".join(chr(0xE0000 + ord(letter)) for letter in "secret"))
    assert "a message that nobody sees" in sentence
    assert "6 times" in sentence


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهیم",
        "क्\u200dष",
        "ه\u200d",
        "المادة (ABC)\u200f 5",
        "\u200fالمادة 5",
        "5\u200e - المادة",
        "line one\nline two\tand a tab",
        "✔\ufe0f",
        "نص \u061c5%",
        "٪\u0600٥",
    ],
)
def test_what_a_script_needs_is_left_alone(text: str) -> None:
    assert sentences(text) == []
    assert visible(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "cease\u200cfire",
        "cease\u200dfire",
        "می\u200c\u200cخواهیم",
        "pay\u200f 100",
        "pay\u2066 100\u2069",
        "المادة \u202b5\u202c",
        "pay\x00",
        "pay\r100",
        "pay\u2028100",
        "pay\ufe01100",
        "pay\ufffd",
        "\ufeffpay",
    ],
)
def test_what_no_script_needs_is_shown(text: str) -> None:
    assert sentences(text)
    assert "⟦U+" in visible(text)


def test_half_a_character_is_shown() -> None:
    assert visible("pay\ud800") == "pay⟦U+D800⟧"
    assert "HALF A CHARACTER" in sentences("pay\ud800")[0]


def test_every_format_and_control_character_of_unicode_is_found() -> None:
    hidden = {
        place
        for place in range(sys.maxunicode + 1)
        if unicodedata.category(chr(place)) in {"Cf", "Cc", "Cs", "Zl", "Zp"} and chr(place) not in "\t\n"
    }
    kept = {place for place in hidden - SEEN_THOUGH_THEY_FORMAT if visible(f"a{chr(place)}b") == f"a{chr(place)}b"}
    assert {hex(place) for place in kept} == set()


def test_after_a_hundred_notices_the_rest_is_counted() -> None:
    found = notices(Block(f"p{number}", "a\u200bb") for number in range(1, 251))
    assert len(found) == 101
    assert "150 more places" in found[-1].sentence


@given(st.text())
def test_showing_the_signs_changes_no_other_character(text: str) -> None:
    shown = iter(visible(text))
    assert all(any(sign == one for one in shown) for sign in text if sign not in _hidden_in(text))


def _hidden_in(text: str) -> set[str]:
    return {sign for sign in text if f"⟦U+{ord(sign):04X}⟧" in visible(text)}
