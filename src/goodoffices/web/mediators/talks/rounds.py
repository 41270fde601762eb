"""Rounds: what was held, and the charts of how the talks went."""

from django.http import HttpResponse
from django.shortcuts import render

from goodoffices.case.kinds import Deadline, Issue, Round, Suspension
from goodoffices.case.negotiating import NoText, head, texts
from goodoffices.case.progress import burn_down
from goodoffices.case.view import View
from goodoffices.web.charts import Chart, brackets_chart, positions_chart
from goodoffices.web.mediators.record import rows
from goodoffices.web.mediators.record_shown import shown_fields
from goodoffices.web.unlocking import Asked


def rounds(request: Asked) -> HttpResponse:
    """Show the rounds, the latest first, with the charts of brackets and of positions."""
    view = request.sitting.view
    held = sorted(view.all(Round), key=lambda one: one.now.number, reverse=True)
    latest = rows(view, (one.last for one in held))
    told = {
        "rounds": [(one, row, shown_fields(view, one.now)) for one, row in zip(held, latest, strict=True)],
        "suspensions": rows(view, (one.last for one in view.all(Suspension))),
        "charts": [one for one in (_brackets(view), *_positions(view)) if one],
    }
    return render(request, "mediators/rounds.html", told)


def _brackets(view: View) -> Chart | None:
    try:
        room = head(view).draft.room
    except NoText:
        return None
    limits = sorted((one.now for one in view.all(Deadline) if not one.now.lifted), key=lambda one: one.on)
    return brackets_chart(burn_down(texts(view, room)), limits)


def _positions(view: View) -> list[Chart | None]:
    return [positions_chart(view, one.id, one.now.title) for one in view.all(Issue)]
