"""Headlines: kicker, main title and subtitle told apart, on one line or on several."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import Final

from reader.core.sources import cues
from reader.core.sources.frozen import record
from reader.core.sources.lines import Line, is_han, join_pieces, needs_space, width
from reader.core.sources.names import begins_with_surname, looks_like_name

_SPEAKER: Final = re.compile(
    r"(?:(?:强调|指出|表示)|(?:[时上中]|会见[^，]{0,8}|[\u4e00-\u9fff]{2,3}同志)(?:说|要求|提出|希望|勉励|寄语|叮嘱|嘱托|提醒))[:：]?$"
)
_ATTENDING: Final = re.compile(
    r"(?:参加(?:会议|调研|活动|座谈|检查|慰问)?|出席(?:会议|活动|仪式)?(?:并讲话|并致辞)?|主持(?:会议)?(?:并讲话)?|陪同(?:调研|检查|考察)?|作(?:工作)?报告|讲话|致辞|[发致]言|见证|列席|宣布(?:开工|开幕|启动)|作(?:交流|表态|主旨)发言|作说明|带队|参会)$"
)
_EVENT: Final = re.compile(
    r"召开|举行|举办|启动|开幕|闭幕|落幕|收官|赴|调研|检查|考察|走访|慰问|开展|会见|督导|督查|揭牌|签约|发布|来我|率队|带队|座谈|巡查|暗访|宣讲|视察|揭晓|开工|开园|落成|亮相|获|入选|推进会|部署会|动员会|大会|会议|活动"
)
_YEAR: Final = re.compile(r"^(?:20\d\d年|今年|去年|上半年|一季度|我[区市县省镇乡]|全[区市县省]|首[届个批])")
_UNFINISHED: Final = re.compile(
    r"(?:的|和|与|及|在|对|将|向|于|暨|关于|传达|传达学习|学习贯彻|贯彻落实|总书记|主席)$"
)
_FIGURE: Final = re.compile(r"[\d.]+[%％万亿余多个]*")
_HALF: Final = re.compile(r"(?:贯彻|学习|开展|听取|审议|推进|研究|部署|实施|参加|组织)$")
_DEPENDENT: Final = re.compile(
    r"^(?:的|和|与|及|等|暨|并|近期|重要|讲话|指示|批示|精神|工作|会议|活动|项目|[》”）)、])"
)
_VERB_START: Final = re.compile(
    r"^(?:全力|大力|着力|坚决|坚定|坚持|加快|推动|助推|推进|为|以|打造|争当|争做|重塑|办好|做好|共绘|共建|共享|共赴|营造|构筑|扎实|奋力|深入|深化|强化|优化|提升|促进|助力|凝聚|汇聚|谱写|书写|建设|"
    r"聚焦|锚定|擦亮|跑出|打好|打赢|守护|筑牢|让|用|把|在|用心|加力|抢抓|精准|赋能|点亮|绘就|激活|激发|赢得|迈出|迈上|再|不断|勇|善|创|实现|确保|扛起|展现|当好|架好|拉满|铺就|织密|守牢|夯实)"
)
_DETAIL: Final = re.compile(
    r"^(?:计划|预计|总投资|惠及|涉及|共有|将|今后|已有|首批|覆盖|力争|目前|记|访|写在|来自|——)|\d+[^，,]{0,3}(?:亩|万元|亿元|户|人|个|公里|吨|%)"
)
_ANSWERS: Final = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:部门|局|委|办|方|中心|医院|公司|银行|法院|专家|医生|律师|警方|校方|官方|记者|业内)[:：](?=\S)"
)
"""Who answers what the headline above says: 城管部门:…, 专家:…."""
_MEETING_ALONE: Final = re.compile(
    r"(?:现场|工作|动员|部署|推进|专题|座谈|交流|表彰|总结|观摩|视频|调度|誓师|启动|协调|点评)+(?:大会|会议?)(?:隆重)?(?:召开|举行)?"
)
"""The kind of a meeting without what it is about, so that the row above says that: 现场推进会召开."""
_AMOUNT: Final = re.compile(
    r"[\d.一二三四五六七八九十百千万亿两余多]+(?:人次|[人户元亩吨个家件次台辆座万亿]|公里|公斤|平方米)?"
)
_QUOTED: Final = re.compile('[“”"]')
_COMMA: Final = re.compile("[,，]")
_ATTENDED: Final = re.compile(
    r"(?:等)?(?:出席|参加|陪同|主持|见证|列席)(?:会议|活动|仪式|调研|检查)?|等(?:[区市县省]?领导)?(?:出席|参加|陪同)"
)
_SERIES: Final = re.compile(r"(?:[①-⑳]|之[一二三四五六七八九十]{1,2})$")
_MEETING: Final = re.compile(r"召开[\u4e00-\u9fff]{0,4}会议?$")
_BUSINESS: Final = re.compile(r"^(?:研究|传达|部署|学习|审议|听取|讨论|贯彻|专题研究)")
_SHORT_SLOGAN: Final = 12
_WORD: Final = 7
"""A row of so few characters over a wider one names what that is about, and is not the main title itself."""
_NOTICE_ROWS: Final = 3
"""Over how many rows the heading of a notice goes at most."""
_TRIPLE: Final = 3
_CALL: Final = 6
"""How many characters each of three parallel parts of a main title has at most."""
_PAIR_SLACK: Final = 2
_MAX_PARTS: Final = 9


@record(frozen=True, slots=True)
class Headline:
    """A headline divided; what is not there is None."""

    kicker: str | None = None
    title: str | None = None
    subtitle: str | None = None


@record(frozen=True, slots=True)
class _Part:
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


def split_headline(lines: Sequence[Line], people: Callable[[], Collection[str]]) -> Headline:
    """Return the headline that the lines above a story make; `people` tells which persons its body names."""
    phrases = _phrases(lines)
    if len(phrases) < 2 or len(phrases) > _MAX_PARTS:
        return Headline(title=" ".join(text for text, _ in phrases) or None)
    if _is_wrapped_notice(lines):
        return Headline(title=join_pieces(line.joined for line in lines))
    named = people()
    parts = [_part(text, row, named, gap=bool(lines[row].gap)) for text, row in phrases]
    best = (float("-inf"), 0, 1)
    count = len(parts)
    for start in range(min(count, 4)):
        for end in range(start + 1, min(count, start + 3) + 1):
            score = _score(parts, start, end)
            best = max(best, (score, start, end), key=lambda choice: choice[0])
    _, start, end = best
    return Headline(
        kicker=_joined(parts[:start]), title=_joined(parts[start:end]), subtitle=_joined(parts[end:])
    )


def _is_wrapped_notice(lines: Sequence[Line]) -> bool:
    """Tell whether rows set tight are the heading of one notice, cut where the column ends: 关于…路段 / …的通告."""
    if not 2 <= len(lines) <= _NOTICE_ROWS or any(line.gap or len(line.pieces) > 1 for line in lines[1:]):
        return False
    *above, last = lines
    if not cues.is_notice(last.text) or any(
        cues.is_notice(line.text) or len(line.pieces) > 1 for line in above
    ):
        return False
    return above[0].width > _WORD or last.text[0] in "的和与及暨"


def urges(text: str) -> bool:
    """Tell whether a phrase begins as a call or slogan does: 建设…, 打造…, 争当…."""
    return _VERB_START.match(text) is not None


def _phrases(lines: Sequence[Line]) -> list[tuple[str, int]]:
    """Cut the lines at their blanks, and join again what a blank cut in the middle of a phrase; each with its line."""
    found: list[tuple[str, int]] = []
    for row, line in enumerate(lines):
        for piece in (" ".join(line.pieces),) if _names_attending(line) else line.pieces:
            wrapped = bool(found) and line.gap == 0 and row > 0 and len(line.joined) <= 4
            wrapped = wrapped and not (_names_one_attending(line.joined) or cues.is_label_shaped(line.text))
            dangling = bool(found) and line.gap == 0 and row > 0 and _goes_on(found[-1][0], piece)
            if found and (wrapped or dangling or (found[-1][1] == row and _broken(found[-1][0], piece))):
                found[-1] = (join_pieces((found[-1][0], piece)), row)
            else:
                found.append((piece, row))
    return found


def _goes_on(above: str, below: str) -> bool:
    """Tell whether a row set right below another only goes on with it: with a meeting's kind, an amount, an object."""
    if _UNFINISHED.search(above) or _MEETING_ALONE.fullmatch(below):
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


