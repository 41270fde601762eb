"""The names under which sites are reached: the mediators' own, and beside it those that parties may have."""

from collections.abc import Sequence

MOST = 8
"""So many names for parties stand in the certificate from the beginning, whether they are used or not."""


def party_hosts(names: Sequence[str]) -> tuple[str, ...]:
    """Return the names that sites of parties can have where the mediators' is reached by these.

    They are numbered, under the shortest of the names; none tells whose it is.
    """
    under = min((one for one in names if not one.replace(".", "").isdigit()), key=len, default="localhost").lower()
    return tuple(f"room-{number}.{under}" for number in range(1, MOST + 1))
