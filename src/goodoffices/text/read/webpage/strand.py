"""The words of one block as they are gathered: as they read after the tracked changes, and before them."""

import re
from dataclasses import dataclass, field

from goodoffices.text.document import Change, ChangeKind

_BLANKS = " \t\n\r\f"
_SPACE = re.compile(f"[{_BLANKS}]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """An element that says of the words in it that they were inserted or deleted, by whom and when."""

    kind: ChangeKind
    author: str = ""
    date: str = ""


@dataclass(slots=True)
class _Strand:
    """One reading of the block; white space that follows white space is left out, as on a page."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    last: str = "\n"

    def add(self, words: str, *, exact: bool) -> None:
        """Add words; `exact` keeps their white space as it is."""
        if not exact:
            lead = " " if words[0] in _BLANKS and self.last not in " \n" else ""
            single = _SPACE.sub(" ", words.strip(_BLANKS))
            words = f"{lead}{single}{' ' if single and words[-1] in _BLANKS else ''}"
        if words:
            self.pieces.append(words)
            self.length += len(words)
            self.last = words[-1]

    def end_line(self) -> None:
        """End a line; white space at its end is left out."""
        if self.last == " ":
            kept = self.pieces[-1].rstrip(" ")
            self.length -= len(self.pieces[-1]) - len(kept)
            self.pieces[-1] = kept
        self.add("\n", exact=True)

    @property
    def text(self) -> str:
        return "".join(self.pieces).rstrip(_BLANKS)


@dataclass(slots=True)
class Strands:
    """A block being gathered, in both readings."""

    after: _Strand = field(default_factory=_Strand)
    before: _Strand = field(default_factory=_Strand)
    marked: list[tuple[Mark, int, int]] = field(default_factory=list)

    def add(self, words: str, mark: Mark | None, *, exact: bool = False) -> None:
        """Add words to the readings they belong to; `exact` keeps their white space as it is."""
        if mark is None:
            self.after.add(words, exact=exact)
            self.before.add(words, exact=exact)
            return
        strand = self.after if mark.kind is ChangeKind.INSERTION else self.before
        start = strand.length
        strand.add(words, exact=exact)
        if self.marked and self.marked[-1][0] is mark and self.marked[-1][2] == start:
            start = self.marked.pop()[1]
        self.marked.append((mark, start, strand.length))

    def end_line(self, mark: Mark | None) -> None:
        """End a line within the block."""
        for strand, other in ((self.after, ChangeKind.DELETION), (self.before, ChangeKind.INSERTION)):
            if mark is None or mark.kind is not other:
                strand.end_line()

    def readings(self) -> tuple[str, str]:
        """Return the text after the changes and before them."""
        return self.after.text, self.before.text

    def changes(self, block: str, cut: int) -> list[Change]:
        """Return the changes of the block; from both of its readings so many characters are cut at the start."""
        after, before = self.readings()
        changes = []
        for mark, start, end in self.marked:
            inserted = mark.kind is ChangeKind.INSERTION
            reading = after if inserted else before
            words = reading[max(start, cut) : end]
            if words:
                place = max(start - cut, 0)
                changes.append(Change("", mark.kind, block, words, mark.author, mark.date, start=place))
        return changes

    def unchanged_until(self, place: int) -> bool:
        """Whether no change starts before this place of its reading."""
        return all(start >= place for _, start, _ in self.marked)
