"""Files that are not what they claim end in a sentence, quickly and within little memory, and nothing is fetched."""

import io
import random
import subprocess
import sys
import textwrap
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from goodoffices.terms import NotPossible
from goodoffices.text.read.word import read_word
from goodoffices.text.read.word.refusals import Damaged, Locked, NoText, NotWord, OldWord, TooLarge, Unsafe

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TIES = "http://schemas.openxmlformats.org/package/2006/relationships"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECONDS = 5
_MEGABYTES = 512


def packed(*parts: tuple[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return out.getvalue()


def document(body: str, head: str = "", namespace: str = _W) -> str:
    return f'{head}<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'


def paper(
    body: str = "<w:p><w:r><w:t>We act.</w:t></w:r></w:p>", head: str = "", *more: tuple[str, bytes | str]
) -> bytes:
    return packed(("word/document.xml", document(body, head)), *more)


def ties(*targets: tuple[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="r{at}" Type="{_OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
        for at, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{_TIES}">{inner}</Relationships>'


BOMB_PART = 300 * 2**20
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    + "".join(f'<!ENTITY {chr(99 + at)} "{f"&{chr(98 + at)};" * 10}">' for at in range(9))
    + "]>"
)
REFUSED: dict[str, tuple[Callable[[], bytes], type[NotPossible]]] = {
    "nothing": (lambda: b"", NotWord),
    "text": (lambda: b"The parties agree.", NotWord),
    "an old Word file": (lambda: _OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), OldWord),
    "a file locked with a password": (lambda: _OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), Locked),
    "a spreadsheet": (lambda: packed(("xl/workbook.xml", "<workbook/>")), NoText),
    "a truncated archive": (lambda: paper()[:-30], Damaged),
    "half an archive": (lambda: paper()[:100], Damaged),
    "a damaged directory": (lambda: paper().replace(b"PK\x01\x02", b"PK\x07\x02"), Damaged),
    "a damaged part": (lambda: paper("<w:p/>" * 99)[:60] + b"\0" * 9 + paper("<w:p/>" * 99)[69:], Damaged),
    "markup that breaks off": (lambda: packed(("word/document.xml", document("<w:p>")[:-20])), Damaged),
    "an empty part": (lambda: packed(("word/document.xml", "")), Damaged),
    "a text without a body": (lambda: packed(("word/document.xml", f'<w:document xmlns:w="{_W}"/>')), NoText),
    "a zip bomb": (lambda: paper("<w:p/>" * (BOMB_PART // 6)), Unsafe),
    "three million empty paragraphs": (lambda: paper("<w:p/>" * 3_000_000), TooLarge),
    "dense attributes": (lambda: paper("<w:p " + " ".join(f'a{n}=""' for n in range(3_000_000)) + "/>"), TooLarge),
    "too many paragraphs": (lambda: paper("<w:p/>" * 60_000), TooLarge),
    "a billion laughs": (lambda: paper("<w:p><w:r><w:t>&k;</w:t></w:r></w:p>", LAUGHS), Unsafe),
    "an entity of its own": (lambda: paper(head='<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd">'), Unsafe),
    "deep nesting": (lambda: paper("<w:smartTag>" * 10_000 + "</w:smartTag>" * 10_000), Unsafe),
    "deep tables": (
        lambda: paper("<w:tbl><w:tr><w:tc>" * 400 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 400),
        Unsafe,
    ),
    "utf-16": (lambda: packed(("word/document.xml", document("<w:p/>").encode("utf-16"))), Unsafe),
    "another encoding": (lambda: paper(head='<?xml version="1.0" encoding="utf-7"?>'), Unsafe),
    "invalid utf-8": (lambda: packed(("word/document.xml", document("<w:p/>").encode() + b"\xff\xfe")), Damaged),
    "a name that leads out": (lambda: paper("<w:p/>", "", ("../../evil.xml", "x")), Unsafe),
    "an absolute name": (lambda: paper("<w:p/>", "", ("/etc/evil", "x")), Unsafe),
    "a name of a drive": (lambda: paper("<w:p/>", "", ("C:\\evil", "x")), Unsafe),
    "the same name twice": (lambda: paper("<w:p/>", "", ("word/Document.xml", "<x/>")), Unsafe),
    "more parts than any paper has": (lambda: packed(*((f"x{at}", "") for at in range(5_000))), TooLarge),
    "an unusual packing": (
        lambda: packed(("word/document.xml", document("<w:p/>")), method=zipfile.ZIP_LZMA),
        Unsafe,
    ),
    "a packed part that is locked": (
        lambda: paper().replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"),
        Locked,
    ),
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("what", REFUSED)
def test_a_hostile_file_ends_in_a_sentence(what: str) -> None:
    build, kind = REFUSED[what]
    content = build()
    started = time.perf_counter()
    with pytest.raises(kind) as refusal:
        read_word("paper.docx", content)
    assert time.perf_counter() - started < _SECONDS
    assert refusal.value.sentence.startswith('The file "paper.docx" ')
    assert refusal.value.sentence.endswith(".")


MEMORY = """
    import sys, time
    from goodoffices.terms import NotPossible
    from goodoffices.text.read.word import read_word
    content = open(sys.argv[1], "rb").read()
    started = time.process_time()
    try:
        print(len(read_word("paper.docx", content).blocks))
    except NotPossible as refusal:
        print(refusal)
    seconds = time.process_time() - started
    high = next(line for line in open('/proc/self/status') if line.startswith('VmHWM'))
    print(int(high.split()[1]) // 1024, seconds)
"""
HEAVY: dict[str, Callable[[], bytes]] = {
    "a zip bomb": REFUSED["a zip bomb"][0],
    "three million empty paragraphs": REFUSED["three million empty paragraphs"][0],
    "as many elements as are allowed": lambda: paper("<w:p>" + "<w:r/>" * 1_900_000 + "</w:p>"),
    "as many paragraphs as are allowed": lambda: paper("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 49_000),
    "as many changes as are allowed": lambda: paper(
        "<w:p>" + '<w:ins w:author="a"><w:r><w:t>a</w:t></w:r></w:ins><w:r><w:tab/></w:r>' * 190_000 + "</w:p>"
    ),
    "a style of half a million properties": lambda: packed(
        ("word/document.xml", document("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 20_000)),
        ("word/_rels/document.xml.rels", ties(("styles", "styles.xml")).replace(' TargetMode="External"', "")),
        (
            "word/styles.xml",
            f'<w:styles xmlns:w="{_W}"><w:style w:type="paragraph" w:default="1" w:styleId="N"><w:pPr>'
            + "<w:x/>" * 500_000
            + "</w:pPr></w:style></w:styles>",
        ),
    ),
    "fields deep within wrappers": lambda: paper(
        "<w:smartTag>" * 180
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>' * 200_000
        + "</w:smartTag>" * 180
    ),
    "fields within fields": lambda: paper(
        "<w:p>"
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' * 110_000
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' * 110_000
        + "</w:p>"
    ),
}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory is measured as Linux counts it")
@pytest.mark.parametrize("what", HEAVY)
def test_a_heavy_file_stays_within_time_and_memory(what: str, tmp_path: Path) -> None:
    file = tmp_path / "paper.docx"
    file.write_bytes(HEAVY[what]())
    command = [sys.executable, "-c", textwrap.dedent(MEMORY), str(file)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    megabytes, seconds = ran.stdout.splitlines()[-1].split()
    assert int(megabytes) < _MEGABYTES
    assert float(seconds) < _SECONDS


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
    rels = (
        f'<Relationships xmlns="{_TIES}"><Relationship Id="r1" Type="{tie}" Target="/text/main.xml"/></Relationships>'
    )
    read = read_word("paper.docx", packed(("_rels/.rels", rels), ("text/main.xml", strict)))
    assert [block.text for block in read.blocks] == ["We act."]


def test_parts_named_with_backslashes_are_found() -> None:
    content = packed(("word\\document.xml", document("<w:p><w:r><w:t>We act.</w:t></w:r></w:p>")))
    assert [block.text for block in read_word("paper.docx", content).blocks] == ["We act."]


def test_a_paper_of_five_hundred_pages_is_read_at_once() -> None:
    sentence = "<w:r><w:t xml:space='preserve'>The parties shall withdraw </w:t></w:r>" * 13
    content = paper(f"<w:p>{sentence}</w:p>" * 4_800)
    started = time.perf_counter()
    assert len(read_word("paper.docx", content).blocks) == 4_800
    assert time.perf_counter() - started < _SECONDS


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
