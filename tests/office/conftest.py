from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.office import table


@pytest.fixture
def talks(tmp_path: Path) -> Iterator[table.Talks]:
    yield from table.talks(tmp_path)
