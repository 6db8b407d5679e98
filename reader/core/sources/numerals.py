"""Numbers as newspapers print them: in digits or hanzi, and the numbers of pages."""

from __future__ import annotations

import re

from reader.core.records import PageNumber
from reader.core.sources.lines import bare


def read_page_number(text: str) -> PageNumber | None:
    """Return a printed page: 2 for "2", "02" or "二", but "A01" as it stands; None if it is no page number."""
    close = bare(text).lstrip("第").upper().removesuffix("版")
    letters = re.fullmatch(r"([A-Z])(\d{1,3})", close)
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
