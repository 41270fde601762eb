"""What breaks down at the site leaves no words of the case: not in what is printed, not in an image of its memory."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.web.visiting import start, surroundings

BREAKS_DOWN = """
import logging.config, threading
from unittest import mock
from goodoffices.cli import serve
def breaks():
    raise ValueError("kingfisher")
def run(*_, log_config, **how):
    logging.config.dictConfig(log_config)
    thread = threading.Thread(target=breaks)
    thread.start()
    thread.join()
    try:
        breaks()
    except ValueError:
        logging.getLogger("uvicorn.error").exception("Exception in ASGI application")
with mock.patch("uvicorn.run", run):
    serve.serve(__import__("pathlib").Path(__import__("sys").argv[1]), "127.0.0.1", 1)
"""


def test_a_fault_is_told_by_its_kind_and_place_and_never_by_its_words(tmp_path: Path) -> None:
    case = tmp_path / "orsel.case"
    case.mkdir()
    words = [sys.executable, "-c", BREAKS_DOWN, str(case)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, env=surroundings(tmp_path))
    assert done.stderr.count("ValueError") == 2
    assert done.stderr.count("line 6") == 2
    assert "kingfisher" not in done.stdout + done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the limits of another process")
def test_the_server_leaves_no_image_of_its_memory(tmp_path: Path) -> None:
    server = start("serve", tmp_path / "orsel.case", tmp_path / "place")
    try:
        limits = Path(f"/proc/{server.process.pid}/limits").read_text(encoding="ascii")
    finally:
        server.stop()
    (core,) = (line for line in limits.splitlines() if line.startswith("Max core file size"))
    assert core.split()[4:6] == ["0", "0"]
