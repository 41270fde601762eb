import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.text.document import Cell, ChangeKind, Document, Kind
from goodoffices.text.language import Direction
from goodoffices.text.read.encoding import NotUtf8
from goodoffices.text.read.webpage import PageNotWhole, read_html


def read(page: str) -> Document:
    return read_html("draft.html", page.encode())


def labels(page: str) -> list[tuple[str, str]]:
    return [(block.label, block.text) for block in read(page).blocks]


def test_a_page_is_read_as_it_is_seen() -> None:
    document = read(
        "<!doctype html><html lang=en><head><title>The\n Accord</title><style>p{}</style></head><body><h1>Accord</h1>"
        "<p>The <b>Par</b>ties\n agree &amp; <i>sign</i><br>today.</p><h2>Article 1. Scope</h2>tail<script>x()</script>"
    )
    assert document.title == "The Accord"
    assert [(block.kind, block.level, block.label, block.text) for block in document.blocks] == [
        (Kind.TITLE, 0, "", "Accord"),
        (Kind.PARAGRAPH, 0, "", "The Parties agree & sign\ntoday."),
        (Kind.HEADING, 2, "Article 1.", "Scope"),
        (Kind.PARAGRAPH, 0, "", "tail"),
    ]
    assert {block.language for block in document.blocks} == {"en"}


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("<ol>", ["1.", "2.", "7.", "8."]),
        ("<ol start=3>", ["3.", "4.", "7.", "8."]),
        ("<ol type=a>", ["a.", "b.", "g.", "h."]),
        ("<ol type=I start=4>", ["IV.", "V.", "VII.", "VIII."]),
        ("<ol reversed>", ["4.", "3.", "7.", "6."]),
        ("<ol style='list-style-type: upper-alpha' start=26>", ["Z.", "AA.", "G.", "H."]),
        ("<ol style='list-style: none'>", ["", "", "", ""]),
        ("<ul>", ["•", "•", "•", "•"]),
    ],
)
def test_list_numbers_are_those_that_a_browser_prints(opening: str, expected: list[str]) -> None:
    page = f"{opening}<li>w<li><p>x</p></li><li value=7>y<li>z"
    assert labels(page) == list(zip(expected, "wxyz", strict=True))


def test_nested_lists_have_levels_and_later_paragraphs_no_number() -> None:
    document = read("<ol><li>one<p>more<ul><li>inner</ul><li><ol type=a><li>x</ol></ol>")
    assert [(block.label, block.text, block.level) for block in document.blocks] == [
        ("1.", "one", 1),
        ("", "more", 1),
        ("•", "inner", 2),
        ("2.", "", 1),
        ("a.", "x", 2),
    ]


def test_cells_know_their_place_under_wide_and_high_neighbours() -> None:
    document = read(
        "<table><tr><th rowspan=2>A<th colspan=2>B<th>C<tr><td>d<td>e<td><p>f<p>g</table><table><tr><td>h</table>"
    )
    assert [(block.text, block.cell) for block in document.blocks] == [
        ("A", Cell(0, 0, 0)),
        ("B", Cell(0, 0, 1)),
        ("C", Cell(0, 0, 3)),
        ("d", Cell(0, 1, 1)),
        ("e", Cell(0, 1, 2)),
        ("f", Cell(0, 1, 3)),
        ("g", Cell(0, 1, 3)),
        ("h", Cell(1, 0, 0)),
    ]


def test_insertions_and_deletions_make_two_texts() -> None:
    document = read(
        "<p>2. Within <del datetime=2026-05-01 data-author=Dela>40</del> <ins cite=Marn>60 </ins>days.</p>"
        "<ins><p>New clause.</p></ins><del><p>3. Old clause.</p></del>"
    )
    assert [(block.id, block.label, block.text) for block in document.blocks] == [
        ("p1", "2.", "Within 60 days."),
        ("p2", "", "New clause."),
    ]
    assert [(block.id, block.label, block.text) for block in document.before] == [
        ("p1", "2.", "Within 40 days."),
        ("p3", "3.", "Old clause."),
    ]
    old, new, added, gone = document.changes
    assert (old.kind, old.text, old.author, old.date, old.start) == (ChangeKind.DELETION, "40", "Dela", "2026-05-01", 7)
    assert (new.kind, new.text, new.author, new.start) == (ChangeKind.INSERTION, "60 ", "Marn", 7)
    assert (added.block, added.text) == ("p2", "New clause.")
    assert (gone.block, gone.text, gone.start) == ("p3", "Old clause.", 0)


def test_a_number_that_was_itself_changed_stays_with_the_words() -> None:
    document = read("<p><del>4</del><ins>5</ins>. Scope")
    assert [block.text for block in (*document.blocks, *document.before)] == ["5. Scope", "4. Scope"]


