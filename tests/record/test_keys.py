"""Passphrases, epochs, escrow: each key opens what it is for, and nothing else."""

from dataclasses import replace
from itertools import combinations

import pytest
from tests.record.scene import CASE, QUICK, ROOM, epoch_for, named, reader

from goodoffices.record.envelope import NotAnEnvelope
from goodoffices.record.epoch import EpochKey, KeyWasExchanged, NewEpoch, Opening, Wrap, open_epoch
from goodoffices.record.escrow import WordsDoNotFit, new_escrow, recover
from goodoffices.record.hybrid import PUBLIC_BYTES, PrivateKey, PublicKey
from goodoffices.record.person import Effort, EffortOutOfRange, WrongPassphrase, open_key, seal_key
from goodoffices.record.sealing import DoesNotOpen

AMINA, BORIS, CLEO = reader("Amina"), reader("Boris"), reader("Cleo")
PASSPHRASE = "seven herons on the river Ämra"


def opened(new: NewEpoch, wrap: Wrap, private: PrivateKey, share: bytes | None = None) -> EpochKey:
    return open_epoch(CASE, new.opening, wrap, share or new.store_share, private)


def test_a_key_is_made_again_from_its_bytes() -> None:
    assert PrivateKey(AMINA.private.raw).public == AMINA.private.public
    assert len(AMINA.private.public.raw) == PUBLIC_BYTES
    assert AMINA.private.public.fingerprint != BORIS.private.public.fingerprint


def test_a_key_of_the_wrong_length_is_none() -> None:
    for kind in (PrivateKey, PublicKey):
        with pytest.raises(ValueError, match="5"):
            kind(b"short")


def test_what_is_sealed_to_a_key_opens_with_it_alone_and_where_it_belongs() -> None:
    sealed = AMINA.private.public.seal(b"secret", b"here")
    assert AMINA.private.unseal(sealed, b"here") == b"secret"
    for private, bound in ((AMINA.private, b"there"), (BORIS.private, b"here")):
        with pytest.raises(DoesNotOpen):
            private.unseal(sealed, bound)
    for broken in (sealed[:-1], b"", sealed[:1100], bytes([sealed[0] ^ 1]) + sealed[1:]):
        with pytest.raises(DoesNotOpen):
            AMINA.private.unseal(broken, b"here")


def test_either_half_alone_does_not_open_what_is_sealed_to_both() -> None:
    sealed = AMINA.private.public.seal(b"secret", b"")
    lattice, curve = AMINA.private.raw[:64], AMINA.private.raw[64:]
    for half in (lattice + BORIS.private.raw[64:], BORIS.private.raw[:64] + curve):
        with pytest.raises(DoesNotOpen):
            PrivateKey(half).unseal(sealed, b"")


def test_a_passphrase_opens_a_key_however_the_keyboard_composes_it() -> None:
    sealed = seal_key(AMINA.private, AMINA.id, PASSPHRASE, QUICK)
    decomposed = PASSPHRASE.replace("Ä", "A\u0308")
    assert open_key(sealed, AMINA.id, AMINA.private.public, decomposed) == AMINA.private
    wrong = [
        (AMINA.id, AMINA.private.public, PASSPHRASE + " "),
        (BORIS.id, AMINA.private.public, PASSPHRASE),
        (AMINA.id, BORIS.private.public, PASSPHRASE),
    ]
    for attempt in wrong:
        with pytest.raises(WrongPassphrase):
            open_key(sealed, *attempt)


def test_a_changed_passphrase_keeps_the_key() -> None:
    old = seal_key(AMINA.private, AMINA.id, "old", QUICK)
    new = seal_key(open_key(old, AMINA.id, AMINA.private.public, "old"), AMINA.id, "new", QUICK)
    assert open_key(new, AMINA.id, AMINA.private.public, "new") == AMINA.private
    with pytest.raises(WrongPassphrase):
        open_key(new, AMINA.id, AMINA.private.public, "old")


def test_a_seal_cannot_be_made_cheaper_or_ask_for_all_memory() -> None:
    sealed = seal_key(AMINA.private, AMINA.id, PASSPHRASE, Effort(passes=2, mebibytes=1))
    cheaper = sealed[:3] + b"\x01" + sealed[4:]
    with pytest.raises(WrongPassphrase):
        open_key(cheaper, AMINA.id, AMINA.private.public, PASSPHRASE)
    with pytest.raises(EffortOutOfRange):
        open_key(sealed[:4] + b"\xff\xff\xff\xff" + sealed[8:], AMINA.id, AMINA.private.public, PASSPHRASE)


def test_every_reader_opens_the_same_epoch_and_admits_others() -> None:
    new = epoch_for(AMINA, BORIS)
    keys = [opened(new, wrap, one.private) for wrap, one in zip(new.wraps, (AMINA, BORIS), strict=True)]
    assert keys == [new.key, new.key]
    assert opened(new, keys[1].wrap_for(CLEO.id, CLEO.private.public), CLEO.private) == new.key


def test_a_wrap_opens_for_its_person_room_and_epoch_alone() -> None:
    new = epoch_for(AMINA)
    (wrap,) = new.wraps
    for moved in (replace(wrap, person=BORIS.id), replace(wrap, room=named("other")), replace(wrap, epoch=2)):
        with pytest.raises(DoesNotOpen):
            opened(new, moved, AMINA.private)
    with pytest.raises(DoesNotOpen):
        opened(new, wrap, BORIS.private)


def test_one_share_without_the_other_opens_nothing() -> None:
    new, other = epoch_for(AMINA), epoch_for(AMINA)
    with pytest.raises(KeyWasExchanged):
        opened(new, new.wraps[0], AMINA.private, other.store_share)
    with pytest.raises(KeyWasExchanged):
        opened(new, other.wraps[0], AMINA.private)


def test_an_exchanged_deposit_key_is_noticed() -> None:
    new = epoch_for(AMINA)
    forged = replace(new, opening=replace(new.opening, deposit=CLEO.private.public))
    with pytest.raises(KeyWasExchanged):
        opened(forged, new.wraps[0], AMINA.private)


def test_an_opening_is_read_from_its_envelope() -> None:
    new = epoch_for(AMINA)
    envelope = new.opening.enveloped(new.key.place, named("opening"), 0)
    assert Opening.of(envelope) == new.opening
    assert envelope.header.room == ROOM
    with pytest.raises(NotAnEnvelope):
        Opening.of(replace(envelope, content=envelope.content[:-1]))


def test_any_two_of_three_keepers_recover_a_key_and_one_does_not() -> None:
    escrow, lists = new_escrow()
    deposited = escrow.deposit(AMINA.id, AMINA.private)
    assert len(lists) == 3
    assert {len(one.split()) for one in lists} == {33}
    for pair in combinations(lists, 2):
        assert recover(escrow, [f"  {one.upper()}\n" for one in pair], AMINA.id, deposited) == AMINA.private
    for single in lists:
        for attempt in ([single], [single, single], []):
            with pytest.raises(WordsDoNotFit):
                recover(escrow, attempt, AMINA.id, deposited)


def test_words_of_another_escrow_and_anothers_deposit_are_refused() -> None:
    escrow, lists = new_escrow()
    _, others = new_escrow()
    deposited = escrow.deposit(AMINA.id, AMINA.private)
    for attempt in (others[:2], (lists[0], others[1]), (lists[0], lists[1].replace(lists[1].split()[9], "zzz"))):
        with pytest.raises(WordsDoNotFit):
            recover(escrow, attempt, AMINA.id, deposited)
    with pytest.raises(DoesNotOpen):
        recover(escrow, lists[:2], BORIS.id, deposited)
