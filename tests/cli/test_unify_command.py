"""`goodoffices unify`: many proposals in, one text in brackets out."""

import json
import re
from itertools import permutations
from pathlib import Path

import pytest
from tests.cli.conftest import BORVANE, Run

from goodoffices.demo import case_folder
from goodoffices.text.form.framework import loads
from goodoffices.text.framework import Framework
from goodoffices.text.notation import parse_framework
from goodoffices.text.read import read_document
from goodoffices.text.reading import as_read_by

pytestmark = pytest.mark.usefixtures("table")

NAMED = ("--holder", "A=amedra.md", "--holder", "B=borvane.md")
IN_TWO_ROOMS = ("--holder", "B=borvane.md", "--holder", "B=cadren.md", "--room", "cadren.md=B")


def unified(run: Run, *words: str) -> Framework:
    told = run("unify", *words, "--json")
    assert told.exit_code == 0, told.stderr
    assert told.stderr == ""
    return loads(told.stdout_bytes)


def test_without_an_output_the_text_is_printed_and_the_summary_stands_beside_it(run: Run) -> None:
    told = run("unify", *NAMED)
    assert "within [30 days]^A [60 days]^B of signature" in told.stdout
    assert [one.id for one in parse_framework(told.stdout).origins] == ["A", "B"]
    assert "Provisions:    3, of them 1 without a bracket" in told.stderr
    assert "Open brackets: 2; held by A 1, B 2" in told.stderr


def test_with_an_output_the_summary_is_what_is_printed(run: Run, table: Path) -> None:
    told = run("unify", *NAMED, "-o", "text.docx", "-o", "text.md", "-o", "text.html", "-o", "text.json")
    assert told.stdout.startswith("Proposals:     A, B\n")
    assert all(f"Written:       text.{form}\n" in told.stdout for form in ("docx", "md", "html", "json"))
    framework = loads((table / "text.json").read_bytes())
    assert as_read_by(framework, "B").blocks == read_document("borvane.md", BORVANE.encode()).blocks
    assert read_document("text.docx", (table / "text.docx").read_bytes()).blocks
    assert {path.name for path in table.iterdir()} == {
        *("amedra.md", "borvane.md", "cadren.md"),
        *("text.docx", "text.md", "text.html", "text.json"),
    }


def test_the_order_on_the_command_line_changes_no_byte(run: Run) -> None:
    orders = permutations(["amedra.md", "borvane.md", "cadren.md"])
    assert len({run("unify", *order, "--json").stdout_bytes for order in orders}) == 1


def test_a_proposal_is_called_by_its_file_where_no_holder_is_told(run: Run) -> None:
    assert [one.id for one in unified(run, "cadren.md", *NAMED).origins] == ["A", "B", "cadren"]


def test_the_later_proposal_of_a_holder_has_a_number(run: Run) -> None:
    words = ("--holder", "B=cadren.md", *NAMED, "--date", "cadren.md=2026-01-02", "--date", "borvane.md=2026-03-04")
    framework = unified(run, *words)
    assert [(one.id, one.holder, one.date) for one in framework.origins] == [
        ("A", "A", ""),
        ("B", "B", "2026-01-02"),
        ("B 2", "B", "2026-03-04"),
    ]


def test_a_base_is_held_by_nobody(run: Run) -> None:
    framework = unified(run, *NAMED, "--base", "cadren.md")
    assert [(one.id, one.base) for one in framework.origins] == [("cadren", True), ("A", False), ("B", False)]


def test_what_options_tell_is_remembered(run: Run) -> None:
    framework = unified(
        run, *NAMED, "cadren.md", "--room", "B=B", "--standing", "cadren=superseded by B", "--title", "A truce"
    )
    amedra, borvane, cadren = framework.origins
    assert (amedra.room.name, borvane.room.name) == ("table", "B")
    assert (cadren.standing, cadren.superseded_by) == ("superseded", "B")
    assert framework.title == "A truce"
    assert "90" not in run("unify", *NAMED, "cadren.md", "--standing", "cadren=withdrawn").stdout


