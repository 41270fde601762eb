"""What an entry says, field by field, in the language of the page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.case.kinds import Certainty, Contact, ContactState
from goodoffices.case.statement import Name, Statement
from goodoffices.case.view import View
from goodoffices.web.mediators.choices import CALLED
from goodoffices.web.page import naming

FIELDS_CALLED = {
    "absent": _("Absent, and how they were reached"),
    "acknowledged": _("Both sides acknowledge the contact"),
    "adopted": _("Adopted on"),
    "adopted_by": _("Adopted by"),
    "after": _("What changes after it"),
    "agenda": _("Agenda"),
    "agreement": _("State"),
    "at": _("Time"),
    "authority": _("On whose behalf"),
    "base": _("The text that the others amend"),
    "because": _("Reason"),
    "begins": _("First day"),
    "binds": _("Whom it binds"),
    "bond": _("How it is bound"),
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
    "epochs": _("Epochs whose keys were destroyed"),
    "expected": _("Expected"),
    "fidelity": _("How near to the words"),
    "file": _("File"),
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
    "lifted": _("Lifted"),
    "mandate": _("Mandate"),
    "minutes": _("Minutes"),
    "name": _("Short name"),
    "new_holder": _("Whose office-holder changes"),
    "next_contact": _("Next contact"),
    "not_attributed": _("Not to be attributed"),
    "not_covered": _("Where copies may still be"),
    "not_enough": _("Why there is no figure"),
    "noted": _("As we understood it"),
    "number": _("Number"),
    "office": _("Office"),
    "on": _("Day"),
    "others": _("With whom"),
    "out": _("Taken on"),
    "outcome": _("Outcome"),
    "parties": _("Parties"),
    "party": _("Party"),
    "person": _("Person"),
    "phase": _("Phase"),
    "place": _("Place"),
    "preconditions": _("Preconditions"),
    "present": _("Present"),
    "principal": _("Principal"),
    "published": _("It was made public"),
    "purpose": _("What it is for"),
    "question": _("Question"),
    "read_by": _("Read by"),
    "received": _("Received on"),
    "recipient": _("Recipient"),
    "removed": _("No longer reads the room"),
    "representation_known": _("It is known for whom they spoke"),
    "result": _("Result"),
    "resumed": _("Resumed on"),
    "role": _("Role"),
    "since": _("Since"),
    "sort": _("What it is"),
    "source": _("Who says so"),
    "stance": _("Reaction"),
    "standing": _("How it lies on the table"),
    "state": _("State"),
    "stops": _("Stops"),
    "strength": _("Hard or soft"),
    "subject": _("Subject"),
    "superseded_by": _("Superseded by"),
    "taken_by": _("Taken by"),
    "text": _("Text"),
    "title": _("Title"),
    "to": _("To"),
    "until": _("Until"),
    "venue": _("Venue"),
    "verdict": _("Verdict"),
    "version": _("Version"),
    "whom": _("With whom it happened"),
    "whose": _("Whose deadline it is"),
    "withdrawn": _("Withdrawn"),
    "witnessed_by": _("Witnessed by"),
    "words": _("Words"),
    "worlds": _("Ways that things could be"),
    "zone": _("Time zone"),
}
"""Fields that a reader is shown; ids, documents and what only the program needs are not."""

_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Shown:
    """A field: what it is called, and what stands in it, one line for each thing."""

    called: str
    lines: tuple[str, ...]


def shown_fields(view: View, statement: Statement) -> list[Shown]:
    """Return what an entry says, with names for ids.

    What is empty is left out, and so is a field that only names the thing itself, and the id of what the reader's rooms
    do not name.
    """
    name = naming(view)
    told = (one.name for one in fields(statement) if _is_told(statement, one.name))
    lines = ((one, tuple(filter(None, _lines(getattr(statement, one), name)))) for one in told)
    return [Shown(field_called(one), some) for one, some in lines if some]


def lines_of(view: View, value: object) -> tuple[str, ...]:
    """Return a value in words, one line for each thing in it."""
    return tuple(filter(None, _lines(value, naming(view))))


def field_called(name: str) -> str:
    """Return what a field is called."""
    return str(FIELDS_CALLED[name])


def _is_told(statement: Statement, field: str) -> bool:
    """Whether a field says something: that we are present at a contact can only be said once it was held."""
    if isinstance(statement, Contact) and field == "certainty":
        return statement.state is ContactState.HELD or statement.certainty is not Certainty.PRESENT
    return field in FIELDS_CALLED and field != statement.NAME


def _lines(value: object, name: Name) -> Iterator[str]:
    if isinstance(value, bool):
        yield gettext("yes") if value else ""
    elif isinstance(value, StrEnum):
        yield str(CALLED.get(value) or gettext(value.value))
    elif isinstance(value, tuple):
        for one in value:
            yield from _lines(one, name)
    elif is_dataclass(value):
        yield ", ".join(line for one in fields(value) for line in _lines(getattr(value, one.name), name) if line)
    elif isinstance(value, int):
        yield str(value) if value else ""
    else:
        called = name(str(value))
        yield "" if _ID.fullmatch(called) else called
