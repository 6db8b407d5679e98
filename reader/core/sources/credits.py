"""Credits: the people of a byline or picture credit, by what they did."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Final

from reader.core.sources.author_lines import author_of
from reader.core.sources.credit_lines import Did, Part, read_parts
from reader.core.sources.credit_words import (
    BODIES,
    BULLETS,
    CORRESPONDENT,
    ROLE,
    UNIT,
    behind,
    mend_roles,
    without_agency,
    without_place,
)
from reader.core.sources.frozen import record
from reader.core.sources.lines import bare
from reader.core.sources.names import begins_with_surname, is_name_shaped, looks_like_name, split_names
from reader.core.sources.text_sources import credit_behind, is_sourced, is_supplied

_DIGIT: Final = re.compile(r"\d")
_MADE_LAST: Final = re.compile(r"\s*(?:摄影报道|摄影|摄|供图|提供|(?:(?<=\s)|[/／]\s*)(?:作|绘|书|画))\s*$")
_TOOK: Final = re.compile(r"\s*(?:摄影|摄|供图|提供)\s*$")
_WROTE: Final = re.compile(r"(?<=[\u4e00-\u9fff]{2})\s+(?:文|图)\s*$")
"""What the names before it did; behind a lone surname it is the name itself: 熊 文."""
_SLASHED: Final = re.compile(r"[/／]\s*(?:文|摄|图|供图)")
_SLASHED_TOO: Final = re.compile(r"[/／]\s*(?:文|摄|图|供图|撰文)")
_BOTH: Final = re.compile(r"\s*文\s*[/／并及、]?\s*(?:摄影|摄|图)\s*$")
_TAIL: Final = re.compile(
    r"\s*(?:[/／]\s*[\u4e00-\u9fff]{2,6}?(?:综合)?报[道导]|摄影报道|综合报道|联合报道|报道|报导|整理|采写|图文报道|文并摄|文/?图|综合)\s*$"
)
TASK: Final = re.compile(
    r"^(?:搜集整理|收集整理|搜集|整理|口述|讲述|执笔|作者单位|作者|编译|翻译|译|选编|编写|供稿|撰稿|撰文|文|诗|词)\s*[:：/／]\s*(?=\S)"
)
"""What somebody did for a text, in front of the name: 搜集整理:某某."""
DID: Final = re.compile(
    r"(?<=[\u4e00-\u9fff])[\s\u3000]+(?:搜集整理|收集整理|搜集|整理|口述|讲述|执笔|编译|翻译|选编|摘编|编写|采写|撰文)$"
)
"""The same behind the name: 某某 搜集整理."""
_GUIDED: Final = re.compile(r"[\s\u3000(（]+指导(?:老师|教师)[:：\s\u3000]")
"""Behind this stand the teachers of the pupils that wrote a text."""
OWN_LEAD: Final = re.compile(r"^(?:本报|本刊)讯[\s\u3000]+(?=\S)")
_SLASH_ROLE: Final = re.compile(
    r"([^/／]{1,60}?)\s*[/／]\s*(文图|图文|文摄|文并摄|文字|撰文|文|摄影|摄|供图|图片|图)(?![\u4e00-\u9fff])\s*"
)
_ROLE_SLASH: Final = re.compile(
    r"(?:^|[\s(（])(文字?|撰文|图文|文图|摄影|摄|图片?|供图)\s*[/／:：]\s*([^/／:：]{2,40}?)(?=\s+(?:文|撰文|摄|图|供图)[^\s]{0,2}\s*[/／:：]|[)）]?$)"
)
_HONOURED: Final = re.compile("(?:大[爷妈伯娘姐哥]|先生|女士|老师|阿姨|奶奶|爷爷|师傅)$")
"""What stands behind a surname where the name is not told: 王大爷."""
_STATION: Final = re.compile("·.*(?:站|中心|社|台|报|网)$")
"""A body whose name has a dot as some persons' have: 共享联盟·江干站."""
_BODY: Final = re.compile(rf"[\u4e00-\u9fff]{{3,14}}(?:{BODIES})")
"""A body that sent a text in, where nobody of it is named: 市公安局政治部."""
_SHORT_NAME: Final = 3
"""How many characters no such body has, and most persons' names have."""
_ASIDE: Final = re.compile(r"[(（][\u4e00-\u9fff·\s]{2,18}[)）]$")
"""Where a person belongs, in brackets behind the name."""
_PLACED: Final = re.compile(
    r"(?<=[\u4e00-\u9fff])\s*[(（](?:[^()（）]|[(（][\d一二三四五六七八九十]{1,3}[)）]){2,24}(?:[校班]|年级|大学|学院|小学|[中一二三四五六七八九十]中)"
    r"(?:[\s\u3000]+指导(?:老师|教师)[^()（）]{2,12})?[)）]$"
)
"""The class or school of a pupil, and perhaps who teaches it, in brackets behind the name."""
_NO_NAMES: Final = frozenset(
    {
        "文",
        "图",
        "摄",
        "摄影",
        "等",
        "报道",
        "综合",
        "整理",
        "调查",
        "追踪",
        "手记",
        "观察",
        "来信",
        "点评",
        "链接",
        "提示",
        "宣传部",
        "组织部",
        "政治部",
        "政治处",
        "办公室",
    }
)
"""What stands where names stand, as in 记者调查: without being one."""


