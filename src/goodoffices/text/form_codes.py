"""Codes on paper forms: one for each answer to each provision, that a clerk types back in.

A code is the number of the row, the letter of the answer and a check letter, as in 17LK. The check letter depends on
the draft, so that a form of another draft is noticed; any one wrong sign and any two figures changed round are noticed
always, for their weights differ and all sums are taken modulo the prime 23.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

_CHECKS = "ABCDEFGHJKLMNPQRSTUVWXY"
_WEIGHTS = (2, 3, 5, 7, 11)
_WEIGHT_OF_ANSWER = 13
_CODE = re.compile(r"(\d{1,5})([A-Z])([A-Z])")
_TOKEN = re.compile(r"[^\s,;:]+")


class Answer(StrEnum):
    """What can be ticked beside a provision, by its letter in the code."""

    AGREE = "A"
    LIVE_WITH = "L"
    PREFER_ANOTHER = "P"
    OBJECT = "X"
    RED_LINE = "R"
    ONLY_IF = "C"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a form: its number from 1, and the provision."""

    number: int
    provision: str


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that was typed back in, and the words that were written beside it ("" if none)."""

    provision: str
    answer: Answer
    words: str = ""


@dataclass(frozen=True, slots=True)
class TypedBack:
    """All that was typed back in from a form.

    `unread` are codes that are none of this form (mistyped, or of another draft), `twice` the provisions for which
    more than one answer was ticked: these have no answer until a person looks at the paper.
    """

    given: tuple[Given, ...] = ()
    unread: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()


def code_for(row: int, answer: Answer, draft: str) -> str:
    """Return what is printed in the box of an answer; `draft` is the code of the draft, as in GO-7F3K-Q2XM."""
    return f"{row}{answer}{_check(str(row), answer, draft)}"


def typed_back(text: str, rows: Sequence[Row], draft: str) -> TypedBack:
    """Return the answers in what a clerk typed: codes in any order, and after a colon what was written beside the last.

    Small letters are as good as capitals.
    """
    provisions = {row.number: row.provision for row in rows}
    found: dict[str, dict[Answer, str]] = {}
    unread: list[str] = []
    for line in text.splitlines():
        codes, _, words = line.partition(":")
        last: tuple[str, Answer] | None = None
        for token in _TOKEN.findall(codes):
            read = _read(token.upper(), provisions, draft)
            if read is None:
                unread.append(token)
            else:
                last = read
                found.setdefault(read[0], {}).setdefault(read[1], "")
        if last is not None and words.strip():
            found[last[0]][last[1]] = words.strip()
        elif last is None and words.strip():
            unread.append(words.strip())
    given = tuple(Given(name, *next(iter(ticked.items()))) for name, ticked in found.items() if len(ticked) == 1)
    return TypedBack(given, tuple(unread), tuple(name for name, ticked in found.items() if len(ticked) > 1))


def _read(token: str, provisions: Mapping[int, str], draft: str) -> tuple[str, Answer] | None:
    found = _CODE.fullmatch(token)
    if found is None or found[2] not in {one.value for one in Answer} or int(found[1]) not in provisions:
        return None
    answer = Answer(found[2])
    return (provisions[int(found[1])], answer) if _check(found[1], answer, draft) == found[3] else None


def _check(digits: str, answer: Answer, draft: str) -> str:
    seed = sum(place * ord(sign) for place, sign in enumerate(draft, 1))
    figures = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits[::-1], strict=False))
    return _CHECKS[(seed + figures + _WEIGHT_OF_ANSWER * (list(Answer).index(answer) + 1)) % len(_CHECKS)]
