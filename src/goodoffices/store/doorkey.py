"""The key that signs the site's cookies and forms; it opens nothing of the case."""

import secrets
from pathlib import Path

DOOR_KEY = "door.key"


def lay_door_key(folder: Path) -> None:
    """Make the key in the folder of a case, where it is not there yet."""
    path = folder / DOOR_KEY
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48), encoding="ascii")


def door_key(folder: Path) -> str:
    """Return the key; "" where no case lies, with which Django starts nothing."""
    path = folder / DOOR_KEY
    return path.read_text(encoding="ascii") if path.is_file() else ""
