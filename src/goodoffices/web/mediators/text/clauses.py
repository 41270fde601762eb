"""Clauses of the text as other things speak of them: found by number or words, checked, named with the way there."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from goodoffices.case.amending import provision_of
from goodoffices.case.called import called
from goodoffices.case.negotiating import NoText, head
from goodoffices.case.view import View
from goodoffices.web.mediators import offered as rounds_offered
from goodoffices.web.mediators.choices import Offered
from goodoffices.web.mediators.fields import Field, Sort


@dataclass(frozen=True, slots=True)
class ClauseNamed:
    """A clause of the latest draft: the ids of both, and how it is called."""

    draft: str
    provision: str
    called: str


def named(view: View, provisions: Iterable[str]) -> tuple[ClauseNamed, ...]:
    """Return those of some clauses that the latest text still has; who does not read the text is told of none."""
    try:
        text = head(view)
    except NoText:
        return ()
    names = called(text.framework)
    return tuple(ClauseNamed(text.draft.id, one, names[one]) for one in provisions if one in names)


def checked(view: View, provision: str) -> str:
    """Return the id of a clause as it was chosen.

    Raises:
        NoText: there is no text.
        NoSuchClause: it does not stand in the text.
    """
    return provision_of(head(view).framework, provision).id


def clause_field(label: Any, *, needed: bool = True) -> Field:
    """Return a field in which one clause is looked for and chosen."""
    return Field("provision", label, Sort.FOUND, needed=needed, finds=_find)


def _find(view: View, asked: str) -> Offered:
    found = rounds_offered.find_clauses(view, asked)
    return [(value.removesuffix("/"), label) for value, label in found if value.endswith("/")]


CLAUSE = clause_field(_("Clause"))
