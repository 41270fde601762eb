"""Rooms and the people in them, as entries of the room itself: who reads it, under which name, since and until when."""

from enum import StrEnum

from goodoffices.case.statement import Name, Sentence, Statement, kind


class Role(StrEnum):
    """What a person does in the case."""

    HEAD = "head"
    MEDIATOR = "mediator"
    NOTE_TAKER = "note-taker"
    INTERPRETER = "interpreter"
    DELEGATE = "delegate"
    GUEST = "guest"


@kind("room")
class RoomNamed(Statement):
    """What a room is called and for whom it is; `institution` names the member of the team whose room it is, if any."""

    room: str
    title: str
    purpose: str = ""
    institution: str = ""

    @property
    def about(self) -> str:
        """The room."""
        return self.room

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - names nobody
        """Return the sentence that the timeline shows."""
        return Sentence("The room is called {title}.", {"title": self.title})


@kind("admission")
class Admitted(Statement):
    """A person reads this room, or no longer does: under which name, for which institution, in which role.

    `could_read` is, of somebody removed, the number of entries that lay open to that person until then.
    """

    room: str
    person: str
    called: str
    role: Role = Role.MEDIATOR
    institution: str = ""
    removed: bool = False
    could_read: int = 0

    @property
    def about(self) -> str:
        """The person in the room."""
        return f"{self.room}/{self.person}"

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - the name stands in the statement
        """Return the sentence that the timeline shows."""
        if self.removed:
            return Sentence(
                "{person} no longer reads this room, and could have read {count} entries until then.",
                {"person": self.called, "count": str(self.could_read)},
            )
        return Sentence("{person} reads this room.", {"person": self.called})
