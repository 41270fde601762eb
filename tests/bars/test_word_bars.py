"""Word files in and out: what Word settled, the same bytes in every process, and a copy saved by another program."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.tiers import ROOT, Hold

from goodoffices.demo import case_folder
from goodoffices.text.document import Block
from goodoffices.text.form.framework import loads
from goodoffices.text.read.word import read_word
from goodoffices.text.write import bookmarked

FORMS = (".docx", ".html", ".md", ".json")
SEEDS = ("0", "1", "4711")


def test_real_word_files_read_as_word_settled_them(shared_data: Path, bar: Hold) -> None:
    right = tried = 0
    for path in sorted((shared_data / "docx").glob("*.docx")):
        document = read_word(path.name, path.read_bytes())
        for view, mine in (("Accepted", document.blocks), ("Rejected", document.before)):
            settled = path.with_name(f"{path.stem}-{view}.docx")
            if settled.exists():
                tried += 1
                right += _lines(mine) == _lines(read_word(settled.name, settled.read_bytes()).blocks)
    if not tried:
        pytest.skip("There are no Word files with their settled twins in the real texts.")
    bar("share of Word files read as Word settled them", right / tried, at_least=1, tried=f"{tried} pairs")


def _lines(blocks: Sequence[Block]) -> list[tuple[str, str]]:
    return [(one.label, one.text) for one in blocks]


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The demo case unified by processes that each hash words in their own way: one folder each."""
    folders = [tmp_path_factory.mktemp(f"seed-{seed}") for seed in SEEDS]
    with case_folder() as case:
        for seed, folder in zip(SEEDS, folders, strict=True):
            outputs = [word for form in FORMS for word in ("-o", str(folder / f"framework{form}"))]
            _command(["unify", str(case / "table.toml"), *outputs], seed)
    return folders


def _command(words: Sequence[str], seed: str) -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-m", "goodoffices", *words]
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, timeout=300).stdout


@pytest.mark.parametrize("form", FORMS)
def test_two_builds_of_one_case_are_the_same_bytes(builds: list[Path], form: str) -> None:
    assert len({(folder / f"framework{form}").read_bytes() for folder in builds}) == 1


UNIFY_ALL = """
import hashlib, json, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from corpora import dossiers, redrafts, treaty
from goodoffices.text.form.framework import dumps
from goodoffices.text.unify import unify
from goodoffices.text.write import write_word
folder, most = Path(sys.argv[1]), int(sys.argv[3])
told = {}
for talks in [*redrafts(folder), *treaty(folder), *dossiers(folder)]:
    if talks.blocks <= most:
        framework = unify(talks.proposals)
        made = dumps(framework) + write_word(framework)
        told[talks.name] = hashlib.sha256(made).hexdigest()
print(json.dumps(told))
"""


def test_real_texts_are_the_same_bytes_in_every_process(texts: Path, bar: Hold, *, deep: bool) -> None:
    most = "1000000" if deep else "60"
    told = []
    for seed in SEEDS[:2]:
        command = [sys.executable, "-c", UNIFY_ALL, str(texts), str(ROOT / "benchmarks"), most]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")}
        done = subprocess.run(command, env=environment, check=True, capture_output=True, timeout=600)
        told.append(json.loads(done.stdout))
    one, other = told
    same = sum(one[name] == other[name] for name in one)
    bar("share of real frameworks with the same bytes, JSON and Word", same / len(one), at_least=1, tried=f"{len(one)}")


def _saved_by_another_program(source: Path, folder: Path) -> bytes:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed.")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words = ["--headless", "--convert-to", "docx", "--outdir", str(folder), str(source)]
    subprocess.run([office, profile, *words], check=True, capture_output=True, timeout=180)
    return (folder / source.name).read_bytes()


@pytest.mark.heavy
def test_the_demo_case_comes_back_from_another_program_clause_by_clause(
    builds: list[Path], tmp_path: Path, bar: Hold
) -> None:
    sent = builds[0] / "framework.docx"
    framework = loads((builds[0] / "framework.json").read_bytes())
    before = _recognised(sent.read_bytes())
    after = _recognised(_saved_by_another_program(sent, tmp_path))
    assert sorted(before) == sorted(bookmarked(framework))  # a table stands once in each language
    same = sum(after.get(name) == words for name, words in before.items())
    tried = f"{len(before)} provisions and languages"
    bar("share of provisions known again after LibreOffice saved them", same / len(before), at_least=1, tried=tried)


def _recognised(content: bytes) -> dict[str, tuple[str, str]]:
    """What is read under each name by which a provision travels: its number and its words."""
    blocks = read_word("framework.docx", content).blocks
    return {
        name: (one.label, " ".join(one.text.split()))
        for one in blocks
        for name in one.bookmarks
        if name.startswith("go_")
    }
