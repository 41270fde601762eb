"""Charts as the template `mediators/rounds_chart.html` draws them: lines and signs on a plane, and the table under it.

Charts are always drawn from left to right, and without colours: parties are told apart by their letters.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import cycle

from django.utils.translation import gettext as _

from goodoffices.case.desk import parties_in_order
from goodoffices.case.evenhand import Side
from goodoffices.case.kinds import Certainty, Contact, ContactState, Deadline, Party, Position, Round
from goodoffices.case.progress import Point
from goodoffices.case.view import Matter, View
from goodoffices.web.page import moment

WIDTH, LEFT, TOP = 640, 48, 24
LANE, WORDS, BESIDE = 28, 248, 32
"""How high a lane is, how wide the words beside it may be, and how many letters that is."""
PATTERNS = ("", "8 4", "2 4", "12 4 2 4", "4 8")
"""How the lines of parties are broken, in the order of protocol."""
FLOOR = 224
"""Where the bottom of the plane lies."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points "x,y x,y ..."; `pattern` is how it is broken, "" for an unbroken one."""

    points: str
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Sign:
    """A short text on the plane; `anchor` says which end of it stands at x."""

    x: int
    y: int
    text: str
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle, filled or only outlined."""

    x: int
    y: int
    width: int
    height: int
    filled: bool = True


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its title, its description in words, and all that it shows as a table."""

    title: str
    told: str
    height: int
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[Line, ...] = ()
    signs: tuple[Sign, ...] = ()
    blocks: tuple[Block, ...] = ()
    width: int = WIDTH


