"""The words of several paragraphs in a row, and who wrote or struck out each of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from goodoffices.text.document import Block, Change, ChangeScope
from goodoffices.text.returned.finding import Edit, Hand
from goodoffices.text.unify.readings import kept
from goodoffices.text.unify.tokens import DefinedTerms, Words, cut

_NO_TERMS = DefinedTerms()
_NEAR = 40


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs one below the other, each with its number; `starts` tells where the words of each begin."""

    text: str
    starts: Mapping[str, int]

    @classmethod
    def of(cls, blocks: Iterable[Block]) -> "Row":
        """Return the row of some blocks."""
        lines: list[str] = []
        starts: dict[str, int] = {}
        at = 0
        for block in blocks:
            lead = f"{block.label} " if block.label else ""
            starts[block.id] = at + len(lead)
            lines.append(f"{lead}{block.text}")
            at += len(lines[-1]) + 1
        return cls("\n".join(lines), starts)

    def hands(self, changes: Sequence[Change], party_of: Mapping[str, str], party: str) -> list[Hand | None]:
        """Return for each sign who brought it in (or struck it out), None where no tracked change says so."""
        row: list[Hand | None] = [None] * len(self.text)
        for change in changes:
            start = self.starts.get(change.block)
            if start is None:
                continue
            hand = hand_of(change.author, change.date, party_of, party)
            if change.scope is ChangeScope.WORDS:
                span = range(start + change.start, start + change.start + len(change.text))
            elif change.scope is ChangeScope.PARAGRAPH_MARK:
                ends = [at for at, sign in enumerate(self.text) if sign == "\n" and at >= start]
                span = range(ends[0], ends[0] + 1) if ends else range(0)
            else:
                span = range(len(self.text))
            for at in span:
                if at < len(row):
                    row[at] = row[at] or hand
        return row


def hand_of(author: str, date: str, party_of: Mapping[str, str], party: str) -> Hand:
    """Return whose hand it is: that of the party that the author is said to be of, else of who returned the file."""
    return Hand(party_of.get(author, party), author, date)


def edits(was: Row, now: Row, struck: Sequence[Hand | None], written: Sequence[Hand | None], party: str) -> list[Edit]:
    """Return what became of the words, in order; `struck` and `written` tell who took each sign out, or put it in.

    An edit that no tracked change explains is of the party that returned the file.
    """
    old, new = _cut(was.text), _cut(now.text)
    found = []
    for (start, end), (begin, stop) in _gaps(old, new):
        at, until = _ends(old, start, end)
        there, then = _ends(new, begin, stop)
        hands = _all(struck[at:until], was.text[at:until]) | _all(written[there:then], now.text[there:then])
        found.append(
            Edit(
                was=was.text[at:until],
                now=now.text[there:then],
                start=at,
                begin=there,
                after=now.text[max(0, there - _NEAR) : there],
                hands=tuple(sorted(hands)) or (Hand(party),),
            )
        )
    return found


def carried(one: Row, hands: Sequence[Hand | None], other: Row) -> list[Hand | None]:
    """Return the hands of a text set over to another text, along the words that both have in common."""
    old, new = _cut(one.text), _cut(other.text)
    row: list[Hand | None] = [None] * len(other.text)
    for place, twin in kept(old, new).items():
        at, until = _ends(old, place, place + 1)
        there, then = _ends(new, twin, twin + 1)
        hand = next((each for each in hands[at:until] if each is not None), None)
        row[there:then] = [hand] * (then - there)
    return row


def same_words(one: Row, other: Row) -> bool:
    """Whether two rows have the same words and signs; white space and shapes of quotes do not count."""
    return _cut(one.text).keys == _cut(other.text).keys


def _cut(text: str) -> Words:
    return cut(text, _NO_TERMS)


def _gaps(old: Words, new: Words) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the stretches of tokens that differ."""
    at, there = 0, 0
    for place, twin in [*sorted(kept(old, new).items()), (len(old), len(new))]:
        if (at, there) != (place, twin):
            yield (at, place), (there, twin)
        at, there = place + 1, twin + 1


def _ends(words: Words, start: int, end: int) -> tuple[int, int]:
    """Return the offsets of tokens in their text."""
    lead = sum(map(len, words.tokens[:start]))
    return lead, lead + sum(map(len, words.tokens[start:end]))


def _all(hands: Sequence[Hand | None], text: str) -> set[Hand]:
    """Return the hands on the signs that can be seen, else on the white space."""
    seen = {hand for hand, sign in zip(hands, text, strict=True) if hand is not None and not sign.isspace()}
    return seen or {hand for hand in hands if hand is not None}
