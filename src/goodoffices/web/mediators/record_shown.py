"""What an entry says, field by field, in the language of the page."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.case.statement import Name, Statement
from goodoffices.case.view import View
from goodoffices.web.mediators.rounds_words import CALLED
from goodoffices.web.page import naming

FIELDS_CALLED = {
    "absent": _("Absent, and how they were reached"),
    "acknowledged": _("Both sides acknowledge the contact"),
    "adopted": _("Adopted on"),
    "adopted_by": _("Adopted by"),
    "after": _("What changes after it"),
    "agenda": _("Agenda"),
    "at": _("Time"),
    "authority": _("On whose behalf"),
    "because": _("Reason"),
    "begins": _("First day"),
    "binds": _("Whom it binds"),
    "by": _("By"),
    "called": _("Name"),
    "came": _("Who came"),
    "certainty": _("How we know"),
    "condition": _("Condition"),
    "consent": _("Consent"),
    "could_read": _("Entries that could be read until then"),
    "date": _("Day"),
    "declined": _("Who declined, and why"),
    "due": _("Due on"),
    "ends": _("Last day"),
    "expected": _("Expected"),
    "fidelity": _("How near to the words"),
    "form": _("Form"),
    "format": _("Format"),
    "heard_from": _("Who told us"),
    "holder": _("Holder"),
    "institution": _("Institution"),
    "instructions": _("Instructions"),
    "interest": _("The reason behind it"),
    "interpreter": _("Interpreter"),
    "issue": _("Issue"),
    "label": _("Clause"),
    "language": _("Language"),
    "letter": _("Letter in the order of protocol"),
    "level": _("Level"),
    "mandate": _("Mandate"),
    "next_contact": _("Next contact"),
    "not_attributed": _("Not to be attributed"),
    "not_covered": _("Where copies may still be"),
    "number": _("Number"),
    "office": _("Office"),
    "on": _("Day"),
    "others": _("With whom"),
    "out": _("Taken on"),
    "outcome": _("Outcome"),
    "party": _("Party"),
    "person": _("Person"),
    "place": _("Place"),
    "preconditions": _("Preconditions"),
    "present": _("Present"),
    "principal": _("Principal"),
    "published": _("It was made public"),
    "purpose": _("What it is for"),
    "question": _("Question"),
    "read_by": _("Read by"),
    "received": _("Received on"),
    "representation_known": _("It is known for whom they spoke"),
    "result": _("Result"),
    "resumed": _("Resumed on"),
    "role": _("Role"),
    "since": _("Since"),
    "source": _("Who says so"),
    "stance": _("Reaction"),
    "state": _("State"),
    "stops": _("Stops"),
    "strength": _("Hard or soft"),
    "subject": _("Subject"),
    "taken_by": _("Taken by"),
    "text": _("Text"),
    "title": _("Title"),
    "to": _("To"),
    "until": _("Until"),
    "venue": _("Venue"),
    "version": _("Version"),
    "whose": _("Whose deadline it is"),
    "words": _("Words"),
    "zone": _("Time zone"),
}
"""Fields that a reader is shown; ids, documents and what only the program needs are not."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A field: what it is called, and what stands in it, one line for each thing."""

    called: str
    lines: tuple[str, ...]


def shown_fields(view: View, statement: Statement) -> list[Shown]:
    """Return what an entry says; what is empty is left out, and so is a field that only names the thing itself."""
    name = naming(view)
    told = (one.name for one in fields(statement) if one.name in FIELDS_CALLED and one.name != statement.NAME)
    lines = ((one, tuple(filter(None, _lines(getattr(statement, one), name)))) for one in told)
    return [Shown(str(FIELDS_CALLED[one]), some) for one, some in lines if some]


def _lines(value: object, name: Name) -> Iterator[str]:
    if isinstance(value, bool):
        yield gettext("yes") if value else ""
    elif isinstance(value, StrEnum):
        yield str(CALLED.get(value, value))
    elif isinstance(value, tuple):
        for one in value:
            yield from _lines(one, name)
    elif is_dataclass(value):
        yield ", ".join(line for one in fields(value) for line in _lines(getattr(value, one.name), name) if line)
    elif isinstance(value, int):
        yield str(value) if value else ""
    else:
        yield name(str(value))
