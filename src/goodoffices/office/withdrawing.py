"""What was put forward is withdrawn: it stays in the record, and is shown as withdrawn."""

from dataclasses import replace

from goodoffices.case.kinds import Bridging, Tabled
from goodoffices.office.saying import held_before, say_of
from goodoffices.office.sitting import Sitting
from goodoffices.record.checkpoint import Receipt
from goodoffices.terms import NotPossible
from goodoffices.text.proposal import Standing


class WithdrawnWithoutReason(NotPossible):
    """Something is withdrawn for a reason: write who withdrew it, and where."""


class WithdrawnAlready(NotPossible):
    """This was withdrawn already: the record tells when and why."""


def withdraw_proposal(sitting: Sitting, proposal: str, because: str, own_id: str) -> Receipt:
    """Withdraw a proposal: the next text that is made of the proposals leaves it out and says so.

    Raises:
        WithdrawnWithoutReason, WithdrawnAlready: see there.
        NoSuchThing: there is no such proposal in the view.
    """
    _check_reason(because)
    matter = sitting.view.one(Tabled, proposal)
    held = held_before(matter, own_id)
    if held.standing is Standing.WITHDRAWN:
        raise WithdrawnAlready
    said = replace(held, proposal=matter.id, standing=Standing.WITHDRAWN, because=because.strip())
    return say_of(sitting, matter.first.room, said, own_id)


def withdraw_bridge(sitting: Sitting, bridge: str, because: str, own_id: str) -> Receipt:
    """Withdraw a bridging proposal: it can no longer be chosen.

    Raises:
        WithdrawnWithoutReason, WithdrawnAlready: see there.
        NoSuchThing: there is no such bridging proposal in the view.
    """
    _check_reason(because)
    matter = sitting.view.one(Bridging, bridge)
    held = held_before(matter, own_id)
    if held.withdrawn:
        raise WithdrawnAlready
    said = replace(held, bridging=matter.id, withdrawn=True, because=because.strip())
    return say_of(sitting, matter.first.room, said, own_id)


def _check_reason(because: str) -> None:
    if not because.strip():
        raise WithdrawnWithoutReason
