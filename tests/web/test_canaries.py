"""Marked words through every form of the site, its uploads, searches and questions: none lies in clear in any file.

The forms are found by walking from the table of doors. A door that takes words and that no canary went through fails.
"""

import io
import re
import subprocess
import sys
import zipfile
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest
from docx import Document
from lxml import html
from tests.tiers import Hold
from tests.web.conftest import Site
from tests.web.visiting import File, Page, Server, Visitor, accounts, start, surroundings
from tests.web.walking import Form, Walk, door_of, forms_of, standing

pytestmark = pytest.mark.heavy

REFUSED = {"enter", "hardware", "remove_hardware"}
"""Doors at which no canary can be right: they take a code, or the answer of a hardware key."""

WITHOUT_WORDS = {"copies_together"}
"""Doors that take no words, and that the demonstration does not come to."""

IN_CLEAR = {("joining", "called"), ("own", "language"), ("own", "time_zone"), ("own", "idle_minutes")}
"""Log-in names and what a person sets for the pages lie in clear: `docs/promises.md` says so."""

EARLY = ({"choice_clause", "importance"}, {"show", "tie"}, {"put_together", "package"})
"""Forms about the text as the demonstration leaves it are sent before those that change it, and in this order."""

LAST = ("removal", "shredding", "passphrase", "elsewhere", "lock", "leave")
"""Forms that take something away are sent last, those that end a log-in at the very end."""

WHOLE = {"earlier", "first_room", "lighter"}
"""Where the first choice is made, and elsewhere the last: a second person must read all, and two things must differ."""

KEPT = "The list comes first."
QUOTED = {"not_attributed": KEPT, "zone": "Europe/Vienna"}
"""Fields that do not take any words: a passage of the text above them, and the name of a zone."""

CLAUSE = "8"
"""A clause that the demonstration has, where a form looks for one by its number."""

USUAL = {"date": "2026-11-20", "time": "10:30"}


@dataclass
class Flock:
    """The canaries: each a word that stands nowhere else, with the place where it was let in."""

    let_in: dict[str, str] = field(default_factory=dict)
    _number: Iterator[int] = field(default_factory=count)

    def one(self, where: str) -> str:
        """A new canary."""
        word = f"kingfisher{next(self._number):04}"
        self.let_in[word] = where
        return word


def leaked(content: bytes) -> set[str]:
    """The canaries that lie in clear in some bytes, in UTF-8 or UTF-16; and how others are written there."""
    found = re.findall(rb"kingfisher(\d{4})", content)
    wide = re.findall(rb"k\0i\0n\0g\0f\0i\0s\0h\0e\0r\0((?:\d\0){4})", content)  # in UTF-16, either way round
    numbers = {one.decode() for one in found} | {one[::2].decode() for one in wide}
    return {f"kingfisher{one}" for one in numbers} | {how for how, form in HIDDEN if form in content}


def in_base64(word: bytes, before: int) -> bytes:
    """A word in base64 after so many bytes, without the signs that its neighbours change."""
    return b64encode(b"-" * before + word)[4 if before else 0 : -4]


HIDDEN = (
    *(("in base64", in_base64(b"kingfisher", before)) for before in range(3)),
    ("in hex", b"kingfisher".hex().encode()),
)


CLAUSES = {
    "first": ("The Parties shall withdraw within thirty days.", "Detainees of {words} shall be released.", "Mines go."),
    "later": ("The Parties shall withdraw within sixty days.", "Detainees of {words} shall be released."),
    "translated": ("Les Parties se retirent.", "Les détenus de {words} sont libérés.", "Les mines sont enlevées."),
}


CLAUSES = {
    "first": ("The Parties shall withdraw within thirty days.", "Detainees of {words} shall be released.", "Mines go."),
    "later": ("The Parties shall withdraw within sixty days.", "Detainees of {words} shall be released."),
    "translated": ("Les Parties se retirent.", "Les détenus de {words} sont libérés.", "Les mines sont enlevées."),
}


def paper(words: str, which: str) -> bytes:
    """A Word file that is not compressed, so that its words lie in its bytes."""
    document, packed, plain = Document(), io.BytesIO(), io.BytesIO()
    for number, clause in enumerate(CLAUSES[which], 1):
        document.add_paragraph(f"{number}. {clause.format(words=words)}")
    document.save(packed)
    with zipfile.ZipFile(packed) as read, zipfile.ZipFile(plain, "w", zipfile.ZIP_STORED) as written:
        for name in read.namelist():
            written.writestr(name, read.read(name))
    return plain.getvalue()


