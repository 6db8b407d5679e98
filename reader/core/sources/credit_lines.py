"""Credit lines: lines and brackets that name who did what for a text: 文字 甲 摄影 乙, 口述:甲 整理:乙, 甲/文 乙/图.

A task stands in front of its people or behind them; all of the line must be tasks, roles and what can be names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from typing import Final

from reader.core.sources.credit_words import (
    BODIES,
    BULLETS,
    CORRESPONDENT,
    POSTS,
    PREFIX,
    mend_roles,
    without_place,
)
from reader.core.sources.frozen import record
from reader.core.sources.lines import BLANKS, bare
from reader.core.sources.names import begins_with_surname, is_name_shaped, looks_like_name, split_names

_LONGEST: Final = 100
_EDITORS: Final = 60
"""The same for a line that names editors only."""
_EDITS: Final = re.compile(
    "编|校|制图|制表|视频|剪辑|音频|策划|统筹|监制|审|版|设计|视觉|摄制|配音|朗读|后期|签发|值班|通联"
)
_MOST: Final = 12
"""How many people a credit line names at most."""
_WROTE: Final = (
    "(?:本报|特约|专栏|首席)?撰稿人?|撰文|文字整理|文字|采写|采访整理|采访|采编|图文|文图|搜集整理|收集整理|口述|讲述|自述|整理|"
    "执笔|主笔|(?:采访|记录|整理|讲述|口述)[者人]|记录|编译|翻译|作者|供稿|文|[Bb]y|BY"
)
_TOOK: Final = (
    "插图|插画|漫画|绘图|手绘|题图|摄影摄像|摄影报道|摄影|摄像|拍摄|供图|图片|配图|照片|摄|图|[Pp]hotos?"
)
_EDITED: Final = (
    "(?:责任|值班|执行|文字|图片|视频|新媒体|见习|实习|首席|本版|版面|美术)?编辑|责编|美编|图编|(?:责任)?校对|校检|版式(?:设计)?|"
    "版面(?:设计)?|排版|组版|美术设计|设计|视觉|制图|制表|视频|剪辑|摄制|配音|朗读|音频|后期|策划|总策划|统筹|总统筹|"
    "监制|总监制|审核|审校|审读|终审|复审|初审|一审|二审|三审|签发|值班主任|值班总编|主编|通联"
)
_SPOKE: Final = "受访者|受访人|被采访人|访谈嘉宾|对话嘉宾|嘉宾|主持人?"
_ANY: Final = rf"(?:(?:本版|本期|本组|本文)?(?:{_EDITED}|{_WROTE}|{_TOOK})|{_SPOKE})"
_ROLES: Final = "(?:记者|記者|通讯员|通訊員|实习生|评论员)"
_SHORT: Final = 2
"""So many hanzi with a surname are a word as often as a name."""
_MARKS: Final = ":：/／|｜丨"
_STOPS: Final = "、,，;；"
_HINT: Final = re.compile(
    "文|摄|图|画|绘|稿|撰|采|写|整理|执笔|口述|讲述|自述|记录|编|译|作者|B[Yy]|b[Yy]|策划|统筹|校|视频|监制|审"
)
_LABEL: Final = re.compile(
    rf"(?:^|(?<=[\s(（)）{_MARKS}{_STOPS}]))(?:(?P<role>{PREFIX}{_ROLES})"
    rf"|(?P<task>{_ANY}(?:\s?[/／、&+并]?\s?{_ANY}){{0,2}})(?=[\s)）{_MARKS}]|$))"
    r"|(?<=[\u4e00-\u9fff]{2})(?P<glued>口述|讲述|自述|整理|采写|撰文)(?=[\s)）]|$)"
)
_TAKER: Final = re.compile(rf"(?:本[版期组文])?(?:{_TOOK})(?:[/／、&+并]?(?:{_TOOK}))*")
_EDITOR: Final = re.compile(rf"(?:本[版期组文])?(?:{_EDITED})(?:[/／、&+并]?(?:{_EDITED}))*")
_SPEAKER: Final = re.compile(_SPOKE)
_PLAIN: Final = re.compile(
    "(?:本报|特约|专栏|首席)?撰稿人?|撰文|采写|执笔|作者|编译|摄影|图文|文图|(?:搜集|收集|采访|文字)?整理|[\u4e00-\u9fff]{0,4}编辑|责编|校对|制图|漫画|插图|绘图|统筹|策划|监制|供稿|[Bb]y|BY|文[/／]?[图摄]|图[/／]文"
)
"""Tasks that say by themselves, with nothing but a blank beside them, that a name stands there."""
_BOTH: Final = re.compile("[文图][/／][图文摄]")
"""Both text and pictures: no word of a headline has such a mark in it, so that two hanzi beside it are a name."""
_TASK: Final = re.compile(rf"(?:{_ANY}){{1,2}}")
_FIGURES: Final = re.compile(r"[\d。！？!?“”\"]")
_MARKED: Final = re.compile(rf"[{_MARKS}]")
_ASIDE: Final = re.compile(r"[(（][\u4e00-\u9fff·\s]{2,18}[)）]")
"""Where a person belongs, in brackets behind the name."""
_WHERE: Final = re.compile(rf"[\u4e00-\u9fff·“”]{{2,16}}\s?(?:{BODIES}|{POSTS})[{BLANKS}]+(?=\S)")
_BETWEEN: Final = re.compile(rf"[{BLANKS}{_MARKS}{_STOPS}&()（）]|等$")
_OPEN: Final = "(（【[〔［"
_CLOSE: Final = ")）】]〕］"


class Did(Enum):
    """What people did for a text."""

    WROTE = "wrote"
    SENT = "sent"
    TOOK = "took"
    EDITED = "edited"
    SPOKE = "spoke"


@record(frozen=True, slots=True)
class Part:
    """The people who did one thing, and how the line prints it: 摄影 李四光."""

    did: Did
    names: tuple[str, ...]
    printed: str


@record(frozen=True, slots=True)
class _Token:
    """A role (记者), a task (摄影) or names, and where it stands in the line."""

    kind: str
    text: str
    names: tuple[str, ...]
    start: int
    end: int


def read_parts(text: str) -> tuple[Part, ...]:
    """Return who did what according to a line or bracket that says nothing else; () for every other text."""
    if len(text) > _LONGEST or (text.isalnum() and "丨" not in text) or _HINT.search(text) is None:
        return ()
    return _read_parts(text)


def has_authors(parts: Sequence[Part]) -> bool:
    """Tell whether some of the people named wrote the text."""
    return bool(parts) and any(part.did in (Did.WROTE, Did.SENT) for part in parts)


def names_editors(text: str) -> bool:
    """Tell whether a line names nobody but editors and the like: [责任编辑:某某], 视频:某某 剪辑:某某."""
    if len(text) > _EDITORS or _EDITS.search(text) is None:
        return False
    parts = read_parts(text)
    return bool(parts) and all(part.did is Did.EDITED for part in parts)


def is_task(word: str) -> bool:
    """Tell whether a word is what somebody did for a text, so that no place or person is named so: 采访, 图片."""
    return _TASK.fullmatch(word) is not None


@lru_cache(maxsize=512)
def _read_parts(text: str) -> tuple[Part, ...]:
    """Read a line that holds a word of a credit; every line is asked about again from those around it."""
    if _FIGURES.search(text) is not None or ("，" in text and _MARKED.search(text) is None):
        return ()
    line = mend_roles(text.strip().lstrip(BULLETS + BLANKS))
    inside = line[:1] in (*_OPEN,) and line[-1:] in (*_CLOSE,)
    if inside:
        line = line[1:-1].strip()
    tokens = _tokens(line)
    tasks = [token for token in tokens if token.kind == "task"]
    if not tasks or _is_all_pictures(tokens, tasks):
        return ()
    if tokens[0].kind == "task":
        parts = _in_front(line, tokens)
    elif _WHERE.match(tokens[0].text) is not None:
        return ()  # a caption may stand in front: 孩子们走进科技馆 甲/摄
    else:
        first = tokens.index(tasks[0])
        parts = _behind(line, tokens)
        if not parts and all(token.kind != "names" or place for place, token in enumerate(tokens[:first])):
            named = _behind(line, tokens[:first])
            others = _in_front(line, tokens[first:])
            parts = (*named, *others) if named and others else ()
    if len(parts) == 1 and len(tokens) == 2 and not _is_told(line, tasks[0], parts[0].names, inside=inside):
        return ()
    marked = any(mark in line for mark in _MARKS)
    people = [name for part in parts for name in part.names]
    roles = any(token.kind == "role" for token in tokens)
    if len(people) > _MOST or not (marked or roles or all(map(_is_person, people))):
        return ()
    return parts


def _is_all_pictures(tokens: Sequence[_Token], tasks: Sequence[_Token]) -> bool:
    """Tell whether everybody named with a role took the pictures: 记者 甲 通讯员 乙 摄, a picture's credit as a whole."""
    if len(tasks) > 1 or tokens[-1] is not tasks[0] or tokens[0].kind != "role":
        return False
    return _TAKER.fullmatch(bare(tasks[0].text)) is not None


