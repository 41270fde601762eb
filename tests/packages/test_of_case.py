"""A case becomes a model: evidence from what was said, each with its room, and nothing moved to other words."""

import pytest
from tests.case.text_room import ROOM
from tests.packages.case_scene import ROOM_A, ROOM_B, TEAM, Scene, scene
from tests.packages.said import sampling
from tests.text.unify.papers import paper

from goodoffices.case import kinds
from goodoffices.case.kinds import (
    Believed,
    Bond,
    BracketsTied,
    ChoiceClause,
    Edited,
    Issue,
    Lifted,
    NamedPackage,
    PackageVerdict,
    Position,
    Round,
    Stance,
    Supposed,
    Supposition,
)
from goodoffices.case.said import Said
from goodoffices.packages.choice import Chosen
from goodoffices.packages.feasible.feasible import feasible
from goodoffices.packages.of_case.choices import NothingOpen
from goodoffices.packages.of_case.heard import Why
from goodoffices.packages.of_case.model import model_of, what_if_of
from goodoffices.packages.of_case.offers import accepted_by, offers
from goodoffices.packages.of_case.positions import position
from goodoffices.packages.soundings.contradiction import CannotAllHold
from goodoffices.packages.soundings.evidence import (
    Answer,
    Belief,
    Level,
    MattersMore,
    NoParties,
    OnlyIf,
    Prefers,
    RedLine,
    Stands,
    Verdict,
)
from goodoffices.packages.soundings.evidence import Said as Told
from goodoffices.packages.worlds.worlds import draw_worlds
from goodoffices.text.unify import unify

DAYS, WATCH, ROADS = range(3)


def told(room: Scene) -> list[tuple[int, Told]]:
    return [(one.party, one.said) for one in room.model.soundings.evidence]


def why(room: Scene) -> list[Why]:
    return [one.why for one in room.model.aside]


def edits(room: Scene, provision: str, words: str) -> None:
    head = room.head
    room.say(Edited(draft=head.draft.id, after=head.head, provision=provision, words=words, language="en"))


def names(room: Scene, *package: int, title: str = "The bridge") -> Said:
    picks = room.model.laid.picks(package)
    return room.say(NamedPackage(draft=room.head.draft.id, title=title, options=picks), TEAM)


@pytest.mark.parametrize(
    ("stance", "said"),
    [
        (Stance.AGREE, Stands(Chosen(DAYS, 0), Level.AGREE)),
        (Stance.LIVE_WITH, Stands(Chosen(DAYS, 0), Level.CAN_LIVE_WITH)),
        (Stance.OBJECT, Stands(Chosen(DAYS, 0), Level.OBJECT)),
        (Stance.RED_LINE, RedLine((Chosen(DAYS, 0),))),
    ],
)
def test_a_reaction_to_words_is_evidence_of_them(stance: Stance, said: Told) -> None:
    room = scene()
    room.reacts("B", room.words("A"), stance, on="2026-05-03", noted=False)
    (one,) = room.model.soundings.evidence
    assert (one.party, one.said, one.noted, one.day.isoformat()) == (1, said, False, "2026-05-03")
    assert str(one.room) == "Room of B"


def test_of_two_reactions_to_the_same_words_the_later_one_counts() -> None:
    room = scene()
    room.reacts("B", room.words("A"), Stance.RED_LINE)
    room.reacts("B", room.words("A"), Stance.LIVE_WITH)
    assert told(room) == [(1, Stands(Chosen(DAYS, 0), Level.CAN_LIVE_WITH))]


def test_a_preference_names_both_words_or_is_set_aside() -> None:
    room = scene()
    room.reacts("A", room.words("B"), Stance.PREFER_ANOTHER, preferred=room.words("A"))
    assert told(room) == [(0, Prefers(Chosen(DAYS, 0), Chosen(DAYS, 1)))]
    room.reacts("A", room.words("B", 1), Stance.PREFER_ANOTHER)
    assert why(room) == [Why.NOTHING_PREFERRED]


