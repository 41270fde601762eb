"""Documents that are aligned with one another: their features are computed once for all."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from goodoffices.text.align.folding import words_of
from goodoffices.text.align.link import NO_VERDICTS, Link, Verdicts
from goodoffices.text.align.pairing import pair
from goodoffices.text.align.reference import Reference, reference_of
from goodoffices.text.align.side import Lexicon, Side
from goodoffices.text.align.terms import Ints, weighted_terms, without_frequent, word_numbers
from goodoffices.text.document import Block

FREQUENT = 64
"""A term that more blocks of a document hold tells nothing apart; leaving it out keeps the cost near linear."""


@dataclass(frozen=True, slots=True)
class _Prepared:
    ids: tuple[str, ...]
    side: Side

    def among(self, chosen: Collection[str] | None) -> "_Prepared":
        if chosen is None:
            return self
        wanted = frozenset(chosen)
        places = [place for place, name in enumerate(self.ids) if name in wanted]
        return _Prepared(tuple(self.ids[place] for place in places), self.side.part(np.array(places, dtype=np.int64)))


WORDLESS = "\n"
"""What begins the key of a text without words; no word holds it."""

REFERENCES = {f"{WORDLESS}{reference}" for reference in Reference}


def _key(text: str) -> str:
    """Return what two blocks have in common when they say the same: their words, else their signs, else a reference."""
    if reference := reference_of(text):
        return f"{WORDLESS}{reference}"
    return " ".join(words_of(text)) or f"{WORDLESS}{WORDLESS}{text.strip()}"


class _Numbers:
    """Numbers for names, in alphabetical order: they do not depend on the order in which names are met."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = sorted({*names, ""})
        self._numbers = {name: number for number, name in enumerate(self.names)}

    def of(self, names: Iterable[str]) -> Ints:
        return np.array([self._numbers[name] for name in names], dtype=np.int64)


def _ids(blocks: Sequence[Block]) -> tuple[str, ...]:
    ids = tuple(block.id for block in blocks)
    if len(set(ids)) < len(ids):
        raise ValueError(ids)
    return ids


class Corpus:
    """Documents whose blocks are aligned with one another.

    Ids need to be unique within a document only. The order of the documents has no influence on any link.

    Raises:
        ValueError: two blocks of one document have the same id.
    """

    def __init__(self, documents: Sequence[Sequence[Block]]) -> None:
        keys = {text: _key(text) for text in {block.text for blocks in documents for block in blocks}}
        texts, labels = _Numbers(keys.values()), _Numbers(block.label for blocks in documents for block in blocks)
        numbered = [texts.of(keys[block.text] for block in blocks) for blocks in documents]
        counts = np.bincount(np.concatenate([*numbered, np.empty(0, dtype=np.int64)]), minlength=len(texts.names))
        worded = [[] if key.startswith(WORDLESS) else key.split() for key in texts.names]
        words = word_numbers(worded)
        terms, rarity = weighted_terms(words, counts)
        lexicon = Lexicon(
            tuple(tuple(row.tolist()) for row in words),
            tuple("".join(row) for row in worded),
            tuple(rarity.tolist()),
        )
        lengths = np.fromiter(map(len, words), dtype=np.int64, count=len(words))
        mute = np.fromiter((key in REFERENCES for key in texts.names), dtype=bool, count=len(texts.names))
        self._documents = tuple(
            _Prepared(
                _ids(blocks),
                Side(
                    texts=row,
                    lengths=lengths[row],
                    labels=labels.of(block.label for block in blocks),
                    mute=mute[row],
                    terms=terms[row],
                    rare=without_frequent(terms[row], FREQUENT),
                    lexicon=lexicon,
                ),
            )
            for blocks, row in zip(documents, numbered, strict=True)
        )

    def align(
        self,
        i: int,
        j: int,
        *,
        among_a: Collection[str] | None = None,
        among_b: Collection[str] | None = None,
        verdicts: Verdicts = NO_VERDICTS,
    ) -> tuple[Link, ...]:
        """Align document `i` with document `j`; return the links in the order of the blocks.

        `among_a` and `among_b` restrict the blocks of either document to those with the given ids. The links of
        `align(j, i)` are those of `align(i, j)` transposed.
        """
        a, b = self._documents[i].among(among_a), self._documents[j].among(among_b)
        if _turned(a, b, verdicts):
            return _in_order((link.transposed() for link in self._linked(b, a, verdicts.transposed())), a, b)
        return _in_order(self._linked(a, b, verdicts), a, b)

    def _linked(self, a: _Prepared, b: _Prepared, verdicts: Verdicts) -> Iterator[Link]:
        same, different = (_places(pairs, a, b) for pairs in (verdicts.same, verdicts.different))
        for (one, other), confidence in pair(a.side, b.side, same, different).items():
            yield Link(a.ids[one], b.ids[other], round(confidence, 6))


def _places(pairs: frozenset[tuple[str, str]], a: _Prepared, b: _Prepared) -> frozenset[tuple[int, int]]:
    if not pairs:
        return frozenset()
    in_a, in_b = ({name: place for place, name in enumerate(one.ids)} for one in (a, b))
    return frozenset((in_a[one], in_b[other]) for one, other in pairs if one in in_a and other in in_b)


def _turned(a: _Prepared, b: _Prepared, verdicts: Verdicts) -> bool:
    """Whether the pair is computed the other way round: so that both ways are one computation."""
    if len(a.ids) != len(b.ids):
        return len(a.ids) > len(b.ids)
    one, other = ((side.ids, side.side.texts.tolist()) for side in (a, b))
    if one != other:
        return one > other
    ways = ((sorted(way.same), sorted(way.different)) for way in (verdicts, verdicts.transposed()))
    return next(ways) > next(ways)


def _in_order(links: Iterable[Link], a: _Prepared, b: _Prepared) -> tuple[Link, ...]:
    in_a, in_b = ({name: place for place, name in enumerate(one.ids)} for one in (a, b))
    return tuple(sorted(links, key=lambda link: (in_a[link.a], in_b[link.b])))


def align(a: Sequence[Block], b: Sequence[Block], verdicts: Verdicts = NO_VERDICTS) -> tuple[Link, ...]:
    """Align two documents; return the links in the order of the blocks of `a`.

    Raises:
        ValueError: two blocks of one document have the same id.
    """
    return Corpus((a, b)).align(0, 1, verdicts=verdicts)
