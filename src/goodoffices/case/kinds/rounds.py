"""Rounds of talks, and their suspension."""

from dataclasses import dataclass
from enum import StrEnum

from goodoffices.case.kinds.days import Day, check_days
from goodoffices.case.statement import Name, Sentence, Statement, kind


class Format(StrEnum):
    """How a round is held: in one room, in rooms apart under one roof, or by mediators who travel."""

    PLENARY = "plenary"
    PROXIMITY = "proximity"
    SHUTTLE = "shuttle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """Who was not there, and how they were reached otherwise: by letter, by telephone, by a visit; or not at all."""

    who: str
    reached_by: str = ""


@kind("round")
class Round(Statement):
    """A round of talks, closed once `ends` names a day. `came` holds names, `drafts` the ids of drafts on the table."""

    number: int
    place: str = ""
    begins: Day = ""
    ends: Day = ""
    format: Format = Format.PROXIMITY
    came: tuple[str, ...] = ()
    absent: tuple[Absent, ...] = ()
    drafts: tuple[str, ...] = ()
    result: str = ""
    round: str = ""

    def __post_init__(self) -> None:
        check_days(self.begins, self.ends)
        if self.number < 1:
            raise ValueError(self.number)

    @property
    def about(self) -> str:
        """The round that this says more of, if it does."""
        return self.round

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - names nobody
        """Return the sentence that the timeline shows."""
        details = {"number": str(self.number), "place": self.place, "result": self.result}
        if self.ends:
            return Sentence("Round {number} ended: {result}", details)
        if self.place:
            return Sentence("Round {number} at {place}", details)
        return Sentence("Round {number}", details)


@kind("suspension")
class Suspension(Statement):
    """The talks are suspended, and why; resumed once `resumed` names a day. `expected` says for how long, in words."""

    because: str
    since: Day = ""
    expected: str = ""
    by: str = ""
    round: str = ""
    resumed: Day = ""
    suspension: str = ""

    def __post_init__(self) -> None:
        check_days(self.since, self.resumed)

    @property
    def about(self) -> str:
        """The suspension that this ends, if it does."""
        return self.suspension

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - names nobody
        """Return the sentence that the timeline shows."""
        if self.resumed:
            return Sentence("The talks were resumed on {on}.", {"on": self.resumed})
        return Sentence("The talks were suspended: {because}", {"because": self.because})
