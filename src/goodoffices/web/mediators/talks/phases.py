"""The phases of the talks as the site shows them, and the form by which the talks enter the next."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goodoffices.case.kinds import Phase, PhaseEntered
from goodoffices.case.phases import current_phase, entered
from goodoffices.case.view import View
from goodoffices.office.phases import enter_phase
from goodoffices.web.mediators.attached import attached
from goodoffices.web.mediators.choices import called
from goodoffices.web.mediators.fields import Field, Form, Sort, among, answered, shown
from goodoffices.web.opened import CLOCK
from goodoffices.web.page import moment
from goodoffices.web.unlocking import Asked


@dataclass(frozen=True, slots=True)
class Step:
    """A phase on the strip: what it is called, since when and by which entry the talks entered it, if they did."""

    called: str
    since: str
    entry: str
    now: bool


def strip(view: View) -> list[Step]:
    """Return every phase in the usual order, with the latest entry into it; at most one is that of now."""
    latest = {one.said.phase: one for one in entered(view)}
    now = current_phase(view)
    return [
        Step(called(one), latest[one].said.since, latest[one].id, one is now)
        if one in latest
        else Step(called(one), "", "", now=False)
        for one in Phase
    ]


def enter(request: Asked) -> HttpResponse:
    """Show the form with the phase that usually follows and the day of today, or enter a phase."""
    if request.method == "POST":
        return answered(request, ENTER, reverse("the_case"))
    typed = request.GET.copy()
    typed.setdefault("phase", _next(current_phase(request.sitting.view)))
    typed.setdefault("since", _today().isoformat())
    return shown(request, ENTER, typed)


def _next(now: Phase | None) -> str:
    every = list(Phase)
    following = every[every.index(now) + 1 :] if now else every
    return following[0].value if following else ""


def _today() -> date:
    return moment(CLOCK.now()).astimezone(timezone.get_current_timezone()).date()


def _entered(request: Asked, values: dict[str, Any], room: str, own: str) -> None:
    enter_phase(
        request.sitting, room, PhaseEntered(**values | {"phase": Phase(values["phase"])}), own, attached(request)
    )


ENTER = Form(
    _("The talks enter a phase"),
    _("Enter the phase"),
    (
        Field("phase", _("Phase"), Sort.CHOICE, needed=True, offers=among(Phase)),
        Field("since", _("Since"), Sort.DAY, needed=True),
        Field("because", _("Why now"), Sort.TEXT),
    ),
    _entered,
    told=_("In the criticism of the single text, parties say what is wrong with it, and nobody accepts or refuses it."),
    attach=True,
)
