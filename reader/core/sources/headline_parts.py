"""Parts of a headline: how its lines are cut into phrases, and what each phrase looks like."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final

from reader.core.sources import cues
from reader.core.sources.frozen import record
from reader.core.sources.lines import Line, is_han, join_pieces, needs_space
from reader.core.sources.names import begins_with_surname, looks_like_name

_SPEAKER: Final = re.compile(
    r"(?:(?:强调|指出|表示)|(?:[时上中]|会见[^，]{0,8}|[\u4e00-\u9fff]{2,3}同志)(?:说|要求|提出|希望|勉励|寄语|叮嘱|嘱托|提醒)|(?:医生|专家|律师|警方|[民交]警|法官|部门|气象台|市监局)提醒(?:家长|市民|读者|居民|群众|大家)?)[:：]?$"
)
_ATTENDING: Final = re.compile(
    r"(?:参加(?:会议|调研|活动|座谈|检查|慰问)?|出席(?:[\u4e00-\u9fff]{0,4}(?:会议?|活动|仪式))?(?:并讲话|并致辞)?|主持(?:会议)?(?:并讲话)?|陪同(?:调研|检查|考察)?|作(?:工作)?报告|讲话|致辞|[发致]言|见证|列席|宣布(?:开工|开幕|启动)|作(?:交流|表态|主旨)发言|作说明|带队|参会)$"
)
_EVENT: Final = re.compile(
    r"召开|举行|举办|启动|开幕|闭幕|落幕|收官(?!之)|赴|调研|检查|考察|走访|慰问|开展|会见|督导|督查|揭牌|签约|发布|来我|率队|带队|座谈|巡查|暗访|宣讲|视察|揭晓|开工|开园|落成|亮相|获|入选|推进会|部署会|动员会|大会|会议|活动"
)
_YEAR: Final = re.compile(r"^(?:20\d\d年|今年|去年|上半年|一季度|我[区市县省镇乡]|全[区市县省]|首[届个批])")
_UNFINISHED: Final = re.compile(
    r"(?:的|和|与|及|在|对|将|向|于|暨|关于|传达|传达学习|学习贯彻|贯彻落实|总书记|主席)$"
)
_OPEN_ROW: Final = re.compile(
    r"(?:\d[年月日号][前后起内底]|\d[月日]底前|[年月]底前|期间|以来|即将|将于|正式|首次|再次|全面|喜获|荣获|获得|获评|成为|评为|列为|走进|来到"
    r"|(?:通过|凭借|依托|借助|随着)[\u4e00-\u9fff]{2,10})$"
)
"""What a row ends with that has its verb or object in the next: …7月15日前, …喜获, …通过某某平台."""
_MAKES: Final = re.compile("(?:推动|推进|助推|促进|引领|带动|助力|支持|力促|确保|让|使|把)[^，,]{3,}$")
_BECOMES: Final = re.compile(
    "(?:[迈走跃登]上|[迈走转]向|驶入|跑出|再上|再添|再创|再现|实现|取得|做[大强优]|变[成为]|成为|提质|落地|见效|开花|结果|焕发|行稳)"
)
"""A phrase that says who is to be moved, and the result without a subject that a next row begins with."""
_FIGURE: Final = re.compile(r"[\d.]+[%％万亿余多个]*")
_HALF: Final = re.compile(r"(?:贯彻|学习|开展|听取|审议|推进|研究|部署|实施|参加|组织)$")
_DEPENDENT: Final = re.compile(
    r"^(?:的|和|与|及|等(?!等)|暨|并|近期|重要|讲话|指示|批示|精神|工作|会议|活动|项目|[》”）)、])"
)
_VERB_START: Final = re.compile(
    r"^(?:全力|大力|着力|坚决|坚定|坚持|加快|推动|助推|推进|为|以|打造|争当|争做|重塑|办好|做好|共绘|共建|共享|共赴|营造|构筑|扎实|奋力|深入|深化|强化|优化|提升|促进|助力|凝聚|汇聚|谱写|书写|建设|"
    r"聚焦|锚定|擦亮|跑出|打好|打赢|守护|筑牢|让|用|把|在|用心|加力|抢抓|精准|赋能|点亮|绘就|激活|激发|赢得|迈出|迈上|再|不断|勇|善|创|实现|确保|扛起|展现|当好|架好|拉满|铺就|织密|守牢|夯实)"
)
_DETAIL: Final = re.compile(
    r"^(?:计划|预计|总投资|惠及|涉及|共有|将|今后|已有|首批|覆盖|力争|目前|记|访|追记|追忆|专访|对话(?=[\u4e00-\u9fff]{3})|写在|来自|本报记者(?:再?探|走访|实地|现场|体验|调查|目击|直击|深入|跟随)|——)|\d+[^，,]{0,3}(?:亩|万元|亿元|户|人|个|公里|吨|%)"
)
_MEETING_ALONE: Final = re.compile(
    r"(?:现场|工作|动员|部署|推进|专题|座谈|交流|表彰|总结|观摩|视频|调度|誓师|启动|协调|点评)+(?:大会|会议?)(?:隆重)?(?:召开|举行)?"
)
"""The kind of a meeting without what it is about, so that the row above says that: 现场推进会召开."""
_AMOUNT: Final = re.compile(
    r"[\d.一二三四五六七八九十百千万亿两余多]+(?:人次|[人户元亩吨个家件次台辆座万亿]|公里|公斤|平方米)?"
)
_ATTENDED: Final = re.compile(
    r"(?:等)?(?:出席|参加|陪同|主持|见证|列席)(?:会议|活动|仪式|调研|检查)?|等(?:[区市县省]?领导)?(?:出席|参加|陪同)"
)
_SERIES: Final = re.compile(r"(?:[①-⑳]|之[一二三四五六七八九十]{1,2})$")
_QUOTES: Final = re.compile('[“”"]')
_TWO_NAMES: Final = 6
_WORD: Final = 7
"""How many characters an amount has at most that a row goes on with."""


@record(frozen=True, slots=True)
class HeadlinePart:
    """A piece of a headline: its text, the headline line it stands on, and what it looks like."""

    text: str
    row: int
    speaker: bool
    attending: bool
    event: bool
    person: bool
    verb: bool
    detail: bool
    gap: bool


def names_report(text: str) -> bool:
    """Tell whether a phrase says what kind of report stands below a headline: …见闻, …的故事."""
    return text.endswith(("见闻", "纪实", "纪事", "观察", "侧记", "综述", "扫描", "的故事", "二三事"))


def names_attending(text: str) -> bool:
    """Tell whether a row says who attended or spoke: 某某 某某 出席."""
    return _ATTENDING.search(text) is not None


def urges(text: str) -> bool:
    """Tell whether a phrase begins as a call or slogan does: 建设…, 打造…, 争当…."""
    return _VERB_START.match(text) is not None


def read_phrases(lines: Sequence[Line]) -> list[tuple[str, int]]:
    """Cut the lines at their blanks, and join again what a blank cut in the middle of a phrase; each with its line."""
    found: list[tuple[str, int]] = []
    for row, line in enumerate(lines):
        for piece in (" ".join(line.pieces),) if _names_attending(line) else line.pieces:
            wrapped = bool(found) and line.gap == 0 and row > 0 and len(line.joined) <= 4
            wrapped = wrapped and not (_names_one_attending(line.joined) or cues.is_label_shaped(line.text))
            dangling = bool(found) and line.gap == 0 and row > 0 and _goes_on(found[-1][0], piece)
            if found and (wrapped or dangling or (found[-1][1] == row and _broken(found[-1][0], piece))):
                whole = len(line.pieces) == 1  # no phrase of its own row follows
                found[-1] = (join_pieces((found[-1][0], piece)), found[-1][1] if whole else row)
            else:
                found.append((piece, row))
    return found


def _goes_on(above: str, below: str) -> bool:
    """Tell whether a row set right below another only goes on with it: a meeting's kind, an amount, an object, a verb."""
    if _UNFINISHED.search(above) or _MEETING_ALONE.fullmatch(below) or _OPEN_ROW.search(above):
        return True
    if _MAKES.match(above) and _BECOMES.match(below):
        return True
    return len(below) <= _WORD and len(above) >= 4 and _AMOUNT.fullmatch(below) is not None


