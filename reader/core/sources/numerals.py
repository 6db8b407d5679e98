"""Numbers as newspapers print them: in digits or hanzi, and the numbers of pages."""

from __future__ import annotations

import re
from typing import Final

from reader.core.records import PageNumber
from reader.core.sources.lines import bare

CN_COUNT: Final = "一二两三四五六七八九十"
"""The hanzi that pages are counted and numbered by."""
HAN_DIGITS: Final = "〇○零ＯOo0一二两三四五六七八九"
HAN_NUMBER: Final = f"[{HAN_DIGITS}十百千万廿卅]"
"""What a number in hanzi is made of; old type sets the letter O or a 0 for its nought."""
_VALUES: Final = (
    dict.fromkeys("〇○零ＯOo0", 0) | {han: n for n, han in enumerate("一二三四五六七八九", 1)} | {"两": 2}
)
_TENS: Final = {"十": 10, "百": 100, "千": 1000}
_JOINED_TENS: Final = (("廿", "二十"), ("卅", "三十"))


def read_page_number(text: str) -> PageNumber | None:
    """Return a printed page: 2 for "2", "02" or "二", but "A01" and "A0005" as they stand; None if it is no page number."""
    close = bare(text).lstrip("第").upper().removesuffix("版")
    letters = re.fullmatch(r"([A-Z])(0{0,3}\d{1,3})", close)
    if letters is not None:
        return f"{letters.group(1)}{letters.group(2)}"
    return read_count(close)


def read_count(text: str) -> int | None:
    """Return a number written in digits or in hanzi up to 99."""
    if text.isascii() and text.isdigit():
        return int(text) or None
    digits = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"两": 2, "○": 0, "零": 0}
    if "十" in text:
        left, _, right = text.partition("十")
        return (digits.get(left, 1) if left else 1) * 10 + (digits.get(right, 0) if right else 0)
    return digits.get(text) if len(text) == 1 else None


def read_han_number(text: str) -> int | None:
    """Return a number in hanzi, figure by figure (一〇六) or counted (一百零六, 五千六百七十八); None if it is none."""
    for joined, said in _JOINED_TENS:
        text = text.replace(joined, said)
    if not text:
        return None
    if all(han in _VALUES for han in text):
        return int("".join(str(_VALUES[han]) for han in text))
    whole, _, rest = text.rpartition("万")
    thousands = (_below_ten_thousand(whole) or 0) if whole else 0
    if whole and not thousands:
        return None
    small = _below_ten_thousand(rest) if rest else 0
    return None if small is None else thousands * 10_000 + small


def _below_ten_thousand(text: str) -> int | None:
    """Return a counted number in hanzi; each of its tens must be smaller than the one before."""
    total, figure, last = 0, None, 10_000
    for han in text:
        if han in _TENS:
            if _TENS[han] >= last:
                return None
            last = _TENS[han]
            total, figure = total + (1 if figure is None else figure) * last, None
        elif han in _VALUES and (not figure):
            figure = _VALUES[han]
        else:
            return None
    return total + (figure or 0)
