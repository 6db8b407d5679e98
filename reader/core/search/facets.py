"""Counting: how the articles that match a query fall apart by date, newspaper, page, kind, name and column.

Every number is exact. Counting runs over the parallel columns in C, so that a hundred thousand articles take
some tens of milliseconds.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from itertools import compress
from typing import Final, TypeVar

from reader.core.folding import fold
from reader.core.records import Columns, Facets, Kind, PageNumber, SearchOptions
from reader.core.search.limits import Dimension, Keys, Limits, common

MOST: Final = 500
"""So many reporters and printed columns are named, those with the most articles."""
_Value = TypeVar("_Value", bound=Hashable)


def facets(keys: Iterable[int], options: SearchOptions, columns: Columns, limits: Limits) -> Facets:
    """Count the articles with these keys, which match the query under no limits."""
    counted = _Counting(frozenset(keys), options, columns, limits)
    of = limits.credits(columns)
    days = counted.under(Dimension.DATES, columns.keys, columns.dates)
    months = Counter[str]()
    for day, number in days.items():
        if day:
            months[date.fromordinal(day).isoformat()[:7]] += number
    years = Counter[int | None]()
    for day, number in counted.under(None, columns.keys, columns.dates).items():
        years[date.fromordinal(day).year if day else None] += number
    papers = counted.under(Dimension.NEWSPAPERS, columns.keys, columns.newspapers)
    pages = counted.under(Dimension.PAGES, columns.keys, columns.pages)
    kinds = counted.under(Dimension.KINDS, columns.keys, columns.kinds)
    people = counted.under(Dimension.REPORTERS, of.signed, of.signers)
    placed = counted.under(Dimension.COLUMNS, of.placed, of.places)
    return Facets(
        total=years.total(),
        years=tuple(sorted(years.items(), key=lambda pair: (pair[0] is None, pair[0] or 0))),
        newspapers=_named(papers, columns.newspaper_names),
        pages=tuple(sorted(_valued(pages, columns.page_numbers), key=lambda pair: page_order(pair[0]))),
        kinds=tuple(sorted(_valued(kinds, columns.kind_names), key=lambda pair: list(Kind).index(pair[0]))),
        reporters=_named(people, of.people)[:MOST],
        columns=_named(placed, of.column_names)[:MOST],
        months=tuple(sorted(months.items())),
        undated=days.get(0, 0),
    )


class _Counting:
    """The articles that match, counted under all limits or under all but one."""

    def __init__(self, matching: Keys, options: SearchOptions, columns: Columns, limits: Limits) -> None:
        self._matching = matching
        self._limited = limits.by_dimension(options, columns)[0]
        self._under: dict[Dimension | None, Keys] = {}

    def under(self, spared: Dimension | None, keys: array[int], values: array[int]) -> Counter[int]:
        """Count values over pairs of a key and a value, under all limits but that of one dimension."""
        spared = spared if spared in self._limited else None
        if spared not in self._under:
            others = [let for dimension, let in self._limited.items() if dimension is not spared]
            self._under[spared] = common([self._matching, *others]) or frozenset()
        return Counter(compress(values, map(self._under[spared].__contains__, keys)))


def page_order(page: PageNumber | None) -> tuple[bool, str, int]:
    """Return what pages are sorted by: 1, 2, 10, A1, A2, B1, and those not stated last."""
    if page is None:
        return True, "", 0
    letters = str(page).rstrip("0123456789")
    digits = str(page)[len(letters) :]
    return False, fold(letters), int(digits or 0)


def _valued(counts: Counter[int], values: Sequence[_Value]) -> list[tuple[_Value, int]]:
    return [(values[number], count) for number, count in counts.items()]


def _named(counts: Counter[int], values: Sequence[_Value]) -> tuple[tuple[_Value, int], ...]:
    return tuple(sorted(_valued(counts, values), key=lambda pair: (-pair[1], pair[0] is None, str(pair[0]))))
