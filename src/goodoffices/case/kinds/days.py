"""Days and times of day as entries write them: ISO 8601, so that they sort as they stand."""

from datetime import date, time
from typing import Annotated

Day = Annotated[str, "a day: 2026-11-20, or nothing"]
"""A day, `YYYY-MM-DD`; "" where none is known."""

TimeOfDay = Annotated[str, "a time of day: 18:00, or nothing"]
"""A time of day, `HH:MM`; "" where none is set."""


def check_days(*days: str) -> None:
    """Refuse what is neither a day nor empty.

    Raises:
        ValueError: one of them is not `YYYY-MM-DD`.
    """
    for one in days:
        if one and date.fromisoformat(one).isoformat() != one:
            raise ValueError(one)


def check_time(at: str) -> None:
    """Refuse what is neither a time of day nor empty.

    Raises:
        ValueError: it is not `HH:MM`.
    """
    if at and time.fromisoformat(at).isoformat("minutes") != at:
        raise ValueError(at)
