"""The limits that a child process sets upon itself before it reads a file that somebody else made."""

import sys
from dataclasses import dataclass

if sys.platform != "win32":
    import resource
    import signal

    OUT_OF_TIME: int | None = -signal.SIGXCPU
else:
    OUT_OF_TIME = None

OUT_OF_MEMORY = 71
"""The exit code of a child whose memory did not suffice; OUT_OF_TIME is that of one that had no more time."""

_STANDARD_STREAMS = 3


@dataclass(frozen=True, slots=True)
class Limits:
    """What the reading of one file may take: bytes of memory, seconds of processor time, seconds by the clock."""

    memory: int = 512 * 1024 * 1024
    processor: int = 4
    clock: float = 20.0


def confine(limits: Limits) -> None:
    """Set the limits on this process, for good: no file or connection can be opened, no byte written to a file.

    Where the system has no such limits (Windows) nothing is set; see `limits_in_force`.
    """
    if sys.platform != "win32":
        if sys.platform == "linux":
            resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
        resource.setrlimit(resource.RLIMIT_CPU, (limits.processor, limits.processor + 1))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_NOFILE, (_STANDARD_STREAMS, _STANDARD_STREAMS))
    leave_no_image()


def leave_no_image() -> None:
    """See to it that no image of this process, with all that is open in it, is left on the disk if it breaks down.

    Windows has no such limit: there nothing is set.
    """
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limits_in_force(limits: Limits | None = None) -> str:
    """Return in words which limits files are read under on this system."""
    limits = limits or Limits()
    clock = f"{limits.clock:g} seconds by the clock"
    if sys.platform == "win32":
        return (
            f"Each file is read in a process of its own that is ended after {clock}; "
            "this system sets no limit on its memory or on what it may open."
        )
    memory = f"{limits.memory // 1024 // 1024} MB of memory, " if sys.platform == "linux" else ""
    return (
        f"Each file is read in a process of its own that may open no file and no connection, and is ended beyond "
        f"{memory}{limits.processor} seconds of processor time or {clock}."
    )
