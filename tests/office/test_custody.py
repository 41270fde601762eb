import itertools

import pytest
from tests.office.table import Talks
from tests.record.scene import QUICK
from tests.store.record.talks import files

from goodoffices.case.kinds import Held, Note, Recovered, Role, Shredded
from goodoffices.office.custody import (
    HoldForbids,
    NoEscrow,
    NoHeadToTell,
    begin_escrow,
    hold,
    lift_hold,
    recover_key,
    settle_hold,
    settle_shredding,
    shred,
)
from goodoffices.office.rooms import OnlyAHead, add_person, admit, could_read, remove
from goodoffices.office.sitting import SaidElsewhere, fresh
from goodoffices.record.escrow import WordsDoNotFit
from goodoffices.record.person import WrongPassphrase, open_key
from goodoffices.record.removal import NotAReader
from goodoffices.store.connection import CaseInUse
from goodoffices.store.sqlite import EpochPassed, RoomHeld

NEW = "nine storks under the bridge"
LAST_WORD = "They would sign at forty-one days."


@pytest.fixture(autouse=True)
def heads_of_the_team(talks: Talks) -> None:
    """Ilse and Tomas lead the team."""
    for one in ("Ilse", "Tomas"):
        talks.person(one, Role.HEAD)


def lost(talks: Talks) -> tuple[str, tuple[str, ...]]:
    """A room of the heads and Noor, whose key lies in escrow, and the keepers' lists."""
    talks.person("Noor")
    lists = begin_escrow(talks.case.keys, {talks.person("Noor").id: talks.privates["Noor"]})
    return talks.room("Team", "Ilse", "Noor"), lists


def test_any_two_keepers_recover_a_key_and_every_head_sees_it(talks: Talks) -> None:
    _, lists = lost(talks)
    talks.room("Room of A", "Tomas", "Noor")
    private, raw = talks.privates["Noor"], bytes.fromhex(talks.person("Noor").id)
    for pair in itertools.combinations(lists, 2):
        recover_key(talks.case, talks.clock, raw.hex(), pair, NEW)
        kept = talks.case.keys.person(raw)
        assert open_key(kept.sealed, raw, kept.public, NEW).raw == private.raw
        with pytest.raises(WrongPassphrase):
            open_key(kept.sealed, raw, kept.public, "Noor and seven herons")
    for head in ("Ilse", "Tomas"):
        assert [one.now.called for one in talks.sitting(head).view.all(Recovered)] == ["Noor"] * 3


def test_a_recovery_is_told_once_where_one_room_has_every_head(talks: Talks) -> None:
    _, lists = lost(talks)
    both = talks.room("Heads", "Ilse", "Tomas", "Noor")
    assert recover_key(talks.case, talks.clock, talks.person("Noor").id, lists[:2], NEW) == (both,)


def test_a_recovery_that_no_head_would_see_is_refused(talks: Talks) -> None:
    lists = begin_escrow(talks.case.keys, {})
    own, _ = add_person(talks.case.keys, "forgotten", QUICK)
    with pytest.raises(NoHeadToTell):
        recover_key(talks.case, talks.clock, own, lists[:2], NEW)


def test_one_keeper_alone_recovers_nothing_and_nothing_is_told(talks: Talks) -> None:
    room, lists = lost(talks)
    for one in lists:
        with pytest.raises(WordsDoNotFit):
            recover_key(talks.case, talks.clock, talks.person("Noor").id, [one], NEW)
    assert list(talks.sitting("Ilse").view.within([room]).all(Recovered)) == []


def test_without_an_escrow_nothing_is_recovered(talks: Talks) -> None:
    own, _ = add_person(talks.case.keys, "forgotten", QUICK)
    with pytest.raises(NoEscrow):
        recover_key(talks.case, talks.clock, own, [], NEW)


def test_what_was_shredded_is_closed_for_ever_and_the_receipt_says_what_it_does_not_cover(talks: Talks) -> None:
    heads, room = talks.room("Heads", "Ilse"), talks.room("Room of A", "Ilse", "Tomas")
    ilse = talks.sitting("Ilse")
    ilse.say(room, Note(text=LAST_WORD), fresh())
    shares = [share for (own, _), share in talks.case.keys.shares().items() if own == bytes.fromhex(room)]
    shred(ilse, room, [1], heads, fresh())
    assert list(talks.sitting("Ilse").view.all(Note)) == []
    assert list(talks.sitting("Tomas").view.entries) == []
    (receipt,) = talks.sitting("Ilse").view.all(Shredded)
    assert receipt.now.title == "Room of A"
    assert receipt.now.not_covered
    stored = b"".join(content for _, content in files(talks.folder))
    assert shares
    assert [share for share in shares if share in stored] == []
    talks.case.record.verify()


