"""Whatever a file is called, wherever its name leads: it is read, or refused in one line that shows every sign."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from goodoffices.store.quarantine import CannotOpen, NoSuchFile, NotAFile, read_file
from goodoffices.terms import NotPossible

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="this system has no such names")

NAMES = [
    "two\nlines",
    "tab\there",
    "bell\x07",
    "escape\x1b[31m",
    "right\u200fto\u202eleft",
    "اتفاق",
    '"quoted"',
    "{name}",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_any_name_is_read_by_it(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.txt"
    path.write_text("We act.", encoding="utf-8")
    document = read_file(path)
    assert (document.source, document.blocks[0].text) == (path.name, "We act.")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("content", [None, b"", b"\0"])
def test_a_refusal_shows_the_name_in_one_line(name: str, content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(NotPossible) as refusal:
        read_file(path)
    sentence = refusal.value.sentence
    assert all(sign.isprintable() for sign in sentence)
    assert name in sentence or "⟦U+" in sentence


def test_a_name_that_is_no_text_is_shown_and_its_file_is_read(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    with pytest.raises(NoSuchFile, match="⟦U\\+DCE9⟧"):
        read_file(path)
    path.write_text("We act.", encoding="utf-8")
    assert read_file(path).blocks[0].text == "We act."


def test_a_name_that_is_too_long_is_refused_with_a_way_out(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen, match=r"too long.*check its name"):
        read_file(tmp_path / f"{'a' * 300}.txt")


def test_a_link_is_followed_to_a_file_and_to_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("We act.", encoding="utf-8")
    for name, target in {"file": "a.txt", "folder": ".", "nothing": "absent", "loop": "loop.txt"}.items():
        (tmp_path / f"{name}.txt").symlink_to(target)
    assert read_file(tmp_path / "file.txt").blocks[0].text == "We act."
    for name, kind in {"folder": NotAFile, "nothing": NoSuchFile, "loop": CannotOpen}.items():
        with pytest.raises(kind):
            read_file(tmp_path / f"{name}.txt")


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text("words", encoding="utf-8")
    path.chmod(0)
    for folder in (path.parent, *path.parent.parents):
        if folder.stat().st_uid == os.geteuid() and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o011)
    attempt = """
        import os, sys
        from pathlib import Path
        from goodoffices.store.quarantine import MayNotRead, bytes_of
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
        try:
            bytes_of(Path(sys.argv[1]))
        except MayNotRead as refusal:
            print(refusal.sentence)
    """
    ran = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(attempt), path], capture_output=True, text=True, check=True
    )
    assert ran.stdout == f'The file "{path}" may not be read: ask whoever owns it for leave to read it.\n'
