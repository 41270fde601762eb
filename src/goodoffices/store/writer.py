"""The one who writes into a record: each commit appends, chains, signs, and is durable with its checkpoint."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import apsw

from goodoffices.record.checkpoint import Log, Receipt, Signed, Signer
from goodoffices.record.envelope import Envelope, Form
from goodoffices.record.tree import leaf_hash
from goodoffices.store.connection import writing
from goodoffices.store.ledger import Ledger


class Writer:
    """Writes entries with their checkpoints, and remembers how far each log has come.

    What it remembers is taken back when a transaction is undone, and forgotten once another connection has written:
    SQLite counts that (`PRAGMA data_version`), so that no log is read again that nobody else can have changed.
    """

    def __init__(self, connection: apsw.Connection, ledger: Ledger, signer: Signer, case: bytes) -> None:
        self._db, self._ledger, self._signer, self._case = connection, ledger, signer, case
        self._logs: dict[bytes, Log] = {}
        self._epochs: dict[bytes, tuple[int, int]] = {}
        self._version = 0
        self.whole: Signed | None = None
        """The checkpoint of the whole case that the last transaction signed, if it appended anything."""

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Do all that is done inside or none of it; when it ends, it is durable.

        Raises:
            DiskFull, DiskFailed, CaseInUse, FileDamaged: none of it was done.
        """
        durable, self.whole = False, None
        try:
            with writing(self._db):
                self._look_for_others()
                yield
            durable = True
        finally:
            if not durable:
                self._forget()

    def last_epoch(self, room: bytes) -> tuple[int, int]:
        """The room's last epoch and the form of the last notice of it; (0, 0) where none was opened."""
        if room not in self._epochs:
            self._epochs[room] = self._ledger.last_epoch(room)
        return self._epochs[room]

    def log(self, subject: bytes) -> Log:
        """The log of a room, or of the whole case, as it stands."""
        if subject not in self._logs:
            self._logs[subject] = self._ledger.log(subject)
        return self._logs[subject]

    def receipt(self, room: bytes, own_id: bytes) -> Receipt | None:
        """The receipt of an entry that was appended before, if it was."""
        position = self._ledger.position(room, own_id)
        return None if position is None else Receipt(own_id, position, self._ledger.checkpoint_over(room, position))

    def commit(self, envelopes: Sequence[Envelope]) -> Receipt:
        """Append an entry with what goes with it to its room; whoever calls it holds the transaction."""
        first = envelopes[0].header
        log, case_log = self.log(first.room), self.log(self._case)
        position = log.size + 1
        for envelope in envelopes:
            encoded = envelope.encoded()
            log = log.grown(leaf_hash(encoded))
            self._ledger.add_entry(log.size, envelope, encoded)
        signed = self._signer.sign(log.checkpoint(self._case, first.room))
        case_log = case_log.grown(signed.leaf())
        self._ledger.add_checkpoint(case_log, signed)
        self.whole = self._signer.sign(case_log.checkpoint(self._case, self._case))
        self._ledger.set_logs(log, signed, case_log, self.whole)
        self._logs |= {first.room: log, self._case: case_log}
        if first.form is not Form.ENTRY:
            self._epochs.pop(first.room, None)
        return Receipt(first.id, position, signed)

    def _look_for_others(self) -> None:
        version = self._db.execute("PRAGMA data_version").get
        if version != self._version:
            self._forget()
            self._version = version

    def _forget(self) -> None:
        self._logs.clear()
        self._epochs.clear()
