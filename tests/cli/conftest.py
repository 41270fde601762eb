"""Small proposals in files, and a way to call the program as its users do."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goodoffices.cli import main

Run = Callable[..., Result]

AMEDRA = """\
1. The Parties shall withdraw their forces within 30 days of signature.

2. All detainees shall be released without delay.
"""
BORVANE = """\
1. The Parties shall withdraw their forces within 60 days of signature.

2. All detainees shall be released without delay.

3. A joint commission shall meet every week in Hallent.
"""
CADREN = """\
1. All detainees shall be released without delay.

2. The Parties shall withdraw their forces within 90 days of signature.
"""


@pytest.fixture
def run() -> Run:
    """Call the program with words, as a shell would."""

    def call(*words: str | Path) -> Result:
        return CliRunner().invoke(main, [str(word) for word in words])

    return call


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three proposals, and the place from which the program is called."""
    for name, text in (("amedra", AMEDRA), ("borvane", BORVANE), ("cadren", CADREN)):
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
