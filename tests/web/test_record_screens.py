"""The record on its page: narrowed by the address alone, as of a day, page after page, and searched."""

import re

from django.test import Client
from tests.web.conftest import Site

from goodoffices.case.kinds import Note, Party, Position
from goodoffices.office.sitting import fresh


def record(client: Client, query: str = "") -> str:
    return client.get(f"/record{query}").content.decode()


def counted(page: str) -> int:
    """The number of entries that a page says there are."""
    return int(re.search(r"(\d+) entr", page)[1])  # type: ignore[index]  # the page always says it


def test_the_address_narrows_the_record_and_every_facet_tells_how_many_it_leaves(site: Site) -> None:
    room, other = site.room("Facets A", "Runa"), site.room("Facets B", "Runa")
    runa, party = site.sitting("Runa"), fresh()
    runa.say(room, Party(title="Uplands", letter="A"), party)
    for one in (room, room, other):
        runa.say(one, Note(text="They called.", party=party), fresh())
    client = site.client("Runa")
    assert counted(record(client, "?kind=note")) == 3
    assert counted(record(client, f"?kind=note&room={room}")) == 2
    assert counted(record(client, f"?party={party}")) == 4
    page = record(client, f"?kind=note&room={room}")
    assert re.search(
        rf'<a href="\?kind=note&amp;room={other}"><bdi>Facets B</bdi></a> <bdi class="muted">1</bdi>', page
    )
    assert counted(record(client, "?kind=no-such-kind")) == 0


def test_the_record_is_shown_as_it_was_at_the_end_of_a_day(site: Site) -> None:
    room = site.room("As of", "Runa")
    site.sitting("Runa").say(room, Note(text="Said today."), fresh())
    client = site.client("Runa")
    assert counted(record(client, "?as_of=2020-01-01")) == 0
    assert "Said today." in record(client, "?as_of=2999-01-01")
    refused = client.get("/record?as_of=soon")
    assert refused.status_code == 409
    assert "is no day" in refused.content.decode()


def test_a_long_record_comes_in_pages_that_keep_what_was_asked_for(site: Site) -> None:
    room = site.room("Pages", "Stig")
    stig = site.sitting("Stig")
    for number in range(60):
        stig.say(room, Note(text=f"Number {number}."), fresh())
    first = record(site.client("Stig"), "?kind=note")
    assert "Number 59." in first
    assert "Number 9." not in first
    earlier = re.search(r'<a href="([^"]+)" rel="next">', first)[1]  # type: ignore[index]  # there are two pages
    assert "Number 9." in record(site.client("Stig"), earlier.replace("&amp;", "&"))


def test_an_entry_shows_what_was_said_of_the_same_thing_before(site: Site) -> None:
    room, issue = site.room("History", "Runa"), fresh()
    runa, last = site.sitting("Runa"), fresh()
    runa.say(room, Position(party="A", issue=issue, words="closed"), fresh())
    runa.say(room, Position(party="A", issue=issue, words="open by day"), last)
    page = site.client("Runa").get(f"/record/{last}").content.decode()
    assert "closed" in page
    assert "Read in:" in page


def test_search_finds_by_how_words_begin_and_only_in_ones_own_rooms(site: Site) -> None:
    room = site.room("Search", "Runa", "Tove")
    site.room("Elsewhere", "Uwe")
    site.sitting("Runa").say(room, Note(text="وَقْفُ إطلاق النار على الطريق"), fresh())
    found, foreign = (site.client(one).get("/search?q=وقف اطلاق").content.decode() for one in ("Tove", "Uwe"))
    assert "<mark>وَقْفُ </mark>" in found
    assert "1 entry" in found
    assert "<mark>" not in foreign
