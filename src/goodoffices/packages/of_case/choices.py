"""What a text leaves open, as choices: every open bracket an issue, its alternatives the options.

A bracket within an alternative is chosen with it: the options of the outer bracket are all consistent ways to read it.
Where there are too many ways, the inner bracket becomes an issue of its own, which falls away unless its alternative is
taken. Brackets that mediators tied are one issue, whose options are the choices that proposals make. Words in a bracket
that nobody words otherwise, as of a clause that only some hold, stand or are left out.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product

from goodoffices.case.called import called
from goodoffices.packages.choice import Choices, Chosen, Clause, Issue
from goodoffices.terms import NotPossible
from goodoffices.text.framework import Framework, Provision
from goodoffices.text.identity import words_hash
from goodoffices.text.wording import Bracket, Common, Segment, brackets_in

MOST_WAYS = 24
"""Ways to read a bracket up to which they are the options of one issue."""

LONGEST_NAME = 80
"""Signs of an option's words that are its name."""

NO_WORDS = "no words here"
LEFT_OUT = "left out"
NOT_IN_THE_TEXT = "its clause reads otherwise"
TIED = " … "
"""Stands between what is taken of brackets that are tied."""
WITHIN = "a bracket within another"
"""Where a clause comes from that lets an inner bracket be settled just where its alternative is taken."""

Picks = tuple[str, ...]
"""What settles brackets: the ids of the alternatives taken, the outer one first; see `left_out`."""


class NothingOpen(NotPossible):
    """The text has no open bracket: there is nothing to choose."""


@dataclass(frozen=True, slots=True)
class TextOption:
    """One way to settle an issue of the text: what it takes, and how that reads, whole."""

    picks: Picks
    words: str


@dataclass(frozen=True, slots=True)
class TextIssue:
    """One issue of the text.

    Attributes:
        name: the clause, and which of its brackets where it has several.
        provisions: the ids of its provisions.
        brackets: the brackets that are settled, each as `cited`.
        options: in the order of the issue's options in the choices.
        label: how its clauses are called.
    """

    name: str
    provisions: tuple[str, ...]
    brackets: tuple[str, ...]
    options: tuple[TextOption, ...]
    label: str


@dataclass(frozen=True, slots=True)
class TextChoices:
    """All that a text leaves open. `choices` has the same issues and options, in the same order."""

    framework: Framework
    issues: tuple[TextIssue, ...]
    choices: Choices

    def taking(self, pick: str) -> tuple[Chosen, ...]:
        """Return the options that take an alternative (or leave words out); none where it stands open no more."""
        return tuple(
            Chosen(at, place)
            for at, issue in enumerate(self.issues)
            for place, option in enumerate(issue.options)
            if pick in option.picks
        )

    def issue_of(self, citation: str) -> int | None:
        """Return the place of the issue that settles a bracket; None where that stands no more as it was cited."""
        return next((at for at, issue in enumerate(self.issues) if citation in issue.brackets), None)

    def picks(self, package: Sequence[int]) -> Picks:
        """Return what a package takes of every bracket."""
        taken = (issue.options[option].picks for issue, option in zip(self.issues, package, strict=True))
        return tuple(dict.fromkeys(chain.from_iterable(taken)))

    def package(self, picks: Iterable[str]) -> tuple[int, ...] | None:
        """Return the package that takes these; None where they leave an issue open, or are options no more."""
        wanted = frozenset(picks)
        found = [_place(issue, wanted) for issue in self.issues]
        package = tuple(one for one in found if one is not None)
        return package if len(package) == len(found) else None


def cited(bracket: Bracket) -> str:
    """Return the id by which a bracket is cited: that of its place, and a hash of all its alternatives' words."""
    return f"{bracket.id}#{words_hash(' '.join(one.id for one in bracket.alternatives))}"


def left_out(bracket: Bracket) -> str:
    """Return the id of the choice to leave the words of a bracket out; "" where its alternatives are all that there is.

    It can be chosen where nobody words them otherwise.
    """
    (first, *others) = bracket.alternatives
    return f"{first.id}.out" if not others and first.content else ""


