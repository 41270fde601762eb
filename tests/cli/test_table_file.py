"""A table file lists what lies on the table; what is wrong in it is named."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run

from goodoffices.demo import case_folder
from goodoffices.text.form.framework import loads
from goodoffices.text.read import read_document
from goodoffices.text.reading import as_read_by

TABLE = """
title = "A truce"
languages = ["en"]
[[proposal]]
id = "A"
holder = "Amedra"
file = "amedra.md"
date = "2026-09-06"
room = "A"
[[proposal]]
file = "borvane.md"
base = true
"""


def test_a_table_file_tells_all_that_is_to_be_known(run: Run, table: Path) -> None:
    (table / "table.toml").write_text(TABLE, encoding="utf-8")
    framework = loads(run("unify", "table.toml", "cadren.md", "--json").stdout_bytes)
    assert framework.title == "A truce"
    assert [(one.id, one.holder, one.date, one.room.name, one.base) for one in framework.origins] == [
        ("borvane", "borvane", "", "table", True),
        ("A", "Amedra", "2026-09-06", "A", False),
        ("cadren", "cadren", "", "table", False),
    ]


def test_files_are_seen_from_the_folder_of_the_table(run: Run, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (table / "table.toml").write_text(TABLE, encoding="utf-8")
    monkeypatch.chdir(table.parent)
    assert run("unify", table / "table.toml").exit_code == 0


def test_an_option_speaks_of_a_listed_proposal_by_its_sign(run: Run, table: Path) -> None:
    (table / "table.toml").write_text(TABLE, encoding="utf-8")
    told = loads(run("unify", "table.toml", "--date", "A=2026-01-01", "--json").stdout_bytes)
    assert told.origin("A").date == "2026-01-01"


def test_papers_of_one_holder_in_two_rooms_have_ids_that_tell_no_room_of_the_other(run: Run, table: Path) -> None:
    paper = '[[proposal]]\nholder = "B"\nfile = "{}.md"\nroom = "{}"\n{}'
    first, second = paper.format("amedra", "table", ""), paper.format("borvane", "B", "{}")
    (table / "table.toml").write_text(first + second.format(""), encoding="utf-8")
    assert "B has papers in the rooms B and table" in run("unify", "table.toml", "cadren.md").stderr
    (table / "table.toml").write_text(first + second.format('id = "B own"'), encoding="utf-8")
    told = loads(run("unify", "table.toml", "cadren.md", "--for", "A", "--json").stdout_bytes)
    assert [one.id for one in told.origins] == ["B", "cadren"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("title = ", "it is not well-formed"),
        ("title = 4", 'the field "title" of its head is of the wrong kind'),
        ("titel = 'A truce'", 'its head has a field "titel" that is not known'),
        ("title = 'A truce'", "it lists no proposal"),
        ("proposal = [4]", "proposal 1 is no table of fields"),
        ("languages = [4]\n[[proposal]]\nfile = 'a.md'", 'its "languages" are not all texts'),
        ("[[proposal]]\nholder = 'A'", 'proposal 1 has no "file"'),
        ("[[proposal]]\nfile = 'a.md'\n[[proposal.translation]]\nfile = 'b.md'", 'has no "language"'),
        ("[[proposal]]\nfile = '../a.md'", 'the "file" of proposal 1 does not lie in the folder of the table'),
        ("[[proposal]]\nfile = '/a.md'", 'the "file" of proposal 1 does not lie in the folder of the table'),
        ('[[proposal]]\nfile = "a\\u0000.md"', 'the "file" of proposal 1 does not lie in the folder of the table'),
        (
            "[[proposal]]\nfile='a.md'\n[[proposal.translation]]\nfile='x/../b.md'\nlanguage='ar'",
            'the "file" of a translation of proposal 1 does not lie in the folder of the table',
        ),
        (
            "[[proposal]]\nfile='a.md'\n[[proposal.translation]]\nfile='b.md'\nlanguage='ar'\nstanding='good'",
            "is not one of authentic",
        ),
    ],
)
def test_what_is_wrong_in_a_table_file_is_named(run: Run, table: Path, text: str, problem: str) -> None:
    (table / "table.toml").write_text(text, encoding="utf-8")
    told = run("unify", "table.toml")
    assert told.exit_code == 1
    assert problem in told.stderr


def test_the_case_that_ships_gives_every_proposal_back_word_for_word(run: Run, tmp_path: Path) -> None:
    with case_folder() as case:
        told = run("unify", case / "table.toml", "-o", tmp_path / "text.json")
        assert told.exit_code == 0, told.stderr
        framework = loads((tmp_path / "text.json").read_bytes())
        assert [one.id for one in framework.origins] == ["A", "B", "E", "M"]
        for origin in framework.origins:
            for layout in origin.layouts:
                path = case / layout.source
                tabled = read_document(path.name, path.read_bytes()).blocks
                read = as_read_by(framework, origin.id, layout.language).blocks
                assert [(one.label, one.text) for one in read] == [(one.label, one.text) for one in tabled]
