"""What is due: deadlines, questions that are with a principal, promises and expected contacts, in order of the day."""

from dataclasses import dataclass

from goodoffices.case.kinds import Contact, ContactState, Deadline, Referral, Undertaking, UndertakingState
from goodoffices.case.said import Said
from goodoffices.case.view import View

_NO_DAY = "9999-99-99"


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is due on a day (`YYYY-MM-DD`, "" where none is known) and time, and its latest entry."""

    on: str
    at: str
    zone: str
    said: Said
    overdue: bool = False


def due(view: View, today: str) -> tuple[Due, ...]:
    """Return all that is due, the earliest day first and what has no day last.

    A referral is overdue once the day passed on which it was expected back; a promise, deadline or contact likewise.
    """
    found = (*_deadlines(view, today), *_referrals(view, today), *_contacts(view, today), *_undertakings(view, today))
    return tuple(sorted(found, key=lambda one: (one.on or _NO_DAY, one.at or "24", one.said.time, one.said.id)))


def referrals_out(view: View, today: str) -> tuple[Due, ...]:
    """Return the questions that are with a principal, as `due` orders them."""
    return tuple(one for one in due(view, today) if isinstance(one.said.statement, Referral))


def _deadlines(view: View, today: str) -> list[Due]:
    return [
        Due(one.now.on, one.now.at, one.now.zone, one.last, one.now.on < today)
        for one in view.all(Deadline)
        if not one.now.lifted
    ]


def _referrals(view: View, today: str) -> list[Due]:
    return [
        Due(one.now.expected, "", "", one.last, one.now.overdue(today))
        for one in view.all(Referral)
        if not one.now.received
    ]


def _contacts(view: View, today: str) -> list[Due]:
    return [
        Due(one.now.on, one.now.at, one.now.zone, one.last, "" < one.now.on < today)
        for one in view.all(Contact)
        if one.now.state is ContactState.EXPECTED
    ]


def _undertakings(view: View, today: str) -> list[Due]:
    return [
        Due(one.now.due, "", "", one.last, one.now.due < today)
        for one in view.all(Undertaking)
        if one.now.due and one.now.state is UndertakingState.STANDS
    ]
