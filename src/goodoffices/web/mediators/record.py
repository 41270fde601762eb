"""The record: everything that was said in the reader's rooms, in order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render

from goodoffices.case.said import Said
from goodoffices.case.view import View
from goodoffices.web.page import in_words, moment, naming, rooms_of
from goodoffices.web.unlocking import Asked


@dataclass(frozen=True, slots=True)
class Row:
    """One entry as the timeline shows it."""

    said: Said
    when: datetime
    who: str
    room: str
    sentence: str


def rows(view: View, entries: Iterable[Said]) -> list[Row]:
    """Return entries as rows of the timeline."""
    name, rooms = naming(view), rooms_of(view)
    return [
        Row(one, moment(one.time), name(one.author), rooms.get(one.room, ""), in_words(one.statement.sentence(name)))
        for one in entries
    ]


def record(request: Asked) -> HttpResponse:
    """Show the timeline."""
    view = request.sitting.view
    return render(request, "mediators/record.html", {"entries": rows(view, reversed(view.entries))})


def entry(request: Asked, entry: str) -> HttpResponse:
    """Show one entry."""
    view = request.sitting.view
    (row,) = rows(view, [view.entry(entry)])
    return render(request, "mediators/entry.html", {"row": row, "numbers": range(1, row.said.attachments + 1)})


def attachment(request: Asked, entry: str, number: int) -> HttpResponse:
    """Hand out an attachment, always to be saved and never shown by the browser."""
    content = request.sitting.attachment(request.sitting.view.entry(entry), number)
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = f'attachment; filename="attachment-{number}"'
    return response
