"""What lies on the table before it is read: which file is whose, under which name, and for which room."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from goodoffices.cli.outputs import shown
from goodoffices.terms import TABLE, NotPossible, Room
from goodoffices.text.proposal import Standing, TextStanding


class GivenTwice(NotPossible):
    """The file "{path}" is given twice: give each file once."""


class TwoHolders(NotPossible):
    """The file "{path}" is given to "{one}" and to "{other}": a joint proposal has one holder, as in "A and B"."""


class SameFileName(NotPossible):
    """Several proposals would be called "{name}" after their files: name their holders with --holder NAME=FILE."""


class NumberTells(NotPossible):
    """{name} has papers in the rooms {rooms}: give each an id of its own, with id = ... in a table or --holder ID=FILE.

    A number after the name would tell one room that there is a paper in another.
    """


class UnknownProposal(NotPossible):
    """The option {option} names "{name}", and no proposal is called so: choose one of {known}, or name its file."""


class SeveralOfOneHolder(NotPossible):
    """The option {option} names "{name}", who holds several proposals: name the file of the one that is meant."""


class NotADate(NotPossible):
    """The date "{date}" is none: write year, month and day, as in 2026-05-04."""


class UnknownStanding(NotPossible):
    """The standing "{standing}" is not known: write one of {known}, or "superseded by NAME"."""


@dataclass(frozen=True, slots=True)
class TranslationFile:
    """A file that holds a proposal in another language."""

    language: str
    path: Path
    standing: TextStanding = TextStanding.WORKING


@dataclass(frozen=True, slots=True)
class Submission:
    """A file with a proposal, and what was told of it; `id` and `holder` are empty until it is named."""

    path: Path
    holder: str = ""
    id: str = ""
    title: str = ""
    language: str = ""
    date: str = ""
    standing: Standing = Standing.TABLED
    superseded_by: str = ""
    room: Room = TABLE
    base: bool = False
    translations: tuple[TranslationFile, ...] = ()

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files that it is in: the original, then its translations."""
        return (self.path, *(one.path for one in self.translations))

    @property
    def called(self) -> str:
        """The name it will go by: its holder, else its file without the suffix."""
        return self.id or self.holder or self.path.stem


def with_holders(submissions: Iterable[Submission], holders: Iterable[tuple[str, str]]) -> tuple[Submission, ...]:
    """Return the submissions with their holders named; a file that only `holders` name is one more submission.

    Raises:
        GivenTwice, TwoHolders: a file is given twice, or to two holders.
    """
    found: dict[Path, Submission] = {}
    for one in submissions:
        if found.setdefault(one.path.resolve(), one) is not one:
            raise GivenTwice(path=shown(one.path))
    for name, file in holders:
        path = Path(file)
        known = found.get(path.resolve(), Submission(path))
        if known.holder and known.holder != name:
            raise TwoHolders(path=shown(path), one=known.holder, other=name)
        found[path.resolve()] = replace(known, holder=name)
    return tuple(found.values())


def told(
    submissions: Sequence[Submission],
    option: str,
    pairs: Iterable[tuple[str, str]],
    tell: Callable[[Submission, str], Submission],
) -> tuple[Submission, ...]:
    """Return the submissions, each that a pair names (by holder, id or file) changed as `tell` has it.

    Raises:
        UnknownProposal, SeveralOfOneHolder: a pair names none, or more than one.
    """
    result = list(submissions)
    for name, value in pairs:
        place = _place_of(result, option, name)
        result[place] = tell(result[place], value)
    return tuple(result)


def _place_of(submissions: Sequence[Submission], option: str, name: str) -> int:
    path = Path(name).resolve()
    for matches in (
        [place for place, one in enumerate(submissions) if one.path.resolve() == path],
        [place for place, one in enumerate(submissions) if one.called == name],
        [place for place, one in enumerate(submissions) if one.holder == name],
    ):
        if len(matches) > 1:
            raise SeveralOfOneHolder(option=option, name=name)
        if matches:
            return matches[0]
    known = ", ".join(sorted({one.called for one in submissions})) or "none"
    raise UnknownProposal(option=option, name=name, known=known)


def dated(submission: Submission, words: str) -> Submission:
    """Return the submission with its date.

    Raises:
        NotADate: the words are no day in ISO 8601.
    """
    try:
        day = date.fromisoformat(words)
    except ValueError as error:
        raise NotADate(date=words) from error
    return replace(submission, date=day.isoformat())


def standing(submission: Submission, words: str) -> Submission:
    """Return the submission with its standing: one of those known, or "superseded by NAME".

    Raises:
        UnknownStanding: it is none of them.
    """
    successor = words.removeprefix("superseded by ").strip() if words.startswith("superseded by ") else ""
    kind = Standing.SUPERSEDED.value if successor else words
    if kind not in set(Standing):
        raise UnknownStanding(standing=words, known=", ".join(Standing))
    return replace(submission, standing=Standing(kind), superseded_by=successor)


def in_room(submission: Submission, words: str) -> Submission:
    """Return the submission as it lies in a room."""
    return replace(submission, room=Room(words.strip()))


def named(submissions: Iterable[Submission]) -> tuple[Submission, ...]:
    """Return the submissions with their ids: the holder's name, and a number from the second one of a holder on.

    The order is by date, then by the name of the file, so it does not depend on the order in which they were given.

    Raises:
        SameFileName: two that nobody holds are called alike.
        NumberTells: two that would be told apart by a number lie in different rooms.
    """
    ordered = sorted(submissions, key=lambda one: (one.date, one.path.name, one.path.as_posix()))
    unnamed = Counter(one.called for one in ordered if not one.id and not one.holder)
    taken = Counter(one.id for one in ordered if one.id)
    result = []
    for one in ordered:
        name = one.called
        if not one.id:
            if not one.holder and unnamed[name] > 1:
                raise SameFileName(name=name)
            _check_rooms(name, ordered)
            taken[name] += 1
            name = name if taken[name] == 1 else f"{name} {taken[name]}"
        result.append(replace(one, id=name, holder=one.holder or name))
    return tuple(result)


def _check_rooms(name: str, submissions: Iterable[Submission]) -> None:
    rooms = sorted({one.room.name for one in submissions if one.called == name})
    if len(rooms) > 1:
        raise NumberTells(name=name, rooms=" and ".join(rooms))
