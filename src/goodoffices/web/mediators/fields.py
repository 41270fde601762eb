"""Forms as tables of fields: what was typed is read with care, and kept on the page where it is refused."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from enum import StrEnum
from itertools import zip_longest
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from goodoffices.case.view import View
from goodoffices.terms import NotPossible
from goodoffices.web.mediators.choices import Offered, choices
from goodoffices.web.page import in_words
from goodoffices.web.typed import REFUSED, id_of, room_of
from goodoffices.web.unlocking import Asked

LONGEST_NUMBER = 4
EMPTY_ROWS = 2
"""So many rows wait to be filled in, and so many more when they are asked for."""


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
    ROWS = "rows"
    FOUND = "found"
    NAMED = "named"


class Unclear(NotPossible):
    """Nothing was chosen under “{field}”: write a number or words, look for them, and choose from what is found."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form; `label` is translated when it is shown.

    `offers` tells what a view lets one choose from, and `usual` what stands there at first. `columns` are the fields of
    each row, where it has rows; `finds` tells what a view has for words that are looked for. The offers of what is
    `NAMED` are only suggested: a name among them stands for its id, any other for itself.
    """

    name: str
    label: Any
    sort: Sort = Sort.LINE
    needed: bool = False
    offers: Callable[[View], Offered] | None = None
    usual: str = ""
    columns: Sequence["Field"] = ()
    finds: Callable[[View, str], Offered] | None = None

    def value(self, typed: QueryDict, view: View) -> Any:
        """Return what was typed, as an entry takes it.

        Raises:
            FieldEmpty, DayUnclear, TimeUnclear, NumberUnclear, NotOnTheList, Unclear: it cannot be taken.
        """
        if self.sort in {Sort.SEVERAL, Sort.LINES}:
            return self._several(typed, view)
        if self.sort is Sort.ROWS:
            return tuple({one.name: one.value(row, view) for one in self.columns} for row in self.rows(typed))
        text = typed.get(self.name, "").replace("\r\n", "\n").strip()
        if self.sort is Sort.TICK:
            return bool(text)
        if self.finds and not text and (self.needed or typed.get(f"{self.name}-asked", "").strip()):
            raise Unclear(field=self.label)
        if self.needed and not text:
            raise FieldEmpty(field=self.label)
        if self.sort is Sort.NAMED and self.offers:
            return {called: one for one, called in reversed(self.offers(view))}.get(text, text)
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

    def rows(self, typed: QueryDict) -> Iterator[QueryDict]:
        """Yield the rows in which anything was typed, each under the names of the columns."""
        names = [one.name for one in self.columns]
        for texts in zip_longest(*(typed.getlist(f"{self.name}-{name}") for name in names), fillvalue=""):
            if any(text.strip() for text in texts):
                yield QueryDict(urlencode(list(zip(names, texts, strict=True))))


def among(some: type[StrEnum]) -> Callable[[View], Offered]:
    """Return what offers every choice of a kind."""
    return lambda view: choices(some)  # noqa: ARG005 - these choices are the same in every view


@dataclass(frozen=True, slots=True)
class Filled:
    """A field as the page shows it: what stands in it, what may be chosen, and its rows, where it has any.

    `asked` is what was looked for.
    """

    field: Field
    text: str
    chosen: tuple[str, ...]
    offered: Offered
    rows: tuple[tuple["Filled", ...], ...] = ()
    asked: str = ""


def filled(one: Field, typed: QueryDict, view: View) -> Filled:
    """Return a field with what was typed, or what stands there at first; a tick that was taken away stays away."""
    asked = typed.get(f"{one.name}-asked", "").strip()
    offered = one.offers(view) if one.offers and not one.finds else one.finds(view, asked) if one.finds else []
    usual = "" if one.sort is Sort.TICK and "id" in typed else one.usual
    rows = tuple(_rows(one, typed, view)) if one.columns else ()
    return Filled(one, typed.get(one.name, usual), tuple(typed.getlist(one.name)), offered, rows, asked)


def _rows(one: Field, typed: QueryDict, view: View) -> Iterator[tuple[Filled, ...]]:
    """Yield the rows that were filled in, and some that wait; each field has a name for the form, `stops-place`."""
    empty = [QueryDict()] * (EMPTY_ROWS * 2 if MORE in typed else EMPTY_ROWS)
    for row in (*one.rows(typed), *empty):
        cells = [filled(column, row, view) for column in one.columns]
        yield tuple(replace(each, field=replace(each.field, name=f"{one.name}-{each.field.name}")) for each in cells)


MORE, LOOK = "more", "look"
"""The buttons that keep nothing: more rows, and what the words that were typed find."""


def as_typed(some: Sequence[Field], held: object) -> QueryDict:
    """Return what stands in a form if it says what an entry holds."""
    typed = QueryDict(mutable=True)
    for one in some:
        value = getattr(held, one.name, "")
        match one.sort:
            case Sort.ROWS:
                for row, column in ((row, column) for row in value for column in one.columns):
                    typed.appendlist(f"{one.name}-{column.name}", str(getattr(row, column.name)))
            case Sort.SEVERAL:
                typed.setlist(one.name, list(value))
            case Sort.LINES:
                typed[one.name] = "\n".join(value)
            case Sort.TICK:
                typed[one.name] = "1" if value else ""
            case Sort.NUMBER:
                typed[one.name] = str(value or "")
            case _:
                typed[one.name] = str(value)
    return typed


@dataclass(frozen=True, slots=True)
class Form:
    """A form with its heading, its button, its fields, and what is done with what was typed in it.

    `keep` takes the request, the values by the names of fields, the room ("" where `room` is not asked) and the id of
    the entry to be made. `attach` says that files may go with it, `hidden` what else the form sends.
    `shows` is what its page shows besides.
    """

    heading: Any
    button: Any
    fields: Sequence[Field]
    keep: Callable[[Asked, dict[str, Any], str, str], object]
    room: bool = True
    told: Any = ""
    attach: bool = False
    hidden: Mapping[str, str] = field(default_factory=dict)
    page: str = "mediators/rounds_form.html"
    shows: Mapping[str, object] = field(default_factory=dict)

    def read(self, request: Asked) -> None:
        """Do what the form is for; sent once more, it does nothing.

        Raises:
            NotPossible: something was not typed as it must be, or the verb refuses.
        """
        typed, view = request.POST, request.sitting.view
        own = id_of(typed)
        if own in view.by_id:
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
        return answered(request, form, reverse(after))

    return page


def answered(request: Asked, form: Form, after: str) -> HttpResponse:
    """Keep what was typed and lead to an address; or show the form with more rows, with what was found, or refused."""
    if {MORE, LOOK} & request.POST.keys():
        return shown(request, form, request.POST)
    try:
        form.read(request)
    except NotPossible as refusal:
        return shown(request, form, request.POST, in_words(refusal))
    return HttpResponseRedirect(after, status=303)


def shown(request: Asked, form: Form, typed: QueryDict, refusal: str = "") -> HttpResponse:
    """Return a form with what was typed; the id of the entry is kept, so that a form sent twice makes one entry."""
    told = {"form": form, "fields": form.shown(typed, request.sitting.view), "typed": typed, "refusal": refusal}
    return render(request, form.page, {**form.shows, **told}, status=REFUSED if refusal else None)


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
    if not text:
        return 0
    if not (text.isdecimal() and len(text) <= LONGEST_NUMBER and int(text) > 0):
        raise NumberUnclear(typed=text)
    return int(text)


_READ: dict[Sort, Callable[[str], Any]] = {Sort.DAY: _day, Sort.TIME: _time, Sort.NUMBER: _number}
