"""Numbers of pages as people write them in a query: 3, 第3版, 第三版, 头版, A1, A01, and 1..3 or A1至A4 for several."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from reader.core.folding import fold
from reader.core.records import PageNumber
from reader.core.search.numerals import number

_ZEROS: Final = re.compile(r"(?<!\d)0+(?=\d)")
_NAMED: Final = re.compile(r"第?(.+?)版?")
_CHINESE: Final = re.compile(r"[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]")
_PARTS: Final = re.compile(r"([^\d]*)(\d{1,9})", re.ASCII)
_RANGE: Final = re.compile(r"\.\.+|…+|-+|[—–―─]+|[~〜]|至|到")

Span = tuple[str, int | None, int | None]
"""The letters of pages, their first and last number; None for an open end."""


def plain(page: PageNumber) -> str:
    """Return a page's number in one form: A05, a5 and A5 are the same page."""
    return _ZEROS.sub("", fold(str(page)))


def alike(
    pages: Iterable[PageNumber | None], wanted: Iterable[PageNumber | None]
) -> frozenset[PageNumber | None]:
    """Return those pages that are one of some wanted ones, however either is printed; None is that of no number."""
    names = {page if page is None else plain(page) for page in wanted}
    return frozenset(page for page in pages if (page if page is None else plain(page)) in names)


def forms(pages: Sequence[PageNumber | None], printed: Sequence[int]) -> tuple[int, ...]:
    """Return for each of some pages the place of the form of its number that is printed most: A01 for A1.

    `printed` are the places in `pages` of what is printed on each article's page.
    """
    places: dict[str | None, list[int]] = {}
    for place, page in enumerate(pages):
        places.setdefault(page if page is None else plain(page), []).append(place)
    if len(places) == len(pages):
        return tuple(range(len(pages)))
    counts = Counter(printed)
    found = list(range(len(pages)))
    for group in places.values():
        most = max(group, key=lambda place: (counts[place], -len(str(pages[place])), str(pages[place])))
        for place in group:
            found[place] = most
    return tuple(found)


def parts(page: str) -> tuple[str, int] | None:
    """Return the letters and the number of a page in its plain form, None if it is not made of those."""
    match = _PARTS.fullmatch(page)
    return (match[1], int(match[2])) if match else None


def named(text: str) -> str:
    """Return the plain form of a page as somebody typed it, "" if nothing is left of it."""
    match = _NAMED.fullmatch(fold(text))
    if match is None:
        return ""
    if match[1] == "头":
        return "1"
    return str(number(match[1])) if _CHINESE.fullmatch(match[1]) else plain(match[1])


def span(text: str) -> Span | None:
    """Return the pages from one to another, None if this is no such range."""
    ends = [named(end) for end in _RANGE.split(fold(text))]
    if len(ends) != 2 or not any(ends):
        return None
    first, last = (parts(end) for end in ends)
    if (ends[0] and first is None) or (ends[1] and last is None):
        return None
    letters = [end[0] for end in (first, last) if end is not None]
    # 2A-3 is the name of one page, not a range of two kinds of pages; A1-4 leaves the letter out.
    if len(letters) == 2 and letters[0] != letters[1]:
        if letters[1]:
            return None
        letters[1] = letters[0]
    return letters[0], first[1] if first else None, last[1] if last else None


def is_named(page: PageNumber, name: str) -> bool:
    """Whether a page has this name in its plain form, or is a spread of pages with that one among them (4-5)."""
    if plain(page) == name:
        return True
    wanted = parts(name) if isinstance(page, str) else None
    return wanted is not None and _overlaps(page, (wanted[0], wanted[1], wanted[1]))


def lies_in(page: PageNumber | None, wanted: Span) -> bool:
    """Whether a page, or one of a spread of pages, is one of a range."""
    if page is None:
        return False
    found = parts(plain(page))
    if found is None:
        return _overlaps(page, wanted)
    letters, first, last = wanted
    return found[0] == letters and (first is None or first <= found[1]) and (last is None or found[1] <= last)


def _overlaps(page: PageNumber, wanted: Span) -> bool:
    """Whether a spread of pages has one of a range."""
    spread = span(str(page))
    if spread is None or spread[1] is None or spread[2] is None:
        return False
    letters, first, last = wanted
    return (
        spread[0] == letters and (first is None or first <= spread[2]) and (last is None or spread[1] <= last)
    )
