"""Dates as newspapers print them, and what stories let one infer about a date that is not printed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from reader.core.sources.lines import bare
from reader.core.sources.numerals import read_count

WEEKDAY: Final = re.compile(
    r"(?:星期|周|礼拜)(?<![每逢]周)(?<![每逢](?:星期|礼拜))\s*([一二三四五六日天])"
    r"(?=[农夏阴第总甲乙丙丁戊己庚辛壬癸]|(?![\u4e00-\u9fff]))"
)
_D: Final = r"\s*(\d{1,2})\s*"
_RUNS_ON: Final = re.compile("起|前|后|至|止|开|正式|将|上午|下午|晚|凌晨|在|举|是|为|我|全|本[市区县省]")
_DAY_LOST: Final = r"(?=\s*$|\s*[,，·|｜(（]|\s+(?![\dOoIl□?？日])|[星周礼农总第癸甲乙丙丁戊己庚辛壬])"
"""What stands behind a day of the month that has lost its 日; anything else may be what is left of its second figure."""
_DATE: Final = re.compile(
    rf"((?:19|2\s?0)\s?\d\s?\d)\s*年\s*(\d\s?\d?)\s*月\s*(\d\s?\d?)(?:\s*[日号]|(?!\d){_DAY_LOST})",
    re.MULTILINE,
)
HAN_DATE: Final = re.compile(
    r"([一二][〇○零Ｏ一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十廿卅]{1,3})日"
)
_REPUBLIC_DATE: Final = re.compile(rf"民国\s*(\d{{2,3}})\s*年{_D}月{_D}日")
HAN_REPUBLIC: Final = re.compile(
    r"民国([〇○零一二三四五六七八九百]{2,4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十廿卅]{1,3})日"
)
_POINT_DATE: Final = re.compile(
    r"(1(?<!\d1)9\d\d|2(?<!\d2)0\d\d)\s*([-./·])\s*(\d{1,2})\s*\2\s*(\d{1,2})(?!\d)"
)


_PART: Final = re.compile(
    r"(?:19|20)\d\d年(?:\d{1,2}月)?|\d{1,2}月|(?:\d{1,2}月)?\d{1,2}日|(?:19|20)\d\d|\d{1,2}/\d{1,2}"
    r"|(?:19|20)\d\d年\d{1,2}月[^\u4e00-\u9fff]{1,3}日?"
)
"""A date in part, or one whose day is damaged."""


_DAY: Final = re.compile(r"(?<![年\d])(\d{1,2})月(\d{1,2})日")
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)年(?!代)")


DATE_ENDS: Final = frozenset("日0123456789")
"""What a date by itself ends with."""


def is_part_of_date(close: str) -> bool:
    """Tell whether a line without blanks is what a line break leaves of a date: 2015年11月, 6日."""
    return len(close) <= 12 and _PART.fullmatch(close) is not None


def is_date_alone(text: str) -> bool:
    """Tell whether a line is a date and nothing else, as under a notice."""
    if len(text) > 24 or text[-1] not in DATE_ENDS:
        return False
    close = bare(text)
    return len(close) <= 14 and bool(
        _DATE.fullmatch(close) or HAN_DATE.fullmatch(close) or _POINT_DATE.fullmatch(close)
    )


def without_dates(text: str) -> str:
    """Return a text without the whole dates in it."""
    return _DATE.sub(" ", text)


def runs_on(text: str) -> bool:
    """Tell whether what stands right behind a date in a text makes it part of a sentence: 5月10日起施行."""
    match = _DATE.search(text)
    return match is not None and _RUNS_ON.match(text, match.end()) is not None


def is_dated(text: str) -> bool:
    """Tell whether a text holds something in the form of a whole date, valid or not."""
    if "年" in text and any(
        pattern.search(text) for pattern in (_DATE, HAN_DATE, _REPUBLIC_DATE, HAN_REPUBLIC)
    ):
        return True
    return _POINT_DATE.search(text) is not None


def read_date(text: str) -> str | None:
    """Return the first whole and valid date of a text in ISO form; None without one."""
    for match in _DATE.finditer(text):
        found = iso_date(*(int(bare(part)) for part in match.groups()))
        if found:
            return found
    for match in _POINT_DATE.finditer(text):
        found = iso_date(int(match.group(1)), int(match.group(3)), int(match.group(4)))
        if found:
            return found
    for match in _REPUBLIC_DATE.finditer(text):
        found = iso_date(int(match.group(1)) + 1911, int(match.group(2)), int(match.group(3)))
        if found:
            return found
    for match in (*HAN_DATE.finditer(text), *HAN_REPUBLIC.finditer(text)):
        digits = (
            str("〇一二三四五六七八九".find(c) if c not in "○零Ｏ" else 0)
            for c in match.group(1)
            if c != "百"
        )
        year = int("".join(digits)) + (1911 if match.re is HAN_REPUBLIC else 0)
        month, day = (
            read_count(match.group(2)),
            read_count(match.group(3).replace("廿", "二十").replace("卅", "三十")),
        )
        found = iso_date(year, month or 0, day or 0)
        if found:
            return found
    return None


def weekday_in(text: str) -> int | None:
    """Return the day of the week that a text states first, 0 for Monday; None without one."""
    match = WEEKDAY.search(text)
    return None if match is None else "一二三四五六日".find(match.group(1).replace("天", "日"))


def iso_date(year: int, month: int, day: int) -> str | None:
    """Return a date in ISO form; None for a day that is not in the calendar."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def infer_date(texts: Sequence[str]) -> Mapping[str, str]:
    """Return what the openings of stories let one infer about an undated page: {"date": "2020-04"} or less.

    The month is that of most day-and-month mentions in the openings; the year is taken only if the page names
    one much more often than others. Without a year only {"month": "11"} is given.
    """
    months: dict[int, int] = {}
    years: dict[int, int] = {}
    for text in texts:
        if "月" not in text and "年" not in text:
            continue
        for match in _DAY.finditer(text[:160]):
            month = int(match.group(1))
            if 1 <= month <= 12 and 1 <= int(match.group(2)) <= 31:
                months[month] = months.get(month, 0) + 1
        for match in _YEAR.finditer(text[:400]):
            years[int(match.group(1))] = years.get(int(match.group(1)), 0) + 1
    if not months:
        return {}
    month = max(months, key=lambda m: (months[m], m))
    if not years:
        return {"month": f"{month:02d}"}
    year = max(years, key=lambda y: (years[y], y))
    if years[year] * 2 < sum(years.values()):
        return {"month": f"{month:02d}"}
    return {"date": f"{year:04d}-{month:02d}"}
