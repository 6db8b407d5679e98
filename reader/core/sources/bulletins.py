"""Bulletins: figures set between the stories of a page under a standing heading, or on one line: draws, prices, rates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.core.sources import forecasts
from reader.core.sources.items import Bulletin, Item, Scrap, Story
from reader.core.sources.lines import Line, ends_sentence, is_han, retold
from reader.core.sources.scanning import scan

WHY: Final = "开奖、限行、行情一类的固定信息,不属于上下的文章"
_HINT: Final = re.compile(
    "双色球|大乐透|七乐彩|七星彩|排列|3D|体彩|福彩|彩票|开奖|天气|气象|牌价|汇率|收盘|股市|行情|菜价|肉价|油价|金价|粮价|价格|节目|停电|停水|停气|限行|空气质量|水位|水情|雨情|潮汐"
)
"""What a heading holds; looked for first, as hardly any line does."""
_HEADING: Final = re.compile(
    "[^，。！？：:,!?]{0,12}?(?:开奖(?:公告|结果|信息|号码|播报|情况)?|中奖号码|[体福]彩|(?:双色球|大乐透|七乐彩|七星彩|排列[35三五]|3D)(?:第?\\d{5,7}期?)?(?:开奖公告|开奖结果)?"
    "|天气(?:预报|信息|趋势)?|气象(?:信息|预报)?|牌价|汇率|收盘(?:行情|指数)?|股市(?:行情)?|行情(?:表)?|[菜肉油金粮]价|价格(?:表|行情|信息|公示|监测)?"
    "|节目[单表]|停[电水气](?:信息|通知|预告|公告|计划|安排)?|限行(?:尾号|信息|提示)?|空气质量(?:指数|日报|播报|预报)?|水[位情](?:信息|公告)?|雨情(?:信息)?|潮汐(?:表)?)"
    "(?:[(（][^()（）]{1,14}[)）])?"
)
_LONGEST_HEADING: Final = 24
_LONGEST: Final = 60
"""How many characters the heading has at most, and one of its lines."""
_MOST: Final = 24
"""How many lines stand below the heading at most."""
_STOPS: Final = re.compile("[。；！？;!?]")
_COMMA: Final = re.compile("[，,]")
_FIGURE: Final = re.compile("\\d")
_STATED: Final = re.compile("[^:：，]{1,20}[:：](?P<value>.*\\d.*)")
"""What is stated in figures: 奖池奖金:2.1亿元."""
_UNITS: Final = 4
"""How many hanzi the units of such a figure take at most."""
_HOURS: Final = re.compile("\\d{1,2}\\s?[:：时点](?:\\d\\d)?\\s?[—－–~～至到-]{1,2}\\s?\\d{1,2}\\s?[:：时点]")
"""From when to when the current or the water is cut off."""
_NUMBERED: Final = re.compile("\\d{1,2}\\s?[.．、]\\s?\\D")
"""An entry of a programme."""
_ALONE: Final = re.compile(
    "(?:[今明]日)?(?:机动车)?(?:[今明]日)?限行尾号[:：]?(?:[今明昨后周星期一二三四五六日天]{0,3}[:：]?\\d[和、,，]\\d[；;,，]?)+"
    "|[一-鿿]{0,6}空气质量(?:指数|状况|等级)?(?:[(（]?AQI[)）]?)?[:：]?\\d{1,3}(?:[优良差]|[轻中重严]度?污染)?"
)
"""What is told on one line, without its blanks: 空气质量指数 58 良."""
_AMOUNT: Final = re.compile("[\\d.,]+[^\\d，。]{0,5}")
"""A figure by itself with its unit."""
_CELLS: Final = 3
"""How many cells other figures on one line have at least."""
_TOLD_LINES: Final = 3
"""Over how many printed lines such a line goes at most."""


def find_bulletins(lines: Sequence[Line]) -> frozenset[int]:
    """Return the places of the lines that such figures may begin with."""
    return scan([line.text if line.gap and len(line.text) <= _LONGEST else "" for line in lines], _HINT)


def read_bulletin(lines: Sequence[Line], index: int, items: list[Item], measure: float | None) -> int:
    """Read the figures that begin here with their heading, or that one line tells; return the index after them.

    They stand apart from what is above and below them. The same index is returned where there are none.
    """
    line = lines[index]
    if _is_announced(items):
        return index
    if len(line.joined) <= _LONGEST_HEADING and _HEADING.fullmatch(line.joined) is not None:
        end = _end_of_rows(lines, index + 1, printed=measure is not None)
        if end > index + 1:
            items.append(Bulletin(line, tuple(lines[index + 1 : end])))
            return end
    end = index + 1
    while measure is not None and end < len(lines) and end - index < _TOLD_LINES and not lines[end].gap:
        end += 1
    whole = line if end == index + 1 else retold(line, " ".join(one.text for one in lines[index:end]))
    if (end == len(lines) or lines[end].gap) and _is_told_alone(whole):
        items.extend(Scrap(one, WHY) for one in lines[index:end])
        return end
    return index


def _is_announced(items: Sequence[Item]) -> bool:
    """Tell whether the text above announces what stands below it, or a headline is right above."""
    above = items[-1] if items else None
    if not isinstance(above, Story):
        return False
    return above.unit.text[-1] in ":：" or (above.unit.headable and not above.unit.closed)


def _end_of_rows(lines: Sequence[Line], start: int, *, printed: bool) -> int:
    """Return the index after the lines of figures that begin at a place; the same place where there are none.

    Printed lines that are set tight below each other are figures together, as one may go on in the next.
    """
    end = start
    while end < min(len(lines), start + _MOST) and _is_row(lines[end]):
        after = end + 1
        while printed and after < min(len(lines), start + _MOST) and not lines[after].gap:
            after += 1
        if not _are_figures(lines[end:after]):
            break
        end = after
    return end if end == len(lines) or lines[end].gap else start


def _are_figures(rows: Sequence[Line]) -> bool:
    """Tell whether lines are figures, the first of which surely is: each of them, or all of them together."""
    if all(map(_is_row, rows[1:])):
        return True
    words = "".join(line.joined for line in rows)
    plain = _STOPS.search(words) is None and _COMMA.search(words) is None
    figures = plain and sum(map(str.isdigit, words)) * 2 >= sum(map(is_han, words))
    return figures or forecasts.is_forecast(words)


def _is_row(line: Line) -> bool:
    """Tell whether a line is figures, what they are of, and nothing else that a sentence has."""
    text = line.text
    if len(text) > _LONGEST or _FIGURE.search(text) is None:
        return False
    if forecasts.is_forecast(text):
        return not ends_sentence(text) or len(line.joined) <= _LONGEST
    if _STOPS.search(text) is not None or _COMMA.search(text) is not None:
        return False
    if _HOURS.match(text) is not None or _NUMBERED.match(text) is not None:
        return True
    stated = _STATED.fullmatch(text)
    if stated is not None and sum(map(is_han, stated["value"])) <= _UNITS:
        return True
    return _has_cells(line)


def _has_cells(line: Line) -> bool:
    """Tell whether at least half of the parts of a line between blanks have figures, and these are more than words.

    What each is of is no such word where the figure stands by itself, with its unit: 土鸡蛋 9.5元/斤.
    """
    if len(line.pieces) == 1:
        return False
    told = sum(_FIGURE.search(piece) is not None for piece in line.pieces)
    if all(map(_AMOUNT.fullmatch, line.pieces[1::2])) and len(line.pieces) % 2 == 0:
        return True
    digits = sum(map(str.isdigit, line.joined))
    return told * 2 >= len(line.pieces) and digits * 2 >= sum(map(is_han, line.joined))


def _is_told_alone(line: Line) -> bool:
    """Tell whether a line is such figures with what they are of: 大乐透第19043期 前区 03 11 17 24 33 后区 02 09."""
    if _STOPS.search(line.text) is not None:
        return False
    if _ALONE.fullmatch(line.joined) is not None:
        return True
    return len(line.pieces) >= _CELLS and _COMMA.search(line.text) is None and _has_cells(line)
