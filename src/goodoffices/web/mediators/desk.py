"""The desk: where a mediator begins the day."""

from dataclasses import dataclass, fields

from django.http import HttpResponse
from django.shortcuts import render

from goodoffices.case.called import called as clause_names
from goodoffices.case.desk import Due, due, feasibility, lifted_by_round, next_deadline, open_rounds, suspended
from goodoffices.case.kinds import Feasibility, Referral
from goodoffices.case.negotiating import NoText, head, texts
from goodoffices.case.progress import oldest, open_brackets
from goodoffices.case.view import View
from goodoffices.web.mediators.packages.screen import figures_on_the_desk
from goodoffices.web.mediators.record import Row, rows
from goodoffices.web.mediators.record_shown import field_called as called
from goodoffices.web.mediators.talks.phases import strip
from goodoffices.web.opened import CLOCK
from goodoffices.web.page import moment, zone_called
from goodoffices.web.unlocking import Asked

LATEST = 8
DAY = 86_400_000


@dataclass(frozen=True, slots=True)
class Text:
    """How far the text has come: open brackets, clause and age in days of the oldest, what the last rounds lifted."""

    open: int
    clause: str
    days: int
    lifted: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Reviews:
    """Whether talks are feasible: the parties in the order of protocol, field by field what is written, and where."""

    parties: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    entries: tuple[Row, ...]


def desk(request: Asked) -> HttpResponse:
    """Show what is due, how the text stands, whether talks are feasible, and what was said last."""
    view, now = request.sitting.view, CLOCK.now()
    every = due(view, lambda zone: moment(now).astimezone(zone_called(zone)))
    referrals = tuple(one for one in every if isinstance(one.said.statement, Referral))
    told = {
        "phases": strip(view),
        "dues": _rows(view, tuple(one for one in every if one not in referrals)),
        "referrals": _rows(view, referrals),
        "next": next_deadline(every),
        "rounds": rows(view, (one.last for one in open_rounds(view))),
        "suspended": rows(view, (one.last for one in suspended(view))),
        "text": _text(view, now),
        "reviews": _reviews(view),
        "figures": figures_on_the_desk(view),
        "latest": rows(view, view.entries[: -LATEST - 1 : -1]),
    }
    return render(request, "mediators/desk.html", told)


def _rows(view: View, some: tuple[Due, ...]) -> list[tuple[Due, Row]]:
    return list(zip(some, rows(view, (one.said for one in some)), strict=True))


def _text(view: View, now: int) -> Text | None:
    try:
        latest = head(view)
    except NoText:
        return None
    every = texts(view, latest.draft.room)
    brackets = open_brackets(every)
    eldest = oldest(brackets)
    clause = clause_names(latest.framework)[eldest.provision.id] if eldest else ""
    days = (now - eldest.since) // DAY if eldest else 0
    return Text(len(brackets), clause, days, lifted_by_round(view, every))


def _reviews(view: View) -> Reviews | None:
    found = [(party.now.title, review) for party, review in feasibility(view) if review]
    named = [(one.name, called(one.name)) for one in fields(Feasibility) if one.name != "party"]
    told = tuple((label, tuple(getattr(review.now, name) for _, review in found)) for name, label in named)
    entries = tuple(rows(view, (review.last for _, review in found)))
    return Reviews(tuple(title for title, _ in found), told, entries) if found else None