def test_for_a_room_the_rest_was_never_written(run: Run) -> None:
    rooms = ("--room", "A=A", "--room", "B=B")
    seen = run("unify", *NAMED, "cadren.md", *rooms, "--for", "A", "--json").stdout_bytes
    assert seen == run("unify", "--holder", "A=amedra.md", "cadren.md", "--room", "A=A", "--json").stdout_bytes
    assert b"60" not in seen


def test_a_translation_stands_beside_its_original(run: Run, table: Path) -> None:
    arabic = "1. تسحب الأطراف قواتها خلال 30 يوما من التوقيع.\n\n2. يفرج عن جميع المحتجزين دون تأخير.\n"
    (table / "amedra.ar.md").write_text(arabic, encoding="utf-8")
    framework = unified(run, *NAMED, "--translation", "A:ar=amedra.ar.md", "--language", "en")
    assert framework.languages == ("en", "ar")
    assert as_read_by(framework, "A", "ar").blocks[0].text.startswith("تسحب")


LIKE = "The Parties shall exchange all detainees within seven days, in the presence of the Relief League."
UNLIKE = "Detainees are handed over at Tarnel Bridge; the League attends, and the Parties bear the cost of it."


def test_an_answer_given_to_a_question_is_kept(run: Run, table: Path) -> None:
    blocks = {"one": [{"id": "a", "text": LIKE}], "two": [{"id": "b", "text": UNLIKE}]}
    for name, listed in blocks.items():
        (table / f"{name}.json").write_text(json.dumps(listed), encoding="utf-8")
    decisions = '[[decision]]\nkind = "pair"\none = "one:a"\nother = "two:b"\nanswer = "{}"\n'
    found = {}
    for answer in ("same", "different"):
        (table / "decisions.toml").write_text(decisions.format(answer), encoding="utf-8")
        asked = ("one.json", "two.json", "--alignment", "decisions.toml")
        found[answer] = len(unified(run, *asked).provisions)
        assert run("unify", *asked, "--questions", "decisions.toml", "-o", "t.md").exit_code == 0
        assert f'answer = "{answer}"' in (table / "decisions.toml").read_text(encoding="utf-8")
    assert found == {"same": 1, "different": 2}


def test_questions_never_overwrite_an_answer_that_was_not_given(run: Run, table: Path) -> None:
    answered = '[[decision]]\nkind = "pair"\none = "A:p1"\nother = "B:p1"\nanswer = "same"\n'
    (table / "answers.toml").write_text(answered, encoding="utf-8")
    told = run("unify", *NAMED, "--questions", "answers.toml")
    assert told.exit_code == 1
    assert "holds answers, which would be lost" in told.stderr
    assert (table / "answers.toml").read_text(encoding="utf-8") == answered


