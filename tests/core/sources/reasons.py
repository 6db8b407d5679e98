"""The reasons that the parser can give for a line, read off its own code: what no sample page happens to show, too."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from reader.core import sources

_HAN: Final = re.compile("[\u4e00-\u9fff].*[\u4e00-\u9fff]")
_TEXT_METHODS: Final = frozenset(
    (
        "endswith", "startswith", "find", "index", "count", "replace", "strip", "lstrip", "rstrip", "removesuffix",
        "removeprefix", "partition", "rpartition", "split", "join", "translate", "get", "search", "match",
        "fullmatch", "finditer", "findall", "sub", "compile", "enumerate", "maketrans",
    )
)  # fmt: skip
"""What is asked of the text of a page; what stands in such a call is looked for in it."""


def written() -> Iterator[tuple[str, str]]:
    """Yield every text of two hanzi or more that the parser's code hands on, with the module and line of it.

    What it compares with, or looks for, is no such text, nor is a docstring. A constant of a module counts where a
    function names it, of this module or another.
    """
    folder = Path(sources.__file__).parent
    trees = {path.name: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.py"))}
    own = {module: dict(_constants(tree)) for module, tree in trees.items()}
    public = {name: text for held in own.values() for name, text in held.items() if not name.startswith("_")}
    for module, tree in trees.items():
        for line, text in (found for each in tree.body for found in _of(each, public | own[module])):
            if _HAN.search(text):
                yield f"{module}:{line}", text


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for each in tree.body:
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
            value = each.value
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield each.target.id, value.value


def _of(statement: ast.stmt, constants: dict[str, str]) -> Iterator[tuple[int, str]]:
    """Yield what a statement of a module hands on: a function or class, or a record made once."""
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        yield from _handed_on(statement, constants)
    elif isinstance(statement, ast.AnnAssign) and isinstance(statement.value, ast.Call):
        made = statement.value
        if _name(made.func)[0].isupper():
            yield from _handed_on(made, constants)


def _handed_on(node: ast.AST, constants: dict[str, str]) -> Iterator[tuple[int, str]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Compare) or (
            isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
        ):
            continue
        if isinstance(child, ast.Call) and _name(child.func) in _TEXT_METHODS:
            continue
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield child.lineno, child.value
        elif isinstance(child, ast.Name | ast.Attribute) and _name(child) in constants:
            yield child.lineno, constants[_name(child)]
        else:
            yield from _handed_on(child, constants)


def _name(named: ast.expr) -> str:
    return named.attr if isinstance(named, ast.Attribute) else getattr(named, "id", "")