def test_only_if_is_evidence_where_its_condition_names_words_of_the_text() -> None:
    room = scene()
    room.reacts("A", room.words("B"), Stance.ONLY_IF, condition="We watch.", needs=(room.words("A", 1),))
    assert told(room) == [(0, OnlyIf(Chosen(DAYS, 1), (Chosen(WATCH, 0),)))]
    room.reacts("A", room.words("B"), Stance.ONLY_IF, condition="The capital agrees.")
    assert (told(room), why(room)) == ([], [Why.CONDITION_IN_WORDS])


def test_what_was_said_of_words_that_were_changed_is_set_aside_and_never_moved() -> None:
    room = scene()
    room.reacts("A", room.words("A"), Stance.AGREE)
    room.say(kinds.MattersMore(party=room.parties["A"], more=room.bracket(0), less=room.bracket(1)), ROOM_A)
    edits(room, "p1", "They withdraw within [45 days]^A [60 days]^B.")
    assert told(room) == []
    assert why(room) == [Why.EARLIER_WORDS, Why.EARLIER_WORDS]


def test_what_was_said_of_a_bracket_that_was_lifted_is_settled_and_the_bracket_no_issue() -> None:
    room = scene()
    edits(room, "p1", "They withdraw within [30 days]^A [60 days]^B, [all]^A [most]^B of them.")
    first = room.words("A")
    room.reacts("A", first, Stance.AGREE)
    head, bracket = room.head, first.rsplit(".", 1)[0]
    room.say(Lifted(draft=head.draft.id, after=head.head, bracket=bracket, chosen=first, because="Agreed."))
    assert (told(room), why(room)) == ([], [Why.SETTLED])
    assert [one.words for one in room.issue(DAYS).options] == ["all", "most"]


def test_nothing_moves_to_another_clause_that_bears_the_old_id_and_the_same_words() -> None:
    flight, retreat = "The air space opens within {} days of it.", "The Parties shall withdraw within {} days of it."
    papers = [
        [paper(name, f"1. {one.format(days)}", f"2. {other.format(days)}") for name, days in (("A", 30), ("B", 60))]
        for one, other in ((retreat, flight), (flight, retreat))
    ]
    room = Scene()
    room.draft(unify(papers[0]))
    ids = (room.bracket(0), room.bracket(1), room.words("A"), room.words("A", 1))
    draft = room.head.draft.id
    room.say(ChoiceClause(draft=draft, option=ids[2], bond=Bond.EXCLUDES, others=(ids[3],)))
    room.say(BracketsTied(draft=draft, brackets=ids[:2]))
    room.say(kinds.MattersMore(party=room.parties["A"], more=ids[0], less=ids[1]), ROOM_A)
    package = names(room, 0)
    room.say(PackageVerdict(party=room.parties["A"], package=package.id, verdict=kinds.Verdict.NO), ROOM_A)
    room.draft(unify(papers[1]), "2")
    assert (room.bracket(0), room.words("A")) == (ids[0], ids[2])
    assert len(room.model.laid.issues) == 2
    assert (room.model.soundings.choices.clauses, told(room)) == ((), [])
    assert set(why(room)) == {Why.EARLIER_WORDS}


def test_a_belief_belongs_to_the_statement_and_brings_its_room_along() -> None:
    room = scene()
    said = room.reacts("B", room.words("A"), Stance.RED_LINE)
    assert room.model.soundings.evidence[0].belief is Belief.FIRM
    room.say(Believed(of=said.id, belief=kinds.Belief.MAY_BE_BLUFF, of_room=ROOM_B), TEAM)
    assert room.model.soundings.evidence[0].belief.value == "may be bluff"
    assert room.model.rooms == {ROOM, ROOM_B, TEAM}
    assert set(room.model.soundings.label.names()) == {"The text", "Room of B", "Team"}
    room.reacts("B", room.words("A"), Stance.RED_LINE)
    assert room.model.soundings.evidence[0].belief is Belief.FIRM


def test_the_model_rests_on_the_rooms_of_what_it_uses_and_no_others() -> None:
    room = scene()
    room.reacts("A", room.words("A"), Stance.AGREE)
    assert room.model.rooms == {ROOM, ROOM_A}
    assert model_of(room.view.within([ROOM]), ROOM).rooms == {ROOM}


