"""Jumps: stories that go on at another page (下转2版) or come from one (上接1版)."""

from __future__ import annotations

import re
from typing import Final

from reader.core.records import Jump, PageNumber
from reader.core.sources.numerals import read_page_number

_NUMBER: Final = r"第?\s*([A-Za-z]?\s*\d{1,3}|[一二三四五六七八九十]{1,3})\s*"
_ARROWS: Final = r"[▶►➤>＞»》→↓▼\s]*"
_OPEN: Final = rf"{_ARROWS}[(（【\[]\s*{_ARROWS}"
_CLOSE: Final = rf"(?:版[^()（）】\]]{{0,10}}|面|页|{_ARROWS})\s*[)）】\]]"
_TO: Final = re.compile(
    rf"{_OPEN}(?:下\s*转|紧\s*转)\s*{_NUMBER}{_CLOSE}|{_OPEN}转\s*{_NUMBER}版[^()（）】\]]{{0,10}}[)）】\]]"
    rf"|{_ARROWS}下\s*转\s*{_NUMBER}版?(?:[面]|$|\s)"
)
"""A number behind 转 alone needs 版 behind it: without, it may be a telephone extension."""
_FROM: Final = re.compile(
    rf"{_OPEN}(?:上\s*接|紧\s*接)\s*{_NUMBER}{_CLOSE}|^{_ARROWS}(?:上\s*接|紧\s*接)\s*{_NUMBER}(?:版|面|页|$)"
)
_HINT: Final = re.compile(r"下\s*转|上\s*接|紧\s*[接转]|[(（]\s*转")


def take_jump(text: str) -> tuple[str, Jump | None]:
    """Return a text without its jump marker, and the jump; the text itself and None where there is none."""
    if _HINT.search(text) is None:
        return text, None
    to_page: PageNumber | None = None
    from_page: PageNumber | None = None
    match = _TO.search(text)
    if match is not None:
        to_page = read_page_number(next(filter(None, match.groups())))
        text = text[: match.start()] + text[match.end() :]
    match = _FROM.search(text)
    if match is not None:
        from_page = read_page_number(next(filter(None, match.groups())))
        text = text[: match.start()] + text[match.end() :]
    if to_page is None and from_page is None:
        return text, None
    return text, Jump(to_page, None if to_page is not None else from_page)
