"""A framework as one web page that needs nothing else: it can be kept, sent, read on a telephone, and printed."""

from collections.abc import Iterator, Mapping, Sequence

from goodoffices.text.document import Kind
from goodoffices.text.framework import Framework, Origin, brackets_in, plain_text
from goodoffices.text.language import Direction
from goodoffices.text.write.front import Front, front_of
from goodoffices.text.write.grid import Grid, laid_out
from goodoffices.text.write.html.page import escaped, page
from goodoffices.text.write.html.pieces import numbered, opened, painted
from goodoffices.text.write.paper import Clause, Text, in_each_language, set_out
from goodoffices.text.write.phrases import Phrases, phrases_of
from goodoffices.text.write.shown import shown
from goodoffices.text.write.sources import source_sentences
from goodoffices.text.write.style import PLAIN, FootnotesInWord, Look, OneLanguage, PaperStyle

_LONGEST_QUOTE = 60


def write_html(framework: Framework, style: PaperStyle = PLAIN) -> str:
    """Return the framework as a page of HTML, the same text each time.

    Each provision can be linked to by the name that it has as a bookmark in the Word file.

    Raises:
        NoSuchProposal: the reading of a proposal is asked for that is not there.
        OneLanguage: columns are asked for, and there is text in one language alone.
        FootnotesInWord: holders are to be named in footnotes.
    """
    if style.footnoted:
        raise FootnotesInWord
    clauses = set_out(framework, style)
    front = front_of(framework, style, clauses)
    if style.columns and len({text.language for clause in clauses for text in clause.texts}) < 2:  # noqa: PLR2004 - two columns
        raise OneLanguage
    box = " box" if style.look is Look.BOX else ""
    wide = " wide" if style.columns else ""
    body = "\n".join(
        [
            f'<header class="marking"><bdi>{escaped(front.marking)}</bdi></header>',
            f'<main class="paper{box}{wide}">',
            *_head(front, framework, style),
            *_laid_out(clauses[1:] if front.opening else clauses, framework, style),
            "</main>",
        ]
    )
    return page(front.title, front.phrases.language, front.phrases.direction, body, front.marking)


def _head(front: Front, framework: Framework, style: PaperStyle) -> Iterator[str]:
    if front.opening is None:
        yield f"<h1>{escaped(front.title)}</h1>"
    else:
        yield from _clause(front.opening, "h1", _origins(framework, style))
    told = f"{front.nature} {front.latest}".strip()
    yield f'<p class="nature"><bdi>{escaped(told)}</bdi></p>'
    if not front.holders and not front.signs:
        return
    yield '<section class="legend">'
    if front.holders:
        yield f"<h2>{escaped(front.phrases.holders)}</h2>\n<table>"
        for one in front.holders:
            cells = (
                ("", one.name),
                ("proposal", one.proposal),
                ("date", one.date),
                ("", f"{one.standing}\n{one.texts}".strip()),
            )
            row = "".join(f'<td class="{name}">{_told(words)}</td>' for name, words in cells)
            yield f'<tr><th scope="row"><bdi>{escaped(one.sign)}</bdi></th>{row}</tr>'
        yield "</table>"
    if front.groups:
        yield "<table>"
        for group, names in front.groups:
            yield f'<tr><th scope="row">{escaped(group)}</th><td><bdi>{escaped(names)}</bdi></td></tr>'
        yield "</table>"
    if front.signs:
        yield f"<h2>{escaped(front.phrases.signs)}</h2>\n<table>"
        for sign in front.signs:
            example = f'<th scope="row" class="example">{painted(sign.example)}</th>'
            yield f"<tr>{example}<td><bdi>{escaped(sign.meaning)}</bdi></td></tr>"
        yield "</table>"
    yield "</section>"


def _told(words: str) -> str:
    return "<br>".join(f"<bdi>{escaped(line)}</bdi>" for line in words.split("\n"))


