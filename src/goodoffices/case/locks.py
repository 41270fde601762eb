"""Clauses that somebody is editing: who, and until when."""

from dataclasses import dataclass

from goodoffices.case.kinds.drafts import ClauseLocked
from goodoffices.case.view import View


@dataclass(frozen=True, slots=True)
class Lock:
    """The id of the person who edits a clause, and until when (milliseconds since 1970 UTC)."""

    person: str
    until: int


def locks(view: View, draft: str, now: int) -> dict[str, Lock]:
    """Return the clauses of a draft that are being edited at a time, by their ids.

    A later lock by another person counts only where the earlier one was over: two who lock at once do not both hold it.
    """
    held = {}
    for one in view.all(ClauseLocked):
        if one.now.draft != draft:
            continue
        lock = Lock("", 0)
        for said in one.history:
            if said.author == lock.person or said.time >= lock.until:
                lock = Lock(said.author, said.statement.until)  # type: ignore[attr-defined]  # the view sorts by type
        if lock.until > now:
            held[one.now.provision] = lock
    return held
