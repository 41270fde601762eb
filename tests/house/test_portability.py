"""The program runs where there is no POSIX; the wings below the office touch neither files nor screens."""

import ast

import pytest
from tests.house.source import SHIPPED

POSIX_ONLY = {"crypt", "curses", "fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "syslog", "termios"}
UNLESS_WINDOWS = "sys.platform != 'win32'"
"""Under this condition the store may limit a child process by what only POSIX has, and must do without it elsewhere."""

PURE = {"terms", "text", "developments", "record", "case", "packages", "procedure", "release"}
TOUCHES = {"breakpoint", "exec", "eval", "input", "open", "print"}


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


def test_nothing_asks_for_what_only_posix_has() -> None:
    assert [one.path for one in SHIPPED if imported(one.tree, guarded=one.wing == "store") & POSIX_ONLY] == []


@pytest.mark.parametrize(("guarded", "found"), [(True, {"sys"}), (False, {"sys", "fcntl"})])
def test_what_stands_under_the_guard_is_allowed_in_the_store_alone(guarded: bool, found: set[str]) -> None:  # noqa: FBT001 - pytest hands it in by name
    source = 'import sys\nif sys.platform != "win32":\n    import fcntl\n'
    assert imported(ast.parse(source), guarded=guarded) == found


def test_a_pure_wing_neither_opens_a_file_nor_prints() -> None:
    calls = [
        module.at(node)
        for module in SHIPPED
        if module.wing in PURE
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TOUCHES
    ]
    assert calls == []
