"""Guides to other pages (导读): their headings, their items, and page references without a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.core.records import PageNumber
from reader.core.sources import references
from reader.core.sources.items import GuideItem, Item, Scrap, Story
from reader.core.sources.lines import Line, bare, ends_sentence, width
from reader.core.sources.units import can_be_headline

_HINT: Final = re.compile(r"版|读|览|提\s*要|看\s*点|目\s*录|索\s*引")
"""What the heading of a guide and a reference to a page hold; most lines hold none of it."""


def read_guide(lines: Sequence[Line], index: int, items: list[Item]) -> int:
    """Read a guide to other pages that begins here; return the index after it, or the same index if none does."""
    line = lines[index]
    if _HINT.search(line.text) is None:
        return index
    heading: Line | None = None
    prefix = 0
    if references.is_guide_heading(line.text):
        heading = line
        index += 1
    else:
        prefix = references.guide_prefix(line.text)
        if not prefix or len(line.joined) > 80:
            return index if not _loose_reference(lines, index, items) else index + 1
    others = [heading] if heading is not None else []
    pending: list[tuple[Line, str]] = []
    above = False
    while index < len(lines):
        text = lines[index].text[prefix:]
        prefix = 0
        page = references.page_reference(text)
        if page is None and heading is not None:
            page = references.page_line(text) if pending else _heading_page(lines, index)
        below = _titles_below(lines, index, above or bool(others)) if page is not None and not pending else []
        if page is not None and below:
            _emit(items, [(one, one.text) for one in below], page, [*others, lines[index]])
            others, above = [], True
            index += 1 + len(below)
            continue
        if page is not None:
            _emit(items, pending, page, [*others, lines[index]])
            pending, others = [], []
            index += 1
            continue
        words, shared = references.split_reference(text)
        if shared is None and heading is not None:
            words, shared = references.split_number(text)
        if shared is not None and words:
            if references.says_more(text.replace(words, "", 1), shared):
                words = text
            _emit(items, [*pending, (lines[index], words)], shared, others)
            pending, others = [], []
            index += 1
            continue
        if (
            not can_be_headline(text, width(bare(text)))
            or len(pending) >= 4
            or not _reference_ahead(lines, index)
        ):
            break
        pending.append((lines[index], text))
        index += 1
    if pending or others:
        for entry, words in pending:
            _emit(items, [(entry, words)], None, others)
            others = []
        if others:
            items.append(Scrap(others[0], "导读栏题,下面没有条目"))
    return index


def _reference_ahead(lines: Sequence[Line], index: int) -> bool:
    """Tell whether one of the next lines refers to a page, so that the guide goes on until there."""
    for line in lines[index : index + 5]:
        if (
            references.page_reference(line.text) is not None
            or references.split_reference(line.text)[1] is not None
            or references.page_line(line.text) is not None
        ):
            return True
        if not can_be_headline(line.text, line.width):
            return False
    return False


def _heading_page(lines: Sequence[Line], index: int) -> PageNumber | None:
    """Return the page that the name of a page states with its number, over the title of an entry: 要闻·2版."""
    page = references.page_line(lines[index].text)
    below = lines[index + 1] if index + 1 < len(lines) else None
    if page is None or below is None or references.page_line(below.text) is not None:
        return None
    words, other = references.split_reference(below.text)
    return page if words and other is None and can_be_headline(below.text, below.width) else None


def _titles_below(lines: Sequence[Line], index: int, above: bool) -> list[Line]:
    """Return the titles right below a page reference; `above` says that references stand over their items here."""
    found: list[Line] = []
    if above and lines[index + 1 : index + 2] and lines[index + 1].gap and lines[index].gap:
        line = lines[index + 1]  # every line is set apart, and every page has one title
        titled = can_be_headline(line.text, line.width) and references.page_line(line.text) is None
        return [line] if titled else []
    for line in lines[index + 1 : index + 4]:
        if (
            line.gap
            or not can_be_headline(line.text, line.width)
            or references.page_reference(line.text) is not None
        ):
            break
        found.append(line)
    if not above and lines[index + 1 + len(found) : index + 2 + len(found)]:
        after = lines[index + 1 + len(found)]
        if not after.gap and references.page_reference(after.text) is not None:
            return []  # the next reference stands right under these titles, so it is theirs
    return found


def _loose_reference(lines: Sequence[Line], index: int, items: list[Item]) -> bool:
    """Take a page reference without a guide's heading, with the headline lines right above it."""
    page = references.page_reference(lines[index].text)
    if page is None:
        return False
    above: list[tuple[Line, str]] = []
    while items and isinstance(items[-1], Story) and items[-1].unit.headable and len(above) < 3:
        unit = items[-1].unit
        if ends_sentence(unit.text) or unit.lead:
            break
        above.insert(0, (unit.line, unit.text))
        items.pop()
    if not above:
        return False
    _emit(items, above, page, [lines[index]])
    return True


def _emit(
    items: list[Item], pending: Sequence[tuple[Line, str]], page: PageNumber | None, others: Sequence[Line]
) -> None:
    """Add a guide item; a reference without words above it becomes a scrap."""
    if pending:
        items.append(
            GuideItem(
                tuple(line for line, _ in pending), tuple(words for _, words in pending), page, tuple(others)
            )
        )
        return
    items.extend(Scrap(line, "版次提示,没有对应的标题") for line in others)