def test_direction_and_language_are_those_stated_around() -> None:
    document = read("<div lang=ar dir=rtl><p>١٢<p lang=fr dir=auto>douze</div><p>المادة</p>")
    assert [(block.language, block.direction) for block in document.blocks] == [
        ("ar", Direction.RTL),
        ("fr", Direction.LTR),
        ("", Direction.RTL),
    ]


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>secret</p>",
        "<span style='display : none'>secret</span>",
        "<span style='visibility:hidden'>secret</span>",
        "<span style='font-size:0px'>secret</span>",
        "<textarea>secret</textarea>",
        "<noscript>secret</noscript>",
    ],
)
def test_hidden_words_are_left_out_and_reported(hidden: str) -> None:
    document = read(f"<p>open {hidden}</p>")
    assert [block.text for block in document.blocks] == ["open"]
    assert "“secret”" in document.notices[0].sentence


def test_what_is_small_or_pale_is_not_hidden() -> None:
    document = read("<p style='font-size:0.8em;opacity:0.5'>open")
    assert [block.text for block in document.blocks] == ["open"]


def test_words_after_the_end_of_the_page_are_kept() -> None:
    assert labels("<html><body><p>one</p></body></html> two") == [("", "one"), ("", "two")]


def test_what_is_utf_8_is_read_so_whatever_the_page_says_of_itself() -> None:
    page = '<?xml version="1.0" encoding="latin-1"?><html><meta charset=windows-1252><p>Vérité</html>'
    assert labels(page) == [("", "Vérité")]


@pytest.mark.parametrize(
    ("charset", "codec", "words"),
    [
        ("windows-1252", "cp1252", "Vérité – “1”"),
        ("windows-1256", "cp1256", "وقف إطلاق النار"),
        ("windows-1255", "cp1255", "הפסקת אש"),
        ("Windows-1251", "cp1251", "Прекращение огня"),
        ("iso-8859-1", "cp1252", "Vérité – “1”"),
        ("iso-8859-9", "cp1254", "Ateşkes – “1”"),
        ("iso-8859-6", "iso8859-6", "وقف"),
    ],
)
def test_a_page_in_an_old_charset_that_it_declares_is_read_in_it_and_says_so(
    charset: str, codec: str, words: str
) -> None:
    page = f'<html><head><meta http-equiv=Content-Type content="text/html; charset={charset}"></head><p>{words}</html>'
    document = read_html("draft.html", page.encode(codec))
    assert [block.text for block in document.blocks] == [words]
    assert [charset.lower() in notice.sentence for notice in document.notices] == [True]


@pytest.mark.parametrize(
    "page",
    [
        "<p>Vérité".encode("cp1252"),
        b"<meta charset=shift_jis><p>" + "真実".encode("shift_jis"),
        b"<meta charset=windows-1252><p>\x81",
        b"<meta charset=utf-7><p>\xff",
        b"<p>" + b"x" * 3000 + b"<meta charset=windows-1252>\xe9",
    ],
)
def test_a_page_in_any_other_encoding_is_refused(page: bytes) -> None:
    with pytest.raises(NotUtf8, match="save it anew"):
        read_html("draft.html", page)


def test_an_element_that_reverses_its_letters_is_reported() -> None:
    assert "another order" in read("<p>pay <bdo dir=rtl>001</bdo>").notices[0].sentence


@pytest.mark.parametrize("tag", ["div", "b", "table", "ul", "blockquote"])
def test_a_page_nested_too_deep_to_be_read_whole_is_refused(tag: str) -> None:
    with pytest.raises(PageNotWhole, match="excessive depth"):
        read(f"<{tag}>" * 100_000 + "x")


def test_entities_of_its_own_and_addresses_fetch_nothing() -> None:
    declared = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    page = f'{declared}<p>&x; a<img src="http://127.0.0.1:9/a.png" alt=map>'
    text = " ".join(block.text for block in read(page).blocks)
    assert "&x; a" in text


WORDS = st.sampled_from(["a ", "b", " c", "é\n", "[d]"])
ELEMENTS = st.sampled_from(["p", "b", "ins", "del", "li", "ol", "td", "table", "div", "h2", "pre"])


@given(st.lists(st.tuples(WORDS, ELEMENTS, st.booleans()), max_size=12))
def test_however_tags_are_strewn_every_letter_is_in_one_of_the_two_texts(pieces: list[tuple[str, str, bool]]) -> None:
    document = read("".join(f"{words}<{'/' * ends}{tag}>" for words, tag, ends in pieces))
    kept = "".join(block.label + block.text for block in (*document.blocks, *document.before))
    for words, _, _ in pieces:
        assert words.strip() in kept
    for change in document.changes:
        blocks = document.blocks if change.adds else document.before
        text = next(block.text for block in blocks if block.id == change.block)
        assert text[change.start : change.start + len(change.text)] == change.text
