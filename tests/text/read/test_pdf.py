"""PDFs with text are read as far as can be, and say that they are to be checked; those without are refused."""

import pytest

from goodoffices.store.quarantine import read_content
from goodoffices.terms import NotPossible
from goodoffices.text.document import Kind
from goodoffices.text.read.pdf import read_pdf
from goodoffices.text.read.reading import read_document

Shown = tuple[float, float, float, str]
"""A line of a page: its place from the left and from the foot, its size, its words."""


def pdf(*pages: list[Shown]) -> bytes:
    """A PDF with these lines on its pages, in Helvetica."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for at, lines in enumerate(pages):
        shown = "\n".join(f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET" for x, y, size, text in lines)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * at} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream")
    out, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n"
    return f"{out}{out.index('xref')}\n%%EOF\n".encode("latin-1")


PAGE: list[Shown] = [
    (72, 800, 9, "Draft of the envoy"),
    (72, 760, 18, "Ceasefire"),
    (72, 730, 11, "1. The two sides shall cease all hostilities along the whole of the river within the"),
    (72, 716, 11, "thirty days that follow."),
    (72, 690, 11, "2. Convoys pass."),
]
LATER: list[Shown] = [(72, 800, 9, "Draft of the envoy"), (72, 760, 11, "3. This enters into force at noon.")]


def test_lines_become_numbered_paragraphs() -> None:
    document = read_pdf("a.pdf", pdf(PAGE, LATER))
    assert document.title == "Ceasefire"
    assert [(one.kind, one.label, one.text) for one in document.blocks[1:]] == [
        (
            Kind.PARAGRAPH,
            "1.",
            (
                "The two sides shall cease all hostilities along the whole of the river within the "
                "thirty days that follow."
            ),
        ),
        (Kind.PARAGRAPH, "2.", "Convoys pass."),
        (Kind.PARAGRAPH, "3.", "This enters into force at noon."),
    ]


def test_the_first_notice_says_that_it_is_to_be_checked_and_running_heads_are_told() -> None:
    told = [one.sentence for one in read_pdf("a.pdf", pdf(PAGE, LATER)).notices]
    assert told[0].startswith("Read from a PDF: check")
    assert any("Draft of the envoy" in one for one in told)


def test_small_letters_above_the_line_stay_in_it() -> None:
    line: list[Shown] = [(72, 700, 12, "within [30 days]"), (155, 705, 7, "A"), (164, 700, 12, "of today")]
    assert [one.text for one in read_pdf("a.pdf", pdf(line)).blocks] == ["within [30 days]A of today"]


def test_a_page_without_text_is_named() -> None:
    assert any("page 2" in one.sentence for one in read_pdf("a.pdf", pdf(LATER, [])).notices)


def test_a_pdf_of_pictures_is_to_be_kept_and_typed_up() -> None:
    with pytest.raises(NotPossible, match="keep it as an attachment and type it up beside its picture"):
        read_document("scan.pdf", pdf([], []))


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.4\n" + b"\xff" * 400, pdf(PAGE)[:300]])
def test_a_broken_pdf_ends_in_a_sentence(content: bytes) -> None:
    with pytest.raises(NotPossible, match=r"cannot be opened|no text"):
        read_document("a.pdf", content)


def test_a_pdf_is_read_in_the_child_process(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("pdf") / "a.pdf"
    assert read_content(path, pdf(PAGE)).blocks == read_pdf("a.pdf", pdf(PAGE)).blocks
