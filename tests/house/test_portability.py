"""The program runs where there is no POSIX; the wings below the office touch neither files nor screens."""

import ast

import pytest
from tests.house.source import SHIPPED, Module

POSIX_ONLY = {"crypt", "curses", "fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "syslog", "termios"}
GUARDED = ("store", "quarantine.py")
"""The one place that may ask for limits on a child process, and must do without them elsewhere."""

PURE = {"terms", "text", "developments", "record", "case", "packages", "procedure", "release"}
TOUCHES = {"breakpoint", "exec", "eval", "input", "open", "print"}


def every(chosen: tuple[Module, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("module", [pytest.param(one, id=one.path.as_posix()) for one in chosen])


def imported(module: Module) -> set[str]:
    """The top-level names of all that a module imports."""
    found = set()
    for node in ast.walk(module.tree):
        match node:
            case ast.Import(names=names):
                found |= {alias.name.partition(".")[0] for alias in names}
            case ast.ImportFrom(module=str(name)):
                found.add(name.partition(".")[0])
    return found


@every(tuple(one for one in SHIPPED if one.path.parts[-2:] != GUARDED))
def test_nothing_asks_for_what_only_posix_has(module: Module) -> None:
    assert imported(module) & POSIX_ONLY == set()


@every(tuple(one for one in SHIPPED if one.wing in PURE))
def test_a_pure_wing_neither_opens_a_file_nor_prints(module: Module) -> None:
    calls = [
        module.at(node)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TOUCHES
    ]
    assert calls == []
