"""Small files, short functions, names of the trade, a docstring on all that is public."""

import ast
import re
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

SILENCED = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma|pyright)(?!.*\s[-#]\s+\w)")
"""A check that is switched off on a line, without a reason after it."""


def words_of(name: str) -> set[str]:
    """Take a name apart: `pairOf_Things` -> pair, of, things."""
    return {word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+\d*|\d+", name)}


def test_a_file_is_read_in_one_sitting() -> None:
    assert [one.path for one in MODULES if len(one.lines) > LINES_OF_A_FILE] == []


def test_a_function_is_seen_at_a_glance() -> None:
    long = [
        f"{module.at(one)} {one.name}"
        for module in MODULES
        for one in functions(module)
        if (one.end_lineno or one.lineno) - one.lineno + 1 > LINES_OF_A_FUNCTION
    ]
    assert long == []


def test_branches_do_not_lie_five_deep() -> None:
    assert [module.at(one) for module in MODULES for one in functions(module) if depth(one) > LEVELS] == []


def test_no_module_is_a_drawer() -> None:
    drawers = [one.path for one in MODULES if {part.removesuffix(".py") for part in one.path.parts} & DRAWERS]
    assert [one for one in drawers if one.parts[-2:] != ("accounts", "models.py")] == []  # Django looks there


def test_names_are_the_words_of_the_trade() -> None:
    foreign = [
        f"{module.at(node)} {name}"
        for module in SHIPPED
        for name, node in names_bound(module)
        if words_of(name) & FOREIGN
    ]
    assert foreign == []


def dictated(module: Module) -> set[ast.AST]:
    """The standard library's HTML reader dictates `handle_data(self, data)`."""
    return {argument for one in functions(module) if one.name == "handle_data" for argument in one.args.args}


def test_nothing_is_called_merely_data() -> None:
    merely = [
        module.at(node)
        for module in SHIPPED
        for name, node in names_bound(module)
        if name == "data" and node not in dictated(module)
    ]
    assert merely == []


def test_everything_public_says_what_it_is() -> None:
    silent = [
        f"{module.at(one)} {one.name}"
        for module in SHIPPED
        for one in public(module.tree)
        if not ast.get_docstring(one)
    ]
    assert silent == []
    assert [one.path for one in SHIPPED if one.tree.body and not ast.get_docstring(one.tree)] == []


def test_imports_stand_at_the_top() -> None:
    inside = [
        module.at(node)
        for module in SHIPPED
        for one in ast.walk(module.tree)
        if isinstance(one, Named)
        for node in ast.walk(one)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inside == []


def test_an_error_is_caught_by_its_name() -> None:
    broad = [
        module.at(node)
        for module in MODULES
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
    ]
    assert broad == []


def test_a_check_that_is_silenced_gives_its_reason() -> None:
    silenced = [
        f"{module.path.as_posix()}:{number}"
        for module in MODULES
        for number, line in enumerate(module.lines, 1)
        if SILENCED.search(line)
    ]
    assert silenced == []


def changes_itself(one: ast.ClassDef) -> bool:
    """Whether a class gathers something, or sets its own fields: then it is no value, and says so by its methods."""
    sets = any(isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) for node in ast.walk(one))
    return sets or "default_factory" in ast.unparse(one)


def is_loose(one: ast.ClassDef) -> bool:
    """Whether it is a dataclass without slots, or a value that can be changed by others."""
    marks = [mark for mark in map(ast.unparse, one.decorator_list) if "dataclass" in mark]
    may_change = one.name.startswith("_") or changes_itself(one)
    return any("slots=True" not in mark or ("frozen=True" not in mark and not may_change) for mark in marks)


def test_a_dataclass_is_slotted_and_a_value_is_frozen() -> None:
    assert [f"{module.at(one)} {one.name}" for module in SHIPPED for one in classes(module) if is_loose(one)] == []


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
