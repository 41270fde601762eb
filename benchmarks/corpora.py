"""Real texts of several hands as proposals, read from a folder (`--data DIR`) of the files of this benchmark.

`unify_tasks.json` holds a base and redrafts of it, with the truth of which clause answers which; `trilogue.json` the
three institutions' texts of many dossiers, row by row; `cop21-*.md` two drafts of one treaty, already in brackets.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from goodoffices.text.document import Block, Document
from goodoffices.text.framework import Decision, QuestionKind
from goodoffices.text.proposal import Proposal
from goodoffices.text.read import read_document

BASE = "base"
INSTITUTIONS = ("COM", "EP", "Council")
"""The first proposed the text that the others amend."""


@dataclass(frozen=True, slots=True)
class Talks:
    """Proposals on one matter; `decisions` answer beforehand which of their blocks are on the same point."""

    name: str
    proposals: tuple[Proposal, ...]
    decisions: tuple[Decision, ...] = ()

    @property
    def blocks(self) -> int:
        """How many blocks all proposals have together."""
        return sum(len(one.blocks) for one in self.proposals)


def proposal(name: str, blocks: Sequence[Block], *, language: str = "en", base: bool = False) -> Proposal:
    """Return blocks as the proposal of a party that is called as the proposal is."""
    return Proposal(id=name, holder=name, document=Document(tuple(blocks)), language=language, base=base)


def redrafts(folder: Path) -> Iterator[Talks]:
    """Yield each task of `unify_tasks.json`: the base and all its redrafts, whole."""
    for task in _tasks(folder):
        yield Talks(task["task"], tuple(_papers(task)))


def dossiers(folder: Path) -> Iterator[Talks]:
    """Yield each dossier of `trilogue.json` with the texts of all institutions that have one."""
    for dossier in _read(folder / "trilogue.json").get("dossiers", []):
        columns = {
            name: [Block(row["row"], row[name]) for row in dossier["rows"] if row.get(name)] for name in INSTITUTIONS
        }
        papers = [proposal(name, blocks, base=name == "COM") for name, blocks in columns.items() if blocks]
        yield Talks(dossier["dossier"], tuple(papers))


def treaty(folder: Path) -> Iterator[Talks]:
    """Yield the drafts of the treaty, which have brackets in them, as two proposals."""
    paths = sorted(folder.glob("cop21-*.md"))
    drafts = [(path.stem, read_document(path.name, path.read_bytes())) for path in paths]
    if len(drafts) > 1:
        yield Talks("cop21 drafts", tuple(Proposal(name, name, document) for name, document in drafts))


def rows(folder: Path) -> Iterator[Talks]:
    """Yield each row of `trilogue.json` that all institutions have, each text a proposal of one block."""
    for dossier in _read(folder / "trilogue.json").get("dossiers", []):
        for row in dossier["rows"]:
            if all(row.get(name) for name in INSTITUTIONS):
                texts = {name: [row[name]] for name in INSTITUTIONS}
                yield _one_point(f"{dossier['dossier']} {row['row']}", texts, base="COM")


def clauses(folder: Path, task: str) -> Iterator[Talks]:
    """Yield each clause of the base of a task with what the redrafts have on it, by the truth, not by our aligner."""
    for told in _tasks(folder):
        if told["task"] != task:
            continue
        for clause in told["base"]:
            texts = {BASE: [clause["text"]]}
            for variant in told["variants"]:
                own = [one["text"] for one in variant["clauses"] if clause["id"] in one["from"]]
                texts |= {variant["party"]: own} if own else {}
            if len(texts) > 1:
                yield _one_point(f"{task} {clause['id']}", texts, base=BASE)


def _one_point(name: str, texts: Mapping[str, Sequence[str]], base: str) -> Talks:
    """Return talks on one point: whatever the parties have of it is decided to be on it."""
    papers = [
        proposal(party, [Block(str(place), text) for place, text in enumerate(own)], base=party == base)
        for party, own in texts.items()
    ]
    same = tuple(
        Decision(QuestionKind.PAIR, f"{one.id}:{a.id}", f"{other.id}:{b.id}", "same")
        for one, other in combinations(papers, 2)
        for a in one.blocks
        for b in other.blocks
    )
    return Talks(name, tuple(papers), same)


def _papers(task: Mapping[str, Any]) -> Iterator[Proposal]:
    base = [Block(clause["id"], clause["text"], label=clause["num"]) for clause in task["base"]]
    yield proposal(BASE, base, language=task["lang"], base=True)
    for variant in task["variants"]:
        blocks = [
            Block(f"v{place}", one["text"], label=one["num"]) for place, one in enumerate(variant["clauses"], start=1)
        ]
        yield proposal(variant["party"], blocks, language=task["lang"])


def _tasks(folder: Path) -> list[dict[str, Any]]:
    return list(_read(folder / "unify_tasks.json").get("tasks", []))


def _read(path: Path) -> dict[str, Any]:
    """Return what a file says, nothing where there is none."""
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}
