"""A framework printed in the bracket notation."""

import re
from collections.abc import Sequence

from goodoffices.text.document import Kind
from goodoffices.text.framework import (
    COMMON,
    Alternative,
    Bracket,
    Common,
    Form,
    Framework,
    Provision,
    Segment,
    Status,
    Wording,
)
from goodoffices.text.proposal import TextStanding
from goodoffices.text.read.label import split_label

FIRST_LINE = "good-offices framework 1"
DEEPEST_HEADING = 6

_SPECIAL = re.compile(r"[\\\[\]{}^<>]")
_CONTROL = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}
_RUNS_ON = re.compile(r"\w")
_PLAIN_NAME = re.compile(r"\w+\Z")
_NAME_SPECIAL = re.compile(r"[\\,;{}:\n\r]")


def print_framework(framework: Framework) -> str:
    """Return the framework in the notation, one provision a paragraph; the text ends with a line end."""
    head = [FIRST_LINE]
    if framework.title:
        head.append(f"title: {_escape(framework.title)}")
    head.append(f"languages: {', '.join(framework.languages)}".rstrip())
    head.extend(f"proposal {escape_name(one.id)}: {_escape(one.holder)}" for one in framework.origins)
    main = framework.languages[0] if framework.languages else ""
    chunks = ["\n".join(head), *(_provision(provision, main) for provision in framework.provisions)]
    return "\n\n".join(chunks) + "\n"


def print_segments(segments: Sequence[Segment]) -> str:
    """Return segments in the notation, in one line but for options, each of which begins a line."""
    pieces: list[str] = []
    for place, segment in enumerate(segments):
        previous = segments[place - 1] if place else None
        following = segments[place + 1] if place + 1 < len(segments) else None
        if isinstance(segment, Bracket):
            pieces.append(_bracket(segment, following))
            continue
        if isinstance(previous, Bracket) and previous.form is Form.OPTIONS:
            pieces.append("\n+ ")
        pieces.append(_stretch(segment, between=isinstance(previous, Bracket) and isinstance(following, Bracket)))
    return _guard_end("".join(pieces))


def escape_name(name: str, first: str = "") -> str:
    """Return the name of a proposal or party with the signs that would end it escaped.

    `first` holds letters that may not stand unescaped at its beginning.
    """
    escaped = _NAME_SPECIAL.sub(lambda sign: _CONTROL.get(sign[0], "\\" + sign[0]), name)
    if escaped and escaped[0] in first:
        escaped = "\\" + escaped
    return re.sub(r"^ | $", lambda _: "\\ ", escaped)


def print_status(status: Status) -> str:
    """Return a status as `agreed, A, B, since 2026-05-03` (parties and date only where they are known)."""
    since = [f"since {escape_name(status.date)}"] if status.date else []
    return ", ".join([status.agreement, *(escape_name(party, "s") for party in status.parties), *since])


def typed_label(words: str) -> tuple[str, str]:
    """Part printed words into the label typed before them ("" for none) and the rest."""
    line, turn, options = words.partition("\n")
    if turn and split_label(f"{line} x") == (line, "x"):
        return line, turn + options
    label, rest = split_label(line)
    return label, rest + turn + options


def _provision(provision: Provision, main: str) -> str:
    first, *others = provision.wordings
    words = print_segments(first.segments)
    heading = "#" * provision.level + " " if _is_plain_heading(provision) else ""
    labelled = _labelled(provision.label, words)
    mark = _mark(provision, labelled=labelled is not None)
    if labelled is None:
        labelled = words
    if not heading:
        labelled = _guard_start(labelled)
    opening = f"{_language_tag(first, main)}{heading}{labelled}"
    lines = [mark + ("" if opening.startswith("\n") else " ") + opening]
    lines.extend(f"\n@{one.language}{_standing(one)}: {print_segments(one.segments)}" for one in others)
    return "".join(lines)


def _labelled(label: str, words: str) -> str | None:
    """Return the words with their label typed before them; None where it would be read otherwise."""
    between = " " if label and not words.startswith("\n") else ""
    labelled = label + between + words
    return labelled if typed_label(labelled) == (label, words) else None


def _mark(provision: Provision, *, labelled: bool) -> str:
    fields = [escape_name(provision.id)]
    if not _is_plain_heading(provision) and (provision.kind, provision.level) != (Kind.PARAGRAPH, 0):
        fields.append(f"{provision.kind} {provision.level}")
    if not labelled:
        fields.append(f"label: {escape_name(provision.label)}")
    if provision.status != COMMON:
        fields.append(f"status: {print_status(provision.status)}")
    if provision.to_translate:
        fields.append(f"to translate: {', '.join(escape_name(one) for one in provision.to_translate)}")
    if provision.cell is not None:
        fields.append(f"place: {provision.cell.table}.{provision.cell.row}.{provision.cell.column}")
    return "{" + "; ".join(fields) + "}"


def _is_plain_heading(provision: Provision) -> bool:
    return provision.kind is Kind.HEADING and 1 <= provision.level <= DEEPEST_HEADING


def _language_tag(wording: Wording, main: str) -> str:
    if wording.language == main and wording.standing is TextStanding.ORIGINAL:
        return ""
    return f"@{wording.language}{_standing(wording)}: "


def _standing(wording: Wording) -> str:
    return "" if wording.standing is TextStanding.ORIGINAL else f" {wording.standing}"


def _stretch(common: Common, *, between: bool) -> str:
    words = "\\ " if between and common.text == " " else _escape(common.text)
    return words if common.status == COMMON else f"<<{words}>>^{{{print_status(common.status)}}}"


def _bracket(bracket: Bracket, following: Segment | None) -> str:
    """Return a bracket; a name that a letter follows is set in braces, else it would run on."""
    runs_on = bracket.form is Form.INLINE and isinstance(following, Common) and _RUNS_ON.match(following.text)
    printed = [
        _alternative(one, braced=bool(runs_on) and one is bracket.alternatives[-1]) for one in bracket.alternatives
    ]
    if bracket.form is Form.OPTIONS:
        return "".join(f"\n- {one}" for one in printed)
    return " ".join(printed)


def _alternative(alternative: Alternative, *, braced: bool) -> str:
    names = [escape_name(holder) for holder in alternative.holders]
    standing = "" if alternative.standing is TextStanding.ORIGINAL else f"; {alternative.standing}"
    held = ", ".join(names) + standing
    if held and (braced or len(names) != 1 or standing or not _PLAIN_NAME.match(alternative.holders[0])):
        held = f"{{{held}}}"
    return f"[{print_segments(alternative.content)}]" + (f"^{held}" if held else "")


def _escape(text: str) -> str:
    escaped = _SPECIAL.sub(lambda sign: "\\" + sign[0], text)
    return re.sub(r"[\n\r\t]", lambda sign: _CONTROL[sign[0]], escaped)


def _guard_start(words: str) -> str:
    return "\\" + words if re.match(r"[@#]", words) else words


def _guard_end(words: str) -> str:
    return words[:-1] + "\\ " if words.endswith(" ") and not words.endswith("\\ ") else words
