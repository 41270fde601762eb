"""A reaction is recorded straight at the words that it is to, and one that we noted never looks like one that was written."""  # noqa: E501 - one sentence

from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.case.text_room import framework
from tests.text.unify.papers import paper
from tests.web.conftest import Site

from goodoffices.case.kinds import Authority, Binds, Draft, Note, Office, Party, Reaction, Stance
from goodoffices.office.sitting import fresh
from goodoffices.text.form.framework import dumps
from goodoffices.text.framework import Framework
from goodoffices.text.unify import unify

LIGHT = 60_000


@pytest.fixture(scope="module")
def rooms(site: Site) -> tuple[str, str]:
    return site.room("Table of reactions", "Kaj", "Liv"), site.room("Kaj with A", "Kaj")


@pytest.fixture(scope="module")
def kaj(site: Site, rooms: tuple[str, str]) -> Client:
    assert rooms
    return site.client("Kaj")  # type: ignore[no-any-return]  # a client, as the site makes it


@pytest.fixture(scope="module")
def party(site: Site, rooms: tuple[str, str]) -> str:
    own = fresh()
    site.sitting("Kaj").say(rooms[0], Party(title="Uplands", letter="A"), own)
    return own


def laid(site: Site, room: str, made: Framework) -> str:
    own = fresh()
    site.sitting("Kaj").say(room, Draft(framework=dumps(made).decode(), number="1"), own)
    return own


def words_of(made: Framework) -> dict[str, str]:
    """The first bracket: its clause, itself, and its two alternatives."""
    provision, bracket = next((one, each) for one in made.provisions for each, _ in one.brackets())
    first, second = bracket.alternatives
    return {"provision": provision.id, "bracket": bracket.id, "alternative": first.id, "other": second.id}


def typed(party: str, room: str, **more: Any) -> dict[str, Any]:
    said = {"party": party, "stance": "can live with", "authority": "instructed", "binds": "office"}
    return {"id": fresh(), "room": room, **said, **more}


def test_a_reaction_to_an_alternative_holds_all_that_was_typed_and_stands_beside_it(
    site: Site, kaj: Client, rooms: tuple[str, str], party: str
) -> None:
    made = framework()
    draft, at = laid(site, rooms[0], made), words_of(made)
    bracket = f"/text/bracket?draft={draft}&bracket={at['bracket']}"
    link = f"/text/reaction?draft={draft}&amp;provision={at['provision']}&amp;alternative={at['alternative']}"
    assert link in kaj.get(bracket).content.decode()
    assert "30 days" in kaj.get(unescape(link)).content.decode()
    said = typed(party, rooms[1], stance="only if", condition="if the road opens", words="We could.", noted="1")
    said |= {"on": "2026-11-02", "by": "their envoy", "source": "a call", "preferred": at["other"], "draft": draft}
    watched = next(made.provisions[1].brackets())[0].alternatives[0].id
    said |= {"provision": at["provision"], "alternative": at["alternative"], "needs": [watched]}
    letter = SimpleUploadedFile("letter.pdf", b"%PDF")
    for _ in range(2):
        letter.seek(0)
        answer = kaj.post("/text/reaction", {**said, "attachments": letter})
        assert answer.headers["Location"] == bracket
    (reaction,) = [one for one in site.sitting("Kaj").view.all(Reaction) if one.now.by == "their envoy"]
    assert reaction.now == Reaction(
        party=party,
        provision=at["provision"],
        stance=Stance.ONLY_IF,
        alternative=at["alternative"],
        words="We could.",
        preferred=at["other"],
        condition="if the road opens",
        on="2026-11-02",
        by="their envoy",
        authority=Authority.INSTRUCTED,
        binds=Binds.OFFICE,
        label="1.",
        source="a call",
        needs=(watched,),
    )
    assert (reaction.last.room, reaction.last.files[0].name) == (rooms[1], "letter.pdf")
    page = unescape(kaj.get(bracket).content.decode())
    assert 'class="understood"' in page
    assert (
        "As we understood Uplands on 2026-11-02, it agrees to clause 1 only on a condition: if the road opens" in page
    )
    assert "if the road opens" not in site.client("Liv").get(bracket).content.decode()


