"""The catalogues of the site: complete, compiled, and with the same words to be filled in."""

import re

import pytest
from scripts.catalogue import LOCALE, Message, catalogue, compiled, gathered, missing
from tests.web.conftest import Site

TAGS = sorted(folder.name for folder in LOCALE.iterdir())
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


@pytest.mark.parametrize("tag", TAGS)
def test_what_the_program_reads_is_what_was_translated(tag: str) -> None:
    assert (LOCALE / tag / "LC_MESSAGES" / "django.mo").read_bytes() == compiled(catalogue(tag))
