"""Where is my point? Where each block of each proposal went, or why it went nowhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from goodoffices.text.framework import Bracket, Common, Framework, LaidBlock, Origin, Provision, Segment


class Place(StrEnum):
    """Where the words of a block stand in a provision."""

    COMMON = "common text"
    BRACKETS = "in brackets"
    BOTH = "common text and brackets"
    OUT = "left out"


@dataclass(frozen=True, slots=True)
class Covered:
    """One block of a proposal: the provisions it went to (their ids and labels), and where its words stand there.

    `because` is the reason where it was left out.
    """

    proposal: str
    language: str
    block: str
    label: str
    text: str
    provisions: tuple[str, ...]
    labels: tuple[str, ...]
    place: Place
    because: str = ""


def coverage(framework: Framework) -> tuple[Covered, ...]:
    """Return every block of every text of every proposal, in the proposals' own order, each once."""
    provisions = {provision.id: provision for provision in framework.provisions}
    return tuple(
        _covered(origin, layout.language, laid, text.text, provisions)
        for origin in framework.origins
        for layout, document in zip(origin.layouts, origin.texts, strict=True)
        for laid, text in zip(layout.blocks, document.blocks, strict=True)
    )


def print_coverage(framework: Framework) -> str:
    """Return the coverage as plain text: a heading for each text of each proposal, and a line for each block."""
    lines: list[str] = []
    heading = ("", "")
    for one in coverage(framework):
        if (one.proposal, one.language) != heading:
            heading = (one.proposal, one.language)
            lines += ["", f"{one.proposal}" + (f" ({one.language})" if one.language else "")]
        lines.append(f"  {_name(one.label, one.block)} -> {_where(one)}")
    return "\n".join(lines).strip() + "\n"


def _name(label: str, block: str) -> str:
    return f"{label} ({block})" if label else block


def _where(one: Covered) -> str:
    if one.place is Place.OUT:
        return f"left out, because {one.because}"
    named = (_name(label, name) for label, name in zip(one.labels, one.provisions, strict=True))
    return f"{', '.join(named)}: {one.place}"


def _covered(origin: Origin, language: str, laid: LaidBlock, text: str, provisions: Mapping[str, Provision]) -> Covered:
    names = tuple(dict.fromkeys(part.provision for part in laid.parts))
    labels = tuple(provisions[name].label for name in names)
    place = Place.OUT if laid.left_out else _place(origin.id, language, laid, provisions)
    return Covered(origin.id, language, laid.id, laid.label, text, names, labels, place, laid.left_out)


def _place(proposal: str, language: str, laid: LaidBlock, provisions: Mapping[str, Provision]) -> Place:
    common = bracketed = False
    for part in laid.parts:
        wording = provisions[part.provision].wording(language)
        for start, end, is_common in _stretches(wording.segments if wording else (), proposal):
            if (start < part.end and part.start < end) or start == part.start == part.end:
                common, bracketed = common or is_common, bracketed or not is_common
    if common and bracketed:
        return Place.BOTH
    return Place.COMMON if common else Place.BRACKETS


def _stretches(segments: Sequence[Segment], proposal: str) -> list[tuple[int, int, bool]]:
    """Return what the proposal reads in stretches: start, end, and whether all others have the same words there."""
    stretches: list[tuple[int, int, bool]] = []
    place = 0
    for segment in segments:
        length = len(segment.text) if isinstance(segment, Common) else _length(segment, proposal)
        stretches.append((place, place + length, isinstance(segment, Common)))
        place += length
    return stretches


def _length(bracket: Bracket, proposal: str) -> int:
    held = bracket.held_by(proposal)
    inner = _stretches(held.content, proposal) if held else []
    return inner[-1][1] if inner else 0