def test_what_a_party_wrote_reads_and_looks_unlike_what_we_understood(
    site: Site, kaj: Client, rooms: tuple[str, str], party: str
) -> None:
    made = framework()
    draft, at = laid(site, rooms[0], made), words_of(made)
    to_clause = {"draft": draft, "provision": made.provisions[2].id}
    answer = kaj.post("/text/reaction", typed(party, rooms[0], words="Agreed.", **to_clause))
    assert answer.headers["Location"] == f"/text/reaction?draft={draft}&provision={made.provisions[2].id}"
    page = unescape(kaj.get(answer.headers["Location"]).content.decode())
    said = page[page.index('<li class="written">') : page.index("</li>", page.index('<li class="written">'))]
    assert "In its own writing" in said
    assert "Uplands can live with clause 3: Agreed." in said
    kaj.post("/text/reaction", typed(party, rooms[0], noted="1", **to_clause | {"provision": at["provision"]}))
    page = unescape(kaj.get(f"/text/bracket?draft={draft}&bracket={at['bracket']}").content.decode())
    assert "As we understood Uplands, it can live with clause 1</bdi>" in page
    record = kaj.get("/record?kind=reaction").content.decode()
    assert 'class="written"' in record
    assert 'class="understood"' in record


def test_a_reaction_that_cannot_be_understood_is_refused_and_a_tick_that_was_taken_away_stays_away(
    site: Site, kaj: Client, rooms: tuple[str, str], party: str
) -> None:
    made = framework()
    at = {"draft": laid(site, rooms[0], made), "provision": made.provisions[0].id}
    answer = kaj.post("/text/reaction", typed(party, rooms[0], stance="only if", words="Perhaps.", **at))
    page = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "needs its condition" in page
    assert "Perhaps.</textarea>" in page
    assert 'name="noted" value="1">' in page
    assert 'name="noted" value="1" checked' in kaj.get("/text/reaction", at).content.decode()
    gone = kaj.post("/text/reaction", typed(party, rooms[0], alternative="no-such-words", **at))
    assert gone.status_code == 404


def test_who_spoke_is_an_office_where_its_name_was_typed_and_else_the_name_itself(
    site: Site, kaj: Client, rooms: tuple[str, str], party: str
) -> None:
    made, office = framework(), fresh()
    at = {"draft": laid(site, rooms[0], made), "provision": made.provisions[0].id}
    site.sitting("Kaj").say(rooms[0], Office(title="Governor of the Uplands"), office)
    assert '<option value="Governor of the Uplands">' in kaj.get("/text/reaction", at).content.decode()
    for speaker in ("Governor of the Uplands", "Somebody at the door"):
        kaj.post("/text/reaction", typed(party, rooms[0], by=speaker, **at))
    said = site.sitting("Kaj").view.one(Reaction, f"{party}/{at['provision']}/")
    assert [one.statement.by for one in said.history][-2:] == [office, "Somebody at the door"]  # type: ignore[attr-defined]  # they are reactions


def many(count: int) -> Framework:
    """A text of so many clauses with a bracket in every tenth."""
    lines = [f"{number}. Post {number} reports to the commission on day {{}}." for number in range(1, count + 1)]
    sides = {"A": 7, "B": 9}
    return unify([
        paper(name, *(line.format(day if place % 10 == 0 else 5) for place, line in enumerate(lines)))
        for name, day in sides.items()
    ])  # fmt: skip


