"""Forms as tables of fields: what was typed is read with care, and kept on the page where it is refused."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse

from goodoffices.case.view import View
from goodoffices.terms import NotPossible
from goodoffices.web.mediators.rounds_words import Offered, choices
from goodoffices.web.page import in_words
from goodoffices.web.typed import REFUSED, id_of, room_of
from goodoffices.web.unlocking import Asked

LONGEST_NUMBER = 4


class FieldEmpty(NotPossible):
    """The field “{field}” is empty: fill it in."""


class DayUnclear(NotPossible):
    """No day is written as “{typed}”: write year, month and day, such as 2026-11-20."""


class TimeUnclear(NotPossible):
    """No time of day is written as “{typed}”: write hour and minute, such as 18:00."""


class NumberUnclear(NotPossible):
    """No number is written as “{typed}”: write it in figures, from 1 on."""


class NotOnTheList(NotPossible):
    """What was chosen under “{field}” is not on the list any more: choose again."""


class Sort(StrEnum):
    """How a field is typed."""

    LINE = "text"
    DAY = "date"
    TIME = "time"
    NUMBER = "number"
    TEXT = "textarea"
    CHOICE = "select"
    SEVERAL = "several"
    LINES = "lines"
    TICK = "tick"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form; `label` is translated when it is shown.

    `offers` tells what a view lets one choose from, and `usual` what stands there at first.
    """

    name: str
    label: Any
    sort: Sort = Sort.LINE
    needed: bool = False
    offers: Callable[[View], Offered] | None = None
    usual: str = ""

    def value(self, typed: QueryDict, view: View) -> Any:
        """Return what was typed, as an entry takes it.

        Raises:
            FieldEmpty, DayUnclear, TimeUnclear, NumberUnclear, NotOnTheList: it cannot be taken.
        """
        if self.sort in {Sort.SEVERAL, Sort.LINES}:
            return self._several(typed, view)
        text = typed.get(self.name, "").replace("\r\n", "\n").strip()
        if self.sort is Sort.TICK:
            return bool(text)
        if self.needed and not text:
            raise FieldEmpty(field=self.label)
        if self.offers and text and text not in dict(self.offers(view)):
            raise NotOnTheList(field=self.label)
        return _READ.get(self.sort, str)(text)

    def _several(self, typed: QueryDict, view: View) -> tuple[str, ...]:
        if self.sort is Sort.LINES:
            return tuple(line.strip() for line in typed.get(self.name, "").splitlines() if line.strip())
        offered = dict(self.offers(view)) if self.offers else {}
        if not set(typed.getlist(self.name)) <= set(offered):
            raise NotOnTheList(field=self.label)
        return tuple(typed.getlist(self.name))


def among(some: type[StrEnum]) -> Callable[[View], Offered]:
    """Return what offers every choice of a kind."""
    return lambda view: choices(some)  # noqa: ARG005 - these choices are the same in every view


@dataclass(frozen=True, slots=True)
class Filled:
    """A field as the page shows it: what stands in it, and what may be chosen."""

    field: Field
    text: str
    chosen: tuple[str, ...]
    offered: Offered


def filled(field: Field, typed: QueryDict, view: View) -> Filled:
    """Return a field with what was typed, or what stands there at first."""
    offered = field.offers(view) if field.offers else []
    return Filled(field, typed.get(field.name, field.usual), tuple(typed.getlist(field.name)), offered)


@dataclass(frozen=True, slots=True)
class Form:
    """A form with its heading, its button, its fields, and what is done with what was typed in it.

    `keep` takes the request, the values by the names of fields, the room ("" where `room` is not asked) and the id of
    the entry to be made.
    """

    heading: Any
    button: Any
    fields: Sequence[Field]
    keep: Callable[[Asked, dict[str, Any], str, str], object]
    room: bool = True
    told: Any = ""

    def read(self, request: Asked) -> None:
        """Do what the form is for; sent once more, it does nothing.

        Raises:
            NotPossible: something was not typed as it must be, or the verb refuses.
        """
        typed, view = request.POST, request.sitting.view
        own = id_of(typed)
        if any(one.id == own for one in view.entries):
            return
        values = {one.name: one.value(typed, view) for one in self.fields}
        self.keep(request, values, room_of(typed) if self.room else "", own)

    def shown(self, typed: QueryDict, view: View) -> list[Filled]:
        """Return the fields with what was typed."""
        return [filled(one, typed, view) for one in self.fields]


def page_of(form: Form, after: str) -> Callable[[Asked], HttpResponse]:
    """Return the page of a form; once it is kept, another page is shown (by its name in the table of doors)."""

    def page(request: Asked) -> HttpResponse:
        """Show the form, or keep what was typed."""
        if request.method != "POST":
            return shown(request, form, request.GET)
        try:
            form.read(request)
        except NotPossible as refusal:
            return shown(request, form, request.POST, in_words(refusal))
        return HttpResponseRedirect(reverse(after), status=303)

    return page


def shown(request: Asked, form: Form, typed: QueryDict, refusal: str = "") -> HttpResponse:
    """Return a form with what was typed; the id of the entry is kept, so that a form sent twice makes one entry."""
    told = {"form": form, "fields": form.shown(typed, request.sitting.view), "typed": typed, "refusal": refusal}
    return render(request, "mediators/rounds_form.html", told, status=REFUSED if refusal else None)


def _day(text: str) -> str:
    try:
        return text and date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise DayUnclear(typed=text) from error


def _time(text: str) -> str:
    try:
        return text and time.fromisoformat(text).isoformat("minutes")
    except ValueError as error:
        raise TimeUnclear(typed=text) from error


def _number(text: str) -> int:
    if not (text.isdecimal() and len(text) <= LONGEST_NUMBER and int(text) > 0):
        raise NumberUnclear(typed=text)
    return int(text)


_READ: dict[Sort, Callable[[str], Any]] = {Sort.DAY: _day, Sort.TIME: _time, Sort.NUMBER: _number}
