"""What can have changed in a clause: its words, its brackets, its status, its languages."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from goodoffices.text.framework import COMMON, Status
from goodoffices.text.proposal import TextStanding


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that were taken out, and words that stand there now; one of the two may be "".

    `after` are the words before the place, at most three. `language` is "" in the language of the talks.
    """

    removed: str
    added: str
    after: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """The words of an alternative ("" for none) and the parties that hold it (none where nobody is named)."""

    words: str
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AlternativeChange:
    """An alternative that came (`old` is None), went (`new` is None), or has other holders or words.

    `stretches` are its words that changed.
    """

    old: Held | None
    new: Held | None
    stretches: tuple[Stretch, ...] = ()


class Fate(StrEnum):
    """What became of a bracket.

    A lifted bracket left its clause standing; one that went did so with its clause or with the alternative around
    it. In the same way a bracket is opened in a clause that stood, or came with new text.
    """

    STILL_OPEN = "still open"
    CHANGED = "changed"
    LIFTED = "lifted"
    WENT = "went with its text"
    OPENED = "opened"
    CAME = "came with its text"


@dataclass(frozen=True, slots=True)
class BracketChange:
    """A bracket in the old draft, the new one, or both, and what became of it.

    Lifted: `kept` are the alternatives whose words now stand without a bracket; else `instead` are the words that stand
    there now ("" for none); both, where the alternative was reworded at the same time. Opened: the same of what stood
    there before. Since when a bracket is open cannot be told
    from two drafts.
    """

    fate: Fate
    old: tuple[Held, ...] = ()
    new: tuple[Held, ...] = ()
    kept: tuple[Held, ...] = ()
    instead: str = ""
    alternatives: tuple[AlternativeChange, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class StatusChange:
    """How far agreed words were and are; None where they did not stand there. `words` is "" for the whole clause."""

    words: str
    before: Status | None
    after: Status | None
    language: str = ""


@dataclass(frozen=True, slots=True)
class LanguageChange:
    """A text in one more language, or one less, or that may be relied on more or less than before."""

    language: str
    before: TextStanding | None
    after: TextStanding | None


@dataclass(frozen=True, slots=True)
class Differences:
    """All that changed between two wordings, and the brackets that did not."""

    stretches: tuple[Stretch, ...] = ()
    brackets: tuple[BracketChange, ...] = ()
    statuses: tuple[StatusChange, ...] = ()

    @classmethod
    def together(cls, some: Iterable["Differences"]) -> "Differences":
        """Return several as one, in their order."""
        row = tuple(some)
        return cls(
            tuple(one for each in row for one in each.stretches),
            tuple(one for each in row for one in each.brackets),
            tuple(one for each in row for one in each.statuses),
        )

    def marked(self, language: str) -> "Differences":
        """Return the same as differences of the text in a language."""
        return Differences(
            tuple(replace(one, language=language) for one in self.stretches),
            tuple(replace(one, language=language) for one in self.brackets),
            tuple(replace(one, language=language) for one in self.statuses),
        )


def weighty(status: Status) -> Status | None:
    """Return a status that says more than common, else None."""
    return None if status == COMMON else status
