"""Where it says who wrote: in leads (本报讯(记者 …)), on byline lines (■记者 …), in brackets at the end of a text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from reader.core.sources.author_lines import author_of
from reader.core.sources.credit_lines import has_authors, is_task, read_parts
from reader.core.sources.credit_words import (
    BODIES,
    BULLETS,
    POSTS,
    PREFIX,
    ROLE,
    ROLE_WORD,
    behind,
    mend_roles,
    without_agency,
)
from reader.core.sources.credits import OWN_LEAD, read_credits
from reader.core.sources.frozen import record
from reader.core.sources.lines import bare, tight
from reader.core.sources.names import begins_with_surname, is_name_shaped, looks_like_name, split_names
from reader.core.sources.running_bylines import read_running
from reader.core.sources.text_sources import is_sourced, is_supplied

_NOT_FIRST: Final = "从在昨今近日获就了前来到走看见采赶随对跟也还正将再又"
_NOT_A_NAME: Final = frozenset(_NOT_FIRST)
_DIGIT: Final = re.compile(r"\d")
_MADE: Final = re.compile("[文图摄]")
_MADE_WORDS: Final = re.compile(r"文图|图文|文字|撰文|摄影|供图|图片|[文摄图/／:：、,，()（）\s]")
LEAD: Final = re.compile(
    r"^[【\[〔(（]?\s*(?:"
    r"(?P<own>本报(?:讯|综合讯|综合消息|消息|综合报道|专讯|快讯)|本刊讯|本报综合)"
    r"|本报(?P<place>[\u4e00-\u9fff]{0,6}?\s*\d{1,2}月\d{1,2}日)\s*[专快特]?[讯電电]"
    r"|(?:据|综合)?(?P<agency>新华社|新华网|中新社|中新网|人民网|央视新闻?|光明网|中央社|法新社|路透社|美联社)(?P<agency_place>[^。,，]{0,18}?)(?:[讯電电]|消息(?=[\s\u3000]))"
    r"|据(?P<told>[\u4e00-\u9fff]{2,14})消息(?=[\s\u3000,，])"
    r"|(?P<other>[\u4e00-\u9fff]{1,7}[^通资电音喜简短快时视]讯)(?=[\s\u3000(（:：])"
    r")\s*[】\]〕)）]?"
)
_PLACED_LEAD: Final = re.compile(
    r"^[【〔\[（(]\s*((?:本报)?(?:特派|综合)?记者[\u4e00-\u9fff、\s]{2,16}?)\s*[/／]\s*([\u4e00-\u9fff]{2,8}?)(?:综合)?(?:报导|报道|电|讯)\s*[】〕\]）)]"
)
_AGENCY_BRACKET: Final = re.compile(
    r"^[（(【](?P<agency>中央社|中新社|新华社)(?P<byline>记者[\u4e00-\u9fff]{3})(?P<place>[\u4e00-\u9fff]{2,4}\d{1,2}日)(?:专)?[电讯][）)】]"
)
_THREE_HANZI: Final = re.compile("[\u4e00-\u9fff]{3}")
_BODY: Final = re.compile(rf"(?:{BODIES}|{POSTS}|[媒体联融频道组合记者员])$|[综合融媒]|^[近今昨上下第首]")
"""What three hanzi in brackets are that name no person: a body, a post, how a story was put together."""
_UNIT: Final = re.compile(rf"^([\u4e00-\u9fff·]{{2,18}}\s?(?:{BODIES}))[\s\u3000]+(?=\S)")
_EXPERT: Final = re.compile(
    r"^[\u4e00-\u9fff·]{2,18}(?:(?:[医药护技教律]|农艺|工程|畜牧|兽医|营养)师|医生|研究员|主任|[院校社所馆站]长)[\s\u3000]+(?=\S)"
)
"""What a person is whom readers trust, in front of the name: 县农技中心农艺师 某某."""
_PAREN: Final = re.compile(r"\s*[(（]([^()（）]{2,160})[)）]")
_OPEN_CREDIT: Final = re.compile(
    rf"^\s*[:：]?\s*({PREFIX}{ROLE_WORD}[^。，,;；(（]{{1,60}}?)(?:报道|(?=\d{{1,2}}月)|(?=[。，,(（]))"
)
_SPACED_CREDIT: Final = re.compile(
    rf"^[\s\u3000]*({PREFIX}{ROLE_WORD}[\s\u3000]+[\u4e00-\u9fff]{{2,4}})(?=[\s\u3000])"
)
"""One name between blanks behind 电 or 讯, without brackets: …电 特派记者 某某 昨晚,…."""
_REPORTER_LEAD: Final = re.compile(
    rf"^[{re.escape(BULLETS)}【]?\s*({PREFIX}{ROLE_WORD}\s*[^。，,]{{2,40}}?)\s*(?:摄影)?报道"
)
_LEAD_HINT: Final = re.compile("讯|電|电|訊|消息|综合|记\\s*者|記者|实习生|评论员|撰稿")
_CUT_WORD: Final = re.compile("报 道|实 习|习 [记生]|记 者|通 讯|讯 员")
"""A word of a lead that ends a printed line: blanks stand where lines end."""
_LEAD_PAREN: Final = re.compile(
    rf"^(?:[(（]([^()（）]{{0,8}}{ROLE_WORD}[^()（）]{{2,120}})[)）]|[【〔]([^【】〔〕]{{0,8}}{ROLE_WORD}[^【】〔〕]{{2,120}})[】〕])"
)
_NAMED_LEAD: Final = re.compile(r"^[(（]([\u4e00-\u9fff\u3000 、]{2,16})[)）](?=\s*[\w“\"])")
"""Only names in brackets in front of a text: (齐迹)昨天,…."""
END_PAREN: Final = re.compile(
    rf"[(（]((?:{PREFIX}{ROLE_WORD}|文[/／]|图[/／])[^()（）]{{2,80}}|[\u4e00-\u9fff\s\u3000]{{2,12}}?\s*(?:文\s*[/／]\s*图|图\s*[/／]\s*文|文并摄|摄影报道))[)）]\s*$"
)
_WORKPLACE_PAREN: Final = re.compile(
    r"[(（](作者(?:单位)?[:：][^()（）。，,]{2,24}[\s\u3000][\u4e00-\u9fff]{2,4})[)）]\s*$"
)
"""An author behind where the author works, in brackets: (作者单位:某某学院 某某)."""
_LONE_PAREN: Final = re.compile(
    r"[。！？!?”][(（]([\u4e00-\u9fff]{3}|[\u4e00-\u9fff][ \u3000]+[\u4e00-\u9fff])[)）]\s*$"
)
"""Three hanzi in brackets, or two set apart from each other as a name is."""
_NO_AUTHOR: Final = re.compile(
    "[待未略续]|^[本据原新完综图资供下]|[完摄稿报社网台办局部宣委讯文图录载编注按会]$|^[区县市省镇乡街]"
)
"""What in brackets behind the last sentence is a remark or a body, and no person."""
_AUTHOR_PAREN: Final = re.compile(
    r"(?:(?:^|[。！？!?”…])\s*[(（]((?P<named>[^()（），,。\d]{2,20}?)\s+(?:摘\s?编|选编|编译|整理|采写|撰文|发自\s?[\u4e00-\u9fff]{2,6})|作者[^()（）。]{4,40})[)）]"
    r"|[。！？!?”…]\s*【(?P<boxed>[\u4e00-\u9fff\u3000 、]{2,16})】)\s*$"
)
"""Who wrote or chose a text, behind its last sentence: (某某 摘编), (作者某某,系某校教师), 【某某】."""
_BARE_CREDIT: Final = re.compile(
    rf"[。！？!?”…][\s\u3000]+((?P<role>{PREFIX}{ROLE_WORD}[:：\s\u3000]*)?(?P<named>[\u4e00-\u9fff\u3000 、]{{2,16}}))$"
)
"""The same in no brackets, set apart by blanks on the last line: ….  记者 某某."""
_LAST_PAREN: Final = re.compile(r"[。！？!?”…]\s*([(（][^()（）。]{2,60}[)）])\s*$")
_NAMES_PAREN: Final = re.compile(r"[(（]([\u4e00-\u9fff\u3000 、]{2,24})[)）]\s*$")
BYLINE_LINE: Final = re.compile(
    rf"^[{re.escape(BULLETS)}]?\s*(?:[(（【]\s*)?(?:(?:文[/／]图|图[/／]文|图文)[:：]?[\s\u3000]+)?{PREFIX}{ROLE_WORD}[:：/／\s]*[^。，！？,!?]{{2,70}}$"
)
_WHOLE: Final = 3
"""So many hanzi are a name at least that nothing but blanks tell from a sentence's last word."""
_LONGEST: Final = 90
_BYLINE_HINT: Final = re.compile("[员者生稿/／:：]")
_GLUED_ROLE: Final = re.compile(r"^(?:记者|评论员|通讯员|实习生)[\u4e00-\u9fff]{2,4}$")
_GLUED_WORDS: Final = re.compile(
    rf"^(?:记者|通讯员)[{_NOT_FIRST}](?![\u4e00-\u9fff]{{0,16}}(?:{BODIES})(?:[\s、]|$))[\u4e00-\u9fff]{{3,}}"
)
"""A role word that begins a sentence: 记者随后分别联系了…."""
_REPORTED: Final = re.compile("(?:本报)?记者(?:再?探访|走访|实地|现场|体验|调查|目击|直击|深入|跟随)")
"""A subtitle that says what reporters did: 本报记者探访…."""
_SPEAKS: Final = re.compile("(?:本报)?记者[:：]")
"""What the reporter says in a talk begins so, as a byline may: 记者:…."""
_SIGNED: Final = re.compile(r"[。！？!?”…][(（][\u4e00-\u9fff\s\u3000]{2,16}[)）]$")
_UNNAMED: Final = re.compile(rf"^[{re.escape(BULLETS)}]?\s*(?:本报|本刊|特约)?\s*(?:本报|特约)?评论员$")


