"""Points are drawn evenly from all that keep the order: as the order statistics say, whichever way they are drawn."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.packages.worlds import order
from goodoffices.packages.worlds.order import Edge, Reals, evenly, groups
from goodoffices.store.chance import SeededChance

Boxes = tuple[Reals, Reals, list[Edge]]

COUNT = 10_000
UNIT = (np.zeros(4), np.ones(4))


@st.composite
def ordered_boxes(draw: st.DrawFn) -> Boxes:
    """Bounds and an order that the point of all middles keeps."""
    size = draw(st.integers(1, 5))
    low = np.asarray(draw(st.lists(st.sampled_from([0.0, 0.2, 0.4]), min_size=size, max_size=size)))
    high = np.asarray(draw(st.lists(st.sampled_from([0.5, 0.7, 1.0]), min_size=size, max_size=size)))
    pairs = [(a, b) for a in range(size) for b in range(a + 1, size)]
    return low, high, draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []


@settings(max_examples=60, deadline=None)
@given(ordered_boxes(), st.booleans())
def test_every_point_keeps_the_bounds_and_the_order(told: Boxes, walking: bool) -> None:  # noqa: FBT001 - drawn
    low, high, edges = told
    fair = order.FAIR
    order.FAIR = 2.0 if walking else fair
    try:
        points = evenly(SeededChance().seeded(1), low, high, edges, 50)
    finally:
        order.FAIR = fair
    assert ((points >= low) & (points <= high)).all()
    assert all((points[:, a] >= points[:, b]).all() for a, b in edges)


def test_a_chain_has_the_means_of_the_order_statistics() -> None:
    points = evenly(SeededChance().seeded(2), *UNIT, [(2, 0), (0, 3), (3, 1)], COUNT)
    assert points.mean(axis=0)[[1, 3, 0, 2]] == pytest.approx([0.2, 0.4, 0.6, 0.8], abs=0.01)


@pytest.mark.parametrize("fair", [order.FAIR, 2.0], ids=["by rejection", "by hit-and-run"])
def test_a_partial_order_has_the_means_that_its_linear_extensions_give(
    monkeypatch: pytest.MonkeyPatch, fair: float
) -> None:
    monkeypatch.setattr(order, "FAIR", fair)
    points = evenly(SeededChance().seeded(3), *UNIT, [(0, 1), (0, 2), (1, 3), (2, 3)], COUNT)
    error = 2 * points.std(axis=0) / np.sqrt(COUNT) + 0.002
    assert (np.abs(points.mean(axis=0) - [0.8, 0.5, 0.5, 0.2]) <= error).all()


def test_bounds_that_already_keep_an_order_bind_nothing() -> None:
    low, high = np.asarray([0.7, 0.0]), np.asarray([1.0, 0.4])
    points = evenly(SeededChance().seeded(4), low, high, [(0, 1)], COUNT)
    assert points.mean(axis=0) == pytest.approx([0.85, 0.2], abs=0.01)


def test_coordinates_that_share_no_order_are_apart() -> None:
    assert groups(5, [(0, 3), (4, 1)]) == [[0, 3], [1, 4]]
    assert groups(3, []) == []
