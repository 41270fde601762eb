"""The peer of unifying: the three-way merge that every version control has, folded over the proposals one by one.

Where only one side changed the base, its words are taken without a word; where both did, there is a conflict. What
comes out depends on who came first, and what was taken silently no party may recognise as its own text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\s*\w+|\s*[^\w\s]|\s+\Z")


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sides that both changed the base: those who came before, and the newcomer."""

    base: tuple["Piece", ...]
    ours: tuple["Piece", ...]
    theirs: tuple["Piece", ...]
    earlier: frozenset[str]
    newcomer: str


Piece = str | Conflict


def tokens(text: str) -> tuple[Piece, ...]:
    """Return the words of a text with the white space before them."""
    return tuple(_TOKEN.findall(text))


def fold(base: str, versions: Sequence[tuple[str, str]]) -> tuple[Piece, ...]:
    """Merge the versions (party, text) of a base, one after the other in the order given."""
    merged = tokens(base)
    for place, (party, text) in enumerate(versions):
        earlier = frozenset(name for name, _ in versions[:place])
        merged = _three_way(tokens(base), merged, tokens(text), earlier, party)
    return merged


def _three_way(
    base: tuple[Piece, ...],
    ours: tuple[Piece, ...],
    theirs: tuple[Piece, ...],
    earlier: frozenset[str],
    newcomer: str,
) -> tuple[Piece, ...]:
    left, right = _kept(base, ours), _kept(base, theirs)
    merged: list[Piece] = []
    b = o = t = 0
    stable = [(place, left[place], right[place]) for place in sorted(left.keys() & right.keys())]
    for i, j, k in [*stable, (len(base), len(ours), len(theirs))]:
        old, one, other = base[b:i], ours[o:j], theirs[t:k]
        if other in (old, one):
            merged.extend(one)
        elif one == old:
            merged.extend(other)
        else:
            merged.append(Conflict(old, one, other, earlier, newcomer))
        merged.extend(base[i : i + 1])
        b, o, t = i + 1, j + 1, k + 1
    return tuple(merged)


def _kept(base: tuple[Piece, ...], version: tuple[Piece, ...]) -> dict[int, int]:
    blocks = SequenceMatcher(None, base, version, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


def read(merged: Sequence[Piece], party: str) -> str:
    """Return what a party reads when it takes its own side in every conflict, the base's where it has none."""
    return "".join(piece if isinstance(piece, str) else read(_side(piece, party), party) for piece in merged)


def _side(conflict: Conflict, party: str) -> tuple[Piece, ...]:
    if party == conflict.newcomer:
        return conflict.theirs
    return conflict.ours if party in conflict.earlier else conflict.base


def conflicts(merged: Sequence[Piece]) -> int:
    """Return how many conflicts there are, also within others."""
    found = [piece for piece in merged if isinstance(piece, Conflict)]
    return len(found) + sum(conflicts(one.ours) for one in found)


def undisputed(merged: Sequence[Piece]) -> str:
    """Return the text outside all conflicts."""
    return "".join(piece if isinstance(piece, str) else " " for piece in merged)


def meaning(merged: Sequence[Piece], parties: Sequence[str]) -> tuple[str | frozenset[str], ...]:
    """Return the text with what there is to choose in each conflict, whatever the order of the choice."""
    return tuple(
        piece if isinstance(piece, str) else frozenset(read((piece,), party) for party in parties) for piece in merged
    )
