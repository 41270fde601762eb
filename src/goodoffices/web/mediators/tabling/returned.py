"""What a party gave back: kept first, then laid out finding by finding; a mediator confirms what counts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goodoffices.case.called import called
from goodoffices.case.kinds import DraftShown, FileReturned, Stance, Tabled
from goodoffices.case.negotiating import shown_text
from goodoffices.case.tabled import document_text
from goodoffices.case.view import Matter, NoSuchThing, View
from goodoffices.office.attaching import Attachment
from goodoffices.office.moving import accept_move, before_in, move_asked
from goodoffices.office.returning import (
    Confirmed,
    code_of_text,
    confirm_returned,
    draft_behind,
    found_in,
    keep_returned,
    parties_of,
    party_in,
    said_first,
    type_up,
)
from goodoffices.office.saying import id_for
from goodoffices.store.paper import is_pdf, picture_kind, read_paper
from goodoffices.store.quarantine import Refused, pages_of, picture_of, read_content
from goodoffices.terms import NotPossible
from goodoffices.text.amendment import TAKEN
from goodoffices.text.returned.finding import Finding, Hand, Lot, Provision, Remark, RemarkKind, Returned, Standing
from goodoffices.web.mediators.choices import choices
from goodoffices.web.page import here_and_now, in_words, naming, rooms_of
from goodoffices.web.typed import REFUSED, FormIncomplete, id_of, room_of
from goodoffices.web.unlocking import Asked

MOST_PAGES_DRAWN = 40
"""So many pages of a PDF are drawn beside the form, one by one as they come into sight."""

LOTS = {
    Lot.REWORDED: _("reworded"),
    Lot.SPLIT: _("split"),
    Lot.JOINED: _("joined to others"),
    Lot.GONE: _("taken out"),
    Lot.NEW: _("new"),
    Lot.BESIDE: _("beside the text"),
    Lot.UNTOUCHED: _("moved"),
}


class NothingReturned(NotPossible):
    """No file was chosen: choose what the party gave back, a Word file, a scan or a photo."""


class PartyMissing(NotPossible):
    """A text comes back from somebody: choose which party returned it."""


class AnswersNothing(NotPossible):
    """A text in words answers one that was shown: choose which, or table it as a proposal of its own."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words: as they went out, taken out ("del"), or written in ("ins")."""

    words: str
    act: str = ""


@dataclass(frozen=True, slots=True)
class MoveShown:
    """Whether a clause can be moved in the text as a party moved it, or stands there already, or why neither."""

    can: bool = False
    done: bool = False
    barred: str = ""


@dataclass(frozen=True, slots=True)
class Laid:
    """A finding as the page lays it out: its place, the clauses it is about, what was done, by whom, and the words."""

    place: int
    names: tuple[str, ...]
    lot: str
    runs: tuple[Run, ...]
    hands: tuple[str, ...]
    finding: Finding
    follows: str
    can_be_taken: bool
    move: MoveShown


@dataclass(frozen=True, slots=True)
class Said:
    """A comment as the page lays it out, and what the form says that it means."""

    place: int
    remark: Remark
    names: tuple[str, ...]
    stance: str
    condition: str


def returned(request: Asked) -> HttpResponse:
    """Show the form for what a party gave back, or keep it in the room that the party shares."""
    if request.method != "POST":
        return _form(request, request.GET)
    try:
        own = _kept(request)
    except NotPossible as refusal:
        return _form(request, request.POST, refusal)
    return HttpResponseRedirect(reverse("confirm_returned", args=(own,)), status=303)


def confirm(request: Asked, file: str) -> HttpResponse:
    """Lay out what came back; take into the record what is confirmed, or typed up from a picture."""
    matter = request.sitting.view.one(FileReturned, file)
    typed_up = not said_first(matter).document
    if request.method == "POST":
        act = _typed_up if typed_up else _moved if "move" in request.POST else _confirmed
        try:
            act(request, file)
        except NotPossible as refusal:
            return (_picture_page if typed_up else _findings)(request, matter, refusal)
        return HttpResponseRedirect(request.path, status=303)
    return (_picture_page if typed_up else _findings)(request, matter)


