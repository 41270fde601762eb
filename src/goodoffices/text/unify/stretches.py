"""Several readings laid side by side: where all agree, and where they do not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from goodoffices.text.unify.readings import Reading, kept, medoid
from goodoffices.text.unify.tokens import Words

_SENTENCE_ENDS = frozenset(".;:!?؛؟۔")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of all the readings, in their order: agreed where all have the same words, else disputed."""

    parts: tuple[Words, ...]
    agreed: bool

    @property
    def count(self) -> int:
        """How many tokens its longest part has."""
        return max(len(part) for part in self.parts)


def side_by_side(readings: Sequence[Reading]) -> list[Stretch]:
    """Return the readings as agreed and disputed stretches by turns.

    Each reading is compared with the medoid; what all of them keep of it is agreed, and all that lies between is
    disputed. No common base is needed, and the order of the readings decides nothing.
    """
    pivot = medoid(readings)
    places = [kept(pivot.words, reading.words) for reading in readings]
    everywhere = [token for token in range(len(pivot.words)) if all(token in place for place in places)]
    cuts = [[place[token] for token in everywhere] for place in places]
    return _trimmed(list(_stretches(readings, cuts, len(everywhere))))


def _stretches(readings: Sequence[Reading], cuts: Sequence[Sequence[int]], agreed: int) -> Iterator[Stretch]:
    ends = [0] * len(readings)
    step = 0
    while step < agreed:
        run = _run(cuts, step, agreed)
        yield from _between(readings, ends, [cut[step] for cut in cuts])
        ends = [cut[step] + run for cut in cuts]
        yield Stretch(
            tuple(one.words.part(end - run, end) for one, end in zip(readings, ends, strict=True)), agreed=True
        )
        step += run
    yield from _between(readings, ends, [len(reading.words) for reading in readings])


def _run(cuts: Sequence[Sequence[int]], step: int, agreed: int) -> int:
    """Return how many agreed tokens follow one another in every reading from this one on."""
    run = 1
    while step + run < agreed and all(cut[step + run] == cut[step] + run for cut in cuts):
        run += 1
    return run


def _between(readings: Sequence[Reading], starts: Sequence[int], ends: Sequence[int]) -> Iterator[Stretch]:
    parts = tuple(one.words.part(start, end) for one, start, end in zip(readings, starts, ends, strict=True))
    if any(len(part) for part in parts):
        yield Stretch(parts, agreed=False)


def _trimmed(stretches: list[Stretch]) -> list[Stretch]:
    """Move what all parts of a disputed stretch begin or end with into the agreed text; join agreed neighbours."""
    trimmed: list[Stretch] = []
    for stretch in stretches:
        trimmed.extend([stretch] if stretch.agreed else _ends_off(stretch))
    return joined(_slid(joined(trimmed)))


def _slid(stretches: list[Stretch]) -> list[Stretch]:
    """Let optional words begin behind a full stop rather than within a sentence, where both say the same.

    Of "They[ may ask. They] report." and "[They may ask. ]They report." the second brackets a whole sentence.
    """
    slid = list(stretches)
    for place in range(1, len(slid) - 1):
        before, here, after = slid[place - 1 : place + 2]
        if not here.agreed and not all(len(part) for part in here.parts) and not _ends_a_sentence(before):
            slid[place - 1 : place + 2] = _to_the_left(before, here, after) or _to_the_right(before, here, after)
    return [stretch for stretch in slid if any(len(part) for part in stretch.parts)]


def _ends_a_sentence(stretch: Stretch) -> bool:
    return not len(stretch.parts[0]) or stretch.parts[0].keys[-1] in _SENTENCE_ENDS


def _to_the_left(before: Stretch, here: Stretch, after: Stretch) -> list[Stretch]:
    """Return the three stretches with the optional words begun behind the last full stop; none if that cannot be."""
    shift = 0
    agreed = before.parts[0].keys
    worded = [part.keys for part in here.parts if len(part)]
    while shift < len(agreed) and all(shift < len(keys) and keys[-1 - shift] == agreed[-1 - shift] for keys in worded):
        shift += 1
        if shift == len(agreed) or agreed[-1 - shift] in _SENTENCE_ENDS:
            return _turned(before, here, after, -shift)
    return []


def _to_the_right(before: Stretch, here: Stretch, after: Stretch) -> list[Stretch]:
    """Return the three stretches with the optional words begun behind the full stop they begin with, or unchanged."""
    mark = after.parts[0].keys[:1]
    worded = [part.keys for part in here.parts if len(part)]
    if _SENTENCE_ENDS.issuperset(mark) and mark and all(keys[:1] == mark for keys in worded):
        return _turned(before, here, after, 1)
    return [before, here, after]


def _turned(before: Stretch, here: Stretch, after: Stretch, shift: int) -> list[Stretch]:
    """Return the three stretches with the disputed one moved by so many tokens (to the left if below 0)."""
    moved = []
    for one, part, rest in zip(before.parts, here.parts, after.parts, strict=True):
        whole = _both(_both(one, part), rest)
        start, end = len(one) + shift, len(one) + len(part) + shift
        moved.append((whole.part(0, start), whole.part(start, end), whole.part(end, len(whole))))
    columns = zip(*moved, strict=True)
    return [replace(stretch, parts=tuple(parts)) for stretch, parts in zip((before, here, after), columns, strict=True)]


def _ends_off(stretch: Stretch) -> Iterator[Stretch]:
    shortest = min(len(part) for part in stretch.parts)
    head = same_at_the_start([part.keys for part in stretch.parts], shortest)
    tail = same_at_the_start([part.keys[::-1] for part in stretch.parts], shortest - head)
    if head:
        yield Stretch(tuple(part.part(0, head) for part in stretch.parts), agreed=True)
    rest = tuple(part.part(head, len(part) - tail) for part in stretch.parts)
    if any(len(part) for part in rest):
        yield Stretch(rest, agreed=False)
    if tail:
        yield Stretch(tuple(part.part(len(part) - tail, len(part)) for part in stretch.parts), agreed=True)


def same_at_the_start(texts: Sequence[Sequence[str]], most: int) -> int:
    """Return how many tokens, up to the most, all texts begin with."""
    for place in range(most):
        if len({text[place] for text in texts}) > 1:
            return place
    return most


def joined(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Return the stretches with neighbours of one kind made one."""
    one_by_one: list[Stretch] = []
    for stretch in stretches:
        if one_by_one and one_by_one[-1].agreed == stretch.agreed:
            last = one_by_one[-1]
            parts = tuple(_both(one, other) for one, other in zip(last.parts, stretch.parts, strict=True))
            one_by_one[-1] = replace(last, parts=parts)
        else:
            one_by_one.append(stretch)
    return one_by_one


def _both(one: Words, other: Words) -> Words:
    return Words(one.tokens + other.tokens, one.keys + other.keys)


def disputed(stretches: Sequence[Stretch], start: int, end: int) -> list[Stretch]:
    """Return the stretches with those from start up to end made one disputed stretch."""
    inner = [replace(stretch, agreed=False) for stretch in stretches[start:end]]
    return joined([*stretches[:start], *inner, *stretches[end:]])
