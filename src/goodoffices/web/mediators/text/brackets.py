"""One bracket: who holds what, since when, what was said to each alternative, and how it may be closed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_noop as _

from goodoffices.case.amending import bracket_of
from goodoffices.case.called import called
from goodoffices.case.closing import Holding, needed
from goodoffices.case.kinds import Bridging, Lifted, Stance
from goodoffices.case.negotiating import NegotiatingText, texts
from goodoffices.case.progress import OpenBracket, held_since, open_brackets
from goodoffices.case.statement import Sentence
from goodoffices.case.view import View
from goodoffices.office.drafting import lift_bracket, propose_bridge
from goodoffices.office.withdrawing import withdraw_bridge
from goodoffices.terms import NotPossible
from goodoffices.text.framework import Alternative, Bracket, Provision
from goodoffices.web.clauses import Piece, in_brackets, pieces
from goodoffices.web.mediators.notes.reactions import said_to, still_said
from goodoffices.web.mediators.record import Row, rows
from goodoffices.web.mediators.text.at import asked_text
from goodoffices.web.page import in_words, moment
from goodoffices.web.typed import REFUSED, FormIncomplete, id_of
from goodoffices.web.unlocking import Asked

UNASKED = _("Nothing is recorded of {holder} on these words: ask.")
NEEDS = {
    Stance.AGREE: _("{holder} agrees: nothing more is needed there."),
    Stance.LIVE_WITH: _("{holder} can live with them: nothing more is needed there."),
    Stance.PREFER_ANOTHER: _("{holder} would rather have other words: ask what would make these acceptable."),
    Stance.OBJECT: _("{holder} objects ({words}): meet what is objected to, or offer something in exchange."),
    Stance.RED_LINE: _("{holder} calls them a red line: other words are needed."),
    Stance.ONLY_IF: _("{holder} agrees on a condition, which must be met: {words}"),
}
"""What an alternative needs of one who holds other words, by what that party said to it."""


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
class Need:
    """What an alternative needs of one who holds other words: in words, and the entry it comes from, "" if none."""

    words: str
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """An alternative as it is shown: its words, who holds them since when, what was said to them, what they need."""

    id: str
    pieces: tuple[Piece, ...]
    holders: tuple[tuple[str, str], ...]
    standing: str
    since: datetime | None
    reactions: tuple[Row, ...]
    needs: tuple[Need, ...]


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
    row = open_brackets(_drafts(request.sitting.view, text))
    place = next((place for place, one in enumerate(row) if one.bracket.id == found.id), None)
    if place is None:
        return Open(text, provision, found, None, None, None)
    before = row[place - 1] if place else None
    after = row[place + 1] if place + 1 < len(row) else None
    return Open(text, provision, found, before, after, moment(row[place].since))


def _shown(request: Asked, found: Open, typed: Mapping[str, str], refusal: NotPossible | None = None) -> HttpResponse:
    view = request.sitting.view
    bridges = [one for one in view.all(Bridging) if one.now.bracket == found.bracket.id]
    since = held_since(_drafts(view, found.text), found.bracket)
    choices = zip(found.bracket.alternatives, since, strict=True)
    whole, gone = still_said(view, found.text, found.provision.id)
    told = {
        "found": found,
        "called": called(found.text.framework)[found.provision.id],
        "clause": in_brackets(found.provision),
        "choices": [_choice(view, found, one, time) for one, time in choices],
        "bridges": [one for one in bridges if one.now.draft == found.text.draft.id],
        "to_whole": whole,
        "stale": gone,
        "typed": typed,
        "refusal": in_words(refusal) if refusal else "",
    }
    return render(request, "mediators/bracket.html", told, status=REFUSED if refusal else None)


def _drafts(view: View, text: NegotiatingText) -> list[NegotiatingText]:
    """Return the drafts of a text's room up to that text."""
    return [one for one in texts(view, text.draft.room) if not text.draft < one.draft]


def _choice(view: View, found: Open, one: Alternative, time: int | None) -> Choice:
    said = said_to(view, found.text, found.provision.id, one.id)
    called_by = {origin.id: origin.holder for origin in found.text.framework.origins}
    return Choice(
        one.id,
        pieces(one.content),
        tuple((name, called_by[name]) for name in one.holders),
        one.standing.value,
        None if time is None else moment(time),
        tuple(rows(view, said)),
        tuple(_need(each, called_by[each.proposal]) for each in needed(view, found.bracket, one, said)),
    )


def _need(holding: Holding, holder: str) -> Need:
    reaction = holding.reaction
    if reaction is None or holding.said is None:
        return Need(in_words(Sentence(UNASKED, {"holder": holder})))
    words = {"holder": holder, "words": reaction.condition or reaction.words}
    return Need(in_words(Sentence(NEEDS[reaction.stance], words)), holding.said.id)


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


def _withdrawn(request: Asked, found: Open) -> HttpResponse:
    typed = request.POST
    withdraw_bridge(request.sitting, typed.get("bridge", ""), typed.get("why", ""), id_of(typed))
    return _shown(request, found, {})


_ACTS: dict[str, Callable[[Asked, Open], HttpResponse]] = {
    "lift": _lifted,
    "bridge": _bridged,
    "withdraw": _withdrawn,
}
