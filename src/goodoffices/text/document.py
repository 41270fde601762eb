"""What a file says: blocks of text, the changes tracked in it, and the comments beside it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from goodoffices.text.language import Direction, language_of


class Kind(StrEnum):
    """What a block is in the layout of its document."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """The place of a block in a table; all counts begin at 0."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a document, its visible number kept apart from its words.

    `level` is the depth of a heading or item (1 is outermost, 0 for plain paragraphs); `label` is the
    number or letter as it is seen on the page ("1.", "(a)", "Article 4"), whether typed or automatic.
    `language` is a BCP 47 tag, "" where it is not known. `bookmarks` are the names the file has set on
    the block: a provision's id travels in a Word file as one of them.
    """

    id: str
    text: str
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    label: str = ""
    language: str = ""
    direction: Direction = Direction.LTR
    cell: Cell | None = None
    bookmarks: tuple[str, ...] = ()


class ChangeKind(StrEnum):
    """What a tracked change does."""

    INSERTION = "insertion"
    DELETION = "deletion"
    MOVED_AWAY = "moved away"
    MOVED_HERE = "moved here"


class ChangeScope(StrEnum):
    """What a tracked change is about: words, the end of a paragraph, a row or a cell of a table."""

    WORDS = "words"
    PARAGRAPH_MARK = "paragraph mark"
    ROW = "row"
    CELL = "cell"


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change: who inserted, deleted or moved what, and when.

    `block` is the id of the block it lies in. `start` is the offset of an insertion in that block's
    text after the changes, and of a deletion in its text before them. `date` is ISO 8601 as the file
    states it, "" where it states none.
    """

    id: str
    kind: ChangeKind
    block: str
    text: str
    author: str = ""
    date: str = ""
    scope: ChangeScope = ChangeScope.WORDS
    start: int = 0

    @property
    def adds(self) -> bool:
        """Whether its words are in the text after the changes (and not in the text before them)."""
        return self.kind in {ChangeKind.INSERTION, ChangeKind.MOVED_HERE}


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: its words, its author, and the stretch of text that it stands beside.

    `start` and `end` are offsets in the block's text after the changes, or before them where the block stands only
    there; `anchor` is the commented text (which may run over several blocks), as it was before the changes where they
    took all of it away. `answers` is the id of the comment it replies to, "" if none.
    """

    id: str
    text: str
    author: str = ""
    date: str = ""
    block: str = ""
    start: int = 0
    end: int = 0
    anchor: str = ""
    answers: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something in the file that a reader must know: a stray bracket, an invisible sign, a left-out picture."""

    sentence: str
    block: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says: its blocks after all tracked changes, and before them.

    `before` holds the blocks as they were before the tracked changes (the same block keeps its id);
    it equals `blocks` where nothing was tracked. `source` is the name of the file. `marks` are what the file of a copy
    that went out says of itself in its properties and in the headers of its pages.
    """

    blocks: tuple[Block, ...]
    title: str = ""
    source: str = ""
    changes: tuple[Change, ...] = ()
    comments: tuple[Comment, ...] = ()
    notices: tuple[Notice, ...] = ()
    before: tuple[Block, ...] = field(default=())
    marks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.before and not self.changes:
            object.__setattr__(self, "before", self.blocks)
        for blocks in (self.blocks, self.before):
            repeated = [name for name, count in Counter(block.id for block in blocks).items() if count > 1]
            if repeated:
                raise ValueError(repeated)

    def accepted(self) -> "Document":
        """Return the document with every tracked change accepted and none left."""
        return replace(self, changes=(), before=self.blocks)

    def rejected(self) -> "Document":
        """Return the document with every tracked change rejected and none left.

        Comments are kept where their block still stands; their offsets were those of the accepted text
        and are set to the whole block.
        """
        places: Mapping[str, int] = {block.id: len(block.text) for block in self.before}
        comments = tuple(
            replace(comment, start=0, end=places[comment.block]) for comment in self.comments if comment.block in places
        )
        return replace(self, blocks=self.before, changes=(), comments=comments)

    @property
    def language(self) -> str:
        """The language most of the document is in, told from its words, else as its blocks are marked."""
        told = language_of("\n".join(block.text for block in self.blocks)[:40000])
        if told:
            return told
        marked = Counter(block.language for block in self.blocks if block.language)
        return min(marked, key=lambda tag: (-marked[tag], tag)) if marked else ""
