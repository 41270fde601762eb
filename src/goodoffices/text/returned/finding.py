"""What is found in a file that came back: what became of each provision, and what was said beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from goodoffices.text.document import Notice


class Lot(StrEnum):
    """What became of provisions in the returned file."""

    UNTOUCHED = "untouched"
    REWORDED = "reworded"
    SPLIT = "split"
    JOINED = "joined"
    GONE = "gone"
    NEW = "new"
    BESIDE = "beside the text"


class Standing(StrEnum):
    """Whether the returned file is of the draft that it is read against, as the codes in it tell."""

    CURRENT = "current"
    OLD = "old"
    UNMARKED = "unmarked"


class RemarkKind(StrEnum):
    """What a comment seems to be: the reason of an edit that its author made there, or a reaction to the text."""

    REASON = "reason"
    REACTION = "reaction"


@dataclass(frozen=True, slots=True, order=True)
class Hand:
    """Who did something: the author and time that the file states ("" for an edit that nobody tracked), and whose."""

    party: str
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of words that became another: `was` stands at `start` in the words that went out, `now` at `begin`.

    Either may be empty. `after` are the words before it, to find its place.
    """

    was: str
    now: str
    start: int
    begin: int
    after: str
    hands: tuple[Hand, ...]


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision that went out, in one language; `name` is what it is called in a sentence."""

    id: str
    language: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of one provision, of several that were joined, or of none (a new clause, or words beside the text).

    `was` are the words as they went out and `now` as they came back, numbers and line ends included, "" where there are
    none. `blocks` are those of the returned file. `moved` tells that it stands elsewhere in the order, `follows` the
    provision before it in the returned file (None at its beginning). `sure` is False where a person should look whether
    it is the same provision at all.
    """

    lot: Lot
    provisions: tuple[Provision, ...] = ()
    was: str = ""
    now: str = ""
    edits: tuple[Edit, ...] = ()
    hands: tuple[Hand, ...] = ()
    blocks: tuple[str, ...] = ()
    moved: bool = False
    follows: Provision | None = None
    sure: bool = True

    @property
    def touched(self) -> bool:
        """Whether anything was done to it."""
        return self.moved or self.lot is not Lot.UNTOUCHED


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment of the returned file; `provisions` are those that it stands beside, none where it stands elsewhere."""

    kind: RemarkKind
    text: str
    hand: Hand
    provisions: tuple[Provision, ...] = ()
    anchor: str = ""
    answers: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """All that was found in a returned file. Nothing of it is in the record until a mediator confirms it.

    `code` is the code of the draft that was sent, `codes` are those that the file itself bears. `findings` stand in the
    order of the returned file, what is gone where it stood.
    """

    party: str
    source: str
    standing: Standing
    code: str
    codes: tuple[str, ...] = ()
    copy: str = ""
    recipient: str = ""
    findings: tuple[Finding, ...] = ()
    remarks: tuple[Remark, ...] = ()
    notices: tuple[Notice, ...] = ()

    def of(self, *lots: Lot) -> Iterator[Finding]:
        """Yield the findings of these lots."""
        return (one for one in self.findings if one.lot in lots)
