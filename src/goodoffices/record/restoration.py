"""A case that goes on from an older copy says so in every room, and in the log of the case how much is missing.

The notice of a room tells that room alone that it happened, and when: how far the whole case had come is kept beside
the record. The notice's id commits to it under a random salt, so that neither can be changed without the other.
"""

from dataclasses import dataclass
from hashlib import sha256

from goodoffices.record.envelope import ID_BYTES, Envelope, Form, Header, Lock
from goodoffices.record.epoch import Place


@dataclass(frozen=True, slots=True)
class Restoration:
    """At which commit an older copy ended, which commit was the last one known (0: nobody knows), and when it was told.

    The time is in milliseconds since 1970 UTC, as who accepted the copy told it; the salt has 16 random bytes.
    """

    ended: int
    known: int
    time: int
    salt: bytes

    @property
    def missing(self) -> int:
        """How many commits are known to be missing: those from `ended` + 1 to `known`."""
        return max(0, self.known - self.ended)

    def notice(self, place: Place) -> Envelope:
        """Return the envelope that says in a room's chain that what followed here, if anything did, is lost."""
        told = self.salt + f"{self.ended} {self.known} {self.time}".encode()
        own_id = sha256(b"goodoffices/restoring/1" + place.case + place.room + told).digest()[:ID_BYTES]
        header = Header(
            form=Form.RESTORING, lock=Lock.NONE, id=own_id, room=place.room, epoch=place.epoch, time=self.time
        )
        return Envelope(header, b"")
