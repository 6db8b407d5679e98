"""Labels beside: the label of a column printed on the line of its headline, with a blank between: 乡音 “落雨”和“落苏”.

Such a line looks like a headline of two phrases. What tells a label is its form, how it differs from the phrase
behind it, that its story does not speak of it, and that other headlines of the page begin with labels too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.core.records import Kind
from reader.core.sources import cues
from reader.core.sources.assembly import Draft
from reader.core.sources.cohesion import content_words
from reader.core.sources.headline_parts import urges
from reader.core.sources.lines import Line, bare, retold

_SHORTEST: Final = 2
_LONGEST: Final = 7
"""How many hanzi such a label has."""
_NAMES: Final = re.compile(
    "人物|故事|记忆|时光|岁月|往事|[旧新家趣]事|掌故|钩沉|史话|历史|文史|风物|风情|[风民习]俗|地名|方言|乡[音情愁土]|百[科味态事姓]|万象|课堂|讲[堂坛座]|学[堂苑校]|门诊|[诊问]诊|诊室"
    "|问答|答疑|解[读释惑析]|[说释]法|话题|[杂漫笔访]谈|对话|茶[座馆话]|客厅|服务[台站]|驿站|信箱|热线|连线|在线|直通车|直播间|曝光台|回音|实录|纪[实事]|日记|[手札笔随散]记|随笔|追踪|[探寻走巡回专]访"
    "|观察|瞭望|纵横|视[野角点]|镜头|影像|广角|之[窗星声光家友]|天地|园地|沙龙|论坛|书[场架房评讯单香]|[荐悦阅]读|读书|星火|微光|暖[流阳心闻]|光影|[心絮物]语|有[方道招约]|[支妙高]招|窍门|指[南导]|宝典"
    "|贴士|提[醒示]|锦囊|来[稿信论函鸿]|选登|摘[登编]|连载|传真|[快速]递|播报|写真|素描|剪影|特写|速写|侧记|走笔|行走|走[读进近]|档案|图鉴|名片|地理|美食|滋味|味道|厨房|餐桌|饮食|养生|健康|保健"
    "|[达能名匠好]人|名[家师医]|工匠|手艺|非遗|创客|先锋|榜样|楷模|群英|风采|链接|背景|词[典条]|小品|散文|小说|诗[歌词]|寓言|童话|文[苑化艺旅]|[时短快锐]评|点评|声音|聚焦|关注|[看焦热亮]点|前沿|动态|资讯"
    "|要闻|新闻|讯息|快讯|生活|人[生间]|情感|家[庭园]|校园|青春|夕阳|银龄|健身|体坛|[市城街巷]井|城事|城市|社区|民生|法治|警[方示事]|平安|理财|消费|农[技事]|科[普技]|创业|就业|职场|亲子|育儿|旅[游途]"
    "|行[摄吟]|影视|艺[术苑]|收藏|鉴赏|身边|一线|基层|在行动|进行时|能量"
)
"""Words that the names of columns are made of."""
_LAST: Final = frozenset("志录谱坊苑窗廊斋轩窖者事记谈话说语声音讯评论坛台站角汇集林圃镜眼")
"""What the name of a column ends with that no other word tells."""
_CLAUSE: Final = re.compile(
    r"[了着被将让给把别没莫谨请勿还就已正太怎从为使获送抓促强]|(?<!有)不|[一二三四五六七八九十两百千万几半\d][\u4e00-\u9fff]?(?:[个条座只位名年月天日夜次场堂张枚碗锅根杯把间本户亩届期季趟]|亿|余|昼夜)"
    r"|[后前时里内夜]$|来袭|持续|交替|频繁|将近|上门|供[餐水电暖]|[^走行]进[\u4e00-\u9fff]|开[工张园捕镰湖幕学竿]$|[今昨明][日天年晨晚冬夏春秋]|[新旧老]规|^(?:我|全)[市县区省镇乡州旗]|^关于|^[昔往]日"
)
"""What a phrase holds that says what happened, when, or how much."""
_SEASON: Final = re.compile("[春夏秋冬][日季天]|[暑寒]假|节日|周末")
"""What a phrase begins with that says when, as a column's name may too."""
_BODY: Final = re.compile(
    "(?:[省市县区镇乡村州旗局委办院厂队部处厅署行所馆报]|[中小大]学|一中|中心|集团|公司|残联|妇联|工会|协会|部门)(?:提醒|发布|通报|回应)?$"
)
"""What the name of a body or place ends with, which is the subject of what stands behind it."""
_ASKS: Final = re.compile("[?？,，]")
_STORY: Final = 3000
_TOLD: Final = 2
_NEAR: Final = 1
_WIDER: Final = 4
"""Within how many hanzi two phrases are of one length, and how many more the headline behind a label often has."""

