"""Parties, institutions and offices, and the change of who holds one: rooms, keys, and what must be asked again."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from goodoffices.case.kinds import Admitted, Binds, Holder, Institution, Office, Party, Reaction, Referral, Undertaking
from goodoffices.case.said import Said
from goodoffices.case.view import Matter, View
from goodoffices.office.attaching import Attachment
from goodoffices.office.rooms import Person, admit, remove
from goodoffices.office.saying import id_for, say_of
from goodoffices.office.sitting import Sitting
from goodoffices.record.checkpoint import Receipt
from goodoffices.terms import NotPossible


class LetterTaken(NotPossible):
    """{party} stands at {letter} in the order of protocol: give this party another letter."""


class OfficeIsHeld(NotPossible):
    """{holder} holds this office: change its holder, so that rooms and keys are changed with it."""


class YouHoldThisOffice(NotPossible):
    """You hold this office yourself: somebody else who reads your rooms must record who follows you."""


@dataclass(frozen=True, slots=True)
class Handover:
    """What a change of holder did: the rooms that were closed to the earlier holder, and what must be asked again."""

    earlier: Holder | None
    closed: tuple[Admitted, ...]
    ask_again: tuple[Said, ...]


def add_party(
    sitting: Sitting, room: str, party: Party, own_id: str, attachments: tuple[Attachment, ...] = ()
) -> Receipt:
    """Name a party, or say anew how it is called.

    Raises:
        LetterTaken: another party has its letter.
    """
    for one in sitting.view.all(Party):
        if party.letter and one.now.letter == party.letter and one.id not in (own_id, party.about):
            raise LetterTaken(party=one.now.title, letter=party.letter)
    return say_of(sitting, room, party, own_id, attachments)


def add_institution(
    sitting: Sitting, room: str, institution: Institution, own_id: str, attachments: tuple[Attachment, ...] = ()
) -> Receipt:
    """Name an institution.

    Raises:
        NoSuchThing: its party is not in the view.
    """
    if institution.party:
        sitting.view.one(Party, institution.party)
    return say_of(sitting, room, institution, own_id, attachments)


def add_office(
    sitting: Sitting, room: str, office: Office, own_id: str, attachments: tuple[Attachment, ...] = ()
) -> Receipt:
    """Name an office.

    Raises:
        NoSuchThing: its institution is not in the view.
    """
    if office.institution:
        sitting.view.one(Institution, office.institution)
    return say_of(sitting, room, office, own_id, attachments)


def appoint(sitting: Sitting, holder: Holder, own_id: str, attachments: tuple[Attachment, ...] = ()) -> Receipt:
    """Say who holds an office that nobody holds; the letter of appointment may be attached.

    Raises:
        NoSuchThing: the office is not in the view.
        OfficeIsHeld: somebody holds it.
    """
    room = sitting.view.one(Office, holder.office).first.room
    earlier = _holder_before(sitting, holder.office, own_id)
    if earlier and not earlier.until:
        raise OfficeIsHeld(holder=earlier.called)
    return sitting.say(room, holder, own_id, attachments)


def change_holder(
    sitting: Sitting,
    holder: Holder,
    own_id: str,
    successor: Person | None = None,
    attachments: tuple[Attachment, ...] = (),
) -> Handover:
    """Change who holds an office, in one act over all rooms of the person at work.

    The successor, if there is one with a key, is let into every room that the earlier holder reads, with all that was
    said there; the earlier holder reads none of them from now on. Called again after it broke off, it does the rest.

    Raises:
        NoSuchThing: the office is not in the view.
        YouHoldThisOffice: the earlier holder is the person at work.
        ComputedFromOtherRooms: a room of the earlier holder rests on one that stays closed to the successor.
    """
    room = sitting.view.one(Office, holder.office).first.room
    earlier = _holder_before(sitting, holder.office, own_id)
    if earlier and earlier.person == sitting.person:
        raise YouHoldThisOffice
    if successor:
        holder = replace(holder, person=successor.id)
    sitting.say(room, holder, own_id, attachments)
    bound = _bound_to(sitting.view, earlier, sitting.view.entry(own_id)) if earlier else ()
    ask_again = tuple(bound)
    closed = _hand_over(sitting, earlier.person, successor, own_id) if earlier and earlier.person else ()
    return Handover(earlier, closed, ask_again)


def to_ask_again(view: View) -> tuple[Said, ...]:
    """Return, in order, what bound earlier holders of offices as nobody else, and was not said anew since."""
    found: dict[str, Said] = {}
    for office in view.all(Holder):
        for before, after in pairwise(office.history):
            holder, follows = before.statement, after.statement
            if isinstance(holder, Holder) and isinstance(follows, Holder) and holder.called != follows.called:
                found.update((said.id, said) for said in _bound_to(view, holder, after))
    return tuple(sorted(found.values()))


def _holder_before(sitting: Sitting, office: str, own_id: str) -> Holder | None:
    found = None
    for said in (said for one in sitting.view.all(Holder) if one.id == office for said in one.history):
        if said.id == own_id:
            break
        if isinstance(said.statement, Holder):
            found = said.statement
    return found


def _hand_over(sitting: Sitting, earlier: str, successor: Person | None, own_id: str) -> tuple[Admitted, ...]:
    theirs = [room for room in sitting.rooms if earlier in sitting.readers(room)]
    for room in sorted(theirs, key=lambda room: (_rests_on_others(sitting, room), room)):
        if successor and successor.id not in sitting.readers(room):
            admit(sitting, room, successor, id_for(own_id, "in", room))
    dependent_first = sorted(theirs, key=lambda room: (not _rests_on_others(sitting, room), room))
    return tuple(remove(sitting, room, earlier, id_for(own_id, "out", room)) for room in dependent_first)


def _rests_on_others(sitting: Sitting, room: str) -> bool:
    return any(said.statement.rests_on for said in sitting.view.within([room]).entries)


def _bound_to(view: View, holder: Holder, until: Said) -> Iterator[Said]:
    """Yield what binds a holder as nobody else, where it was said under the office until another took it."""
    given: list[Matter[Reaction] | Matter[Undertaking] | Matter[Referral]] = [
        *(one for one in view.all(Reaction) if one.now.binds is Binds.PERSON),
        *(one for one in view.all(Undertaking) if one.now.binds is Binds.PERSON),
        *(one for one in view.all(Referral) if not one.now.received),
    ]
    for one in given:
        by = one.now.by
        if by and (by in {holder.called, holder.person} or (by == holder.office and one.last < until)):
            yield one.last
