"""The command `solve`, as a user meets it."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from goodoffices.cli import main

TALKS = """
parties = ["A", "B"]

[[issues]]
name = "line"
options = ["old", "new"]
values = { A = [3, 0], B = [1, 4] }

[[issues]]
name = "police"
options = ["joint", "own"]
values = { A = [0, 2], B = [2, 0] }
"""

CLAUSE = '\n[[clauses]]\noption = ["{}", "{}"]\n{} = [["{}", "{}"]]\n'


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    path = tmp_path / "talks.toml"
    path.write_text(TALKS, encoding="utf-8")
    return path


def told(*args: object) -> Any:
    outcome = CliRunner().invoke(main, ["solve", *map(str, args), "--json"])
    assert outcome.exit_code == 0, outcome.output
    return json.loads(outcome.stdout)


def test_all_answers_come_with_bound_gap_and_certificate(talks: Path) -> None:
    answers = told(talks)
    assert (answers["pareto_points"], answers["pareto_packages"]) == (4, 4)
    assert answers["maxmin_raw"]["value"] == 3
    assert answers["maxmin_raw"]["packages"] == [[0, 0]]
    assert answers["leximin_raw"]["sorted_utilities"] == [3, 3]
    assert answers["utilitarian_raw"]["value"] == 6
    for name in ("maxmin_raw", "maxmin_relative", "leximin_raw", "nash_gains", "utilitarian_raw"):
        assert (answers[name]["gap"], answers[name]["optimal"]) == (0, True)
        assert answers[name]["certificate"]["ground"] == "front"


def test_only_what_is_asked_for_is_answered(talks: Path) -> None:
    answers = told(talks, "--welfare")
    assert "utilitarian_raw" in answers
    assert "nash_gains" not in answers


def test_the_same_file_gives_the_same_bytes(talks: Path) -> None:
    once, again = (CliRunner().invoke(main, ["solve", str(talks), "--json"]).stdout for _ in range(2))
    assert once == again


def test_a_person_reads_the_options_by_their_names(talks: Path) -> None:
    output = CliRunner().invoke(main, ["solve", str(talks), "--maxmin", "--front"]).stdout
    assert "optimal (from the whole front" in output
    assert "police: joint" in output


def test_clauses_that_clash_are_named_and_no_others(tmp_path: Path) -> None:
    clauses = [
        ("line", "old", "excludes", "police", "joint"),
        ("line", "old", "excludes", "police", "own"),
        ("line", "new", "implies", "line", "old"),
        ("police", "own", "only_if", "line", "old"),
    ]
    path = tmp_path / "talks.toml"
    path.write_text(TALKS + "".join(CLAUSE.format(*one) for one in clauses), encoding="utf-8")
    outcome = CliRunner().invoke(main, ["solve", str(path)])
    assert outcome.exit_code == 1
    assert outcome.stderr.startswith("goodoffices: No package keeps all clauses, for these cannot be kept together: ")
    assert outcome.stderr.count("“line: old” excludes") == 2
    assert "only if" not in outcome.stderr
    assert outcome.stderr.count("\n") == 1


def test_a_scenario_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    outcome = CliRunner().invoke(main, ["solve", str(tmp_path / "nowhere")])
    assert outcome.exit_code == 1
    assert outcome.stderr.startswith("goodoffices: There is no scenario at ")


def test_reserved_values_that_nobody_can_meet_leave_the_front_and_no_package(talks: Path) -> None:
    talks.write_text(TALKS + "\n[reserved]\nA = 5\nB = 5\n", encoding="utf-8")
    answers = told(talks)
    assert answers["pareto_points"] == 4
    assert answers["maxmin_raw"] is None


@pytest.mark.heavy
@pytest.mark.skipif(sys.platform == "win32", reason="a Ctrl-C cannot be sent to one process alone")
@pytest.mark.parametrize(("shape", "seconds"), [((12, 70, 4), 15), ((4, 60, 4), 8)])
def test_a_ctrl_c_gives_the_best_so_far_with_its_gap(tmp_path: Path, shape: tuple[int, int, int], seconds: int) -> None:
    path = tmp_path / "conference.json"
    path.write_text(json.dumps(conference(*shape)), encoding="utf-8")
    words = [sys.executable, "-m", "goodoffices", "solve", str(path), "--maxmin", "--json", "--seconds", "300"]
    process = subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ | {"PYTHONUNBUFFERED": "1"}
    )
    time.sleep(seconds)
    assert process.poll() is None
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=10)
    assert (process.returncode, errors) == (0, b"")
    answer = json.loads(output)["maxmin_raw"]
    assert answer["bound"] >= answer["value"] > 0


def conference(parties: int, issues: int, options: int) -> dict[str, Any]:
    names = [f"P{at}" for at in range(parties)]
    return {
        "parties": names,
        "issues": [
            {
                "name": f"issue {at}",
                "options": [f"option {one}" for one in range(options)],
                "values": {name: [mixed(at, one, place) for one in range(options)] for place, name in enumerate(names)},
            }
            for at in range(issues)
        ],
    }


def mixed(*numbers: int) -> int:
    value = 1
    for one in numbers:
        value = (value * 6364136223846793005 + one * 1442695040888963407 + 1013904223) % 2**64
        value ^= value >> 29
    return value % 1000


BAD_SCENARIOS = [
    pytest.param(
        TALKS.replace("[3, 0]", "[nan, 0]"),
        "“talks.toml” gives “A” no finite number for “old” on “line”: write one.",
        id="a number that is none",
    ),
    pytest.param(
        TALKS.replace('"police"', '"line"'),
        "The model carries the name “line” twice: give each its own name.",
        id="two issues of one name",
    ),
    pytest.param(
        TALKS.replace('["A", "B"]', '["A", "A"]'),
        "The model carries the name “A” twice: give each its own name.",
        id="two parties of one name",
    ),
]


@pytest.mark.parametrize(("told_so", "sentence"), BAD_SCENARIOS)
def test_a_bad_scenario_is_refused_in_one_sentence(talks: Path, told_so: str, sentence: str) -> None:
    talks.write_text(told_so, encoding="utf-8")
    refused = CliRunner().invoke(main, ["solve", str(talks)])
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr == f"goodoffices: {sentence}\n"


@pytest.mark.parametrize("ends", ["1000000", "100000000000000000000"])
def test_a_folder_with_a_million_options_is_refused_in_one_sentence(tmp_path: Path, ends: str) -> None:
    domain = f"issues: [{{name: years, type: ContiguousIssue, values: [1, {ends}]}}]"
    (tmp_path / "talks.yml").write_text(domain, encoding="utf-8")
    (tmp_path / "._talks.yml").write_bytes(b"\0\5\26\7")
    refused = CliRunner().invoke(main, ["solve", str(tmp_path)])
    assert refused.exit_code == 1
    assert refused.stderr.startswith("goodoffices: The issue “years” has 1")
    assert refused.stderr.count("\n") == 1


def test_a_folder_of_folders_is_told_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "talks").mkdir()
    refused = CliRunner().invoke(main, ["solve", str(tmp_path)])
    assert refused.exit_code == 1
    assert "it has no YAML, XML, TOML or JSON file" in refused.stderr
    assert refused.stderr.count("\n") == 1
