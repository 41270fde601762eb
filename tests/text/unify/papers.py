"""Proposals for tests: typed in as lines, or drawn out of thin air around a common draft."""

import itertools
import re

from hypothesis import strategies as st

from goodoffices.terms import TABLE, Room
from goodoffices.text.document import Block, Document
from goodoffices.text.proposal import Proposal
from goodoffices.text.read.label import split_label


def paper(name: str, *lines: str, room: Room = TABLE, base: bool = False, language: str = "") -> Proposal:
    """A proposal with one block a line; a typed number before the words is its label."""
    blocks = []
    for place, line in enumerate(lines, 1):
        label, words = split_label(line)
        blocks.append(Block(f"b{place}", words, label=label))
    return Proposal(
        id=name, holder=name, document=Document(tuple(blocks)), room=room, base=base, language=language or "en"
    )


WORDS = re.findall(
    r"\S+",
    "the Parties shall withdraw their forces from the line within 30 days and 12 May 2026 ; the Mission reports . "
    "women minors (a) Article 5 يلتزم الطرفان بوقف إطلاق النار خلال ٣٠ يومًا ، naïve “Party” % of and/or [brackets] "
    "e.g. 5 km",
)
BLANKS = (" ", " ", " ", " ", "  ", "\u00a0", "\t", "\n")
STRANGE = ("", " ", "idem", "no change", "Deleted", "\u200f", "[", "x" * 300, "1.", "…")


@st.composite
def lines(draw: st.DrawFn) -> str:
    """A clause of up to some twenty words, blanks between them; now and then something strange."""
    if draw(st.integers(0, 11)) == 0:
        return draw(st.sampled_from(STRANGE))
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=20))
    blanks = draw(st.lists(st.sampled_from(BLANKS), min_size=len(words), max_size=len(words)))
    return "".join(itertools.chain.from_iterable(zip(words, blanks, strict=True))).strip()


@st.composite
def redrafts(draw: st.DrawFn, draft: tuple[str, ...]) -> tuple[str, ...]:
    """A draft as somebody else would have it: reworded, moved, split, merged, shortened and added to."""
    clauses = [line for line in draft if draw(st.integers(0, 7))]
    for place, line in enumerate(clauses):
        words = line.split(" ")
        edit = draw(st.sampled_from(("keep", "keep", "word", "cut", "add")))
        at = draw(st.integers(0, len(words) - 1))
        replaced = {"keep": words[at : at + 1], "word": [draw(st.sampled_from(WORDS))], "cut": []}
        words[at : at + 1] = replaced.get(edit, [words[at], draw(st.sampled_from(WORDS))])
        clauses[place] = " ".join(words)
    if len(clauses) > 1 and draw(st.booleans()):
        at = draw(st.integers(0, len(clauses) - 2))
        clauses[at : at + 2] = draw(
            st.sampled_from(
                ([f"{clauses[at]} {clauses[at + 1]}"], [clauses[at + 1], clauses[at]], clauses[at : at + 2])
            )
        )
    if clauses and draw(st.booleans()):
        at = draw(st.integers(0, len(clauses) - 1))
        words = clauses[at].split(" ")
        middle = len(words) // 2
        clauses[at : at + 1] = [" ".join(words[:middle]), " ".join(words[middle:])]
    clauses += draw(st.lists(lines(), max_size=2))
    return tuple(clauses)


@st.composite
def tables(draw: st.DrawFn, rooms: tuple[Room, ...] = (TABLE,)) -> tuple[Proposal, ...]:
    """Two to four proposals that are redrafts of one text, sometimes with that text as the base."""
    draft = tuple(draw(st.lists(lines(), min_size=1, max_size=6)))
    names = draw(st.sampled_from((("A", "B"), ("A", "B", "C"), ("A", "B", "C", "D"))))
    papers = [paper(name, *draw(redrafts(draft)), room=draw(st.sampled_from(rooms))) for name in names]
    if draw(st.integers(0, 3)) == 0:
        papers.append(paper("base", *draft, base=True))
    return tuple(papers)
