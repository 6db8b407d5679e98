"""Dates as people write them in a query: 2020, 2020-04, 20200416, 2020年4月16日, 二〇二〇年四月, 2020-01..2020-06, ..2019,
2020-01至2020-06, 2020年1月到3月, 2020-01—2020-06; of any year 10月1日, 10月.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Final

from reader.core.folding import fold
from reader.core.search.numerals import DAY, MONTH, arabic, number

LONGEST: Final = 60
"""Longer texts are no dates, and are not looked through for one."""

_DATE: Final = re.compile(
    r"(?P<y>\d{4})(?:[-./年](?P<m>\d{1,2})(?:[-./月](?P<d>\d{1,2})日?|月)?|年)?"
    r"|(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)?",
    re.ASCII,
)
_EVERY_YEAR: Final = re.compile(
    rf"(?P<m>{MONTH})月(?:(?P<d>{DAY})日?)?|(?P<month>\d{{1,2}})[-./](?P<day>\d{{1,2}})", re.ASCII
)
_RANGE: Final = re.compile(r"\.\.+|…+|--+|[—–―─]+|[~〜]|至|到")
_HYPHEN: Final = re.compile("-")
_REST: Final = re.compile(rf"(?P<m>{MONTH})月(?:(?P<d>{DAY})日)?|(?P<only>{DAY})日", re.ASCII)
"""The second end of 2020年1月至3月 or 4月1日到10日, which leaves out what it shares with the first."""
_ABOUT: Final = re.compile(r"(?:大约|约|about)(?=.)")
_UNKNOWN: Final = frozenset(
    ("不详", "日期不详", "不明", "未知", "无", "无日期", "没有", "none", "unknown", "undated")
)
_Parts = tuple[int, int | None, int | None]
"""Year, month and day, as far as they are named."""


def parts(text: str) -> _Parts | None:
    """Return the year, the month and the day that a date names, None for those left out; None if it is no date."""
    match = _DATE.fullmatch(arabic(_plain(text)))
    if match is None:
        return None
    year = int(match["y"] or match["year"])
    month, day = (
        int(found) if found else None for found in (match["m"] or match["month"], match["d"] or match["day"])
    )
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return year, month, day


def iso(text: str) -> str | None:
    """Return a date, whole or in part, as ISO 8601 writes it: 2020, 2020-04, 2020-04-16; None if it is no date."""
    found = parts(text)
    return None if found is None else _iso(found)


def days(text: str) -> tuple[int, int] | None:
    """Return the first and last day that a date names, whole or in part, as ordinals; None if it is no date."""
    found = parts(text)
    if found is None:
        return None
    year, month, day = found
    last_month = month or 12
    last = date(year, last_month, day or monthrange(year, last_month)[1])
    return date(year, month or 1, day or 1).toordinal(), last.toordinal()


def span(text: str) -> tuple[int | None, int | None] | None:
    """Return the first and last day of a date or a range of dates, None for an open end; None if unreadable."""
    text = _plain(text)
    alone = days(text)
    if alone is not None:
        return alone
    signs = list(_RANGE.finditer(text))
    if len(signs) == 1:
        return _between(text[: signs[0].start()], text[signs[0].end() :])
    if signs:
        return None
    # A hyphen stands inside dates too: it parts two of them only where both are whole dates by themselves.
    found = [
        ends
        for sign in _HYPHEN.finditer(text)
        if text[: sign.start()].strip()
        and text[sign.end() :].strip()
        and (ends := _between(text[: sign.start()], text[sign.end() :]))
    ]
    return found[0] if len(found) == 1 else None


def words_of_range(words: Sequence[str]) -> int:
    """Return how many of some words, with spaces between them, are one range of dates; 1 if the first stands alone.

    2020-12 .. 2021-01 and 2020-12 ..2021-01 are; behind 2020.. only a date with a month, as 2021 may be a word.
    """
    if (
        len(words) > 2
        and (_RANGE.fullmatch(_plain(words[1])) or words[1] == "-")
        and span("".join(words[:3]))
    ):
        return 3
    if len(words) > 1 and span("".join(words[:2])):
        first, second = map(_plain, words[:2])
        sign = _RANGE.match(second)
        if sign is not None and sign.end() < len(second) and not _RANGE.search(first):
            return 2
        ends_open = any(sign.end() == len(first) for sign in _RANGE.finditer(first))
        named = parts(second)
        if ends_open and (_REST.fullmatch(second) or (named and named[1])):
            return 2
    return 1


def every_year(text: str) -> tuple[int, int | None] | None:
    """Return the month and the day (None: all of the month) of 10月1日 or 10月; None if it is no such date."""
    match = _EVERY_YEAR.fullmatch(_plain(text))
    if match is None:
        return None
    month, day = number(match["m"] or match["month"]), match["d"] or match["day"]
    try:
        return date(2000, month, number(day) if day else 1).month, number(day) if day else None
    except ValueError:
        return None


def about(text: str) -> str | None:
    """Return the date behind 约, which asks for what is only inferred; None if there is no such word."""
    text = _plain(text).lower()
    match = _ABOUT.match(text)
    return None if match is None else text[match.end() :].strip()


def is_unknown(text: str) -> bool:
    """Whether a text asks for what states no date: 不详, 无, none."""
    return fold(text) in _UNKNOWN


def _between(first: str, last: str) -> tuple[int | None, int | None] | None:
    """Return the days from one date to another; an empty one leaves its end open, but not both."""
    first, last = first.strip(), last.strip()
    if not first and not last:
        return None
    start = days(first) if first else None
    end = days(last) or _shared(first, last) if last else None
    if (first and start is None) or (last and end is None):
        return None
    return start[0] if start else None, end[1] if end else None


def _shared(first: str, last: str) -> tuple[int, int] | None:
    """Return the days of a second end without the year, or without year and month, which are the first one's."""
    known, match = parts(first) if first else None, _REST.fullmatch(last)
    if known is None or match is None:
        return None
    year, month, _day = known
    if match["only"]:
        return None if month is None else days(f"{year:04}-{month}-{number(match['only'])}")
    return days(f"{year:04}-{number(match['m'])}" + (f"-{number(match['d'])}" if match["d"] else ""))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip() if len(text) <= LONGEST else ""


def _iso(found: _Parts) -> str:
    year, *rest = found
    return f"{year:04}" + "".join(f"-{part:02}" for part in rest if part is not None)
