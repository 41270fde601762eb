"""One clause as an address or a form names it: one that stands, or one that was struck."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from django.urls import reverse

from goodoffices.case.amending import NoSuchClause, provision_of
from goodoffices.case.called import called
from goodoffices.case.kinds import ProvisionStruck
from goodoffices.case.negotiating import NegotiatingText, head, text_of
from goodoffices.text.framework import Provision
from goodoffices.text.notation import print_segments
from goodoffices.web.typed import FormIncomplete
from goodoffices.web.unlocking import Asked


@dataclass(frozen=True, slots=True)
class At:
    """The clause that an address or a form names, in a language; `struck` is the entry that struck it, "" if none."""

    text: NegotiatingText
    provision: Provision
    language: str
    struck: str = ""

    @property
    def words(self) -> str:
        """Its words in the notation."""
        wording = self.provision.wording(self.language)
        return print_segments(wording.segments) if wording else ""

    @property
    def address(self) -> str:
        """Where it stands on the page of the text."""
        return place_in(self.text, self.provision.id)

    @property
    def called(self) -> str:
        """What it is called, or was when it was struck."""
        names = called(self.text.framework)
        return names.get(self.provision.id) or _struck(self.text, self.provision.id).label


def place_in(text: NegotiatingText, provision: str) -> str:
    """Return the address of a clause on the page of the text."""
    return f"{reverse('text')}?draft={text.draft.id}&at={quote(provision)}#{quote(provision)}"


def asked_text(request: Asked, named: Mapping[str, str]) -> NegotiatingText:
    """Return the draft that an address or form names, or the latest of all.

    Raises:
        NoText: there is none at all.
        NoSuchThing: the one that is named is not in the view.
    """
    view = request.sitting.view
    return text_of(view, named["draft"]) if named.get("draft") else head(view, named.get("room", ""))


def at_clause(request: Asked, named: Mapping[str, str]) -> At:
    """Return the clause that an address or a form names.

    Raises:
        FormIncomplete: it names none.
        NoSuchThing, NoSuchClause: what it names is not there, and never was.
    """
    if not named.get("draft") or not named.get("provision"):
        raise FormIncomplete
    text = asked_text(request, named)
    struck = text.struck(named["provision"])
    provision = struck or provision_of(text.framework, named["provision"])
    language = named.get("language", "")
    language = language if provision.wording(language) else provision.wordings[0].language
    return At(text, provision, language, text.steps_of(provision.id)[-1].said.id if struck else "")


def struck_from(text: NegotiatingText) -> list[tuple[str, str]]:
    """Return the clauses that were struck from a text and not set again: their ids, and how they were called."""
    names = dict.fromkeys(one.provision for one in text.steps if one.after is None)
    return [(one, _struck(text, one).label) for one in names if text.struck(one)]


def _struck(text: NegotiatingText, provision: str) -> ProvisionStruck:
    last = text.steps_of(provision)[-1].said.statement
    if not isinstance(last, ProvisionStruck):
        raise NoSuchClause
    return last
