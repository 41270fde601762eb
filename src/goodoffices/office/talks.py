"""The talks: what parties say, contacts, rounds and their suspension, referrals, deadlines; papers go with each."""

from dataclasses import replace

from goodoffices.case.kinds import (
    Attempt,
    Authority,
    Certainty,
    Charter,
    Contact,
    Deadline,
    Feasibility,
    Issue,
    OwnWords,
    Position,
    Reaction,
    Referral,
    Round,
    Stance,
    Suspension,
    Undertaking,
    UndertakingState,
)
from goodoffices.office.attaching import Attachment
from goodoffices.office.saying import held_before, say_of
from goodoffices.office.sitting import Sitting
from goodoffices.record.checkpoint import Receipt
from goodoffices.terms import NotPossible


class ConditionMissing(NotPossible):
    """A reaction "only if" needs its condition: write what must be met first."""


class SourceMissing(NotPossible):
    """You were not present at this contact: write who told you of it."""


class NobodyMet(NotPossible):
    """A contact needs somebody: write who met, or whom you met."""


class RoundIsOpen(NotPossible):
    """Round {number} has not ended: close it before another is opened."""


class RoundTaken(NotPossible):
    """There was a round {number} already: give the new one the next number."""


class RoundIsClosed(NotPossible):
    """Round {number} has ended already: nothing was changed."""


class SuspendedAlready(NotPossible):
    """The talks are suspended already: resume them before they are suspended again."""


class NotSuspended(NotPossible):
    """These talks were resumed already: nothing was changed."""


class BackAlready(NotPossible):
    """Instructions on this question came on {on}: record a new referral if it was taken back once more."""


class AdoptedAlready(NotPossible):
    """This version was adopted on {on}: write a new version to change it."""


class Settled(NotPossible):
    """This undertaking is settled already ({state}): record a new one if it was given again."""


class WrongOrder(NotPossible):
    """The second day lies before the first: check both days."""


def write_charter(
    sitting: Sitting, room: str, charter: Charter, own_id: str, attachments: tuple[Attachment, ...] = ()
) -> Receipt:
    """Write a mandate, rules of procedure, an agenda or terms of confidentiality, or a new version of one."""
    return say_of(sitting, room, charter, own_id, attachments)


def adopt_charter(  # noqa: PLR0913 - which text, when, by whom, and the paper that they signed
    sitting: Sitting,
    charter: str,
    on: str,
    adopted_by: tuple[str, ...],
    own_id: str,
    *,
    attachments: tuple[Attachment, ...] = (),
) -> Receipt:
    """Say that the latest version of such a text was adopted.

    Raises:
        AdoptedAlready: it was.
    """
    matter = sitting.view.one(Charter, charter)
    before = held_before(matter, own_id)
    if before.adopted:
        raise AdoptedAlready(on=before.adopted)
    adopted = replace(before, adopted=on, adopted_by=adopted_by, charter=matter.id)
    return sitting.say(matter.first.room, adopted, own_id, attachments)


def raise_issue(
    sitting: Sitting, room: str, issue: Issue, own_id: str, attachments: tuple[Attachment, ...] = ()
) -> Receipt:
    """Put an issue on the list in neutral words, or word one anew."""
    return say_of(sitting, room, issue, own_id, attachments)


def word_issue(
    sitting: Sitting, room: str, words: OwnWords, own_id: str, attachments: tuple[Attachment, ...] = ()
) -> Receipt:
    """Record what a party calls an issue; it may lie in another room than the issue.

    Raises:
        NoSuchThing: the issue is not in the view.
    """
    sitting.view.one(Issue, words.issue)
    return sitting.say(room, words, own_id, attachments)


def record_position(
    sitting: Sitting, room: str, position: Position, own_id: str, attachments: tuple[Attachment, ...] = ()
) -> Receipt:
    """Record a party's position on an issue; the paper that it wrote may be attached.

    Raises:
        NoSuchThing: the issue is not in the view.
    """
    sitting.view.one(Issue, position.issue)
    return sitting.say(room, position, own_id, attachments)


def record_attempt(
    sitting: Sitting, room: str, attempt: Attempt, own_id: str, attachments: tuple[Attachment, ...] = ()
) -> Receipt:
    """Record an earlier attempt, or more of one."""
    return say_of(sitting, room, attempt, own_id, attachments)


def review_feasibility(
    sitting: Sitting, room: str, feasibility: Feasibility, own_id: str, attachments: tuple[Attachment, ...] = ()
) -> Receipt:
    """Write whether talks with a party are feasible, in words."""
    return sitting.say(room, feasibility, own_id, attachments)


def record_reaction(
    sitting: Sitting, room: str, reaction: Reaction, own_id: str, attachments: tuple[Attachment, ...] = ()
) -> Receipt:
    """Record what a party says to a provision or an alternative; a letter it wrote may be attached.

    Raises:
        ConditionMissing: it is "only if", and does not say what.
    """
    check_reaction(reaction)
    return sitting.say(room, reaction, own_id, attachments)


def check_reaction(reaction: Reaction) -> None:
    """Refuse a reaction that cannot be understood.

    Raises:
        ConditionMissing: it is "only if", and does not say what.
    """
    if reaction.stance is Stance.ONLY_IF and not reaction.condition.strip():
        raise ConditionMissing


def record_undertaking(
    sitting: Sitting, room: str, undertaking: Undertaking, own_id: str, attachments: tuple[Attachment, ...] = ()
) -> Receipt:
    """Record a promise, a guarantee or a side letter; its paper may be attached."""
    if undertaking.about:
        room = sitting.view.one(Undertaking, undertaking.about).first.room
    return sitting.say(room, undertaking, own_id, attachments)


