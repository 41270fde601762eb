"""The one place that knows numba, the extra `fast`: loops run compiled where it is installed.

Nothing is compiled when a module is loaded. Whoever is about to run a loop compiles it first, and says so, because
it takes seconds the first time; afterwards it is read from numba's cache.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from goodoffices.packages.watching import Watch

NUMBA = "numba"
"""Imported by name once a loop is to be compiled: loading it takes most of a second, which no first page waits for."""

COMPILING = "Compiling the search, once"
"""What is told then; nobody is asked whether to stop until it is done."""

AVAILABLE = find_spec(NUMBA) is not None
"""Whether loops can be compiled here; without the extra `fast`, numpy gives the same answers, more slowly."""


def compiled(function: Callable[..., Any]) -> Any:
    """Return the loop as one that numba can compile; as it is where there is no numba."""
    if not AVAILABLE:
        return function
    numba = import_module(NUMBA)
    try:
        return numba.njit(cache=True, nogil=True)(function)
    except RuntimeError:  # no folder may be written to: compiled anew in every process
        return numba.njit(nogil=True)(function)


def prepared(name: str, watch: Watch) -> Any:
    """Return a module of compiled loops, by its name: its `merge` is compiled for its `SIGNATURE`, and this is told."""
    known = sys.modules.get(name)
    if known is None or (AVAILABLE and not known.merge.signatures):
        watch.tell(COMPILING)
    module = import_module(name)
    if AVAILABLE and not module.merge.signatures:
        module.merge.compile(module.SIGNATURE)
    return module
