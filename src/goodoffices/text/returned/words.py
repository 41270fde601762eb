"""The words of several paragraphs in a row, and who wrote or struck out each of them."""

import itertools
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
    """Paragraphs one below the other, each with its number.

    `starts` tells where each paragraph begins, and where its words do.
    """

    text: str
    starts: Mapping[str, tuple[int, int]]

    @classmethod
    def of(cls, blocks: Iterable[Block]) -> "Row":
        """Return the row of some blocks."""
        lines: list[str] = []
        starts: dict[str, tuple[int, int]] = {}
        at = 0
        for block in blocks:
            lead = f"{block.label} " if block.label else ""
            starts[block.id] = at, at + len(lead)
            lines.append(f"{lead}{block.text}")
            at += len(lines[-1]) + 1
        return cls("\n".join(lines), starts)

    def hands(self, changes: Sequence[Change], party_of: Mapping[str, str], party: str) -> list[Hand | None]:
        """Return for each sign who brought it in (or struck it out), None where no tracked change says so."""
        row: list[Hand | None] = [None] * len(self.text)
        for change in changes:
            if change.block in self.starts:
                hand = hand_of(change.author, change.date, party_of, party)
                for at in self._span(change):
                    row[at] = row[at] or hand
        return row

    def _span(self, change: Change) -> range:
        """Return the places of a change; a number goes with the first words of its paragraph."""
        line, words = self.starts[change.block]
        if change.scope is ChangeScope.WORDS:
            start = words + change.start if change.start else line
            return range(start, min(words + change.start + len(change.text), len(self.text)))
        if change.scope is ChangeScope.PARAGRAPH_MARK:
            end = self.text.find("\n", line)
            return range(end, end + 1) if end >= 0 else range(0)
        return range(len(self.text))


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
        gone, come = was.text[at:until], now.text[there:then]
        lead, tail = _alike(gone, come)
        hands = _hands(struck[at + lead : until - tail], gone[lead : len(gone) - tail], party)
        hands |= _hands(written[there + lead : then - tail], come[lead : len(come) - tail], party)
        found.append(
            Edit(
                was=gone,
                now=come,
                start=at,
                begin=there,
                after=now.text[max(0, there - _NEAR) : there],
                hands=tuple(sorted(hands or {Hand(party)})),
            )
        )
    return found


def carried(one: Row, hands: Sequence[Hand | None], other: Row) -> list[Hand | None]:
    """Return the hands of a text set over to another text, along the words that both have in common.

    A word ends where a hand does: "this" struck out before "our" is no word "thisour".
    """
    runs = itertools.groupby(zip(one.text, hands, strict=True), lambda pair: pair[1])
    old, new = _joined([_cut("".join(sign for sign, _ in run)) for _, run in runs]), _cut(other.text)
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


def _joined(parts: Sequence[Words]) -> Words:
    return Words(tuple(one for part in parts for one in part.tokens), tuple(one for part in parts for one in part.keys))


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


def _alike(one: str, other: str) -> tuple[int, int]:
    """Return how many signs two texts share at their beginning, and how many of the rest at their end."""
    most = min(len(one), len(other))
    lead = next((at for at in range(most) if one[at] != other[at]), most)
    tail = next((at for at in range(most - lead) if one[-1 - at] != other[-1 - at]), most - lead)
    return lead, tail


def _hands(hands: Sequence[Hand | None], text: str, party: str) -> set[Hand]:
    """Return the hands on the signs that can be seen, the party's where nothing was tracked; else on blanks."""
    seen = {hand or Hand(party) for hand, sign in zip(hands, text, strict=True) if not sign.isspace()}
    return seen or {hand for hand in hands if hand is not None}
