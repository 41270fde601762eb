"""What the verbs share: an entry that is said of something that was spoken of before."""

import hashlib
from itertools import takewhile
from typing import TypeVar

from goodoffices.case.statement import Statement
from goodoffices.case.view import Matter
from goodoffices.office.attaching import Attachment
from goodoffices.office.sitting import Sitting
from goodoffices.record.checkpoint import Receipt

S = TypeVar("S", bound=Statement)


def held_before(matter: Matter[S], own_id: str) -> S:
    """Return what held of a thing before an entry, whether that entry is said now or is being repeated."""
    earlier = list(takewhile(lambda one: one.id != own_id, matter.history))
    return (earlier or matter.history)[-1].statement  # type: ignore[return-value]  # the view sorts by type


def say_of(
    sitting: Sitting, room: str, statement: Statement, own_id: str, attachments: tuple[Attachment, ...] = ()
) -> Receipt:
    """Say something, in the room where the thing that it is said of was first spoken of, or in a room if it is new.

    Raises:
        NoSuchThing: it is said of a thing that is not in the view.
        NotYourRoom: the person does not read the room.
    """
    if statement.about:
        room = sitting.view.one(type(statement), statement.about).first.room
    return sitting.say(room, statement, own_id, attachments)


def id_for(own_id: str, *parts: str) -> str:
    """Return an id that follows from that of the act, so that the act repeated says nothing twice."""
    return hashlib.sha256("/".join((own_id, *parts)).encode()).hexdigest()[:32]
