"""Boolean expressions over posting lists, for engines that look up one text at a time.

Each part of an expression is two sets of places in a segment: where it surely holds, and where it may hold.
The second always includes the first. Negation swaps them, so that "not" stays right even where a lookup can
only name candidates, and an article that is sure by one branch need not be read for the sake of another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.core.index.protocol import All, Among, Any, Expression, Occurs, Possibly, Without


@dataclass(frozen=True, slots=True)
class Found:
    """The places of a segment where a text may occur, ascending; `exact`: where it does occur.

    `weights` are as `protocol.weight` packs them, None stands for 1 each.
    """

    places: Sequence[int]
    weights: bytes | None = None
    exact: bool = True


NOWHERE = Found(())


class Evaluation:
    """The evaluation of one expression in one segment; `found` are the lookups that count for ranking, in order."""

    def __init__(
        self, articles: int, lookup: Callable[[Occurs], Found], among: Callable[[frozenset[int]], set[int]]
    ):
        self._articles = articles
        self._lookup = lookup
        self._among = among
        self.found: list[Found] = []

    def __call__(self, expression: Expression, *, scoring: bool = True) -> tuple[set[int], set[int]]:
        """Return where the expression surely holds and where it may hold."""
        match expression:
            case Occurs():
                return self._occurs(expression, scoring)
            case Possibly(child):
                return set(), self(child, scoring=scoring)[1]
            case Among(keys):
                places = self._among(keys)
                return places, places
            case All(children):
                return self._all(children, scoring)
            case Any(children):
                each = [self(child, scoring=scoring) for child in children]
                return set().union(*(sure for sure, _ in each)), set().union(*(maybe for _, maybe in each))
            case Without(child):
                sure, maybe = self(child, scoring=False)
                everywhere = set(range(self._articles))
                return everywhere - maybe, everywhere - sure

    def _occurs(self, expression: Occurs, scoring: bool) -> tuple[set[int], set[int]]:
        found = self._lookup(expression)
        if scoring and expression.scored:
            self.found.append(found)
        places = set(found.places)
        return (places if found.exact else set()), places

    def _all(self, children: Sequence[Expression], scoring: bool) -> tuple[set[int], set[int]]:
        if not children:
            everywhere = set(range(self._articles))
            return everywhere, everywhere
        each = [self(child, scoring=scoring) for child in children]
        each.sort(key=lambda sets: len(sets[1]))
        sure, maybe = each[0]
        for more_sure, more_maybe in each[1:]:
            sure = sure & more_sure
            maybe = maybe & more_maybe
        return sure, maybe
