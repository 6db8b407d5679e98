"""Contributors: lines that only name who wrote the text below, as supplements and campus papers set them.

A name alone (陆羽泉), behind a mark (□ 周野), behind what the person did (搜集整理:何老根), or behind where the
person belongs (经管学院 贾小川, 汉语言文学2101班 阮溪).
"""

from __future__ import annotations

import re
from typing import Final

from reader.core.sources import cues
from reader.core.sources.author_lines import author_of
from reader.core.sources.credit_lines import is_task
from reader.core.sources.credit_words import BODIES, BULLETS, POSTS, UNIT, behind
from reader.core.sources.credits import DID, TASK, read_credits
from reader.core.sources.lines import Line, is_han
from reader.core.sources.names import COMPOUND_SURNAMES, begins_with_surname, is_name_shaped, looks_like_name

_WIDEST: Final = 26.0
_ASIDE: Final = re.compile(
    rf"[(（][\u4e00-\u9fff·]{{2,16}}(?:{BODIES}|{POSTS}|教授|博士|院士|主席|秘书长|作家|诗人)[)）]$"
)
"""Where the person belongs, in brackets behind the name: (某大学教授)."""
_TAUGHT: Final = re.compile(
    "[(（][\u4e00-\u9fff\\d()（）·]{2,20}(?:班|校|年级)?指导(?:老师|教师)[:：]?[\u4e00-\u9fff]{2,4}[)）]$"
)
"""The class of a pupil and who teaches it, in brackets behind the name: (二中136班 指导老师 某某)."""
_TOOK: Final = "摄"
_AUTHORS: Final = 4
"""How many persons write one story at most."""
_NUMBERED: Final = re.compile("[其之][一二三四五六七八九十]")
"""What numbers one of several poems: 其一 夏荷."""


def states_contributor(line: Line) -> bool:
    """Tell whether a line says by its own form that it names a contributor: a mark, a task, or a body and a name."""
    if line.words or line.width > _WIDEST or line.text[-1] in "。，；：、！？,;:!?":
        return False
    if cues.is_appended(line.text):
        return False
    author = author_of(line.text.lstrip(BULLETS + " \u3000"))
    if author is not None:
        return "·" in author or not cues.is_label_shaped(author)
    text = DID.sub("", line.text.lstrip(BULLETS + " \u3000"))
    told = behind(TASK, text)
    if told != line.text:
        names = read_credits(told).reporters
        lone = len(names) == 1 and text != line.text  # a mark with one name needs no known surname
        return 0 < len(names) <= 4 and all(
            looks_like_name(one) and (lone or begins_with_surname(one)) for one in names
        )
    unit = UNIT.match(text) if len(line.pieces) > 1 else None
    return unit is not None and _are_names(text[unit.end() :])


def may_be_name(line: Line) -> bool:
    """Tell whether a line is nothing but what can be one person's name: two or three hanzi, or a double surname."""
    close = line.joined
    if close[-1] in ")）":
        close = _TAUGHT.sub("", _ASIDE.sub("", close))
    if is_spread_name(line):
        return True
    if not 2 <= len(close) <= 4 or not begins_with_surname(close) or not all(map(is_han, close)):
        return False
    if line.pieces[-1] == _TOOK and len(line.pieces[0]) > 1:
        return False  # who took a picture
    if len(close) == 4 and close[:2] not in COMPOUND_SURNAMES and any(len(one) > 1 for one in line.pieces):
        return False
    return not cues.ends_as_headline(close)


def is_spread_name(line: Line) -> bool:
    """Tell whether a line is nothing but two or three hanzi set apart from each other, as names of authors are."""
    if not 2 <= len(line.pieces) <= 3 or any(len(one) > 1 or not is_han(one) for one in line.pieces):
        return False
    return begins_with_surname(line.joined) or len(line.pieces) > 2


def is_double_name(line: Line) -> bool:
    """Tell whether a line is nothing but a surname of two hanzi and the name set apart from it: 司马 闻."""
    return (
        len(line.pieces) == 2
        and line.pieces[0] in COMPOUND_SURNAMES
        and len(line.pieces[1]) <= 2
        and all(map(is_han, line.pieces[1]))
    )


def may_be_names(line: Line) -> bool:
    """Tell whether a line is nothing but the names of two to four persons: 张三丰 李四光."""
    if not 2 <= len(line.pieces) <= _AUTHORS or not all(map(is_han, line.joined)):
        return False
    if cues.ends_as_headline(line.joined) or cues.is_label_shaped(line.text):
        return False
    return all(
        2 <= len(name) <= (4 if name[:2] in COMPOUND_SURNAMES else 3)
        and begins_with_surname(name)
        and looks_like_name(name)
        for name in line.pieces
    )


def may_be_placed_name(line: Line) -> bool:
    """Tell whether a line can be a place and a person from there: 北湖 秋实."""
    if len(line.pieces) != 2 or not all(map(is_han, line.joined)) or _NUMBERED.match(line.text):
        return False
    place, name = line.pieces
    if is_task(place) or is_task(name):
        return False  # 图片 新闻
    if len(place) == len(name) > 2 and not begins_with_surname(name):
        return False  # a slogan: 讲文明 树新风
    return 2 <= len(place) <= 4 and 2 <= len(name) <= 3 and not cues.ends_as_headline(line.joined)


def may_sign(line: Line) -> bool:
    """Tell whether a line can be who wrote the text above: a name behind a mark, one set alone in three hanzi, or several."""
    if may_be_names(line):
        return all(map(is_name_shaped, line.pieces))
    name = "".join(line.text.lstrip(BULLETS + " \u3000").split())
    if not all(map(is_han, name)) or not begins_with_surname(name) or cues.is_label_shaped(name):
        return False
    longest = 4 if name[:2] in COMPOUND_SURNAMES else 3
    marked = line.text[0] in BULLETS
    return (2 if marked else 3) <= len(name) <= longest and not cues.ends_as_headline(name)


def _are_names(text: str) -> bool:
    names = read_credits(text).reporters
    return 0 < len(names) <= 4 and all(
        looks_like_name(one) and (len(one) <= 3 or begins_with_surname(one)) for one in names
    )
