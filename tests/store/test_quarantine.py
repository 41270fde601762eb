import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from goodoffices.store.confinement import Limits, limits_in_force
from goodoffices.store.quarantine import (
    MOST_BYTES,
    CannotOpen,
    FileTooLarge,
    NoSuchFile,
    NotAFile,
    Refused,
    TookTooLong,
    TookTooMuch,
    read_file,
    read_files,
)
from goodoffices.terms import NotPossible
from goodoffices.text.read import read_document
from goodoffices.text.read.encoding import LEGACY

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="this system has not all the limits")


def test_a_file_is_read_in_the_child_as_it_is_here(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text("# T\n\n1. The Parties] agree\u202e\n\n| a | b |\n|---|---|\n| المادة | [c] |\n", encoding="utf-8")
    assert read_file(path) == read_document("draft.md", path.read_bytes())


def test_word_files_are_read_in_the_child_as_they_are_here(shared_data: Path) -> None:
    for path in sorted((shared_data / "docx").glob("*.docx"))[:3]:
        assert read_file(path) == read_document(path.name, path.read_bytes())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_encodings_are_at_hand_when_no_file_can_be_opened(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("وقف إطلاق النار", encoding=encoding)
    assert read_file(path).blocks[0].text == "وقف إطلاق النار"


def test_old_charsets_are_at_hand_when_no_file_can_be_opened(tmp_path: Path) -> None:
    for charset, codec in LEGACY.items():
        path = tmp_path / f"{charset}.html"
        path.write_bytes(b"<meta charset=" + charset.encode() + b"><p>" + "a\u00a0b".encode(codec))
        assert read_file(path).blocks[0].text == "a\u00a0b"


def test_a_refusal_in_the_child_has_the_same_sentence(tmp_path: Path) -> None:
    path = tmp_path / "draft.pdf"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(NotPossible) as here:
        read_document("draft.pdf", b"%PDF-1.7")
    with pytest.raises(Refused) as there:
        read_file(path)
    assert there.value.sentence == here.value.sentence


def test_an_honest_book_of_five_hundred_pages_is_read(tmp_path: Path) -> None:
    path = tmp_path / "book.md"
    paragraph = (
        "The Parties shall [withdraw] their *forces* behind the line within thirty days of its entry into force.\n\n"
    )
    path.write_text("".join(f"{number}. {paragraph}" for number in range(1, 10_001)), encoding="utf-8")
    document = read_file(path)
    assert len(document.blocks) == 10_000
    assert document.blocks[-1].label == "10000."


def test_files_come_back_in_the_order_given(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(5)]
    for number, path in enumerate(paths):
        path.write_text(f"Paper {number}\n\n" * (5 - number) ** 3, encoding="utf-8")
    assert [document.blocks[0].text for document in read_files(paths)] == [f"Paper {number}" for number in range(5)]


def test_one_file_that_cannot_be_read_stops_them_all_with_its_sentence(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.txt", tmp_path / "b.txt"
    good.write_text("words", encoding="utf-8")
    bad.write_bytes(b"")
    with pytest.raises(Refused, match=r"b\.txt"):
        read_files([good, bad])


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFile, match="no file"):
        read_file(tmp_path / "absent.txt")
    with pytest.raises(NoSuchFile):
        read_file(tmp_path / "absent" / "absent.txt")
    with pytest.raises(NotAFile, match="a folder"):
        read_file(tmp_path)
    with pytest.raises(CannotOpen, match="no name of a file"):
        read_file(tmp_path / "nul\0.txt")


@pytest.mark.skipif(sys.platform == "win32", reason="this system has no such files")
def test_a_pipe_or_device_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for path in (tmp_path / "pipe.txt", Path("/dev/zero")):
        with pytest.raises(NotAFile, match="a device or a pipe"):
            read_file(path)


def test_a_file_larger_than_any_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.docx"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    with pytest.raises(FileTooLarge, match="64 MB"):
        read_file(path)


def test_the_clock_ends_a_reading_that_takes_too_long(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes((b"[" * 90_000 + b"\n\n") * 100)
    with pytest.raises(TookTooLong, match="took too long"):
        read_file(path, Limits(clock=0.5))


@linux_only
def test_processor_time_and_memory_end_a_reading_each_with_its_sentence(tmp_path: Path) -> None:
    slow, greedy = tmp_path / "slow.md", tmp_path / "greedy.json"
    slow.write_bytes((b"[" * 90_000 + b"\n\n") * 100)
    greedy.write_bytes(b"[" + b"[]," * 3_000_000 + b"[]]")
    with pytest.raises(TookTooLong):
        read_file(slow, Limits(processor=1))
    with pytest.raises(TookTooMuch, match="128 MB"):
        read_file(greedy, Limits(memory=128 * 1024 * 1024))


@linux_only
def test_a_confined_process_can_open_no_file_and_no_connection(tmp_path: Path) -> None:
    attempt = """
        import socket, sys
        from goodoffices.store.confinement import Limits, confine
        confine(Limits())
        for name, act in {
            "read": lambda: open(sys.argv[1]),
            "write": lambda: open(sys.argv[1] + ".new", "w"),
            "connect": lambda: socket.socket(),
        }.items():
            try:
                act()
                print(name)
            except OSError as error:
                print(error.errno == 24)
    """
    target = tmp_path / "target.txt"
    target.write_text("x", encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(attempt), target], capture_output=True, text=True, check=True
    )
    assert ran.stdout.split() == ["True", "True", "True"]
    assert list(tmp_path.iterdir()) == [target]


def test_the_limits_are_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert "512 MB of memory, 4 seconds of processor time or 20 seconds by the clock" in limits_in_force()
    monkeypatch.setattr(sys, "platform", "win32")
    assert "no limit on its memory" in limits_in_force()


def test_signs_in_the_name_of_a_file_are_written_out_in_the_sentence(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFile, match=r"absent⟦U\+202E⟧\.txt"):
        read_file(tmp_path / "absent\u202e.txt")