def test_a_sentence_is_marked_in_a_text_of_three_hundred_clauses_from_a_light_page(
    site: Site, kaj: Client, rooms: tuple[str, str], party: str
) -> None:
    made = many(300)
    laid(site, rooms[0], made)
    note = fresh()
    site.sitting("Kaj").say(rooms[0], Note(text="On 211 they yield."), note)
    form = {"as": "reaction", "sentence": "On 211 they yield.", "id": fresh(), "party": party, "stance": "agree"}
    form |= {"authority": "personal", "binds": "person"}
    pages = [kaj.get(f"/notes/{note}/mark?as=reaction&sentence=On+211+they+yield.")]
    pages += [
        kaj.post(f"/notes/{note}/mark", {**form, "look": "1", "clause-asked": asked}) for asked in ("211", "post")
    ]
    assert [one.status_code for one in pages] == [200] * 3
    assert max(len(one.content) for one in pages) < LIGHT - 20_000
    found = unescape(pages[1].content.decode())
    offered = [line for line in found.splitlines() if 'type="radio" name="clause"' in line]
    assert len(offered) == 3
    assert "211. [A] day 7" in found
    assert unescape(pages[2].content.decode()).count('name="clause"') == 20
    unchosen = kaj.post(f"/notes/{note}/mark", {**form, "clause-asked": "211"})
    assert unchosen.status_code == 409
    refused = unescape(unchosen.content.decode())
    assert "Nothing was chosen under “To which words”" in refused
    assert refused.count('type="radio" name="clause"') == 3
    provision = made.provisions[210]
    clause = f"{provision.id}/{provision.wordings[0].segments[1].alternatives[0].id}"  # type: ignore[union-attr]  # it is a bracket
    assert kaj.post(f"/notes/{note}/mark", {**form, "clause": clause}).status_code == 303
    (marked,) = [one.now for one in site.sitting("Kaj").view.all(Reaction) if one.now.note == note]
    assert (marked.label, f"{marked.provision}/{marked.alternative}") == ("211.", clause)
    strange = kaj.post(f"/notes/{note}/mark", {**form, "id": fresh(), "clause": "no/such"})
    assert "is not on the list any more" in unescape(strange.content.decode())


def test_a_clause_is_found_by_its_number_first_then_by_what_lies_under_it_then_by_its_words(
    site: Site, kaj: Client, rooms: tuple[str, str]
) -> None:
    from goodoffices.web.mediators.offered import find_clauses  # noqa: PLC0415 - only once Django is set up

    assert kaj
    laid(site, rooms[1], many(30))
    view = site.sitting("Kaj").view.within([rooms[1]])
    assert [called.split(" ")[0] for _, called in find_clauses(view, "7")][:1] == ["7."]
    assert {called.split(" ")[0] for _, called in find_clauses(view, "POST 12")} == {"12."}
    assert find_clauses(view, "no such words") == []
    assert find_clauses(view, "  ") == []


def test_a_room_that_does_not_read_the_text_learns_none_of_its_words_by_what_a_clause_is_called(
    site: Site, kaj: Client, party: str
) -> None:
    table, letters = site.room("Table of words", "Kaj"), site.room("Letters of words", "Kaj", "Mette")
    made = unify((paper("A", "Orvany is left to both."), paper("B", "Orvany is kept by the Mission.")))
    provision = replace(made.provisions[0], label="")
    made = replace(made, provisions=(provision,))
    at, note = {"draft": laid(site, table, made), "provision": provision.id}, fresh()
    site.sitting("Kaj").say(letters, Note(text="They object."), note)
    for room in (table, letters):
        assert kaj.post("/text/reaction", typed(party, room, words="To this.", **at)).status_code == 303
    mark = typed(party, letters, sentence="They object.", clause=f"{provision.id}/") | {"as": "reaction"}
    assert kaj.post(f"/notes/{note}/mark", mark).status_code == 303
    view = site.sitting("Kaj").view
    said = [(one.room, bool(one.statement.label)) for one in view.entries if isinstance(one.statement, Reaction)][-3:]
    assert said == [(table, True), (letters, False), (letters, False)]
    assert "Orvany" not in site.client("Mette").get("/record").content.decode()
