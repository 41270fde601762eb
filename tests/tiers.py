"""Three tiers, one runner: the everyday tests, the heavy ones, and every bar at its full count.

    ./goodoffices test             all that is not marked heavy or deep
    ./goodoffices test -m heavy    what needs LibreOffice or takes long
    ./goodoffices test --deep      everything, at full counts; writes docs/deep.md

A test that holds a bar says so with the fixture `bar`, and asks the fixture `deep` how much to try.
"""

import datetime as dt
import os
import platform
import subprocess
from dataclasses import astuple, dataclass, field
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]

settings.register_profile("desk", max_examples=12, deadline=None, derandomize=True)
settings.register_profile("ci", max_examples=50, deadline=None, derandomize=True)
settings.register_profile("deep", max_examples=2000, deadline=None, print_blob=True)


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure that the product must reach, and what was measured.

    Exactly one of `at_least` and `at_most` is set, in the unit that `name` states; `tried` says on how much.
    """

    name: str
    measured: float
    at_least: float | None = None
    at_most: float | None = None
    tried: str = ""

    def __post_init__(self) -> None:
        if (self.at_least is None) == (self.at_most is None):
            raise ValueError(self.name)

    @property
    def demand(self) -> str:
        """The bar in words."""
        return f"at least {self.at_least:g}" if self.at_least is not None else f"at most {self.at_most:g}"

    @property
    def held(self) -> bool:
        """Whether the measured figure reaches the bar."""
        if self.at_least is not None:
            return self.measured >= self.at_least
        return self.at_most is not None and self.measured <= self.at_most


@dataclass(slots=True)
class Findings:
    """What a run has found so far: its bars, and how its tests ended."""

    bars: list[Bar] = field(default_factory=list)
    outcomes: dict[str, int] = field(default_factory=dict)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count how a test ended, and take the bars that it carries (also from another process)."""
        if report.when == "call" or report.outcome != "passed":
            self.outcomes[report.outcome] = self.outcomes.get(report.outcome, 0) + 1
        if report.when == "teardown":
            self.bars += [
                Bar(*told) for name, told in report.user_properties if name == "bar" and isinstance(told, list)
            ]

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the dated result of a deep run over all tests."""
        config = session.config
        whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS
        if whole and not config.option.markexpr and not config.option.keyword:
            page = config.rootpath / "docs" / "deep.md"
            page.parent.mkdir(exist_ok=True)
            page.write_text(self.as_page(), encoding="utf-8", newline="\n")

    def as_page(self) -> str:
        """Return the page that tells of this run."""
        ended = ", ".join(f"{count} {outcome}" for outcome, count in sorted(self.outcomes.items()))
        rows = [
            f"| {bar.name} | {bar.demand} | {bar.measured:.4g} | {bar.tried} | {'yes' if bar.held else '**no**'} |"
            for bar in sorted(self.bars, key=lambda bar: bar.name)
        ]
        return "\n".join(
            [
                "# Every bar at its full count",
                "",
                "Written by `./goodoffices test --deep`; do not edit.",
                "",
                f"- Date: {dt.datetime.now(dt.UTC).date().isoformat()}",
                f"- Commit: {_commit()}",
                f"- Machine: {platform.system()} {platform.machine()}, {os.cpu_count()} cores",
                f"- Python: {platform.python_version()}",
                f"- Tests: {ended or 'none'}",
                "",
                "| Bar | Demanded | Measured | Tried on | Held |",
                "|---|---|---|---|---|",
                *rows,
                "",
            ]
        )


def _commit() -> str:
    asked = ["git", "-C", str(ROOT), "describe", "--always", "--dirty"]
    told = subprocess.run(asked, capture_output=True, text=True, check=False)
    return told.stdout.strip() or "not in a git checkout"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that asks for the deepest tier."""
    parser.addoption("--deep", action="store_true", help="everything, every bar at its full count; writes docs/deep.md")


def pytest_configure(config: pytest.Config) -> None:
    """Choose how many examples Hypothesis tries, and gather the findings of a deep run where they all arrive."""
    deep = config.getoption("--deep")
    if not config.getoption("--hypothesis-profile", default=None):
        settings.load_profile("deep" if deep else "ci" if os.environ.get("CI") else "desk")
    if deep and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Findings(), "findings of a deep run")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep the tests of the tier that was asked for."""
    if config.getoption("--deep"):
        return
    left_out = {"deep"} if config.option.markexpr else {"deep", "heavy"}
    beyond = [item for item in items if any(item.get_closest_marker(mark) for mark in left_out)]
    if beyond:
        config.hook.pytest_deselected(items=beyond)
        items[:] = [item for item in items if item not in beyond]


@pytest.fixture(scope="session")
def deep(request: pytest.FixtureRequest) -> bool:
    """Whether this run tries every bar at its full count."""
    return bool(request.config.getoption("--deep"))


class Hold(Protocol):
    """Holds a figure to its bar: `bar("F1 on udhr-ar", measured, at_least=0.985, tried="27 provisions")`."""

    def __call__(
        self,
        name: str,
        measured: float,
        *,
        at_least: float | None = None,
        at_most: float | None = None,
        tried: str = "",
    ) -> None:
        """Record the figure, and fail the test where it does not reach the bar."""


@pytest.fixture
def bar(request: pytest.FixtureRequest) -> Hold:
    """Hold figures to their bars; each is recorded, and the first that is missed fails the test."""

    def hold(
        name: str, measured: float, *, at_least: float | None = None, at_most: float | None = None, tried: str = ""
    ) -> None:
        one = Bar(name, float(measured), at_least, at_most, tried)
        request.node.user_properties.append(("bar", list(astuple(one))))
        if not one.held:
            pytest.fail(f"{one.name}: {one.measured:.4g}, not {one.demand}", pytrace=False)

    return hold