def test_what_matters_more_and_verdicts_on_packages_are_evidence() -> None:
    room = scene()
    room.say(kinds.MattersMore(party=room.parties["A"], more=room.bracket(1), less=room.bracket(0)), ROOM_A)
    package = names(room, 1, 0, 1)
    verdict = PackageVerdict(party=room.parties["B"], package=package.id, verdict=kinds.Verdict.AD_REFERENDUM)
    room.say(verdict, ROOM_B)
    assert set(told(room)) == {(0, MattersMore(WATCH, DAYS)), (1, Verdict((1, 0, 1), Answer.AD_REFERENDUM))}
    draft = PackageVerdict(party=room.parties["A"], package=room.head.draft.id, verdict=kinds.Verdict.NO)
    room.say(draft, ROOM_A)
    assert why(room) == [Why.OPEN_DRAFT]


@pytest.mark.parametrize(
    ("bond", "kept"),
    [
        (Bond.IMPLIES, {(0, 0), (1, 0), (1, 1)}),
        (Bond.ONLY_IF, {(0, 0), (1, 0), (1, 1)}),
        (Bond.EXCLUDES, {(0, 1), (1, 0), (1, 1)}),
    ],
)
def test_a_clause_between_options_rules_packages_out(bond: Bond, kept: set[tuple[int, int]]) -> None:
    room = scene()
    clause = ChoiceClause(
        draft=room.head.draft.id,
        option=room.words("A"),
        bond=bond,
        others=(room.words("A", 1),),
        because="They said so.",
    )
    own = room.say(clause).id
    choices = room.model.soundings.choices
    assert {(one, other) for one in (0, 1) for other in (0, 1) if not choices.broken((one, other, 0))} == kept
    assert "They said so." in choices.clause_told(choices.clauses[0])
    room.say(
        ChoiceClause(
            draft=clause.draft, option=clause.option, bond=bond, others=clause.others, withdrawn=True, clause=own
        )
    )
    assert room.model.soundings.choices.clauses == ()


def test_a_clause_on_words_that_were_changed_is_stale_and_binds_nothing() -> None:
    room = scene()
    said = room.say(
        ChoiceClause(draft=room.head.draft.id, option=room.words("A"), bond=Bond.IMPLIES, others=(room.words("A", 1),))
    )
    edits(room, "p1", "They withdraw within [45 days]^A [60 days]^B.")
    assert (room.model.soundings.choices.clauses, room.model.stale) == ((), (said,))


def test_tied_brackets_are_one_issue_until_they_are_untied() -> None:
    room = scene()
    tie = BracketsTied(draft=room.head.draft.id, brackets=(room.bracket(0), room.bracket(1)))
    own = room.say(tie).id
    assert [one.name for one in room.model.laid.issues] == ["1., 2.", "4."]
    room.reacts("A", room.words("A"), Stance.OBJECT)
    room.reacts("A", room.words("A", 1), Stance.AGREE)
    assert told(room) == [(0, Stands(Chosen(0, 0), Level.OBJECT))]
    room.say(BracketsTied(draft=tie.draft, brackets=tie.brackets, untied=True, tie=own))
    assert len(room.model.laid.issues) == 3


def test_a_what_if_changes_the_model_and_never_the_evidence() -> None:
    room = scene()
    said = room.reacts("B", room.words("A"), Stance.RED_LINE)
    tried = Supposition(
        title="A guarantee",
        supposed=(Supposed(party=room.parties["B"], option=room.words("A"), stance=Stance.LIVE_WITH),),
        parked=(room.bracket(1),),
        new_holder=(room.parties["A"],),
        doubted=(said.id,),
    )
    own = room.say(tried, TEAM).id
    change = what_if_of(room.model, room.view.one(Supposition, own))
    assert (change.new_holder, change.parked) == ((0,), (WATCH,))
    assert [one.said for one in change.added] == [Stands(Chosen(DAYS, 0), Level.CAN_LIVE_WITH)]
    after = change.applied(room.model.soundings)
    assert len(after.choices.issues) == 2
    assert [one.belief for one in after.evidence] == [Belief.MAY_BE_BLUFF, Belief.FIRM]
    assert len(room.model.soundings.evidence) == 1
    assert "Team" in after.label.names()


