"""The credit of a picture: what a line that ends with one is split into, … 陈骋/摄, and what only looks like one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from reader.core.sources.credit_lines import Did, has_authors, read_parts
from reader.core.sources.credit_words import PLAIN_PREFIX, PREFIX, ROLE, ROLE_WORD
from reader.core.sources.credits import read_credits
from reader.core.sources.lines import Line, bare
from reader.core.sources.names import (
    COMPOUND_SURNAMES,
    begins_with_surname,
    is_name_shaped,
    looks_like_name,
)
from reader.core.sources.scanning import scan

_PHOTO_END: Final = re.compile(
    r"(?:[/／]?(?:摄影?报道|摄影|摄|航拍|供图|提供图片|截图)|[/／]图|(?:摄影|供图|图片|摄|图)\s*[/／:：]\s*[\u4e00-\u9fff·\s]{2,12}|资料(?:图片?|照片|片)|[\s\u3000]图)\s*[)）】]?$"
)
_AGENCIES: Final = "(?:新华社|中新社|人民视觉|视觉中国|东方IC|IC\\s?photo|CFP|VCG|CNSPHOTO)"
_WORK_OF_ART: Final = re.compile(
    rf"(?P<sent>{_AGENCIES}发?\s*)?(?P<name>[\u4e00-\u9fff](?:[\s\u3000]*[\u4e00-\u9fff]){{1,3}})(?:[\s\u3000]+|\s?[/／]\s?)(?:作|绘|书|画|国画|油画|书法|篆刻|剪纸|漫画|速写)"
)
"""Who made a picture that is no photograph: 某某 作."""
_ART_TITLE: Final = re.compile(
    r"[^。，,]{2,20}[（(](?:摄影|国画|中国画|书法|油画|版画|水彩|剪纸|篆刻|漫画|速写|素描)[)）]"
)
_ART_BY: Final = re.compile(
    rf"(?P<title>{_ART_TITLE.pattern})[\s\u3000]*(?P<name>[\u4e00-\u9fff](?:[\s\u3000]?[\u4e00-\u9fff]){{1,2}})(?:[\s\u3000]*[作绘书画刻摄])?"
)
_KINDS: Final = "摄影|国画|中国画|书法|油画|版画|水彩画?|剪纸|篆刻|漫画|速写|素描|农民画"
_KIND_STARTS: Final = frozenset(kind[0] for kind in _KINDS.split("|"))
_KIND_BY: Final = re.compile(
    rf"(?:{_KINDS})[\s\u3000]+([\u4e00-\u9fff](?:[\s\u3000]?[\u4e00-\u9fff]){{1,2}})"
)
"""What kind of picture it is and who made it, without a title: 书法 某某."""
_KIND_TITLE: Final = re.compile(
    rf"(?P<title>(?:{_KINDS})[:：]\s?[^\s\u3000。]{{2,24}})[\s\u3000]+(?P<credit>.{{2,24}})"
)
"""The kind of a picture, what it shows, and who made it: 剪纸:五谷丰登 某某 作."""
_TAKEN_WITH: Final = re.compile(
    "\\s*[(（](?:无人机|手机|航拍|拼版|合成|延时|资料)(?:照片|图片|拍摄|摄影)?[)）]$"
)
"""What a picture was taken with, in brackets behind its credit: 某某 摄(无人机照片)."""
_DRAWN: Final = re.compile("(?:制图|制表|图表)\\s*[/／:：]")
_UNNAMED_CREDIT: Final = re.compile(
    rf"(?:^|[\s\u3000。！(（])((?:{_AGENCIES}\s*(?:供图|[/／]\s*图))|资料(?:图片?|照片|片)|"
    r"(?:本报)?(?:资料|记者|通讯员|网友|读者|受访者|当事人|作者)\s*(?:摄|供图)"
    r"|(?:(?:监控|视频)截图\s*)?[\u4e00-\u9fff]{2,10}(?:公司|集团|中心|[部局院校会处所馆队方])\s*供图|(?:监控|视频)截图)[)）]?$"
)
_AMATEUR: Final = re.compile("读者|市民|网友|居民|村民|学生|教师|职工|游客|家长|作者|实习生")
"""Who took a picture, in front of the name, where it is nobody of the newspaper's."""
_BEHIND_STOP: Final = re.compile(
    r"[。！？!?”][\s\u3000]?((?![文图])([\u4e00-\u9fff](?:[\s\u3000]?[\u4e00-\u9fff]){1,2})[\s\u3000]+(?:摄影|摄|航拍|图))$"
)
"""A name and 摄 right behind the stop of a caption, with the blanks that set a name of two hanzi wide."""
_PHOTO_HINT: Final = re.compile("[摄图影供拍片]")
_PICTURE_HINT: Final = re.compile("[摄图影供作绘书画刻纸彩描写片拍]")
"""What a line must hold that names who made a picture, or what kind of picture it is."""
_PLAIN_HINT: Final = re.compile("画|绘|照|hoto")
"""What a plain line must hold that names who made a picture, as none holds the commonest words of credits."""
_TAIL: Final = 60
"""In how many characters at the end of a line a credit stands."""
_KEPT: Final = 400
"""Of how long a line at most the parts found are kept, in characters."""
_PROVIDED: Final = re.compile(
    r"[(（【\[]?(?:(?:本版|本组|本文|文中|文内|以上|上述|部分|文图|资料)?(?:图片|照片|配图|图)){1,2}(?:均|皆|全部|除署名外)*(?:由|系|(?<=[均皆部外])为)[\u4e00-\u9fff·、\s]{2,24}(?:提供|供图|拍摄|摄影|摄)[)）】\]]?"
    r"|[(（]?本[版期组](?:图片|照片|配图)(?:除署名外)?(?:均|皆|全部)?[为系](?:资料图片?|资料照片)[)）]?"
)
"""Who a page's or a story's pictures are from: (本版图片由某某局提供)."""
_SEVERAL: Final = re.compile("本[版期组]|以上|[均皆]|全部")
_SOURCE_PICTURE: Final = re.compile(r"[(（]?资料(?:图片?|照片|片)[)）]?")
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
    taken_with = _TAKEN_WITH.search(tail) if text[-1] in ")）" else None
    if taken_with is not None:
        size = len(taken_with.group())
        split = split_caption(text[:-size]) if len(text) > size else None
        return None if split is None else (split[0], split[1] + text[-size:])
    parts = read_parts(text)
    if parts:
        pictured = any(part.did is Did.TOOK for part in parts)
        pictured = pictured or (len(parts) == 1 and _DRAWN.match(text) is not None)
        return ("", text.strip("()（）【】[]")) if pictured and not has_authors(parts) else None
    art = _WORK_OF_ART.fullmatch(text)
    if art is not None:
        return ("", text) if begins_with_surname(art["name"]) else None
    if text[0] in _KIND_STARTS:
        titled = _KIND_TITLE.fullmatch(text)
        if titled is not None:
            made = _split_caption(titled["credit"])
            return (titled["title"], titled["credit"]) if made is not None and not made[0] else None
        kind = _KIND_BY.fullmatch(text)
        if kind is not None:
            return ("", text) if is_name_shaped(bare(kind.group(1))) else None
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
    if behind is not None and _is_taker(behind):
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


def _is_taker(behind: re.Match[str]) -> bool:
    """Tell whether what stands between the stop of a caption and 摄 or 图 is a name; 图 is a word elsewhere."""
    name = bare(behind.group(2))
    return looks_like_name(name) and (behind.group()[-1] != "图" or begins_with_surname(name))


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


def title_beside_maker(text: str) -> str | None:
    """Return the title of a picture with its kind that who made it stands behind: 秋江待渡(国画) 某某 作; None without."""
    if ")" not in text and "）" not in text:
        return None
    titled = _ART_BY.fullmatch(text)
    return titled["title"] if titled is not None and is_name_shaped(bare(titled["name"])) else None


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
