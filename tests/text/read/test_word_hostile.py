"""Files that are not what they claim end in a sentence, quickly and within little memory, and nothing is fetched."""

import io
import random
import time
import zipfile
from pathlib import Path

import pytest
from tests.text.read.hostile import REFUSED_WORD, TIES, document, packed, paper, ties

from goodoffices.terms import NotPossible
from goodoffices.text.read.word import read_word
from goodoffices.text.read.word.refusals import Damaged, Unsafe

_SECONDS = 5


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("what", REFUSED_WORD)
def test_a_hostile_file_ends_in_a_sentence(what: str) -> None:
    build, kind = REFUSED_WORD[what]
    content = build()
    started = time.process_time()
    with pytest.raises(kind) as refusal:
        read_word("paper.docx", content)
    assert time.process_time() - started < _SECONDS
    assert refusal.value.sentence.startswith('The file "paper.docx" ')
    assert refusal.value.sentence.endswith(".")


def test_a_planted_file_is_never_read(tmp_path: Path) -> None:
    planted = tmp_path / "secret.txt"
    planted.write_text("the red line", encoding="utf-8")
    head = f'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "{planted.as_uri()}">]>'
    with pytest.raises(Unsafe) as refusal:
        read_word("paper.docx", paper("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", head))
    assert "red line" not in str(refusal.value)


def test_nothing_from_elsewhere_is_fetched_and_the_ties_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("socket.socket.connect", refused)
    outside = ties(
        ("attachedTemplate", "http://127.0.0.1:9/t.dotm"),
        ("image", "http://127.0.0.1:9/i.png"),
        ("hyperlink", "http://127.0.0.1:9/h"),
    )
    read = read_word(
        "paper.docx",
        paper(*("<w:p><w:r><w:t>We act.</w:t></w:r></w:p>", ""), ("word/_rels/document.xml.rels", outside)),
    )
    assert [block.text for block in read.blocks] == ["We act."]
    assert ["t.dotm" in one.sentence or "i.png" in one.sentence for one in read.notices] == [True, True]


def test_macros_are_told_of_and_never_run() -> None:
    read = read_word(
        "paper.docm", paper("<w:p><w:r><w:t>We act.</w:t></w:r></w:p>", "", ("word/vbaProject.bin", b"\0"))
    )
    assert [block.text for block in read.blocks] == ["We act."]
    assert ["macros" in one.sentence for one in read.notices] == [True]


def test_the_strict_form_of_the_standard_is_read_as_well() -> None:
    strict = document(
        "<w:p><w:r><w:t>We act.</w:t></w:r></w:p>", namespace="http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    tie = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
    rels = f'<Relationships xmlns="{TIES}"><Relationship Id="r1" Type="{tie}" Target="/text/main.xml"/></Relationships>'
    read = read_word("paper.docx", packed(("_rels/.rels", rels), ("text/main.xml", strict)))
    assert [block.text for block in read.blocks] == ["We act."]


@pytest.mark.parametrize("sign", ["&#0;", "&#xD800;", "&#xFFFE;", "\x01"])
def test_signs_that_xml_forbids_end_in_a_sentence(sign: str) -> None:
    with pytest.raises(Damaged, match="not well-formed"):
        read_word("paper.docx", paper(f"<w:p><w:r><w:t>We{sign}act.</w:t></w:r></w:p>"))


def test_tables_nested_as_people_nest_them_are_read() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 30 + "<w:p><w:r><w:t>We act.</w:t></w:r></w:p>" + "</w:tc></w:tr></w:tbl>" * 30
    assert [block.text for block in read_word("paper.docx", paper(deep)).blocks] == ["We act."]


def test_parts_named_with_backslashes_are_found() -> None:
    content = packed(("word\\document.xml", document("<w:p><w:r><w:t>We act.</w:t></w:r></w:p>")))
    assert [block.text for block in read_word("paper.docx", content).blocks] == ["We act."]


def test_a_paper_of_five_hundred_pages_is_read_at_once() -> None:
    sentence = "<w:r><w:t xml:space='preserve'>The parties shall withdraw </w:t></w:r>" * 13
    content = paper(f"<w:p>{sentence}</w:p>" * 4_800)
    started = time.process_time()
    assert len(read_word("paper.docx", content).blocks) == 4_800
    assert time.process_time() - started < _SECONDS


def _mutated(content: bytes, chance: random.Random) -> bytes:
    """Return the file with some bytes of one part changed (the archive around it stays whole), or of the archive."""
    if chance.random() < 0.3:
        spoilt = bytearray(content)
        for _ in range(chance.randint(1, 8)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        return bytes(spoilt)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    name = chance.choice(sorted(parts))
    spoilt = bytearray(parts[name])
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(spoilt))
        match chance.randrange(3):
            case 0:
                spoilt[at] = chance.randrange(32, 127)
            case 1:
                del spoilt[at : at + chance.randint(1, 40)]
            case _:
                spoilt[at:at] = spoilt[at : at + chance.randint(1, 400)]
    parts[name] = bytes(spoilt)
    return packed(*parts.items())


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_whatever_happens_to_a_file_the_reader_reads_it_or_says_a_sentence(shared_data: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - the same files at every run
    names = ("RP038-Inserted-Paras-at-End", "RP034-Deleted-Cells", "comments", "HC031-Complicated-Document", "original")
    contents = [(shared_data / "docx" / f"{name}.docx").read_bytes() for name in names]
    refused = read = 0
    for _ in range(300):
        try:
            read_word("paper.docx", _mutated(chance.choice(contents), chance))
            read += 1
        except NotPossible:
            refused += 1
    assert read > 20
    assert refused > 20
