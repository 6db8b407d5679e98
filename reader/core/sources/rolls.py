"""Rolls: lines that hold nothing but names, as notices list those whom they concern, one name cut by a line's end.

A roll may say in brackets behind each name who that is: 某某(某镇 农民) 某某(某校 教师).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.core.sources.lines import Line, bare, is_han
from reader.core.sources.names import begins_with_surname, looks_like_name
from reader.core.sources.scanning import scan

_NAMES: Final = 6
"""How many names a roll has at least; with brackets behind the names, how many of those."""
_BRACKETS: Final = 3
_LONGEST: Final = 5
_WIDEST: Final = 60
"""How many hanzi stand together in a roll at most, and in one of its lines where brackets follow the names."""
_FEW: Final = 2
"""A line of more parts may be nothing but names."""
_STOPS: Final = re.compile("[。，；,;、/／]")
_MARKED: Final = re.compile("[()（）:：]")
_SURNAMES: Final = 0.85
"""The share of names that must begin with a surname."""
_BRACKETED: Final = re.compile(r"[(（][^()（）]{1,24}(?:[)）]|$)")
_WHOLE_BRACKET: Final = re.compile(r"([(（][^()（）]*[)）])")
_OPENED: Final = re.compile(r"^[^()（）]{0,20}[)）]")
"""The end of a bracket that the line before opened."""
_HEAD: Final = re.compile(
    r"^[\u4e00-\u9fff](?:\s?[\u4e00-\u9fff]){1,7}\s?(?:[(（][^()（）]{2,16}[)）])?\s?[:：]"
)
"""What the names of one row have in common: 助人为乐:…, 委 员(按姓氏笔画为序):…."""
_TASKS: Final = re.compile("编|校|摄|撰|文|图|记者|通讯|策划|统筹|监制|制作|版式|供稿|电话|联系")
"""What such a word is of where the names are those of who made the page, or of whom to ask."""
_ROWS: Final = 2
_FEWEST: Final = 4
"""How many rows with a word over their names a roll has at least, and how many names."""


def find_rolls(lines: Sequence[Line]) -> frozenset[int]:
    """Return the places of lines that are rolls of names."""
    marked = scan([line.text if len(line.joined) <= _WIDEST else "" for line in lines], _MARKED)
    forms = {
        place: form
        for place, line in enumerate(lines)
        if (place in marked or len(line.pieces) > _FEW) and (form := _form(line, marked=place in marked))
    }
    found: set[int] = set()
    done = 0
    for start, form in forms.items():
        if start < done:
            continue
        done = start + 1
        while forms.get(done) == form and not lines[done].gap:
            done += 1
        if _is_roll(lines[start:done], form):
            found.update(range(start, done))
    return frozenset(found)


def names_set_apart(text: str) -> str:
    """Return a roll with one blank between names, and none inside them."""
    head = _HEAD.match(text)
    over = bare(head.group()) if head is not None else ""
    parts = _WHOLE_BRACKET.split(text[head.end() :] if head is not None else text)
    rest = (" ".join(_names(part.split())) for part in parts[::2])
    told = (*parts[1::2], "")
    return over + " ".join(
        f"{names}{bracket}" for names, bracket in zip(rest, told, strict=True) if names or bracket
    )


def begins_row(text: str) -> bool:
    """Tell whether a line of a roll begins with a word over its names: 主 任:…."""
    return _HEAD.match(text) is not None


def _names(words: Sequence[str]) -> list[str]:
    """Return the names that the words of a roll make.

    Names of two hanzi are set as wide as those of three, with a blank inside, so lone hanzi come in twos. One too
    many among them is the rest of a name that the end of a line has cut.
    """
    names: list[str] = []
    index = 0
    while index < len(words):
        end = index
        while end < len(words) and len(words[end]) == 1:
            end += 1
        lone = end - index
        if lone % 2 and names and len(names[-1]) == 2 and len(words[index - 1]) == 2:
            names[-1] += words[index]
            index, lone = index + 1, lone - 1
        names.extend(words[place] + words[place + 1] for place in range(index, index + lone - 1, 2))
        index += lone - lone % 2
        if lone % 2 and end < len(words) and len(words[end]) <= 2:
            names.append(words[index] + words[end])
            index = end + 1
        elif index < len(words) and index <= end:
            names.append(words[index])
            index += 1
    return names


def _form(line: Line, *, marked: bool) -> int:
    """Return how a line may be part of a roll: 1 with nothing but names, 2 with brackets behind them, 0 not at all.

    `marked`: it has a bracket or a colon.
    """
    first = line.pieces[0]
    if _STOPS.search(first) is not None or (len(first) > _LONGEST and line.width > _WIDEST):
        return 0
    if len(line.pieces) > _FEW and all(
        len(piece) <= _LONGEST and all(map(is_han, piece)) for piece in line.pieces
    ):
        return 1
    if not marked or len(line.joined) > _WIDEST or _STOPS.search(line.text) is not None:
        return 0
    rest = _unbracketed(line.text)
    return 2 if rest != line.text and all(map(_may_be_name, rest.split())) else 0


def _may_be_name(piece: str) -> bool:
    return len(piece) <= 4 and all(map(is_han, piece))


def _unbracketed(text: str) -> str:
    """Return the names of a roll without what stands in brackets behind them and what stands over them."""
    for pattern in (_HEAD, _OPENED):
        opening = pattern.match(text)
        text = text if opening is None else text[opening.end() :]
    return _BRACKETED.sub(" ", text)


def _is_roll(lines: Sequence[Line], kind: int) -> bool:
    text = " ".join(line.text for line in lines)
    if kind == 2:
        rest = " ".join(_unbracketed(line.text) for line in lines)
        heads = [one for one in (_HEAD.match(line.text) for line in lines) if one is not None]
        if any(_TASKS.search(one.group()) for one in heads):
            return False
        brackets = len(_BRACKETED.findall(text))
        names = _names(rest.split())
        enough = (len(heads) >= _ROWS and len(names) >= _FEWEST) or brackets >= _BRACKETS
        return len(lines) > 1 and enough and len(names) >= _BRACKETS and _are_names(names)
    names = _names(text.split())
    return len(names) >= _NAMES and _are_names(names)


def _are_names(names: Sequence[str]) -> bool:
    """Tell whether all can be names, and next to all begin with a surname, the first and last among them."""
    if not (begins_with_surname(names[0]) and begins_with_surname(names[-1])):
        return False
    shaped = [name for name in names if looks_like_name(name)]
    surnamed = sum(map(begins_with_surname, names))
    return len(shaped) == len(names) and surnamed >= _SURNAMES * len(names)
