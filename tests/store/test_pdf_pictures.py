"""A scan is drawn page by page in the child process, with the limits of all that is read."""

from pathlib import Path

import pytest
from tests.text.read.scans import RED, bound, dots_of, scanned
from tests.text.read.test_pdf import LATER, PAGE, pdf

from goodoffices.store.confinement import Limits
from goodoffices.store.paper import is_pdf, read_paper
from goodoffices.store.quarantine import Refused, TookTooLong, pages_of, picture_of

SCAN = Path("scan.pdf")


@pytest.fixture(scope="module")
def scan() -> bytes:
    return scanned(pdf(PAGE, LATER))


def test_a_scan_has_no_words_and_each_of_its_pages_a_picture(scan: bytes) -> None:
    assert is_pdf(scan)
    assert read_paper(SCAN, scan) is None
    assert pages_of(SCAN, scan) == 2
    first, second = (dots_of(picture_of(SCAN, scan, number)) for number in (1, 2))
    assert (len(first[0]) // 3, len(first)) == (1240, 1755)
    assert first != second


def test_ink_paper_and_the_colour_of_a_pen_are_seen_where_they_are(scan: bytes) -> None:
    rows = dots_of(picture_of(SCAN, scan, 1))
    title = [row for row in rows[150:180] if min(row) < 60]
    assert title
    assert all(row == b"\xff" * len(row) for row in rows[600:1000])
    foot = rows[round((1684 - 30) * 150 / 144)]
    pen = foot[3 * 160 : 3 * 200]
    assert all(abs(seen - meant) < 12 for seen, meant in zip(pen, RED * 40, strict=True))


def test_the_same_page_is_the_same_picture(scan: bytes) -> None:
    assert picture_of(SCAN, scan, 2) == picture_of(SCAN, scan, 2)


@pytest.mark.parametrize("box", ["14400 14400", "3 14400", "0.1 0.1"])
def test_no_page_makes_a_picture_of_more_dots_than_it_may_have(box: str) -> None:
    rows = dots_of(picture_of(SCAN, bound([(1, 1, RED)], box), 1))
    assert 1 <= len(rows) <= 2001
    assert 1 <= len(rows[0]) // 3 <= 2001


def test_what_is_no_page_or_no_pdf_is_refused_in_a_sentence(scan: bytes) -> None:
    with pytest.raises(Refused, match="has 2 pages, and none of the number 3"):
        picture_of(SCAN, scan, 3)
    for content in (b"%PDF-1.7 broken", b"words"):
        with pytest.raises(Refused, match="cannot be opened"):
            picture_of(SCAN, content, 1)
        with pytest.raises(Refused, match="cannot be opened"):
            pages_of(SCAN, content)


def test_a_drawing_that_takes_too_long_is_ended(scan: bytes) -> None:
    with pytest.raises(TookTooLong):
        picture_of(SCAN, scan, 1, Limits(clock=0.01))