def test_coverage_tells_where_each_paragraph_went(run: Run) -> None:
    told = run("unify", *NAMED, "--coverage").stdout
    assert told.count(" -> ") == 5
    assert "common text and brackets" in told


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["amedra.md"], "One proposal makes no negotiating text"),
        ([], "One proposal makes no negotiating text"),
        (["amedra.md", "nowhere.md"], 'There is no file "nowhere.md"'),
        (["amedra.md", "empty.md"], 'The file "empty.md" is empty'),
        (["amedra.md", "./amedra.md"], 'The file "amedra.md" is given twice'),
        (["amedra.md", "other/amedra.md"], 'Several proposals would be called "amedra"'),
        ([*NAMED, "--holder", "C=amedra.md"], 'The file "amedra.md" is given to "A" and to "C"'),
        ([*NAMED, "--room", "Z=Z"], 'names "Z", and no proposal is called so: choose one of A, B'),
        ([*NAMED, "--holder", "B=cadren.md", "--room", "B=B"], "who holds several proposals"),
        ([*NAMED, "--date", "A=2026-02-30"], 'The date "2026-02-30" is none'),
        ([*NAMED, "--standing", "A=rejected"], 'The standing "rejected" is not known'),
        ([*NAMED, "--standing", "A=superseded by C"], 'superseded by "C", which is not here'),
        ([*NAMED, "--standing", "A=withdrawn", "--standing", "B=withdrawn"], "nothing to unify"),
        ([*NAMED, "--translation", "A=cadren.md"], "does not say its language"),
        ([*NAMED, "--translation", "A:en=cadren.md"], 'has a text in "en" already'),
        ([*NAMED, "--language", "fr"], 'No proposal has text in "fr"'),
        ([*NAMED, "--for", "X", "--room", "A=A", "--room", "B=B"], "No proposal in this framework may be read in X"),
        ([*NAMED, "--clean", "C", "-o", "t.docx"], 'holds no proposal called "C"'),
        ([*NAMED, "--columns", "-o", "t.docx"], "columns need two"),
        ([*NAMED, "--columns"], "How a paper looks is told only of .docx, .odt and .html"),
        ([*NAMED, "--attribution", "hidden", "-o", "t.docx", "-o", "t.md"], "leave t.md out here"),
        ([*NAMED, "--attribution", "hidden", "--provenance", "-o", "t.docx"], "Sources name the holders"),
        (
            ["--holder", "A=amedra.md", *IN_TWO_ROOMS],
            "B has papers in the rooms B and table: give each an id of its own, with id = ... in a table or --holder",
        ),
        ([*NAMED, "--alignment", "borvane.md"], "The decision file cannot be used"),
        ([*NAMED, "--questions", "cadren.md"], "holds no questions"),
        ([*NAMED, "-o", "t.pdf"], "let it end in .docx, .odt, .md, .html or .json"),
        ([*NAMED, "-o", "amedra.md"], "is one of those that are read"),
        ([*NAMED, "-o", "t.md", "-o", "other/../t.md"], "would be written twice"),
        ([*NAMED, "-o", "nowhere/t.md"], 'There is no folder "nowhere"'),
    ],
)
def test_what_cannot_be_done_is_told_in_one_sentence(run: Run, table: Path, words: list[str], sentence: str) -> None:
    (table / "empty.md").touch()
    (table / "other").mkdir()
    (table / "other" / "amedra.md").write_text(BORVANE, encoding="utf-8")
    before = {path: path.read_bytes() for path in table.rglob("*.*")}
    told = run("unify", *words)
    assert told.exit_code == 1
    assert told.stdout == ""
    assert told.stderr.startswith("goodoffices: ")
    assert sentence in told.stderr
    assert len(told.stderr.splitlines()) == 1
    assert {path: path.read_bytes() for path in table.rglob("*.*")} == before


@pytest.mark.parametrize("words", [["--room", "A"], ["--grain", "sandy"], ["--holder", "=a.md"], ["--frob"]])
def test_a_word_that_does_not_exist_ends_with_two(run: Run, words: list[str]) -> None:
    assert run("unify", *NAMED, *words).exit_code == 2


def test_a_question_answered_in_two_ways_is_refused(run: Run, table: Path) -> None:
    entry = '[[decision]]\nkind = "pair"\none = "{}"\nother = "{}"\nanswer = "{}"\n'
    both = entry.format("A:p1", "B:p1", "same") + entry.format("B:p1", "A:p1", "different")
    (table / "both.toml").write_text(both, encoding="utf-8")
    assert "in two ways" in run("unify", *NAMED, "--alignment", "both.toml").stderr


def test_the_reading_of_one_party_is_made_of_what_its_room_may_see(run: Run, table: Path) -> None:
    (table / "plan.md").write_text("1. Forces shall stay where they are.\n\n4. The League attends.\n", encoding="utf-8")
    (table / "amended.md").write_text("1. No change.\n\n4. The League attends.\n", encoding="utf-8")
    papers = ("--base", "plan.md", "--holder", "A=amended.md", "--holder", "B=borvane.md")
    asked = ("unify", *papers, "--room", "plan=mediators", "--room", "A=A", "--room", "B=B", "--clean", "A")
    told = run(*asked, "-o", "alone.html", "-o", "alone.docx")
    assert told.exit_code == 0, told.stderr
    assert run(*asked, "--for", "A", "-o", "room.html", "-o", "room.docx").exit_code == 0
    for form in ("html", "docx"):
        assert (table / f"alone.{form}").read_bytes() == (table / f"room.{form}").read_bytes()
    page = (table / "alone.html").read_text(encoding="utf-8")
    assert "stay where they are" not in page
    assert re.findall(r'id="go_p(\d+)"', page) == ["1"]
    assert run(*asked, "--for", "B", "-o", "room.html").exit_code == 1


