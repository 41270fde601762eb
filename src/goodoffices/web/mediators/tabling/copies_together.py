"""Copies for all who usually receive one, made at once, and their Word files in one archive."""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse

from goodoffices.case.kinds import CopyMade, DraftShown
from goodoffices.case.view import View
from goodoffices.office.saying import id_for
from goodoffices.office.showing import awaits_copies, make_usual_copies
from goodoffices.terms import NotPossible
from goodoffices.web.mediators.tabling.copies import copy_file
from goodoffices.web.page import here_and_now, naming, rooms_of
from goodoffices.web.typed import id_of
from goodoffices.web.unlocking import Asked

ZIP = "application/zip"
_APART = re.compile(r"[^\w]+")
_LONGEST = 40


class NoCopiesWait(NotPossible):
    """No text waits for the usual copies: show a draft first, or make copies by name under “What rooms were shown”."""


def together(request: Asked) -> HttpResponse:
    """Make the usual copies of the newest text of every room that has none yet; hand out some copies in one archive."""
    if request.method != "POST":
        return _handed_out(request.sitting.view, request.GET.getlist("copy"))
    own = id_of(request.POST)
    made = [copy for room in _rooms(request.sitting.view, own, request.POST) for copy in _made(request, room, own)]
    if not made:
        raise NoCopiesWait
    asked = QueryDict(mutable=True)
    asked.setlist("copy", made)
    return HttpResponseRedirect(f"{reverse('copies_together')}?{asked.urlencode()}", status=303)


def _rooms(view: View, own: str, typed: QueryDict) -> list[str]:
    """Return the rooms whose newest text waits, or waited when this was sent first."""
    rooms = dict.fromkeys(one.first.room for one in view.all(DraftShown))
    chosen = typed.getlist("room") or rooms
    return [one for one in rooms if one in chosen and (awaits_copies(view, one) or id_for(own, one, "0") in view.by_id)]


def _made(request: Asked, room: str, own: str) -> tuple[str, ...]:
    today = here_and_now()
    return make_usual_copies(request.sitting, room, own, f"{today:%Y-%m-%d}", f"{today:%H:%M}")


def _handed_out(view: View, copies: list[str]) -> HttpResponse:
    if not copies:
        raise NoCopiesWait
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in _files(view, copies):
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    response = HttpResponse(packed.getvalue(), content_type=ZIP)
    response["Content-Disposition"] = 'attachment; filename="copies.zip"'
    return response


def _files(view: View, copies: list[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the Word files in a folder for each room; their names tell number and recipient."""
    titles, name = rooms_of(view), naming(view)
    rooms: dict[str, int] = {}
    for copy in dict.fromkeys(copies):
        matter = view.one(CopyMade, copy)
        place = rooms.setdefault(matter.first.room, len(rooms) + 1)
        folder = f"{place}-{_plain(titles.get(matter.first.room, ''))}"
        yield f"{folder}/{matter.now.number}-{_plain(name(matter.now.recipient))}.docx", copy_file(view, copy)


def _plain(words: str) -> str:
    return _APART.sub("-", words).strip("-_")[:_LONGEST] or "copy"
