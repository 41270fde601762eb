"""Two drafts of the Paris Agreement, six weeks apart, with a thousand brackets each that do not balance."""

import re
import time
from pathlib import Path

import pytest

from goodoffices.text.compare import Comparison, Fate, Lot, compare
from goodoffices.text.document import Block, Document
from goodoffices.text.read import read_document


def drafts(folder: Path) -> tuple[Document, Document]:
    paths = [folder / "texts" / f"cop21-{day}-2015.md" for day in ("23-oct", "4-dec")]
    if not all(path.is_file() for path in paths):
        pytest.skip("The two Paris drafts are not among the real texts.")
    old, new = (read_document(path.name, path.read_bytes()) for path in paths)
    return old, new


@pytest.fixture(scope="module")
def paris(shared_data: Path) -> Comparison:
    return compare(*drafts(shared_data))


def test_all_that_is_quoted_stands_in_the_drafts(paris: Comparison, shared_data: Path) -> None:
    """Nothing is invented: what was taken out and put in is in one of the drafts, signs and brackets aside."""
    said = {" ".join(re.findall(r"\w+", block.text)) for document in drafts(shared_data) for block in document.blocks}
    whole = " ".join(sorted(said))
    quoted = [one for passage in paris.passages for one in passage.stretches if passage.lot is Lot.STANDS]
    assert len(quoted) > 200
    for stretch in quoted:
        for words in (stretch.removed, stretch.added):
            assert " ".join(re.findall(r"\w+", words)) in whole


def test_articles_that_are_in_both_drafts_keep_their_headings(paris: Comparison) -> None:
    article = re.compile(r"heading “\[?Article \d+")
    headings = [one for one in paris.passages if one.new and article.match(one.new[0].name)]
    assert len(headings) > 20
    assert [one.new[0].name for one in headings if one.lot is not Lot.STANDS or one.moved_from] == []


def test_every_bracket_of_both_drafts_is_told_or_counted(paris: Comparison) -> None:
    assert paris.brackets.before > 500
    assert paris.brackets.now > 500
    lifted = sum(1 for _ in paris.bracket_changes(Fate.LIFTED))
    went = sum(1 for _ in paris.bracket_changes(Fate.WENT))
    new = sum(1 for _ in paris.bracket_changes(Fate.OPENED, Fate.CAME))
    assert paris.brackets.before - lifted - went + new == paris.brackets.now


def test_a_sentence_stays_short_enough_to_be_read_aloud(paris: Comparison) -> None:
    lengths = sorted(map(len, paris.sentences()))
    assert lengths[len(lengths) // 2] < 250


def test_two_drafts_of_five_hundred_clauses_take_less_than_two_seconds() -> None:
    texts = [
        f"Party {place % 7} shall deliver report {place} of the {place % 13} districts to commission {place * 7 % 31} "
        f"within {place % 50 + 1} days, and publish what the {place % 17} observers found in sector {place * 3 % 101}."
        for place in range(500)
    ]
    old = Document(tuple(Block(f"a{place}", text) for place, text in enumerate(texts)))
    new = Document(tuple(Block(f"b{place}", text.replace(" days", " weeks")) for place, text in enumerate(texts)))
    start = time.perf_counter()
    comparison = compare(old, new)
    sentences = comparison.sentences()
    assert time.perf_counter() - start < 2
    assert len(sentences) > 400
