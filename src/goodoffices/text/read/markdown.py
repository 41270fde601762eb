"""Markdown (CommonMark and tables) becomes a document: the words as they are seen, without the markup."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from goodoffices.terms import NotPossible
from goodoffices.text.document import Cell, Document, Kind, Notice
from goodoffices.text.read.encoding import decoded
from goodoffices.text.read.page import BULLET, Page, check_length, titled

_DEEPEST = 60
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|[#/]|\.\.?/|www\.|\S+\.(?:png|jpe?g|gif|svg|webp)$", re.IGNORECASE)
_LINE_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_PARTICULARS = re.compile(r"---\n((?:[\w-]+:.*\n|[ \t]+\S.*\n|- .*\n|#.*\n){1,50})---\n")
_TITLE = re.compile(r"""^title:[ \t]*["']?(.*?)["']?[ \t]*$""", re.MULTILINE)


class TooDeeplyNested(NotPossible):
    """The file "{name}" nests lists or quotations more than {deepest} deep: set the inner ones out one by one."""


def read_markdown(name: str, content: bytes) -> Document:
    """Return the document that a Markdown file holds.

    HTML in it is kept as characters, since "<date>" in a draft is mostly a blank to be filled in. "[shall](must)" is a
    bracket with words after it, not a link: a link leads to an address.

    Raises:
        NotUtf8, HoldsNul: it is not text.
        TooDeeplyNested, TooLongAParagraph, TooManyBlocks: it is built to be unreadable.
    """
    text = decoded(name, content)
    particulars = _PARTICULARS.match(text)
    body = text[particulars.end() :] if particulars else text
    tokens = _tokens(name, body)
    walk = _Walk(Page(name))
    for token in tokens:
        walk.take(token)
    title, blocks = titled(walk.page.blocks)
    if particulars:
        named = _TITLE.search(particulars.group(1))
        title = named.group(1) if named else title
        walk.notices.append(Notice("The particulars between --- at the head of the file are not part of the text."))
    return Document(blocks, title=title, source=name, notices=tuple(walk.notices))


def _tokens(name: str, text: str) -> Sequence[Token]:
    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST}).enable("table")
    markdown.validateLink = _is_address  # type: ignore[method-assign]  # the documented way to narrow what a link is
    markdown.disable(["inline", "text_join"])
    env: dict[str, object] = {}
    tokens = markdown.parse(text, env)
    # The parser skips all words below its deepest level: better none than some.
    if any(token.level >= _DEEPEST - 2 for token in tokens):
        raise TooDeeplyNested(name=name, deepest=_DEEPEST // 2)
    for token in tokens:
        check_length(name, token.content)
        if token.type == "inline":
            token.children = markdown.inline.parse(token.content, markdown, env, [])
    return tokens


def _is_address(url: str) -> bool:
    return _ADDRESS.match(url) is not None


def _words(tokens: Sequence[Token], notices: list[Notice]) -> Iterator[str]:
    bracket = False
    for token in tokens:
        match token.type:
            case "softbreak":
                yield " "
            case "hardbreak":
                yield "\n"
            case "link_open":
                bracket = not token.attrs.get("href")
                yield "[" * bracket
            case "link_close":
                yield "]()" * bracket
            case "image":
                words = "".join(_words(token.children or [], notices))
                notices.append(Notice(f"A picture is left out; the words in its place are “{words}”."))
            case _:
                yield _LINE_BREAK.sub("\n", token.content)


@dataclass(slots=True)
class _List:
    """A list that is being read: the number its next item bears (-1 for bullets), and the mark."""

    number: int
    mark: str


@dataclass(slots=True)
class _Walk:
    """The place in the token stream: lists around it, the heading or cell it lies in, and what is seen next."""

    page: Page
    notices: list[Notice] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    label: str = ""
    heading: int = 0
    table: int = -1
    row: int = -1
    column: int = -1

    def take(self, token: Token) -> None:
        """Take the next token of the file."""
        match token.type:
            case "ordered_list_open" | "bullet_list_open":
                self._add("")
                ordered = token.type == "ordered_list_open"
                self.lists.append(
                    _List(int(token.attrs.get("start", 1)), token.markup) if ordered else _List(-1, BULLET)
                )
            case "ordered_list_close" | "bullet_list_close":
                self.lists.pop()
            case "list_item_open":
                self._number()
            case "list_item_close":
                self._add("")
            case "heading_open":
                self.heading = int(token.tag[1:])
            case "heading_close":
                self.heading = 0
            case "table_open" | "tr_open" | "td_open" | "th_open" | "table_close":
                self._step_in_table(token.type)
            case "inline":
                self._add("".join(_words(token.children or [], self.notices)))
            case "code_block" | "fence":
                self._add(f"{token.info}\n{token.content}".strip("\n"))
            case _:
                pass

    def _number(self) -> None:
        innermost = self.lists[-1]
        if innermost.number < 0:
            self.label = innermost.mark
        else:
            self.label = f"{innermost.number}{innermost.mark}"
            innermost.number += 1

    def _add(self, text: str) -> None:
        """An item that ends without words of its own leaves its number behind, never to the item after it."""
        label, self.label = self.label, ""
        if self.heading:
            self.page.add(text, Kind.HEADING, self.heading, label)
        elif self.column >= 0:
            self.page.add(text, Kind.CELL, 0, label, Cell(self.table, self.row, self.column))
        elif self.lists and (text or label not in {"", BULLET}):
            self.page.add(text, Kind.ITEM, len(self.lists), label)
        else:
            self.page.add(text)

    def _step_in_table(self, kind: str) -> None:
        match kind:
            case "table_open":
                self.table, self.row = self.table + 1, -1
            case "tr_open":
                self.row, self.column = self.row + 1, -1
            case "table_close":
                self.column = -1
            case _:
                self.column += 1
