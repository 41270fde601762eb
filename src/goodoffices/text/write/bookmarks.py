"""The names by which provisions travel in a file, so that a copy that comes back is recognised clause by clause."""

import hashlib
import re
from collections.abc import Mapping

from goodoffices.text.framework import Framework

_LONGEST = 40
"""Word drops bookmarks whose names are longer than this."""


def bookmark(provision: str, language: str = "") -> str:
    """Return the bookmark of a provision, or of its wording in a language other than its first.

    The name has small letters, digits and underscores alone, for Word takes no other signs and tells no capitals
    apart: any other character stands as its code in hexadecimal between underscores; a long name is a hash.
    """
    name = f"go_{_safe(provision)}" + (f"_in_{_safe(language)}" if language else "")
    if len(name) <= _LONGEST:
        return name
    digest = hashlib.sha256(f"{provision}\n{language}".encode("utf-8", "surrogatepass")).hexdigest()
    return f"go_hash_{digest[:30]}"


def bookmarked(framework: Framework) -> Mapping[str, tuple[str, str]]:
    """Return which provision and language each bookmark of this framework's papers stands for."""
    return {
        bookmark(provision.id, wording.language if place else ""): (provision.id, wording.language)
        for provision in framework.provisions
        for place, wording in enumerate(provision.wordings)
    }


def _safe(name: str) -> str:
    return re.sub("[^a-z0-9]", lambda found: f"_{ord(found[0]):x}_", name)