def test_a_shredding_that_broke_off_is_told_and_brought_to_its_end_by_the_same_id(
    talks: Talks, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise CaseInUse

    heads, room, own = talks.room("Heads", "Ilse", "Noor"), talks.room("Room of A", "Ilse"), fresh()
    kept = bytes.fromhex(room), 1
    with monkeypatch.context() as breaking:
        breaking.setattr(type(talks.case.keys), "destroy_shares", broken)
        with pytest.raises(CaseInUse):
            shred(talks.sitting("Ilse"), room, [1], heads, own)
    assert kept in talks.case.keys.shares()
    with pytest.raises(OnlyAHead):
        settle_shredding(talks.sitting("Noor"), own)
    assert shred(talks.sitting("Ilse"), room, [1], heads, own).title == "Room of A"
    assert kept not in talks.case.keys.shares()
    assert [one.now.room for one in talks.sitting("Noor").view.all(Shredded)] == [room]
    talks.case.record.verify()


def test_a_shredding_whose_receipt_finds_no_place_destroys_nothing(talks: Talks) -> None:
    heads, room, own = talks.room("Heads", "Ilse"), talks.room("Room of A", "Ilse"), fresh()
    ilse = talks.sitting("Ilse")
    receipt = ilse.sealed(heads, Shredded(room=room, title="Room of A", epochs=(1,)), fresh())
    ilse.say(room, Note(text=LAST_WORD), own)
    with pytest.raises(SaidElsewhere):
        shred(ilse, room, [1], heads, own)
    admit(ilse, heads, talks.person("Tomas"), fresh())
    remove(ilse, heads, talks.person("Tomas").id, fresh())
    with pytest.raises(EpochPassed):
        talks.case.record.shred(bytes.fromhex(room), [1], talks.clock.now(), receipt)
    assert [one.now.text for one in talks.sitting("Ilse").view.all(Note)] == [LAST_WORD]
    assert list(talks.sitting("Ilse").view.all(Shredded)) == []


def test_a_hold_forbids_shredding_until_it_is_lifted(talks: Talks) -> None:
    heads, room = talks.room("Heads", "Ilse"), talks.room("Room of A", "Ilse")
    ilse = talks.sitting("Ilse")
    hold(ilse, room, "The archive law of Sarn.", heads, fresh())
    with pytest.raises(HoldForbids):
        shred(ilse, room, [1], heads, fresh())
    lift_hold(ilse, room, "The archive has its copy.", heads, fresh())
    shred(ilse, room, [1], heads, fresh())
    (held,) = ilse.view.all(Held)
    assert [one.statement.lifted for one in held.history] == [False, True]


def test_the_record_itself_refuses_what_is_held_also_where_the_reason_cannot_be_read(talks: Talks) -> None:
    heads, own = talks.room("Heads", "Ilse"), talks.room("Own room", "Tomas")
    room = talks.room("Room of A", "Ilse", "Tomas")
    hold(talks.sitting("Ilse"), room, "The archive law of Sarn.", heads, fresh())
    talks.sitting("Tomas").say(room, Note(text=LAST_WORD), fresh())
    with pytest.raises(RoomHeld):
        shred(talks.sitting("Tomas"), room, [1], own, fresh())
    assert [one.now.text for one in talks.sitting("Ilse").view.all(Note)] == [LAST_WORD]
    lift_hold(talks.sitting("Ilse"), room, "The archive has its copy.", heads, fresh())
    shred(talks.sitting("Tomas"), room, [1], own, fresh())
    assert list(talks.sitting("Ilse").view.all(Note)) == []


def test_only_a_head_holds_lifts_and_shreds(talks: Talks) -> None:
    room, told = talks.room("Room of A", "Noor"), talks.room("Own room", "Noor")
    noor = talks.sitting("Noor")
    for act in (hold, lift_hold):
        with pytest.raises(OnlyAHead):
            act(noor, room, "Planted.", told, fresh())
    with pytest.raises(OnlyAHead):
        shred(noor, room, [1], told, fresh())
    with pytest.raises(OnlyAHead):
        settle_hold(noor, fresh())
    assert talks.case.record.holds() == frozenset()
    assert list(noor.view.all(Held)) == []


class PowerCut(Exception):  # noqa: N818 - what happens, not an error of ours
    """The computer went off."""


def test_a_hold_broken_off_after_it_was_said_is_done_when_it_is_sent_again(
    talks: Talks, monkeypatch: pytest.MonkeyPatch
) -> None:
    heads, room, own = talks.room("Heads", "Ilse"), talks.room("Room of A", "Ilse"), fresh()

    def cut(_record: object, _room: bytes) -> None:
        raise PowerCut

    with monkeypatch.context() as broken:
        broken.setattr(type(talks.case.record), "set_hold", cut)
        with pytest.raises(PowerCut):
            hold(talks.sitting("Ilse"), room, "The archive law of Sarn.", heads, own)
    assert talks.case.record.holds() == frozenset()
    hold(talks.sitting("Ilse"), room, "The archive law of Sarn.", heads, own)
    assert talks.case.record.holds() == {bytes.fromhex(room)}
    lift_hold(talks.sitting("Ilse"), room, "It has ended.", heads, fresh())
    hold(talks.sitting("Ilse"), room, "The archive law of Sarn.", heads, own)
    assert talks.case.record.holds() == frozenset()


def test_who_was_admitted_late_could_read_only_what_came_after(talks: Talks) -> None:
    room, noor = talks.room("Room of A", "Ilse"), talks.person("Noor")
    ilse = talks.sitting("Ilse")
    ilse.say(room, Note(text="Before Noor came."), fresh())
    admit(ilse, room, noor, fresh(), earlier=False)
    ilse.say(room, Note(text="After."), fresh())
    seen = len(talks.sitting("Noor").view.entries)
    assert could_read(ilse, room, noor.id) == seen < len(ilse.view.entries)
    assert remove(ilse, room, noor.id, fresh()).could_read == seen
    with pytest.raises(NotAReader):
        remove(ilse, room, noor.id, fresh())
