"""The [brackets] that a draft brings with it: which sign closes which, what stands side by side, and what is stray.

Official drafts are not balanced, and a bracket may hold several paragraphs. A sign is paired as long as no heading
stands between; what is left is stray, stays in the text as a character, and is reported with its place.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from goodoffices.text.document import Block, Kind, Notice

_SIGN = re.compile(r"[\[\]]")
_CONTEXT = 24
_MOST = 20


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A sign: the position of its block among the blocks (from 0), and its offset in that block's text."""

    block: int
    offset: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A bracket: the places of its two signs, and how many brackets lie around it (0 outermost)."""

    opens: Place
    closes: Place
    depth: int = 0

    @property
    def within_one_block(self) -> bool:
        """Whether both signs stand in one block."""
        return self.opens.block == self.closes.block


@dataclass(frozen=True, slots=True)
class Brackets:
    """All brackets of a text in reading order, and the places of the signs that have no partner."""

    spans: tuple[Span, ...] = ()
    strays: tuple[Place, ...] = ()


def brackets_in_text(text: str) -> Brackets:
    """Return the brackets of one text, read by itself."""
    return _paired([(text, False)])


def brackets_of(blocks: Iterable[Block]) -> Brackets:
    """Return the brackets of a document's blocks; a bracket may close in a later block under the same heading."""
    return _paired((block.text, block.kind in {Kind.HEADING, Kind.TITLE}) for block in blocks)


def runs(spans: Sequence[Span], texts: Sequence[str]) -> tuple[tuple[Span, ...], ...]:
    """Return the brackets that stand side by side, as alternatives do: "[40 days] [60 days]" or "[40][60] days".

    Between two of one run stands nothing but white space or a stroke. A bracket with no neighbour is no run.
    """
    found: list[list[Span]] = []
    ends: dict[Place, list[Span]] = {}
    for span in sorted(one for one in spans if one.within_one_block):
        text = texts[span.opens.block]
        before = text[: span.opens.offset].rstrip(" \t\n\u00a0/")
        run = ends.get(Place(span.opens.block, len(before)))
        if run is None:
            run = []
            found.append(run)
        run.append(span)
        ends[Place(span.closes.block, span.closes.offset + 1)] = run
    return tuple(tuple(run) for run in found if len(run) > 1)


def notices(blocks: Sequence[Block]) -> tuple[Notice, ...]:
    """Return one notice for each stray sign, with the words around it; after 20 a last one says how many more."""
    strays = brackets_of(blocks).strays
    told = tuple(_notice(blocks[stray.block], stray.offset) for stray in strays[:_MOST])
    if len(strays) <= _MOST:
        return told
    return (*told, Notice(f"{len(strays) - _MOST} more brackets have no partner; all stay in the text as they are."))


def _paired(texts: Iterable[tuple[str, bool]]) -> Brackets:
    spans: list[Span] = []
    strays: list[Place] = []
    pending: list[Place] = []
    for number, (text, is_heading) in enumerate(texts):
        if is_heading:
            strays.extend(pending)
            pending.clear()
        for place in _signs(number, text):
            if text[place.offset] == "[":
                pending.append(place)
            elif pending:
                spans.append(Span(pending.pop(), place))
            else:
                strays.append(place)
    return Brackets(tuple(_with_depths(spans)), tuple(sorted([*strays, *pending])))


def _signs(number: int, text: str) -> Iterator[Place]:
    return (Place(number, found.start()) for found in _SIGN.finditer(text))


def _with_depths(spans: Iterable[Span]) -> Iterator[Span]:
    """A stray sign around a bracket does not make it deeper: depth counts the whole brackets only."""
    around: list[Place] = []
    for span in sorted(spans):
        while around and around[-1] < span.opens:
            around.pop()
        yield Span(span.opens, span.closes, len(around))
        around.append(span.closes)


def _notice(block: Block, offset: int) -> Notice:
    text, sign = block.text, block.text[offset]
    rule = "An opening bracket is never closed" if sign == "[" else "A closing bracket was never opened"
    start, end = max(0, offset - _CONTEXT), offset + 1 + _CONTEXT
    around = f"{'…' * (start > 0)}{text[start:offset]}▸{sign}◂{text[offset + 1 : end]}{'…' * (end < len(text))}"
    return Notice(f"{rule}; it stays in the text as it is: “{' '.join(around.split())}”.", block.id)
