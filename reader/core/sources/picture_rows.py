"""Picture rows: reports in pictures, whose captions stand below a short text and above who took and wrote it all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.core.sources import openings
from reader.core.sources.bylines import is_byline_line, read_lead
from reader.core.sources.items import Bylines, Item, Picture, Story
from reader.core.sources.lines import Line, bare, ends_sentence
from reader.core.sources.pictures import credit_alone

WHY: Final = "图片说明:一组图片,几条说明排在短文与作者之间"
_LONGEST: Final = 48
"""How many characters each caption has at most."""
_FEWEST: Final = 2
"""How many captions a row has at least."""
_LINES: Final = 36
"""On how many source lines a row stands at most."""
_ABOVE: Final = 260
"""How many characters the text above them has at most."""
_CREDIT: Final = re.compile(
    "(?:摄影报道|图文报道|文\\s*[/／并、]?\\s*[图摄]|图\\s*[/／、]?\\s*文|摄影|摄|[/／]\\s*图)[)）]?$"
)
"""What the line ends with that says who took the pictures, and wrote the text too."""
_CREDIT_LAST: Final = frozenset("道文图摄影)）")
_SAID: Final = re.compile("[“”；;:：]|[说称][,，。]|指出|强调|表示|要求|介绍|告诉记者|[据获]悉")
"""What no caption of a row has: somebody is heard, or something listed."""
_ACT: Final = re.compile("[\u4e00-\u9fff](?:正|在|着)[\u4e00-\u9fff]")
"""What at least one of them has: somebody is doing something, or somewhere."""
_LABEL: Final = 8
_NUMBERS: Final = "①②③④⑤⑥⑦⑧⑨"


def read_row(lines: Sequence[Line], index: int, items: list[Item], apart: int) -> int:
    """Read the captions of a report in pictures and who made it; return the index after them, or the same.

    `apart`: how many blank lines stand between lines that belong together.
    """
    line = lines[index]
    if line.gap <= apart or len(line.joined) > _LONGEST or not _stands_below_text(items):
        return index
    if line.text[0] != _NUMBERS[0] and not _is_short(items):
        return index
    found = _blocks(lines, index, apart)
    if found is None:
        return index
    blocks, end = found
    if not _is_row(blocks) or not (_is_numbered(blocks) or _is_short(items)):
        return index
    for first, *more in blocks:
        text = bare("".join(one.joined for one in (first, *more))) if more else first.text
        items.append(Picture(first, text, "", None, tuple(more), WHY, own=True))
    made = lines[end].text
    credit = None if made.endswith("报道") else credit_alone(made)
    items.append(Bylines(lines[end], False) if credit is None else Picture(lines[end], "", credit))
    return end + 1


def _stands_below_text(items: Sequence[Item]) -> bool:
    """Tell whether running text that has ended stands right above."""
    above = items[-1] if items else None
    if not isinstance(above, Story):
        return False
    return above.unit.closed and not (above.unit.finished or above.unit.verse or above.unit.signature)


def _blocks(lines: Sequence[Line], index: int, apart: int) -> tuple[list[list[Line]], int] | None:
    """Return the blocks of lines down to who made the report, and where that stands; None without one."""
    blocks: list[list[Line]] = []
    size = 0
    for place in range(index, min(len(lines), index + _LINES)):
        line = lines[place]
        credited = line.text[-1] in _CREDIT_LAST and _CREDIT.search(line.text) is not None
        if credited and (is_byline_line(line.text) or credit_alone(line.text) is not None):
            return blocks, place
        if blocks and (line.gap <= apart or not ends_sentence(blocks[-1][-1].text)):
            blocks[-1].append(line)
            size += len(line.joined)
        else:
            blocks.append([line])
            size = len(line.joined)
        if size > _LONGEST or read_lead(line.text) is not None or is_byline_line(line.text):
            return None
    return None


def _is_row(blocks: Sequence[Sequence[Line]]) -> bool:
    """Tell whether blocks can be the captions of several pictures.

    They are whole sentences in which nobody is heard, and some show what is being done.
    """
    if len(blocks) < _FEWEST:
        return False
    acts = 0
    for block in blocks:
        text = "".join(line.joined for line in block)
        if not ends_sentence(text) or _SAID.search(text) is not None:
            return False
        if openings.starts_speech(text) or openings.starts_paragraph(text) or openings.goes_on(text):
            return False
        if block[0].words and not ends_sentence(block[0].text) and len(block[0].text) <= _LABEL:
            return False
        acts += _ACT.search(text) is not None
    return acts > 0


def _is_numbered(blocks: Sequence[Sequence[Line]]) -> bool:
    """Tell whether the captions are numbered one after the other."""
    return all(block[0].text[0] == number for block, number in zip(blocks, _NUMBERS, strict=False))


def _is_short(items: Sequence[Item]) -> bool:
    """Tell whether the text above is short and has a headline, but no lead."""
    size = 0
    for item in reversed(items):
        if not isinstance(item, Story) or item.unit.lead or item.unit.brief:
            return False
        if item.unit.headable and not item.unit.closed and size:
            return True
        size += len(item.unit.text)
        if size > _ABOVE:
            return False
    return False
