"""The examination of a whole record: every byte that was stored must be the byte that was signed for."""

from collections.abc import Iterable
from dataclasses import dataclass

from goodoffices.record.checkpoint import Log, Signed
from goodoffices.record.envelope import Envelope, Form, Lock, NotAnEnvelope
from goodoffices.record.tree import leaf_hash
from goodoffices.terms import NotPossible


class EntryChanged(NotPossible):
    """Entry {position} of room {room} is not as it was recorded: it was changed, exchanged or moved; restore a backup that verifies."""  # noqa: E501 - one sentence


class EntriesMissing(NotPossible):
    """Room {room} has {found} entries where {expected} were signed for: some were taken out or put in; restore a backup that verifies."""  # noqa: E501 - one sentence


class CheckpointChanged(NotPossible):
    """Checkpoint {number} of the case is not as it was signed: it was changed, exchanged or taken out; restore a backup that verifies."""  # noqa: E501 - one sentence


class RestorationChanged(NotPossible):
    """What this record says of a copy that was put back is not as it was written: it was changed or taken out; restore a backup that verifies."""  # noqa: E501 - one sentence


class HeadChanged(NotPossible):
    """The record does not end where its last signed checkpoint says: its end was taken off or changed; restore a backup that verifies."""  # noqa: E501 - one sentence


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """An entry as a store has it: its bytes, and what the store wrote beside them to find it again."""

    room: bytes
    position: int
    id: bytes
    form: int
    epoch: int
    encoded: bytes


@dataclass(frozen=True, slots=True)
class StoredCheckpoint:
    """A room's checkpoint as a store has it: its number in the log of the case, and that log's chain after it."""

    number: int
    signed: Signed
    case_chain: bytes


@dataclass(frozen=True, slots=True)
class Examined:
    """What was examined and found whole."""

    rooms: int
    entries: int
    checkpoints: int


def examine_room(
    case: bytes, room: bytes, entries: Iterable[StoredEntry], checkpoints: Iterable[StoredCheckpoint]
) -> Log:
    """Return the log of a room after all its entries, each of its checkpoints met at its size.

    Entries and checkpoints come in order of position. The roots of all but the last checkpoint are vouched for by
    the log of the case, in which each checkpoint is a leaf.

    Raises:
        EntryChanged, EntriesMissing, CheckpointChanged: the first thing that is not as it was recorded.
    """
    stream, log, epoch, last = iter(entries), Log.begun(case, room), 0, None
    for stored in checkpoints:
        last = checkpoint = stored.signed.checkpoint
        if checkpoint.size <= log.size:
            raise CheckpointChanged(number=stored.number)
        while log.size < checkpoint.size:
            entry = next(stream, None)
            if entry is None:
                raise EntriesMissing(room=room.hex(), found=log.size, expected=checkpoint.size)
            epoch = _examine_entry(entry, room, log.size + 1, epoch)
            log = log.grown(leaf_hash(entry.encoded))
        if log.chain != checkpoint.chain:
            raise EntryChanged(position=checkpoint.size, room=room.hex())
    beyond = sum(1 for _ in stream)
    if beyond:
        raise EntriesMissing(room=room.hex(), found=log.size + beyond, expected=log.size)
    if log.checkpoint(case, room) != last:
        raise HeadChanged
    return log


def examine_case(case: bytes, public: bytes, checkpoints: Iterable[StoredCheckpoint], last: Signed) -> Log:
    """Return the log of the case after all checkpoints of its rooms, which must end as the last signed one says.

    Earlier signatures are leaves of this log, so the one signature at its end vouches for them.

    Raises:
        CheckpointChanged, HeadChanged, SignatureDoesNotFit: the first thing that is not as it was signed.
    """
    last.check(public)
    log = Log.begun(case, case)
    for stored in checkpoints:
        log = log.grown(stored.signed.leaf())
        if stored.number != log.size or stored.case_chain != log.chain:
            raise CheckpointChanged(number=log.size)
    if log.checkpoint(case, case) != last.checkpoint:
        raise HeadChanged
    return log


def _examine_entry(entry: StoredEntry, room: bytes, position: int, epoch: int) -> int:
    """Check that an entry is what the store says that it is, and stands in an epoch that was open; return the epoch."""
    changed = EntryChanged(position=position, room=room.hex())
    try:
        envelope = Envelope.decoded(entry.encoded)
    except NotAnEnvelope as error:
        raise changed from error
    header = envelope.header
    told = (entry.room, entry.position, entry.id, entry.form, entry.epoch)
    if told != (header.room, position, header.id, header.form, header.epoch) or header.room != room:
        raise changed
    opened = epoch + (header.form is Form.OPENING)
    sealed = header.form in (Form.ENTRY, Form.ATTACHMENT)
    if header.epoch > opened or (header.epoch < opened and header.form is not Form.SHREDDING):
        raise changed
    if sealed is (header.lock is Lock.NONE):
        raise changed
    return opened
