"""One bracket: who holds what, since when, what was said to each alternative, and how it may be closed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from goodoffices.case.amending import bracket_of
from goodoffices.case.called import called
from goodoffices.case.kinds import Bridging, Lifted
from goodoffices.case.negotiating import NegotiatingText, texts
from goodoffices.case.progress import OpenBracket, open_brackets
from goodoffices.case.view import View
from goodoffices.office.drafting import lift_bracket, propose_bridge
from goodoffices.terms import NotPossible
from goodoffices.text.framework import Alternative, Bracket, Provision
from goodoffices.web.mediators.reactions import said_to, still_said
from goodoffices.web.mediators.record import Row, rows
from goodoffices.web.mediators.text_at import asked_text
from goodoffices.web.mediators.text_shown import Piece, in_brackets, pieces
from goodoffices.web.page import in_words, moment
from goodoffices.web.typed import REFUSED, FormIncomplete, id_of
from goodoffices.web.unlocking import Asked


@dataclass(frozen=True, slots=True)
class Open:
    """An open bracket of a text, its clause, and the brackets before and after it (None at either end)."""

    text: NegotiatingText
    provision: Provision
    bracket: Bracket
    before: OpenBracket | None
    after: OpenBracket | None
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Choice:
    """An alternative as it is shown: its words, the parties that hold it, and the reactions that cite it."""

    id: str
    pieces: tuple[Piece, ...]
    holders: tuple[tuple[str, str], ...]
    standing: str
    reactions: tuple[Row, ...]


def bracket(request: Asked) -> HttpResponse:
    """Show a bracket, or do to it what its form says."""
    if request.method != "POST":
        return _shown(request, _open(request, request.GET), {})
    found, act = _open(request, request.POST), _ACTS.get(request.POST.get("act", ""))
    if act is None:
        raise FormIncomplete
    try:
        return act(request, found)
    except NotPossible as refusal:
        return _shown(request, found, request.POST.dict(), refusal)


def _open(request: Asked, named: Mapping[str, str]) -> Open:
    if not named.get("draft") or not named.get("bracket"):
        raise FormIncomplete
    text = asked_text(request, named)
    provision, found = bracket_of(text.framework, named["bracket"])
    drafts = texts(request.sitting.view, text.draft.room)
    row = open_brackets([one for one in drafts if not text.draft < one.draft])
    place = next((place for place, one in enumerate(row) if one.bracket.id == found.id), None)
    if place is None:
        return Open(text, provision, found, None, None, None)
    before = row[place - 1] if place else None
    after = row[place + 1] if place + 1 < len(row) else None
    return Open(text, provision, found, before, after, moment(row[place].since))


def _shown(request: Asked, found: Open, typed: Mapping[str, str], refusal: NotPossible | None = None) -> HttpResponse:
    view = request.sitting.view
    bridges = [one for one in view.all(Bridging) if one.now.bracket == found.bracket.id and not one.now.withdrawn]
    whole, gone = still_said(view, found.text, found.provision.id)
    told = {
        "found": found,
        "called": called(found.text.framework)[found.provision.id],
        "clause": in_brackets(found.provision),
        "choices": [_choice(view, found, one) for one in found.bracket.alternatives],
        "bridges": [one for one in bridges if one.now.draft == found.text.draft.id],
        "to_whole": whole,
        "stale": gone,
        "typed": typed,
        "refusal": in_words(refusal) if refusal else "",
    }
    return render(request, "mediators/bracket.html", told, status=REFUSED if refusal else None)


def _choice(view: View, found: Open, one: Alternative) -> Choice:
    holders = tuple((name, found.text.framework.origin(name).holder) for name in one.holders)
    reactions = tuple(rows(view, said_to(view, found.text, found.provision.id, one.id)))
    return Choice(one.id, pieces(one.content), holders, one.standing.value, reactions)


def _lifted(request: Asked, found: Open) -> HttpResponse:
    typed = request.POST
    lifting = Lifted(
        draft=found.text.draft.id,
        after=typed.get("after", ""),
        bracket=found.bracket.id,
        chosen=typed.get("chosen", ""),
        because=typed.get("because", "").strip(),
    )
    lift_bracket(request.sitting, lifting, id_of(typed))
    name = quote(found.provision.id)
    return HttpResponseRedirect(f"{reverse('text')}?draft={found.text.draft.id}&at={name}#{name}", status=303)


def _bridged(request: Asked, found: Open) -> HttpResponse:
    typed = request.POST
    bridging = Bridging(
        draft=found.text.draft.id,
        bracket=found.bracket.id,
        words=typed.get("words", "").replace("\r\n", "\n").strip(),
        because=typed.get("reason", "").strip(),
        label=called(found.text.framework)[found.provision.id],
    )
    propose_bridge(request.sitting, bridging, id_of(typed))
    return _shown(request, _open(request, typed), {})


_ACTS: dict[str, Callable[[Asked, Open], HttpResponse]] = {"lift": _lifted, "bridge": _bridged}
