from hypothesis import given
from tests.text.strategies import frameworks

from goodoffices.text.framework import Framework
from goodoffices.text.identity import without_provenance
from goodoffices.text.notation import parse_framework, print_framework


@given(frameworks())
def test_what_is_printed_is_read_back_without_its_provenance(framework: Framework) -> None:
    assert parse_framework(print_framework(framework)) == without_provenance(framework)
