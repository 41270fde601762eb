"""Whole provisions of the text: one is added, struck, set again or moved."""

from dataclasses import replace

from goodoffices.case.composing import place_of
from goodoffices.case.kinds import ProvisionAdded, ProvisionMoved, ProvisionSetAgain, ProvisionStruck
from goodoffices.case.negotiating import text_of
from goodoffices.office.changing import say_change
from goodoffices.office.sitting import Sitting
from goodoffices.record.checkpoint import Receipt
from goodoffices.terms import NotPossible


class WhyMissing(NotPossible):
    """A clause comes, goes or moves for a reason: write who asked for it, and where."""


def add_provision(sitting: Sitting, added: ProvisionAdded, own_id: str) -> Receipt:
    """Add a provision to a draft; it is known by the id of the entry that adds it.

    Raises:
        WhyMissing: nobody said why.
        WordsMissing, NotationUnclear, UnknownHolder, NoSuchClause, WithinTable: it does not fit the text.
        DraftPassed, ReadersDiffer: as for `changing.say_change`.
    """
    _check_reason(added.because)
    return say_change(sitting, replace(added, provision=f"n{own_id}"), own_id)


def strike_provision(sitting: Sitting, striking: ProvisionStruck, own_id: str) -> Receipt:
    """Strike a provision from a draft; the record keeps it, and `set_provision_again` undoes it.

    Raises:
        WhyMissing: nobody said why.
        ChangedMeanwhile: it was changed since the entry that this rests on.
        NoSuchClause, WithinTable, DraftPassed, ClauseIsLocked, ReadersDiffer: as for `changing.say_change`.
    """
    _check_reason(striking.because)
    text = text_of(sitting.view, striking.draft)
    if own_id not in text.entries:
        striking = replace(striking, follows=place_of(text.framework, striking.provision))
    return say_change(sitting, striking, own_id)


def set_provision_again(sitting: Sitting, setting: ProvisionSetAgain, own_id: str) -> Receipt:
    """Set a provision again that was struck, as it was worded then.

    Raises:
        WhyMissing: nobody said why.
        NotStruck: it stands.
        NoSuchClause, WithinTable, DraftPassed, ReadersDiffer: as for `changing.say_change`.
    """
    _check_reason(setting.because)
    return say_change(sitting, setting, own_id)


def move_provision(sitting: Sitting, moving: ProvisionMoved, own_id: str) -> Receipt:
    """Set a provision after another one, or at the beginning of the text.

    Raises:
        WhyMissing: nobody said why.
        OwnPlace: it would follow itself.
        NoSuchClause, WithinTable, DraftPassed, ClauseIsLocked, ReadersDiffer: as for `changing.say_change`.
    """
    _check_reason(moving.because)
    return say_change(sitting, moving, own_id)


def _check_reason(because: str) -> None:
    if not because.strip():
        raise WhyMissing
