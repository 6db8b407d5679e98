"""The order of an answer, without sorting what nobody will see.

Sorts keep the order of equals, so that one sort for each criterion, the last one first, does the same as one by all
of them together; numbers are compared ten times as fast as tuples, and no other thread runs during a sort.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from heapq import nlargest, nsmallest
from typing import Final

from reader.core.records import Sort

_NEVER: Final = 1 << 31
"""Later than every date: what has no date stands last, however the dates are sorted."""


def ordered(
    keys: Sequence[int],
    scores: Sequence[float],
    date_of: Callable[[int], int],
    sort: Sort,
    needed: int | None,
) -> list[int]:
    """Return the first `needed` keys (None: all) in an order. `date_of` gives a key's day as an ordinal, 0 for none.

    Relevance: best first, of equals the newest. Newest and oldest: by date, within a day as the articles
    came into the library, which is the order of the pages.
    """
    if sort is Sort.RELEVANCE:
        return _most_relevant(keys, scores, date_of, needed)
    primary = [-date_of(key) if sort is Sort.NEWEST else date_of(key) or _NEVER for key in keys]
    rows: Sequence[int] = range(len(keys))
    if needed is not None and needed < len(keys):
        if needed <= 0:
            return []
        last = nsmallest(needed, primary)[-1]
        rows = [row for row in rows if primary[row] <= last]
    chosen = sorted(rows, key=keys.__getitem__)
    chosen.sort(key=primary.__getitem__)
    return [keys[row] for row in chosen[:needed]]


def _most_relevant(
    keys: Sequence[int], scores: Sequence[float], date_of: Callable[[int], int], needed: int | None
) -> list[int]:
    rows: Sequence[int] = range(len(keys))
    if needed is not None and needed < len(keys):
        if needed <= 0:
            return []
        least = nlargest(needed, scores)[-1]
        rows = [row for row, score in enumerate(scores) if score >= least]
    chosen = sorted(rows, key=keys.__getitem__)
    chosen.sort(key=lambda row: -date_of(keys[row]))
    chosen.sort(key=lambda row: -scores[row])
    return [keys[row] for row in chosen[:needed]]
