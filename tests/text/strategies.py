"""Frameworks out of thin air: valid ones, as strange as the types allow, for laws to be tried on."""

import string
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from goodoffices.terms import MEDIATORS, TABLE, Room
from goodoffices.text.document import Block, Cell, Change, ChangeKind, Comment, Document, Kind
from goodoffices.text.framework import (
    COMMON,
    Agreement,
    Alternative,
    Bracket,
    Common,
    Decision,
    Form,
    Framework,
    LaidBlock,
    Layout,
    Origin,
    Part,
    Provision,
    Question,
    QuestionKind,
    Segment,
    Source,
    Status,
    Wording,
    read_segments,
)
from goodoffices.text.language import direction_of
from goodoffices.text.proposal import Standing, TextStanding

WORDS = ("ceasefire", "30", "days", "shall", "withdraw", "Article 4", "the line", "(a)", "e.g.", "naïve", "“line”")
ARABIC = ("يلتزم", "الطرفان", "وقف", "إطلاق النار", "٣٠ يوما", "المادة ٤", "خلال", "،", "؛", "الخطّ")
SIGNS = (
    "[",
    "]",
    "[[",
    "^",
    "^{",
    "}",
    "{",
    "\\",
    "|",
    "/",
    "#",
    "*",
    "_",
    "-",
    "1.",
    "<b>",
    "&amp;",
    "`",
    "~",
    "%",
    '"',
)
BLANKS = ("\t", "\u00a0", "\u200f", "\u2066", "\n", "\u0000", "\u202e", "\ufeff")
ROOMS = (TABLE, MEDIATORS, Room("A"), Room("room of B"))
DATES = ("", "2031-03-01", "2031-04-12T09:30:00Z", "2030")


def texts(language: str = "en", *, blanks: bool = True) -> st.SearchStrategy[str]:
    """Texts of at least one character: mostly words of the language, now and then signs that mean something."""
    words = st.sampled_from(ARABIC if language == "ar" else WORDS)
    signs = st.sampled_from(SIGNS + BLANKS if blanks else SIGNS)
    free = st.text(st.characters(codec="utf-8", exclude_categories=() if blanks else ("Cc", "Zl", "Zp")), min_size=1)
    piece = st.one_of(words, words, words, words, signs, free) if blanks else st.one_of(words, words, words, signs)
    gap = st.sampled_from((" ", " ", " ", "  ", ""))
    pieces = st.lists(st.tuples(piece, gap), min_size=1, max_size=6)
    return st.tuples(st.sampled_from(("", "", " ")), pieces).map(
        lambda drawn: drawn[0] + "".join(word + blank for word, blank in drawn[1])
    )


@st.composite
def statuses(draw: st.DrawFn, parties: tuple[str, ...] = ("North", "South")) -> Status:
    """A status: mostly common, else somebody's since some day."""
    agreement = draw(st.sampled_from((Agreement.COMMON, Agreement.COMMON, *Agreement)))
    if agreement is Agreement.COMMON:
        return COMMON
    chosen = draw(st.lists(st.sampled_from(parties), unique=True)) if parties else []
    return Status(agreement, tuple(sorted(chosen)), draw(st.sampled_from(DATES)))


@st.composite
def origins(draw: st.DrawFn) -> tuple[Origin, ...]:
    """Up to four proposals, now and then two of one holder, without layouts."""
    ids = draw(st.lists(st.sampled_from(("A", "B", "C", "A2", "non-paper 1")), min_size=1, max_size=4, unique=True))
    holders = st.sampled_from(("North", "South", "The envoys", "الجنوب", "Friends [of the talks]"))
    return tuple(
        Origin(
            id=name,
            holder=draw(holders),
            title=draw(st.sampled_from(("", "Draft of 1 March", "مشروع", 'A "title" \\ [x]'))),
            date=draw(st.sampled_from(DATES)),
            standing=draw(st.sampled_from(Standing)),
            superseded_by=draw(st.sampled_from(("", ids[0]))),
            room=draw(st.sampled_from(ROOMS)),
            base=draw(st.sampled_from((False, False, False, True))),
        )
        for name in ids
    )