_PAIR: Final = 5
"""Two phrases of so many hanzi each or more, and of one length, are made for each other: 守土尽责保平安 合力打赢攻坚战."""

_PRIOR: Final = 0.5
_NAMED: Final = 1.7
_NAMED_LAST: Final = 1.7
_SHAPED: Final = 3.0
_ENDED: Final = 0.7
_TELLS: Final = -3.5
_TIMED: Final = -1.0
_ACTS: Final = -4.0
_SPOKEN_OF: Final = -0.9
_BALANCED: Final = -2.0
_PAIRED: Final = -6.0
_OUTDONE: Final = 0.8
_ASKED: Final = 1.0
_SUPPORT: Final = 0.8
_SUPPORTS: Final = 2
_ENOUGH: Final = 1.8
_SURELY: Final = 2.4
_MORE_ROWS: Final = 1.2
"""The weights of the signs: those of a logistic regression on some six hundred lines of pages read by hand and labels
with their headlines, rounded; how much it takes to be a label, to speak for others of the page, and how much more it
takes over a further row of a headline."""


def part_labels(drafts: Sequence[Draft]) -> list[tuple[Draft, Line]]:
    """Take labels off the headline lines that they share, and return them with their stories, which have none yet."""
    scored = [(draft, score) for draft in drafts if (score := _score(draft)) is not None]
    if not scored:
        return []
    sure = sum(score >= _SURELY for _, score in scored)
    found: list[tuple[Draft, Line]] = []
    for draft, score in scored:
        support = _SUPPORT * min(_SUPPORTS, sure - (score >= _SURELY))
        if score + support >= _ENOUGH:
            line = draft.headline[0]
            draft.headline[0] = retold(line, " ".join(line.pieces[1:]))
            found.append((draft, retold(line, line.pieces[0])))
    return found


def _score(draft: Draft) -> float | None:
    """Return how much says that a story's headline begins with the label of a column; None if it cannot."""
    if draft.kind is not Kind.NEWS or draft.boxed or draft.labelled or not draft.headline:
        return None
    first, *others = draft.headline
    if len(first.pieces) < 2 or not _SHORTEST <= len(first.pieces[0]) <= _LONGEST:
        return None
    label, *behind = first.pieces
    if not cues.is_short_label(label) or len(behind[0]) < _SHORTEST or behind[0][0] in "—－":
        return None
    body = bare(draft.body_text)[:_STORY]
    score = _form(label) + _contrast(label, [each for each in behind if each[0] not in "—－"])
    score += _SPOKEN_OF * min(_TOLD, sum(map(body.count, content_words(label))))
    return score - _MORE_ROWS * (bool(others) and others[0].text[0] not in "—－")


def _form(label: str) -> float:
    """Return how much a phrase looks like the name of a column: a noun of certain words, and no clause."""
    score = _PRIOR
    last = 0
    for match in _NAMES.finditer(label):
        last = match.end()
    score += _NAMED * (last > 0) + _NAMED_LAST * (last == len(label))
    score += _SHAPED * cues.is_label_shaped(label) + _ENDED * (label[-1] in _LAST)
    if _CLAUSE.search(label) is not None or urges(label):
        score += _TELLS
    score += _TIMED * (_SEASON.match(label) is not None)
    return score + _ACTS * (_BODY.search(label) is not None)


def _contrast(label: str, behind: Sequence[str]) -> float:
    """Return how much the phrases behind a label look like a headline by themselves, and not like its other half."""
    headline = "".join(behind)
    sizes = {len(each) for each in behind}
    balanced = len(sizes) == 1 and abs(len(behind[0]) - len(label)) <= _NEAR
    paired = len(label) == len(behind[0]) >= _PAIR
    wider = len(behind[0]) >= len(label) + _WIDER
    return (
        _BALANCED * balanced
        + _PAIRED * paired
        + _OUTDONE * wider
        + _ASKED * (_ASKS.search(headline) is not None)
    )
