"""Opening a case, its rooms, and letting people in and out of them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from goodoffices.case.kinds import Admitted, Role, RoomNamed
from goodoffices.case.view import Matter, View
from goodoffices.office.sitting import Sitting, fresh
from goodoffices.record.envelope import fresh_id
from goodoffices.record.epoch import Place, new_epoch
from goodoffices.record.hybrid import PrivateKey
from goodoffices.record.keyring import NotYourRoom
from goodoffices.record.person import Effort, seal_key
from goodoffices.record.ports import KeptPerson, Keys
from goodoffices.record.removal import LastReader, NotAReader, remove_reader
from goodoffices.record.removal import could_read as entries_open_to
from goodoffices.terms import NotPossible


class ReadsAlready(NotPossible):
    """{person} reads this room already: nothing was changed."""


class ComputedFromOtherRooms(NotPossible):
    """This room holds what was computed from rooms that {person} does not read: admit {person} to those first, or choose another room."""  # noqa: E501 - one sentence


class ReadsWhatRestsOnIt(NotPossible):
    """{person} also reads the room {room}, which holds what was computed from this one: remove {person} there first."""


class OnlyAHead(NotPossible):
    """Only a head of the team may do this: ask one."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person as others know that person: id, name, role, and the institution it acts for."""

    id: str
    called: str
    role: Role = Role.MEDIATOR
    institution: str = ""


def add_person(
    keys: Keys, passphrase: str, effort: Effort | None = None, *, escrowed: bool = True
) -> tuple[str, PrivateKey]:
    """Make a key for a new person, sealed by a passphrase; return the person's id and the open key.

    It is deposited in the escrow, where there is one and unless it is that of a delegate, whose own room the heads must
    not be able to open. The person reads nothing yet: admission is another act.
    """
    own, private, escrow = fresh_id(), PrivateKey.fresh(), keys.escrow()
    deposited = escrow.deposit(own, private) if escrow and escrowed else None
    keys.add_person(KeptPerson(own, private.public, seal_key(private, own, passphrase, effort), deposited))
    return own.hex(), private


def open_room(sitting: Sitting, named: RoomNamed, readers: Collection[Person]) -> str:
    """Open a room for these people and the one who opens it, and say who they are; return the room's id.

    `named.room` is the id of the new room, made by whoever calls.
    """
    room = bytes.fromhex(named.room)
    if room == sitting.record.case:
        raise NotYourRoom
    if sitting.record.epoch(room) == 0:
        ids = {one.id for one in readers} | {sitting.person}
        _next_epoch(sitting, named.room, ids)
    if named.room not in sitting.rooms:
        sitting.reopen()
    sitting.say(named.room, named, fresh())
    for one in readers:
        sitting.say(named.room, _admission(named.room, one), fresh())
    return named.room


def admit(sitting: Sitting, room: str, person: Person, own_id: str, *, earlier: bool = True) -> None:
    """Let a person read a room: with all that was said in it, or only from now on.

    Raises:
        NotYourRoom: whoever admits does not read the room.
        ReadsAlready: nothing to do.
        ComputedFromOtherRooms: the room holds what was computed from rooms that the person does not read.
    """
    if person.id in sitting.readers(room):
        raise ReadsAlready(person=person.called)
    _check_derived(sitting, room, person)
    raw, own = bytes.fromhex(room), bytes.fromhex(person.id)
    if earlier:
        epochs = sorted(epoch for one, epoch in sitting.keyring.epochs if one == raw)
        sitting.record.add_wraps(tuple(sitting.keyring.admit(own, sitting.keys.person(own).public, raw, epochs)))
    else:
        _next_epoch(sitting, room, sitting.readers(room) | {person.id})
        sitting.reopen()
    sitting.say(room, _admission(room, person), own_id)


def remove(sitting: Sitting, room: str, person: str, own_id: str) -> Admitted:
    """Let a person read nothing that is said in a room from now on, and say what that person could have read.

    Raises:
        NotYourRoom: whoever removes does not read the room.
        NotAReader: the person does not read it.
        LastReader: nobody would be left.
        ReadsWhatRestsOnIt: the person would go on reading what was computed from this room.
    """
    readers = sitting.readers(room)
    if person not in readers:
        raise NotAReader
    if readers == {person}:
        raise LastReader
    known = sitting.view.one(Admitted, f"{room}/{person}").now
    _check_dependent(sitting, room, known)
    raw, own = bytes.fromhex(room), bytes.fromhex(person)
    removed = remove_reader(sitting.record, sitting.keys, raw, own, sitting.clock.now())
    sitting.reopen()
    gone = Admitted(
        room=room,
        person=person,
        called=known.called,
        role=known.role,
        institution=known.institution,
        removed=True,
        could_read=removed.entries,
    )
    if person != sitting.person:
        sitting.say(room, gone, own_id)
    return gone


def could_read(sitting: Sitting, room: str, person: str) -> int:
    """Return how many entries of a room a person can read who reads it now.

    Raises:
        NotYourRoom: whoever asks does not read the room.
        NotAReader: the person does not read it.
    """
    if person not in sitting.readers(room):
        raise NotAReader
    return entries_open_to(sitting.record, bytes.fromhex(room), bytes.fromhex(person))


def is_head(sitting: Sitting) -> bool:
    """Return whether the person at work is a head in a room that it reads."""
    return any(one.now.person == sitting.person for one in heads(sitting.view))


def heads(view: View) -> Iterator[Matter[Admitted]]:
    """Yield how the heads of the team were admitted, room by room."""
    return (one for one in view.all(Admitted) if one.now.role is Role.HEAD and not one.now.removed)


def check_head(sitting: Sitting) -> None:
    """Refuse whoever is not a head.

    Raises:
        OnlyAHead: the person at work is not.
    """
    if not is_head(sitting):
        raise OnlyAHead


def _admission(room: str, person: Person) -> Admitted:
    return Admitted(room=room, person=person.id, called=person.called, role=person.role, institution=person.institution)


def _check_derived(sitting: Sitting, room: str, person: Person) -> None:
    for said in sitting.view.within([room]).entries:
        for other in said.statement.rests_on:
            if other != room and person.id not in sitting.whole_readers(other):
                raise ComputedFromOtherRooms(person=person.called)


def _check_dependent(sitting: Sitting, room: str, known: Admitted) -> None:
    for said in sitting.view.entries:
        if room in said.statement.rests_on and said.room != room and known.person in sitting.readers(said.room):
            title = sitting.view.one(RoomNamed, said.room).now.title
            raise ReadsWhatRestsOnIt(person=known.called, room=title)


def _next_epoch(sitting: Sitting, room: str, readers: Collection[str]) -> None:
    raw = bytes.fromhex(room)
    place = Place(sitting.record.case, raw, sitting.record.epoch(raw) + 1)
    public = {bytes.fromhex(one): sitting.keys.person(bytes.fromhex(one)).public for one in readers}
    sitting.record.open_epoch(new_epoch(place, public), fresh_id(), sitting.clock.now())
