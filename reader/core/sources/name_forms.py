"""Name forms: what names of newspapers look like, in hanzi and Latin letters: 某某日报, 今日某某, 某某时讯."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.core.sources.lines import Line

_PAPER_NAME: Final = re.compile(  # not a site such as 数字报, not a page's or column's name such as 综合新闻
    r"^(?!(?:图片|综合|国内|国际|体育|社会|经济|本地|本市|本省|本县|时政|民生|财经|文化|娱乐|都市|热点|一句话|教育|法治|科技|要闻|最新|今日|每日|一周)(?:新闻|资讯)$)(?!.*(?:数字|电子|手机|机关|[捷喜汇通举预情申警播填简电])报$)[\u4e00-\u9fff·]{1,8}(?:日报|晚报|晨报|早报|时报|周报|商报|导报|快报|新报|青年报|工人报|农民报|校报|电力报|铁道报|都市报|报|时讯|新闻|通讯|资讯|周刊)$"
)
_TODAY_NAME: Final = re.compile(
    r"^(?:今日|今天)(?!.*[张版]$)(?!(?:导读|看点|要闻|关注|视点|头条|天气|提示|聚焦|话题|热点|推荐|目录|提要|快讯|财经|体育|人物|说法|评论|观察|论坛|健康|生活|美食|影视|文化|教育|国际|国内|点击|视线|股市|行情|新闻)$)[\u4e00-\u9fff]{2,4}$"
)
_LABEL: Final = re.compile(
    "[\u4e00-\u9fff]报|每[日周天].{1,3}报|.*[壁海墙黑]报|(?:理论|文化|教育|健康|生活|旅游|财经|体育|娱乐|汽车|房产|副刊|读书|文艺|科技|经济|法治|金融|教育|时尚)周刊"
)
_SURE_NAME: Final = re.compile(
    r"(?!每[日天]|今[日天]|一周|本周|天气|新闻|权威|独家)[\u4e00-\u9fff]{2,5}(?:[日晚晨早时周]报|都市报)"
)
_TWO_HALVES: Final = re.compile(
    r"今[日天]\n(?!导读|看点|关注|天气|提要|头条|要闻|热点|推荐|话题|目录)[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,5}\n(?:[日晚早晨时周商快新]报|时讯)"
)
_PAPER_PIECE: Final = re.compile(
    r"^《?((?!.*(?:数字|电子|手机|机关|[捷喜汇通举预情申警播填简电海画本])报)[\u4e00-\u9fff]{2,7}报)》?$"
)
_FROM_SITE: Final = re.compile(r"^《?([\u4e00-\u9fff]{2,8}?)》?(?:数字报|电子报|电子版|APP|App|客户端)$")
_BRACKETED: Final = re.compile(r"《([\u4e00-\u9fff]{2,8})》(?:编辑部|报社|数字报|编委会)")
_INITIALS: Final = re.compile(r"[A-Z]{2,14}")
"""The initials or the sounds of a newspaper's name in Latin letters (TZXB)."""
_ENGLISH: Final = re.compile(r"^[A-Z][A-Za-z'&.\-]*(?:\s+[A-Z&][A-Za-z'&.\-]*)+$")
_ENGLISH_WORD: Final = re.compile(r"[A-Z][A-Za-z'&.-]*")


def is_paper(piece: str) -> bool:
    """Tell whether a piece of a line is the name of a newspaper that ends in 报."""
    return _PAPER_PIECE.match(piece) is not None


def is_paper_name(close: str) -> bool:
    """Tell whether a line without blanks has the form of a newspaper's name: …日报, …时讯, …新闻."""
    return _PAPER_NAME.match(close) is not None


def is_today_name(close: str) -> bool:
    """Tell whether a line without blanks has the form of a newspaper's name that is 今日 with its town."""
    return _TODAY_NAME.match(close) is not None


def states_name(line: Line) -> bool:
    """Tell whether one piece of a masthead line is a newspaper's name."""
    return any(map(is_paper, line.pieces))


def names_printed(line: Line) -> frozenset[str]:
    """Return the newspaper's name as a line for it prints it: the whole line, or the piece of it that is one."""
    return frozenset({line.joined, *filter(is_paper, line.pieces)})


def read_names(line: Line) -> list[str]:
    """Return the newspapers' names, without their brackets, that pieces of a line are."""
    return [match.group(1) for match in map(_PAPER_PIECE.match, line.pieces) if match]


def name_in_two(above: Line, below: Line) -> str | None:
    """Return the newspaper's name that two lines set right below each other make: 今日 over a town, a town over 日报."""
    if below.gap or not _TWO_HALVES.fullmatch(f"{above.joined}\n{below.joined}"):
        return None
    return above.joined + below.joined


def is_label(line: Line) -> bool:
    """Tell whether a line by itself is rather the label of a column or supplement than a newspaper: 理论周刊, 每日一报."""
    return _LABEL.fullmatch(line.joined) is not None


def is_whole_name(line: Line) -> bool:
    """Tell whether a line is a newspaper's name and nothing else, wherever it stands (…日报, …晚报)."""
    return len(line.pieces) == 1 and len(line.joined) >= 4 and is_paper(line.text)


def names_site(line: Line) -> bool:
    """Tell whether a line that may name the newspaper rather names a site: 中国某某网."""
    return line.joined.endswith("网")


def is_todays(line: Line) -> bool:
    """Tell whether a line has the form of a newspaper's name that is 今日 with its town."""
    return is_today_name(line.joined)


def is_sure_name(line: Line) -> bool:
    """Tell whether a line in the middle of a page can only be a newspaper's name: a town and what it is (…日报)."""
    return is_whole_name(line) and _SURE_NAME.fullmatch(line.text) is not None


def is_newspaper(line: Line) -> bool:
    """Tell whether a line that may name the newspaper says that it is one, or is not merely that of some news."""
    return states_name(line) or not line.joined.endswith(("新闻", "资讯", "通讯"))


def name_of_site(close: str) -> str | None:
    """Return the newspaper's name that a line without blanks for its site holds: 某某数字报, 某某客户端."""
    match = _FROM_SITE.match(close)
    return match.group(1) if match else None


def name_in_brackets(text: str) -> str | None:
    """Return the newspaper's name that a text has in brackets before who makes it: 《某某》编辑部."""
    match = _BRACKETED.search(text)
    return match.group(1) if match else None


def is_english_title(text: str) -> bool:
    """Tell whether a text is made of capitalised English words, as the English title of a newspaper is."""
    return _ENGLISH.match(text) is not None


def is_initials(text: str) -> bool:
    """Tell whether a text is the initials or the sounds of a newspaper's name in Latin letters: TZXB."""
    return _INITIALS.fullmatch(text) is not None


def is_english(pieces: Sequence[str]) -> bool:
    """Tell whether pieces of a line are capitalised English words."""
    return all(map(_ENGLISH_WORD.fullmatch, pieces))


def name_beside_english(line: Line) -> list[str]:
    """Return the name of a newspaper (某某新闻, 某某时讯) that shares its line with nothing but an English title."""
    name, *others = line.pieces
    return [name] if others and is_paper_name(name) and is_english(others) else []


def english_beside(line: Line) -> str | None:
    """Return the English title that shares the line of a newspaper's name."""
    words = [piece for piece in line.pieces if piece.isascii()]
    text = " ".join(words)
    return text if len(words) < len(line.pieces) and is_english_title(text) else None
