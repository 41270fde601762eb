"""Word files taken apart: their parts, and their text as it is read."""

import io
import zipfile

from lxml import etree

from goodoffices.text.write.style import Attribution, Look, PaperStyle

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

STYLES = [
    PaperStyle(),
    PaperStyle(provenance=True),
    PaperStyle(look=Look.BOX),
    PaperStyle(attribution=Attribution.HIDDEN),
]


def part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def body(content: bytes) -> etree._Element:
    return part(content, "word/document.xml")


def words(root: etree._Element) -> str:
    """The text as it is read, paragraph by paragraph."""
    return "\n".join(
        "".join(
            one.text or "" if one.tag == f"{W}t" else "\t"
            for one in paragraph.iter(f"{W}t", f"{W}tab")
            if one.getparent().tag == f"{W}r"
        )
        for paragraph in root.iter(f"{W}p")
    )


def everything(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode("utf-8") for name in archive.namelist())