@dataclass
class Filler:
    """Fills forms: every field that takes words gets a canary of its own."""

    flock: Flock
    passphrases: list[str]
    papers: int = 0

    def filled(self, form: Form, room: str) -> tuple[list[tuple[str, str]], list[File]]:
        """What a form sends, with the room that is chosen where it asks for one."""
        door, typed, files = door_of(form.path), [form.button] if form.button else [], []
        for name, some in grouped(form):
            match some[0].get("type", some[0].tag):
                case "file":
                    files.append(self._file(door, name))
                case "radio":
                    typed.append((name, room if name == "room" else some[0].get("value")))
                case "checkbox":
                    typed += [(name, each.get("value", "on")) for each in some if name != "base" or not self.papers]
                case "password":
                    typed.append((name, self._secret(door, name)))
                case _:
                    typed.append((name, self._words(door, name, some[0])))
        self.papers += any(one.field == "translation" for one in files)
        return typed, files

    def _file(self, door: str, name: str) -> File:
        which = "translated" if name == "translation" else "later" if self.papers else "first"
        called, words = self.flock.one(f"{door}: name of a file"), self.flock.one(f"{door}: {name}")
        return File(name, f"{called}.docx", paper(words, which))

    def _secret(self, door: str, name: str) -> str:
        if name == "new":
            self.passphrases.append(f"{self.flock.one(f'{door}: {name}')} heron over Orsel")
        return self.passphrases[0 if name == "passphrase" else -1]

    def _words(self, door: str, name: str, one: html.HtmlElement) -> str:
        stands, sort = standing(one), one.get("type", one.tag)
        if sort == "select":
            offered = [value for value in one.xpath(".//option/@value") if value]
            return stands or str(offered[0 if name in WHOLE else -1] if offered else "")
        if (door, name) == ("joining", "called"):
            return f"Berit {len(self.flock.let_in)}"
        if sort == "hidden" or (door, name) in IN_CLEAR or (name == "sentence" and stands):
            return stands
        if name.endswith("-asked"):
            return CLAUSE
        if name == "text":
            return f"{self.flock.one(f'{door}: {name}')} was said. {KEPT}"
        usual = {**USUAL, "number": str(len(self.flock.let_in))}.get(sort) or QUOTED.get(name)
        return usual or f"{stands} {self.flock.one(f'{door}: {name}')} heron over Orsel".strip()


def grouped(form: Form) -> Iterator[tuple[str, list[html.HtmlElement]]]:
    """The fields of a form by name."""
    for name in dict.fromkeys(one.get("name") for one in form.fields):
        yield name, [one for one in form.fields if one.get("name") == name]


@dataclass
class Talks:
    """Somebody at work on the site: every form that there is gets sent until no new one is taken."""

    visitor: Visitor
    filler: Filler
    taken: dict[tuple[str, ...], Page] = field(default_factory=dict)
    refused: dict[tuple[str, ...], str] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)

    @property
    def doors(self) -> set[str]:
        """The doors that took a form."""
        return {key[0] for key in self.taken}

    def send_all(self, doors: set[str]) -> None:
        """Send every form of some doors until nothing new is taken."""
        while self.send_each(doors):
            pass

    def send_each(self, doors: set[str]) -> int:
        """Send every form of some doors that can be found now and was not taken; return how many were."""
        walk = Walk(self.visitor).from_doors(*sorted(self.known))
        ahead = [one for one in walk.forms() if door_of(one.path) in doors and one.key not in self.taken]
        return sum(map(self.send, ahead))

    def send(self, form: Form) -> bool:
        """Send a form, to the first room that takes it; return whether one did."""
        rooms = [one.get("value") for one in form.fields if (one.get("name"), one.get("type")) == ("room", "radio")]
        return any(self._sent(form, form, room) for room in rooms or [""])

    def _sent(self, form: Form, shown: Form, room: str) -> bool:
        typed, files = self.filler.filled(shown, room)
        page = self.visitor.ask(shown.path, typed, files)
        if checked := shown.element.get("data-check"):
            self._check(checked, typed)
        if page.status in {200, 303}:
            if door_of(form.path) not in {"unify", "unified"} or self.filler.papers > 1:  # a text is made of two
                self.taken[form.key] = page
                self.known |= {page.leads} - {""}
            return True
        self.refused[form.key] = refusal(page)
        offers = [one for one in forms_of(form.page, page) if one.key[0] == form.key[0] and one.button == form.button]
        return any(self._sent(form, one, room) for one in offers if form is shown and one.key != form.key)

    def _check(self, path: str, typed: list[tuple[str, str]]) -> None:
        """Ask how words would be understood, as the page's script does while they are typed."""
        door = door_of(path)
        words = {"words": f"It is {self.filler.flock.one(f'{door}: words')}."}
        self.taken[(door,)] = self.visitor.ask(path, [(name, words.get(name, value)) for name, value in typed])


def refusal(page: Page) -> str:
    """Why a form was refused."""
    return " ".join(html.fromstring(page.text).xpath("string(//*[@class='refusal'] | //main)").split())[:300]


def files_of(place: Path) -> Iterator[tuple[str, bytes]]:
    """Every file below a folder, with its bytes."""
    yield from ((str(one.relative_to(place)), one.read_bytes()) for one in sorted(place.rglob("*")) if one.is_file())


def at_the_terminal(server: Server, *words: object) -> None:
    """Run another command of the program on the same computer; what it prints lies with what the server prints."""
    with (server.place / "printed.txt").open("ab") as printed, (server.place / "errors.txt").open("ab") as errors:
        asked = [sys.executable, "-m", "goodoffices", *map(str, words)]
        subprocess.run(asked, check=True, stdout=printed, stderr=errors, env=surroundings(server.place))


