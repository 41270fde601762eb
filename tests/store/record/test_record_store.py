"""The record on SQLite: appended once, read by who holds the key, shredded for good, opened only as it was left."""

import shutil
from pathlib import Path

import apsw
import pytest
from tests.record.scene import QUICK, Reader, named, reader, said
from tests.store.record.talks import MEDIATORS, ROOM_A, TIME, add_person, files, fill, keyring, open_room

from goodoffices.record.checkpoint import SignatureDoesNotFit, code_of
from goodoffices.record.entry import Entry, deposit_entry
from goodoffices.record.epoch import Opening, Place, new_epoch
from goodoffices.record.keyring import NotYourRoom
from goodoffices.record.person import WrongPassphrase, open_key, seal_key
from goodoffices.record.removal import LastReader, NotAReader, remove_reader
from goodoffices.record.tree import includes, is_consistent, leaf_hash
from goodoffices.store import connection
from goodoffices.store.backup import back_up
from goodoffices.store.casefolder import AnotherHistory, CaseFolder, FolderExists, NotACase, accept
from goodoffices.store.connection import DiskFull, SqliteTooOld
from goodoffices.store.keyfile import NoSuchPerson, PersonExists
from goodoffices.store.sqlite import EpochOutOfOrder, EpochPassed, KeysMissing, NoSuchEntry, RoomHeld, SqliteRecord
from goodoffices.store.witness import WitnessDamaged, WitnessMissing

AMINA, BORIS, CLEO = reader("Amina"), reader("Boris"), reader("Cleo")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "talks.case"


@pytest.fixture
def case(folder: Path) -> CaseFolder:
    """A case with Amina and Boris in the mediators' room, and Cleo in that of A."""
    made = CaseFolder.create(folder)
    for one in (AMINA, BORIS, CLEO):
        add_person(made, one)
    open_room(made, MEDIATORS, AMINA, BORIS)
    open_room(made, ROOM_A, CLEO)
    return made


def bodies(case: CaseFolder, one: Reader, room: bytes) -> list[bytes]:
    """All that a person reads in a room."""
    ring = keyring(case, one)
    return [ring.open(placed.envelope) for placed in case.record.read(room) if placed.envelope.header.form == 1]


def test_a_room_is_read_in_order_by_its_readers_and_by_nobody_else(case: CaseFolder) -> None:
    entries = fill(case, keyring(case, AMINA), MEDIATORS, 20)
    assert bodies(case, BORIS, MEDIATORS) == [entry.body for entry in entries]
    assert keyring(case, CLEO).rooms == {ROOM_A}
    with pytest.raises(NotYourRoom):
        bodies(case, CLEO, MEDIATORS)
    with pytest.raises(NotYourRoom):
        keyring(case, CLEO).seal(said("x"), MEDIATORS)


def test_more_entries_than_are_fetched_at_once_are_all_read(case: CaseFolder) -> None:
    entries = fill(case, keyring(case, AMINA), MEDIATORS, 1_001)
    assert bodies(case, AMINA, MEDIATORS) == [entry.body for entry in entries]
    assert [one.position for one in case.record.read(MEDIATORS, after=1_000)] == [1_001, 1_002]


def test_the_same_id_twice_gives_the_first_answer(case: CaseFolder) -> None:
    ring = keyring(case, AMINA)
    first = case.record.append(ring.seal(said("one"), MEDIATORS))
    fill(case, ring, MEDIATORS, 3)
    assert case.record.append(ring.seal(said("one", b"other words"), MEDIATORS)) == first
    assert bodies(case, AMINA, MEDIATORS).count(said("one").body) == 1
    assert len(bodies(case, AMINA, MEDIATORS)) == 4


def test_an_entry_comes_back_with_its_attachments(case: CaseFolder) -> None:
    ring = keyring(case, AMINA)
    entry = said("one", b"with a scan", b"scan" * 9_000, b"")
    case.record.append(ring.seal(entry, MEDIATORS))
    assert keyring(case, BORIS).open_parcel(case.record.parcel(MEDIATORS, entry.id)) == entry
    assert len(list(case.record.read(MEDIATORS))) == 2
    with pytest.raises(NoSuchEntry):
        case.record.parcel(ROOM_A, entry.id)


def test_a_deposit_is_read_by_the_room_it_is_for(case: CaseFolder) -> None:
    opening = Opening.of(case.record.opening(MEDIATORS, 1))
    case.record.append(deposit_entry(said("from A"), Place(case.record.case, MEDIATORS, 1), opening))
    assert bodies(case, BORIS, MEDIATORS) == [said("from A").body]


