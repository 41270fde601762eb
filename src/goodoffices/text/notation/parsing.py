"""A framework read from the bracket notation."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from goodoffices.text.document import Cell, Kind
from goodoffices.text.framework import Framework, Origin, Provision, Segment, Wording
from goodoffices.text.identity import identified
from goodoffices.text.notation.cursor import Cursor, NotationUnclear, unescape
from goodoffices.text.notation.printing import FIRST_LINE, typed_label
from goodoffices.text.notation.segments import read_names, read_segments, read_status
from goodoffices.text.proposal import TextStanding

_BLANK_LINES = re.compile(r"\n[ \t]*\n[ \t\n]*")
_NEW_WORDING = re.compile(r"\n(?=@)")
_HEADING = re.compile(r"#{1,6} ")
_STANDINGS = "|".join(TextStanding)
_LANGUAGE = re.compile(rf"@(?P<language>[\w-]*)(?: (?P<standing>{_STANDINGS}))?: ?")
_STRANGER = 'no proposal is called "{name}"; name it in the head (proposal {name}: ...) or mend the name'
_OTHER_VERSION = "this is no version of the notation that this program reads; it reads version 1"
_PLACE = re.compile(r"(\d+)\.(\d+)\.(\d+)")
_FORMAT = FIRST_LINE.rstrip("1")
_KIND = re.compile(rf"(?P<kind>{'|'.join(Kind)})(?: (?P<level>\d+))?\Z")


@dataclass(frozen=True, slots=True)
class _Chunk:
    """A paragraph of the notation and the line it begins in."""

    text: str
    line: int


def parse_framework(text: str) -> Framework:
    """Return the framework that a text in the notation describes.

    The first line and the head may be missing; a provision without an id is named by its place ("p3").

    Raises:
        NotationUnclear: a bracket is not closed, a mark is unknown, or two provisions have one id.
    """
    chunks = list(_chunks(text.removeprefix("\ufeff").replace("\r\n", "\n")))
    framework = Framework(())
    if chunks and chunks[0].text.startswith(_FORMAT) and chunks[0].text.split("\n")[0].rstrip() != FIRST_LINE:
        raise NotationUnclear(line=1, problem=_OTHER_VERSION)
    if chunks and chunks[0].text.startswith(FIRST_LINE):
        framework = _head(chunks.pop(0))
    main = framework.languages[0]
    provisions: list[Provision] = []
    known: set[str] = set()
    named = {origin.id for origin in framework.origins}
    for place, chunk in enumerate(chunks, 1):
        provision = _provision(chunk, main, f"p{place}")
        if provision.id in known:
            raise NotationUnclear(line=chunk.line, problem=f'a second provision is called "{provision.id}"; rename it')
        known.add(provision.id)
        if named and (strangers := _holders(provision) - named):
            raise NotationUnclear(line=chunk.line, problem=_STRANGER.format(name=min(strangers)))
        provisions.append(provision)
    return replace(framework, provisions=tuple(provisions))


def parse_segments(text: str) -> tuple[Segment, ...]:
    """Return the common text and brackets of one wording, with ids as in a provision "p1".

    Raises:
        NotationUnclear: a bracket is not closed or not opened.
    """
    segments = read_segments(Cursor(text))
    return identified(Provision("p1", (Wording("", segments),))).wordings[0].segments


def _holders(provision: Provision) -> set[str]:
    return {holder for one in provision.alternatives() for holder in one.holders}


def _chunks(text: str) -> Iterator[_Chunk]:
    start = len(text) - len(text.lstrip("\n"))
    for blank in _BLANK_LINES.finditer(text, start):
        yield _Chunk(text[start : blank.start()], 1 + text.count("\n", 0, start))
        start = blank.end()
    rest = text[start:].rstrip("\n")
    if rest:
        yield _Chunk(rest, 1 + text.count("\n", 0, start))


def _head(chunk: _Chunk) -> Framework:
    framework = Framework(())
    for place, line in enumerate(chunk.text.split("\n")[1:], chunk.line + 1):
        cursor = Cursor(line, place)
        name, value = cursor.until(":"), ""
        if cursor.takes(":"):
            cursor.takes(" ")
            value = line[cursor.place :]
        framework = _with_line(framework, name, value, cursor)
    return framework


def _with_line(framework: Framework, name: str, value: str, cursor: Cursor) -> Framework:
    if name == "title":
        return replace(framework, title=unescape(value))
    if name == "languages":
        return replace(framework, languages=tuple(one.strip() for one in value.split(",")))
    if name.startswith("proposal "):
        known = Origin(id=name.removeprefix("proposal "), holder=unescape(value))
        if any(known.id == origin.id for origin in framework.origins):
            raise cursor.unclear(f'a second proposal is called "{known.id}"; rename it')
        return replace(framework, origins=(*framework.origins, known))
    raise cursor.unclear(f'the head has no line "{name}"; write title, languages or proposal, or leave a blank line')


def _provision(chunk: _Chunk, main: str, name: str) -> Provision:
    cursor = Cursor(chunk.text, chunk.line)
    provision = Provision(name, (Wording(main, ()),))
    marked_label: str | None = None
    if cursor.takes("{"):
        provision, marked_label = _marked(cursor, provision)
        cursor.takes(" ")
    parts = _NEW_WORDING.split(chunk.text[cursor.place :])
    line = chunk.line + chunk.text.count("\n", 0, cursor.place)
    language, standing, rest = _language(parts[0], main)
    heading = _HEADING.match(rest)
    if heading:
        provision = replace(provision, kind=Kind.HEADING, level=heading.end() - 1)
        rest = rest[heading.end() :]
    label, words = typed_label(rest) if marked_label is None else (marked_label, rest)
    wordings = [Wording(language, read_segments(Cursor(words, line)), standing)]
    for before, part in itertools.pairwise(parts):
        line += 1 + before.count("\n")
        language, standing, rest = _language(part, main)
        wordings.append(Wording(language, read_segments(Cursor(rest, line)), standing))
    if len({wording.language for wording in wordings}) < len(wordings):
        raise cursor.unclear("a provision has one wording for each language; join the two of one language")
    return identified(replace(provision, label=label, wordings=tuple(wordings)))


def _language(text: str, main: str) -> tuple[str, TextStanding, str]:
    found = _LANGUAGE.match(text)
    if found is None:
        return main, TextStanding.ORIGINAL, text
    return found["language"], TextStanding(found["standing"] or TextStanding.ORIGINAL), text[found.end() :]


def _marked(cursor: Cursor, provision: Provision) -> tuple[Provision, str | None]:
    """Read the mark behind an opening brace: the id, then kind, label, status, and who is to be translated."""
    label: str | None = None
    name = cursor.until(";", "}")
    provision = replace(provision, id=name or provision.id)
    while cursor.takes(";"):
        cursor.takes(" ")
        start = cursor.place
        kind = _KIND.match(cursor.until(";", "}", ":"))
        if kind:
            provision = replace(provision, kind=Kind(kind["kind"]), level=int(kind["level"] or 0))
        elif cursor.text.startswith("label:", start):
            label = _field(cursor)
        elif cursor.text.startswith("status:", start):
            cursor.takes(":")
            provision = replace(provision, status=read_status(cursor, ";", "}"))
        elif cursor.text.startswith("to translate:", start):
            cursor.takes(":")
            provision = replace(provision, to_translate=read_names(cursor, ";", "}"))
        elif cursor.text.startswith("place:", start):
            provision = replace(provision, cell=_cell(cursor))
        else:
            raise cursor.unclear("a provision's mark holds an id, a kind, a label, a status, to translate or a place")
    cursor.expects("}", "the mark of a provision is not closed; close it with }")
    return provision, label


def _cell(cursor: Cursor) -> Cell:
    place = _PLACE.fullmatch(_field(cursor))
    if place is None:
        raise cursor.unclear("the place of a cell is its table, row and column, counted from 0, as in 0.2.1")
    return Cell(*map(int, place.groups()))


def _field(cursor: Cursor) -> str:
    cursor.takes(":")
    cursor.takes(" ")
    return cursor.until(";", "}")
