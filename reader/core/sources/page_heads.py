"""Page heads: the number and the name of its page that a masthead states: 第2版 要闻, A01, 5 经济·体育."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.core.records import PageNumber
from reader.core.sources.dates import is_dated, without_dates
from reader.core.sources.issue_numbers import states_page_count
from reader.core.sources.lines import Line
from reader.core.sources.name_forms import is_paper
from reader.core.sources.numerals import CN_COUNT, read_page_number
from reader.core.sources.staff_lines import begins_with_staff

_FIGURES: Final = "0{0,3}[0-9]{1,3}"
"""A number of a page in figures, as some sites fill it up with noughts: 第A0005版."""
_PAGE: Final = re.compile(
    rf"^(?:第\s*)?(?P<number>[A-Z]?\s*{_FIGURES}|第[{CN_COUNT}]{{1,3}}|[{CN_COUNT}])\s*版(?:面)?(?:\s*[:：·|｜/—-]?\s*(?P<name>[\u4e00-\u9fff·]{{2,8}}))?$"
)
_PAGE_IN_LINE: Final = re.compile(
    rf"(?<![今本共])(?<!本期)(?:^|[\s|｜:：/])第\s*([A-Z]?\s*{_FIGURES}|[{CN_COUNT}]{{1,3}})\s*版(?=$|[\s|｜:：/,，])"
)
_NUMBERED_PAGE: Final = re.compile(rf"第\s*(?:[A-Z]?\s*{_FIGURES}|[{CN_COUNT}]{{1,3}})\s*版")
_PAGE_SHORT: Final = re.compile(r"(?:^|[\s|｜])(?P<number>[A-Z]?0?[0-9]{1,2})版(?=$|[\s|｜:：])")
_NAMED_PAGE: Final = re.compile(
    rf"[\u4e00-\u9fff·]{{2,8}}[\s|｜/]+第\s*(?:[A-Z]?{_FIGURES}|[一二三四五六七八九十]{{1,3}})\s*版"
)
_PAGE_PIECE: Final = re.compile(r"^(?:[A-Z]\d{1,2}|0?[1-9]\d?|[A-Z]?\d{1,2}版)$")
_LETTERED: Final = re.compile(r"[A-Z]\d{1,2}")
_LETTERED_PAGE: Final = re.compile(
    r"^(?:[A-Z]\d{1,2}|[\u4e00-\u9fff·]{2,8}\s*[|｜/]?\s*[A-Z]\d{1,2}|[A-Z]\d{1,2}\s*[|｜/·]?\s*[\u4e00-\u9fff·]{2,8})$"
)
_NUMBERED_SECTION: Final = re.compile(
    r"^(?P<number>0?[1-9]|[1-9]\d)(?:[\s\u3000|｜/]+[\u4e00-\u9fff·]{2,8}){0,2}$|^(?:[\u4e00-\u9fff·]{2,8}[\s\u3000|｜/·]+){1,2}(?P<behind>0?[1-9]|[1-9]\d)$"
)
"""A page number alone, or with the name of its page, in one word or two: 5 经济·体育, 人物 3, 文明创建 特刊 3."""
_SECTION: Final = re.compile(r"^[\u4e00-\u9fff·]{2,6}$")
_KNOWN_SECTION: Final = re.compile(
    r"^(?:(?:综合|要闻|时政|本地|都市|社会|民生|城事|城市|经济|财经|文化|文体|体育|教育|法治|国内|国际|天下|科技|健康|卫生|县域|区域|乡镇|街镇|基层|城乡|农业|三农|企业|产业|生活|旅游|副刊|文苑|文艺|理论|评论|人物|专题|专版|特刊|广告|周末|休闲|娱乐|深度|关注|热点|公益|服务|党建|校园|社区|视点|影像|聚焦)(?:[·•/]?(?:新闻|综合|要闻|版|专版|周刊|副刊|时讯|纵横|看点|体育|文化|经济|民生|教育|科技|健康|社会))?)$"
)
_NAMED_SUPPLEMENT: Final = re.compile(r"[\u4e00-\u9fff·]{2,6}[\s\u3000|｜·]+(?:副刊|特刊|专刊|专版|增刊)")
"""The name of a supplement with what it is: 文峰塔 副刊."""
_BEFORE: Final = re.compile("[年月第总共期]$")
_BEHIND: Final = re.compile("[年月日期号版]")
"""What stands beside a number that is no page's."""
_LONGEST: Final = 14


