import pytest

from goodoffices.text.read.webpage.numbering import letters, roman


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "i"),
        (4, "iv"),
        (9, "ix"),
        (49, "xlix"),
        (1990, "mcmxc"),
        (3999, "mmmcmxcix"),
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