def test_nothing_in_a_room_tells_whether_something_happened_elsewhere(case: CaseFolder) -> None:
    ring, other = keyring(case, CLEO), keyring(case, AMINA)
    before, code = case.record.checkpoint(ROOM_A), code_of([case.record.checkpoint(ROOM_A).checkpoint])
    fill(case, other, MEDIATORS, 7)
    assert case.record.checkpoint(ROOM_A) == before
    assert code_of([case.record.checkpoint(ROOM_A).checkpoint]) == code
    receipt = case.record.append(ring.seal(said("one"), ROOM_A))
    assert (receipt.position, receipt.signed.checkpoint.size) == (2, 2)
    assert other.seal(said("one"), MEDIATORS).entry.header.id == said("one").id
    assert case.record.append(other.seal(said("one"), MEDIATORS)).position == 9


def test_who_is_removed_reads_nothing_of_what_follows(case: CaseFolder) -> None:
    fill(case, keyring(case, AMINA), MEDIATORS, 2)
    stale = keyring(case, BORIS)
    open_room(case, MEDIATORS, AMINA)
    assert keyring(case, BORIS).rooms == set()
    assert case.record.readers(MEDIATORS, 1) == {AMINA.id}
    with pytest.raises(EpochPassed):
        case.record.append(stale.seal(said("late"), MEDIATORS))
    case.record.append(keyring(case, AMINA).seal(said("after"), MEDIATORS))
    later = [one.envelope for one in case.record.read(MEDIATORS)][-1]
    with pytest.raises(NotYourRoom):
        stale.open(later)
    assert len(bodies(case, AMINA, MEDIATORS)) == 3
    case.record.verify()


def test_who_joins_reads_the_epochs_that_are_opened_to_them(case: CaseFolder) -> None:
    fill(case, keyring(case, AMINA), MEDIATORS, 1)
    open_room(case, MEDIATORS, AMINA, BORIS)
    case.record.append(keyring(case, AMINA).seal(said("new"), MEDIATORS))
    case.record.add_wraps(list(keyring(case, BORIS).admit(CLEO.id, CLEO.private.public, MEDIATORS, [2])))
    ring = keyring(case, CLEO)
    assert set(ring.epochs) == {(ROOM_A, 1), (MEDIATORS, 2)}
    assert ring.open(case.record.parcel(MEDIATORS, named("new")).entry) == said("new").body


def test_two_who_open_the_next_epoch_at_once_do_not_both(case: CaseFolder) -> None:
    new = new_epoch(Place(case.record.case, MEDIATORS, 1), {BORIS.id: BORIS.private.public})
    with pytest.raises(EpochOutOfOrder):
        case.record.open_epoch(new, named("again"), TIME)
    assert keyring(case, AMINA).rooms == {MEDIATORS}


@pytest.mark.usefixtures("case")
def test_entries_and_checkpoints_can_be_neither_changed_nor_deleted(folder: Path) -> None:
    database = apsw.Connection(str(folder / "record.db"))
    for table in ("entry", "checkpoint"):
        for attempt in (f"DELETE FROM {table}", f"UPDATE {table} SET room = zeroblob(16)"):  # noqa: S608 - the test's own words
            with pytest.raises(apsw.ConstraintError):
                database.execute(attempt)


def test_inclusion_and_growth_are_proved_to_who_holds_an_old_checkpoint(case: CaseFolder) -> None:
    fill(case, keyring(case, AMINA), MEDIATORS, 4)
    old = case.record.checkpoint(MEDIATORS).checkpoint
    fill(case, keyring(case, AMINA), MEDIATORS, 9)
    new = case.record.checkpoint(MEDIATORS).checkpoint
    third = next(case.record.read(MEDIATORS, after=2)).envelope
    proof = case.record.inclusion(MEDIATORS, 3)
    assert includes(new.root, new.size, 2, leaf_hash(third.encoded()), proof)
    assert is_consistent(old.size, old.root, new.size, new.root, case.record.consistency(MEDIATORS, old.size))


