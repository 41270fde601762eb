"""What changed since another draft, as tracked changes of an author that Word and LibreOffice accept or reject."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

from goodoffices.text.align import align
from goodoffices.text.compare.order import out_of_order
from goodoffices.text.document import Block, Document, Kind
from goodoffices.text.language import Direction, direction_of
from goodoffices.text.unify.readings import kept
from goodoffices.text.unify.tokens import DefinedTerms, cut
from goodoffices.text.write.indent import indent_of
from goodoffices.text.write.shown import shown
from goodoffices.text.write.word.container import Sheets, packed
from goodoffices.text.write.word.oxml import Element, W, directed, element, paragraph, run
from goodoffices.text.write.word.page import footer, header
from goodoffices.text.write.word.provisions import gap_after, indented, style_of
from goodoffices.text.write.word.styles import mirrored, styles
from goodoffices.text.write.word.tables import WIDTH

_NO_TERMS = DefinedTerms()

Pair = tuple[Block | None, Block | None]
"""A paragraph of the old draft and what it became; None where there was none, or is none any more."""


def write_changes_word(old: Document, new: Document, author: str, date: str = "") -> bytes:
    """Return the new draft as a Word file (.docx) that tells what changed since the old one, the same bytes each time.

    Once all changes are accepted it is the new draft, once all are rejected the old one, paragraph by paragraph. What
    was moved is taken out here and put in there. Tables are set as paragraphs. `date` is ISO 8601 with a time.
    """
    language = new.language or old.language
    direction = direction_of("".join(block.text for block in new.blocks[:20]), language)
    blocks = (*new.blocks, *old.blocks)
    rtl = frozenset(one.language or language for one in blocks if one.direction is Direction.RTL)
    title = shown(new.title or new.source)
    scribe = _Scribe({"author": shown(author), **({"date": date} if date else {})}, language)
    return packed(
        Sheets(
            title=title,
            language=language,
            rtl=direction is Direction.RTL,
            body=[scribe.paragraph(*pair) for pair in paired(old.blocks, new.blocks)],
            header=header("", direction, language),
            footer=footer(title, direction, language, WIDTH),
            styles=styles(tuple(dict.fromkeys(one.language or language for one in blocks)), rtl),
        )
    )


def paired(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Pair]:
    """Yield each paragraph with what it became, in an order that is that of both drafts."""
    places = {block.id: place for place, block in enumerate(old)}
    coming = {block.id: place for place, block in enumerate(new)}
    twins: dict[int, int] = {}
    for link in sorted(align(old, new), key=lambda one: (-one.confidence, places[one.a], coming[one.b])):
        if coming[link.b] not in twins and places[link.a] not in twins.values():
            twins[coming[link.b]] = places[link.a]
    ordered = sorted(twins)
    moved = out_of_order([twins[place] for place in ordered])
    at = 0
    for place, block in enumerate(new):
        twin = None if place not in twins or ordered.index(place) in moved else twins[place]
        if twin is not None:
            yield from ((one, None) for one in old[at:twin])
            at = twin + 1
        yield (None if twin is None else old[twin]), block
    yield from ((one, None) for one in old[at:])


class _Scribe:
    """Writes paragraphs with changes; these are numbered through the whole paper."""

    def __init__(self, told: dict[str, str], language: str) -> None:
        self._told, self._language = told, language
        self._numbers = count(1)

    def paragraph(self, old: Block | None, new: Block | None) -> Element:
        block = new or old
        assert block is not None  # noqa: S101 - a pair has at least one side
        fate = "" if old and new else "ins" if new else "del"
        indent = indent_of(block.kind, block.level, block.label)
        style = style_of(Kind.PARAGRAPH if block.kind is Kind.CELL else block.kind, block.level)
        mark = {"rPr": [element(fate, self._next())]} if fate else {}
        runs = self._runs(old or replace(block, label="", text=""), new or replace(block, label="", text=""))
        return paragraph({"pStyle": style, **indented(indent), **mirrored(block.direction), **mark}, *runs)

    def _runs(self, old: Block, new: Block) -> Iterator[Element]:
        """Yield the runs of a paragraph, its number first; what only one of the two has is marked."""
        one, other = cut(_line(old), _NO_TERMS), cut(_line(new), _NO_TERMS)
        at = there = 0
        for place, twin in [*sorted(kept(one, other).items()), (len(one), len(other))]:
            yield from self._change("del", "".join(one.tokens[at:place]), old)
            yield from self._change("ins", "".join(other.tokens[there:twin]), new)
            if place < len(one) and one.tokens[place] == other.tokens[twin]:
                yield self._run(other.tokens[twin], new)
            elif place < len(one):
                yield from self._change("del", one.tokens[place], old)
                yield from self._change("ins", other.tokens[twin], new)
            at, there = place + 1, twin + 1

    def _change(self, fate: str, text: str, block: Block) -> Iterator[Element]:
        if text:
            made = self._run(text, block)
            for words in made.iter(f"{{{W}}}t") if fate == "del" else ():
                words.tag = f"{{{W}}}delText"
            yield element(fate, self._next(), made)

    def _run(self, text: str, block: Block) -> Element:
        return run(text, directed(text, block.direction, block.language or self._language))

    def _next(self) -> dict[str, str]:
        return {"id": str(next(self._numbers)), **self._told}


def _line(block: Block) -> str:
    """Return a paragraph as it is printed, its number and what parts it from the words included."""
    label = shown(block.label)
    gap = gap_after(indent_of(block.kind, block.level, block.label)) if label and block.text else ""
    return f"{label}{gap}{shown(block.text)}"
