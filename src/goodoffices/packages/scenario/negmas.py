"""Scenarios of NegMAS: a folder of YAML files, one with the issues and one for each party."""

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import yaml

from goodoffices.packages.choice import MOST_OPTIONS, Choices, Issue, TooManyOptions
from goodoffices.packages.scenario.told import NotAScenario, OptionWithoutValue, Party, number, reservation

Read = Mapping[str, Any]

Answer = object
"""What an option is called in the file: a word, a number, a truth value, a day or nothing, in the file's own type."""

LINES = {"LinearUtilityFunction", "AffineUtilityFunction"}
"""Kinds of parties that value the amounts themselves."""

ADDITIVE = {"", "LinearAdditiveUtilityFunction", "LinearUtilityAggregationFunction", *LINES}
"""Kinds of parties whose values are sums over the issues; one that is not told is taken for such."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The quick reader where the system has it; both read the same."""


def parsed(name: str, content: bytes) -> object:
    """Return what a YAML file says.

    Raises:
        NotAScenario: it is not YAML.
    """
    try:
        return yaml.load(content, Loader=LOADER)  # noqa: S506 - a safe loader, both
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError) as error:
        raise NotAScenario(name=name, why="it is not YAML") from error


def is_domain(told: object) -> bool:
    """Tell whether a file lays down the issues."""
    return isinstance(told, Mapping) and isinstance(told.get("issues"), Sequence)


def is_party(told: object) -> bool:
    """Tell whether a file says what options are worth to a party."""
    return isinstance(told, Mapping) and (
        bool({"values", "weights", "ufun"} & told.keys()) or "fun" in str(told.get("type", "")).lower()
    )


def answers_of(name: str, domain: Read) -> list[tuple[str, list[Answer]]]:
    """Return the issues: each name, with its options in the file's own types.

    Raises:
        NotAScenario: an issue has no name or no list of values, or is an amount without steps.
        TooManyOptions: a range is too wide.
    """
    return [_answers(name, issue) for issue in domain["issues"]]


def _answers(name: str, issue: object) -> tuple[str, list[Answer]]:
    if not isinstance(issue, Mapping) or "values" not in issue or issue.get("name") is None:
        raise NotAScenario(name=name, why="an issue needs a name and its values")
    called, kind, values = str(issue["name"]), str(issue.get("type", "")), issue["values"]
    if isinstance(values, int) and not isinstance(values, bool):
        values, kind = [0, values - 1], "ContiguousIssue"
    if not isinstance(values, Sequence) or isinstance(values, str):
        raise NotAScenario(name=name, why=f"the values of “{called}” are not a list")
    if not all(isinstance(one, str | int | float | date | None) for one in values):
        raise NotAScenario(name=name, why=f"the values of “{called}” are not words and numbers alone")
    if "Contiguous" in kind or "Integer" in kind:
        return called, list(_steps(name, called, [*values, issue.get("step", 1)]))
    if "Continuous" in kind or "Infinite" in kind:
        raise NotAScenario(name=name, why=f"“{called}” is an amount without steps; list the amounts that may be chosen")
    return called, list(values)


def _steps(name: str, called: str, told: Sequence[object]) -> range:
    """Return the amounts of a range that is told by its ends, and a step if it is not 1."""
    match told:
        case [int(low), int(high), int(step), *_] if step > 0:
            count = (high - low) // step + 1
            if count > MOST_OPTIONS:
                raise TooManyOptions(issue=called, count=count, most=MOST_OPTIONS)
            return range(low, high + 1, step)
    raise NotAScenario(name=name, why=f"“{called}” is an amount without steps; list the amounts that may be chosen")


def choices_of(issues: Sequence[tuple[str, list[Answer]]]) -> Choices:
    """Return the issues as choices; an option is called as the file writes it."""
    return Choices(tuple(Issue.of(name, (_called(one) for one in answers)) for name, answers in issues))


def _called(answer: Answer) -> str:
    return "null" if answer is None else str(answer).lower() if isinstance(answer, bool) else str(answer)


