"""What was tried before: what became of it, who refused what and why, and which clauses take it up again."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from goodoffices.case.amending import provision_of
from goodoffices.case.called import called
from goodoffices.case.kinds import Attempt, Declined
from goodoffices.case.negotiating import NoText, head
from goodoffices.case.view import Matter, View
from goodoffices.office.talks import record_attempt
from goodoffices.web.mediators import rounds_offered
from goodoffices.web.mediators.record import Row, rows
from goodoffices.web.mediators.rounds_form import Field, Form, Sort, page_of
from goodoffices.web.mediators.rounds_words import Offered
from goodoffices.web.page import naming
from goodoffices.web.unlocking import Asked

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Revival:
    """A clause that takes an attempt up again: the draft and the clause, and how it is called."""

    draft: str
    provision: str
    called: str


@dataclass(frozen=True, slots=True)
class AttemptShown:
    """An attempt: who refused what of it (name, what, why), and the clauses of the text that revive it."""

    id: str
    said: Attempt
    row: Row
    declined: tuple[tuple[str, str, str], ...]
    revived_by: tuple[Revival, ...]


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
    return AttemptShown(matter.id, now, row, declined, _revivals(view, now.revived_by))


def _revivals(view: View, provisions: tuple[str, ...]) -> tuple[Revival, ...]:
    """Return the clauses that the latest text still has; who does not read the text is told of none."""
    if not provisions:
        return ()
    try:
        text = head(view)
    except NoText:
        return ()
    names = called(text.framework)
    return tuple(Revival(text.draft.id, one, names[one]) for one in provisions if one in names)


def _every(view: View) -> Offered:
    return [(one.id, one.now.title) for one in view.all(Attempt)]


def _find_provisions(view: View, asked: str) -> Offered:
    found = rounds_offered.find_clauses(view, asked)
    return [(value.removesuffix("/"), label) for value, label in found if value.endswith("/")]


def _recorded(request: Asked, values: Values, room: str, own: str) -> None:
    declined = tuple(Declined(**one) for one in values["declined"])
    record_attempt(request.sitting, room, Attempt(**values | {"declined": declined}), own)


def _declined(request: Asked, values: Values, room: str, own: str) -> None:
    of = values.pop("of")
    before = request.sitting.view.one(Attempt, of).now
    more = replace(before, declined=(*before.declined, Declined(**values)), attempt=of)
    record_attempt(request.sitting, room, more, own)


def _revived(request: Asked, values: Values, room: str, own: str) -> None:
    view = request.sitting.view
    clause = provision_of(head(view).framework, values["provision"]).id
    before = view.one(Attempt, values["of"]).now
    revived_by = (*(one for one in before.revived_by if one != clause), clause)
    record_attempt(request.sitting, room, replace(before, revived_by=revived_by, attempt=values["of"]), own)


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
)
DECLINED = Form(
    _("A party refused an earlier attempt"),
    _("Record the refusal"),
    (WHICH, *REFUSED),
    _declined,
    room=False,
)
REVIVED = Form(
    _("A clause takes up an earlier attempt"),
    _("Link the clause"),
    (WHICH, Field("provision", _("Clause"), Sort.FOUND, needed=True, finds=_find_provisions)),
    _revived,
    room=False,
)

record = page_of(NEW, "attempts")
decline = page_of(DECLINED, "attempts")
revive = page_of(REVIVED, "attempts")
