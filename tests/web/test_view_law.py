"""The view law on pages: what a person gets is the same, byte for byte, whatever happens in foreign rooms."""

import re
from typing import Any

from tests.web.conftest import Site

from goodoffices.case.kinds import Note
from goodoffices.office.attaching import Attachment
from goodoffices.office.rooms import remove
from goodoffices.office.sitting import fresh

TOKEN = re.compile(rb'name="(csrfmiddlewaretoken|challenge|id)" value="[^"]+"')


def addresses() -> list[str]:
    """Every page that needs no id."""
    from goodoffices.web.doors import DOORS  # noqa: PLC0415 - only once Django is set up

    return ["/" + door.path for door in DOORS if "<" not in door.path and "GET" in door.methods]


def pages(client: Any, entry: str) -> dict[str, bytes]:
    """All pages, with the form tokens and the fresh ids of forms held fixed."""
    paths = [*addresses(), f"/record/{entry}", f"/record/{entry}/attachment/1"]
    return {path: TOKEN.sub(b"", client.get(path).content) for path in paths}


def test_every_page_is_the_same_whatever_happens_in_a_foreign_room(site: Site) -> None:
    own, entry = site.room("Room of the law", "Irma"), fresh()
    site.sitting("Irma").say(own, Note(text="Irma knows this.", party="A"), entry, (Attachment(b"a scan"),))
    foreign = site.room("Foreign room", "Jonas", "Karla")
    irma = site.client("Irma")
    before = pages(irma, entry)
    jonas = site.sitting("Jonas")
    for number in range(20):
        note = Note(text=f"Irma must not know this: {number}", party="B")
        jonas.say(foreign, note, fresh(), (Attachment(b"a photo"),))
    site.room("Another foreign room", "Jonas")
    remove(jonas, foreign, site.person("Karla").id, fresh())
    after = pages(irma, entry)
    assert len(before) > 6
    assert all(b"Irma must not know this" not in page for page in after.values())
    assert after == before
    assert b"Irma must not know this" in site.client("Jonas").get("/record").content
