"""People and rooms: who reads what, who is let in and out, and what could be read until then."""

from tests.web.conftest import Site

from goodoffices.case.kinds import Note
from goodoffices.office.sitting import fresh


def test_a_room_is_opened_for_some_people_and_once_however_often_the_form_is_sent(site: Site) -> None:
    site.room("Team of the valley", "Vera", "Wim")
    wim, vera, own = site.person("Wim").id, site.client("Vera"), fresh()
    typed = {"title": "Side room", "purpose": "Road alone", "readers": [wim], "id": own}
    for _ in range(2):
        assert vera.post("/people/room", typed).status_code == 303
    page = site.client("Wim").get("/people").content.decode()
    assert page.count("Side room</bdi></span></h2>") == 1
    assert "Road alone" in page
    assert len(site.sitting("Wim").view.within([own]).entries) == 3


def test_who_is_let_in_reads_what_the_choice_says(site: Site) -> None:
    room = site.room("Team of the pass", "Vera", "Xaver")
    site.room("Where Yrsa is known", "Vera", "Yrsa", "Zeno")
    site.sitting("Vera").say(room, Note(text="Said before."), fresh())
    vera = site.client("Vera")
    for called, earlier in (("Yrsa", "all"), ("Zeno", "on")):
        typed = {"person": site.person(called).id, "earlier": earlier, "room": room, "id": fresh()}
        assert vera.post("/people/admit", typed).status_code == 303
    read = ["Said before." in site.client(one).get("/record").content.decode() for one in ("Yrsa", "Zeno")]
    assert read == [True, False]
    assert vera.post("/people/admit", typed).status_code == 303  # sent twice, done once
    again = vera.post("/people/admit", {**typed, "id": fresh()})
    assert "reads this room already" in again.content.decode()


def test_before_a_removal_the_page_tells_what_could_be_read_and_afterwards_the_room_is_closed(site: Site) -> None:
    room = site.room("Team of the dam", "Vera", "Arno")
    site.sitting("Vera").say(room, Note(text="Said while Arno was there."), fresh())
    arno, vera = site.person("Arno").id, site.client("Vera")
    count = len(site.sitting("Vera").view.within([room]).entries)
    asked = f"/people/remove?room={room}&person={arno}"
    assert f"Arno could have read {count} entries" in vera.get(asked).content.decode()
    typed = {"room": room, "person": arno, "id": fresh()}
    assert vera.post("/people/remove", typed).status_code == 303
    assert f"could have read {count} entries until then" in vera.get("/people").content.decode()
    site.sitting("Vera").say(room, Note(text="Said without Arno."), fresh())
    assert "Said without Arno." not in site.client("Arno").get("/record").content.decode()
    again = vera.post("/people/remove", {**typed, "id": fresh()})
    assert (again.status_code, "does not read the room" in again.content.decode()) == (409, True)


def test_the_last_reader_of_a_room_stays(site: Site) -> None:
    room = site.room("Alone", "Vera")
    typed = {"room": room, "person": site.person("Vera").id, "id": fresh()}
    refused = site.client("Vera").post("/people/remove", typed)
    assert refused.status_code == 409
    assert "Nobody else reads this room" in refused.content.decode()