def test_statements_that_cannot_all_hold_are_named_with_their_days_and_rooms() -> None:
    room = scene()
    package = names(room, 0, 0, 0)
    room.reacts("B", room.words("A"), Stance.RED_LINE, on="2026-05-03")
    yes = PackageVerdict(party=room.parties["B"], package=package.id, verdict=kinds.Verdict.YES, on="2026-05-09")
    room.say(yes, ROOM_B)
    with pytest.raises(CannotAllHold) as refused:
        draw_worlds(room.model.soundings, sampling())
    for words in ("Party B on 2026-05-03 in Room of B", "Party B on 2026-05-09"):
        assert words in refused.value.sentence


def test_of_a_party_that_said_nothing_any_package_is_possible() -> None:
    room = scene()
    room.reacts("A", room.words("A"), Stance.AGREE)
    found = feasible(room.model.soundings, sampling(100))
    assert "Nothing is known of Party B: any package is possible." in found.reservations()


def test_all_that_one_reaction_says_of_several_options_counts_as_one_statement() -> None:
    room = scene()
    edits(room, "p1", "They withdraw [within [30]^A [60]^B days]^A [at once]^B.")
    room.reacts("A", room.words("A"), Stance.AGREE)
    assert len(room.model.soundings.evidence) == 2
    assert room.model.soundings.known(0) == 1


def test_a_text_without_a_bracket_and_a_case_without_parties_are_refused() -> None:
    room = scene()
    room.draft(unify([paper("A", "1. All is agreed."), paper("B", "1. All is agreed.")]), "2")
    with pytest.raises(NothingOpen):
        _ = room.model
    with pytest.raises(NoParties):
        model_of(_without_parties().view)


def _without_parties() -> Scene:
    room = scene()
    room.said = [one for one in room.said if not isinstance(one.statement, kinds.Party)]
    return room


def test_a_position_over_the_rounds_holds_all_that_was_ever_said_and_tells_what_counts() -> None:
    room = scene()
    room.say(Round(number=1, begins="1970-01-01"))
    party, matter = room.parties["A"], room.say(Issue(title="Days", provisions=("p1",))).id
    first = room.reacts("A", room.words("B"), Stance.RED_LINE, on="1970-01-02")
    meant = room.say(Position(party=party, issue=matter, words="Soon.", on="1970-01-01"), ROOM_A)
    room.reacts("A", room.words("B", 1), Stance.AGREE)
    room.reacts("B", room.words("B"), Stance.AGREE)
    later = room.reacts("A", room.words("B"), Stance.LIVE_WITH, on="1970-01-03")
    found = position(room.view, room.model, party, DAYS)
    assert [(one.said, one.round, one.counts) for one in found] == [
        (meant, 1, False),
        (first, 1, False),
        (later, 1, True),
    ]


def test_a_tie_of_which_one_bracket_stands_no_more_is_stale() -> None:
    room = scene()
    said = room.say(BracketsTied(draft=room.head.draft.id, brackets=(room.bracket(0), room.bracket(1))))
    edits(room, "p1", "They withdraw within [45 days]^A [60 days]^B.")
    assert room.model.stale == (said,)
    assert len(room.model.laid.issues) == 3


def test_offers_tell_what_was_open_and_lifted_by_then_and_how_far_each_party_accepts() -> None:
    room = scene()
    names(room, 0, 0, 0, title="As A wants it")
    names(room, 0, 1, 0, title="As B wants it")
    head, first = room.head, room.words("A", 1)
    room.say(
        Lifted(draft=head.draft.id, after=head.head, bracket=first.rsplit(".", 1)[0], chosen=first, because="Yes.")
    )
    room.reacts("B", room.words("A"), Stance.RED_LINE)
    names(room, 1, 0, title="Half way")
    found = offers(room.view, room.model)
    assert [(one.title, one.open, one.lifted) for one in found] == [
        ("1", 3, 0),
        ("As A wants it", 3, 0),
        ("As B wants it", 3, 0),
        ("Half way", 2, 1),
    ]
    assert [one.package for one in found] == [None, (0, 0), None, (1, 0)]
    shares = accepted_by(draw_worlds(room.model.soundings, sampling()), [(0, 0), (1, 0)])
    assert shares[0][1].yes == 0 < shares[1][1].yes
    assert len(shares[0]) == 2
