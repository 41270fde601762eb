"""The first line of a comparison: how much changed."""

from collections.abc import Callable, Mapping, Sequence

from goodoffices.text.compare.changes import Fate
from goodoffices.text.compare.passage import Count, Lot, Passage

WAYS: Mapping[str, Callable[[Passage], bool]] = {
    "reworded": lambda one: one.reworded,
    "moved": lambda one: one.moved_from is not None,
    "brackets changed": lambda one: one.rebracketed,
    "status changed": lambda one: bool(one.statuses) and bool(one.old and one.new),
    "languages changed": lambda one: bool(one.languages),
}
"""The ways in which a clause of both drafts can have changed; several may be met at once."""

_LOTS = (Lot.NEW, Lot.GONE, Lot.SPLIT, Lot.MERGED, Lot.REDRAWN)
_FATES = (
    ("lifted", (Fate.LIFTED,)),
    ("gone with their text", (Fate.WENT,)),
    ("changed", (Fate.CHANGED,)),
    ("new", (Fate.OPENED, Fate.CAME)),
    ("as they were", (Fate.STILL_OPEN,)),
)


def head_of(passages: Sequence[Passage], brackets: Count, across: Count, stray: Count) -> str:
    """Return the counts in one sentence: clauses, their brackets, and what a document's brackets do beyond clauses."""
    sentences = [_clauses(passages) + _brackets(passages, brackets) + "."]
    if across != Count():
        sentences.append(f"Brackets from one clause to another: {across.before} before, {across.now} now.")
    if stray != Count():
        sentences.append(f"Bracket signs without a partner: {stray.before} before, {stray.now} now.")
    return " ".join(sentences)


def _clauses(passages: Sequence[Passage]) -> str:
    renumbered = sum(1 for one in passages if one.renumbered and not one.changed)
    numbers = f"; {renumbered} only with another number" if renumbered else ""
    changed = sum(1 for one in passages if one.changed)
    total = f"{len(passages)} {'clause' if len(passages) == 1 else 'clauses'}"
    if not changed:
        return f"Nothing changed in {total}{numbers}"
    counts = {
        "reworded": sum(map(WAYS["reworded"], passages)),
        **{lot.value: sum(1 for one in passages if one.lot is lot) for lot in _LOTS},
        "moved": sum(map(WAYS["moved"], passages)),
        "with changes in brackets": sum(map(WAYS["brackets changed"], passages)),
        "in status": sum(map(WAYS["status changed"], passages)),
        "in languages": sum(map(WAYS["languages changed"], passages)),
    }
    return f"{changed} of {total} changed: {_listed(counts)}{numbers}"


def _brackets(passages: Sequence[Passage], brackets: Count) -> str:
    if brackets == Count():
        return ""
    every = [one.fate for passage in passages for one in passage.brackets]
    counts = {name: sum(map(every.count, fates)) for name, fates in _FATES}
    return f"; brackets: {brackets.before} before, {brackets.now} now: {_listed(counts)}"


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count)
