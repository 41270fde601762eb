"""A form that finds the key closed keeps its words in the page, and is sent once the key is open; without scripts."""

from html.parser import HTMLParser
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from tests.store.record.talks import files
from tests.web.conftest import PASSPHRASE, Site

from goodoffices.office.sitting import fresh

WORDS = '\nThey would sign <at> forty-one & no more.\n"Perhaps."'


class Fields(HTMLParser):
    """The fields of the form that leads to a path, as a browser would send them."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._path, self._inside, self._area = path, False, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = told.get("action") == self._path
        elif self._inside and tag == "input":
            self.found[told["name"]] = told.get("value", "")
        elif self._inside and tag == "textarea":
            self._area = told["name"]
            self.found[self._area] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area:
            self.found[self._area] = self.found[self._area].removeprefix("\n")
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.found[self._area] += data


def fields(answer: Any) -> dict[str, str]:
    """What the page would send to open the key."""
    parser = Fields("/unlock")
    parser.feed(answer.content.decode())
    return parser.found


def test_what_was_typed_is_sent_once_the_key_is_open(site: Site) -> None:
    room, own = site.room("Room of kept words", "Vera"), fresh()
    vera = site.client("Vera")
    vera.post("/lock")
    asked = vera.post("/note", {"text": WORDS, "room": room, "id": own})
    assert "is kept in this page" in asked.content.decode()
    again = vera.post("/unlock", {**fields(asked), "passphrase": "wrong"})
    assert "This passphrase does not open your key" in again.content.decode()
    assert fields(again)["text"] == WORDS
    assert WORDS.strip().encode() not in b"".join(content for _, content in files(site.folder))
    typed = {**fields(again), "passphrase": PASSPHRASE}
    opened = vera.post("/unlock", typed)
    assert (opened.status_code, opened.headers["Location"]) == (307, "/note")
    assert vera.post("/note", typed).status_code == 303
    assert "forty-one &amp; no more." in vera.get("/record").content.decode()


def test_words_with_a_file_are_kept_and_the_file_is_asked_for_again(site: Site) -> None:
    room, own = site.room("Room of kept papers", "Vera"), fresh()
    vera, paper = site.client("Vera"), b"PK the paper itself"
    vera.post("/lock")
    attached = SimpleUploadedFile("letter <3>.docx", paper)
    asked = vera.post("/note", {"text": WORDS, "room": room, "id": own, "attachments": attached})
    for passphrase in ("wrong", PASSPHRASE):
        page = asked.content.decode()
        assert "choose them again" in page
        assert "letter &lt;3&gt;.docx" in page
        assert 'name="attachments" type="file" required' in page
        attached.seek(0)
        typed = {**fields(asked), "attachments": attached, "passphrase": passphrase}
        assert fields(asked)["text"] == WORDS
        asked = vera.post("/unlock", typed)
    assert (asked.status_code, asked.headers["Location"]) == (307, "/note")
    attached.seek(0)
    assert vera.post("/note", typed).status_code == 303
    assert vera.get(f"/record/{own}/attachment/1").content == paper


def test_a_planted_form_is_not_kept(site: Site) -> None:
    site.room("Room of plants", "Vera")
    vera = site.client("Vera")
    vera.post("/lock")
    vera.handler.enforce_csrf_checks = True
    planted = vera.post("/note", {"text": "Planted.", "id": fresh()})
    assert planted.status_code == 403
    assert "Planted." not in planted.content.decode()


def test_nobody_is_sent_on_to_a_foreign_address(site: Site) -> None:
    site.room("Room of ways", "Vera")
    vera = site.client("Vera")
    for address in ("https://example.org/note", "//example.org/note", "/nothing", "javascript:alert(1)"):
        vera.post("/lock")
        opened = vera.post("/unlock", {"send-on": address, "passphrase": PASSPHRASE})
        assert opened.headers["Location"] == "/"


def test_what_is_sent_to_no_door_or_holds_a_passphrase_is_not_kept(site: Site) -> None:
    site.room("Room of doors", "Vera")
    vera = site.client("Vera")
    vera.post("/lock")
    answers = [
        vera.post("/nothing", {"text": "Lost."}),
        vera.post("/own/passphrase", {"passphrase": PASSPHRASE, "new": "x" * 20}),
    ]
    assert [one.headers["Location"] for one in answers] == ["/unlock", "/unlock"]
