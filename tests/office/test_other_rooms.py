"""What lies in a party's room, and every file made of it, is the same whatever was done in the rooms of others."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.office.table import Talks, talks
from tests.office.test_drafting import tabled
from tests.office.test_showing import decided

from goodoffices.case.kinds import (
    CopyMade,
    DraftShown,
    FileReturned,
    Note,
    Party,
    PartySite,
    Reaction,
    Role,
    Stance,
    Tabled,
    Way,
)
from goodoffices.case.negotiating import head, shown_text
from goodoffices.office.attaching import Attachment
from goodoffices.office.delegation import answer_text, keep_own_note, offer_text, open_site
from goodoffices.office.drafting import table_proposal, unify_proposals
from goodoffices.office.leaving import papers
from goodoffices.office.offices import add_party
from goodoffices.office.returning import code_of_text, keep_returned, record_codes, type_up
from goodoffices.office.rooms import admit, remove
from goodoffices.office.showing import make_copy, make_usual_copies, show_draft
from goodoffices.office.sitting import Sitting, fresh
from goodoffices.text.copies import Copy
from goodoffices.text.form_codes import Answer, code_for
from goodoffices.text.read.plain import read_text
from goodoffices.text.write.word import write_word
from goodoffices.text.write.word.reactions import rows_of, write_reaction_form

TEAM = ("Ilse", "Tomas")
PARTIES = {"A": "Uplands", "B": "Umber Coast", "C": "Ural Shore"}
DELEGATES = {"A": "Amara", "B": "Bela", "C": "Chiara"}
LINES = ("1. Forces leave within {} days.", "2. The dam stays in common care.", "3. Prisoners are released.")


class Table:
    """Talks of three parties with a site each, told by a script; what a party does can be left out."""

    def __init__(self, case: Talks) -> None:
        self.case = case
        case.person("Ilse", Role.HEAD)
        for delegate in DELEGATES.values():
            case.person(delegate, Role.DELEGATE)
        self.team = case.room("Team", *TEAM)
        self.rooms = {one: case.room(f"Letters of {one}", *TEAM, DELEGATES[one]) for one in PARTIES}
        self.parties = {one: fresh() for one in PARTIES}
        for place, (letter, title) in enumerate(PARTIES.items(), 3):
            add_party(self.ilse, self.team, Party(title=title, letter=letter), self.parties[letter])
            site = PartySite(party=self.parties[letter], host=f"room-{place}.localhost", called=title)
            open_site(self.ilse, self.rooms[letter], site, fresh())
            days = ("thirty", "sixty", "ninety")["ABC".index(letter)]
            table_proposal(self.ilse, self.rooms[letter], tabled(letter, LINES[0].format(days), *LINES[1:]), fresh())
        unify_proposals(self.ilse, self.team, "Withdrawal", fresh(), names=tuple(PARTIES))

    @property
    def ilse(self) -> Sitting:
        """The head, unlocked."""
        return self.case.sitting("Ilse")

    def shown(self, letter: str) -> str:
        """The text that a party was shown last."""
        (*_, last) = (one.id for one in self.ilse.view.all(DraftShown) if one.first.room == self.rooms[letter])
        return last

    def show(self, letter: str) -> None:
        """Show a party the text, and make its copies: the first by name, and later ones as usual."""
        ilse, room = self.ilse, self.rooms[letter]
        text = head(ilse.view, self.team)
        ways = decided(ilse, text.draft.id, room, Way.OURS)
        show_draft(ilse, text.draft.id, room, fresh(), after=text.head, decided=ways)
        if any(one.first.room == room for one in self.ilse.view.all(CopyMade)):
            make_usual_copies(self.ilse, room, fresh())
        else:
            make_copy(self.ilse, CopyMade(shown=self.shown(letter), number="", recipient="The head"), fresh())

    def answers(self, letter: str) -> None:
        """A party answers on its site and on paper, offers texts, keeps notes, and its delegation changes."""
        delegate, shown, room = self.case.sitting(DELEGATES[letter]), self.shown(letter), self.rooms[letter]
        said = Reaction(party="", provision="p2", stance=Stance.OBJECT, words="Never.", shown=shown)
        answer_text(delegate, said, fresh())
        keep_own_note(delegate, "We would yield.", "Own notes", fresh())
        offered = Tabled(name="", called="", document=tabled("x", "1. The dam is ours.").document)
        offer_text(delegate, offered, fresh())
        framework, party = shown_text(self.ilse.view, shown), self.parties[letter]
        code = code_for(rows_of(framework)[0].number, Answer.OBJECT, code_of_text(self.ilse.view, shown))
        record_codes(self.ilse, Reaction(party=party, provision="", stance=Stance.AGREE, shown=shown), code, fresh())
        file = fresh()
        told = FileReturned(party=party, called=PARTIES[letter], shown=shown, file="photo.jpg")
        keep_returned(self.ilse, room, told, file, Attachment(b"\xff\xd8\xff", "photo.jpg"))
        type_up(self.ilse, file, read_text("typed.txt", b"1. The dam is ours."), "A letter", fresh())
        self.ilse.say(room, Note(text="They smiled."), fresh())
        admit(self.ilse, room, self.case.person(f"Second of {letter}", Role.DELEGATE), fresh())
        remove(self.ilse, room, self.case.person(f"Second of {letter}").id, fresh())

    def of(self, letter: str) -> Iterator[object]:
        """All that a party has: what its delegate reads, the codes and files made of it, and its copies."""
        delegate = self.case.sitting(DELEGATES[letter])
        yield [(one.room, one.author, one.statement, one.attachments) for one in delegate.view.entries]
        for one in delegate.view.all(DraftShown):
            framework = shown_text(delegate.view, one.id)
            yield code_of_text(delegate.view, one.id)
            yield write_reaction_form(framework, PARTIES[letter])
        for copy in self.ilse.view.all(CopyMade):
            if copy.first.room == self.rooms[letter]:
                mark = Copy(int(copy.now.number), "The head")
                yield write_word(shown_text(self.ilse.view, copy.now.shown), copy=mark)
        yield [one.content for one in papers(delegate, "") if one.path.endswith(".docx")]


def told(table: Table, letter: str) -> str:
    """What a party has, with the ids that were drawn at random called by their order."""
    seen: dict[str, str] = {}
    return re.sub(r"[0-9a-f]{32}", lambda own: seen.setdefault(own[0], f"id{len(seen)}"), str(list(table.of(letter))))


def test_what_a_party_has_is_the_same_whatever_the_others_and_their_mediators_did(tmp_path: Path) -> None:
    found = []
    for others in ("", "BC"):
        folder = tmp_path / (others or "alone")
        folder.mkdir()
        for case in talks(folder):
            table = Table(case)
            for _ in range(2):
                for one in others:
                    table.show(one)
                    table.answers(one)
                table.show("A")
                table.answers("A")
            found.append(told(table, "A"))
    assert "Umber" not in found[1]
    assert found[0] == found[1]
