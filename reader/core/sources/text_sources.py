"""Sources of texts: lines and brackets that say where a text was taken from, or that it was put together."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from reader.core.sources.credit_lines import read_parts
from reader.core.sources.credit_words import BODIES, PREFIX, ROLE_WORD
from reader.core.sources.lines import tight

_LONGEST: Final = 40
_HINT: Final = re.compile("[来摘转载选据综供由社网视新]")
_TAKEN: Final = (
    "(?:(?:本文|文章|稿件|信息|资料|消息|素材|图文|文字)?来源"
    "|(?:本文|文章)?(?:摘自|摘编自|选自|转自|转载自?|载自|综合自|原载)|文据)"
)
_TOLD: Final = r"据(?!介绍|了解|悉|统计|说|查|此|称|报道|估|测|初|有关|多家)"
_NAMES: Final = r"[\u4e00-\u9fffA-Za-z·+、《》\s]{2,24}"
_DATED: Final = r"(?:[\u4e00-\u9fff]{0,6}\d{1,2}月\d{1,2}日[电讯])?"
_MEDIUM: Final = r"《?(?:[\u4e00-\u9fff]{1,9}(?:社|网|报|台|客户端|新闻|在线|杂志|周刊)|[央卫]视)》?"
_MEDIA: Final = rf"{_MEDIUM}(?:[、和]{_MEDIUM})*等?"
_AGENCY: Final = "(?:新华社?|新华网|中新社|中新网|人民网|央视网?|光明网|中央社|法新社|路透社|美联社)"
_SOURCED: Final = re.compile(
    rf"[(（【\[]\s*(?:(?:{_TAKEN}|{_TOLD})\s*[:：|｜丨/／]?\s*{_NAMES}{_DATED}|综合(?=[\u4e00-\u9fff·《》、]{{2,30}}(?:报道|消息|电|讯)){_NAMES}|(?:原|刊)?载\s*《[^《》]{{2,14}}》|{_AGENCY}(?:发|稿|供稿|特稿)?)\s*[)）】\]]"
)
"""Where a text was taken from, in brackets of its own: (来源:某县气象台), (据《某某报》)."""
_SOURCE_LINE: Final = re.compile(
    rf"[■◎□●▲▶]?\s*(?:{_TAKEN}\s*[:：|｜丨/／]\s*{_NAMES}"
    rf"|[—－-]{{0,2}}\s*(?:摘自|摘编自|选自|转自|转载自|原载|据)\s*《[^《》。，]{{2,14}}》"
    rf"|{_TOLD}{_MEDIA}(?:电|讯|消息|报道)?|综合{_MEDIA}(?:报道|消息)|新华社(?:发|特稿|供稿))"
)
"""The same on a line of its own and in no brackets: 来源:某某社, ——摘自《某某报》, 据某某社."""
_OPENING: Final = re.compile(
    rf"[■◎□●▲▶—－\s-]*(?:{_TAKEN}|据|综合|(?:原|刊)?载(?=\s*《)|(?={_AGENCY}))\s*[:：|｜丨/／]?\s*"
)
_ENDING: Final = re.compile(
    r"(?:(?<=[社网报台视])[\u4e00-\u9fff]{0,6}\d{1,2}月\d{1,2}日)?(?:[电讯]|(?<=社)发|供?稿|特稿|(?:综合)?(?:报道|消息|整理))$"
)
_WITH_CREDIT: Final = re.compile(
    rf"[(（【\[]?\s*({_TAKEN}\s*[:：|｜丨/／]\s*[^\s:：，。]{{2,20}})\s+([^\s，。][^，。]{{2,60}}?)\s*[)）】\]]?"
)
"""The same with who wrote or edited the text behind it: 来源:某某网 责任编辑:某某."""
_CREDITED: Final = re.compile(rf"{PREFIX}{ROLE_WORD}[:：\s]*[\u4e00-\u9fff、\s]{{2,30}}")
_SUPPLIED: Final = re.compile(r"[\u4e00-\u9fff·]{2,16}\s?供稿")
_BODY_SUPPLIED: Final = re.compile(rf"[(（][\u4e00-\u9fff·]{{2,16}}(?:{BODIES})供稿[)）]")
"""Which body sent a text in, in brackets of its own: (市气象局供稿)."""
_PUT_TOGETHER: Final = r"综合(?:本报|有关|媒体)?(?:报道|消息|整理|编辑|编写)?"
_COMPILED: Final = re.compile(
    rf"(?:本报|本刊|本网|记者){_PUT_TOGETHER}|[(（【\[]\s*(?:本报|本刊|本网|记者)?{_PUT_TOGETHER}\s*[)）】\]]"
    r"|[(（]?(?:本版|本期|本组|本文|以上)(?:文图|图文|文字|稿件|内容)(?:均|全|皆)?由[\u4e00-\u9fff、\s]{2,20}(?:采写|撰写|撰稿|整理|提供|供稿|综合|拍摄|编写|编辑)[)）]?"
)
"""That the editors put a text together, and nobody else: (本报综合)."""


def is_supplied(text: str) -> bool:
    """Tell whether a line only says which body or person sent a text in: 县气象台供稿."""
    return text.endswith("供稿") and _SUPPLIED.fullmatch(text) is not None


def is_sourced(text: str) -> bool:
    """Tell whether a line only says where a text was taken from: (来源:某县气象台), 来源:某某社, (本报综合)."""
    return len(text) <= _LONGEST and _HINT.search(text) is not None and _is_sourced(text)


@lru_cache(maxsize=256)
def _is_sourced(text: str) -> bool:
    """Tell it of a short line that holds a word of one."""
    if text[0] in "(（【[":
        patterns: tuple[re.Pattern[str], ...] = (_SOURCED, _BODY_SUPPLIED, _COMPILED)
    else:
        patterns = (_SOURCE_LINE, _COMPILED)
    return any(pattern.fullmatch(text) is not None for pattern in patterns) or credit_behind(text) is not None


def credit_behind(text: str) -> str | None:
    """Return who wrote or edited a text according to a line that says where it was taken from; None if it does not say."""
    match = _WITH_CREDIT.fullmatch(text)
    if match is None or not (read_parts(match[2]) or _CREDITED.fullmatch(match[2])):
        return None
    return match[2]


def tells_medium(text: str) -> bool:
    """Tell whether a line names a source in words that running text uses, too: 据某某社."""
    return text.startswith(("据", "综合"))


def source_of(text: str) -> str | None:
    """Return whom a line or bracket that says where a text was taken from names: 某某报 of (据《某某报》); None if nobody."""
    words = text.strip().strip("()（）【】[]").strip()
    credit = credit_behind(words)
    words = words if credit is None else words[: words.rindex(credit)].strip()
    opening = _OPENING.match(words)
    if opening is None or _COMPILED.fullmatch(words) is not None or words.endswith("供稿"):
        return None
    named = _ENDING.sub("", words[opening.end() :]).strip()
    return tight(named.replace("《", "").replace("》", "")) or None
