"""The JSON form of a framework: the only full form, with every word's origin. See docs/framework-format.md."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from goodoffices.terms import TABLE, NotPossible, Room
from goodoffices.text.form.fields import DEEPEST, BadForm, Form, TooDeep, form_of, value_of
from goodoffices.text.framework import (
    Alternative,
    Bracket,
    Decision,
    Framework,
    Origin,
    Provision,
    Question,
    Segment,
    brackets_in,
)

FORMAT = "good-offices-framework"
VERSION = 1

_PARTS = {"proposals": Origin, "provisions": Provision, "questions": Question, "decisions": Decision, "languages": str}


class NotAFramework(NotPossible):
    """This does not hold a framework in JSON ({reason}): give a file that "goodoffices unify -o FILE.json" wrote."""


class UnknownVersion(NotPossible):
    """This framework is in version {version} of its format, and this program reads version {known}: use a newer one."""


def dumps(framework: Framework) -> bytes:
    """Return the framework as JSON in UTF-8: one order of keys, a line end at the end, the same bytes each time.

    Raises:
        TooDeep: brackets lie one inside the other deeper than the format allows.
        NotAFramework: a text holds half a character, which no file can carry.
    """
    text = json.dumps(to_form(framework), ensure_ascii=False, indent=1, allow_nan=False)
    try:
        return f"{text}\n".encode()
    except UnicodeEncodeError as error:
        raise NotAFramework(reason="a text holds half a character") from error


def loads(content: bytes) -> Framework:
    """Return the framework that these bytes hold.

    Raises:
        NotAFramework: they are not UTF-8, not JSON, or something else in JSON.
        UnknownVersion: the format is of a version that this program does not know.
        BadForm: something in it is wrong; the sentence names the place.
        TooDeep: brackets lie one inside the other deeper than the format allows.
    """
    try:
        form = json.loads(content.decode("utf-8-sig"), parse_constant=_no_constant)
    except RecursionError as error:
        raise NotAFramework(reason="it is nested too deep") from error
    except ValueError as error:
        raise NotAFramework(reason="it is not well-formed JSON in UTF-8") from error
    return from_form(form)


def to_form(framework: Framework) -> Form:
    """Return the framework as values of JSON; what stands at its default is left out.

    Rooms of an alternative are left out where each of its holders' proposals lies on the table.

    Raises:
        TooDeep: brackets lie one inside the other deeper than the format allows.
    """
    for index, provision in enumerate(framework.provisions):
        if any(depth >= DEEPEST for _, depth in provision.brackets()):
            raise TooDeep(place=f"provisions[{index}]", limit=DEEPEST)
    rooms = {origin.id: origin.room for origin in framework.origins}
    return {
        "format": FORMAT,
        "version": VERSION,
        "title": framework.title,
        "languages": list(framework.languages),
        "proposals": form_of(framework.origins),
        "provisions": form_of(tuple(_in_rooms(one, rooms, writing=True) for one in framework.provisions)),
        "questions": form_of(framework.questions),
        "decisions": form_of(framework.decisions),
        "grain": framework.grain,
        "asked_language": framework.asked_language,
    }


def from_form(form: object) -> Framework:
    """Return the framework that the values of JSON stand for; `from_form(to_form(f)) == f`.

    An alternative without rooms gets those of its holders' proposals, so that leaving them out opens nothing.

    Raises:
        NotAFramework, UnknownVersion, BadForm, TooDeep: as for `loads`.
    """
    if not isinstance(form, dict) or form.get("format") != FORMAT:
        raise NotAFramework(reason=f'its "format" is not "{FORMAT}"')
    if form.get("version") != VERSION or isinstance(form.get("version"), bool):
        raise UnknownVersion(version=form.get("version"), known=VERSION)
    for key in form:
        if key not in {"format", "version", "title", "grain", "asked_language", *_PARTS}:
            raise BadForm(place="the whole", fault=f'has a field "{key}" that this format does not know')
    parts: dict[str, Any] = {key: value_of(tuple[kind, ...], form.get(key, []), key) for key, kind in _PARTS.items()}  # type: ignore[valid-type] # the kinds are known at run time only
    origins = parts["proposals"]
    _check_names(origins, parts["provisions"])
    rooms = {origin.id: origin.room for origin in origins}
    try:
        return Framework(
            provisions=tuple(_in_rooms(one, rooms, writing=False) for one in parts["provisions"]),
            origins=origins,
            title=value_of(str, form.get("title", ""), "title"),
            languages=parts["languages"] if "languages" in form else ("",),
            questions=parts["questions"],
            decisions=parts["decisions"],
            grain=value_of(str, form.get("grain", ""), "grain"),
            asked_language=value_of(str, form.get("asked_language", ""), "asked_language"),
        )
    except ValueError as error:
        raise BadForm(place="the whole", fault="has two provisions or two proposals with one id") from error


def _no_constant(name: str) -> float:
    raise ValueError(name)


def _check_names(origins: Sequence[Origin], provisions: Sequence[Provision]) -> None:
    """Raise BadForm where something names a proposal or a provision that is not there."""
    proposals = {origin.id for origin in origins}
    known = {provision.id for provision in provisions}
    for index, provision in enumerate(provisions):
        for name in _proposals_named(provision):
            if name not in proposals:
                raise BadForm(place=f"provisions[{index}]", fault=f'names a proposal "{name}" that is not listed')
    for index, origin in enumerate(origins):
        for part in (part for layout in origin.layouts for block in layout.blocks for part in block.parts):
            if part.provision not in known or part.start > part.end:
                raise BadForm(place=f"proposals[{index}]", fault=f'has a part in "{part.provision}" that is not there')


def _proposals_named(provision: Provision) -> Iterator[str]:
    yield from provision.to_translate
    for alternative in provision.alternatives():
        yield from alternative.holders
        yield from (source.proposal for source in alternative.sources)


def _in_rooms(provision: Provision, rooms: dict[str, Room], *, writing: bool) -> Provision:
    """Return the provision with the rooms that go without saying left out (writing) or filled in (reading)."""

    def alternative(one: Alternative) -> Alternative:
        said = tuple(rooms.get(holder, TABLE) for holder in one.holders)
        plain = set(said) <= {TABLE}
        own = one.rooms
        if writing and plain and own == said:
            own = ()
        elif not writing and not own:
            own = said
        return replace(one, rooms=own, content=segments(one.content))

    def segments(content: tuple[Segment, ...]) -> tuple[Segment, ...]:
        return tuple(
            replace(one, alternatives=tuple(alternative(each) for each in one.alternatives))
            if isinstance(one, Bracket)
            else one
            for one in content
        )

    if not any(True for _ in brackets_in([each for one in provision.wordings for each in one.segments])):
        return provision
    wordings = tuple(replace(one, segments=segments(one.segments)) for one in provision.wordings)
    return replace(provision, wordings=wordings)
