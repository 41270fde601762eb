"""Statements: what an entry says. Each kind is one frozen dataclass, made known in one place by `@kind`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, TypeVar, dataclass_transform

from goodoffices.case.form import Plain, Unreadable, read_fields, written_fields

Name = Callable[[str], str]
"""Gives the name of a person, room, party or institution for its id, as a view knows it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the timeline: a template in English, translated as it stands, and what fills its braces.

    What fills them and is a member of an enumeration is a word of the trade, and is translated, too.
    """

    template: str
    details: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return in_full(self.template, self.details)


def in_full(template: str, details: Mapping[str, object]) -> str:
    """Return a template filled in; a colon at its end that nothing follows falls away."""
    return template.format(**details).removesuffix(": ")


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Statement:
    """What an entry says.

    A kind that is said again of the same thing names that thing in `subject`: the latest statement holds, and the
    earlier ones stay as its history. Without a subject the entry stands for itself.
    """

    NAME: ClassVar[str] = ""
    VERSION: ClassVar[int] = 1

    @property
    def about(self) -> str:
        """The id of the thing that this is said of; "" for the entry itself."""
        return ""

    @property
    def rests_on(self) -> tuple[str, ...]:
        """The ids of the rooms that this was computed from: only who reads them all may read it."""
        return ()

    def sentence(self, name: Name) -> Sentence:
        """Return the sentence that the timeline shows."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Unknown(Statement):
    """An entry of a kind or version that this program does not know: it is kept, and shown as such."""

    kind: str
    version: int

    def sentence(self, name: Name) -> Sentence:  # noqa: ARG002 - names nobody
        """Return the sentence that the timeline shows."""
        return Sentence(
            "An entry of a newer version ({kind}): open the case with a newer Good Offices.", {"kind": self.kind}
        )


KINDS: dict[str, type[Statement]] = {}
"""Every kind of statement by its name."""

S = TypeVar("S", bound=Statement)


@dataclass_transform(frozen_default=True, kw_only_default=True)
def kind(name: str, version: int = 1) -> Callable[[type[S]], type[S]]:
    """Make a kind of statement known under its name; earlier versions must still be readable.

    Raises:
        ValueError: the name is taken.
    """

    def known(statement: type[S]) -> type[S]:
        made = dataclass(frozen=True, slots=True, kw_only=True)(statement)
        made.NAME, made.VERSION = name, version
        if KINDS.setdefault(name, made) is not made:
            raise ValueError(name)
        return made

    return known


def written(statement: Statement) -> Plain:
    """Return a statement as plain values, ready for JSON."""
    return {"kind": statement.NAME, "says": written_fields(statement)}


def read(plain: Plain, version: int) -> Statement:
    """Return the statement that plain values hold; `Unknown` where this program cannot tell what they say."""
    name = str(plain.get("kind", "")) if isinstance(plain, dict) else ""
    known = KINDS.get(name)
    if known is None or version > known.VERSION or not isinstance(plain, dict):
        return Unknown(name, version)
    try:
        return read_fields(known, plain.get("says"))
    except Unreadable:
        return Unknown(name, version)
