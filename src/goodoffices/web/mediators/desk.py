"""The desk: where a mediator begins the day."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goodoffices.case.desk import Due, due, parties_in_order
from goodoffices.case.kinds import Feasibility, Referral, Round
from goodoffices.case.negotiating import NoText, head, texts
from goodoffices.case.progress import OpenBracket, lifted_since, oldest, open_brackets
from goodoffices.case.view import View
from goodoffices.web.mediators.record import Row, rows
from goodoffices.web.mediators.record_shown import Shown, shown_fields
from goodoffices.web.opened import CLOCK
from goodoffices.web.page import moment
from goodoffices.web.unlocking import Asked

LATEST = 8
ROUNDS = 3
DAY = 86_400_000


@dataclass(frozen=True, slots=True)
class Text:
    """How far the text has come: its open brackets, the oldest of them, its age in days, and what was lifted lately."""

    room: str
    open: int
    oldest: OpenBracket | None
    days: int
    lifted: int


def desk(request: Asked) -> HttpResponse:
    """Show what is due, how the text stands, whether talks are feasible, and what was said last."""
    view, now = request.sitting.view, CLOCK.now()
    today = moment(now).astimezone(timezone.get_current_timezone()).date().isoformat()
    dues = [(one, row) for one, row in _rows(view, due(view, today)) if not isinstance(one.said.statement, Referral)]
    told = {
        "today": today,
        "dues": dues,
        "referrals": [(one, row) for one, row in _rows(view, due(view, today)) if (one, row) not in dues],
        "text": _text(view, now),
        "feasible": _feasible(view),
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
    return Text(
        latest.draft.room,
        len(brackets),
        eldest,
        (now - eldest.since) // DAY if eldest else 0,
        len(lifted_since(every, _since(view))),
    )


def _since(view: View) -> int:
    """Return when the last three rounds began to be recorded, in milliseconds since 1970; 0 where there were fewer."""
    begun = sorted(one.first.time for one in view.all(Round))
    return begun[-ROUNDS] if len(begun) >= ROUNDS else 0


def _feasible(view: View) -> list[tuple[str, list[Shown]]]:
    said = {one.id: shown_fields(view, one.now) for one in view.all(Feasibility)}
    return [
        (one.now.title, [each for each in said[one.id] if each.lines != (one.now.title,)])
        for one in parties_in_order(view)
        if one.id in said
    ]
