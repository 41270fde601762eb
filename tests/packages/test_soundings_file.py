"""A file of what was said is read as it says, and refused in one sentence where it says nothing that is known."""

import json
import tomllib
from datetime import date

import pytest

from goodoffices.packages.choice import Bond, Chosen
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
from goodoffices.packages.soundings.file import EvidenceNotRead, read_soundings
from goodoffices.terms import Room

HEAD = """
parties = ["Amedra", "Borvane"]
[[issues]]
name = "Corridor"
options = ["open", "patrolled", "closed"]
[[issues]]
name = "Monitors"
options = ["none", "UN"]
[[clauses]]
option = ["Corridor", "patrolled"]
only_if = [["Monitors", "UN"]]
"""
FRAME = '[[evidence]]\nparty = "Borvane"\ndate = 2026-05-03\nroom = "Borvane"\n'
SAID = {
    'red_line = [["Corridor", "closed"]]': RedLine((Chosen(0, 2),)),
    'red_line = [["Corridor", "closed"], ["Monitors", "UN"]]': RedLine((Chosen(0, 2), Chosen(1, 1))),
    'objects = ["Corridor", "open"]': Stands(Chosen(0, 0), Level.OBJECT),
    'can_live_with = ["Corridor", "open"]': Stands(Chosen(0, 0), Level.CAN_LIVE_WITH),
    'agrees = ["Corridor", "open"]': Stands(Chosen(0, 0), Level.AGREE),
    'likes_best = ["Corridor", "open"]': Stands(Chosen(0, 0), Level.PREFER),
    'prefers = ["Corridor", "open", "closed"]': Prefers(Chosen(0, 0), Chosen(0, 2)),
    'matters_more = ["Monitors", "Corridor"]': MattersMore(1, 0),
    'accepts = ["Corridor", "open"]\nonly_if = [["Monitors", "UN"]]': OnlyIf(Chosen(0, 0), (Chosen(1, 1),)),
    'package = {Corridor = "open", Monitors = "UN"}\nverdict = "no"': Verdict((0, 1), Answer.NO),
}


@pytest.mark.parametrize(("written", "said"), SAID.items(), ids=[type(said).__name__ for said in SAID.values()])
def test_every_form_of_statement_is_read(written: str, said: object) -> None:
    (one,) = read_soundings("m.toml", f"{HEAD}{FRAME}{written}".encode()).evidence
    assert (one.party, one.said, one.day, one.room) == (1, said, date(2026, 5, 3), Room("Borvane"))
    assert (one.belief, one.noted, one.source) == (Belief.FIRM, False, "")


def test_belief_source_and_who_wrote_it_are_read() -> None:
    more = 'objects = ["Corridor", "open"]\nbelief = "may be bluff"\nnoted = true\nsource = "minute 4"'
    (one,) = read_soundings("m.toml", f"{HEAD}{FRAME}{more}".encode()).evidence
    assert (one.belief, one.noted, one.source) == (Belief.MAY_BE_BLUFF, True, "minute 4")


def test_json_says_the_same_as_toml() -> None:
    written = f"{HEAD}{FRAME}" + 'objects = ["Corridor", "open"]'
    told = tomllib.loads(written)
    same = read_soundings("m.json", json.dumps(told, default=str).encode())
    assert same == read_soundings("m.toml", written.encode())
    assert same.choices.clauses[0].bond is Bond.ONLY_IF


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ('objects = ["Corridor", "ajar"]', "there is no option"),
        ('objects = ["Corridor"]', "there is no option"),
        ('matters_more = ["Ports", "Corridor"]', "there is no issue “Ports”"),
        ('prefers = ["Corridor", "open"]', "an issue, the better option and the worse one"),
        ("red_line = []", "it names no option"),
        ('likes = ["Corridor", "open"]', "it says “likes” and should say one of"),
        ('objects = ["Corridor", "open"]\nagrees = ["Corridor", "open"]', "should say one of"),
        ('package = {Corridor = "open"}\nverdict = "no"', "one option for every issue"),
        ('package = {Corridor = "open", Monitors = "UN"}\nverdict = "perhaps"', "a verdict is one of"),
        ('objects = ["Corridor", "open"]\nbelief = "0.8"', "a belief is one of"),
    ],
)
def test_a_statement_that_is_not_in_its_form_is_refused_by_its_number(written: str, why: str) -> None:
    with pytest.raises(EvidenceNotRead) as refusal:
        read_soundings("m.toml", f"{HEAD}{FRAME}{written}".encode())
    assert refusal.value.sentence.startswith("Statement 1 of “m.toml” cannot be read: ")
    assert why in refusal.value.sentence


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('party = "Borvane"', 'party = "Cadren"', "“Cadren” is not among the parties"),
        ('room = "Borvane"', "", "it names no room"),
        ("date = 2026-05-03", 'date = "in May"', "its date is not written as in 2026-05-03"),
    ],
)
def test_a_statement_names_its_party_its_room_and_its_day(old: str, new: str, why: str) -> None:
    written = f"{HEAD}{FRAME.replace(old, new)}" + 'objects = ["Corridor", "open"]'
    with pytest.raises(EvidenceNotRead, match=why):
        read_soundings("m.toml", written.encode())


def test_a_file_without_parties_is_refused() -> None:
    with pytest.raises(NoParties):
        read_soundings("m.toml", HEAD.replace('parties = ["Amedra", "Borvane"]', "").encode())
