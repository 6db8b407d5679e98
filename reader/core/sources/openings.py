"""Openings: the words that paragraphs, stories and items of a list open with."""

from __future__ import annotations

import re
from typing import Final

from reader.core.sources.names import SURNAME_STARTS, begins_with_surname, is_name_shaped

REPORTING: Final = "指出|强调|要求|表示|认为|说|介绍|提出|透露|坦言|告诉记者|希望|建议|谈到|回忆|称"
_SPEAKER_OPENING: Final = re.compile(
    rf"^(?:会议|会上|全会|大会|调研中|座谈会上|会议还|(?P<name>[\u4e00-\u9fff]{{2,4}}?))(?:还|就|对此|同时|最后|在[^,，。]{{2,18}})?(?:{REPORTING})[,，:：]"
)
_MEETING_STARTS: Final = frozenset("会全大调座")
"""What it begins with that is no name."""
_REPORT_OPENING: Final = re.compile(
    r"会议还(?:书面|集体|专题)?(?:研究|听取|审议|通报|传达|讨论|学习|部署|表决|通过)"
    r"|(?:检查|督查|督导|调研|考察|视察|巡视|巡察|评审|验收|核查)组(?:还|同时|一致)?(?:"
    + REPORTING
    + r")[,，:：]"
)
_REPORT_STARTS: Final = frozenset("会检督调考视巡评验核")
"""What a text begins with that tells what a meeting dealt with besides, or what inspectors said."""
_SPEECH_STARTS: Final = SURNAME_STARTS | _MEETING_STARTS | _REPORT_STARTS
"""What any such text begins with, or one with a speaker: asked first, as most lines begin otherwise."""
_STRONG_OPENING: Final = re.compile(
    r"^(?:会议(?:指出|强调|要求|认为|听取|审议|传达|还|通报|决定|明确|提出)|会上|会前|会后|随后|接下来|下一步|据悉|据了解|据介绍|目前|近年来|同时[,，]|此外[,，]|"
    r"日前|近日|连日来|当天|当日|昨日|昨天|今年以来|去年以来|去年[,，]|截至|其间|期间[,，]|最后[,，]|调研中|座谈中|座谈会上|活动现场|现场[,，]|走进|来到|"
    r"在[^,，。]{3,28}[,，]|为[^,，。]{3,28}[,，]|这是|不仅|“[^”]{2,40}”|\d{1,2}月\d{1,2}日|就下一步|在听取|说起|谈及|谈到|如今|而在|与此同时|记者从|记者在|记者)"
)
_STRONG_STARTS: Final = frozenset("会随接下据目近同此日连当昨今去截其期最调座活现走来在为这不“就说谈如而与记")
"""What paragraphs open with, a day of the month aside."""
_GOING_ON: Final = re.compile(r"(?:下一步|接下来|与此同时|据了解|据悉|据介绍|此外|同时|随后|目前)[,，]?")
_NEWS_OPENING: Final = re.compile(
    r"^(?:日前|近日|近期|最近|连日来|昨日|昨天|今天|昨晚|今晨|前天|本周|上周|\d{1,2}月\d{1,2}日|\d{1,2}日|记者(?:从|昨|近|获|在|\d{1,2}(?:月\d{1,2})?日)|截至|元旦|春节|国庆|清晨|凌晨|一大早|这几天|眼下|时下|[今昨明]起|即日起|[\u4e00-\u9fff]{2,10}消息[,，])"
)
_NEWS_STARTS: Final = frozenset("日近最连昨今前本上记截元春国清凌一这眼时即明")
"""What stories open with, a day of the month and a source of news aside."""
_ITEM: Final = re.compile(
    r"(?P<listing>\d{1,2}[:：]\d\d(?!\d))|[问答QqAa](?:[(（][^()（）。，,]{1,16}[)）])?[:：]|[①-⑳]|[(（][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|[●■▲◆★△]"
    r"|(?P<speaker>[\u4e00-\u9fff]{2,4})[:：](?=[\u4e00-\u9fff“])"
)
ITEM_STARTS: Final = frozenset("(（一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳●■▲◆★△")
_BODY_SPEAKS: Final = re.compile(
    rf"[\u4e00-\u9fff]{{1,10}}(?:[局委办厅院队站处会所科]|部门|中心|公司|民警|警方)(?:{REPORTING}|提醒|呼吁|提示)[,，]"
)
"""A body that says what follows behind a comma; behind a colon it may be a headline."""
_TALKS: Final = frozenset("问答QqAa")
_ANSWERS: Final = re.compile(r"[问答QqAa](?:[:：]|[(（][^()（）。，,]{1,26}(?:[)）][:：]|$))")
"""Who asks or answers may take more than a printed line."""
_FIRST: Final = re.compile(r"一、|[(（][一1][)）]|1[.．、](?!\d)|①")
_SPEAKS: Final = frozenset(
    {"记者", "主持人", "本报记者", "嘉宾", "专家", "律师", "编辑", "网友", "采访者", "受访者"}
)
_ACTING_OPENING: Final = re.compile(
    r"^([\u4e00-\u9fff]{2,3}?)(?:一行)?(?:还|先后|首先|随后|又|也|来到|走进|一边|实地|认真|详细|仔细|与|对|就|在[^，,。]{2,20}(?:时|中|后|里|上)?[,，]|听取|察看|参观|考察|代表|通报|强调|指出|充分)"
)
_PARTY: Final = re.compile(
    r"([\u4e00-\u9fff]{2,4}?)一行(?:还|先后|首先|随后|又|来到|一路|实地|边走|冒着|走进|深入|认真|详细|仔细|听取|察看)"
)
_TOLD_ON: Final = re.compile(
    r"(?:会上|会[前后]|(?:会议|活动|调研)期间|[期其]间|(?:活动|启动|开幕|揭牌|签约|颁奖)?(?:仪式|现场会|座谈会)上|活动现场|调研中|据(?:悉|了解|介绍)|此外|与此同时|随后|下一步|接下来)[，,]"
)
"""What a sentence within a story begins with, and a headline never: 会上,…."""
_REFERS_BACK: Final = re.compile(
    r"同时(?![代期空差])|此外|另外(?!一)|与此同时|随后|其中|据(?:悉|了解|介绍)|下一步[，,将]|该[院校县市区镇乡村局厂矿队馆所社](?![会长场])"
)
"""What a sentence begins with that goes on with the one before, and a headline never, with a comma or without."""
_REST: Final = re.compile(
    f"(?![好是对不哦啊谢行嗯])[\u4e00-\u9fff]{{1,4}}(?<![的们谢])。|(?:{REPORTING})[,，:：]"
)
"""The end of a clause, or what tells that somebody named before it says something."""
TOLD_ON_STARTS: Final = frozenset("会活调期其启开揭签颁仪现座据此与随下接同另该")
"""What such sentences begin with, asked first as most lines begin otherwise."""
_CLAUSE_MARKS: Final = frozenset("，,、；;")
_CLAUSE_END: Final = re.compile("[\u4e00-\u9fff](?<![他她它我你您咱谁爱一二三四五六七八九十])")
"""One hanzi that no text opens with by itself, a comma behind it; those that one may open with are left out."""
_AMOUNT_FIRST: Final = re.compile(
    r"[\d.]+[百千万亿]*(?:余|多)?(?:元|亩|吨|公里|千米|米|公斤|平方米|平方公里|%|个百分点)[,，、]"
)
_ASKS: Final = re.compile(
    r"[问Q](?:[(（][^()（）。，,]{1,16}[)）])?[:：]|[\u4e00-\u9fff（(]{0,8}(?:读者|市民|网友|居民|村民|职工|家长|先生|女士)[\u4e00-\u9fff）)]{0,6}问[:：]"
)


