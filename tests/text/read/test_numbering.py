import pytest

from goodoffices.text.read.roman import roman
from goodoffices.text.read.webpage.numbering import letters


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "I"),
        (4, "IV"),
        (9, "IX"),
        (49, "XLIX"),
        (1990, "MCMXC"),
        (3999, "MMMCMXCIX"),
        (0, "0"),
        (4000, "4000"),
        (-3, "-3"),
    ],
)
def test_roman_numbers_are_those_that_rome_could_write(number: int, written: str) -> None:
    assert roman(number) == written


@pytest.mark.parametrize(
    ("number", "written"), [(1, "a"), (26, "z"), (27, "aa"), (52, "az"), (703, "aaa"), (0, "0"), (-1, "-1")]
)
def test_letters_go_on_after_z_as_lists_do(number: int, written: str) -> None:
    assert letters(number) == written
