"""What several wings' tests share."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real texts and Word files that some tests measure on; they are skipped where it is absent."""
    told = os.environ.get("GOODOFFICES_DATA")
    folder = Path(told) if told else Path(__file__).resolve().parents[2] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"The real texts are not here: set GOODOFFICES_DATA to their folder (looked in {folder}).")
    return folder
