"""The commands on packages say both figures with their intervals, or why not, and who may see them."""

import json
import signal
import subprocess
import sys
import time
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


def test_a_guarantee_takes_a_red_line_back_and_is_told_beside_what_was_said(run: Run, tmp_path: Path) -> None:
    said = [
        *SAID,
        ("Borvane", 'red_line = [["Corridor", "patrolled"]]'),
        ("Amedra", 'red_line = [["Corridor", "open"]]'),
    ]
    path = model(tmp_path, said)
    words = ("--guarantee", "Borvane", "Corridor", "patrolled", "--worlds", "500")
    told = json.loads(run("feasible", path, *words, "--json").output)
    assert told["some_package"][0]["yes"] > told["before"]["some_package"][0]["yes"]
    assert "Without the change that is tried out:" in run("feasible", path, *words).output
    assert json.loads(run("feasible", path, "--worlds", "500", "--json").output)["before"] is None


def test_a_red_line_taken_for_bluff_opens_worlds_and_one_that_was_never_drawn_is_refused(
    run: Run, tmp_path: Path
) -> None:
    said = [*SAID, ("Amedra", 'red_line = [["Monitors", "UN"]]'), ("Borvane", 'red_line = [["Monitors", "none"]]')]
    path = model(tmp_path, said)
    told = json.loads(run("feasible", path, "--bluff", "Amedra", "Monitors", "UN", "--worlds", "500", "--json").output)
    assert told["before"]["some_package"][0]["yes"] == 0 < told["some_package"][0]["yes"]
    refused = run("feasible", path, "--bluff", "Amedra", "Ports", "shared")
    assert refused.exit_code == 1
    assert refused.stderr.count("\n") == 1
    assert "Amedra drew no red line at “Ports: shared”" in refused.stderr


def test_an_agenda_may_be_asked_for_under_a_what_if(run: Run, tmp_path: Path) -> None:
    words = run("ask", model(tmp_path, SAID), "--park", "Ports", "--worlds", "500").output
    assert "To Amedra" in words
    assert "Ports" not in words


@pytest.mark.heavy
@pytest.mark.skipif(sys.platform == "win32", reason="a Ctrl-C cannot be sent to one process alone")
@pytest.mark.parametrize("command", ["feasible", "ask"])
def test_a_ctrl_c_gives_the_best_so_far_with_its_interval(tmp_path: Path, command: str) -> None:
    words = [sys.executable, "-m", "goodoffices", command, str(wide(tmp_path)), "--worlds", "20000", "--json"]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(6)
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=120)
    assert (process.returncode, errors) == (0, b"")
    told = json.loads(output)
    if command == "feasible":
        assert told["interrupted"] is True
        assert sum(share["open"] for share in told["some_package"]) > 0
    else:
        assert told["after_questions"] is None


def wide(folder: Path) -> Path:
    """Many parties of which little is known on many issues: hard to decide."""
    parties, issues = [f"P{at}" for at in range(10)], [f"issue {at}" for at in range(30)]
    options = [f"option {at}" for at in range(4)]
    evidence = [
        {"party": party, "date": "2026-05-03", "room": party, "belief": "likely", "red_line": [[issue, options[-1]]]}
        if (at + place) % 3
        else {"party": party, "date": "2026-05-03", "room": party, "objects": [issue, options[(at + place) % 4]]}
        for place, party in enumerate(parties)
        for at, issue in enumerate(issues)
    ]
    told = {
        "parties": parties,
        "issues": [{"name": issue, "options": options} for issue in issues],
        "evidence": evidence,
    }
    path = folder / "wide.json"
    path.write_text(json.dumps(told), encoding="utf-8")
    return path


BAD_MODELS = [
    pytest.param(
        HEAD + '[[issues]]\nname = "Ports"\noptions = ["x"]\n',
        "The model carries the name “Ports” twice: give each its own name.",
        id="two issues of one name",
    ),
    pytest.param(
        HEAD.replace('"patrolled"', '"open"'),
        "The issue “Corridor” carries the name “open” twice: give each its own name.",
        id="two options of one name",
    ),
    pytest.param(
        HEAD.replace('"Borvane"]', '"Amedra"]'),
        "Two parties are called “Amedra”: give each its own name.",
        id="two parties of one name",
    ),
    pytest.param(
        HEAD.replace('["none", "UN"]', "[nan, 1]"),
        "“{path}” is not a scenario: an issue needs a name and a list of options, in words.",
        id="a number that is none",
    ),
]


@pytest.mark.parametrize("command", ["feasible", "ask"])
@pytest.mark.parametrize(("head", "sentence"), BAD_MODELS)
def test_a_bad_model_is_refused_in_one_sentence(
    run: Run, tmp_path: Path, command: str, head: str, sentence: str
) -> None:
    path = model(tmp_path, [], head)
    refused = run(command, path, "--worlds", "500")
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr == f"goodoffices: {sentence.format(path=path)}\n"


@pytest.mark.parametrize("command", ["solve", "feasible", "ask"])
def test_a_million_options_are_refused_in_one_sentence(run: Run, tmp_path: Path, command: str) -> None:
    path = tmp_path / "model.json"
    told = {"parties": ["Amedra"], "issues": [{"name": "Years", "options": [str(at) for at in range(1_000_000)]}]}
    path.write_text(json.dumps(told), encoding="utf-8")
    refused = run(command, path)
    assert (refused.exit_code, refused.stdout) == (1, "")
    sentence = "The issue “Years” has 1000000 options and 10000 are taken up: put it as steps, or as several issues."
    assert refused.stderr == f"goodoffices: {sentence}\n"


def test_of_parties_that_said_nothing_any_package_is_possible(run: Run, tmp_path: Path) -> None:
    told = run("feasible", model(tmp_path, []), "--worlds", "500")
    assert (told.exit_code, told.stderr) == (0, "")
    for party in ("Amedra", "Borvane"):
        assert f"Nothing is known of {party}: any package is possible." in told.output