def outermost(provision: Provision) -> tuple[Bracket, ...]:
    """Return the brackets of a provision, in the language of the talks, that lie in no other."""
    return tuple(one for one in provision.wordings[0].segments if isinstance(one, Bracket))


def text_choices(framework: Framework, ties: Iterable[Iterable[str]] = ()) -> TextChoices:
    """Return what a framework leaves open.

    Args:
        framework: the text.
        ties: brackets that are settled together, as `cited`; those that stand no more tie nothing.

    Raises:
        NothingOpen: no bracket is open.
    """
    reading = _Reading.of(framework)
    parts = list(chain.from_iterable(map(reading.parts, _groups(framework, ties))))
    if not parts:
        raise NothingOpen
    issues = tuple(_named(parts))
    chosen = tuple(Issue.of(issue.name, _names(issue)) for issue in issues)
    laid = TextChoices(framework, issues, Choices(chosen))
    clauses = tuple(chain.from_iterable(_only_within(laid, at, part) for at, part in enumerate(parts) if part.within))
    return TextChoices(framework, issues, Choices(chosen, clauses))


def _place(issue: TextIssue, wanted: frozenset[str]) -> int | None:
    fitting = [at for at, option in enumerate(issue.options) if wanted.issuperset(option.picks)]
    return max(fitting, key=lambda at: len(issue.options[at].picks), default=None)


Group = tuple[tuple[Provision, Bracket], ...]
"""Outermost brackets that are settled together."""


def _groups(framework: Framework, ties: Iterable[Iterable[str]]) -> Iterator[Group]:
    """Yield the outermost brackets in reading order, tied ones together where the first of them stands."""
    every = [(one, bracket) for one in framework.provisions for bracket in outermost(one)]
    roots = {cited(inner): bracket.id for _, bracket in every for inner, _ in brackets_in([bracket])}
    group = {bracket.id: {bracket.id} for _, bracket in every}
    for tie in ties:
        joined = set().union(*(group[roots[one]] for one in tie if one in roots))
        group.update(dict.fromkeys(joined, joined))
    told: set[str] = set()
    for _, bracket in every:
        if bracket.id not in told:
            told |= group[bracket.id]
            yield tuple(one for one in every if one[1].id in group[bracket.id])


@dataclass(frozen=True, slots=True)
class _Part:
    """An issue before it has its name; `within` is the alternative without which it falls away."""

    group: Group
    brackets: tuple[Bracket, ...]
    options: tuple[TextOption, ...]
    label: str
    within: str = ""


@dataclass(frozen=True, slots=True)
class _Reading:
    """The reading of brackets: how clauses are called, and the proposals that hold words."""

    names: Mapping[str, str]
    holders: tuple[str, ...]

    @classmethod
    def of(cls, framework: Framework) -> "_Reading":
        held = {
            holder for provision in framework.provisions for one in provision.alternatives() for holder in one.holders
        }
        return cls(called(framework), tuple(sorted(held)))

    def parts(self, group: Group) -> Iterator[_Part]:
        """Yield the issue of a group, or those of a bracket that can be read in too many ways."""
        label = ", ".join(dict.fromkeys(self.names[provision.id] for provision, _ in group))
        brackets = [bracket for _, bracket in group]
        if len(group) > 1:
            yield _Part(group, _all_within(brackets), _options(brackets, self._together(brackets)), label)
        else:
            yield from self._apart(group, brackets[0], label)

    def _apart(self, group: Group, bracket: Bracket, label: str, within: str = "") -> Iterator[_Part]:
        absent = (TextOption((), NOT_IN_THE_TEXT),) if within else ()
        if _count(bracket) <= MOST_WAYS:
            options = (*_options([bracket], [(one,) for one in _ways(bracket)]), *absent)
            yield _Part(group, _all_within([bracket]), options, label, within)
            return
        shallow = [((one,),) for one in (*(each.id for each in bracket.alternatives), left_out(bracket)) if one]
        yield _Part(group, (bracket,), (*_options([bracket], shallow), *absent), label, within)
        for one in bracket.alternatives:
            for inner in _directly_in(one.content):
                yield from self._apart(group, inner, label, one.id)

    def _together(self, brackets: Sequence[Bracket]) -> list[tuple[Picks, ...]]:
        """Return what proposals choose in tied brackets; every combination where words are left that none holds so."""
        held = (tuple(_choice_of(holder, one) for one in brackets) for holder in self.holders)
        found = list(dict.fromkeys(tuple(filter(None, one)) for one in held if all(one)))
        every = {pick for one in brackets for way in _ways(one) for pick in way}
        covered = {pick for way in chain.from_iterable(found) for pick in way}
        few = math.prod(map(_count, brackets)) <= MOST_WAYS
        some_left = few and not every <= covered
        return list(product(*map(_ways, brackets))) if some_left or not found else found


