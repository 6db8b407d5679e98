"""Names of newspapers by what stands around them: their place, an edition, page or English title, their publishers."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import Final

from reader.core.sources.dates import is_dated
from reader.core.sources.imprints import is_all_pieces
from reader.core.sources.lines import Line, retold
from reader.core.sources.name_forms import (
    is_english,
    is_paper,
    is_paper_name,
    is_today_name,
    name_beside_english,
)
from reader.core.sources.page_heads import (
    is_known_section,
    is_numbered_page,
    is_page_piece,
    is_section,
    is_usual_section,
)
from reader.core.sources.publishers import read_publishers

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
_TOWN_NEWS: Final = re.compile(r"([\u4e00-\u9fff]{2,4})(?:新闻|时讯)")
_NO_TOWN: Final = re.compile(
    "(?:[本今我各全]|最新|每[日周]|[一上本]周|头条|重点|特别|专题|深度|视[觉频]|图文|图片|新媒体|融媒|乡村|部门|行业|校园|街道|基层|一线|机关|天下|环球|国家|主流|地方|县市|市县|区县|省市|两会|视听|短|微|简明|独家|暖|好"
    "|工业|交通|金融|房产|汽车|科教|文教|政法|医疗|卫健|军事|国防|港澳|台湾|两岸|华[东北南中]|东[北南]|西[北南]|长三角|网络|市场|消费|证券|能源|城[建管]"
    "|水利|林业|环保|生态|司法|公安|检察|法院|人大|政协|统战|群团|青年|妇女|老年|工会|民族|宗教|人文|历史|时尚|艺术|影视|足球|篮球|奥运|亚运|赛事|学校"
    "|教学|学生|大学|高校|员工|职工|班组|车间|集团|公司|矿区|油田|铁路|电力|外[事贸]|商[务业])"
)
"""What a page's or column's name says before 新闻 that is no town; see also the known names of pages."""
_ANY_NAME: Final = re.compile(r"^[\u4e00-\u9fff]{2,6}$")
_LONGEST: Final = 11
_LONGEST_LINE: Final = 40
_NEAR: Final = 2
"""So many lines below a newspaper's name its date stands at most."""


def may_name(line: Line) -> bool:
    """Tell whether a line by itself could be a newspaper's name."""
    close = line.joined
    if len(close) <= 10 and (is_paper_name(close) or is_today_name(close)):
        return True
    return 2 <= len(line.pieces) <= 8 and len(close) <= 60 and _is_named_with(line)


def _is_named_with(line: Line) -> bool:
    """Tell whether a line is a newspaper's name with its English title, page number or section beside it."""
    names = list(filter(is_paper, line.pieces)) or name_beside_english(line)
    if len(names) != 1:
        return False
    others = [piece for piece in line.pieces if piece != names[0]]
    numbered = any(map(is_page_piece, others))
    if is_english(others) or (numbered and all(is_page_piece(one) or is_section(one) for one in others)):
        return True
    return all(is_numbered_page(one) or is_usual_section(one) for one in others)


def news_of_town(text: str) -> str | None:
    """Return the town of a text that is a newspaper's name of the form 某某新闻; None if it rather names a page."""
    match = _TOWN_NEWS.fullmatch(text)
    if match is None or not is_paper_name(text):
        return None
    word = match[1]
    return None if _NO_TOWN.match(word) or is_usual_section(word) else word


def is_named_by(line: Line, others: Sequence[Line]) -> bool:
    """Tell whether a short line at a page's top is the newspaper's name, as the publishers' names repeat its place."""
    close = line.joined
    if not _ANY_NAME.match(close):
        return False
    return any(is_published_in(close[start : start + 2], others) for start in range(len(close) - 1))


def is_published_in(place: str, lines: Sequence[Line]) -> bool:
    """Tell whether the publishers that masthead lines state have a place in their names."""
    return any(place in name for line in lines for one in read_publishers(line.text) for name in one.names)


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
    if close in columns or is_known_section(name) or not below or below[0] != 1:
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
