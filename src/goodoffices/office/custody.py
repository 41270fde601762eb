"""Keys in custody: the keepers' escrow, recovery, shredding and the hold that forbids it."""

from collections.abc import Collection, Sequence

from goodoffices.case.kinds import RoomNamed
from goodoffices.case.kinds.custody import Held, Recovered, Shredded
from goodoffices.office.rooms import Person
from goodoffices.office.sitting import Sitting
from goodoffices.record.escrow import new_escrow, recover
from goodoffices.record.hybrid import PrivateKey
from goodoffices.record.keyring import NotYourRoom
from goodoffices.record.person import Effort, seal_key
from goodoffices.record.ports import Keys
from goodoffices.terms import NotPossible


class NoEscrow(NotPossible):
    """No escrow was begun in this case, so this key cannot be recovered: make a new key for the person and admit it."""


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


def recover_key(keys: Keys, person: str, lists: Sequence[str], passphrase: str, effort: Effort | None = None) -> None:
    """Recover a lost key with the words of two keepers and seal it by a new passphrase.

    Whoever does this must tell the heads: `tell_recovery` is the entry that they see.

    Raises:
        NoEscrow: there is none, or the person's key was never deposited.
        WordsDoNotFit: the words are not those of two keepers of this escrow.
    """
    raw, escrow = bytes.fromhex(person), keys.escrow()
    deposited = keys.person(raw).deposited
    if escrow is None or deposited is None:
        raise NoEscrow
    private = recover(escrow, lists, raw, deposited)
    keys.reseal(raw, seal_key(private, raw, passphrase, effort))


def tell_recovery(sitting: Sitting, heads_room: str, person: Person, own_id: str) -> None:
    """Say in the room of the heads that a key was recovered."""
    sitting.say(heads_room, Recovered(person=person.id, called=person.called), own_id)


def hold(sitting: Sitting, room: str, because: str, told_in: str, own_id: str) -> None:
    """Forbid shredding anything of a room, and say why in the room of the heads.

    From then on the record itself refuses, whoever asks. What cannot be said is not held either.
    """
    sitting.say(told_in, Held(room=room, title=_title(sitting, room), because=because), own_id)
    sitting.record.set_hold(bytes.fromhex(room))


def lift_hold(sitting: Sitting, room: str, because: str, told_in: str, own_id: str) -> None:
    """Lift the hold on a room, and say why in the room of the heads."""
    sitting.say(told_in, Held(room=room, title=_title(sitting, room), because=because, lifted=True), own_id)
    sitting.record.lift_hold(bytes.fromhex(room))


def shred(sitting: Sitting, room: str, epochs: Collection[int], told_in: str, own_id: str) -> Shredded:
    """Destroy the keys of some epochs of a room and put the receipt, with what it cannot cover, into another room.

    Raises:
        NotYourRoom: whoever shreds does not read the room.
        HoldForbids: a hold lies on it, and whoever shreds can read why.
        RoomHeld: a hold lies on it, and why is told elsewhere.
        ReceiptInTheRoom: the receipt would be shredded too.
    """
    if room not in sitting.rooms:
        raise NotYourRoom
    if told_in == room:
        raise ReceiptInTheRoom
    held = next((one.now for one in sitting.view.all(Held) if one.id == room and not one.now.lifted), None)
    if held is not None:
        raise HoldForbids(because=held.because)
    title = _title(sitting, room)
    done = sitting.record.shred(bytes.fromhex(room), epochs, sitting.clock.now())
    receipt = Shredded(room=room, title=title, epochs=done.epochs, not_covered=done.not_covered)
    sitting.reopen()
    sitting.say(told_in, receipt, own_id)
    return receipt


def _title(sitting: Sitting, room: str) -> str:
    return sitting.view.one(RoomNamed, room).now.title
