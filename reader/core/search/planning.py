"""From a syntax tree to a question for the index: never narrower than what was asked."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from reader.core.folding import fold
from reader.core.index.protocol import All, Among, Any, Expression, Occurs, Possibly, Scope, Without
from reader.core.records import Columns
from reader.core.search.syntax import (
    PEOPLE,
    And,
    Dates,
    Fact,
    Field,
    Newspaper,
    Node,
    Not,
    OfKind,
    Or,
    Page,
    Text,
    texts,
)

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Plan:
    """The question for the index and, for each text it scores, the text of the query."""

    expression: Expression
    scored: tuple[Text, ...]


def plan(tree: Node, columns: Columns) -> Plan:
    """Return the question that finds every article the tree holds for."""
    return Plan(_expression(tree, columns), tuple(text for text in texts(tree) if text.field not in PEOPLE))


def keys_with(fact: Fact, columns: Columns) -> frozenset[int]:
    """Return the keys of the articles that a fact holds for."""
    match fact:
        case Dates(first, last):
            least, most = first or 1, last or 1 << 31
            return frozenset(
                key for key, day in zip(columns.keys, columns.dates, strict=True) if least <= day <= most
            )
        case Newspaper(_, folded):
            return _chosen(
                columns, columns.newspapers, columns.newspaper_names, lambda name: folded in fold(name or "")
            )
        case Page(_, folded):
            return _chosen(
                columns,
                columns.pages,
                columns.page_numbers,
                lambda page: page is not None and fold(str(page)) == folded,
            )
        case OfKind(kind):
            return _chosen(columns, columns.kinds, columns.kind_names, lambda name: name == kind)


def _chosen(
    columns: Columns, column: array[int], values: tuple[_Value, ...], wanted: Callable[[_Value], bool]
) -> frozenset[int]:
    numbers = {number for number, value in enumerate(values) if wanted(value)}
    if not numbers:
        return frozenset()
    return frozenset(key for key, number in zip(columns.keys, column, strict=True) if number in numbers)


def _expression(node: Node, columns: Columns) -> Expression:
    match node:
        case Text(_, folded, None):
            return Occurs(folded)
        case Text(_, folded, Field.TITLE):
            return Occurs(folded, Scope.TITLE)
        case Text(_, folded, field) if field in PEOPLE:
            return Possibly(Occurs(folded, Scope.PEOPLE, scored=False))
        case Text(_, folded, _):
            return Possibly(Occurs(folded))
        case And(children):
            return All(tuple(_expression(child, columns) for child in children))
        case Or(children):
            return Any(tuple(_expression(child, columns) for child in children))
        case Not(child):
            return Without(_expression(child, columns))
        case _:
            return Among(keys_with(node, columns))
