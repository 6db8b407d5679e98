"""What a page or a day must be to fit what a query asks of it."""

from __future__ import annotations

from datetime import date

from reader.core.records import PageNumber
from reader.core.search.page_numbers import is_named, lies_in
from reader.core.search.syntax import Dates, EveryYear, Page, Pages


def is_on(wanted: Page | Pages, page: PageNumber | None) -> bool:
    """Whether a page, None where its number is not stated, is one that is asked for."""
    if isinstance(wanted, Pages):
        return lies_in(page, (wanted.letters, wanted.first, wanted.last))
    return page is not None and is_named(page, wanted.folded)


def is_then(wanted: Dates | EveryYear, day: int) -> bool:
    """Whether a day, as an ordinal, is one that is asked for."""
    if isinstance(wanted, Dates):
        return (wanted.first is None or wanted.first <= day) and (wanted.last is None or day <= wanted.last)
    known = date.fromordinal(day)
    return known.month == wanted.month and wanted.day in (None, known.day)


def may_be_then(wanted: Dates | EveryYear, first: int, last: int) -> bool:
    """Whether some day from the first to the last, as ordinals, is one that is asked for."""
    if isinstance(wanted, Dates):
        return (wanted.first is None or wanted.first <= last) and (
            wanted.last is None or first <= wanted.last
        )
    return any(is_then(wanted, day) for day in range(first, last + 1))
