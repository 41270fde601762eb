"""What the parties said, read from a file of our own form: `docs/feasibility.md`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from goodoffices.packages.choice import Choices, Chosen
from goodoffices.packages.scenario.own import choices_of, parsed
from goodoffices.packages.soundings.evidence import (
    Answer,
    Belief,
    Evidence,
    Level,
    MattersMore,
    OnlyIf,
    Prefers,
    RedLine,
    Said,
    Soundings,
    Stands,
    Verdict,
)
from goodoffices.terms import NotPossible, Room


class EvidenceNotRead(NotPossible):
    """Statement {number} of “{name}” cannot be read: {why}."""


LEVELS: Mapping[str, Level] = {
    "objects": Level.OBJECT,
    "can_live_with": Level.CAN_LIVE_WITH,
    "agrees": Level.AGREE,
    "likes_best": Level.PREFER,
}

FRAME = {"party", "date", "room", "source", "belief", "noted"}
"""The keys that every statement may have beside what was said."""


def read_soundings(name: str, content: bytes) -> Soundings:
    """Return the choices, the parties and their statements.

    Args:
        name: of the file; `.json` is read as JSON, anything else as TOML.
        content: its bytes.

    Raises:
        NotAScenario, UnknownOption, UnknownWord: the choices are not in their form.
        EvidenceNotRead: a statement is not.
        NoParties, PartyNamedTwice: the parties are not named, once each.
    """
    told = parsed(name, content)
    choices = choices_of(name, told)
    parties = tuple(str(party) for party in _listed(told.get("parties", ())))
    statements = _listed(told.get("evidence", ()))
    evidence = tuple(_Reading(choices, parties, name, at + 1).evidence(one) for at, one in enumerate(statements))
    return Soundings(choices, parties, evidence)


def _listed(told: object) -> Sequence[Any]:
    return told if isinstance(told, Sequence) and not isinstance(told, str) else ()


@dataclass(frozen=True, slots=True)
class _Reading:
    """The reading of one statement, by its number from 1."""

    choices: Choices
    parties: tuple[str, ...]
    name: str
    number: int

    def evidence(self, told: object) -> Evidence:
        """Return the statement."""
        if not isinstance(told, Mapping):
            raise self._refused("it is no table")
        party, room = told.get("party"), told.get("room")
        if party not in self.parties:
            raise self._refused(f"“{party}” is not among the parties")
        if not isinstance(room, str) or not room.strip():
            raise self._refused("it names no room")
        return Evidence(
            party=self.parties.index(party),
            said=self._said(told),
            day=self._day(told.get("date")),
            room=Room(room.strip()),
            source=str(told.get("source", "")),
            belief=self._belief(told.get("belief", Belief.FIRM.value)),
            noted=bool(told.get("noted", False)),
        )

    def _said(self, told: Mapping[str, Any]) -> Said:
        forms: Mapping[frozenset[str], Callable[[Mapping[str, Any]], Said]] = {
            frozenset({"red_line"}): lambda one: RedLine(self._options(one["red_line"])),
            frozenset({"accepts", "only_if"}): self._only_if,
            frozenset({"prefers"}): self._prefers,
            frozenset({"matters_more"}): self._matters_more,
            frozenset({"package", "verdict"}): self._verdict,
            **{frozenset({word}): self._stands for word in LEVELS},
        }
        words = frozenset(told) - FRAME
        if words not in forms:
            known = "; ".join(" with ".join(sorted(form)) for form in forms)
            raise self._refused(f"it says “{', '.join(sorted(words))}” and should say one of: {known}")
        return forms[words](told)

    def _stands(self, told: Mapping[str, Any]) -> Said:
        word = next(word for word in LEVELS if word in told)
        return Stands(self._option(told[word]), LEVELS[word])

    def _only_if(self, told: Mapping[str, Any]) -> Said:
        return OnlyIf(self._option(told["accepts"]), self._options(told["only_if"]))

    def _prefers(self, told: Mapping[str, Any]) -> Said:
        match told["prefers"]:
            case [issue, better, worse]:
                return Prefers(self._option([issue, better]), self._option([issue, worse]))
        raise self._refused("“prefers” takes an issue, the better option and the worse one")

    def _matters_more(self, told: Mapping[str, Any]) -> Said:
        match told["matters_more"]:
            case [more, less]:
                return MattersMore(self._issue(more), self._issue(less))
        raise self._refused("“matters_more” takes two issues")

    def _verdict(self, told: Mapping[str, Any]) -> Said:
        package, verdict = told["package"], told["verdict"]
        answers = {answer.value: answer for answer in Answer}
        if verdict not in answers:
            raise self._refused(f"a verdict is one of: {', '.join(answers)}")
        if not isinstance(package, Mapping) or set(package) != {issue.name for issue in self.choices.issues}:
            raise self._refused("a package is a table with one option for every issue")
        chosen = (self._option([issue.name, package[issue.name]]) for issue in self.choices.issues)
        return Verdict(tuple(one.option for one in chosen), answers[verdict])

    def _options(self, told: object) -> tuple[Chosen, ...]:
        options = tuple(self._option(one) for one in _listed(told))
        if not options:
            raise self._refused("it names no option; a list of [issue, option] is wanted")
        return options

    def _option(self, told: object) -> Chosen:
        match told:
            case [issue, option]:
                at = self._issue(issue)
                names = [one.name for one in self.choices.issues[at].options]
                if option in names:
                    return Chosen(at, names.index(option))
        raise self._refused(f"there is no option “{told}”; one is written [issue, option]")

    def _issue(self, told: object) -> int:
        names = [issue.name for issue in self.choices.issues]
        if told not in names:
            raise self._refused(f"there is no issue “{told}”")
        return names.index(str(told))

    def _day(self, told: object) -> date:
        try:
            return told if isinstance(told, date) else date.fromisoformat(str(told))
        except ValueError as error:
            raise self._refused("its date is not written as in 2026-05-03") from error

    def _belief(self, told: object) -> Belief:
        beliefs = {belief.value: belief for belief in Belief}
        if not isinstance(told, str) or told not in beliefs:
            raise self._refused(f"a belief is one of: {', '.join(beliefs)}")
        return beliefs[told]

    def _refused(self, why: str) -> EvidenceNotRead:
        return EvidenceNotRead(number=self.number, name=self.name, why=why)
