"""What only an installation with the extra `serve` has, loaded when a command needs it and not before."""

from importlib import import_module
from typing import Any

from goodoffices.terms import NotPossible


class ExtraMissing(NotPossible):
    """Cases need packages that are not installed here ({missing} is not there): install `goodoffices[serve]`."""


def store(name: str) -> Any:
    """Return a module of the store.

    Raises:
        ExtraMissing: a package that it rests on is not there.
    """
    return extra(f"store.{name}")


def extra(name: str, refusal: type[NotPossible] = ExtraMissing) -> Any:
    """Return a module of this package that rests on the extra; `refusal` tells in its sentence what is {missing}.

    Raises:
        ExtraMissing, or the refusal that was chosen: a package that it rests on is not there.
    """
    try:
        return import_module(f"goodoffices.{name}")
    except ModuleNotFoundError as error:
        raise refusal(missing=error.name) from error
