"""Our own form of a scenario, in TOML or JSON: `docs/packages-format.md`."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from goodoffices.packages.choice import Bond, Choices, Chosen, Clause, Issue
from goodoffices.packages.scenario.told import NotAScenario, Party, number, reservation
from goodoffices.terms import NotPossible

FORMAT = "packages 1"
"""What the key `format` says, where it is told."""


class UnknownWord(NotPossible):
    """“{name}” says “{word}”, which is not known here: write one of {known}."""


class UnknownOption(NotPossible):
    """A clause of “{name}” speaks of “{issue}: {option}”, which there is not: write an issue and one of its options."""


class ValuesOfAnIssue(NotPossible):
    """“{name}” gives “{party}” {told} values on “{issue}” and it has {options} options: give one for each."""


BONDS = {"implies": Bond.IMPLIES, "only_if": Bond.ONLY_IF, "excludes": Bond.EXCLUDES}


def parsed(name: str, content: bytes) -> Mapping[str, Any]:
    """Return what a TOML or JSON file says.

    Raises:
        NotAScenario: it is neither, or no table of issues.
    """
    try:
        text = content.decode("utf-8-sig")
        told = json.loads(text) if name.lower().endswith(".json") else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotAScenario(name=name, why=_why(error)) from error
    if not isinstance(told, Mapping) or not isinstance(told.get("issues"), Sequence):
        raise NotAScenario(name=name, why="it has no list of issues")
    if told.get("format", FORMAT) != FORMAT:
        raise NotAScenario(name=name, why=f"its format is “{told['format']}” and “{FORMAT}” is read")
    return told


def _why(error: BaseException) -> str:
    line = getattr(error, "lineno", None)
    return "it cannot be read" + (f" from line {line} on" if line else "")


def choices_of(name: str, told: Mapping[str, Any]) -> Choices:
    """Return the issues and clauses of a file.

    Raises:
        NotAScenario: an issue or clause is not in its form.
        UnknownOption: a clause speaks of an option that there is not.
        UnknownWord: a clause has a word that is not known.
    """
    if not isinstance(told.get("clauses", []), list):
        raise NotAScenario(name=name, why="its clauses are not a list")
    issues = tuple(_issue(name, one) for one in told["issues"])
    places = {issue.name: (at, [one.name for one in issue.options]) for at, issue in enumerate(issues)}
    return Choices(issues, tuple(_clause(name, one, places) for one in told.get("clauses", ())))


def _issue(name: str, told: object) -> Issue:
    if not isinstance(told, Mapping) or not isinstance(told.get("name"), str) or not _words(told.get("options")):
        raise NotAScenario(name=name, why="an issue needs a name and a list of options, in words")
    return Issue.of(told["name"], told["options"])


def _words(told: object) -> bool:
    return isinstance(told, Sequence) and not isinstance(told, str) and all(isinstance(one, str) for one in told)


def _clause(name: str, told: object, places: Mapping[str, tuple[int, Sequence[str]]]) -> Clause:
    if not isinstance(told, Mapping) or "option" not in told:
        raise NotAScenario(name=name, why="a clause needs an option that it is about")
    words = told.keys() - {"option", "source"}
    bonds = [word for word in BONDS if word in words]
    if len(words) != 1 or not bonds:
        raise UnknownWord(name=name, word=", ".join(sorted(words)), known=", ".join(BONDS))
    others = told[bonds[0]]
    if not isinstance(others, Sequence) or isinstance(others, str):
        raise NotAScenario(name=name, why=f"“{bonds[0]}” takes a list of options")
    named = [others] if _words(others) else others
    chosen = tuple(_chosen(name, one, places) for one in named)
    return Clause(_chosen(name, told["option"], places), BONDS[bonds[0]], chosen, str(told.get("source", "")))


def _chosen(name: str, told: object, places: Mapping[str, tuple[int, Sequence[str]]]) -> Chosen:
    if not isinstance(told, Sequence) or not _words(told) or len(told) != 2:  # noqa: PLR2004 - an issue and an option
        raise NotAScenario(name=name, why="an option in a clause is written [issue, option]")
    issue, option = told
    at, options = places.get(issue, (0, ()))
    if option not in options:
        raise UnknownOption(name=name, issue=issue, option=option)
    return Chosen(at, options.index(option))


def parties_of(name: str, told: Mapping[str, Any], choices: Choices) -> list[Party]:
    """Return what the file tells of each party.

    Raises:
        NotAScenario: there is no list of parties.
        ValuesOfAnIssue: an issue has not one value for each option.
        NotANumber: a value is no finite number.
    """
    if not _words(told.get("parties")):
        raise NotAScenario(name=name, why="it has no list of parties, in words")
    start, reserved = told.get("start", {}), told.get("reserved", {})
    if not isinstance(start, Mapping) or not isinstance(reserved, Mapping):
        raise NotAScenario(name=name, why="start and reserved are tables with a number for each party")
    return [
        Party(
            party,
            tuple(_worth(name, party, one, issue) for one, issue in zip(told["issues"], choices.issues, strict=True)),
            number(start.get(party, 0), name, party, "the start"),
            reservation(reserved.get(party), name, party),
        )
        for party in told["parties"]
    ]


def _worth(name: str, party: str, told: Mapping[str, Any], issue: Issue) -> tuple[float, ...]:
    values = told.get("values", {})
    listed = values.get(party, ()) if isinstance(values, Mapping) else ()
    if not isinstance(listed, Sequence) or isinstance(listed, str) or len(listed) != len(issue.options):
        count = len(listed) if isinstance(listed, Sequence) else "no"
        raise ValuesOfAnIssue(name=name, party=party, told=count, issue=issue.name, options=len(issue.options))
    weights = told.get("weights", {})
    weight = number(weights.get(party, 1) if isinstance(weights, Mapping) else None, name, party, "the weight")
    return tuple(
        weight * number(one, name, party, f"“{option.name}” on “{issue.name}”")
        for one, option in zip(listed, issue.options, strict=True)
    )
