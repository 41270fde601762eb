"""What was decided at the gate once is no answer about other words, or about another act."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest
from tests.office.test_drafting import edit, tabled
from tests.web.conftest import Site

from goodoffices.case.called import called
from goodoffices.case.kinds import Decided, Note, ProvisionState, Role, Way
from goodoffices.case.negotiating import head
from goodoffices.office.drafting import edit_provision, set_state, table_proposal, unify_proposals
from goodoffices.office.showing import at_the_gate, show_draft
from goodoffices.office.sitting import Sitting, fresh
from goodoffices.release.stop import Cause
from goodoffices.text.wording import Agreement


@pytest.fixture
def rooms(site: Site) -> dict[str, str]:
    """A text of two proposals that differ in one clause, and the rooms of three parties."""
    site.person("Hanneke", Role.HEAD)
    found = {one: site.room(f"Remembered: {one}", "Hanneke", f"Reader of {one}") for one in ("A", "B", "C")}
    found["team"] = site.room("Remembered by the team", "Hanneke")
    hanneke, mark = site.sitting("Hanneke"), fresh()[:4]
    for letter, first in (("A", "soon"), ("B", "Ullmar")):
        lines = (f"1. Forces leave {first}.", "2. The dam stays.", "3. All go home.")
        table_proposal(hanneke, found[letter], tabled(f"{letter}{mark}", *lines), fresh())
    unify_proposals(hanneke, found["team"], "T", fresh(), names=(f"A{mark}", f"B{mark}"))
    return found | {"holder": f"B{mark}", "other": f"A{mark}"}


def released(hanneke: Sitting, rooms: dict[str, str], *named: str) -> None:
    """The text as it reads passes the gate to A, and a head releases all that stops it."""
    text, decided = head(hanneke.view, rooms["team"]), dict[str, Decided]()
    names, told = called(text.framework), frozenset(named)
    while stops := at_the_gate(hanneke, text.draft.id, rooms["A"], decided, told).stops:
        decided |= {
            one.id: Decided(words=one.words, way=Way.RELEASE, clause=names.get(one.provision, ""), because="Known.")
            for one in stops
        }
    show_draft(hanneke, text.draft.id, rooms["A"], fresh(), after=text.head, decided=decided, named=told)


def asked(site: Site, rooms: dict[str, str], typed: Mapping[str, str] | None = None, *named: str) -> list[Any]:
    """What the gate to A asks that was not decided before, and what a form says of the rest."""
    from django.http import QueryDict  # noqa: PLC0415 - only once Django is set up

    from goodoffices.web.mediators.tabling.showing import gate_to  # noqa: PLC0415 - as above

    sitting, form = site.sitting("Hanneke"), QueryDict(mutable=True)
    form.update(dict(typed or {}))
    form.setlist("named", list(named))
    gate = gate_to(SimpleNamespace(sitting=sitting), head(sitting.view, rooms["team"]), rooms["A"], form)  # type: ignore[arg-type]  # of a request it asks the sitting alone
    return [one for one in gate.stops if one.id not in gate.decided]


def test_a_state_that_was_released_is_asked_anew_when_another_act_sets_it_on_other_words(
    site: Site, rooms: dict[str, str]
) -> None:
    hanneke = site.sitting("Hanneke")
    for room, words in (("B", "The dam stays."), ("C", "They leave for good.")):
        text = head(hanneke.view, rooms["team"])
        clause = text.framework.provisions[1].id
        edit_provision(hanneke, edit(text, words, clause), fresh())
        act, after = fresh(), head(hanneke.view, rooms["team"]).head
        hanneke.say(rooms[room], Note(text="Yes."), act)
        state = ProvisionState(
            draft=text.draft.id, after=after, provision=clause, agreement=Agreement.AD_REFERENDUM, act=act
        )
        set_state(hanneke, state, fresh())
        assert Cause.STATE in {one.cause for one in asked(site, rooms)}
        released(hanneke, rooms)


def test_a_holder_that_was_named_is_asked_anew_beside_other_words(site: Site, rooms: dict[str, str]) -> None:
    hanneke, holder = site.sitting("Hanneke"), rooms["holder"]
    released(hanneke, rooms, holder)
    text = head(hanneke.view, rooms["team"])
    words = f"Forces leave [soon]^{rooms['other']} [Ullmar at night]^{holder}."
    edit_provision(hanneke, edit(text, words, text.framework.provisions[0].id), fresh())
    ours = {f"way-{one.id}": "our own wording" for one in asked(site, rooms, None, holder)}
    assert [one.cause for one in asked(site, rooms, ours, holder)] == [Cause.HOLDER]


def test_what_was_released_in_a_clause_is_asked_anew_in_another_that_has_its_number_now(
    site: Site, rooms: dict[str, str]
) -> None:
    hanneke, mark = site.sitting("Hanneke"), fresh()[:4]
    released(hanneke, rooms)
    text = head(hanneke.view, rooms["team"])
    edit_provision(hanneke, edit(text, "Forces leave.", text.framework.provisions[0].id), fresh())
    for letter, first in (("A", "soon"), ("B", "Ullmar")):
        lines = (f"1. Prisoners leave {first}.", "2. Forces leave.", "3. The dam stays.")
        table_proposal(hanneke, rooms[letter], tabled(f"{letter}{letter}{mark}", *lines), fresh())
    unify_proposals(hanneke, rooms["team"], "T", fresh(), names=(f"AA{mark}", f"BB{mark}"))
    assert "Ullmar" in {one.words for one in asked(site, rooms)}