@record(frozen=True, slots=True)
class Lead:
    """The opening formula of a story: its source and dateline as printed, and the byline text in it.

    The source is who sent the story in (新华社); 本报讯 says that nobody did, and is none.
    """

    source: str | None
    dateline: str | None
    byline: str | None


def read_lead(text: str) -> Lead | None:
    """Return the opening formula of a body text (本报讯(记者 …), 新华社…电, 本报记者 … 报道); None without one."""
    if _LEAD_HINT.search(text, 0, 90) is None and text[:1] not in ("(", "（"):
        return None
    return _read_lead(text[:240])


@lru_cache(maxsize=256)
def _read_lead(head: str) -> Lead | None:
    """Return the opening formula of a text of which the first words may be one."""
    if " " in head and _CUT_WORD.search(head) is not None:
        head = mend_roles(head).replace("报 道", "报道")
    agency = _AGENCY_BRACKET.match(head)
    if agency is not None:
        return Lead(agency["agency"], agency["place"], agency["byline"])
    match = LEAD.match(head)
    if match is None:
        placed = _PLACED_LEAD.match(head)
        if placed is not None:
            return Lead(None, placed.group(2), placed.group(1))
        running = read_running(head)
        if running is not None and running.sure:
            return Lead(None, None, running.text)
        reporter = _REPORTER_LEAD.match(head)
        if reporter is not None and _names_people(reporter.group(1)):
            return Lead(None, None, reporter.group(1).strip())
        named = _NAMED_LEAD.match(head)
        if named is not None and _all_names(named.group(1)):
            return Lead(None, None, named.group(1).strip())
        paren = _LEAD_PAREN.match(head)
        if paren is not None and paren[2] and not _names_people(paren[2]):
            return None  # 【记者手记】
        if paren is not None and not any(map(str.isalnum, head[paren.end() :])):
            return None
        return Lead(None, None, (paren[1] or paren[2]).strip()) if paren is not None else None
    source = match["agency"] or match["other"] or match["told"]
    place = match["place"] or match["agency_place"]
    rest = head[match.end() :]
    byline = None
    inside = _PAREN.match(rest)
    if inside is not None and (
        ROLE.search(mend_roles(inside.group(1)))
        or _all_names(inside.group(1))
        or (match["own"] and _may_name_one(inside.group(1)))
        or read_parts(inside.group(1))
    ):
        byline = inside.group(1)
    elif inside is None:
        credits = filter(None, (_OPEN_CREDIT.match(rest), _SPACED_CREDIT.match(rest)))
        byline = next((one.group(1) for one in credits if _names_people(one.group(1))), None)
        running = read_running(rest.lstrip(" \u3000"))
        if running is not None and len(running.text) > len(byline or ""):
            byline = running.text
    if byline is None and place:
        inner = _PAREN.search(place)
        if inner is not None:
            byline, place = inner.group(1), place[: inner.start()] + place[inner.end() :]
    return Lead(source, tight(place) or None if place else None, byline.strip() if byline else None)


