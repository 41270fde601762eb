"""Even-handedness: what each party had of the mediators, for the mediators alone, to be printed."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goodoffices.case.evenhand import Sight, Taken, evenhand
from goodoffices.web.charts import hours_chart
from goodoffices.web.mediators.record import Row, rows
from goodoffices.web.page import moment
from goodoffices.web.unlocking import Asked

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000


@dataclass(frozen=True, slots=True)
class SideShown:
    """What was taken from a party and what it was asked, with the entries that tell so."""

    title: str
    taken: list[tuple[Taken, Row]]
    questions: list[Row]


@dataclass(frozen=True, slots=True)
class SightShown:
    """A draft, and of each party when it was shown it and how much later than the first; "" where it was the first."""

    sight: Sight
    cells: list[tuple[datetime | None, str]]


def even_handedness(request: Asked) -> HttpResponse:
    """Show contacts and hours, who saw a draft first, edits taken from each side, and questions asked."""
    view = request.sitting.view
    found = evenhand(view)
    sides = [
        SideShown(
            one.party.now.title, _with_rows(request, one.taken), rows(view, (each.last for each in one.questions))
        )
        for one in found.sides
    ]
    told = {
        "chart": hours_chart(found.sides),
        "parties": [one.title for one in sides],
        "sides": sides,
        "sights": [SightShown(one, _cells(one)) for one in found.sights],
        "others": _with_rows(request, found.others),
    }
    return render(request, "mediators/evenhand.html", told)


def _with_rows(request: Asked, taken: tuple[Taken, ...]) -> list[tuple[Taken, Row]]:
    return list(zip(taken, rows(request.sitting.view, (one.said for one in taken)), strict=True))


def _cells(sight: Sight) -> list[tuple[datetime | None, str]]:
    pairs = zip(sight.shown, sight.waited, strict=True)
    return [(None, "") if time is None else (moment(time), _later(waited or 0)) for time, waited in pairs]


def _later(waited: int) -> str:
    """Return in words how long after the first a party was shown a draft; "" for the first."""
    if not waited:
        return ""
    days, hours, minutes = waited // DAY, waited % DAY // HOUR, waited % HOUR // MINUTE
    if days:
        return ngettext("%(count)s day later", "%(count)s days later", days) % {"count": days}
    if hours:
        return ngettext("%(count)s hour later", "%(count)s hours later", hours) % {"count": hours}
    if minutes:
        return ngettext("%(count)s minute later", "%(count)s minutes later", minutes) % {"count": minutes}
    return _("less than a minute later")
