"""Packages in a sitting: who may say what where, and figures that bear the rooms of their evidence."""

from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any

import pytest
from tests.office.table import Talks
from tests.office.test_drafting import tabled
from tests.packages.case_scene import CLAUSES

from goodoffices.case.kinds import (
    Belief,
    Believed,
    Bond,
    BracketsTied,
    ChoiceClause,
    Edited,
    Estimate,
    FiguresShown,
    MattersMore,
    NamedPackage,
    PackageVerdict,
    Party,
    ProvisionAdded,
    Reaction,
    Role,
    Stance,
    Supposed,
    Supposition,
    Verdict,
)
from goodoffices.case.negotiating import head, text_of
from goodoffices.office.composing import add_provision
from goodoffices.office.drafting import edit_provision, table_proposal, unify_proposals
from goodoffices.office.offices import add_party
from goodoffices.office.packages import (
    BreaksClauses,
    DelegationReads,
    IncompletePackage,
    Nameless,
    NoStatement,
    NotAnOption,
    NothingBound,
    NotTogether,
    NotWorkedOut,
    SettledSince,
    begin_estimate,
    believe,
    bind_options,
    keep_estimate,
    name_package,
    record_importance,
    record_verdict,
    show_figures,
    text_of_package,
    tie_brackets,
    try_out,
)
from goodoffices.office.rooms import OnlyAHead, admit
from goodoffices.office.sitting import ReadersDiffer, Sitting, fresh
from goodoffices.office.talks import record_reaction
from goodoffices.packages.of_case.choices import cited, outermost
from goodoffices.packages.of_case.model import CaseModel, figures_shown, model_of
from goodoffices.packages.soundings.contradiction import CannotAllHold
from goodoffices.store.chance import SeededChance
from goodoffices.terms import NotPossible

WORLDS = 200


