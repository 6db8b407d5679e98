"""Sections: numbers on lines of their own that divide an essay or a feature: 一, (二), 3."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from reader.core.sources.lines import Line
from reader.core.sources.numerals import read_count

_NUMBER: Final = re.compile(
    r"(?P<before>[(（【]?|第|之)\s*(?P<number>[一二三四五六七八九十]{1,3}|0?\d{1,2}|[Ⅰ-Ⅻ①-⑫㈠-㈩])\s*(?P<behind>[)）】]?|[、.．]|[章节])"
)
_LONGEST: Final = 5
_STARTS: Final = frozenset(
    "(（【第之一二三四五六七八九十0123456789ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ①②③④⑤⑥⑦⑧⑨⑩⑪⑫㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
)
"""What such a line begins with, and how many characters it has at most."""
_SIGNS: Final = {"Ⅰ": 0x2160, "①": 0x2460, "㈠": 0x3220}
"""The first of each row of signs that are numbers by themselves."""
_FAR: Final = 120
"""How many lines a section has at most."""


def find_sections(lines: Sequence[Line]) -> frozenset[int]:
    """Return the places of the numbers of sections: such as count up from one, of one form, with text between them."""
    found: set[int] = set()
    open_rows: dict[tuple[str, str, str], list[int]] = {}
    for index, line in enumerate(lines):
        read = _read(line) if len(line.joined) <= _LONGEST and line.joined[0] in _STARTS else None
        if read is None:
            continue
        form, number = read
        row = open_rows.get(form, [])
        if number == len(row) + 1 > 1 and 1 < index - row[-1] <= _FAR:
            row.append(index)
            found.update(row)
        elif number == 1 and _heads_text(lines, index):
            open_rows[form] = [index]
        else:
            open_rows.pop(form, None)
    return frozenset(_with_text(lines, found))


def _read(line: Line) -> tuple[tuple[str, str, str], int] | None:
    """Return the form and the number of a line that is nothing but a number."""
    match = _NUMBER.fullmatch(line.joined)
    if match is None or bool(match["before"] in "(（【" and match["before"]) != bool(
        match["behind"] in ")）】" and match["behind"]
    ):
        return None
    text = match["number"]
    for first, code in _SIGNS.items():
        if code <= ord(text[0]) < code + 12:
            return (match["before"], first, match["behind"]), ord(text[0]) - code + 1
    number = read_count(text)
    kind = "1" if text[0].isdigit() else "一"
    return None if number is None else ((match["before"], kind, match["behind"]), number)


def _heads_text(lines: Sequence[Line], index: int) -> bool:
    """Tell whether text stands below a number."""
    return index + 1 < len(lines) and _read(lines[index + 1]) is None


def _with_text(lines: Sequence[Line], found: set[int]) -> Iterator[int]:
    """Yield the places that have text below them."""
    return (index for index in found if _heads_text(lines, index))