@record(frozen=True, slots=True)
class Credits:
    """A byline as printed and the people in it, by what they did."""

    text: str
    reporters: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """All names, in the order of the fields."""
        return (*self.reporters, *self.correspondents, *self.photographers)


@lru_cache(maxsize=256)
def read_credits(text: str, known: frozenset[str] = frozenset()) -> Credits:
    """Return the people of a byline or picture credit, with layout blanks inside names taken out.

    `known` are names read elsewhere on the page. Several stages ask for the same line, so the last ones are kept.
    """
    if is_sourced(text):
        credit = credit_behind(text)
        found = read_credits(credit) if credit is not None else Credits("")
        return replace(found, text=text.strip("()（）【】[]"))
    author = author_of(text.lstrip(BULLETS + " \u3000"))
    if author is None and text.startswith("作者"):
        author = author_of(bare(text))
    if author is not None:
        return Credits(_printed(text.strip().lstrip(BULLETS + "|｜丨 \u3000"), [author]), (author,))
    whole = mend_roles(_unwrapped(text.strip()).lstrip(BULLETS + " \u3000"))
    if is_supplied(whole):
        sender = whole[: -len("供稿")].rstrip()
        person = len(sender) <= 3 and looks_like_name(sender) and begins_with_surname(sender)
        return Credits(whole, (), (sender,) if person else ())
    parts = read_parts(text)
    if parts:
        return _of_parts(whole, parts)
    body = behind(OWN_LEAD, without_agency(whole))
    if body[-1:] in (")", "）"):
        body = _PLACED.sub("", body)
    if "指导" in body:
        body = _GUIDED.split(body, maxsplit=1)[0]
    people: dict[str, list[str]] = {"reporters": [], "correspondents": [], "photographers": []}
    spans = list(ROLE.finditer(body))
    if not spans:
        _unmarked(body, known, people)
    else:
        if spans[0].start() > 0:
            _unmarked(body[: spans[0].start()], known, people)
        for index, match in enumerate(spans):
            end = spans[index + 1].start() if index + 1 < len(spans) else len(body)
            role = "correspondents" if CORRESPONDENT.search(match.group()) else "reporters"
            _marked(body[match.end() : end], role, known, people)
    named = [name for names in people.values() for name in names]
    return Credits(
        _printed(whole, named),
        tuple(dict.fromkeys(people["reporters"])),
        tuple(dict.fromkeys(people["correspondents"])),
        tuple(dict.fromkeys(people["photographers"])),
    )


def _unwrapped(text: str) -> str:
    """Return a byline without the brackets around it; those behind a name stay: 某某(某大学教授), 某某(指导教师:某某)."""
    kept = text.lstrip(BULLETS)[:1] not in "(（【" and ("(" in text or "（" in text)
    return text.lstrip("()（）【】") if kept else text.strip("()（）【】")


def photo_part(credits: Credits) -> str:
    """Return the part of a closing byline that names who took the pictures; all of it where nobody else is named."""
    if not (credits.reporters or credits.correspondents):
        return credits.text  # such a line is no article's byline, so nothing else would hold the rest of it
    taken = [part.printed for part in read_parts(credits.text) if part.did is Did.TOOK]
    if taken:
        return " ".join(taken)
    pieces = credits.text.replace("／", "/").split()
    kept = [
        piece
        for piece in pieces
        if piece.endswith(("/摄", "/图", "/摄影")) or piece.startswith(("图/", "摄/", "摄影"))
    ]
    return " ".join(kept) or credits.text


