"""A walk through the site by its own links and forms: whatever the table of doors opens is found, or missed aloud."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

from lxml import html
from tests.web.visiting import Page, Visitor

KINDS_OF_PAGE = ("mode", "as")
"""What an address asks for that makes another kind of page of it, and not the same page of something else."""

NARROWED = {"record"}
"""Doors behind which every choice leaves fewer of the same: one choice makes a kind, and each kind of entry."""

SHOWN = (200, 204)


@dataclass(frozen=True)
class Form:
    """A form with one of its buttons, on the page where it stands."""

    page: str
    element: Any
    button: tuple[str, str] | None

    @property
    def path(self) -> str:
        """Where it is sent."""
        return urljoin(self.page, self.element.get("action") or self.page)

    @property
    def sends(self) -> bool:
        """Whether it changes something."""
        return str(self.element.get("method", "get")).lower() == "post"

    @property
    def fields(self) -> list[Any]:
        """Its fields that have a name."""
        return [one for one in self.element.xpath(".//input|.//select|.//textarea") if one.get("name")]

    @property
    def key(self) -> tuple[str, ...]:
        """What tells it from other forms, wherever it stands: its door, its fields and its button."""
        of = self.element.xpath(".//input[@name='as']/@value")
        return (door_of(self.path), *sorted({one.get("name") for one in self.fields}), *of, *(self.button or ()))


def door_of(path: str) -> str:
    """The name of the door that a path opens; "" where there is none."""
    from django.urls import Resolver404, resolve  # noqa: PLC0415 - only once Django is set up

    try:
        return resolve(urlsplit(path).path).url_name or ""
    except Resolver404:
        return ""


def forms_of(path: str, page: Page) -> Iterator[Form]:
    """The forms of a page, once for each of their buttons."""
    for element in html.fromstring(page.text).xpath("//form[not(@method='dialog')]"):
        for button in element.xpath(".//button") or [None]:
            named = button is not None and button.get("name")
            yield Form(path, element, (button.get("name"), button.get("value", "")) if named else None)


def links_of(path: str, page: Page) -> Iterator[str]:
    """Where a page leads within the site: by its links, and by forms that only ask, as they stand."""
    document = html.fromstring(page.text)
    yield from (urljoin(path, one).partition("#")[0] for one in document.xpath("//main//a/@href|//nav//a/@href"))
    for form in forms_of(path, page):
        if not form.sends:
            asked = [(one.get("name"), standing(one)) for one in form.fields if is_sent(one)]
            yield f"{form.path}?{urlencode([*asked, *([form.button] if form.button else ())])}"


def standing(one: Any) -> str:
    """What stands in a field."""
    if one.tag == "select":
        options = [each.get("value", each.text_content()) for each in one.xpath(".//option")]
        return str(next((each for each in one.xpath(".//option[@selected]/@value") if each), ([*options, ""])[0]))
    return str(one.text_content().strip() if one.tag == "textarea" else one.get("value", ""))


def is_sent(one: Any) -> bool:
    """Whether a browser sends a field as it stands: a box that is not ticked is not sent."""
    return one.get("type") not in {"radio", "checkbox"} or one.get("checked") is not None


def kind_of(path: str) -> tuple[str, ...]:
    """What kind of page an address is: its door, what it asks for by name, and some of it by value."""
    asked, door = parse_qs(urlsplit(path).query), door_of(path)
    if door in NARROWED:
        return (door, *list(asked)[:1], *asked.get("kind", ()))
    return (door, *sorted(asked), *(value for name in KINDS_OF_PAGE for value in asked.get(name, ())))


@dataclass
class Walk:
    """What a walk has found: the pages it saw, by address, one of each kind.

    A walk that is `thorough` also sees an entry of every kind.
    """

    visitor: Visitor
    thorough: bool = False
    pages: dict[str, Page] = field(default_factory=dict)
    _seen: set[tuple[str, ...]] = field(default_factory=set)

    def from_doors(self, *others: str) -> "Walk":
        """Walk from some addresses, and from every door that needs no id, until nothing new is found."""
        from goodoffices.web.doors import DOORS  # noqa: PLC0415 - only once Django is set up

        doors = ["/" + one.path for one in DOORS if "<" not in one.path and "GET" in one.methods]
        ahead = deque((path, "") for path in (*others, *doors))
        while ahead:
            path, found_on = ahead.popleft()
            kind = kind_of(path)
            if self.thorough:
                kind = (*kind, *parse_qs(urlsplit(found_on).query).get("kind", ()))
            elif kind[0] in NARROWED:
                kind = kind[:2]
            if path in self.pages or not kind[0] or kind in self._seen:
                continue
            page = self.visitor.ask(path)
            if page.status not in SHOWN:  # what is missing in the address of this one, another has
                continue
            self._seen.add(kind)
            self.pages[path] = page
            if not page.plain:
                ahead.extend((one, path) for one in links_of(path, page))
        return self

    @property
    def doors(self) -> set[str]:
        """The doors that it went through."""
        return {door_of(path) for path in self.pages}

    def forms(self) -> Iterator[Form]:
        """All forms that it saw and that change something, each once."""
        known = set()
        for path, page in self.pages.items():
            for form in forms_of(path, page) if not page.plain else ():
                if form.sends and form.key not in known:
                    known.add(form.key)
                    yield form
