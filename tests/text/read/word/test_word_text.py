"""Words, signs and what surrounds them are read as they are seen on the page."""

from collections.abc import Callable

import pytest

from goodoffices.text.document import Document, Kind
from goodoffices.text.language import Direction

Read = Callable[..., Document]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str, more: str = "") -> str:
    return f"<w:p><w:pPr>{more}</w:pPr>{''.join(content)}</w:p>"


def style(name: str, label: str, properties: str = "", based: str = "") -> str:
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{label}"/>{base}<w:pPr>{properties}</w:pPr>'
        "</w:style>"
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a\tb"),
        ("<w:r><w:t>a</w:t><w:ptab/><w:t>b</w:t></w:r>", "a\tb"),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r>", "a\nb\nc"),
        ('<w:r><w:br w:type="page"/><w:t>a</w:t></w:r>', "a"),
        ('<w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t><w:br w:type="column"/></w:r>', "a\nb"),
        ("<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>paper</w:t></w:r>", "non\u2011paper"),
        ("<w:r><w:t>with</w:t><w:softHyphen/><w:t>draw</w:t></w:r>", "withdraw"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>5</w:t></w:r>', "≥5"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Wingdings" w:char="zz"/><w:t>a</w:t></w:r>', "a"),
        ("<w:r><w:t> a </w:t></w:r><w:r><w:t>b</w:t></w:r>", "ab"),
        ('<w:r><w:t xml:space="preserve">a </w:t></w:r><w:r><w:t>b</w:t></w:r>', "a b"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>a</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "a",
        ),
        ("<w:r><w:delText>nobody deleted this</w:delText></w:r><w:r><w:t>a</w:t></w:r>", "a"),
    ],
)
def test_signs_are_read_as_they_are_seen(read: Read, content: str, expected: str) -> None:
    assert [block.text for block in read(p(content)).blocks] == [expected]


def test_of_nested_fields_the_result_is_read(read: Read) -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    def words(text: str) -> str:
        return f"<w:r><w:instrText>{text}</w:instrText></w:r>"

    inner = f"{mark('begin')}{words('PAGE')}{mark('separate')}{run('7')}{mark('end')}"
    outer = f"{mark('begin')}{words('IF ')}{inner}{words(' = 7')}{mark('separate')}{run('Seen ')}{inner}{mark('end')}"
    assert [block.text for block in read(p(outer, run("."))).blocks] == ["Seen 7."]


def test_a_hidden_entry_of_an_index_hides_nothing_else(read: Read) -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="{kind}"/></w:r>'

    body = p(run("a"), mark("begin"), run("XE", "<w:vanish/>"), mark("end"), run("b")) + p(run("c"))
    assert [block.text for block in read(body).blocks] == ["ab", "c"]


def test_a_field_without_an_end_hides_nothing(read: Read) -> None:
    body = p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', run("a")) + p(run("b"))
    assert [block.text for block in read(body).blocks] == ["a", "b"]


