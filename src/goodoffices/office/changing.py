"""How a change of the text is said: only where it fits, in the draft that lies on the table, past no other's lock."""

from dataclasses import replace
from datetime import UTC, datetime

from goodoffices.case.called import called, people_called
from goodoffices.case.locks import Lock, locks
from goodoffices.case.negotiating import Change, NegotiatingText, bridges_of, latest_draft, text_of
from goodoffices.office.sitting import Sitting
from goodoffices.record.checkpoint import Receipt
from goodoffices.terms import NotPossible


class DraftPassed(NotPossible):
    """A newer draft, number {number}, lies on the table: open it, and make your change there."""


class ClauseIsLocked(NotPossible):
    """{person} edits this clause until {until} UTC: wait until then, or ask for it to be set free."""


def say_change(sitting: Sitting, change: Change, own_id: str) -> Receipt:
    """Say a change once it is known to fit; said before, it has changed the text already, and gets its first answer.

    Raises:
        DraftPassed: a newer draft lies on the table.
        ClauseIsLocked: somebody else is editing the clause.
        ReadersDiffer: somebody who reads the text does not read every room that it came from.
        NotPossible: the change does not fit the text (see `case.negotiating`).
    """
    view = sitting.view
    text = text_of(view, change.draft)
    sitting.check_readers(text.draft.room, text.now)
    if own_id not in text.entries:
        latest = latest_draft(view, text.draft.room)
        if latest.id != text.draft.id:
            raise DraftPassed(number=latest.statement.number)  # type: ignore[attr-defined]  # it is a draft
        about, made = text.checked(change, bridges_of(view))
        check_lock(sitting, text, about.id)
        change = replace(change, label=(called(made) | called(text.framework))[about.id])
    return sitting.say(text.draft.room, change, own_id)


def check_lock(sitting: Sitting, text: NegotiatingText, provision: str) -> None:
    """Check that nobody else keeps a clause.

    Raises:
        ClauseIsLocked: somebody does.
    """
    lock = lock_on(sitting, text, provision)
    if lock is None or lock.person == sitting.person:
        return
    names = people_called(sitting.view)
    until = f"{datetime.fromtimestamp(lock.until / 1000, UTC):%H:%M}"
    raise ClauseIsLocked(person=names.get(lock.person, lock.person), until=until)


def lock_on(sitting: Sitting, text: NegotiatingText, provision: str) -> Lock | None:
    """Return the lock on a clause that holds now; None where nobody keeps it."""
    return locks(sitting.view, text.draft.id, sitting.clock.now()).get(provision)
