"""Boolean expressions over what an engine finds in one segment, one text at a time.

Each part of an expression is two sets of places: where it surely holds, and where it may hold. The second
always includes the first. Negation swaps them, so that "not" stays right even where a lookup can only name
candidates, and an article that is sure by one branch need not be read for the sake of another.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from typing import Final, Generic, Protocol, TypeVar

from reader.core.index import bits
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
    Without,
)

WEIGHED: Final = 16
"""Of more texts than this only so many are weighed for ranking."""

FEW: Final = 32
"""So few articles are sooner read than it is asked how a text stands in them: beside another one, or by itself."""


def weighed(texts: Sequence[Occurs], often: Callable[[Occurs], int]) -> Container[int]:
    """Return the numbers of the texts that ranking is to weigh.

    Of very many one half are the rarest, which tell most, and one half the most common, so that what holds but
    one of them is told from what holds many.
    """
    if len(texts) <= WEIGHED:
        return range(len(texts))
    order = sorted(range(len(texts)), key=lambda number: often(texts[number]))
    return {*order[: WEIGHED // 2], *order[-WEIGHED // 2 :]}


def _said(expression: Expression) -> tuple[Occurs, ...]:
    """Return the texts that occur wherever texts stand beside each other or in a chain."""
    match expression:
        case Beside(first, second):
            return first, second
        case Chain(first, links):
            return (first, *(text for link in links for text in _said(link)))
        case _:
            return ()


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
    """The evaluation of one expression in one segment.

    Of what must hold all together the rarest is looked up first, and nothing more once nothing is left; of
    choices the most common, until nothing is left out. `found` returns what was looked up, and looks up what
    was not.
    """

    def __init__(
        self,
        articles: int,
        lookup: Callable[[Occurs], FoundT],
        among: Callable[[frozenset[int]], int],
        often: Callable[[Occurs], int],
        *,
        beside: Callable[[Beside], tuple[int, int]] | None = None,
        chain: Callable[[Chain], tuple[int, int]] | None = None,
        alone: Callable[[Alone, int], int] | None = None,
        among_few: Callable[[Occurs, int], tuple[int, int] | None] | None = None,
    ) -> None:
        """`often` tells cheaply in about how many articles a text occurs.

        `beside` returns where two texts surely stand beside each other and where they may; None without positions.
        `chain` does so for a chain; None where only its links can be asked.
        `alone` returns where, of a set of places, a text that surely occurs there has none of the characters beside it.
        `among_few` returns where, of a set of places, a text surely occurs and where it may, if that is sooner known
        than where it occurs at all, else None.
        """
        self._articles = articles
        self._everywhere = bits.everything(articles)
        self._lookup = lookup
        self._among = among
        self._often = often
        self._beside = beside
        self._chain = chain
        self._alone = alone
        self._among_few = among_few
        self._found: dict[Occurs, FoundT] = {}

    def found(self, text: Occurs) -> FoundT:
        """Return where a text was found."""
        found = self._found.get(text)
        if found is None:
            found = self._found[text] = self._lookup(text)
        return found

    def known(self, text: Occurs) -> FoundT | None:
        """Return where a text was found if it was looked up."""
        return self._found.get(text)

    def __call__(self, expression: Expression) -> tuple[int, int]:
        """Return where the expression surely holds and where it may hold."""
        match expression:
            case Occurs():
                found = self.found(expression)
                return found.sure, found.maybe
            case Beside(first, second):
                if self._beside is not None:
                    return self._beside(expression)
                return 0, self.found(first).maybe & self.found(second).maybe
            case Chain(first, links):
                if self._chain is not None:
                    return self._chain(expression)
                return 0, self._all((first, *links))[1]
            case Alone(text):
                found = self.found(text)
                if self._alone is None or found.maybe.bit_count() <= FEW:
                    return 0, found.maybe
                return self._alone(expression, found.sure), found.maybe
            case Possibly(child):
                return 0, self(child)[1]
            case Among(keys):
                places = self._among(keys)
                return places, places
            case All(children):
                return self._all(children)
            case Any(children):
                sure, maybe = 0, 0
                for child in sorted(children, key=self._about, reverse=True):
                    if sure == self._everywhere:
                        break
                    more_sure, more_maybe = self(child)
                    sure |= more_sure
                    maybe |= more_maybe
                return sure, maybe
            case Without(child):
                sure, maybe = self(child)
                return self._everywhere & ~maybe, self._everywhere & ~sure

    def _all(self, children: Sequence[Expression]) -> tuple[int, int]:
        sure, maybe = self._everywhere, self._everywhere
        for child in self._in_order(children) if len(children) > 1 else children:
            if not maybe:
                break
            more_sure, more_maybe = self._inside(child, maybe)
            sure &= more_sure
            maybe &= more_maybe
        return sure, maybe

    def _in_order(self, children: Sequence[Expression]) -> Sequence[Expression]:
        """Return what must hold all together, the rarest first, without what the rest says as well."""
        if self._beside is not None:
            said = {text for child in children for text in _said(child)}
            children = [child for child in children if child not in said]
        return sorted(children, key=self._about)

    def _inside(self, child: Expression, left: int) -> tuple[int, int]:
        """Return where a part of an expression surely holds and where it may; it need be known of some places only."""
        if self._among_few is not None and isinstance(child, Occurs) and child not in self._found:
            known = self._among_few(child, left)
            if known is not None:
                return known
        return self(child)

    def _about(self, expression: Expression) -> int:
        """Return for about how many articles an expression holds."""
        match expression:
            case Occurs():
                return self._often(expression)
            case Beside(first, second):
                return min(self._often(first), self._often(second))
            case Chain(first, links):
                return min([self._about(first), *map(self._about, links)])
            case Possibly(child) | Alone(child):
                return self._about(child)
            case Among(keys):
                return len(keys)
            case All(children):
                return min(map(self._about, children), default=self._articles)
            case Any(children):
                return sum(map(self._about, children))
            case Without():
                return self._articles
