"""The credit of a picture: what a line that ends with one is split into, … 陈骋/摄, and what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from reader.core.sources.credit_lines import Did, has_authors, read_parts
from reader.core.sources.credit_words import PLAIN_PREFIX, PREFIX, ROLE, ROLE_WORD
from reader.core.sources.credits import read_credits
from reader.core.sources.lines import Line
from reader.core.sources.names import COMPOUND_SURNAMES, begins_with_surname, looks_like_name
from reader.core.sources.scanning import scan

_PHOTO_END: Final = re.compile(
    r"(?:[/／]?(?:摄影?报道|摄影|摄|供图|提供图片|截图)|[/／]图|(?:摄影|供图|图片|摄|图)\s*[/／:：]\s*[\u4e00-\u9fff·\s]{2,12}|资料图片|资料照片)\s*[)）】]?$"
)
_WORK_OF_ART: Final = re.compile(
    r"[\u4e00-\u9fff](?:[\s\u3000]*[\u4e00-\u9fff]){1,3}(?:[\s\u3000]+|\s?[/／]\s?)(?:作|绘|书|画|国画|油画|书法|篆刻|剪纸|漫画|速写)"
)
"""Who made a picture that is no photograph: 某某 作."""
_ART_TITLE: Final = re.compile(
    r"[^。，,]{2,20}[（(](?:摄影|国画|中国画|书法|油画|版画|水彩|剪纸|篆刻|漫画|速写|素描)[)）]"
)
_UNNAMED_CREDIT: Final = re.compile(
    r"(?:^|[\s\u3000。！(（])((?:本报)?(?:资料|记者|通讯员|网友|读者|受访者|当事人|作者)\s*(?:摄|供图)"
    r"|(?:(?:监控|视频)截图\s*)?[\u4e00-\u9fff]{2,10}(?:公司|集团|中心|[部局院校会处所馆队方])\s*供图|(?:监控|视频)截图)[)）]?$"
)
_AMATEUR: Final = re.compile("读者|市民|网友|居民|村民|学生|教师|职工|游客|家长|作者|实习生")
"""Who took a picture, in front of the name, where it is nobody of the newspaper's."""
_BEHIND_STOP: Final = re.compile(
    r"[。！？!?”]((?![文图])([\u4e00-\u9fff](?:[\s\u3000]?[\u4e00-\u9fff]){1,2})[\s\u3000]+(?:摄影|摄))$"
)
"""A name and 摄 right behind the stop of a caption, with the blanks that set a name of two hanzi wide."""
_PHOTO_HINT: Final = re.compile("[摄图影供]")
_PICTURE_HINT: Final = re.compile("[摄图影供作绘书画刻纸彩描写]")
"""What a line must hold that names who made a picture, or what kind of picture it is."""
_PLAIN_HINT: Final = re.compile("画|绘|照|hoto")
"""What a plain line must hold that names who made a picture, as none holds the commonest words of credits."""
_TAIL: Final = 60
"""In how many characters at the end of a line a credit stands."""
_KEPT: Final = 400
"""Of how long a line at most the parts found are kept, in characters."""
_PROVIDED: Final = re.compile(
    r"[(（【\[]?(?:(?:本版|本组|本文|文中|文内|以上|上述|部分|文图|资料)?(?:图片|照片|配图|图)){1,2}(?:均|皆|全部|除署名外)*(?:由|系|(?<=[均皆部外])为)[\u4e00-\u9fff·、\s]{2,24}(?:提供|供图|拍摄|摄影|摄)[)）】\]]?"
)
"""Who a page's or a story's pictures are from: (本版图片由某某局提供)."""
_SEVERAL: Final = re.compile("本[版期组]|以上|[均皆]|全部")
_SOURCE_PICTURE: Final = re.compile(r"[(（]?(?:资料图片|资料照片)[)）]?")
_PHOTO_LEADS: Final = re.compile(
    r"(?:^|[\s\u3000(（。])((?:摄影|供图|图片|摄|图)\s*[/／:：]\s*[\u4e00-\u9fff·\s]{2,12})[)）】]?$"
)
_TAKEN_BY: Final = re.compile(r"(?:摄影|供图)[\s\u3000]+([\u4e00-\u9fff](?:[\s\u3000]?[\u4e00-\u9fff]){1,3})")
"""A credit alone with the name behind the word: 摄影 某某."""
_ROLE_BEHIND: Final = re.compile(rf"[。！!?？”）)]({PLAIN_PREFIX}{ROLE_WORD})$")
_WORD: Final = re.compile(r"[^\s\u3000(（]+")


def split_caption(text: str) -> tuple[str, str] | None:
    """Return caption and picture credit of a line that ends with a credit (… 陈骋/摄); None where there is none.

    The caption is empty for a line that is a credit alone.
    """
    return _split_caption(text) if len(text) <= _KEPT else _split_caption.__wrapped__(text)


