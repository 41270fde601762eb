"""Which clauses of the old draft became which of the new one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from goodoffices.text.align import Verdicts, align
from goodoffices.text.compare.clause import Laid
from goodoffices.text.compare.order import out_of_order
from goodoffices.text.document import Block
from goodoffices.text.unify.readings import likeness

SAME_ID = 0.6
"""Two provisions of one id that share so much are one provision; with less the id was given anew."""

TELLING = 4
"""A clause of fewer words ("No text", "Option 1:") is not known again by them alone out of order."""


@dataclass(frozen=True, slots=True)
class Group:
    """Clauses of the old draft and what they became, by their places: one of the two may be empty."""

    old: tuple[int, ...]
    new: tuple[int, ...]


def grouped(old: Sequence[Laid], new: Sequence[Laid], verdicts: Verdicts, *, by_id: bool) -> list[Group]:
    """Return every clause of either draft in exactly one group; both ways round are one computation.

    `by_id` tells that ids may be the same ones in both drafts, as a framework's are.
    """
    if _turned(old, new):
        return [Group(one.new, one.old) for one in _grouped(new, old, verdicts.transposed(), by_id=by_id)]
    return _grouped(old, new, verdicts, by_id=by_id)


def _turned(old: Sequence[Laid], new: Sequence[Laid]) -> bool:
    one, other = ([(each.clause.id, each.strand.words.keys) for each in side] for side in (old, new))
    return (len(one), one) > (len(other), other)


def _grouped(old: Sequence[Laid], new: Sequence[Laid], verdicts: Verdicts, *, by_id: bool) -> list[Group]:
    apart = verdicts.different
    pairs = {(old[a].clause.id, new[b].clause.id) for a, b in _of_equal_words(old, new)}
    if by_id:
        pairs |= set(_of_one_id(old, new, pairs))
    same = verdicts.same | (_unspoken(pairs, verdicts) - apart)
    links = align(_blocks(old), _blocks(new), Verdicts(same, apart))
    in_old, in_new = ({each.clause.id: place for place, each in enumerate(side)} for side in (old, new))
    known = {(a, b) for a, b in same if a in in_old and b in in_new}
    linked = known | {(link.a, link.b) for link in links}
    groups = _joined([(in_old[a], in_new[b]) for a, b in sorted(linked)], len(old), len(new))
    return list(_without_strays(groups, old, new))


def _without_strays(groups: Sequence[Group], old: Sequence[Laid], new: Sequence[Laid]) -> Iterator[Group]:
    """Yield the groups with those parted that only a word or two hold together, far from where they stood."""
    standing = sorted((one for one in groups if one.old and one.new), key=lambda one: one.new)
    partner = {one.new[0]: one.old[0] for one in standing}
    moved = {standing[one] for one in out_of_order([one.old[0] for one in standing])}
    for group in groups:
        if group in moved and len(group.old) == len(group.new) == 1:
            a, b = group.old[0], group.new[0]
            together = partner.get(b - 1) == a - 1 or partner.get(b + 1) == a + 1
            words = min(old[a].words.count, new[b].words.count)
            if words < TELLING and not together:
                yield from (Group((a,), ()), Group((), (b,)))
                continue
        yield group


def _unspoken(pairs: set[tuple[str, str]], verdicts: Verdicts) -> frozenset[tuple[str, str]]:
    """Return the pairs of clauses that a person has not given another partner."""
    spoken_a, spoken_b = ({pair[side] for pair in verdicts.same} for side in (0, 1))
    return frozenset((a, b) for a, b in pairs if a not in spoken_a and b not in spoken_b)


def _blocks(side: Sequence[Laid]) -> list[Block]:
    return [each.block for each in side]


def _of_equal_words(old: Sequence[Laid], new: Sequence[Laid]) -> Iterator[tuple[int, int]]:
    """Yield the clauses of equal words: first those in the same order, then those that moved, one by one."""
    one, other = ([each.strand.words.keys for each in side] for side in (old, new))
    numbers = {key: number for number, key in enumerate(dict.fromkeys([*one, *other]))}
    row, column = [numbers[key] for key in one], [numbers[key] for key in other]
    left, right = set(range(len(row))), set(range(len(column)))
    for step in LCSseq.opcodes(row, column):
        if step.tag == "equal":
            for shift in range(step.src_end - step.src_start):
                a, b = step.src_start + shift, step.dest_start + shift
                left.discard(a)
                right.discard(b)
                yield a, b
    places: dict[int, list[int]] = {}
    for b in sorted(right, reverse=True):
        places.setdefault(column[b], []).append(b)
    for a in sorted(left):
        if old[a].words.count >= TELLING and places.get(row[a]):
            yield a, places[row[a]].pop()


def _of_one_id(old: Sequence[Laid], new: Sequence[Laid], taken: set[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the provisions of one id whose words are alike, where neither stands elsewhere word for word."""
    there = {each.clause.id: each for each in new}
    taken_old, taken_new = {a for a, _ in taken}, {b for _, b in taken}
    for each in old:
        name = each.clause.id
        other = there.get(name)
        if other is None or name in taken_old or name in taken_new:
            continue
        if likeness(each.words, other.words) >= SAME_ID:
            yield name, name


def _joined(links: Sequence[tuple[int, int]], olds: int, news: int) -> list[Group]:
    """Return the clauses that links hold together as groups, and every other clause as a group of its own."""
    root = list(range(olds + news))

    def find(one: int) -> int:
        while root[one] != one:
            root[one] = root[root[one]]
            one = root[one]
        return one

    for a, b in links:
        root[find(olds + b)] = find(a)
    members: dict[int, list[int]] = {}
    for one in range(olds + news):
        members.setdefault(find(one), []).append(one)
    return [
        Group(tuple(one for one in row if one < olds), tuple(one - olds for one in row if one >= olds))
        for row in members.values()
    ]
