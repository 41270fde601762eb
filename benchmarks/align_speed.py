"""How fast clauses are aligned: beside difflib on 1,000 x 1,000 clauses, and how the cost grows.

    python benchmarks/align_speed.py [--data DIR] [--full]

With --data the comparison is made on all languages' and papers' clauses of unify_tasks.json together, in one list
a side; without it on invented clauses. All invented clauses are drawn from a fixed seed: word frequencies follow
Zipf's law, 45 % of a variant's clauses are unchanged, half are edited in up to 8 words, 5 % are left out, some new.
"""

import argparse
import itertools
import random
import sys
import time
from difflib import SequenceMatcher
from pathlib import Path

from align import Found, Score, by_difflib, ours
from align_tasks import Case, tasks

from goodoffices.text.align import Corpus
from goodoffices.text.document import Block

SAMPLE = 20
"""Without --full, difflib compares every so manieth clause with all others, and its time is multiplied."""

UNCHANGED, KEPT, FOLLOWED = 0.45, 0.95, 0.97
"""Shares of the clauses that are left as they are; that are not left out; that no new clause follows."""

WORDS = ["".join(letters) for letters in itertools.product("bdklmnrst", "aeiou", "lmnrst", ["", "a", "en", "is"])]
FREQUENCIES = [1 / (rank + 1) for rank in range(len(WORDS))]


def seeded(seed: int) -> random.Random:
    """Return the same chances for the same seed."""
    return random.Random(seed)  # noqa: S311 - invented clauses keep no secret


def clause(chance: random.Random) -> str:
    """Return an invented clause of 10 to 70 words."""
    return " ".join(chance.choices(WORDS, FREQUENCIES, k=chance.randint(10, 70)))


def variant(clauses: list[str], chance: random.Random) -> list[str]:
    """Return the clauses as another party would have them."""
    changed = []
    for text in clauses:
        fate = chance.random()
        words = text.split()
        if fate > UNCHANGED:
            for _ in range(chance.randint(1, 8)):
                words[chance.randrange(len(words))] = chance.choices(WORDS, FREQUENCIES)[0]
        if fate < KEPT:
            changed.append(" ".join(words))
        if fate > FOLLOWED:
            changed.append(clause(chance))
    return changed


def blocks(texts: list[str]) -> list[Block]:
    """Return the texts as blocks numbered from 0."""
    return [Block(str(place), text) for place, text in enumerate(texts)]


def thousand(folder: Path | None) -> Case:
    """Return two lists of about 1,000 clauses, with their truth where it is known."""
    if folder is None:
        chance = seeded(1)
        texts = [clause(chance) for _ in range(1000)]
        return Case(blocks(texts), blocks(variant(texts, chance)), frozenset())
    a: list[Block] = []
    b: list[Block] = []
    truth: set[tuple[str, str]] = set()
    for task in tasks(folder):
        if task.name.startswith(("udhr", "gdpr-synth-heavy", "cop-synth")):
            case = task.cases[0]
            a += [Block(f"{task.name}/{block.id}", block.text) for block in case.a]
            b += [Block(f"{task.name}/{block.id}", block.text) for block in case.b]
            truth |= {(f"{task.name}/{one}", f"{task.name}/{other}") for one, other in case.truth}
    return Case(a, b, frozenset(truth))


def timed_difflib(case: Case) -> float:
    """Return the seconds that difflib needs for the words of all pairs, told from a part of them."""
    others = [block.text.split() for block in case.b[::SAMPLE]]
    start = time.perf_counter()
    for words in others:
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2(words)
        for block in case.a:
            matcher.set_seq1(block.text.split())
            matcher.ratio()
    return (time.perf_counter() - start) * len(case.b) / len(others)


def compare(case: Case, *, full: bool) -> None:
    """Print our time beside difflib's on one pair of lists."""
    start = time.perf_counter()
    found = ours([case])
    own = time.perf_counter() - start
    print(f"## {len(case.a)} x {len(case.b)} clauses\n\n| method | seconds | ratio | F1 |\n|---|--:|--:|--:|")
    print(f"| ours, features included | {own:.2f} | 1 | {f1(case, found[0])} |")
    peer = timed_difflib(case)
    print(f"| difflib, all pairs (1 in {SAMPLE} timed) | {peer:.0f} | {peer / own:.0f} | - |", flush=True)
    if full:
        start = time.perf_counter()
        theirs = by_difflib([case])
        bounded = time.perf_counter() - start
        print(
            f"| difflib, only pairs that may reach .5 | {bounded:.0f} | {bounded / own:.0f} | {f1(case, theirs[0])} |"
        )


def f1(case: Case, found: Found) -> str:
    """Return the F1 of what was found, "-" where no truth is known."""
    score = Score()
    score.add(case, found)
    return f"{score.f1:.4f}" if case.truth else "-"


def growth() -> None:
    """Print the cost of one pair of documents by size, and per n log n."""
    print("\n## One pair, by size\n\n| clauses | features s | align s | microseconds per clause |\n|--:|--:|--:|--:|")
    for count in (300, 600, 1200, 2500, 5000, 10000):
        chance = seeded(count)
        texts = [clause(chance) for _ in range(count)]
        documents = [blocks(texts), blocks(variant(texts, chance))]
        start = time.perf_counter()
        corpus = Corpus(documents)
        middle = time.perf_counter()
        corpus.align(0, 1)
        end = time.perf_counter()
        print(
            f"| {count} | {middle - start:.2f} | {end - middle:.2f} | {(end - start) / count * 1e6:.0f} |", flush=True
        )


def many() -> None:
    """Print the cost of many documents against one."""
    print("\n## Many documents against one\n\n| documents | clauses | seconds, features included |\n|---|---|--:|")
    chance = seeded(7)
    texts = [clause(chance) for _ in range(1000)]
    for count in (5, 10, 20, 40):
        rows = [texts[:300], *(variant(texts[:300], chance) for _ in range(count))]
        print(f"| {count} | 300 each | {against_first(rows):.2f} |", flush=True)
    papers = [variant([texts[place] for place in sorted(chance.sample(range(1000), 15))], chance) for _ in range(200)]
    print(f"| 200 | 15 each, against 1,000 | {against_first([texts, *papers]):.2f} |")


def against_first(rows: list[list[str]]) -> float:
    """Return the seconds for aligning the first of the documents with every other."""
    start = time.perf_counter()
    corpus = Corpus([blocks(row) for row in rows])
    for place in range(1, len(rows)):
        corpus.align(0, place)
    return time.perf_counter() - start


def main() -> int:
    """Print the three tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="folder with unify_tasks.json")
    parser.add_argument("--full", action="store_true", help="run difflib on all pairs too, for its F1 (minutes)")
    told = parser.parse_args()
    compare(thousand(told.data), full=told.full)
    growth()
    many()
    return 0


if __name__ == "__main__":
    sys.exit(main())
