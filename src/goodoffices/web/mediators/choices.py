"""What the choices of forms are called in the language of the page."""

from collections.abc import Iterable
from enum import StrEnum

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goodoffices.case.kinds import (
    Authority,
    Basis,
    Binds,
    Bond,
    Certainty,
    ContactForm,
    ContactState,
    Fidelity,
    Format,
    Phase,
    Role,
    Stance,
    Strength,
    UndertakingSort,
    UndertakingState,
    Verdict,
)

Offered = list[tuple[str, str]]
"""What a form offers: the value that is sent, and what it is called."""

CALLED = {
    Authority.PERSONAL: _("for themselves"),
    Authority.AD_REFERENDUM: _("ad referendum: subject to the principal"),
    Authority.INSTRUCTED: _("as instructed"),
    Basis.MANDATE: _("mandate"),
    Basis.PROCEDURE: _("rules of procedure"),
    Basis.AGENDA: _("agenda"),
    Basis.CONFIDENTIALITY: _("terms of confidentiality"),
    Binds.PERSON: _("the person"),
    Binds.OFFICE: _("the office"),
    Binds.INSTITUTION: _("the institution"),
    Certainty.PRESENT: _("we were present"),
    Certainty.CONFIRMED: _("heard of, confirmed"),
    Certainty.LIKELY: _("heard of, likely"),
    Certainty.RUMOUR: _("rumour"),
    ContactForm.MEETING: _("meeting"),
    ContactForm.VISIT: _("visit"),
    ContactForm.SHUTTLE: _("shuttle"),
    ContactForm.CALL: _("call"),
    ContactForm.LETTER: _("letter"),
    ContactForm.MESSAGE: _("message"),
    ContactForm.SIDE_MEETING: _("side meeting"),
    ContactState.EXPECTED: _("expected"),
    ContactState.HELD: _("held"),
    ContactState.CALLED_OFF: _("called off"),
    Fidelity.PARAPHRASE: _("in our words"),
    Fidelity.VERBATIM: _("word for word"),
    Fidelity.IMPRESSION: _("an impression"),
    Format.PLENARY: _("plenary"),
    Format.PROXIMITY: _("proximity talks"),
    Format.SHUTTLE: _("shuttle"),
    Phase.PREPARATION: _("preparation"),
    Phase.TALKS_ABOUT_TALKS: _("talks about talks"),
    Phase.PROPOSALS: _("proposals"),
    Phase.CRITICISM: _("criticism of the single text"),
    Phase.BARGAINING: _("bargaining"),
    Phase.AD_REFERENDUM: _("ad referendum"),
    Phase.SIGNATURE: _("signature"),
    Phase.IMPLEMENTATION: _("implementation"),
    Role.HEAD: _("head"),
    Role.MEDIATOR: _("mediator"),
    Role.NOTE_TAKER: _("note-taker"),
    Role.INTERPRETER: _("interpreter"),
    Role.DELEGATE: _("delegate"),
    Role.GUEST: _("guest"),
    Stance.AGREE: _("agrees"),
    Stance.LIVE_WITH: _("can live with it"),
    Stance.PREFER_ANOTHER: _("prefers another"),
    Stance.OBJECT: _("objects"),
    Stance.RED_LINE: _("a red line"),
    Stance.ONLY_IF: _("only if"),
    Strength.HARD: _("hard"),
    Strength.SOFT: _("soft"),
    UndertakingSort.PROMISE: _("promise"),
    UndertakingSort.GUARANTEE: _("guarantee"),
    UndertakingSort.SIDE_LETTER: _("side letter"),
    UndertakingState.STANDS: _("stands"),
    UndertakingState.KEPT: _("kept"),
    UndertakingState.BROKEN: _("broken"),
    UndertakingState.RELEASED: _("released"),
    Bond.IMPLIES: _("takes these along"),
    Bond.EXCLUDES: _("rules these out"),
    Verdict.YES: _("yes"),
    Verdict.AD_REFERENDUM: _("yes, ad referendum"),
    Verdict.NO: _("no"),
}
KINDS_CALLED = {
    "note": _("notes"),
    "reaction": _("reactions"),
    "position": _("positions"),
    "undertaking": _("promises and guarantees"),
    "contact": _("contacts"),
    "round": _("rounds"),
    "suspension": _("suspensions"),
    "referral": _("referrals"),
    "deadline": _("deadlines"),
    "feasibility": _("feasibility of talks"),
    "issue": _("issues"),
    "own-words": _("issues in a party's words"),
    "party": _("parties"),
    "institution": _("institutions"),
    "office": _("offices"),
    "holder": _("holders of offices"),
    "charter": _("mandate and rules"),
    "phase entered": _("phases of the talks"),
    "attempt": _("earlier attempts"),
    "room": _("rooms"),
    "admission": _("admissions"),
    "recovery": _("recoveries of keys"),
    "taken out": _("rooms taken out as files"),
    "shredding": _("shredding"),
    "hold": _("holds"),
    "proposal": _("proposals"),
    "draft": _("drafts"),
    "edit": _("edits"),
    "bracket lifted": _("brackets lifted"),
    "bracket restored": _("brackets restored"),
    "provision added": _("clauses added"),
    "provision struck": _("clauses struck"),
    "provision set again": _("clauses set again"),
    "provision moved": _("clauses moved"),
    "provision state": _("states of provisions"),
    "clause lock": _("clauses locked"),
    "bridging proposal": _("bridging proposals"),
    "gate passed": _("drafts at the gate"),
    "draft shown": _("texts shown to rooms"),
    "copy": _("copies"),
    "copy fate": _("what became of copies"),
    "returned file": _("returned files"),
    "party site": _("sites of parties"),
    "brackets tied": _("brackets settled together"),
    "choice clause": _("clauses between options"),
    "package": _("packages"),
    "package verdict": _("verdicts on packages"),
    "belief": _("beliefs"),
    "matters more": _("what matters more"),
    "what-if": _("what-ifs"),
    "estimate": _("figures on packages"),
    "workings": _("what blocks and what to ask"),
    "figures shown": _("figures on the Desk and in print"),
}


def called(choice: StrEnum) -> str:
    """Return what a choice is called."""
    return str(CALLED[choice])


def choices(offered: Iterable[StrEnum]) -> Offered:
    """Return choices as a form offers them."""
    return [(one.value, called(one)) for one in offered]


def kind_called(name: str) -> str:
    """Return what the entries of a kind are called."""
    return str(KINDS_CALLED.get(name) or gettext("of a newer version"))
