"""The text: proposals tabled and unified, a clause edited, brackets lifted and restored, states set."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from goodoffices.case.amending import bracket_of, provision_of
from goodoffices.case.called import called
from goodoffices.case.kinds import (
    Bridging,
    ClauseLocked,
    Contact,
    Draft,
    Edited,
    Lifted,
    Note,
    ProvisionState,
    Reaction,
    Restored,
    Round,
    Tabled,
)
from goodoffices.case.negotiating import NegotiatingText, head, text_of
from goodoffices.case.tabled import proposals, rooms_of
from goodoffices.office.attaching import Attachment
from goodoffices.office.changing import check_lock, lock_on, say_change
from goodoffices.office.saying import say_of
from goodoffices.office.sitting import Sitting
from goodoffices.record.checkpoint import Receipt
from goodoffices.terms import NotPossible
from goodoffices.text.form.framework import dumps
from goodoffices.text.framework import Decision, Framework
from goodoffices.text.notation import parse_segments
from goodoffices.text.proposal import Proposal
from goodoffices.text.unify import Grain, unify

ACTS = (Reaction, Note, Contact, Round)
"""What may record that parties agree."""

MINUTE = 60_000


class NameTaken(NotPossible):
    """Another proposal is called "{name}" already: choose another name for the brackets."""


class NothingToUnify(NotPossible):
    """No proposal is left to unify: table one, or choose one that was neither withdrawn nor superseded."""


class NotYourLock(NotPossible):
    """You do not hold this clause, so you cannot set it free: it is free of itself when its time is over."""


class ActMissing(NotPossible):
    """A state rests on what parties said: name the reaction, note, contact or round in which they said it."""


class ReasonMissing(NotPossible):
    """A bracket is lifted or restored for a reason: write who agreed to it, and where."""


def table_proposal(
    sitting: Sitting, room: str, tabled: Tabled, own_id: str, files: tuple[Attachment, ...] = ()
) -> Receipt:
    """Table a proposal in a room, or say anew how one stands; the files that it was read from are kept beside it.

    Raises:
        NameTaken: brackets call another proposal so.
    """
    about = tabled.about or own_id
    if any(one.now.name == tabled.name and one.id != about for one in sitting.view.all(Tabled)):
        raise NameTaken(name=tabled.name)
    if tabled.about:
        return say_of(sitting, room, tabled, own_id)
    return sitting.say(room, tabled, own_id, files)


def unify_proposals(  # noqa: PLR0913 - all but the first four are named and have a default
    sitting: Sitting,
    room: str,
    title: str,
    own_id: str,
    *,
    names: Collection[str] = (),
    decisions: Sequence[Decision] = (),
    grain: Grain = Grain.NORMAL,
    language: str = "",
    progress: Callable[[str], None] = lambda _: None,
) -> Framework:
    """Make a draft of the proposals of the view (of those of these names, if any are given) and lay it into a room.

    Raises:
        NothingToUnify: none of them is live.
        ReadersDiffer: somebody in the room does not read every room that a proposal came from.
        WordsLost: the framework would not give back every proposal word for word.
    """
    taken = proposals_for(sitting, room, names, decisions)
    framework = unify(taken, grain=grain, decisions=decisions, language=language, title=title, progress=progress)
    lay_framework(sitting, room, framework, taken, own_id)
    return framework


def proposals_for(
    sitting: Sitting, room: str, names: Collection[str] = (), decisions: Sequence[Decision] = ()
) -> tuple[Proposal, ...]:
    """Return the proposals of the view (those of these names, if any are given) that a draft in a room is made of.

    Those that were withdrawn are among them: the draft holds none of their words, and says so.

    Raises:
        NothingToUnify, ReadersDiffer: as for `unify_proposals`.
    """
    taken = tuple(one for one in proposals(sitting.view, decisions) if not names or one.id in names)
    if not any(one.live for one in taken):
        raise NothingToUnify
    sitting.check_readers(room, Draft(framework="", rooms=rooms_of(taken)))
    return taken


def lay_framework(sitting: Sitting, room: str, framework: Framework, taken: Sequence[Proposal], own_id: str) -> Receipt:
    """Lay a framework, made of the proposals that were taken, into a room as its next draft.

    Raises:
        ReadersDiffer: as for `unify_proposals`.
    """
    return _lay(sitting, room, framework, rooms_of(taken), own_id)


def next_draft(sitting: Sitting, room: str, title: str, own_id: str) -> Receipt:
    """Make a new draft of the negotiating text of a room as it reads now.

    Raises:
        NoText: the room has none.
    """
    text = head(sitting.view, room)
    framework = replace(text.framework, title=title or text.framework.title)
    return _lay(sitting, room, framework, text.now.rooms, own_id)


def lay_amended(sitting: Sitting, text: NegotiatingText, framework: Framework, room: str, own_id: str) -> Receipt:
    """Lay a text with words from one room more into its room as the next draft.

    Raises:
        ReadersDiffer: somebody who reads the text does not read all of that room.
    """
    return _lay(sitting, text.draft.room, framework, (*text.now.rooms, room), own_id)


def edit_provision(sitting: Sitting, edit: Edited, own_id: str) -> Receipt:
    """Word a provision anew.

    Raises:
        ChangedMeanwhile: it was changed since the entry that the edit rests on; both wordings are shown.
        DraftPassed: a newer draft lies on the table.
        ClauseIsLocked: somebody else is editing it.
        NotationUnclear, UnknownHolder, StateByAct, NoSuchClause: the words do not fit the text.
    """
    return say_change(sitting, edit, own_id)


def lift_bracket(sitting: Sitting, lifting: Lifted, own_id: str) -> Receipt:
    """Lift a bracket: the words of one alternative, or of a bridging proposal, stand without it.

    Raises:
        ReasonMissing: nobody said why.
        NoSuchBracket, NoSuchAlternative: it does not stand in the text any more.
        ChangedMeanwhile, DraftPassed, ClauseIsLocked: as for `edit_provision`.
    """
    if not lifting.because.strip():
        raise ReasonMissing
    return say_change(sitting, lifting, own_id)


def restore_bracket(sitting: Sitting, restoring: Restored, own_id: str) -> Receipt:
    """Set a bracket again that was lifted.

    Raises:
        NotUndone: its clause was worded anew since.
        ReasonMissing, ChangedMeanwhile, DraftPassed, ClauseIsLocked: as for `lift_bracket`.
    """
    if not restoring.because.strip():
        raise ReasonMissing
    return say_change(sitting, restoring, own_id)


def set_state(sitting: Sitting, state: ProvisionState, own_id: str) -> Receipt:
    """Say how far the parties have come on a provision as it is worded, by a recorded act.

    Raises:
        ActMissing: the act is no entry of the view, or none that records what parties said.
        ReadersDiffer: somebody who reads the text does not read the room of the act.
        ChangedMeanwhile, DraftPassed: as for `edit_provision`.
    """
    act = next((one for one in sitting.view.entries if one.id == state.act), None)
    if act is None or not isinstance(act.statement, ACTS):
        raise ActMissing
    return say_change(sitting, replace(state, act_room=act.room), own_id)


def lock_clause(sitting: Sitting, draft: str, provision: str, minutes: int, own_id: str) -> Receipt:
    """Keep a clause for oneself for some minutes.

    Raises:
        ClauseIsLocked: somebody else keeps it.
    """
    text = text_of(sitting.view, draft)
    provision_of(text.framework, provision)
    check_lock(sitting, text, provision)
    until = sitting.clock.now() + minutes * MINUTE
    lock = ClauseLocked(draft=draft, provision=provision, until=until, label=called(text.framework)[provision])
    return sitting.say(text.draft.room, lock, own_id)


def unlock_clause(sitting: Sitting, draft: str, provision: str, own_id: str) -> Receipt | None:
    """Set a clause free; None where nobody keeps it.

    Raises:
        NotYourLock: somebody else keeps it.
    """
    text = text_of(sitting.view, draft)
    lock = lock_on(sitting, text, provision)
    if lock is None:
        return None
    if lock.person != sitting.person:
        raise NotYourLock
    label = called(text.framework)[provision]
    return sitting.say(text.draft.room, ClauseLocked(draft=draft, provision=provision, until=0, label=label), own_id)


def propose_bridge(sitting: Sitting, bridging: Bridging, own_id: str) -> Receipt:
    """Put forward words that would close a bracket.

    Raises:
        NoSuchBracket: the bracket does not stand in the text any more.
        NotationUnclear: a bracket within the words is not closed, or not opened.
    """
    text = text_of(sitting.view, bridging.draft)
    sitting.check_readers(text.draft.room, text.now)
    bracket_of(text.framework, bridging.bracket)
    parse_segments(bridging.words)
    return sitting.say(text.draft.room, bridging, own_id)


def _lay(sitting: Sitting, room: str, framework: Framework, rooms: Collection[str], own_id: str) -> Receipt:
    earlier = [one.first for one in sitting.view.all(Draft) if one.first.room == room and one.id != own_id]
    draft = Draft(
        framework=dumps(framework).decode(),
        title=framework.title,
        number=str(len(earlier) + 1),
        rooms=tuple(sorted(set(rooms) - {room})),
        after=text_of(sitting.view, earlier[-1].id).head if earlier else "",
    )
    return sitting.say(room, draft, own_id)
