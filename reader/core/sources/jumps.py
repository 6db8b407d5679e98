"""Jumps: stories that go on at another page (下转2版) or come from one (上接1版)."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import normalize

from reader.core.records import Jump, PageNumber
from reader.core.sources.lines import BLANKS, ends_sentence
from reader.core.sources.numerals import read_count, read_page_number

_ONE: Final = r"(?:[A-Za-z]?\s*\d{1,3}|[一二三四五六七八九十]{1,3})"
_NEXT: Final = r"(?:[A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3})"
"""Without blanks inside: of many pages there would be too many ways to part the blanks before each."""
_THROUGH: Final = "至到—–~～－-"
"""What stands between the first of a run of pages and the last: 2-4版."""
_NUMBER: Final = (
    rf"(?:(?:今[日天]|本[报期])\s*)?第?\s*({_ONE}\s*+"
    rf"(?:(?:[版面]\s*)?[、,，/和与及{_THROUGH}]\s*(?:第\s*)?{_NEXT}\s*+)*)"
)
"""The number of a page, or of several: 2、3; 第2版、第3; 2-4."""
_DIGITS: Final = rf"[A-Za-z]?\d{{1,3}}(?:\s*[、,，/{_THROUGH}]\s*[A-Za-z]?\d{{1,3}})*"
"""The same without hanzi, behind an arrow."""
_LISTED: Final = re.compile(rf"([{_THROUGH}]?)[^A-Za-z\d一二三四五六七八九十{_THROUGH}]*({_ONE})")
_LONGEST: Final = 16
"""A run of more pages is none."""
_LETTERED: Final = re.compile(r"([A-Z])(\d+)")
_ARROWS: Final = r"[▶►➤>＞»》→☞◀◄◁<＜«←↓▼▲\s]*"
_OPEN: Final = rf"{_ARROWS}[(（【\[]\s*{_ARROWS}"
_WORDS: Final = r"[^()（）】\]]{0,24}"
_CLOSE: Final = rf"(?:版(?P<words>{_WORDS})|面|页|{_ARROWS})\s*(?P<close>[)）】\]])"
_TO: Final = re.compile(
    rf"{_OPEN}(?:下\s*转|紧\s*转)\s*{_NUMBER}{_CLOSE}"
    rf"|{_OPEN}转\s*{_NUMBER}版(?P<rest>{_WORDS})(?P<end>[)）】\]])"
    rf"|{_ARROWS}下\s*转\s*{_NUMBER}版?(?:[面]|$|\s|(?<=\s))"
    rf"|(?<=[\u4e00-\u9fff，,])\s*[▶►➤→☞»]+\s*第?\s*({_DIGITS})\s*版\s*$"
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
    rf"下\s*转|上\s*接|紧\s*[接转]|[(（【\[]\s*[转接]|[▶►➤→☞»]\s*第?\s*{_DIGITS}\s*版\s*$"
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
        pages = _pages(match, 1, 4, 7, 8)
        return (
            (_without(text, match), Jump(to_page=pages[0], more_pages=pages[1:])) if pages else (text, None)
        )
    match = _FROM.search(text)
    if match is not None:
        pages = _pages(match, 1, 4)
        return (
            (_without(text, match), Jump(from_page=pages[0], more_pages=pages[1:])) if pages else (text, None)
        )
    return text, None


def goes_on(text: str) -> bool:
    """Tell whether a text begins by saying which page it comes from."""
    return "接" in text[:6] and _FROM.match(text[:30]) is not None


def _breaks_off(text: str) -> bool:
    """Tell whether a text is more than a headline or an entry of a guide, and stops in the middle of a sentence."""
    return len(text) >= _TEXT and ("，" in text or "," in text) and not ends_sentence(text)


def _pages(match: re.Match[str], *groups: int) -> tuple[PageNumber, ...]:
    """Return the pages in the first of a match's groups that holds any, in their order; () where one cannot be read."""
    found: list[PageNumber] = []
    for through, printed in _LISTED.findall(normalize("NFKC", next(filter(None, match.group(*groups))))):
        page = read_page_number(printed)
        for number in [page] if page is not None else map(read_count, printed):  # 二三版 are two
            if number is None:
                return ()
            found += _behind(found[-1], number, is_run=bool(through)) if found else [number]
    return tuple(dict.fromkeys(found))


def _behind(before: PageNumber, page: PageNumber, *, is_run: bool) -> list[PageNumber]:
    """Return a page that is named behind another one, with its letter (A2、3版); of a run those between them too."""
    lettered = _LETTERED.fullmatch(str(before))
    letter, first = lettered.groups() if lettered is not None else ("", str(before))
    last = str(page).removeprefix(letter)
    if not (first.isdigit() and last.isdigit()):
        return [page]
    start = int(first) + 1 if is_run and int(last) - int(first) < _LONGEST else int(last)
    numbers = range(start, int(last) + 1)
    return [f"{letter}{number:0{len(first)}}" for number in numbers] if letter else list(numbers)


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
