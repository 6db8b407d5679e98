"""Boxes: the standing labels of what is set beside a story (相关链接, 小贴士, 短评), below which a text of its own begins."""

from __future__ import annotations

import re
from typing import Final

from reader.core.sources import cues
from reader.core.sources.bylines import is_byline_line, read_lead
from reader.core.sources.credit_words import BULLETS
from reader.core.sources.items import Story
from reader.core.sources.lines import ends_sentence
from reader.core.sources.places import Place
from reader.core.sources.units import can_be_headline

_MOST: Final = 12
"""How many characters such a label has at most, its marks counted."""
_LAST: Final = frozenset(
    "接读景放顾料案片典条习伸深示醒存释疑起闻道息识规定例据策文普物容简介绍士科窍门常百窗点卡库展历传记札后感言评论音絮语说字句刻笑谜弯看解"
)
"""What the label ends with before its marks, asked first."""
_BESIDE: Final = re.compile(
    "(?:相关|新闻|背景|知识|延伸|拓展|资料|政策|法律|法规|法条|人物|数据|历史|事件|案例|科普|健康|文化|小)?链接"
    "|(?:延伸|相关|拓展|扩展|背景|深度|关联)阅读"
    "|新闻(?:背景|回放|回顾|资料|档案|名片|[词辞]典|词条|助读|延伸|纵深|提示|提醒|内存|解读|释疑|缘起)"
    "|相关(?:新闻|报道|消息|背景|资料|提示|提醒|知识|政策|规定|法规|法条|条文|案例|解读|数据|人物|内容)"
    "|背景(?:资料|材料|介绍|知识|新闻|提示)|(?:事件|案件|案情)(?:回放|回顾|背景|简介)"
    "|(?:温馨|友情|特别|重要|安全|健康|生活|出行|消费|用药|服务|防[一-鿿]{1,3}|小)(?:提示|提醒|贴士)"
    "|(?:[一-鿿]{2})?小(?:贴士|知识|常识|百科|资料|档案|[词辞]典|窍门|科普)|贴士"
    "|知识(?:窗|点|卡|卡片|库|贴士|拓展|延伸)|资料(?:卡|库|卡片)|名词(?:解释|解读|注释|卡片)|(?:词语|术语)解释"
    "|数[读说]|数字[看说解][一-鿿]{0,4}|名[言人]名?[言句]|名言(?:警句|佳句)?|(?:幽默|开心|轻松|笑话)一[刻笑]|谜语|灯谜|脑筋急转弯"
    "|(?:人物|作者|专家|嘉宾|主人公|企业|村庄|景点|作品)(?:名片|简介|档案|小传|简历)"
)
"""Labels of what is added to a story: facts, advice, earlier news."""
_REMARKS: Final = re.compile(
    "(?:记者|采访|编辑|采编|现场|编者|采写)手记|手记|采访(?:札记|后记)|(?:记者|编辑|采访)感言"
    "|(?:(?:本报|编辑|专家|记者|网友|今日|新闻|现场|一句话)?[短微快锐点])评|编辑短论|短论|微评论|画外音|新闻点评"
    "|(?:现场|会议|赛场|新闻|采访)?花絮"
)
"""Labels of what the newspaper has to say on a story; a report of its own may be in a column named so."""
_WARNS: Final = re.compile("提醒|提示")
"""Words that may head a section of a story as well."""
_MARKS: Final = BULLETS + "【】[]〖〗［］〔〕<>《》「」|｜▎·:： \u3000"
_HEADS: Final = 3
"""How many headline lines a box has at most."""
_STORY_LINES: Final = 40
_SECTION: Final = 10.0
"""How many hanzi the headings of sections have at most among which a word may be another one."""


def label_of_box(text: str) -> str | None:
    """Return the label of a box that a line is, without the marks around it; None if it is none."""
    if len(text) > _MOST or (text[-1] not in _LAST and text[-1] not in _MARKS):
        return None
    close = "".join(text.strip(_MARKS).split())
    known = _BESIDE.fullmatch(close) or _REMARKS.fullmatch(close) or _WARNS.fullmatch(close)
    return close if known is not None else None


def labels_box(place: Place) -> bool:
    """Tell whether a line is the label of a box, and the text of that, perhaps with a headline, is below it."""
    line, below = place.line, place.below
    label = label_of_box(line.text)
    if below is None or line.indent:
        return False
    if label is None:
        return _labels_letter(place)
    above = place.items[-1] if place.items else None
    tight = isinstance(above, Story) and not line.gap
    if tight and not ends_sentence(place.lines[place.index - 1].text):
        return False  # where a paragraph ends
    if label_of_box(below.text) is not None:
        return False
    if _REMARKS.fullmatch(label) is not None and _reports_below(place):
        return False
    return _WARNS.fullmatch(label) is None or not (tight or _among_sections(place))


def _labels_letter(place: Place) -> bool:
    """Tell whether a line set apart is the label of readers' letters (读者来信), and the text of one is right below it."""
    line, below = place.line, place.below
    if below is None or not (line.gap and below.gap) or not cues.is_letters_label(line.joined):
        return False
    return (
        "。" in below.text and not can_be_headline(below.text, below.width) and read_lead(below.text) is None
    )


def _reports_below(place: Place) -> bool:
    """Tell whether a report with a lead or byline stands below a label, which is the name of its column then."""
    for line in place.lines[place.index + 1 : place.index + 2 + _HEADS]:
        if read_lead(line.text) is not None or is_byline_line(line.text):
            return True
        if not can_be_headline(line.text, line.width):
            return False
    return False


def _among_sections(place: Place) -> bool:
    """Tell whether the story above has headings of sections, so that a word may be one more of them."""
    headed = False
    for item in place.items[: -_STORY_LINES - 1 : -1]:
        if not isinstance(item, Story) or item.unit.lead or item.unit.finished:
            return False
        unit = item.unit
        head = unit.headable and not unit.closed and unit.line.gap > 0
        if headed and not head:
            return True  # text stands above it too
        headed = head and unit.line.width <= _SECTION
    return False
