"""Issue numbers: what a masthead counts an issue by (number, total, pages), and its day in the lunar calendar."""

from __future__ import annotations

import re
from typing import Final

from reader.core.sources.dates import HAN_DATE, HAN_REPUBLIC, WEEKDAY
from reader.core.sources.lines import Line, bare
from reader.core.sources.numerals import CN_COUNT, read_count

_LUNAR_MONTH: Final = r"(?:闰?(?:十[一二]?|[正一二三四五六七八九冬腊])月)"
_LUNAR_DAY: Final = r"(?:初[一二三四五六七八九十]|十[一二三四五六七八九]?|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十)"
_LUNAR: Final = re.compile(
    rf"(?:农历|夏历|阴历)?\s{{0,3}}((?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]\s{{0,3}}(?:[（(]?[鼠牛虎兔龙蛇马羊猴鸡狗猪][)）]?)?\s{{0,3}}年)?\s{{0,3}}{_LUNAR_MONTH}\s{{0,3}}{_LUNAR_DAY})"
)
NUMBER: Final = r"\s*([0-9]{1,6})\s*"
"""A number in figures with the blanks around it."""
_TOTAL: Final = re.compile(rf"(?:总|累计)\s*第?{NUMBER}\s*[期号]|(?:总|累计)期(?:号|数)[:：]?{NUMBER}")
_ISSUE: Final = re.compile(rf"(?<![总计字证〕\])）])(?<!总 )第(?:{NUMBER}\s*期|\s*([0-9]{{3,6}})\s*号)")
_PAGES: Final = re.compile(
    rf"(?:本期|今日|今天|本日|全刊|本报今日|共|本期共|今日共|[对四八]开)\s*(?:出版)?\s*(?:共)?\s*([0-9]{{1,3}}|[{CN_COUNT}]{{1,3}})\s*(?:个)?版"
)
_PERIODICAL: Final = re.compile(
    r"(?:双周|半月|[周旬月季])[报刊]|试刊|增刊|特刊|创刊号|免费(?:赠阅|交流)|内部(?:刊物|资料|交流)?"
)
"""How often or for whom a newspaper appears, as stands beside its numbers: 周报 第26期."""


def states_number(line: Line) -> bool:
    """Tell whether a line states the weekday of an issue, its number or how many pages it has."""
    return any(pattern.search(line.joined) for pattern in (WEEKDAY, _TOTAL, _ISSUE, _PAGES))


def states_total(close: str) -> bool:
    """Tell whether a line without blanks states how many issues there have been: 总第1024期."""
    return ("总" in close or "累计" in close) and _TOTAL.search(close) is not None


def states_page_count(close: str) -> bool:
    """Tell whether a line without blanks states how many pages the issue has: 今日八版."""
    return _PAGES.search(close) is not None


def begins_with_page_count(text: str) -> bool:
    """Tell whether a text begins with how many pages the issue has."""
    return _PAGES.match(text) is not None


def without_page_count(text: str) -> str:
    """Return a line without how many pages the issue has."""
    return _PAGES.sub("", text) if "版" in text else text


def without_numbers(close: str) -> str:
    """Return a line without blanks as it is without the number of the issue and that of its pages."""
    return _PAGES.sub("", _ISSUE.sub("", close))


def without_frequency(close: str) -> str:
    """Return a line without blanks as it is without how often or for whom the newspaper appears."""
    return _PERIODICAL.sub("", close)


def states_lunar(close: str) -> bool:
    """Tell whether a line without blanks holds a day of the lunar calendar: 农历甲辰年正月初八."""
    return "月" in close and _LUNAR.search(close) is not None


def is_lunar(close: str) -> bool:
    """Tell whether a line without blanks is a day of the lunar calendar and nothing else."""
    return _LUNAR.fullmatch(close) is not None


def read_issue_number(close: str) -> int | None:
    """Return the number of an issue in its year or altogether: 第26期."""
    return _stated(_ISSUE.search(close))


def read_total_number(close: str) -> int | None:
    """Return how many issues there have been with this one."""
    return _stated(_TOTAL.search(close))


def read_page_count(close: str) -> int | None:
    """Return how many pages an issue has."""
    match = _PAGES.search(close)
    return read_count(match.group(1)) if match else None


def read_lunar_date(close: str) -> str | None:
    """Return the day of the lunar calendar as it is printed."""
    match = _LUNAR.search(HAN_REPUBLIC.sub(" ", HAN_DATE.sub(" ", close)))
    return bare(match.group(1)) if match else None


def _stated(match: re.Match[str] | None) -> int | None:
    return int(next(filter(None, match.groups()))) if match else None
