"""The course of the living case: the phases of the talks, an agenda and its versions, a promise that was kept."""

from goodoffices.case.kinds import (
    Basis,
    Charter,
    Phase,
    PhaseEntered,
    Undertaking,
    UndertakingSort,
    UndertakingState,
)
from goodoffices.demo.stage import Stage
from goodoffices.office.phases import enter_phase
from goodoffices.office.sitting import Sitting, fresh
from goodoffices.office.talks import adopt_charter, record_undertaking, settle_undertaking, write_charter

ROUND_THREE = "Agenda of the third round"


def enters(sitting: Sitting, room: str, phase: Phase, since: str, because: str) -> None:
    """The talks enter a phase."""
    enter_phase(sitting, room, PhaseEntered(phase=phase, since=since, because=because), fresh())


def sets_the_agenda(stage: Stage, by: str) -> None:
    """Both sides agree on what the third round is about."""
    at_work, own = stage.acts(by), stage.thing(ROUND_THREE)
    agenda = Charter(
        sort=Basis.AGENDA, title=ROUND_THREE, text="1. The lists.\n2. Relief before the snow.\n3. The two roads."
    )
    write_charter(at_work, stage.rooms["table"], agenda, own)
    parties = (stage.thing("Amedra"), stage.thing("Borvane"))
    adopt_charter(at_work, own, stage.day(-6), parties, fresh())


def proposes_another_agenda(stage: Stage, by: str) -> None:
    """One point is to come first from now on; nobody has adopted that yet."""
    anew = Charter(
        sort=Basis.AGENDA,
        title=ROUND_THREE,
        text="1. Relief before the snow.\n2. The lists.\n3. The two roads.\n4. What the guarantors do.",
        version="2",
        charter=stage.thing(ROUND_THREE),
    )
    write_charter(stage.acts(by), stage.rooms["table"], anew, fresh())


def keeps_quiet(stage: Stage, by: str) -> None:
    """Amedra promised not to speak to the press during the round, and did not."""
    promise = Undertaking(
        sort=UndertakingSort.PROMISE,
        by=stage.thing("Amedra"),
        to=stage.thing("Kingdom of Odrany"),
        words="No word to the press while the third round lasts.",
        on=stage.day(-6),
        due=stage.day(-4),
    )
    record_undertaking(stage.acts(by), stage.rooms["A"], promise, stage.thing("quiet"))
    settle_undertaking(stage.acts(by), stage.thing("quiet"), UndertakingState.KEPT, fresh())