def test_shredding_leaves_no_key_in_any_file_and_the_rest_readable(case: CaseFolder, folder: Path) -> None:
    for room in range(20):
        open_room(case, named(f"room {room}"), AMINA, BORIS, CLEO)
    fill(case, keyring(case, AMINA), MEDIATORS, 5)
    open_room(case, MEDIATORS, AMINA)
    case.record.append(keyring(case, AMINA).seal(said("kept"), MEDIATORS))
    shares = [
        case.keys.shares()[MEDIATORS, 1],
        *(wrap.sealed for wrap in case.record.wraps(AMINA.id) if wrap.room == MEDIATORS and wrap.epoch == 1),
    ]
    receipt = case.record.shred(MEDIATORS, [1], TIME)
    assert receipt.epochs == (1,)
    assert receipt.not_covered
    found = [
        (path.name, part)
        for path, content in files(folder)
        for share in shares
        for part in (share, share[:16], share[-16:])
        if part in content
    ]
    assert found == []
    assert set(keyring(case, AMINA).epochs) >= {(MEDIATORS, 2)}
    assert (MEDIATORS, 1) not in keyring(case, AMINA).epochs
    assert keyring(case, AMINA).open(case.record.parcel(MEDIATORS, named("kept")).entry) == said("kept").body
    assert case.record.shred(MEDIATORS, [1], TIME).receipts == receipt.receipts
    case.record.verify()


def test_the_open_epoch_can_be_shredded_and_takes_nothing_more(case: CaseFolder) -> None:
    ring = keyring(case, AMINA)
    case.record.shred(MEDIATORS, [1], TIME)
    with pytest.raises(EpochPassed):
        case.record.append(ring.seal(said("late"), MEDIATORS))
    open_room(case, MEDIATORS, AMINA)
    case.record.append(keyring(case, AMINA).seal(said("again"), MEDIATORS))
    with pytest.raises(NoSuchEntry):
        case.record.shred(MEDIATORS, [9], TIME)
    case.record.verify()


