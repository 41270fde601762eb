"""What a Word file holds beside its text, and what it would fetch from elsewhere: told, and left alone."""

import re
from collections.abc import Iterator
from itertools import islice

from goodoffices.text.copies import PROPERTY, codes_in
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
_CUSTOM = "/custom-properties"
_LONGEST_MARK = 400
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


def marks(package: Package) -> tuple[str, ...]:
    """Return what a copy that went out says of itself: its properties, and the lines of headers with its code."""
    tie = next((one for one in package.relations("") if one.kind.endswith(_CUSTOM) and not one.outside), None)
    root = None if tie is None else package.parse(tie.target)
    found = [] if root is None else [one for one in root if one.get("name", "").startswith(PROPERTY)]
    stated = [f"{one.get('name', '')}: {''.join(map(str, one.itertext())).strip()}"[:_LONGEST_MARK] for one in found]
    headed = [line[:_LONGEST_MARK] for _, lines in _in_margins(package) for line in lines if codes_in(line)]
    return tuple(dict.fromkeys([*sorted(stated), *headed]))[:_MOST]


def _margins(package: Package) -> Iterator[Notice]:
    """Yield the words of headers and footers that are more than a page number or the mark of a copy."""
    seen: set[str] = set()
    for what, lines in _in_margins(package):
        words = " ".join(" ".join(line for line in lines if not codes_in(line)).split())
        if words not in seen and _LETTER.search(_PAGE_WORDS.sub("", words)):
            seen.add(words)
            yield Notice(f"The {what} of the pages is no part of the text: “{words[:_SHOWN]}”")


def _in_margins(package: Package) -> Iterator[tuple[str, list[str]]]:
    """Yield the lines of each header and footer, no more than 20 of them, and which of the two it is."""
    margins = ((_MARGINS.get(tie.kind.rpartition("/")[2]), tie) for tie in package.relations(package.main))
    for what, tie in islice(((what, tie) for what, tie in margins if what and not tie.outside), _MOST):
        root = package.parse(tie.target)
        if root is not None:
            walk = Walk(package.name)
            walk.begin(root)
            layout = Layout(View.AFTER)
            layout.story(walk.flow_of(root, str))
            yield what, [line.text for line in layout.lines]
