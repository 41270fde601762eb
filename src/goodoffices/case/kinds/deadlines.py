"""Deadlines: what must be done by when, who set it, and what changes after it."""

import re
from enum import StrEnum

from goodoffices.case.kinds.days import Day, TimeOfDay, check_days, check_time
from goodoffices.case.statement import Name, Sentence, Statement, kind


class Strength(StrEnum):
    """Whether a deadline can be moved."""

    HARD = "hard"
    SOFT = "soft"


_ZONE = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*")


@kind("deadline")
class Deadline(Statement):
    """A day, with a time and zone where they matter: whose deadline it is, who says so, and what changes after it.

    `whose` is a party, an institution, or what sets it in words: nature, a law. `zone` is a name such as
    `Europe/Vienna`. `lifted` says that it no longer counts.
    """

    title: str
    on: Day
    at: TimeOfDay = ""
    zone: str = ""
    whose: str = ""
    strength: Strength = Strength.HARD
    source: str = ""
    after: str = ""
    lifted: bool = False
    deadline: str = ""

    def __post_init__(self) -> None:
        if not self.on or (self.zone and not _ZONE.fullmatch(self.zone)):
            raise ValueError(self.on, self.zone)
        check_days(self.on)
        check_time(self.at)

    @property
    def about(self) -> str:
        """The deadline that this moves or lifts, if it does."""
        return self.deadline

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - the title says whose it is
        """Return the sentence that the timeline shows."""
        details = {"title": self.title, "on": self.on}
        if self.lifted:
            return Sentence("The deadline no longer counts: {title}", details)
        return Sentence("Deadline on {on}: {title}", details)
