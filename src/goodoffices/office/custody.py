"""Keys in custody: the keepers' escrow, recovery, shredding and the hold that forbids it."""

from collections.abc import Collection, Sequence

from goodoffices.case.kinds import Admitted, RoomNamed
from goodoffices.case.kinds.custody import Held, Recovered, Shredded
from goodoffices.office.passphrase import check_passphrase
from goodoffices.office.rooms import check_head, heads
from goodoffices.office.sitting import Case, SaidElsewhere, Sitting, fresh
from goodoffices.record.entry import Parcel
from goodoffices.record.escrow import new_escrow, recover
from goodoffices.record.hybrid import PrivateKey
from goodoffices.record.keyring import NotYourRoom
from goodoffices.record.person import seal_key
from goodoffices.record.ports import Keys
from goodoffices.terms import Clock, NotPossible


class NoEscrow(NotPossible):
    """No escrow was begun in this case, so this key cannot be recovered: make a new key for the person and admit it."""


class NoHeadToTell(NotPossible):
    """No head of the team reads a room together with this person, so none would see the recovery: make a new key for the person and admit it."""  # noqa: E501 - one sentence


class HoldForbids(NotPossible):
    """A hold lies on this room ({because}), so nothing of it may be shredded: a head must lift the hold first."""


class ReceiptInTheRoom(NotPossible):
    """The receipt cannot lie in the room that is shredded: name another room for it."""


def begin_escrow(keys: Keys, opened: dict[str, PrivateKey]) -> tuple[str, ...]:
    """Begin an escrow of these persons' keys; return the three keepers' lists of words, which are kept nowhere.

    An escrow that was there before is replaced. Whoever is added later is deposited then.
    """
    escrow, lists = new_escrow()
    raw = {bytes.fromhex(person): private for person, private in opened.items()}
    keys.set_escrow(escrow, {person: escrow.deposit(person, private) for person, private in raw.items()})
    return lists


def recover_key(case: Case, clock: Clock, person: str, lists: Sequence[str], passphrase: str) -> tuple[str, ...]:
    """Recover a lost key with the words of two keepers and seal it by a new passphrase.

    It is told first, in rooms in which every head that the person shares a room with reads it: no recovery is silent.
    Returns the ids of these rooms.

    Raises:
        NoEscrow: there is none, or the person's key was never deposited.
        WordsDoNotFit: the words are not those of two keepers of this escrow.
        NoHeadToTell: no head would see it.
        PassphraseShort: the new passphrase is too short.
    """
    check_passphrase(passphrase)
    raw, escrow = bytes.fromhex(person), case.keys.escrow()
    deposited = case.keys.person(raw).deposited
    if escrow is None or deposited is None:
        raise NoEscrow
    private = recover(escrow, lists, raw, deposited)
    told_in = _tell_recovery(Sitting(case, person, private, clock))
    case.keys.reseal(raw, seal_key(private, raw, passphrase))
    return told_in


def _tell_recovery(sitting: Sitting) -> tuple[str, ...]:
    rooms = _rooms_of_heads(sitting)
    if not rooms:
        raise NoHeadToTell
    for room in rooms:
        known = sitting.view.one(Admitted, f"{room}/{sitting.person}").now
        sitting.say(room, Recovered(person=sitting.person, called=known.called), fresh())
    return rooms


def _rooms_of_heads(sitting: Sitting) -> tuple[str, ...]:
    """Return as few rooms as it takes for every head to read one of them; the rooms with most heads are taken first."""
    reading: dict[str, set[str]] = {}
    for one in heads(sitting.view):
        if one.now.person in sitting.readers(one.now.room):
            reading.setdefault(one.now.room, set()).add(one.now.person)
    chosen, told = list[str](), set[str]()
    for room in sorted(reading, key=lambda room: (-len(reading[room]), room)):
        if not reading[room] <= told:
            chosen.append(room)
            told |= reading[room]
    return tuple(chosen)


