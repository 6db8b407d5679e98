"""Weather forecasts set between the stories of a page: what one looks like, and the lines that it takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.core.sources.items import Item, Scrap
from reader.core.sources.lines import Line, ends_sentence
from reader.core.sources.scanning import scan

WHY: Final = "天气预报,不属于上下的文章"
_HEADED: Final = re.compile(
    r"[^\w“‘《]{0,2}[\u4e00-\u9fff]{0,6}(?:天气|气象)(?:预报|提示|信息|情况|趋势)?[^\w“‘《，,。、]{1,3}(?=\S)"
)
"""How a forecast opens that is headed on its own line: 天气预报:…, 某某天气 …, 【今日天气】…."""
_HINT: Final = re.compile("天气|气象")
_SIGNS: Final = (
    re.compile(r"晴|多云|阴[天转到有]|[小中大暴阵][雨雪]|雨夹雪|雾|霾|沙尘"),
    re.compile(r"[\d一二三四五六七八九]级|微风|[东南西北]风"),
    re.compile(r"℃|摄氏|\d度|[气低高]温"),
)
"""The sky, the wind and the temperature: a forecast states two of the three."""
_OPENING: Final = 16
"""In how many characters a forecast is named."""
_LAST: Final = "℃C度级%％"
"""What a forecast ends with, if not with a stop."""
_MOST: Final = 160
"""How many characters a forecast has at most."""
_LINES: Final = 5
"""Over how many printed lines it goes at most."""


def find_forecasts(lines: Sequence[Line]) -> frozenset[int]:
    """Return the places of the lines that a forecast may begin with."""
    return scan([line.text[:_OPENING] for line in lines], _HINT)


def is_forecast(words: str) -> bool:
    """Tell whether a text states two of the sky, the wind and the temperature."""
    return sum(sign.search(words) is not None for sign in _SIGNS) > 1


def read_forecast(lines: Sequence[Line], index: int, items: list[Item], *, printed: bool) -> int:
    """Read a forecast that begins here under a heading on the same line; return the index after it.

    A story about the weather says 天气 too, but neither opens with it as with a heading nor goes on in figures.
    The same index is returned where no forecast begins.
    """
    opening = lines[index].text[:_OPENING]
    if "气" not in opening or _HINT.search(opening) is None or _HEADED.match(lines[index].text) is None:
        return index
    if lines[index].gap == 0 and items and not isinstance(items[-1], Scrap):
        return index  # set tight under other text, it is a line of that
    end = index + 1
    while printed and end < len(lines) and end - index < _LINES and not lines[end].gap:
        end += 1
    taken = lines[index:end]
    if end < len(lines) and not lines[end].gap and not ends_sentence(taken[-1].text):
        return index
    words = "".join(line.joined for line in taken)
    if not (ends_sentence(words) or words[-1] in _LAST):
        return index  # a headline
    if len(words) > _MOST or not is_forecast(words):
        return index
    items.extend(Scrap(line, WHY) for line in taken)
    return end
