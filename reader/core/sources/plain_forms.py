"""Masthead lines in plain forms: full-width letters and the hanzi of dates and issue numbers as ordinary digits.

Papers print one and the same masthead in many forms: ２０１９年１２月３１日, 二〇一九年十二月三十一日, 第八二三号. It is
read in one form; what is shown and kept stays as printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reader.core.sources.lines import Line, retold
from reader.core.sources.numerals import HAN_NUMBER, read_han_number
from reader.core.sources.scanning import scan

LONGEST: Final = 160
"""A line with more characters is no masthead's."""
_WIDE: Final = re.compile("[０-９Ａ-Ｚａ-ｚ]")
_MARKS: Final = re.compile(r"\d[．／－]\d")
_NARROW: Final = {code: code - 0xFEE0 for code in map(ord, "０１２３４５６７８９．／－＠＿～＃＆")} | {
    code: code - 0xFEE0 for first in "Ａａ" for code in range(ord(first), ord(first) + 26)
}
_CALENDAR: Final = "(?<!历)"
"""No 农历, 夏历 stands before a date of the ordinary calendar."""
_NOUGHT: Final = "〇○零ＯOo0"
_DATE: Final = re.compile(
    rf"{_CALENDAR}([一二](?:\s?[{_NOUGHT}一二三四五六七八九]){{3}})\s?年(?:\s?({HAN_NUMBER}{{1,3}})\s?月(?:\s?({HAN_NUMBER}{{1,4}})\s?[日号])?)?"
)
_REPUBLIC: Final = re.compile(
    rf"民国\s?(元|{HAN_NUMBER}{{1,5}})\s?年(?:\s?({HAN_NUMBER}{{1,3}})\s?月(?:\s?({HAN_NUMBER}{{1,4}})\s?[日号])?)?"
)
_DAY: Final = re.compile(
    rf"(?<![年历农夏阴闰{HAN_NUMBER[1:-1]}])({HAN_NUMBER}{{1,3}})月({HAN_NUMBER}{{1,4}})日"
)
_DAY_ALONE: Final = re.compile(rf"(?:^|(?<=\s))({HAN_NUMBER}{{1,4}})日(?=$|\s)")
_COUNTER: Final = re.compile(rf"([第总])(\s?)({HAN_NUMBER}{{1,9}})(\s?[期号])")
_IN_HANZI: Final = re.compile(f"[元{HAN_NUMBER[1:]}\\s?[年月日期号]")
_REST: Final = rf"\s?[{_NOUGHT}九]\s?[{_NOUGHT}一二三四五六七八九]\s?[{_NOUGHT}一二三四五六七八九]\s?年"
_DATED: Final = re.compile(f"一{_REST}|二{_REST}|民国")
"""What a date in hanzi holds, sought in all the lines below the first story at once."""
_LARGE: Final = 10
_SHORT: Final = 60
"""A line of a masthead below the first story has no more characters."""
_MONTHS: Final = 12
_DAYS: Final = 31


def in_plain_forms(lines: Sequence[Line], first: int) -> list[Line]:
    """Return lines with the numbers in them in ordinary digits; their places and printed widths stay.

    From `first` on, where the first story begins, only dates are so read and not the hanzi of other numbers.
    """
    head = list(lines[:first])
    for place in scan(
        [line.text if len(line.text) <= LONGEST else "" for line in head], _WIDE, _MARKS, _IN_HANZI
    ):
        head[place] = _in_plain_form(head[place], counted=True)
    below = "\n".join([line.text for line in lines[first:] if len(line.text) <= _SHORT])
    if _WIDE.search(below) is None and _DATED.search(below) is None:
        return [*head, *lines[first:]]
    return [*head, *(_in_plain_form(line, counted=False) for line in lines[first:])]


def _in_plain_form(line: Line, *, counted: bool) -> Line:
    """Return a line in plain forms; `counted`: with the numbers of issues and days by themselves that are in hanzi."""
    text = line.text
    if len(text) > LONGEST or (
        _WIDE.search(text) is None and _MARKS.search(text) is None and _IN_HANZI.search(text) is None
    ):
        return line
    if _WIDE.search(text) is not None or _MARKS.search(text) is not None:
        text = text.translate(_NARROW)
    if "年" in text:
        text = _REPUBLIC.sub(_date, _DATE.sub(_date, text))
    if counted and "日" in text:
        text = _DAY_ALONE.sub(_date, _DAY.sub(_date, text))
    if counted and ("期" in text or "号" in text):
        text = _COUNTER.sub(_counter, text)
    return line if text == line.text else replace(retold(line, text), width=line.width)


def _counter(match: re.Match[str]) -> str:
    """Return the number of an issue in digits: 第106号; a small one by itself, or in brackets, may be a part's or a notice's."""
    number = read_han_number(match.group(3))
    if not number or (number < _LARGE and match.group() == match.string) or match.string[0] in "(（":
        return match.group()
    return f"{match.group(1)}{match.group(2)}{number}{match.group(4)}"


def _date(match: re.Match[str]) -> str:
    """Return a date in digits: 2018年5月10日, 民国34年9月3日, 5月10日; as it stands if it cannot be one."""
    numbers = ["1" if said == "元" else said and re.sub(r"\s", "", said) for said in match.groups()]
    found = [said and (int(said) if said.isdecimal() else read_han_number(said)) for said in numbers]
    marks = {_DAY: "月日", _DAY_ALONE: "日"}.get(match.re, "年月日")
    most = {"年": 9999, "月": _MONTHS, "日": _DAYS}
    out = "民国" if match.re is _REPUBLIC else ""
    for number, mark in zip(found, marks, strict=True):
        if number is None:
            break
        if not isinstance(number, int) or not 0 < number <= most[mark]:
            return match.group()
        out += f"{number}{mark}"
    return out
