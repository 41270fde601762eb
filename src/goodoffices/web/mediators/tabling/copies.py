"""What rooms were shown, the numbered copies of it, what became of each, and who could have seen what."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goodoffices.case.exposure import exposure, traced
from goodoffices.case.kinds import CopyFate, CopyMade, DraftShown, Fate
from goodoffices.case.negotiating import framework_in, shown_text
from goodoffices.case.said import Said
from goodoffices.case.statement import Name
from goodoffices.case.view import View
from goodoffices.office.showing import awaits_copies, follow_copy, make_copy
from goodoffices.terms import NotPossible
from goodoffices.text.copies import Copy, code_of
from goodoffices.text.write.digest import digest_of
from goodoffices.text.write.style import PLAIN, Attribution, PaperStyle
from goodoffices.text.write.word import write_word
from goodoffices.web.mediators.record import rows
from goodoffices.web.page import here_and_now, in_words, moment, naming, rooms_of
from goodoffices.web.typed import REFUSED, chosen, id_of, room_of
from goodoffices.web.unlocking import Asked

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TRACES_SHOWN = 20


FATES = {
    Fate.READ_OUT: _("read out"),
    Fate.SHOWN: _("shown and taken back"),
    Fate.LEFT: _("left with them"),
    Fate.SENT: _("sent"),
    Fate.PHOTOGRAPHED: _("photographed, as is reported"),
    Fate.RETURNED: _("returned"),
    Fate.DESTROYED: _("destroyed"),
}


class WithoutRecipient(NotPossible):
    """A copy is made for somebody: write who receives it."""


@dataclass(frozen=True, slots=True)
class CopyShown:
    """A copy, when it was made, and what happened to it in words."""

    made: Said
    when: datetime
    fates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextShown:
    """A text that a room was shown: when, its copies and their code, its languages, and whether it names holders."""

    said: Said
    when: datetime
    code: str
    languages: tuple[str, ...]
    copies: tuple[CopyShown, ...]
    attributed: bool


def shown(request: Asked) -> HttpResponse:
    """List what each room was shown and its copies; make a copy, or record what happened to one."""
    typed = request.POST
    if request.method != "POST":
        return _listed(request)
    try:
        (_followed if typed.get("act") == "fate" else _copied)(request)
    except NotPossible as refusal:
        return _listed(request, refusal)
    return HttpResponseRedirect(f"{reverse('shown')}#{typed.get('shown', '') or typed.get('copy', '')}", status=303)


def copy_word(request: Asked, copy: str) -> HttpResponse:
    """Hand out a copy as a Word file: its number, recipient and time stand in its header and properties."""
    view = request.sitting.view
    made = view.one(CopyMade, copy).now
    attribution = chosen(Attribution, request.GET.get("attribution"), Attribution.SHOWN)
    content = copy_file(view, copy, attribution, large=request.GET.get("large") == "yes")
    response = HttpResponse(content, content_type=WORD)
    response["Content-Disposition"] = f'attachment; filename="copy-{made.number}.docx"'
    return response


def copy_file(view: View, copy: str, attribution: Attribution = Attribution.SHOWN, *, large: bool = False) -> bytes:
    """Return a copy as a Word file.

    Raises:
        NoSuchThing: no such copy is in the view.
    """
    said, made = view.one(CopyMade, copy).first, view.one(CopyMade, copy).now
    framework = shown_text(view, made.shown)
    style = PaperStyle(attribution, columns="," in made.language, large=large, for_room=True)
    mark = Copy(int(made.number), naming(view)(made.recipient), f"{moment(said.time):%Y-%m-%d %H:%M} UTC")
    return write_word(framework, style, mark)


def who_saw(request: Asked) -> HttpResponse:
    """Show who could have seen an entry, or where words that are out can have come from."""
    view, entry = request.sitting.view, request.GET.get("entry", "")
    words = request.POST.get("words", "").strip()
    told: dict[str, object] = {"words": words}
    if entry:
        (row,) = rows(view, [view.entry(entry)])
        found = exposure(view, entry)
        name = naming(view)
        copies = tuple(_copy(name, one.made, one.fates) for one in found.copies)
        titles = rooms_of(view)
        readers = [
            (one, titles.get(one.room, ""), moment(one.since), one.until and moment(one.until)) for one in found.readers
        ]
        told |= {"row": row, "readers": readers, "shown_to": rows(view, found.shown), "copies": copies}
        told |= {"carried": rows(view, found.carried)}
    elif words:
        traces = traced(view, words)[:TRACES_SHOWN]
        found_rows = rows(view, [one.said for one in traces])
        told |= {"traces": [(one, row, round(one.share * 100)) for one, row in zip(traces, found_rows, strict=True)]}
        told |= {"searched": True}
    return render(request, "mediators/who_saw.html", told)


def _listed(request: Asked, refusal: NotPossible | None = None) -> HttpResponse:
    view = request.sitting.view
    titles = rooms_of(view)
    name, fates = naming(view), {one.id: one.history for one in view.all(CopyFate)}
    made: dict[str, list[CopyShown]] = {}
    for copy in view.all(CopyMade):
        made.setdefault(copy.now.shown, []).append(_copy(name, copy.first, fates.get(copy.id, ())))
    texts: dict[str, list[TextShown]] = {}
    for one in view.all(DraftShown):
        texts.setdefault(one.first.room, []).append(_text(one.first, one.now, tuple(made.get(one.id, ()))))
    told = {
        "rooms_shown": [(room, titles.get(room, ""), found[::-1]) for room, found in texts.items()],
        "fates": [(one.value, FATES[one]) for one in Fate],
        "typed": request.POST,
        "awaiting": [titles.get(room, "") for room in texts if awaits_copies(view, room)],
        "today": f"{here_and_now():%Y-%m-%d}",
        "refusal": in_words(refusal) if refusal else "",
    }
    return render(request, "mediators/shown.html", told, status=REFUSED if refusal else None)


def _text(said: Said, now: DraftShown, copies: tuple[CopyShown, ...]) -> TextShown:
    framework = framework_in(now)
    attributed = any(each.holders for one in framework.provisions for each in one.alternatives())
    code = code_of(digest_of(framework, PLAIN))
    return TextShown(said, moment(said.time), code, framework.languages, copies, attributed)


def _copy(name: Name, made: Said, fates: tuple[Said, ...]) -> CopyShown:
    return CopyShown(made, moment(made.time), tuple(in_words(one.statement.sentence(name)) for one in fates))


def _copied(request: Asked) -> None:
    typed = request.POST
    recipient = typed.get("recipient", "").strip()
    if not recipient:
        raise WithoutRecipient
    today = here_and_now()
    copy = CopyMade(
        shown=typed.get("shown", ""),
        number="",
        recipient=recipient,
        on=f"{today:%Y-%m-%d}",
        at=f"{today:%H:%M}",
        language=typed.get("language", ""),
    )
    make_copy(request.sitting, copy, id_of(typed))


def _followed(request: Asked) -> None:
    typed = request.POST
    fate = CopyFate(
        copy=typed.get("copy", ""),
        fate=chosen(Fate, typed.get("fate"), Fate.LEFT),
        on=typed.get("on", "").strip(),
        whom=typed.get("whom", "").strip(),
        witnessed_by=typed.get("witnessed_by", "").strip(),
        words=typed.get("words", "").strip(),
    )
    follow_copy(request.sitting, room_of(typed), fate, id_of(typed))
