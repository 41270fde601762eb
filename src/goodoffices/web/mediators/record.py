"""The record: everything that was said in the reader's rooms, in order, narrowed by the address alone."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from datetime import time as hour
from urllib.parse import quote, urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goodoffices.case.desk import parties_in_order
from goodoffices.case.kinds import Contact, Draft, Note, Party
from goodoffices.case.said import Said
from goodoffices.case.view import View
from goodoffices.web.mediators.attached import files_of, handed_out
from goodoffices.web.mediators.choices import kind_called
from goodoffices.web.mediators.fields import DayUnclear
from goodoffices.web.mediators.record_shown import shown_fields
from goodoffices.web.page import in_words, moment, naming, rooms_of
from goodoffices.web.typed import REFUSED
from goodoffices.web.unlocking import Asked

A_PAGE = 50
FACETS = {"kind": _("Kind"), "room": _("Room"), "by": _("Written by"), "party": _("Party")}


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as the timeline shows it."""

    said: Said
    when: datetime
    who: str
    room: str
    sentence: str

    @property
    def voice(self) -> str:
        """Whose words they are, where that matters: "written" by a party, or "understood" by us; else ""."""
        noted = getattr(self.said.statement, "noted", None)
        return "" if noted is None else "understood" if noted else "written"


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet: what it is called, how many entries have it, and the address with it or without it."""

    called: str
    count: int
    address: str
    chosen: bool


def rows(view: View, entries: Iterable[Said]) -> list[Row]:
    """Return entries as rows of the timeline."""
    name, rooms = naming(view), rooms_of(view)
    return [
        Row(one, moment(one.time), name(one.author), rooms.get(one.room, ""), in_words(one.statement.sentence(name)))
        for one in entries
    ]


def record(request: Asked) -> HttpResponse:
    """Show the timeline as the address narrows it, the latest first."""
    asked, whole = request.GET, request.sitting.view
    try:
        view, refusal = _as_of(whole, asked.get("as_of", "")), ""
    except DayUnclear as unclear:
        view, refusal = whole, in_words(unclear)
    wanted = {facet: asked[facet] for facet in FACETS if asked.get(facet)}
    entries = [one for one in reversed(view.entries) if _has(one, wanted)]
    page = Paginator(entries, A_PAGE).get_page(asked.get("page"))
    told = {
        "entries": rows(view, page.object_list),
        "page": page,
        "earlier": _address(asked, page=str(page.next_page_number())) if page.has_next() else "",
        "later": _address(asked, page=str(page.previous_page_number())) if page.has_previous() else "",
        "facets": [(called, _choices(view, facet, wanted, asked)) for facet, called in FACETS.items()],
        "wanted": wanted,
        "as_of": asked.get("as_of", ""),
        "refusal": refusal,
    }
    return render(request, "mediators/record.html", told, status=REFUSED if refusal else None)


def entry(request: Asked, entry: str) -> HttpResponse:
    """Show one entry: all that it says, and what was said of the same thing before and after."""
    view = request.sitting.view
    said = view.entry(entry)
    (row,) = rows(view, [said])
    history = view.one(type(said.statement), said.about).history
    told = {
        "row": row,
        "fields": shown_fields(view, said.statement),
        "files": list(files_of(said)),
        "history": rows(view, reversed(history)) if len(history) > 1 else [],
        "note": _note(view, said),
        "text": _text(view, said),
        "contact": said.about if isinstance(said.statement, Contact) else "",
    }
    return render(request, "mediators/entry.html", told)


def attachment(request: Asked, entry: str, number: int) -> HttpResponse:
    """Hand out an attachment, always to be saved and never shown by the browser."""
    return handed_out(request, request.sitting.view.entry(entry), number)


def _note(view: View, said: Said) -> str:
    """Return the note that an entry is, or that it was marked in, if its reader may read that; or ""."""
    own = said.about if isinstance(said.statement, Note) else getattr(said.statement, "note", "")
    return own if any(one.id == own for one in view.all(Note)) else ""


def _text(view: View, said: Said) -> str:
    """Return the address of the place in the text that an entry speaks of; "" where it speaks of none."""
    clause = getattr(said.statement, "provision", "")
    draft = said.id if isinstance(said.statement, Draft) else getattr(said.statement, "draft", "")
    drafts = {one.id: one.first.time for one in view.all(Draft)}
    if clause and not draft:
        draft = next((one for one, time in reversed(drafts.items()) if time <= said.time), "")
    if draft not in drafts:
        return ""
    asked = {name: value for name, value in (("draft", draft), ("at", clause)) if value}
    return f"{reverse('text')}?{urlencode(asked)}#{quote(clause)}"


def _values(said: Said, facet: str) -> tuple[str, ...]:
    """Return what an entry has of a facet; a contact may concern several parties."""
    statement = said.statement
    match facet:
        case "kind":
            return (statement.NAME or "unknown",)
        case "room":
            return (said.room,)
        case "by":
            return (said.author,)
        case _:
            if isinstance(statement, Party):
                return (said.about,)
            others = getattr(statement, "others", ())
            return tuple(filter(None, (getattr(statement, "party", ""), *others)))


def _has(said: Said, wanted: dict[str, str]) -> bool:
    return all(value in _values(said, facet) for facet, value in wanted.items())


def _choices(view: View, facet: str, wanted: dict[str, str], asked: QueryDict) -> list[Choice]:
    """Count the values of a facet among the entries that the other facets leave.

    The most frequent kind comes first. People and rooms come by name, and parties in the order of protocol.
    """
    others = {one: value for one, value in wanted.items() if one != facet}
    counts = Counter(value for one in view.entries if _has(one, others) for value in set(_values(one, facet)))
    name, chosen = naming(view), wanted.get(facet, "")
    return [
        Choice(
            kind_called(value) if facet == "kind" else name(value),
            count,
            _address(asked, page="", **{facet: "" if value == chosen else value}),
            value == chosen,
        )
        for value, count in sorted(counts.items(), key=_order(view, facet))
    ]


def _order(view: View, facet: str) -> Callable[[tuple[str, int]], tuple[int, str]]:
    """Return what sorts the values of a facet with their counts."""
    if facet == "kind":
        return lambda one: (-one[1], one[0])
    name, protocol = naming(view), [one.id for one in parties_in_order(view)]
    return lambda one: (protocol.index(one[0]) if one[0] in protocol else len(protocol), name(one[0]))


def _address(asked: QueryDict, **changes: str) -> str:
    """Return the query of the same page with something else asked for, or no longer."""
    kept = {name: asked[name] for name in (*FACETS, "as_of") if asked.get(name)} | changes
    return "?" + urlencode({name: value for name, value in kept.items() if value})


def _as_of(view: View, day: str) -> View:
    """Return the view as it was at the end of a day in the reader's time zone; the whole view without a day.

    Raises:
        DayUnclear: it is no day.
    """
    if not day:
        return view
    try:
        end = datetime.combine(date.fromisoformat(day), hour.max, timezone.get_current_timezone())
    except ValueError as error:
        raise DayUnclear(typed=day) from error
    return view.before(int(end.timestamp() * 1000))
