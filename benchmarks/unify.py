"""How proposals become one text: is every word given back, and how does the text read?

    python benchmarks/unify.py --data DIR [--only point,whole]

`point` takes one point at a time, told by the truth and not by our aligner: each clause of gdpr-real with its eight
amenders, each row of the trilogues with its three institutions; beside it a three-way merge by difflib, folded over
the same parties. `whole` unifies whole tasks, dossiers and drafts, aligning included.
"""

import argparse
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import folding
from corpora import Talks, clauses, dossiers, redrafts, rows, treaty
from unify_figures import Figures, most_in_common, words

from goodoffices.text.align import reference_of
from goodoffices.text.framework import Alternative, Bracket, Common
from goodoffices.text.unify import Grain, unify

GRAINS = (Grain.FINE, Grain.NORMAL)
LEAST_SHARE = {Grain.FINE: 0.99, Grain.NORMAL: 0.95}
FEWER_BRACKETS = 0.30
"""How many fewer brackets a text of normal grain has than one of fine grain, at least."""

COLUMNS = (
    "texts",
    "grain",
    "given back",
    "accounted for",
    "left out",
    "provisions",
    "common / bound",
    "brackets",
    "outermost",
    "options",
    "most in a sentence (sentences over 3)",
    "most in a sentence or 25 words",
    "questions",
    "s",
)
_HEAD = f"| {' | '.join(COLUMNS)} |\n|---|---|{'--:|' * (len(COLUMNS) - 2)}"


def measured(talks: Iterable[Talks], grain: Grain) -> tuple[Figures, float]:
    """Unify each of the talks; return the figures pooled over all, and the seconds of processor time it took."""
    figures, seconds = Figures(), 0.0
    for one in talks:
        start = time.process_time()
        framework = unify(one.proposals, grain=grain, decisions=one.decisions)
        seconds += time.process_time() - start
        figures.add(one, framework)
    return figures, seconds


def points(folder: Path) -> Iterator[tuple[str, list[Talks]]]:
    """Yield the sets of talks on one point each."""
    yield "gdpr-real", list(clauses(folder, "gdpr-real"))
    yield "trilogue", list(rows(folder))


def wholes(folder: Path) -> Iterator[tuple[str, list[Talks]]]:
    """Yield the sets of whole talks."""
    yield from ((talks.name, [talks]) for talks in redrafts(folder))
    yield "trilogue dossiers", list(dossiers(folder))
    yield from ((talks.name, [talks]) for talks in treaty(folder))


def row(name: str, grain: Grain, told: Figures, seconds: float) -> str:
    """Return one line of the table."""
    return (
        f"| {name} | {grain} | {told.given_back}/{told.proposals} | {told.accounted}/{told.blocks} | {told.left_out} "
        f"| {told.provisions} | {told.share:.4f} | {told.brackets} | {told.outermost} | {told.options} "
        f"| {told.most} ({told.crowded}) | {max(told.stretches, default=0)} | {told.questions} | {seconds:.2f} |"
    )


def missed(fine: Figures, normal: Figures) -> list[str]:
    """Return the bars of merging that were missed."""
    bars = {
        "common / bound, fine": fine.share >= LEAST_SHARE[Grain.FINE],
        "common / bound, normal": normal.share >= LEAST_SHARE[Grain.NORMAL],
        "fewer brackets": normal.brackets <= (1 - FEWER_BRACKETS) * fine.brackets,
    }
    return [name for name, met in bars.items() if not met]


def lost(figures: Iterable[Figures]) -> bool:
    """Whether a proposal was not given back, or a block not accounted for."""
    return any(one.given_back < one.proposals or one.accounted < one.blocks for one in figures)


