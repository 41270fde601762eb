"""A text of the party's own, handed to the mediators as a file or typed in."""

from pathlib import Path

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from goodoffices.case.kinds import Tabled
from goodoffices.case.tabled import document_text
from goodoffices.office.attaching import Attachment
from goodoffices.office.delegation import offer_text, site_of
from goodoffices.store.quarantine import read_content
from goodoffices.terms import NotPossible
from goodoffices.web.page import in_words
from goodoffices.web.typed import REFUSED, id_of
from goodoffices.web.unlocking import Asked


class NothingHandedIn(NotPossible):
    """There is no text yet: choose a file, or type it in."""


def hand_in(request: Asked) -> HttpResponse:
    """Show the form, or hand in what was chosen or typed."""
    if request.method != "POST":
        return _form(request)
    try:
        _handed_in(request)
    except NotPossible as refusal:
        return _form(request, refusal)
    return HttpResponseRedirect(reverse("receipts"), status=303)


def _handed_in(request: Asked) -> None:
    typed, file = request.POST, request.FILES.get("file")
    words = typed.get("words", "").replace("\r\n", "\n").strip()
    if file is None and not words:
        raise NothingHandedIn
    name, content = ("typed.txt", words.encode()) if file is None else (file.name or "file", file.read())
    document = read_content(Path(name), content)
    tabled = Tabled(
        name="",
        called=site_of(request.sitting.view).now.called,
        document=document_text(document),
        title=typed.get("title", "").strip() or document.title,
        file="" if file is None else name,
    )
    files = () if file is None else (Attachment(content, name),)
    offer_text(request.sitting, tabled, id_of(typed), files)


def _form(request: Asked, refusal: NotPossible | None = None) -> HttpResponse:
    told = {"typed": request.POST, "refusal": in_words(refusal) if refusal else ""}
    return render(request, "party/hand_in.html", told, status=REFUSED if refusal else None)
