"""The readings of a text bring every alternative together with all that it can stand beside."""

from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from goodoffices.text.reading import few_readings_of, readings_of
from goodoffices.text.wording import Alternative, Bracket, Common


def bracket(name: str, count: int) -> Bracket:
    """A bracket whose alternatives are its name and a number."""
    return Bracket(name, tuple(Alternative(f"{name}{at}", (Common(f"<{name}{at}>"),)) for at in range(count)))


@given(st.lists(st.integers(1, 4), min_size=1, max_size=5))
def test_every_alternative_stands_beside_every_one_of_the_next_bracket_in_some_reading(counts: list[int]) -> None:
    names = "abcde"[: len(counts)]
    text = [each for name, count in zip(names, counts, strict=True) for each in (bracket(name, count), Common(" "))]
    readings = list(readings_of(text))
    for (one, first), (other, second) in pairwise(zip(names, counts, strict=True)):
        for at, beside in product(range(first), range(second)):
            assert any(f"<{one}{at}> <{other}{beside}>" in reading for reading in readings)
    assert len(readings) <= max(counts) ** 2


def test_a_bracket_within_an_alternative_meets_what_stands_beside_that() -> None:
    inner = Bracket("o", (Alternative("o1", (Common("in "), bracket("a", 2))), Alternative("o2", (Common("at once"),))))
    readings = set(readings_of((inner, Common(" "), bracket("b", 2))))
    assert {f"in <a{at}> <b{beside}>" for at, beside in product(range(2), repeat=2)} <= readings


def test_few_readings_have_every_alternative_once() -> None:
    assert list(few_readings_of((bracket("a", 2), bracket("b", 3)))) == ["<a0><b0>", "<a1><b1>", "<a1><b2>"]
