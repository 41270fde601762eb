"""Promises, guarantees and side letters: who gave them to whom, and what became of them."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from goodoffices.case.kinds import Binds, Holder, Office, Undertaking, UndertakingSort, UndertakingState
from goodoffices.case.view import Matter, View
from goodoffices.office.talks import record_undertaking, settle_undertaking
from goodoffices.web.mediators import offered as rounds_offered
from goodoffices.web.mediators.attached import attached
from goodoffices.web.mediators.choices import Offered, called, choices
from goodoffices.web.mediators.fields import Field, FieldEmpty, Form, Sort, among, page_of
from goodoffices.web.mediators.record import Row, rows
from goodoffices.web.mediators.text.clauses import ClauseNamed, checked, clause_field, named
from goodoffices.web.page import naming
from goodoffices.web.unlocking import Asked

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class UndertakingShown:
    """An undertaking with the names of both; what it is, whom it binds, what became of it; the clause it belongs to."""

    id: str
    said: Undertaking
    by: str
    to: str
    sort: str
    binds: str
    state: str
    clauses: tuple[ClauseNamed, ...]
    row: Row


def undertakings(request: Asked) -> HttpResponse:
    """Show what stands, the earliest due first and what has no day last; and then what was settled."""
    view = request.sitting.view
    known = list(view.all(Undertaking))
    stands = sorted((one for one in known if standing(one)), key=lambda one: (one.now.due or "~", one.first))
    settled = [one for one in known if not standing(one)][::-1]
    told = {"stands": _shown(view, stands), "settled": _shown(view, settled)}
    return render(request, "mediators/undertakings.html", told)


def standing(one: Matter[Undertaking]) -> bool:
    """Return whether an undertaking was neither kept nor broken nor released."""
    return one.now.state is UndertakingState.STANDS


def _shown(view: View, some: list[Matter[Undertaking]]) -> list[UndertakingShown]:
    name = naming(view)
    return [
        UndertakingShown(
            one.id,
            one.now,
            name(one.now.by),
            name(one.now.to),
            called(one.now.sort),
            called(one.now.binds),
            called(one.now.state),
            named(view, filter(None, (one.now.provision,))),
            row,
        )
        for one, row in zip(some, rows(view, (one.last for one in some)), strict=True)
    ]


def _actors(view: View) -> Offered:
    """Return who can undertake something: parties, institutions, offices, and those who hold an office now."""
    offices = [(one.id, one.now.title) for one in view.all(Office)]
    holders = {one.now.called: one.now.called for one in view.all(Holder) if not one.now.until}
    return [*rounds_offered.others(view), *offices, *holders.items()]


def _standing(view: View) -> Offered:
    name = naming(view)
    return [
        (one.id, f"{name(one.now.by)}: {rounds_offered.short(one.now.words)}")
        for one in view.all(Undertaking)
        if standing(one)
    ]


def _ends(view: View) -> Offered:  # noqa: ARG001 - the same in every view
    return choices(one for one in UndertakingState if one is not UndertakingState.STANDS)


def _recorded(request: Asked, values: Values, room: str, own: str) -> None:
    for one, field in (("by", BY), ("to", TO)):
        values[one] = values[one] or values.pop(f"{one}_other")
        values.pop(f"{one}_other", None)
        if not values[one]:
            raise FieldEmpty(field=field.label)
    if values["provision"]:
        values["provision"] = checked(request.sitting.view, values["provision"])
    chosen = {"sort": UndertakingSort(values["sort"]), "binds": Binds(values["binds"])}
    record_undertaking(request.sitting, room, Undertaking(**values | chosen), own, attached(request))


def _settled(request: Asked, values: Values, room: str, own: str) -> None:  # noqa: ARG001 - lies where it was given
    settle_undertaking(request.sitting, values["of"], UndertakingState(values["state"]), own, attached(request))


BY = Field("by", _("Who gives it"), Sort.CHOICE, offers=_actors)
TO = Field("to", _("To whom"), Sort.CHOICE, offers=_actors)
NEW = Form(
    _("A promise, guarantee or side letter"),
    _("Record it"),
    (
        Field("sort", _("What it is"), Sort.CHOICE, needed=True, offers=among(UndertakingSort)),
        BY,
        Field("by_other", _("Or somebody else who gives it")),
        TO,
        Field("to_other", _("Or somebody else to whom it is given")),
        Field("words", _("What is undertaken"), Sort.TEXT, needed=True),
        Field("on", _("Given on"), Sort.DAY),
        Field("due", _("To be met by"), Sort.DAY),
        Field("binds", _("Whom it binds"), Sort.CHOICE, needed=True, offers=among(Binds), usual="institution"),
        clause_field(_("Clause that it belongs to, if any"), needed=False),
        Field("noted", _("As we understood it, not in the giver's own writing"), Sort.TICK, usual="1"),
    ),
    _recorded,
    attach=True,
)
SETTLE = Form(
    _("What became of an undertaking"),
    _("Record what became of it"),
    (
        Field("of", _("Undertaking"), Sort.CHOICE, needed=True, offers=_standing),
        Field("state", _("What became of it"), Sort.CHOICE, needed=True, offers=_ends),
    ),
    _settled,
    room=False,
    attach=True,
)

undertake = page_of(NEW, "undertakings")
settle = page_of(SETTLE, "undertakings")
