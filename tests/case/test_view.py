"""The laws of the view: it is the union of what lies in a person's rooms, and nothing else has any part in it."""

from hypothesis import given
from hypothesis import strategies as st

from goodoffices.case.fold import Fold
from goodoffices.case.kinds import Note
from goodoffices.case.said import Said
from goodoffices.case.view import View

ROOMS = ("aa", "bb", "cc")

entries = st.lists(
    st.builds(
        Said,
        time=st.integers(0, 20),
        id=st.integers(0, 10**6).map(lambda number: f"{number:032x}"),
        room=st.sampled_from(ROOMS),
        author=st.just("dd"),
        statement=st.builds(
            Note, text=st.sampled_from(["thirty days", "sixty days"]), note=st.sampled_from(["", "n1"])
        ),
    ),
    unique_by=lambda said: said.id,
)
some_rooms = st.frozensets(st.sampled_from(ROOMS))


def folded(said: list[Said], room: str, cuts: int = 1) -> Fold:
    """The fold of a room, extended in so many steps."""
    fold, own = Fold(room), [one for one in enumerate(said, 1) if one[1].room == room]
    for at in range(cuts):
        fold.extend(own[at::cuts])
    return fold


def view_of(said: list[Said], rooms: frozenset[str]) -> View:
    return View.joined(folded(said, room) for room in sorted(rooms))


@given(entries, entries, some_rooms)
def test_a_view_is_the_same_whatever_lies_in_rooms_that_are_not_in_it(
    said: list[Said], other: list[Said], rooms: frozenset[str]
) -> None:
    foreign = [one for one in other if one.room not in rooms]
    own = [one for one in said if one.room in rooms]
    view, alone = view_of(own + foreign, rooms), view_of(own, rooms)
    assert view == alone
    assert [one.history for one in view.all(Note)] == [one.history for one in alone.all(Note)]


@given(entries, st.permutations(ROOMS))
def test_the_order_in_which_rooms_are_joined_does_not_matter(said: list[Said], order: list[str]) -> None:
    joined = View.joined(folded(said, room) for room in order)
    whole = view_of(said, frozenset(ROOMS))
    assert joined == whole
    assert list(joined.all(Note)) == list(whole.all(Note))


@given(entries, st.integers(1, 5))
def test_a_fold_may_be_extended_in_any_steps(said: list[Said], cuts: int) -> None:
    once, stepwise = folded(said, "aa"), folded(said, "aa", cuts)
    assert once.entries == stepwise.entries
    assert once.by_subject == stepwise.by_subject


@given(entries, st.integers(0, 20))
def test_a_view_as_of_a_time_is_the_view_of_what_was_said_until_then(said: list[Said], time: int) -> None:
    past = view_of([one for one in said if one.time <= time], frozenset(ROOMS))
    assert view_of(said, frozenset(ROOMS)).before(time) == past
    assert list(view_of(said, frozenset(ROOMS)).before(time).all(Note)) == list(past.all(Note))


@given(entries, some_rooms)
def test_the_part_of_a_view_within_some_rooms_is_their_view(said: list[Said], rooms: frozenset[str]) -> None:
    part = view_of(said, frozenset(ROOMS)).within(rooms)
    assert part == view_of(said, rooms)
    assert list(part.all(Note)) == list(view_of(said, rooms).all(Note))
