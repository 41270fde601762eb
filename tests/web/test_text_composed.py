"""Clauses that come, go and move, proposals and bridges withdrawn, and what was said of clauses of an earlier text."""

import pytest
from tests.office.test_drafting import SHARED
from tests.web.conftest import Site
from tests.web.test_text_screens import at, laid, made, page, table

from goodoffices.case.kinds import Issue, Reaction, Stance, Tabled
from goodoffices.case.negotiating import NegotiatingText, head, shown
from goodoffices.office.sitting import fresh


def composing(text: NegotiatingText, act: str, place: int = 1, /, **more: str) -> dict[str, str]:
    return at(text, place, act=act, because="Both asked for it.", **more)


def test_a_clause_is_added_moved_and_struck_by_forms_and_the_changes_show_it(site: Site) -> None:
    client, room, text = laid(site, "Wim")
    new = {"new": "1", "words": "Mines are marked on maps.", "number": "2 bis.", "sort": "item", "where": "after"}
    assert client.post("/text/clause", composing(text, "add", **new)).status_code == 303
    text = head(site.sitting("Wim").view, room)
    assert [one.label for one in text.framework.provisions] == ["1.", "2.", "2 bis."]
    assert client.post("/text/clause", composing(text, "move", 2, place="")).status_code == 303
    text = head(site.sitting("Wim").view, room)
    assert [one.label for one in text.framework.provisions] == ["2 bis.", "1.", "2."]
    assert client.post("/text/clause", composing(text, "strike", 2)).status_code == 303
    changes = page(client.get(f"/text?draft={text.draft.id}&mode=changes"))
    assert "<ins>Mines are marked on maps.</ins>" in changes
    assert "<del>Prisoners are released on both sides.</del>" in changes
    assert "Struck from this draft" in page(client.get(f"/text?draft={text.draft.id}"))


def test_a_struck_clause_is_set_again_from_its_own_page(site: Site) -> None:
    client, room, text = laid(site, "Wim")
    client.post("/text/clause", composing(text, "strike"))
    struck = head(site.sitting("Wim").view, room)
    path = f"/text/clause?draft={text.draft.id}&provision={text.framework.provisions[1].id}"
    told = page(client.get(path))
    assert "This clause was struck from the text." in told
    assert "Prisoners are released on both sides." in told
    form = composing(text, "set again", struck=struck.steps[0].said.id, place=text.framework.provisions[0].id)
    assert client.post("/text/clause", form).status_code == 303
    assert head(site.sitting("Wim").view, room).framework == text.framework


def test_words_typed_for_a_clause_that_was_struck_meanwhile_are_not_lost(site: Site) -> None:
    client, _, text = laid(site, "Wim")
    client.post("/text/clause", composing(text, "strike"))
    late = client.post("/text/clause", at(text, act="save", words="Half of them."))
    assert late.status_code == 409
    assert "Half of them.</textarea>" in page(late)


def test_a_refused_form_of_a_new_clause_stays_filled(site: Site) -> None:
    client, room, text = laid(site, "Wim")
    typed = {"new": "1", "words": "Mines are marked.", "number": "9.", "sort": "heading", "because": " "}
    refused = client.post("/text/clause", {**composing(text, "add"), **typed})
    assert refused.status_code == 409
    told = page(refused)
    assert "for a reason" in told
    assert 'value="9."' in told
    assert '<option value="heading" selected>' in told
    assert "Mines are marked.</textarea>" in told
    assert head(site.sitting("Wim").view, room).framework == text.framework


@pytest.mark.parametrize("act", ["strike", "move"])
def test_no_clause_goes_or_moves_without_a_reason(site: Site, act: str) -> None:
    client, room, text = laid(site, "Wim")
    refused = client.post("/text/clause", {**composing(text, act, place=""), "because": ""})
    assert refused.status_code == 409
    assert "for a reason" in page(refused)
    assert head(site.sitting("Wim").view, room).framework == text.framework


def test_a_new_clause_is_read_while_it_is_typed(site: Site) -> None:
    client, room, text = laid(site, "Wim")
    typed = {"new": "1", "words": "Mines [are marked] [are cleared].", "level": "x"}
    told = page(client.post("/text/check", at(text, **typed)))
    assert "It will read:" in told
    assert "are cleared" in told
    assert "A new clause needs words" in page(client.post("/text/check", at(text, **{**typed, "words": ""})))
    assert head(site.sitting("Wim").view, room).framework == text.framework


