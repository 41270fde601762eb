"""The child process that does one long work: a call in through standard input, what comes of it out.

It lives as long as the process that called it holds its standard input open: whatever ends that one ends this one too.
"""

import os
import pickle
import sys
from threading import Thread
from typing import IO, Any

from goodoffices.store.apart import WATCH
from goodoffices.store.confinement import leave_no_image
from goodoffices.terms import NotPossible

LESS_URGENT = 5
"""How much the work gives way to the pages, as the system counts it."""


class Telling:
    """A watch that sends what it hears to the process that called."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out

    def tell(self, words: str) -> None:
        """Send it."""
        self.send("told", words)

    def stopped(self) -> bool:
        """Never: who wants it to end kills this process."""
        return False

    def send(self, kind: str, told: Any) -> None:
        """Send words, a result or a refusal."""
        pickle.dump((kind, told), self._out, pickle.HIGHEST_PROTOCOL)
        self._out.flush()


class _Unpickler(pickle.Unpickler):
    """Reads a call, with a watch of its own in the place of the other."""

    def __init__(self, given: IO[bytes], watch: Telling) -> None:
        super().__init__(given)
        self._watch = watch

    def persistent_load(self, pid: str) -> Telling:
        """Return the watch."""
        if pid != WATCH:
            raise pickle.UnpicklingError(pid)
        return self._watch


def main() -> int:
    """Do the work on standard input; return the exit code."""
    if sys.platform != "win32":
        os.nice(LESS_URGENT)
    leave_no_image()
    telling = Telling(_own_output())
    fn, args, kwargs = _Unpickler(sys.stdin.buffer, telling).load()
    Thread(target=_end_with_the_caller, daemon=True).start()
    try:
        telling.send("done", fn(*args, **kwargs))
    except NotPossible as refusal:
        telling.send("refused", refusal)
    return 0


def _own_output() -> IO[bytes]:
    """Return the pipe to the caller, and let whatever else is printed here go nowhere: solvers speak up."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return out


def _end_with_the_caller() -> None:
    sys.stdin.buffer.read()
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
