"""A Word file as its parts: opened within the limits, related to each other, and parsed without side effects."""

import io
import posixpath
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from goodoffices.text.read.word import limits
from goodoffices.text.read.word.names import RELATIONSHIP, Element
from goodoffices.text.read.word.refusals import Damaged, NoText, TooLarge, Unsafe

_MAIN = "/officeDocument"
_HEAD = 16384
_ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    OverflowError,
    ValueError,
    IndexError,
)
_STRICT = (
    (b"ooxml/wordprocessingml/main", b"wordprocessingml/2006/main"),
    (b"ooxml/officeDocument/math", b"officeDocument/2006/math"),
    (b"ooxml/officeDocument/relationships", b"officeDocument/2006/relationships"),
)
_PATTERN = re.compile(rb"""(=\s*["'])http://purl\.oclc\.org/(ooxml/[a-zA-Z/]{1,60})(?=["'])""")


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie from one part to another, or to a place outside of the file, which is never fetched."""

    id: str
    kind: str
    target: str
    outside: bool


class Package:
    """The parts of one Word file. Every part is unpacked when it is asked for, within a common budget."""

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        limits.check_container(name, content)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except _ZIP_FAULTS as fault:
            raise Damaged(name=name, what="its directory cannot be read") from fault
        limits.check_entries(name, self._archive.infolist())
        self._entries = {entry.filename.lower().replace("\\", "/"): entry for entry in self._archive.infolist()}
        self._left = limits.MOST_IN_ALL_PARTS
        self._ties: dict[str, tuple[Relation, ...]] = {}
        self.main = self._main()

    def _main(self) -> str:
        related = [tie.target for tie in self.relations("") if tie.kind.endswith(_MAIN) and not tie.outside]
        for path in (*related, "word/document.xml"):
            if path.lower() in self._entries:
                return path
        raise NoText(name=self.name)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in lower case."""
        return tuple(self._entries)

    def relations(self, path: str) -> tuple[Relation, ...]:
        """Return the ties of a part ("" for the file as a whole); none where the part has no list of them."""
        if path not in self._ties:
            folder, leaf = posixpath.split(path)
            root = self.parse(posixpath.join(folder, "_rels", f"{leaf}.rels"))
            found = () if root is None else root.iter(RELATIONSHIP)
            self._ties[path] = tuple(_relation(tie, folder) for tie in found)
        return self._ties[path]

    def related(self, kind: str) -> str:
        """Return the path of the part that the main text is tied to by this kind of tie, "" where there is none."""
        for tie in self.relations(self.main):
            if tie.kind.endswith("/" + kind) and not tie.outside:
                return tie.target
        return ""

    def parse(self, path: str) -> Element | None:
        """Return the root element of a part; None where the file has no such part.

        Raises:
            Damaged, TooLarge, Unsafe: the part breaks a limit or is not well-formed.
        """
        entry = self._entries.get(path.lower())
        if entry is None:
            return None
        markup = self._unpacked(entry)
        limits.check_markup(self.name, markup)
        parser = etree.XMLParser(
            encoding="utf-8",
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            return etree.fromstring(_transitional(markup), parser)
        except etree.XMLSyntaxError as fault:
            if "xcessive depth" in str(fault):
                raise Unsafe(name=self.name, what="its elements are nested too deeply") from fault
            raise Damaged(name=self.name, what="a part is not well-formed") from fault

    def _unpacked(self, entry: zipfile.ZipInfo) -> bytes:
        limits.check_part(self.name, entry)
        self._left -= entry.file_size
        if self._left < 0:
            raise TooLarge(name=self.name, what=f"over {limits.MOST_IN_ALL_PARTS // 2**20} MB of text and styles")
        try:
            with self._archive.open(entry) as part:
                return part.read(entry.file_size)
        except _ZIP_FAULTS as fault:
            raise Damaged(name=self.name, what="a part cannot be unpacked") from fault


def _relation(tie: Element, folder: str) -> Relation:
    target = tie.get("Target", "")
    outside = tie.get("TargetMode", "") == "External"
    if not outside:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(tie.get("Id", ""), tie.get("Type", ""), target, outside)


def _transitional(markup: bytes) -> bytes:
    """Return the markup with the namespaces of strict Office Open XML (ISO 29500-1) replaced by the usual ones."""
    if b"purl.oclc.org" not in markup[:_HEAD]:
        return markup
    return _PATTERN.sub(_usual, markup[:_HEAD]) + markup[_HEAD:]


def _usual(found: re.Match[bytes]) -> bytes:
    for strict, usual in _STRICT:
        if found[2] == strict:
            return found[1] + b"http://schemas.openxmlformats.org/" + usual
    return found[0]
