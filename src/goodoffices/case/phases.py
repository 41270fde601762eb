"""Which phase the talks are in, and which they have been through."""

from dataclasses import dataclass

from goodoffices.case.kinds import Phase, PhaseEntered
from goodoffices.case.view import View


@dataclass(frozen=True, slots=True)
class Entered:
    """That the talks entered a phase: what was said, and the id and room of the entry."""

    said: PhaseEntered
    id: str
    room: str


def entered(view: View) -> tuple[Entered, ...]:
    """Return the phases that the talks entered, by the day on which each began; the last is the one that they are in.

    Talks go back, too: a phase may stand here more than once.
    """
    history = (one for matter in view.all(PhaseEntered) for one in matter.history)
    found = [Entered(one.statement, one.id, one.room) for one in history if isinstance(one.statement, PhaseEntered)]
    return tuple(sorted(found, key=lambda one: one.said.since))


def current_phase(view: View) -> Phase | None:
    """Return the phase that the talks are in; None where none was entered."""
    every = entered(view)
    return every[-1].said.phase if every else None
