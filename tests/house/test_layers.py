"""The floors of the house hold: import-linter says so, and notices when one is walked through."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from tests.house.source import PACKAGE, ROOT
from tests.house.test_portability import PURE


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the repository that lies in `root`."""
    asked = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    return subprocess.run(
        [*asked, "--config", str(root / "pyproject.toml"), "--no-cache"],
        cwd=root,
        env={"PYTHONPATH": str(root / "src"), "PYTHONDONTWRITEBYTECODE": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the house to plant a fault in."""
    shutil.copytree(PACKAGE, tmp_path / "src" / "goodoffices", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_house_keeps_its_contracts() -> None:
    told = lint(ROOT)
    assert told.returncode == 0, told.stdout + told.stderr


@pytest.mark.parametrize(
    ("file", "line", "broken"),
    [
        ("utils/__init__.py", '"""A drawer."""', "floors"),
        ("drawer.py", '"""A drawer."""', "floors"),
        ("terms/room.py", "import goodoffices.text", "floors"),
        ("text/language.py", "import goodoffices.cli", "floors"),
        ("text/language.py", "import django", "pure"),
        ("text/document.py", "import subprocess", "pure"),
        ("text/proposal.py", "from random import choice", "pure"),
        ("terms/room.py", "from time import monotonic", "pure"),
        ("text/framework.py", "import urllib.request", "pure"),
    ],
)
def test_a_planted_fault_is_noticed(house: Path, file: str, line: str, broken: str) -> None:
    planted = house / "src" / "goodoffices" / file
    planted.parent.mkdir(exist_ok=True)
    before = planted.read_text(encoding="utf-8") if planted.exists() else ""
    planted.write_text(f"{before}\n{line}\n", encoding="utf-8")
    if "cli" in line:
        (house / "src" / "goodoffices" / "cli.py").touch()
    told = lint(house)
    assert told.returncode != 0, told.stdout + told.stderr
    assert [row for row in told.stdout.splitlines() if broken in row and row.endswith("BROKEN")]


def test_every_pure_wing_is_held_to_the_contract() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    held = {wing for one in contracts if one["type"] == "forbidden" for wing in one["source_modules"]}
    there = {path.stem for path in PACKAGE.iterdir()}
    assert {f"goodoffices.{wing}" for wing in PURE & there} <= held