def _broken(before: str, after: str) -> bool:
    """Tell whether a blank between two pieces of a headline line is only a line break or a stretched space."""
    if needs_space(before, after) or not is_han(before[-1]) or not (is_han(after[0]) or after[0] in '“"《'):
        if before[-1] in "，,、；;：:(（“《" or after[0] in "，,、；;：:)）”》。":
            return True
        if needs_space(before, after):
            return True
    if _ATTENDING.search(before) and not after.startswith("等"):
        return False
    if _unbalanced(before) or len(before) == 1 or len(after) <= 1:
        return True
    if len(before) == 2 and (len(after) <= 3 or not is_han(before[0])):
        return True
    if (
        _DEPENDENT.match(after)
        or _FIGURE.fullmatch(after)
        or (len(after) <= 3 and len(_QUOTED.sub("", before)) >= 5)
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


def _part(text: str, row: int, people: Collection[str], *, gap: bool) -> _Part:
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
    return _Part(
        text=text,
        row=row,
        speaker=bool(_SPEAKER.search(text)) or text[-1] in ":：" or bool(_SERIES.search(text)),
        attending=attending,
        event=person or bool(_YEAR.match(text)) or (event and not _VERB_START.match(text)),
        person=person,
        verb=bool(_VERB_START.match(text)),
        detail=text.startswith(("—", "－", "-")) or bool(_DETAIL.match(text)),
        gap=gap,
    )


def _score(parts: Sequence[_Part], start: int, end: int) -> float:
    """Score one division: kicker before `start`, title up to `end`, subtitle after."""
    kicker, title, subtitle = parts[:start], parts[start:end], parts[end:]
    score = 0.0
    if kicker and _is_saying(kicker) and kicker[-1].row != title[0].row and _tells(title):
        score += 2.6
    if kicker:
        score += -1.2 - 0.5 * (len(kicker) - 1)
        score += 0.6 if kicker[-1].row != title[0].row else (-0.5 if _announces(kicker) else -1.2)
        score -= 0.6 * (kicker[-1].row - kicker[0].row)
        if kicker[-1].speaker:
            score += 5.0
        elif any(part.event for part in kicker) and not any(part.event for part in title):
            score += 1.4 if len(title) > 1 or title[0].verb else 0.2
        elif len(kicker) == len(title) == 1 and kicker[0].verb and title[0].event and not title[0].person:
            score += (
                1.0 if len(kicker[0].text) < len(title[0].text) and kicker[0].row != title[0].row else 0.0
            )
        if len(kicker) == 1 and kicker[0].row != title[0].row:
            if _COMMA.search(kicker[0].text) and not any(_COMMA.search(part.text) for part in title):
                score += 1.8  # a saying above the headline proper
            if _MEETING.search(kicker[0].text) and _BUSINESS.match(title[0].text):
                score += 2.2
        if any(part.attending and not part.speaker for part in kicker):
            score -= 1.0
        if len(kicker) == 2 and len({len(part.text) for part in kicker}) == 2 and not _announces(kicker):
            score -= 1.5  # neither a saying nor what happened, said in one breath
        if len(parts) == 2 and _is_told_by(kicker[0], title[0]):
            score += 1.8
        if len(kicker) == 1 and len(kicker[0].text) >= 24 > len(title[0].text) and not title[0].person:
            score += 1.5
    if subtitle:
        score += -0.8 - 0.2 * (len(subtitle) - 1)
        score += 0.6 if title[-1].row != subtitle[0].row else -0.5
        score -= 0.6 * (subtitle[-1].row - subtitle[0].row)
        if subtitle[0].row == subtitle[-1].row == title[-1].row and all(
            part.person or part.attending for part in subtitle
        ):
            score += 1.0
        if any(part.attending for part in subtitle):
            slogan = subtitle[0].verb and not (subtitle[0].attending or subtitle[0].detail)
            score += 0.2 if slogan and title[-1].row != subtitle[0].row else 2.0
        if all(part.event or part.attending for part in subtitle) and not any(part.event for part in title):
            whole = len(title) > 1 or len(title[0].text) > _SHORT_SLOGAN
            score += 1.4 if whole or subtitle[0].person or subtitle[0].attending else 0.2
        rows = {part.row for part in subtitle}
        if len(rows) == 2 and subtitle[0].event and not subtitle[0].person and subtitle[-1].attending:
            score -= 3.6  # of three rows the one in the middle is the headline: slogan, event, who was there
        if any(part.speaker for part in subtitle):
            score -= 3.0
        if _ANSWERS.match(subtitle[0].text) and subtitle[0].row != title[-1].row:
            score += 1.2
        if len(title) == 1 and len(title[0].text) <= _WORD and _outdoes(subtitle[0], title[0]):
            score -= 3.0
        if subtitle[0].detail:
            score += 2.2 if subtitle[0].text[0] in "—－-" else 1.2
    score -= 3.0 * sum(part.speaker for part in title)
    score -= 2.5 * sum(part.attending for part in title if len(parts) > 1)
    alone = not kicker and not subtitle
    marked = all(part.speaker for part in kicker) and all(part.attending for part in subtitle)
    wrapped = len(title) > 1 and marked and not any(part.gap for part in title[1:])
    return score + _title_score(title, alone=alone, marked=marked, wrapped=wrapped)


def _outdoes(below: _Part, above: _Part) -> bool:
    """Tell whether a row is clearly wider than the one above it, as a main title is than what it is set under."""
    plain = not (below.detail or below.attending or below.person or above.event or above.verb)
    return plain and below.row != above.row and len(below.text) >= len(above.text) + 2


def _is_told_by(above: _Part, below: _Part) -> bool:
    """Tell whether a row says in an image, set in quotation marks, what the plain row above it tells at greater length.

    A main title is set in larger type than what is above it, and so has fewer characters.
    """
    if below.event or below.verb or below.detail or below.attending or above.row == below.row:
        return False
    plain = _QUOTED.search(above.text) is None and _QUOTED.search(below.text) is not None
    return plain and width(below.text) <= width(above.text)


def _announces(kicker: Sequence[_Part]) -> bool:
    """Tell whether a part of a kicker says who spoke or what happened."""
    return any(part.speaker or part.event or part.person for part in kicker)


def _is_saying(parts: Sequence[_Part]) -> bool:
    """Tell whether the parts are a slogan of two or more parallel phrases, as stands over a headline proper."""
    sizes = {len(part.text) for part in parts}
    return len(parts) > 1 and len(sizes) == 1 and not any(part.event or part.person for part in parts)


def _tells(parts: Sequence[_Part]) -> bool:
    """Tell whether the parts are one phrase that says what happened, and neither a call nor who was there."""
    return len(parts) == 1 and not parts[0].attending and not parts[0].verb


def _is_triple(parts: Sequence[_Part]) -> bool:
    """Tell whether three short parts of one row are as long as each other: 常走动 多交心 办实事."""
    if len(parts) != _TRIPLE or parts[0].row != parts[-1].row:
        return False
    return len({len(part.text) for part in parts}) == 1 and len(parts[0].text) <= _CALL


def _title_score(title: Sequence[_Part], *, alone: bool, marked: bool, wrapped: bool) -> float:
    """Score a main title of one to three parts; `wrapped`: nothing but its own lines can go on with it.

    `marked`: what stands around it says itself that it is no part of it, a speaker's kicker or who attended.
    """
    size = sum(len(part.text) for part in title)
    score = -0.4 if size > 30 else 0.0
    if size < 4:
        score -= 1.0
    if len(title) == 1:
        return score
    if not (marked and _is_triple(title)):
        score -= 1.4 * (len(title) - 2)
    gap = abs(len(title[0].text) - len(title[1].text))
    same_row = title[0].row == title[-1].row
    if not same_row and (alone or wrapped) and all(len(part.text) <= 7 for part in title):
        return 1.5  # a headline set in short lines, one below the other
    score += 1.3 if gap <= 1 else (0.9 if gap <= _PAIR_SLACK + 1 else (0.3 if gap <= 6 else -0.3))
    if not same_row:
        tight = not title[-1].gap and not alone and not title[-1].event
        calls = wrapped and len(title) == 2 and title[0].verb and title[1].verb and gap <= _PAIR_SLACK
        score -= (0.3 if tight else 1.0) if gap <= 1 or calls else 2.0
        score -= 1.0 if title[-1].gap or (title[-1].event and not title[0].event) else 0.0
    elif not alone:
        score += 0.3
    if title[0].event != title[1].event and title[1].person:
        score -= 1.5
    return score


def _joined(parts: Sequence[_Part]) -> str | None:
    """Return parts joined as printed: a space between parallel parts."""
    return " ".join(part.text for part in parts) or None
