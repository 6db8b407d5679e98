"""References: headings of a guide to other pages, and the pages that lines refer to: » 详见 3 版."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.core.records import PageNumber
from reader.core.sources.lines import Line, bare
from reader.core.sources.numerals import read_page_number
from reader.core.sources.scanning import scan

_GUIDE: Final = re.compile(
    r"^[【\[(（■●▶►]*\s*(?:今日|本期|本报|本版|精彩|新闻|要闻|内容|版面)?\s*(?:导\s*读|提\s*要|看\s*点|目\s*录|索\s*引|导\s*览)\s*[】\])）]?\s*[:：>»▶►]*\s*$"
)
_GUIDE_HINT: Final = re.compile(r"导\s*[读览]|提\s*要|看\s*点|目\s*录|索\s*引")
_GUIDE_PREFIX: Final = re.compile(
    r"^[【\[(（■●▶►]*\s*(?:今日|本期|本版|精彩)?\s*导\s*读\s*[】\])）]?\s*[:：>»▶►]*\s*(?=\S)"
)
_HEADING: Final = 14
"""How many characters the heading of a guide has at most."""
_PAGES: Final = (
    r"第?\s*([A-Z]?\s*\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:[-—~～至、,，]\s*[A-Z]?\d{1,3}\s*)*版"
)
_REF_MARK: Final = r"[○●■□◆◇»›》>＞▶►→➤☞\-—·…．.\s]*"
_REFERENCE: Final = re.compile(
    rf"^{_REF_MARK}[(（【]?\s*{_REF_MARK}(?:(?:更多|详细|相关)[^\d]{{0,6}})?(?:详见|详情见|详情请见|见|请看|刊于?|全文见|报道见|转)?\s*(?:今日|本报|今天)?\s*{_PAGES}\s*[)）】]?{_REF_MARK}$"
)
_REFERENCE_TAIL: Final = re.compile(
    rf"(?:\s+|[»›>＞▶►→➤☞…·\-—]+|》》+|[(（【])\s*{_REF_MARK}(?:详见|详情见|见|请看|刊于?|全文见|报道见)?\s*(?:今日|本报)?\s*{_PAGES}\s*[)）】]?{_REF_MARK}$"
)
_NAMED_PAGE: Final = re.compile(
    r"[\u4e00-\u9fff]{2,4}[·•|｜/]?第?(?P<before>[A-Z]?\d{1,3})版|第?(?P<after>[A-Z]?\d{1,3})版[·•|｜/:：]?[\u4e00-\u9fff]{2,4}"
)
"""A page with its name: 要闻·2版, 3版 社会."""
_NUMBER_HEAD: Final = re.compile(r"([A-Z]?\d{1,2})[\s|｜·]+(?=[\u4e00-\u9fff“《])")
_REFERENCE_WORDS: Final = re.compile(
    r"全文见|报道见|详情请?见|详见|请看|刊于?|见|转|今[日天]|本报|第|版|P(?=\d)|[^\w]"
)
_ARROW_TAIL: Final = re.compile(r"\s*[»›>＞▶►→➤☞]+\s*([A-Z]?\d{1,2})$")
_REFERENCE_HEAD: Final = re.compile(
    rf"^{_REF_MARK}[(（【]?\s*(?:P|第)?\s*([A-Z]?\d{{1,3}})\s*版\s*[)）】]?\s*[:：|｜·]?\s*(?=\S)"
)


def is_guide_heading(text: str) -> bool:
    """Tell whether a line is the heading of a guide to other pages (导读)."""
    return len(text) <= _HEADING and _GUIDE.match(text) is not None


def guide_headings(lines: Sequence[Line]) -> list[int]:
    """Return the places of the lines that are headings of guides to other pages, from the top down."""
    hinted = scan([line.text[:_HEADING] for line in lines], _GUIDE_HINT)
    return [place for place in sorted(hinted) if is_guide_heading(lines[place].text)]


def guide_prefix(text: str) -> int:
    """Return the length of a 导读 heading that shares its line with an item; 0 without one."""
    match = _GUIDE_PREFIX.match(text[:30]) if "读" in text[:12] else None
    return match.end() if match else 0


def page_reference(text: str) -> PageNumber | None:
    """Return the page a line of its own refers to (» 详见 3 版); None if it is no such line."""
    match = _REFERENCE.match(text) if len(text) <= 24 and "版" in text else None
    return read_page_number(match.group(1)) if match else None


def page_line(text: str) -> PageNumber | None:
    """Return the page of a line that is only a reference to it, or the name of a page with its number: 要闻·2版."""
    page = page_reference(text)
    if page is None and len(text) <= 14 and "版" in text:
        match = _NAMED_PAGE.fullmatch(bare(text))
        page = read_page_number(match["before"] or match["after"]) if match else None
    return page


def says_more(reference: str, page: PageNumber | None) -> bool:
    """Tell whether a reference says more than one page: several pages, or what else is to be found there."""
    said = _REFERENCE_WORDS.sub("", bare(reference))
    return bool(said) and (page is None or read_page_number(said) != page)


def split_reference(text: str) -> tuple[str, PageNumber | None]:
    """Return a guide item's wording and the page it refers to, printed before or after it; None without one."""
    if len(text) <= 120 and text[-1].isdigit():
        arrow = _ARROW_TAIL.search(text)
        if arrow is not None:
            return text[: arrow.start()].strip(" \u3000"), read_page_number(arrow.group(1))
    if len(text) <= 120 and "版" in text:
        for pattern in (_REFERENCE_TAIL, _REFERENCE_HEAD):
            match = pattern.search(text)
            if match is not None:
                rest = text[match.end() :] if match.start() == 0 else text[: match.start()]
                return rest.strip(" …·—-»>()（）\u3000"), read_page_number(match.group(1))
    return text, None


def split_number(text: str) -> tuple[str, PageNumber | None]:
    """Return the wording of an entry below a guide's heading that begins with a bare page number: 02 某某全面启动."""
    match = _NUMBER_HEAD.match(text) if len(text) <= 80 else None
    return (text, None) if match is None else (text[match.end() :], read_page_number(match.group(1)))
