"""Institutions, their offices and who holds them: now, before, and what must be asked again after a change."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from goodoffices.case.kinds import Admitted, Holder, Institution, Office
from goodoffices.case.view import Matter, View
from goodoffices.office.offices import add_institution, add_office, appoint, change_holder, to_ask_again
from goodoffices.office.sitting import Sitting
from goodoffices.web.mediators import offered as rounds_offered
from goodoffices.web.mediators.attached import attached
from goodoffices.web.mediators.choices import Offered
from goodoffices.web.mediators.fields import Field, Form, Sort, page_of
from goodoffices.web.mediators.people.rooms import known_people
from goodoffices.web.mediators.record import rows
from goodoffices.web.page import naming, rooms_of
from goodoffices.web.typed import id_of
from goodoffices.web.unlocking import Asked

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class HolderShown:
    """Who holds or held an office, from and until when, and which rooms they read and read no longer."""

    called: str
    since: str
    until: str
    reads: tuple[str, ...]
    closed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficeShown:
    """An office with who holds it, if anybody does, and who held it before, the latest first."""

    id: str
    title: str
    holder: HolderShown | None
    earlier: tuple[HolderShown, ...]


@dataclass(frozen=True, slots=True)
class Rooms:
    """The titles of the rooms of a reader, who reads each of them, and who no longer does."""

    titles: Mapping[str, str]
    readers: Mapping[str, frozenset[str]]
    removed: frozenset[tuple[str, str]]

    def read_by(self, person: str) -> tuple[str, ...]:
        """Return the titles of the rooms that a person reads."""
        return tuple(title for room, title in self.titles.items() if person in self.readers[room])

    def closed_to(self, person: str) -> tuple[str, ...]:
        """Return the titles of the rooms that a person read once."""
        return tuple(title for room, title in self.titles.items() if (room, person) in self.removed)


def offices(request: Asked) -> HttpResponse:
    """Show the offices of each institution with their holders, and what must be asked again."""
    view, rooms = request.sitting.view, _rooms(request.sitting)
    held = {one.id: one for one in view.all(Holder)}
    of: dict[str, list[OfficeShown]] = {}
    for one in view.all(Office):
        of.setdefault(one.now.institution, []).append(_office(one, held.get(one.id), rooms))
    name = naming(view)
    told = {
        "institutions": [(one.now, name(one.now.party), of.get(one.id, [])) for one in view.all(Institution)],
        "others": of.get("", []),
        "ask_again": rows(view, to_ask_again(view)),
    }
    return render(request, "mediators/offices.html", told)


def _rooms(sitting: Sitting) -> Rooms:
    titles = rooms_of(sitting.view)
    removed = frozenset((one.now.room, one.now.person) for one in sitting.view.all(Admitted) if one.now.removed)
    return Rooms(titles, {room: sitting.readers(room) for room in titles}, removed)


def _office(office: Matter[Office], held: Matter[Holder] | None, rooms: Rooms) -> OfficeShown:
    said = [one.statement for one in held.history] if held else []
    known = _each_once([one for one in said if isinstance(one, Holder)])
    shown = [_holder(one, after, rooms) for one, after in zip_longest(known, known[1:])]
    now = shown.pop() if known and not known[-1].until else None
    return OfficeShown(office.id, office.now.title, now, tuple(reversed(shown)))


def _each_once(known: list[Holder]) -> list[Holder]:
    """Return the holders, each as said last: of one who left, when they came and when they left."""
    latest = {(one.called, one.since): one for one in known}
    return list(latest.values())


def _holder(one: Holder, after: Holder | None, rooms: Rooms) -> HolderShown:
    until = one.until or (after.since if after else "")
    keyed = one.person
    return HolderShown(
        one.called, one.since, until, rooms.read_by(keyed) if keyed else (), rooms.closed_to(keyed) if keyed else ()
    )


class Handing(Form):
    """A form whose act has several parts: sent once more, it does what was left undone when it broke off."""

    __slots__ = ()

    def read(self, request: Asked) -> None:
        """Do the act, or the rest of it where its first entry was kept before.

        Raises:
            NotPossible: something was not typed as it must be, or the verb refuses.
        """
        own = id_of(request.POST)
        said = request.sitting.view.by_id.get(own)
        if said and isinstance(said.statement, Holder):
            _handed(request, said.statement, own)
        else:
            super().read(request)


def _held(view: View) -> dict[str, bool]:
    holders = {one.id: not one.now.until for one in view.all(Holder)}
    return {one.id: holders.get(one.id, False) for one in view.all(Office)}


def _vacant(view: View) -> Offered:
    held = _held(view)
    return [(one.id, one.now.title) for one in view.all(Office) if not held[one.id]]


def _taken(view: View) -> Offered:
    held = {one.id: one.now.called for one in view.all(Holder) if not one.now.until}
    return [(one.id, f"{one.now.title}: {held[one.id]}") for one in view.all(Office) if one.id in held]


def _institutions(view: View) -> Offered:
    return [(one.id, one.now.title) for one in view.all(Institution)]


def _people(view: View) -> Offered:
    return [(one.id, one.called) for one in known_people(view).values()]


def _named(request: Asked, values: Values, room: str, own: str) -> None:
    add_institution(request.sitting, room, Institution(**values), own, attached(request))


def _made(request: Asked, values: Values, room: str, own: str) -> None:
    add_office(request.sitting, room, Office(**values), own, attached(request))


def _appointed(request: Asked, values: Values, room: str, own: str) -> None:  # noqa: ARG001 - lies where the office does
    appoint(request.sitting, Holder(**values), own, attached(request))


def _changed(request: Asked, values: Values, room: str, own: str) -> None:  # noqa: ARG001 - lies where the office does
    _handed(request, Holder(**values), own)


def _left(request: Asked, values: Values, room: str, own: str) -> None:  # noqa: ARG001 - lies where the office does
    holder = request.sitting.view.one(Holder, values["office"]).now
    _handed(request, replace(holder, until=values["until"]), own)


def _handed(request: Asked, holder: Holder, own: str) -> None:
    successor = None if holder.until else known_people(request.sitting.view).get(holder.person)
    change_holder(request.sitting, holder, own, successor, attached(request))
    request.sitting.reopen()


TAKEN = Field("office", _("Office"), Sort.CHOICE, needed=True, offers=_taken)
HOLDER = (
    Field("called", _("Name of the holder"), needed=True),
    Field("since", _("Since"), Sort.DAY, needed=True),
    Field("person", _("Their key in this case, if they have one"), Sort.CHOICE, offers=_people),
)
INSTITUTION = Form(
    _("An institution"),
    _("Name the institution"),
    (
        Field("title", _("Name"), needed=True),
        Field("party", _("Party that it belongs to, if any"), Sort.CHOICE, offers=rounds_offered.parties),
    ),
    _named,
    attach=True,
)
OFFICE = Form(
    _("An office"),
    _("Name the office"),
    (
        Field("title", _("What it is called"), needed=True),
        Field("institution", _("Institution"), Sort.CHOICE, offers=_institutions),
    ),
    _made,
    attach=True,
)
APPOINT = Form(
    _("Somebody takes an office that nobody holds"),
    _("Record the holder"),
    (Field("office", _("Office"), Sort.CHOICE, needed=True, offers=_vacant), *HOLDER),
    _appointed,
    room=False,
    attach=True,
)
CHANGE = Handing(
    _("An office changes hands"),
    _("Change the holder"),
    (TAKEN, *HOLDER),
    _changed,
    room=False,
    attach=True,
    told=_(
        "In one act: every room of yours that the earlier holder reads is closed to them, and opened to whoever"
        " follows, if that person has a key. What bound the earlier holder alone is then listed, to be asked again."
    ),
)
LEAVE = Handing(
    _("A holder leaves, and nobody follows yet"),
    _("Record that the holder left"),
    (TAKEN, Field("until", _("Until"), Sort.DAY, needed=True)),
    _left,
    room=False,
    attach=True,
    told=_("In one act: every room of yours that the holder reads is closed to them."),
)

name_institution = page_of(INSTITUTION, "offices")
name_office = page_of(OFFICE, "offices")
take_office = page_of(APPOINT, "offices")
change_hands = page_of(CHANGE, "offices")
leave_office = page_of(LEAVE, "offices")
