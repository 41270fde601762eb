"""What a party wants otherwise in a text, set into it: a bracket around each stretch that it changed.

An edit within one stretch of words is bracketed where it stands. One that runs over the signs of a bracket makes an
alternative of the whole clause, with the words as the party returned them, signs and all.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from goodoffices.terms import Room
from goodoffices.text.document import Block, Document
from goodoffices.text.framework import Framework, LaidBlock, Layout, Origin, Part, Provision, read_segments
from goodoffices.text.identity import identified
from goodoffices.text.returned.finding import Edit, Finding, Lot
from goodoffices.text.wording import COMMON, Alternative, Bracket, Common, Segment, Source, Wording

TAKEN = frozenset({Lot.REWORDED, Lot.SPLIT, Lot.JOINED, Lot.GONE, Lot.NEW})
"""What can be set into a text: a clause that was only moved has the words that it had."""

NEAR = 3
"""So many words between two edits belong to one bracket with them."""

IN_BRACKETS = "its words stand in the brackets of a clause that it does not settle as a whole"
GONE = "its clause stands in the text no more"


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a party wants of one provision in one language, in the words of a block of its proposal.

    `provision` is that of the text. `edits` are within `was`, the words that went out; both are empty where the clause
    is new or gone, or was joined to others. `now` is "" where the party wants no words here. `follows` is the provision
    that a new one follows, None for one that stands.
    """

    provision: str
    language: str
    block: str
    now: str
    was: str = ""
    edits: tuple[Edit, ...] = ()
    follows: str | None = None
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words in a wording, by the way to them, and where they begin in what went out."""

    way: tuple[int, ...]
    start: int
    text: str

    def holds(self, edit: Edit) -> bool:
        return self.start <= edit.start and edit.start + len(edit.was) <= self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class _Party:
    """A proposal that comes into a text, beside those that hold the words as they stand."""

    name: str
    room: Room
    amendment: Amendment
    before: tuple[str, ...]
    rooms: Mapping[str, Room]

    def alternatives(self, old: tuple[Segment, ...], new: str) -> tuple[Alternative, Alternative]:
        """Return the words as they stand, and as the party wants them."""
        rooms = tuple(self.rooms[one] for one in self.before)
        return Alternative("", old, self.before, rooms=rooms), self.held(new)

    def held(self, words: str) -> Alternative:
        """Return words that the party holds."""
        one = self.amendment
        source = Source(self.name, one.block, one.author, one.date)
        return Alternative("", (Common(words),) if words else (), (self.name,), rooms=(self.room,), sources=(source,))


def amendments(findings: Sequence[Finding], names: Mapping[str, str], stem: str) -> Iterator[Amendment]:
    """Yield what the findings of a returned file ask of a text, in which `names` are the provisions that went out.

    `stem` begins the names of blocks and of new provisions. What is asked of a provision that the text does not have is
    left out.
    """
    follows: dict[str, str] = {}
    for place, finding in enumerate(findings, 1):
        hand = finding.hands[0] if finding.hands else None
        author, date = (hand.author, hand.date) if hand else ("", "")
        block = f"{stem}{place}"
        if finding.lot is Lot.NEW:
            before = names.get(finding.follows.id, "") if finding.follows else ""
            language = finding.follows.language if finding.follows else ""
            place_after = follows.get(before, before)
            yield Amendment(block, language, block, finding.now, follows=place_after, author=author, date=date)
            follows[before] = block
            continue
        alone = len(finding.provisions) == 1
        for number, one in enumerate(finding.provisions if finding.lot in TAKEN else ()):
            if one.id in names:
                own = f"{block}.{number}" if number else block
                words = finding.now if number == 0 else ""
                was, edits = (finding.was, finding.edits) if alone and finding.now else ("", ())
                yield Amendment(names[one.id], one.language, own, words, was, edits, None, author, date)


def documents_of(framework: Framework, some: Sequence[Amendment]) -> Mapping[str, Document]:
    """Return the words that a party wants, by language, that with the most clauses first: a block for each clause."""
    standing = {one.id: one for one in framework.provisions}
    blocks: dict[str, list[Block]] = {}
    for one in some:
        if one.now:
            home = standing.get(one.provision)
            label = home.label if home else ""
            text = _without(one.now, label)
            language = _wording(home, one.language).language if home else one.language or framework.languages[0]
            own = Block(one.block, text, label=label if text != one.now else "", language=language)
            blocks.setdefault(language, []).append(own)
    ordered = sorted(blocks, key=lambda language: -len(blocks[language]))
    return {language: Document(tuple(blocks[language])) for language in ordered}


def amended(framework: Framework, some: Sequence[Amendment], origin: Origin) -> Framework:
    """Return the text with one proposal more, which wants these things of it; its layouts are made here.

    A clause that the party's words do not settle, for there are brackets in it of which it said nothing, is told as
    left out of what the proposal reads; its words stand in their brackets all the same.

    Raises:
        ValueError: a proposal of this name, or a provision that is new, is in the text already.
    """
    documents = documents_of(framework, some) or {framework.languages[0]: Document(())}
    provisions = list(framework.provisions)
    for one in some:
        places = {provision.id: place for place, provision in enumerate(provisions)}
        if one.follows is not None:
            at = places[one.follows] + 1 if one.follows else 0
            provisions.insert(at, _new(framework, one, origin))
        elif one.provision in places:
            at = places[one.provision]
            provisions[at] = _amended(framework, provisions[at], one, origin)
    standing = {one.id: one for one in provisions}
    homes = {one.block: standing[one.provision] for one in some if one.provision in standing}
    layouts = tuple(_layout(language, one, homes, origin.id) for language, one in documents.items())
    whole = replace(origin, layouts=layouts, texts=tuple(documents.values()))
    return replace(framework, provisions=tuple(provisions), origins=(*framework.origins, whole))


def _layout(language: str, document: Document, homes: Mapping[str, Provision], name: str) -> Layout:
    return Layout(language, tuple(_laid(one, homes.get(one.id), name) for one in document.blocks))


def _laid(block: Block, home: Provision | None, name: str) -> LaidBlock:
    reading = read_segments(_wording(home, block.language).segments, name) if home else None
    whole = home is not None and reading == block.text
    parts = (Part(home.id, 0, len(block.text)),) if home and whole else ()
    text, reason = ("", "") if whole else (block.text, IN_BRACKETS if home else GONE)
    return LaidBlock(
        block.id,
        parts,
        label=block.label,
        language=block.language,
        direction=block.direction,
        text=text,
        left_out=reason,
    )


def _without(words: str, label: str) -> str:
    """Return words without the number of their clause."""
    return words.removeprefix(f"{label} ") if label else words


def _new(framework: Framework, one: Amendment, origin: Origin) -> Provision:
    party = _Party(origin.id, origin.room, one, (), {})
    wording = Wording(one.language or framework.languages[0], (Bracket("", (party.held(one.now),)),))
    return identified(Provision(one.provision, (wording,)))


def _amended(framework: Framework, provision: Provision, one: Amendment, origin: Origin) -> Provision:
    wording = _wording(provision, one.language)
    rooms = {each.id: each.room for each in framework.origins}
    holders = tuple(sorted(each.id for each in framework.origins if _went_to(each, provision.id)))
    party = _Party(origin.id, origin.room, one, holders, rooms)
    segments = _in_place(wording.segments, party) or _whole(wording.segments, party, provision.label)
    wordings = tuple(replace(each, segments=segments) if each is wording else each for each in provision.wordings)
    return identified(replace(provision, wordings=wordings, status=COMMON))


def _wording(provision: Provision, language: str) -> Wording:
    """Return the wording in a language; the first where a text of one language does not name it."""
    return provision.wording(language) or provision.wordings[0]


def _went_to(origin: Origin, provision: str) -> bool:
    return any(part.provision == provision for layout in origin.layouts for one in layout.blocks for part in one.parts)


def _whole(segments: tuple[Segment, ...], party: _Party, label: str) -> tuple[Segment, ...]:
    """Return the clause as it stands beside the clause as the party wants it; its own number is none of its words."""
    now = _without(party.amendment.now, label)
    only = segments[0] if len(segments) == 1 else None
    if isinstance(only, Bracket):
        return (replace(only, alternatives=(*only.alternatives, party.held(now))),)
    return (Bracket("", party.alternatives(segments, now)),)


def _in_place(segments: tuple[Segment, ...], party: _Party) -> tuple[Segment, ...]:
    """Return the wording with a bracket around each edit; nothing where one runs over the signs of a bracket."""
    edits = party.amendment.edits
    stretches = _stretches(segments, party.amendment.was)
    homes: dict[tuple[int, ...], list[Edit]] = {}
    starts: dict[tuple[int, ...], int] = {}
    for edit in edits:
        home = next((one for one in stretches if one.holds(edit)), None)
        if home is None:
            return ()
        near = homes.setdefault(home.way, [])
        starts[home.way] = home.start
        if near and (joined := _joined(near[-1], edit, party.amendment)):
            near[-1] = joined
        else:
            near.append(edit)
    bare = {way: [_bare(one) for one in near] for way, near in homes.items()}
    made = _with_edits(segments, (), bare, starts, party)
    return made if edits and _fits(made) else ()


def _joined(one: Edit, other: Edit, whole: Amendment) -> Edit | None:
    """Return two edits as one, where so few words lie between them that two brackets would be harder to read."""
    if len(whole.was[one.start + len(one.was) : other.start].split()) > NEAR:
        return None
    was = whole.was[one.start : other.start + len(other.was)]
    return replace(one, was=was, now=whole.now[one.begin : other.begin + len(other.now)])


def _bare(edit: Edit) -> Edit:
    """Return an edit without the blanks that it begins with before and after: they are no words of the party."""
    pairs = zip(edit.was, edit.now, strict=False)
    blanks = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1] and pair[0].isspace(), pairs))
    start, begin = edit.start + blanks, edit.begin + blanks
    return replace(edit, start=start, begin=begin, was=edit.was[blanks:], now=edit.now[blanks:])


def _stretches(segments: Sequence[Segment], was: str) -> list[_Stretch]:
    """Return the stretches of words whose place in what went out can only be one, be it sought from either end."""
    leaves = list(_leaves(segments, ()))
    first, last = [], []
    place, end = 0, len(was)
    for _way, text in leaves:
        place = was.find(text, place)
        if place < 0:
            return []
        first.append(place)
        place += len(text)
    for _way, text in reversed(leaves):
        end = was.rfind(text, 0, end)
        last.append(end)
    placed = zip(leaves, first, reversed(last), strict=True)
    return [_Stretch(way, one, text) for (way, text), one, other in placed if one == other]


def _leaves(segments: Sequence[Segment], way: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], str]]:
    for place, one in enumerate(segments):
        if isinstance(one, Common):
            yield (*way, place), one.text
        else:
            for number, each in enumerate(one.alternatives):
                yield from _leaves(each.content, (*way, place, number))


def _with_edits(
    segments: Sequence[Segment],
    way: tuple[int, ...],
    homes: Mapping[tuple[int, ...], Sequence[Edit]],
    starts: Mapping[tuple[int, ...], int],
    party: _Party,
) -> tuple[Segment, ...]:
    made: list[Segment] = []
    for place, one in enumerate(segments):
        own = (*way, place)
        if isinstance(one, Common):
            made += _bracketed(one, homes.get(own, ()), starts.get(own, 0), party)
            continue
        alternatives: list[Alternative] = []
        for number, each in enumerate(one.alternatives):
            within = replace(party, before=each.holders)
            content = _with_edits(each.content, (*own, number), homes, starts, within)
            alternatives += _beside(each, content)
        made.append(replace(one, alternatives=tuple(alternatives)))
    return tuple(made)


def _beside(before: Alternative, content: tuple[Segment, ...]) -> tuple[Alternative, ...]:
    """Return an alternative with edits in it; one that was reworded as a whole gets the other words beside it."""
    only = content[0] if len(content) == 1 else None
    if isinstance(only, Bracket) and not isinstance(before.content[0], Bracket):
        return before, only.alternatives[1]
    return (replace(before, content=content),)


def _bracketed(one: Common, edits: Sequence[Edit], start: int, party: _Party) -> Iterator[Segment]:
    place = 0
    for edit in edits:
        at = edit.start - start
        if place < at:
            yield Common(one.text[place:at], one.status)
        place = at + len(edit.was)
        old = (Common(one.text[at:place], one.status),) if edit.was else ()
        yield Bracket("", party.alternatives(old, edit.now))
    if place < len(one.text):
        yield Common(one.text[place:], one.status)


def _fits(segments: Sequence[Segment]) -> bool:
    """Whether no two brackets touch, and nobody holds two alternatives of one."""
    if any(isinstance(one, Bracket) and isinstance(other, Bracket) for one, other in pairwise(segments)):
        return False
    for one in segments:
        if isinstance(one, Bracket):
            holders = [name for each in one.alternatives for name in each.holders]
            if len(holders) > len(set(holders)) or not all(_fits(each.content) for each in one.alternatives):
                return False
    return True
