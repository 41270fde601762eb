"""How far the text has come: open brackets and their age, brackets lifted, the burn-down, what no longer stands."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from goodoffices.case.kinds.drafts import Lifted, Restored
from goodoffices.case.negotiating import NegotiatingText
from goodoffices.case.said import Said
from goodoffices.text.coverage import Covered, coverage
from goodoffices.text.framework import Framework, Provision
from goodoffices.text.identity import words_hash
from goodoffices.text.wording import Bracket, brackets_in, plain_text


@dataclass(frozen=True, slots=True)
class OpenBracket:
    """A bracket in the language of the talks: its provision, how deep it lies, and since when (milliseconds) it is open."""  # noqa: E501 - one sentence

    provision: Provision
    bracket: Bracket
    depth: int
    since: int


@dataclass(frozen=True, slots=True)
class Point:
    """How many brackets were open at a time (milliseconds); `number` is that of the draft, `begins` where it is new."""

    time: int
    number: str
    open: int
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Went:
    """Where a block of a proposal went in the draft, and the entries that changed those provisions since."""

    covered: Covered
    changed_by: tuple[Said, ...] = ()


def open_brackets(texts: Sequence[NegotiatingText]) -> tuple[OpenBracket, ...]:
    """Return the open brackets of the last of some drafts, given in order, in reading order.

    A bracket is followed from version to version by the words of its alternatives: it is as old as the oldest of them
    that has stood in brackets ever since.
    """
    if not texts:
        return ()
    since = _since(texts)
    return tuple(
        OpenBracket(provision, bracket, depth, min(since[one] for one in _words(bracket)))
        for provision in texts[-1].framework.provisions
        for bracket, depth in brackets_in(provision.wordings[0].segments)
    )


def oldest(some: Iterable[OpenBracket]) -> OpenBracket | None:
    """Return the bracket that has been open longest; None where none is open."""
    return min(some, key=lambda one: one.since, default=None)


def lifted_since(texts: Iterable[NegotiatingText], time: int) -> tuple[Said, ...]:
    """Return the entries by which brackets were lifted from a time on (milliseconds) and not restored."""
    steps = [one.said for text in texts for one in text.steps]
    restored = {one.statement.lifted for one in steps if isinstance(one.statement, Restored)}
    return tuple(
        one for one in steps if isinstance(one.statement, Lifted) and one.id not in restored and one.time >= time
    )


def burn_down(texts: Iterable[NegotiatingText]) -> tuple[Point, ...]:
    """Return how many brackets were open as each draft began, and after each change that altered the number."""
    points: list[Point] = []
    for text in texts:
        count = sum(map(_count, text.tabled.provisions))
        points.append(Point(text.draft.time, text.now.number, count, begins=True))
        for step in text.steps:
            change = _count(step.after) - _count(step.before)
            if change:
                count += change
                points.append(Point(step.said.time, text.now.number, count))
    return tuple(points)


def wording_id(provision: Provision) -> str:
    """Return the id of a provision as it is worded now: what a reaction to the whole clause cites."""
    return f"{provision.id}.{words_hash(plain_text(provision.wordings[0].segments))}"


def citable(framework: Framework) -> frozenset[str]:
    """Return the ids of all wordings and alternatives that stand: a reaction that cites another is stale."""
    alternatives = (one.id for provision in framework.provisions for one in provision.alternatives())
    return frozenset((*alternatives, *map(wording_id, framework.provisions)))


def stands_as_then(texts: Sequence[NegotiatingText], provision: str, time: int) -> bool:
    """Whether a provision of the last of some drafts reads as it did at a time: what was said of it then still counts.

    It does not where no provision of this id stood in the draft of that time.
    """
    then = next((one for one in reversed(texts) if one.draft.time <= time), None)
    if then is None:
        return False
    earlier = [one.after for one in then.steps_of(provision) if one.said.time <= time]
    before = (earlier or [one for one in then.tabled.provisions if one.id == provision] or [None])[-1]
    now = [one for one in texts[-1].framework.provisions if one.id == provision]
    return before is not None and bool(now) and wording_id(before) == wording_id(now[0])


def where_it_went(text: NegotiatingText) -> tuple[Went, ...]:
    """Return every block of every proposal, each once: where it went in the draft, and what happened there since."""
    changes: dict[str, list[Said]] = {}
    for step in text.steps:
        if step.reworded:
            changes.setdefault(step.provision, []).append(step.said)
    return tuple(
        Went(one, tuple(sorted({said for name in one.provisions for said in changes.get(name, ())})))
        for one in coverage(text.tabled)
    )


def held_since(texts: Sequence[NegotiatingText], bracket: Bracket) -> tuple[int | None, ...]:
    """Return since when (milliseconds) the words of each alternative stand in brackets; None for one without words."""
    since = _since(texts)
    words = (plain_text(one.content).strip() for one in bracket.alternatives)
    return tuple(since.get(words_hash(one)) if one else None for one in words)


def _since(texts: Sequence[NegotiatingText]) -> dict[str, int]:
    """Return since when the words of each alternative that stands in brackets have done so without a break."""
    since: dict[str, int] = {}
    for text in texts:
        standing = Counter(_bracketed(text.tabled.provisions))
        since = {one: since.get(one, text.draft.time) for one in standing}
        for step in text.steps:
            standing.subtract(_bracketed([step.before]))
            standing.update(_bracketed([step.after]))
            since = {one: since.get(one, step.said.time) for one, count in standing.items() if count > 0}
    return since


def _bracketed(provisions: Iterable[Provision | None]) -> Iterator[str]:
    for provision in filter(None, provisions):
        for bracket, _ in brackets_in(provision.wordings[0].segments):
            yield from _words(bracket)


def _words(bracket: Bracket) -> list[str]:
    """Return the hashes of the words in a bracket; an alternative without words tells one bracket from no other."""
    every = [plain_text(one.content).strip() for one in bracket.alternatives]
    return [words_hash(one) for one in every if one] or [words_hash("")]


def _count(provision: Provision | None) -> int:
    return sum(1 for _ in brackets_in(provision.wordings[0].segments)) if provision else 0
