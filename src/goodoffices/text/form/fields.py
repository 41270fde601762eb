"""Dataclasses as JSON and back, field by field: defaults are left out, and what is wrong is named by its place.

An enumeration is written as its word, a room as its name, common text as `{"common": words}` and a bracket as
`{"bracket": id, ...}`; everything else under the names of its fields.
"""

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from goodoffices.terms import NotPossible, Room
from goodoffices.text.document import Document
from goodoffices.text.framework import Alternative, Bracket, Common, LaidBlock, Provision, Segment, Status, Wording

Form = dict[str, Any]

DEEPEST = 60
"""How many brackets may lie one inside the other."""

_WRITTEN_AS = {(Common, "text"): "common", (Bracket, "id"): "bracket"}
_RULES: Mapping[type, str] = {
    Common: "common text is never empty",
    Status: "common text has neither parties nor a date",
    Alternative: "holders stand in alphabetical order, each once",
    Bracket: "a bracket has an alternative, and each holder holds one of them at most",
    Wording: "two brackets never touch, nor do two common stretches of one status",
    Provision: "a provision has a wording, and one at most for each language",
    Document: "the blocks of a document have different ids",
    LaidBlock: "a block has either parts or a reason why it was left out",
}
_ALWAYS = frozenset({"title", "label"})


class BadForm(NotPossible):
    """This cannot be read as it stands: {place} {fault}; mend the file there, or write it anew with this program."""


class TooDeep(NotPossible):
    """{place} lies in more than {limit} brackets one inside the other: set the inner ones out side by side first."""


def form_of(value: object) -> Any:
    """Return a value as JSON has it: fields at their default are left out (but for titles and labels)."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Room):
        return value.name
    if isinstance(value, tuple):
        return [form_of(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {
            _key(type(value), field.name): form_of(getattr(value, field.name))
            for field in fields(value)
            if field.name in _ALWAYS or not _goes_without_saying(value, field)
        }
    return value


def _goes_without_saying(value: object, field: Field[Any]) -> bool:
    """Whether a field stands at its default, or is told by another: a document without changes was so before them."""
    own = getattr(value, field.name)
    if isinstance(value, Document) and field.name == "before":
        return not value.changes and own == value.blocks
    return bool(own == _default(field))


def value_of(kind: Any, form: object, place: str, depth: int = 0) -> Any:
    """Return the value of this kind (a type) that the form stands for; `depth` is that of the brackets around it.

    Raises:
        BadForm: the form is not that of such a value; the sentence names the place.
        TooDeep: brackets lie too deep.
    """
    if depth > DEEPEST:
        raise TooDeep(place=place, limit=DEEPEST)
    if kind == Segment:
        kind = Bracket if isinstance(form, Mapping) and "bracket" in form else Common
    if isinstance(kind, types.UnionType):
        return None if form is None else value_of(typing.get_args(kind)[0], form, place, depth)
    if typing.get_origin(kind) is tuple:
        return _tuple(typing.get_args(kind)[0], form, place, depth)
    if issubclass(kind, Room):
        return _room(form, place)
    if is_dataclass(kind):
        return _fields(kind, form, place, depth + (kind is Bracket))
    if issubclass(kind, StrEnum):
        return _word(kind, form, place)
    return _plain(kind, form, place)


def _tuple(kind: Any, form: object, place: str, depth: int) -> tuple[Any, ...]:
    if not isinstance(form, list):
        raise BadForm(place=place, fault="must be a list")
    return tuple(value_of(kind, one, f"{place}[{index}]", depth) for index, one in enumerate(form))


def _fields(kind: Any, form: object, place: str, depth: int) -> Any:
    if not isinstance(form, Mapping):
        raise BadForm(place=place, fault="must be an object")
    known = {_key(kind, field.name): field for field in fields(kind)}
    for key in form:
        if key not in known:
            raise BadForm(place=place, fault=f'has a field "{key}" that this format does not know')
    for key, field in known.items():
        if key not in form and _default(field) is MISSING:
            raise BadForm(place=place, fault=f'lacks its field "{key}"')
    hints = _hints(kind)
    values = {
        field.name: value_of(hints[field.name], form[key], f"{place}.{key}" if place else key, depth)
        for key, field in known.items()
        if key in form
    }
    try:
        return kind(**values)
    except ValueError as refusal:
        raise BadForm(place=place or "the whole", fault=f"breaks a rule: {_RULES[kind]}") from refusal


def _room(form: object, place: str) -> Room:
    try:
        return Room(str(_plain(str, form, place)))
    except ValueError as refusal:
        raise BadForm(place=place, fault="must be the name of a room, without blanks around it") from refusal


def _word(kind: type[StrEnum], form: object, place: str) -> StrEnum:
    words = [one.value for one in kind]
    if form not in words:
        raise BadForm(place=place, fault=f"must be one of: {', '.join(words)}")
    return kind(form)


def _plain(kind: type, form: object, place: str) -> object:
    if kind is float and type(form) is int:
        return float(form)
    if type(form) is not kind:
        names: Mapping[type, str] = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}
        raise BadForm(place=place, fault=f"must be {names[kind]}")
    if isinstance(form, int) and form < 0:
        raise BadForm(place=place, fault="must not be below 0")
    if isinstance(form, str) and any("\ud800" <= character <= "\udfff" for character in form):
        raise BadForm(place=place, fault="holds half a character (a lone surrogate)")
    return form


def _key(kind: type, name: str) -> str:
    return _WRITTEN_AS.get((kind, name), name)


def _default(field: Field[Any]) -> object:
    return field.default_factory() if field.default_factory is not MISSING else field.default


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)
