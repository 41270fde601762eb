"""What a framework amounts to, in a few lines of words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from goodoffices.cli.outputs import shown
from goodoffices.text.document import Document, Notice
from goodoffices.text.framework import Common, Framework, Origin, QuestionKind, Segment, brackets_in, plain_text
from goodoffices.text.read.invisible import visible

MOST_NOTICES = 3
"""How many notices on one file are told in words."""

_ASKED = {
    QuestionKind.PAIR: ("unsure pair of clauses", "unsure pairs of clauses"),
    QuestionKind.SILENCE: ("silence that may be a wish to delete", "silences that may be wishes to delete"),
    QuestionKind.TRANSLATION: ("unsure pair in a translation", "unsure pairs in translations"),
}


def counted(number: int, one: str, several: str = "") -> str:
    """Return a number with the word for what it counts."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def summary(framework: Framework) -> str:
    """Return the framework in a few lines: its proposals, provisions, common share, open brackets and questions.

    Shares and brackets are those of the first language of each provision.
    """
    wordings = [provision.wordings[0].segments for provision in framework.provisions]
    closed = sum(all(isinstance(one, Common) for one in segments) for segments in wordings)
    brackets = [bracket for segments in wordings for bracket, _ in brackets_in(segments)]
    held = Counter(holder for bracket in brackets for holder in bracket.holders)
    lines = [
        _line("Proposals", ", ".join(_named(one) for one in framework.origins) or "not told"),
        _line("Provisions", f"{len(wordings):,}, of them {closed:,} without a bracket{_languages(framework)}"),
        _line("Common text", f"{_share(wordings):.0%} of the text, each alternative counted; common is not agreed"),
        _line("Open brackets", f"{len(brackets):,}{_by_party(framework, held)}"),
        *_untranslated(framework),
        _line("Left out", _left_out(framework)),
        _line("Questions", _questions(framework)),
    ]
    return "\n".join([*([visible(framework.title)] if framework.title else []), *lines]) + "\n"


def notices_told(paths: Sequence[Path], documents: Sequence[Document]) -> Iterator[str]:
    """Yield in lines what a reader must know of each file, the first few things in words."""
    for path, document in zip(paths, documents, strict=True):
        yield from _of_file(path, document.notices)


def _of_file(path: Path, notices: Sequence[Notice]) -> Iterator[str]:
    for notice in notices[:MOST_NOTICES]:
        yield f"{shown(path)}: {visible(notice.sentence)}"
    if len(notices) > MOST_NOTICES:
        more = counted(len(notices) - MOST_NOTICES, "more remark")
        yield f"{shown(path)}: {more}; read {shown(path)} --json lists all."


def _line(name: str, words: str) -> str:
    return f"{name + ':':<15}{words}"


def _named(origin: Origin) -> str:
    holder = f" ({visible(origin.holder)})" if origin.holder != origin.id else ""
    return visible(origin.id) + holder + (", the base" if origin.base else "")


def _languages(framework: Framework) -> str:
    tags = [tag for tag in framework.languages if tag]
    return f"; in {visible(', '.join(tags))}" if tags else ""


def _share(wordings: Sequence[Sequence[Segment]]) -> float:
    """Return the share of letters outside all brackets: letters, since not every script parts its words."""
    common = sum(_letters(one.text) for segments in wordings for one in segments if isinstance(one, Common))
    return common / max(1, sum(_letters(plain_text(segments)) for segments in wordings))


def _letters(text: str) -> int:
    return sum(not sign.isspace() for sign in text)


def _by_party(framework: Framework, held: Counter[str]) -> str:
    names = [one.id for one in framework.origins] or sorted(held)
    return "; held by " + ", ".join(f"{visible(name)} {held[name]:,}" for name in names) if held else ""


def _untranslated(framework: Framework) -> list[str]:
    """Return a line on the proposals that have words without a text in the language of the talks, if there are any."""
    number = Counter(name for provision in framework.provisions for name in provision.to_translate)
    told = (f"{visible(name)} on {counted(count, 'provision')}" for name, count in sorted(number.items()))
    return [_line("To translate", ", ".join(told))] if number else []


def _left_out(framework: Framework) -> str:
    blocks = [block for origin in framework.origins for layout in origin.layouts for block in layout.blocks]
    reasons = Counter(block.left_out for block in blocks if block.left_out)
    if not blocks:
        return "not told in this form"
    told = (f"{counted(number, 'paragraph')}, because {reason}" for reason, number in sorted(reasons.items()))
    return "; ".join(told) or "nothing"


def _questions(framework: Framework) -> str:
    asked = Counter(one.kind for one in framework.questions)
    return ", ".join(counted(number, *_ASKED[kind]) for kind, number in sorted(asked.items())) or "none"
