"""What the parties said about the options: never deleted, superseded by what they said later.

A party, an issue and an option go by their places from 0, as everywhere in this wing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, IntEnum, StrEnum

from goodoffices.packages.choice import Choices, Chosen, Package
from goodoffices.terms import Label, NotPossible, Room


class NoSuchParty(NotPossible):
    """A statement speaks of party {party}, which there is not: the model has {count}, counted from 0."""


class NoSuchPlace(NotPossible):
    """A statement speaks of option {option} of issue {issue}, which there is not: both are counted from 0."""


class ComparedWithItself(NotPossible):
    """A statement compares “{one}” with “{other}”: name two options of one issue, or two issues."""


class NoParties(NotPossible):
    """The model names no party: name at least one."""


class PartyNamedTwice(NotPossible):
    """Two parties are called “{party}”: give each its own name."""


class Belief(Enum):
    """How far the mediators believe a statement: the chance that it holds is told in the value scale."""

    FIRM = "firm"
    LIKELY = "likely"
    MAY_BE_BLUFF = "may be bluff"


class Level(IntEnum):
    """What a party says of an option, from worst to best."""

    OBJECT = 0
    CAN_LIVE_WITH = 1
    AGREE = 2
    PREFER = 3


class Answer(StrEnum):
    """What a party says of a whole package."""

    YES = "yes"
    AD_REFERENDUM = "yes ad referendum"
    NO = "no"


@dataclass(frozen=True, slots=True)
class RedLine:
    """The party says it will not accept these options, or these options together."""

    options: tuple[Chosen, ...]


@dataclass(frozen=True, slots=True)
class OnlyIf:
    """The option is acceptable to the party only with at least one of the others."""

    option: Chosen
    others: tuple[Chosen, ...]


@dataclass(frozen=True, slots=True)
class Stands:
    """How the party stands to one option."""

    option: Chosen
    level: Level


@dataclass(frozen=True, slots=True)
class Prefers:
    """The party prefers one option of an issue to another."""

    better: Chosen
    worse: Chosen


@dataclass(frozen=True, slots=True)
class MattersMore:
    """One issue matters more to the party than another."""

    more: int
    less: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the party says of a whole package."""

    package: Package
    answer: Answer


Said = RedLine | OnlyIf | Stands | Prefers | MattersMore | Verdict


