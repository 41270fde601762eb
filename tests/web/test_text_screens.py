"""The screens of the text, without scripts: table, unify, read, edit, lift, and what was typed is never lost."""

import asyncio
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.office.test_drafting import ONE, OTHER, SHARED, edit
from tests.web.conftest import Site

from goodoffices.case.kinds import Note, Reaction, Stance
from goodoffices.case.negotiating import NegotiatingText, head, shown
from goodoffices.office.drafting import edit_provision
from goodoffices.office.sitting import fresh

PAPERS = {"A": (ONE, SHARED), "B": (OTHER, SHARED)}


_CLIENTS: dict[str, Any] = {}


def logged_in(site: Site, called: str) -> Any:
    """A person's browser, which stays logged in: printed codes are few."""
    if called not in _CLIENTS:
        _CLIENTS[called] = site.client(called)
    return _CLIENTS[called]


def page(answer: Any) -> str:
    return unescape(answer.content.decode())


def lines(answer: Any) -> list[bytes]:
    """A page that comes line by line, read to its end."""

    async def read() -> list[bytes]:
        return [one async for one in answer.streaming_content]

    return asyncio.run(read())


def made(client: Any, path: str, typed: dict[str, Any]) -> str:
    """Make one text of proposals; the page that tells of it."""
    answer = client.post(path, typed)
    assert answer.status_code == 200, page(answer)
    return unescape(b"".join(lines(answer)).decode())


def table(client: Any, room: str, name: str, *lines: str) -> Any:
    """Upload a proposal as plain text."""
    file = SimpleUploadedFile(f"{name}.txt", "\n\n".join(lines).encode())
    typed = {"id": fresh(), "name": name, "called": f"Delegation {name}", "room": room, "file": file}
    return client.post("/unify", typed)


def laid(site: Site, *readers: str) -> tuple[Any, str, NegotiatingText]:
    """Two proposals tabled and unified by the first reader of a new room, through the site."""
    room = site.room("Team of the text", *readers)
    client = logged_in(site, readers[0])
    names = []
    for name, lines in PAPERS.items():
        names.append(f"{name}{fresh()[:4]}")
        assert table(client, room, names[-1], *lines).status_code == 303
    made(client, "/unify/draft", {"id": fresh(), "room": room, "title": "Withdrawal", "names": names})
    return client, room, head(site.sitting(readers[0]).view, room)


def at(text: NegotiatingText, place: int = 1, /, **more: str) -> dict[str, str]:
    """What the form of a clause sends."""
    provision = text.framework.provisions[place]
    return {"id": fresh(), "draft": text.draft.id, "provision": provision.id, "after": text.head, **more}


def test_uploaded_proposals_become_one_text_in_brackets(site: Site) -> None:
    client, _, text = laid(site, "Wim")
    told = page(client.get(f"/unify/questions?draft={text.draft.id}"))
    assert "Brackets set: 1" in told
    read = page(client.get(f"/text?draft={text.draft.id}"))
    assert '[30 days<span class="end">]<sup class="holders"><bdi>A' in read
    assert '[60 days<span class="end">]<sup class="holders"><bdi>B' in read
    assert "Prisoners are released on both sides." in read


@pytest.mark.parametrize("mode", ["brackets", "tabled", "changes", "clean", "party"])
def test_every_way_of_reading_shows_the_text_and_no_clause_twice(site: Site, mode: str) -> None:
    client, _, text = laid(site, "Wim")
    read = page(client.get(f"/text?draft={text.draft.id}&mode={mode}"))
    assert read.count("Prisoners are released on both sides.") == (0 if mode == "changes" else 1)
    assert ("within 30 days of" in read) == (mode in {"tabled", "party"})
    assert ("within […] of" in read) == (mode == "clean")


def test_a_foreign_draft_is_answered_as_an_absent_one(site: Site) -> None:
    _, _, text = laid(site, "Wim")
    site.room("Elsewhere", "Orla")
    orla = site.client("Orla")
    for path in ("/text", "/text/coverage", "/unify/questions"):
        foreign, absent = (orla.get(f"{path}?draft={one}") for one in (text.draft.id, "0" * 32))
        assert (foreign.status_code, absent.status_code) == (404, 404)
        assert foreign.content == absent.content
    assert "Withdrawal" not in page(orla.get("/text"))