class AtOnce(Executor):
    """Does the work when it is asked for."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except NotPossible as refusal:
            future.set_exception(refusal)
        return future


class ByAndBy(Executor):
    """Never gets round to it."""

    def submit(self, _: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        del args, kwargs
        return Future()


@dataclass
class Team:
    """Two mediators who read everything, one who reads only the room of A, and the text of two parties."""

    talks: Talks
    team: str
    of_a: str
    of_b: str
    parties: dict[str, str]

    @property
    def ilse(self) -> Sitting:
        """The head, unlocked."""
        return self.talks.sitting("Ilse")

    @property
    def model(self) -> CaseModel:
        """The model of what the head reads."""
        return model_of(self.ilse.view)

    @property
    def draft(self) -> str:
        """The id of the draft."""
        return head(self.ilse.view).draft.id

    def words(self, holder: str, place: int = 0) -> str:
        """The alternative that a proposal holds in the first bracket of a clause, counted from 0."""
        held = outermost(head(self.ilse.view).framework.provisions[place])[0].held_by(holder)
        assert held
        return held.id

    def bracket(self, place: int) -> str:
        """The citation of the first bracket of a clause."""
        return cited(outermost(head(self.ilse.view).framework.provisions[place])[0])

    def reacts(self, letter: str, alternative: str, stance: Stance) -> str:
        """A party says something of an alternative, in its room; the id of the entry."""
        own = fresh()
        said = Reaction(
            party=self.parties[letter],
            provision=alternative.split(".", maxsplit=1)[0],
            alternative=alternative,
            stance=stance,
        )
        record_reaction(self.ilse, self.of_a if letter == "A" else self.of_b, said, own)
        return own

    def package(self, *package: int, title: str = "The bridge", draft: str = "") -> NamedPackage:
        """A package of the text."""
        picks = self.model.laid.picks(package)
        return NamedPackage(draft=draft or self.draft, title=title, options=picks)

    def estimate(self, executor: Any = None, room: str = "", **more: Any) -> Estimate:
        """Work out an estimate and keep it."""
        own = fresh()
        work = begin_estimate(self.ilse, room or self.team, executor or AtOnce(), SeededChance(), worlds=WORLDS, **more)
        keep_estimate(self.ilse, work, own)
        return self.ilse.view.one(Estimate, own).now


@pytest.fixture
def team(talks: Talks) -> Team:
    talks.person("Ilse", Role.HEAD)
    rooms = [
        talks.room(title, *readers)
        for title, *readers in (
            ("Team", "Ilse", "Tomas"),
            ("Room of A", "Ilse", "Tomas", "Noor"),
            ("Room of B", "Ilse", "Tomas"),
        )
    ]
    ilse, parties = talks.sitting("Ilse"), {}
    for letter, lines in CLAUSES.items():
        table_proposal(ilse, rooms[0], tabled(letter, *lines), fresh())
        parties[letter] = fresh()
        add_party(ilse, rooms[0], Party(title=f"Party {letter}", letter=letter), parties[letter])
    unify_proposals(ilse, rooms[0], "Withdrawal", fresh())
    return Team(talks, rooms[0], rooms[1], rooms[2], parties)


def test_brackets_are_tied_two_at_a_time(team: Team) -> None:
    with pytest.raises(NotTogether):
        tie_brackets(team.ilse, BracketsTied(draft=team.draft, brackets=(team.bracket(0),)), fresh())
    with pytest.raises(NotTogether):
        tie_brackets(team.ilse, BracketsTied(draft=team.draft, brackets=(team.bracket(0), "p9.1#00")), fresh())
    own, both = fresh(), (team.bracket(0), team.bracket(1))
    tie_brackets(team.ilse, BracketsTied(draft=team.draft, brackets=both), own)
    assert len(team.model.laid.issues) == 2
    tie_brackets(team.ilse, BracketsTied(draft=team.draft, brackets=both, untied=True, tie=own), fresh())
    assert len(team.model.laid.issues) == 3


def test_a_clause_binds_options_that_stand(team: Team) -> None:
    clause = ChoiceClause(draft=team.draft, option=team.words("A"), bond=Bond.EXCLUDES, others=())
    with pytest.raises(NothingBound):
        bind_options(team.ilse, clause, fresh())
    with pytest.raises(NotAnOption):
        bind_options(
            team.ilse,
            ChoiceClause(draft=team.draft, option=team.words("A"), bond=Bond.EXCLUDES, others=("p2.1.x",)),
            fresh(),
        )


def test_a_package_settles_every_bracket_and_keeps_the_clauses(team: Team) -> None:
    whole = team.package(0, 0, 0)
    with pytest.raises(Nameless):
        name_package(team.ilse, team.team, team.package(0, 0, 0, title=" "), fresh())
    with pytest.raises(IncompletePackage) as refused:
        name_package(team.ilse, team.team, replace(whole, options=whole.options[:1]), fresh())
    assert refused.value.sentence.endswith("choose an option for 2.; 4..")
    name_package(team.ilse, team.team, whole, fresh())
    bound = ChoiceClause(draft=team.draft, option=team.words("A"), bond=Bond.EXCLUDES, others=(team.words("A", 1),))
    bind_options(team.ilse, bound, fresh())
    with pytest.raises(BreaksClauses):
        name_package(team.ilse, team.team, whole, fresh())


def test_a_package_writes_the_text_until_its_words_change(team: Team) -> None:
    own = fresh()
    name_package(team.ilse, team.team, team.package(0, 1, 0), own)
    found = text_of_package(team.ilse, own)
    assert not any(map(outermost, found.framework.provisions))
    text = text_of(team.ilse.view, team.draft)
    words = "They withdraw within [45 days]^A [60 days]^B."
    edit_provision(
        team.ilse, Edited(draft=text.draft.id, after=text.head, provision="p1", words=words, language="en"), fresh()
    )
    with pytest.raises(SettledSince):
        text_of_package(team.ilse, own)


def test_a_belief_is_about_what_a_party_said_and_only_for_who_reads_that(team: Team) -> None:
    said = team.reacts("B", team.words("A"), Stance.RED_LINE)
    doubt = Believed(of=said, belief=Belief.MAY_BE_BLUFF)
    with pytest.raises(ReadersDiffer):
        believe(team.ilse, team.of_a, doubt, fresh())
    with pytest.raises(NoStatement):
        believe(team.ilse, team.team, Believed(of=team.draft, belief=Belief.LIKELY), fresh())
    believe(team.ilse, team.team, doubt, fresh())
    assert [one.belief.value for one in team.model.soundings.evidence] == ["may be bluff"]


def test_nothing_that_mediators_think_lies_where_a_delegation_reads(team: Team) -> None:
    said, ilse = team.reacts("A", team.words("A"), Stance.AGREE), team.ilse
    admit(ilse, team.of_a, team.talks.person("Delegate", Role.DELEGATE), fresh())
    acts: list[Callable[[], object]] = [
        lambda: believe(team.ilse, team.of_a, Believed(of=said, belief=Belief.LIKELY), fresh()),
        lambda: name_package(team.ilse, team.of_a, team.package(0, 0, 0), fresh()),
        lambda: try_out(team.ilse, team.of_a, Supposition(title="Without B"), fresh()),
        lambda: show_figures(team.ilse, team.of_a, FiguresShown(shown=True), fresh()),
        lambda: team.estimate(room=team.of_a),
    ]
    for act in acts:
        with pytest.raises(DelegationReads):
            act()


def test_figures_are_off_until_a_head_shows_them(team: Team) -> None:
    assert not figures_shown(team.ilse.view)
    with pytest.raises(OnlyAHead):
        show_figures(team.talks.sitting("Tomas"), team.team, FiguresShown(shown=True), fresh())
    show_figures(team.ilse, team.team, FiguresShown(shown=True, because="For the principal."), fresh())
    assert figures_shown(team.ilse.view)
    show_figures(team.ilse, team.team, FiguresShown(shown=False), fresh())
    assert not figures_shown(team.ilse.view)


def test_verdicts_and_what_matters_more_are_recorded_in_the_room_of_the_party(team: Team) -> None:
    package = fresh()
    name_package(team.ilse, team.team, team.package(1, 0, 0), package)
    said = PackageVerdict(party=team.parties["B"], package=package, verdict=Verdict.YES, words="That we could sign.")
    record_verdict(team.ilse, team.of_b, said, fresh())
    (found,) = team.ilse.view.all(PackageVerdict)
    assert "“The bridge”" in str(found.now.sentence(str))
    with pytest.raises(NotTogether):
        record_importance(
            team.ilse,
            team.of_b,
            MattersMore(party=team.parties["B"], more=team.bracket(0), less=team.bracket(0)),
            fresh(),
        )
    more = MattersMore(party=team.parties["B"], more=team.bracket(0), less=team.bracket(1))
    record_importance(team.ilse, team.of_b, more, fresh())
    assert team.model.soundings.known(1) == 2


def test_a_delegation_does_not_learn_what_the_mediators_call_a_package(team: Team) -> None:
    admit(team.ilse, team.of_b, team.talks.person("Delegate", Role.DELEGATE), fresh())
    package = fresh()
    name_package(team.ilse, team.team, team.package(1, 0, 0, title="To see if B bluffs"), package)
    said = PackageVerdict(party=team.parties["B"], package=package, verdict=Verdict.NO)
    record_verdict(team.ilse, team.of_b, said, fresh())
    assert "bluffs" not in str(team.talks.sitting("Delegate").view.entries)
    assert next(team.ilse.view.all(PackageVerdict)).now.title == ""


def test_an_estimate_bears_the_rooms_of_all_its_evidence(team: Team) -> None:
    team.reacts("A", team.words("A"), Stance.AGREE)
    team.reacts("B", team.words("A"), Stance.RED_LINE)
    kept = team.estimate()
    assert set(kept.rooms) == {team.of_a, team.of_b}
    assert kept.not_enough[0].startswith("Of Party A only 1 of the 5")
    assert (kept.some_package, kept.best_package) == ((), ())
    with pytest.raises(ReadersDiffer):
        team.estimate(room=team.of_a)


def test_an_estimate_bears_the_room_of_what_took_back_a_statement_of_another_room(team: Team) -> None:
    own = team.talks.room("Our institution", "Ilse")
    said = Reaction(party=team.parties["A"], provision="p1", alternative=team.words("A"), stance=Stance.AGREE)
    only_if = replace(said, stance=Stance.ONLY_IF, condition="if the general is freed")
    record_reaction(team.ilse, team.team, said, fresh())
    record_reaction(team.ilse, own, replace(only_if, alternative=team.words("B")), fresh())
    assert own not in team.model.rooms
    record_reaction(team.ilse, own, only_if, fresh())
    assert not team.model.soundings.evidence
    with pytest.raises(ReadersDiffer):
        team.estimate()
    assert team.estimate(rooms=[team.team]).rooms == ()


def test_an_estimate_bears_the_room_in_which_alone_a_party_is_named(team: Team) -> None:
    own = team.talks.room("Our institution", "Ilse")
    add_party(team.ilse, own, Party(title="Party Orvany", letter="C"), fresh())
    with pytest.raises(ReadersDiffer):
        team.estimate()
    assert "Orvany" not in str(team.estimate(rooms=[team.team]))


def test_who_does_not_read_the_text_does_not_learn_its_words_by_what_matters_more(team: Team) -> None:
    text = text_of(team.ilse.view, team.draft)
    words = "[Orvany is left]^A [Orvany is kept]^B"
    added = ProvisionAdded(draft=team.draft, after=text.head, provision=fresh(), words=words, because="Both asked.")
    add_provision(team.ilse, added, fresh())
    unnumbered = next(one for one in head(team.ilse.view).framework.provisions if not one.label)
    place = head(team.ilse.view).framework.provisions.index(unnumbered)
    more = MattersMore(
        party=team.parties["B"], more=team.bracket(place), less=team.bracket(1), label="“Orvany is left”"
    )
    record_importance(team.ilse, team.team, more, fresh())
    admit(team.ilse, team.of_b, team.talks.person("Delegate", Role.DELEGATE), fresh())
    record_importance(team.ilse, team.of_b, more, fresh())
    assert [one.label for one in told(team, MattersMore)] == ["“Orvany is left”", "1."]


def told(team: Team, kind: type[MattersMore]) -> list[MattersMore]:
    """All that was said of a kind, in order."""
    return [one.statement for one in team.ilse.view.entries if isinstance(one.statement, kind)]


def test_from_one_room_it_is_worked_out_as_if_the_others_were_not_there(team: Team) -> None:
    team.reacts("A", team.words("A"), Stance.AGREE)
    team.reacts("B", team.words("A"), Stance.RED_LINE)
    kept = team.estimate(rooms=[team.team, team.of_a])
    assert kept.rooms == (team.of_a,)
    assert "Nothing is known of Party B: any package is possible." in kept.not_enough
    less = team.ilse.view.within([team.team, team.of_a])
    assert model_of(less).soundings.known(1) == 0


def test_with_enough_known_the_two_figures_are_kept_and_their_seed_gives_them_again(team: Team) -> None:
    for letter in CLAUSES:
        for place in (0, 1, 3):
            for option in team.model.laid.issues[min(place, 2)].options:
                team.reacts(letter, option.picks[0], Stance.LIVE_WITH)
    views = [team.estimate(seed=seed) for seed in (7, 7)]
    assert views[0] == views[1]
    assert views[0].not_enough == ()
    assert [(one.yes, one.no) for one in views[0].some_package] == [(WORLDS, 0), (WORLDS, 0)]
    assert len(views[0].best_package) == 2
    assert team.model.laid.package(views[0].options) is not None


def test_a_what_if_is_worked_out_beside_and_kept_by_its_name(team: Team) -> None:
    said = team.reacts("B", team.words("A"), Stance.RED_LINE)
    own = fresh()
    tried = Supposition(
        title="A guarantee",
        doubted=(said,),
        supposed=(Supposed(party=team.parties["B"], option=team.words("A"), stance=Stance.LIVE_WITH),),
    )
    try_out(team.ilse, team.team, tried, own)
    assert team.ilse.view.one(Supposition, own).now.rooms == (team.of_b,)
    kept = team.estimate(what_if=own)
    assert (kept.what_if, kept.rooms) == (own, (team.of_b,))


def test_work_that_is_not_done_is_not_kept_and_a_refusal_of_the_work_is_told(team: Team) -> None:
    with pytest.raises(NotWorkedOut):
        team.estimate(ByAndBy())
    package = fresh()
    name_package(team.ilse, team.team, team.package(0, 0, 0), package)
    team.reacts("B", team.words("A"), Stance.RED_LINE)
    yes = PackageVerdict(party=team.parties["B"], package=package, verdict=Verdict.YES)
    record_verdict(team.ilse, team.of_b, yes, fresh())
    with pytest.raises(CannotAllHold):
        team.estimate()


def test_a_pool_of_threads_is_such_an_executor(team: Team) -> None:
    with ThreadPoolExecutor(max_workers=1) as pool:
        work = begin_estimate(team.ilse, team.team, pool, SeededChance(), worlds=WORLDS)
        done = work.pending.result(60)
    assert done.found.soundings == team.model.soundings
    assert all(map(isfinite, done.curve))
    keep_estimate(team.ilse, work, fresh())
