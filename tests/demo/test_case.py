"""The case that ships: its files are what their texts give, and show what the product has to read."""

import re
import shutil
import subprocess
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from goodoffices.demo import case_folder
from goodoffices.text.document import Block, Change, ChangeKind, ChangeScope, Document, Kind
from goodoffices.text.language import Direction
from goodoffices.text.proposal import Standing, TextStanding
from goodoffices.text.read.word import read_word

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with case_folder() as path:
        yield path


@pytest.fixture(scope="module")
def files(folder: Path) -> dict[str, Document]:
    return {path.stem: read_word(path.name, path.read_bytes()) for path in sorted(folder.glob("*.docx"))}


@pytest.fixture(scope="module")
def table(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "table.toml").read_text(encoding="utf-8"))


def provisions(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.label and block.kind in {Kind.PARAGRAPH, Kind.ITEM}]


def words(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    return [(block.label, block.text) for block in blocks]


def figures(text: str) -> Counter[int]:
    """The numbers of a text; the Arabic dual is one."""
    spelled = text.replace("محتجزَين اثنين", "2")
    return Counter(int(digits) for digits in re.findall(r"\d+", spelled))


def test_the_word_files_are_what_the_texts_give() -> None:
    made = subprocess.run(
        [sys.executable, "-m", "scripts.demo_case", "--check"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr


def test_the_table_lists_every_file_of_the_case(folder: Path, table: dict[str, Any]) -> None:
    texts = [text for proposal in table["proposal"] for text in [proposal, *proposal.get("translation", [])]]
    assert {text["file"] for text in texts} == {path.name for path in folder.glob("*.docx")}


def test_the_table_speaks_in_the_words_of_proposals(table: dict[str, Any]) -> None:
    assert table["languages"] == ["en", "ar"]
    assert [Standing(one["standing"]) for one in table["proposal"]] == [
        Standing.TABLED,
        Standing.IN_CONFIDENCE,
        Standing.IN_CONFIDENCE,
        Standing.NON_PAPER,
    ]
    assert [one["room"] for one in table["proposal"]] == ["table", "A", "B", "mediators"]
    assert [TextStanding(one["standing"]) for one in table["proposal"][1]["translation"]] == [TextStanding.WORKING]


def test_every_proposal_has_25_to_60_provisions(files: dict[str, Document]) -> None:
    assert len(files) == 5
    for name, document in files.items():
        assert 25 <= len(provisions(document)) <= 60, name


def test_no_file_gives_the_reader_anything_to_warn_of(files: dict[str, Document]) -> None:
    assert {name: document.notices for name, document in files.items() if document.notices} == {}


def test_what_borvane_amends_is_the_envoys_plan_word_for_word(files: dict[str, Document]) -> None:
    amended = files["borvane-proposal"].rejected()
    assert words(amended.blocks) == words(files["envoy-plan"].blocks)


def test_borvanes_changes_are_of_every_kind_and_of_two_officials(files: dict[str, Document]) -> None:
    changes = files["borvane-proposal"].changes
    assert {change.kind for change in changes} == set(ChangeKind)
    assert {change.scope for change in changes} >= {ChangeScope.WORDS, ChangeScope.PARAGRAPH_MARK, ChangeScope.ROW}
    assert {change.author for change in changes} == {"Joren Vostrel", "Ilka Maudry"}
    assert {change.date[:10] for change in changes} == {"2026-09-11", "2026-09-17", "2026-09-18", "2026-09-19"}


def test_a_number_in_the_schedule_is_changed_by_its_author(files: dict[str, Document]) -> None:
    document = files["borvane-proposal"]
    cell = next(block for block in document.blocks if block.cell and block.text == "750")
    (removed, added) = sorted(of_block(document, cell), key=lambda change: change.adds)
    assert (removed.text, added.text, added.author) == ("450", "750", "Ilka Maudry")


def of_block(document: Document, block: Block) -> list[Change]:
    return [change for change in document.changes if change.block == block.id]


def test_the_remains_are_moved_to_the_head_of_the_exchange(files: dict[str, Document]) -> None:
    document = files["borvane-proposal"]
    (after,) = [block for block in document.blocks if block.text.startswith("The remains of the dead")]
    (before,) = [block for block in document.before if block.text.startswith("The remains of the dead")]
    assert (before.label, after.label) == ("4.5", "4.1")


def test_the_clause_on_flights_is_gone_once_accepted(files: dict[str, Document]) -> None:
    document = files["borvane-proposal"]
    assert any("unarmed aircraft" in block.text for block in document.before)
    assert not any("unarmed aircraft" in block.text for block in document.blocks)


def test_every_reply_answers_a_comment_on_the_same_words(files: dict[str, Document]) -> None:
    replies = 0
    for document in files.values():
        by_id = {comment.id: comment for comment in document.comments}
        for reply in document.comments:
            if reply.answers:
                replies += 1
                assert by_id[reply.answers].anchor == reply.anchor
    assert replies >= 6


def test_a_comment_stands_beside_its_words(files: dict[str, Document]) -> None:
    document = files["mediators-non-paper"]
    (comment,) = [one for one in document.comments if one.text.startswith("Halfway")]
    (block,) = [one for one in document.blocks if one.id == comment.block]
    assert block.text[comment.start : comment.end] == comment.anchor == "[6] kilometres"
    assert (comment.author, comment.date[:10]) == ("Tomas Redell", "2026-10-09")


def test_each_text_bears_its_numbers_in_its_own_way(files: dict[str, Document]) -> None:
    labels = {name: [block.label for block in document.blocks if block.label] for name, document in files.items()}
    assert {"1.", "1.1", "(a)", "3.2", "12.2"} <= set(labels["envoy-plan"])
    assert {"Article 4 –", "1.", "(g)"} <= set(labels["amedra-proposal.en"])
    assert {"المادة ٤ –", "١.", "(هـ)", "(ز)"} <= set(labels["amedra-proposal.ar"])
    assert {"XII.", "39.", "(h)"} <= set(labels["mediators-non-paper"])


def test_the_plan_has_a_footnote_and_a_schedule(files: dict[str, Document]) -> None:
    plan = files["envoy-plan"]
    (note,) = [block for block in plan.blocks if block.kind is Kind.FOOTNOTE]
    assert "1,260" in note.text
    cells = {(block.cell.row, block.cell.column): block.text for block in plan.blocks if block.cell}
    assert (cells[0, 0], cells[2, 3]) == ("Stage", "450")


def test_the_translation_answers_the_original_block_by_block(files: dict[str, Document]) -> None:
    original, translation = files["amedra-proposal.ar"].blocks, files["amedra-proposal.en"].blocks
    assert [(one.kind, one.level, one.cell) for one in original] == [
        (one.kind, one.level, one.cell) for one in translation
    ]
    for one, other in zip(original, translation, strict=True):
        assert figures(one.text) == figures(other.text), other.text
        assert figures(one.label) == figures(other.label), other.label


def test_the_original_runs_from_right_to_left(files: dict[str, Document]) -> None:
    blocks = files["amedra-proposal.ar"].blocks
    lettered = [block for block in blocks if any(unicodedata.bidirectional(sign) == "AL" for sign in block.text)]
    assert lettered
    assert {block.direction for block in lettered} == {Direction.RTL}
    assert files["amedra-proposal.ar"].language == "ar"


def test_every_typed_reference_to_a_paragraph_is_right(files: dict[str, Document]) -> None:
    expected = {
        "envoy-plan": ("3.1", "shall form the Buffer Zone"),
        "borvane-proposal": ("3.1", "shall form the Buffer Zone"),
        "mediators-non-paper": ("5.", "shall form the Buffer Zone"),
    }
    for name, (label, ending) in expected.items():
        (target,) = [block for block in files[name].blocks if ending in block.text]
        assert target.label == label, name
    lists = next(block for block in files["mediators-non-paper"].blocks if "complete list of the" in block.text)
    assert lists.label == "11."


def test_libreoffice_opens_every_file(folder: Path, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not here: install it to see the files rendered.")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    names = sorted(str(path) for path in folder.glob("*.docx"))
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *names],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert len(list(tmp_path.glob("*.pdf"))) == len(names)
