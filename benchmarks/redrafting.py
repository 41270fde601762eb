"""A text as other parties would have it: the same in every run, for measuring what takes how long."""

import random
from collections.abc import Iterator, Sequence
from itertools import pairwise

from align_speed import clause, seeded
from corpora import BASE, Talks, proposal

from goodoffices.text.document import Block
from goodoffices.text.proposal import Proposal

UNTOUCHED, REWORDED, LEFT_OUT, SPLIT, NEW = 0.55, 0.85, 0.90, 0.94, 0.97
"""Up to which chance a clause is left as it is, reworded, left out, split, followed by a new one; else moved."""

TABLE, LARGE = 300, 1000
"""Clauses of one proposal among many, and of a text of a hundred pages."""


def invented(count: int) -> list[str]:
    """Return so many invented clauses of 10 to 70 words, no two alike."""
    chance = seeded(count)
    return [clause(chance) for _ in range(count)]


def real(talks: Sequence[Talks], count: int) -> list[str]:
    """Return so many clauses of the English bases of some tasks, invented ones where those do not reach."""
    bases = [one for task in talks for one in task.proposals if one.base and one.language == "en"]
    texts = list(dict.fromkeys(block.text for base in reversed(bases) for block in base.blocks))
    return [*texts, *invented(count)][:count]


def redrafted(texts: Sequence[str], seed: int) -> list[str]:
    """Return the clauses as another party would have them."""
    chance = seeded(seed)
    vocabulary = " ".join(texts[:100]).split()
    kept: list[str] = []
    for text in texts:
        kept.extend(_fated(text, chance, vocabulary))
    return kept


def _fated(text: str, chance: random.Random, vocabulary: Sequence[str]) -> Iterator[str]:
    fate = chance.random()
    words = text.split()
    if fate < UNTOUCHED:
        yield text
    elif fate < REWORDED:
        yield reworded(text, chance, vocabulary)
    elif LEFT_OUT <= fate < SPLIT:
        yield from (" ".join(words[a:b]) for a, b in pairwise((0, len(words) // 2, len(words))) if a < b)
    elif SPLIT <= fate < NEW:
        yield text
        yield " ".join(chance.choices(vocabulary, k=chance.randint(10, 60)))
    elif fate >= NEW:
        yield f"{text} {' '.join(chance.choices(vocabulary, k=8))}"


def reworded(text: str, chance: random.Random, vocabulary: Sequence[str]) -> str:
    """Return a clause with one to six of its words replaced, dropped or followed by another."""
    words = text.split()
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(words))
        new = chance.choice(vocabulary)
        words[place : place + 1] = chance.choice(([new], [], [words[place], new])) if len(words) > 1 else [new]
    return " ".join(words)


def papers(texts: Sequence[str], count: int) -> list[Proposal]:
    """Return so many redrafts of one text, each a proposal; the text itself lies not on the table."""
    return [paper(f"P{place}", redrafted(texts, place)) for place in range(1, count + 1)]


def amendments(texts: Sequence[str], authors: int, each: int) -> list[Proposal]:
    """Return a text as the base, and proposals of so many authors, each amending so many of its clauses."""
    vocabulary = " ".join(texts[:100]).split()
    proposals = [proposal(BASE, _blocks(texts), base=True)]
    for author in range(authors):
        chance = seeded(author)
        chosen = sorted(chance.sample(range(len(texts)), each))
        proposals.append(paper(f"M{author}", [reworded(texts[place], chance, vocabulary) for place in chosen]))
    return proposals


def paper(name: str, texts: Sequence[str]) -> Proposal:
    """Return clauses as a proposal."""
    return proposal(name, _blocks(texts))


def _blocks(texts: Sequence[str]) -> list[Block]:
    return [Block(f"b{place}", text) for place, text in enumerate(texts, start=1)]
