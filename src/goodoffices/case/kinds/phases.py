"""The phases of the talks, in the words of those who lead them."""

from enum import StrEnum

from goodoffices.case.kinds.days import Day, check_days
from goodoffices.case.statement import Name, Sentence, Statement, kind


class Phase(StrEnum):
    """What the talks are at, in the order in which phases usually follow one another."""

    PREPARATION = "preparation"
    TALKS_ABOUT_TALKS = "talks about talks"
    PROPOSALS = "proposals"
    CRITICISM = "criticism of the single text"
    BARGAINING = "bargaining"
    AD_REFERENDUM = "ad referendum"
    SIGNATURE = "signature"
    IMPLEMENTATION = "implementation"


_BEGAN = {
    Phase.PREPARATION: "The talks are being prepared since {since}: {because}",
    Phase.TALKS_ABOUT_TALKS: "Talks about talks began on {since}: {because}",
    Phase.PROPOSALS: "The phase of proposals began on {since}: {because}",
    Phase.CRITICISM: "The phase of criticism of the single text began on {since}: {because}",
    Phase.BARGAINING: "Bargaining began on {since}: {because}",
    Phase.AD_REFERENDUM: "The text went to the principals, ad referendum, on {since}: {because}",
    Phase.SIGNATURE: "The phase of signature began on {since}: {because}",
    Phase.IMPLEMENTATION: "Implementation began on {since}: {because}",
}


@kind("phase entered")
class PhaseEntered(Statement):
    """The talks entered a phase, on a day and for a reason; the phases before are its history.

    Raises:
        ValueError: `since` is no day.
    """

    phase: Phase
    since: Day
    because: str = ""

    def __post_init__(self) -> None:
        check_days(self.since)
        if not self.since:
            raise ValueError(self.since)

    @property
    def about(self) -> str:
        """The talks, of which a case has one."""
        return "the talks"

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - names nobody
        """Return the sentence that the timeline shows."""
        return Sentence(_BEGAN[self.phase], {"since": self.since, "because": self.because})
