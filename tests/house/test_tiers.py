"""Three tiers, one runner; figures reach docs/deep.md."""

import os

import pytest
from tests.tiers import ROOT, Bar

pytest_plugins = ("pytester",)

THREE = """
    import pytest

    def test_light():
        pass

    @pytest.mark.heavy
    def test_heavy():
        pass

    @pytest.mark.deep
    def test_deep(bar, deep):
        assert deep
        bar("F1 on twenty pairs", 0.99, at_least=0.98, tried="20 pairs")
        bar("seconds for one page", 0.5, at_most=1.0)
"""
MISSED = """
    def test_too_slow(bar):
        bar("seconds for one page", 3, at_most=1.0, tried="a page")
"""


def run(pytester: pytest.Pytester, *words: str) -> pytest.RunResult:
    pytester.makeini("[pytest]\ntestpaths = rules\nmarkers =\n  heavy: heavy\n  deep: deep\n")
    pytester.mkdir("rules")
    for path in pytester.path.glob("test_*.py"):
        path.rename(pytester.path / "rules" / path.name)
    pytester.makeconftest("pytest_plugins = ('tests.tiers',)")
    return pytester.runpytest_subprocess("-p", "no:cacheprovider", *words)


@pytest.fixture(autouse=True)
def _find_the_tiers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]))


def test_the_everyday_run_leaves_out_the_heavy_and_the_deep(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(test_three=THREE)
    run(pytester).assert_outcomes(passed=1, deselected=2)


def test_heavy_tests_run_when_they_are_named(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(test_three=THREE)
    run(pytester, "-m", "heavy").assert_outcomes(passed=1, deselected=2)


@pytest.mark.parametrize("processes", ["0", "2"])
def test_a_deep_run_runs_everything_and_writes_every_bar(pytester: pytest.Pytester, processes: str) -> None:
    pytester.makepyfile(test_three=THREE)
    run(pytester, "--deep", "-n", processes).assert_outcomes(passed=3)
    page = (pytester.path / "docs" / "deep.md").read_text(encoding="utf-8")
    assert "| F1 on twenty pairs | at least 0.98 | 0.99 | 20 pairs | yes |" in page
    assert "| seconds for one page | at most 1 | 0.5 |  | yes |" in page
    assert "- Tests: 3 passed" in page


def test_a_missed_bar_fails_its_test_and_is_written_as_missed(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(test_missed=MISSED)
    run(pytester, "--deep").assert_outcomes(failed=1)
    page = (pytester.path / "docs" / "deep.md").read_text(encoding="utf-8")
    assert "| seconds for one page | at most 1 | 3 | a page | **no** |" in page


def test_a_deep_run_of_some_tests_only_leaves_the_page_alone(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(test_three=THREE)
    run(pytester, "--deep", "rules/test_three.py").assert_outcomes(passed=3)
    assert not (pytester.path / "docs" / "deep.md").exists()


def test_a_bar_is_one_sided() -> None:
    with pytest.raises(ValueError, match="F1"):
        Bar("F1", 0.5)
    with pytest.raises(ValueError, match="F1"):
        Bar("F1", 0.5, at_least=0.1, at_most=0.9)
