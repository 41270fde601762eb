"""Reading files that others made: each in a child process with limits, so that none can harm this one."""

import base64
import json
import stat
import subprocess
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO

from goodoffices.store.child import begun
from goodoffices.store.confinement import OUT_OF_MEMORY, OUT_OF_TIME, Limits
from goodoffices.terms import NotPossible
from goodoffices.text.document import Document
from goodoffices.text.form.document import from_form
from goodoffices.text.read.invisible import visible_in_line

MOST_BYTES = 64_000_000
_MOST_ANSWER = 128_000_000
_AT_ONCE = 2
_DRAWING = threading.BoundedSemaphore(_AT_ONCE)


class NoSuchFile(NotPossible):
    """There is no file "{path}": check the name and the folder."""


class NotAFile(NotPossible):
    """The path "{path}" is {what}: give the file itself."""


class MayNotRead(NotPossible):
    """The file "{path}" may not be read: ask whoever owns it for leave to read it."""


class CannotOpen(NotPossible):
    """The file "{path}" cannot be opened ({reason}): check its name, and the disk that it lies on."""


class FileTooLarge(NotPossible):
    """The file "{path}" is larger than {most} MB: save only the text that is meant, without its pictures."""


class TookTooLong(NotPossible):
    """Reading "{path}" took too long and was ended, as honest files take a second: save its text as a new .docx."""


class TookTooMuch(NotPossible):
    """Reading "{path}" took more than {most} MB of memory and was ended: save its text alone as a new .docx."""


class CouldNotRead(NotPossible):
    """The file "{path}" broke the program that reads it, so it was left alone: save its text as a new .docx."""


class Refused(NotPossible):
    """{sentence}"""  # noqa: D415 - the sentence is that of the refusal in the child process


def read_file(path: Path, limits: Limits | None = None) -> Document:
    """Return the document that a file holds, read in a child process under the limits.

    Raises:
        NoSuchFile, NotAFile, MayNotRead, CannotOpen, FileTooLarge: the file cannot be had.
        Refused: it cannot be read as a document; the sentence is that of the reader.
        TookTooLong, TookTooMuch, CouldNotRead: the child process was ended or broke.
    """
    return read_content(path, bytes_of(path), limits)


def read_content(path: Path, content: bytes, limits: Limits | None = None) -> Document:
    """Return the document that some bytes hold, which came under a path and need not lie on this disk.

    Raises:
        FileTooLarge: there are too many.
        Refused, TookTooLong, TookTooMuch, CouldNotRead: as for `read_file`.
    """
    return from_form(_told(path, content, limits).get("document"))


def pages_of(path: Path, content: bytes, limits: Limits | None = None) -> int:
    """Return how many pages a PDF has that came under a path.

    Raises:
        FileTooLarge, Refused, TookTooLong, TookTooMuch, CouldNotRead: as for `read_content`.
    """
    count = _told(path, content, limits, page=0).get("pages")
    if not isinstance(count, int):
        raise CouldNotRead(path=visible_in_line(str(path)))
    return count


def picture_of(path: Path, content: bytes, number: int, limits: Limits | None = None) -> bytes:
    """Return a page of a PDF, counted from 1, as a picture (PNG); two are drawn at a time.

    Raises:
        FileTooLarge, Refused, TookTooLong, TookTooMuch, CouldNotRead: as for `read_content`.
    """
    with _DRAWING:
        told = _told(path, content, limits, page=max(1, number)).get("picture")
    try:
        return base64.b64decode(str(told), validate=True)
    except ValueError as error:
        raise CouldNotRead(path=visible_in_line(str(path))) from error


def _told(path: Path, content: bytes, limits: Limits | None, page: int | None = None) -> dict[str, object]:
    """Return what the child process tells of the content, or of a page of it (0: how many there are)."""
    if len(content) > MOST_BYTES:
        raise FileTooLarge(path=visible_in_line(str(path)), most=MOST_BYTES // 1_000_000)
    answer = _from_child(path, content, limits or Limits(), page)
    try:
        told = json.loads(answer)
    except (ValueError, RecursionError) as error:
        raise CouldNotRead(path=visible_in_line(str(path))) from error
    if not isinstance(told, dict):
        raise CouldNotRead(path=visible_in_line(str(path)))
    if "refusal" in told:
        raise Refused(sentence=visible_in_line(str(told["refusal"])))
    return told


def read_files(paths: Sequence[Path], limits: Limits | None = None) -> tuple[Document, ...]:
    """Return the documents of several files in the order given, two of them read at a time.

    Raises:
        NotPossible: as `read_file` does, for the first file that cannot be read.
    """
    with ThreadPoolExecutor(_AT_ONCE) as readers:
        return tuple(readers.map(lambda path: read_file(path, limits), paths))


def bytes_of(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        NoSuchFile, NotAFile, MayNotRead, CannotOpen, FileTooLarge: the file cannot be had.
    """
    try:
        kind = path.stat()
        if not stat.S_ISREG(kind.st_mode):
            what = "a folder" if stat.S_ISDIR(kind.st_mode) else "a device or a pipe and no file"
            raise NotAFile(path=visible_in_line(str(path)), what=what)
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise NoSuchFile(path=visible_in_line(str(path))) from error
    except PermissionError as error:
        raise MayNotRead(path=visible_in_line(str(path))) from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        told = (reason or "its name is no name of a file").lower()
        raise CannotOpen(path=visible_in_line(str(path)), reason=told) from error
    if len(content) > MOST_BYTES:
        raise FileTooLarge(path=visible_in_line(str(path)), most=MOST_BYTES // 1_000_000)
    return content


def _from_child(path: Path, content: bytes, limits: Limits, page: int | None) -> bytes:
    """Return what the child process answers about the content."""
    name = path.name.encode(errors="replace").decode()
    order = json.dumps({"name": name, "page": page, **asdict(limits)}).encode() + b"\n"
    with begun("goodoffices.store.confined") as child:
        late = threading.Event()
        clock = threading.Timer(limits.clock, _end, (child, late))
        clock.daemon = True
        clock.start()
        feeder = threading.Thread(target=_feed, args=(child.stdin, order, content), daemon=True)
        feeder.start()
        answer = _all_of(child.stdout)
        if len(answer) > _MOST_ANSWER:
            child.kill()
        code = child.wait()
        clock.cancel()
        feeder.join()
    if late.is_set() or code == OUT_OF_TIME:
        raise TookTooLong(path=visible_in_line(str(path)))
    if code == OUT_OF_MEMORY or len(answer) > _MOST_ANSWER:
        raise TookTooMuch(path=visible_in_line(str(path)), most=limits.memory // 1024 // 1024)
    if code != 0:
        raise CouldNotRead(path=visible_in_line(str(path)))
    return answer


def _end(child: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    child.kill()


def _all_of(stream: IO[bytes] | None) -> bytes:
    """Return what the stream holds, and no more than one byte beyond the most that an answer may have."""
    return b"" if stream is None else stream.read(_MOST_ANSWER + 1)


def _feed(stream: IO[bytes] | None, *pieces: bytes) -> None:
    """Write the pieces; a child that ended early closes the pipe, and says by its exit code why."""
    if stream is None:
        return
    with suppress(OSError):
        for piece in pieces:
            stream.write(piece)
    with suppress(OSError):
        stream.close()
