"""The doors that every site has: to come in, to lock and to leave, and one's own settings."""

from django.urls import register_converter

from goodoffices.web import hardware_keys, own, signing_in
from goodoffices.web.door import FORM, GET, POST, Door
from goodoffices.web.unlocking import Standing


class Id:
    """An id of an entry, room or person in an address."""

    regex = "[0-9a-f]{32}"

    def to_python(self, value: str) -> str:
        """Return it as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """Return it as it stands."""
        return value


register_converter(Id, "hex")

ANYBODY = frozenset(Standing)
KNOWN = frozenset({Standing.LOCKED, Standing.UNLOCKED})

ENTRANCE: tuple[Door, ...] = (
    Door("enter", "enter", signing_in.enter, FORM, ANYBODY),
    Door("unlock", "unlock", signing_in.unlock, FORM, KNOWN),
    Door("lock", "lock", signing_in.lock, POST, KNOWN),
    Door("leave", "leave", signing_in.leave, POST, KNOWN),
    Door("pulse", "pulse", signing_in.pulse, GET, KNOWN, counts=False),
    Door("own", "own", own.own, FORM),
    Door("own/passphrase", "passphrase", own.passphrase, POST),
    Door("own/key", "hardware", hardware_keys.keys, FORM),
    Door("own/key/remove", "remove_hardware", hardware_keys.remove, POST),
    Door("own/codes", "codes", own.codes, POST),
    Door("own/elsewhere", "elsewhere", own.elsewhere, POST),
)
