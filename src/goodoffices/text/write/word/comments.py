"""Where words came from, as comments beside the alternatives."""

import re
from collections.abc import Iterator

from goodoffices.text.framework import Alternative, Framework
from goodoffices.text.write.phrases import Phrases
from goodoffices.text.write.sources import source_sentences
from goodoffices.text.write.word.oxml import Element, directed, element, paragraph, run, set_off
from goodoffices.text.write.word.styles import mirrored

AUTHOR = "Good Offices"
_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")


class Comments:
    """Comments that name the sources of alternatives, in reading order.

    A comment bears the date of the latest of its sources' proposals, and none where none is known: no clock is read.
    """

    def __init__(self, framework: Framework, phrases: Phrases, *, written: bool) -> None:
        self._origins = {origin.id: origin for origin in framework.origins}
        self._phrases = phrases
        self._written = written
        self._open: list[str] = []
        self.elements: list[Element] = []

    def opened(self, alternative: Alternative) -> Iterator[Element]:
        """Yield what stands before an alternative, and write its sources down; alternatives close as they opened."""
        if self._written and alternative.sources:
            self._open.append(str(len(self.elements)))
            self.elements.append(self._comment(self._open[-1], alternative))
            yield element("commentRangeStart", {"id": self._open[-1]})

    def closed(self, alternative: Alternative) -> Iterator[Element]:
        """Yield what stands after it."""
        if self._written and alternative.sources:
            name = self._open.pop()
            yield element("commentRangeEnd", {"id": name})
            reference = run("", {"rStyle": "CommentReference"})
            reference.append(element("commentReference", {"id": name}))
            yield reference

    def _comment(self, name: str, alternative: Alternative) -> Element:
        made = element("comment", {"id": name, "author": AUTHOR, **self._dated(alternative), "initials": "GO"})
        phrases = self._phrases
        for sentence in source_sentences(alternative, self._origins, phrases):
            words = run(set_off(sentence, phrases.direction), directed(sentence, phrases.direction, phrases.language))
            made.append(paragraph({"pStyle": "CommentText", **mirrored(phrases.direction)}, words))
        return made

    def _dated(self, alternative: Alternative) -> dict[str, str]:
        proposals = {source.proposal for source in alternative.sources} & self._origins.keys()
        found = (_DAY.match(self._origins[name].date) for name in proposals)
        days = [day[0] for day in found if day]
        return {"date": f"{max(days)}T00:00:00Z"} if days else {}
