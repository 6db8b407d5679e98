"""The limits of a search beside its query: which articles they let through, limit by limit."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Container, Iterable, Sequence
from enum import Enum
from functools import reduce
from itertools import compress
from typing import Final

from reader.core.errors import Reason
from reader.core.folding import fold
from reader.core.records import Columns, Credits, SearchOptions
from reader.core.search import dates, page_numbers
from reader.core.search.store import ArticleStore

NAMED: Final = 8
"""So many newspapers are named where there is none of the name that was asked for."""
Keys = frozenset[int]


class Dimension(Enum):
    """What articles can be limited and counted by."""

    DATES = "dates"
    NEWSPAPERS = "newspapers"
    PAGES = "pages"
    KINDS = "kinds"
    REPORTERS = "reporters"
    COLUMNS = "columns"


class Limits:
    """The limits of searches in one store. May be used from several threads at once."""

    def __init__(self, store: ArticleStore) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._credits: tuple[Columns, Credits] | None = None
        self._page_forms: tuple[Columns, tuple[int, ...]] | None = None

    def credits(self, columns: Columns) -> Credits:
        """Return bylines and columns of the articles that `columns` tells of; loaded once for them."""
        with self._lock:
            if self._credits is None or self._credits[0] is not columns:
                self._credits = (columns, self._store.credits())
            return self._credits[1]

    def page_forms(self, columns: Columns) -> tuple[int, ...]:
        """Return for each page number the place of the form of it that is printed most; found once for `columns`."""
        with self._lock:
            if self._page_forms is None or self._page_forms[0] is not columns:
                self._page_forms = (columns, page_numbers.forms(columns.page_numbers, columns.pages))
            return self._page_forms[1]

    def allowed(self, options: SearchOptions, columns: Columns) -> tuple[Keys | None, tuple[Reason, ...]]:
        """Return the keys that all limits let through (None: all), and notes on limits that cannot be read."""
        by_dimension, notes = self.by_dimension(options, columns)
        return common(by_dimension.values()), notes

    def apart(
        self, options: SearchOptions, columns: Columns
    ) -> tuple[tuple[int, int] | None, Keys | None, tuple[Reason, ...]]:
        """Return the first and last day that are let through, the keys that the other limits let, and notes.

        Days are ordinals, 0 stands for none; None: all.
        """
        notes: list[Reason] = []
        days = _days(options, notes)
        others = self._beside_dates(options, columns, notes)
        return days, common(others.values()), tuple(notes)

    def by_dimension(
        self, options: SearchOptions, columns: Columns
    ) -> tuple[dict[Dimension, Keys], tuple[Reason, ...]]:
        """Return what each dimension that is limited lets through."""
        notes: list[Reason] = []
        days = _days(options, notes)
        found = {} if days is None else {Dimension.DATES: _between(columns, *days)}
        return {**found, **self._beside_dates(options, columns, notes)}, tuple(notes)

    def _beside_dates(
        self, options: SearchOptions, columns: Columns, notes: list[Reason]
    ) -> dict[Dimension, Keys]:
        found: dict[Dimension, Keys] = {}
        papers = _newspapers(options, columns, notes)
        if papers is not None:
            found[Dimension.NEWSPAPERS] = papers
        if options.pages:
            wanted = page_numbers.alike(columns.page_numbers, options.pages)
            found[Dimension.PAGES] = coded(columns.keys, columns.pages, columns.page_numbers, wanted)
        if options.kinds:
            found[Dimension.KINDS] = coded(columns.keys, columns.kinds, columns.kind_names, options.kinds)
        if options.reporters:
            of = self.credits(columns)
            found[Dimension.REPORTERS] = coded(of.signed, of.signers, of.people, options.reporters)
        if options.columns:
            of = self.credits(columns)
            found[Dimension.COLUMNS] = coded(of.placed, of.places, of.column_names, options.columns)
        return found


def stated_days(options: SearchOptions) -> tuple[int, int] | None:
    """Return the first and last day that a search is limited to; None if any day is let through, or none at all."""
    days = _days(options, [])
    return days if days is not None and 0 < days[0] <= days[1] else None


def common(parts: Iterable[Keys]) -> Keys | None:
    """Return what all parts hold; None if there is no part."""
    found = list(parts)
    return reduce(frozenset.intersection, found) if found else None


def coded(keys: array[int], column: array[int], values: Sequence[object], wanted: Container[object]) -> Keys:
    """Return the keys whose value, coded as a position in `values`, is wanted."""
    numbers = {number for number, value in enumerate(values) if value in wanted}
    return frozenset(compress(keys, map(numbers.__contains__, column)))


def _days(options: SearchOptions, notes: list[Reason]) -> tuple[int, int] | None:
    """Return the days that are let through, None for all."""
    first, last = _end(options.date_from, 0, notes), _end(options.date_to, 1, notes)
    if first is not None and last is not None and first > last:
        notes.append(Reason("query.dates_reversed", text=f"{options.date_from}..{options.date_to}"))
    if first is not None or last is not None:
        return first or 1, last or 1 << 31
    return (0, 0) if options.undated else None


def _between(columns: Columns, least: int, most: int) -> Keys:
    return frozenset(
        key for key, day in zip(columns.keys, columns.dates, strict=True) if least <= day <= most
    )


def _newspapers(options: SearchOptions, columns: Columns, notes: list[Reason]) -> Keys | None:
    """Return the articles of the newspapers named: one by any part of its name, several as they are stated."""
    parts = []
    if options.newspaper is not None:
        name = fold(options.newspaper)
        known = {paper for paper in columns.newspaper_names if paper is not None and name in fold(paper)}
        if not known and columns.keys:
            notes.append(no_newspaper(options.newspaper, columns))
        parts.append(coded(columns.keys, columns.newspapers, columns.newspaper_names, known))
    if options.newspapers:
        parts.append(coded(columns.keys, columns.newspapers, columns.newspaper_names, options.newspapers))
    return common(parts)


def no_newspaper(text: str, columns: Columns) -> Reason:
    """Return the sentence about a newspaper that a library does not have, with those that it has."""
    names = sorted(name for name in columns.newspaper_names if name is not None)
    known = "、".join(names[:NAMED]) + ("…" if len(names) > NAMED else "")
    return Reason("query.no_newspaper", text=text, known=known or "—", number=len(names))


def _end(text: str | None, which: int, notes: list[Reason]) -> int | None:
    if text is None:
        return None
    days = dates.days(text)
    if days is None:
        notes.append(Reason("query.date", text=text))
        return None
    return days[which]
