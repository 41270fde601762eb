"""The tasks that aligning is measured on: pairs of lists of clauses, and which clause answers which."""

import itertools
import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from goodoffices.text.align import reference_of
from goodoffices.text.document import Block

Pair = tuple[str, str]
LEFT_OUT, JOINED, HALVED = 0, 1, 2


@dataclass(frozen=True)
class Case:
    """Two lists of blocks, the pairs of ids that belong together, and ids (of either list) that are not scored."""

    a: list[Block]
    b: list[Block]
    truth: frozenset[Pair]
    unscored: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Task:
    """Cases of one kind; `bar` is the least F1 that is asked for, None where none is."""

    name: str
    cases: list[Case] = field(default_factory=list)
    bar: float | None = None
    translated: bool = False


def tasks(folder: Path) -> Iterator[Task]:
    """Yield all tasks whose files are in the folder."""
    readers = {
        "trilogue.json": _trilogue,
        "unify_tasks.json": _unify,
        "cop21.json": _articles,
        "gdpr_lobby.json": _located,
        "udhr.json": _translations,
    }
    for name, reader in readers.items():
        if (folder / name).is_file():
            yield from reader(json.loads((folder / name).read_text(encoding="utf-8")))


def _trilogue(told: Any) -> Iterator[Task]:
    """Rows of four-column tables; a cell that says "no change" has no words to tell its row by.

    The first task leaves pairs with such a cell out of the score (the cells stay in the lists), the second
    scores every row.
    """
    cases = []
    for dossier in told["dossiers"]:
        columns = {
            name: [Block(row["row"], row[name]) for row in dossier["rows"] if row.get(name)]
            for name in ("COM", "EP", "Council")
        }
        for one, other in (("COM", "EP"), ("COM", "Council"), ("EP", "Council")):
            a, b = columns[one], columns[other]
            if a and b:
                rows = {block.id for block in a} & {block.id for block in b}
                cases.append(Case(a, b, frozenset((row, row) for row in rows)))
    worded = [_without(case, lambda block: reference_of(block.text) is not None) for case in cases]
    yield Task("trilogue", worded, 0.98)
    yield Task("trilogue, all rows", cases)


def _without(case: Case, test: Any) -> Case:
    left_out = frozenset(block.id for block in [*case.a, *case.b] if test(block))
    return Case(case.a, case.b, case.truth, left_out)


def _unify(told: Any) -> Iterator[Task]:
    for task in told["tasks"]:
        base = [Block(clause["id"], clause["text"], label=clause.get("num", "")) for clause in task["base"]]
        cases = []
        for variant in task["variants"]:
            clauses = list(enumerate(variant["clauses"], start=1))
            blocks = [Block(f"v{place}", clause["text"], label=clause["num"]) for place, clause in clauses]
            truth = frozenset((source, f"v{place}") for place, clause in clauses for source in clause["from"])
            cases.append(Case(base, blocks, truth))
        yield Task(task["task"], cases, 0.985 if task["task"].startswith("udhr") else 0.975)


def _articles(told: Any) -> Iterator[Task]:
    """Whole articles of two drafts of one treaty: their numbers are left out, their paragraphs joined."""
    drafts = {
        name: [Block(one["id"], "\n".join([one["title"], *one["paras"]])) for one in articles]
        for name, articles in told["drafts"].items()
    }
    ways = sorted({(row["from"], row["to"]) for row in told["alignment"]})
    yield Task(
        "cop21 articles",
        [
            Case(
                drafts[one],
                drafts[other],
                frozenset(
                    (row["a"], row["b"]) for row in told["alignment"] if (row["from"], row["to"]) == (one, other)
                ),
            )
            for one, other in ways
        ],
    )


def _located(told: Any) -> Iterator[Task]:
    """Which clause an amendment amends, told from the words it quotes, else from those it proposes."""
    base = [Block(clause["clause"], clause["text"]) for clause in told["base"]]
    known = {block.id for block in base}
    for wording in ("old", "new"):
        cases = [
            Case(base, [Block(one["uid"], one[wording])], frozenset({(one["clause"], one["uid"])}))
            for one in told["proposals"]
            if one.get(wording, "").strip() and one["clause"] in known
        ]
        yield Task(f"gdpr locate by {wording}", cases)


def _translations(told: Any) -> Iterator[Task]:
    """Paragraphs of one declaration in several languages.

    An article counts where all languages have as many paragraphs: ids are running numbers, and two texts
    may have as many paragraphs by leaving out different ones.
    """
    texts = {
        name: [Block(clause["id"], clause["text"], language=text["lang"]) for clause in text["clauses"]]
        for name, text in told["langs"].items()
    }
    counts = [Counter(_article(block) for block in blocks) for blocks in texts.values()]
    even = {article for article, count in counts[0].items() if all(one[article] == count for one in counts)}
    disturbed = []
    for one, other in itertools.combinations(texts, 2):
        uneven = frozenset(block.id for block in [*texts[one], *texts[other]] if _article(block) not in even)
        truth = frozenset((block.id, block.id) for block in texts[one] if _article(block) in even)
        case = Case(texts[one], texts[other], truth, uneven)
        yield Task(f"concord {one}-{other}", [case], 0.98, translated=True)
        disturbed += [_disturbed(case, seed) for seed in range(4)]
    yield Task("concord, disturbed", disturbed, translated=True)


def _disturbed(case: Case, seed: int) -> Case:
    """Return the case with one in 20 blocks of the translation left out, as many joined to the next, as many halved."""
    chance = random.Random(seed)  # noqa: S311 - the same disturbance in every run is what is wanted
    became: dict[str, list[str]] = {}
    blocks: list[Block] = []
    rest = list(case.b)
    while rest:
        block, fate = rest.pop(0), chance.randrange(20)
        words = block.text.split()
        pieces = [words]
        sources = [block.id]
        if fate == JOINED and rest:
            sources.append(rest[0].id)
            pieces = [words + rest.pop(0).text.split()]
        elif fate == HALVED and len(words) > 1:
            pieces = [words[: len(words) // 2], words[len(words) // 2 :]]
        if fate != LEFT_OUT:
            ids = [f"{block.id}/{place}" for place in range(len(pieces))]
            blocks += [Block(name, " ".join(piece)) for name, piece in zip(ids, pieces, strict=True)]
            became |= dict.fromkeys(sources, ids)
    truth = frozenset((a, name) for a, b in case.truth for name in became.get(b, ()))
    return Case(case.a, blocks, truth, case.unscored | {name for old in case.unscored for name in became.get(old, ())})


def _article(block: Block) -> str:
    return block.id.split(".", maxsplit=1)[0]
