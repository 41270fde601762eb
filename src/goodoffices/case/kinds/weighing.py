"""How the mediators weigh what was said: belief, what matters more, what they try out, and the figures they keep."""

from dataclasses import dataclass
from enum import StrEnum

from goodoffices.case.kinds.days import Day, check_days
from goodoffices.case.kinds.reactions import Stance
from goodoffices.case.statement import Name, Sentence, Statement, kind


class Belief(StrEnum):
    """How far the mediators believe a statement."""

    FIRM = "firm"
    LIKELY = "likely"
    MAY_BE_BLUFF = "may be bluff"


@kind("belief")
class Believed(Statement):
    """How far the mediators believe one statement of a party, which is firm where they say nothing.

    `of` is the entry of the statement and `of_room` its room: only who reads that may read this.
    """

    of: str
    belief: Belief
    of_room: str = ""
    label: str = ""
    because: str = ""

    @property
    def about(self) -> str:
        """The statement."""
        return self.of

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The room of the statement."""
        return (self.of_room,) if self.of_room else ()

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - names nobody
        """Return the sentence that the timeline shows."""
        details = {"clause": self.label, "belief": self.belief, "because": self.because}
        return Sentence("We take what was said ({clause}) as {belief}: {because}", details)


@kind("matters more")
class MattersMore(Statement):
    """That one issue matters more to a party than another; both cite a bracket, and `label` names both in words."""

    party: str
    more: str
    less: str
    label: str = ""
    words: str = ""
    on: Day = ""
    note: str = ""
    noted: bool = True
    source: str = ""

    def __post_init__(self) -> None:
        check_days(self.on)

    @property
    def about(self) -> str:
        """The party on these two, whichever matters more."""
        return "/".join((self.party, *sorted((self.more, self.less))))

    def sentence(self, name: Name) -> Sentence:
        """Return the sentence that the timeline shows."""
        details = {"party": name(self.party), "clauses": self.label, "words": self.words}
        if self.noted:
            return Sentence("As we understood {party}, one issue matters more to it ({clauses}): {words}", details)
        return Sentence("{party} says that one issue matters more to it ({clauses}): {words}", details)


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposed:
    """What a party would say of an option, for instance with a guarantee."""

    party: str
    option: str
    stance: Stance


@kind("what-if")
class Supposition(Statement):
    """Something that is tried out under a name; it never becomes evidence, and may be `withdrawn`.

    `supposed` is what parties would say then, `new_holder` the parties whose office-holder would change, `parked` the
    brackets that would be left out, `doubted` and `dropped` the entries of statements that would be taken for bluff, or
    not hold any more. `rooms` are those of the entries that it names.
    """

    title: str
    supposed: tuple[Supposed, ...] = ()
    new_holder: tuple[str, ...] = ()
    parked: tuple[str, ...] = ()
    doubted: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    because: str = ""
    rooms: tuple[str, ...] = ()
    withdrawn: bool = False
    what_if: str = ""

    @property
    def about(self) -> str:
        """The what-if that this says anew, if it does."""
        return self.what_if

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The rooms of the statements that it names."""
        return self.rooms

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - names nobody
        """Return the sentence that the timeline shows."""
        details = {"title": self.title, "because": self.because}
        if self.withdrawn:
            return Sentence("“{title}” is not tried out any more: {because}", details)
        return Sentence("What if: {title}. {because}", details)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """In how many of `worlds` ways that things could be something is so, and is not; the rest is open."""

    yes: int
    no: int
    worlds: int


@kind("estimate")
class Estimate(Statement):
    """The two figures, worked out from what its `rooms` say and kept with the seed that gives them again.

    `some_package` and `best_package` hold one count for each convention; both are empty where `not_enough` says why
    there is no figure. `options` is the best package, `after` the last entry of the text, `what_if` what was tried.
    """

    draft: str
    after: str
    seed: int
    worlds: int
    some_package: tuple[Counted, ...] = ()
    best_package: tuple[Counted, ...] = ()
    options: tuple[str, ...] = ()
    not_enough: tuple[str, ...] = ()
    what_if: str = ""
    rooms: tuple[str, ...] = ()

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The rooms of all evidence: a figure is for those alone who read all of them."""
        return self.rooms

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - names nobody
        """Return the sentence that the timeline shows."""
        return Sentence(
            "How far there is a deal was worked out from {worlds} ways that things could be.",
            {"worlds": str(self.worlds)},
        )


@kind("figures shown")
class FiguresShown(Statement):
    """Whether figures on packages are shown on the Desk and in print; they are not until a head says so."""

    shown: bool
    because: str = ""

    @property
    def about(self) -> str:
        """The figures, of which a case has one switch."""
        return "the figures"

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - names nobody
        """Return the sentence that the timeline shows."""
        if self.shown:
            return Sentence(
                "Figures on packages are shown on the Desk and in print: {because}", {"because": self.because}
            )
        return Sentence(
            "Figures on packages are not shown on the Desk nor in print: {because}", {"because": self.because}
        )
