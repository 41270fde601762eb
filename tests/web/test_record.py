"""The record: what the address asks for is what is shown, counted from what its reader may read."""

from dataclasses import fields
from html import unescape
from re import findall
from typing import Any

import pytest
from django.utils import translation
from tests.case.text_room import framework
from tests.web.conftest import Site

from goodoffices.case.kinds import (
    Contact,
    ContactForm,
    ContactState,
    Deadline,
    Draft,
    Note,
    Party,
    Stop,
    Tabled,
    Undertaking,
    UndertakingSort,
)
from goodoffices.case.statement import KINDS
from goodoffices.office.sitting import fresh
from goodoffices.text.form.framework import dumps

NOT_SHOWN = {
    "act",
    "act_room",
    "alternative",
    "asked",
    "best_package",
    "better",
    "blocking",
    "bracket",
    "brackets",
    "bridging",
    "chosen",
    "clause",
    "curve",
    "decided",
    "document",
    "doubted",
    "draft",
    "drafts",
    "dropped",
    "fate",
    "follows",
    "framework",
    "front",
    "front_of",
    "host",
    "less",
    "more",
    "names",
    "needs",
    "note",
    "of",
    "of_room",
    "open",
    "option",
    "options",
    "packages",
    "parked",
    "preferred",
    "provision",
    "provisions",
    "returned",
    "revived_by",
    "room",
    "rooms",
    "seed",
    "shown",
    "some_package",
    "struck",
    "supposed",
    "taken",
    "tie",
    "translations",
    "untied",
    "what_if",
}
"""By hand: ids of places in a text and of other entries, documents, and what the screens of packages show."""


