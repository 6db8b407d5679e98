"""Jumps: stories that go on at another page (下转2版) or come from one (上接1版)."""

from __future__ import annotations

import re
from typing import Final

from reader.core.records import Jump, PageNumber
from reader.core.sources.lines import BLANKS, ends_sentence
from reader.core.sources.numerals import read_page_number

_NUMBER: Final = (
    r"(?:(?:今[日天]|本[报期])\s*)?第?\s*([A-Za-z]?\s*\d{1,3}|[一二三四五六七八九十]{1,3})\s*"
    r"(?:[、,，/和至—~-]\s*第?\s*(?:[A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*)*"
)
"""The number of a page; of several pages the first."""
_ARROWS: Final = r"[▶►➤>＞»》→☞◀◄◁<＜«←↓▼▲\s]*"
_OPEN: Final = rf"{_ARROWS}[(（【\[]\s*{_ARROWS}"
_WORDS: Final = r"[^()（）】\]]{0,24}"
_CLOSE: Final = rf"(?:版(?P<words>{_WORDS})|面|页|{_ARROWS})\s*(?P<close>[)）】\]])"
_TO: Final = re.compile(
    rf"{_OPEN}(?:下\s*转|紧\s*转)\s*{_NUMBER}{_CLOSE}"
    rf"|{_OPEN}转\s*{_NUMBER}版(?P<rest>{_WORDS})(?P<end>[)）】\]])"
    rf"|{_ARROWS}下\s*转\s*{_NUMBER}版?(?:[面]|$|\s)"
    rf"|(?<=[\u4e00-\u9fff，,])\s*[▶►➤→☞»]+\s*第?\s*([A-Za-z]?\d{{1,3}})\s*版\s*$"
)
"""A number behind 转 alone needs 版 behind it: without, it may be a telephone extension."""
_FROM: Final = re.compile(
    rf"{_OPEN}(?:上\s*接|紧\s*接|接(?=[^()（）]{{1,8}}版))\s*{_NUMBER}{_CLOSE}"
    rf"|^{_ARROWS}(?:上\s*接|紧\s*接)\s*{_NUMBER}(?:版|面|页|$)"
)
_BRACKET: Final = re.compile(r"[(（【\[]")
_BESIDE: Final = "▶►➤>＞»》→↓▼,，;；、.。:：|｜/／—-" + BLANKS
"""What parts the words behind a jump in one bracket from it."""
_HINT: Final = re.compile(
    r"下\s*转|上\s*接|紧\s*[接转]|[(（【\[]\s*[转接]|[▶►➤→☞»]\s*第?\s*[A-Za-z]?\d{1,3}\s*版\s*$"
)
_TEXT: Final = 20
"""How much of a text stands before an arrow and a page at least that say where it goes on."""


def may_jump(text: str) -> bool:
    """Tell whether a text holds a character that every jump marker has; most hold none."""
    return "转" in text or "接" in text or text[-1:] == "版"


def take_jump(text: str) -> tuple[str, Jump | None]:
    """Return a text without its jump marker, and the jump; the text itself and None where there is none.

    Words behind the page in the same bracket (下转2版 相关报道见3版) are no part of the marker: they stay, in their
    bracket. Of a text with markers of both kinds only the one to another page is taken.
    """
    if not may_jump(text) or _HINT.search(text) is None:
        return text, None
    match = _TO.search(text)
    if match is not None and match[8] is not None and not _breaks_off(text[: match.start()]):
        match = None
    if match is not None:
        page = _page(match, 1, 4, 7, 8)
        return (text, None) if page is None else (_without(text, match), Jump(to_page=page))
    match = _FROM.search(text)
    if match is not None:
        page = _page(match, 1, 4)
        return (text, None) if page is None else (_without(text, match), Jump(from_page=page))
    return text, None


def goes_on(text: str) -> bool:
    """Tell whether a text begins by saying which page it comes from."""
    return "接" in text[:6] and _FROM.match(text[:30]) is not None


def _breaks_off(text: str) -> bool:
    """Tell whether a text is more than a headline or an entry of a guide, and stops in the middle of a sentence."""
    return len(text) >= _TEXT and ("，" in text or "," in text) and not ends_sentence(text)


def _page(match: re.Match[str], *groups: int) -> PageNumber | None:
    """Return the page in the first of a match's groups that holds one."""
    return read_page_number(next(filter(None, match.group(*groups))))


def _without(text: str, match: re.Match[str]) -> str:
    """Return a text without a marker, but with the words that share the marker's bracket."""
    found = match.groupdict()
    words = (found["words"] or found.get("rest") or "").strip(_BESIDE)
    if any(map(str.isalnum, words)):
        opening = _BRACKET.search(match.group())
        words = f"{opening.group() if opening else ''}{words}{found['close'] or found.get('end')}"
    else:
        words = ""
    return text[: match.start()] + words + text[match.end() :]
