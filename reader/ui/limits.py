"""The limits of a search as the window handles them: put into words, chosen one by one, narrowed to a group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, Final

from reader.core.records import Facets, Kind, SearchOptions
from reader.ui import wording
from reader.ui.alike import ALL, NONE, alike_words, apart_words, switched, told_apart
from reader.ui.language import translate

FIELDS: Final = ("newspapers", "pages", "kinds", "reporters", "columns")
DATES: Final = "dates"
ALIKE: Final = "alike"

Key = str | int | None
"""What a group of results is of: a newspaper's name, or a year; None where it is not stated."""


class Grouping(Enum):
    """How results are gathered."""

    NONE = "none"
    NEWSPAPER = "newspaper"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit in force: the field of the options, the value let through (None for dates; of what counts as the same
    the switch that is off, None for all of them), and it in words.
    """

    field: str
    value: Any
    text: str


def field_words(field: str) -> str:
    """Return the name of what can be limited."""
    return {
        "newspapers": translate("Limits", "报纸"),
        "pages": translate("Limits", "版次"),
        "kinds": translate("Limits", "类型"),
        "reporters": translate("Limits", "记者、通讯员"),
        "columns": translate("Limits", "栏目"),
        DATES: translate("Limits", "日期"),
        ALIKE: translate("Limits", "字形"),
    }[field]


def value_words(field: str, value: Any) -> str:
    """Return a value of a field in words."""
    if field == "newspapers":
        return wording.newspaper(value)
    if field == "pages":
        return wording.page(value)
    return wording.kind(Kind(value)) if field == "kinds" else str(value)


def dates_words(options: SearchOptions) -> str:
    """Return the dates of a search in words; nothing for no limit."""
    start, end = options.date_from, options.date_to
    if start is None and end is None:
        return translate("Limits", "日期不详") if options.undated else ""
    return start if start == end and start is not None else f"{start or ''}—{end or ''}"


def in_force(options: SearchOptions) -> Iterator[Limit]:
    """Yield the limits of a search."""
    if words := dates_words(options):
        yield Limit(DATES, None, words)
    for field in FIELDS:
        for value in getattr(options, field):
            yield Limit(field, value, value_words(field, value))
    if options.alike == NONE:
        yield Limit(ALIKE, None, alike_words(NONE))
        return
    for switch in told_apart(options.alike):
        yield Limit(ALIKE, switch, apart_words(switch))


def chosen(options: SearchOptions, field: str, value: Any, *, on: bool) -> SearchOptions:
    """Return the options with a value let through too, or no longer."""
    others = tuple(other for other in getattr(options, field) if other != value)
    changed: dict[str, Any] = {field: (*others, value) if on else others}
    return replace(options, **changed)


def within_dates(options: SearchOptions, start: str | None, end: str | None) -> SearchOptions:
    """Return the options for a range of dates, None for an open end."""
    return replace(options, date_from=start, date_to=end, undated=False)


def without(options: SearchOptions, limit: Limit) -> SearchOptions:
    """Return the options without one limit."""
    if limit.field == DATES:
        return within_dates(options, None, None)
    if limit.field == ALIKE:
        return replace(options, alike=ALL) if limit.value is None else switched(options, limit.value, on=True)
    return chosen(options, limit.field, limit.value, on=False)


def unlimited(options: SearchOptions) -> SearchOptions:
    """Return the options without any limit."""
    free = replace(within_dates(options, None, None), alike=ALL)
    return replace(free, newspaper=None, newspapers=(), pages=(), kinds=(), reporters=(), columns=())


def within_group(options: SearchOptions, grouping: Grouping, key: Key) -> SearchOptions:
    """Return the options for one group of their results."""
    if grouping is Grouping.NEWSPAPER:
        return replace(options, newspapers=(None if key is None else str(key),))
    if key is None:
        return replace(options, undated=True)
    year = str(key)
    ends = (options.date_from, options.date_to)
    start, end = (old if old is not None and old.startswith(year) else year for old in ends)
    return within_dates(options, start, end)


def groups_of(facets: Facets, grouping: Grouping, options: SearchOptions) -> list[tuple[Key, str, int]]:
    """Return the groups of results, each with its key, its name and its number of articles."""
    if grouping is Grouping.YEAR:
        years = sorted(facets.years, key=lambda pair: (pair[0] is None, -(pair[0] or 0)))
        return [(year, year_words(year), count) for year, count in years]
    papers = [pair for pair in facets.newspapers if not options.newspapers or pair[0] in options.newspapers]
    return [(name, wording.newspaper(name), count) for name, count in papers]


def year_words(year: int | None) -> str:
    """Return a year in words."""
    if year is None:
        return translate("Limits", "日期不详")
    return translate("Limits", "{year}年").format(year=year)
