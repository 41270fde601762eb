"""HTML becomes a document: what a reader sees on the page, with what was inserted and deleted; nothing is fetched."""

import re
from dataclasses import replace

from lxml import etree

from goodoffices.terms import NotPossible
from goodoffices.text.document import Document, Notice
from goodoffices.text.read.encoding import decoded_page
from goodoffices.text.read.page import titled
from goodoffices.text.read.webpage.page import WebPage

_MOST_ELEMENTS = 400_000
_ENDS = re.compile(r"</(?:body|html)\s*>", re.IGNORECASE)


class PageNotWhole(NotPossible):
    """The page "{name}" cannot be read whole ({reason}): open it in a browser, copy it into Word and save as .docx."""


def read_html(name: str, content: bytes) -> Document:
    """Return the document that an HTML page shows; `<ins>` and `<del>` are its tracked changes.

    Raises:
        NotUtf8, HoldsNul: it is not text in UTF-8 (or UTF-16 with its mark), nor in an old charset that it declares.
        PageNotWhole, TooManyBlocks: it is built to be unreadable.
    """
    text, charset = decoded_page(name, content)
    root = _tree(name, text)
    page = WebPage(name)
    if charset:
        page.notices.append(Notice(f"The page is read in {charset}, as it says of itself: check its accented letters."))
    title = ""
    if root is not None:
        title = " ".join((root.findtext("head/title") or "").split())
        _walk(root, page)
    first, blocks = titled(page.after)
    before = titled(page.before)[1] if page.changes else blocks
    changes = tuple(replace(change, id=f"c{number}") for number, change in enumerate(page.changes, 1))
    return Document(
        blocks, title=title or first, source=name, changes=changes, notices=tuple(page.notices), before=before
    )


def _tree(name: str, text: str) -> etree._Element | None:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, recover=True
    )
    # Words after these ends are seen on the page, yet the parser drops them.
    text = _ENDS.sub("", text)
    root, reason = None, ""
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        reason = error.msg or ""
    # What follows a fatal error is missing from the tree.
    for fault in parser.error_log.filter_from_fatals():
        if fault.type == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError
        reason = reason or fault.message.split(",")[0].lower()
    if reason:
        raise PageNotWhole(name=name, reason=reason)
    return root


def _walk(root: etree._Element, page: WebPage) -> None:
    skipped = None
    walk = etree.iterwalk(root, events=("start", "end"))
    for count, (event, element) in enumerate(walk):
        if count > 2 * _MOST_ELEMENTS:
            raise PageNotWhole(name=page.name, reason=f"more than {_MOST_ELEMENTS:,} elements")
        if event == "start":
            if page.leaves_out(element):
                skipped = element
                walk.skip_subtree()
            else:
                page.enter(element)
            continue
        if element is skipped:
            skipped = None
        else:
            page.leave(element)
        if element is not root:
            page.say(element.tail)
    page.end_block()