@dataclass
class _Setting:
    """What a provision is drawn in: the proposals on the table, a language, and the ids counted so far."""

    provision: str
    known: tuple[Origin, ...]
    blanks: bool
    provenance: bool
    language: str = ""
    count: int = 0

    def next_id(self) -> str:
        self.count += 1
        return f"{self.provision}.{self.count}"

    def rooms_of(self, holders: tuple[str, ...]) -> tuple[Room, ...]:
        rooms = {origin.id: origin.room for origin in self.known}
        return tuple(rooms[holder] for holder in holders)


@st.composite
def segments(draw: st.DrawFn, setting: _Setting, holders: tuple[str, ...], depth: int = 0) -> tuple[Segment, ...]:
    """Common text and brackets by turns, held by some of the holders; at least one segment."""
    content: list[Segment] = []
    for _ in range(draw(st.integers(1, 4 if depth == 0 else 3))):
        if depth < 3 and draw(st.booleans()):
            content.append(draw(brackets(setting, holders, depth)))
        else:
            content.append(Common(draw(texts(setting.language, blanks=setting.blanks)), draw(statuses())))
    return _apart(content)


def _apart(content: list[Segment]) -> tuple[Segment, ...]:
    """Two brackets never touch, nor do two common stretches of one status: keep the first of such a pair."""
    kept = content[:1]
    for one in content[1:]:
        before = kept[-1]
        touching = isinstance(before, Bracket) and isinstance(one, Bracket)
        alike = isinstance(before, Common) and isinstance(one, Common) and before.status == one.status
        if not touching and not alike:
            kept.append(one)
    return tuple(kept)


@st.composite
def brackets(draw: st.DrawFn, setting: _Setting, holders: tuple[str, ...], depth: int = 0) -> Bracket:
    """A bracket of one to three alternatives among which the holders are dealt out.

    At the outermost level a holder may be left out (it is silent); an alternative may have no holder at all.
    """
    name = setting.next_id()
    count = draw(st.integers(1, 3))
    seats = {holder: draw(st.integers(0, count if depth == 0 else count - 1)) for holder in holders}
    empty = draw(st.sampled_from((None, None, 0, count - 1)))
    alternatives = []
    for index in range(count):
        mine = tuple(sorted(holder for holder, seat in seats.items() if seat == index))
        alternatives.append(
            Alternative(
                id=f"{name}{string.ascii_lowercase[index]}",
                content=() if index == empty else draw(segments(setting, mine, depth + 1)),
                holders=mine,
                standing=draw(st.sampled_from((TextStanding.ORIGINAL, TextStanding.ORIGINAL, *TextStanding))),
                rooms=setting.rooms_of(mine),
                sources=draw(sources(mine)) if setting.provenance else (),
            )
        )
    return Bracket(name, tuple(alternatives), draw(st.sampled_from(Form)))


@st.composite
def sources(draw: st.DrawFn, holders: tuple[str, ...]) -> tuple[Source, ...]:
    """Where the words of an alternative came from: a block of each holder, now and then a tracked change."""
    return tuple(
        Source(
            proposal=holder,
            block=f"b{draw(st.integers(1, 9))}",
            author=draw(st.sampled_from(("", "N. Aubrey", "ل. حدّاد"))),
            date=draw(st.sampled_from(DATES)),
            change=draw(st.sampled_from(("", "c7"))),
            comments=draw(st.sampled_from(((), ("k1",), ("k1", "k2")))),
        )
        for holder in holders
    )


@st.composite
def provisions(draw: st.DrawFn, setting: _Setting, languages: tuple[str, ...]) -> Provision:
    """A clause in one or more of the languages."""
    spoken = draw(st.lists(st.sampled_from(languages), min_size=1, unique=True))
    holders = tuple(origin.id for origin in setting.known)
    kind = draw(st.sampled_from((Kind.PARAGRAPH, Kind.PARAGRAPH, *Kind)))
    wordings = []
    for language in sorted(spoken, key=languages.index):
        setting.language = language
        standing = draw(st.sampled_from((TextStanding.ORIGINAL, TextStanding.ORIGINAL, *TextStanding)))
        wordings.append(Wording(language, draw(segments(setting, holders)), standing))
    return Provision(
        id=setting.provision,
        wordings=tuple(wordings),
        label=draw(st.sampled_from(("", "1.", "(a)", "Article 4", "٤.", "[3]", "1.1 bis"))),
        kind=kind,
        level=draw(st.integers(1, 4)) if kind in {Kind.HEADING, Kind.ITEM} else 0,
        status=draw(statuses()),
        to_translate=tuple(sorted(draw(st.sets(st.sampled_from(holders), max_size=1)))),
    )


