"""The forms of packages: what is settled together, clauses, beliefs, verdicts, importance, what-ifs, and the switch."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from goodoffices.case.kinds import (
    Belief,
    Believed,
    Bond,
    BracketsTied,
    ChoiceClause,
    FiguresShown,
    MattersMore,
    PackageVerdict,
    Stance,
    Supposed,
    Supposition,
    Verdict,
)
from goodoffices.case.view import View
from goodoffices.office import packages as verbs
from goodoffices.packages.of_case.model import model_of
from goodoffices.terms import NotPossible
from goodoffices.web.mediators import offered as rounds_offered
from goodoffices.web.mediators.attached import attached
from goodoffices.web.mediators.choices import Offered
from goodoffices.web.mediators.fields import Field, Form, Sort, among, page_of
from goodoffices.web.mediators.packages import offered as packages_offered
from goodoffices.web.mediators.packages.words import offered
from goodoffices.web.unlocking import Asked

Values = dict[str, Any]
LONGEST_LABEL = 120


class SameIssue(NotPossible):
    """One of these takes part on both sides: choose two different brackets."""


def _label(cited: Sequence[str], every: Offered) -> str:
    """Return how what is cited is called, for the timeline."""
    names = dict(every)
    return "; ".join(dict.fromkeys(names[one] for one in cited if one in names))[:LONGEST_LABEL]


def _tie(request: Asked, values: Values, room: str, own: str) -> None:  # noqa: ARG001 - lies where the draft does
    view = request.sitting.view
    draft = model_of(view).text.draft.id
    label = _label(values["brackets"], packages_offered.brackets(view))
    verbs.tie_brackets(request.sitting, BracketsTied(draft=draft, label=label, **values), own)


def _ties(view: View) -> Offered:
    return [(one.id, one.now.label) for one in view.all(BracketsTied) if not one.now.untied]


def _untie(request: Asked, values: Values, room: str, own: str) -> None:  # noqa: ARG001 - as above
    before = request.sitting.view.one(BracketsTied, values["tie"])
    now = before.now
    again = BracketsTied(
        draft=now.draft,
        brackets=now.brackets,
        label=now.label,
        because=values["because"],
        untied=True,
        tie=before.id,
    )
    verbs.tie_brackets(request.sitting, again, own)


def _clause(request: Asked, values: Values, room: str, own: str) -> None:  # noqa: ARG001 - as above
    view = request.sitting.view
    label = _label((values["option"], *values["others"]), packages_offered.options(view))
    draft = model_of(view).text.draft.id
    said = ChoiceClause(draft=draft, label=label, **values | {"bond": Bond(values["bond"])})
    verbs.bind_options(request.sitting, said, own)


def _clauses(view: View) -> Offered:
    return [(one.id, one.now.label) for one in view.all(ChoiceClause) if not one.now.withdrawn]


def _unbind(request: Asked, values: Values, room: str, own: str) -> None:  # noqa: ARG001 - as above
    before = request.sitting.view.one(ChoiceClause, values["clause"])
    now = before.now
    again = ChoiceClause(
        draft=now.draft,
        option=now.option,
        bond=now.bond,
        others=now.others,
        label=now.label,
        because=values["because"],
        withdrawn=True,
        clause=before.id,
    )
    verbs.bind_options(request.sitting, again, own)


def _belief(request: Asked, values: Values, room: str, own: str) -> None:
    view = request.sitting.view
    label = _label((values["of"],), packages_offered.statements(view))
    believed = Believed(label=label, **values | {"belief": Belief(values["belief"])})
    verbs.believe(request.sitting, room, believed, own)


def _verdict(request: Asked, values: Values, room: str, own: str) -> None:
    said = PackageVerdict(**values | {"verdict": Verdict(values["verdict"])})
    verbs.record_verdict(request.sitting, room, said, own, attached(request))


def _importance(request: Asked, values: Values, room: str, own: str) -> None:
    more, less = values.pop("heavier"), values.pop("lighter")
    if more == less:
        raise SameIssue
    label = _label((more, less), packages_offered.issues(request.sitting.view))
    verbs.record_importance(request.sitting, room, MattersMore(more=more, less=less, label=label, **values), own)


def _what_if(request: Asked, values: Values, room: str, own: str) -> None:
    supposed = tuple(
        Supposed(party=one["party"], option=one["option"], stance=Stance(one["stance"])) for one in values["supposed"]
    )
    verbs.try_out(request.sitting, room, Supposition(**values | {"supposed": supposed}), own)


def _switch(request: Asked, values: Values, room: str, own: str) -> None:
    verbs.show_figures(request.sitting, room, FiguresShown(**values), own)


BECAUSE = Field("because", _("Why"), Sort.TEXT)
PARTY = Field("party", _("Party"), Sort.CHOICE, needed=True, offers=rounds_offered.parties)
NOTED = Field("noted", _("As we understood it, not in the party's own writing"), Sort.TICK, usual="1")
SOURCE = Field("source", _("Where it is known from: a letter, a call, who told us"))

tie = page_of(
    Form(
        _("Brackets that are settled together"),
        _("Tie them together"),
        (Field("brackets", _("Brackets"), Sort.SEVERAL, offers=packages_offered.brackets), BECAUSE),
        _tie,
        room=False,
    ),
    "packages",
)
untie = page_of(
    Form(
        _("Settle tied brackets each by itself again"),
        _("Untie them"),
        (Field("tie", _("Brackets"), Sort.CHOICE, needed=True, offers=_ties), BECAUSE),
        _untie,
        room=False,
    ),
    "packages",
)
clause = page_of(
    Form(
        _("Options that hang together"),
        _("Keep the clause"),
        (
            Field("option", _("Who takes this option"), Sort.CHOICE, needed=True, offers=packages_offered.options),
            Field("bond", _("How it is bound"), Sort.CHOICE, needed=True, offers=lambda _view: offered(Bond)),
            Field("others", _("Other options"), Sort.SEVERAL, offers=packages_offered.options),
            BECAUSE,
        ),
        _clause,
        room=False,
    ),
    "packages",
)
unbind = page_of(
    Form(
        _("Take a clause between options back"),
        _("Take it back"),
        (Field("clause", _("Clause"), Sort.CHOICE, needed=True, offers=_clauses), BECAUSE),
        _unbind,
        room=False,
    ),
    "packages",
)
belief = page_of(
    Form(
        _("How far we believe a statement"),
        _("Keep the belief"),
        (
            Field("of", _("Statement"), Sort.CHOICE, needed=True, offers=packages_offered.statements),
            Field("belief", _("We take it as"), Sort.CHOICE, needed=True, offers=lambda _view: offered(Belief)),
            BECAUSE,
        ),
        _belief,
        told=_("It is for the mediators alone. A statement is firm where nothing is said."),
    ),
    "packages",
)
verdict = page_of(
    Form(
        _("What a party says of a whole package"),
        _("Record the verdict"),
        (
            PARTY,
            Field(
                "package",
                _("Package or draft"),
                Sort.CHOICE,
                needed=True,
                offers=packages_offered.packages_and_drafts,
            ),
            Field("verdict", _("It says"), Sort.CHOICE, needed=True, offers=lambda _view: offered(Verdict)),
            Field("words", _("What was said, in its words"), Sort.TEXT),
            NOTED,
            SOURCE,
            Field("on", _("Day"), Sort.DAY),
            Field("by", _("Who spoke"), Sort.NAMED, offers=rounds_offered.speakers),
        ),
        _verdict,
        attach=True,
    ),
    "packages",
)
importance = page_of(
    Form(
        _("What matters more to a party"),
        _("Record it"),
        (
            PARTY,
            Field("heavier", _("This matters more"), Sort.CHOICE, needed=True, offers=packages_offered.issues),
            Field("lighter", _("than this"), Sort.CHOICE, needed=True, offers=packages_offered.issues),
            Field("words", _("What was said, in its words"), Sort.TEXT),
            NOTED,
            SOURCE,
            Field("on", _("Day"), Sort.DAY),
        ),
        _importance,
    ),
    "packages",
)
what_if = page_of(
    Form(
        _("Try something out"),
        _("Keep the what-if"),
        (
            Field("title", _("Its name: a guarantee is added, an office changes hands …"), needed=True),
            Field(
                "supposed",
                _("What parties would say then"),
                Sort.ROWS,
                columns=(
                    Field("party", _("Party"), Sort.CHOICE, needed=True, offers=rounds_offered.parties),
                    Field("option", _("Option"), Sort.CHOICE, needed=True, offers=packages_offered.options),
                    Field("stance", _("Reaction"), Sort.CHOICE, needed=True, offers=among(Stance)),
                ),
            ),
            Field("new_holder", _("Whose office-holder changes"), Sort.SEVERAL, offers=rounds_offered.parties),
            Field("parked", _("Issues that are parked"), Sort.SEVERAL, offers=packages_offered.issues),
            Field("doubted", _("Red lines that are taken for bluff"), Sort.SEVERAL, offers=packages_offered.red_lines),
            Field("dropped", _("Red lines that no longer hold"), Sort.SEVERAL, offers=packages_offered.red_lines),
            BECAUSE,
        ),
        _what_if,
        told=_("Nothing that is tried out becomes evidence. Each what-if is worked out beside the case as it stands."),
    ),
    "what_ifs",
)
switch = page_of(
    Form(
        _("Figures on the Desk and in print"),
        _("Keep it so"),
        (Field("shown", _("Show the figures on the Desk and in print"), Sort.TICK), BECAUSE),
        _switch,
        told=_("Only a head of the team may say so. Until then figures stand on the screens of packages alone."),
    ),
    "packages",
)
