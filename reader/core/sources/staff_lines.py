"""Staff lines: the lines of a masthead or page head that name who edited the page: 责任编辑 某某 版式 某某."""

from __future__ import annotations

import re
from typing import Final

from reader.core.sources.credit_lines import has_authors, names_editors, read_parts
from reader.core.sources.issue_numbers import without_page_count
from reader.core.sources.lines import Line

_STAFF: Final = re.compile(
    r"^(?:本版|本期|今日|首席|实习|见习|轮值|文字|摄影|图文|新媒体|第?[A-Z]?[一二三四五六七八九十\d]{1,2}版\s?)?(?:责任编辑|总值班|值班主任|统筹|监制|监审|制图|制版|通联|校检|责任校对|责编|审读|校读|组稿|执行编辑|值班编辑|值班总编|编辑(?!同志|部|老师|手记|寄语|您|你|短论|[短快微点]评|感言)|总编辑?|主编|副主编|美编|美术编辑|视觉|版式(?:设计)?|版面(?:设计)?|排版|校对|检校|电脑制作|组版|图编|审核|签发|社长|编委|值班编委|一读|二审|三审)\s*[:：/／\s]?\s*[\u4e00-\u9fff]"
)
_PLANNED: Final = ("统筹", "总统筹", "监制", "总监制", "编辑", "主编", "制图")
_RUNNING_HEAD: Final = re.compile(
    r"(?:[\u4e00-\u9fff·]{2,6}[\s|｜/]+)?(?:第\s*[A-Z]?\d{1,3}\s*版|第[一二三四五六七八九十]{1,3}版|[A-Z]?\d{1,2}版?)[\s|｜/]+(?:[\u4e00-\u9fff·]{2,6}[\s|｜/]+)?"
)
"""The number of a page and its name in front of who edited it: 第2版 要闻 责任编辑:…."""
_CLAUSE: Final = re.compile("[，,！？!?]")
_LONGEST: Final = 60


def begins_with_staff(text: str) -> bool:
    """Tell whether a line begins with a task of those who make a page, and somebody's name: 责编 某某."""
    return _STAFF.match(text) is not None


def is_staff_line(line: Line) -> bool:
    """Tell whether a line says who edited the page, perhaps behind the page's number and name."""
    text = line.text
    begins = begins_with_staff(without_page_count(text).lstrip())
    if not begins and len(line.pieces) > 1:
        running = _RUNNING_HEAD.match(text)
        begins = running is not None and begins_with_staff(text[running.end() :])
    if not begins:
        return names_editors(text)
    return len(line.joined) <= _LONGEST and not _CLAUSE.search(text) and not _opens_credits(text)


def _opens_credits(text: str) -> bool:
    """Tell whether a line that begins with who planned a story names who wrote it, too: 统筹 甲 文字 乙 摄影 丙."""
    return text.startswith(_PLANNED) and has_authors(read_parts(text))