def _tokens(line: str) -> list[_Token]:
    """Return the roles, tasks and names that a line is made of; [] if anything else stands in it."""
    found: list[_Token] = []
    at = 0
    for match in (*_LABEL.finditer(line), None):
        end = match.start() if match is not None else len(line)
        names = _names(line[at:end])
        if names is None:
            return []
        if names:
            found.append(_Token("names", line[at:end], names, at, end))
        if match is not None:
            kind = "role" if match["role"] is not None else "task"
            found.append(_Token(kind, match.group(), (), match.start(), match.end()))
            at = match.end()
    return found


def _in_front(line: str, tokens: Sequence[_Token]) -> tuple[Part, ...]:
    """Return the people behind each task: 文字 甲 摄影 乙, 采写:本报记者 甲; () if a task is nobody's."""
    parts: list[Part] = []
    task: _Token | None = None
    role: _Token | None = None
    start, served = 0, True
    for token in tokens:
        if token.kind == "task":
            if not served:
                return ()
            task, role, start, served = token, None, token.start, False
        elif token.kind == "role":
            role, start = token, start if not served else token.start
        else:
            parts.append(_part(line, start, token.end, _did(task, role), token.names))
            start, served = token.end, True
    return tuple(parts) if served else ()


def _behind(line: str, tokens: Sequence[_Token]) -> tuple[Part, ...]:
    """Return the people in front of each task: 甲/文 乙/摄, 记者 甲 通讯员 乙 文/摄; () if some have neither task nor role."""
    parts: list[Part] = []
    waiting: list[tuple[_Token, _Token | None]] = []
    role: _Token | None = None
    for token in tokens:
        if token.kind == "role":
            role = token
        elif token.kind == "names":
            waiting.append((token, role))
            role = None
        elif not waiting or role is not None:
            return ()
        else:
            for names, whose in waiting[:-1]:
                parts.append(_part(line, (whose or names).start, names.end, _did(None, whose), names.names))
            names, whose = waiting[-1]
            parts.append(_part(line, (whose or names).start, token.end, _did(token, whose), names.names))
            waiting = []
    if role is not None or any(whose is None for _, whose in waiting):
        return ()
    parts.extend(
        _part(line, (whose or names).start, names.end, _did(None, whose), names.names)
        for names, whose in waiting
    )
    return tuple(parts)


