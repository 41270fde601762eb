import itertools

import pytest
from tests.office.table import Talks
from tests.record.scene import QUICK
from tests.store.record.talks import files

from goodoffices.case.kinds import Held, Note, Recovered, Shredded
from goodoffices.office.custody import (
    HoldForbids,
    NoEscrow,
    begin_escrow,
    hold,
    lift_hold,
    recover_key,
    shred,
    tell_recovery,
)
from goodoffices.office.rooms import add_person
from goodoffices.office.sitting import fresh
from goodoffices.record.escrow import WordsDoNotFit
from goodoffices.record.person import WrongPassphrase, open_key
from goodoffices.store.sqlite import RoomHeld

LAST_WORD = "They would sign at forty-one days."


def test_any_two_keepers_recover_a_key_and_the_heads_see_it(talks: Talks) -> None:
    heads = talks.room("Heads", "Ilse", "Tomas")
    lists = begin_escrow(talks.case.keys, {})
    own, private = add_person(talks.case.keys, "forgotten", QUICK)
    raw = bytes.fromhex(own)
    for pair in itertools.combinations(lists, 2):
        recover_key(talks.case.keys, own, pair, "a new one", QUICK)
        kept = talks.case.keys.person(raw)
        assert open_key(kept.sealed, raw, kept.public, "a new one").raw == private.raw
        with pytest.raises(WrongPassphrase):
            open_key(kept.sealed, raw, kept.public, "forgotten")
    tell_recovery(talks.sitting("Ilse"), heads, talks.person("Noor"), fresh())
    assert [one.now.called for one in talks.sitting("Tomas").view.all(Recovered)] == ["Noor"]


def test_one_keeper_alone_recovers_nothing(talks: Talks) -> None:
    lists = begin_escrow(talks.case.keys, {})
    own, _ = add_person(talks.case.keys, "forgotten", QUICK)
    for one in lists:
        with pytest.raises(WordsDoNotFit):
            recover_key(talks.case.keys, own, [one], "a new one", QUICK)


def test_without_an_escrow_nothing_is_recovered(talks: Talks) -> None:
    own, _ = add_person(talks.case.keys, "forgotten", QUICK)
    with pytest.raises(NoEscrow):
        recover_key(talks.case.keys, own, [], "a new one", QUICK)


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