def is_lead(text: str) -> bool:
    """Tell whether a body text opens with a formula that only a story's beginning has."""
    return read_lead(text) is not None


def _names_people(text: str) -> bool:
    """Tell whether all that stands beside the role words of a byline can be names (not 记者从…获悉)."""
    people = read_credits(text).people
    return bool(people) and all(looks_like_name(name) and name[0] not in _NOT_A_NAME for name in people)


def _all_names(text: str) -> bool:
    stated = behind(_UNIT, text.strip())
    names = split_names(stated)
    if not 0 < len(names) <= 6 or not all(map(looks_like_name, names)) or not begins_with_surname(names[0]):
        return False
    rare = [name for name in names[1:] if not begins_with_surname(name)]
    # Set apart behind a name that is surely one, three hanzi are another of a rare surname: (亓涛 靖国安).
    apart = len(names) == len(stated.replace("、", " ").split())
    return not rare or (apart and len(rare) == 1 and _may_name_one(rare[0]))


def _may_name_one(text: str) -> bool:
    """Tell whether what stands in brackets right behind 本报讯 is one person of a rare surname, and no body or remark."""
    return _THREE_HANZI.fullmatch(text) is not None and not _NO_AUTHOR.search(text) and not _BODY.search(text)


def is_byline_line(text: str) -> bool:
    """Tell whether a line of its own is only a byline: ■记者 …, 本报记者 … 通讯员 …, A B/文 C/摄."""
    if len(text) > _LONGEST:
        return False
    if text[-1] in ":：":
        return False  # whose words stand below: 市民 某先生:
    if text[-1] in ")）":
        text = without_agency(text)
    return (_BYLINE_HINT.search(text) is not None and _is_byline_line(text)) or has_authors(read_parts(text))


