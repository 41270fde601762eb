"""A clause that a party set elsewhere in a file that it returned is moved in the text, once a mediator accepts it."""

from dataclasses import dataclass

from goodoffices.case.composing import place_of
from goodoffices.case.kinds import Draft, FileReturned, ProvisionMoved
from goodoffices.case.negotiating import NegotiatingText
from goodoffices.case.view import View
from goodoffices.office.changing import say_change
from goodoffices.office.returning import draft_behind, found_in, names_in, said_first
from goodoffices.office.sitting import Sitting
from goodoffices.record.checkpoint import Receipt
from goodoffices.terms import NotPossible
from goodoffices.text.returned.finding import Returned


class NotMoved(NotPossible):
    """No single clause was moved there: move what you mean in the text itself."""


class TextNotYours(NotPossible):
    """The draft that this text was made from lies in none of your rooms: ask whoever showed it to move the clause."""


class MovedIsGone(NotPossible):
    """The clause that {party} moved stands in draft {number} no more, so nothing is moved: look in the text at what became of it."""  # noqa: E501 - one sentence


class PlaceIsGone(NotPossible):
    """The clause after which {party} set it stands in draft {number} no more: choose a place in the text itself."""


class StandsThere(NotPossible):
    """The clause stands there already: nothing is left to move."""


@dataclass(frozen=True, slots=True)
class Move:
    """A move that a party asks for, in a draft: a provision, and the one that it is to follow ("": the beginning)."""

    text: NegotiatingText
    provision: str
    follows: str

    @property
    def done(self) -> bool:
        """Whether the provision stands there already."""
        return place_of(self.text.framework, self.provision) == self.follows


def move_asked(view: View, kept: FileReturned, found: Returned, place: int) -> Move:
    """Return the move that the finding at a place of a returned file asks of the latest draft.

    Raises:
        NotMoved: it is none, or of several clauses that were joined.
        TextNotYours: the draft is not in the view.
        MovedIsGone, PlaceIsGone: a clause that it needs stands in the draft no more.
    """
    finding = found.findings[place] if 0 <= place < len(found.findings) else None
    own = {one.id for one in finding.provisions} if finding else set()
    if finding is None or not finding.moved or len(own) != 1:
        raise NotMoved
    text = draft_behind(view, kept.shown)
    if text is None:
        raise TextNotYours
    names = names_in(view, kept.shown, text.framework, moved=True)
    told = {"party": kept.called or kept.party, "number": text.now.number}
    (moved,), before = own, before_in(found, place)
    if moved not in names:
        raise MovedIsGone(**told)
    if before and before not in names:
        raise PlaceIsGone(**told)
    return Move(text, names[moved], names[before] if before else "")


def accept_move(sitting: Sitting, file: str, place: int, own_id: str) -> Receipt:
    """Move a clause of the text to where a party set it in the file that it returned; the record names party and file.

    Raises:
        NotMoved, TextNotYours, MovedIsGone, PlaceIsGone: as for `move_asked`.
        StandsThere: nothing is left to move.
        ReadersDiffer: somebody who reads the text does not read the room of the party.
        WithinTable, ClauseIsLocked: as for `changing.say_change`.
    """
    matter = sitting.view.one(FileReturned, file)
    kept = said_first(matter)
    asked = move_asked(sitting.view, kept, found_in(sitting.view, file), place)
    text = asked.text
    sitting.check_readers(text.draft.room, Draft(framework="", rooms=(*text.now.rooms, matter.first.room)))
    if asked.done and own_id not in text.entries:
        raise StandsThere
    moving = ProvisionMoved(
        draft=text.draft.id,
        after=text.head,
        provision=asked.provision,
        follows=asked.follows,
        party=kept.party,
        called=kept.called,
        source=kept.file,
    )
    return say_change(sitting, moving, own_id)


def before_in(found: Returned, place: int) -> str:
    """Return the provision that a moved one follows in the file; another wording of its own does not count."""
    own = {one.id for one in found.findings[place].provisions}
    standing = (each.id for one in found.findings[:place] if one.blocks for each in one.provisions)
    return next(reversed([one for one in standing if one not in own]), "")
