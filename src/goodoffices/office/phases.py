"""The talks enter a phase."""

from goodoffices.case.kinds import PhaseEntered
from goodoffices.case.phases import entered
from goodoffices.office.attaching import Attachment
from goodoffices.office.sitting import Sitting
from goodoffices.record.checkpoint import Receipt
from goodoffices.terms import NotPossible


class InThisPhase(NotPossible):
    """The talks are in this phase already, since {since}: choose the phase that they enter now."""


class PhaseBeforeTheLast(NotPossible):
    """The talks entered the phase before on {since}: a phase that follows cannot begin on an earlier day."""


def enter_phase(
    sitting: Sitting, room: str, phase: PhaseEntered, own_id: str, attachments: tuple[Attachment, ...] = ()
) -> Receipt:
    """Say that the talks enter a phase; they may go back to one that they have been through.

    Raises:
        InThisPhase: they are in it.
        PhaseBeforeTheLast: it would begin before the phase that they are in.
    """
    before = [one.said for one in entered(sitting.view) if one.id != own_id]
    repeated = any(one.id == own_id for one in sitting.view.entries)
    if before and not repeated:
        if before[-1].phase is phase.phase:
            raise InThisPhase(since=before[-1].since)
        if phase.since < before[-1].since:
            raise PhaseBeforeTheLast(since=before[-1].since)
    return sitting.say(room, phase, own_id, attachments)
