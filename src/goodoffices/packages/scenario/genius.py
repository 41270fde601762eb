"""Scenarios of Genius: XML files, one with the issues and one for each party.

An option's value is its evaluation over the largest of its issue, times the issue's weight. A whole-number issue has a
line: offset + slope x (value - least value), kept within 0 and 1.
"""

from collections.abc import Sequence

from lxml import etree

from goodoffices.packages.choice import MOST_OPTIONS, Choices, Issue, TooManyOptions
from goodoffices.packages.scenario.told import NotAScenario, OptionWithoutValue, Party, number

Answers = Sequence[tuple[str, Sequence[str]]]

NOT_SUMS = ("utility_function", "hyperRectangle")
"""Marks of a party whose values are no sums over the issues."""


def parsed(name: str, content: bytes) -> etree._Element:
    """Return the root of an XML file; nothing outside the file is opened.

    Raises:
        NotAScenario: it is not XML.
    """
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise NotAScenario(name=name, why="it is not XML") from error


def is_party(root: etree._Element) -> bool:
    """Tell whether a file says what options are worth to a party."""
    if root.tag in {"utility_space", "negotiation_template"}:
        told = root.find(".//weight"), root.find(".//item[@evaluation]"), *(root.find(f".//{one}") for one in NOT_SUMS)
        return root.tag == "utility_space" and any(one is not None for one in told)
    return root.find(".//weight") is not None


def answers_of(name: str, root: etree._Element) -> list[tuple[str, list[str]]]:
    """Return the issues with their options, in the order of their index.

    Raises:
        NotAScenario: there is no issue, or one is an amount without steps.
        TooManyOptions: a range is too wide.
    """
    issues = [(issue.get("name", ""), _answers(name, issue)) for issue in _issues(root)]
    if not issues:
        raise NotAScenario(name=name, why="it has no issue")
    return issues


def choices_of(issues: Answers) -> Choices:
    """Return the issues as choices."""
    return Choices(tuple(Issue.of(name, options) for name, options in issues))


def party_of(name: str, root: etree._Element, issues: Answers) -> Party:
    """Return what a file tells of a party.

    Raises:
        NotAScenario: it does not speak of the same issues.
        NotANumber: a value is no finite number.
        OptionWithoutValue: an option has no value.
    """
    party = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    if any(root.find(f".//{one}") is not None for one in NOT_SUMS):
        raise NotAScenario(name=name, why="its values are not sums over the issues")
    own = {issue.get("name", ""): issue for issue in _issues(root)}
    if own.keys() != {called for called, _ in issues}:
        raise NotAScenario(name=name, why="it speaks of other issues than the scenario does")
    weights = {one.get("index"): one.get("value") for one in root.iter("weight")}
    worth = []
    for called, options in issues:
        weight = number(weights.get(own[called].get("index")), name, party, f"the weight of “{called}”")
        worth.append(tuple(weight * value for value in _values(name, party, own[called], options)))
    reserved = root.find(".//reservation")
    discounted = any(float_or(one.get("value"), 1.0) not in {0.0, 1.0} for one in root.iter("discount_factor"))
    return Party(
        party,
        tuple(worth),
        0.0,
        None if reserved is None else number(reserved.get("value"), name, party, "the reservation"),
        (f"{party}: the discount over time is left aside",) if discounted else (),
    )


def float_or(told: str | None, other: float) -> float:
    """Return a number that a file tells, or another where it tells none."""
    try:
        return float(told) if told is not None else other
    except ValueError:
        return other


def _issues(root: etree._Element) -> list[etree._Element]:
    return sorted(root.iter("issue"), key=lambda issue: float_or(issue.get("index"), 0.0))


def _answers(name: str, issue: etree._Element) -> list[str]:
    called = issue.get("name", "")
    if _kind(issue) == "discrete":
        items = sorted(issue.findall("item"), key=lambda item: float_or(item.get("index"), 0.0))
        return [item.get("value", "") for item in items]
    if _kind(issue) != "integer":
        raise NotAScenario(name=name, why=f"“{called}” is an amount without steps; list the amounts that may be chosen")
    low, high = _ends(name, issue)
    if high - low + 1 > MOST_OPTIONS:
        raise TooManyOptions(issue=called, count=high - low + 1, most=MOST_OPTIONS)
    return [str(one) for one in range(low, high + 1)]


def _kind(issue: etree._Element) -> str:
    return (issue.get("vtype") or issue.get("type") or issue.get("etype") or "discrete").lower()


def _ends(name: str, issue: etree._Element) -> tuple[int, int]:
    ranged = issue.find("range")
    at = issue if ranged is None else ranged
    called = issue.get("name", "")
    low, high = (number(at.get(end), name, called, "its ends") for end in ("lowerbound", "upperbound"))
    return int(low), int(high)


def _values(name: str, party: str, issue: etree._Element, options: Sequence[str]) -> list[float]:
    called = issue.get("name", "")
    if _kind(issue) == "integer":
        return _line(name, party, issue, len(options))
    told = {item.get("value", ""): item.get("evaluation") for item in issue.findall("item")}
    missing = next((option for option in options if option not in told), None)
    if missing is not None:
        raise OptionWithoutValue(name=name, option=missing, issue=called)
    values = [number(told[option], name, party, f"“{option}” on “{called}”") for option in options]
    largest = max(values)
    return [value / largest if largest > 0 else 0.0 for value in values]


def _line(name: str, party: str, issue: etree._Element, count: int) -> list[float]:
    line = issue.find("evaluator")
    if line is None:
        raise NotAScenario(name=name, why=f"it tells no values of “{issue.get('name', '')}”")
    what = f"the line of “{issue.get('name', '')}”"
    if line.get("ftype", "linear") != "linear":
        raise NotAScenario(name=name, why=f"{what} is a formula that is not read ({line.get('ftype')})")
    if line.get("slope") is not None:
        slope, offset = (number(line.get(one), name, party, what) for one in ("slope", "offset"))
        amounts = range(count)
    else:
        offset, slope = (number(line.get(one), name, party, what) for one in ("parameter0", "parameter1"))
        low, high = _ends(name, issue)
        amounts = range(low, high + 1)
    return [min(1.0, max(0.0, offset + slope * amount)) for amount in amounts]
