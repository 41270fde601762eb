"""What holds for every Word file, whatever was tracked in it, and for real ones made elsewhere."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.text.document import Block, ChangeScope, Document
from goodoffices.text.read.word import read_word

Make = Callable[..., bytes]
_WORDS = st.text(st.sampled_from("ab حم.[1 "), min_size=1, max_size=6)
_FATE = st.sampled_from(("stays", "ins", "del", "moveFrom", "moveTo", "both"))


@dataclass(frozen=True)
class Draft:
    """A paragraph in the making: its runs with what happened to them, and what happened to its end."""

    runs: tuple[tuple[str, str], ...]
    mark: str


_DRAFTS = st.lists(
    st.builds(Draft, st.lists(st.tuples(_WORDS, _FATE), max_size=4).map(tuple), _FATE), min_size=1, max_size=6
)
_STANDS_BEFORE = frozenset({"stays", "del", "moveFrom"})
_STANDS_AFTER = frozenset({"stays", "ins", "moveTo"})


def _tracked(drafts: list[Draft]) -> str:
    def piece(text: str, fate: str) -> str:
        by = 'w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"'
        plain = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
        gone = f'<w:del {by}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'
        forms = {"stays": plain, "del": gone, "both": f"<w:ins {by}>{gone}</w:ins>"}
        return forms.get(fate, f"<w:{fate} {by}>{plain}</w:{fate}>")

    def mark(fate: str) -> str:
        names = {"stays": (), "both": ("ins", "del")}.get(fate, (fate,))
        return "".join(f'<w:{name} w:id="2" w:author="A"/>' for name in names)

    return "".join(
        f"<w:p><w:pPr><w:rPr>{mark(one.mark)}</w:rPr></w:pPr>{''.join(piece(*each) for each in one.runs)}</w:p>"
        for one in drafts
    )


def _settled(drafts: list[Draft], stands: frozenset[str]) -> str:
    """Return the body that is left once all changes are settled, with nothing tracked in it."""
    paragraphs, words = [], ""
    for one in drafts:
        words += "".join(text for text, fate in one.runs if fate in stands)
        if one.mark in stands:
            paragraphs.append(words)
            words = ""
    return "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>' for text in (*paragraphs, words) if text
    )


def _seen(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    return [(one.label, one.text) for one in blocks]


@given(_DRAFTS)
def test_both_texts_are_those_of_the_settled_files(docx: Make, drafts: list[Draft]) -> None:
    document = read_word("x.docx", docx(_tracked(drafts)))
    assert _seen(document.before) == _seen(read_word("x.docx", docx(_settled(drafts, _STANDS_BEFORE))).blocks)
    assert _seen(document.blocks) == _seen(read_word("x.docx", docx(_settled(drafts, _STANDS_AFTER))).blocks)


def _check(document: Document) -> None:
    """Check that every change is where it says it is, and every comment too."""
    before = {one.id: one for one in document.before}
    after = {one.id: one for one in document.blocks}
    for change in document.changes:
        home = (after if change.adds else before)[change.block]
        if change.scope is ChangeScope.WORDS:
            assert change.text
            assert home.text[change.start : change.start + len(change.text)] == change.text
        else:
            assert 0 <= change.start <= len(home.text)
    for comment in document.comments:
        text = after[comment.block].text if comment.block in after else ""
        assert 0 <= comment.start <= comment.end <= len(text)
    assert len({one.id for one in document.changes}) == len(document.changes)


@given(_DRAFTS)
def test_every_change_is_where_it_says(docx: Make, drafts: list[Draft]) -> None:
    _check(read_word("x.docx", docx(_tracked(drafts))))


def _real(shared_data: Path) -> list[Path]:
    return sorted((shared_data / "docx").glob("*.docx"))


def _words(blocks: tuple[Block, ...]) -> str:
    return "".join("".join(one.text.split()) for one in blocks)


@pytest.mark.parametrize("view", ["Accepted", "Rejected"])
def test_real_files_read_as_they_do_once_settled(shared_data: Path, view: str) -> None:
    tried = 0
    for path in _real(shared_data):
        settled = path.with_name(f"{path.stem}-{view}.docx")
        if not settled.exists():
            continue
        tried += 1
        document = read_word(path.name, path.read_bytes())
        mine = document.blocks if view == "Accepted" else document.before
        theirs = read_word(settled.name, settled.read_bytes())
        assert theirs.changes == ()
        assert _seen(mine) == _seen(theirs.blocks), path.name
    assert tried > 5


def test_every_real_file_is_read_alike_each_time_and_its_changes_are_in_place(shared_data: Path) -> None:
    for path in _real(shared_data):
        document = read_word(path.name, path.read_bytes())
        assert _words(document.blocks), path.name
        assert document == read_word(path.name, path.read_bytes())
        _check(document)
