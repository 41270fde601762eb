"""A returned file is held against the draft that it was, and what a party did to it is found."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from goodoffices.text.compare.order import out_of_order
from goodoffices.text.copies import PROPERTY, codes_in
from goodoffices.text.document import Block, Change, Comment, Document
from goodoffices.text.framework import Framework
from goodoffices.text.returned.finding import (
    Finding,
    Hand,
    Lot,
    Provision,
    Remark,
    RemarkKind,
    Returned,
    Standing,
)
from goodoffices.text.returned.grouping import Group, grouped, partners
from goodoffices.text.returned.sent import Sent, sent_as, without_notes
from goodoffices.text.returned.words import Row, carried, edits, hand_of, same_words

_NOBODY: Mapping[str, str] = {}


def returned(framework: Framework, document: Document, party: str, authors: Mapping[str, str] = _NOBODY) -> Returned:
    """Return what a party did to a draft, from the file that it returned (as it was read, changes and all).

    Provisions are recognised by the names inside the file, and where those are lost by their words. The party's text is
    that after its tracked changes; what it changed without tracking is found as well. `authors` tells the party of an
    author who is not of the one that returned the file.
    """
    codes = tuple(dict.fromkeys(code for mark in document.marks for code in codes_in(mark)))
    sent, came = without_notes(sent_as(framework, document, codes), document.blocks)
    reading = _Reading(sent, replace(document, blocks=came), party, authors)
    groups = grouped(sent, came)
    findings = tuple(reading.findings(groups))
    stated = dict(mark.removeprefix(PROPERTY).split(": ", 1) for mark in document.marks if mark.startswith(PROPERTY))
    return Returned(
        party=party,
        source=document.source,
        standing=_standing(sent, codes),
        code=sent.code,
        codes=codes,
        copy=stated.get("copy", ""),
        recipient=stated.get("recipient", ""),
        findings=findings,
        remarks=tuple(reading.remarks(findings)),
        notices=tuple(one for one in document.notices if one not in sent.document.notices),
    )


def _standing(sent: Sent, codes: Sequence[str]) -> Standing:
    if not codes:
        return Standing.UNMARKED
    return Standing.CURRENT if sent.code in codes else Standing.OLD


@dataclass(frozen=True, slots=True)
class _Reading:
    """A returned file beside what was sent."""

    sent: Sent
    came: Document
    party: str
    authors: Mapping[str, str]

    def findings(self, groups: Sequence[Group]) -> Iterator[Finding]:
        """Yield a finding for each group, in the order of the returned file; what is gone after what it followed."""
        placed = sorted((one for one in groups if one.back), key=lambda one: one.back[0])
        moved = self._moved(placed)
        gone = self._gone([one for one in groups if not one.back and not self._noted(one)])
        follows: Provision | None = None
        yield from gone.pop(None, ())
        for group in placed:
            made = self._finding(group, follows, moved=group in moved)
            yield made
            if made.provisions:
                follows = made.provisions[-1]
                for one in made.provisions:
                    yield from gone.pop(one, ())

    def _noted(self, group: Group) -> bool:
        """Whether these are footnotes about the text: such a one goes with the words that it stands by."""
        return all(self.sent.blocks[place].id in self.sent.notes for place in group.out)

    def _moved(self, placed: Sequence[Group]) -> set[Group]:
        """Return the groups of provisions that do not stand in the order in which they went out."""
        standing = [one for one in placed if one.out and self._provisions(one)]
        return {standing[place] for place in out_of_order([one.out[0] for one in standing])}

    def _gone(self, groups: Sequence[Group]) -> dict[Provision | None, list[Finding]]:
        """Return what is gone, by the last provision before it that did not go."""
        lost = {place for one in groups for place in one.out}
        found: dict[Provision | None, list[Finding]] = {}
        former = partners(self.sent, self.came.before, sorted(lost))
        standing = [place for place in range(len(self.sent.blocks)) if place not in lost and self._provision(place)]
        for group in sorted(groups, key=lambda one: one.out[0]):
            before = [place for place in standing if place < group.out[0]]
            home = self._provision(before[-1]) if before else None
            found.setdefault(home, []).append(self._deleted(group, former))
        return found

    def _deleted(self, group: Group, former: Mapping[int, Sequence[int]]) -> Finding:
        was = Row.of(self.sent.blocks[place] for place in group.out)
        blocks = [self.came.before[one] for one in sorted({each for at in group.out for each in former.get(at, ())})]
        hands = self._struck(blocks, was)
        return Finding(
            lot=Lot.GONE if self._provisions(group) else Lot.BESIDE,
            provisions=self._provisions(group),
            was=was.text,
            edits=tuple(edits(was, Row.of(()), hands, (), self.party)),
            hands=tuple(sorted({hand for hand in hands if hand is not None})) or (Hand(self.party),),
        )

    def _finding(self, group: Group, follows: Provision | None, *, moved: bool) -> Finding:
        back = [self.came.blocks[place] for place in group.back]
        was, now = Row.of(self.sent.blocks[place] for place in group.out), Row.of(back)
        lot = self._lot(group, was, now)
        struck = self._struck(self._before(back), was)
        written = now.hands([one for one in self.came.changes if one.adds], self.authors, self.party)
        found = [] if lot is Lot.UNTOUCHED else edits(was, now, struck, written, self.party)
        hands = {hand for one in found for hand in one.hands}
        if moved and not hands:
            hands = {hand for hand in written if hand is not None} or {Hand(self.party)}
        return Finding(
            lot=lot,
            provisions=self._provisions(group),
            was=was.text,
            now=now.text,
            edits=tuple(found),
            hands=tuple(sorted(hands)),
            blocks=tuple(one.id for one in back),
            moved=moved,
            follows=follows,
            sure=group.sure or lot is Lot.UNTOUCHED,
        )

    def _lot(self, group: Group, was: Row, now: Row) -> Lot:
        provisions = self._provisions(group)
        beside = any(self._provision(place) is None for place in group.out)
        if not group.out:
            return Lot.NEW
        same = same_words(was, now)
        if not provisions:
            return Lot.UNTOUCHED if same else Lot.BESIDE
        if len(provisions) > 1 or beside:
            return Lot.JOINED
        if len(group.back) > len(group.out):
            return Lot.SPLIT
        return Lot.UNTOUCHED if same else Lot.REWORDED

    def _provision(self, place: int) -> Provision | None:
        return self.sent.provisions.get(self.sent.blocks[place].id)

    def _provisions(self, group: Group) -> tuple[Provision, ...]:
        found = (self._provision(place) for place in group.out)
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def _before(self, back: Sequence[Block]) -> list[Block]:
        """Return the blocks before the changes that went into these: the same ones, and those that were joined to them.

        A paragraph that lost its end went on in the next, so its words stand there once the changes are accepted.
        """
        standing = {one.id for one in self.came.blocks}
        names = {one.id for one in back}
        found: list[Block] = []
        last = ""
        for one in self.came.before:
            last = one.id if one.id in standing else last
            if one.id in names or (one.id not in standing and last in names):
                found.append(one)
        return found

    def _struck(self, blocks: Sequence[Block], was: Row) -> list[Hand | None]:
        """Return for each sign that went out who struck it out of these blocks."""
        before = Row.of(blocks)
        taken: list[Change] = [one for one in self.came.changes if not one.adds]
        return carried(before, before.hands(taken, self.authors, self.party), was)

    def remarks(self, findings: Sequence[Finding]) -> Iterator[Remark]:
        """Yield the comments that did not go out with the draft."""
        ours = {(one.author, one.text) for one in self.sent.document.comments}
        homes = {name: finding for finding in findings for name in finding.blocks}
        texts = {one.id: one.text for one in self.came.comments}
        for one in self.came.comments:
            if (one.author, one.text) not in ours:
                yield self._remark(one, homes.get(one.block), texts)

    def _remark(self, comment: Comment, finding: Finding | None, texts: Mapping[str, str]) -> Remark:
        hand = hand_of(comment.author, comment.date, self.authors, self.party)
        edited = finding is not None and any(
            each.author == hand.author or not each.author for one in finding.edits for each in one.hands
        )
        return Remark(
            kind=RemarkKind.REASON if edited else RemarkKind.REACTION,
            text=comment.text,
            hand=hand,
            provisions=finding.provisions if finding else (),
            anchor=comment.anchor,
            answers=texts.get(comment.answers, ""),
        )
