"""What is worked out apart ends when whoever asked for it locks, and only then."""

from importlib import import_module
from types import ModuleType
from typing import NamedTuple

import pytest
from tests.packages.said import invented
from tests.web.conftest import Site

from goodoffices.packages.of_case.working import worked_out
from goodoffices.packages.worlds.drawing import Sampling
from goodoffices.store.apart import TakenBack
from goodoffices.store.chance import SeededChance
from goodoffices.store.clock import SystemClock

HOUR = 3_600_000
LOG_IN = "a log-in of a test"


class Pages(NamedTuple):
    """The modules that can only be loaded once Django is set up for the site."""

    told: ModuleType
    opened: ModuleType


@pytest.fixture
def pages(site: Site) -> Pages:
    assert site.folder.exists()
    return Pages(import_module("goodoffices.web.mediators.packages.told"), import_module("goodoffices.web.opened"))


def test_work_ends_at_the_lock_of_whoever_asked_for_it(pages: Pages) -> None:
    pages.opened.keep(LOG_IN, SystemClock().now() + HOUR)
    telling = pages.told.Telling(pages.told.Lines(), "en", LOG_IN)
    long = Sampling(SeededChance(), count=100_000)
    work = telling.submit(worked_out, invented(4, 20, 4, 2), long)
    assert telling.lines.get(timeout=60)
    assert not work.done()
    pages.opened.drop(LOG_IN)
    with pytest.raises(TakenBack):
        work.result(10)


def test_work_goes_on_where_the_person_only_leaves_the_page(pages: Pages) -> None:
    pages.opened.keep(LOG_IN, SystemClock().now() + HOUR)
    telling = pages.told.Telling(pages.told.Lines(), "en", LOG_IN)
    work = telling.submit(worked_out, invented(2, 3, 3, 2), Sampling(SeededChance(), count=300))
    assert work.result(60).found.exists
    pages.opened.drop(LOG_IN)
