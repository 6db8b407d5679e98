"""Settling: what a query cannot say by itself and the library knows.

Whether 吗？他 is a text with a question mark or a pattern: a text, if it stands anywhere. And which articles
bear a tag, a note, a bookmark, a picture, or may be of a time that their issue does not state.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from typing import Protocol

from reader.core.errors import Reason
from reader.core.search.syntax import (
    And,
    Dates,
    EveryYear,
    Mark,
    Marked,
    Near,
    Node,
    Not,
    Operand,
    Or,
    Pattern,
    Supposed,
    Text,
)


class Notes(Protocol):
    """What readers gave the articles: tags, notes, highlights, bookmarks. Whoever keeps these implements it."""

    def keys(self, mark: Mark, text: str | None) -> Collection[int]:
        """Return the keys of the articles that bear a mark; may be called from any thread.

        `text` is the name of the tag, or what a note contains, both judged on folded text; None: any at all.
        """
        ...


@dataclass
class Settler:
    """Settles trees; `notes` gathers what the user is to be told."""

    stands: Callable[[Text], bool]
    """Whether a text stands in any article of the library."""
    bearing: Callable[[Mark, str | None], Collection[int] | None]
    """The keys of the articles that bear a mark, None where nobody keeps such marks."""
    supposed: Callable[[Dates | EveryYear], Collection[int]]
    """The keys of the articles whose issue states no date and may, by what was inferred, be of that time."""
    notes: list[Reason] = field(default_factory=list)

    def settled(self, node: Node) -> Node:
        """Return the tree with every pattern decided and the keys of every mark."""
        match node:
            case Pattern():
                return self._pattern(node)
            case Near(operands, within):
                return Near(tuple(map(self._operand, operands)), within)
            case Marked():
                return self._marked(node)
            case Supposed(when):
                return Supposed(when, frozenset(self.supposed(when)))
            case And(children):
                return And(tuple(map(self.settled, children)))
            case Or(children):
                return Or(tuple(map(self.settled, children)))
            case Not(child):
                return Not(self.settled(child))
            case _:
                return node

    def _operand(self, node: Operand) -> Operand:
        match node:
            case Pattern():
                return self._pattern(node)
            case Or(children):
                return Or(tuple(map(self.settled, children)))
            case _:
                return node

    def _pattern(self, pattern: Pattern) -> Text | Pattern:
        if pattern.literal is not None and self.stands(pattern.literal):
            return pattern.literal
        if len(pattern.parts) == 1 and not pattern.before and not pattern.after:
            return pattern.parts[0]
        return replace(pattern, literal=None)

    def _marked(self, node: Marked) -> Marked:
        keys = self.bearing(node.mark, node.text)
        if keys is None:
            self.notes.append(Reason("query.no_notes", text=node.text or node.mark.value))
        return replace(node, keys=frozenset(keys or ()))
