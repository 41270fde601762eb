"""The phases of the talks: one at a time, each with its day, and talks may go back."""

import pytest
from tests.office.table import Talks

from goodoffices.case.kinds import Phase, PhaseEntered, Undertaking, UndertakingSort, UndertakingState
from goodoffices.case.phases import current_phase, entered
from goodoffices.office.phases import InThisPhase, PhaseBeforeTheLast, enter_phase
from goodoffices.office.sitting import fresh


def test_the_talks_are_in_the_phase_that_began_last_and_may_go_back(talks: Talks) -> None:
    table = talks.room("The table", "Ilse")
    ilse = talks.sitting("Ilse")
    assert current_phase(ilse.view) is None
    course = ((Phase.PROPOSALS, "2026-05-02"), (Phase.BARGAINING, "2026-06-01"), (Phase.PROPOSALS, "2026-06-01"))
    for phase, since in course:
        enter_phase(ilse, table, PhaseEntered(phase=phase, since=since, because="Both asked for it."), fresh())
        assert current_phase(ilse.view) is phase
    assert [(one.said.phase, one.said.since, one.room) for one in entered(ilse.view)] == [
        (phase, since, table) for phase, since in course
    ]


def test_a_phase_follows_the_one_before_and_is_another(talks: Talks) -> None:
    table, own = talks.room("The table", "Ilse"), fresh()
    ilse = talks.sitting("Ilse")
    begun = PhaseEntered(phase=Phase.CRITICISM, since="2026-05-02")
    for _ in range(2):
        enter_phase(ilse, table, begun, own)
    with pytest.raises(InThisPhase, match="since 2026-05-02"):
        enter_phase(ilse, table, PhaseEntered(phase=Phase.CRITICISM, since="2026-05-03"), fresh())
    with pytest.raises(PhaseBeforeTheLast, match="2026-05-02"):
        enter_phase(ilse, table, PhaseEntered(phase=Phase.BARGAINING, since="2026-05-01"), fresh())
    enter_phase(ilse, table, PhaseEntered(phase=Phase.BARGAINING, since="2026-05-02"), fresh())
    enter_phase(ilse, table, begun, own)  # the first, sent once more
    assert [one.said.phase for one in entered(ilse.view)] == [Phase.CRITICISM, Phase.BARGAINING]


def test_a_phase_has_a_day_and_its_sentence_says_why() -> None:
    with pytest.raises(ValueError, match=r"^$"):
        PhaseEntered(phase=Phase.SIGNATURE, since="")
    said = [PhaseEntered(phase=Phase.BARGAINING, since="2026-06-01", because=why) for why in ("", "Both asked for it.")]
    assert [str(one.sentence(str)) for one in said] == [
        "Bargaining began on 2026-06-01",
        "Bargaining began on 2026-06-01: Both asked for it.",
    ]


def test_the_timeline_says_what_became_of_an_undertaking() -> None:
    told = {
        state: str(
            Undertaking(sort=UndertakingSort.PROMISE, by="A", to="B", words="No shots.", state=state).sentence(str)
        )
        for state in UndertakingState
    }
    assert told == {
        UndertakingState.STANDS: "A promised B: No shots.",
        UndertakingState.KEPT: "A kept its word to B: No shots.",
        UndertakingState.BROKEN: "A broke its word to B: No shots.",
        UndertakingState.RELEASED: "A was released from its word to B: No shots.",
    }
