"""Running bylines: the people that a text opens with, in no brackets: 本报记者 甲 乙 通讯员 丙 昨天上午,…."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from reader.core.sources import openings
from reader.core.sources.credit_lines import read_parts
from reader.core.sources.credit_words import PREFIX
from reader.core.sources.frozen import record
from reader.core.sources.lines import BLANKS, bare
from reader.core.sources.names import COMPOUND_SURNAMES, begins_with_surname, is_name_shaped

_HINT: Final = re.compile("记者|記者|通讯员|通訊員|实习生")
_OPENING: Final = 36
"""In how many characters the first role stands."""
_ROLE: Final = re.compile(rf"(?P<from>{PREFIX})(?:记者|記者|通讯员|通訊員|实习生)[:：]?")
_TOKEN: Final = re.compile(rf"[{BLANKS}、]*(?P<word>[^{BLANKS}、]+)")
_UNIT: Final = re.compile(
    r"[\u4e00-\u9fff·]{3,14}(?:站|中心|台|社|报|网|局|队|街道|部|委|公司|医院|学校|大学)"
)
_PLACED: Final = re.compile(
    rf"[{BLANKS}]+(?:发自[{BLANKS}]*[\u4e00-\u9fff]{{2,6}}|[\u4e00-\u9fff]{{2,4}}(?:报道|专电))(?=[{BLANKS}])"
)
"""Where people wrote from, behind their names: 发自北京."""
_SHORT: Final = 2
"""So many hanzi with a surname are a word as often as a name."""
_TEXT: Final = 8
"""How many characters at least of a text show that it goes on behind its byline."""
_NO_PERSON: Final = re.compile(
    "周[末日一二三四五六]|连日来?|时[下值隔]|初[春夏秋冬]|金秋|夏[日天季]|明[天日]|平时|高兴|凌晨|国庆|元[旦宵]|路过|通[过报]|和平|常年|"
    "全[程天市区县省国]|应[邀约]|单[独位]|何时|向上|水上|安[排全徽]|成[功都]|丰收|万人|千人|[牛马羊龙]年|黄昏|云南|江[南苏西]|[温广杭常郑苏徐湖]州|福建|"
    "宁[波夏]|贵[州阳]|海南|南[京昌宁]|石家庄|金华|祝[愿贺]|经过|乐见|解[读析]|计划|连线|从业|左右"
)
"""What begins with a character that is a surname, too, and goes on with the sentence."""


@record(frozen=True, slots=True)
class RunningByline:
    """The people a text opens with, as printed; `sure` if nothing but the beginning of a story opens so."""

    text: str
    sure: bool


@dataclass(slots=True)
class _Walk:
    """The names and roles at the beginning of a text as far as they were read; `end` is behind the last name.

    `own`: a newspaper or post stands before a role. `waiting`: a role has no name yet. `run_in`: the text is set
    tight behind the last name, which is `last`.
    """

    place: int = 0
    end: int = 0
    named: int = 0
    roles: int = 0
    own: bool = False
    waiting: bool = False
    run_in: bool = False
    last: str = ""

    def add(self, name: str, end: int) -> None:
        """Add a name that ends at a place."""
        self.named, self.waiting, self.last = self.named + 1, False, name
        self.place = self.end = end


def read_running(head: str) -> RunningByline | None:
    """Return the byline without brackets that a text opens with; None if it opens with none."""
    walk = _walk(head) if _HINT.search(head, 0, _OPENING) and _ROLE.match(head) else None
    if walk is None or not walk.named or walk.waiting:
        return None
    placed = _PLACED.match(head, walk.end)
    end = walk.end if placed is None else placed.end()
    rest = head[end:].lstrip(BLANKS + "、,，")
    begins = bool(rest) and openings.starts_story(rest)
    if not begins and (len(bare(rest)) < _TEXT or read_parts(head)):
        return None  # a byline without its text
    several = walk.named > 1
    if len(walk.last) == _SHORT and not several and not begins:
        return None
    sure = (walk.own or walk.roles > 1) and (several or (begins and not walk.run_in))
    return RunningByline(head[:end].strip(), sure)


def _walk(head: str) -> _Walk | None:
    """Return the roles and names that a text opens with, up to the first word that is neither; None if a role is nobody's."""
    walk = _Walk()
    while (token := _next(head, walk.place)) is not None:
        role = _ROLE.match(token["word"])
        if role is not None:
            if walk.waiting:
                return None  # 记者 通讯员
            if not _take_role(walk, token, role):
                break
        elif _is_unit(head, token):
            walk.place = token.end()
        else:
            name = _name(head, token)
            if name is None:
                break
            walk.add(bare(name), token.start("word") + len(name))
    return walk


def _take_role(walk: _Walk, token: re.Match[str], role: re.Match[str]) -> bool:
    """Add a role and the name set tight behind it; tell whether more of the byline may follow."""
    rest = token["word"][role.end() :]
    glued = _glued(rest) if rest else None
    if rest and glued is None:
        return False  # a sentence: 记者从某局获悉
    walk.roles, walk.own, walk.waiting = walk.roles + 1, walk.own or bool(role["from"]), True
    walk.place = token.start("word") + role.end()
    if glued is not None:
        walk.add(glued, walk.place + len(glued))
        walk.run_in = len(glued) < len(rest)
    return not walk.run_in


def _next(head: str, place: int) -> re.Match[str] | None:
    return _TOKEN.match(head, place)


def _glued(rest: str) -> str | None:
    """Return the name right behind a role in one token with it: 记者张三丰, 记者张三丰昨天上午,…; None if there is none."""
    if _is_person(rest):
        return rest
    for size in (4, 3, 2):
        if len(rest) > size and _is_person(rest[:size]) and _goes_on(rest[size:]):
            return rest[:size]
    return None


def _goes_on(text: str) -> bool:
    return openings.starts_story(text) or text.startswith(("报道", "摄影报道"))


def _name(head: str, token: re.Match[str]) -> str | None:
    """Return the name that a token is, with a blank in it where it is set wide (张 三); None if it is none."""
    word = token["word"]
    if len(word) == 1:
        following = _next(head, token.end())
        if (
            following is None
            or len(following["word"]) != 1
            or "、" in head[token.end() : following.start("word")]
        ):
            return None
        return head[token.start("word") : following.end()] if _is_person(word + following["word"]) else None
    return word if _is_person(word) else None


def _is_unit(head: str, token: re.Match[str]) -> bool:
    """Tell whether a token says where the person named right behind it belongs: 共享联盟·江干站 某某."""
    following = _next(head, token.end())
    return (
        _UNIT.fullmatch(token["word"]) is not None and following is not None and _is_person(following["word"])
    )


def _is_person(word: str) -> bool:
    if _NO_PERSON.fullmatch(word) is not None or openings.starts_story(word):
        return False
    if "·" in word:
        if _UNIT.fullmatch(word) is not None:
            return False
        return len(word) <= 12 and word.replace("·", "").isalpha()
    if len(word) == 4 and word[:2] not in COMPOUND_SURNAMES:
        return False
    return is_name_shaped(word) and begins_with_surname(word)
