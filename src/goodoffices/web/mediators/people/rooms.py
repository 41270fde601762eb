"""People and rooms: who reads what, letting people in and out, and opening a room."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.case.desk import parties_in_order
from goodoffices.case.kinds import Admitted, Holder, Institution, Office, PartySite, RoomNamed
from goodoffices.case.view import View
from goodoffices.office.rooms import Person, admit, could_read, is_head, open_room, remove
from goodoffices.office.sitting import Sitting
from goodoffices.terms import NotPossible
from goodoffices.web.mediators.choices import Offered, called
from goodoffices.web.mediators.fields import Field, Form, Sort, page_of
from goodoffices.web.mediators.people.custody import held_rooms
from goodoffices.web.page import in_words, moment, naming, rooms_of
from goodoffices.web.typed import REFUSED, id_of
from goodoffices.web.unlocking import Asked


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads a room: the person's id and name, role and institution, and since when."""

    id: str
    called: str
    role: str
    institution: str
    since: datetime


@dataclass(frozen=True, slots=True)
class RoomShown:
    """A room of the reader: who reads it now, who no longer does, why it is held, and the party's site over it."""

    id: str
    named: RoomNamed
    readers: tuple[Reader, ...]
    removed: tuple[tuple[str, int, datetime], ...]
    held: str
    site: str


def people(request: Asked) -> HttpResponse:
    """Show rooms with their readers, and parties, institutions and offices with who holds them."""
    view = request.sitting.view
    held = held_rooms(view)
    holders = {one.id: one.now for one in view.all(Holder)}
    told = {
        "shown": [_room(request.sitting, one.id, one.now, held) for one in view.all(RoomNamed)],
        "parties": [one.now for one in parties_in_order(view)],
        "institutions": [(one.now, naming(view)(one.now.party)) for one in view.all(Institution)],
        "offices": [(one.now, holders.get(one.id)) for one in view.all(Office)],
        "sites": any(one.now.open for one in view.all(PartySite)),
        "own": request.sitting.person,
        "head": is_head(request.sitting),
        "held": held,
    }
    return render(request, "mediators/people.html", told)


def removal(request: Asked) -> HttpResponse:
    """Show what a person could have read in a room, or close the room to that person."""
    typed = request.POST if request.method == "POST" else request.GET
    try:
        room, person = id_of(typed, "room"), id_of(typed, "person")
        if request.method == "POST":
            remove(request.sitting, room, person, id_of(typed))
            return HttpResponseRedirect(reverse("people"), status=303)
        return _removal(request, room, person, could_read(request.sitting, room, person))
    except NotPossible as refusal:
        return _removal(request, typed.get("room", ""), typed.get("person", ""), refusal=in_words(refusal))


def known_people(view: View) -> dict[str, Person]:
    """Return the people of a view by id, as they were admitted last."""
    latest = sorted(one.last for one in view.all(Admitted))
    said = [one.statement for one in latest if isinstance(one.statement, Admitted)]
    return {one.person: Person(one.person, one.called, one.role, one.institution) for one in said}


def _offered(view: View) -> Offered:
    return [(one.id, one.called) for one in known_people(view).values()]


def _institutions(view: View) -> Offered:
    return [(one.id, one.now.title) for one in view.all(Institution)]


def _how_much(view: View) -> Offered:  # noqa: ARG001 - the same in every view
    return [("all", gettext("all that was said there")), ("on", gettext("only what is said from now on"))]


def _admit(request: Asked, values: dict[str, Any], room: str, own: str) -> None:
    person = known_people(request.sitting.view)[values["person"]]
    admit(request.sitting, room, person, own, earlier=values["earlier"] == "all")


def _open(request: Asked, values: dict[str, Any], room: str, own: str) -> None:  # noqa: ARG001 - a new room is its own
    known = known_people(request.sitting.view)
    named = RoomNamed(room=own, title=values["title"], purpose=values["purpose"], institution=values["institution"])
    ids = {request.sitting.person, *values["readers"]}
    if own not in request.sitting.rooms:
        open_room(request.sitting, named, [one for one in known.values() if one.id in ids])


ADMISSION = Form(
    _("Let a person into a room"),
    _("Let in"),
    (
        Field("person", _("Person"), Sort.CHOICE, needed=True, offers=_offered),
        Field(
            "earlier",
            _("What the person reads"),
            Sort.CHOICE,
            needed=True,
            offers=_how_much,
        ),
    ),
    _admit,
)
ROOM = Form(
    _("A new room"),
    _("Open the room"),
    (
        Field("title", _("Name of the room"), needed=True),
        Field("purpose", _("What it is for")),
        Field("institution", _("Whose room, if it is that of one institution"), Sort.CHOICE, offers=_institutions),
        Field("readers", _("Who reads it, beside you"), Sort.SEVERAL, offers=_offered),
    ),
    _open,
    room=False,
)
admission = page_of(ADMISSION, "people")
new_room = page_of(ROOM, "people")


def _room(sitting: Sitting, room: str, named: RoomNamed, held: Mapping[str, str]) -> RoomShown:
    view, name = sitting.view, naming(sitting.view)
    reading = sitting.readers(room)
    admitted = [one for one in view.all(Admitted) if one.now.room == room]
    return RoomShown(
        room,
        named,
        tuple(
            Reader(
                one.now.person, one.now.called, called(one.now.role), name(one.now.institution), moment(one.last.time)
            )
            for one in admitted
            if one.now.person in reading
        ),
        tuple((one.now.called, one.now.could_read, moment(one.last.time)) for one in admitted if one.now.removed),
        held.get(room, ""),
        next((one.now.host for one in view.all(PartySite) if one.first.room == room and one.now.open), ""),
    )


def _removal(request: Asked, room: str, person: str, count: int = 0, refusal: str = "") -> HttpResponse:
    view = request.sitting.view
    told = {
        "room": room,
        "person": person,
        "called": naming(view)(person),
        "title": rooms_of(view).get(room, ""),
        "count": count,
        "refusal": refusal,
    }
    return render(request, "mediators/people_removal.html", told, status=REFUSED if refusal else None)
