"""Through the exit door goes everything that a person reads, and nothing else."""

import csv
import io
import zipfile
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.office.table import Talks
from tests.office.test_drafting import edit, tabled

from goodoffices.case.kinds import (
    Contact,
    ContactForm,
    Draft,
    NamedPackage,
    Note,
    PackageVerdict,
    Party,
    TakenOut,
    Verdict,
)
from goodoffices.case.negotiating import head
from goodoffices.case.search import texts_of
from goodoffices.office.attaching import Attachment
from goodoffices.office.drafting import edit_provision, table_proposal, unify_proposals
from goodoffices.office.leaving import README, Paper, safe, take_out
from goodoffices.office.notes import note_meeting
from goodoffices.office.offices import add_party
from goodoffices.office.sitting import fresh
from goodoffices.office.talks import log_contact
from goodoffices.store.quarantine import read_content

SECRET = "Ombrel"
PHOTO = Attachment(b"\x89PNG of a bridge", "the bridge/../at night.png")


@pytest.fixture
def left(talks: Talks) -> list[Paper]:
    """What Ilse takes with her; a room of the case is not hers."""
    team, table = talks.room("Team: A/B?", "Ilse", "Tomas"), talks.room("con", "Ilse")
    other = talks.room("Others", "Tomas")
    ilse, tomas = talks.sitting("Ilse"), talks.sitting("Tomas")
    party = fresh()
    add_party(ilse, team, Party(title="Uplands", letter="A"), party)
    table_proposal(ilse, team, tabled("A", "1. Forces leave within thirty days.", "2. The dam stays."), fresh())
    unify_proposals(ilse, team, "Withdrawal", fresh())
    text = head(ilse.view, team)
    edit_provision(ilse, edit(text, "The dam stays where it is, says =SUM(A1)."), fresh())
    note_meeting(ilse, table, Note(text="يوم الاثنين\n=HYPERLINK(1)", title="Bridge"), fresh(), (PHOTO,))
    contact = Contact(form=ContactForm.CALL, others=(party,), minutes=40, subject="-2 or more")
    log_contact(ilse, team, contact, fresh())
    note_meeting(tomas, other, Note(text=f"{SECRET} knows."), fresh())
    return list(take_out(ilse, fresh()))


def words_in(paper: Paper) -> str:
    """What a reader of the file reads: of a Word file its text, of a table its cells."""
    if paper.path.endswith(".docx"):
        return "\n".join(one.text for one in read_content(Path(paper.path), paper.content).blocks)
    if paper.path.endswith(".csv"):
        rows = csv.reader(io.StringIO(paper.content.decode("utf-8-sig"), newline=""))
        return "\n".join(chain.from_iterable(rows))
    return paper.content.decode("utf-8", "replace")


def test_all_words_that_the_person_reads_are_found_in_the_files(talks: Talks, left: list[Paper]) -> None:
    told = "\n".join(map(words_in, left))
    view = talks.sitting("Ilse").view
    names = {one.id: one.now.title for one in view.all(Party)}
    words = {text for said in view.entries for _, text in texts_of(said, lambda own: names.get(own, own))}
    missing = {one for text in words for one in text.splitlines() if one.strip() and one.strip() not in told}
    assert missing == set()
    assert "thirty days" in told
    assert "The dam stays where it is" in told


def test_in_the_folder_of_a_room_nothing_is_called_as_only_readers_of_other_rooms_may_know(talks: Talks) -> None:
    team, letters = talks.room("Team", "Ilse", "Tomas"), talks.room("Letters of A", "Ilse", "Tomas", "Amara")
    ilse, party, package = talks.sitting("Ilse"), fresh(), fresh()
    add_party(ilse, team, Party(title="Uplands", letter="A"), party)
    ilse.say(team, NamedPackage(draft="d", title=f"If {SECRET} bluffs", options=()), package)
    for room in (team, letters):
        ilse.say(room, PackageVerdict(party=party, package=package, verdict=Verdict.NO, words="Never."), fresh())
    told = {"Team": "", "Letters": ""}
    for paper in take_out(ilse, fresh()):
        told |= {one: told[one] + words_in(paper) for one in told if one in paper.path.split("/", maxsplit=1)[0]}
    assert [one for one, words in told.items() if SECRET in words] == ["Team"]
    assert all("Never." in words for words in told.values())


def test_nothing_of_another_room_is_in_any_file(left: list[Paper]) -> None:
    parts = []
    for paper in left:
        parts.append(paper.content)
        if paper.path.endswith(".docx"):
            with zipfile.ZipFile(io.BytesIO(paper.content)) as archive:
                parts += [archive.read(one) for one in archive.namelist()]
    assert not any(word in b"".join(parts) for word in (SECRET.encode(), b"Others"))


def test_attachments_come_as_files_and_every_name_stays_within_its_folder(left: list[Paper]) -> None:
    assert [one.content for one in left if "/attachments/" in one.path] == [PHOTO.content]
    paths = [one.path for one in left]
    assert len(set(map(str.lower, paths))) == len(paths)
    assert README in paths
    assert {one.split("/")[0] for one in paths} == {README, "01-Team-A-B", "02-con-"}
    assert not any(part in {"", ".", ".."} for one in paths for part in one.split("/"))


def test_no_cell_is_a_formula(left: list[Paper]) -> None:
    tables = [one.content.decode("utf-8-sig") for one in left if one.path.endswith(".csv")]
    cells = [cell for one in tables for row in csv.reader(io.StringIO(one, newline="")) for cell in row]
    assert "'-2 or more" in cells
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


def test_every_room_records_that_it_was_taken_out(talks: Talks, left: list[Paper]) -> None:
    assert left
    taken = list(talks.sitting("Ilse").view.all(TakenOut))
    assert {one.first.room for one in taken} == talks.sitting("Ilse").rooms
    assert [one.now.called for one in talks.sitting("Tomas").view.all(TakenOut)] == ["Ilse"]


def test_a_draft_leaves_as_it_began_and_as_it_reads_now(talks: Talks, left: list[Paper]) -> None:
    (draft,) = talks.sitting("Ilse").view.all(Draft)
    texts = {one.path.split("/")[-1]: words_in(one) for one in left if draft.id[:8] in one.path}
    began, now = texts[f"draft-1-as-it-began-{draft.id[:8]}.docx"], texts[f"draft-1-now-{draft.id[:8]}.docx"]
    assert "where it is" in now
    assert "where it is" not in began


@given(st.text(max_size=80))
def test_a_name_is_safe_on_every_system(words: str) -> None:
    name = safe(words)
    assert 0 < len(name) <= 49
    assert all(one.isalnum() or one in "-_" for one in name)
    assert name.lower() not in {"con", "prn", "aux", "nul", "com1", "lpt9"}
