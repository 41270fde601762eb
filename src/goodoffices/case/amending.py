"""How a provision changes by one act: worded anew, a bracket lifted, a state set. Provenance stays where words stay."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from goodoffices.terms import TABLE, NotPossible, Room
from goodoffices.text.form.fields import DEEPEST, TooDeep
from goodoffices.text.framework import Framework, Provision
from goodoffices.text.identity import identified
from goodoffices.text.notation import parse_segments
from goodoffices.text.proposal import TextStanding
from goodoffices.text.wording import (
    COMMON,
    Alternative,
    Bracket,
    Common,
    Segment,
    Status,
    Wording,
    brackets_in,
    plain_text,
)


class NoSuchClause(NotPossible):
    """This clause does not stand in the text: go back to the text and choose it again."""


class NoSuchBracket(NotPossible):
    """This bracket no longer stands in the text: look at its clause as it is now, and choose again."""


class NoSuchAlternative(NotPossible):
    """These words are no alternative of the bracket any more: look at it as it is now, and choose again."""


class UnknownHolder(NotPossible):
    """No proposal in this text is called "{name}": name one of {known}, or leave the bracket without a holder."""


class StateByAct(NotPossible):
    """How far something is agreed comes from a recorded act alone: take << >> out of the words, and set the state with its act."""  # noqa: E501 - one sentence


def provision_of(framework: Framework, name: str) -> Provision:
    """Return the provision with this id.

    Raises:
        NoSuchClause: there is none.
    """
    found = next((one for one in framework.provisions if one.id == name), None)
    if found is None:
        raise NoSuchClause
    return found


def bracket_of(framework: Framework, name: str) -> tuple[Provision, Bracket]:
    """Return the bracket with this id and the provision that it stands in.

    Raises:
        NoSuchBracket: there is none.
    """
    for provision in framework.provisions:
        for bracket, _ in provision.brackets():
            if bracket.id == name:
                return provision, bracket
    raise NoSuchBracket


def alternative_of(bracket: Bracket, name: str) -> Alternative:
    """Return the alternative with this id.

    Raises:
        NoSuchAlternative: there is none.
    """
    found = next((one for one in bracket.alternatives if one.id == name), None)
    if found is None:
        raise NoSuchAlternative
    return found


def alternatives_of(framework: Framework, name: str) -> Iterator[Alternative]:
    """Yield the alternatives of the provision with this id; none where it does not stand."""
    for provision in framework.provisions:
        if provision.id == name:
            yield from provision.alternatives()


def alternative_in(provision: Provision, name: str) -> Alternative:
    """Return the alternative of a provision with this id.

    Raises:
        NoSuchAlternative: there is none.
    """
    found = next((one for one in provision.alternatives() if one.id == name), None)
    if found is None:
        raise NoSuchAlternative
    return found


def reworded(framework: Framework, provision: Provision, language: str, words: str) -> Provision:
    """Return the provision with one wording as the notation in `words` has it.

    An alternative whose words stood there before keeps what is known of where its holders' words came from. The whole
    is common again.

    Raises:
        NotationUnclear: a bracket is not closed, or not opened.
        UnknownHolder: an alternative names a proposal that the text was not made from.
        StateByAct: a stretch bears a state that it did not have.
        TooDeep: brackets lie too deep one inside the other.
    """
    segments = parse_segments(words.replace("\r\n", "\n").rstrip("\n"))
    if any(depth >= DEEPEST for _, depth in brackets_in(segments)):
        raise TooDeep(place=provision.label or provision.id, limit=DEEPEST)
    old = provision.wording(language)
    before = old.segments if old else ()
    if not set(_states(segments)) <= set(_states(before)):
        raise StateByAct
    rooms = {origin.id: origin.room for origin in framework.origins}
    _check_holders(segments, rooms)
    known = {plain_text(one.content): one for one in _alternatives(before)}
    return _with_words(provision, language, _grounded(segments, known, rooms))


def lifted(provision: Provision, bracket: Bracket, content: Sequence[Segment]) -> Provision:
    """Return the provision with words in the place of a bracket; the whole is common again."""
    wording = next(
        one for one in provision.wordings if any(each.id == bracket.id for each, _ in brackets_in(one.segments))
    )
    return _with_words(provision, wording.language, _replaced(wording.segments, bracket.id, content))


def with_state(provision: Provision, status: Status) -> Provision:
    """Return the provision in a state, as it is worded."""
    return replace(provision, status=status)


def _with_words(provision: Provision, language: str, segments: Sequence[Segment]) -> Provision:
    """Set one wording; where it is the first, that of the talks, the texts in other languages fall behind it."""
    first = provision.wordings[0].language
    wordings = [_wording(one, language, segments, first) for one in provision.wordings]
    if provision.wording(language) is None:
        wordings.append(Wording(language, tuple(segments), TextStanding.WORKING))
    return identified(replace(provision, wordings=tuple(wordings), status=COMMON))


def _wording(one: Wording, language: str, segments: Sequence[Segment], first: str) -> Wording:
    if one.language == language:
        standing = one.standing if language == first else TextStanding.REVISED
        return replace(one, segments=tuple(segments), standing=standing)
    return replace(one, standing=TextStanding.BEHIND) if language == first else one


def _alternatives(segments: Sequence[Segment]) -> Iterator[Alternative]:
    for bracket, _ in brackets_in(segments):
        yield from bracket.alternatives


def _states(segments: Sequence[Segment]) -> Iterator[Common]:
    every = (segments, *(one.content for one in _alternatives(segments)))
    yield from (one for some in every for one in some if isinstance(one, Common) and one.status != COMMON)


def _check_holders(segments: Sequence[Segment], rooms: Mapping[str, Room]) -> None:
    for alternative in _alternatives(segments):
        for holder in alternative.holders:
            if holder not in rooms:
                raise UnknownHolder(name=holder, known=", ".join(rooms) or "none")


def _grounded(
    segments: Sequence[Segment], known: Mapping[str, Alternative], rooms: Mapping[str, Room]
) -> tuple[Segment, ...]:
    return tuple(
        replace(one, alternatives=tuple(_with_sources(each, known, rooms) for each in one.alternatives))
        if isinstance(one, Bracket)
        else one
        for one in segments
    )


def _with_sources(one: Alternative, known: Mapping[str, Alternative], rooms: Mapping[str, Room]) -> Alternative:
    twin = known.get(plain_text(one.content))
    sources = tuple(source for source in (twin.sources if twin else ()) if source.proposal in one.holders)
    return replace(
        one,
        content=_grounded(one.content, known, rooms),
        rooms=tuple(rooms.get(holder, TABLE) for holder in one.holders),
        sources=sources,
    )


def _replaced(segments: Sequence[Segment], bracket: str, content: Sequence[Segment]) -> tuple[Segment, ...]:
    result: list[Segment] = []
    for one in segments:
        if isinstance(one, Common):
            _append(result, one)
        elif one.id == bracket:
            for each in content:
                _append(result, each)
        else:
            inner = tuple(replace(each, content=_replaced(each.content, bracket, content)) for each in one.alternatives)
            result.append(replace(one, alternatives=inner))
    return tuple(result)


def _append(result: list[Segment], one: Segment) -> None:
    """Add a segment; common text joins the common text before it."""
    last = result[-1] if result else None
    if isinstance(one, Common) and isinstance(last, Common) and one.status == last.status:
        result[-1] = replace(last, text=last.text + one.text)
    else:
        result.append(one)