def test_a_clause_is_saved_and_its_lock_goes_with_it(site: Site) -> None:
    client, room, text = laid(site, "Wim", "Ines")
    kept = page(client.post("/text/clause", at(text, act="lock", words="All prisoners")))
    assert "You keep this clause until" in kept
    assert "All prisoners</textarea>" in kept
    ines = logged_in(site, "Ines")
    assert "Wim edits this clause until" in page(ines.get(f"/text?draft={text.draft.id}"))
    refused = ines.post("/text/clause", at(text, act="save", words="None of them."))
    assert refused.status_code == 409
    assert "None of them.</textarea>" in page(refused)
    assert client.post("/text/clause", at(text, act="save", words="All prisoners are released.")).status_code == 303
    assert "edits this clause" not in page(ines.get(f"/text?draft={text.draft.id}"))
    assert shown(head(site.sitting("Ines").view, room).framework.provisions[1]) == "All prisoners are released."


def test_who_saves_too_late_sees_both_wordings_and_can_save_again(site: Site) -> None:
    client, room, text = laid(site, "Wim")
    edit_provision(site.sitting("Wim"), edit(text, "All of them."), fresh())
    late = client.post("/text/clause", at(text, act="save", words="Half of them.", because="Their paper."))
    told = page(late)
    assert late.status_code == 409
    assert "and now reads “All of them.”" in told
    assert "Half of them.</textarea>" in told
    assert 'value="Their paper."' in told
    now = head(site.sitting("Wim").view, room)
    assert f'name="after" value="{now.head}"' in told
    assert client.post("/text/clause", at(now, act="save", words="Half of them.")).status_code == 303


@pytest.mark.parametrize("path", ["/text/clause", "/text/check"])
def test_words_are_read_while_they_are_typed_and_change_nothing(site: Site, path: str) -> None:
    client, room, text = laid(site, "Wim")
    holder = text.framework.origins[0].id
    told = page(client.post(path, at(text, act="check", words=f"All [men]^{{{holder}}} [women] are free.")))
    assert "It will read:" in told
    assert f"<bdi>{holder}</bdi>" in told
    assert "Line 1: a bracket is opened here" in page(client.post(path, at(text, act="check", words="All [men")))
    assert head(site.sitting("Wim").view, room).framework == text.framework


def test_a_bracket_shows_who_holds_it_and_what_was_said_and_is_lifted_for_a_reason(site: Site) -> None:
    client, room, text = laid(site, "Wim")
    bracket = next(text.framework.provisions[0].brackets())[0]
    chosen = bracket.alternatives[0]
    site.sitting("Wim").say(
        room,
        Reaction(party="A", provision="p1", alternative=chosen.id, stance=Stance.LIVE_WITH, words="if it is watched"),
        fresh(),
    )
    told = page(client.get(f"/text/bracket?draft={text.draft.id}&bracket={bracket.id}"))
    assert "can live with" in told
    assert "if it is watched" in told
    form = {"id": fresh(), "draft": text.draft.id, "bracket": bracket.id, "after": text.head, "act": "lift"}
    refused = client.post("/text/bracket", {**form, "chosen": chosen.id, "because": " "})
    assert refused.status_code == 409
    assert f'value="{chosen.id}" required checked' in page(refused)
    assert client.post("/text/bracket", {**form, "chosen": chosen.id, "because": "Plenary."}).status_code == 303
    now = head(site.sitting("Wim").view, room)
    assert "within 30 days of" in shown(now.framework.provisions[0])
    restored = at(now, 0, act="restore", lifted=now.steps[0].said.id, because="Not heard.")
    assert client.post("/text/clause", restored).status_code == 303
    assert head(site.sitting("Wim").view, room).framework == text.framework


def test_a_bridging_proposal_can_be_chosen(site: Site) -> None:
    client, room, text = laid(site, "Wim")
    bracket = next(text.framework.provisions[0].brackets())[0]
    form = {"draft": text.draft.id, "bracket": bracket.id, "after": text.head}
    bridge = fresh()
    told = client.post("/text/bracket", {**form, "id": bridge, "act": "bridge", "words": "45 days"})
    assert "45 days (bridging proposal" in page(told)
    lift = {**form, "id": fresh(), "act": "lift", "chosen": bridge, "because": "Both."}
    assert client.post("/text/bracket", lift).status_code == 303
    assert "within 45 days of" in shown(head(site.sitting("Wim").view, room).framework.provisions[0])


