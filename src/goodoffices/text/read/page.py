"""What the readers of text, Markdown and HTML share: numbering blocks, and telling what a finished page is called."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from goodoffices.terms import NotPossible
from goodoffices.text.document import Block, Cell, Kind
from goodoffices.text.language import direction_of
from goodoffices.text.read.label import split_label

MOST_BLOCKS = 100_000
MOST_CHARACTERS = 100_000
BULLET = "•"


class TooManyBlocks(NotPossible):
    """The file "{name}" has more than {most} paragraphs, as no proposal has: send the part that is meant."""


class TooLongAParagraph(NotPossible):
    """A paragraph of "{name}" has more than {most} characters: set empty lines between its paragraphs."""


@dataclass(slots=True)
class Page:
    """The blocks of a file while it is read, numbered p1, p2 ... in reading order."""

    name: str
    blocks: list[Block] = field(default_factory=list)

    def add(
        self,
        text: str,
        kind: Kind = Kind.PARAGRAPH,
        level: int = 0,
        label: str = "",
        cell: Cell | None = None,
    ) -> None:
        """Add a block, its typed number told from its words; one with neither number nor words is left out.

        Raises:
            TooManyBlocks: the page is full.
            TooLongAParagraph: the text is no paragraph.
        """
        check_length(self.name, text)
        label, text = labelled(label, text.strip())
        if not label and not text:
            return
        name = next_id(self.name, len(self.blocks))
        direction = direction_of(text or label)
        self.blocks.append(Block(name, text, kind, level, label, direction=direction, cell=cell))


def labelled(label: str, text: str) -> tuple[str, str]:
    """Return the label of a block and its words; a typed number counts where the page itself prints none."""
    return split_label(text) if label in {"", BULLET} and split_label(text)[0] else (label, text)


def check_length(name: str, text: str) -> None:
    """Raise TooLongAParagraph where the text is longer than any paragraph is."""
    if len(text) > MOST_CHARACTERS:
        raise TooLongAParagraph(name=name, most=f"{MOST_CHARACTERS:,}")


def next_id(name: str, count: int) -> str:
    """Return the id of the block after so many.

    Raises:
        TooManyBlocks: there are too many already.
    """
    if count >= MOST_BLOCKS:
        raise TooManyBlocks(name=name, most=f"{MOST_BLOCKS:,}")
    return f"p{count + 1}"


def titled(blocks: Sequence[Block]) -> tuple[str, tuple[Block, ...]]:
    """Return the title, and the blocks: a first heading without number and without equal in level is the title."""
    if not blocks or blocks[0].kind is not Kind.HEADING or blocks[0].label:
        return "", tuple(blocks)
    first, *others = blocks
    if any(block.kind is Kind.HEADING and block.level <= first.level for block in others):
        return "", tuple(blocks)
    return first.text, (replace(first, kind=Kind.TITLE, level=0), *others)
