"""The footnotes of a text that a room was shown name whom the gate let pass, and nobody else."""

import pytest
from tests.office import test_returning
from tests.office.table import Talks
from tests.office.test_showing import decided
from tests.text.write.opened import everything

from goodoffices.case.kinds import Decided, DraftShown, Way
from goodoffices.case.negotiating import head, shown_text
from goodoffices.office.showing import at_the_gate, show_draft
from goodoffices.office.sitting import fresh
from goodoffices.text.write.style import Attribution, PaperStyle
from goodoffices.text.write.word import write_word

rooms = test_returning.rooms


@pytest.mark.parametrize(
    ("named", "told"), [("", []), ("A", ["Held by Delegation A."]), ("AB", ["Held by Delegation A."])]
)
def test_who_is_not_named_at_the_gate_is_in_no_part_of_the_file(
    talks: Talks, rooms: dict[str, str], named: str, told: list[str]
) -> None:
    ilse = talks.sitting("Ilse")
    text = head(ilse.view, rooms["team"])
    ways = decided(ilse, text.draft.id, rooms["A"], Way.OURS)
    asked = at_the_gate(ilse, text.draft.id, rooms["A"], ways, frozenset(named))
    ways |= {one.id: Decided(words=one.words, way=Way.LEAVE_OUT) for one in asked.stops}
    names = frozenset(named)
    show_draft(ilse, text.draft.id, rooms["A"], fresh(), after=text.head, decided=ways, named=names)
    (*_, last) = talks.sitting("Amara").view.all(DraftShown)
    shown = shown_text(talks.sitting("Amara").view, last.id)
    content = everything(write_word(shown, PaperStyle(Attribution.FOOTNOTES)))
    assert "sixty" in content
    assert [one for one in ("Held by Delegation A.", "Held by Delegation B.") if one in content] == told
    assert ("footnotes.xml" in content) is bool(told)
    assert not [one for one in ("Letters of B", "Delegation B", rooms["B"]) if one in content]