def test_a_state_is_recorded_from_what_was_said(site: Site) -> None:
    client, room, text = laid(site, "Wim")
    note = fresh()
    site.sitting("Wim").say(room, Note(text="Both agree to the second clause."), note)
    typed = {**at(text, act="state", agreement="agreed", basis=note), "parties": ["Delegation A", "Delegation B"]}
    assert client.post("/text/clause", typed).status_code == 303
    read = page(client.get(f"/text?draft={text.draft.id}"))
    assert "agreed (Delegation A, Delegation B)" in " ".join(read.replace("<bdi>", "").replace("</bdi>", "").split())


def test_the_text_as_it_reads_becomes_the_next_draft_and_the_old_one_stays(site: Site) -> None:
    client, room, text = laid(site, "Wim")
    edit_provision(site.sitting("Wim"), edit(text, "All of them."), fresh())
    assert client.post("/text/drafts", {"id": fresh(), "room": room, "title": "Second"}).status_code == 303
    now = head(site.sitting("Wim").view, room)
    assert (now.now.number, now.steps) == ("2", ())
    changes = page(client.get(f"/text?draft={now.draft.id}&mode=changes&since={text.draft.id}"))
    assert "All of them." not in changes
    old = page(client.get(f"/text?draft={text.draft.id}"))
    assert "can no longer be changed" in old
    assert "All of them." in old


def test_coverage_tells_of_every_block_and_of_what_was_changed_since(site: Site) -> None:
    client, _, text = laid(site, "Wim")
    one = page(client.get(f"/text/coverage?draft={text.draft.id}"))
    assert one.count("Prisoners are released on both sides.") == 1
    before = page(client.get(f"/text/coverage?draft={text.draft.id}&of=all"))
    assert before.count("Prisoners are released on both sides.") == 2
    assert "changed since" not in before
    edit_provision(site.sitting("Wim"), edit(text, "All of them."), fresh())
    assert page(client.get(f"/text/coverage?draft={text.draft.id}&of=all")).count("changed since") == 2


def test_a_file_that_cannot_be_read_is_refused_and_nothing_typed_is_lost(site: Site) -> None:
    room = site.room("Team of files", "Wim")
    client = logged_in(site, "Wim")
    file = SimpleUploadedFile("paper.docx", b"no Word file at all")
    typed = {"id": fresh(), "name": "Q", "called": "Delegation Q", "title": "On water", "room": room, "file": file}
    answer = client.post("/unify", typed)
    assert answer.status_code == 409
    assert 'value="On water"' in page(answer)
    assert 'value="Delegation Q"' in page(answer)
    assert client.post("/unify", {**typed, "file": ""}).status_code == 409


def test_what_was_said_of_words_that_are_gone_is_shown_apart(site: Site) -> None:
    client, room, text = laid(site, "Wim")
    bracket = next(text.framework.provisions[0].brackets())[0]
    said = Reaction(party="A", provision="p1", stance=Stance.OBJECT, words="too late")
    site.sitting("Wim").say(room, said, fresh())
    path = f"/text/bracket?draft={text.draft.id}&bracket={bracket.id}"
    assert "Said of words that no longer stand" not in page(client.get(path))
    holders = [one.id for one in text.framework.origins]
    words = f"They leave within [30 days]^{holders[0]} [60 days]^{holders[1]}."
    assert client.post("/text/clause", at(text, 0, act="save", words=words)).status_code == 303
    assert "Said of words that no longer stand" in page(client.get(path))


def test_a_long_text_comes_page_by_page_and_every_clause_is_on_one(site: Site) -> None:
    room = site.room("Team of a long text", "Wim")
    client, draft = logged_in(site, "Wim"), fresh()
    lines = [f"{number}. The Parties keep promise {number:03} in full." for number in range(1, 131)]
    name = f"L{fresh()[:4]}"
    assert table(client, room, name, *lines).status_code == 303
    made(client, "/unify/draft", {"id": draft, "room": room, "names": [name]})
    texts = [page(client.get(f"/text?draft={draft}&start={start}")) for start in range(0, 130, 25)]
    points = [page(client.get(f"/text/coverage?draft={draft}&part={part}")) for part in (1, 2)]
    for number in range(1, 131):
        assert sum(f"promise {number:03}" in one for one in texts) == 1
        assert sum(f"promise {number:03}" in one for one in points) == 1
    assert "promise 099" in page(client.get(f"/text?draft={draft}&at=p99"))