def print_table(title: str, sets: Iterable[tuple[str, list[Talks]]], *, bars: bool) -> bool:
    """Print a table of some sets; return whether all that is asked of them is met."""
    print(f"\n## {title}\n\n{_HEAD}")
    met = True
    for name, talks in sets:
        if not talks:
            continue
        by_grain = {}
        for grain in GRAINS:
            by_grain[grain], seconds = measured(talks, grain)
            print(row(name, grain, by_grain[grain], seconds), flush=True)
        faults = missed(by_grain[Grain.FINE], by_grain[Grain.NORMAL]) if bars else []
        met &= not faults and not lost(by_grain.values())
        if bars:
            print(f"| {name}: {'MISSED ' + ', '.join(faults) if faults else 'bars met'} |{' |' * (len(COLUMNS) - 1)}")
    return met


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a method makes of some talks: what it means, its text outside brackets, and who is not given back."""

    meaning: object
    outside: str
    brackets: int
    astray: int


def by_us(talks: Talks, *, turned: bool) -> Outcome:
    """Unify as the product does, at grain fine."""
    proposals = talks.proposals[::-1] if turned else talks.proposals
    framework = unify(proposals, grain=Grain.FINE, decisions=talks.decisions)
    figures = Figures()
    figures.add(talks, framework)
    segments = [one for provision in framework.provisions for one in provision.wordings[0].segments]
    outside = "".join(one.text if isinstance(one, Common) else " " for one in segments)
    return Outcome(framework, outside, figures.brackets, figures.proposals - figures.given_back)


def by_folding(talks: Talks, *, turned: bool) -> Outcome:
    """Merge three ways by difflib, folded over the parties in the order given or turned round."""
    (_, base), *versions = texts(talks)
    merged = folding.fold(base, versions[::-1] if turned else versions)
    astray = sum(1 for party, text in versions if folding.read(merged, party) != text)
    meaning = folding.meaning(merged, [party for party, _ in versions])
    return Outcome(meaning, folding.undisputed(merged), folding.conflicts(merged), astray)


def texts(talks: Talks) -> list[tuple[str, str]]:
    """Return the parties of talks on one point with their words, the base first."""
    return [(one.id, " ".join(block.text for block in one.blocks)) for one in talks.proposals]


def most_shared(talks: Talks) -> int:
    """Return how many words all texts of talks on one point could share at most."""
    held = tuple(Alternative(party, (Common(text),), (party,)) for party, text in texts(talks))
    return most_in_common((Bracket("all", held),))


def worded(talks: Talks) -> bool:
    """Whether all have words of their own: a three-way merge does not know what "idem" refers to."""
    return all(reference_of(text) is None for _, text in texts(talks))


def print_peers(sets: Iterable[tuple[str, list[Talks]]]) -> None:
    """Print ours beside the three-way merge on the same points."""
    print(
        "\n## Beside a three-way merge by difflib, folded over the parties\n\n"
        "| texts | method | parties not given back | points that differ when the order is turned round "
        "| words outside brackets / bound | brackets | s, both orders |\n|---|---|--:|--:|--:|--:|--:|"
    )
    for name, every in sets:
        talks = [one for one in every if worded(one)]
        for method, merge in (("ours, fine", by_us), ("three-way, folded", by_folding)):
            start = time.process_time()
            told = [(merge(one, turned=False), merge(one, turned=True)) for one in talks]
            seconds = time.process_time() - start
            print(f"| {name} | {method} | {_peer_row(talks, told)} | {seconds:.2f} |", flush=True)


def _peer_row(talks: Sequence[Talks], told: Sequence[tuple[Outcome, Outcome]]) -> str:
    parties = sum(len(one.proposals) - 1 for one in talks)
    astray = sum(straight.astray for straight, _ in told)
    differing = sum(1 for straight, turned in told if straight.meaning != turned.meaning)
    outside = sum(words(straight.outside) for straight, _ in told) / max(1, sum(map(most_shared, talks)))
    brackets = sum(straight.brackets for straight, _ in told)
    return f"{astray} of {parties} | {differing} of {len(told)} | {outside:.4f} | {brackets}"


def main() -> int:
    """Print the tables; return 1 where a word is lost or a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with unify_tasks.json and trilogue.json")
    parser.add_argument("--only", default="point,whole", help="tables, separated by commas")
    told = parser.parse_args()
    met = True
    if "point" in told.only:
        met &= print_table("One point at a time, aligned by the truth", points(told.data), bars=True)
        print_peers(points(told.data))
    if "whole" in told.only:
        met &= print_table("Whole papers, aligned by us", wholes(told.data), bars=False)
    return int(not met)


if __name__ == "__main__":
    sys.exit(main())
