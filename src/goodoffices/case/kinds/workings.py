"""What comes with two figures: what blocks, which packages survive and what each party makes of them, what to ask.

A statement is cited by its entry, a bracket and an option as everywhere in `packages`, a party by its id. Where there
is not enough for a figure, there is none here either: no share is kept, only what stands in the way and what to ask.
"""

from dataclasses import dataclass
from enum import StrEnum

from goodoffices.case.kinds.weighing import Counted
from goodoffices.case.statement import Name, Sentence, Statement, kind


class Asking(StrEnum):
    """What a question asks."""

    REAL = "is it real"
    OPTION = "which option"
    ISSUE = "which issue"
    PACKAGE = "could you live with it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocking:
    """A statement that alone stands in the way of any package, and in how many worlds."""

    of: str
    share: Counted | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyMakes:
    """What a party makes of a package: where it gains most and gives most, and what binds it or would kill it."""

    party: str
    accepts: Counted | None = None
    gets: str = ""
    gives: str = ""
    binding: str = ""
    kills: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Surviving:
    """A package: what it takes, in how many worlds all accept it, and what each party makes of it.

    `package` is its entry, where it has a name already.
    """

    options: tuple[str, ...]
    all_accept: Counted | None = None
    parties: tuple[PartyMakes, ...] = ()
    package: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToAsk:
    """A question to a party about what is cited: a statement, two options or two brackets, or a whole package.

    `points` is by how many points of a hundred the share of the best package would rise.
    """

    party: str
    asks: Asking
    one: tuple[str, ...]
    other: tuple[str, ...] = ()
    points: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPoint:
    """A package than which none is better for all, and what it is worth to each party on average, of a thousand."""

    options: tuple[str, ...]
    worth: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Better:
    """After a deal: in how many worlds some package is better for all, and the one that is in most of them."""

    than: str
    exists: Counted
    options: tuple[str, ...]
    better: Counted


@kind("workings")
class Workings(Statement):
    """What was worked out with an estimate, for those alone who read all that it rests on.

    `curve` is in what share of worlds the best package is accepted after 0, 1, ... of the best questions; `front` is
    empty where it was not listed, and `front_of` says how many packages it has.
    """

    estimate: str
    blocking: tuple[Blocking, ...] = ()
    packages: tuple[Surviving, ...] = ()
    asked: tuple[ToAsk, ...] = ()
    curve: tuple[float, ...] = ()
    front: tuple[FrontPoint, ...] = ()
    front_of: int = 0
    better: Better | None = None
    rooms: tuple[str, ...] = ()

    @property
    def about(self) -> str:
        """The estimate."""
        return self.estimate

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The rooms of all evidence."""
        return self.rooms

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - names nobody
        """Return the sentence that the timeline shows."""
        return Sentence("What blocks, what to ask next and which packages survive were worked out.")