def party_of(name: str, told: Read, issues: Sequence[tuple[str, list[Answer]]]) -> Party:
    """Return what a file tells of a party.

    Raises:
        NotAScenario: its kind is not additive over the issues.
        NotANumber: a value is no finite number.
        OptionWithoutValue: an option has no value.
    """
    party = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    notes, reserved = [], reservation(told.get("reserved_value"), name, party)
    while isinstance(told.get("ufun"), Mapping):
        notes.append(f"{party}: the discount over time is left aside")
        told = told["ufun"]
        reserved = reservation(told.get("reserved_value"), name, party) if reserved is None else reserved
    kind = str(told.get("type") or "").rsplit(".", 1)[-1]
    if kind not in ADDITIVE:
        raise NotAScenario(name=name, why=f"its values are not sums over the issues ({kind})")
    bias = number(told.get("bias") or 0, name, party, "the bias")
    numeric = kind in LINES or (not kind and "values" not in told)
    if not numeric and told.get("values") is None:
        raise NotAScenario(name=name, why="it tells no values")
    weights = _by_issue(name, "weights", told.get("weights"), issues, 1 / len(issues) if numeric else 1.0)
    itself = {"type": "IdentityFun"} if numeric else None
    functions = _by_issue(name, "values", None if numeric else told["values"], issues, itself)
    worth = tuple(
        tuple(
            number(weight, name, party, f"the weight of “{issue}”") * value
            for value in _values(function, answers, name, party, issue)
        )
        for (issue, answers), weight, function in zip(issues, weights, functions, strict=True)
    )
    return Party(party, worth, bias, reserved, tuple(notes))


def _by_issue(
    name: str, what: str, told: object, issues: Sequence[tuple[str, list[Answer]]], missing: object
) -> list[Any]:
    """Return what is told of each issue, whether it is told in their order or by their names."""
    if told is None:
        return [missing] * len(issues)
    if isinstance(told, Mapping):
        return [told.get(called, missing) for called, _ in issues]
    if not isinstance(told, Sequence) or isinstance(told, str) or len(told) != len(issues):
        raise NotAScenario(name=name, why=f"its {what} are not one for each of the {len(issues)} issues")
    return list(told)


def _values(function: object, answers: Sequence[Answer], name: str, party: str, issue: str) -> Iterator[float]:
    if not isinstance(function, Mapping):
        raise NotAScenario(name=name, why=f"it tells no values of “{issue}”")
    kind = str(function.get("type", "")).rsplit(".", 1)[-1]
    mapping = function.get("mapping", None if "type" in function else function)
    if isinstance(mapping, Mapping):
        named = {_called(key): value for key, value in mapping.items()}
        for answer in answers:
            if answer not in mapping and _called(answer) not in named:
                raise OptionWithoutValue(name=name, option=_called(answer), issue=issue)
            value = mapping[answer] if answer in mapping else named[_called(answer)]
            yield number(value, name, party, f"“{_called(answer)}” on “{issue}”")
        return
    slope, bias = _line(kind, function, name, party, issue)
    for answer in answers:
        amount = number(answer, name, party, f"“{_called(answer)}” on “{issue}”") if slope else 0.0
        value = bias + slope * amount
        yield value if math.isfinite(value) else number(None, name, party, f"“{_called(answer)}” on “{issue}”")


def _line(kind: str, function: Read, name: str, party: str, issue: str) -> tuple[float, float]:
    """Return slope and bias of a function that is a line."""
    if kind == "IdentityFun":
        return 1.0, 0.0
    if kind not in {"AffineFun", "LinearFun", "ConstFun"}:
        raise NotAScenario(name=name, why=f"the values of “{issue}” are told by a formula that is not read ({kind})")
    slope = 0.0 if kind == "ConstFun" else number(function.get("slope", 1), name, party, f"the slope of “{issue}”")
    bias = number(function.get("bias", function.get("value", 0)) or 0, name, party, f"the bias of “{issue}”")
    return slope, bias
