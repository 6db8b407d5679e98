"""Counting: how the articles that match a query fall apart by date, newspaper, page, kind, name and column.

Every number is exact. Counting runs over the parallel columns in C, so that a hundred thousand articles take
some tens of milliseconds.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from heapq import nsmallest
from itertools import chain, compress
from typing import Final, TypeVar

from reader.core.folding import fold
from reader.core.records import Columns, Facets, Kind, PageNumber, SearchOptions
from reader.core.search.limits import Dimension, Keys, Limits, common
from reader.core.search.page_numbers import plain

MOST: Final = 500
"""So many reporters and printed columns are named, those with the most articles."""
BLOCK: Final = 8_192
"""So many articles are counted without a break, in a few milliseconds: no other thread runs meanwhile."""
FEW: Final = 10
"""Of fewer articles than one in so many the places are looked up one by one."""
_Value = TypeVar("_Value", bound=Hashable)
_Name = TypeVar("_Name", str, str | None)


def facets(keys: Iterable[int], options: SearchOptions, columns: Columns, limits: Limits) -> Facets:
    """Count the articles with these keys, which match the query under no limits."""
    counted = _Counting(frozenset(keys), options, columns, limits)
    of = limits.credits(columns)
    days = counted.under(Dimension.DATES, columns.keys, columns.dates)
    months = _months(days)
    within = _months(counted.under(None, columns.keys, columns.dates)) if counted.by_dates else months
    years = Counter[int | None]()
    for month, number in within.items():
        years[int(month[:4]) if month else None] += number
    papers = counted.under(Dimension.NEWSPAPERS, columns.keys, columns.newspapers)
    pages = counted.under(Dimension.PAGES, columns.keys, columns.pages)
    kinds = counted.under(Dimension.KINDS, columns.keys, columns.kinds)
    people = counted.under(Dimension.REPORTERS, of.signed, of.signers)
    placed = counted.under(Dimension.COLUMNS, of.placed, of.places)
    return Facets(
        total=years.total(),
        years=tuple(sorted(years.items(), key=lambda pair: (pair[0] is None, pair[0] or 0))),
        newspapers=_named(papers, columns.newspaper_names),
        pages=_pages(pages, columns, limits.page_forms(columns), options.pages),
        kinds=tuple(sorted(_valued(kinds, columns.kind_names), key=lambda pair: list(Kind).index(pair[0]))),
        reporters=_named(people, of.people, MOST),
        columns=_named(placed, of.column_names, MOST),
        months=tuple(sorted((month, number) for month, number in months.items() if month)),
        undated=months[None],
    )


class _Counting:
    """The articles that match, counted under all limits or under all but one."""

    def __init__(self, matching: Keys, options: SearchOptions, columns: Columns, limits: Limits) -> None:
        self._matching = matching
        self._limited = limits.by_dimension(options, columns)[0]
        self._under: dict[Dimension | None, Keys] = {}
        self._places: dict[tuple[int, Dimension | None], Sequence[int]] = {}

    @property
    def by_dates(self) -> bool:
        """Whether dates are limited."""
        return Dimension.DATES in self._limited

    def under(self, spared: Dimension | None, keys: array[int], values: array[int]) -> Counter[int]:
        """Count values over pairs of a key, ascending, and a value, under all limits but that of one dimension."""
        spared = spared if spared in self._limited else None
        if spared not in self._under:
            others = [let for dimension, let in self._limited.items() if dimension is not spared]
            self._under[spared] = common([self._matching, *others]) or frozenset()
        asked = (id(keys), spared)
        if asked not in self._places:
            self._places[asked] = _places(keys, self._under[spared])
        places = self._places[asked]
        counts = Counter[int]()
        for start in range(0, len(places), BLOCK):
            counts.update(map(values.__getitem__, places[start : start + BLOCK]))
        return counts


def _places(column: array[int], keys: Keys) -> Sequence[int]:
    """Return where some keys stand in a column of ascending keys, in which one may stand several times."""
    if len(keys) * FEW > len(column):
        return list(compress(range(len(column)), map(keys.__contains__, column)))
    return list(
        chain.from_iterable(range(bisect_left(column, key), bisect_right(column, key)) for key in keys)
    )


def _pages(
    counts: Counter[int], columns: Columns, forms: Sequence[int], asked: Iterable[PageNumber | None]
) -> tuple[tuple[PageNumber | None, int], ...]:
    """Return pages in order, A01 and A1 counted as one: as the options name it, or as it is printed most."""
    names = {plain(page): page for page in asked if page is not None}
    together = Counter[PageNumber | None]()
    for number, count in counts.items():
        page = columns.page_numbers[forms[number]]
        together[page if page is None else names.get(plain(page), page)] += count
    return tuple(sorted(together.items(), key=lambda pair: page_order(pair[0])))


def page_order(page: PageNumber | None) -> tuple[bool, str, int]:
    """Return what pages are sorted by: 1, 2, 10, A1, A2, B1, and those not stated last."""
    if page is None:
        return True, "", 0
    letters = str(page).rstrip("0123456789")
    digits = str(page)[len(letters) :]
    return False, fold(letters), int(digits or 0)


def _months(days: Counter[int]) -> Counter[str | None]:
    """Return how many articles are of each month (2020-04), None for those of no stated date."""
    months = Counter[str | None]()
    for day, number in days.items():
        months[date.fromordinal(day).isoformat()[:7] if day else None] += number
    return months


def _valued(counts: Counter[int], values: Sequence[_Value]) -> list[tuple[_Value, int]]:
    return [(values[number], count) for number, count in counts.items()]


def _named(
    counts: Counter[int], values: Sequence[_Name], most: int | None = None
) -> tuple[tuple[_Name, int], ...]:
    """Return names with their counts, those with the most articles first, at most `most` of them.

    Of a hundred thousand names only those that come into question are put in order: a sort of all of them would
    hold up every other thread.
    """
    least = 1
    if most is not None and len(counts) > most:
        least = sorted(counts.values(), reverse=True)[most - 1]
    order = (
        (-number, values[code] is None, str(values[code]), code)
        for code, number in counts.items()
        if number >= least
    )
    best = sorted(order) if most is None else nsmallest(most, order)
    return tuple((values[code], -number) for number, _, _, code in best)
