"""List items: lines of a list within a text, told by their own form: 一等奖:…, 3路:某站—某站—某站, 原料:…, a row of names.

Such a line ends without a stop and is short, as headlines are, and yet it is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.core.sources.lines import is_han
from reader.core.sources.names import begins_with_surname, looks_like_name

_RANKED: Final = re.compile(
    "(?:第[一二三四五六七八九十\\d]{1,2}名|(?:特等|[一二三四]等|优秀|优胜|组织|鼓励|入围|提名|最佳[一-鿿]{2,6})奖|[金银铜]牌榜?|奖牌榜|积分榜|[冠亚季]军"
    "|[主辅配用原]料|食材|材料|调料|[做制用]法|制作方法|功效|主治|服法|导演|主演|编剧|片长|作[词曲]|词曲|演唱|[上下]联|横[批额]|成绩|比分|面积|租金|班次|乘车路线|公交线路|(?:家庭)?住址|年龄|性别|籍贯|学历|附|点赞数"
    "|(?:[甲乙丙丁A-H]|小学|初中|高中|中学|男子|女子|成人|青年|少年|幼儿|儿童|老年|团体|个人)组|谜底|(?:参考)?答案|[译注]文|释义)"
    "(?:[(（][^()（）]{1,8}[)）])?\\s?[:：]\\s?\\S"
)
"""Who won what prize, what a dish or a remedy is made of, who acts in a play, what a riddle means: the word and its colon."""
_ROUTE: Final = re.compile(
    "[一-鿿\\d]{1,8}(?:路|号?线|专线|班车|快线)[一-鿿]{0,3}(?:[(（][^()（）]{1,10}[)）])?\\s?[:：]?\\s?[一-鿿]{2,12}(?:\\s?[—－–→~～-]{1,2}\\s?[一-鿿\\d]{2,12}){2,}"
)
"""The stops of a bus."""
_KEY: Final = re.compile("[一-鿿]{2,8}(?:[(（][^()（）]{1,8}[)）])?[:：]")
_CELLS: Final = re.compile("[、，,；;\\s]+")
_COUNTED: Final = re.compile(
    "[一-鿿()（）]{1,10}\\d[\\d.,]*[一-鿿a-zA-Z%℃]{0,3}|[一-鿿]{1,6}(?:少许|适量|若干)"
)
"""Something with how many there are of it: 城关镇9枚, 鸡蛋2个."""
_FEWEST: Final = 2
_SCORE: Final = re.compile("[一-鿿]{2,10}\\s?\\d{1,3}\\s?[:：∶比-]\\s?\\d{1,3}\\s?[一-鿿]{2,10}")
"""The score of a game between two sides and nothing else."""
_POST: Final = re.compile("(?:@|网友)[\\w“”-]{2,14}(?:说|留言)?\\s?[:：].+[。！？!?…]")
"""What somebody wrote on the net, behind the name there."""
_PLEADS: Final = re.compile("[“「][^“”「」]*[，,][^“”「」]*[您你咱我][^“”「」]*[。！？!?…]+[”」]")
"""A sentence that somebody says to another and nothing else."""
_STATES: Final = re.compile("[一-鿿]{2,5}[:：][^:：]+")
_KEYED: Final = re.compile("([一-鿿]{1,4})[:：][^:：]{1,24}")
"""A short word and what it says: 男单:某某 3∶1 某某."""
_RANK: Final = re.compile(
    "第[一二三四五六七八九十\\d]{1,2}名|[冠亚季]军|(?:特等|[一二三四]等|优秀|优胜|组织|鼓励|入围)奖|[金银铜]牌"
)
_NAMES: Final = 4
"""How many names a row of them has at least."""
_NAME: Final = 4
_PRICES: Final = 3
"""How many things with their figures a row has at least."""
_STOPS: Final = re.compile("[。！？!?]")
LONGEST: Final = 60
"""How many characters a list item has at most."""


def states_item(text: str) -> bool:
    """Tell whether a line with a colon can only be an item of a list: 一等奖:…, 原料:…, 3路:…, 金牌榜:甲12枚、乙9枚."""
    if len(text) > LONGEST or _STOPS.search(text) is not None:
        return False
    if _RANKED.match(text) is not None or _ROUTE.fullmatch(text) is not None:
        return True
    key = _KEY.match(text)
    if key is None:
        return False
    cells = [cell for cell in _CELLS.split(text[key.end() :]) if cell]
    counted = sum(_COUNTED.fullmatch(cell) is not None for cell in cells)
    return counted >= _FEWEST and counted * 3 >= len(cells) * 2


def are_names(pieces: Sequence[str]) -> bool:
    """Tell whether the pieces of a line are names and nothing else, more than sign a story."""
    if len(pieces) < _NAMES or max(map(len, pieces)) > _NAME:
        return False
    return all(len(name) > 1 and begins_with_surname(name) and looks_like_name(name) for name in pieces)


def are_counted(pieces: Sequence[str]) -> bool:
    """Tell whether the pieces of a line are things with their figures, more figures than words: 青菜3.2 萝卜1.8 莴笋4.0."""
    if len(pieces) < _PRICES or not all(map(_COUNTED.fullmatch, pieces)):
        return False
    return sum(map(str.isdigit, "".join(pieces))) * 3 >= sum(map(is_han, "".join(pieces))) * 2


def are_stated(pieces: Sequence[str]) -> bool:
    """Tell whether each piece of a line is a word and what it says: 面积:120平方米 租金:每月2000元."""
    return len(pieces) > 1 and all(map(_STATES.fullmatch, pieces))


def keyed_alike(one: str, other: str) -> bool:
    """Tell whether two lines are each a short word and what it says, the words as long as each other: 上联:…, 下联:…."""
    keys = _KEYED.fullmatch(one), _KEYED.fullmatch(other)
    if keys[0] is None or keys[1] is None or _STOPS.search(one + other) is not None:
        return False
    return len(keys[0][1]) == len(keys[1][1])


def is_ranked(pieces: Sequence[str]) -> bool:
    """Tell whether one piece of a line is a rank and nothing else: 男子100米 第一名 某某 11秒2."""
    return any(_RANK.fullmatch(piece) is not None for piece in pieces)


def is_post(text: str) -> bool:
    """Tell whether a line is what somebody wrote on the net, with a stop: @某某:…!"""
    return text[0] in "@网" and _POST.fullmatch(text) is not None


def is_plea(text: str) -> bool:
    """Tell whether a line is a sentence in quotation marks that somebody says to another: “爷爷,您…?”."""
    return text[0] in "“「" and _PLEADS.fullmatch(text) is not None


def is_score(close: str) -> bool:
    """Tell whether a line without blanks is the score of a game and nothing else."""
    return _SCORE.fullmatch(close) is not None
