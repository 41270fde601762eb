"""Charts of packages: the two figures with their bands over time, and the front on planes of two parties each."""

from collections.abc import Sequence
from itertools import combinations

from django.utils.translation import gettext as _

from goodoffices.case.kinds import Counted, Estimate, FrontPoint
from goodoffices.case.view import Matter
from goodoffices.web.charts import WIDTH, Block, Chart, Line, Sign
from goodoffices.web.mediators.packages.words import share_of, share_told
from goodoffices.web.page import moment

BEGIN, END, TOP, LANE = 152, WIDTH - 16, 40, 44
"""Where nothing and all lie, the first lane, and how high one is."""
GRAIN = 50
"""Worths between which a plane begins and ends are multiples of this."""
SIDE, EDGE = 320, 48
"""How long the sides of a plane are, and what is left around it."""


def bands_chart(kept: Sequence[Matter[Estimate]]) -> Chart | None:
    """Return the two figures as they were kept over time, each as the band of its interval; None where none was told.

    Each estimate has a lane: above the band of some package, filled, and below that of the best one, outlined.
    """
    told = [one for one in kept if one.now.some_package]
    if not told:
        return None
    floor = TOP + LANE * len(told)
    signs = [Sign(_across(tenth / 4), TOP - 16, f"{25 * tenth} %", "middle") for tenth in range(5)]
    blocks, rows = [], []
    for lane, one in enumerate(told):
        y, day = TOP + LANE * lane, moment(one.first.time)
        signs.append(Sign(0, y + 20, f"{day:%Y-%m-%d %H:%M}"))
        blocks += [_band(one.now.some_package[0], y), _band(one.now.best_package[0], y + 18, filled=False)]
        rows.append((f"{day:%Y-%m-%d %H:%M}", *_cells(one.now)))
    return Chart(
        _("The two figures over time"),
        _("Filled: how often some package is acceptable to all. Outlined: how often the best package is."),
        floor,
        (
            _("Worked out"),
            _("Some package"),
            _("Some package, issues weighing more evenly"),
            _("The best package"),
            _("The best package, issues weighing more evenly"),
        ),
        tuple(rows),
        tuple(Line(f"{_across(tenth / 4)},{TOP - 8} {_across(tenth / 4)},{floor}", "2 4") for tenth in range(5)),
        tuple(signs),
        tuple(blocks),
    )


def front_charts(front: Sequence[FrontPoint], parties: Sequence[tuple[str, str]]) -> list[Chart]:
    """Return the front on a plane for every two parties, told apart by their letters, each with its table.

    Args:
        front: the packages, with what each is worth to every party.
        parties: letter and name, in order of protocol.
    """
    pairs = combinations(range(len(parties)), 2) if front and len(front[0].worth) == len(parties) else ()
    return [_plane(front, parties, *pair) for pair in pairs]


def _plane(front: Sequence[FrontPoint], parties: Sequence[tuple[str, str]], across: int, up: int) -> Chart:
    (first, first_name), (second, second_name) = parties[across], parties[up]
    low, high = _ends([one.worth[party] for one in front for party in (across, up)])
    places = [[(one.worth[party] - low) * SIDE // (high - low) for party in (across, up)] for one in front]
    points = [(EDGE + x, EDGE + SIDE - y) for x, y in places]
    return Chart(
        _("Packages than which none is better for all: {one} and {other}").format(one=first, other=second),
        _("To the right it is worth more to {one}, upwards more to {other}; each square is a package.").format(
            one=first_name, other=second_name
        ),
        SIDE + 2 * EDGE,
        (_("Package"), first_name, second_name),
        tuple((str(at), str(one.worth[across]), str(one.worth[up])) for at, one in enumerate(front, 1)),
        (Line(f"{EDGE},{EDGE} {EDGE},{EDGE + SIDE} {EDGE + SIDE},{EDGE + SIDE}"),),
        (
            Sign(EDGE + SIDE, EDGE + SIDE + 20, first, "end"),
            Sign(EDGE - 12, EDGE + 4, second, "end"),
            Sign(EDGE, EDGE + SIDE + 20, str(low), "middle"),
            Sign(EDGE - 12, EDGE + 24, str(high), "end"),
            Sign(EDGE + SIDE, EDGE + SIDE + 40, str(high), "end"),
        ),
        tuple(Block(x - 3, y - 3, 6, 6) for x, y in points),
        SIDE + 2 * EDGE,
    )


def _band(counted: Counted, y: int, *, filled: bool = True) -> Block:
    share = share_of(counted)
    left, right = _across(share.low), _across(share.high)
    return Block(left, y, max(right - left, 3), 12, filled)


def _cells(kept: Estimate) -> tuple[str, ...]:
    return tuple(share_told(one) for pair in (kept.some_package, kept.best_package) for one in pair)


def _across(share: float) -> int:
    return BEGIN + round(share * (END - 24 - BEGIN))


def _ends(worths: Sequence[int]) -> tuple[int, int]:
    """Return the round numbers between which all worths lie."""
    low = min(worths) // GRAIN * GRAIN
    return low, max(-(-max(worths) // GRAIN) * GRAIN, low + GRAIN)
