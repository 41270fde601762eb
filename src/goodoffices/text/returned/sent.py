"""The draft as it went out: written and read again, so that what comes back is held against what was really sent."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from goodoffices.text.compare.naming import names_of
from goodoffices.text.copies import code_of
from goodoffices.text.document import Block, Document, Kind
from goodoffices.text.framework import Framework
from goodoffices.text.read.word import read_word
from goodoffices.text.returned.finding import Provision
from goodoffices.text.write.bookmarks import bookmarked
from goodoffices.text.write.digest import digest_of
from goodoffices.text.write.paper import Line, set_out
from goodoffices.text.write.style import PLAIN, Attribution, PaperStyle
from goodoffices.text.write.word import write_word


@dataclass(frozen=True, slots=True)
class Sent:
    """A paper as its readers have it; `provisions` tells which provision a block belongs to, none for the front.

    `notes` are the blocks that are footnotes about the text, and tell who holds what.
    """

    code: str
    document: Document
    provisions: Mapping[str, Provision]
    notes: frozenset[str] = frozenset()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks as they went out."""
        return self.document.blocks

    @property
    def text(self) -> Document:
        """The paper without what stands before the text: its provisions alone."""
        return Document(tuple(one for one in self.blocks if one.id in self.provisions), title=self.document.title)


def printed(framework: Framework, style: PaperStyle = PLAIN) -> Sent:
    """Return the framework as its readers have it on paper.

    Raises:
        NoSuchProposal, OneLanguage: as for `write_word`.
    """
    return _sent(framework, style, code_of(digest_of(framework, style)))


def sent_as(framework: Framework, came: Document, codes: Sequence[str]) -> Sent:
    """Return the paper that a returned file was, of all ways in which this framework can have been set out.

    The code in the file decides where there is one that fits, else the words: the way with the most paragraphs that
    came back as they are.
    """
    styles = list(_styles(framework))
    known = [code_of(digest_of(framework, style)) for style in styles]
    fitting = [place for place, code in enumerate(known) if code in codes] or list(range(len(styles)))
    papers = [_sent(framework, styles[place], known[place]) for place in fitting]
    back = Counter(block.text for block in (*came.blocks, *came.before))
    return max(papers, key=lambda one: sum(block.text in back for block in one.blocks) / max(1, len(one.blocks)))


def _styles(framework: Framework) -> Iterator[PaperStyle]:
    for columns in (False, True) if len({one.language for one in _wordings(framework)}) > 1 else (False,):
        yield PaperStyle(columns=columns)
        yield PaperStyle(Attribution.HIDDEN, columns=columns)
        yield PaperStyle(Attribution.FOOTNOTES, columns=columns)
    for origin in framework.origins:
        yield PaperStyle(clean=origin.id)


def _wordings(framework: Framework) -> Iterator[Provision]:
    for provision in framework.provisions:
        for wording in provision.wordings:
            yield Provision(provision.id, wording.language)


def _sent(framework: Framework, style: PaperStyle, code: str) -> Sent:
    document = read_word("", write_word(framework, style))
    lines = {text.bookmark: _count(text.lines) for clause in set_out(framework, style) for text in clause.texts}
    names = names_of(document.blocks)
    several = len({one.language for one in _wordings(framework)}) > 1
    places = bookmarked(framework)
    provisions: dict[str, Provision] = {}
    current, left = None, 0
    for block, (called, under) in zip(document.blocks, names, strict=True):
        name = next((one for one in block.bookmarks if one in places), None)
        if name is not None:
            provision, language = places[name]
            spoken = f"{called} in “{under}”" if under else called
            current, left = Provision(provision, language if several else "", spoken), lines[name]
        if current is not None and left > 0:
            provisions[block.id] = current
            left -= 1
    notes = (one.id for one in document.blocks if one.kind is Kind.FOOTNOTE and one.id not in provisions)
    return Sent(code, document, provisions, frozenset(notes))


def without_notes(sent: Sent, came: Sequence[Block]) -> tuple[Sent, tuple[Block, ...]]:
    """Return both sides without the footnotes about the text that came back as they went out, but for their numbers."""
    out = Counter(one.text for one in sent.blocks if one.id in sent.notes)
    back = Counter(one.text for one in came if one.kind is Kind.FOOTNOTE)
    same = out & back
    kept = _less(sent.blocks, same, sent.notes)
    notes = {one.id for one in came if one.kind is Kind.FOOTNOTE}
    return replace(sent, document=replace(sent.document, blocks=kept)), _less(came, same, notes)


def _less(blocks: Sequence[Block], texts: Counter[str], among: Container[str]) -> tuple[Block, ...]:
    """Return the blocks but for so many with these texts among some."""
    left = Counter(texts)
    kept = []
    for one in blocks:
        if one.id in among and left[one.text]:
            left[one.text] -= 1
        else:
            kept.append(one)
    return tuple(kept)


def _count(lines: Sequence[Line]) -> int:
    """Return how many of the lines hold anything to read: a blank one is no block once it is read."""
    return sum(bool(line.label or "".join(piece.text for piece in line.pieces).strip()) for line in lines)
