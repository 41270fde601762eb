"""The hash of a text as a paper shows it, which all copies of one draft share."""

import hashlib
from collections.abc import Iterator, Sequence

from goodoffices.text.framework import Framework
from goodoffices.text.write.paper import Clause, Role, set_out
from goodoffices.text.write.style import PLAIN, PaperStyle

_TEXT = frozenset({Role.WORDS, Role.OPEN, Role.CLOSE, Role.NO_TEXT})


def digest_of(framework: Framework, style: PaperStyle = PLAIN) -> str:
    """Return the hash (SHA-256, in hexadecimal) of the text that a paper in this style shows.

    It covers the provisions, their numbers, words and brackets, in order and in every language. It does not cover who
    holds what, notes and looks: a paper that names nobody has the code of the one that names all.

    Raises:
        NoSuchProposal: the style asks for the reading of a proposal that is not there.
    """
    return digest_of_clauses(set_out(framework, style))


def digest_of_clauses(clauses: Sequence[Clause]) -> str:
    """Return the hash of the text of clauses that are set out, as `digest_of` does."""
    digest = hashlib.sha256()
    for piece in _spoken(clauses):
        encoded = piece.encode("utf-8", "surrogatepass")
        digest.update(f"{len(encoded)}:".encode() + encoded)
    return digest.hexdigest()


def _spoken(clauses: Sequence[Clause]) -> Iterator[str]:
    for clause in clauses:
        for text in clause.texts:
            yield from (text.bookmark, text.language, clause.provision.label)
            for line in text.lines:
                yield "".join(piece.text for piece in line.pieces if piece.role in _TEXT)
