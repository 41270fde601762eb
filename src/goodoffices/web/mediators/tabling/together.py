"""A draft before the gates to several rooms at once: what stops it on its way to each, and the act for all of them."""

from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse

from goodoffices.case.called import called
from goodoffices.case.kinds import DraftShown, GatePassed
from goodoffices.case.negotiating import NegotiatingText, NoText
from goodoffices.case.view import View
from goodoffices.office.rooms import is_head
from goodoffices.office.saying import id_for
from goodoffices.office.showing import StillStopped, show_draft
from goodoffices.terms import NotPossible
from goodoffices.web.mediators.tabling.showing import STOPS_SHOWN, Gate, Stopped, gate_to, stopped
from goodoffices.web.mediators.text.at import asked_text
from goodoffices.web.page import in_words, rooms_of
from goodoffices.web.typed import REFUSED, NoRoomChosen, id_of
from goodoffices.web.unlocking import Asked


@dataclass(frozen=True, slots=True)
class GateShown:
    """The gate to one of the rooms: what stops the draft there, first what nobody decided yet, and how much of that.

    `as_before` counts what was decided the last time, and is not shown again; `rest` is the answer to all the others.
    """

    room: str
    title: str
    stops: tuple[Stopped, ...]
    more: tuple[tuple[str, str, str], ...]
    still: int
    as_before: int
    rest: str


def show_together(request: Asked) -> HttpResponse:
    """Show a draft at the gates to some rooms, at first those that were shown the last one; pass them all at once."""
    typed = request.POST if request.method == "POST" else request.GET
    refused = REFUSED if request.method == "POST" else None
    try:
        text = asked_text(request, typed)
    except NoText as refusal:
        return render(request, "mediators/text_none.html", {"sentence": in_words(refusal)}, status=refused)
    chosen = _rooms(request.sitting.view, typed)
    gates = [gate_to(request, text, room, _of_room(typed, room)) for room in chosen]
    if typed.get("act") != "show":
        return _at_the_gates(request, text, gates, typed)
    try:
        _shown(request, text, gates, typed)
    except NotPossible as refusal:
        return _at_the_gates(request, text, gates, typed, refusal)
    return HttpResponseRedirect(reverse("shown"), status=303)


def _shown(request: Asked, text: NegotiatingText, gates: list[Gate], typed: QueryDict) -> None:
    """Pass every gate, once nothing stops the draft at any of them."""
    still = sum(len(one.passed.stops) for one in gates)
    if not gates:
        raise NoRoomChosen
    if still:
        raise StillStopped(count=still)
    own = id_of(typed)
    for gate in gates:
        shown, after = id_for(own, gate.room), typed.get("after", "")
        named = frozenset(_of_room(typed, gate.room).getlist("named"))
        show_draft(request.sitting, text.draft.id, gate.room, shown, after=after, decided=gate.decided, named=named)


def _rooms(view: View, typed: QueryDict) -> list[str]:
    """Return the rooms that were chosen; before anything was, those that were shown a draft."""
    known = rooms_of(view)
    if typed.get("chosen"):
        return [one for one in known if one in typed.getlist("room")]
    shown = {one.first.room for one in view.all(DraftShown)}
    return [one for one in known if one in shown]


def _of_room(typed: QueryDict, room: str) -> QueryDict:
    """Return what the form says of one room: `ROOM-way-STOP` is `way-STOP` there."""
    own = QueryDict(mutable=True)
    for name, values in typed.lists():
        if name.startswith(f"{room}-"):
            own.setlist(name.removeprefix(f"{room}-"), values)
    return own


def _at_the_gates(
    request: Asked, text: NegotiatingText, gates: list[Gate], typed: QueryDict, refusal: NotPossible | None = None
) -> HttpResponse:
    titles = rooms_of(request.sitting.view)
    told = {
        "text": text,
        "after": text.head,
        "gates": [_gate_shown(one, titles, _of_room(typed, one.room)) for one in gates],
        "still": sum(len(one.passed.stops) for one in gates),
        "chosen": [one.room for one in gates],
        "before": any(one.now.draft == text.draft.id for one in request.sitting.view.all(GatePassed)),
        "head": is_head(request.sitting),
        "typed": typed,
        "refusal": in_words(refusal) if refusal else "",
    }
    return render(request, "mediators/show_together.html", told, status=REFUSED if refusal else None)


def _gate_shown(gate: Gate, titles: dict[str, str], typed: QueryDict) -> GateShown:
    names, still = called(gate.text.framework), gate.passed.stops
    asked = [*still, *(one for one in gate.passed.settled if f"way-{one.id}" in typed)]
    shown = tuple(stopped(one, gate.decided.get(one.id), names, titles) for one in asked[:STOPS_SHOWN])
    left = ((one.id, gate.decided.get(one.id)) for one in asked[STOPS_SHOWN:])
    more = tuple((own, said.way.value, said.because) for own, said in left if said is not None)
    rest = typed.get("rest", "")
    as_before = 0 if rest else len(gate.stops) - len(asked)
    return GateShown(gate.room, titles.get(gate.room, ""), shown, more, len(still), as_before, rest)
