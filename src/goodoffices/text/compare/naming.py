"""How a clause is called: by its visible number and what stands above it, else by its first words."""

import re
from collections import Counter
from collections.abc import Sequence

from goodoffices.text.compare.quoting import beginning, short
from goodoffices.text.document import Block, Kind

_FIRST_WORDS = 40
_HEADING = 48
_SUB = re.compile(r"[(\[]?\s*\w{1,4}\s*[)\]]\Z")
_NUMBER = re.compile(r"[\w.]+\Z")
_HEADINGS = frozenset({Kind.TITLE, Kind.HEADING})


def names_of(blocks: Sequence[Block]) -> list[tuple[str, str]]:
    """Return what each block is called, and under which heading it stands where the name alone does not tell."""
    names: list[str] = []
    headings: list[str] = []
    above: list[tuple[int, str]] = []
    heading = ""
    for block in blocks:
        if block.kind in _HEADINGS:
            above.clear()
            heading = short(f"{block.label.strip()} {block.text}", _HEADING)
            names.append(f"heading “{heading}”")
            headings.append("")
        else:
            names.append(_numbered(block, above) if number_in(block.label) else _first_words(block))
            headings.append(heading)
    times = Counter(names)
    return [
        (name, heading if times[name] > 1 or not number_in(block.label) else "")
        for block, name, heading in zip(blocks, names, headings, strict=True)
    ]


def _first_words(block: Block) -> str:
    return f"the clause “{beginning(block.text, _FIRST_WORDS)}”" if block.text.strip() else "an empty clause"


def _numbered(block: Block, above: list[tuple[int, str]]) -> str:
    """Return the name of a block below the numbered ones `above` it (depth and name), and put it among them."""
    label = block.label.strip()
    depth = _depth(block, label)
    while above and above[-1][0] >= depth:
        above.pop()
    bare = bare_number(label)
    name = f"clause {bare}" if _NUMBER.match(bare) or _SUB.match(bare) else bare
    if above:
        name = f"{above[-1][1]}{' ' if _SUB.match(label) else ', item '}{bare}"
    above.append((depth, name))
    return name


def number_in(label: str) -> str:
    """Return the visible number of a clause; a bullet is none."""
    return label.strip() if any(map(str.isalnum, label)) else ""


def bare_number(label: str) -> str:
    """Return a visible number without the stop behind it."""
    return label.strip().rstrip(".:-–— ") or label.strip()


def _depth(block: Block, label: str) -> int:
    return max(0, block.level - (block.kind is Kind.ITEM)) + bool(_SUB.match(label))