def test_remarks_are_told_of_files_that_the_room_may_see(run: Run, table: Path) -> None:
    for name in ("amedra.md", "borvane.md"):
        (table / name).write_text("1. Forces\u200b shall withdraw.\n", encoding="utf-8")
    rooms = (*NAMED, "cadren.md", "--room", "A=A", "--room", "B=B")
    assert "borvane.md" in run("unify", *rooms).stderr
    told = run("unify", *rooms, "--for", "A").stderr
    assert "amedra.md" in told
    assert "borvane.md" not in told


def test_no_answer_is_lost_when_questions_are_written_for_a_room(run: Run, table: Path) -> None:
    answered = '[[decision]]\nkind = "pair"\none = "A:p1"\nother = "B:p1"\nanswer = "same"\n'
    (table / "answers.toml").write_text(answered, encoding="utf-8")
    files = ("--alignment", "answers.toml", "--questions", "answers.toml", "--room", "B=B", "--for", "A")
    assert "holds answers, which would be lost" in run("unify", *NAMED, "cadren.md", *files).stderr
    assert (table / "answers.toml").read_text(encoding="utf-8") == answered


@pytest.mark.parametrize("room", ["", " "])
def test_a_room_without_a_name_ends_with_two(run: Run, room: str) -> None:
    for words in (["unify", *NAMED, "--for", room], ["read", "amedra.md", "--for", room]):
        told = run(*words)
        assert told.exit_code == 2
        assert "A room has a name" in told.stderr
    assert run("unify", *NAMED, "--room", f"A={room}").exit_code == 2


def test_spaces_around_the_name_of_a_room_are_no_part_of_it(run: Run) -> None:
    asked = ("unify", *NAMED, "cadren.md", "--room", "A=A", "--room", "B=B", "--json")
    assert run(*asked, "--for", " A").stdout_bytes == run(*asked, "--for", "A").stdout_bytes != b""


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("pair", "A:p99", "B:p1", "same"), 'speaks of "A:p99", and there is no such block'),
        (("pair", "A:p1", "Z:p1", "different"), 'speaks of "Z:p1", and there is no such block'),
        (("translation", "A:p1", "A@ar:p1", "same"), 'speaks of "A@ar:p1", and there is no such block'),
        (("silence", "A:p1", "B:p1", "silent"), 'speaks of "B:p1", and there is no such proposal'),
    ],
)
def test_a_decision_on_what_is_not_there_is_refused(
    run: Run, table: Path, words: tuple[str, ...], sentence: str
) -> None:
    entry = '[[decision]]\nkind = "{}"\none = "{}"\nother = "{}"\nanswer = "{}"\n'.format(*words)
    (table / "answers.toml").write_text(entry, encoding="utf-8")
    told = run("unify", *NAMED, "--alignment", "answers.toml")
    assert told.exit_code == 1
    assert sentence in told.stderr


def test_every_question_asked_of_the_case_may_be_answered(run: Run, table: Path) -> None:
    with case_folder() as case:
        asked = ("unify", case / "table.toml", "-o", "text.md", "--questions", "answers.toml")
        assert run(*asked).exit_code == 0
        questions = (table / "answers.toml").read_text(encoding="utf-8")
        assert 'answer = "" # "same"' in questions
        answers = questions.replace('answer = "" # "same"', 'answer = "different" # "same"')
        (table / "answers.toml").write_text(answers, encoding="utf-8")
        told = run(*asked, "--alignment", "answers.toml")
        assert told.exit_code == 0, told.stderr
