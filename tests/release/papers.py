"""Talks for the gate: proposals of several rooms, each with words that no other room has, unified and edited."""

from dataclasses import replace

from hypothesis import strategies as st
from tests.text.unify.papers import paper, redrafts

from goodoffices.case.amending import lifted, reworded
from goodoffices.release.gate import Audience
from goodoffices.release.hearing import Hearing
from goodoffices.terms import TABLE, Room
from goodoffices.text.framework import Framework
from goodoffices.text.proposal import Proposal
from goodoffices.text.unify import Grain, unify

ROOM_A, ROOM_B, ROOM_C, TEAM = Room("A"), Room("B"), Room("C"), Room("team")
ROOMS = (TABLE, ROOM_A, ROOM_B, ROOM_C)
DRAFT = (
    "The Parties shall withdraw their forces from the line within 30 days.",
    "The Mission reports to both Parties every month.",
    "The crossing at Hallent is open to all.",
    "Detainees are released in three groups.",
)


def marks(room: Room) -> tuple[str, ...]:
    """Words that only this room has."""
    return tuple(f"{room.name}mark{letter}" for letter in "pqrs")


@st.composite
def tabled(draw: st.DrawFn) -> tuple[Proposal, ...]:
    """Two to four proposals of different rooms, redrafts of one text, with the marks of their rooms in them."""
    names = draw(st.sampled_from((("A", "B"), ("A", "B", "C"), ("T", "A", "B"), ("T", "A", "B", "C"))))
    rooms = dict(zip("TABC", ROOMS, strict=True))
    papers = []
    for name in names:
        clauses = list(draw(redrafts(DRAFT))) or [DRAFT[0]]
        for mark in draw(st.lists(st.sampled_from(marks(rooms[name])), max_size=4)):
            place = draw(st.integers(0, len(clauses) - 1))
            words = clauses[place].split(" ")
            words.insert(draw(st.integers(0, len(words))), mark)
            clauses[place] = " ".join(words)
        papers.append(replace(paper(name, *clauses, room=rooms[name]), title=f"Of {marks(rooms[name])[0]}"))
    return tuple(papers)


@st.composite
def drafts(draw: st.DrawFn) -> tuple[Framework, tuple[Proposal, ...]]:
    """A negotiating text as mediators left it: brackets lifted, clauses worded anew with words from anywhere."""
    papers = draw(tabled())
    text = unify(papers, grain=draw(st.sampled_from(Grain)), title=draw(st.sampled_from(("Text", "Text Bmarkp"))))
    for _ in range(draw(st.integers(0, 3))):
        text = draw(edited(text))
    return text, papers


@st.composite
def edited(draw: st.DrawFn, text: Framework) -> Framework:
    """The text after one more act of a mediator."""
    place = draw(st.integers(0, len(text.provisions) - 1))
    before = text.provisions[place]
    brackets = [bracket for bracket, _ in before.brackets()]
    if brackets and draw(st.booleans()):
        bracket = draw(st.sampled_from(brackets))
        after = lifted(before, bracket, draw(st.sampled_from(bracket.alternatives)).content)
    else:
        words = draw(
            st.lists(st.sampled_from((*marks(ROOM_B), *marks(ROOM_A), "open", "line")), min_size=1, max_size=3)
        )
        after = reworded(text, before, before.wordings[0].language, f"The Parties agree on {' '.join(words)}.")
    return replace(text, provisions=(*text.provisions[:place], after, *text.provisions[place + 1 :]))


def audience(papers: tuple[Proposal, ...], *rooms: Room, named: frozenset[str] = frozenset()) -> Audience:
    """Who may read these rooms."""
    spoken = [(one.room, block.text) for one in papers for block in one.document.blocks]
    spoken += [(one.room, one.title) for one in papers]
    readable = {TABLE, *rooms}
    hearing = Hearing.of(
        (text for room, text in spoken if room in readable),
        ((room, text) for room, text in spoken if room not in readable),
    )
    return Audience(hearing, frozenset(rooms), named)
