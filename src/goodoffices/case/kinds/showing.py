"""How a draft leaves the team: through the gate, to a room, in numbered copies; and what became of those."""

from dataclasses import dataclass
from enum import StrEnum

from goodoffices.case.kinds.days import Day, TimeOfDay, check_days, check_time
from goodoffices.case.statement import Name, Sentence, Statement, kind


class Way(StrEnum):
    """What is done with words that a room may not know."""

    LEAVE_OUT = "leave out"
    OURS = "our own wording"
    RELEASE = "release"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What was decided of words that stopped a draft, and why, where a head released them.

    `clause` is how the clause was called, `provision` its id in the draft. What a head released of a room that not all
    who read this entry read has neither words nor clause here.
    """

    words: str
    way: Way
    clause: str = ""
    because: str = ""
    provision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed:
    """A provision of a draft as it was shown, and the provision of the draft."""

    shown: str
    provision: str


@kind("gate passed")
class GatePassed(Statement):
    """A draft passed the gate to a room: who let what pass stands here, and never in the room that was shown it.

    `after` is the last entry of the text as it was shown, `shown` the entry in the other room. `rooms` are those of the
    draft's proposals.
    """

    draft: str
    after: str
    to: str
    shown: str
    number: str = ""
    decided: tuple[Decided, ...] = ()
    names: tuple[Renamed, ...] = ()
    rooms: tuple[str, ...] = ()

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The rooms of the draft's proposals."""
        return self.rooms

    def sentence(self, name: Name) -> Sentence:
        """Return the sentence that the timeline shows."""
        details = {"number": self.number, "room": name(self.to)}
        return Sentence("Draft {number} passed the gate to {room}.", details)


@kind("draft shown")
class DraftShown(Statement):
    """A draft is shown to the room that this lies in: a framework as JSON that holds nothing but what is shown.

    `number` counts the drafts that this room was shown.
    """

    framework: str
    number: str
    title: str = ""

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - names nobody
        """Return the sentence that the timeline shows."""
        return Sentence("Text {number} was shown to this room: {title}", {"number": self.number, "title": self.title})


@kind("copy")
class CopyMade(Statement):
    """A numbered copy of a text that a room was shown went out. Numbers count the copies of this room."""

    shown: str
    number: str
    recipient: str
    on: Day = ""
    at: TimeOfDay = ""
    language: str = ""

    def __post_init__(self) -> None:
        check_days(self.on)
        check_time(self.at)

    def sentence(self, name: Name) -> Sentence:
        """Return the sentence that the timeline shows."""
        details = {"number": self.number, "recipient": name(self.recipient), "on": self.on}
        return Sentence("Copy {number} was made for {recipient}.", details)


class Fate(StrEnum):
    """What happened to a copy."""

    READ_OUT = "read out"
    SHOWN = "shown and taken back"
    LEFT = "left"
    SENT = "sent"
    PHOTOGRAPHED = "photographed"
    RETURNED = "returned"
    DESTROYED = "destroyed"


_FATES = {
    Fate.READ_OUT: "Copy {number} was read out to {whom} on {on}.",
    Fate.SHOWN: "Copy {number} was shown to {whom} on {on} and taken back.",
    Fate.LEFT: "Copy {number} was left with {whom} on {on}.",
    Fate.SENT: "Copy {number} was sent to {whom} on {on}.",
    Fate.PHOTOGRAPHED: "It is reported that {whom} photographed copy {number} on {on}.",
    Fate.RETURNED: "{whom} returned copy {number} on {on}.",
    Fate.DESTROYED: "{whom} destroyed copy {number} on {on}.",
}


@kind("copy fate")
class CopyFate(Statement):
    """What happened to a copy, with whom, and who witnessed it; what happened before stays."""

    copy: str
    fate: Fate
    on: Day
    number: str = ""
    whom: str = ""
    witnessed_by: str = ""
    words: str = ""

    def __post_init__(self) -> None:
        check_days(self.on)

    @property
    def about(self) -> str:
        """The copy."""
        return self.copy

    def sentence(self, name: Name) -> Sentence:
        """Return the sentence that the timeline shows."""
        details = {"number": self.number, "whom": name(self.whom), "on": self.on}
        return Sentence(_FATES[self.fate], details)


@kind("returned file")
class FileReturned(Statement):
    """A file or a paper that a party gave back, said in the room that shares it; its bytes are attached.

    `document` is what was read in it (docs/document-format.md), "" for a picture, which a person types up. `shown` is
    the text that it answers, "" where it answers none. Nothing of it counts until a mediator confirms it: `returned` is
    then the entry that this is said of, `proposal` the entry of the party's words, and `taken` is true.
    """

    party: str
    called: str = ""
    shown: str = ""
    document: str = ""
    file: str = ""
    on: Day = ""
    returned: str = ""
    taken: bool = False
    proposal: str = ""

    def __post_init__(self) -> None:
        check_days(self.on)

    @property
    def about(self) -> str:
        """The file that this is a later word of, if it is one."""
        return self.returned

    def sentence(self, name: Name) -> Sentence:
        """Return the sentence that the timeline shows."""
        details = {"party": self.called or name(self.party), "file": self.file}
        if self.taken:
            return Sentence("What {party} returned was confirmed: {file}", details)
        return Sentence("{party} returned a text: {file}", details)
