"""From a syntax tree to a question for the index: never narrower than what was asked."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count, pairwise, product
from typing import Final, TypeVar

from reader.core.folding import fold
from reader.core.index.protocol import (
    All,
    Alone,
    Among,
    Any,
    Beside,
    Chain,
    Expression,
    Occurs,
    Possibly,
    Scope,
    Without,
)
from reader.core.records import Columns
from reader.core.search.facts import is_on, is_then
from reader.core.search.syntax import (
    ALIKE,
    PEOPLE,
    And,
    Dates,
    EveryYear,
    Fact,
    Field,
    Listed,
    Marked,
    Near,
    Newspaper,
    Node,
    Not,
    OfKind,
    Operand,
    Or,
    Page,
    Pages,
    Pattern,
    Spellings,
    Supposed,
    Text,
    Unstated,
    texts,
)

MOST_NEIGHBOURS: Final = 9
"""Of more choices than these the index is only asked for their texts."""
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Plan:
    """The question for the index and, for each text it scores, the text of the query and the number of its term.

    Spellings and choices are one term: any of their texts answers it.
    """

    expression: Expression
    scored: tuple[Text, ...]
    term_of: tuple[int, ...]


def plan(tree: Node, columns: Columns) -> Plan:
    """Return the question that finds every article the tree holds for."""
    found = [(text, term) for text, term in _numbered(tree, count(), None) if text.field not in PEOPLE]
    return Plan(
        _expression(tree, columns), tuple(text for text, _ in found), tuple(term for _, term in found)
    )


def _numbered(node: Node, numbers: Iterator[int], term: int | None) -> Iterator[tuple[Text, int]]:
    """Yield the texts that make an article a hit, in the order of `scored`, with the numbers of their terms."""
    match node:
        case Text():
            yield node, next(numbers) if term is None else term
        case Spellings(children) | Or(children):
            shared = next(numbers) if term is None else term
            for child in children:
                yield from _numbered(child, numbers, shared)
        case And(children) | Near(children) | Pattern(parts=children):
            for child in children:
                yield from _numbered(child, numbers, term)
        case _:
            pass


def least_length(node: Node) -> int:
    """Return the least number of folded characters of the articles that a tree can hold for."""
    match node:
        case Text(folded=folded, field=field):
            return 0 if field in PEOPLE else len(folded)
        case Pattern(parts=parts, gaps=gaps, before=before, after=after):
            spaces = before + sum(gap.least for gap in gaps) + after
            return 0 if parts[0].field in PEOPLE else spaces + sum(map(least_length, parts))
        case Near(operands):
            return sum(map(least_length, operands))
        case And(children):
            return max(map(least_length, children))
        case Or(children) | Spellings(children):
            return min(map(least_length, children))
        case _:
            return 0


def looked_for(node: Node) -> int:
    """Return how much has to be looked for in an article to know whether a tree holds for it.

    A text that is wholly folded is one, as it is soon found; every other is two, and so is a short pattern.
    """
    match node:
        case Text():
            return 1 if node.whole else 2
        case Pattern(parts=parts):
            return 2 if len(parts) <= 2 and all(part.whole for part in parts) else 2 * len(parts)
        case Near(operands):
            return 2 * sum(1 for operand in operands for _ in texts(operand))
        case And(children) | Or(children) | Spellings(children):
            return sum(map(looked_for, children))
        case Not(child):
            return looked_for(child)
        case _:
            return 0


def facts(node: Node) -> Iterator[Fact]:
    """Yield what a tree asks that can be told without reading an article."""
    match node:
        case And(children) | Or(children):
            for child in children:
                yield from facts(child)
        case Not(child):
            yield from facts(child)
        case Text() | Spellings() | Pattern() | Near():
            pass
        case _:
            yield node


def asks_for_people(node: Node) -> bool:
    """Return whether a tree asks for a name of a person, which the fields of an article do not tell for sure."""
    match node:
        case Text(field=field):
            return field in PEOPLE
        case And(children) | Or(children) | Spellings(children):
            return any(map(asks_for_people, children))
        case Not(child):
            return asks_for_people(child)
        case _:
            return False


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
        case Page() | Pages():
            return _chosen(columns, columns.pages, columns.page_numbers, partial(is_on, fact))
        case EveryYear():
            days = frozenset(day for day in set(columns.dates) if day and is_then(fact, day))
            return frozenset(key for key, day in zip(columns.keys, columns.dates, strict=True) if day in days)
        case Unstated(Field.NEWSPAPER):
            return _chosen(columns, columns.newspapers, columns.newspaper_names, lambda name: name is None)
        case Unstated(Field.PAGE):
            return _chosen(columns, columns.pages, columns.page_numbers, lambda page: page is None)
        case Unstated():
            return frozenset(key for key, day in zip(columns.keys, columns.dates, strict=True) if not day)
        case OfKind(kind):
            return _chosen(columns, columns.kinds, columns.kind_names, lambda name: name == kind)
        case Marked(keys=keys) | Supposed(keys=keys) | Listed(keys=keys):
            return keys


def _chosen(
    columns: Columns, column: array[int], values: tuple[_Value, ...], wanted: Callable[[_Value], bool]
) -> frozenset[int]:
    numbers = {number for number, value in enumerate(values) if wanted(value)}
    if not numbers:
        return frozenset()
    return frozenset(key for key, number in zip(columns.keys, column, strict=True) if number in numbers)


def _expression(node: Node, columns: Columns) -> Expression:
    match node:
        case Text():
            return _text(node)
        case Pattern():
            return _pattern(node)
        case Near():
            return _near(node, columns)
        case And(children):
            return All(tuple(_expression(child, columns) for child in children))
        case Or(children) | Spellings(children):
            return Any(tuple(_expression(child, columns) for child in children))
        case Not(child):
            return Without(_expression(child, columns))
        case _:
            return Among(keys_with(node, columns))


def _text(text: Text) -> Expression:
    """Return where the index is to look for a text; what is less than wholly folded has to be read to know."""
    if text.whole:
        return _occurs(text)
    if text.alike != ALIKE:
        return Possibly(_occurs(text))
    return Alone(_occurs(text), text.never_after, text.never_before)


def _occurs(text: Text) -> Occurs:
    scope = Scope(text.field.value) if text.field else Scope.TEXT
    return Occurs(text.folded, scope, scored=text.field not in PEOPLE)


def _pattern(pattern: Pattern) -> Expression:
    """Return where the index is to look for a pattern: that of two parts is no more than these beside each other."""
    parts, gaps, ends = pattern.parts, pattern.gaps, (pattern.before, pattern.after)
    beside = [
        Beside(_occurs(first), _occurs(second), gap.least, gap.most, in_sentence=gap.in_sentence)
        for (first, second), gap in zip(pairwise(parts), gaps, strict=True)
        if first.field not in PEOPLE
    ]
    held = map(_text, parts)
    if parts[0].field in PEOPLE:
        return Possibly(All(tuple(held)))
    if len(beside) == 1 and ends == (0, 0):
        return All((*held, *beside))
    return All((*held, Chain(_occurs(parts[0]), tuple(beside), *ends)))


def _near(near: Near, columns: Columns) -> Expression:
    """Return where the index is to look for a nearness: that of two texts is no more than that."""
    held = [_expression(operand, columns) for operand in near.operands]
    beside: list[Expression] = []
    alone: list[Beside] = []
    whole = True
    for (first, second), within in zip(pairwise(near.operands), near.within, strict=True):
        choices = list(product(_choices(first), _choices(second)))
        if 0 < len(choices) <= MOST_NEIGHBOURS and all(map(_in_one_field, choices)):
            whole = whole and all(one.whole and other.whole for one, other in choices)
            pairs = ((_occurs(one), _occurs(other)) for one, other in choices)
            links = tuple(Beside(*pair, 0, within, either=True) for pair in pairs)
            alone += links if len(links) == 1 else ()
            beside.append(links[0] if len(links) == 1 else Any(links))
    if whole and len(alone) == len(near.operands) - 1 > 1:
        return All((*held, Chain(alone[0].first, tuple(alone))))
    found = All((*held, *beside))
    return found if whole and len(beside) == len(near.operands) - 1 == 1 else Possibly(found)


def _in_one_field(texts: tuple[Text, Text]) -> bool:
    """Whether two texts are looked for in the same field, which is not that of people."""
    first, second = texts
    return first.field == second.field and first.field not in PEOPLE


def _choices(operand: Operand) -> Sequence[Text]:
    """Return the texts of which an operand is one; none where it is more than a text."""
    match operand:
        case Text():
            return (operand,)
        case Spellings(children) | Or(children):
            found = [_choices(child) for child in children if isinstance(child, Text | Spellings | Or)]
            return (
                [text for texts in found for text in texts]
                if len(found) == len(children) and all(found)
                else []
            )
        case _:
            return ()
