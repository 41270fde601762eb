"""Search over the site: only what its reader may read is found, and what is found is shown as it is written."""

from html import unescape

from tests.web.conftest import Site

from goodoffices.case.kinds import Note, Party
from goodoffices.office.sitting import fresh


def found(site: Site, who: str, query: str) -> str:
    answer = site.client(who).get("/search", {"q": query})
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def test_only_the_readers_rooms_are_searched_and_every_hit_names_its_room(site: Site) -> None:
    room = site.room("Room of the Tarn", "Fenna")
    site.room("Room of others", "Goran")
    site.sitting("Fenna").say(room, Note(text="They would open the Sarkand gate."), fresh())
    html = found(site, "Fenna", "sark")
    assert "<mark>Sarkand </mark>" in html
    assert '<span class="room"><bdi>Room of the Tarn</bdi></span>' in html
    assert "Sarkand" not in found(site, "Goran", "sark")


def test_what_is_said_of_a_party_is_found_by_its_name_and_arabic_however_it_is_spelt(site: Site) -> None:
    room, party = site.room("Room of names", "Hala"), fresh()
    hala = site.sitting("Hala")
    hala.say(room, Party(title="Meadowlands"), party)
    hala.say(room, Note(text="اتفاق على وَقْفِ إِطْلاقِ النار", party=party), fresh())
    assert "وَقْفِ" in found(site, "Hala", "meadowl وقف")


def test_what_was_typed_comes_back_as_text_and_never_as_markup(site: Site) -> None:
    site.room("Room of signs", "Ivo")
    answer = site.client("Ivo").get("/search", {"q": "<b>x"})
    assert b"<b>x" not in answer.content
    assert b"&lt;b&gt;x" in answer.content


def test_more_than_can_be_shown_is_said_to_be_more(site: Site) -> None:
    room = site.room("Room of many", "Jana")
    for number in range(101):
        site.sitting("Jana").say(room, Note(text=f"Heron {number}."), fresh())
    html = found(site, "Jana", "heron")
    assert "More than 100 entries" in html
    assert html.count("<mark>") >= 100
