"""Search over a view, in memory and in every language: words that begin with the words that were asked for."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from itertools import chain
from operator import attrgetter

from goodoffices.case.kinds import Draft, FileReturned, Tabled
from goodoffices.case.said import Said
from goodoffices.case.statement import Name, Statement
from goodoffices.case.tabled import document_in
from goodoffices.case.view import View
from goodoffices.text.align.folding import fold, words_of

AROUND = 8
"""How many words a snippet shows before and after the first that was found."""

_CHUNK = re.compile(r"\S+\s*")
_PASSED_OVER: Mapping[type[Statement], set[str]] = {
    Draft: {"framework"},
    FileReturned: {"document"},
    Tabled: {"document", "translations"},
}
"""Fields that hold no prose; the words of a draft are those of its proposals and changes, found themselves."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a snippet, as it is written; `found` where it was asked for."""

    words: str
    found: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """An entry that has all the words asked for, the field that has most of them, and the words around."""

    said: Said
    field: str
    snippet: tuple[Piece, ...]


def search(view: View, query: str, name: Name) -> Iterator[Found]:
    """Yield the entries in which every word of the query begins some word, the latest first.

    What only a search takes to be the same (case, vowel points, tatweel, forms of alef and yeh, digits) is the same;
    `name` gives the name of a party, person or room, so that what is said of it is found by its name.
    """
    wanted = tuple(words_of(query))
    for said in reversed(view.entries) if wanted else ():
        found = _found(said, wanted, name)
        if found:
            yield found


def _found(said: Said, wanted: Sequence[str], name: Name) -> Found | None:
    missing, best, most = set(wanted), ("", ""), 0
    for field, text in texts_of(said, name):
        folded = fold(text)
        near = [one for one in wanted if one in folded]  # so only few texts need to be cut into words
        words = words_of(text) if near else []
        begun = {one for one in near if any(word.startswith(one) for word in words)}
        missing -= begun
        if len(begun) > most:
            best, most = (field, text), len(begun)
    return None if missing else Found(said, best[0], _snippet(best[1], wanted))


_IDS = {
    *("act", "act_room", "after", "alternative", "bracket", "chosen", "draft", "follows", "lifted", "note"),
    *("provision", "rooms", "struck"),
}
_ID, _ID_LETTERS = re.compile(r"[0-9a-f]{32}"), 32
"""What names a thing and no word of anybody is not searched: an id may be a hash of words that are not the reader's."""


def texts_of(said: Said, name: Name) -> Iterator[tuple[str, str]]:
    """Yield the words of an entry with the field that each stands in; those of a proposal's document among them.

    To these belong its comments and what its tracked changes took away.
    """
    statement = said.statement
    for field, value in _told_in(type(statement))(statement):  # type: ignore[arg-type]  # a class can be hashed
        for told in _strings(value):
            text = name(told)
            if text and not _names_a_thing(text):
                yield field, text
    if isinstance(statement, Tabled):
        documents = (statement.document, *(one.document for one in statement.translations))
        yield from (("document", words) for one in documents for words in _in_document(one))
    elif isinstance(statement, FileReturned) and statement.document:
        yield from (("document", words) for words in _in_document(statement.document))


def _in_document(text: str) -> Iterator[str]:
    """Yield all that a document says: its words after its tracked changes, what these took away, and its comments."""
    document = document_in(text)
    blocks = document.blocks if document.before == document.blocks else (*document.blocks, *document.before)
    yield from (block.text for block in blocks)
    yield from (comment.text for comment in document.comments)


@cache
def _told_in(kind: type[Statement]) -> Callable[[Statement], list[tuple[str, object]]]:
    """Return what gives the fields of a statement of a kind that hold words, where they hold any."""
    passed_over = _PASSED_OVER.get(kind, set()) | _IDS
    names = [one.name for one in fields(kind) if one.name not in passed_over]
    values = attrgetter(*names, "about", "about")  # two more, so that it always gives a tuple
    return lambda statement: [pair for pair in zip(names, values(statement), strict=False) if pair[1]]


def _names_a_thing(text: str) -> bool:
    return len(text) == _ID_LETTERS and _ID.fullmatch(text) is not None


def _strings(value: object) -> Iterable[str]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, tuple):
        return chain.from_iterable(map(_strings, value))
    if is_dataclass(value):
        return chain.from_iterable(_strings(getattr(value, one.name)) for one in fields(value))
    return ()


def _snippet(text: str, wanted: Sequence[str]) -> tuple[Piece, ...]:
    chunks = _CHUNK.findall(text)
    marked = [any(word.startswith(one) for word in words_of(chunk) for one in wanted) for chunk in chunks]
    first = marked.index(True) if True in marked else 0
    begin, end = max(0, first - AROUND), first + AROUND + 1
    pieces = [Piece(chunk, found) for chunk, found in zip(chunks[begin:end], marked[begin:end], strict=True)]
    before = [Piece("… ")] if begin else []
    after = [Piece("…")] if end < len(chunks) else []
    return (*before, *pieces, *after)
