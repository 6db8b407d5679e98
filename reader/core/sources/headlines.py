"""Headlines: kicker, main title and subtitle told apart, on one line or on several."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import Final

from reader.core.sources import cues
from reader.core.sources.frozen import record
from reader.core.sources.headline_parts import HeadlinePart, names_report, read_part, read_phrases
from reader.core.sources.lines import Line, join_pieces, width
from reader.core.sources.names import begins_with_surname

_ANSWERS: Final = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:部门|局|委|办|方|中心|医院|公司|银行|法院|专家|医生|律师|警方|校方|官方|记者|业内)[:：](?=\S)"
)
"""Who answers what the headline above says: 城管部门:…, 专家:…."""
_QUOTED: Final = re.compile('[“”"]')
_COMMA: Final = re.compile("[,，]")
_STOPS: Final = re.compile("[,，:：]")
_MEETING: Final = re.compile(r"召开[\u4e00-\u9fff]{0,4}会议?$")
_HELD: Final = re.compile(r"召开[\u4e00-\u9fff]{0,4}会议?$|会议?召开$")
"""What a row ends with that says that a meeting was held."""
_BUSINESS: Final = re.compile(r"^(?:研究|传达|部署|学习|审议|听取|讨论|贯彻|专题研究)")
_SHORT_SLOGAN: Final = 12
_WORD: Final = 7
"""A row of so few characters over a wider one names what that is about, and is not the main title itself."""
_NOTICE_ROWS: Final = 3
"""Over how many rows the heading of a notice goes at most."""
_TRIPLE: Final = 3
_CALL: Final = 6
"""How many characters each of three parallel parts of a main title has at most."""
_TORN: Final = 2.0
"""How much it speaks against a division that it tears a row whose other part goes with the row above."""
_SAID: Final = 2.5
"""How much it speaks against a subtitle below what somebody said, unless it tells who attended."""
_FROM_TO: Final = re.compile("从[^从到]{3,}到[^从到]{3,}")
_PAIR: Final = 2
_ROW: Final = 14.0
"""How wide each of two tight rows of one title is at most."""
_CALL_OF_TWO: Final = 7
_PLAIN: Final = 12
"""How many characters each phrase of a slogan has at most that is the kicker of an event, and one by itself."""
_ADDED: Final = re.compile(
    r"本报记者(?=再?探|走访|实地|现场|体验|调查|目击|直击|深入|跟随)|今[春夏秋冬后起年]|追[记忆](?=[\u4e00-\u9fff]{3})|(?:本报)?(?:专访|对话)(?=[\u4e00-\u9fff]{4})|[上下]半年|[一二三四前]季度|年[内底]|明[年起]|即日|目前|其中|记(?![录者住忆得])|访(?![问谈客])|要求|共建|[位]?居|列|获奖|(?:举报|咨询|报名|监督)(?:电话|热线|方式)"
)
"""What a row begins with that only adds to the one above it: when, to what end, which rank."""
_END: Final = re.compile("确保|力争|务求")
"""What a row below an event begins with that says to what end it was."""
_RANKED: Final = re.compile(
    r"突破|首位|第[一二三四五六七八九十\d]{1,2}[位名]|最[高低多大]$|同比|[一二三四五六七八九十两\d]大?亮点|被[\u4e00-\u9fff]{2}$|受[\u4e00-\u9fff]{2}$"
)
"""What a row holds that states a rank, a rate or what befell its subject."""
_EXCLAIMS: Final = re.compile('[?？][!！]?[”"]?$|[!！][”"]$')
"""What a phrase ends with that asks, or what somebody exclaimed, as main titles do."""
_TOPIC: Final = re.compile('[“"][^“”"]{2,8}[”"]$')
"""What a short row ends with that only names what the title below tells of: 侗寨里的“村BA”."""
_NEARLY: Final = 2.0
"""By how many hanzi a main title is wider than the row above it at most that it shows in an image."""
_REFERS: Final = re.compile("[他她它]|[这那]里|谁")
"""What a row holds that goes on about what the row above it names."""
_SHOUTED: Final = 2.6
"""How much it speaks for a division that a row which asks or exclaims, and no other does, is the main title."""
_PAIR_SLACK: Final = 2
_BEHIND_DASH: Final = 3.0
"""How much it speaks against a main title of several parts that one stands behind a dash, as subtitles do."""
_MAX_PARTS: Final = 9


@record(frozen=True, slots=True)
class Headline:
    """A headline divided; what is not there is None."""

    kicker: str | None = None
    title: str | None = None
    subtitle: str | None = None


def split_headline(lines: Sequence[Line], people: Callable[[Sequence[str]], Collection[str]]) -> Headline:
    """Return the headline that the lines above a story make.

    `people` tells which persons its body names that one of some phrases may begin with: those with a surname.
    """
    phrases = read_phrases(lines)
    if len(phrases) < 2 or len(phrases) > _MAX_PARTS:
        return Headline(title=" ".join(text for text, _ in phrases) or None)
    if _is_wrapped_notice(lines):
        return Headline(title=join_pieces(line.joined for line in lines))
    named = people([text for text, _ in phrases if begins_with_surname(text)])
    parts = [read_part(text, row, named, gap=bool(lines[row].gap)) for text, row in phrases]
    count = len(parts)
    above = sum(part.row == 0 for part in parts)
    if _is_wrapped_row(lines, parts) or _tells_business(parts):
        return Headline(title=_joined(parts))
    if (
        len(lines) == _PAIR
        and 0 < above < count
        and lines[1].gap
        and _is_kicker_row(parts[:above], parts[above:])
    ):
        return Headline(kicker=_joined(parts[:above]), title=_joined(parts[above:]))
    if _has_middle_row(lines, parts):
        return Headline(_joined(parts[:above]), parts[-2].text, parts[-1].text)
    best = (float("-inf"), 0, 1)
    dashed, shouted = _opened_by_kicker(parts), _only_shouted(parts)
    for start in (dashed,) if dashed else range(min(count, 4)):
        for end in range(start + 1, min(count, start + 3 + _is_of_four(parts[start : start + 4])) + 1):
            score = _score(parts, start, end, shouted)
            best = max(best, (score, start, end), key=lambda choice: choice[0])
    _, start, end = best
    return Headline(
        kicker=_joined(parts[:start]), title=_joined(parts[start:end]), subtitle=_joined(parts[end:])
    )


def _opened_by_kicker(parts: Sequence[HeadlinePart]) -> int:
    """Return how many parts a kicker is that ends with a dash, in front of the main title: 洪水退去之后——; or 0."""
    first = parts[0]
    return int(first.text[-2:] == "——" and len(first.text) > len("——") and len(parts) > 1)


def _is_kicker_row(above: Sequence[HeadlinePart], below: Sequence[HeadlinePart]) -> bool:
    """Tell whether the first of two rows, set apart, is a kicker: the second is no subtitle, which needs a sign.

    A subtitle stands behind a dash, says who attended or answered, or adds a particular: when, how much, which rank.
    Below a long slogan, that is the main title, it says at which event.
    """
    first = below[0]
    if any(part.attending or part.speaker for part in (*above, *below)):
        return False
    if len(above) > _PAIR and len(above[-1].text) == len(above[-2].text) != len(above[0].text):
        return False  # a kicker and a main title of two parts stand on that row
    if _adds(first) or names_report(below[-1].text):
        return False
    asks = _EXCLAIMS.search(above[-1].text) is not None and _EXCLAIMS.search(below[-1].text) is None
    if asks and not _is_shown_in(above, below):
        return False  # what asks or exclaims is the main title
    if len(below) == 1 and _COMMA.search(first.text) and not any(_COMMA.search(part.text) for part in above):
        return False
    told = any(part.event for part in below)
    if told and not any(part.event for part in above):
        longest = max(len(_QUOTED.sub("", part.text)) for part in above)
        of_two = _CALL_OF_TWO - any(part.person for part in below)  # a leader's tour goes below a longer one
        return longest <= (of_two if len(above) > 1 else _PLAIN)
    return len(above) > 1 or len(below) > 1 or not (first.detail or _RANKED.search(first.text))


def _has_middle_row(lines: Sequence[Line], parts: Sequence[HeadlinePart]) -> bool:
    """Tell whether the row in the middle of three is the headline: below parallel phrases, over another that tells more.

    A headline of parallel phrases would have what happened, or who did it, right below.
    """
    rows = [part.row for part in parts]
    if len(lines) != _TRIPLE or rows[-2:] != [1, 2] or set(rows[:-2]) != {0} or len(parts) <= _TRIPLE:
        return False
    *above, middle, last = parts
    if max(len(part.text) for part in above) - min(len(part.text) for part in above) > 1:
        return False
    if any(part.event or part.person or part.speaker or part.attending for part in above):
        return False
    told = middle.event and _QUOTED.search(middle.text) is None  # in quotation marks it is an image
    if told or middle.person or middle.speaker or middle.attending:
        return False
    plain = not (middle.detail or _adds(middle) or _RANKED.search(middle.text))
    return (
        plain
        and not (last.attending or last.speaker)
        and len(middle.text) > max(len(one.text) for one in above)
    )


def _is_wrapped_row(lines: Sequence[Line], parts: Sequence[HeadlinePart]) -> bool:
    """Tell whether two short rows set tight are one title, and the second adds nothing that a subtitle would."""
    if len(lines) != _PAIR or lines[1].gap or len(parts) != _PAIR or parts[0].row == parts[1].row:
        return False
    above, below = parts
    if any(part.attending or part.speaker or part.event or part.person for part in parts):
        return False
    if max(line.width for line in lines) > _ROW or _STOPS.search(above.text + below.text):
        return False
    return not (_adds(below) or below.detail or _RANKED.search(below.text))


def _names_report(part: HeadlinePart) -> bool:
    """Tell whether a phrase says what kind of report stands below a headline: …见闻, ——…纪实."""
    return part.detail or names_report(part.text)


def _adds(part: HeadlinePart) -> bool:
    """Tell whether a row begins with a sign of a subtitle: a dash, who answered, when, to what end, which rank."""
    return (
        part.text[0] in "—－-(（"
        or _ANSWERS.match(part.text) is not None
        or _ADDED.match(part.text) is not None
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


def _only_shouted(parts: Sequence[HeadlinePart]) -> int | None:
    """Return the place of the only part of several rows that asks or exclaims, unless its image stands below it."""
    asked = [_EXCLAIMS.search(part.text) is not None for part in parts]
    if sum(asked) != 1 or parts[0].row == parts[-1].row:
        return None
    place = asked.index(True)
    return None if _is_shown_in(parts[: place + 1], parts[place + 1 :]) else place


def _score(parts: Sequence[HeadlinePart], start: int, end: int, shouted: int | None) -> float:
    """Score one division: kicker before `start`, title up to `end`, subtitle after; `shouted`: see `_only_shouted`."""
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
            if _adds(title[0]):
                score -= 1.8  # what only adds to a row is no main title
            elif _COMMA.search(kicker[0].text) and not any(_COMMA.search(part.text) for part in title):
                score += 1.8  # a saying above the headline proper
            elif len(parts) == _PAIR and _clauses(kicker[0].text) > max(_PAIR, _clauses(title[0].text)):
                score += 1.8 * (len(kicker[0].text) > len(title[0].text))
            elif len(parts) == _PAIR and _names_topic(kicker[0].text, title[0].text):
                score += 1.8
            if _MEETING.search(kicker[0].text) and _BUSINESS.match(title[0].text):
                score += 2.2
        if any(part.attending and not part.speaker for part in kicker):
            score -= 1.0
        if len(kicker) == 2 and len({len(part.text) for part in kicker}) == 2 and not _announces(kicker):
            score -= 1.5  # neither a saying nor what happened, said in one breath
        apart = len(parts) == _PAIR and kicker[0].row != title[0].row
        if apart and _FROM_TO.fullmatch(kicker[0].text) and not _names_report(title[0]):
            score += 4.2  # from what to what, and what it is that has so changed
        if len(parts) == 2 and _is_told_by(kicker[0], title[0]):
            score += 1.8
        if len(kicker) == 1 and len(kicker[0].text) >= 24 > len(title[0].text) and not title[0].person:
            score += 1.5
        if kicker[0].row != kicker[-1].row == title[0].row:
            score -= _TORN
    if subtitle and start < end < start + _TRIPLE and _is_triple(parts[start : start + _TRIPLE]):
        score -= _TORN
    if subtitle and title[0].row != title[-1].row == subtitle[0].row:
        score -= _TORN
    if kicker and subtitle and kicker[-1].speaker and not (subtitle[0].attending or subtitle[0].detail):
        score -= _SAID
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
        if title[-1].event and title[-1].row != subtitle[0].row and _END.match(subtitle[0].text):
            score += 2.4
        if subtitle[0].detail:
            score += 2.2 if subtitle[0].text[0] in "—－-" else 1.2
    if shouted is not None:
        score += _SHOUTED if shouted == end - 1 else -_SHOUTED
    score -= 3.0 * sum(part.speaker for part in title)
    if len(title) > 1:
        score -= _BEHIND_DASH * sum(part.text.startswith("——") for part in title[1:])
    score -= 2.5 * sum(part.attending for part in title if len(parts) > 1)
    alone = not kicker and not subtitle
    marked = all(part.speaker for part in kicker) and all(part.attending for part in subtitle)
    wrapped = len(title) > 1 and marked and not any(part.gap for part in title[1:])
    return score + _title_score(title, alone=alone, marked=marked, wrapped=wrapped)


def _names_topic(above: str, below: str) -> bool:
    """Tell whether a row only names what the next one, of two clauses, tells of: 侗寨里的“村BA” over 少年,一记绝杀."""
    named = "的" in above and _TOPIC.search(above) is not None
    return named and _clauses(below) == _PAIR and _REFERS.search(below) is None


def _clauses(text: str) -> int:
    """Return of how many clauses a row is."""
    return 1 + len(_COMMA.findall(text))


def _outdoes(below: HeadlinePart, above: HeadlinePart) -> bool:
    """Tell whether a row is clearly wider than the one above it, as a main title is than what it is set under."""
    plain = not (below.detail or below.attending or below.person or above.event or above.verb)
    return plain and below.row != above.row and len(below.text) >= len(above.text) + 2


def _is_told_by(above: HeadlinePart, below: HeadlinePart) -> bool:
    """Tell whether a row says in an image, set in quotation marks, what the plain row above it tells at greater length.

    A main title is set in larger type than what is above it, and so has fewer characters.
    """
    if below.event or below.verb or below.detail or below.attending or above.row == below.row:
        return False
    plain = _QUOTED.search(above.text) is None and _QUOTED.search(below.text) is not None
    return plain and width(below.text) <= width(above.text)


def _is_shown_in(above: Sequence[HeadlinePart], below: Sequence[HeadlinePart]) -> bool:
    """Tell whether a plain question stands over its image in quotation marks: 小区怎么加装电梯? over 老楼的“上下之争”."""
    if len(below) != 1 or _QUOTED.search(below[0].text) is None:
        return False
    row = [part.text for part in above if part.row == above[-1].row]
    plain = not any(map(_QUOTED.search, row)) and below[0].text[0] not in "—－"
    return plain and width(below[0].text) <= width("".join(row)) + _NEARLY


def _announces(kicker: Sequence[HeadlinePart]) -> bool:
    """Tell whether a part of a kicker says who spoke or what happened."""
    return any(part.speaker or part.event or part.person for part in kicker)


def _is_saying(parts: Sequence[HeadlinePart]) -> bool:
    """Tell whether the parts are a slogan of two or more parallel phrases, as stands over a headline proper."""
    sizes = {len(part.text) for part in parts}
    return len(parts) > 1 and len(sizes) == 1 and not any(part.event or part.person for part in parts)


def _tells(parts: Sequence[HeadlinePart]) -> bool:
    """Tell whether the parts are one phrase that says what happened, and neither a call nor who was there."""
    return len(parts) == 1 and not parts[0].attending and not parts[0].verb


def _is_double(parts: Sequence[HeadlinePart]) -> bool:
    """Tell whether four short parts of one row are two calls, each cut at its middle: 科学发展 上水平 党员干部 受教育."""
    if len(parts) != 2 * _PAIR or parts[0].row != parts[-1].row:
        return False
    sizes = [len(part.text) for part in parts]
    return sizes[:2] == sizes[2:] and max(sizes) <= _CALL


def _tells_business(parts: Sequence[HeadlinePart]) -> bool:
    """Tell whether three parts of one row are a meeting and two things it was about: …会议召开 传达… 研究…."""
    if len(parts) != _TRIPLE or parts[0].row != parts[-1].row or not _HELD.search(parts[0].text):
        return False
    return all(_BUSINESS.match(part.text) for part in parts[1:])


def _is_of_four(parts: Sequence[HeadlinePart]) -> bool:
    """Tell whether four parts of one row are one title: two calls, or three and what they are to lead to."""
    if _is_double(parts):
        return True
    led = len(parts) == 2 * _PAIR and parts[0].row == parts[-1].row and _is_triple(parts[:_TRIPLE])
    return led and len(parts[-1].text) > len(parts[0].text) and not parts[-1].attending


def _is_triple(parts: Sequence[HeadlinePart]) -> bool:
    """Tell whether three short parts of one row are as long as each other: 常走动 多交心 办实事."""
    if len(parts) != _TRIPLE or parts[0].row != parts[-1].row:
        return False
    return len({len(part.text) for part in parts}) == 1 and len(parts[0].text) <= _CALL


def _title_score(title: Sequence[HeadlinePart], *, alone: bool, marked: bool, wrapped: bool) -> float:
    """Score a main title of one to three parts; `wrapped`: nothing but its own lines can go on with it.

    `marked`: what stands around it says itself that it is no part of it, a speaker's kicker or who attended.
    """
    size = sum(len(part.text) for part in title)
    score = -0.4 if size > 30 else 0.0
    if size < 4:
        score -= 1.0
    if len(title) == 1:
        return score
    if not ((marked and _is_triple(title)) or _is_of_four(title)):
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


def _joined(parts: Sequence[HeadlinePart]) -> str | None:
    """Return parts joined as printed: a space between parallel parts."""
    return " ".join(part.text for part in parts) or None
