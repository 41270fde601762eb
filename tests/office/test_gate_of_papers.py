"""What a party wrote beside its text in a file, or took out of it, is closed to the others as its text is."""

from collections.abc import Callable

import pytest
from tests.office.table import Talks
from tests.office.test_drafting import edit, tabled

from goodoffices.case.kinds import Tabled
from goodoffices.case.negotiating import head
from goodoffices.case.tabled import document_in, document_text
from goodoffices.office.drafting import edit_provision, table_proposal, unify_proposals
from goodoffices.office.showing import at_the_gate
from goodoffices.office.sitting import fresh
from goodoffices.text.document import Change, ChangeKind, Comment, Document


def with_comment(document: Document) -> Document:
    return Document(document.blocks, comments=(Comment("k1", "Not before they leave Orvany."),))


def with_deletion(document: Document) -> Document:
    (first, *others) = document.blocks
    change = Change("c1", ChangeKind.DELETION, first.id, " from Orvany", start=len(first.text))
    before = type(first)(first.id, f"{first.text} from Orvany", first.kind, label=first.label)
    return Document(document.blocks, changes=(change,), before=(before, *others))


@pytest.mark.parametrize("beside", [with_comment, with_deletion])
def test_what_stands_beside_a_proposal_does_not_pass_the_gate_in_a_clause(
    talks: Talks, beside: Callable[[Document], Document]
) -> None:
    rooms = {one: talks.room(one, "Ilse", "Tomas") for one in ("Team", "A", "B")}
    ilse = talks.sitting("Ilse")
    plain = tabled("B", "1. Forces leave within sixty days.")
    paper = Tabled(name="B", called="Delegation B", document=document_text(beside(document_in(plain.document))))
    table_proposal(ilse, rooms["A"], tabled("A", "1. Forces leave within sixty days."), fresh())
    table_proposal(ilse, rooms["B"], paper, fresh())
    unify_proposals(ilse, rooms["Team"], "Withdrawal", fresh())
    text = head(ilse.view, rooms["Team"])
    edit_provision(ilse, edit(text, "Forces leave Orvany.", text.framework.provisions[0].id), fresh())
    assert any("Orvany" in one.words for one in at_the_gate(ilse, text.draft.id, rooms["A"], {}).stops)
