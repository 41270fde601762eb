"""What the bars share: the real texts, and the benchmarks, whose functions measure them."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "benchmarks"))


@pytest.fixture(scope="session")
def texts(shared_data: Path) -> Path:
    """The folder of real texts; what measures on them is skipped where they are absent."""
    folder = shared_data / "texts"
    if not (folder / "unify_tasks.json").is_file() or not (folder / "trilogue.json").is_file():
        pytest.skip(f"The real texts are not in {folder}: unify_tasks.json and trilogue.json are needed.")
    return folder
