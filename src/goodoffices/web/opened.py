"""The one open case of this process, and the folds of those who are unlocked."""

from collections import OrderedDict
from functools import cache
from threading import Lock

from django.conf import settings

from goodoffices.case.fold import Fold
from goodoffices.store.casefolder import CaseFolder
from goodoffices.store.clock import SystemClock

MOST_KEPT = 50
CLOCK = SystemClock()

_folds: OrderedDict[str, dict[str, Fold]] = OrderedDict()
_lock = Lock()


@cache
def opened_case() -> CaseFolder:
    """Return the case that this server serves, opened once."""
    return CaseFolder.open(settings.CASE)


def folds_of(session: str) -> dict[str, Fold]:
    """Return the folds of one log-in; the oldest are dropped where too many are unlocked at once."""
    with _lock:
        kept = _folds.setdefault(session, {})
        _folds.move_to_end(session)
        while len(_folds) > MOST_KEPT:
            _folds.popitem(last=False)
        return kept


def drop_folds(session: str) -> None:
    """Forget what was opened for one log-in."""
    with _lock:
        _folds.pop(session, None)