def picture(request: Asked, file: str) -> HttpResponse:
    """Show a returned picture, or a page of a PDF drawn as one; what is neither is not there, and can only be saved.

    Raises:
        NoSuchThing: the file is no picture and no PDF, or has no such page.
    """
    matter = request.sitting.view.one(FileReturned, file)
    content = request.sitting.attachment(matter.first, 1)
    kind = picture_kind(content)
    if not kind and is_pdf(content):
        content, kind = _drawn(said_first(matter).file, content, request.GET.get("page", "1")), "image/png"
    if not kind:
        raise NoSuchThing
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": "inline"})


def _drawn(name: str, content: bytes, page: str) -> bytes:
    if not page.isdecimal() or not 1 <= int(page) <= MOST_PAGES_DRAWN:
        raise NoSuchThing
    try:
        return picture_of(Path(name), content, int(page))
    except Refused as refusal:
        raise NoSuchThing from refusal


def _kept(request: Asked) -> str:
    typed, file, view = request.POST, request.FILES.get("file"), request.sitting.view
    own, shown, party = id_of(typed), typed.get("shown", ""), typed.get("party", "")
    if file is None:
        raise NothingReturned
    parties = parties_of(view)
    if party not in parties:
        raise PartyMissing
    name, content = file.name or "file", file.read()
    document = read_paper(Path(name), content)
    if document is not None and not shown:
        raise AnswersNothing
    told = FileReturned(
        party=party,
        called=parties[party],
        shown=shown,
        document="" if document is None else document_text(document),
        file=name,
        on=typed.get("on", "").strip(),
    )
    keep_returned(request.sitting, "" if shown else room_of(typed), told, own, Attachment(content, name))
    return own


def _confirmed(request: Asked, file: str) -> None:
    typed = request.POST
    stances = {one.value: one for one in Stance}
    remarks = {
        int(name.removeprefix("stance-")): (stances[value], typed.get(name.replace("stance", "condition"), "").strip())
        for name, value in typed.items()
        if name.removeprefix("stance-").isdecimal() and value in stances
    }
    findings = frozenset(int(one) for one in typed.getlist("take") if one.isdecimal())
    confirm_returned(request.sitting, file, Confirmed(findings, remarks, laid="laid" in typed), id_of(typed))


def _moved(request: Asked, file: str) -> None:
    """Move a clause of the text as the party did; each has an id of its own, though one form sends them all."""
    place = request.POST["move"]
    if not place.isdecimal():
        raise FormIncomplete
    accept_move(request.sitting, file, int(place), id_for(id_of(request.POST), "move", place))


def _typed_up(request: Asked, file: str) -> None:
    typed = request.POST
    words = typed.get("words", "").replace("\r\n", "\n").strip()
    document = read_content(Path("typed.txt"), words.encode())
    type_up(request.sitting, file, document, typed.get("title", "").strip(), id_of(typed))


def _form(request: Asked, typed: QueryDict, refusal: NotPossible | None = None) -> HttpResponse:
    view = request.sitting.view
    titles = rooms_of(view)
    texts = [(one, titles.get(one.first.room, "")) for one in view.all(DraftShown)][::-1]
    room = next((one.first.room for one, _title in texts if one.id == typed.get("shown")), "")
    told = {
        "texts": texts,
        "parties": parties_of(view).items(),
        "party": typed.get("party") or party_in(view, room),
        "typed": typed,
        "on": typed.get("on") or f"{here_and_now():%Y-%m-%d}",
        "waiting": [(one, titles.get(one.first.room, "")) for one in view.all(FileReturned) if not one.now.taken],
        "refusal": in_words(refusal) if refusal else "",
    }
    return render(request, "mediators/returned.html", told, status=REFUSED if refusal else None)


