"""What stops a draft at the gate, and the ways out."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from goodoffices.case.kinds.showing import Way
from goodoffices.terms import Room


class Cause(StrEnum):
    """What it is that the audience may not know."""

    ALTERNATIVE = "alternative"
    PASSAGE = "passage"
    HOLDER = "holder"
    STATE = "state"
    TITLE = "title"


WAYS = {
    Cause.ALTERNATIVE: tuple(Way),
    Cause.PASSAGE: tuple(Way),
    Cause.TITLE: tuple(Way),
    Cause.HOLDER: (Way.LEAVE_OUT, Way.RELEASE),
    Cause.STATE: (Way.LEAVE_OUT, Way.RELEASE),
}
"""What may be done with each; to leave out a passage is to leave out the wording of the clause that it stands in."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Something in a draft that its audience may not know.

    `provision` is the clause of the draft ("" for its title), `place` the bracket or holder within it. `words` are what
    would be read (nothing for the wish to have no words here); `rooms` is where they are known from.
    """

    cause: Cause
    words: str
    rooms: frozenset[Room]
    provision: str = ""
    language: str = ""
    place: str = ""

    @property
    def id(self) -> str:
        """The same for the same words in the same place, whatever else changes."""
        told = f"{self.cause}\x00{self.provision}\x00{self.language}\x00{self.place}\x00{self.words}"
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def ways(self) -> tuple[Way, ...]:
        """The ways out."""
        return WAYS[self.cause]
