"""A draft before the gate: what stops it on its way to a room, what is done about it, and the act of showing it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse

from goodoffices.case.called import called
from goodoffices.case.kinds import Decided, Way
from goodoffices.case.negotiating import NegotiatingText, NoText
from goodoffices.office.rooms import is_head
from goodoffices.office.showing import ANYWHERE, at_the_gate, remembered, show_draft
from goodoffices.release.gate import Passed
from goodoffices.release.stop import Cause, Stop
from goodoffices.terms import NotPossible
from goodoffices.web.clauses import clauses
from goodoffices.web.mediators.text.at import asked_text
from goodoffices.web.page import in_words, naming, rooms_of
from goodoffices.web.typed import REFUSED, id_of, room_of
from goodoffices.web.unlocking import Asked

STOPS_SHOWN = 12
CLAUSES_SHOWN = 15
"""How much a page shows at once: what else stops the draft comes once these are decided."""

ABOUT_OTHERS = frozenset({Cause.HOLDER, Cause.STATE})
"""What stops a draft not by its own words: it is called the same, whatever words it is about."""

FEW = 2
"""Between so many parties it is plain who holds what, whether it is told or not."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """Something that stops a draft, as it is shown: the clause's name, whose rooms it is from, what was decided."""

    stop: Stop
    clause: str
    rooms: tuple[str, ...]
    way: str
    because: str


@dataclass(frozen=True, slots=True)
class Gate:
    """A draft at the gate to a room, with what the form says of each thing that stops it."""

    text: NegotiatingText
    room: str
    passed: Passed
    decided: Mapping[str, Decided]

    @property
    def stops(self) -> tuple[Stop, ...]:
        """What stops the draft: first what nobody decided yet, then what was decided."""
        return (*self.passed.stops, *self.passed.settled)


def show(request: Asked) -> HttpResponse:
    """Show a draft at the gate to a room; pass it once nothing stops it."""
    typed = request.POST if request.method == "POST" else request.GET
    refused = REFUSED if request.method == "POST" else None
    try:
        text = asked_text(request, typed)
    except NoText as refusal:
        return render(request, "mediators/text_none.html", {"sentence": in_words(refusal)}, status=refused)
    if not typed.get("room"):
        return render(request, "mediators/show_to.html", {"text": text, "typed": typed}, status=refused)
    gate = gate_to(request, text, room_of(typed), typed)
    if typed.get("act") != "show":
        return _at_the_gate(request, gate, typed)
    try:
        show_draft(
            request.sitting,
            text.draft.id,
            gate.room,
            id_of(typed),
            after=typed.get("after", ""),
            decided=gate.decided,
            named=_named(typed),
        )
    except NotPossible as refusal:
        return _at_the_gate(request, gate, typed, refusal)
    return HttpResponseRedirect(f"{reverse('shown')}#{gate.room}", status=303)


def gate_to(request: Asked, text: NegotiatingText, room: str, typed: QueryDict) -> Gate:
    """Ask the gate again for as long as what was decided brings up something new that was decided, too.

    What the form says nothing of is decided as it was the last time that the same words stood in the same clause.
    """
    before = remembered(request.sitting.view, room, text)
    decided: dict[str, Decided] = {}
    names = called(text.framework)
    while True:
        passed = at_the_gate(request.sitting, text.draft.id, room, decided, _named(typed))
        more = {one.id: said for one in passed.stops if (said := _said(request, one, names, typed, before))}
        if not more:
            return Gate(text, room, passed, decided)
        decided |= more


def _said(
    request: Asked, stop: Stop, names: Mapping[str, str], typed: QueryDict, before: Mapping[tuple[str, str], Decided]
) -> Decided | None:
    """Return what was decided of a stop, now or the last time; nobody but a head releases what a head released.

    A holder and a state that were released are asked anew: whose words, and which act, may be others now.
    """
    last = before.get((stop.provision, stop.words)) or before.get((ANYWHERE, stop.words))
    if last is None or f"way-{stop.id}" in typed or last.way not in stop.ways:
        return _decided(stop, names, typed)
    again = stop.cause not in ABOUT_OTHERS and is_head(request.sitting)
    return last if last.way is not Way.RELEASE or again else None


def _decided(stop: Stop, names: Mapping[str, str], typed: QueryDict) -> Decided | None:
    """Return what the form says of a stop: of this one, or of all that it says nothing of."""
    way = typed.get(f"way-{stop.id}") or typed.get("rest", "")
    if way not in {one.value for one in stop.ways}:
        return None
    because = typed.get(f"because-{stop.id}") or typed.get("because", "")
    return Decided(words=stop.words, way=Way(way), clause=names.get(stop.provision, ""), because=because.strip())


def _named(typed: QueryDict) -> frozenset[str]:
    return frozenset(typed.getlist("named"))


def _at_the_gate(request: Asked, gate: Gate, typed: QueryDict, refusal: NotPossible | None = None) -> HttpResponse:
    titles, names, name = rooms_of(request.sitting.view), called(gate.text.framework), naming(request.sitting.view)
    rest = gate.stops[STOPS_SHOWN:]
    shown = [stopped(one, gate.decided.get(one.id), names, titles) for one in gate.stops[:STOPS_SHOWN]]
    clauses_shown = list(clauses(gate.passed.framework))
    told = {
        "gate": gate,
        "to": titles.get(gate.room, ""),
        "stops": shown,
        "still": len(gate.passed.stops),
        "more": [(one.id, gate.decided[one.id]) for one in rest if one.id in gate.decided],
        "left": len([one for one in rest if one.id not in gate.decided]),
        "clauses": clauses_shown[:CLAUSES_SHOWN],
        "not_shown": max(len(clauses_shown) - CLAUSES_SHOWN, 0),
        "holders": [(one, name(one.holder)) for one in gate.text.framework.origins],
        "named": _named(typed),
        "few": len({one.holder for one in gate.text.framework.origins}) <= FEW,
        "head": is_head(request.sitting),
        "after": gate.text.head,
        "refusal": in_words(refusal) if refusal else "",
    }
    return render(request, "mediators/show.html", told, status=REFUSED if refusal else None)


def stopped(stop: Stop, decided: Decided | None, names: Mapping[str, str], titles: Mapping[str, str]) -> Stopped:
    """Return something that stops a draft as it is shown; `names` are those of clauses, `titles` those of rooms."""
    rooms = tuple(sorted(titles.get(one.name, "") for one in stop.rooms))
    way, because = (decided.way.value, decided.because) if decided else ("", "")
    return Stopped(stop, names.get(stop.provision, ""), rooms, way, because)
