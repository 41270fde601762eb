"""What is being done, in words: on a terminal alone, and only once it has taken a second."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Timer

from rich.console import Console
from rich.text import Text

PATIENCE = 1.0
"""Seconds that pass before anything is said."""


@contextmanager
def progress() -> Iterator[Callable[[str], None]]:
    """Give a function that is told in words what is being done; they stand on standard error while it lasts."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    status = Console(stderr=True).status("")
    timer = Timer(PATIENCE, status.start)
    timer.daemon = True
    timer.start()
    try:
        yield lambda words: status.update(Text(f"{words} …"))
    finally:
        timer.cancel()
        timer.join()
        status.stop()