def _names_attending(line: Line) -> bool:
    """Tell whether a line is nothing but names and that they attended: 某某 某某 出席."""
    *names, last = line.pieces
    return len(names) >= 2 and _ATTENDED.fullmatch(last) is not None and all(map(looks_like_name, names))


def _names_one_attending(text: str) -> bool:
    """Tell whether a short line is one person's name and that the person attended: 苏木参加."""
    match = _ATTENDING.search(text)
    return match is not None and 2 <= match.start() <= 3 and looks_like_name(text[: match.start()])


def _names_attending_person(text: str) -> bool:
    """Tell whether a phrase is one or two names and that those led or attended: 张某某主持并讲话."""
    match = _ATTENDING.search(text)
    return match is not None and 2 <= match.start() <= _TWO_NAMES


def _broken(before: str, after: str) -> bool:
    """Tell whether a blank between two pieces of a headline line is only a line break or a stretched space."""
    if needs_space(before, after) or not is_han(before[-1]) or not (is_han(after[0]) or after[0] in '“"《'):
        if before[-1] in "，,、；;：:(（“《" or after[0] in "，,、；;：:)）”》。":
            return True
        if needs_space(before, after):
            return True
    if _ATTENDING.search(before) and not after.startswith("等"):
        return False
    if begins_with_surname(after) and _names_attending_person(after):
        return False
    if _unbalanced(before) or len(before) == 1 or len(after) <= 1:
        return True
    if len(before) == 2 and (len(after) <= 3 or not is_han(before[0])):
        return True
    if (
        _DEPENDENT.match(after)
        or _FIGURE.fullmatch(after)
        or (len(after) <= 3 and len(_QUOTES.sub("", before)) >= 5)
    ):
        return True
    if _UNFINISHED.search(before):
        return True
    return bool(_HALF.search(before)) and abs(len(before) - len(after)) > 1 and not _VERB_START.match(after)


