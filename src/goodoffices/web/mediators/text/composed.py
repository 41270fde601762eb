"""Whole clauses, from the page of one: another is added beside it, it is struck, set again, or moved."""

from collections.abc import Callable, Mapping

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from goodoffices.case.called import called
from goodoffices.case.composing import SORTS, place_of
from goodoffices.case.kinds import ProvisionAdded, ProvisionMoved, ProvisionSetAgain, ProvisionStruck
from goodoffices.office.composing import add_provision, move_provision, set_provision_again, strike_provision
from goodoffices.text.document import Kind
from goodoffices.web.mediators.text.at import At, place_in
from goodoffices.web.typed import chosen, id_of
from goodoffices.web.unlocking import Asked

BEFORE = "before"
DEEPEST = 9
"""A clause lies no deeper than the levels of a word processor."""

AS = {
    Kind.PARAGRAPH: _("Clause"),
    Kind.ITEM: _("Item of a list"),
    Kind.HEADING: _("Heading"),
    Kind.TITLE: _("Title"),
}


def offered(at: At) -> dict[str, object]:
    """Return what the forms offer: as what a clause may be added, and after which clauses one may stand."""
    names = called(at.text.framework)
    last = at.text.steps_of(at.provision.id)[-1:] if at.struck else ()
    statement = last[0].said.statement if last else None
    here = statement.follows if isinstance(statement, ProvisionStruck) else ""
    return {
        "sorts": [(one.value, AS[one]) for one in SORTS],
        "places": [(one, name) for one, name in names.items() if one != at.provision.id],
        "stood_after": here if at.struck else place_of(at.text.framework, at.provision.id),
    }


def as_typed(at: At, typed: Mapping[str, str]) -> ProvisionAdded:
    """Return the clause that the form of a new one describes."""
    level = typed.get("level", "")
    before = typed.get("where") == BEFORE
    return ProvisionAdded(
        draft=at.text.draft.id,
        after=typed.get("after", ""),
        provision="new",
        follows=place_of(at.text.framework, at.provision.id) if before else at.provision.id,
        words=typed.get("words", "").replace("\r\n", "\n").strip(),
        language=at.language,
        number=typed.get("number", "").strip(),
        sort=chosen(Kind, typed.get("sort"), Kind.PARAGRAPH),
        level=min(int(level), DEEPEST) if level.isdecimal() else at.provision.level,
        because=_reason(typed),
    )


def _added(request: Asked, at: At) -> HttpResponse:
    own = id_of(request.POST)
    add_provision(request.sitting, as_typed(at, request.POST), own)
    return HttpResponseRedirect(place_in(at.text, f"n{own}"), status=303)


def _struck(request: Asked, at: At) -> HttpResponse:
    typed = request.POST
    striking = ProvisionStruck(
        draft=at.text.draft.id, after=typed.get("after", ""), provision=at.provision.id, because=_reason(typed)
    )
    strike_provision(request.sitting, striking, id_of(typed))
    return HttpResponseRedirect(at.address, status=303)


def _set_again(request: Asked, at: At) -> HttpResponse:
    typed = request.POST
    setting = ProvisionSetAgain(
        draft=at.text.draft.id,
        after=typed.get("after", ""),
        struck=typed.get("struck", ""),
        follows=typed.get("place", ""),
        because=_reason(typed),
    )
    set_provision_again(request.sitting, setting, id_of(typed))
    return HttpResponseRedirect(at.address, status=303)


def _moved(request: Asked, at: At) -> HttpResponse:
    typed = request.POST
    moving = ProvisionMoved(
        draft=at.text.draft.id,
        after=typed.get("after", ""),
        provision=at.provision.id,
        follows=typed.get("place", ""),
        because=_reason(typed),
    )
    move_provision(request.sitting, moving, id_of(typed))
    return HttpResponseRedirect(at.address, status=303)


def _reason(typed: Mapping[str, str]) -> str:
    return typed.get("because", "").strip()


COMPOSING: dict[str, Callable[[Asked, At], HttpResponse]] = {
    "add": _added,
    "strike": _struck,
    "set again": _set_again,
    "move": _moved,
}
"""What a form may do to a whole clause, by the value of its button."""
