"""What stands on every page: who may read it on top, the title and the page at the foot."""

from collections.abc import Sequence

from goodoffices.text.language import Direction
from goodoffices.text.write.word.looks import RULE
from goodoffices.text.write.word.oxml import Element, Properties, directed, element, paragraph, run, set_off
from goodoffices.text.write.word.styles import mirrored

_LONGEST_TITLE = 90


def header(marking: str, direction: Direction, language: str, mark: str = "") -> Sequence[Element]:
    """Return the lines on top of every page: the mark of the copy and the marking, or an empty line without either."""
    lines = [one for one in (mark, marking) if one]
    if not lines:
        return [paragraph({"pStyle": "Marking"})]
    made = []
    for text in lines:
        rule = element("bottom", {"val": "single", "sz": "4", "space": "4", "color": RULE})
        words = run(set_off(text, direction), directed(text, direction, language))
        under: Properties = {"pBdr": [rule]} if text is lines[-1] else {}
        made.append(paragraph({"pStyle": "Marking", **under, **mirrored(direction)}, words))
    return made


def footer(title: str, direction: Direction, language: str, width: int) -> Element:
    """Return the line at the foot: the title, and at the other side of the page "page / pages"."""
    short = title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE]}…"
    end = element("tab", {"val": "right", "pos": str(width)})
    words = run(f"{set_off(short, direction)}\t", directed(short, direction, language))
    block = {"pStyle": "Foot", "tabs": [end], **mirrored(direction)}
    return paragraph(block, words, _field("PAGE"), run(" / ", {}), _field("NUMPAGES"))


def _field(code: str) -> Element:
    return element("fldSimple", {"instr": f" {code} "}, run("1", {}))
