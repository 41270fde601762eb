"""What was tried before: what became of it, who refused what and why, and which clauses take it up again."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from goodoffices.case.kinds import Attempt, Declined
from goodoffices.case.view import Matter, View
from goodoffices.office.talks import record_attempt
from goodoffices.web.mediators import offered as rounds_offered
from goodoffices.web.mediators.attached import attached
from goodoffices.web.mediators.choices import Offered
from goodoffices.web.mediators.fields import Field, Form, Sort, page_of
from goodoffices.web.mediators.record import Row, rows
from goodoffices.web.mediators.text.clauses import CLAUSE, ClauseNamed, checked, named
from goodoffices.web.page import naming
from goodoffices.web.unlocking import Asked

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class AttemptShown:
    """An attempt: who refused what of it (name, what, why), and the clauses of the text that revive it."""

    id: str
    said: Attempt
    row: Row
    declined: tuple[tuple[str, str, str], ...]
    revived_by: tuple[ClauseNamed, ...]


def attempts(request: Asked) -> HttpResponse:
    """Show the earlier attempts, the latest day first."""
    view = request.sitting.view
    known = sorted(view.all(Attempt), key=lambda one: (one.now.on, one.first), reverse=True)
    latest = rows(view, (one.last for one in known))
    told = {"attempts": [_shown(view, one, row) for one, row in zip(known, latest, strict=True)]}
    return render(request, "mediators/attempts.html", told)


def _shown(view: View, matter: Matter[Attempt], row: Row) -> AttemptShown:
    name, now = naming(view), matter.now
    declined = tuple((name(one.party), one.what, one.because) for one in now.declined)
    return AttemptShown(matter.id, now, row, declined, named(view, now.revived_by))


def _every(view: View) -> Offered:
    return [(one.id, one.now.title) for one in view.all(Attempt)]


def _recorded(request: Asked, values: Values, room: str, own: str) -> None:
    declined = tuple(Declined(**one) for one in values["declined"])
    record_attempt(request.sitting, room, Attempt(**values | {"declined": declined}), own, attached(request))


def _declined(request: Asked, values: Values, room: str, own: str) -> None:
    of = values.pop("of")
    before = request.sitting.view.one(Attempt, of).now
    more = replace(before, declined=(*before.declined, Declined(**values)), attempt=of)
    record_attempt(request.sitting, room, more, own, attached(request))


def _revived(request: Asked, values: Values, room: str, own: str) -> None:
    view = request.sitting.view
    clause = checked(view, values["provision"])
    before = view.one(Attempt, values["of"]).now
    revived_by = (*(one for one in before.revived_by if one != clause), clause)
    revived = replace(before, revived_by=revived_by, attempt=values["of"])
    record_attempt(request.sitting, room, revived, own, attached(request))


WHICH = Field("of", _("Which attempt"), Sort.CHOICE, needed=True, offers=_every)
REFUSED = (
    Field("party", _("Party"), Sort.CHOICE, needed=True, offers=rounds_offered.parties),
    Field("what", _("What of it, if not all")),
    Field("because", _("Why")),
)
NEW = Form(
    _("An earlier attempt"),
    _("Record the attempt"),
    (
        Field("title", _("What it is known as"), needed=True),
        Field("on", _("Put forward on"), Sort.DAY),
        Field("text", _("Its text, or what matters of it"), Sort.TEXT),
        Field("outcome", _("What became of it"), Sort.TEXT),
        Field("declined", _("Who refused it, and why"), Sort.ROWS, columns=REFUSED),
    ),
    _recorded,
    attach=True,
)
DECLINED = Form(
    _("A party refused an earlier attempt"),
    _("Record the refusal"),
    (WHICH, *REFUSED),
    _declined,
    room=False,
    attach=True,
)
REVIVED = Form(
    _("A clause takes up an earlier attempt"),
    _("Link the clause"),
    (WHICH, CLAUSE),
    _revived,
    room=False,
    attach=True,
)

record = page_of(NEW, "attempts")
decline = page_of(DECLINED, "attempts")
revive = page_of(REVIVED, "attempts")
