"""Features: which stories are portraits and reports from the spot, and which columns such stories stand in."""

from __future__ import annotations

import re
from typing import Final

from reader.core.sources.assembly import Draft
from reader.core.sources.bylines import read_lead
from reader.core.sources.headline_parts import names_report
from reader.core.sources.lines import bare

_COLUMN: Final = re.compile(
    "身边|最美|人物|人才|好人|榜样|追梦|圆梦|逐梦|工匠|先锋|达人|创客|能人|人家|感动|凡人|故事|记忆|往事|印记|走基层|基层行|乡村行|调研行|巡礼"
    "|蹲点|看变化|新事|新风|正能量|团结|振兴|脱贫|扶贫|攻坚|小康|文明|治理|在行动|实践|一线|手记|进行时|办实事|群众路线|群众办|奋斗|新时代|新征程"
    "|风采|善举|微光|美丽|乡愁|开放"
)
"""What a column's name holds whose stories tell of people and places at length."""
_SERVICE: Final = re.compile(
    "来信|读者|问答|必答|信箱|提示|提醒|快[报讯]|短波|校园|平安|法治|警|健康|科普|书[架讯]|便民|热线|小说|编辑|天气|连线"
)
"""What the name of a column for letters, advice and the like holds."""
_GENRE: Final = re.compile(
    "记者|[时短微]评|评论|微?言|茶座|访谈|往事|掌故|钩沉|散文|笔谈|观察|追踪|链接|阅读|回音|背景|问诊|反馈|手记"
)
"""What the name of a column holds that says what kind of piece stands below it."""
_TOLD: Final = re.compile(
    "召开|举行|启动|开展|[我全][市县区省州旗]|[市县区][\u4e00-\u9fff]{1,6}[局委院]|入选|突破|[%％]|首次|新增|开工|通车|落幕|闭幕|发布|通过|签署"
    "|项目|增长|检查|调研|视察|督查|时强调|时要求|会议|今起|公告|获|开通"
)
"""What a headline holds that says what happened or was decided."""
_SHOWN: Final = re.compile(
    '[“"][^”"]{1,8}[”"]|[一二两三四五六七八九十][\u4e00-\u9fff]?[个把座条面袋根枚盏张碗顶杯块群片代所口台本支双扇间辆盘封件曲载]|的'
)
"""What a headline holds that shows a person or a thing: a word in quotation marks, 一把…, …的…."""
_LONG: Final = 350
_SHORT: Final = 200
"""How many characters a feature commonly has at least, and a short report at most."""


def holds_features(label: str) -> bool:
    """Tell whether the name of a column says that its stories are features: 身边的榜样, 走基层, 某某记忆."""
    return _COLUMN.search(label) is not None and _SERVICE.search(label) is None


def serves(label: str) -> bool:
    """Tell whether the name of a column says what kind of piece stands below it: 读者来信, 名医问答, 时评."""
    return _SERVICE.search(label) is not None or _GENRE.search(label) is not None


def featureness(draft: Draft) -> float:
    """Return how much a story looks like a feature and not like a report; about 2 and -1 are plain cases.

    The weights were tried on pages read by hand whose labels stand between two stories.
    """
    headline = " ".join(line.text for line in draft.headline)
    size = len(bare(draft.body_text))
    score = 1.0 if draft.bylines and read_lead(draft.opening) is None else 0.0
    if "——" in headline or any(names_report(line.joined) for line in draft.headline):
        score += 1.0
    score += 0.7 * (_SHOWN.search(headline) is not None) - 1.0 * (_TOLD.search(headline) is not None)
    if not draft.headline:
        score -= 0.3
    return score + (0.4 if size >= _LONG else -0.4 if size < _SHORT else 0.0)