@dataclass(frozen=True, slots=True)
class Evidence:
    """One statement of a party.

    Attributes:
        party: its place.
        said: what it said.
        day: when.
        room: the room in which it was said; no figure that rests on it is shown to who may not read that room.
        source: where it is written, in words for the reader.
        belief: how far the mediators believe it.
        noted: whether the mediators noted it; otherwise the party wrote it.
        entry: the entry of a case that it was read from, if any; all that was read from one counts as one statement.
    """

    party: int
    said: Said
    day: date
    room: Room
    source: str = ""
    belief: Belief = Belief.FIRM
    noted: bool = False
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Soundings:
    """What can be chosen, by whom, and everything that was said about it; `beside` labels what is no statement.

    Raises:
        NoParties: there is none.
        PartyNamedTwice: two share a name.
        NoSuchParty, NoSuchPlace, ComparedWithItself, NotAPackage: a statement does not fit the choices.
    """

    choices: Choices
    parties: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()
    beside: Label = field(default_factory=Label)

    def __post_init__(self) -> None:
        if not self.parties:
            raise NoParties
        for place, party in enumerate(self.parties):
            if party in self.parties[:place]:
                raise PartyNamedTwice(party=party)
        for one in self.evidence:
            self._check(one)

    @property
    def label(self) -> Label:
        """The rooms of all evidence, and of what it is about: who may read a figure made of it holds them all."""
        return self.beside | Label.of(one.room for one in self.evidence)

    def in_force(self) -> tuple[Evidence, ...]:
        """Return the statements that no later one of the same party on the same matter supersedes, as they were given.

        Of two statements on one matter on one day the one that was given last counts.
        """
        last: dict[object, tuple[date, int]] = {}
        for place, one in enumerate(self.evidence):
            key = one.party, *matter(one.said)
            last[key] = max(last.get(key, (one.day, place)), (one.day, place))
        kept = {place for _, place in last.values()}
        return tuple(one for place, one in enumerate(self.evidence) if place in kept)

    def of(self, party: int) -> tuple[Evidence, ...]:
        """Return the statements of one party that are in force."""
        return tuple(one for one in self.in_force() if one.party == party)

    def known(self, party: int) -> int:
        """Return how many statements of one party are in force: all that one entry says counts as one."""
        return len({one.entry or place for place, one in enumerate(self.of(party))})

    def position(self, party: int, issue: int) -> tuple[Evidence, ...]:
        """Return all that a party ever said of an issue, by day: its position over the rounds."""
        own = [one for one in self.evidence if one.party == party and issue in issues(one.said)]
        return tuple(sorted(own, key=lambda one: one.day))

    def told(self, one: Evidence) -> str:
        """Return a statement in words: who, when, where, what."""
        belief = "" if one.belief is Belief.FIRM else f", {one.belief.value}"
        return f"{self.parties[one.party]} on {one.day.isoformat()} in {one.room}{belief}: {self._words(one.said)}"

    def _words(self, said: Said) -> str:
        told = self.choices.told
        match said:
            case RedLine(options):
                return f"will not accept {' with '.join(f'“{told(each)}”' for each in options)}"
            case OnlyIf(option, others):
                return f"accepts “{told(option)}” only with {' or '.join(f'“{told(each)}”' for each in others)}"
            case Stands(option, level):
                return f"{level_told(level)} “{told(option)}”"
            case Prefers(better, worse):
                return f"prefers “{told(better)}” to “{told(worse)}”"
            case MattersMore(more, less):
                names = [self.choices.issues[place].name for place in (more, less)]
                return f"“{names[0]}” matters more than “{names[1]}”"
            case Verdict(package, answer):
                return f"said {answer} to the package {', '.join(self.choices.words(package))}"

    def _check(self, one: Evidence) -> None:
        if not 0 <= one.party < len(self.parties):
            raise NoSuchParty(party=one.party, count=len(self.parties))
        for each in _options(one.said):
            widths = self.choices.widths
            if not (0 <= each.issue < len(widths) and 0 <= each.option < widths[each.issue]):
                raise NoSuchPlace(issue=each.issue, option=each.option)
        match one.said:
            case Prefers(better, worse) if better.issue != worse.issue or better == worse:
                raise ComparedWithItself(one=self.choices.told(better), other=self.choices.told(worse))
            case MattersMore(more, less):
                for place in (more, less):
                    if not 0 <= place < len(self.choices.issues):
                        raise NoSuchPlace(issue=place, option=0)
                if more == less:
                    raise ComparedWithItself(one=self.choices.issues[more].name, other=self.choices.issues[less].name)
            case Verdict(package, _):
                self.choices.broken(package)


def level_told(level: Level) -> str:
    """Return a level as a verb."""
    return ("objects to", "can live with", "agrees to", "likes best")[level]


def matter(said: Said) -> tuple[object, ...]:
    """Return what a statement is about: a later statement on the same matter supersedes it.

    A red line on one option and a level of that option are on the same matter, so saying "we can live with it" takes
    the red line back.
    """
    match said:
        case RedLine((option,)) | Stands(option, _):
            return "option", option
        case RedLine(options):
            return "combination", frozenset(options)
        case OnlyIf(option, others):
            return "only if", option, frozenset(others)
        case Prefers(better, worse):
            return "order", frozenset((better, worse))
        case MattersMore(more, less):
            return "importance", frozenset((more, less))
        case Verdict(package, _):
            return "package", package


def issues(said: Said) -> frozenset[int]:
    """Return the issues that a statement speaks of."""
    match said:
        case MattersMore(more, less):
            return frozenset((more, less))
        case Verdict(package, _):
            return frozenset(range(len(package)))
    return frozenset(each.issue for each in _options(said))


def stances(evidence: Iterable[Evidence]) -> Iterator[tuple[Evidence, Stands]]:
    """Yield the statements on single options with what they say."""
    return ((one, one.said) for one in evidence if isinstance(one.said, Stands))


def _options(said: Said) -> tuple[Chosen, ...]:
    match said:
        case RedLine(options):
            return options
        case OnlyIf(option, others):
            return (option, *others)
        case Stands(option, _):
            return (option,)
        case Prefers(better, worse):
            return better, worse
    return ()
