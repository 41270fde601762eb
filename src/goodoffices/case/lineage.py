"""What became of a clause when proposals were unified anew: ids are given anew then, so clauses are followed by words.

Within one draft a clause keeps its id. From one draft to the next it is what the comparison of the two finds again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from weakref import WeakKeyDictionary

from goodoffices.case.called import called
from goodoffices.case.kinds.drafts import Draft
from goodoffices.case.kinds.provisions import ProvisionStruck
from goodoffices.case.negotiating import NegotiatingText
from goodoffices.text.compare import compare

Successors = Mapping[str, tuple[str, ...]]
_FOUND: WeakKeyDictionary[Draft, tuple[str, Successors]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Lost:
    """A clause that was named and stands no more: how it was called, and the draft it was seen in last ("": none).

    `struck` says that it was struck there; else the draft after that one has no clause that answers it.
    """

    called: str
    number: str
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Traced:
    """What became of clauses: the ids of those that stand now, in the order of the text, and those that are lost."""

    standing: tuple[str, ...]
    lost: tuple[Lost, ...] = ()


def traced(drafts: Sequence[NegotiatingText], time: int, provisions: Iterable[str]) -> Traced:
    """Return what became, in the last of some drafts given in order, of clauses that were named by their ids at a time.

    What was named before the first of them is lost: it named clauses of none of them.
    """
    begun = [one for one in drafts if one.draft.time <= time]
    if not begun:
        return Traced((), tuple(Lost(one, "") for one in provisions))
    names, lost = list(provisions), list[Lost]()
    for text, later in pairwise(drafts[len(begun) - 1 :]):
        names = _standing(text, names, lost)
        successors = _successors(text, later)
        lost += _lost(text, [one for one in names if not successors.get(one)])
        names = [one for name in names for one in successors.get(name, ())]
    names = _standing(drafts[-1], names, lost)
    return Traced(tuple(one for one in _ids(drafts[-1]) if one in set(names)), tuple(lost))


def _standing(text: NegotiatingText, names: Sequence[str], lost: list[Lost]) -> list[str]:
    """Return which of some clauses stand at the end of a draft, and note those that were struck in it."""
    standing = _ids(text)
    for name in names:
        last = text.steps_of(name)[-1:]
        if name not in standing and last and isinstance(last[0].said.statement, ProvisionStruck):
            lost.append(Lost(last[0].said.statement.label or name, text.now.number, struck=True))
    return [one for one in names if one in standing]


def _lost(text: NegotiatingText, names: Sequence[str]) -> Iterator[Lost]:
    if names:
        titles = called(text.framework)
        yield from (Lost(titles[one], text.now.number) for one in names)


def _ids(text: NegotiatingText) -> dict[str, None]:
    return dict.fromkeys(one.id for one in text.framework.provisions)


def _successors(old: NegotiatingText, new: NegotiatingText) -> Successors:
    """Return which clauses of a new draft answer each of the old one; compared once for as long as both are open."""
    known = _FOUND.get(new.now)
    if known is None or known[0] != old.head:
        known = _FOUND[new.now] = (old.head, _compared(old, new))
    return known[1]


def _compared(old: NegotiatingText, new: NegotiatingText) -> Successors:
    if old.framework.provisions == new.tabled.provisions:
        return {one: (one,) for one in _ids(old)}
    passages = compare(old.framework, new.tabled).passages
    return {one.id: tuple(each.id for each in passage.new) for passage in passages for one in passage.old}
