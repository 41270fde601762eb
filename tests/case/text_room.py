"""A negotiating text in one room, written by hand into a view: no keys, no files."""

from dataclasses import dataclass, field

from tests.text.unify.papers import paper

from goodoffices.case.fold import Fold
from goodoffices.case.kinds import Draft
from goodoffices.case.negotiating import NegotiatingText, head, texts
from goodoffices.case.said import Said
from goodoffices.case.statement import Statement
from goodoffices.case.view import View
from goodoffices.text.form.framework import dumps
from goodoffices.text.framework import Framework
from goodoffices.text.unify import unify

ROOM = "aa" * 16


def framework() -> Framework:
    """Two parties who differ on a number of days and on who watches; the third clause is common."""
    one = paper(
        "A",
        "1. The Parties shall withdraw their forces within 30 days of the signature of this text.",
        "2. The joint commission watches the line and reports each month.",
        "3. Prisoners are released on both sides.",
    )
    other = paper(
        "B",
        "1. The Parties shall withdraw their forces within 60 days of the signature of this text.",
        "2. The mission watches the line and reports each month.",
        "3. Prisoners are released on both sides.",
    )
    return unify([one, other])


@dataclass
class TextRoom:
    """What is said in one room, an hour apart."""

    said: list[Said] = field(default_factory=list)

    def say(self, statement: Statement, room: str = ROOM) -> Said:
        """Say something an hour after the last."""
        one = Said(3_600_000 * (len(self.said) + 1), f"{len(self.said) + 1:032x}", room, "dd", statement)
        self.said.append(one)
        return one

    def draft(self, made: Framework | None = None, number: str = "1") -> Said:
        """Say a draft: the framework above, if none is given."""
        return self.say(Draft(framework=dumps(made or framework()).decode(), number=number))

    @property
    def view(self) -> View:
        """The view of who reads the room."""
        rooms = sorted({one.room for one in self.said})
        folds = [Fold(room) for room in rooms]
        for fold in folds:
            fold.extend((place, one) for place, one in enumerate(self.said, 1) if one.room == fold.room)
        return View.joined(folds)

    @property
    def head(self) -> NegotiatingText:
        """The text as it reads now."""
        return head(self.view, ROOM)

    @property
    def texts(self) -> tuple[NegotiatingText, ...]:
        """Every draft with its changes."""
        return texts(self.view, ROOM)
