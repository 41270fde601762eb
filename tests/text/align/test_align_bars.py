import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.heavy
def test_every_bar_on_real_texts_is_met(shared_data: Path) -> None:
    command = [sys.executable, "benchmarks/align.py", "--data", str(shared_data / "texts"), "--only", "ours"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.count(" met |") >= 15, done.stderr
    assert done.returncode == 0, done.stdout
