"""What was typed into a form, read with care: ids, rooms and choices."""

import re
from collections.abc import Mapping
from enum import Enum
from typing import TypeVar

from goodoffices.terms import NotPossible

REFUSED = 409
"""The status of a form that is refused and shown again."""

_ID = re.compile(r"[0-9a-f]{32}")

E = TypeVar("E", bound=Enum)


class FormIncomplete(NotPossible):
    """This form came incomplete: open the page again and fill it in once more."""


class NoRoomChosen(NotPossible):
    """No room was chosen: choose who may read this."""


def id_of(typed: Mapping[str, str], name: str = "id") -> str:
    """Return the id that the form brought.

    Raises:
        FormIncomplete: there is none.
    """
    found = typed.get(name, "")
    if not _ID.fullmatch(found):
        raise FormIncomplete
    return found


def room_of(typed: Mapping[str, str]) -> str:
    """Return the room that was chosen.

    Raises:
        NoRoomChosen: none was.
    """
    found = typed.get("room", "")
    if not _ID.fullmatch(found):
        raise NoRoomChosen
    return found


def chosen(kind: type[E], value: str | None, otherwise: E) -> E:
    """Return the choice that was made, or the usual one where it is none of those offered."""
    return next((one for one in kind if one.value == value), otherwise)
