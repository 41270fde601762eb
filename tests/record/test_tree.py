"""The tree is that of RFC 6962: the vectors of Certificate Transparency's reference implementation, and its laws."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.record.scene import CASE, ROOM, named

from goodoffices.record.checkpoint import Log, SignatureDoesNotFit, Signed, Signer, code_of
from goodoffices.record.tree import (
    EMPTY_ROOT,
    Frontier,
    consistency,
    includes,
    inclusion,
    is_consistent,
    leaf_hash,
    node_hash,
    root_of,
)

LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
INCLUSIONS = {
    (0, 1): [],
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
    (1, 5): [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
CONSISTENCIES = {
    (1, 1): [],
    (1, 8): INCLUSIONS[0, 8],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
HASHES = [leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES]

leaves = st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=40)


def test_the_roots_are_those_of_the_reference() -> None:
    assert [root_of(HASHES[:size]).hex() for size in range(1, 9)] == ROOTS
    assert root_of([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert Frontier().root == EMPTY_ROOT


@pytest.mark.parametrize(("index", "size"), INCLUSIONS)
def test_the_proofs_of_inclusion_are_those_of_the_reference(index: int, size: int) -> None:
    proof = inclusion(HASHES[:size], index)
    assert [one.hex() for one in proof] == INCLUSIONS[index, size]
    assert includes(bytes.fromhex(ROOTS[size - 1]), size, index, HASHES[index], proof)


@pytest.mark.parametrize(("old", "size"), CONSISTENCIES)
def test_the_proofs_of_consistency_are_those_of_the_reference(old: int, size: int) -> None:
    proof = consistency(HASHES[:size], old)
    assert [one.hex() for one in proof] == CONSISTENCIES[old, size]
    assert is_consistent(old, bytes.fromhex(ROOTS[old - 1]), size, bytes.fromhex(ROOTS[size - 1]), proof)


def test_the_proofs_for_seven_leaves_have_the_nodes_that_the_rfc_draws() -> None:
    a, b, c, d, e, f, j = HASHES[:7]
    g, h, i = node_hash(a, b), node_hash(c, d), node_hash(e, f)
    k, m = node_hash(g, h), node_hash(i, j)
    assert inclusion(HASHES[:7], 0) == (b, h, m)
    assert inclusion(HASHES[:7], 3) == (c, g, m)
    assert inclusion(HASHES[:7], 4) == (f, j, k)
    assert inclusion(HASHES[:7], 6) == (i, k)
    assert consistency(HASHES[:7], 3) == (c, d, g, m)
    assert consistency(HASHES[:7], 4) == (m,)
    assert consistency(HASHES[:7], 6) == (i, j, k)


@given(leaves, st.data())
def test_what_is_in_the_tree_is_proved_and_nothing_else(hashes: list[bytes], drawn: st.DataObject) -> None:
    index = drawn.draw(st.integers(0, len(hashes) - 1))
    root, size, proof = root_of(hashes), len(hashes), inclusion(hashes, index)
    assert includes(root, size, index, hashes[index], proof)
    assert not includes(root, size, index, leaf_hash(b"another"), proof)
    assert not includes(root, size, index, hashes[index], (*proof, root))
    assert not includes(root, size, size, hashes[index], proof)
    if proof:
        assert not includes(root, size, index, hashes[index], proof[:-1])


@given(leaves, st.data())
def test_a_tree_that_grew_is_proved_and_one_that_was_rewritten_is_not(
    hashes: list[bytes], drawn: st.DataObject
) -> None:
    old = drawn.draw(st.integers(1, len(hashes)))
    old_root, root, proof = root_of(hashes[:old]), root_of(hashes), consistency(hashes, old)
    assert is_consistent(old, old_root, len(hashes), root, proof)
    rewritten = root_of([leaf_hash(b"another"), *hashes[1:]])
    assert not is_consistent(old, old_root, len(hashes), rewritten, proof)
    assert not is_consistent(old, leaf_hash(b"another"), len(hashes), root, proof)
    assert not is_consistent(0, EMPTY_ROOT, len(hashes), root, proof)
    if old < len(hashes):
        assert not is_consistent(old, old_root, len(hashes), root, proof[:-1])


@pytest.mark.parametrize("ask", [lambda: inclusion(HASHES, 8), lambda: consistency(HASHES, 0)])
def test_what_never_was_is_not_proved(ask: object) -> None:
    with pytest.raises(IndexError):
        ask()


def log_of(room: bytes, *hashes: bytes) -> Log:
    log = Log.begun(CASE, room)
    for one in hashes:
        log = log.grown(one)
    return log


def test_the_chain_binds_order_room_and_case() -> None:
    one, two = HASHES[:2]
    ends = [log_of(ROOM, one, two), log_of(ROOM, two, one), log_of(named("other"), one, two), log_of(ROOM, one)]
    assert len({log.chain for log in ends}) == 4


def test_a_checkpoint_is_signed_and_another_is_not() -> None:
    signer = Signer.fresh()
    signed = signer.sign(log_of(ROOM, *HASHES).checkpoint(CASE, ROOM))
    signed.check(signer.public)
    Signer(signer.seed).sign(signed.checkpoint).check(signer.public)
    other = log_of(ROOM, *HASHES[:7]).checkpoint(CASE, ROOM)
    for forged in (
        Signed(other, signed.signature),
        Signed(signed.checkpoint, signed.signature[:-1]),
        Signer.fresh().sign(other),
    ):
        with pytest.raises(SignatureDoesNotFit):
            forged.check(signer.public)


def test_a_code_tells_of_the_readers_rooms_alone_in_any_order() -> None:
    mine, ours = (log_of(named(name), *HASHES[:3]).checkpoint(CASE, named(name)) for name in ("mine", "ours"))
    assert code_of([mine, ours]) == code_of([ours, mine])
    assert len({code_of([mine]), code_of([ours]), code_of([mine, ours])}) == 3
    letters = code_of([mine])
    assert [len(group) for group in letters.split("-")] == [4, 4, 4, 4]
