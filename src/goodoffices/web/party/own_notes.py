"""The delegation's own notes, in a room that it alone reads."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from goodoffices.case.kinds import Note
from goodoffices.office.delegation import delegates_of, keep_own_note, own_rooms
from goodoffices.terms import NotPossible
from goodoffices.web.page import in_words, moment, naming
from goodoffices.web.typed import REFUSED, id_of
from goodoffices.web.unlocking import Asked


class NoteEmpty(NotPossible):
    """There is nothing in this note yet: write it, and keep it then."""


def notes(request: Asked) -> HttpResponse:
    """Show the notes, the latest first, or keep one more."""
    if request.method != "POST":
        return _listed(request)
    try:
        words = request.POST.get("words", "").replace("\r\n", "\n").strip()
        if not words:
            raise NoteEmpty
        keep_own_note(request.sitting, words, gettext("Own notes"), id_of(request.POST))
    except NotPossible as refusal:
        return _listed(request, refusal)
    return HttpResponseRedirect(reverse("own_notes"), status=303)


def _listed(request: Asked, refusal: NotPossible | None = None) -> HttpResponse:
    view = request.sitting.view
    rooms, name = own_rooms(request.sitting), naming(view)
    kept = [one for one in view.all(Note) if one.first.room in rooms]
    told = {
        "notes": [(one.now.text, moment(one.last.time), name(one.last.author)) for one in reversed(kept)],
        "readers": [one.called for one in delegates_of(request.sitting)],
        "typed": request.POST,
        "refusal": in_words(refusal) if refusal else "",
    }
    return render(request, "party/own_notes.html", told, status=REFUSED if refusal else None)
