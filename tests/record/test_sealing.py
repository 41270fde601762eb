"""Padding, sealing and envelopes: what comes out is what went in, and nothing opens that was moved or changed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.record.scene import CASE, ROOM, epoch_for, named, reader, said

from goodoffices.record.entry import Parcel, TooManyAttachments, deposit_entry, open_envelope, open_parcel, seal_entry
from goodoffices.record.envelope import HEADER, Envelope, Form, Header, Lock, NotAnEnvelope
from goodoffices.record.hybrid import OVERHEAD
from goodoffices.record.sealing import DoesNotOpen, fresh_key, pad, padded_size, seal, step_for, unpad, unseal

AMINA = reader("Amina")
EPOCH = epoch_for(AMINA)
OTHER_EPOCH = epoch_for(AMINA, epoch=2)
OTHER_CASE = epoch_for(AMINA, case=named("another case"))


@given(st.binary(max_size=20_000))
def test_padding_is_taken_off_whole(body: bytes) -> None:
    assert unpad(pad(body)) == body
    assert len(pad(body)) == padded_size(len(body))


@given(st.integers(0, 2**40))
def test_a_size_is_rounded_up_to_whole_steps_and_by_an_eighth_at_most(size: int) -> None:
    padded = padded_size(size)
    assert padded > size
    assert padded % 256 == 0
    assert padded - size <= max(256, (size + 1) / 8 + 1)


def test_steps_are_of_256_bytes_up_to_8_kib_and_then_grow() -> None:
    assert {step_for(size) for size in range(1, 8192)} == {256}
    assert [step_for(size) for size in (8192, 1 << 20, 1 << 25)] == [512, 1 << 15, 1 << 20]


@given(st.binary(max_size=600), st.binary(max_size=40), st.data())
def test_one_changed_bit_keeps_it_closed(body: bytes, bound: bytes, drawn: st.DataObject) -> None:
    key = fresh_key()
    sealed = seal(key, body, bound)
    assert unseal(key, sealed, bound) == body
    at = drawn.draw(st.integers(0, len(sealed) * 8 - 1))
    changed = bytearray(sealed)
    changed[at // 8] ^= 1 << at % 8
    for attempt in ((key, bytes(changed), bound), (fresh_key(), sealed, bound), (key, sealed, bound + b"x")):
        with pytest.raises(DoesNotOpen):
            unseal(*attempt)


@pytest.mark.parametrize("short", [b"", b"x" * 39])
def test_what_is_too_short_to_be_sealed_does_not_open(short: bytes) -> None:
    with pytest.raises(DoesNotOpen):
        unseal(fresh_key(), short, b"")


headers = st.builds(
    Header,
    form=st.sampled_from(Form),
    lock=st.sampled_from(Lock),
    id=st.binary(min_size=16, max_size=16),
    room=st.binary(min_size=16, max_size=16),
    epoch=st.integers(0, 2**32 - 1),
    time=st.integers(0, 2**64 - 1),
    kind_version=st.integers(0, 2**16 - 1),
    attachments=st.integers(0, 2**16 - 1),
    size_class=st.integers(0, 2**32 - 1),
)


@given(headers, st.binary(max_size=300))
def test_an_envelope_is_read_as_it_was_written(header: Header, content: bytes) -> None:
    envelope = Envelope(header, content)
    assert Envelope.decoded(envelope.encoded()) == envelope
    assert len(header.encoded()) == HEADER.size == 58


@pytest.mark.parametrize("at", [0, 4, 5])
def test_another_format_form_or_lock_is_no_envelope(at: int) -> None:
    encoded = bytearray(seal_entry(said("one"), EPOCH.key).entry.encoded())
    encoded[at] = 99
    with pytest.raises(NotAnEnvelope):
        Envelope.decoded(bytes(encoded))
    with pytest.raises(NotAnEnvelope):
        Envelope.decoded(bytes(encoded[:40]))


@given(st.binary(max_size=2000), st.lists(st.binary(max_size=2000), max_size=3))
def test_readers_open_what_is_sealed_and_what_is_deposited(body: bytes, attached: list[bytes]) -> None:
    entry = said("one", body, *attached)
    for parcel in (seal_entry(entry, EPOCH.key), deposit_entry(entry, EPOCH.key.place, EPOCH.opening)):
        assert open_parcel(parcel, EPOCH.key) == entry


@pytest.mark.parametrize(
    "change",
    [
        {"id": named("another")},
        {"room": named("another")},
        {"epoch": 2},
        {"kind_version": 2},
        {"time": 5},
        {"attachments": 1},
        {"size_class": 9},
        {"form": Form.ATTACHMENT},
    ],
    ids=lambda change: next(iter(change)),
)
@pytest.mark.parametrize("deposited", [False, True])
def test_an_entry_is_bound_to_its_whole_header(change: dict[str, object], deposited: bool) -> None:  # noqa: FBT001 - pytest hands it in by name
    place = EPOCH.key.place
    parcel = deposit_entry(said("one"), place, EPOCH.opening) if deposited else seal_entry(said("one"), EPOCH.key)
    moved = Envelope(replace(parcel.entry.header, **change), parcel.entry.content)
    with pytest.raises(DoesNotOpen):
        open_envelope(moved, EPOCH.key)


@pytest.mark.parametrize("other", [OTHER_EPOCH, OTHER_CASE])
def test_the_key_of_another_epoch_or_case_does_not_open_it(other: object) -> None:
    with pytest.raises(DoesNotOpen):
        open_envelope(seal_entry(said("one"), EPOCH.key).entry, other.key)


def test_who_may_only_deposit_holds_nothing_that_opens() -> None:
    parcel = deposit_entry(said("one"), EPOCH.key.place, EPOCH.opening)
    assert parcel.entry.header.lock is Lock.DEPOSIT
    assert len(parcel.entry.content) == 256 + OVERHEAD
    with pytest.raises(DoesNotOpen):
        AMINA.private.unseal(parcel.entry.content, parcel.entry.header.bound(CASE))


def test_an_attachment_can_be_neither_left_out_nor_exchanged_nor_moved() -> None:
    parcel = seal_entry(said("one", b"a", b"first", b"second"), EPOCH.key)
    other = seal_entry(said("two", b"a", b"first", b"second"), EPOCH.key)
    one, two = parcel.attachments
    for attached in ((one,), (two, one), (one, two, two), other.attachments, (one, other.attachments[1])):
        with pytest.raises(DoesNotOpen):
            open_parcel(Parcel(parcel.entry, attached), EPOCH.key)


def test_equal_bodies_look_different_and_equally_long() -> None:
    one, two = (seal_entry(said("one", body), EPOCH.key).entry for body in (b"yes", b"no, never" * 9))
    assert one.content != two.content
    assert len(one.content) == len(two.content)
    assert one.header.room == ROOM


def test_too_many_attachments_are_refused() -> None:
    with pytest.raises(TooManyAttachments):
        said("one", b"", *[b""] * 1001)
