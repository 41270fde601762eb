"""What forms let one choose from, as a view has it: parties, issues, rounds, clauses."""

from collections.abc import Iterable

from goodoffices.case.called import called
from goodoffices.case.desk import parties_in_order
from goodoffices.case.kinds import Deadline, Draft, Institution, Issue, Referral, Round, Suspension
from goodoffices.case.negotiating import NoText, head
from goodoffices.case.view import View
from goodoffices.text.framework import Provision
from goodoffices.text.wording import brackets_in, plain_text
from goodoffices.web.mediators.rounds_words import Offered

SHORT = 60


def parties(view: View) -> Offered:
    """Return the parties in the order of protocol."""
    return [(one.id, one.now.title) for one in parties_in_order(view)]


def others(view: View) -> Offered:
    """Return whom one can be in contact with: parties and institutions."""
    return [*parties(view), *((one.id, one.now.title) for one in view.all(Institution))]


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


def clauses(view: View) -> Offered:
    """Return the clauses of the text, each followed by the alternatives in its brackets: "clause/alternative"."""
    try:
        framework = head(view).framework
    except NoText:
        return []
    names = called(framework)
    return [offer for one in framework.provisions for offer in _clause(one, names[one.id])]


def _clause(provision: Provision, label: str) -> Iterable[tuple[str, str]]:
    segments = provision.wordings[0].segments
    yield f"{provision.id}/", f"{label} {_short(plain_text(segments))}"
    for bracket, _ in brackets_in(segments):
        for one in bracket.alternatives:
            holders = ", ".join(one.holders)
            yield f"{provision.id}/{one.id}", f"{label} [{holders}] {_short(plain_text(one.content))}"


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= SHORT else plain[:SHORT].rsplit(" ", 1)[0] + " …"
