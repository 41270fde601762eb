"""The clock of the computer."""

import time


class SystemClock:
    """Tells the time as the computer has it."""

    def now(self) -> int:
        """Return the milliseconds since 1970 in UTC."""
        return time.time_ns() // 1_000_000