def test_a_shredding_that_was_interrupted_is_brought_to_its_end(
    case: CaseFolder, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = case.keys.shares()[MEDIATORS, 1]
    monkeypatch.setattr(type(case.record), "_destroy", lambda *_: None)
    case.record.shred(MEDIATORS, [1], TIME)
    monkeypatch.undo()
    case.close()
    again = CaseFolder.open(folder)
    assert (MEDIATORS, 1) not in again.keys.shares()
    assert not any(share in content for _, content in files(folder))
    assert again.record.wraps(BORIS.id) == []


def test_what_is_held_is_not_shredded_until_the_hold_is_lifted(case: CaseFolder, folder: Path) -> None:
    entries = fill(case, keyring(case, AMINA), MEDIATORS, 2)
    case.record.set_hold(MEDIATORS)
    case.record.set_hold(MEDIATORS)
    case.close()
    again = CaseFolder.open(folder)
    assert again.record.holds() == {MEDIATORS}
    before = again.record.checkpoint(MEDIATORS)
    with pytest.raises(RoomHeld):
        again.record.shred(MEDIATORS, [1], TIME)
    assert again.record.checkpoint(MEDIATORS) == before
    assert bodies(again, AMINA, MEDIATORS) == [entry.body for entry in entries]
    again.record.shred(ROOM_A, [1], TIME)
    again.record.lift_hold(MEDIATORS)
    assert again.record.shred(MEDIATORS, [1], TIME).epochs == (1,)
    assert again.record.verify().rooms == 2
    again.close()


def test_who_is_removed_is_told_how_much_they_could_have_read_and_until_when(case: CaseFolder) -> None:
    fill(case, keyring(case, AMINA), MEDIATORS, 3)
    open_room(case, MEDIATORS, AMINA, BORIS, CLEO)
    ring = keyring(case, AMINA)
    last = Entry(named("last"), TIME + 5, b"an attachment counts with its entry", 1, (b"scan",))
    case.record.append(ring.seal(said("fourth"), MEDIATORS))
    case.record.append(ring.seal(last, MEDIATORS))
    late = remove_reader(case.record, case.keys, MEDIATORS, CLEO.id, TIME + 9)
    assert (late.entries, late.until, late.position) == (2, TIME + 5, 7)
    early = remove_reader(case.record, case.keys, MEDIATORS, BORIS.id, TIME + 10)
    assert (early.entries, early.until) == (5, TIME + 5)
    assert MEDIATORS not in keyring(case, BORIS).rooms
    assert len(bodies(case, AMINA, MEDIATORS)) == 5
    with pytest.raises(NotAReader):
        remove_reader(case.record, case.keys, MEDIATORS, BORIS.id, TIME)
    with pytest.raises(LastReader):
        remove_reader(case.record, case.keys, MEDIATORS, AMINA.id, TIME)


def test_a_new_passphrase_destroys_the_old_seal(case: CaseFolder, folder: Path) -> None:
    old = case.keys.person(AMINA.id)
    case.keys.reseal(AMINA.id, seal_key(AMINA.private, AMINA.id, "new", QUICK))
    assert not any(old.sealed[8:] in content for _, content in files(folder))
    kept = case.keys.person(AMINA.id)
    assert open_key(kept.sealed, AMINA.id, kept.public, "new") == AMINA.private
    with pytest.raises(WrongPassphrase):
        open_key(kept.sealed, AMINA.id, kept.public, "seven herons")
    with pytest.raises(PersonExists):
        add_person(case, AMINA)
    with pytest.raises(NoSuchPerson):
        case.keys.reseal(named("nobody"), old.sealed)


def test_fifty_canaries_leave_nothing_in_clear_in_any_file(case: CaseFolder, folder: Path, tmp_path: Path) -> None:
    ring, canaries = keyring(case, AMINA), [b"canary-%02d-of-the-record" % at for at in range(50)]
    for at, canary in enumerate(canaries):
        entry = Entry(named(f"canary {at}"), TIME, canary * 9, 1, (canary, canary * 900) if at % 5 == 0 else ())
        opening = Opening.of(case.record.opening(MEDIATORS, 1))
        parcel = (
            ring.seal(entry, MEDIATORS)
            if at % 2
            else deposit_entry(entry, Place(case.record.case, MEDIATORS, 1), opening)
        )
        case.record.append(parcel)
    back_up(folder, tmp_path / "backup.zip", tmp_path / "keys.zip")
    assert len(bodies(case, BORIS, MEDIATORS)) == 50
    secrets = [*canaries, AMINA.private.raw, ring.key(MEDIATORS, 1).key, b"seven herons"]
    everything = list(files(tmp_path))
    assert {"record.db", "record.db-wal", "keys.db", "backup.zip", "keys.zip"} <= {path.name for path, _ in everything}
    assert [(path.name, secret) for path, content in everything for secret in secrets if secret in content] == []
    shares = list(case.keys.shares().values())
    assert not any(share in content for path, content in everything if "keys" not in path.name for share in shares)


def test_a_history_that_took_another_way_is_recognised(case: CaseFolder, folder: Path, tmp_path: Path) -> None:
    case.close()
    shutil.copytree(folder, tmp_path / "fork")
    for place in (folder, tmp_path / "fork"):
        other = CaseFolder.open(place)
        fill(other, keyring(other, AMINA), MEDIATORS, 2)
        other.close()
    with pytest.raises(AnotherHistory):
        CaseFolder.open(folder, witness=tmp_path / "fork" / "checkpoint")


def test_a_checkpoint_file_that_tells_nothing_stops_the_start(case: CaseFolder, folder: Path) -> None:
    case.close()
    witness = folder / "checkpoint"
    whole = witness.read_bytes()
    assert len(whole) < 512
    witness.write_bytes(whole.replace(b"number 0", b"number 9"))
    with pytest.raises(SignatureDoesNotFit):
        CaseFolder.open(folder)
    witness.write_bytes(whole[:-5])
    with pytest.raises(WitnessDamaged):
        CaseFolder.open(folder)
    witness.unlink()
    with pytest.raises(WitnessMissing):
        CaseFolder.open(folder)
    accepted = accept(folder, TIME)
    assert accepted
    assert (accepted.known, accepted.missing) == (0, 0)
    CaseFolder.open(folder).close()


def test_a_folder_that_is_no_case_is_refused(tmp_path: Path, folder: Path, case: CaseFolder) -> None:
    with pytest.raises(NotACase):
        CaseFolder.open(tmp_path / "nothing.case")
    with pytest.raises(FolderExists):
        CaseFolder.create(folder)
    case.record.verify()


def test_a_case_is_made_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(SqliteRecord, "create", full)
    with pytest.raises(DiskFull):
        CaseFolder.create(tmp_path / "talks.case")
    assert list(tmp_path.iterdir()) == []


def test_lost_keys_are_told_from_shredded_ones(case: CaseFolder) -> None:
    case.keys.destroy_shares(ROOM_A, [1])
    with pytest.raises(KeysMissing):
        case.record.verify()


def test_an_sqlite_that_may_damage_files_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "OLDEST", (99, 0, 0))
    with pytest.raises(SqliteTooOld):
        CaseFolder.create(folder)
