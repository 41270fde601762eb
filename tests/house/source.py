"""The product's own source as syntax trees, for the tests that hold the rules of the house."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "goodoffices"

Function = ast.FunctionDef | ast.AsyncFunctionDef
Named = Function | ast.ClassDef

BRANCHES = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.TryStar, ast.Match)


@dataclass(frozen=True, slots=True)
class Module:
    """One file of Python: its path from the root of the repository, its lines and its tree."""

    path: Path
    lines: tuple[str, ...]
    tree: ast.Module

    @property
    def of_the_product(self) -> bool:
        """Whether it is shipped (and not a test or a benchmark)."""
        return self.path.parts[:2] == ("src", "goodoffices")

    @property
    def wing(self) -> str:
        """The folder or file directly under the package that it belongs to."""
        return self.path.with_suffix("").parts[2] if self.of_the_product else ""

    def at(self, node: ast.AST) -> str:
        """Say where a node stands."""
        return f"{self.path.as_posix()}:{getattr(node, 'lineno', 1)}"


def read(path: Path, root: Path = ROOT) -> Module:
    """Read one file."""
    source = path.read_text(encoding="utf-8")
    return Module(path.relative_to(root), tuple(source.splitlines()), ast.parse(source))


MODULES = tuple(
    read(path) for folder in ("src", "tests", "benchmarks") for path in sorted((ROOT / folder).rglob("*.py"))
)
SHIPPED = tuple(module for module in MODULES if module.of_the_product)


def functions(module: Module) -> Iterator[Function]:
    """All functions and methods, also those inside others."""
    return (node for node in ast.walk(module.tree) if isinstance(node, Function))


def classes(module: Module) -> Iterator[ast.ClassDef]:
    """All classes."""
    return (node for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef))


def public(node: ast.Module | ast.ClassDef) -> Iterator[Named]:
    """The functions and classes of a module or class that others may use, and theirs."""
    for child in node.body:
        if isinstance(child, Named) and not child.name.startswith("_"):
            yield child
            if isinstance(child, ast.ClassDef):
                yield from public(child)


def depth(node: ast.AST) -> int:
    """How deep branches lie in each other within a node; an `elif` is as deep as its `if`."""
    inside = 0
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Named):
            continue
        follows = isinstance(node, ast.If) and node.orelse == [child] and isinstance(child, ast.If)
        inside = max(inside, depth(child) - (1 if follows else 0))
    return inside + isinstance(node, BRANCHES)


def names_bound(module: Module) -> Iterator[tuple[str, ast.AST]]:
    """Every name that the module gives to something: arguments, variables, functions and classes."""
    for node in ast.walk(module.tree):
        match node:
            case ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()):
                yield name, node
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name, node