def page(client: Any, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content
    return unescape(answer.content.decode())


def sentences(html: str) -> list[str]:
    return findall(r'<a href="/record/[0-9a-f]{32}"[^>]*><bdi>([^<]*)</bdi></a>', html)


def choices(html: str) -> dict[str, tuple[str, int]]:
    """The facets' values: the address and the count of each."""
    found = findall(r'<a href="(\?[^"]*)"[^>]*><bdi>([^<]*)</bdi></a> <bdi class="muted">(\d+)</bdi>', html)
    return {called: (address, int(count)) for address, called, count in found}


def test_facets_count_only_what_the_reader_may_read_and_lead_to_it(site: Site) -> None:
    shared, own = site.room("Table", "Rana", "Piet"), site.room("Rana alone", "Rana")
    for room, text in ((shared, "For both."), (own, "For Rana."), (own, "Also for Rana.")):
        site.sitting("Rana").say(room, Note(text=text), fresh())
    rana, piet = choices(page(site.client("Rana"), "/record")), choices(page(site.client("Piet"), "/record"))
    assert (rana["notes"][1], piet["notes"][1]) == (3, 1)
    assert "Rana alone" not in piet
    notes = page(site.client("Rana"), f"/record{rana['notes'][0]}")
    assert sentences(notes) == ["Note: Also for Rana.", "Note: For Rana.", "Note: For both."]
    both = page(site.client("Rana"), f"/record{choices(notes)['Rana alone'][0]}")
    assert sentences(both) == ["Note: Also for Rana.", "Note: For Rana."]
    assert choices(both)["Table"][1] == 1, "another room is still offered, with the count it would have"
    assert sentences(page(site.client("Rana"), "/record?kind=no-such-kind")) == []


def test_a_party_is_found_by_name_in_notes_and_in_contacts_with_several(site: Site) -> None:
    room, party = site.room("Table of parties", "Ada"), fresh()
    ada = site.sitting("Ada")
    ada.say(room, Party(title="Highlands", letter="H"), party)
    ada.say(room, Note(text="Of them.", party=party), fresh())
    ada.say(room, Contact(form=ContactForm.CALL, others=("Nobody else", party), subject="the ford"), fresh())
    address, count = choices(page(site.client("Ada"), "/record"))["Highlands"]
    assert count == 3
    assert len(sentences(page(site.client("Ada"), f"/record{address}"))) == 3


def test_parties_come_in_the_order_of_protocol_however_often_they_are_spoken_of(site: Site) -> None:
    room, ids = site.room("Table of protocol", "Ewa"), [fresh(), fresh()]
    ewa = site.sitting("Ewa")
    for own, title, letter in zip(ids, ("Zenith", "Abyss"), "AB", strict=True):
        ewa.say(room, Party(title=title, letter=letter), own)
    ewa.say(room, Note(text="Of one of them.", party=ids[1]), fresh())
    shown = choices(page(site.client("Ewa"), "/record"))
    assert [(called, shown[called][1]) for called in shown if called in {"Zenith", "Abyss"}] == [
        ("Zenith", 1),
        ("Abyss", 2),
    ]


def test_fifty_entries_are_a_page_and_links_lead_to_the_earlier_ones(site: Site) -> None:
    room = site.room("Long table", "Bela")
    for number in range(60):
        site.sitting("Bela").say(room, Note(text=f"The {number}th."), fresh())
    client = site.client("Bela")
    first = page(client, "/record?kind=note")
    (earlier,) = findall(r'href="(\?[^"]*)" rel="next"', first)
    second = page(client, f"/record{earlier}")
    assert sentences(first) + sentences(second) == [f"Note: The {number}th." for number in reversed(range(60))]
    assert len(sentences(first)) == 50
    assert 'rel="prev"' in second
    assert 'rel="next"' not in second


def test_as_of_a_day_shows_nothing_later_and_what_is_no_day_is_refused_in_words(site: Site) -> None:
    room = site.room("Table of days", "Cato")
    site.sitting("Cato").say(room, Note(text="Said now."), fresh())
    client = site.client("Cato")
    assert sentences(page(client, "/record?as_of=2020-01-01")) == []
    assert "Note: Said now." in sentences(page(client, "/record?as_of=2999-01-01"))
    assert "No day is written as “soon”" in page(client, "/record?as_of=soon", status=409)


def test_an_entry_shows_its_fields_in_words_its_room_and_its_history(site: Site) -> None:
    room, party, contact = site.room("Table of visits", "Dora"), fresh(), fresh()
    dora = site.sitting("Dora")
    dora.say(room, Party(title="Uplands", letter="U"), party)
    said = Contact(
        form=ContactForm.VISIT, others=(party,), subject="first line\nsecond line", stops=(Stop(place="Tarn"),)
    )
    dora.say(room, said, contact)
    dora.say(room, Contact(form=ContactForm.CALL, others=(party,), contact=contact), fresh())
    html = page(site.client("Dora"), f"/record/{contact}")
    assert "<dt>With whom</dt><dd><bdi>Uplands</bdi></dd>" in html
    assert "first line<br>second line" in html
    assert "<dt>How we know</dt>" in html
    assert "<dt>Stops</dt><dd><bdi>Tarn</bdi></dd>" in html
    assert '<span class="room"><bdi>Table of visits</bdi></span>' in html
    assert len(sentences(html)) == 2, "both that were said of this contact"


def test_of_a_contact_that_is_only_expected_nobody_says_that_we_were_present(site: Site) -> None:
    room, own = site.room("Table to come", "Dora"), fresh()
    expected = Contact(form=ContactForm.CALL, others=("Uplands",), state=ContactState.EXPECTED)
    site.sitting("Dora").say(room, expected, own)
    assert "How we know" not in page(site.client("Dora"), f"/record/{own}")


def test_an_entry_leads_to_its_note_and_its_place_in_the_text_only_where_they_may_be_read(site: Site) -> None:
    shared, alone = site.room("Shared table", "Filip", "Gesa"), site.room("Filip alone", "Filip")
    filip, draft, note = site.sitting("Filip"), fresh(), fresh()
    filip.say(alone, Draft(framework=dumps(framework()).decode(), number="1"), draft)
    filip.say(alone, Note(text="They object."), note)
    own = fresh()
    filip.say(shared, Undertaking(sort=UndertakingSort.PROMISE, by="A", to="B", words="lists", note=note), own)
    carried = fresh()
    filip.say(shared, Contact(form=ContactForm.VISIT, others=("A",), draft=draft), carried)
    links = {who: [page(site.client(who), f"/record/{one}") for one in (own, carried)] for who in ("Filip", "Gesa")}
    assert [f"/notes/{note}" in links["Filip"][0], f"/text?draft={draft}#" in links["Filip"][1]] == [True, True]
    assert [note in html or draft in html for html in links["Gesa"]] == [False, False]


def test_an_id_that_the_readers_rooms_do_not_name_is_not_shown(site: Site) -> None:
    room, own, foreign = site.room("Table of ids", "Emil"), fresh(), fresh()
    site.sitting("Emil").say(room, Deadline(title="winter", on="2026-12-01", whose=foreign), own)
    assert foreign not in page(site.client("Emil"), f"/record/{own}")


@pytest.mark.usefixtures("site")
def test_a_day_keeps_its_order_in_a_sentence_that_is_written_from_right_to_left() -> None:
    from goodoffices.web.page import in_words  # noqa: PLC0415 - only once Django is set up

    sentence = Deadline(title="winter", on="2026-12-06").sentence(str)
    with translation.override("ar"):
        assert "\u20682026\u201112\u201106\u2069" in in_words(sentence)
    with translation.override("en"):
        assert in_words(sentence) == "Deadline on 2026-12-06: winter"


@pytest.mark.usefixtures("site")
def test_a_word_of_the_trade_within_a_sentence_is_told_in_the_language_of_the_page() -> None:
    from goodoffices.web.page import in_words  # noqa: PLC0415 - only once Django is set up

    sentence = Tabled(name="A", called="Delegation A", document="").sentence(str)
    with translation.override("ar"):
        assert "tabled" not in in_words(sentence)
    with translation.override("en"):
        assert in_words(sentence) == "Proposal of Delegation A (tabled): A"


@pytest.mark.usefixtures("site")
def test_every_field_of_every_kind_has_a_name_or_stands_on_the_list_of_those_not_shown() -> None:
    from goodoffices.web.mediators.choices import KINDS_CALLED  # noqa: PLC0415 - as above
    from goodoffices.web.mediators.record_shown import FIELDS_CALLED  # noqa: PLC0415 - only once Django is set up

    every = {one.name for kind in KINDS.values() for one in fields(kind)}
    names = {kind.NAME for kind in KINDS.values()}
    assert every - set(FIELDS_CALLED) - names - NOT_SHOWN == set()
    assert every >= NOT_SHOWN
    assert names - set(KINDS_CALLED) == set()
