"""Where the words of an alternative came from, in sentences."""

from collections.abc import Iterator, Mapping

from goodoffices.text.framework import Alternative, Origin, Source
from goodoffices.text.write.phrases import Phrases
from goodoffices.text.write.shown import shown


def source_sentences(alternative: Alternative, origins: Mapping[str, Origin], phrases: Phrases) -> Iterator[str]:
    """Yield one sentence for each source: whose proposal, its title and date, the block, and who changed it when."""
    for source in alternative.sources:
        origin = origins.get(source.proposal)
        parts = [phrases.block.format(block=source.block), *_changed(source, phrases)]
        if source.comments:
            parts.append(phrases.commented)
        about = phrases.separator.join(_proposal(origin, phrases) if origin else ())
        yield shown(f"{source.proposal}: {about}; {phrases.separator.join(parts)}." if about else f"{source.proposal}.")


def _proposal(origin: Origin, phrases: Phrases) -> Iterator[str]:
    standing = phrases.base if origin.base else phrases.proposal_standing[origin.standing]
    yield from (one for one in (origin.holder, origin.title, phrases.day(origin.date), standing) if one)


def _changed(source: Source, phrases: Phrases) -> Iterator[str]:
    if source.author:
        yield phrases.tracked_by.format(author=source.author)
    elif source.change:
        yield phrases.tracked
    if source.date:
        yield phrases.day(source.date)
