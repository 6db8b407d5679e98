"""Stories that jump between pages, searched as one: halves are two articles to a search, and each word of a query may
stand in another of them. This is asked only where no article alone holds what was asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from typing import Final

from reader.core.records import Join, SearchOptions
from reader.core.search.finding import Finder, Moment
from reader.core.search.syntax import And, Listed, Node, Not, Or

Story = tuple[int, int, Join]
"""The keys of the two halves of a story, and where they stand."""
Joined = Callable[[], Sequence[Story]]
MOST: Final = 5
"""So many stories are named."""


class Stories:
    """Looks for stories of one store. May be used from several threads at once."""

    def __init__(self, finder: Finder, joined: Joined) -> None:
        self._finder = finder
        self._joined = joined

    def holding(self, tree: Node, options: SearchOptions, moment: Moment) -> tuple[Join, ...]:
        """Return the first stories, at least one half of which the limits let through, whose halves hold a query.

        Each term of the query has to stand in one half or the other, and what it excludes in neither.
        """
        if not isinstance(tree, And | Or):
            return ()
        stories = self._joined()
        if not stories:
            return ()
        held = self._held(tree, stories, moment)
        allowed = self._finder.limits.allowed(options, moment.columns)[0]
        found = (
            join
            for number, (head, tail, join) in enumerate(stories)
            if number in held and (allowed is None or head in allowed or tail in allowed)
        )
        return tuple(join for join, _ in zip(found, range(MOST), strict=False))

    def _held(self, node: Node, stories: Sequence[Story], moment: Moment) -> frozenset[int]:
        """Return the numbers of the stories that a node holds for."""
        match node:
            case And(children):
                return reduce(
                    frozenset.intersection, (self._held(child, stories, moment) for child in children)
                )
            case Or(children):
                return frozenset[int]().union(*(self._held(child, stories, moment) for child in children))
            case Not(child):
                return frozenset(range(len(stories))) - self._held(child, stories, moment)
            case _:
                halves = frozenset(key for head, tail, _join in stories for key in (head, tail))
                held = frozenset(self._finder.keys(And((node, Listed(halves))), moment))
                return frozenset(
                    number
                    for number, (head, tail, _join) in enumerate(stories)
                    if head in held or tail in held
                )
