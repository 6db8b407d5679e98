"""Who wrote it: leads (本报讯(记者 …)), byline lines (■记者 …), picture credits (… 摄), and the people in them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import Final

from reader.core.sources.frozen import record
from reader.core.sources.lines import bare, has_blank, tight
from reader.core.sources.names import begins_with_surname, looks_like_name, split_names

BULLETS: Final = "■□●○◆◇▲△▼▽★☆※►▶◎•▪♦*"
PREFIX: Final = (
    r"(?:(?:本报|首席|见习|实习|特约|特派|全媒体|融媒体?|摄影|文字|资深|实习生?|学生|小|新闻|党报|驻[\u4e00-\u9fff]{1,4}|"
    r"[\u4e00-\u9fff]{1,6}(?:报|台|网|社|媒体?|客户端|中心))\s*){0,3}"
)
PLAIN_PREFIX: Final = r"(?:(?:本报|首席|见习|实习|特约|特派|全媒体|融媒体?)\s*){0,3}"
ROLE_WORD: Final = r"(?:记者|通讯员|通訊員|記者|实习生|评论员|撰稿人?|特约撰稿人?)"
ROLE: Final = re.compile(
    rf"(?:(?:^|(?<=[\s\u3000、,，;；/／(（]))({PREFIX}{ROLE_WORD})|({PLAIN_PREFIX}{ROLE_WORD}))[:：/／]?"
)
_CORRESPONDENT: Final = re.compile("通讯员|通訊員|撰稿")
_NOT_FIRST: Final = "从在昨今近日获就了前来到走看见采赶随对跟也还正将再又"
_NOT_A_NAME: Final = frozenset(_NOT_FIRST)
_DIGIT: Final = re.compile(r"\d")
_MADE: Final = re.compile("[文图摄]")
_MADE_WORDS: Final = re.compile(r"文图|图文|文字|撰文|摄影|供图|图片|[文摄图/／:：、,，()（）\s]")
_MADE_LAST: Final = re.compile(r"\s*(?:摄影报道|摄影|摄|供图|提供|(?:(?<=\s)|[/／]\s*)(?:作|绘|书|画))\s*$")
_TOOK: Final = re.compile(r"\s*(?:摄影|摄|供图|提供)\s*$")
_WROTE: Final = re.compile(r"\s+(?:文|图)\s*$")
_SLASHED: Final = re.compile(r"[/／]\s*(?:文|摄|图|供图)")
_SLASHED_TOO: Final = re.compile(r"[/／]\s*(?:文|摄|图|供图|撰文)")
_BOTH: Final = re.compile(r"\s*文\s*[/／并及、]?\s*(?:摄影|摄|图)\s*$")
_SPLIT_ROLES: Final = re.compile(
    r"通\s*讯\s*员|(?:本\s*报\s*)?(?:首\s*席\s*|见\s*习\s*|实\s*习\s*|特\s*约\s*)?记\s*者|实\s*习\s*生|摄\s*影"
)
_TAIL: Final = re.compile(
    r"\s*(?:[/／]\s*[\u4e00-\u9fff]{2,6}?(?:综合)?报[道导]|摄影报道|综合报道|联合报道|报道|报导|整理|采写|图文报道|文并摄|文/?图|综合)\s*$"
)

_PAPER_LEAD: Final = (
    r"(?:本报|[\u4e00-\u9fff]{2,8}?(?:日报|晚报|晨报|早报|时报|商报|快报|周报|报|网|客户端)?)"
)
LEAD: Final = re.compile(
    r"^[【\[〔(（]?\s*(?:"
    r"(?P<own>本报(?:讯|综合讯|综合消息|消息|综合报道|专讯|快讯)|本刊讯|本报综合)"
    r"|本报(?P<place>[\u4e00-\u9fff]{0,6}?\s*\d{1,2}月\d{1,2}日)\s*[讯電电]"
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
_BODIES: Final = (
    "部|处|局|院|系|办|中心|委|会|社|站|所|室|校|队|厅|公司|大学|中学|小学|街道|镇|乡|村|社区|"
    "幼儿园|厂|矿|车间|行|店|医院|团|馆"
)
_POSTS: Final = (
    "班|年?级|专业|主任|[医药护技]师|教[师授员]|老师|工程师|律师|研究员|[院校社所馆]长|书记|学[生员]|队员|[指辅]导员|干部|村官|志愿者|社工|护士|会员|理事|"
    "居民|村民|职工|民警|[农林牧]场"
)
_THREE_HANZI: Final = re.compile("[\u4e00-\u9fff]{3}")
_BODY: Final = re.compile(rf"(?:{_BODIES}|{_POSTS}|[媒体联融频道组合记者员])$|[综合融媒]|^[近今昨上下第首]")
"""What three hanzi in brackets are that name no person: a body, a post, how a story was put together."""
_UNIT: Final = re.compile(rf"^([\u4e00-\u9fff·]{{2,18}}\s?(?:{_BODIES}))[\s\u3000]+(?=\S)")
UNIT: Final = re.compile(rf"^([\u4e00-\u9fff·\dA-Za-z“”]{{2,22}}\s?(?:{_BODIES}|{_POSTS}))[\s\u3000]+(?=\S)")
"""Where a person belongs, or what the person is there, in front of the name: 经管学院 某某."""
TASK: Final = re.compile(
    r"^(?:搜集整理|收集整理|搜集|整理|口述|讲述|执笔|作者单位|作者|编译|翻译|译|选编|编写|供稿|撰稿|撰文|文|诗|词)\s*[:：/／]\s*(?=\S)"
)
"""What somebody did for a text, in front of the name: 搜集整理:某某."""
DID: Final = re.compile(
    r"(?<=[\u4e00-\u9fff])[\s\u3000]+(?:搜集整理|收集整理|搜集|整理|口述|讲述|执笔|编译|翻译|选编|编写)$"
)
"""The same behind the name: 某某 搜集整理."""
_GUIDED: Final = re.compile(r"[\s\u3000]指导(?:老师|教师)[:：\s\u3000]")
"""Behind this stand the teachers of the pupils that wrote a text."""
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
_LEAD_PAREN: Final = re.compile(rf"^[(（]([^()（）]{{0,8}}{ROLE_WORD}[^()（）]{{2,120}})[)）]")
_NAMED_LEAD: Final = re.compile(r"^[(（]([\u4e00-\u9fff\u3000 、]{2,16})[)）](?=\s*[\w“\"])")
"""Only names in brackets in front of a text: (齐迹)昨天,…."""
END_PAREN: Final = re.compile(
    rf"[(（]((?:{PREFIX}{ROLE_WORD}|文[/／字]|图[/／])[^()（）]{{2,80}}|[\u4e00-\u9fff\s\u3000]{{2,12}}?\s*(?:文\s*[/／]\s*图|图\s*[/／]\s*文|文并摄|摄影报道)|据[^()（）]{{2,20}})[)）]\s*$"
)
_WORKPLACE_PAREN: Final = re.compile(
    r"[(（](作者(?:单位)?[:：][^()（）。，,]{2,24}[\s\u3000][\u4e00-\u9fff]{2,4})[)）]\s*$"
)
"""An author behind where the author works, in brackets: (作者单位:某某学院 某某)."""
_LONE_PAREN: Final = re.compile(r"[。！？!?”][(（]([\u4e00-\u9fff]{3})[)）]\s*$")
_NO_AUTHOR: Final = re.compile(
    "[待未]|^[本据原新完综图资供]|[完摄稿报社网台办局部宣委讯文图录载编注按会]$|^[区县市省镇乡街]"
)
"""What in brackets behind the last sentence is a remark or a body, and no person."""
_SUPPLIED: Final = re.compile(r"[\u4e00-\u9fff·]{2,16}供稿")
_BODY_SUPPLIED: Final = re.compile(rf"[(（][\u4e00-\u9fff·]{{2,16}}(?:{_BODIES})供稿[)）]")
"""Which body sent a text in, in brackets of its own: (市气象局供稿)."""
_SOURCED: Final = re.compile(
    r"[(（](?:(?:来源|摘自|转自|文据|据)\s*[:：]?|综合(?=[\u4e00-\u9fff·《]{2,20}(?:报道|消息)))\s*[\u4e00-\u9fff·、《》\s]{2,24}[)）]"
)
"""Where a text was taken from, in brackets of its own: (来源:某县气象台)."""
_SOURCE_LINE: Final = re.compile(
    r"[■◎□●▲]?\s*(?:文章|稿件|信息|资料|消息)?(?:来源|摘自|转自)\s*[:：]\s*《?[\u4e00-\u9fffA-Za-z·、《》\s]{2,24}"
)
"""The same on a line of its own and in no brackets: 来源:某某社."""
_SOURCED_END: Final = re.compile(
    r"[。！？!?”]\s*([(（](?:来源|摘自|转自)\s*[:：][^()（）。，,]{2,24}[)）])\s*$"
)
_NAMES_PAREN: Final = re.compile(r"[(（]([\u4e00-\u9fff\u3000 、]{2,24})[)）]\s*$")

BYLINE_LINE: Final = re.compile(
    rf"^[{re.escape(BULLETS)}]?\s*(?:[(（【]\s*)?(?:(?:文[/／]图|图[/／]文|图文)[:：]?[\s\u3000]+)?{PREFIX}{ROLE_WORD}[:：/／\s]*[^。，！？,!?]{{2,70}}$"
)
_BYLINE_HINT: Final = re.compile("[员者生稿/／:：]")
_GLUED_ROLE: Final = re.compile(r"^(?:记者|评论员|通讯员|实习生)[\u4e00-\u9fff]{2,4}$")
_GLUED_WORDS: Final = re.compile(
    rf"^(?:记者|通讯员)[{_NOT_FIRST}](?![\u4e00-\u9fff]{{0,16}}(?:{_BODIES})(?:[\s、]|$))[\u4e00-\u9fff]{{3,}}"
)
"""A role word that begins a sentence: 记者随后分别联系了…."""
_SPEAKS: Final = re.compile("(?:本报)?记者[:：]")
"""What the reporter says in a talk begins so, as a byline may: 记者:…."""
_OWN_LEAD: Final = re.compile(r"^(?:本报|本刊)讯[\s\u3000]+(?=\S)")
_SIGNED: Final = re.compile(r"[。！？!?”…][(（][\u4e00-\u9fff\s\u3000]{2,16}[)）]$")
_UNNAMED: Final = re.compile(rf"^[{re.escape(BULLETS)}]?\s*(?:本报|本刊|特约)?\s*(?:本报|特约)?评论员$")
_SLASH_ROLE: Final = re.compile(
    r"([^/／]{1,60}?)\s*[/／]\s*(文图|图文|文摄|文并摄|文字|撰文|文|摄影|摄|供图|图片|图)(?![\u4e00-\u9fff])\s*"
)
_ROLE_SLASH: Final = re.compile(
    r"(?:^|[\s(（])(文字?|撰文|图文|文图|摄影|摄|图片?|供图)\s*[/／:：]\s*([^/／:：]{2,40}?)(?=\s+(?:文|撰文|摄|图|供图)[^\s]{0,2}\s*[/／:：]|[)）]?$)"
)


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


@record(frozen=True, slots=True)
class Lead:
    """The opening formula of a story: its source and dateline as printed, and the byline text in it.

    The source is who sent the story in (新华社); 本报讯 says that nobody did, and is none.
    """

    source: str | None
    dateline: str | None
    byline: str | None


def behind(opening: re.Pattern[str], text: str) -> str:
    """Return what stands behind the words that a text opens with; all of it where it does not open so."""
    match = opening.match(text)
    return text[match.end() :] if match is not None else text


def mend_roles(text: str) -> str:
    """Return a byline whose role words (通讯 员) are whole again where a printed line ended in them."""
    if not has_blank(text):
        return text
    return _SPLIT_ROLES.sub(lambda match: bare(match.group()), text)


def read_lead(text: str) -> Lead | None:
    """Return the opening formula of a body text (本报讯(记者 …), 新华社…电, 本报记者 … 报道); None without one."""
    if _LEAD_HINT.search(text, 0, 90) is None and text[:1] not in ("(", "（"):
        return None
    return _read_lead(text[:240])


@lru_cache(maxsize=256)
def _read_lead(head: str) -> Lead | None:
    """Return the opening formula of a text of which the first words may be one."""
    agency = _AGENCY_BRACKET.match(head)
    if agency is not None:
        return Lead(agency["agency"], agency["place"], agency["byline"])
    match = LEAD.match(head)
    if match is None:
        placed = _PLACED_LEAD.match(head)
        if placed is not None:
            return Lead(None, placed.group(2), placed.group(1))
        reporter = _REPORTER_LEAD.match(head)
        if reporter is not None and _names_people(reporter.group(1)):
            return Lead(None, None, reporter.group(1).strip())
        named = _NAMED_LEAD.match(head)
        if named is not None and _all_names(named.group(1)):
            return Lead(None, None, named.group(1).strip())
        paren = _LEAD_PAREN.match(head)
        if paren is not None and not any(map(str.isalnum, head[paren.end() :])):
            return None
        return Lead(None, None, paren.group(1).strip()) if paren is not None else None
    source = match["agency"] or match["other"] or match["told"]
    place = match["place"] or match["agency_place"]
    rest = head[match.end() :]
    byline = None
    inside = _PAREN.match(rest)
    if inside is not None and (
        ROLE.search(mend_roles(inside.group(1)))
        or _all_names(inside.group(1))
        or (match["own"] and _may_name_one(inside.group(1)))
    ):
        byline = inside.group(1)
    elif inside is None:
        credits = filter(None, (_OPEN_CREDIT.match(rest), _SPACED_CREDIT.match(rest)))
        byline = next((one.group(1) for one in credits if _names_people(one.group(1))), None)
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
    names = split_names(behind(_UNIT, text.strip()))
    return 0 < len(names) <= 6 and all(looks_like_name(name) and begins_with_surname(name) for name in names)


def _may_name_one(text: str) -> bool:
    """Tell whether what stands in brackets right behind 本报讯 is one person of a rare surname, and no body or remark."""
    return _THREE_HANZI.fullmatch(text) is not None and not _NO_AUTHOR.search(text) and not _BODY.search(text)


def is_byline_line(text: str) -> bool:
    """Tell whether a line of its own is only a byline: ■记者 …, 本报记者 … 通讯员 …, A B/文 C/摄."""
    return len(text) <= 90 and _BYLINE_HINT.search(text) is not None and _is_byline_line(text)


@lru_cache(maxsize=512)
def _is_byline_line(text: str) -> bool:
    """Tell it for a line that holds a mark of one; every line is asked about again from those around it."""
    if _DIGIT.search(text) or not _balanced(text):
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
        return bool(credits.people) and all(len(name) <= 12 for name in credits.people)
    if "/" in text or "／" in text or ":" in text or "：" in text:
        credits = read_credits(text)
        if credits.people and all(looks_like_name(name) for name in credits.people):
            rest = bare(_MADE_WORDS.sub("", text))
            return len(rest) <= sum(len(bare(name)) for name in credits.people) + 3
    return False


def _is_person(name: str) -> bool:
    return looks_like_name(name) and begins_with_surname(name)


def is_supplied(text: str) -> bool:
    """Tell whether a line only says which body or person sent a text in: 县气象台供稿."""
    return text.endswith("供稿") and _SUPPLIED.fullmatch(text) is not None


def is_sourced(text: str) -> bool:
    """Tell whether a line only says where a text was taken from: (来源:某县气象台), 来源:某某社."""
    if len(text) > 40:
        return False
    if text[:1] not in "(（":
        return ":" in text.replace("：", ":") and _SOURCE_LINE.fullmatch(text) is not None
    return _SOURCED.fullmatch(text) is not None or _BODY_SUPPLIED.fullmatch(text) is not None


def is_lead_line(text: str) -> bool:
    """Tell whether a line of its own is the whole lead of the story below it: 本报讯 记者某某报道."""
    if len(text) > 60 or "报" not in text[-4:]:
        return False
    rest = behind(_OWN_LEAD, text).rstrip(" \u3000:：")
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
    if not text.rstrip().endswith((")", "）")):
        return None
    tail = text[-120:]
    match = END_PAREN.search(mend_roles(tail))
    if match is not None:
        return match.group(1).strip()
    names = _NAMES_PAREN.search(tail)
    if (
        names is not None
        and _all_names(names.group(1))
        and tail[: names.start()].rstrip()[-1:] in "。！？!?”"
    ):
        return names.group(1).strip()
    placed = _WORKPLACE_PAREN.search(tail)
    if placed is not None:
        return placed.group(1).strip()
    sourced = _SOURCED_END.search(tail)
    if sourced is not None:
        return sourced.group(1)
    lone = _LONE_PAREN.search(tail)
    return lone.group(1) if lone is not None and not _NO_AUTHOR.search(lone.group(1)) else None


@lru_cache(maxsize=256)
def read_credits(text: str, known: frozenset[str] = frozenset()) -> Credits:
    """Return the people of a byline or picture credit, with layout blanks inside names taken out.

    `known` are names read elsewhere on the page. Several stages ask for the same line, so the last ones are kept.
    """
    if is_sourced(text):
        return Credits(text.strip("()（）"), (), ())
    whole = mend_roles(text.strip().strip("()（）【】").lstrip(BULLETS + " \u3000"))
    if is_supplied(whole):
        sender = whole[: -len("供稿")]
        person = len(sender) <= 3 and looks_like_name(sender) and begins_with_surname(sender)
        return Credits(whole, (), (sender,) if person else ())
    body = _GUIDED.split(behind(_OWN_LEAD, whole), maxsplit=1)[0]
    people: dict[str, list[str]] = {"reporters": [], "correspondents": [], "photographers": []}
    spans = list(ROLE.finditer(body))
    if not spans:
        _unmarked(body, known, people)
    else:
        if spans[0].start() > 0:
            _unmarked(body[: spans[0].start()], known, people)
        for index, match in enumerate(spans):
            end = spans[index + 1].start() if index + 1 < len(spans) else len(body)
            role = "correspondents" if _CORRESPONDENT.search(match.group()) else "reporters"
            _marked(body[match.end() : end], role, known, people)
    named = [name for names in people.values() for name in names]
    return Credits(
        _printed(whole, named),
        tuple(dict.fromkeys(people["reporters"])),
        tuple(dict.fromkeys(people["correspondents"])),
        tuple(dict.fromkeys(people["photographers"])),
    )


def _marked(text: str, role: str, known: Collection[str], people: dict[str, list[str]]) -> None:
    """Add the names that follow a role word; pictures by 文/摄 marks go to the photographers."""
    chunk = behind(UNIT, _BOTH.sub("", _TAIL.sub("", text)).strip())
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
    text = behind(UNIT, _BOTH.sub("", text))
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
    }
)
"""What stands where names stand, as in 记者调查: without being one."""


def _clean(names: Iterable[str]) -> list[str]:
    """Drop what cannot be a person: digits, dates and marks that stand among names."""
    kept = []
    for name in names:
        text = name.strip("()（）【】:：。.、" + BULLETS)
        if text and not _DIGIT.search(text) and text not in _NO_NAMES:
            kept.append(text)
    return kept


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
