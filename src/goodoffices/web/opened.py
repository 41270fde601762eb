"""The one open case of this process, and the folds of those who are unlocked."""

from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cache
from threading import Lock, Timer

from django.conf import settings

from goodoffices.case.fold import Fold
from goodoffices.store.casefolder import CaseFolder
from goodoffices.store.clock import SystemClock

MOST_KEPT = 50
CLOCK = SystemClock()


@dataclass(slots=True)
class Kept:
    """What was opened for one log-in: its folds, when they are dropped, and whose turn it is to extend them."""

    closes: int
    folds: dict[str, Fold] = field(default_factory=dict)
    turn: Lock = field(default_factory=Lock)


_kept: OrderedDict[str, Kept] = OrderedDict()
_lock = Lock()


@cache
def opened_case() -> CaseFolder:
    """Return the case that this server serves, opened once."""
    return CaseFolder.open(settings.CASE)


def keep(log_in: str, closes: int) -> Kept:
    """Return what is kept for a log-in until its idle lock closes, in milliseconds since 1970 UTC.

    The oldest is dropped where too many are unlocked at once: it is only folded again.
    """
    with _lock:
        known = log_in in _kept
        kept = _kept.setdefault(log_in, Kept(closes))
        kept.closes = closes
        _kept.move_to_end(log_in)
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    if not known:
        _drop_when_idle(log_in)
    return kept


def is_kept(log_in: str) -> bool:
    """Return whether anything is kept for a log-in."""
    return log_in in _kept


def drop(log_in: str) -> None:
    """Forget what was opened for a log-in."""
    with _lock:
        _kept.pop(log_in, None)


def _drop_when_idle(log_in: str) -> None:
    """Drop at the idle lock, also where no request ever comes again; ask again where the person was active since."""
    kept = _kept.get(log_in)
    if kept is None:
        return
    left = kept.closes - CLOCK.now()
    if left < 0:
        drop(log_in)
        return
    timer = Timer((left + 1) / 1000, _drop_when_idle, [log_in])
    timer.daemon = True
    timer.start()