def posting() -> set[str]:
    """The doors that take a form."""
    from goodoffices.web.doors import DOORS  # noqa: PLC0415 - only once Django is set up

    return {one.name for one in DOORS if "POST" in one.methods}


def begin(flock: Flock, server: Server) -> Talks:
    """Begin a case in the browser, at the address that the terminal tells."""
    head = Talks(server.visitor(), Filler(flock, [f"{flock.one('begin: passphrase')} heron over Orsel"]))
    (path,) = re.findall(r"https://[^/]+(/begin/\S+)", server.told)
    (form,) = (one for one in forms_of(path, head.visitor.ask(path)) if door_of(one.path) == "begin")
    typed, _ = head.filler.filled(form, "")
    words = {"called": "ilse", "people": "", "again": head.filler.passphrases[0]}
    paper = head.visitor.ask(path, [(name, words.get(name, value)) for name, value in typed])
    assert "Three keepers" in paper.text
    head.taken[form.key] = paper
    return head


def at_work(flock: Flock, server: Server, name: str) -> Talks:
    """Somebody of the demonstration, logged in."""
    visitor, (passphrase, codes) = server.visitor(), accounts(server.told)[name]
    assert visitor.logs_in(name, passphrase, codes[0]) == 303
    return Talks(visitor, Filler(flock, [passphrase]))


@pytest.fixture(scope="module")
def flock() -> Flock:
    return Flock()


@pytest.fixture(scope="module")
def served(site: Site, flock: Flock, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Talks, Walk]]:
    """A living case in which every form was sent, the first one in a case of its own; and its last pages."""
    assert site.folder  # Django, which knows the doors, is set up by it
    place = tmp_path_factory.mktemp("talks")
    new = start("serve", place / "new.case", place)
    begun = begin(flock, new)
    new.stop()
    server = start("demo", place / "talks.case", place)
    try:
        head, second = at_work(flock, server, "heron"), at_work(flock, server, "alder")
        for doors in EARLY:
            head.send_each(doors)
        head.send_all(posting() - set(LAST))
        second.known = set(head.known)
        second.send_each({"second_reading"})
        head.visitor.ask(f"/search?q={flock.one('search: what is asked for')}")
        head.visitor.ask(f"/{flock.one('an address that is not there')}")
        at_the_terminal(server, "verify", server.folder)
        at_the_terminal(server, "doctor", server.folder)
        record, keys = place / "record.zip", place / "keys.zip"
        at_the_terminal(server, "backup", server.folder, record, "--keys", keys)
        at_the_terminal(server, "restore", record, "--keys", keys, place / "restored.case")
        walk = Walk(head.visitor, thorough=True).from_doors()
        head.send_all(set(LAST))
        head.taken |= second.taken | begun.taken
        yield server, head, walk
    finally:
        server.stop()


Served = tuple[Server, Talks, Walk]


def test_a_canary_went_through_every_form_that_there_is(served: Served, flock: Flock) -> None:
    _, talks, _ = served
    never = {key: why for key, why in talks.refused.items() if key[0] not in talks.doors}
    assert posting() - talks.doors <= REFUSED | WITHOUT_WORDS, never
    assert [why for why in talks.refused.values() if "has a fault" in why] == []
    assert len(flock.let_in) >= 200


def test_whoever_reads_the_rooms_reads_the_canaries(served: Served) -> None:
    pages = served[2].pages
    assert len({one for page in pages.values() for one in leaked(page.content)}) > 80
    attached = [page.content for path, page in pages.items() if "/attachment/" in path]
    assert any(leaked(content) for content in attached)


def test_not_a_byte_of_any_canary_lies_in_clear_in_any_file(served: Served, flock: Flock, bar: Hold) -> None:
    server, places = served[0], []
    for state in ("running", "stopped"):
        files = list(files_of(server.place))
        assert {"talks.case/record.db", "record.zip", "printed.txt", "errors.txt"} <= {name for name, _ in files}
        assert state == "stopped" or "talks.case/record.db-wal" in {name for name, _ in files}
        places += [(name, flock.let_in.get(one, one)) for name, content in files for one in leaked(content)]
        server.stop()
    bar("canaries that lie in clear", len(places), at_most=0, tried=f"{len(flock.let_in)} canaries")
    assert places == []


@pytest.mark.parametrize("before", ["", "a", "ab", "abc"])
def test_a_canary_is_seen_in_every_writing(before: str) -> None:
    text = f"{before}kingfisher0007 was said"
    assert {one for way in ("utf-8", "utf-16-le", "utf-16-be") for one in leaked(text.encode(way))} == {
        "kingfisher0007"
    }
    assert leaked(b64encode(text.encode())) == {"in base64"}
    assert leaked(text.encode().hex().encode()) == {"in hex"}
    assert leaked(b64encode(b"A king, a fisher.")) == set()
