"""The desk: where a mediator begins the day."""

from django.http import HttpResponse
from django.shortcuts import render

from goodoffices.web.mediators.record import rows
from goodoffices.web.unlocking import Asked

LATEST = 8


def desk(request: Asked) -> HttpResponse:
    """Show what was said last."""
    view = request.sitting.view
    return render(request, "mediators/desk.html", {"latest": rows(view, view.entries[: -LATEST - 1 : -1])})