def test_a_field_may_run_over_paragraphs(read: Read) -> None:
    body = p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        run("One"),
    ) + p(run("Two"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    assert [block.text for block in read(body).blocks] == ["One", "Two"]


def m(name: str, *inner: str) -> str:
    return f"<m:{name}>{''.join(inner)}</m:{name}>"


def mr(text: str) -> str:
    return m("r", m("t", text))


@pytest.mark.parametrize(
    ("equation", "expected"),
    [
        (m("f", m("num", mr("1")), m("den", mr("2"))), "1/2"),
        (m("f", m("num", mr("a+b")), m("den", mr("c"))), "(a+b)/c"),
        (m("sSup", m("e", mr("10")), m("sup", mr("5"))), "10^5"),
        (m("sSub", m("e", mr("x")), m("sub", mr("i"))), "x_i"),
        (mr("2") + m("d", m("e", mr("x+1"))), "2(x+1)"),
        (m("rad", m("deg"), m("e", mr("2"))), "√2"),
        (
            m("nary", '<m:naryPr><m:chr m:val="∑"/></m:naryPr>', m("sub", mr("k")), m("sup", mr("n")), m("e", mr("k"))),
            "∑_k^nk",
        ),
    ],
)
def test_equations_are_read_in_one_line(read: Read, equation: str, expected: str) -> None:
    assert [block.text for block in read(p(m("oMath", equation))).blocks] == [expected]


def test_tables_within_tables_are_read_in_their_place(read: Read) -> None:
    def table(*cells: str) -> str:
        return f"<w:tbl><w:tr>{''.join(f'<w:tc>{one}</w:tc>' for one in cells)}</w:tr></w:tbl>"

    document = read(table(p(run("a")) + table(p(run("b"))) + p(), p(run("c"))) + p(run("d")))
    places = [
        (one.text, one.kind, (one.cell.table, one.cell.row, one.cell.column) if one.cell else ())
        for one in document.blocks
    ]
    assert places == [
        ("a", Kind.CELL, (0, 0, 0)),
        ("b", Kind.CELL, (1, 0, 0)),
        ("c", Kind.CELL, (0, 0, 1)),
        ("d", Kind.PARAGRAPH, ()),
    ]


def test_headings_and_titles_are_told_by_style_or_outline(read: Read) -> None:
    styles = (
        style("T", "Title")
        + style("H", "heading 2")
        + style("Own", "Own heading", based="H")
        + style("L", "Level", '<w:outlineLvl w:val="3"/>')
    )
    body = "".join(p(run(name), more=f'<w:pStyle w:val="{name}"/>') for name in ("T", "H", "Own", "L"))
    body += p(run("direct"), more='<w:outlineLvl w:val="0"/>')
    body += p(run("none"), more='<w:pStyle w:val="H"/><w:outlineLvl w:val="9"/>')
    document = read(body, styles=styles)
    assert [(one.kind.value, one.level) for one in document.blocks] == [
        ("title", 0),
        ("heading", 2),
        ("heading", 2),
        ("heading", 4),
        ("heading", 1),
        ("paragraph", 0),
    ]
    assert document.title == "T"


def test_styles_based_on_each_other_do_not_go_round_for_ever(read: Read) -> None:
    styles = style("A", "a", based="B") + style("B", "b", based="A")
    assert [one.text for one in read(p(run("x"), more='<w:pStyle w:val="A"/>'), styles=styles).blocks] == ["x"]


def test_direction_is_that_of_the_paragraph_else_of_its_words(read: Read) -> None:
    styles = style("R", "right", "<w:bidi/>")
    body = (
        p(run("المادة الأولى"))
        + p(run("latin"), more="<w:bidi/>")
        + p(run("latin"), more='<w:pStyle w:val="R"/>')
        + p(run("latin"), more='<w:pStyle w:val="R"/><w:bidi w:val="0"/>')
    )
    directions = [one.direction for one in read(body, styles=styles).blocks]
    assert directions == [Direction.RTL, Direction.RTL, Direction.RTL, Direction.LTR]


def test_language_is_told_by_the_words_and_not_by_the_machine(read: Read) -> None:
    english = '<w:lang w:val="en-US" w:bidi="ar-SA"/>'
    french = "Les parties mettent fin aux combats dans la zone et sur la ligne qui est décrite à l'annexe de l'accord."
    body = p(run(french, english)) + p(run("Annexe", english)) + p(run("على الطرفين وقف إطلاق النار", english))
    assert [one.language for one in read(body).blocks] == ["fr", "fr", "ar"]
    assert [one.language for one in read(p(run("Kqx", english))).blocks] == ["en-US"]


def test_bookmarks_are_collected_but_for_the_cursor(read: Read) -> None:
    body = '<w:bookmarkStart w:id="0" w:name="outer"/>' + p(
        '<w:bookmarkStart w:id="1" w:name="provision_3"/><w:bookmarkStart w:id="2" w:name="_GoBack"/>', run("a")
    )
    assert [one.bookmarks for one in read(body).blocks] == [("outer", "provision_3")]


def test_hidden_words_pictures_and_headers_are_told_of(read: Read) -> None:
    picture = "<w:r><w:drawing><wp:inline><a:blip/></wp:inline></w:drawing></w:r>"
    body = p(run("a"), run("secret", "<w:vanish/>"), run("b", '<w:vanish w:val="0"/>'), picture)
    document = read(body, header=p(run("Non-paper of 3 May")))
    assert [one.text for one in document.blocks] == ["ab"]
    told = " ".join(one.sentence for one in document.notices)
    assert all(word in told for word in ("secret", "picture", "Non-paper of 3 May"))
    assert {one.block for one in document.notices} == {"", "p1"}


def test_a_header_with_a_page_number_alone_is_not_worth_a_word(read: Read) -> None:
    assert read(p(run("a")), header=p(run("Page 3 of 7"))).notices == ()


def test_notes_are_numbered_as_the_file_says(read: Read) -> None:
    def reference(number: int, more: str = "") -> str:
        return f'<w:r><w:footnoteReference w:id="{number}"{more}/></w:r>'

    notes = "".join(f'<w:footnote w:id="{number}">{p(run(f" note {number}"))}</w:footnote>' for number in (1, 2, 3))
    notes += f'<w:footnote w:id="-1" w:type="separator">{p(run("line"))}</w:footnote>'
    body = p(run("a"), reference(2), reference(1, ' w:customMarkFollows="1"'), run("*"), reference(3))
    settings = '<w:footnotePr><w:numFmt w:val="upperRoman"/></w:footnotePr>'
    document = read(body, footnotes=notes, settings=settings)
    assert [(one.id, one.label, one.text) for one in document.blocks[1:]] == [
        ("f2", "I", "note 2"),
        ("f1", "", "note 1"),
        ("f3", "II", "note 3"),
    ]
    assert {one.kind for one in document.blocks[1:]} == {Kind.FOOTNOTE}


def test_what_the_page_shows_and_the_file_does_not_say_is_told_of(read: Read) -> None:
    form = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click here')}</w:sdtContent></w:sdt>"
    body = p(form) + p(run("a"), "<w:r><w:instrText> LISTNUM </w:instrText></w:r>")
    document = read(body)
    assert [one.text for one in document.blocks] == ["Click here", "a"]
    assert [one.block for one in document.notices] == ["p1", "p2"]
