"""Notes: typed as plain text in under a minute, worked up later, read by a second person."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goodoffices.case.kinds import Contact, Fidelity, Note, Position, Reaction, Undertaking
from goodoffices.case.said import Said
from goodoffices.case.view import View
from goodoffices.office.notes import ReadByItsWriter, note_meeting, read_note
from goodoffices.terms import NotPossible
from goodoffices.web.mediators.attached import attached, files_of
from goodoffices.web.mediators.fields import Field, Sort, among, filled
from goodoffices.web.mediators.notes.marked import MARKS
from goodoffices.web.mediators.offered import parties
from goodoffices.web.mediators.record import rows
from goodoffices.web.mediators.record_shown import shown_fields
from goodoffices.web.opened import CLOCK
from goodoffices.web.page import in_words, moment, naming
from goodoffices.web.typed import REFUSED, FormIncomplete, chosen, id_of, room_of
from goodoffices.web.unlocking import Asked

_SENTENCE = re.compile(r"[^\n]*?[.!?…。！？؟۔]+(?=[\s”\"»)]|$)[”\"»)]*|[^\n]+")

FIELDS = (
    Field("party", _("Party, if one was met"), Sort.CHOICE, offers=parties),
    Field("title", _("Title, if it needs one")),
    Field("on", _("Day"), Sort.DAY),
    Field("present", _("Present, one on a line"), Sort.LINES),
    Field("fidelity", _("How near to the words"), Sort.CHOICE, needed=True, offers=among(Fidelity), usual="paraphrase"),
    Field("language", _("Language")),
    Field("interpreter", _("Interpreter")),
    Field("agenda", _("Agenda")),
    Field("taken_by", _("Taken by, if not by you")),
    Field("not_attributed", _("Passages not to be attributed, word for word, one on a line"), Sort.LINES),
)
FIRST = 2
"""So many fields stand open under the text; the others wait folded away."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a note, and what it was marked as."""

    words: str
    marked: tuple[Said, ...] = ()


class SentBefore(NotPossible):
    """This form was sent already with other words, and those are kept: copy what is new, and open the form anew."""


def note(request: Asked) -> HttpResponse:
    """Show the form of a new note, or keep the note."""
    if request.method != "POST":
        return _form(request)
    try:
        own = _kept(request)
    except NotPossible as refusal:
        return _form(request, in_words(refusal))
    return HttpResponseRedirect(reverse("note_page", args=[own]), status=303)


def note_page(request: Asked, note: str, refusal: str = "") -> HttpResponse:
    """Show a note, sentence by sentence, with what was marked in it and what it can be marked as."""
    view = request.sitting.view
    matter = view.one(Note, note)
    (row,) = rows(view, [matter.first])
    told = {
        "note": matter,
        "row": row,
        "sentences": list(_with_marks(view, note, matter.now.text)),
        "fields": [one for one in shown_fields(view, matter.now) if one.lines != (matter.now.text,)],
        "files": list(files_of(matter.first)),
        "marks": [(name, form.heading) for name, form in MARKS.items()],
        "reader": naming(view)(matter.now.read_by),
        "readable": matter.first.author != request.sitting.person and not matter.now.read_by,
        "typed": request.GET,
        "refusal": refusal,
    }
    return render(request, "mediators/note_page.html", told, status=REFUSED if refusal else None)


def second_reading(request: Asked, note: str) -> HttpResponse:
    """Say that the person at work has read the note."""
    try:
        read_note(request.sitting, note, id_of(request.POST))
    except (FormIncomplete, ReadByItsWriter) as refusal:
        return note_page(request, note, in_words(refusal))
    return HttpResponseRedirect(reverse("note_page", args=[note]), status=303)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, as they are written; a line ends one too."""
    return [one.strip() for one in _SENTENCE.findall(text) if one.strip()]


def _with_marks(view: View, note: str, text: str) -> Iterator[Sentence]:
    found = [
        one.last
        for kind in (Reaction, Position, Undertaking, Contact)
        for one in view.all(kind)
        if getattr(one.now, "note", "") == note
    ]
    for words in sentences(text):
        yield Sentence(words, tuple(one for one in found if _words(one) == words))


def _words(said: Said) -> str:
    return said.statement.subject if isinstance(said.statement, Contact) else getattr(said.statement, "words", "")


def _form(request: Asked, refusal: str = "") -> HttpResponse:
    view, typed = request.sitting.view, request.POST
    fields = [filled(one, typed, view) for one in FIELDS]
    today = moment(CLOCK.now()).astimezone(timezone.get_current_timezone()).date().isoformat()
    told = {"refusal": refusal, "typed": typed, "first": fields[:FIRST], "more": fields[FIRST:], "today": today}
    return render(request, "mediators/note.html", told, status=REFUSED if refusal else None)


def _kept(request: Asked) -> str:
    typed, view = request.POST, request.sitting.view
    own = id_of(typed)
    values = {one.name: one.value(typed, view) for one in FIELDS if one.name in typed}
    fidelity = chosen(Fidelity, values.pop("fidelity", None), Fidelity.PARAPHRASE)
    text = typed.get("text", "").replace("\r\n", "\n").strip()
    note = Note(text=text, fidelity=fidelity, **values)
    if own in view.by_id and view.entry(own).statement != note:
        raise SentBefore
    note_meeting(request.sitting, room_of(typed), note, own, attached(request))
    return own