def _part(line: str, start: int, end: int, did: Did, names: tuple[str, ...]) -> Part:
    return Part(did, names, line[start:end].strip(BLANKS + _STOPS))


def _did(task: _Token | None, role: _Token | None) -> Did:
    """Return what the people did of whom a task and a role are told."""
    if task is not None:
        words = bare(task.text)
        if _TAKER.fullmatch(words) is not None:
            return Did.TOOK
        if _EDITOR.fullmatch(words) is not None:
            return Did.EDITED
        if _SPEAKER.fullmatch(words) is not None:
            return Did.SPOKE
        if words == "供稿":
            return Did.SENT
    if role is not None and CORRESPONDENT.search(role.text) is not None:
        return Did.SENT
    return Did.WROTE


def _is_told(line: str, task: _Token, names: Sequence[str], *, inside: bool) -> bool:
    """Tell whether one task and names are a credit, and no headline or sentence that has such a word: 口述 江南事."""
    around = (line[: task.start].rstrip(BLANKS)[-1:], line[task.end :].lstrip(BLANKS)[:1])
    if any(mark and mark in _MARKS for mark in around):
        return all(map(_is_person, names))
    if _BOTH.fullmatch(bare(task.text)) is not None and all(map(is_name_shaped, names)):
        return True
    if len(names) > 1 and all(is_name_shaped(name) and len(name) > _SHORT for name in names):
        return True
    if not (inside or _PLAIN.fullmatch(bare(task.text)) is not None):
        return False
    return all((is_name_shaped(name) and len(name) > _SHORT) or "·" in name for name in names)


def _is_person(name: str) -> bool:
    return begins_with_surname(name) or "·" in name or len(name) > 4


def _names(text: str) -> tuple[str, ...] | None:
    """Return the names between two labels; None if something stands there that is none."""
    words = without_place(_ASIDE.sub(" ", text).strip(BLANKS + _MARKS + _STOPS + "&()（）"))
    where = _WHERE.match(words)
    if where is not None:
        words = words[where.end() :]
    if not words:
        return ()
    names = split_names(words.replace("&", " "))
    if sum(map(len, names)) < len(_BETWEEN.sub("", words)):
        return None
    return names if all(looks_like_name(name) or _is_transcribed(name) for name in names) else None


def _is_transcribed(name: str) -> bool:
    """Tell whether a name of five hanzi or six can be one person's of another tongue: 乌云毕力格."""
    return 5 <= len(name) <= 6 and not begins_with_surname(name[3:]) and name.isalpha() and not name.isascii()