def settle_undertaking(
    sitting: Sitting, undertaking: str, state: UndertakingState, own_id: str, attachments: tuple[Attachment, ...] = ()
) -> Receipt:
    """Say that an undertaking was kept or broken, or that who gave it was released from it.

    Raises:
        Settled: that was said before.
    """
    matter = sitting.view.one(Undertaking, undertaking)
    before = held_before(matter, own_id)
    if before.state is not UndertakingState.STANDS:
        raise Settled(state=before.state.value)
    settled = replace(before, state=state, undertaking=matter.id)
    return sitting.say(matter.first.room, settled, own_id, attachments)


def log_contact(
    sitting: Sitting, room: str, contact: Contact, own_id: str, attachments: tuple[Attachment, ...] = ()
) -> Receipt:
    """Log a contact that is expected, was held or called off, or say more of one; its papers may be attached.

    Raises:
        NobodyMet: it names nobody.
        SourceMissing: we were not present, and it does not say who told us.
    """
    if not contact.others:
        raise NobodyMet
    if contact.certainty is not Certainty.PRESENT and not contact.heard_from.strip():
        raise SourceMissing
    return say_of(sitting, room, contact, own_id, attachments)


def open_round(
    sitting: Sitting, room: str, opened: Round, own_id: str, attachments: tuple[Attachment, ...] = ()
) -> Receipt:
    """Open a round.

    Raises:
        RoundTaken: there was one of this number.
        RoundIsOpen: another has not ended.
    """
    for one in sitting.view.all(Round):
        if one.id == own_id:
            continue
        if one.now.number == opened.number:
            raise RoundTaken(number=opened.number)
        if not one.now.ends:
            raise RoundIsOpen(number=one.now.number)
    return sitting.say(room, opened, own_id, attachments)


def close_round(  # noqa: PLR0913 - which round, when, with what result, and its papers
    sitting: Sitting, round_id: str, ends: str, result: str, own_id: str, *, attachments: tuple[Attachment, ...] = ()
) -> Receipt:
    """Close a round with its result.

    Raises:
        RoundIsClosed: it has ended.
        WrongOrder: it would end before it began.
    """
    matter = sitting.view.one(Round, round_id)
    before = held_before(matter, own_id)
    if before.ends:
        raise RoundIsClosed(number=before.number)
    _check_order(before.begins, ends)
    closed = replace(before, ends=ends, result=result, round=matter.id)
    return sitting.say(matter.first.room, closed, own_id, attachments)


def suspend(
    sitting: Sitting, room: str, suspension: Suspension, own_id: str, attachments: tuple[Attachment, ...] = ()
) -> Receipt:
    """Suspend the talks.

    Raises:
        SuspendedAlready: they are.
    """
    if any(not one.now.resumed for one in sitting.view.all(Suspension) if one.id != own_id):
        raise SuspendedAlready
    return sitting.say(room, suspension, own_id, attachments)


def resume(
    sitting: Sitting, suspension: str, on: str, own_id: str, attachments: tuple[Attachment, ...] = ()
) -> Receipt:
    """Resume talks that were suspended.

    Raises:
        NotSuspended: they were resumed already.
        WrongOrder: they would be resumed before they were suspended.
    """
    matter = sitting.view.one(Suspension, suspension)
    before = held_before(matter, own_id)
    if before.resumed:
        raise NotSuspended
    _check_order(before.since, on)
    resumed = replace(before, resumed=on, suspension=matter.id)
    return sitting.say(matter.first.room, resumed, own_id, attachments)


def refer(
    sitting: Sitting, room: str, referral: Referral, own_id: str, attachments: tuple[Attachment, ...] = ()
) -> Receipt:
    """Record that a party took a question to its principal.

    Raises:
        WrongOrder: it is expected back before it was taken.
    """
    _check_order(referral.out, referral.expected)
    return sitting.say(room, referral, own_id, attachments)


def receive_instructions(  # noqa: PLR0913 - what came, when, from whom and with what authority
    sitting: Sitting,
    referral: str,
    on: str,
    instructions: str,
    own_id: str,
    *,
    authority: Authority = Authority.INSTRUCTED,
    by: str = "",
    attachments: tuple[Attachment, ...] = (),
) -> Receipt:
    """Record the instructions that came back on a question; their paper may be attached.

    Raises:
        BackAlready: they came before.
        WrongOrder: they would have come before the question was taken.
    """
    matter = sitting.view.one(Referral, referral)
    before = held_before(matter, own_id)
    if before.received:
        raise BackAlready(on=before.received)
    _check_order(before.out, on)
    back = replace(
        before, received=on, instructions=instructions, authority=authority, by=by or before.by, referral=matter.id
    )
    return sitting.say(matter.first.room, back, own_id, attachments)


def set_deadline(
    sitting: Sitting, room: str, deadline: Deadline, own_id: str, attachments: tuple[Attachment, ...] = ()
) -> Receipt:
    """Set a deadline, or move one that was set."""
    return say_of(sitting, room, deadline, own_id, attachments)


def lift_deadline(sitting: Sitting, deadline: str, own_id: str, attachments: tuple[Attachment, ...] = ()) -> Receipt:
    """Say that a deadline no longer counts."""
    matter = sitting.view.one(Deadline, deadline)
    lifted = replace(held_before(matter, own_id), lifted=True, deadline=matter.id)
    return sitting.say(matter.first.room, lifted, own_id, attachments)


def _check_order(first: str, second: str) -> None:
    if first and second and second < first:
        raise WrongOrder
