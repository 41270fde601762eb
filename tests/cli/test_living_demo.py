"""`goodoffices demo`: an invented mediation in a browser, with people who can log in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.web.visiting import Server, accounts, start


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The demonstration, open for visitors."""
    place = tmp_path_factory.mktemp("living")
    server = start("demo", place / "mine.case", place)
    yield server
    server.stop()


def test_each_person_logs_in_with_what_the_terminal_says(demo: Server) -> None:
    people = accounts(demo.told)
    assert len(people) == 6
    for name, (passphrase, codes) in people.items():
        assert len(codes) == 8
        visitor = demo.visitor()
        assert visitor.logs_in(name, passphrase, codes[0]) == 303
        assert visitor.ask("/").status == 200
        assert demo.visitor().ask("/").status != 200
        assert demo.visitor().logs_in(name, passphrase, codes[0]) == 403


def test_a_case_that_is_there_is_not_made_anew(demo: Server, run: Run) -> None:
    refused = run("demo", demo.folder)
    assert refused.exit_code == 1
    assert "exists already" in refused.stderr


def test_without_the_packages_of_the_site_it_says_that_there_are_papers(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("goodoffices.cli.demo.SITE", "a_package_that_is_not_here")
    refused = run("demo", tmp_path / "mine.case")
    assert refused.exit_code == 1
    assert "a_package_that_is_not_here" in refused.stderr
    assert "add --papers" in refused.stderr
    assert not (tmp_path / "mine.case").exists()


def test_papers_need_no_port(run: Run) -> None:
    refused = run("demo", "--papers", "--port", "8444")
    assert refused.exit_code == 1
    assert "need no port" in refused.stderr
