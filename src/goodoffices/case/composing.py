"""How a text gains, loses and moves a whole provision. Nothing is renumbered: numbers stand as they were written."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from goodoffices.case.amending import provision_of, reworded
from goodoffices.case.kinds.provisions import ProvisionAdded
from goodoffices.terms import NotPossible
from goodoffices.text.document import Kind
from goodoffices.text.framework import Framework, LaidBlock, Layout, Origin, Provision, Wording

STRUCK = "its clause was struck from the text"

SORTS = (Kind.PARAGRAPH, Kind.ITEM, Kind.HEADING, Kind.TITLE)
"""What a provision may be added as."""


class WordsMissing(NotPossible):
    """A new clause needs words: write how it shall read, with brackets where the parties differ."""


class StandsAlready(NotPossible):
    """A clause of this name stands in the text already: open the text again, and add yours from there."""


class OwnPlace(NotPossible):
    """A clause cannot follow itself: choose the clause after which it shall stand."""


class WithinTable(NotPossible):
    """A table cannot be opened for a clause, nor lose one: choose a place before or after the table, or word its cells anew."""  # noqa: E501 - one sentence


def composed(framework: Framework, added: ProvisionAdded) -> Provision:
    """Return the provision that an entry adds.

    Raises:
        WordsMissing: it has none.
        NotationUnclear, UnknownHolder, StateByAct, TooDeep: as for `amending.reworded`.
    """
    if not added.words.strip():
        raise WordsMissing
    language = added.language or framework.languages[0]
    empty = Provision(added.provision, (Wording(language, ()),), added.number, added.sort, max(added.level, 0))
    return reworded(framework, empty, language, added.words)


def with_provision(framework: Framework, provision: Provision, place: str) -> tuple[Provision, ...]:
    """Return the provisions with one more, after the provision `place`; "" is the beginning.

    Raises:
        StandsAlready: one of this id is among them.
        NoSuchClause: there is no provision `place`.
        WithinTable: the place is between two cells of a table.
    """
    if any(one.id == provision.id for one in framework.provisions):
        raise StandsAlready
    return _placed(framework.provisions, provision, place)


def without_provision(framework: Framework, provision: Provision) -> tuple[Provision, ...]:
    """Return the provisions but one.

    Raises:
        WithinTable: it is a cell of a table.
    """
    if provision.cell is not None:
        raise WithinTable
    return tuple(one for one in framework.provisions if one.id != provision.id)


def with_moved(framework: Framework, provision: Provision, place: str) -> tuple[Provision, ...]:
    """Return the provisions with one of them after the provision `place`; "" is the beginning.

    Raises:
        OwnPlace: the provision is its own place.
        NoSuchClause, WithinTable: as for `with_provision` and `without_provision`.
    """
    if place == provision.id:
        raise OwnPlace
    return _placed(without_provision(framework, provision), provision, place)


def place_of(framework: Framework, provision: str) -> str:
    """Return the id of the provision that one follows; "" for the first.

    Raises:
        NoSuchClause: it does not stand.
    """
    ids = [one.id for one in framework.provisions]
    at = ids.index(provision_of(framework, provision).id)
    return ids[at - 1] if at else ""


def origins_of(origins: Sequence[Origin], standing: Collection[str]) -> tuple[Origin, ...]:
    """Return proposals whose blocks went to what stands; a block all of whose provisions were struck is left out."""
    return tuple(replace(one, layouts=tuple(_layouts(one, standing))) for one in origins)


def _placed(provisions: Sequence[Provision], provision: Provision, place: str) -> tuple[Provision, ...]:
    at = 0
    if place:
        before = provision_of(Framework(tuple(provisions)), place)
        at = provisions.index(before) + 1
    if 0 < at < len(provisions) and provisions[at - 1].cell and provisions[at].cell:
        raise WithinTable
    return (*provisions[:at], provision, *provisions[at:])


def _layouts(origin: Origin, standing: Collection[str]) -> Iterator[Layout]:
    for layout, document in zip(origin.layouts, origin.texts, strict=True):
        words = zip(layout.blocks, document.blocks, strict=True)
        yield replace(layout, blocks=tuple(_block(laid, block.text, standing) for laid, block in words))


def _block(laid: LaidBlock, words: str, standing: Collection[str]) -> LaidBlock:
    parts = tuple(one for one in laid.parts if one.provision in standing)
    if parts or not laid.parts:
        return laid if len(parts) == len(laid.parts) else replace(laid, parts=parts)
    return replace(laid, parts=(), text=words, left_out=STRUCK)