def _findings(request: Asked, matter: Matter[FileReturned], refusal: NotPossible | None = None) -> HttpResponse:
    view, kept, typed = request.sitting.view, said_first(matter), request.POST
    found = found_in(view, matter.id)
    texts = [one for one in view.all(DraftShown) if one.first.room == matter.first.room]
    text = next(one for one in texts if one.id == kept.shown)
    names = called(shown_text(view, kept.shown))
    laid = [
        _laid(place, one, names, before_in(found, place), _move(view, kept, found, place) if one.moved else MoveShown())
        for place, one in enumerate(found.findings)
        if one.touched
    ]
    behind = draft_behind(view, kept.shown)
    told = _told(view, matter) | {
        "text": text,
        "found": found,
        "old": found.standing is Standing.OLD,
        "unmarked": found.standing is Standing.UNMARKED,
        "of": [one.now.number for one in texts if code_of_text(view, one.id) in found.codes and one is not text],
        "later": [one.now.number for one in texts[texts.index(text) + 1 :]],
        "untouched": sum(len(one.provisions) for one in found.findings if not one.touched),
        "laid": laid,
        "said": list(_said(found, names, typed)),
        "stances": choices(Stance),
        "behind": behind,
        "behind_room": rooms_of(view).get(behind.draft.room, "") if behind else "",
        "ticked": set(typed.getlist("take")) if typed else {str(one.place) for one in laid if one.finding.sure},
        "in_text": "laid" in typed if typed else True,
        "refusal": in_words(refusal) if refusal else "",
    }
    return render(request, "mediators/returned_findings.html", told, status=REFUSED if refusal else None)


def _picture_page(request: Asked, matter: Matter[FileReturned], refusal: NotPossible | None = None) -> HttpResponse:
    content = request.sitting.attachment(matter.first, 1)
    pages = _pages(said_first(matter).file, content)
    told = _told(request.sitting.view, matter) | {
        "picture": bool(picture_kind(content)),
        "pages": range(1, min(pages, MOST_PAGES_DRAWN) + 1),
        "pages_left": max(0, pages - MOST_PAGES_DRAWN),
        "typed": request.POST,
        "refusal": in_words(refusal) if refusal else "",
    }
    return render(request, "mediators/returned_picture.html", told, status=REFUSED if refusal else None)


def _pages(name: str, content: bytes) -> int:
    """Return how many pages of a file can be drawn; 0 for what is no PDF that can be opened."""
    try:
        return pages_of(Path(name), content) if is_pdf(content) else 0
    except NotPossible:
        return 0


def _told(view: View, matter: Matter[FileReturned]) -> dict[str, object]:
    kept = said_first(matter)
    return {
        "file": matter,
        "kept": kept,
        "called": kept.called or naming(view)(kept.party),
        "room": rooms_of(view).get(matter.first.room, ""),
        "taken": matter.now.taken,
        "proposal": next((one for one in view.all(Tabled) if one.id == matter.now.proposal), None),
    }


def _move(view: View, kept: FileReturned, found: Returned, place: int) -> MoveShown:
    try:
        asked = move_asked(view, kept, found, place)
    except NotPossible as refusal:
        return MoveShown(barred=in_words(refusal))
    return MoveShown(can=not asked.done, done=asked.done)


def _laid(place: int, finding: Finding, names: Mapping[str, str], follows: str, move: MoveShown) -> Laid:
    hands = tuple(dict.fromkeys(_hand(one) for one in _hands(finding)))
    return Laid(
        place,
        _called(finding.provisions, names),
        str(LOTS[finding.lot]),
        tuple(_runs(finding)),
        hands,
        finding,
        names.get(follows, ""),
        finding.lot in TAKEN,
        move,
    )


def _called(provisions: Iterable[Provision], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names.get(one.id, one.id) for one in provisions))


def _hands(finding: Finding) -> Iterator[Hand]:
    yield from finding.hands
    for edit in finding.edits:
        yield from edit.hands


def _hand(hand: Hand) -> str:
    return hand.author or hand.party


def _runs(finding: Finding) -> Iterator[Run]:
    """Yield the words as they came back, with what was taken out of them."""
    place = 0
    for edit in finding.edits:
        runs = (Run(finding.now[place : edit.begin]), Run(edit.was, "del"), Run(edit.now, "ins"))
        yield from (one for one in runs if one.words)
        place = edit.begin + len(edit.now)
    rest = finding.now[place:]
    if finding.lot is Lot.GONE:
        yield Run(finding.was, "del")
    elif rest:
        yield Run(rest, "ins" if finding.lot is Lot.NEW and not finding.edits else "")


def _said(found: Returned, names: Mapping[str, str], typed: QueryDict) -> Iterator[Said]:
    for place, one in enumerate(found.remarks):
        usual = Stance.PREFER_ANOTHER.value if one.kind is RemarkKind.REASON else ""
        stance = typed.get(f"stance-{place}", usual if not typed else "")
        yield Said(place, one, _called(one.provisions, names), stance, typed.get(f"condition-{place}", ""))
