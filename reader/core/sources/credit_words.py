"""Credit words: what bylines and credits are told by, and the roles that people have in them."""

from __future__ import annotations

import re
from typing import Final

from reader.core.sources.lines import bare, has_blank

BULLETS: Final = "■□●○◆◇▲△▼▽★☆※►▶◎⊙☉∥‖•▪♦*"
PREFIX: Final = (
    r"(?:(?:本报|首席|见习|实习|特约|特派|全媒体?|融媒体?|摄影|文字|资深|实习生?|学生|小|新闻|党报|指导|驻[\u4e00-\u9fff]{1,4}|《[\u4e00-\u9fff]{2,10}》|"
    r"(?:今日|掌上)[\u4e00-\u9fff]{2,3}(?=首席|见习|实习|全媒体|融媒|记者|通讯员)|"
    r"[\u4e00-\u9fffA-Za-z+]{1,8}(?:报|台|网|社|媒体?|新闻|在线|频道|周刊|杂志|客户端|中心|卫视)|央视|"
    r"[\u4e00-\u9fffA-Za-z+]{2,8}(?=[·•・][\u4e00-\u9fff]{1,8}(?:报|台|网|社|新闻|客户端|中心)))[·•・]?\s*){0,3}"
)
PLAIN_PREFIX: Final = r"(?:(?:本报|首席|见习|实习|特约|特派|全媒体|融媒体?)\s*){0,3}"
ROLE_WORD: Final = r"(?:记者|通讯员|通訊員|記者|实习生|评论员|撰稿人?|特约撰稿人?)"
ROLE: Final = re.compile(
    rf"(?:(?:^|(?<=[\s\u3000、,，;；/／(（]))({PREFIX}{ROLE_WORD})|({PLAIN_PREFIX}{ROLE_WORD}))[:：/／]?"
)
CORRESPONDENT: Final = re.compile("通讯员|通訊員")
_CITIES: Final = (
    "北京|上海|天津|重庆|广州|深圳|南京|苏州|无锡|杭州|宁波|温州|嘉兴|湖州|绍兴|金华|合肥|福州|厦门|南昌|济南|青岛|郑州|武汉|长沙|南宁|海口|三亚|"
    "成都|贵阳|昆明|拉萨|西安|兰州|西宁|银川|乌鲁木齐|呼和浩特|太原|石家庄|沈阳|大连|长春|哈尔滨|香港|澳门|台北|东京|纽约|伦敦|巴黎|华盛顿|莫斯科"
)
_FROM_WHERE: Final = re.compile(
    rf"[\s\u3000、,，/／(（]*(?:发自[\s\u3000]*[\u4e00-\u9fff]{{2,6}}(?:、[\u4e00-\u9fff]{{2,6}})*|(?:从[\u4e00-\u9fff]{{2,6}}发回|(?<=[\s\u3000/／(（])(?:{_CITIES}))(?:现场|综合|摄影)?(?:报道|报导|专电|电|特稿)?)\s*[)）]?$"
)
"""Where people wrote from, behind their names: 发自北京, 北京报道."""
_FROM: Final = re.compile(f"发[自回]|{_CITIES}")
"""What every such place has."""
_SPLIT_ROLES: Final = re.compile(  # each form by its first character, so that a search stops nowhere else
    r"通\s*讯\s*员|本\s*报\s*(?:首\s*席\s*|见\s*习\s*|实\s*习\s*|特\s*约\s*)?记\s*者|首\s*席\s*记\s*者"
    r"|见\s*习\s*记\s*者|实\s*习\s*(?:记\s*者|生)|特\s*约\s*记\s*者|记\s*者|摄\s*影"
)
_BROKEN_ROLE: Final = re.compile("[通讯本报首席见习实特约记摄]\\s+[讯员报首席见习实特约记者生影]")
"""Where a blank may be in the middle of one."""
_SHORTEST_PLACED: Final = 4
"""A name and where somebody wrote from are longer."""
BODIES: Final = (
    "部|处|局|院|系|办|中心|委|会|社|站|所|室|校|队|厅|公司|大学|中学|小学|街道|镇|乡|村|社区|"
    "幼儿园|(?<![学百本专])科|厂|矿|车间|行|店|医院|团|馆|(?<=[象视电])台|(?<=[残妇文侨商社])联|(?<=[科作])协|协会|集团"
)
POSTS: Final = (
    "班|年?级|专业|主任|[医药护技]师|(?:农艺|畜牧|兽医|营养)师|教[师授员]|老师|工程师|律师|研究员|[院校社所馆]长|书记|学[生员]|队员|[指辅]导员|干部|村官|志愿者|社工|护士|会员|理事|"
    "居民|村民|职工|民警|[农林牧]场"
)
UNIT: Final = re.compile(
    rf"^((?:[\u4e00-\u9fff·\dA-Za-z“”]|[(（][\d一二三四五六七八九十]{{1,3}}[)）]){{2,22}}\s?(?:{BODIES}|{POSTS}))[\s\u3000]+(?=\S)"
)
"""Where a person belongs, or what the person is there, in front of the name: 经管学院 某某, 二中高一(3)班 某某."""


def behind(opening: re.Pattern[str], text: str) -> str:
    """Return what stands behind the words that a text opens with; all of it where it does not open so."""
    match = opening.match(text)
    return text[match.end() :] if match is not None else text


_SENT: Final = re.compile(
    r"[\s\u3000]*[(（](?:据)?(?:新华社?|中新社?|新华网|人民网|央视|本报)[^()（）]{0,12}[电電][)）]$"
)
"""Where and when an agency sent a text, in brackets behind who wrote it: (新华社北京4月17日电)."""


def without_agency(text: str) -> str:
    """Return a byline without the agency's dateline in brackets behind it."""
    return _SENT.sub("", text) if text.endswith(("电)", "电）", "電)", "電）")) else text


def mend_roles(text: str) -> str:
    """Return a byline whose role words (通讯 员) are whole again where a printed line ended in them."""
    if not has_blank(text) or _BROKEN_ROLE.search(text) is None:
        return text
    return _SPLIT_ROLES.sub(lambda match: bare(match.group()), text)


def without_place(text: str) -> str:
    """Return the names of a byline without the place they wrote from behind them: 甲 乙 发自北京."""
    if len(text) <= _SHORTEST_PLACED or _FROM.search(text) is None:
        return text
    return _FROM_WHERE.sub("", text)
