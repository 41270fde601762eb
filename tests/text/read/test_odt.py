"""OpenDocument texts are read with their changes, comments, numbers and notes, as Word files are."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from goodoffices.terms import NotPossible
from goodoffices.text.document import ChangeKind, Document, Kind
from goodoffices.text.language import Direction
from goodoffices.text.read.odt import read_odt
from goodoffices.text.read.reading import read_document

SPACES = (
    " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in {
            "office": "office",
            "text": "text",
            "table": "table",
            "style": "style",
            "draw": "drawing",
            "meta": "meta",
            "manifest": "manifest",
        }.items()
    )
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xml="http://www.w3.org/XML/1998/namespace"'
)
BY = "<office:change-info><dc:creator>Ama Sey</dc:creator><dc:date>2026-03-01T10:00:00</dc:date></office:change-info>"


def made(body: str, automatic: str = "", styles: str = "", meta: str = "", **more: str) -> bytes:
    """An OpenDocument text with this body."""
    files = {
        "content.xml": f"<office:document-content {SPACES}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
        "styles.xml": f"<office:document-styles {SPACES}>{styles}</office:document-styles>",
        "meta.xml": f"<office:document-meta {SPACES}><office:meta>{meta}</office:meta></office:document-meta>",
        **{name.replace("__", "/").replace("_xml", ".xml"): text for name, text in more.items()},
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def read(body: str, automatic: str = "", **more: str) -> Document:
    return read_document("a.odt", made(body, automatic, **more))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def test_words_blanks_and_line_ends_are_read_as_they_are_seen() -> None:
    body = '<text:p>The  \n two <text:span>sides</text:span><text:s text:c="2"/>agree<text:line-break/>now.</text:p>'
    assert texts(read(body)) == ["The two sides  agree\nnow."]


def test_headings_titles_and_direction_are_told() -> None:
    automatic = (
        '<style:style style:name="T1" style:family="paragraph" style:parent-style-name="Title"/>'
        '<style:style style:name="P1" style:family="paragraph">'
        '<style:paragraph-properties style:writing-mode="rl-tb"/></style:style>'
    )
    body = (
        '<text:p text:style-name="T1">A framework</text:p><text:h text:outline-level="2">Ceasefire</text:h>'
        '<text:p text:style-name="P1">Words</text:p>'
    )
    title, heading, words = read(body, automatic).blocks
    assert (title.kind, heading.kind, heading.level) == (Kind.TITLE, Kind.HEADING, 2)
    assert words.direction is Direction.RTL


LIST = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>'
    '<text:list-level-style-number text:level="3" style:num-format="1" text:display-levels="3"/></text:list-style>'
)


def test_lists_are_numbered_as_they_are_seen() -> None:
    body = (
        '<text:list text:style-name="L1"><text:list-item><text:p>One</text:p><text:p>more</text:p>'
        "<text:list><text:list-item><text:p>inner</text:p><text:list><text:list-item><text:p>deep</text:p>"
        "</text:list-item></text:list></text:list-item></text:list></text:list-item>"
        "<text:list-item><text:p>Two</text:p></text:list-item></text:list><text:p>between</text:p>"
        '<text:list text:style-name="L1" text:continue-numbering="true"><text:list-item><text:p>Three</text:p>'
        '</text:list-item></text:list><text:list text:style-name="L1"><text:list-item><text:p>Anew</text:p>'
        '</text:list-item><text:list-item text:start-value="7"><text:p>Seven</text:p></text:list-item></text:list>'
    )
    assert [(one.label, one.text) for one in read(body, LIST).blocks] == [
        ("1.", "One"),
        ("", "more"),
        ("(a)", "inner"),
        ("1.a.1", "deep"),
        ("2.", "Two"),
        ("", "between"),
        ("3.", "Three"),
        ("1.", "Anew"),
        ("7.", "Seven"),
    ]


def changed(*regions: tuple[str, str]) -> str:
    inner = "".join(
        f'<text:changed-region text:id="{name}">{content}</text:changed-region>' for name, content in regions
    )
    return f"<text:tracked-changes>{inner}</text:tracked-changes>"


def test_an_insertion_and_a_deletion_have_their_author() -> None:
    regions = changed(
        ("c1", f"<text:insertion>{BY}</text:insertion>"),
        ("c2", f"<text:deletion>{BY}<text:p>thirty</text:p></text:deletion>"),
    )
    body = (
        f'{regions}<text:p>Within <text:change text:change-id="c2"/><text:change-start text:change-id="c1"/>sixty'
        '<text:change-end text:change-id="c1"/> days.</text:p>'
    )
    document = read(body)
    assert texts(document) == ["Within sixty days."]
    assert [one.text for one in document.before] == ["Within thirty days."]
    assert {(one.kind, one.text, one.author) for one in document.changes} == {
        (ChangeKind.INSERTION, "sixty", "Ama Sey"),
        (ChangeKind.DELETION, "thirty", "Ama Sey"),
    }


def test_a_deletion_over_paragraphs_joins_what_is_left() -> None:
    deleted = "<text:p>the end.</text:p><text:p>A whole clause.</text:p><text:p>And the </text:p>"
    regions = changed(("c1", f"<text:deletion>{BY}{deleted}</text:deletion>"))
    document = read(f'{regions}<text:p>To <text:change text:change-id="c1"/>beginning.</text:p><text:p>Last.</text:p>')
    assert texts(document) == ["To beginning.", "Last."]
    assert [one.text for one in document.before] == ["To the end.", "A whole clause.", "And the beginning.", "Last."]


def test_an_inserted_paragraph_is_not_in_the_text_before() -> None:
    regions = changed(("c1", f"<text:insertion>{BY}</text:insertion>"))
    body = (
        f'{regions}<text:p>One.<text:change-start text:change-id="c1"/></text:p><text:p>Two.</text:p>'
        '<text:p><text:change-end text:change-id="c1"/>Three.</text:p>'
    )
    document = read(body)
    assert texts(document) == ["One.", "Two.", "Three."]
    assert "".join(one.text for one in document.before) == "One.Three."


def test_a_comment_stands_beside_its_words() -> None:
    body = (
        '<text:p>The <office:annotation office:name="n1"><dc:creator>Jon Vale</dc:creator>'
        "<dc:date>2026-03-02T10:00:00</dc:date><text:p>Which?</text:p></office:annotation>bridge"
        '<office:annotation-end office:name="n1"/> is open.</text:p>'
    )
    document = read(body)
    (comment,) = document.comments
    assert texts(document) == ["The bridge is open."]
    assert (comment.text, comment.author, comment.anchor) == ("Which?", "Jon Vale", "bridge")


def test_tables_notes_and_names_are_read() -> None:
    body = (
        '<table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Both</text:p>'
        "</table:table-cell><table:covered-table-cell/><table:table-cell><text:p>Third</text:p></table:table-cell>"
        "</table:table-row></table:table>"
        '<text:p><text:bookmark-start text:name="go_p7"/>See<text:note text:note-class="footnote">'
        "<text:note-citation>1</text:note-citation><text:note-body><text:p>the letter.</text:p></text:note-body>"
        '</text:note>.<text:bookmark-end text:name="go_p7"/></text:p>'
    )
    both, third, words, note = read(body).blocks
    assert [one.cell.column for one in (both, third) if one.cell] == [0, 2]
    assert (words.bookmarks, note.kind, note.text) == (("go_p7",), Kind.FOOTNOTE, "the letter.")


def test_the_mark_of_a_copy_is_read() -> None:
    header = (
        "<office:master-styles><style:master-page><style:header><text:p>№ 3 · Borvane · GO-7F3K-Q2XM</text:p>"
        "</style:header></style:master-page></office:master-styles>"
    )
    meta = '<meta:user-defined meta:name="Good Offices copy">3</meta:user-defined>'
    document = read("<text:p>Words.</text:p>", styles=header, meta=meta)
    assert document.marks == ("Good Offices copy: 3", "№ 3 · Borvane · GO-7F3K-Q2XM")


def test_a_locked_file_is_refused_in_a_sentence() -> None:
    manifest = (
        f"<manifest:manifest {SPACES}><manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
        "</manifest:manifest>"
    )
    with pytest.raises(NotPossible, match="locked with a password"):
        read_odt("a.odt", made("<text:p>x</text:p>", **{"META-INF__manifest_xml": manifest}))


@pytest.mark.heavy
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", ["gdocs-tracked-changes", "OXML_TrackChanges_Test", "comments", "german_styled_lists"])
def test_what_libreoffice_makes_of_a_word_file_reads_the_same(name: str, shared_data: Path, tmp_path: Path) -> None:
    path = shared_data / "docx" / f"{name}.docx"
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    form = ["--headless", "--convert-to", "odt", "--outdir", str(tmp_path)]
    subprocess.run(["soffice", home, *form, str(path)], check=True, capture_output=True, timeout=300)
    word = read_document(path.name, path.read_bytes())
    odt = read_document(f"{name}.odt", (tmp_path / f"{name}.odt").read_bytes())
    for one, other in ((word.blocks, odt.blocks), (word.before, odt.before)):
        assert [(each.label, each.text.split()) for each in one] == [(each.label, each.text.split()) for each in other]
    assert {one.author for one in word.changes} == {one.author for one in odt.changes}
    # of two comments that begin at one place LibreOffice writes the longer first
    assert sorted(one.text for one in word.comments) == sorted(one.text for one in odt.comments)
