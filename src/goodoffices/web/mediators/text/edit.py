"""One clause: worded anew in the notation, kept while it is edited, its state, and its history."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from goodoffices.case.amending import reworded
from goodoffices.case.composing import composed
from goodoffices.case.kinds import Edited, Lifted, ProvisionState, Restored
from goodoffices.case.locks import locks
from goodoffices.case.negotiating import ChangedMeanwhile
from goodoffices.office.drafting import (
    ACTS,
    edit_provision,
    lock_clause,
    next_draft,
    restore_bracket,
    set_state,
    unlock_clause,
)
from goodoffices.office.sitting import fresh
from goodoffices.terms import NotPossible
from goodoffices.text.wording import Agreement
from goodoffices.web.clauses import Clause, in_brackets
from goodoffices.web.mediators.record import Row, rows
from goodoffices.web.mediators.text.at import At, at_clause
from goodoffices.web.mediators.text.composed import COMPOSING, as_typed, offered
from goodoffices.web.opened import CLOCK
from goodoffices.web.page import in_words, moment, naming
from goodoffices.web.typed import REFUSED, FormIncomplete, chosen, id_of, room_of
from goodoffices.web.unlocking import Asked

MINUTES = 15
ACTS_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Past:
    """One change of a clause: its row of the record, the words before it, and whether it is a bracket to restore."""

    row: Row
    before: Clause | None
    lifted: bool


def clause(request: Asked) -> HttpResponse:
    """Show one clause, or do to it what its form says."""
    if request.method != "POST":
        return _shown(request, at_clause(request, request.GET), {})
    at, act = at_clause(request, request.POST), _ACTS.get(request.POST.get("act", ""))
    if act is None:
        raise FormIncomplete
    try:
        return act(request, at)
    except NotPossible as refusal:
        after = at.text.head if isinstance(refusal, ChangedMeanwhile) else request.POST.get("after", "")
        return _shown(request, at, {**request.POST.dict(), "after": after}, refusal)


def check(request: Asked) -> HttpResponse:
    """Say how the words that are being typed would be understood, and change nothing."""
    at = at_clause(request, request.POST)
    return render(request, "mediators/text_told.html", _told(at, request.POST))


def drafts(request: Asked) -> HttpResponse:
    """Make the text of a room, as it reads now, its next draft."""
    typed = request.POST
    next_draft(request.sitting, room_of(typed), typed.get("title", "").strip(), id_of(typed))
    return HttpResponseRedirect(f"{reverse('text')}?room={room_of(typed)}", status=303)


def _shown(request: Asked, at: At, typed: Mapping[str, str], refusal: NotPossible | None = None) -> HttpResponse:
    view, name = request.sitting.view, naming(request.sitting.view)
    lock = locks(view, at.text.draft.id, CLOCK.now()).get(at.provision.id)
    acts = [one for one in view.entries if isinstance(one.statement, ACTS)]
    told = {
        "at": at,
        "clause": in_brackets(at.provision, at.language),
        "typed": typed,
        "words": at.words if "new" in typed else typed.get("words", at.words),
        "after": typed.get("after") or at.text.head,
        "refusal": in_words(refusal) if refusal else "",
        "changed": isinstance(refusal, ChangedMeanwhile),
        "lock": lock,
        "mine": bool(lock and lock.person == request.sitting.person),
        "locked_by": name(lock.person) if lock else "",
        "locked_until": moment(lock.until) if lock else None,
        "minutes": MINUTES,
        "history": list(_history(request, at)),
        "agreements": list(Agreement),
        "holders": at.text.framework.origins,
        "acts": rows(view, acts[: -ACTS_SHOWN - 1 : -1]),
        **offered(at),
        **(_told(at, typed) if "words" in typed else {}),
    }
    return render(request, "mediators/text_clause.html", told, status=REFUSED if refusal else None)


def _told(at: At, typed: Mapping[str, str]) -> dict[str, Any]:
    framework, words = at.text.framework, typed.get("words", "")
    try:
        if "new" in typed:
            made = composed(framework, as_typed(at, typed))
        else:
            made = reworded(framework, at.provision, at.language, words)
    except NotPossible as refusal:
        return {"unclear": in_words(refusal)}
    return {"understood": in_brackets(made, at.language)}


def _history(request: Asked, at: At) -> Iterator[Past]:
    steps = at.text.steps_of(at.provision.id)
    view = request.sitting.view
    for step, row in reversed(list(zip(steps, rows(view, [one.said for one in steps]), strict=True))):
        lifted = isinstance(step.said.statement, Lifted) and not at.struck
        stands = step.after is not None and step.after.wordings == at.provision.wordings
        before = in_brackets(step.before, at.language) if step.before and step.before != step.after else None
        yield Past(row, before, lifted and stands)


def _kept(request: Asked, at: At) -> HttpResponse:
    typed = request.POST
    edit = Edited(
        draft=at.text.draft.id,
        after=typed.get("after", ""),
        provision=at.provision.id,
        words=typed.get("words", "").replace("\r\n", "\n"),
        language=at.language,
        because=typed.get("because", "").strip(),
    )
    edit_provision(request.sitting, edit, id_of(typed))
    return _let_go(request, at)


def _checked(request: Asked, at: At) -> HttpResponse:
    return _shown(request, at, request.POST.dict())


def _locked(request: Asked, at: At) -> HttpResponse:
    lock_clause(request.sitting, at.text.draft.id, at.provision.id, MINUTES, id_of(request.POST))
    return _shown(request, at, request.POST.dict())


def _let_go(request: Asked, at: At) -> HttpResponse:
    held = locks(request.sitting.view, at.text.draft.id, CLOCK.now()).get(at.provision.id)
    if held and held.person == request.sitting.person:
        unlock_clause(request.sitting, at.text.draft.id, at.provision.id, fresh())
    return HttpResponseRedirect(at.address, status=303)


def _stated(request: Asked, at: At) -> HttpResponse:
    typed = request.POST
    state = ProvisionState(
        draft=at.text.draft.id,
        after=typed.get("after", ""),
        provision=at.provision.id,
        agreement=chosen(Agreement, typed.get("agreement"), Agreement.COMMON),
        act=typed.get("basis", ""),
        parties=tuple(typed.getlist("parties")),
        date=_day(request),
    )
    set_state(request.sitting, state, id_of(typed))
    return HttpResponseRedirect(at.address, status=303)


def _day(request: Asked) -> str:
    """Return the day of the act that a state rests on."""
    basis = request.POST.get("basis", "")
    found: datetime | None = next((moment(one.time) for one in request.sitting.view.entries if one.id == basis), None)
    return f"{found:%Y-%m-%d}" if found else ""


def _restored(request: Asked, at: At) -> HttpResponse:
    typed = request.POST
    restoring = Restored(
        draft=at.text.draft.id,
        after=typed.get("after", ""),
        lifted=typed.get("lifted", ""),
        because=typed.get("because", "").strip(),
    )
    restore_bracket(request.sitting, restoring, id_of(typed))
    return HttpResponseRedirect(at.address, status=303)


_ACTS: dict[str, Callable[[Asked, At], HttpResponse]] = COMPOSING | {
    "save": _kept,
    "check": _checked,
    "lock": _locked,
    "let go": _let_go,
    "state": _stated,
    "restore": _restored,
}
