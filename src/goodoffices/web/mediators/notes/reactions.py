"""A reaction that is recorded straight at a clause or an alternative, outside any note."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goodoffices.case.amending import provision_of
from goodoffices.case.called import called
from goodoffices.case.kinds import Authority, Binds, Reaction, Stance
from goodoffices.case.negotiating import NegotiatingText
from goodoffices.case.said import Said
from goodoffices.case.spoken import spoken_of
from goodoffices.case.view import NoSuchThing, View
from goodoffices.office.citing import clauses_told
from goodoffices.office.talks import record_reaction
from goodoffices.text.framework import Alternative, Provision
from goodoffices.text.notation import print_segments
from goodoffices.text.wording import Bracket, plain_text
from goodoffices.web.mediators import offered as rounds_offered
from goodoffices.web.mediators.attached import attached
from goodoffices.web.mediators.choices import Offered
from goodoffices.web.mediators.fields import Field, Form, Sort, among, answered, shown
from goodoffices.web.mediators.packages import offered as packages_offered
from goodoffices.web.mediators.record import Row, rows
from goodoffices.web.mediators.text.at import asked_text
from goodoffices.web.typed import FormIncomplete
from goodoffices.web.unlocking import Asked


@dataclass(frozen=True, slots=True)
class Cited:
    """The words that a reaction is to: a clause, or one alternative of a bracket in it."""

    text: NegotiatingText
    provision: Provision
    bracket: Bracket | None = None
    alternative: Alternative | None = None

    @property
    def hidden(self) -> dict[str, str]:
        """What names them in a form."""
        named = {"draft": self.text.draft.id, "provision": self.provision.id}
        return named | ({"alternative": self.alternative.id} if self.alternative else {})

    @property
    def address(self) -> str:
        """The page that shows what was said of them: that of the bracket, or this one."""
        if self.bracket:
            return f"{reverse('bracket')}?{urlencode({'draft': self.text.draft.id, 'bracket': self.bracket.id})}"
        return f"{reverse('reaction')}?{urlencode(self.hidden)}"

    @property
    def words(self) -> str:
        """The words themselves, in the notation where they have brackets."""
        return print_segments(self.alternative.content if self.alternative else self.provision.wordings[0].segments)

    @property
    def label(self) -> str:
        """What the clause is called."""
        return called(self.text.framework)[self.provision.id]

    def others(self) -> Offered:
        """Return the other alternatives of the bracket."""
        some = self.bracket.alternatives if self.bracket else ()
        return [(one.id, _offered(one)) for one in some if one is not self.alternative]


def reaction(request: Asked) -> HttpResponse:
    """Show the form of a reaction to the words that are named, or record it."""
    named = request.POST if request.method == "POST" else request.GET
    if not named.get("draft") or not named.get("provision"):
        raise FormIncomplete
    cited = _cited(asked_text(request, named), named["provision"], named.get("alternative", ""))
    form = _form(request.sitting.view, cited)
    return answered(request, form, cited.address) if request.method == "POST" else shown(request, form, request.GET)


def said_to(view: View, text: NegotiatingText, provision: str, alternative: str) -> tuple[Said, ...]:
    """Return the latest reaction of each party to an alternative that stands."""
    return spoken_of(view, text, provision).to_words.get(alternative, ())


def still_said(view: View, text: NegotiatingText, provision: str) -> tuple[list[Row], list[Row]]:
    """Return what was said of the whole clause as it reads now, and what was said of words that stand no more."""
    spoken = spoken_of(view, text, provision)
    return rows(view, spoken.to_whole), rows(view, spoken.of_before)


def _cited(text: NegotiatingText, provision: str, alternative: str) -> Cited:
    """Return the words that are named.

    Raises:
        NoSuchThing: no bracket of the clause has this alternative.
    """
    clause = provision_of(text.framework, provision)
    if not alternative:
        return Cited(text, clause)
    for bracket, _path in clause.brackets():
        for one in bracket.alternatives:
            if one.id == alternative:
                return Cited(text, clause, bracket, one)
    raise NoSuchThing


def _form(view: View, cited: Cited) -> Form:
    preferred = Field("preferred", _("Which other words it prefers"), Sort.CHOICE, offers=lambda _view: cited.others())
    fields = (*FIELDS[:PREFERRED], preferred, *FIELDS[PREFERRED:]) if cited.others() else FIELDS
    fields = (*fields, NEEDS) if cited.alternative else fields
    whole, stale = still_said(view, cited.text, cited.provision.id)
    said = (
        rows(view, said_to(view, cited.text, cited.provision.id, cited.alternative.id)) if cited.alternative else whole
    )
    shows = {"cited": cited, "said": said, "stale": () if cited.alternative else stale}
    return replace(REACTION, fields=fields, hidden=cited.hidden, keep=partial(_recorded, cited), shows=shows)


def _recorded(cited: Cited, request: Asked, values: dict[str, Any], room: str, own: str) -> None:
    choices = {
        "stance": Stance(values["stance"]),
        "authority": Authority(values["authority"]),
        "binds": Binds(values["binds"]),
    }
    said = Reaction(
        **values | choices,
        provision=cited.provision.id,
        alternative=cited.alternative.id if cited.alternative else "",
        label=clauses_told(request.sitting, room, cited.text, [cited.provision.id]),
    )
    record_reaction(request.sitting, room, said, own, attached(request))


def _offered(one: Alternative) -> str:
    words = rounds_offered.short(plain_text(one.content)) or "–"
    return f"{words} [{', '.join(one.holders)}]" if one.holders else words


FIELDS = (
    Field("party", _("Party"), Sort.CHOICE, needed=True, offers=rounds_offered.parties),
    Field("stance", _("Reaction"), Sort.CHOICE, needed=True, offers=among(Stance)),
    Field("condition", _("Condition, if it is “only if”")),
    Field("words", _("What was said, in its words"), Sort.TEXT),
    Field("noted", _("As we understood it, not in the party's own writing"), Sort.TICK, usual="1"),
    Field("source", _("Where it is known from: a letter, a call, who told us")),
    Field("on", _("Day"), Sort.DAY),
    Field("by", _("Who spoke"), Sort.NAMED, offers=rounds_offered.speakers),
    Field("authority", _("On whose behalf"), Sort.CHOICE, needed=True, offers=among(Authority), usual="personal"),
    Field("binds", _("Whom it binds"), Sort.CHOICE, needed=True, offers=among(Binds), usual="institution"),
)
NEEDS = Field(
    "needs",
    _("Words of the text of which one would meet the condition, if it is “only if”"),
    Sort.SEVERAL,
    offers=packages_offered.options,
)
PREFERRED = 3
"""Where the field stands that asks which other words it prefers, where there are any."""

REACTION = Form(
    _("A reaction"),
    _("Record the reaction"),
    FIELDS,
    lambda *_kept: None,  # what is kept depends on the words that are named
    attach=True,
    page="mediators/reaction.html",
)