def is_page_line(line: Line) -> bool:
    """Tell whether a line is the number of a page, with its name or without it, and nothing else."""
    text = line.text
    return len(line.joined) <= _LONGEST and bool(
        _PAGE.match(text) or _LETTERED_PAGE.match(text) or _NAMED_PAGE.fullmatch(text)
    )


def may_be_page_line(text: str) -> bool:
    """Tell whether a line can be a page's number though no 版 and no letter says so: 5 经济·体育, or only 5."""
    return (text[0].isdigit() or text[-1].isdigit()) and _NUMBERED_SECTION.match(text) is not None


def is_numbered_page(text: str) -> bool:
    """Tell whether a text is the number of a page with 第 and 版."""
    return _NUMBERED_PAGE.fullmatch(text) is not None


def begins_with_page(text: str) -> bool:
    """Tell whether a text begins with the number of a page with 第 and 版."""
    return _NUMBERED_PAGE.match(text) is not None


def holds_page(text: str) -> bool:
    """Tell whether a text holds the number of a page with 第 and 版."""
    return _NUMBERED_PAGE.search(text) is not None


def without_pages(text: str) -> str:
    """Return a text without the numbers of pages with 第 and 版."""
    return _NUMBERED_PAGE.sub("", text)


def is_page_piece(piece: str) -> bool:
    """Tell whether a piece of a masthead line can be the number of its page: A01, 05, 3版."""
    return _PAGE_PIECE.match(piece) is not None


def is_section(text: str) -> bool:
    """Tell whether a text could be the name of a page (城事·民生) as it stands among masthead lines."""
    return _SECTION.match(text) is not None


def is_usual_section(word: str) -> bool:
    """Tell whether a word is a name that pages commonly have: 要闻, 综合新闻."""
    return _KNOWN_SECTION.match(word) is not None


def is_known_section(line: Line) -> bool:
    """Tell whether a line is a name that pages commonly have (要闻, 综合新闻), so that one masthead line beside it will do."""
    return is_usual_section(line.joined) or _NAMED_SUPPLEMENT.fullmatch(line.text) is not None


def states_page(lines: Sequence[Line]) -> bool:
    """Tell whether masthead lines state which page of the issue theirs is."""
    return read_page(lines, None) is not None


def read_page(lines: Sequence[Line], pages: int | None) -> PageNumber | None:
    """Return the number of the page; one that no 版 names is none where the issue has fewer `pages`."""
    for line in lines:
        match = _PAGE.match(line.text)
        if match is not None and len(line.joined) <= _LONGEST:
            return read_page_number(match["number"])
    for line in lines:
        found = _PAGE_IN_LINE.search(line.text)
        if found is not None:
            return read_page_number(found.group(1))
    for line in lines:
        short = _PAGE_SHORT.search(line.text)
        if short is not None and not states_page_count(line.joined):
            return read_page_number(short["number"])
    for line in lines:
        numbered = _NUMBERED_SECTION.match(line.text)
        if numbered is not None:
            return _within(read_page_number(numbered["number"] or numbered["behind"]), pages)
    for line in lines:
        alone = _page_piece(line)
        if alone is not None:
            return _within(read_page_number(alone), pages)
    return None


def _within(page: PageNumber | None, pages: int | None) -> PageNumber | None:
    """Return a page if an issue of so many pages has it."""
    return None if isinstance(page, int) and pages is not None and page > pages else page


def _page_piece(line: Line) -> str | None:
    """Return the page number that stands by itself in a masthead line (1  要闻  某某日报  2021年5月19日)."""
    pieces = tuple(without_dates(line.text).split())
    dated = is_dated(line.text) or any(map(is_paper, pieces))
    if not dated and pieces and _LETTERED.fullmatch(pieces[-1]) and begins_with_staff(line.text):
        return pieces[-1]
    if not dated and not _LETTERED_PAGE.match(line.text):
        return None
    for index, piece in enumerate(pieces):
        beside = (pieces[index - 1 : index] or ("",))[0], (pieces[index + 1 : index + 2] or ("",))[0]
        if is_page_piece(piece) and not (_BEFORE.search(beside[0]) or _BEHIND.match(beside[1])):
            return piece
    return None
