"""Personal names in bylines: spaces that only fill a printed line taken out, names that stand apart kept apart."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final

SURNAMES: Final = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾"
    "夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申"
    "欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓"
    "古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑"
    "迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计"
    "索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於阎呼居揭干"
    "但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由水泰过征佳操诸步巢仰寸訾牧巨法寿扶昌郗麴滑竺闾"
    "洪傅萧赖荀贝凤贲钮羿汲邴糜隗宓韶蓟怀籍莘贡逄宰郦璩濮郏宦慎庾暨弘殳沃蔚越夔厍乜蒯益桓酆郇綦雒郯笪缑谯郄郗庹仉蹇茆菅揣郐邾"
    "張陳楊黃趙吳孫馬羅鄭謝許韓馮鄧蕭葉蘇魏呂盧鍾譚陸賈韋鄒閻龍陶賀顧龔萬錢嚴湯溫龐顏莊聶魯歐關蘭寧紀單塗駱藍遊華滿鮑饒麥婁竇黨宮費"
    "衛閔邊師倉榮叢鞏談儲勞樓聞厲區闞權強帥豐計晉門雲"
)
COMPOUND_SURNAMES: Final = frozenset(
    [
        "欧阳",
        "上官",
        "皇甫",
        "令狐",
        "诸葛",
        "司徒",
        "司马",
        "申屠",
        "夏侯",
        "贺兰",
        "完颜",
        "慕容",
        "尉迟",
        "长孙",
        "东方",
        "南宫",
        "宇文",
        "公孙",
        "端木",
        "呼延",
        "轩辕",
        "闻人",
        "钟离",
        "澹台",
        "独孤",
        "歐陽",
        "諸葛",
        "司馬",
        "東方",
    ]
)
SURNAME_STARTS: Final = SURNAMES | {name[0] for name in COMPOUND_SURNAMES}
"""What every surname begins with."""
_SEPARATORS: Final = re.compile(r"[\s\u3000、，,;；/／|｜丨]+")
_STOPS: Final = re.compile(r"[、，,;；/／|｜丨]+")
_HAN: Final = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+(?:[·•・][\u3400-\u9fff]+)*")
_MAX_TOKENS: Final = 60
_TRANSCRIBED: Final = re.compile(
    "(?:乌云|乌兰|乌日|那仁|娜仁|萨仁|斯琴|其木|巴图|宝音|布仁|白音|巴音|哈斯|呼和|格日|苏日|额尔|敖日|朝鲁|特木|吉日|阿拉|阿古|古丽|包乌)"
    "[\u4e00-\u9fff]{0,4}(?:力格|木格|其格|日勒|都拉|图雅|高娃|巴特尔|巴雅尔|吉雅|格日|乐图|达来|斯楞|宝力高|毕力|哈尔|仁花|日娜|琪琪格|古丽)"
)
"""A Mongolian or Uyghur name of one person, which may hold characters that are surnames too: 乌云毕力格."""


def split_names(text: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """Return the names in a piece of byline such as "梦诗三 悦 王苑阳": 梦诗三悦, 王苑阳.

    Chinese names have two or three characters, pen names up to four, so a lone character belongs to a neighbour.
    `known` are names read elsewhere on the page; they decide where both neighbours would do.
    """
    names: list[str] = []
    for group in _STOPS.split(text):
        tokens = [token for token in _SEPARATORS.split(group) if token]
        if tokens:
            names.extend(_group(tokens[:_MAX_TOKENS], known))
    return tuple(dict.fromkeys(names))


def looks_like_name(text: str) -> bool:
    """Tell whether a text can be one Chinese personal name or pen name, with layout spaces in it or not."""
    bare = "".join(text.split())
    return bool(_HAN.fullmatch(bare)) and (2 <= len(bare) <= 4 or "·" in bare)


_NOT_IN_NAMES: Final = frozenset("会议并的等上下中和与及也还就要在是同该各这那此其对以为县市省镇")


def is_name_shaped(text: str) -> bool:
    """Tell whether a run of hanzi can be a person named in a body: surname and one or two characters, no particles."""
    compound = text[:2] in COMPOUND_SURNAMES
    if not (2 <= len(text) <= 3 and text[0] in SURNAMES) and not (compound and 3 <= len(text) <= 4):
        return False
    return not any(character in _NOT_IN_NAMES for character in text[1:])


def begins_with_surname(text: str) -> bool:
    """Tell whether a text begins with a surname."""
    return text[:1] in SURNAMES or text[:2] in COMPOUND_SURNAMES


_CALLED: Final = frozenset(
    "员长任席记师理监总工匠民户人家生兵士手警友者官客夫亲伴妻嫂妇女孩孙弟妹哥姐授教护医导表主汉板书干星军童模计"
)
"""What a word ends with that says what somebody is, right before the name: 副局长, 退休教师, 种粮大户."""
_WORDS_TOO: Final = frozenset("乐福安富高强荣平明兴多满和")
"""Surnames that end a headline as a word: 村民乐."""
_NAMED_ACTS: Final = re.compile(
    "[\u4e00-\u9fff]{1,2}(?:说|介绍|表示|告诉|坦言|回忆|笑|今年|一边|正|在|和|与|家|的|把|被|带|来|从|每|也|就)"
)


def divides_name(before: str, after: str) -> bool:
    """Tell whether a blank between two parts of a text stands within a name: 副局长索 晓峰介绍, 贫困户巩 大民被聘为.

    What somebody is stands before the surname that the first part ends with.
    """
    if before[-1:] not in SURNAMES and before[-2:] not in COMPOUND_SURNAMES:
        return False
    role = before[:-2] if before[-2:] in COMPOUND_SURNAMES else before[:-1]
    if role[-1:] not in _CALLED or _HAN.match(after) is None or after[0] in _NOT_IN_NAMES:
        return False
    return before[-1] not in _WORDS_TOO or _NAMED_ACTS.match(after) is not None


def _group(tokens: Sequence[str], known: Collection[str]) -> list[str]:
    """Join neighbouring tokens so that the names made are the most name-like (dynamic programming)."""
    if len(tokens) == 1:
        return list(_split_run(tokens[0]))
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    for end in range(1, len(tokens) + 1):
        choices: list[tuple[float, list[str]]] = []
        for start in range(max(0, end - 4), end):
            joined = "".join(tokens[start:end])
            cut = tokens[start] in COMPOUND_SURNAMES and not begins_with_surname(joined[2:])
            whole = 5 if cut else 4
            if end - start > 1 and (len(joined) > whole or not _HAN.fullmatch(joined)):
                continue
            cost, names = best[start]
            joins = end - start - 1
            pieces = _split_run(joined) if joins == 0 else (joined,)
            own = sum(0.0 if piece in known else _oddness(piece) for piece in pieces)
            choices.append((cost + own + 0.9 * joins * (joined not in known), [*names, *pieces]))
        best.append(min(choices, key=lambda choice: choice[0]))
    return best[-1][1]


@lru_cache(maxsize=4096)
def _oddness(name: str) -> float:
    """Return how unlike a name a text is: 0 for surname and one or two characters, up to 6."""
    surname = name[0] in SURNAMES
    compound = name[:2] in COMPOUND_SURNAMES
    if "·" in name or not _HAN.fullmatch(name):
        return 0.5
    if len(name) == 1:
        return 6.0
    if len(name) == 2 and compound:
        return 3.0  # a surname of two hanzi without the name that belongs to it
    if len(name) == 2:
        return 0.3 if surname else 1.2
    if len(name) == 3:
        return 0.0 if surname or compound else 0.8
    if len(name) == 4:
        return 0.4 if compound else 1.4
    if _TRANSCRIBED.fullmatch(name) is not None:
        return 0.5
    return 1.0 if compound and len(name) == 5 else 3.0


def _split_run(text: str) -> tuple[str, ...]:
    """Cut names printed without a space, if surnames show where; four characters stay one pen name."""
    if not 5 <= len(text) <= 24 or not _HAN.fullmatch(text) or not begins_with_surname(text):
        return (text,)
    if _TRANSCRIBED.fullmatch(text) is not None:
        return (text,)
    best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ())] + [None] * len(text)
    for end in range(2, len(text) + 1):
        for size in (2, 3):
            before = best[end - size] if end >= size else None
            piece = text[end - size : end]
            if before is None or piece[0] not in SURNAMES:
                continue
            candidate = (before[0] + (0.0 if size == 3 else 0.4), (*before[1], piece))
            current = best[end]
            if current is None or candidate[0] < current[0]:
                best[end] = candidate
    final = best[-1]
    return final[1] if final is not None else (text,)
