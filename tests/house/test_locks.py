"""The locks name versions and hashes, and no address; the one for development contains the other."""

import re
import tomllib
from importlib.metadata import version

import pytest
from packaging.requirements import Requirement
from tests.house.source import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==([^\s;]+)", re.MULTILINE)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def text(lock: str) -> str:
    return (ROOT / lock).read_text(encoding="utf-8")


def pins(lock: str) -> dict[str, str]:
    """Each package of a lock and its version."""
    return dict(PIN.findall(text(lock)))


def named(requirements: list[str]) -> set[str]:
    """The bare names of some requirements."""
    return {re.split(r"[^A-Za-z0-9._-]", one)[0].lower() for one in requirements}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_no_address(lock: str) -> None:
    assert "://" not in text(lock)
    assert not re.search(r"^\s*(-i|-f|--index|--extra|--find|--trusted)", text(lock), re.MULTILINE)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_once_with_hashes(lock: str) -> None:
    rows = [row for row in text(lock).splitlines() if not row.startswith("#")]
    assert all(PIN.match(row) or re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", row) for row in rows)
    starts = [at for at, row in enumerate(rows) if PIN.match(row)]
    assert len(starts) == len(pins(lock)) > 0
    assert all(rows[at + 1].startswith("    --hash=") for at in starts)


def test_the_lock_for_development_contains_the_other() -> None:
    assert pins(LOCKS[0]).items() <= pins(LOCKS[1]).items()


def test_what_the_project_asks_for_is_locked() -> None:
    assert named(PROJECT["project"]["dependencies"]) <= set(pins(LOCKS[0]))
    assert named(PROJECT["dependency-groups"]["dev"]) <= set(pins(LOCKS[1]))


def test_what_runs_here_is_what_is_locked() -> None:
    rows = [row.rstrip(" \\") for row in text(LOCKS[0]).splitlines() if PIN.match(row)]
    wanted = [one for one in map(Requirement, rows) if one.marker is None or one.marker.evaluate()]
    assert wanted
    assert {one.name: f"=={version(one.name)}" for one in wanted} == {one.name: str(one.specifier) for one in wanted}