def brackets_chart(points: Sequence[Point], deadlines: Sequence[Deadline]) -> Chart | None:
    """Return how many brackets were open over time, against the deadlines; None where no draft was made."""
    if not points:
        return None
    days = [moment(one.time).date().toordinal() for one in points]
    limits = [date.fromisoformat(one.on).toordinal() for one in deadlines]
    plane = _Plane(min(days + limits), max(days + limits), max(one.open for one in points))
    numbered = [(f"{at} · {one.title}", one.on, "") for at, one in enumerate(deadlines, 1)]
    drafts = [(_("Draft %s") % one.number, moment(one.time).date().isoformat(), str(one.open)) for one in points]
    begun = [(day, one.number) for day, one in zip(days, points, strict=True) if one.begins]
    return Chart(
        _("Open brackets against the deadlines"),
        _("The line is the number of open brackets, with the drafts below it; numbered broken lines are deadlines."),
        FLOOR + TOP,
        (_("What"), _("Day"), _("Open brackets")),
        (*drafts, *numbered),
        (
            Line(f"{LEFT},{TOP} {LEFT},{FLOOR} {WIDTH - LEFT},{FLOOR}"),
            *(Line(f"{plane.across(day)},{TOP} {plane.across(day)},{FLOOR}", "6 4") for day in limits),
            Line(plane.steps(list(zip(days, (one.open for one in points), strict=True)))),
        ),
        (
            Sign(LEFT - 8, TOP + 5, str(plane.most), "end"),
            Sign(LEFT - 8, FLOOR + 5, "0", "end"),
            *(Sign(plane.across(day), FLOOR + 16, number, "middle") for day, number in begun),
            *(Sign(plane.across(day), TOP - 8, str(at), "middle") for at, day in enumerate(limits, 1)),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Plane:
    """Days from left to right, numbers upwards."""

    first: int
    last: int
    most: int

    def across(self, day: int) -> int:
        return LEFT + (day - self.first) * (WIDTH - 2 * LEFT) // max(self.last - self.first, 1)

    def up(self, count: int) -> int:
        return FLOOR - count * (FLOOR - TOP) // max(self.most, 1)

    def steps(self, counts: Sequence[tuple[int, int]]) -> str:
        """Return the points of a line that holds each number until the next."""
        corners, before = [], counts[0][1]
        for day, count in counts:
            corners += [f"{self.across(day)},{self.up(before)}", f"{self.across(day)},{self.up(count)}"]
            before = count
        return " ".join(corners)


def positions_chart(view: View, issue: str, title: str) -> Chart | None:
    """Return the way of each party on an issue over the rounds, from words to words; None where there is none.

    Every position that was taken has a lane, in the order in which they were first taken: parties that come to say the
    same come to lie on one lane. A party is told by its letter and by how its line is broken.
    """
    rounds = sorted((one.now for one in view.all(Round)), key=lambda one: one.number)
    ways = [(one, _cells(_said(view, one.id, issue), rounds)) for one in parties_in_order(view)]
    ways = [(one, cells) for one, cells in ways if any(cells)]
    if not ways:
        return None
    taken = dict.fromkeys(cells[at] for at in range(len(rounds) + 1) for _, cells in ways if cells[at])
    lanes = {words: TOP + LANE * at + LANE // 2 for at, words in enumerate(taken)}
    columns = (_("before"), *(str(one.number) for one in rounds))
    step = (WIDTH - WORDS) // len(columns)
    across = [WORDS + at * step + step // 2 for at in range(len(columns))]
    there: dict[tuple[int, int], list[str]] = {}
    for party, cells in ways:
        for point in _points(cells, across, lanes):
            there.setdefault(point, []).append(_letter(party))
    return Chart(
        title,
        _("Every position that was taken has a lane. A letter is the party that took it, in the round when it did."),
        TOP + LANE * len(lanes),
        (_("Party"), _("Before the rounds"), *(_("Round %s") % one.number for one in rounds)),
        tuple((one.now.title, *cells) for one, cells in ways),
        tuple(
            Line(" ".join(f"{x},{y}" for x, y in _points(cells, across, lanes)), pattern)
            for (_party, cells), pattern in zip(ways, cycle(PATTERNS), strict=False)
        ),
        (
            *(Sign(x, TOP - 8, one, "middle") for x, one in zip(across, columns, strict=True)),
            *(Sign(0, y + 5, _cut(words)) for words, y in lanes.items()),
            *(Sign(x, y - 6, " ".join(letters), "middle") for (x, y), letters in there.items()),
        ),
        tuple(Block(x - 3, y - 3, 6, 6) for x, y in there),
    )


def contacts_chart(view: View) -> Chart | None:
    """Return how many contacts there were with each party: held by us, and heard of; None without a party."""
    parties = parties_in_order(view)
    counts = {one.id: _contacts_of(view, one.id) for one in parties}
    if not any(map(sum, counts.values())):
        return None
    most = max(map(sum, counts.values()))
    unit = (WIDTH - 2 * LEFT) // most
    signs, blocks, rows = [], [], []
    for lane, party in enumerate(parties):
        held, heard = counts[party.id]
        y, middle = TOP + lane * LANE, LEFT + held * unit
        blocks += [Block(LEFT, y, held * unit, 16)] if held else []
        blocks += [Block(middle, y, heard * unit, 16, filled=False)] if heard else []
        signs.append(Sign(LEFT - 12, y + 13, _letter(party), "end"))
        signs.append(Sign(middle + heard * unit + 8, y + 13, str(held + heard)))
        rows.append((party.now.title, str(held), str(heard)))
    return Chart(
        _("Contacts with each party"),
        _("The filled part of a bar is contacts at which we were present, the outlined part those we heard of."),
        TOP + LANE * len(parties),
        (_("Party"), _("We were present"), _("Heard of")),
        tuple(rows),
        signs=tuple(signs),
        blocks=tuple(blocks),
    )


def hours_chart(sides: Sequence[Side]) -> Chart | None:
    """Return the hours at which we were with each party, in the order of protocol; None without a contact."""
    if not any(one.contacts for one in sides):
        return None
    longest = max(*(one.minutes for one in sides), 1)
    signs, blocks = [], []
    for lane, side in enumerate(sides):
        y, width = TOP + lane * LANE, side.minutes * (WIDTH - 3 * LEFT) // longest
        blocks += [Block(LEFT, y, width, 16)] if width else []
        signs.append(Sign(LEFT - 12, y + 13, _letter(side.party), "end"))
        signs.append(Sign(LEFT + width + 8, y + 13, _hours(side.minutes)))
    return Chart(
        _("Hours with each party"),
        _("A bar is as long as the contacts lasted whose length was written down, in hours and minutes."),
        TOP + LANE * len(sides),
        (_("Party"), _("Contacts"), _("Hours"), _("Of unknown length")),
        tuple((one.party.now.title, str(one.contacts), _hours(one.minutes), str(one.unmeasured)) for one in sides),
        signs=tuple(signs),
        blocks=tuple(blocks),
    )


def _hours(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def _letter(party: Matter[Party]) -> str:
    return party.now.letter or party.now.title[:3]


def _said(view: View, party: str, issue: str) -> list[Position]:
    """Return what a party said of an issue, by day; what has no day comes first."""
    every = (said.statement for one in view.all(Position) for said in one.history)
    said = (one for one in every if isinstance(one, Position) and (one.party, one.issue) == (party, issue))
    return sorted(said, key=lambda one: one.on)


def _cells(said: Sequence[Position], rounds: Sequence[Round]) -> list[str]:
    """Return what was said last before the rounds, and in each of them; "" where nothing was."""
    cells = [""] * (len(rounds) + 1)
    for one in said:
        cells[_round_of(one.on, rounds)] = one.words
    return cells


def _points(cells: Sequence[str], across: Sequence[int], lanes: Mapping[str, int]) -> list[tuple[int, int]]:
    """Return where on the plane a party stood in the rounds in which it said something."""
    return [(x, lanes[words]) for x, words in zip(across, cells, strict=True) if words]


def _cut(words: str) -> str:
    """Return words that fit beside a lane; the table has them all."""
    plain = " ".join(words.split())
    return plain if len(plain) <= BESIDE else plain[: BESIDE - 2].rsplit(" ", 1)[0] + " …"


def _round_of(day: str, rounds: Sequence[Round]) -> int:
    """Return the place of the last round that had begun on a day, counted from 1; 0 before the first."""
    return sum(1 for one in rounds if one.begins and day and one.begins <= day)


def _contacts_of(view: View, party: str) -> tuple[int, int]:
    held = [one.now for one in view.all(Contact) if one.now.state is ContactState.HELD and party in one.now.others]
    present = sum(1 for one in held if one.certainty is Certainty.PRESENT)
    return present, len(held) - present
