"""Author lines: one name with where it belongs: (湖北)某某, 某某(教师), 某某 高二(3)班, [美]某·某; or 作者 某某, 某某 译."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from reader.core.sources.lines import BLANKS, bare
from reader.core.sources.names import COMPOUND_SURNAMES, is_name_shaped

_LONGEST: Final = 42
_HINT: Final = re.compile("[(（〔【\\[［|｜丨译班]|作者")
_PLACES: Final = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|"
    "内蒙古|广西|西藏|宁夏|新疆|香港|澳门|[\u4e00-\u9fff]{1,4}[省市县区镇乡村州旗]"
)
_TRADES: Final = (
    "教师|教授|学生|农民|工人|职工|医生|护士|民警|军人|战士|干部|作家|诗人|编辑|律师|社工|"
    "志愿者|退休[\u4e00-\u9fff]{2}|[\u4e00-\u9fff]{1,6}(?:会员|教师|学生)"
)
_LANDS: Final = "[美英法德俄日韩印意奥]|前?苏联?|[唐宋元明清汉晋隋秦]|民国"
_FAR: Final = "[\u4e00-\u9fff]{1,5}"
_OPEN: Final = "[(（〔【\\[［]"
_CLOSE: Final = "[)）〕】\\]］]"
_NAME: Final = rf"[\u4e00-\u9fff](?:[{BLANKS}]*[\u4e00-\u9fff]){{1,3}}"
_BARS: Final = "|｜丨"
_TOPICS: Final = frozenset(
    (
        "文化",
        "文艺",
        "文摘",
        "时政",
        "时事",
        "时尚",
        "党建",
        "金融",
        "房产",
        "车市",
        "安全",
        "平安",
        "教育",
        "阅读",
    )
)
"""What a bar stands in front of that is the name of a page, though its first character is a surname, too."""
_FORMS: Final = re.compile(
    rf"{_OPEN}(?:{_PLACES}){_CLOSE}[{BLANKS}]*(?P<placed>{_NAME})"
    rf"|{_OPEN}(?:(?:{_LANDS}){_CLOSE}[{BLANKS}]*(?P<foreign>[\u4e00-\u9fff]{{2,6}})"
    rf"|{_FAR}{_CLOSE}[{BLANKS}]*(?P<dotted>[\u4e00-\u9fffA-Z.]+[·•・][\u4e00-\u9fff·•・]{{1,12}}))(?:[{BLANKS}]*著)?"
    rf"|(?P<named>{_NAME})(?:[{BLANKS}]*{_OPEN}(?:{_PLACES}|{_TRADES}){_CLOSE}|[{BLANKS}]+译"
    rf"|[{BLANKS}]+[\u4e00-\u9fff\d]{{0,12}}(?:[{BLANKS}]*[(（]?[\d一二三四五六七八九十]{{1,4}}[)）]?)班)"
    rf"|作者[{BLANKS}]+(?P<author>{_NAME})"
    rf"|作者[:：]?[{BLANKS}]*(?P<told>[\u4e00-\u9fff]{{2,4}}?)[，,{BLANKS}]*(?:系|是|为|单位)[^()（）。]{{2,36}}"
    rf"|[{_BARS}][{BLANKS}]*(?P<barred>{_NAME})"
)


def author_of(text: str) -> str | None:
    """Return the one person whom a line names with where that one belongs, blanks in the name taken out; None if nobody."""
    if len(text) > _LONGEST or _HINT.search(text) is None:
        return None
    return _author_of(text)


@lru_cache(maxsize=256)
def _author_of(text: str) -> str | None:
    """Return it for a short line that holds a mark or word of one."""
    match = _FORMS.fullmatch(text.strip(BLANKS))
    if match is None:
        return None
    far = match["foreign"] or match["dotted"]
    if far is not None:
        return bare(far)
    name = bare(match["placed"] or match["named"] or match["author"] or match["told"] or match["barred"])
    if not is_name_shaped(name) or name in _TOPICS or (len(name) == 4 and name[:2] not in COMPOUND_SURNAMES):
        return None
    return name
