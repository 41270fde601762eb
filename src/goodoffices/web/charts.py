"""Charts as the template `mediators/rounds_chart.html` draws them: lines and signs on a plane, and the table under it.

Charts are always drawn from left to right, and without colours: parties are told apart by their letters.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from goodoffices.case.desk import parties_in_order
from goodoffices.case.kinds import Certainty, Contact, ContactState, Deadline, Party, Position, Round
from goodoffices.case.progress import Point
from goodoffices.case.view import Matter, View
from goodoffices.web.page import moment

WIDTH, LEFT, TOP = 640, 48, 24
LANE = 28
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
    """Return the position of each party on an issue over the rounds; None where there is none.

    A filled square is a round in which a party said something new, an outlined one where it said the same again.
    """
    rounds = sorted((one.now for one in view.all(Round)), key=lambda one: one.number)
    cells = {one.id: _cells(_said(view, one.id, issue), rounds) for one in parties_in_order(view)}
    parties = [one for one in parties_in_order(view) if any(cells[one.id])]
    if not parties:
        return None
    columns = (_("before"), *(str(one.number) for one in rounds))
    step = (WIDTH - 2 * LEFT) // len(columns)
    lanes = [TOP + LANE * at + LANE // 2 for at in range(len(parties))]
    return Chart(
        title,
        _("A filled square is a round in which the party said something new, an outlined one where it said the same."),
        TOP + LANE * len(parties),
        (_("Party"), _("Before the rounds"), *(_("Round %s") % one.number for one in rounds)),
        tuple((one.now.title, *cells[one.id]) for one in parties),
        tuple(Line(f"{LEFT},{y} {WIDTH - LEFT},{y}", "1 5") for y in lanes),
        (
            *(Sign(LEFT - 12, y + 5, _letter(one), "end") for one, y in zip(parties, lanes, strict=True)),
            *(Sign(LEFT + at * step + step // 2, TOP - 8, one, "middle") for at, one in enumerate(columns)),
        ),
        tuple(
            Block(LEFT + at * step + step // 2 - 6, y - 6, 12, 12, new)
            for one, y in zip(parties, lanes, strict=True)
            for at, new in _news(cells[one.id])
        ),
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


def _news(cells: Sequence[str]) -> list[tuple[int, bool]]:
    """Return in which rounds something was said, and whether that was other than what was said last."""
    spoken = [(at, words) for at, words in enumerate(cells) if words]
    return [(at, place == 0 or words != spoken[place - 1][1]) for place, (at, words) in enumerate(spoken)]


def _round_of(day: str, rounds: Sequence[Round]) -> int:
    """Return the place of the last round that had begun on a day, counted from 1; 0 before the first."""
    return sum(1 for one in rounds if one.begins and day and one.begins <= day)


def _contacts_of(view: View, party: str) -> tuple[int, int]:
    held = [one.now for one in view.all(Contact) if one.now.state is ContactState.HELD and party in one.now.others]
    present = sum(1 for one in held if one.certainty is Certainty.PRESENT)
    return present, len(held) - present
