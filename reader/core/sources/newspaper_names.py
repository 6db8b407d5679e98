"""Names of newspapers that are not told by their form alone: by their place, or with an edition beside them."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import Final

from reader.core.sources import mastheads
from reader.core.sources.dates import is_dated
from reader.core.sources.imprints import is_all_pieces
from reader.core.sources.lines import Line, retold

_EDITION_FORM: Final = (
    "(?:第[一二三四五六1-6]|[A-Z])叠|[A-Z]刊|(?:创刊|复刊|试刊|改版|扩版)号?|(?:纪念|国庆|元旦|春节|新年)?(?:增刊|特刊|专刊|号外)"
    "|(?:周末|周日|星期)刊|[\u4e00-\u9fff]{2,3}版"
)
_EDITION: Final = re.compile(
    rf"(?:\s*[(（【〔]\s*(?:{_EDITION_FORM})\s*[)）】〕]|[\s·・—|｜-]+(?:{_EDITION_FORM}))$"
)
_EDITION_LINE: Final = re.compile(
    rf"[(（【]?(?:{_EDITION_FORM})[)）】]?(?:[\s|｜·:：]+[\u4e00-\u9fff]{{2,6}})?"
)
_ENDS: Final = (
    "报|周末|文摘|书摘|参考|消息|电讯|时讯|侨讯|乡讯|校讯|快讯|简讯|周刊|旬刊|月刊|半月刊|导刊|晨刊|晚刊|画刊|侨刊"
    "|之声|之窗|新闻|通讯|资讯|经济报道|财经报道"
)
_NAMED: Final = re.compile(rf"《?(?:\d{{2,3}}(?=世纪))?[\u4e00-\u9fff·]{{1,9}}(?:{_ENDS})》?")
_NO_NAME: Final = re.compile(
    "[我你他她它这那]|本报|本刊|特别|深度|连续|跟踪|系列|专题|现场|独家|快乐|愉快|好消息|召开|举行|启动|开幕|发布|通报|[日月年]报表"
    "|[捷喜汇预情警填简电海画墙]报$|^[上下本每]?周末$|^(?:今[日天]|最新|简明|短)"
    "|^(?:综合|图片|国内|国际|国外|本地|社会|体育|文化|文体|科技|教育|健康|财经|经济|时政|民生|娱乐|都市|城市|生活|副刊|校园)(?:新闻|消息|报道|资讯|[快简时通]讯|周末|周刊|月刊)$"
)
_SHORT: Final = re.compile(r"[\u4e00-\u9fff]{2,6}")
_TELLS: Final = re.compile(
    "[的了着过将被把让使为与和在是]|召开|举行|启动|开幕|发布|通报|公告|通知|导读|要闻|头条|版$|图片|专题|专版|专栏|关注|聚焦|会议|检查|调研|开工|开业|开放|完成"
)
"""What says that a short line is a headline, or the name of a page or column."""
_NUMBERED: Final = re.compile(r"第\s?\d{1,6}\s?期|第\s?\d{3,6}\s?号|总\s?第?\s?\d{1,6}")
_SECTION_STAFF: Final = re.compile("编辑|责编|版式|美编|校对")
_TITLED: Final = re.compile("[\u4e00-\u9fff·]{2,6}(?:报道|专版|专刊|特刊|副刊|专题|周末|版面)")
_LONGEST: Final = 11
_LONGEST_LINE: Final = 40
_NEAR: Final = 2
"""So many lines below a newspaper's name its date stands at most."""


def without_edition(line: Line) -> Line:
    """Return a line that may name the newspaper without its edition or number: 每日商报 B叠, 拱墅报(增刊)."""
    if len(line.text) > _LONGEST_LINE:
        return line
    name = _EDITION.sub("", line.text).strip()
    first, *others = line.pieces
    if others and _NAMED.fullmatch(first) and is_all_pieces(" ".join(others)):
        name = first
    return line if not name or name == line.text else retold(line, name)


def is_edition(line: Line) -> bool:
    """Tell whether a line says nothing but what edition or section of a newspaper it is, and of what: 增刊, B叠 要闻."""
    return len(line.text) <= 14 and _EDITION_LINE.fullmatch(line.text) is not None


def is_titled(line: Line) -> bool:
    """Tell whether a line right above a masthead's date is no headline but what the page is called: 西湖周末, 专题报道."""
    close = line.joined
    return len(close) <= _LONGEST and bool(_NAMED.fullmatch(close) or _TITLED.fullmatch(close))


def heads_masthead(lines: Sequence[Line], reasons: dict[int, str], columns: Container[str]) -> bool:
    """Tell whether a page's first line is the newspaper's name, as nothing but its masthead's date stands below.

    It ends as names of newspapers do (南方周末, 作家文摘), or it is a few hanzi that tell nothing over a date with
    the number of the issue (足球, 新清华). A page's own name stands over a date with its editors.
    """
    name = without_edition(lines[0])
    close = name.joined
    below = [index for index in range(1, 2 + _NEAR) if index in reasons and index < len(lines)]
    if close in columns or mastheads.is_known_section(name) or not below or below[0] != 1:
        return False
    dated = next((index for index in below if is_dated(lines[index].text)), None)
    if dated is None or any(reasons[index] != "外文报名" for index in below if index < dated):
        return False
    if any(_SECTION_STAFF.search(lines[index].text) for index in below):
        return False
    if len(close) <= _LONGEST and _NAMED.fullmatch(close) and _NO_NAME.search(close) is None:
        return True
    numbered = any(_NUMBERED.search(lines[index].text) for index in below if index >= dated)
    if not numbered or _SHORT.fullmatch(close) is None or _TELLS.search(close) is not None:
        return False
    return len(name.pieces) == 1 or all(len(piece) == 1 for piece in name.pieces)