@lru_cache(maxsize=256)
def _split_caption(text: str) -> tuple[str, str] | None:
    """Split a line of common length; every line is asked about again from those around it."""
    tail = text[-_TAIL:]
    if _PICTURE_HINT.search(tail) is None:
        return None
    if is_art_title(text):
        return None
    if _PROVIDED.fullmatch(text) is not None:
        return "", text.strip("()（）【】[]")
    parts = read_parts(text)
    if parts:
        pictured = any(part.did is Did.TOOK for part in parts)
        return ("", text.strip("()（）【】[]")) if pictured and not has_authors(parts) else None
    if _WORK_OF_ART.fullmatch(text) is not None:
        return ("", text) if begins_with_surname(text) else None
    taken = _TAKEN_BY.fullmatch(text)
    if taken is not None:
        name = re.sub(r"\s", "", taken.group(1))
        return ("", text) if looks_like_name(name) and begins_with_surname(name) else None
    if _PHOTO_HINT.search(tail) is None or _PHOTO_END.search(tail) is None:
        return None
    unnamed = _UNNAMED_CREDIT.search(tail)
    if unnamed is not None:
        return text[: len(text) - len(tail) + unnamed.start()].rstrip("\u3000 "), unnamed.group(1)
    behind = _BEHIND_STOP.search(tail)
    if behind is not None and looks_like_name(re.sub(r"\s", "", behind.group(2))):
        start: int | None = behind.start(1)
    else:
        start = _credit_start(tail, list(_WORD.finditer(tail)))
    if start is None:
        return None
    start += len(text) - len(tail)
    bracket = max(text.rfind("(", 0, start), text.rfind("（", 0, start))
    if max(0, start - 14) <= bracket and not re.search("[)）。]", text[bracket:start]):
        start = bracket
    credit = text[start:].strip("\u3000 ()（）【】")
    people = read_credits(credit).people
    if not people and "资料" not in credit:
        return None
    if any(not looks_like_name(name) and len(name) > 8 for name in people):
        return None
    return text[:start].rstrip("\u3000 (（"), credit


def credits_several(text: str) -> bool:
    """Tell whether a line says who the pictures of a whole page or group are from: 本版图片由某某提供."""
    return _SEVERAL.search(text) is not None and _PROVIDED.fullmatch(text) is not None


def may_be_credited(lines: Sequence[Line], plain: frozenset[int]) -> frozenset[int]:
    """Return the places of the lines that hold what every picture credit has one of; `plain` ones seldom do."""
    tails = [line.text[-_TAIL:] for line in lines]
    hinted = scan(tails, _PICTURE_HINT)
    return (hinted - plain) | (hinted & scan(tails, _PLAIN_HINT))


def is_art_title(text: str) -> bool:
    """Tell whether a line is the title of a picture with its kind: 秋江待渡(国画)."""
    return text[-1] in ")）" and _ART_TITLE.fullmatch(text) is not None


def is_work_of_art(credit: str) -> bool:
    """Tell whether a credit names who painted or wrote a work, and no photographer: 某某 作."""
    return _WORK_OF_ART.fullmatch(credit) is not None


def _credit_start(tail: str, words: Sequence[re.Match[str]]) -> int | None:
    """Return where the credit at the end of a line begins, found word by word from the end; None if there is none."""
    index = len(words) - 1
    last = words[index].group()
    if _SOURCE_PICTURE.fullmatch(last):
        return words[index].start()
    leading = _PHOTO_LEADS.search(tail)
    if leading is not None:
        return leading.start(1)
    mark = _PHOTO_END.search(last)
    if mark is None:
        return None
    inner = last[: mark.start()]
    if not inner:
        index -= 1
        if index < 0:
            return None
        inner = words[index].group()
    surname = words[index - 1].group() if index > 0 else ""
    if len(inner) == 1 and (len(surname) == 1 or surname in COMPOUND_SURNAMES):
        index -= 1  # a name that fills the line: 雷 鸣 摄, 端木 清 摄
        inner = surname + inner
    start = words[index].start()
    role = ROLE.match(inner)
    if role is not None and looks_like_name(inner[role.end() :]):
        return start
    if not looks_like_name(inner) or (len(inner) == 4 and start and not begins_with_surname(inner)):
        return start if role is not None else _glued_credit(words[index])
    while index > 0:
        before = words[index - 1].group()
        ahead = words[index - 2].group() if index > 1 else ""
        torn = ahead + before if 1 in (len(before), len(ahead)) else ""
        if torn and (_AMATEUR.fullmatch(torn) or ROLE.fullmatch(torn)):
            start, index = words[index - 2].start(), index - 2
            continue  # a word that fills the line or is cut where it ends: 读 者, 通讯 员
        behind = _ROLE_BEHIND.search(before)
        if behind is not None:
            return words[index - 1].start() + behind.start(1)
        if ROLE.fullmatch(before) or _AMATEUR.fullmatch(before):
            start, index = words[index - 1].start(), index - 1
            continue
        full = ROLE.match(before)
        slash = re.fullmatch(r"[\u4e00-\u9fff·]{2,4}[/／](?:文|图)", before)
        if full is not None and looks_like_name(before[full.end() :]):
            return words[index - 1].start()
        if slash is None and not (
            len(before) <= 3 and looks_like_name(before) and begins_with_surname(before)
        ):
            if len(before) == 1 and begins_with_surname(before) and len(inner) <= 2:
                start, index = words[index - 1].start(), index - 1
                continue
            break
        start, index = words[index - 1].start(), index - 1
    return start


def _glued_credit(word: re.Match[str]) -> int | None:
    """Return where a credit begins that is printed right behind a full stop (…生产现场。记者张三摄)."""
    glued = re.search(
        rf"[。！!?？”）)]\s*((?:{PREFIX}{ROLE_WORD}\s*)?[\u4e00-\u9fff·]{{2,4}})[/／]?(?:摄影|摄|供图)$",
        word.group(),
    )
    return word.start() + glued.start(1) if glued is not None else None
