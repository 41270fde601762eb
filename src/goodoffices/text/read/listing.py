"""JSON becomes a document: a list of numbered blocks, whose ids are kept, or the full form of a document."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from goodoffices.terms import NotPossible
from goodoffices.text.document import Block, Document
from goodoffices.text.form.document import FORMAT, from_form
from goodoffices.text.language import direction_of
from goodoffices.text.read.encoding import decoded
from goodoffices.text.read.page import MOST_BLOCKS, TooManyBlocks

_FRAMEWORK = "good-offices-framework"
_SHOWN = 5


class NotJson(NotPossible):
    """The file "{name}" is not JSON ({fault}): mend it there, or write it anew with the program it came from."""


class NotAListing(NotPossible):
    """The file "{name}" ({fault}) must be a list of blocks like {{"id": "4", "num": "4.", "text": "The ..."}}."""


class IsAFramework(NotPossible):
    """The file "{name}" is a framework and no proposal: show it with "goodoffices read", or unify what it came from."""


class SameIds(NotPossible):
    """Several blocks of "{name}" bear one id ({ids}): give each block an id of its own."""


class HalfACharacter(NotPossible):
    """The text of "{name}" holds half a character ({place}): write it anew with the program it came from."""


def read_listing(name: str, content: bytes) -> Document:
    """Return the document that JSON holds; `num` is the label as it is, and nothing is split off the text.

    Raises:
        NotUtf8, HoldsNul, NotJson: it is not JSON in UTF-8.
        NotAListing, IsAFramework, TooManyBlocks, SameIds, HalfACharacter: it is something else in JSON.
        NotADocument, NewerDocument, BadForm: it says that it is a document, and is none.
    """
    value = _parsed(name, decoded(name, content))
    if isinstance(value, Mapping):
        if value.get("format") == FORMAT:
            return replace(from_form(value), source=name)
        if value.get("format") == _FRAMEWORK:
            raise IsAFramework(name=name)
    if not isinstance(value, list):
        raise NotAListing(name=name, fault="it is no list")
    if len(value) > MOST_BLOCKS:
        raise TooManyBlocks(name=name, most=f"{MOST_BLOCKS:,}")
    blocks = tuple(_block(name, number, one) for number, one in enumerate(value, 1))
    _check(name, blocks)
    return Document(blocks, source=name)


def _parsed(name: str, text: str) -> object:
    try:
        return json.loads(text)
    except RecursionError as error:
        raise NotJson(name=name, fault="it is nested too deeply") from error
    except json.JSONDecodeError as error:
        raise NotJson(name=name, fault=f"see line {error.lineno}, column {error.colno}") from error
    except ValueError as error:
        raise NotJson(name=name, fault="it holds a number with thousands of digits") from error


def _block(name: str, number: int, form: object) -> Block:
    if not isinstance(form, Mapping):
        raise NotAListing(name=name, fault=f"its block {number} is no object")
    words, label, identity = form.get("text"), form.get("num", ""), form.get("id")
    if not isinstance(words, str):
        raise NotAListing(name=name, fault=f'its block {number} has no "text"')
    if not _is_number(identity) or identity == "":
        raise NotAListing(name=name, fault=f'its block {number} has no "id"')
    if label is None:
        label = ""
    if not _is_number(label):
        raise NotAListing(name=name, fault=f'its block {number} has a "num" that is no text')
    return Block(str(identity), words, label=str(label), direction=direction_of(words or str(label)))


def _is_number(value: object) -> bool:
    """Whether the value is a number as people write it: text or a whole number."""
    return isinstance(value, str | int) and not isinstance(value, bool)


def _check(name: str, blocks: Sequence[Block]) -> None:
    counts = Counter(block.id for block in blocks)
    several = [identity for identity, count in counts.items() if count > 1]
    for number, block in enumerate(blocks, 1):
        for value in (block.id, block.label, block.text):
            if any("\ud800" <= sign <= "\udfff" for sign in value):
                raise HalfACharacter(name=name, place=f"in its block {number}")
    if several:
        shown = ", ".join(f"“{one}”" for one in several[:_SHOWN])
        more = len(several) - _SHOWN
        raise SameIds(name=name, ids=f"{shown} and {more} more" if more > 0 else shown)
