"""Packages: what is settled together, which options go with which, named packages, and what parties say of them.

An option is cited by the id of an alternative, which is a hash of its words: words that change are another option. A
bracket is cited by the ids of all its alternatives (`packages.text_choices.cited`), so that one that was worded anew is
no longer the one that was spoken of.
"""

from enum import StrEnum

from goodoffices.case.kinds.days import Day, check_days
from goodoffices.case.statement import Name, Sentence, Statement, kind


class Bond(StrEnum):
    """How a clause binds its option to the others: it takes all of them along, needs one of them, or rules out all."""

    IMPLIES = "implies"
    ONLY_IF = "only if"
    EXCLUDES = "excludes"


class Verdict(StrEnum):
    """What a party says of a whole package."""

    YES = "yes"
    AD_REFERENDUM = "yes ad referendum"
    NO = "no"


@kind("brackets tied")
class BracketsTied(Statement):
    """Brackets of a draft that must be settled together, or `untied` again; `label` names their clauses."""

    draft: str
    brackets: tuple[str, ...]
    label: str = ""
    because: str = ""
    untied: bool = False
    tie: str = ""

    @property
    def about(self) -> str:
        """The tie that this says anew, if it does."""
        return self.tie

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - names nobody
        """Return the sentence that the timeline shows."""
        details = {"clauses": self.label, "because": self.because}
        if self.untied:
            return Sentence("Brackets are settled each by itself again ({clauses}): {because}", details)
        return Sentence("Brackets are to be settled together ({clauses}): {because}", details)


_BOUND = {
    Bond.IMPLIES: "A choice takes others along ({clauses}): {because}",
    Bond.ONLY_IF: "A choice can be had only with another ({clauses}): {because}",
    Bond.EXCLUDES: "A choice rules out others ({clauses}): {because}",
}


@kind("choice clause")
class ChoiceClause(Statement):
    """That an option of the text implies, needs or excludes others; put together by the mediators, or `withdrawn`."""

    draft: str
    option: str
    bond: Bond
    others: tuple[str, ...]
    label: str = ""
    because: str = ""
    withdrawn: bool = False
    clause: str = ""

    @property
    def about(self) -> str:
        """The clause that this says anew, if it does."""
        return self.clause

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - names nobody
        """Return the sentence that the timeline shows."""
        details = {"clauses": self.label, "because": self.because}
        if self.withdrawn:
            return Sentence("Choices do not hang together any more ({clauses}): {because}", details)
        return Sentence(_BOUND[self.bond], details)


@kind("package")
class NamedPackage(Statement):
    """A choice of options for the open brackets of a draft, by a name, and why; `rooms` as for an estimate."""

    draft: str
    title: str
    options: tuple[str, ...]
    because: str = ""
    rooms: tuple[str, ...] = ()
    withdrawn: bool = False
    package: str = ""

    @property
    def about(self) -> str:
        """The package that this says anew, if it does."""
        return self.package

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The rooms of the evidence that it was computed from; none where it was put together by hand."""
        return self.rooms

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - names nobody
        """Return the sentence that the timeline shows."""
        details = {"title": self.title, "because": self.because}
        if self.withdrawn:
            return Sentence("The package “{title}” is laid aside: {because}", details)
        return Sentence("Package “{title}”: {because}", details)


_SAID = {
    Verdict.YES: "{party} says yes to “{title}”: {words}",
    Verdict.AD_REFERENDUM: "{party} says yes to “{title}”, ad referendum: {words}",
    Verdict.NO: "{party} says no to “{title}”: {words}",
}
_UNDERSTOOD = {
    Verdict.YES: "As we understood {party}, it says yes to “{title}”: {words}",
    Verdict.AD_REFERENDUM: "As we understood {party}, it says yes to “{title}”, ad referendum: {words}",
    Verdict.NO: "As we understood {party}, it says no to “{title}”: {words}",
}


@kind("package verdict")
class PackageVerdict(Statement):
    """What a party says of a whole package, or of a draft; the fields are as for a reaction.

    `package` is the entry of the package or of the draft, `title` what it was called then, as far as all who read this
    may know it.
    """

    party: str
    package: str
    verdict: Verdict
    title: str = ""
    words: str = ""
    on: Day = ""
    note: str = ""
    noted: bool = True
    by: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        check_days(self.on)

    @property
    def about(self) -> str:
        """The party on this package."""
        return f"{self.party}/{self.package}"

    def sentence(self, name: Name) -> Sentence:
        """Return the sentence that the timeline shows."""
        details = {"party": name(self.party), "title": self.title or "…", "words": self.words}
        return Sentence((_UNDERSTOOD if self.noted else _SAID)[self.verdict], details)
