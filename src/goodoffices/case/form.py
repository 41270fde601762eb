"""Frozen dataclasses as plain values, and back: text, numbers, enums, tuples and dataclasses within dataclasses."""

from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from goodoffices.terms import NotPossible

Plain = dict[str, Any] | list[Any] | str | int | float | bool | None
"""What JSON can say."""

T = TypeVar("T")


class Unreadable(NotPossible):
    """These values are not what this kind of entry holds: the entry is kept, and a newer version may read it."""


def written_fields(value: Any) -> dict[str, Plain]:
    """Return the fields of a dataclass as plain values; a field that has its default is left out."""
    plain = {}
    for one in fields(value):
        held = getattr(value, one.name)
        if held != one.default:
            plain[one.name] = _written(held)
    return plain


def read_fields(kind: type[T], plain: Plain) -> T:
    """Return the dataclass of this type that plain values hold; what it does not know is passed over.

    Raises:
        Unreadable: a field is missing or of another type.
    """
    if not isinstance(plain, dict):
        raise Unreadable
    hints, values = _hints(kind), dict[str, Any]()  # type: ignore[arg-type]  # a type is hashable
    for one in fields(kind):  # type: ignore[arg-type]  # every kind that is read is a dataclass
        if one.name in plain:
            values[one.name] = _read(hints[one.name], plain[one.name])
        elif _needed(one):
            raise Unreadable
    try:
        return kind(**values)
    except ValueError as error:
        raise Unreadable from error


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind)


def _needed(one: "Field[Any]") -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def _written(value: Any) -> Plain:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return [_written(one) for one in value]
    if is_dataclass(value):
        return written_fields(value)
    if isinstance(value, str | int | float | NoneType):
        return value
    raise TypeError(type(value))


def _read(hint: Any, plain: Plain) -> Any:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return None if plain is None else _read(next(one for one in inner if one is not NoneType), plain)
    if origin is tuple:
        return tuple(_read(inner[0], one) for one in _listed(plain))
    if is_dataclass(hint):
        return read_fields(hint, plain)  # type: ignore[arg-type]  # a dataclass type, never an instance
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _member(hint, plain)
    return _simple(hint, plain)


def _listed(plain: Plain) -> list[Any]:
    if not isinstance(plain, list):
        raise Unreadable
    return plain


def _member(hint: type[Enum], plain: Plain) -> Enum:
    try:
        return hint(plain)
    except ValueError as error:
        raise Unreadable from error


def _simple(hint: Any, plain: Plain) -> Plain:
    if hint is float and type(plain) is int:
        return float(plain)
    if type(plain) is not hint:
        raise Unreadable
    return plain
