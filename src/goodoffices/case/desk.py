"""What a mediator begins the day with: what is due, the open round, whether there can be talks, brackets lifted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import pairwise

from goodoffices.case.kinds import (
    Contact,
    ContactState,
    Deadline,
    Feasibility,
    Party,
    Referral,
    Round,
    Suspension,
    Undertaking,
    UndertakingState,
)
from goodoffices.case.negotiating import NegotiatingText
from goodoffices.case.progress import lifted_since
from goodoffices.case.said import Said
from goodoffices.case.view import Matter, View

_NO_DAY = "9999-99-99"


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is due on a day (`YYYY-MM-DD`, "" where none is known) and time, and its latest entry.

    `left` is the number of days until then; None where no day is known. It is `overdue` once its day, or its hour on
    that day, has passed.
    """

    on: str
    at: str
    zone: str
    said: Said
    left: int | None
    overdue: bool


Here = Callable[[str], datetime]
"""Gives the day and hour that it now is in a time zone by its name; "" is that of the reader."""


def due(view: View, here: Here) -> tuple[Due, ...]:
    """Return all that is due, the earliest day first and what has no day last.

    Whatever names a time zone is due by the day and hour of that zone. It is the deadlines that count, the questions
    that are with a principal, the contacts that are expected, and the promises with a day that still stand.
    """
    found = (*_deadlines(view), *_referrals(view), *_contacts(view), *_undertakings(view))
    every = (_due(*one, here(one[2])) for one in found)
    return tuple(sorted(every, key=lambda one: (one.on or _NO_DAY, one.at or "24", one.said.time, one.said.id)))


def next_deadline(some: Iterable[Due]) -> Due | None:
    """Return the first deadline still to come among what is due, in its order; None where there is none."""
    return next((one for one in some if isinstance(one.said.statement, Deadline) and not one.overdue), None)


def open_rounds(view: View) -> tuple[Matter[Round], ...]:
    """Return the rounds that have not ended, in order."""
    return tuple(one for one in _rounds(view) if not one.now.ends)


def suspended(view: View) -> tuple[Matter[Suspension], ...]:
    """Return the suspensions of the talks that last."""
    return tuple(one for one in view.all(Suspension) if not one.now.resumed)


def parties_in_order(view: View) -> list[Matter[Party]]:
    """Return the parties in the order of protocol."""
    return sorted(view.all(Party), key=lambda one: (one.now.letter or "~", one.now.title, one.id))


def feasibility(view: View) -> tuple[tuple[Matter[Party], Matter[Feasibility] | None], ...]:
    """Return the parties in the order of protocol, each with the latest review of whether there can be talks."""
    reviews = {one.now.party: one for one in view.all(Feasibility)}
    return tuple((one, reviews.get(one.id)) for one in parties_in_order(view))


def lifted_by_round(view: View, texts: Iterable[NegotiatingText], last: int = 3) -> tuple[tuple[int, int], ...]:
    """Return the numbers of the last rounds, the latest first, and how many brackets were lifted from each to the next.

    A bracket that was restored since does not count.
    """
    rounds = _rounds(view)[-last:]
    begun = [_beginning(one) for one in rounds]
    lifted = lifted_since(texts, min(begun, default=0))
    spans = pairwise((*begun, float("inf")))
    counts = [sum(1 for one in lifted if begin <= one.time < end) for begin, end in spans]
    return tuple(zip([one.now.number for one in reversed(rounds)], reversed(counts), strict=True))


def _rounds(view: View) -> list[Matter[Round]]:
    return sorted(view.all(Round), key=lambda one: (one.now.number, one.first.time))


def _beginning(matter: Matter[Round]) -> int:
    """Return when a round began, in milliseconds: its first day in UTC, or when it was first spoken of."""
    if not matter.now.begins:
        return matter.first.time
    return int(datetime.fromisoformat(matter.now.begins).replace(tzinfo=UTC).timestamp() * 1000)


def _due(on: str, at: str, zone: str, said: Said, now: datetime) -> Due:
    left = (date.fromisoformat(on) - now.date()).days if on else None
    hour = time.fromisoformat(at) if at else time.max
    return Due(on, at, zone, said, left, left is not None and (left < 0 or (left == 0 and hour < now.time())))


_Found = list[tuple[str, str, str, Said]]


def _deadlines(view: View) -> _Found:
    return [(one.now.on, one.now.at, one.now.zone, one.last) for one in view.all(Deadline) if not one.now.lifted]


def _referrals(view: View) -> _Found:
    return [(one.now.expected, "", "", one.last) for one in view.all(Referral) if not one.now.received]


def _contacts(view: View) -> _Found:
    return [
        (one.now.on, one.now.at, one.now.zone, one.last)
        for one in view.all(Contact)
        if one.now.state is ContactState.EXPECTED
    ]


def _undertakings(view: View) -> _Found:
    return [
        (one.now.due, "", "", one.last)
        for one in view.all(Undertaking)
        if one.now.due and one.now.state is UndertakingState.STANDS
    ]
