"""How the program starts and ends: quickly, in UTF-8, with a sentence and never a traceback."""

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from goodoffices import __version__
from goodoffices.cli import progress
from goodoffices.cli.outputs import CouldNotWrite, write_files
from goodoffices.cli.program import COMMANDS

PROGRAM = (sys.executable, "-m", "goodoffices")
FAULT = """
import sys
from goodoffices.cli import align, main
def broken(paths):
    return {}[paths[0].name]
align.read_files = broken
main(["align", *sys.argv[1:]])
"""
WAITING = """
import signal, time
from goodoffices.cli import align, main
def waiting(paths):
    print("on", flush=True)
    time.sleep(60)
align.read_files = waiting
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell starts what runs behind it deaf to it
main(["align", "a.md", "b.md"])
"""
POSIX = pytest.mark.skipif(os.name != "posix", reason="Signals and devices are those of POSIX.")


def test_alone_it_lists_its_commands(run: Run) -> None:
    told = run()
    assert told.exit_code == 0
    listed = told.stdout.partition("Commands:\n")[2].splitlines()[: len(COMMANDS)]
    assert [line.split()[0] for line in listed] == list(COMMANDS)


def test_the_list_needs_none_of_the_commands() -> None:
    listed = "import sys; from goodoffices.cli import main; main(['--help'], standalone_mode=True)"
    counted = f"import atexit, sys; atexit.register(lambda: print('numpy' in sys.modules)); {listed}"
    told = subprocess.run([sys.executable, "-c", counted], capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "False"


def test_it_tells_its_version(run: Run) -> None:
    assert run("--version").stdout == f"goodoffices {__version__}\n"


def test_an_unknown_command_ends_with_two(run: Run) -> None:
    told = run("frobnicate")
    assert (told.exit_code, told.stdout) == (2, "")
    assert "frobnicate" in told.stderr


def test_a_fault_of_ours_is_told_in_a_line_without_the_words_of_the_files(table: Path) -> None:
    asked = [sys.executable, "-c", FAULT, "amedra.md", "borvane.md"]
    told = subprocess.run(asked, cwd=table, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.startswith("goodoffices: The program has a fault (KeyError in <string>, line 5)")
    assert len(told.stderr.splitlines()) == 1
    more = {**os.environ, "GOODOFFICES_TRACEBACK": "1"}
    shown = subprocess.run(asked, cwd=table, env=more, capture_output=True, text=True, check=False)
    assert "Traceback" in shown.stderr


def test_words_in_any_script_are_written_as_utf_8(tmp_path: Path) -> None:
    (tmp_path / "نص.md").write_text("تنسحب القوات خلال ٣٠ يومًا.\n", encoding="utf-8")
    narrow = {**os.environ, "PYTHONIOENCODING": "ascii"}
    told = subprocess.run([*PROGRAM, "read", "نص.md"], cwd=tmp_path, env=narrow, capture_output=True, check=True)
    assert told.stdout.decode() == f"تنسحب القوات خلال ٣٠ يومًا.{os.linesep}"


@POSIX
def test_an_interruption_is_quiet() -> None:
    begun = subprocess.Popen([sys.executable, "-c", WAITING], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert begun.stdout is not None
    assert begun.stdout.readline() == "on\n"
    begun.send_signal(signal.SIGINT)
    out, err = begun.communicate(timeout=20)
    assert (begun.returncode, out, err.strip()) == (130, "", "")


@POSIX
def test_a_reader_that_leaves_early_is_no_fault(table: Path) -> None:
    long = "\n\n".join(f"{number}. The Parties shall meet." for number in range(1, 5000))
    (table / "long.md").write_text(long, encoding="utf-8")
    begun = subprocess.Popen(
        [*PROGRAM, "read", "long.md"], cwd=table, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert begun.stdout is not None
    begun.stdout.readline()
    begun.stdout.close()
    assert begun.stderr is not None
    assert begun.stderr.read() == ""
    begun.wait(timeout=20)


@POSIX
def test_a_full_disk_is_told(table: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        told = subprocess.run(
            [*PROGRAM, "read", "amedra.md"], cwd=table, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert told.returncode == 1
    assert "no space left" in told.stderr
    assert len(told.stderr.splitlines()) == 1


ESCAPE = "\x1b]0;owned\x07"


@pytest.mark.usefixtures("table")
def test_a_refusal_shows_the_signs_that_a_terminal_would_obey(run: Run) -> None:
    told = run("unify", "amedra.md", "borvane.md", "--standing", f"amedra={ESCAPE}\nx").stderr
    assert 'The standing "⟦U+001B⟧]0;owned⟦U+0007⟧⟦U+000A⟧x" is not known' in told
    assert len(told.splitlines()) == 1


@POSIX
@pytest.mark.parametrize("words", [["read", "bold.md", "--json"], ["unify", "bold.md", "amedra.md"]])
def test_a_terminal_is_shown_the_signs_that_it_would_obey_and_a_file_has_them(table: Path, words: list[str]) -> None:
    (table / "bold.md").write_text("1. Forces\x9b31m shall withdraw.\n", encoding="utf-8")
    asked = [*PROGRAM, *words]
    redirected = subprocess.run(asked, cwd=table, capture_output=True, check=True).stdout.decode()
    assert "\x9b31m" in redirected
    leader, follower = os.openpty()
    with os.fdopen(leader, "rb", buffering=0) as screen, os.fdopen(follower, "wb") as terminal:
        subprocess.run(asked, cwd=table, stdout=terminal, stderr=subprocess.DEVNULL, check=True)
        shown = screen.read(4096).decode(errors="replace")
    assert "⟦U+009B⟧31m" in shown
    assert "\x9b" not in shown


def test_files_are_written_together_or_not_at_all(tmp_path: Path) -> None:
    first, second = tmp_path / "first.md", tmp_path / "nowhere" / "second.md"
    first.write_bytes(b"before")
    with pytest.raises(CouldNotWrite, match=r"second\.md"):
        write_files([(first, b"after"), (second, b"after")])
    assert first.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [first]


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "seconds", "told"), [(Terminal, 0.3, True), (Terminal, 0, False), (io.StringIO, 0.3, False)]
)
def test_progress_is_told_on_a_terminal_alone_and_of_what_takes_long(
    monkeypatch: pytest.MonkeyPatch, stream: type[io.StringIO], seconds: float, *, told: bool
) -> None:
    aside = stream()
    monkeypatch.setattr(sys, "stderr", aside)
    monkeypatch.setattr(progress, "PATIENCE", 0.1)
    with progress.progress() as doing:
        doing("Setting [brackets]")
        time.sleep(seconds)
    assert ("Setting [brackets] …" in aside.getvalue()) is told


def test_it_starts_at_once() -> None:
    subprocess.run([*PROGRAM, "--help"], capture_output=True, check=True)
    begun = time.perf_counter()
    subprocess.run([*PROGRAM, "--help"], capture_output=True, check=True)
    bare = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import click"], capture_output=True, check=True)
    assert bare - begun < 4 * (time.perf_counter() - bare) + 0.3
