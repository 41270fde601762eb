"""Time, as the program asks for it: through a port, so that a test can hold it still."""

from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> int:
        """Return the milliseconds since 1970 in UTC."""
