"""A Ctrl-C that asks for the best so far: the first ends a search, the second the program."""

import math
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from goodoffices.packages.exact.compiling import COMPILING
from goodoffices.packages.watching import Stopped


class Interruptible:
    """A watch that a Ctrl-C ends, or a time that has passed; a second Ctrl-C ends the program."""

    def __init__(self, tell: Callable[[str], None], seconds: float) -> None:
        self._tell, self._ends, self._told, self.interrupted = tell, time.monotonic() + seconds, "", False

    def tell(self, words: str) -> None:
        """Say on the terminal what is being done."""
        self._told = words
        self._tell(words)

    def stopped(self) -> bool:
        """Tell whether to end now."""
        return self.interrupted or time.monotonic() > self._ends

    def interrupt(self, _number: int, _frame: FrameType | None) -> None:
        """Take the first Ctrl-C as the wish to have the best so far."""
        if self.interrupted:
            raise KeyboardInterrupt
        self.interrupted = True
        if self._told == COMPILING:  # which asks nobody whether to stop, and may take half a minute
            raise Stopped


@contextmanager
def interruptible(tell: Callable[[str], None], seconds: float = math.inf) -> Iterator[Interruptible]:
    """Give a watch that the first Ctrl-C ends, or so many seconds."""
    watch = Interruptible(tell, seconds)
    before = signal.signal(signal.SIGINT, watch.interrupt)
    try:
        yield watch
    finally:
        signal.signal(signal.SIGINT, before)