def is_sent_byline(text: str) -> bool:
    """Tell whether a line is only a byline with its agency's dateline behind it: 新华社记者 甲(新华社北京4月17日电)."""
    return text[-1] in ")）" and without_agency(text) != text and is_byline_line(text)


_WORK: Final = re.compile(
    r"\W*记者(?:追问|追踪|走访|探访|暗访|连线|核实|回访|调查|观察|体验|手记|感言|点评|提醒|帮忙|帮办|说法|视线|在线|出击|行动)\W*"
)
"""What reporters do, as the heading of a section says it: 【记者追问】."""


@lru_cache(maxsize=512)
def _is_byline_line(text: str) -> bool:
    """Tell it for a line that holds a mark of one; every line is asked about again from those around it."""
    if _DIGIT.search(text) or not _balanced(text) or _REPORTED.match(text) is not None:
        return False
    if _WORK.fullmatch(text) is not None:
        return False
    if (
        "员" not in text
        and "者" not in text
        and "生" not in text
        and "/" not in text
        and "／" not in text
        and "稿" not in text
    ):
        if not (":" in text or "：" in text) or _MADE.search(text) is None:
            return False
    elif _UNNAMED.match(text) or is_supplied(text):
        return True
    if BYLINE_LINE.match(text):
        credits = read_credits(text)
        if _GLUED_ROLE.match(text) and not all(map(begins_with_surname, credits.people)):
            return False
        if _GLUED_WORDS.match(text) or (_SPEAKS.match(text) and not all(map(_is_person, credits.people))):
            return False
        return bool(credits.people) and all(len(name) <= 12 and not is_task(name) for name in credits.people)
    if "/" in text or "／" in text or ":" in text or "：" in text:
        credits = read_credits(text)
        if _SPEAKS.match(text) and not all(map(_is_person, credits.people)):
            return False
        if credits.people and all(looks_like_name(name) for name in credits.people):
            rest = bare(_MADE_WORDS.sub("", text))
            return len(rest) <= sum(len(bare(name)) for name in credits.people) + 3
    return False


