"""Boolean expressions over what an engine finds in one segment, one text at a time.

Each part of an expression is two sets of places: where it surely holds, and where it may hold. The second
always includes the first. Negation swaps them, so that "not" stays right even where a lookup can only name
candidates, and an article that is sure by one branch need not be read for the sake of another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from reader.core.index import bits
from reader.core.index.protocol import All, Among, Any, Expression, Occurs, Possibly, Without


class Found(Protocol):
    """Where a text was found: sets of places as integers."""

    @property
    def sure(self) -> int:
        """Where it surely occurs."""
        ...

    @property
    def maybe(self) -> int:
        """Where it may occur, and nowhere else."""
        ...


FoundT = TypeVar("FoundT", bound=Found)


class Evaluation(Generic[FoundT]):
    """The evaluation of one expression in one segment; `found` are the lookups that count for ranking, in order."""

    def __init__(
        self, articles: int, lookup: Callable[[Occurs], FoundT], among: Callable[[frozenset[int]], int]
    ) -> None:
        self._everywhere = bits.everything(articles)
        self._lookup = lookup
        self._among = among
        self.found: list[FoundT] = []

    def __call__(self, expression: Expression, *, scoring: bool = True) -> tuple[int, int]:
        """Return where the expression surely holds and where it may hold."""
        match expression:
            case Occurs():
                found = self._lookup(expression)
                if scoring and expression.scored:
                    self.found.append(found)
                return found.sure, found.maybe
            case Possibly(child):
                return 0, self(child, scoring=scoring)[1]
            case Among(keys):
                places = self._among(keys)
                return places, places
            case All(children):
                return self._all(children, scoring)
            case Any(children):
                sure, maybe = 0, 0
                for child in children:
                    more_sure, more_maybe = self(child, scoring=scoring)
                    sure |= more_sure
                    maybe |= more_maybe
                return sure, maybe
            case Without(child):
                sure, maybe = self(child, scoring=False)
                return self._everywhere & ~maybe, self._everywhere & ~sure

    def _all(self, children: Sequence[Expression], scoring: bool) -> tuple[int, int]:
        sure, maybe = self._everywhere, self._everywhere
        for child in children:
            more_sure, more_maybe = self(child, scoring=scoring)
            sure &= more_sure
            maybe &= more_maybe
        return sure, maybe
