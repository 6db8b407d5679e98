"""Dates as people write them in a query: 2020, 2020-04, 2020年4月16日, 二〇二〇年四月, 2020-01..2020-06, ..2019."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date
from typing import Final

from reader.core.search.numerals import arabic

_DATE: Final = re.compile(r"(\d{4})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2})日?|月)?|年)?", re.ASCII)
_RANGE: Final = re.compile(r"\.\.+|…+|至|~")


def days(text: str) -> tuple[int, int] | None:
    """Return the first and last day that a date names, whole or in part, as ordinals; None if it is no date."""
    match = _DATE.fullmatch(arabic(unicodedata.normalize("NFKC", text).strip()))
    if match is None:
        return None
    year, month, day = match[1], match[2], match[3]
    try:
        first = date(int(year), int(month or 1), int(day or 1))
        last_month = int(month or 12)
        last = date(int(year), last_month, int(day or monthrange(int(year), last_month)[1]))
    except ValueError:
        return None
    return first.toordinal(), last.toordinal()


def span(text: str) -> tuple[int | None, int | None] | None:
    """Return the first and last day of a date or a range of dates, None for an open end; None if unreadable."""
    parts = _RANGE.split(unicodedata.normalize("NFKC", text).replace("--", ".."))
    if len(parts) == 1:
        return days(text)
    if len(parts) != 2 or not any(part.strip() for part in parts):
        return None
    ends = [days(part) if part.strip() else (None, None) for part in parts]
    if ends[0] is None or ends[1] is None:
        return None
    return ends[0][0], ends[1][1]
