"""A framework in a file, told from its content: the full form in JSON, or the bracket notation."""

import re
from pathlib import Path

from goodoffices.cli.outputs import shown
from goodoffices.store.quarantine import bytes_of
from goodoffices.text.form.framework import FORMAT, loads
from goodoffices.text.framework import Framework
from goodoffices.text.notation import FIRST_LINE, parse_framework
from goodoffices.text.read.encoding import decoded

_FULL = re.compile(rb'^(?:\xef\xbb\xbf)?\s*\{.*"format"\s*:\s*"' + FORMAT.encode() + b'"', re.DOTALL)
_NOTATION = FIRST_LINE.rpartition(" ")[0].encode()
_BEGINNING = 4096


def framework_in(path: Path) -> Framework | None:
    """Return the framework that a file holds, or None where it holds something else (or is no .json or .md).

    Raises:
        NoSuchFile, NotAFile, MayNotRead, FileTooLarge: the file cannot be had.
        NotAFramework, UnknownVersion, BadForm, TooDeep: it says that it is the full form, and is not.
        NotationUnclear: it says that it is in the notation, and is not.
    """
    suffix = path.suffix.lower()
    if suffix not in {".json", ".md", ".markdown"}:
        return None
    content = bytes_of(path)
    if suffix == ".json":
        return loads(content) if _FULL.search(content) else None
    beginning = content[:_BEGINNING].removeprefix(b"\xef\xbb\xbf").lstrip()
    return parse_framework(decoded(shown(path), content)) if beginning.startswith(_NOTATION) else None
