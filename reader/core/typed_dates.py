"""Dates that people type beside a query, in the forms that search reads, as ISO 8601 writes them."""

from __future__ import annotations

from datetime import date

from reader.core.search.dates import is_unknown, iso, span

Ends = tuple[str | None, str | None]
"""The first and the last day, None for an open end."""


def iso_date(text: str) -> str | None:
    """Return the date that a text names, whole or in part: 2020, 2020-04, 2020-04-16; None if it is no date."""
    return iso(text)


def iso_dates(text: str) -> Ends | None:
    """Return the days that a date or a range of dates runs from and to; None if it is neither."""
    found = span(text)
    if found is None:
        return None
    first, last = (None if day is None else date.fromordinal(day).isoformat() for day in found)
    return first, last


def is_unknown_date(text: str) -> bool:
    """Tell whether a text asks for what states no date, as 不详 does."""
    return is_unknown(text)
