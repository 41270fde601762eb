"""How the living case weighs packages: a tie, a clause, a package, a doubt, and what is tried out."""

from dataclasses import replace

from goodoffices.case.kinds import (
    Belief,
    Believed,
    Bond,
    BracketsTied,
    ChoiceClause,
    MattersMore,
    NamedPackage,
    PackageVerdict,
    Reaction,
    Stance,
    Supposed,
    Supposition,
    Verdict,
)
from goodoffices.case.view import Matter
from goodoffices.demo.acting import PARTIES, reacts
from goodoffices.demo.opening import ELIN, KORVAN, MARZANI, TOMAS
from goodoffices.demo.stage import Stage
from goodoffices.office.packages import (
    believe,
    bind_options,
    name_package,
    record_importance,
    record_verdict,
    tie_brackets,
    try_out,
)
from goodoffices.office.sitting import fresh
from goodoffices.office.talks import record_reaction
from goodoffices.packages.of_case.choices import cited
from goodoffices.packages.of_case.model import CaseModel, model_of
from goodoffices.packages.soundings.evidence import issues

MEDIATORS = "M"
"""How brackets call the paper of the co-mediators."""


def weighs(stage: Stage) -> None:
    """The heads go through the open brackets with both sides, and write down what hangs together."""
    stage.turn_to(-1, 14)
    _sounds_out(stage)
    stage.turn_to(-1, 17)
    _ties(stage)
    _doubts(stage)
    model = model_of(stage.acts(ELIN).view)
    bridge = NamedPackage(
        draft=model.text.draft.id,
        title="The bridge of the Co-Mediators",
        options=_held_by(model, MEDIATORS),
        because="Our own paper, clause by clause, to hear what is wrong with it as a whole.",
    )
    name_package(stage.acts(ELIN), stage.rooms["pen"], bridge, stage.thing("bridge"))
    heard = PackageVerdict(
        party=stage.thing(PARTIES["B"]),
        package=stage.thing("bridge"),
        verdict=Verdict.AD_REFERENDUM,
        title="the paper of the Co-Mediators as a whole",
        words="Not a bad paper. I would have to ask the Council about the dam.",
        on=stage.day(-1),
        by=KORVAN,
    )
    record_verdict(stage.acts(TOMAS), stage.rooms["B"], heard, fresh())
    _tries_out(stage)


def _sounds_out(stage: Stage) -> None:
    own = {letter: stage.held("8.", letter).alternative.id for letter in PARTIES}
    said = {
        "A": (
            reacts(stage, "A", "23.", "M", Stance.LIVE_WITH, words="Two hundred and twenty, if they may fly."),
            reacts(stage, "A", "25.", "A", Stance.AGREE, words="That is our own text."),
            reacts(stage, "A", "8.", "B", Stance.PREFER_ANOTHER, preferred=own["A"], words="The heights come first."),
            reacts(
                stage,
                "A",
                "25.",
                "M",
                Stance.ONLY_IF,
                condition="Three hundred observers, or two hundred and twenty.",
                needs=tuple(stage.held("23.", holder).alternative.id for holder in ("A", "M")),
            ),
        ),
        "B": (
            reacts(stage, "B", "23.", "M", Stance.LIVE_WITH, words="If the Council hears it from us first."),
            reacts(stage, "B", "14.", "M", Stance.PREFER_ANOTHER, preferred=stage.held("14.", "B").alternative.id),
            reacts(stage, "B", "8.", "M", Stance.PREFER_ANOTHER, preferred=own["B"], words="They prefer their own."),
            reacts(stage, "B", "19.", "B", Stance.AGREE, bracket=4, words="Seventy, before the snow."),
        ),
    }
    for letter, reactions in said.items():
        for one in reactions:
            _records(stage, letter, one)


def _records(stage: Stage, letter: str, one: Reaction) -> None:
    by = {"A": MARZANI, "B": KORVAN}[letter]
    record_reaction(stage.acts(TOMAS), stage.rooms[letter], replace(one, on=stage.day(-1), by=by), fresh())


