"""Every refusal is one clear sentence that names the rule and the way out; its class says it."""

import ast
import builtins
import re
import string

import pytest
from tests.house.source import SHIPPED, classes

BUILT_IN = {name for name, kind in vars(builtins).items() if isinstance(kind, type) and issubclass(kind, BaseException)}
MOST_SENTENCES = 2
PASSED_ON = "{sentence}"
"""A refusal that passes on the sentence of another, from a child process."""
MACHINE_WORDS = re.compile(r"\b(?:traceback|exception|null|None|invalid|argument|parse|stderr)\b")


def parents(one: ast.ClassDef) -> set[str]:
    """The bare names of what a class derives from."""
    return {ast.unparse(base).rpartition(".")[2] for base in one.bases}


def refusals() -> dict[str, str]:
    """The sentence of every class that derives from NotPossible, by where it stands."""
    kinds, sentences, before = {"NotPossible"}, dict[str, str](), -1
    while before != len(sentences):
        before = len(sentences)
        for module in SHIPPED:
            for one in classes(module):
                if parents(one) & kinds:
                    kinds.add(one.name)
                    rule = (ast.get_docstring(one) or "").split("\n\n")[0]
                    sentences[f"{module.path.as_posix()}:{one.name}"] = " ".join(rule.split())
    return sentences


REFUSALS = {where: sentence for where, sentence in refusals().items() if sentence != PASSED_ON}


def test_an_error_of_ours_is_a_refusal() -> None:
    strays = [
        f"{module.at(one)} {one.name}"
        for module in SHIPPED
        for one in classes(module)
        if parents(one) & BUILT_IN and one.name != "NotPossible"
    ]
    assert strays == []


@pytest.mark.parametrize("sentence", REFUSALS.values(), ids=REFUSALS.keys())
def test_a_refusal_is_a_sentence_or_two_that_its_reader_understands(sentence: str) -> None:
    fields = {name: "X" for _, name, _, _ in string.Formatter().parse(sentence) if name}
    assert all(name.isidentifier() for name in fields)
    said = sentence.format(**fields)
    assert said[0].isupper() or said[0] in '"“'
    assert said.endswith((".", "?"))
    assert len(re.findall(r"[.?!](?=\s+[A-Z]|$)", said)) <= MOST_SENTENCES
    assert not MACHINE_WORDS.search(said)


def test_there_are_refusals_to_look_at() -> None:
    assert len(REFUSALS) > 1
