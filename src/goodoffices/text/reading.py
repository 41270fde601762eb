"""A framework as one party reads it: its own alternative in every bracket, its own order and numbers."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import reduce

from goodoffices.text.document import Block, Document
from goodoffices.text.framework import Common, Framework, LaidBlock, Layout, Segment, read_segments


def as_read_by(framework: Framework, proposal: str, language: str | None = None) -> Document:
    """Return the framework as a proposal reads it, block for block and in the proposal's own order.

    Soundness: at the moment of unifying this is the proposal, word for word. `language` chooses a translation;
    without it, or where the proposal has none, it is the original. A framework that remembers no layouts (one read
    from the notation) is read provision by provision in the framework's order.

    Raises:
        NoSuchProposal: the framework holds no such proposal.
    """
    origin = framework.origin(proposal)
    if not origin.layouts:
        return _provision_by_provision(framework, origin.id)
    layout = next((one for one in origin.layouts if one.language == language), origin.layouts[0])
    readings = _readings(framework, origin.id, layout)
    blocks = tuple(_block(block, readings) for block in layout.blocks)
    return Document(blocks, title=origin.title, source=layout.source)


def words_unlike_the_proposals(framework: Framework) -> tuple[str, ...]:
    """Return the proposals that the framework does not give back word for word: none, when soundness holds."""
    unlike = []
    for origin in framework.origins:
        for layout, text in zip(origin.layouts, origin.texts, strict=True):
            read = as_read_by(framework, origin.id, layout.language)
            if [(one.id, one.text) for one in read.blocks] != [(one.id, one.text) for one in text.blocks]:
                unlike.append(origin.id)
    return tuple(unlike)


def _readings(framework: Framework, proposal: str, layout: Layout) -> Mapping[str, str]:
    """Return what the proposal reads in each provision that its blocks went to."""
    wanted = {part.provision for block in layout.blocks for part in block.parts}
    wordings = ((one.id, one.wording(layout.language)) for one in framework.provisions if one.id in wanted)
    return {name: read_segments(one.segments, proposal) or "" for name, one in wordings if one is not None}


def _block(block: LaidBlock, readings: Mapping[str, str]) -> Block:
    def extended(text: str, part: int) -> str:
        one = block.parts[part]
        words = one.exact if one.exact is not None else readings[one.provision][one.start : one.end]
        return text + one.lead + words

    text = reduce(extended, range(len(block.parts)), block.text)
    return Block(block.id, text, block.kind, block.level, block.label, block.language, block.direction, block.cell)


def _provision_by_provision(framework: Framework, proposal: str) -> Document:
    blocks = []
    for provision in framework.provisions:
        wording = provision.wordings[0]
        text = (read_segments(wording.segments, proposal) or "").strip()
        if text:
            blocks.append(
                Block(
                    provision.id,
                    text,
                    provision.kind,
                    provision.level,
                    provision.label,
                    wording.language,
                    wording.direction,
                )
            )
    return Document(tuple(blocks), title=framework.title)


def readings_of(segments: Sequence[Segment]) -> Iterator[str]:
    """Yield readings of the text in which every alternative stands beside every one of the next bracket, at any depth.

    With at most n alternatives in a bracket they are n for a single bracket, and else up to n * n.
    """
    parts = [_ways(one, readings_of) for one in segments]
    most = max(map(len, parts), default=1)
    choosing = sum(len(part) > 1 for part in parts)
    chosen = (_chosen(parts, first, step, most) for step in range(most if choosing > 1 else 1) for first in range(most))
    yield from dict.fromkeys(chosen)


def few_readings_of(segments: Sequence[Segment]) -> Iterator[str]:
    """Yield as many readings of the text as it takes for every alternative, at any depth, to stand in one of them."""
    parts = [_ways(one, few_readings_of) for one in segments]
    for choice in range(max(map(len, parts), default=1)):
        yield "".join(part[min(choice, len(part) - 1)] for part in parts)


def _ways(one: Segment, readings: Callable[[Sequence[Segment]], Iterator[str]]) -> list[str]:
    if isinstance(one, Common):
        return [one.text]
    return [words for each in one.alternatives for words in readings(each.content)]


def _chosen(parts: Sequence[Sequence[str]], first: int, step: int, most: int) -> str:
    """Return one reading: each bracket takes the way that lies `step` after that of the bracket before it."""
    words, choice = "", first
    for part in parts:
        words += part[min(choice, len(part) - 1)]
        choice = (choice + step) % most if len(part) > 1 else choice
    return words
