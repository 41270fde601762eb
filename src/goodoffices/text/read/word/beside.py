"""What a Word file holds beside its text, and what it would fetch from elsewhere: told, and left alone."""

import re
from collections.abc import Iterator

from goodoffices.text.document import Notice
from goodoffices.text.read.word.lines import Layout
from goodoffices.text.read.word.package import Package
from goodoffices.text.read.word.styles import View
from goodoffices.text.read.word.walk import Walk

_FETCHED = {
    "attachedTemplate": "a template",
    "image": "a picture",
    "oleObject": "an object",
    "frame": "a frame",
    "subDocument": "a subdocument",
    "aFChunk": "a document",
}
_MACROS = "vbaproject.bin"
_EMBEDDED = "/embeddings/"
_MARGINS = {"header": "header", "footer": "footer"}
_PAGE_WORDS = re.compile(
    r"\b(?:page|pages|of|seite|von|sur|de|página|pagina|pág|di|sayfa|стр|страница|из|صفحة|الصفحة|من|صفحه|از|עמוד|מתוך|p)\b",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
_MOST = 20
_SHOWN = 120


def beside(package: Package) -> Iterator[Notice]:
    """Yield what a reader must know of the file as a whole."""
    if any(name.endswith(_MACROS) for name in package.names):
        yield Notice(
            "The file holds macros, which were not run: do not open it in Word unless you trust whoever made it."
        )
    embedded = sum(_EMBEDDED in name for name in package.names)
    if embedded:
        yield Notice(f"The file holds {embedded} embedded objects or files, which are not read.")
    yield from _outside(package)
    yield from _margins(package)


def _outside(package: Package) -> Iterator[Notice]:
    told = 0
    for path in (package.main, package.related("settings")):
        for tie in package.relations(path) if path else ():
            what = _FETCHED.get(tie.kind.rpartition("/")[2])
            if tie.outside and what is not None and told < _MOST:
                told += 1
                yield Notice(f"The file ties in {what} from elsewhere, which is not fetched: {tie.target[:_SHOWN]}")


def _margins(package: Package) -> Iterator[Notice]:
    """Yield the words of headers and footers that are more than a page number."""
    seen: set[str] = set()
    for tie in package.relations(package.main):
        what = _MARGINS.get(tie.kind.rpartition("/")[2])
        root = package.parse(tie.target) if what is not None and not tie.outside and len(seen) < _MOST else None
        if root is None:
            continue
        walk = Walk(package.name)
        walk.begin(root)
        layout = Layout(View.AFTER)
        layout.story(walk.flow_of(root, str))
        words = " ".join(" ".join(line.text for line in layout.lines).split())
        if words not in seen and _LETTER.search(_PAGE_WORDS.sub("", words)):
            seen.add(words)
            yield Notice(f"The {what} of the pages is no part of the text: “{words[:_SHOWN]}”")
