"""Topics of columns: what the stories of a column tell of whose name says so in other words than they do.

A column named 交通新事 holds buses and stations, one named 乡村振兴 villagers and harvests. Which of the two stories
around a label holds more of the words that go with its name is told here; no word is known of any one newspaper.
"""

from __future__ import annotations

import re
from typing import Final

_TOPICS: Final = tuple(
    (re.compile(label), re.compile(story))
    for label, story in (
        (
            "交通|公路|出行|客运|驾",
            "公交|班[线车]|公路|道路|车[站辆]|司机|乘客|客车|通车|交通|停车|驾驶|高速|铁路",
        ),
        (
            "农业|春耕|三农|[农田林粮]|丰收",
            "种植|养殖|亩|农田|[秧苗蚕羊]|水稻|小麦|玉米|农[机户技]|蔬菜|果园|茶园|合作社|耕|收割|肥",
        ),
        (
            "村|山乡|脱贫|扶贫|小康|致富|富民|共富",
            "村民|村里|贫困|脱贫|搬迁|合作社|增收|村支书|帮扶|农户|第一书记|低保|产业|车间|务工|乡亲|致富|人均",
        ),
        ("招商|引资|项目|园区", "投资|签约|项目|亿元|协议|集团|开工|建设|落户|引进|投产|工程"),
        (
            "营商|企业|惠企|助企|产业|经济|工业",
            "企业|营商|审批|贷款|减税|公司|产能|订单|园区|员工|产值|产业|车间|生产线",
        ),
        (
            "文化|文旅|非遗|艺|文明",
            "演出|[戏舞唱书]|文化|非遗|剪纸|传承|锣鼓|节目|民歌|图书|艺术|博物馆",
        ),
        (
            "主题教育|教育在|党|先锋|初心|红色|群众路线|创先",
            "党员|支部|书记|党[委课]|党组织|入党|群众",
        ),
        ("校园|学校|家校|教室|老师", "学[校生]|[教老]师|课堂|校长|孩子|家长|同学"),
        ("健康|医|养生|卫生", "医[生院]|患者|手术|症|治疗|病|疫苗|预防"),
        ("法|警|平安|反诈", "法[院官律]|民警|警方|判决|诈骗|案|嫌疑人|派出所|骗|检察|调解"),
        ("生态|环保|绿|清水|河", "水质|治理|污染|垃圾|[河树]|绿化|湿地|生态|环保|环境"),
        ("民生|实事|为民|惠民|百姓|便民", "居民|群众|市民|社区|改造|便民|老人|小区|投用|解决"),
        ("治理|基层|社区|网格", "社区|网格|居民|调解|小区|议事|楼|志愿者"),
        (
            "人物|[好能]人|人[家才]|最美|凡人|榜样|匠|手艺|追梦|达人|身边|风采|劳动者|英雄|故事|微光|善举|暖[新]?闻",
            "岁|妻子|丈夫|父亲|母亲|儿子|女儿|[她他]|手艺|师傅|老人|退休|坚持|爱心|每天",
        ),
        (
            "防汛|抗洪|抗旱|救灾|抢险|防疫|抗疫|重建",
            "洪|抢险|堤|暴雨|救援|转移|灾|排涝|水位|防汛|疫情|核酸|隔离|防控",
        ),
        ("志愿", "志愿|服务队|爱心"),
    )
)
"""What the name of a column holds that tells its topic, and the words of stories on that."""
_HEADED: Final = 2
_VARIED: Final = 4
"""How many words of a topic count in a headline at most, and how many different ones in a body."""


def topical(label: str, headline: str, body: str) -> tuple[float, float]:
    """Return how much a headline (0 to 2) and a body (0 to 1) speak of what the name of a column tells."""
    stories = [story for name, story in _TOPICS if name.search(label)]
    if not stories:
        return 0.0, 0.0
    heads = max(min(_HEADED, len(story.findall(headline))) for story in stories)
    return float(heads), max(min(_VARIED, len(set(story.findall(body)))) for story in stories) / _VARIED
