"""What forms let one choose from, as a view has it: parties, issues, rounds, clauses."""

from collections.abc import Iterable, Sequence
from itertools import islice
from operator import itemgetter
from zoneinfo import available_timezones

from goodoffices.case.called import called
from goodoffices.case.desk import parties_in_order
from goodoffices.case.kinds import (
    Deadline,
    Draft,
    Holder,
    Institution,
    Issue,
    Note,
    Office,
    Referral,
    Round,
    Suspension,
)
from goodoffices.case.negotiating import NoText, head
from goodoffices.case.view import View
from goodoffices.terms import NotPossible
from goodoffices.text.align.folding import words_of
from goodoffices.text.framework import Provision
from goodoffices.text.notation import print_segments
from goodoffices.text.wording import brackets_in, plain_text
from goodoffices.web.mediators.choices import Offered

SHORT = 60
FAR = 3
MOST_FOUND = 20
"""So many of the words that were found are offered: whoever wants others writes more words."""


class ZoneUnclear(NotPossible):
    """No time zone is called “{zone}”: write its name, such as Europe/Vienna, or leave it empty."""


def zone_of(name: str) -> str:
    """Return the name of a time zone as it stands, or "".

    Raises:
        ZoneUnclear: there is none of this name.
    """
    if name and name not in available_timezones():
        raise ZoneUnclear(zone=name)
    return name


def parties(view: View) -> Offered:
    """Return the parties in the order of protocol."""
    return [(one.id, one.now.title) for one in parties_in_order(view)]


def others(view: View) -> Offered:
    """Return whom one can be in contact with: parties and institutions."""
    return [*parties(view), *((one.id, one.now.title) for one in view.all(Institution))]


def speakers(view: View) -> Offered:
    """Return on whose behalf, and who, may have spoken: offices, institutions, and those who hold an office."""
    offices = ((one.id, one.now.title) for one in view.all(Office))
    institutions = ((one.id, one.now.title) for one in view.all(Institution))
    return [
        *offices,
        *institutions,
        *((one.now.called, one.now.called) for one in view.all(Holder) if not one.now.until),
    ]


def issues(view: View) -> Offered:
    """Return the issues."""
    return [(one.id, one.now.title) for one in view.all(Issue)]


def drafts(view: View) -> Offered:
    """Return the drafts, the latest first."""
    return [(one.id, f"{one.now.number} {one.now.title}".strip()) for one in view.all(Draft)][::-1]


def open_rounds(view: View) -> Offered:
    """Return the rounds that have not ended."""
    return [(one.id, str(one.now.number)) for one in view.all(Round) if not one.now.ends]


def suspensions(view: View) -> Offered:
    """Return the suspensions that last."""
    return [(one.id, one.now.because) for one in view.all(Suspension) if not one.now.resumed]


def referrals(view: View) -> Offered:
    """Return the questions that are with a principal."""
    return [(one.id, one.now.question) for one in view.all(Referral) if not one.now.received]


def deadlines(view: View) -> Offered:
    """Return the deadlines that count."""
    return [(one.id, f"{one.now.on} {one.now.title}") for one in view.all(Deadline) if not one.now.lifted]


def notes(view: View) -> Offered:
    """Return the notes, the latest first."""
    found = [(one.id, f"{one.now.on} {one.now.title or short(one.now.text)}".strip()) for one in view.all(Note)]
    return found[::-1]


def clauses(view: View) -> Offered:
    """Return the clauses of the text, each followed by the alternatives in its brackets: "clause/alternative"."""
    return [offer for provision, name in _clauses(view) for offer in _clause(provision, name)]


def find_clauses(view: View, asked: str) -> Offered:
    """Return the clauses of a number, or that have all the words asked for, with their alternatives; at most some.

    What only a search takes to be the same (case, vowel points, digits) is the same; "7" finds "7." before "7. (a)".
    """
    wanted = words_of(asked)
    hits = [(_nearness(one, name, wanted), one, name) for one, name in _clauses(view)] if wanted else []
    near = sorted((hit for hit in hits if hit[0] < FAR), key=itemgetter(0))
    return list(islice((offer for _, one, name in near for offer in _clause(one, name)), MOST_FOUND))


def _clauses(view: View) -> Iterable[tuple[Provision, str]]:
    try:
        framework = head(view).framework
    except NoText:
        return []
    names = called(framework)
    return [(one, names[one.id]) for one in framework.provisions]


def _nearness(provision: Provision, name: str, wanted: Sequence[str]) -> int:
    """Return 0 for the clause of this number, 1 for those below it, 2 for one that has the words, else `FAR`."""
    number = words_of(name)
    if number[: len(wanted)] == wanted:
        return int(number != wanted)
    words = {word for one in provision.wordings for word in words_of(plain_text(one.segments))}
    return 2 if words.issuperset(wanted) else FAR


def _clause(provision: Provision, label: str) -> Iterable[tuple[str, str]]:
    segments = provision.wordings[0].segments
    yield f"{provision.id}/", f"{label} {short(print_segments(segments))}"
    for bracket, _ in brackets_in(segments):
        for one in bracket.alternatives:
            holders = ", ".join(one.holders)
            yield f"{provision.id}/{one.id}", f"{label} [{holders}] {short(plain_text(one.content))}"


def short(words: str) -> str:
    """Return the first words of what may be long."""
    plain = " ".join(words.split())
    return plain if len(plain) <= SHORT else plain[:SHORT].rsplit(" ", 1)[0] + " …"
