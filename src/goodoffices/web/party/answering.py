"""What the party says of a clause, or of an alternative in it: with a reason, for the mediators' eyes."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goodoffices.case.amending import provision_of
from goodoffices.case.kinds import Authority, DraftShown, Reaction, Stance
from goodoffices.case.negotiating import framework_in
from goodoffices.case.view import Matter
from goodoffices.office.delegation import ACCEPTING, answer_text, criticism_only
from goodoffices.terms import NotPossible
from goodoffices.text.framework import Provision
from goodoffices.text.wording import plain_text
from goodoffices.web.clauses import in_brackets
from goodoffices.web.page import here_and_now, in_words
from goodoffices.web.typed import REFUSED, FormIncomplete, chosen, id_of
from goodoffices.web.unlocking import Asked

STANCES = {
    Stance.AGREE: _("We agree"),
    Stance.LIVE_WITH: _("We can live with it"),
    Stance.PREFER_ANOTHER: _("We prefer another wording"),
    Stance.OBJECT: _("We object"),
    Stance.RED_LINE: _("This is a red line for us"),
    Stance.ONLY_IF: _("We agree only if"),
}
AUTHORITIES = {
    Authority.PERSONAL: _("for ourselves"),
    Authority.AD_REFERENDUM: _("ad referendum"),
    Authority.INSTRUCTED: _("as instructed"),
}


class NoStance(NotPossible):
    """Nothing was chosen: choose what you say of it."""


class ConditionMissing(NotPossible):
    """You agree only on a condition: write which."""


@dataclass(frozen=True, slots=True)
class At:
    """The clause that an address or a form names, in a text that the party was shown."""

    shown: Matter[DraftShown]
    provision: Provision

    @property
    def alternatives(self) -> list[tuple[str, str]]:
        """The alternatives in its brackets: their ids and words."""
        return [(one.id, plain_text(one.content)) for one in self.provision.alternatives()]


def answer(request: Asked) -> HttpResponse:
    """Show the form for one clause, or write what was said."""
    typed = request.POST if request.method == "POST" else request.GET
    at = _at(request, typed)
    if request.method != "POST":
        return _form(request, at, typed)
    try:
        answer_text(request.sitting, _reaction(at, typed), id_of(typed))
    except NotPossible as refusal:
        return _form(request, at, typed, refusal)
    return HttpResponseRedirect(f"{reverse('text')}?{urlencode({'shown': at.shown.id})}#{at.provision.id}", status=303)


def _at(request: Asked, named: Mapping[str, str]) -> At:
    if not named.get("shown") or not named.get("provision"):
        raise FormIncomplete
    shown = request.sitting.view.one(DraftShown, named["shown"])
    return At(shown, provision_of(framework_in(shown.now), named["provision"]))


def _reaction(at: At, typed: Mapping[str, str]) -> Reaction:
    stance = next((one for one in Stance if one.value == typed.get("stance")), None)
    if stance is None:
        raise NoStance
    condition = typed.get("condition", "").strip()
    if stance is Stance.ONLY_IF and not condition:
        raise ConditionMissing
    return Reaction(
        party="",
        provision=at.provision.id,
        stance=stance,
        alternative=typed.get("alternative", ""),
        words=typed.get("words", "").strip(),
        condition=condition,
        on=f"{here_and_now():%Y-%m-%d}",
        authority=chosen(Authority, typed.get("authority"), Authority.PERSONAL),
        shown=at.shown.id,
    )


def _form(request: Asked, at: At, typed: Mapping[str, str], refusal: NotPossible | None = None) -> HttpResponse:
    hidden = ACCEPTING if criticism_only(request.sitting.view) else frozenset()
    told = {
        "at": at,
        "clause": in_brackets(at.provision),
        "stances": [(one.value, called) for one, called in STANCES.items() if one not in hidden],
        "criticism_only": bool(hidden),
        "authorities": [(one.value, called) for one, called in AUTHORITIES.items()],
        "typed": typed,
        "refusal": in_words(refusal) if refusal else "",
    }
    return render(request, "party/answer.html", told, status=REFUSED if refusal else None)
