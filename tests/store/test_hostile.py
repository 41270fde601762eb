"""The promise: a file that is not what it claims ends in one sentence within 5 s and 512 MB, and leaves no trace."""

import contextlib
import os
import socket
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from tests.text.read.hostile import HEAVY_WORD, HOSTILE, REFUSED_WORD, paper, ties
from tests.tiers import Hold

from goodoffices.store.quarantine import read_file
from goodoffices.terms import NotPossible
from goodoffices.text.read import read_document

SECONDS = 5
MEGABYTES = 512
ALL = {
    **HOSTILE,
    **{what: ("paper.docx", made) for what, (made, _) in REFUSED_WORD.items()},
    **{what: ("paper.docx", made) for what, made in HEAVY_WORD.items()},
}
SLOW = {"brackets, paragraph by paragraph", "pictures begun"}
QUICK = [what for what in (*HOSTILE, *HEAVY_WORD) if what not in SLOW]

pytestmark = [
    pytest.mark.filterwarnings("ignore:Duplicate name"),
    pytest.mark.skipif(sys.platform == "win32", reason="this system does not count what a child process took"),
]


def planted(what: str, folder: Path) -> Path:
    name, made = ALL[what]
    path = folder / name
    path.write_bytes(made())
    return path


def sentence_on(path: Path) -> str:
    """Return the sentence that a file ends in, "" where it is read."""
    try:
        read_file(path)
    except NotPossible as refusal:
        return refusal.sentence
    return ""


def processor_time_of_children() -> float:
    used = os.times()
    return used.children_user + used.children_system


@pytest.mark.parametrize("what", QUICK)
def test_a_hostile_file_ends_in_one_sentence_soon(what: str, tmp_path: Path, bar: Hold) -> None:
    path = planted(what, tmp_path)
    before = processor_time_of_children()
    sentence = sentence_on(path)
    used = processor_time_of_children() - before
    tried = f"{path.stat().st_size:,} bytes"
    bar(f"processor seconds until a hostile file ends ({what})", used, at_most=SECONDS, tried=tried)
    assert "\n" not in sentence
    assert sentence.endswith(".") or what in HEAVY_WORD
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_is_fetched_by_any_reader(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)  # noqa: FBT003 - the name of the argument is not open to callers
        here = f"http://127.0.0.1:{server.getsockname()[1]}/x"
        files = {
            "dtd.docx": paper(head=f'<!DOCTYPE d SYSTEM "{here}">'),
            "ties.docx": paper(
                "<w:p><w:r><w:t>We act.</w:t></w:r></w:p>",
                "",
                (
                    "word/_rels/document.xml.rels",
                    ties(*((kind, here) for kind in ("attachedTemplate", "image", "styles", "comments", "aFChunk"))),
                ),
            ),
            "page.html": (
                f'<!DOCTYPE html SYSTEM "{here}"><base href="{here}"><link rel=stylesheet href="{here}"><p>We act.'
                f'<img src="{here}"><iframe src="{here}"></iframe><script src="{here}"></script>'
            ).encode(),
            "page.xhtml": f'<!DOCTYPE html [<!ENTITY e SYSTEM "{here}">]><html><p>We act. &e;</p></html>'.encode(),
            "paper.md": f'We act. ![x]({here})\n\n<img src="{here}">\n'.encode(),
        }
        for name, content in files.items():
            (tmp_path / name).write_bytes(content)
            sentence_on(tmp_path / name)
            with contextlib.suppress(NotPossible):
                read_document(name, content)
        with pytest.raises(BlockingIOError):
            server.accept()


MEASURE = """
    import resource, sys, time
    from pathlib import Path
    from goodoffices.store.quarantine import read_file
    from goodoffices.terms import NotPossible
    started = time.monotonic()
    try:
        read_file(Path(sys.argv[1]))
    except NotPossible as refusal:
        assert refusal.sentence.endswith(".")
    seconds = time.monotonic() - started
    print(seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""


@pytest.mark.heavy
@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux counts it")
@pytest.mark.parametrize("what", ALL)
def test_by_the_clock_and_in_memory_the_promise_holds(what: str, tmp_path: Path, bar: Hold) -> None:
    path = planted(what, tmp_path)
    ran = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(MEASURE), path], capture_output=True, text=True, check=True
    )
    seconds, megabytes = map(float, ran.stdout.split())
    tried = f"{path.stat().st_size:,} bytes"
    bar(f"MB of memory that a hostile file takes ({what})", megabytes, at_most=MEGABYTES, tried=tried)
    bar(f"seconds by the clock until a hostile file ends ({what})", seconds, at_most=SECONDS, tried=tried)
