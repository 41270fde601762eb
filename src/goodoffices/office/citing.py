"""How the clauses of a text are called in a room: by words of the text only where all who read the room read those."""

from collections.abc import Iterable

from goodoffices.case.called import called, numbers
from goodoffices.case.negotiating import NegotiatingText
from goodoffices.office.sitting import Sitting


def clauses_told(sitting: Sitting, room: str, text: NegotiatingText, provisions: Iterable[str]) -> str:
    """Return how clauses of a text are called in what is said in a room: "7. (a)", and by their first words if need be.

    Where somebody who reads the room does not read all of the text, it is their numbers alone, "" where they have none.

    Raises:
        NotYourRoom: the person at work does not read the room.
    """
    names = called(text.framework) if may_read(sitting, room, text) else numbers(text.framework)
    return "; ".join(dict.fromkeys(filter(None, (names.get(one, "") for one in provisions))))


def may_read(sitting: Sitting, room: str, text: NegotiatingText) -> bool:
    """Return whether all who read a room read all of a text.

    Raises:
        NotYourRoom: the person at work does not read the room.
    """
    return sitting.readers(room) <= sitting.whole_readers(text.draft.room)
