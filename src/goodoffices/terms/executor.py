"""Long work, as the program asks for it: through a port, so that no page waits for it and a test can do it at once.

`concurrent.futures` has executors of this shape.
"""

from collections.abc import Callable
from typing import ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Pending(Protocol[T_co]):
    """Work that was given away."""

    def done(self) -> bool:
        """Tell whether it has ended, or was taken back."""

    def cancel(self) -> bool:
        """Take it back; False where it has begun already."""

    def result(self, timeout: float | None = None) -> T_co:
        """Wait for its result, at most so many seconds; a refusal of the work is raised here."""


class Executor(Protocol):
    """Does work by and by."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Pending[T]:
        """Take on a call of a function, and return at once."""
