"""The child process that reads one file: bytes in through its standard input, JSON out.

Standard input is one line of JSON with the name of the file, what is asked of it and the limits, then the bytes of the
file. Standard output is one JSON object: {"document": form}, {"pages": how many a PDF has}, {"picture": a page of it as
PNG in base64}, or {"refusal": sentence}. All that is needed is loaded before the limits are set,
since afterwards no file can be opened.
"""

import base64
import codecs
import gc
import heapq  # noqa: F401 - counting loads it late, when no file can be opened any more
import json
import sys

from goodoffices.store.confinement import OUT_OF_MEMORY, Limits, confine
from goodoffices.terms import NotPossible
from goodoffices.text.form.document import to_form
from goodoffices.text.read.encoding import LEGACY
from goodoffices.text.read.pdf.picture import pages_of, picture_of
from goodoffices.text.read.reading import read_document

_CODECS = ("ascii", "latin-1", "cp437", "idna", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")


def main() -> int:
    """Read the file on standard input within its limits; return the exit code."""
    order = json.loads(sys.stdin.buffer.readline())
    for codec in (*_CODECS, *LEGACY.values()):
        codecs.lookup(codec)
    # None of the many pieces of a file is in a cycle: the collector would walk through them all again and again.
    gc.disable()
    confine(Limits(order["memory"], order["processor"], order["clock"]))
    try:
        answer = _answer(order["name"], order["page"], sys.stdin.buffer.read())
        sys.stdout.buffer.write(answer)
        sys.stdout.buffer.flush()
    except MemoryError:
        return OUT_OF_MEMORY
    return 0


def _answer(name: str, page: int | None, content: bytes) -> bytes:
    try:
        return json.dumps(_told(name, page, content)).encode()
    except NotPossible as refusal:
        return json.dumps({"refusal": refusal.sentence}).encode()


def _told(name: str, page: int | None, content: bytes) -> dict[str, object]:
    if page is None:
        return {"document": to_form(read_document(name, content))}
    if page == 0:
        return {"pages": pages_of(name, content)}
    return {"picture": base64.b64encode(picture_of(name, content, page)).decode()}


if __name__ == "__main__":
    sys.exit(main())
