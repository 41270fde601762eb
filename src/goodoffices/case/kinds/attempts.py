"""Earlier attempts: what was tried before, what became of it, and what of it lives on."""

from dataclasses import dataclass

from goodoffices.case.kinds.days import Day, check_days
from goodoffices.case.statement import Name, Sentence, Statement, kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Declined:
    """A party that refused an earlier attempt: what of it (all of it where that is empty), and why."""

    party: str
    what: str = ""
    because: str = ""


@kind("attempt")
class Attempt(Statement):
    """An earlier attempt at settling this: its text, its outcome, who refused what, the provisions that revive it."""

    title: str
    on: Day = ""
    text: str = ""
    outcome: str = ""
    declined: tuple[Declined, ...] = ()
    revived_by: tuple[str, ...] = ()
    attempt: str = ""

    def __post_init__(self) -> None:
        check_days(self.on)

    @property
    def about(self) -> str:
        """The attempt that this says more of, if it does."""
        return self.attempt

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - names nobody
        """Return the sentence that the timeline shows."""
        details = {"title": self.title, "on": self.on, "outcome": self.outcome}
        if self.on:
            return Sentence("Earlier attempt of {on}: {title}. {outcome}", details)
        return Sentence("Earlier attempt: {title}. {outcome}", details)