def _options(brackets: Sequence[Bracket], ways: Iterable[tuple[Picks, ...]]) -> tuple[TextOption, ...]:
    return tuple(
        TextOption(tuple(chain.from_iterable(way)), TIED.join(_words(*one) for one in zip(brackets, way, strict=True)))
        for way in ways
    )


def _words(bracket: Bracket, picks: Picks) -> str:
    if left_out(bracket) in picks:
        return LEFT_OUT
    return "".join(_resolved([bracket], picks)).strip() or NO_WORDS


def _resolved(segments: Sequence[Segment], picks: Picks) -> Iterator[str]:
    for one in segments:
        if isinstance(one, Common):
            yield one.text
        else:
            taken = [each for each in one.alternatives if each.id in picks]
            yield from _resolved(taken[0].content, picks) if taken else ["[…]"]


def _directly_in(segments: Sequence[Segment]) -> list[Bracket]:
    return [one for one in segments if isinstance(one, Bracket)]


def _all_within(brackets: Sequence[Bracket]) -> tuple[Bracket, ...]:
    return tuple(one for one, _ in brackets_in(tuple(brackets)))


def _count(bracket: Bracket) -> int:
    ways = sum(math.prod(map(_count, _directly_in(one.content))) for one in bracket.alternatives)
    return ways + bool(left_out(bracket))


def _ways(bracket: Bracket) -> Iterator[Picks]:
    for one in bracket.alternatives:
        for inner in product(*map(_ways, _directly_in(one.content))):
            yield (one.id, *chain.from_iterable(inner))
    if left_out(bracket):
        yield (left_out(bracket),)


def _choice_of(holder: str, bracket: Bracket) -> Picks | None:
    """Return what a proposal chooses in a bracket; None where it holds nothing there and words cannot be left out."""
    held = bracket.held_by(holder)
    if held is None:
        return (left_out(bracket),) if left_out(bracket) else None
    inner = [_choice_of(holder, one) for one in _directly_in(held.content)]
    return (held.id, *chain.from_iterable(filter(None, inner))) if all(inner) else None


def _named(parts: Sequence[_Part]) -> Iterator[TextIssue]:
    """Yield the issues with names of their own: of several in one clause each tells which it is."""
    labels = [part.label for part in parts]
    for at, part in enumerate(parts):
        several = labels.count(part.label) > 1
        name = f"{part.label} ({labels[: at + 1].count(part.label)})" if several else part.label
        provisions = tuple(dict.fromkeys(provision.id for provision, _ in part.group))
        yield TextIssue(name, provisions, tuple(map(cited, part.brackets)), part.options, part.label)


def _names(issue: TextIssue) -> list[str]:
    names: list[str] = []
    for option in issue.options:
        words = " ".join(option.words.split())
        short = words if len(words) <= LONGEST_NAME else words[:LONGEST_NAME].rsplit(" ", 1)[0] + " …"
        again = sum(one == short or one.startswith(f"{short} (") for one in names)
        names.append(f"{short} ({again + 1})" if again else short)
    return names


def _only_within(laid: TextChoices, at: int, part: _Part) -> Iterator[Clause]:
    """An inner bracket is settled just where its alternative is taken."""
    *there, absent = (Chosen(at, place) for place in range(len(part.options)))
    outer = laid.taking(part.within)
    yield Clause.excludes(absent, *outer, source=WITHIN)
    yield from (Clause.only_if(one, *outer, source=WITHIN) for one in there)
