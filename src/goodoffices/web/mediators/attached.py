"""Files that go with an entry: taken from a form, and handed out again to be saved."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from goodoffices.case.said import Said
from goodoffices.office.attaching import Attachment
from goodoffices.web.unlocking import Asked


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file of an entry as its page names it: number, counted from 1, name, and size in bytes if that is told."""

    number: int
    name: str
    size: int | None


def attached(request: Asked) -> tuple[Attachment, ...]:
    """Return the files that came with a form, in the order in which they were chosen."""
    return tuple(Attachment(one.read(), one.name or "") for one in request.FILES.getlist("attachments"))


def files_of(said: Said) -> Iterator[AttachedFile]:
    """Yield the files of an entry; one that the entry does not name is called by its number."""
    for number in range(1, said.attachments + 1):
        told = said.files[number - 1] if number <= len(said.files) else None
        name = told.name if told and told.name else _("Attachment {number}").format(number=number)
        yield AttachedFile(number, name, told.size if told else None)


def handed_out(request: Asked, said: Said, number: int) -> HttpResponse:
    """Return a file as something to be saved: never shown, and never guessed at, by the browser.

    Raises:
        NoSuchAttachment: the entry has none of this number.
    """
    content = request.sitting.attachment(said, number)
    name = said.files[number - 1].name if number <= len(said.files) else ""
    visible = "".join(letter for letter in name if letter.isprintable()) or f"attachment-{number}"
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=visible)
    return response
