"""Small files, short functions, names of the trade, a docstring on all that is public."""

import ast
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from tests.house.source import MODULES, SHIPPED, Module, Named, classes, depth, functions, names_bound, public

LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 50
LEVELS = 4

DRAWERS = {
    *("base", "common", "core", "data", "engine", "handler", "handlers", "helper", "helpers", "lib", "manager", "misc"),
    *("models", "service", "services", "shared", "stuff", "tools", "types", "util", "utils"),
}
"""Modules of these names hold whatever had no better place."""

FOREIGN = {
    *("agent", "bid", "engine", "handler", "helper", "helpers", "manager", "misc", "opponent", "service"),
    *("user1", "util", "utility", "utils", "win", "winner"),
}
"""Words that a mediator does not say of this work, or that say nothing."""


def words_of(name: str) -> set[str]:
    """Take a name apart: `pairOf_Things` -> pair, of, things."""
    return {word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+\d*|\d+", name)}


def modules(chosen: Iterable[Module]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("module", [pytest.param(one, id=one.path.as_posix()) for one in chosen])


@modules(MODULES)
def test_a_file_is_read_in_one_sitting(module: Module) -> None:
    assert len(module.lines) <= LINES_OF_A_FILE


@modules(MODULES)
def test_a_function_is_seen_at_a_glance(module: Module) -> None:
    long = [
        f"{module.at(one)} {one.name}"
        for one in functions(module)
        if (one.end_lineno or one.lineno) - one.lineno + 1 > LINES_OF_A_FUNCTION
    ]
    assert long == []


@modules(MODULES)
def test_branches_do_not_lie_five_deep(module: Module) -> None:
    assert [f"{module.at(one)} {one.name}" for one in functions(module) if depth(one) > LEVELS] == []


@modules(MODULES)
def test_no_module_is_a_drawer(module: Module) -> None:
    named = {part.removesuffix(".py") for part in module.path.parts}
    assert named & DRAWERS == set()


@modules(SHIPPED)
def test_names_are_the_words_of_the_trade(module: Module) -> None:
    assert [f"{module.at(node)} {name}" for name, node in names_bound(module) if words_of(name) & FOREIGN] == []


@modules(SHIPPED)
def test_nothing_is_called_merely_data(module: Module) -> None:
    # The standard library's HTML reader dictates `handle_data(self, data)`.
    dictated = {
        id(argument)
        for one in functions(module)
        if one.name == "handle_data"
        for argument in one.args.args
        if argument.arg == "data"
    }
    found = [module.at(node) for name, node in names_bound(module) if name == "data" and id(node) not in dictated]
    assert found == []


@modules(SHIPPED)
def test_everything_public_says_what_it_is(module: Module) -> None:
    silent = [f"{module.at(one)} {one.name}" for one in public(module.tree) if not ast.get_docstring(one)]
    assert silent == []
    assert ast.get_docstring(module.tree) or not module.tree.body


@modules(SHIPPED)
def test_imports_stand_at_the_top(module: Module) -> None:
    inside = [
        module.at(node)
        for one in ast.walk(module.tree)
        if isinstance(one, Named)
        for node in ast.walk(one)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


@modules(MODULES)
def test_an_error_is_caught_by_its_name(module: Module) -> None:
    broad = [
        module.at(node)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or {"Exception", "BaseException"} & {ast.unparse(node.type)})
    ]
    assert broad == []


@modules(MODULES)
def test_a_check_that_is_silenced_gives_its_reason(module: Module) -> None:
    silenced = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma|pyright)(?!.*\s[-#]\s+\w)")
    assert [f"{module.path}:{at}" for at, line in enumerate(module.lines, 1) if silenced.search(line)] == []


def changes_itself(one: ast.ClassDef) -> bool:
    """Whether a class gathers something, or sets its own fields: then it is no value, and says so by its methods."""
    sets = any(isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) for node in ast.walk(one))
    return sets or "default_factory" in ast.unparse(one)


@modules(SHIPPED)
def test_a_dataclass_is_slotted_and_a_value_is_frozen(module: Module) -> None:
    loose = []
    for one in classes(module):
        marks = [mark for mark in map(ast.unparse, one.decorator_list) if "dataclass" in mark]
        may_change = one.name.startswith("_") or changes_itself(one)
        if any("slots=True" not in mark or ("frozen=True" not in mark and not may_change) for mark in marks):
            loose.append(f"{module.at(one)} {one.name}")
    assert loose == []


def test_words_are_found_inside_a_name() -> None:
    assert words_of("pairOf_Things") == {"pair", "of", "things"}
    assert words_of("HTMLManager") == {"html", "manager"}
    assert "win" not in words_of("winnow_window")


CHAIN = """
def one(a):
    if a:
        for b in a:
            pass
    elif b:
        pass
    elif c:
        while d:
            pass
"""
NESTED = """
def two(a):
    for b in a:
        if b:
            with c:
                while d:
                    try:
                        pass
                    finally:
                        pass
"""


@pytest.mark.parametrize(("source", "levels"), [(CHAIN, 2), (NESTED, 5)])
def test_depth_counts_branches_and_not_their_alternatives(source: str, levels: int) -> None:
    module = Module(Path("one.py"), tuple(source.splitlines()), ast.parse(source))
    assert [depth(one) for one in functions(module)] == [levels]
