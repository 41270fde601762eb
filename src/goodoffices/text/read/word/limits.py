"""The budgets that a Word file must keep within, checked before anything in it is unpacked or parsed.

The figures leave room for a paper of several thousand pages and keep the reader below 512 MB.
"""

import re
import zipfile
from collections import Counter

from goodoffices.text.read.word.refusals import Damaged, Locked, NotWord, OldWord, TooLarge, Unsafe

MOST_BYTES = 128 * 2**20
MOST_ENTRIES = 4_000
MOST_UNPACKED = 512 * 2**20
MOST_IN_A_PART = 48 * 2**20
MOST_IN_ALL_PARTS = 96 * 2**20
MOST_RATIO = 100
RATIO_FROM = 24 * 2**20
MOST_MARKUP = 2_000_000
MOST_PARAGRAPHS = 50_000
MOST_CHANGES = 30_000
MOST_COMMENTS = 30_000
MOST_DEPTH = 200

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = b"PK\x01\x02"
_PLAIN_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{0,40})["']""")
_UTF8 = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii"})
_MARK = b"\xef\xbb\xbf"


def check_container(name: str, content: bytes) -> None:
    """Refuse what is no zip archive, or one with more in it than its directory may list.

    Raises:
        NotWord, OldWord, Locked, TooLarge: the sentence says which rule it breaks.
    """
    if content.startswith(_OLE):
        raise Locked(name=name) if "EncryptedPackage".encode("utf-16-le") in content else OldWord(name=name)
    if not content.startswith(b"PK"):
        raise NotWord(name=name)
    if len(content) > MOST_BYTES:
        raise TooLarge(name=name, what=f"over {MOST_BYTES // 2**20} MB")
    if content.count(_ENTRY) > MOST_ENTRIES:
        raise TooLarge(name=name, what=f"over {MOST_ENTRIES:,} parts")


def check_entries(name: str, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse names that lead out of the archive or come twice, locked parts, and sizes that are beyond measure.

    Raises:
        Unsafe, Locked, TooLarge: the sentence says which rule it breaks.
    """
    if any(_leads_out(entry.filename) for entry in entries):
        raise Unsafe(name=name, what="a part's name leads out of the archive")
    if any(count > 1 for count in Counter(entry.filename.lower() for entry in entries).values()):
        raise Unsafe(name=name, what="two parts have the same name")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Locked(name=name)
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise TooLarge(name=name, what=f"over {MOST_UNPACKED // 2**20} MB once unpacked")
    for entry in entries:
        if entry.file_size > max(RATIO_FROM, MOST_RATIO * entry.compress_size):
            raise Unsafe(name=name, what="a part is packed more tightly than text can be")


def _leads_out(entry: str) -> bool:
    steps = entry.replace("\\", "/").split("/")
    return ".." in steps or not steps[0] or ":" in steps[0]


def check_part(name: str, entry: zipfile.ZipInfo) -> None:
    """Refuse to unpack a part that is too large or packed in an unusual way.

    Raises:
        TooLarge, Unsafe: the sentence says which rule it breaks.
    """
    if entry.compress_type not in _PLAIN_METHODS:
        raise Unsafe(name=name, what="a part is packed in an unusual way")
    if entry.file_size > MOST_IN_A_PART:
        raise TooLarge(name=name, what=f"a part of over {MOST_IN_A_PART // 2**20} MB")


def check_markup(name: str, markup: bytes) -> None:
    """Refuse XML that is not in UTF-8, declares a document type, or has too many elements and attributes.

    Raises:
        Unsafe, TooLarge, Damaged: the sentence says which rule it breaks.
    """
    opening = markup[:400].removeprefix(_MARK)
    if not opening.strip():
        raise Damaged(name=name, what="a part is empty")
    declared = _DECLARED.match(opening)
    if not opening.lstrip().startswith(b"<") or b"\0" in opening or (declared and declared[1].lower() not in _UTF8):
        raise Unsafe(name=name, what="a part is not written in UTF-8")
    if b"<!DOCTYPE" in markup or b"<!ENTITY" in markup:
        raise Unsafe(name=name, what="a part declares a document type")
    if markup.count(b"<") + markup.count(b"=") > MOST_MARKUP:
        raise TooLarge(name=name, what="too many elements in one part")
