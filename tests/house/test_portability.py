"""The program runs where there is no POSIX; the wings below the office touch neither files nor screens."""

import ast

import pytest
from tests.house.source import SHIPPED, Module

POSIX_ONLY = {"crypt", "curses", "fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "syslog", "termios"}
UNLESS_WINDOWS = "sys.platform != 'win32'"
"""Under this condition the store may limit a child process by what only POSIX has, and must do without it elsewhere."""

PURE = {"terms", "text", "developments", "record", "case", "packages", "procedure", "release"}
TOUCHES = {"breakpoint", "exec", "eval", "input", "open", "print"}


def every(chosen: tuple[Module, ...]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("module", [pytest.param(one, id=one.path.as_posix()) for one in chosen])


def imported(node: ast.AST, *, guarded: bool) -> set[str]:
    """The top-level names of all that is imported, without what stands under the guard where that is allowed."""
    match node:
        case ast.Import(names=names):
            return {alias.name.partition(".")[0] for alias in names}
        case ast.ImportFrom(module=str(name)):
            return {name.partition(".")[0]}
        case ast.If() if guarded and ast.unparse(node.test) == UNLESS_WINDOWS:
            return set().union(*(imported(child, guarded=True) for child in node.orelse))
    return set().union(*(imported(child, guarded=guarded) for child in ast.iter_child_nodes(node)))


@every(SHIPPED)
def test_nothing_asks_for_what_only_posix_has(module: Module) -> None:
    assert imported(module.tree, guarded=module.wing == "store") & POSIX_ONLY == set()


@pytest.mark.parametrize(("guarded", "found"), [(True, {"sys"}), (False, {"sys", "fcntl"})])
def test_what_stands_under_the_guard_is_allowed_in_the_store_alone(guarded: bool, found: set[str]) -> None:  # noqa: FBT001 - pytest hands it in by name
    source = 'import sys\nif sys.platform != "win32":\n    import fcntl\n'
    assert imported(ast.parse(source), guarded=guarded) == found


@every(tuple(one for one in SHIPPED if one.wing in PURE))
def test_a_pure_wing_neither_opens_a_file_nor_prints(module: Module) -> None:
    calls = [
        module.at(node)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TOUCHES
    ]
    assert calls == []
