"""A conference draft taken up as a framework: the [brackets] it brings with it become brackets."""

from collections.abc import Iterator, Sequence

from goodoffices.text.brackets import Span, brackets_in_text, runs
from goodoffices.text.document import Block, Document
from goodoffices.text.framework import Alternative, Bracket, Common, Framework, Provision, Segment, Wording
from goodoffices.text.identity import identified

DEEPEST = 60
"""Brackets that lie deeper than this stay characters of the text."""


def taken_up(document: Document) -> Framework:
    """Return the draft as a framework, a provision for each block, its numbers kept as they are.

    Brackets side by side are alternatives of one bracket; nobody is named as their holder. A sign without a partner in
    its paragraph stays a character of the text. White space or a stroke between alternatives is not kept.
    """
    provisions = tuple(_provision(f"p{place}", block) for place, block in enumerate(document.blocks, 1))
    return Framework(provisions, title=document.title, languages=(document.language,))


def _provision(name: str, block: Block) -> Provision:
    spans = [span for span in brackets_in_text(block.text).spans if span.depth < DEEPEST]
    together = {span: run for run in runs(spans, [block.text]) for span in run}
    segments = tuple(_segments(block.text, (0, len(block.text)), spans, together))
    wording = Wording(block.language, segments)
    return identified(Provision(name, (wording,), block.label, block.kind, block.level))


def _segments(
    text: str, bounds: tuple[int, int], spans: Sequence[Span], together: dict[Span, tuple[Span, ...]]
) -> Iterator[Segment]:
    place, end = bounds
    inner = [span for span in spans if place <= span.opens.offset and span.closes.offset < end]
    while outermost := next((span for span in inner if span.opens.offset >= place), None):
        if place < outermost.opens.offset:
            yield Common(text[place : outermost.opens.offset])
        side_by_side = together.get(outermost, (outermost,))
        yield Bracket("", tuple(_alternative(text, span, spans, together) for span in side_by_side))
        place = side_by_side[-1].closes.offset + 1
    if place < end:
        yield Common(text[place:end])


def _alternative(text: str, span: Span, spans: Sequence[Span], together: dict[Span, tuple[Span, ...]]) -> Alternative:
    bounds = span.opens.offset + 1, span.closes.offset
    return Alternative("", tuple(_segments(text, bounds, spans, together)))