def hold(sitting: Sitting, room: str, because: str, told_in: str, own_id: str) -> None:
    """Forbid shredding anything of a room, and say why in the room of the heads.

    From then on the record itself refuses, whoever asks. What cannot be said is not held either; what was broken off
    after it was said is done when it is sent again.

    Raises:
        NotYourRoom: whoever holds does not read one of the rooms.
        OnlyAHead: whoever holds is none.
    """
    _say_held(sitting, Held(room=room, title=_title(sitting, room), because=because), told_in, own_id)


def lift_hold(sitting: Sitting, room: str, because: str, told_in: str, own_id: str) -> None:
    """Lift the hold on a room, and say why in the room of the heads.

    Raises:
        NotYourRoom: whoever lifts it does not read one of the rooms.
        OnlyAHead: whoever lifts it is none.
    """
    held = Held(room=room, title=_title(sitting, room), because=because, lifted=True)
    _say_held(sitting, held, told_in, own_id)


def _say_held(sitting: Sitting, held: Held, told_in: str, own_id: str) -> None:
    check_head(sitting)
    sitting.say(told_in, held, own_id)
    settle_hold(sitting, own_id)


def settle_hold(sitting: Sitting, own_id: str) -> None:
    """Do what an entry says about a hold, unless a later one says otherwise or it is done already.

    Raises:
        OnlyAHead: whoever asks is none.
    """
    check_head(sitting)
    for one in sitting.view.all(Held):
        if one.last.id == own_id:
            keep = sitting.record.lift_hold if one.now.lifted else sitting.record.set_hold
            keep(bytes.fromhex(one.now.room))


def shred(sitting: Sitting, room: str, epochs: Collection[int], told_in: str, own_id: str) -> Shredded:
    """Destroy the keys of some epochs of a room and put the receipt, with what it cannot cover, into another room.

    The receipt is safe before the first key is destroyed; where it broke off then, the same id brings it to its end.

    Raises:
        NotYourRoom: whoever shreds does not read the room.
        OnlyAHead: whoever shreds is none.
        HoldForbids: a hold lies on it, and whoever shreds can read why.
        RoomHeld: a hold lies on it, and why is told elsewhere.
        ReceiptInTheRoom: the receipt would be shredded too.
        SaidElsewhere: something else was said under this id.
    """
    said = sitting.view.by_id.get(own_id)
    if said is None:
        receipt = _receipt(sitting, room, epochs, told_in)
        _destroy(sitting, receipt, sitting.sealed(told_in, receipt, own_id))
        return receipt
    if not isinstance(said.statement, Shredded):
        raise SaidElsewhere
    settle_shredding(sitting, own_id)
    return said.statement


def settle_shredding(sitting: Sitting, own_id: str) -> None:
    """Destroy what a receipt says is destroyed, where its shredding broke off before it was done.

    Raises:
        OnlyAHead: whoever asks is none.
    """
    check_head(sitting)
    said = sitting.view.by_id.get(own_id)
    if said and isinstance(said.statement, Shredded):
        _destroy(sitting, said.statement)


def _receipt(sitting: Sitting, room: str, epochs: Collection[int], told_in: str) -> Shredded:
    if room not in sitting.rooms:
        raise NotYourRoom
    check_head(sitting)
    if told_in == room:
        raise ReceiptInTheRoom
    held = next((one.now for one in sitting.view.all(Held) if one.id == room and not one.now.lifted), None)
    if held is not None:
        raise HoldForbids(because=held.because)
    chosen = tuple(sorted(set(epochs)))
    return Shredded(room=room, title=_title(sitting, room), epochs=chosen, not_covered=sitting.record.not_covered)


def _destroy(sitting: Sitting, receipt: Shredded, told: Parcel | None = None) -> None:
    sitting.record.shred(bytes.fromhex(receipt.room), receipt.epochs, sitting.clock.now(), told)
    sitting.reopen()


def _title(sitting: Sitting, room: str) -> str:
    return sitting.view.one(RoomNamed, room).now.title
