"""The commands on packages say both figures with their intervals, or why not, and who may see them."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

HEAD = """
parties = ["Amedra", "Borvane"]
[[issues]]
name = "Corridor"
options = ["open", "patrolled", "closed"]
[[issues]]
name = "Ports"
options = ["shared", "Amedra's", "Borvane's"]
[[issues]]
name = "Monitors"
options = ["none", "UN"]
"""
SAID = [
    ("Amedra", 'red_line = [["Corridor", "closed"]]\nbelief = "may be bluff"'),
    ("Amedra", 'objects = ["Corridor", "patrolled"]'),
    ("Amedra", 'can_live_with = ["Ports", "shared"]'),
    ("Amedra", 'objects = ["Monitors", "UN"]'),
    ("Amedra", 'matters_more = ["Corridor", "Ports"]'),
    ("Borvane", 'objects = ["Corridor", "open"]'),
    ("Borvane", 'red_line = [["Ports", "Amedra\'s"]]'),
    ("Borvane", 'prefers = ["Ports", "Borvane\'s", "shared"]'),
    ("Borvane", 'can_live_with = ["Monitors", "UN"]'),
    ("Borvane", 'matters_more = ["Ports", "Monitors"]'),
]


def model(folder: Path, said: list[tuple[str, str]], head: str = HEAD) -> Path:
    path = folder / "model.toml"
    rows = [f'[[evidence]]\nparty = "{party}"\ndate = 2026-05-03\nroom = "{party}"\n{told}' for party, told in said]
    path.write_text("\n".join([head, *rows]), encoding="utf-8")
    return path


def test_both_figures_are_told_with_their_intervals_under_two_conventions(run: Run, tmp_path: Path) -> None:
    told = run("feasible", model(tmp_path, SAID), "--worlds", "1000")
    assert told.exit_code == 0
    assert "some package is acceptable to all in" in told.output
    assert "the best single package is accepted by all in" in told.output
    assert told.output.count("where issues weigh more evenly") == 2
    assert "Only for those who may read all of: Amedra, Borvane." in told.output


def test_json_has_counts_that_add_up_and_a_package_for_every_issue(run: Run, tmp_path: Path) -> None:
    told = json.loads(run("feasible", model(tmp_path, SAID), "--worlds", "1000", "--seed", "7", "--json").output)
    assert (told["seed"], told["worlds"], told["rooms"]) == (7, 1000, ["Amedra", "Borvane"])
    for share in (*told["some_package"], *told["best_package"]):
        assert share["yes"] + share["no"] + share["open"] == share["worlds"]
        assert 0 <= share["low"] <= share["high"] <= 1
    assert set(told["package"]) == {"Corridor", "Ports", "Monitors"}
    assert [line["party"] for line in told["parties"]] == ["Amedra", "Borvane"]


def test_the_same_seed_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    path = model(tmp_path, SAID)
    assert run("feasible", path, "--worlds", "500", "--json").output == (
        run("feasible", path, "--worlds", "500", "--json").output
    )


def test_without_evidence_no_figure_is_told(run: Run, tmp_path: Path) -> None:
    said = [one for one in SAID if one[0] == "Amedra"]
    words = run("feasible", model(tmp_path, said), "--worlds", "500").output
    assert "Nothing is known of Borvane: any package is possible." in words
    assert "%" not in words
    told = json.loads(run("feasible", model(tmp_path, said), "--worlds", "500", "--json").output)
    assert told["some_package"] is told["best_package"] is None
    assert told["not_enough"] != []


def test_an_agenda_asks_each_party(run: Run, tmp_path: Path) -> None:
    told = json.loads(run("ask", model(tmp_path, SAID), "--worlds", "1000", "--json").output)
    assert [one["party"] for one in told["agenda"]] == ["Amedra", "Borvane"]
    gains = [each["gain"] for one in told["agenda"] for each in one["questions"]]
    assert gains
    assert min(gains) > 0
    assert told["after_questions"] == sorted(told["after_questions"])
    assert "To Amedra:" in run("ask", model(tmp_path, SAID), "--worlds", "1000").output


def test_a_contradiction_is_asked_first_and_stops_every_figure(run: Run, tmp_path: Path) -> None:
    circle = [
        ("Amedra", f'prefers = ["Corridor", "{a}", "{b}"]')
        for a, b in (("open", "closed"), ("closed", "patrolled"), ("patrolled", "open"))
    ]
    path = model(tmp_path, [*SAID, *circle])
    asked = run("ask", path)
    assert asked.exit_code == 0
    assert asked.output.startswith("To Amedra: Which of these still holds, as they cannot all?")
    assert asked.output.count("prefers") == 3
    refused = run("feasible", path)
    assert refused.exit_code == 1
    assert "cannot all hold" in refused.stderr


def test_a_parked_issue_is_gone_and_an_unknown_one_is_refused(run: Run, tmp_path: Path) -> None:
    path = model(tmp_path, SAID)
    told = json.loads(run("feasible", path, "--park", "Ports", "--worlds", "500", "--json").output)
    assert set(told["package"]) == {"Corridor", "Monitors"}
    refused = run("feasible", path, "--park", "Airports")
    assert refused.exit_code == 1
    assert "no issue “Airports”: write one of Corridor, Ports, Monitors" in refused.stderr


@pytest.mark.parametrize("command", ["feasible", "ask"])
def test_clauses_that_leave_no_package_are_named(run: Run, tmp_path: Path, command: str) -> None:
    clauses = "".join(
        f'[[clauses]]\noption = ["Monitors", "{one}"]\nexcludes = [["Corridor", "{other}"]]\n'
        for one in ("none", "UN")
        for other in ("open", "patrolled", "closed")
    )
    refused = run(command, model(tmp_path, SAID, HEAD + clauses), "--worlds", "500")
    assert refused.exit_code == 1
    assert "No package keeps all clauses" in refused.stderr