def starts_speech(text: str) -> bool:
    """Tell whether a text opens as a new paragraph with a speaker: 会议强调, or 某某指出,.

    So do what a meeting dealt with besides (会议还研究…) and what a body of inspectors said.
    """
    first = text[0]
    if first not in _SPEECH_STARTS:
        return False
    if first in _REPORT_STARTS and _REPORT_OPENING.match(text) is not None:
        return True
    if first not in _MEETING_STARTS and not begins_with_surname(text):
        return False
    opening = text[:40]
    match = None if opening.isalnum() else _SPEAKER_OPENING.match(opening)
    return match is not None and (match["name"] is None or is_name_shaped(match["name"]))


def starts_paragraph(text: str) -> bool:
    """Tell whether a text opens with words that paragraphs open with."""
    first = text[:1]
    return (first in _STRONG_STARTS or first.isdecimal()) and _STRONG_OPENING.match(text[:60]) is not None


def starts_story(text: str) -> bool:
    """Tell whether a text without 本报讯 opens as stories do: with a time or a source of news."""
    opening = text[:24]
    first = opening[:1]
    if first not in _NEWS_STARTS and not first.isdecimal() and "消息" not in opening:
        return False
    return _NEWS_OPENING.match(opening) is not None


def goes_on(text: str) -> bool:
    """Tell whether a text opens with a word that only goes on with what was told before: 下一步,…."""
    return _GOING_ON.match(text) is not None


