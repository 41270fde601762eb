"""Words quoted in a sentence: as they stand, and shortened in the middle at the border of a word."""

import re
from collections.abc import Iterable, Sequence

from goodoffices.text.compare.changes import Stretch
from goodoffices.text.read.invisible import visible

LONGEST = 160
"""A quote that has more letters is shortened."""

ELLIPSIS = "…"

_NEAR = 48

_LETTERS = re.compile(r"\w+")

MOST = 8
"""So many changes of words are told of one clause; the others are counted."""


def quote(text: str, longest: int = LONGEST) -> str:
    """Return the text in quotation marks, shortened; invisible signs are written out."""
    return f'"{short(text, longest)}"'


def short(text: str, longest: int) -> str:
    """Return the text in one line, with an ellipsis in its middle where it is too long; no word is cut."""
    line = " ".join(visible(text).split())
    if len(line) <= longest:
        return line
    words = line.split(" ")
    room = longest - len(ELLIPSIS) - 2
    head, tail = _fitting(words, room * 2 // 3), _fitting(words[::-1], room // 3)
    if head + tail >= len(words):
        return line
    return " ".join([*words[:head], ELLIPSIS, *words[len(words) - tail :]])


def beginning(text: str, longest: int) -> str:
    """Return the first words of a text, with an ellipsis where there are more."""
    words = visible(text).split()
    count = _fitting(words, longest) if words else 0
    return " ".join([*words[:count], *([ELLIPSIS] if count < len(words) else [])])


def ended(sentence: str) -> str:
    """Return the sentence with a full stop, unless it ends with a quote that has one."""
    return sentence if sentence.endswith(('."', '!"', '?"')) else f"{sentence}."


def _fitting(words: list[str], room: int) -> int:
    """Return how many of the words fit into so many letters: one at least."""
    count, used = 1, len(words[0])
    while count < len(words) and used + 1 + len(words[count]) <= room:
        used += 1 + len(words[count])
        count += 1
    return count


def listed(names: Iterable[str]) -> str:
    """Return names as a list in words: "A", "A and B", "A, B and C"."""
    row = list(names)
    return " and ".join([", ".join(row[:-1]), row[-1]]) if len(row) > 1 else "".join(row)


def started(sentence: str) -> str:
    """Return the sentence with a capital letter at its beginning."""
    return sentence[:1].upper() + sentence[1:]


def stretches_in_words(stretches: Sequence[Stretch]) -> str:
    """Return what was taken out and put in: `"30 days" became "60 days"; after "shall", "not" was added`."""
    telling = [one for one in stretches if not _is_slight(one)]
    slight = len(stretches) - len(telling) if telling else 0
    pieces: list[str] = []
    language = ""
    for one in telling or stretches:
        if one.language != language:
            language = one.language
            pieces.append(f"in the text in {language}, {_in_words(one)}")
        else:
            pieces.append(_in_words(one))
    if len(pieces) > MOST:
        pieces[MOST - 1 :] = [f"and {len(pieces) - MOST + 1} more changes"]
    if slight:
        pieces.append(f"capitals or punctuation in {slight} {'place' if slight == 1 else 'places'}")
    return "; ".join(pieces)


def _is_slight(stretch: Stretch) -> bool:
    """Whether capitals and signs alone changed, and no word."""
    one, other = (_LETTERS.findall(words.casefold()) for words in (stretch.removed, stretch.added))
    return one == other


def _in_words(stretch: Stretch) -> str:
    if stretch.removed and stretch.added:
        return f"{quote(stretch.removed)} became {quote(stretch.added)}"
    where = f"after {quote(stretch.after, _NEAR)}, " if stretch.after else "at the beginning, "
    return f"{where}{quote(stretch.added or stretch.removed)} was {'added' if stretch.added else 'taken out'}"
