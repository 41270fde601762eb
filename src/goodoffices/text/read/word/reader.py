"""A Word file becomes a document: its text before and after the tracked changes, and what stands beside it."""

import itertools
from collections.abc import Iterable, Iterator, Mapping

from goodoffices.text.document import Document, Kind, Notice
from goodoffices.text.read.word.beside import beside, marks
from goodoffices.text.read.word.blocks import Reading, Tongue, read_lines
from goodoffices.text.read.word.changes import changes_of, undone
from goodoffices.text.read.word.comments import comments_of
from goodoffices.text.read.word.limits import MOST_CHANGES, MOST_COMMENTS
from goodoffices.text.read.word.lines import Layout
from goodoffices.text.read.word.names import DC_TITLE, Element, w
from goodoffices.text.read.word.notes import note_flows, note_numbers
from goodoffices.text.read.word.numbering import Numbering
from goodoffices.text.read.word.package import Package
from goodoffices.text.read.word.refusals import NoText, TooLarge
from goodoffices.text.read.word.story import Sign
from goodoffices.text.read.word.styles import Styles, View
from goodoffices.text.read.word.walk import Walk

_CORE = "/core-properties"
_MOST_NOTICES = 100


def read_word(name: str, content: bytes) -> Document:
    """Return what a Word file (.docx, .docm, .dotx, .dotm) says.

    Blocks are called by the number of their paragraph in the file ("p12", notes "f3", "e1"), in both texts alike; blank
    paragraphs are left out. Headers and footers are no part of the text. Nothing outside of the file is ever fetched,
    and macros are never run.

    Args:
        name: the name of the file, for the sentences and as the document's source.
        content: the bytes of the file.

    Raises:
        NotWord, OldWord, Locked, Damaged, NoText, TooLarge, Unsafe: the sentence says why the file cannot be read.
    """
    return read_package(Package(name, content))


def read_package(package: Package) -> Document:
    """Return what the parts of a file say.

    Raises:
        Damaged, NoText, TooLarge, Unsafe: as for `read_word`.
    """
    root = package.parse(package.main)
    body = None if root is None else root.find(w("body"))
    if root is None or body is None:
        raise NoText(name=package.name)
    source = _Source(package, root, body)
    noted = source.part("comments")
    if noted is not None and len(noted) > MOST_COMMENTS:
        raise TooLarge(name=package.name, what=f"over {MOST_COMMENTS:,} comments")
    layouts = source.layout(View.BEFORE), source.layout(View.AFTER)
    tongue = Tongue(layouts[1].lines or layouts[0].lines)
    before, after = (source.read(layout, tongue) for layout in layouts)
    changes = changes_of(before, after)
    if len(changes) > MOST_CHANGES:
        raise TooLarge(name=package.name, what=f"over {MOST_CHANGES:,} tracked changes")
    comments = comments_of(noted, source.part("commentsExtended"), before, after, source.walk)
    return Document(
        blocks=after.blocks,
        title=_title(package, after),
        source=package.name,
        changes=changes,
        comments=comments,
        notices=(*beside(package), *_notices(source.walk.notices, before, after)),
        before=before.blocks,
        marks=marks(package),
    )


class _Source:
    """The stories and the styles of one file, from which both of its texts are read."""

    def __init__(self, package: Package, root: Element, body: Element) -> None:
        self.walk = Walk(package.name)
        self._package = package
        self._styles = self.part("styles")
        self._numbering = self.part("numbering")
        self.walk.begin(root)
        self._body = self.walk.flow_of(body, lambda count: f"p{count}")
        self._footnotes = note_flows(self.part("footnotes"), "footnote", self.walk)
        self._endnotes = note_flows(self.part("endnotes"), "endnote", self.walk)
        settings = self.part("settings")
        self._footnote_number = note_numbers("footnote", "decimal", root, settings)
        self._endnote_number = note_numbers("endnote", "lowerRoman", root, settings)

    def part(self, kind: str) -> Element | None:
        """Return the part that the main text is tied to by this kind of tie; None where there is none."""
        path = self._package.related(kind)
        return self._package.parse(path) if path else None

    def layout(self, view: View) -> Layout:
        """Return the text as it stands in a view, its notes after it."""
        layout = Layout(view)
        layout.story(self._body)
        layout.notes(Sign.FOOTNOTE, self._footnotes, self._footnote_number)
        layout.notes(Sign.ENDNOTE, self._endnotes, self._endnote_number)
        return layout

    def read(self, layout: Layout, tongue: Tongue) -> Reading:
        """Return the blocks of a text that is laid out, with their numbers as they stand in its view."""
        styles = Styles(self._styles, layout.view)
        return read_lines(layout, styles, Numbering(self._numbering, styles), tongue)


def _title(package: Package, reading: Reading) -> str:
    """Return the title on the page, else the one that the file states (which is often that of its template)."""
    shown = next((one.text for one in reading.blocks if one.kind is Kind.TITLE), "")
    if shown:
        return shown
    path = next((tie.target for tie in package.relations("") if tie.kind.endswith(_CORE) and not tie.outside), "")
    root = package.parse(path) if path else None
    stated = None if root is None else root.findtext(DC_TITLE)
    return (stated or "").strip()


def _notices(found: Iterable[Notice], before: Reading, after: Reading) -> Iterator[Notice]:
    """Yield what was noticed on the way, each with the block that its paragraph went to, and once only."""
    homes = {
        member.id: one.block.id
        for reading in (before, after)
        for one in reading.printed
        if one is not None
        for member in one.line.members
    }
    told = dict.fromkeys(_told(notice, homes) for notice in (*found, *undone(after.layout.lines), *_repeated(after)))
    yield from itertools.islice(told, _MOST_NOTICES)
    if len(told) > _MOST_NOTICES:
        yield Notice(f"There are {len(told) - _MOST_NOTICES} more things of these kinds in the file.")


def _repeated(reading: Reading) -> Iterator[Notice]:
    for one in reading.printed:
        if one is not None and one.repeated:
            what = f"bears its number twice, counted by Word and typed “{one.repeated}”, which is left out"
            yield Notice(what, one.line.leader.id)


def _told(notice: Notice, homes: Mapping[str, str]) -> Notice:
    home = homes.get(notice.block, "")
    return Notice(f"Paragraph {home or notice.block} {notice.sentence}.", home)
