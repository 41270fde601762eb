"""Real Word files whose elements are swapped, doubled or taken out are read, or end in a sentence."""

import copy
import io
import random
import zipfile
from pathlib import Path

from lxml import etree

from goodoffices.terms import NotPossible
from goodoffices.text.document import Document
from goodoffices.text.form.document import from_form, to_form
from goodoffices.text.read import read_document

NAMES = ("RP034-Deleted-Cells", "RP009-Deleted-Table-Row", "RP015-MoveFrom-MoveTo", "comments", "Hebrew-01", "tables")
VALUES = ("", "0", "-1", "1", "9", "99999999999", "true", "decimal", "\u202e", "x" * 300, "%1.%9", "bullet", "none")


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Return the file with a few elements of one part changed; every part stays well-formed but for one in ten."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    name = chance.choice([one for one in sorted(parts) if one.startswith("word/")])
    root = etree.fromstring(parts[name])
    for _ in range(chance.randint(1, 12)):
        change(list(root.iter("*")), chance)
    parts[name] = etree.tostring(root)
    if chance.random() < 0.1:
        parts[name] = parts[name][: chance.randrange(len(parts[name]))]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for one, markup in parts.items():
            archive.writestr(one, markup)
    return out.getvalue()


def change(elements: list[etree._Element], chance: random.Random) -> None:
    """Change one of the elements."""
    one, other = chance.choice(elements), chance.choice(elements)
    outer = one.getparent()
    if outer is None:
        return
    match chance.randrange(6):
        case 0:
            outer.remove(one)
        case 1:
            outer.insert(chance.randint(0, len(outer)), copy.deepcopy(one))
        case 2:
            other.append(copy.deepcopy(one))
        case 3 if one.attrib:
            one.set(chance.choice(sorted(one.attrib)), chance.choice(VALUES))
        case 4:
            one.attrib.clear()
        case _:
            one.tag = other.tag


def outcome(content: bytes) -> Document | None:
    try:
        return read_document("paper.docx", content)
    except NotPossible as refusal:
        assert refusal.sentence.endswith(".")  # noqa: PT017 - either outcome is right
        return None


def test_whatever_happens_to_its_elements_a_file_is_read_or_ends_in_a_sentence(shared_data: Path, deep: bool) -> None:  # noqa: FBT001 - a fixture
    chance = random.Random(11)  # noqa: S311 - the same files at every run
    contents = [(shared_data / "docx" / f"{name}.docx").read_bytes() for name in NAMES]
    read = 0
    for _ in range(5_000 if deep else 200):
        document = outcome(mutated(chance.choice(contents), chance))
        if document is not None:
            read += 1
            assert from_form(to_form(document)) == document
            texts = {block.id: block.text for block in document.blocks}
            for one in document.comments:
                assert 0 <= one.start <= one.end
            for made in document.changes:
                if made.adds and made.scope == "words" and made.block in texts and made.start:
                    assert texts[made.block][made.start :].startswith(made.text)
    assert read > 100
