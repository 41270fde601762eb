"""Word files made by hand, as small as they can be, so that a test shows the very markup that it is about."""

import io
import zipfile
from collections.abc import Callable

import pytest

from goodoffices.text.document import Document
from goodoffices.text.read.word import read_word

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TIES = "http://schemas.openxmlformats.org/package/2006/relationships"
_ROOTS = {
    "document": "document",
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "commentsExtended": "w15:commentsEx",
    "settings": "settings",
    "header": "hdr",
}


def make(body: str, more_ties: str = "", extra: dict[str, bytes] | None = None, **parts: str) -> bytes:
    """Return a Word file with this body and these parts, each given as what stands within its root element."""
    held = {"document": f"<w:body>{body}</w:body>", **parts}
    ties = "".join(
        f'<Relationship Id="r{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>'
        for kind in held
        if kind != "document"
    )
    files = {
        "_rels/.rels": f'<Relationships xmlns="{_TIES}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
        f'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_TIES}">{ties}{more_ties}</Relationships>',
    }
    for kind, inner in held.items():
        root = _ROOTS[kind] if ":" in _ROOTS[kind] else f"w:{_ROOTS[kind]}"
        files[f"word/{kind}.xml"] = f"<{root} {NAMESPACES}>{inner}</{root}>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
        for name, content in (extra or {}).items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.fixture(scope="session")
def docx() -> Callable[..., bytes]:
    """A maker of Word files."""
    return make


@pytest.fixture(scope="session")
def read() -> Callable[..., Document]:
    """A maker of Word files that reads them at once."""
    return lambda *body, **parts: read_word("paper.docx", make(*body, **parts))