def _unbalanced(text: str) -> bool:
    return (
        any(text.count(left) > text.count(right) for left, right in ("“”", "《》", "()", "（）"))
        or text.count('"') % 2 == 1
    )


def read_part(text: str, row: int, people: Collection[str], *, gap: bool) -> HeadlinePart:
    """Return a phrase on a headline line with what it looks like; `people` are the persons its story names."""
    person = any(text.startswith(name) for name in people)
    event = bool(_EVENT.search(text))
    if not person and begins_with_surname(text) and event and not _VERB_START.match(text):
        person = bool(
            re.match(
                r"^[\u4e00-\u9fff]{2,12}?(?:赴|带队|率队|率|调研|会见|走访|主持|出席|督查|检查|督导|来我|到|开展|慰问|一行|率领|暗访|宣讲)",
                text,
            )
        )
    attending = bool(_ATTENDING.search(text)) and not _VERB_START.match(text)
    return HeadlinePart(
        text=text,
        row=row,
        speaker=bool(_SPEAKER.search(text)) or text[-1] in ":：" or bool(_SERIES.search(text)),
        attending=attending,
        event=person or bool(_YEAR.match(text)) or (event and not _VERB_START.match(text)),
        person=person,
        verb=bool(_VERB_START.match(text)),
        detail=text.startswith(("—", "－", "-")) or bool(_DETAIL.match(text)) or names_report(text),
        gap=gap,
    )