def _laid_out(clauses: Sequence[Clause], framework: Framework, style: PaperStyle) -> Iterator[str]:
    origins = _origins(framework, style)
    above = 1
    for one in laid_out(clauses, lambda clause: clause.provision.cell):
        if isinstance(one, tuple):
            for table in in_each_language(one):
                yield from _table(table, origins)
            continue
        tag = "p"
        if one.provision.kind is Kind.TITLE:
            tag = "h2"
        elif one.provision.kind is Kind.HEADING:
            # A reader who walks from heading to heading must not fall down a stair that is not there.
            above = min(max(one.provision.level, 1) + 1, above + 1, 6)
            tag = f"h{above}"
        yield from _clause(one, tag, origins, columns=style.columns)


def _origins(framework: Framework, style: PaperStyle) -> Mapping[str, Origin]:
    """Return the proposals that sources name, none where sources are not to be told."""
    return {origin.id: origin for origin in framework.origins} if style.provenance else {}


def _table(grid: Grid[Clause], origins: Mapping[str, Origin]) -> Iterator[str]:
    direction = next(clause.texts[0].direction for row in grid for inside in row for clause in inside)
    # What scrolls must be reached from the keyboard.
    yield f'<div class="scrolled" tabindex="0"><table class="grid" dir="{direction}">'
    for place, row in enumerate(grid):
        head = place == 0 and len(grid) > 1
        yield "<thead><tr>" if head else "<tr>"
        for inside in row:
            yield '<th scope="col">' if head and inside else "<td>"
            for clause in inside:
                yield from _clause(clause, "p", origins)
            yield "</th>" if head and inside else "</td>"
        yield "</tr></thead>" if head else "</tr>"
    yield "</table></div>"


def _clause(clause: Clause, tag: str, origins: Mapping[str, Origin], *, columns: bool = False) -> Iterator[str]:
    yield f'<section class="clause{" pair" if columns else ""}" id="{clause.texts[0].bookmark}">'
    for text in clause.texts:
        yield from _text(clause, text, tag, first=text is clause.texts[0], columns=columns)
    yield "</section>"
    if origins:
        yield from _sources(clause, origins)


def _text(clause: Clause, text: Text, tag: str, *, first: bool, columns: bool) -> Iterator[str]:
    side = f' class="{"right" if text.direction is Direction.RTL else "left"}"' if columns else ""
    anchor = "" if first else f' id="{text.bookmark}"'
    yield f'<div{side} lang="{escaped(shown(text.language))}" dir="{text.direction}"{anchor}>'
    for line in text.lines:
        # One heading for a provision: what follows in other languages or options is read as text.
        own = tag if first and line is text.lines[0] else "p"
        start = opened(own, clause.provision.kind, line.indent, apart=line.apart)
        yield f"{start}>{numbered(line.label)}{painted(line.pieces)}</{own}>"
    yield "</div>"


def _sources(clause: Clause, origins: Mapping[str, Origin]) -> Iterator[str]:
    alternatives = [
        (alternative, wording.language)
        for wording in clause.provision.wordings
        if wording.language in {text.language for text in clause.texts}
        for bracket, _ in brackets_in(wording.segments)
        for alternative in bracket.alternatives
        if alternative.sources
    ]
    if not alternatives:
        return
    phrases = phrases_of(clause.texts[0].language)
    yield f'<details class="sources" lang="{phrases.language}" dir="{phrases.direction}">'
    yield f"<summary>{escaped(phrases.sources)}</summary>\n<ul>"
    for alternative, language in alternatives:
        words = escaped(_short(shown(plain_text(alternative.content)), phrases))
        quote = f'<q lang="{escaped(shown(language))}"><bdi>{words}</bdi></q>'
        yield f"<li>{quote} {' '.join(map(escaped, source_sentences(alternative, origins, phrases)))}</li>"
    yield "</ul>\n</details>"


def _short(words: str, phrases: Phrases) -> str:
    words = words.strip() or phrases.no_text
    return words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE].rstrip()}…"
