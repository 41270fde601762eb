"""The case at a glance: its phase, what the talks rest on, the issues, what was tried before, offices, undertakings."""

from django.http import HttpResponse
from django.shortcuts import render

from goodoffices.case.kinds import Attempt, Holder, Issue, Office, Undertaking
from goodoffices.case.view import View
from goodoffices.web.mediators.record import rows
from goodoffices.web.mediators.talks.charters import shown_charters
from goodoffices.web.mediators.talks.phases import strip
from goodoffices.web.mediators.talks.undertakings import standing
from goodoffices.web.unlocking import Asked


def the_case(request: Asked) -> HttpResponse:
    """Show what the case is made of, each part with the way to its own page."""
    view = request.sitting.view
    told = {
        "phases": strip(view),
        "charters": shown_charters(view),
        "issues": [one.now for one in view.all(Issue)],
        "attempts": [one.now for one in view.all(Attempt)],
        "offices": _offices(view),
        "undertakings": rows(view, (one.last for one in view.all(Undertaking) if standing(one))),
    }
    return render(request, "mediators/the_case.html", told)


def _offices(view: View) -> list[tuple[str, str]]:
    held = {one.id: one.now.called for one in view.all(Holder) if not one.now.until}
    return [(one.now.title, held.get(one.id, "")) for one in view.all(Office)]
