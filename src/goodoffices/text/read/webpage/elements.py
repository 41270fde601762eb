"""What the elements of HTML are to a reader of the page."""

import re

from lxml import etree

NEVER_SEEN = frozenset(["script", "style", "template", "head", "title", "meta", "link", "base", "datalist"])
"""Elements that no page shows."""

LEFT_OUT = frozenset(
    ["svg", "object", "iframe", "canvas", "audio", "video", "select", "textarea", "button", "noscript", "embed"]
)
"""Elements that are no text; what words they hold is reported."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}

SET_APART = frozenset(
    [
        *HEADINGS,
        *("html", "body", "main", "article", "section", "nav", "aside", "header", "footer", "div", "p", "blockquote"),
        *("pre", "address", "figure", "figcaption", "form", "fieldset", "legend", "details", "summary", "dl", "dt"),
        *("dd", "ul", "ol", "menu", "li", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "hr"),
        "center",
    ]
)
"""Elements that begin and end a block."""

_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?:font-size|opacity)\s*:\s*0(?![.\d]*[1-9])",
    re.IGNORECASE,
)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b(none|(?:lower|upper)-(?:alpha|latin|roman)|decimal)\b")
_STYLES = {
    "none": "",
    "decimal": "1",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}
_WHOLE = re.compile(r"\s*([+-]?\d{1,9})")


def is_hidden(element: etree._Element) -> bool:
    """Whether the element says of itself that it is not to be seen."""
    return element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")) is not None


def list_style(element: etree._Element) -> str:
    """Return how a list is numbered: "1", "a", "A", "i", "I", "•", or "" for not at all."""
    told = _LIST_STYLE.search(element.get("style", ""))
    if told:
        return _STYLES[told.group(1)]
    style = element.get("type", "")
    if element.tag == "ol":
        return style if style in {"1", "a", "A", "i", "I"} else "1"
    return "•"


def whole_number(text: str | None) -> int | None:
    """Return the whole number an attribute states, None where it states none."""
    found = _WHOLE.match(text or "")
    return int(found.group(1)) if found else None