def test_a_proposal_is_withdrawn_for_a_reason_and_the_next_text_leaves_it_out_and_says_so(site: Site) -> None:
    client, room, text = laid(site, "Wim")
    name = text.framework.origins[1].id
    (own,) = (one.id for one in site.sitting("Wim").view.all(Tabled) if one.now.name == name)
    form = {"id": fresh(), "act": "withdraw", "proposal": own, "why": " "}
    refused = client.post("/unify", form)
    assert refused.status_code == 409
    assert "withdrawn for a reason" in page(refused)
    assert client.post("/unify", {**form, "why": "A letter of the delegation."}).status_code == 303
    told = page(client.get("/unify"))
    assert "A letter of the delegation." in told
    assert "The next text leaves it out, and says so." in told
    names = [one.id for one in text.framework.origins]
    assert f"Left out: {name}" in made(client, "/unify/draft", {"id": fresh(), "room": room, "names": names})
    now = head(site.sitting("Wim").view, room)
    assert f"Left out: {name}" in page(client.get(f"/unify/questions?draft={now.draft.id}"))
    assert "60 days" not in shown(now.framework.provisions[0])
    points = page(client.get(f"/text/coverage?draft={now.draft.id}&of=all"))
    assert points.count("the proposal is withdrawn") == 2


def test_a_bridging_proposal_is_withdrawn_stays_in_sight_and_can_no_longer_be_chosen(site: Site) -> None:
    client, _, text = laid(site, "Wim")
    bracket = next(text.framework.provisions[0].brackets())[0]
    form = {"draft": text.draft.id, "bracket": bracket.id, "after": text.head}
    bridge = fresh()
    client.post("/text/bracket", {**form, "id": bridge, "act": "bridge", "words": "45 days"})
    withdraw = {**form, "id": fresh(), "act": "withdraw", "bridge": bridge}
    assert client.post("/text/bracket", {**withdraw, "why": ""}).status_code == 409
    told = page(client.post("/text/bracket", {**withdraw, "why": "Neither side took it up."}))
    assert "45 days" in told
    assert "Neither side took it up." in told
    assert f'name="chosen" value="{bridge}"' not in told
    lift = {**form, "id": fresh(), "act": "lift", "chosen": bridge, "because": "Both."}
    assert client.post("/text/bracket", lift).status_code == 409


def test_a_bracket_says_what_each_wording_needs_of_those_who_hold_another(site: Site) -> None:
    client, room, text = laid(site, "Wim")
    bracket = next(text.framework.provisions[0].brackets())[0]
    thirty = bracket.alternatives[0]
    path = f"/text/bracket?draft={text.draft.id}&bracket={bracket.id}"
    holders = [one.holder for one in text.framework.origins]
    told = page(client.get(path))
    assert f"Nothing is recorded of {holders[1]} on these words: ask." in told
    assert "in brackets since" in told
    said = Reaction(
        party=holders[1],
        provision="p1",
        alternative=thirty.id,
        stance=Stance.ONLY_IF,
        condition="The road is open.",
    )
    site.sitting("Wim").say(room, said, fresh())
    told = page(client.get(path))
    assert f"{holders[1]} agrees on a condition, which must be met: The road is open." in told
    assert f"Nothing is recorded of {holders[0]} on these words: ask." in told


def test_an_issue_keeps_its_clauses_in_a_text_that_is_unified_anew_and_says_which_it_lost(site: Site) -> None:
    client, room, text = laid(site, "Wim")
    clauses = tuple(one.id for one in text.framework.provisions)
    site.sitting("Wim").say(room, Issue(title="Prisoners and withdrawal", provisions=clauses), fresh())
    third = f"C{fresh()[:4]}"
    table(client, room, third, "1. Ports open at once for ships of every flag.", SHARED)
    made(client, "/unify/draft", {"id": fresh(), "room": room, "names": [third]})
    now = head(site.sitting("Wim").view, room)
    kept = next(one.id for one in now.framework.provisions if "Prisoners" in shown(one))
    told = page(client.get(f"/text/coverage?draft={now.draft.id}&of=issues"))
    row = told[told.index("Prisoners and withdrawal") :].split("</tr>")[0]
    assert f"at={kept}#" in row
    assert row.count("at=") == 1
    assert "Clause 1. of draft 1 was not found in the draft after it" in row