def _ties(stage: Stage) -> None:
    draft = stage.text().draft.id
    withdrawal = [stage.held("6.", MEDIATORS, number).bracket for number in (1, 2)]
    tie = BracketsTied(
        draft=draft,
        brackets=tuple(map(cited, withdrawal)),
        label="6.",
        because="How far they withdraw and how soon is one question to both.",
    )
    tie_brackets(stage.acts(ELIN), tie, fresh())
    clause = ChoiceClause(
        draft=draft,
        option=stage.held("25.", "A").alternative.id,
        bond=Bond.EXCLUDES,
        others=(stage.held("23.", "B").alternative.id,),
        label="23., 25.",
        because="Manned flights need more than 120 observers on the ground.",
    )
    bind_options(stage.acts(ELIN), clause, fresh())
    for letter, (more, less) in {"A": ("14.", "23."), "B": ("25.", "14.")}.items():
        weighed = MattersMore(
            party=stage.thing(PARTIES[letter]),
            more=cited(stage.held(more, letter if more != "25." else "A").bracket),
            less=cited(stage.held(less, letter).bracket),
            label=f"{more}, {less}",
            on=stage.day(-1),
        )
        record_importance(stage.acts(TOMAS), stage.rooms[letter], weighed, fresh())


def _doubts(stage: Stage) -> None:
    """Each of the three red lines that may not be the last word is doubted, in the room of those who read them all."""
    doubts = (
        (_line_on(stage, "25."), Belief.LIKELY, "It is in writing, but the Council has not spoken."),
        (_line_on(stage, "33.", "A"), Belief.MAY_BE_BLUFF, "The capital has asked what a guarantee would hold."),
        (_line_on(stage, "33.", "B"), Belief.LIKELY, "She is new in the office, and spoke for the Council."),
    )
    for line, belief, because in doubts:
        doubt = Believed(of=line.last.id, belief=belief, label=line.now.label, because=because)
        believe(stage.acts(ELIN), stage.rooms["pen"], doubt, fresh())


def _line_on(stage: Stage, label: str, letter: str = "") -> Matter[Reaction]:
    """Return the red line on a clause, of one party where both have drawn one."""
    return next(
        one
        for one in stage.acts(ELIN).view.all(Reaction)
        if one.now.stance is Stance.RED_LINE
        and one.now.label == label
        and (not letter or one.now.party == stage.thing(PARTIES[letter]))
    )


def _tries_out(stage: Stage) -> None:
    model = model_of(stage.acts(ELIN).view)
    spoken = {
        at
        for one in model.soundings.evidence
        for at in issues(one.said)
        if len(issues(one.said)) < len(model.laid.issues)
    }
    rest = tuple(one.brackets[0] for at, one in enumerate(model.laid.issues) if at not in spoken)
    parked = Supposition(
        title="Only what was spoken of is settled now",
        parked=rest,
        because="Nobody has said a word of the other brackets; experts could settle them later.",
    )
    try_out(stage.acts(ELIN), stage.rooms["pen"], parked, stage.thing("what was spoken of"))
    line = _line_on(stage, "33.", "A").now
    vouched = Supposition(
        title="The guarantors vouch for thirty quiet days after the talks",
        supposed=(Supposed(party=line.party, option=line.alternative, stance=Stance.LIVE_WITH),),
        because="Amedra fears a date for the next war; a letter of both guarantors could take that fear away.",
    )
    try_out(stage.acts(ELIN), stage.rooms["pen"], vouched, stage.thing("thirty quiet days"))


def _held_by(model: CaseModel, holder: str) -> tuple[str, ...]:
    """Return what a proposal holds in every open bracket; of words that it does not have, that they are left out."""
    held = {
        one.id
        for provision in model.text.framework.provisions
        for one in provision.alternatives()
        if holder in one.holders
    }
    package = tuple(
        next(at for at, one in enumerate(issue.options) if held.issuperset(one.picks) or at == len(issue.options) - 1)
        for issue in model.laid.issues
    )
    return model.laid.picks(package)