def _is_person(name: str) -> bool:
    return looks_like_name(name) and begins_with_surname(name)


def is_lead_line(text: str) -> bool:
    """Tell whether a line of its own is the whole lead of the story below it: 本报讯 记者某某报道."""
    if len(text) > 60 or "报" not in (text[-4:] + text[:2]):
        return False
    rest = behind(OWN_LEAD, text).rstrip(" \u3000:：")
    if "报" not in text[-4:]:
        return rest != text and ROLE.match(rest) is not None and is_byline_line(rest)
    told = _REPORTER_LEAD.match(rest)
    return told is not None and told.end() == len(rest) and _names_people(told.group(1))


def ends_signed(text: str) -> bool:
    """Tell whether a text ends with who sent it in, a person or a body, in brackets behind its last sentence."""
    return _SIGNED.search(text) is not None


def is_unnamed_byline(text: str) -> bool:
    """Tell whether a line is a byline without a name: 本报评论员."""
    return _UNNAMED.match(text) is not None


def is_bracketed_byline(text: str) -> bool:
    """Tell whether a line begins with a byline in brackets, as stories end with one, and holds nothing else."""
    if text[:1] not in "(（" or len(text) > 90 or _DIGIT.search(text):
        return False
    if is_sourced(text):
        return True
    role = ROLE.search(text[1:13])
    closed = _balanced(text)
    if closed and text[-1] in ")）" and _all_names(text[1:-1]):
        return True
    return role is not None and (text[-1] in ")）" if closed else not any(mark in text for mark in "，。,"))


def _balanced(text: str) -> bool:
    return text.count("(") + text.count("（") == text.count(")") + text.count("）")


def end_byline(text: str) -> str | None:
    """Return the byline in brackets at the end of a story's last paragraph, such as (记者 甲 通讯员 乙) or (甲 乙)."""
    if not text.rstrip().endswith((")", "）", "】")):
        return None
    tail = text[-120:]
    author = _AUTHOR_PAREN.search(tail)
    if author is not None:
        names = author["named"] or author["boxed"]
        if _are_persons(names) if names is not None else author_of(bare(author[1])) is not None:
            return author[1] or author["boxed"].strip()
    last = _LAST_PAREN.search(tail)
    if last is not None:
        if is_sourced(last.group(1)):
            return last.group(1)
        if has_authors(read_parts(last.group(1))):
            return last.group(1).strip("()（） \u3000")
    match = END_PAREN.search(mend_roles(tail))
    if match is not None:
        return match.group(1).strip()
    names = _NAMES_PAREN.search(tail)
    if (
        names is not None
        and _all_names(behind(_EXPERT, names.group(1)) if names.start() else names.group(1))
        and tail[: names.start()].rstrip()[-1:] in "。！？!?”"
    ):
        return names.group(1).strip()
    placed = _WORKPLACE_PAREN.search(tail)
    if placed is not None:
        return placed.group(1).strip()
    lone = _LONE_PAREN.search(tail)
    return lone.group(1) if lone is not None and not _NO_AUTHOR.search(lone.group(1)) else None


def end_credit(line: str) -> str | None:
    """Return the names that end the last line of a story in no brackets, set apart from its last sentence; None without."""
    if line[-1:] in "。！？!?”…)）】" or " " not in line:
        return None
    match = _BARE_CREDIT.search(line[-60:])
    if match is None or not _are_persons(match["named"]):
        return None
    alone = match["role"] is None and len(bare(match["named"])) < _WHOLE
    return None if alone else match[1].strip()


def _are_persons(text: str) -> bool:
    names = split_names(text)
    return 0 < len(names) <= 6 and all(map(is_name_shaped, names))
