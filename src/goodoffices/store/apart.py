"""Long work done apart, in a child process: pages stay quick beside it, and it can be killed at any time.

What is worked on and what comes of it pass through pipes alone: nothing stands on the disk, among the words that the
child is called with, or in its environment. Only this program speaks on either end of the pipes.
"""

import pickle
import subprocess
from collections.abc import Callable
from concurrent.futures import Future
from io import BytesIO
from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import IO, Any, Generic, ParamSpec, TypeVar

from goodoffices.packages.watching import Patience, Watch
from goodoffices.store.child import begun
from goodoffices.terms import NotPossible

P = ParamSpec("P")
T = TypeVar("T")

WATCH = "watch"
"""Stands in what is sent for whoever watches: the child tells its own watch, which tells ours."""

ASKED_EVERY = 0.25
"""Seconds between two questions to the watch whether the work should end."""


class TakenBack(NotPossible):
    """This was ended before it was done, and nothing came of it: begin it again."""


class BrokeOff(NotPossible):
    """The program that worked this out broke off, and nothing came of it: begin it again, with less at a time."""


class Given(Future[T], Generic[T]):
    """Work that was given away; unlike that of a thread, it can be taken back while it is being done."""

    def __init__(self, order: bytes, watch: Watch) -> None:
        super().__init__()
        self._order, self._watch = order, watch
        self._child: subprocess.Popen[bytes] | None = None
        self._taken_back = Event()

    def cancel(self) -> bool:
        """Take it back, and kill the child that does it; False where it has ended already."""
        self._taken_back.set()
        if self._child is not None and not self.done():
            self._child.kill()
        return super().cancel() or not self.done()

    def do(self) -> None:
        """Have a child do it, and wait for what comes of it."""
        if not self.set_running_or_notify_cancel():
            return
        try:
            self.set_result(self._done())
        except NotPossible as refusal:
            self.set_exception(refusal)
        except (EOFError, OSError, pickle.UnpicklingError):
            self.set_exception(TakenBack() if self._taken_back.is_set() else BrokeOff())

    def _done(self) -> T:
        with (
            begun("goodoffices.store.apart_child") as child,
            _told(child.stdin) as given,
            _told(child.stdout) as answers,
        ):
            self._child, ended = child, Event()
            Thread(target=self._mind, args=(ended,), daemon=True).start()
            try:
                given.write(self._order)
                given.flush()
                outcome: T = _outcome(answers, self._watch)
            finally:
                ended.set()
                child.kill()
        return outcome

    def _mind(self, ended: Event) -> None:
        while not ended.wait(ASKED_EVERY):
            if self._watch.stopped() or self._taken_back.is_set():
                self.cancel()


class Apart:
    """An executor that does one work after the other, each in a child process of its own."""

    def __init__(self) -> None:
        self._waiting: SimpleQueue[Given[Any]] = SimpleQueue()
        self._lock, self._begun = Lock(), False

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Given[T]:
        """Take on a call of a function of a module, and return at once.

        Whoever watches, among the arguments, hears in this process what is done there; where it says stop, the child is
        killed.
        """
        given: Given[T] = Given(*_ordered((fn, args, kwargs)))
        self._waiting.put(given)
        with self._lock:
            if not self._begun:
                self._begun = True
                Thread(target=self._work, name="apart", daemon=True).start()
        return given

    def _work(self) -> None:
        while True:
            self._waiting.get().do()


class _Pickler(pickle.Pickler):
    """Writes a call, and keeps whoever watches it."""

    watch: Watch = Patience()

    def persistent_id(self, one: object) -> str | None:
        """Return the word for whoever watches; None for all else, which is written as it is."""
        if not isinstance(one, Watch):
            return None
        self.watch = one
        return WATCH


def _ordered(call: tuple[Any, ...]) -> tuple[bytes, Watch]:
    """Return a call as bytes, and who watches it."""
    written = BytesIO()
    pickler = _Pickler(written, pickle.HIGHEST_PROTOCOL)
    pickler.dump(call)
    return written.getvalue(), pickler.watch


def _outcome(answers: IO[bytes], watch: Watch) -> Any:
    """Hear the child to its end: words of what it does, then a result or a refusal."""
    while True:
        kind, told = pickle.load(answers)  # noqa: S301 - written by this program's own child, which reads no file
        match kind:
            case "told":
                watch.tell(told)
            case "refused":
                raise told
            case _:
                return told


def _told(stream: IO[bytes] | None) -> IO[bytes]:
    """Return a pipe that was asked for."""
    if stream is None:
        raise BrokeOff
    return stream
