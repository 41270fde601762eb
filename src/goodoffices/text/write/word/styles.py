"""The styles that are defined in the file, so that who edits it finds them by name."""

from collections.abc import Iterator

from goodoffices.text.language import Direction
from goodoffices.text.write.word.looks import ACCENT, EDGE, INK, MUTED, SANS, SERIF
from goodoffices.text.write.word.oxml import Element, Properties, W, element, properties

BODY_SIZE = 23
"""The size of the text in half points; that of right-to-left scripts is larger, for their letters are smaller."""

_RTL_SIZE = 28
_LARGE = 1.5
_HEADINGS = 6


def styles(languages: tuple[str, ...], rtl: frozenset[str], *, large: bool = False) -> Iterator[Element]:
    """Yield the children of `w:styles`: defaults, then each style; `rtl` are the languages that run right to left.

    In large print all sizes are half as large again: the text has 17 points.
    """
    for one in _styles(languages, rtl):
        for size in one.iter(f"{{{W}}}sz", f"{{{W}}}szCs") if large else ():
            size.set(f"{{{W}}}val", str(round(int(size.get(f"{{{W}}}val", "0")) * _LARGE)))
        yield one


def _styles(languages: tuple[str, ...], rtl: frozenset[str]) -> Iterator[Element]:
    yield _defaults(languages, rtl)
    yield _style("paragraph", "Normal", default=True)
    yield _style("character", "DefaultParagraphFont", "Default Paragraph Font", default=True)
    yield _table_normal()
    yield _style("paragraph", "Title", text={**_size(36), "b": True, "bCs": True}, block={"spacing": _space(0, 80)})
    yield _style("paragraph", "Nature", text={**_sans(18), "color": MUTED}, block={"spacing": _space(0, 200)})
    yield _style("paragraph", "LegendHead", "Legend Head", text=_head(), block={**_space_of(160, 60), "keepNext": True})
    yield _style("paragraph", "Example", text=_size(20), block=_space_of(20, 20))
    yield _style("paragraph", "Legend", text=_sans(17), block=_space_of(20, 20))
    yield _style(
        "paragraph", "Marking", text={**_sans(17), "b": True, "bCs": True, "color": ACCENT}, block=_space_of(0, 0)
    )
    yield _style("paragraph", "Foot", text={**_sans(16), "color": MUTED}, block=_space_of(0, 0))
    for level in range(1, _HEADINGS + 1):
        yield _heading(level)
    yield _style("paragraph", "Provision", block=_space_of(60, 120))
    yield _style("paragraph", "Cell", "Table Cell", "Provision", block=_space_of(20, 20))
    yield _style("paragraph", "FootnoteClause", "Footnote Clause", "Provision", text=_size(19))
    yield _style("paragraph", "FootnoteText", "footnote text", text=_size(18), block=_space_of(0, 40))
    yield _style("paragraph", "CommentText", "annotation text", text=_sans(18))
    yield _style(
        "character", "Holders", text={**_sans(), "b": True, "bCs": True, "color": EDGE, "vertAlign": "superscript"}
    )
    yield _style(
        "character",
        "FootnoteReference",
        "footnote reference",
        text={**_sans(), "b": True, "bCs": True, "color": EDGE, "vertAlign": "superscript"},
    )
    yield _style("character", "Option", text={**_sans(19), "b": True, "bCs": True, "color": EDGE})
    yield _style("character", "Note", text={**_sans(16), "color": ACCENT})
    yield _style("character", "Label", "Provision Number")
    yield _style("character", "CommentReference", "annotation reference", text=_size(16))


def heading_style(level: int) -> str:
    """Return the id of the style of a heading of this level (1 is outermost)."""
    return f"Heading{min(max(level, 1), _HEADINGS)}"


def _defaults(languages: tuple[str, ...], rtl: frozenset[str]) -> Element:
    lang = {
        "val": next((one for one in languages if one and one not in rtl), "en"),
        "bidi": next((one for one in languages if one in rtl), "ar"),
    }
    fonts = dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), SERIF)
    text: Properties = {"rFonts": fonts, "color": INK, **_size(BODY_SIZE), "lang": lang}
    block: Properties = {"widowControl": True, "spacing": {**_space(0, 0), "line": "288", "lineRule": "auto"}}
    return element(
        "docDefaults",
        None,
        element("rPrDefault", None, properties("rPr", text)),
        element("pPrDefault", None, properties("pPr", block)),
    )


def _style(  # noqa: PLR0913 - a style has that many parts
    kind: str,
    name: str,
    title: str = "",
    based_on: str = "",
    *,
    text: Properties | None = None,
    block: Properties | None = None,
    default: bool = False,
) -> Element:
    attributes = {"type": kind, "default": "1", "styleId": name} if default else {"type": kind, "styleId": name}
    parent = based_on or ("" if default else "Normal" if kind == "paragraph" else "DefaultParagraphFont")
    made = element("style", attributes, element("name", {"val": title or name}))
    if parent:
        made.append(element("basedOn", {"val": parent}))
    made.append(element("qFormat"))
    if block:
        made.append(properties("pPr", block))
    if text:
        made.append(properties("rPr", text))
    return made


def _table_normal() -> Element:
    margins = (element(side, {"w": "60" if side in {"top", "bottom"} else "100", "type": "dxa"}) for side in _SIDES)
    made = element(
        "style", {"type": "table", "default": "1", "styleId": "TableNormal"}, element("name", {"val": "Normal Table"})
    )
    made.append(properties("tblPr", {"tblInd": {"w": "0", "type": "dxa"}, "tblCellMar": list(margins)}))
    return made


_SIDES = ("top", "left", "bottom", "right")


def _heading(level: int) -> Element:
    size = (30, 26, 24, BODY_SIZE, BODY_SIZE, BODY_SIZE)[level - 1]
    return _style(
        "paragraph",
        heading_style(level),
        f"heading {level}",
        text={**_size(size), "b": True, "bCs": True},
        block={**_space_of(280 if level == 1 else 200, 80), "keepNext": True, "outlineLvl": str(level - 1)},
    )


def _head() -> Properties:
    return {**_sans(16), "b": True, "bCs": True, "color": MUTED}


def _sans(size: int = 0) -> Properties:
    fonts = dict.fromkeys(("ascii", "hAnsi", "cs"), SANS)
    return {"rFonts": fonts, **(_size(size) if size else {})}


def _size(half_points: int) -> Properties:
    return {"sz": str(half_points), "szCs": str(round(half_points * _RTL_SIZE / BODY_SIZE))}


def _space(before: int, after: int) -> dict[str, str]:
    return {"before": str(before), "after": str(after)}


def _space_of(before: int, after: int) -> Properties:
    return {"spacing": _space(before, after)}


def mirrored(direction: Direction) -> Properties:
    """Return the property that makes a paragraph run from right to left, where it does."""
    return {"bidi": True} if direction is Direction.RTL else {}
