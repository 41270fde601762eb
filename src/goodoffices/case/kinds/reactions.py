"""Reactions: what a party says to a provision or to an alternative in a bracket."""

from enum import StrEnum

from goodoffices.case.kinds.days import Day, check_days
from goodoffices.case.statement import Name, Sentence, Statement, kind


class Stance(StrEnum):
    """What a party says to a wording."""

    AGREE = "agree"
    LIVE_WITH = "can live with"
    PREFER_ANOTHER = "prefer another"
    OBJECT = "object"
    RED_LINE = "red line"
    ONLY_IF = "only if"


class Authority(StrEnum):
    """On whose behalf somebody spoke: for themselves, subject to their principal, or as instructed."""

    PERSONAL = "personal"
    AD_REFERENDUM = "ad referendum"
    INSTRUCTED = "instructed"


class Binds(StrEnum):
    """Whom something that was said binds."""

    PERSON = "person"
    OFFICE = "office"
    INSTITUTION = "institution"


_WRITTEN = {
    Stance.AGREE: "{party} agrees to clause {clause}: {words}",
    Stance.LIVE_WITH: "{party} can live with clause {clause}: {words}",
    Stance.PREFER_ANOTHER: "{party} prefers another wording to clause {clause}: {words}",
    Stance.OBJECT: "{party} objects to clause {clause}: {words}",
    Stance.RED_LINE: "{party} calls clause {clause} a red line: {words}",
    Stance.ONLY_IF: "{party} agrees to clause {clause} only on a condition: {words}",
}
_NOTED = {
    Stance.AGREE: "As we understood {party} on {on}, it agrees to clause {clause}: {words}",
    Stance.LIVE_WITH: "As we understood {party} on {on}, it can live with clause {clause}: {words}",
    Stance.PREFER_ANOTHER: "As we understood {party} on {on}, it prefers another wording to clause {clause}: {words}",
    Stance.OBJECT: "As we understood {party} on {on}, it objects to clause {clause}: {words}",
    Stance.RED_LINE: "As we understood {party} on {on}, clause {clause} is a red line: {words}",
    Stance.ONLY_IF: "As we understood {party} on {on}, it agrees to clause {clause} only on a condition: {words}",
}
_NOTED_SOME_DAY = {
    Stance.AGREE: "As we understood {party}, it agrees to clause {clause}: {words}",
    Stance.LIVE_WITH: "As we understood {party}, it can live with clause {clause}: {words}",
    Stance.PREFER_ANOTHER: "As we understood {party}, it prefers another wording to clause {clause}: {words}",
    Stance.OBJECT: "As we understood {party}, it objects to clause {clause}: {words}",
    Stance.RED_LINE: "As we understood {party}, clause {clause} is a red line: {words}",
    Stance.ONLY_IF: "As we understood {party}, it agrees to clause {clause} only on a condition: {words}",
}


@kind("reaction")
class Reaction(Statement):
    """What a party says to a provision, or to one `alternative` of it; what it said before is the history.

    `words` is what was said, in the words of the note or paper. `preferred` is the alternative that it would rather
    have, `condition` what must be met; where words of the text would meet it, `needs` names their alternatives. `note`
    is the note that it was marked in. `noted` says that this is how we understood it; otherwise the party wrote it.
    `source` says where it is known from. `by` is who spoke, and `binds` whom that binds. `label` is what the clause was
    called then. `shown` is the text that the party was shown and wrote this of: `provision` and `alternative` are then
    those of that text.
    """

    party: str
    provision: str
    stance: Stance
    alternative: str = ""
    words: str = ""
    preferred: str = ""
    condition: str = ""
    on: Day = ""
    note: str = ""
    noted: bool = True
    by: str = ""
    authority: Authority = Authority.PERSONAL
    binds: Binds = Binds.INSTITUTION
    label: str = ""
    source: str = ""
    shown: str = ""
    needs: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_days(self.on)

    @property
    def about(self) -> str:
        """The party on this wording."""
        provision = f"{self.shown}:{self.provision}" if self.shown else self.provision
        return f"{self.party}/{provision}/{self.alternative}"

    def sentence(self, name: Name) -> Sentence:
        """Return the sentence that the timeline shows."""
        details = {
            "party": name(self.party),
            "clause": (self.label or self.provision).rstrip("."),
            "words": self.condition or self.words if self.stance is Stance.ONLY_IF else self.words,
            "on": self.on,
        }
        noted = _NOTED if self.on else _NOTED_SOME_DAY
        return Sentence((noted if self.noted else _WRITTEN)[self.stance], details)
