"""What stands on every page: who may read it on top, the title and the page at the foot."""

from goodoffices.text.language import Direction
from goodoffices.text.write.word.looks import RULE
from goodoffices.text.write.word.oxml import Element, directed, element, paragraph, run, set_off
from goodoffices.text.write.word.styles import mirrored

_LONGEST_TITLE = 90


def header(marking: str, direction: Direction, language: str) -> Element:
    """Return the line on top of every page: the marking, or an empty line where there is none."""
    if not marking:
        return paragraph({"pStyle": "Marking"})
    line = element("bottom", {"val": "single", "sz": "4", "space": "4", "color": RULE})
    words = run(set_off(marking, direction), directed(marking, direction, language))
    return paragraph({"pStyle": "Marking", "pBdr": [line], **mirrored(direction)}, words)


def footer(title: str, direction: Direction, language: str, width: int) -> Element:
    """Return the line at the foot: the title, and at the other side of the page "page / pages"."""
    short = title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE]}…"
    end = element("tab", {"val": "right", "pos": str(width)})
    words = run(f"{set_off(short, direction)}\t", directed(short, direction, language))
    block = {"pStyle": "Foot", "tabs": [end], **mirrored(direction)}
    return paragraph(block, words, _field("PAGE"), run(" / ", {}), _field("NUMPAGES"))


def _field(code: str) -> Element:
    return element("fldSimple", {"instr": f" {code} "}, run("1", {}))
