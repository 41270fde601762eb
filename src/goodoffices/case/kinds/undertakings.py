"""Undertakings: promises, guarantees and side letters."""

from enum import StrEnum

from goodoffices.case.kinds.days import Day, check_days
from goodoffices.case.kinds.reactions import Binds
from goodoffices.case.statement import Name, Sentence, Statement, kind


class UndertakingSort(StrEnum):
    """What an undertaking is."""

    PROMISE = "promise"
    GUARANTEE = "guarantee"
    SIDE_LETTER = "side letter"


class UndertakingState(StrEnum):
    """What became of an undertaking."""

    STANDS = "stands"
    KEPT = "kept"
    BROKEN = "broken"
    RELEASED = "released"


_SENTENCES = {
    UndertakingSort.PROMISE: "{by} promised {to}: {words}",
    UndertakingSort.GUARANTEE: "{by} guarantees to {to}: {words}",
    UndertakingSort.SIDE_LETTER: "Side letter of {by} to {to}: {words}",
}

_SETTLED = {
    UndertakingState.KEPT: "{by} kept its word to {to}: {words}",
    UndertakingState.BROKEN: "{by} broke its word to {to}: {words}",
    UndertakingState.RELEASED: "{by} was released from its word to {to}: {words}",
}


@kind("undertaking")
class Undertaking(Statement):
    """What one undertakes towards another: the ids or names of both, the words, and the day by which it is due."""

    sort: UndertakingSort
    by: str
    to: str
    words: str
    on: Day = ""
    due: Day = ""
    state: UndertakingState = UndertakingState.STANDS
    binds: Binds = Binds.INSTITUTION
    provision: str = ""
    note: str = ""
    noted: bool = True
    undertaking: str = ""

    def __post_init__(self) -> None:
        check_days(self.on, self.due)

    @property
    def about(self) -> str:
        """The undertaking that this says anew, if it does."""
        return self.undertaking

    def sentence(self, name: Name) -> Sentence:
        """Return the sentence that the timeline shows."""
        details = {"by": name(self.by), "to": name(self.to), "words": self.words}
        return Sentence(_SETTLED.get(self.state, _SENTENCES[self.sort]), details)
