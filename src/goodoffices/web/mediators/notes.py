"""The note: typed as plain text in under a minute."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from goodoffices.case.kinds import Fidelity, Note
from goodoffices.terms import NotPossible
from goodoffices.web.typed import chosen, id_of, room_of
from goodoffices.web.unlocking import Asked

REFUSED = 409


class NothingWritten(NotPossible):
    """The note is empty: write at least a sentence."""


def note(request: Asked) -> HttpResponse:
    """Show the form, or keep the note."""
    if request.method != "POST":
        return _form(request)
    try:
        own = _kept(request)
    except NotPossible as refusal:
        return _form(request, refusal.sentence)
    return HttpResponseRedirect(reverse("entry", args=[own]), status=303)


def _form(request: Asked, refusal: str = "") -> HttpResponse:
    told = {"refusal": refusal, "typed": request.POST, "fidelities": list(Fidelity)}
    return render(request, "mediators/note.html", told, status=REFUSED if refusal else None)


def _kept(request: Asked) -> str:
    typed = request.POST
    text = typed.get("text", "").replace("\r\n", "\n").strip()
    if not text:
        raise NothingWritten
    said = Note(
        text=text,
        title=typed.get("title", "").strip(),
        party=typed.get("party", "").strip(),
        fidelity=chosen(Fidelity, typed.get("fidelity"), Fidelity.PARAPHRASE),
    )
    scans = tuple(one.read() for one in request.FILES.getlist("attachments"))
    own = id_of(typed)
    request.sitting.say(room_of(typed), said, own, scans)
    return own
