"""Whatever a party returns, its words come into the text beside the old ones, and no old word is touched."""

from collections import Counter
from collections.abc import Iterator, Sequence

import pytest
from tests.text.returned.conftest import TEXT
from tests.text.returned.test_sessions import edited
from tests.tiers import Hold

from goodoffices.terms import Room
from goodoffices.text.align.folding import words_of
from goodoffices.text.amendment import TAKEN, Amendment, amended, amendments
from goodoffices.text.form.framework import dumps, loads
from goodoffices.text.framework import Framework, Origin
from goodoffices.text.proposal import Proposal
from goodoffices.text.read.plain import read_text
from goodoffices.text.reading import words_unlike_the_proposals
from goodoffices.text.returned import Lot, Returned
from goodoffices.text.taking_up import taken_up
from goodoffices.text.unify import unify
from goodoffices.text.wording import Bracket, Common, Segment, brackets_in, plain_text

ROOM = Room("b")
SESSIONS = 20


def unified() -> Framework:
    """A draft of two proposals: they differ in numbers, in a whole clause, and in who holds it."""
    other = (
        TEXT.replace("twenty", "thirty").replace("every second Monday", "every Monday").replace(" [more than once]", "")
    )
    ours = TEXT.replace("[30 days] [60 days]", "30 days").replace(" [more than once]", "")
    theirs = "\n\n".join(
        one for one in other.replace("[30 days] [60 days]", "60 days").split("\n\n") if "Mines" not in one
    )
    return unify(
        [Proposal(name, name, read_text("p.txt", text.encode())) for name, text in (("A", ours), ("B", theirs))]
    )


def laid(framework: Framework, found: Returned) -> tuple[tuple[Amendment, ...], Framework]:
    names = {one.id: one.id for one in framework.provisions}
    some = tuple(amendments([one for one in found.findings if one.touched], names, "r-"))
    return some, amended(framework, some, Origin("B2", "Borvane", room=ROOM))


def without(segments: Sequence[Segment], name: str) -> Iterator[str]:
    """The words of all alternatives but those that one proposal alone holds."""
    for one in segments:
        if isinstance(one, Common):
            yield one.text
        else:
            for each in one.alternatives:
                if each.holders != (name,):
                    yield from without(each.content, name)


def held(framework: Framework, name: str) -> str:
    """All words that a proposal holds against others."""
    brackets = (bracket for one in framework.provisions for bracket, _ in one.brackets())
    own = (bracket.held_by(name) for bracket in brackets)
    return " ".join(plain_text(one.content) for one in own if one)


def faults(framework: Framework, found: Returned) -> Iterator[str]:
    some, text = laid(framework, found)
    before = {one.id: "".join(plain_text(each.segments) for each in one.wordings) for one in framework.provisions}
    after = {one.id: "".join("".join(without(each.segments, "B2")) for each in one.wordings) for one in text.provisions}
    yield from (
        f"{name}: {words!r} reads {after.get(name)!r}" for name, words in before.items() if after.get(name) != words
    )
    yield from (f"{one} is not read as it was tabled" for one in words_unlike_the_proposals(text))
    written = Counter(words_of(held(text, "B2")))
    taken = [one for one in found.findings if one.lot in TAKEN and one.touched]
    for one in taken:
        new = [one.now] if one.lot is Lot.NEW else [edit.now for edit in one.edits]
        yield from (f"{word} of {one.now!r} is lost" for words in new for word in words_of(words) if not written[word])
    if sum(bool(one.now) for one in some) > len(taken):
        yield "a finding came in twice"
    if loads(dumps(text)) != text:
        yield "it cannot be kept"


@pytest.mark.parametrize(
    "framework", [taken_up(read_text("draft.txt", TEXT.encode())), unified()], ids=["draft", "unified"]
)
def test_no_old_word_is_touched_and_every_new_one_is_the_partys(framework: Framework, bar: Hold, *, deep: bool) -> None:
    wrong, brackets = [], 0
    count = 200 if deep else SESSIONS
    for seed in range(count):
        found = edited(framework, seed)[2]
        wrong += [f"session {seed}: {one}" for one in faults(framework, found)]
        brackets += sum(
            "B2" in one.holders for each in laid(framework, found)[1].provisions for one, _ in each.brackets()
        )
    assert not wrong, wrong[:5]
    bar(
        "words lost or touched as edits come into a text",
        len(wrong),
        at_most=0,
        tried=f"{count} sessions, {brackets} brackets",
    )
    assert brackets > count


def test_an_edit_across_the_signs_of_a_bracket_is_an_alternative_of_the_whole_clause() -> None:
    framework = taken_up(read_text("draft.txt", b"1. Forces leave within [30 days] [60 days] of this text."))
    (provision,) = framework.provisions
    was = "1. Forces leave within [30 days] [60 days] of this text."
    one = Amendment(provision.id, "", "r-1", "1. Forces leave at once.", was)
    (now,) = amended(framework, [one], Origin("B2", "Borvane", room=ROOM)).provisions
    (outer,) = now.wordings[0].segments
    assert isinstance(outer, Bracket)
    old, new = outer.alternatives
    assert plain_text(new.content) == "Forces leave at once."
    assert len(list(brackets_in(old.content))) == 1


def test_a_blank_that_an_edit_begins_with_before_and_after_stands_outside_its_bracket() -> None:
    framework = taken_up(read_text("draft.txt", TEXT.encode()))
    brackets = [
        [plain_text(each.content) for each in bracket.alternatives]
        for seed in range(SESSIONS)
        for provision in laid(framework, edited(framework, seed)[2])[1].provisions
        for bracket, _ in provision.brackets()
        if "B2" in bracket.holders
    ]
    assert len(brackets) > SESSIONS
    assert [words for words in brackets if {one[:1] for one in words} == {" "}] == []