def _of_parts(whole: str, parts: Iterable[Part]) -> Credits:
    """Return the people of a line that says of all of them what they did."""
    named: dict[Did, list[str]] = {did: [] for did in Did}
    for part in parts:
        named[part.did].extend(name for name in part.names if _HONOURED.search(name) is None)
    return Credits(
        _printed(whole, [name for names in named.values() for name in names]),
        tuple(dict.fromkeys(named[Did.WROTE])),
        tuple(dict.fromkeys(named[Did.SENT])),
        tuple(dict.fromkeys(named[Did.TOOK])),
    )


def _marked(text: str, role: str, known: Collection[str], people: dict[str, list[str]]) -> None:
    """Add the names that follow a role word; pictures by 文/摄 marks go to the photographers."""
    chunk = behind(UNIT, _BOTH.sub("", _TAIL.sub("", without_place(text))).strip())
    if _is_body(bare(chunk)) and not is_name_shaped(chunk.split()[0]):
        return
    if _SLASHED.search(chunk):
        position = 0
        for match in _SLASH_ROLE.finditer(chunk):
            names = _clean(split_names(match.group(1), known))
            people[
                "photographers" if match.group(2)[0] in "摄供图" and match.group(2) != "图文" else role
            ].extend(names)
            position = match.end()
        people[role].extend(_clean(split_names(chunk[position:], known)))
        return
    photo = _TOOK.search(chunk)
    if photo is not None:
        people["photographers"].extend(_clean(split_names(chunk[: photo.start()], known)))
        return
    people[role].extend(_clean(split_names(_WROTE.sub("", chunk), known)))


def _unmarked(text: str, known: Collection[str], people: dict[str, list[str]]) -> None:
    """Add names that stand without a role word: A B/文 C/摄, 文/A 图/B, A 摄, or names alone."""
    text = behind(UNIT, _BOTH.sub("", _ASIDE.sub("", without_place(text))))
    prefixed = list(_ROLE_SLASH.finditer(text))
    if prefixed:
        for match in prefixed:
            kind = (
                "photographers" if match.group(1)[0] in "摄供图" and match.group(1) != "图文" else "reporters"
            )
            people[kind].extend(_clean(split_names(match.group(2), known)))
        return
    if _SLASHED_TOO.search(text):
        for match in _SLASH_ROLE.finditer(text):
            kind = (
                "photographers" if match.group(2)[0] in "摄供图" and match.group(2) != "图文" else "reporters"
            )
            people[kind].extend(_clean(split_names(match.group(1), known)))
        return
    told = behind(TASK, text)
    text = DID.sub("", behind(UNIT, told) if told != text else text)
    photo = _MADE_LAST.search(text)
    people["photographers" if photo else "reporters"].extend(
        _clean(split_names(_lone_name(text[: photo.start()] if photo else text), known))
    )


def _lone_name(text: str) -> str:
    """Return the only person a text names, laid out (吴 中 散 人) or behind a place (北湖 秋实); else the text."""
    words = text.split()
    if 2 <= len(words) <= 4 and all(len(word) == 1 for word in words):
        return "".join(words)
    placed = len(words) == 2 and len(words[0]) in (2, 4) and 2 <= len(words[1]) <= 3
    if placed and looks_like_name(words[1]) and not begins_with_surname(words[0]):
        return words[1]
    return text


def _clean(names: Iterable[str]) -> list[str]:
    """Drop what cannot be a person: digits, dates and marks that stand among names."""
    kept = []
    for name in names:
        text = name.strip("()（）【】:：。.、" + BULLETS)
        if text and not _DIGIT.search(text) and text not in _NO_NAMES and not _is_body(text):
            kept.append(text)
    return kept


def _is_body(text: str) -> bool:
    """Tell whether what stands among names is a body and no person."""
    if "·" in text and _STATION.search(text) is not None:
        return True
    return len(text) > _SHORT_NAME and _BODY.fullmatch(text) is not None


def _printed(text: str, names: Iterable[str]) -> str:
    """Return a byline as printed, with layout blanks inside the given names taken out."""
    printed = " ".join(text.split())
    for name in names:
        if 2 <= len(name) <= 5 and name not in printed:
            printed = closed_up(printed, name, name)
    return printed


def closed_up(text: str, words: str, printed: str) -> str:
    """Return a text in which the first place that holds some words, blanks between them or not, is as printed."""
    start = text.replace(" ", "").find(words)
    if start < 0 or not words:
        return text
    places = [place for place, character in enumerate(text) if character != " "]
    return text[: places[start]] + printed + text[places[start + len(words) - 1] + 1 :]
