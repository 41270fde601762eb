"""Marking a sentence of a note: it becomes a reaction, a position, a promise or a contact that cites the note."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goodoffices.case.kinds import (
    Authority,
    Binds,
    Contact,
    ContactForm,
    ContactState,
    Note,
    Position,
    Reaction,
    Stance,
    Undertaking,
    UndertakingSort,
)
from goodoffices.case.negotiating import head
from goodoffices.case.view import Matter
from goodoffices.office.citing import clauses_told
from goodoffices.office.notes import Marked, work_up_note
from goodoffices.office.sitting import Sitting
from goodoffices.office.talks import NobodyMet
from goodoffices.terms import NotPossible
from goodoffices.web.mediators import offered as rounds_offered
from goodoffices.web.mediators.fields import LOOK, Field, Sort, among, filled
from goodoffices.web.page import in_words, rooms_of
from goodoffices.web.typed import REFUSED, FormIncomplete, id_of
from goodoffices.web.unlocking import Asked

Values = dict[str, Any]

PARTY = Field("party", _("Party"), Sort.CHOICE, needed=True, offers=rounds_offered.parties)
CLAUSE = Field(
    "clause",
    _("To which words"),
    Sort.FOUND,
    needed=True,
    offers=rounds_offered.clauses,
    finds=rounds_offered.find_clauses,
)
BY = Field("by", _("Who spoke"), Sort.NAMED, offers=rounds_offered.speakers)
AUTHORITY = Field(
    "authority", _("On whose behalf"), Sort.CHOICE, needed=True, offers=among(Authority), usual=Authority.PERSONAL
)
BINDS = Field("binds", _("Whom it binds"), Sort.CHOICE, needed=True, offers=among(Binds), usual=Binds.INSTITUTION)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a sentence can become: a heading, a button, fields, and the statement that their values make."""

    heading: Any
    button: Any
    fields: Sequence[Field]
    made: Callable[[Sitting, str, Values], Marked]


def _reaction(sitting: Sitting, room: str, values: Values) -> Reaction:
    clause, alternative = values.pop("clause").split("/")
    label = clauses_told(sitting, room, head(sitting.view), [clause])
    choices = {
        "stance": Stance(values["stance"]),
        "authority": Authority(values["authority"]),
        "binds": Binds(values["binds"]),
    }
    return Reaction(**values | choices, provision=clause, alternative=alternative, label=label)


def _position(sitting: Sitting, room: str, values: Values) -> Position:  # noqa: ARG001 - every mark is made alike
    return Position(**values, words="")


def _undertaking(sitting: Sitting, room: str, values: Values) -> Undertaking:  # noqa: ARG001 - as above
    choices = {"sort": UndertakingSort(values["sort"]), "binds": Binds(values["binds"])}
    return Undertaking(**values | choices, words="")


def _contact(sitting: Sitting, room: str, values: Values) -> Contact:  # noqa: ARG001 - as above
    if not values["others"]:
        raise NobodyMet
    return Contact(**values | {"form": ContactForm(values["form"]), "state": ContactState(values["state"])})


MARKS = {
    "reaction": Mark(
        _("Reaction"),
        _("Mark it as a reaction"),
        (
            PARTY,
            CLAUSE,
            Field("stance", _("Reaction"), Sort.CHOICE, needed=True, offers=among(Stance)),
            Field("condition", _("Condition, if it is “only if”")),
            BY,
            AUTHORITY,
            BINDS,
        ),
        _reaction,
    ),
    "position": Mark(
        _("Position"),
        _("Mark it as a position"),
        (
            PARTY,
            Field("issue", _("Issue"), Sort.CHOICE, needed=True, offers=rounds_offered.issues),
            Field("interest", _("The reason behind it, as far as it is known")),
        ),
        _position,
    ),
    "promise": Mark(
        _("Promise"),
        _("Mark it as a promise"),
        (
            Field("sort", _("What it is"), Sort.CHOICE, needed=True, offers=among(UndertakingSort), usual="promise"),
            Field("by", _("Who promised"), Sort.CHOICE, needed=True, offers=rounds_offered.others),
            Field("to", _("To whom"), needed=True),
            Field("due", _("Due on"), Sort.DAY),
            BINDS,
        ),
        _undertaking,
    ),
    "contact": Mark(
        _("Contact"),
        _("Mark it as a contact"),
        (
            Field("others", _("With whom"), Sort.SEVERAL, needed=True, offers=rounds_offered.others),
            Field("form", _("Form"), Sort.CHOICE, needed=True, offers=among(ContactForm)),
            Field(
                "state", _("Did it come about"), Sort.CHOICE, needed=True, offers=among(ContactState), usual="expected"
            ),
            Field("on", _("Day"), Sort.DAY),
            Field("place", _("Place")),
        ),
        _contact,
    ),
}


def mark(request: Asked, note: str) -> HttpResponse:
    """Show the form that a sentence and a kind of mark ask for, or mark the sentence."""
    matter = request.sitting.view.one(Note, note)
    if request.method != "POST" or LOOK in request.POST:
        return _shown(request, matter, request.POST or request.GET)
    try:
        _marked(request, note)
    except NotPossible as refusal:
        return _shown(request, matter, request.POST, in_words(refusal))
    return HttpResponseRedirect(reverse("note_page", args=[note]), status=303)


def _marked(request: Asked, note: str) -> None:
    typed, sitting = request.POST, request.sitting
    chosen = MARKS.get(typed.get("as", ""))
    if chosen is None:
        raise FormIncomplete
    values = {one.name: one.value(typed, sitting.view) for one in chosen.fields}
    marked = chosen.made(sitting, sitting.view.one(Note, note).first.room, values)
    work_up_note(sitting, note, typed.get("sentence", ""), marked, id_of(typed))


def _shown(request: Asked, note: Matter[Note], typed: QueryDict, refusal: str = "") -> HttpResponse:
    view = request.sitting.view
    name = typed.get("as", "") if typed.get("as") in MARKS else next(iter(MARKS))
    if "party" not in typed and note.now.party:
        typed = typed.copy()
        typed["party"] = note.now.party
    told = {
        "note": note,
        "room": rooms_of(view).get(note.first.room, ""),
        "mark": MARKS[name],
        "as": name,
        "fields": [filled(one, typed, view) for one in MARKS[name].fields],
        "typed": typed,
        "refusal": refusal,
    }
    return render(request, "mediators/note_mark.html", told, status=REFUSED if refusal else None)
