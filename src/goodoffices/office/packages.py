"""Packages: what is settled together, clauses between options, packages by name, beliefs, what-ifs and estimates.

What mediators think of a party never lies in a room that its delegation reads. A figure is worked out from what the
person at work may read and from nothing else, and is kept only where everybody reads all of that.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from goodoffices.case.kinds import (
    Admitted,
    Believed,
    BracketsTied,
    ChoiceClause,
    Counted,
    Draft,
    Estimate,
    FiguresShown,
    MattersMore,
    NamedPackage,
    PackageVerdict,
    Reaction,
    Role,
    Supposition,
)
from goodoffices.case.negotiating import text_of
from goodoffices.case.view import Matter
from goodoffices.office.attaching import Attachment
from goodoffices.office.citing import clauses_told, may_read
from goodoffices.office.delegation import host_over
from goodoffices.office.rooms import check_head
from goodoffices.office.saying import say_of
from goodoffices.office.sitting import Sitting
from goodoffices.packages.feasible.share import Share
from goodoffices.packages.of_case.choices import TextChoices, text_choices
from goodoffices.packages.of_case.model import TOGETHER, CaseModel, model_of, what_if_of
from goodoffices.packages.of_case.working import WorkedOut, worked_out
from goodoffices.packages.of_case.writing import Written, written
from goodoffices.packages.worlds.drawing import Sampling
from goodoffices.record.checkpoint import Receipt
from goodoffices.terms import NotPossible
from goodoffices.terms.chance import Chance
from goodoffices.terms.executor import Executor, Pending

WORLDS = 10_000
"""Ways that things could be that are drawn for an estimate."""

STATEMENTS = (Reaction, PackageVerdict, MattersMore)
"""What can be believed, or not."""


class NotTogether(NotPossible):
    """Brackets are tied two or more at a time: choose them from those that stand open in the text."""


class NotAnOption(NotPossible):
    """One of these words stands in brackets no more: choose from the options of the text as it reads now."""


class NothingBound(NotPossible):
    """A clause binds one option to at least one other: choose both from the lists."""


class IncompletePackage(NotPossible):
    """A package settles every open bracket, and this one leaves some open: choose an option for {issues}."""


class BreaksClauses(NotPossible):
    """This package breaks what you wrote down of the options: choose otherwise, or take back {clauses}."""


class DelegationReads(NotPossible):
    """A delegation reads this room, and this is for the mediators alone: choose a room of the team."""


class NoStatement(NotPossible):
    """Only what a party said can be believed or not: choose a reaction, a verdict, or what matters more to it."""


class Nameless(NotPossible):
    """Packages and what-ifs go by a name: write one."""


class NotWorkedOut(NotPossible):
    """This is still being worked out: wait until it is done, and keep it then."""


class SettledSince(NotPossible):
    """This package was made for words that were changed since: put it together anew from the text as it reads now."""


def tie_brackets(sitting: Sitting, tie: BracketsTied, own_id: str) -> Receipt:
    """Say that brackets of a draft are settled together, or each by itself again; it lies in the room of the draft.

    Raises:
        NotTogether: there are fewer than two of them, or one stands open no more.
        NoSuchThing: there is no such draft, or no such tie.
    """
    text = text_of(sitting.view, tie.draft)
    laid = text_choices(text.framework)
    places = {laid.issue_of(one) for one in tie.brackets}
    if not tie.untied and (None in places or len(places) < TOGETHER):
        raise NotTogether
    return say_of(sitting, text.draft.room, tie, own_id)


def bind_options(sitting: Sitting, clause: ChoiceClause, own_id: str) -> Receipt:
    """Write a clause between options of a draft, or take one back; it lies in the room of the draft.

    Raises:
        NothingBound: it names no option, or no other.
        NotAnOption: one of them stands in brackets no more.
        NoSuchThing: there is no such draft, or no such clause.
    """
    text = text_of(sitting.view, clause.draft)
    if not clause.withdrawn:
        if not clause.option or not set(clause.others) - {clause.option}:
            raise NothingBound
        _check_stand(text_choices(text.framework), (clause.option, *clause.others))
    return say_of(sitting, text.draft.room, clause, own_id)


def believe(sitting: Sitting, room: str, believed: Believed, own_id: str) -> Receipt:
    """Say, in a room of the mediators alone, how far a statement of a party is believed.

    Raises:
        NoSuchThing: the statement is not in the view.
        NoStatement: the entry is none.
        DelegationReads: a delegation reads the room.
        ReadersDiffer: somebody in the room does not read that of the statement.
    """
    check_teams_own(sitting, room)
    said = sitting.view.entry(believed.of)
    if not isinstance(said.statement, STATEMENTS):
        raise NoStatement
    return sitting.say(room, replace(believed, of_room=said.room), own_id)


def record_verdict(
    sitting: Sitting, room: str, verdict: PackageVerdict, own_id: str, attachments: tuple[Attachment, ...] = ()
) -> Receipt:
    """Record what a party says of a whole package or draft; a letter it wrote may be attached.

    Where not all who read the room read that of the package, its name among the mediators is not told there.

    Raises:
        NoSuchThing: there is neither in the view.
    """
    drafts: dict[str, Matter[Draft] | Matter[NamedPackage]] = {one.id: one for one in sitting.view.all(Draft)}
    named = drafts.get(verdict.package) or sitting.view.one(NamedPackage, verdict.package)
    known = sitting.readers(room) <= sitting.whole_readers(named.first.room)
    title = verdict.title or (named.now.title if known else "")
    return sitting.say(room, replace(verdict, title=title), own_id, attachments)


def record_importance(sitting: Sitting, room: str, weighed: MattersMore, own_id: str) -> Receipt:
    """Record that one issue matters more to a party than another.

    Where not all who read the room read the text, both are called by the numbers of their clauses alone.

    Raises:
        NotTogether: both are the same, or one stands open no more.
        NoText, NothingOpen: there is no text, or nothing open in it.
    """
    model = model_of(sitting.view)
    places = [model.laid.issue_of(one) for one in (weighed.more, weighed.less)]
    both = [one for one in dict.fromkeys(places) if one is not None]
    if len(both) < TOGETHER:
        raise NotTogether
    if not may_read(sitting, room, model.text):
        named = (one for at in both for one in model.laid.issues[at].provisions)
        weighed = replace(weighed, label=clauses_told(sitting, room, model.text, named))
    return sitting.say(room, weighed, own_id)


def name_package(sitting: Sitting, room: str, package: NamedPackage, own_id: str) -> Receipt:
    """Put a package together under a name, say one anew, or lay it aside; in a room of the mediators alone.

    Raises:
        Nameless: it has no name.
        IncompletePackage: it leaves an issue open.
        BreaksClauses: the clauses rule it out.
        DelegationReads, ReadersDiffer: the room is not for those who may read it.
    """
    check_teams_own(sitting, room)
    if not package.title.strip():
        raise Nameless
    if not package.withdrawn:
        _check_package(model_of(sitting.view, text_of(sitting.view, package.draft).draft.room), package)
    return say_of(sitting, room, package, own_id)


def try_out(sitting: Sitting, room: str, supposition: Supposition, own_id: str) -> Receipt:
    """Keep a what-if by its name, or lay it aside; in a room of the mediators alone.

    Raises:
        Nameless: it has no name.
        NoSuchThing: it names a statement that is not in the view.
        DelegationReads, ReadersDiffer: the room is not for those who may read it.
    """
    check_teams_own(sitting, room)
    if not supposition.title.strip():
        raise Nameless
    named = {sitting.view.entry(one).room for one in (*supposition.doubted, *supposition.dropped)}
    return say_of(sitting, room, replace(supposition, rooms=tuple(sorted(named))), own_id)


def show_figures(sitting: Sitting, room: str, shown: FiguresShown, own_id: str) -> Receipt:
    """Say whether figures on packages are shown on the Desk and in print.

    Raises:
        OnlyAHead: whoever says so is none.
        DelegationReads: a delegation reads the room.
    """
    check_head(sitting)
    check_teams_own(sitting, room)
    return sitting.say(room, shown, own_id)


def text_of_package(sitting: Sitting, package: str) -> Written:
    """Return the text that a package writes, with the seams where grammar needs a hand.

    Raises:
        NoSuchThing: there is no such package, or its draft is not in the view.
        SettledSince: some of its words stand in brackets no more.
    """
    named = sitting.view.one(NamedPackage, package)
    model = model_of(sitting.view, text_of(sitting.view, named.now.draft).draft.room)
    if model.citations.package(named.last, named.now.options) is None:
        raise SettledSince
    return written(model.text.framework, named.now.options)


@dataclass(frozen=True, slots=True)
class Work:
    """An estimate that is being worked out, and the room that it is for."""

    room: str
    model: CaseModel
    sampling: Sampling
    what_if: str
    rooms: tuple[str, ...]
    pending: Pending[WorkedOut]


def begin_estimate(  # noqa: PLR0913 - from which rooms, how often drawn and what is tried stand together
    sitting: Sitting,
    room: str,
    executor: Executor,
    chance: Chance,
    *,
    seed: int = 1,
    worlds: int = WORLDS,
    rooms: Iterable[str] = (),
    what_if: str = "",
) -> Work:
    """Begin to work out whether there is a deal, from what some rooms of the sitting say (all, unless any are named).

    It returns at once: the work is done by the executor, and what must be compiled for it is compiled there.

    Raises:
        NoText, NothingOpen, NoParties: there is nothing to work out.
        NoSuchThing: there is no such what-if in these rooms.
        DelegationReads, ReadersDiffer: the room is not for those who may read the figures.
    """
    check_teams_own(sitting, room)
    chosen = frozenset(rooms)
    view = sitting.view.within(chosen) if chosen else sitting.view
    model = model_of(view)
    matter = view.one(Supposition, what_if) if what_if else None
    rests_on = model.rooms | (matter.rooms if matter else frozenset())
    asked = Estimate(
        draft=model.text.draft.id, after=model.text.head, seed=seed, worlds=worlds, rooms=_others(rests_on, room)
    )
    sitting.check_readers(room, asked)
    change = what_if_of(model, matter) if matter else None
    sampling = Sampling(chance, seed=seed, count=worlds)
    pending = executor.submit(worked_out, model.soundings, sampling, change)
    return Work(room, model, sampling, what_if, asked.rooms, pending)


def keep_estimate(sitting: Sitting, work: Work, own_id: str) -> Receipt:
    """Keep the two figures that were worked out, with the seed that gives them again.

    Raises:
        NotWorkedOut: they are not ready.
        CannotAllHold, NoPackage, TooNarrow, TooManyNumbers, NothingLeft: there are none, and why.
        ReadersDiffer: somebody was let into the room meanwhile who does not read all that they rest on.
    """
    if not work.pending.done():
        raise NotWorkedOut
    found = work.pending.result().found
    reasons = found.reservations()
    estimate = Estimate(
        draft=work.model.text.draft.id,
        after=work.model.text.head,
        seed=work.sampling.seed,
        worlds=work.sampling.count,
        some_package=() if reasons else _counted(found.exists),
        best_package=() if reasons else _counted(found.best),
        options=() if work.what_if else work.model.laid.picks(found.package),
        not_enough=reasons,
        what_if=work.what_if,
        rooms=work.rooms,
    )
    return sitting.say(work.room, estimate, own_id)


def check_teams_own(sitting: Sitting, room: str) -> None:
    """Refuse a room that a delegation reads, or has a site over.

    Raises:
        DelegationReads: it does.
        NotYourRoom: the person at work does not read the room.
    """
    readers = sitting.readers(room)
    delegates = {one.now.person for one in sitting.view.all(Admitted) if one.now.role is Role.DELEGATE}
    if readers & delegates or host_over(sitting.view, room):
        raise DelegationReads


def _check_stand(laid: TextChoices, picks: Collection[str]) -> None:
    if not all(map(laid.taking, picks)):
        raise NotAnOption


def _check_package(model: CaseModel, package: NamedPackage) -> None:
    laid, choices = model.laid, model.soundings.choices
    chosen = laid.package(package.options)
    if chosen is None:
        taken = frozenset(package.options)
        left = (one.name for one in laid.issues if not any(taken.issuperset(each.picks) for each in one.options))
        raise IncompletePackage(issues="; ".join(left))
    broken = choices.broken(chosen)
    if broken:
        raise BreaksClauses(clauses="; ".join(map(choices.clause_told, broken)))


def _others(rooms: Iterable[str], room: str) -> tuple[str, ...]:
    return tuple(sorted(frozenset(rooms) - {room}))


def _counted(shares: Iterable[Share]) -> tuple[Counted, ...]:
    return tuple(Counted(yes=one.yes, no=one.no, worlds=one.count) for one in shares)