def tells_on(text: str) -> bool:
    """Tell whether a text opens as a sentence within a story does, and no headline: 会上,…, 会议还审议…."""
    if text[0] not in TOLD_ON_STARTS:
        return False
    if text.startswith("会议还") and _REPORT_OPENING.match(text) is not None:
        return True
    return ("，" in text[:10] or "," in text[:10]) and _TOLD_ON.match(text) is not None


def refers_back(text: str) -> bool:
    """Tell whether a text opens with a word that refers to the sentence before it, as no headline does: 同时…, 该院…."""
    return _REFERS_BACK.match(text) is not None


def ends_clause(text: str) -> bool:
    """Tell whether a text opens with one hanzi or a few that can only be the end of a clause or sentence: 带,…, 起来。…."""
    torn = text[1:2] in _CLAUSE_MARKS and _CLAUSE_END.match(text) is not None
    return torn or "。" in text[1:4]


def is_rest(text: str) -> bool:
    """Tell whether a text begins as only the rest of a sentence does: 康档案。…, 告诉记者,…."""
    return _REST.match(text) is not None


def starts_with_body(text: str) -> bool:
    """Tell whether a text opens with a body that says what follows, behind a comma: 市公安局提醒,…."""
    opening = text[:16]
    return ("," in opening or "，" in opening) and _BODY_SPEAKS.match(opening) is not None


def starts_with_person(text: str) -> bool:
    """Tell whether a text opens as a paragraph about what a person did: 某某先后来到…, 某某一行实地…."""
    match = _ACTING_OPENING.match(text[:40]) if begins_with_surname(text) else None
    return match is not None and is_name_shaped(match.group(1))


def goes_about(text: str) -> bool:
    """Tell whether a text opens with what a person and those around did: 某某一行还看望了…."""
    match = _PARTY.match(text[:12]) if "一行" in text[2:6] and begins_with_surname(text) else None
    return match is not None and is_name_shaped(match.group(1))


def starts_item(text: str) -> bool:
    """Tell whether a line opens as an item of a list, of a programme or of a talk: 一、…, 19:00 …, 问:…, 某某:…."""
    opening = text[:28] if text[0] in _TALKS and text[1:2] in "(（" else text[:8]
    if text[0] not in ITEM_STARTS and ":" not in opening and "：" not in opening:
        return False
    match = _ITEM.match(opening)
    if match is None:
        return False
    speaker = match["speaker"]
    return speaker is None or speaker in _SPEAKS or is_name_shaped(speaker)


def starts_answer(text: str) -> bool:
    """Tell whether a line opens as one that asks or answers: 问:…, 答(某某主任 某某):…."""
    return text[0] in _TALKS and _ANSWERS.match(text) is not None


def starts_list(text: str) -> bool:
    """Tell whether a line is the first point of a list: 一、…, (一)…, 1.…, ①…."""
    return text[0] in "一(（1①" and _FIRST.match(text) is not None


def is_listing(text: str) -> bool:
    """Tell whether a line is one of a programme: it opens with a time of day."""
    if text[0] not in "0123456789":
        return False
    match = _ITEM.match(text[:8])
    return match is not None and match["listing"] is not None


def asks(text: str) -> bool:
    """Tell whether a text opens with a question to the newspaper: 问:…, 北山县读者洪先生问:…."""
    opening = text[:24]
    return "问" in opening and _ASKS.match(opening) is not None


def starts_with_amount(text: str) -> bool:
    """Tell whether a text opens with an amount that a verb before it is needed for: 6.2亿元,…."""
    return _AMOUNT_FIRST.match(text) is not None


def is_news_item(text: str) -> bool:
    """Tell whether a bulleted line tells news by itself, and is not a point in a list."""
    return _NEWS_OPENING.match(text.lstrip("●■▲◆★△▶►□◇○ \u3000")) is not None
