"""Whatever a delegation does to a draft, nothing it wrote is lost, and every edit is that of its hand."""

from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Protocol

from tests.text.returned.editing import Session, Told

from goodoffices.text.align.folding import words_of
from goodoffices.text.copies import Copy
from goodoffices.text.document import Block, Document
from goodoffices.text.framework import Framework
from goodoffices.text.read.word import read_word
from goodoffices.text.returned import Lot, Returned, returned
from goodoffices.text.write.word import write_word

OURS, GUEST = ("Ilke Bor", "Tamsin Orr"), "Pavo Lind"
PARTIES = {GUEST: "C"}


class Hold(Protocol):
    def __call__(self, name: str, measured: float, **told: object) -> None: ...


def edited(draft: Framework, seed: int) -> tuple[Told, Document, Returned]:
    chance = Random(seed)  # noqa: S311 - the same session each time
    copy = write_word(draft, copy=Copy(4, "Borvane", "6 May 2031"))
    session = Session(copy, chance, (*OURS, GUEST))
    for _ in range(chance.randrange(1, 9)):
        session.act()
    if chance.random() < 0.5:
        session.accept_half()
    if chance.random() < 0.25:
        session.lose_names()
    document = read_word("returned.docx", session.saved())
    return session.told, document, returned(draft, document, "B", PARTIES)


def words_in(blocks: tuple[Block, ...]) -> Counter[str]:
    return Counter(word for block in blocks for word in words_of(f"{block.label} {block.text}"))


def lost(draft: Framework, told: Told, document: Document, found: Returned) -> Iterator[str]:
    """Every word that went out or came back, and is in no finding or in none of the edits of its finding."""
    out = read_word("", write_word(draft)).blocks
    was = Counter(word for one in found.findings for word in words_of(one.was))
    now = Counter(word for one in found.findings for word in words_of(one.now))
    yield from (words_in(out) - was).elements()
    yield from (words_in(document.blocks) - now).elements()
    for one in found.findings:
        text = one.was
        for edit in reversed(one.edits):
            assert text[edit.start : edit.start + len(edit.was)] == edit.was
            text = f"{text[: edit.start]}{edit.now}{text[edit.start + len(edit.was) :]}"
        missing = Counter(words_of(one.now))
        missing.subtract(words_of(text))
        yield from (word for word, count in missing.items() if count)
    remarks = Counter(remark.text for remark in found.remarks)
    yield from (Counter(told.comments) - remarks if not told.comments else set(told.comments) - set(remarks))


def wrong(told: Told, found: Returned) -> Iterator[str]:
    """Every word with another hand than the one that wrote it or struck it out."""
    standing = "\n".join(one.now for one in found.findings)
    for word, author in told.written.items():
        if word not in standing:  # a colleague struck out the whole clause that it was written into
            continue
        hands = [edit.hands for one in found.findings for edit in one.edits if word in edit.now]
        expected = (PARTIES.get(author, "B"), author)
        if not any(expected in {(hand.party, hand.author) for hand in row} for row in hands):
            yield f"{word} of {author or 'nobody'}: {hands}"
    for words, author in told.struck:
        if author:
            expected = (PARTIES.get(author, "B"), author)
            edits = [edit for one in found.findings for edit in one.edits if words.strip(" .,;") in edit.was]
            if not any(expected in {(hand.party, hand.author) for hand in edit.hands} for edit in edits):
                yield f"{words} struck by {author}: {[edit.hands for edit in edits]}"
    for remark in found.remarks:
        if told.comments.get(remark.text) != remark.hand.author:
            yield remark.text


def test_no_word_is_lost_and_every_edit_has_its_hand(draft: Framework, bar: Hold, *, deep: bool) -> None:
    tried = 200 if deep else 20
    sessions = [edited(draft, seed) for seed in range(tried)]
    missing = [word for told, document, found in sessions for word in lost(draft, told, document, found)]
    ascribed = [one for told, _, found in sessions for one in wrong(told, found)]
    bar("words lost in returned drafts", len(missing), at_most=0, tried=f"{tried} sessions")
    bar("edits of returned drafts with a wrong hand", len(ascribed), at_most=0, tried=f"{tried} sessions")


def test_what_nobody_touched_is_recognised(draft: Framework) -> None:
    for seed in range(20):
        told, _, found = edited(draft, seed)
        known = {
            f"go_{provision.id}"
            for one in found.findings
            if one.lot is Lot.UNTOUCHED and not one.moved
            for provision in one.provisions
        }
        untouched = {f"go_{one.id}" for one in draft.provisions} - told.touched
        moved = {f"go_{each.id}" for one in found.findings if one.moved for each in one.provisions}
        assert untouched <= known | moved
