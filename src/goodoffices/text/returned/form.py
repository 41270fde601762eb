"""What was found in a returned draft as JSON has it."""

from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any

from goodoffices.text.returned.finding import Returned

FORMAT = "good-offices-returned"
VERSION = 1


def form_of(returned: Returned) -> dict[str, Any]:
    """Return the findings under the names of their fields; texts, counts and places as in `Finding` and `Remark`."""
    return {"format": FORMAT, "version": VERSION, **_fields(returned)}


def _fields(value: Any) -> dict[str, Any]:
    return {one.name: _form(getattr(value, one.name)) for one in fields(value)}


def _form(value: object) -> object:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [_form(one) for one in value]
    return _fields(value) if is_dataclass(value) else value