@st.composite
def frameworks(draw: st.DrawFn, *, provenance: bool = True, blanks: bool = True) -> Framework:
    """A valid framework; the holders of an inner bracket are among those of the alternative around it.

    With `provenance` alternatives have sources, each proposal a layout of what it reads and its
    text, and questions are asked.
    Without `blanks` texts hold neither line ends, tabs, control characters nor invisible signs.
    """
    known = draw(origins())
    languages = draw(st.sampled_from((("en",), ("en", "ar"), ("ar",), ("",), ("ar", "en", "fr"))))
    clauses = tuple(
        draw(provisions(_Setting(f"p{index + 1}", known, blanks, provenance), languages))
        for index in range(draw(st.integers(0, 4)))
    )
    return Framework(
        provisions=clauses,
        origins=tuple(_with_layout(draw, origin, clauses, languages[0]) for origin in known) if provenance else known,
        title=draw(st.sampled_from(("", "Framework for a cessation of hostilities", "إطار <لوقف> الأعمال"))),
        languages=languages,
        questions=draw(st.lists(questions(known), max_size=2).map(tuple)) if provenance else (),
        decisions=(Decision(QuestionKind.PAIR, "A:b1", "B:b1", "same"),) if provenance and draw(st.booleans()) else (),
        grain=draw(st.sampled_from(("", "normal", "fine"))) if provenance else "",
    )


def _with_layout(draw: st.DrawFn, origin: Origin, clauses: tuple[Provision, ...], language: str) -> Origin:
    laid, blocks = [], []
    for place, clause in enumerate(clauses):
        wording = clause.wording(language)
        text = (None if wording is None else read_segments(wording.segments, origin.id)) or ""
        name, direction = f"b{place + 1}", direction_of(text, language)
        cell = draw(st.sampled_from((None, None, Cell(0, 1, place))))
        if text:
            part = Part(clause.id, 0, len(text), exact=draw(st.sampled_from((None, None, "no  change"))))
            laid.append(LaidBlock(name, (part,), clause.kind, clause.level, clause.label, language, direction, cell))
            blocks.append(Block(name, text, clause.kind, clause.level, clause.label, language, direction, cell))
        elif draw(st.booleans()):
            laid.append(LaidBlock(name, (), text="  Signed.", left_out="it says who signed, and no more"))
            blocks.append(Block(name, "  Signed.", bookmarks=("go_p1",)))
    standing, source = draw(st.sampled_from(TextStanding)), draw(st.sampled_from(("", "a.docx")))
    text = draw(documents(tuple(blocks), source))
    return replace(origin, layouts=(Layout(language, tuple(laid), standing, source),), texts=(text,))


@st.composite
def documents(draw: st.DrawFn, blocks: tuple[Block, ...], source: str) -> Document:
    """A document of these blocks; now and then the first of them was inserted as a tracked change, and commented."""
    document = Document(blocks, source=source)
    if not blocks or draw(st.booleans()):
        return document
    first = blocks[0]
    inserted = Change("c1", ChangeKind.INSERTION, first.id, first.text, "N. Aubrey", draw(st.sampled_from(DATES)))
    remark = Comment("k1", "Why?", "ل. حدّاد", block=first.id, end=len(first.text), anchor=first.text)
    return replace(document, changes=(inserted,), comments=(remark,), before=blocks[1:])


def questions(known: tuple[Origin, ...]) -> st.SearchStrategy[Question]:
    """A question about two blocks of the proposals."""
    names = st.sampled_from([f"{origin.id}:b1" for origin in known])
    return st.builds(
        Question,
        kind=st.sampled_from(QuestionKind),
        one=names,
        other=names,
        sentence=st.just("Do these two clauses speak of one thing?"),
        confidence=st.floats(0, 1),
    )
