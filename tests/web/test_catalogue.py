"""The catalogues of the site: complete, compiled, and with the same words to be filled in."""

import re
from gettext import c2py

import pytest
from scripts.catalogue import LOCALE, Message, catalogue, compiled, gathered, missing
from tests.web.conftest import Site

TAGS = sorted(folder.name for folder in LOCALE.iterdir())
SEVERAL = 3
"""The first form that stands for more than one number."""
TANWIN, FEMININE = "ًا", "ة"
"""How a noun ends in the accusative, and how one that shows no case."""
UNCOUNTED = {"أخرى", "منها"}
"""What follows a number that counts no noun: more, of them."""
FILLED = re.compile(r"%\(\w+\)s|%s|\{\w+\}")


@pytest.mark.parametrize("tag", TAGS)
def test_everything_that_the_site_says_is_translated(site: Site, tag: str) -> None:
    assert site.folder.exists()
    known = {one.id if isinstance(one.id, str) else tuple(one.id) for one in catalogue(tag) if one.id}
    wanted: set[Message] = set(gathered())
    assert len(wanted) > 600
    assert sorted(map(str, wanted - known)) == []
    assert missing(catalogue(tag)) == []


@pytest.mark.parametrize("tag", TAGS)
def test_a_translation_fills_in_the_same_words(tag: str) -> None:
    unlike = [
        one.id
        for one in catalogue(tag)
        if one.id and isinstance(one.id, str) and set(FILLED.findall(one.id)) != set(FILLED.findall(str(one.string)))
    ]
    assert unlike == []


def plurals(tag: str) -> list[tuple[str, tuple[str, ...]]]:
    """The sentences of a catalogue that count something, in the plural, with the forms that they have."""
    return [(one.id[1], tuple(one.string)) for one in catalogue(tag) if one.id and not isinstance(one.id, str)]


@pytest.mark.parametrize("tag", TAGS)
def test_every_form_of_a_sentence_that_counts_is_there_and_fills_in_the_same_words(tag: str) -> None:
    """A form for one number alone may do without it."""
    catalog, unlike = catalogue(tag), []
    for many, forms in plurals(tag):
        wanted = set(FILLED.findall(many))
        counted = [wanted - set(FILLED.findall(form)) for form in forms]
        spare = {one for left in counted for one in left}
        whole = len(forms) == catalog.num_plurals and all(forms) and set().union(*map(FILLED.findall, forms)) == wanted
        if not whole or len(spare) > 1 or any(counted[SEVERAL:]):
            unlike.append(many)
    assert len(plurals(tag)) > 20
    assert unlike == []


@pytest.mark.parametrize(
    ("number", "form"),
    [(0, 0), (1, 1), (2, 2), (3, 3), (10, 3), (11, 4), (99, 4), (100, 5), (102, 5), (103, 3), (111, 4), (1000, 5)],
)
def test_arabic_has_a_form_for_every_number(number: int, form: int) -> None:
    assert c2py(catalogue("ar").plural_expr)(number) == form


def test_what_arabic_counts_from_eleven_is_in_the_accusative_and_hundreds_in_the_genitive() -> None:
    """Eleven to ninety-nine take the noun in the accusative singular, a hundred and more in the genitive singular."""
    nouns = []
    for _, forms in plurals("ar"):
        (number,) = set(FILLED.findall(forms[SEVERAL])) - set(FILLED.findall(forms[1]))
        found = [re.search(rf"{re.escape(number)} ([^\s:،.<]+)", form) for form in forms[SEVERAL:]]
        nouns.append(tuple(one[1] for one in found if one and one[1] not in UNCOUNTED))
    nouns = [one for one in nouns if one]
    assert len(nouns) > 15
    wrong = [
        (few, many, hundreds)
        for few, many, hundreds in nouns
        if not many.endswith((TANWIN, FEMININE)) or hundreds.endswith(TANWIN) or few == many
    ]
    assert wrong == []


@pytest.mark.parametrize("tag", TAGS)
def test_what_the_program_reads_is_what_was_translated(tag: str) -> None:
    assert (LOCALE / tag / "LC_MESSAGES" / "django.mo").read_bytes() == compiled(catalogue(tag))
