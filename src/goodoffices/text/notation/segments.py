"""Common text and brackets read from the notation."""

import re

from goodoffices.text.framework import (
    COMMON,
    Agreement,
    Alternative,
    Bracket,
    Common,
    Form,
    Segment,
    Status,
)
from goodoffices.text.notation.cursor import Cursor
from goodoffices.text.proposal import TextStanding

DEEPEST = 64
_PLAIN_NAME = re.compile(r"\w+")
_NOT_CLOSED = "a bracket is opened here and not closed; close it with ], or write \\[ for the sign itself"


def read_segments(cursor: Cursor, depth: int = 0) -> tuple[Segment, ...]:
    """Read common text and brackets up to the end, or up to the bracket's end within a bracket.

    Raises:
        NotationUnclear: a bracket is not closed, not opened, or nested deeper than 64.
    """
    if depth > DEEPEST:
        raise cursor.unclear(f"brackets are nested deeper than {DEEPEST}; set the inner ones out as provisions")
    segments: list[Segment] = []
    while not cursor.ended and not cursor.sees("]"):
        if cursor.sees("[") or cursor.sees("\n- ["):
            _append_bracket(segments, _bracket(cursor, depth), cursor)
        elif cursor.takes("<<"):
            _append(segments, _stretch(cursor))
        elif cursor.takes("\n"):
            _append(segments, Common(" "))
        else:
            _append(segments, Common(cursor.until("[", "]", "<<", "\n")))
    if depth == 0 and not cursor.ended:
        raise cursor.unclear("a bracket is closed and was not opened; open it with [, or write \\] for the sign itself")
    return tuple(segments)


def _append(segments: list[Segment], stretch: Common) -> None:
    last = segments[-1] if segments else None
    if isinstance(last, Common) and last.status == stretch.status:
        segments[-1] = Common(last.text + stretch.text, last.status)
    else:
        segments.append(stretch)


def _append_bracket(segments: list[Segment], bracket: Bracket, cursor: Cursor) -> None:
    if segments and isinstance(segments[-1], Bracket):
        raise cursor.unclear("two brackets touch; put text between them, or make them alternatives of one bracket")
    segments.append(bracket)


def _bracket(cursor: Cursor, depth: int) -> Bracket:
    start = cursor.place
    alternatives: list[Alternative] = []
    form = Form.INLINE
    if cursor.sees("\n- ["):
        form = Form.OPTIONS
        while cursor.takes("\n- ["):
            alternatives.append(_alternative(cursor, depth))
        cursor.takes("\n+ ")
    else:
        cursor.takes("[")
        alternatives.append(_alternative(cursor, depth))
        while cursor.takes("[") or cursor.takes(" ["):
            alternatives.append(_alternative(cursor, depth))
    held = [holder for alternative in alternatives for holder in alternative.holders]
    for holder in held:
        if held.count(holder) > 1:
            raise cursor.unclear(f"{holder} holds two alternatives of one bracket; let it hold one", start)
    return Bracket("", tuple(alternatives), form)


def _alternative(cursor: Cursor, depth: int) -> Alternative:
    start = cursor.place
    content = read_segments(cursor, depth + 1)
    if not cursor.takes("]"):
        raise cursor.unclear(_NOT_CLOSED, start)
    holders: tuple[str, ...] = ()
    standing = TextStanding.ORIGINAL
    if cursor.takes("^{"):
        holders = tuple(sorted(set(read_names(cursor, ";", "}"))))
        if cursor.takes("; "):
            standing = _text_standing(cursor)
        cursor.expects("}", "the holders of an alternative are not closed; close them with }")
    elif cursor.takes("^"):
        holders = (cursor.takes_match(_PLAIN_NAME),)
        if not holders[0]:
            raise cursor.unclear("a ^ is followed by no holder; name one, or write \\^ for the sign itself")
    return Alternative("", content, holders, standing)


def _text_standing(cursor: Cursor) -> TextStanding:
    named = cursor.until("}")
    if named not in set(TextStanding):
        raise cursor.unclear(f'"{named}" is no standing of a text; write one of: {", ".join(TextStanding)}')
    return TextStanding(named)


def _stretch(cursor: Cursor) -> Common:
    start = cursor.place
    words = cursor.until(">>")
    if not cursor.takes(">>^{"):
        raise cursor.unclear("a stretch opened with << ends with >> and its status, as in >>^{agreed, A, B}", start)
    status = read_status(cursor, "}")
    cursor.expects("}", "the status of a stretch is not closed; close it with }")
    if not words:
        raise cursor.unclear("a stretch with a status is empty; put its words between << and >>", start)
    return Common(words, status)


def read_names(cursor: Cursor, *ends: str) -> tuple[str, ...]:
    """Read names set apart by commas up to one of the signs, which is left to be read."""
    names: list[str] = []
    while True:
        cursor.takes(" ")
        name = cursor.until(",", *ends)
        if name:
            names.append(name)
        if not cursor.takes(","):
            return tuple(names)


def read_status(cursor: Cursor, *ends: str) -> Status:
    """Read a status such as `agreed, A, B, since 2026-05-03` up to one of the signs.

    Raises:
        NotationUnclear: the first word is no status.
    """
    cursor.takes(" ")
    word = cursor.until(",", *ends)
    if word not in set(Agreement):
        raise cursor.unclear(f'"{word}" is no status; write one of: {", ".join(Agreement)}')
    parties: list[str] = []
    date = ""
    while cursor.takes(","):
        cursor.takes(" ")
        if cursor.takes("since "):
            date = cursor.until(",", *ends)
        else:
            parties.append(cursor.until(",", *ends))
    if word == Agreement.COMMON:
        return COMMON
    return Status(Agreement(word), tuple(parties), date)
