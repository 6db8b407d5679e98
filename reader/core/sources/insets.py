"""Insets: captions without a mark or credit, set between blank lines where a sentence of a story breaks off.

The text above and below them joins to one sentence, and they show what is to be seen: who is doing what, and where.
What stands so is as often the end of that sentence itself, the heading of another story or a stray word, so the
evidence is summed as log odds, with weights fitted by logistic regression to such lines of pages read by hand, and
of pages with captions and headlines put into their sentences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.core.sources import cues, openings
from reader.core.sources.bylines import is_byline_line, read_lead
from reader.core.sources.cohesion import content_words
from reader.core.sources.credit_lines import read_parts
from reader.core.sources.frozen import record
from reader.core.sources.items import Item, Picture, Story
from reader.core.sources.lines import Line, bare, ends_sentence, open_bracket
from reader.core.sources.names import begins_with_surname, is_name_shaped
from reader.core.sources.picture_credits import split_caption
from reader.core.sources.units import can_be_headline

_LONGEST: Final = 40
"""How many characters such a caption has at most."""
_LINES: Final = 3
"""On how many source lines it stands at most."""
_FEWEST: Final = 6
_STORY: Final = 30
_BELOW: Final = 3
"""How many items above and lines below are looked at for what the story tells of."""
_FULL: Final = 1.6
"""By how many hanzi less than the measure a printed line still fills it."""
_TEXT: Final = 12
"""How many hanzi a line of running text has at least."""

_WHO: Final = (
    "(?:们|人员|队员|演员|社员|店员|学员|会员|驾驶员|志愿者|爱好者|参赛者|劳动者|村民|居民|市民|农民|牧民|渔民|网民|工人|匠人|老人|商人|学生|新生|师生|"
    "老师|教师|医师|医生|护士|师傅|职工|焊工|技工|矿工|女工|工匠|游客|顾客|旅客|乘客|群众|选手|骑手|歌手|机手|儿童|民警|交警|官兵|战士|[菜果茶花药棉蚕莓瓜橙"
    "粮烟蜂渔]农|农户|大户|娃娃|代表|干部|孩子|妇女|妈妈|姑娘|绣娘|教练|评委|嘉宾|党员|摊主|小朋友|员工|讲解员|护林员|技术员|农技员|消防员)"
)
"""Words for people, as captions begin with them."""
_ACTS: Final = re.compile(
    "(?:[\u4e00-\u9fff\\d]{2,12}[，,])?[\u4e00-\u9fff（(）)“”]{2,16}?(?:正在|(?<![现存所内好实旨以能会要将可])在(?!于|全[国省市县区])|着(?![力眼手重实]))[\u4e00-\u9fff“”]{2,}"
)
"""Somebody is doing something, or somewhere: 某某正在…, 某某在…."""
_SOMEBODY: Final = re.compile(
    f"[\u4e00-\u9fff]{{0,6}}?{_WHO}(?!的|之|会|区|局|部|院|校|民|事|工作)[\u4e00-\u9fff]{{2}}"
)
_SIDE: Final = re.compile("[(（](?:[前后]?排)?[左右中][一二三四五六七八九\\d前后]?[)）]")
"""Where on the picture somebody stands: 某某(左二)."""
_TELLS: Final = re.compile(
    "[了将会也还就却才又仅只每其把各我你您它他她“”！？!?;；…]|强调|指出|要求|[表显]示|[说称]|可以|能够"
)
"""What a text tells with, and a caption does not show."""
_GOES_ON: Final = re.compile(
    "[的了个次等并与和及或着过们得而则但就也还以把让被使其是有能要可为从向对按由用]|确保|实现|其中"
)
"""What the rest of a sentence begins with."""
_HEADS: Final = re.compile(
    "^[^，,。]{4,20}[ \u3000][^，,。]{4,20}$|(?:公告|通知|启事|声明|公示|征稿|征文|纪实|侧记|见闻)$"
)
"""What headlines and slogans have: two parallel parts, the word for a notice or report."""
_CALLED: Final = re.compile(
    "[\u4e00-\u9fff]{1,2}(?:师傅|老师|医生|大夫|奶奶|爷爷|大爷|大妈|阿姨|老汉|老人|书记|教练)"
)
_KIN: Final = frozenset("人民员者工们户农师生村社")
"""What ends a word for people as often as a name."""
_OFTEN: Final = 2
_DEALS: Final = frozenset("就对围")
_DAY: Final = re.compile("(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日")
_YEAR: Final = re.compile(r"(?:[今去前明]年|(?:19|20)\d\d年|[上下本这]个?[周月])[^\s，,的]{2}")
"""What a paragraph opens with that tells of another time than the text above does."""
_CLAUSE: Final = re.compile("[，,、]")
_STOP: Final = re.compile("[，,。、；;：:！？!?”]")
_SHORT: Final = 4
"""Within how many characters a stop stands in what is only the end of a clause."""
_WHEN: Final = frozenset("来日时后前天年月里中晚晨间夜")
"""What the first clause of a paragraph ends with that says when."""
_LABEL: Final = 8
_UNENDED: Final = frozenset("在的和与及对把为向从，,、；;：:")
"""What no caption ends with."""

WHY: Final = "图片说明:插在一句话中间,上下文合为一句,写的是画面里的人和事"

_PRIOR: Final = 0.9
"""The fitted one is 1.9: of a line that may as well be a story's own, nothing is taken out of it."""
_WEIGHTS: Final = (
    2.3,  # somebody is doing something
    2.0,  # begins with people
    1.5,  # begins with somebody of the story
    -1.7,  # none of the three
    1.2,  # 左, 右, 中
    2.5,  # begins with a day
    -2.8,  # tells
    -2.3,  # clauses, up to two
    -2.8,  # ends with a full stop
    -2.4,  # has more than one sentence
    -0.6,  # begins as the rest of a sentence
    -2.1,  # stands on several source lines
    -2.9,  # has what headlines and slogans have
    -0.8,  # ends as headlines do
    -0.8,  # short as a label
    -1.0,  # words shared with what is above or below, up to three
    -0.7,  # the text above ends with a comma
    -1.9,  # the text below opens as a paragraph
    -1.1,  # opens with a saying
    -0.8,  # has an indent, kept or lost
    1.0,  # begins as the rest of a sentence
    0.6,  # is the end of a clause
    0.7,  # the hanzi at the joint stand side by side elsewhere, too
    -1.3,  # those at the joint with the line itself do
    -0.9,  # words that come again below only, as a headline's do, up to three
    1.8,  # words of the story above, up to three
)
_CREDITED: Final = 2.5
"""How much it counts that a credit stands right behind."""


@record(frozen=True, slots=True)
class _Inset:
    """A block of lines that may be a caption: its text, the text above and the line below it, and its lines."""

    text: str
    above: str
    below: Line
    taken: tuple[Line, ...]


def read_inset(lines: Sequence[Line], index: int, items: list[Item], measure: float | None) -> int:
    """Read a caption that nothing marks, inside a sentence of a story; return the index after it, or the same.

    A caption that is divided by a blank line where its printed line ends may have a credit behind it.
    """
    line = lines[index]
    if not line.gap or line.width > _LONGEST or not items or index + 1 >= len(lines):
        return index
    above = items[-1]
    if not isinstance(above, Story) or not _breaks_off(above, lines[index - 1], measure):
        return index
    if cues.is_caption_marked(line.text) or split_caption(line.text) is not None:
        return index
    best: tuple[float, int, Picture] | None = None
    for end in range(index + 1, min(index + _LINES, len(lines) - 1) + 1):
        taken, below = tuple(lines[index:end]), lines[end]
        printed = "".join(one.text for one in taken)
        text, credit = split_caption(printed) or (printed, "")
        if len(taken) > 1 and not _may_go_on(taken, text, credited=bool(credit)):
            break
        close = bare(text)
        if len(close) > _LONGEST or "——" in close:
            break
        whole = len(close) >= _FEWEST and close[-1] not in _UNENDED
        whole = whole and not (below.text[0] == "的" and _deals_with(close))
        if whole and _goes_on(below, measure) and not open_bracket(above.unit.text + close):
            odds = _odds(_Inset(close, above.unit.text, below, taken), items, lines[end : end + _STORY])
            odds += _CREDITED if credit else 0.0
            if odds > 0 and (credit or best is None or odds > best[0]):
                best = odds, end, _picture(taken, text, credit)
        if credit:
            break
    if best is None:
        return index
    items.append(best[2])
    return best[1]


def _picture(taken: tuple[Line, ...], text: str, credit: str) -> Picture:
    """Return the picture of a block of lines with its caption; the credit may stand on the last of them alone."""
    credit_line = taken[-1] if len(taken) > 1 and credit and _stands_alone(taken, text) else None
    more = taken[1:-1] if credit_line is not None else taken[1:]
    return Picture(taken[0], text if not more else bare(text), credit, credit_line, more, WHY)


def _odds(inset: _Inset, items: Sequence[Item], after: Sequence[Line]) -> float:
    """Return the log odds that a block inside a sentence is a caption."""
    told = "".join(item.unit.text for item in items[-_STORY:] if isinstance(item, Story))
    told_below = "".join(line.joined for line in after[:_BELOW])
    found = signs(inset, told, told_below)
    return _PRIOR + sum(sign * weight for sign, weight in zip(found, _WEIGHTS, strict=True))


def signs(inset: _Inset, told: str, told_below: str) -> tuple[float, ...]:
    """Return what speaks for or against a caption, as numbers that the weights belong to."""
    text, above, below = inset.text, inset.above, inset.below
    first = inset.taken[0]
    opens = (
        openings.starts_paragraph(below.text)
        or openings.starts_speech(below.text)
        or openings.starts_story(below.text)
        or openings.starts_with_person(below.text)
        or _YEAR.match(below.text) is not None
    )
    stop = _STOP.search(below.text)
    around = f"{told} {told_below}"
    own, before, after = content_words(text), content_words(told), content_words(told_below)
    told_of = own & (before | after)
    acts, people = shows_act(text), begins_with_people(text)
    named = names_somebody(text, around)
    return (
        1.0 * acts,
        1.0 * people,
        1.0 * named,
        1.0 * (not (acts or people or named)),
        1.0 * names_side(text),
        1.0 * (_DAY.match(text) is not None),
        1.0 * (_TELLS.search(text) is not None),
        float(min(2, len(_CLAUSE.findall(text)))),
        1.0 * (text[-1] == "。"),
        1.0 * ("。" in text[:-1]),
        1.0 * (_GOES_ON.match(text) is not None),
        1.0 * (len(inset.taken) > 1),
        1.0 * (_HEADS.search(first.text) is not None),
        1.0 * cues.ends_as_headline(text),
        1.0 * (len(text) <= _LABEL),
        float(min(3, len(told_of))),
        1.0 * (above[-1] in "，,、；;：:"),
        1.0 * opens,
        1.0 * (below.text[0] in '“"'),
        1.0 * (below.indent or (len(below.pieces) > 1 and len(below.pieces[0]) < len(below.pieces[1]) - 1)),
        1.0 * (_GOES_ON.match(below.text) is not None),
        1.0 * (stop is not None and stop.start() <= _SHORT and below.text[stop.start() - 1] not in _WHEN),
        1.0 * ((above[-1] + below.text[0]) in around),
        1.0 * ((above[-1] + text[0]) in around),
        float(min(3, len((own & after) - before))),
        float(min(3, len(own & before))),
    )


def shows_act(text: str) -> bool:
    """Tell whether a text opens with somebody in the midst of doing something, or somewhere."""
    return _ACTS.match(text) is not None


def begins_with_people(text: str) -> bool:
    """Tell whether a text opens with people by what they are, as captions do: 工人…, 志愿者…."""
    return _SOMEBODY.match(text) is not None


def _deals_with(text: str) -> bool:
    """Tell whether a text opens with somebody and the matter dealt with, whose verb is yet to come: 某某就抓好会议精神."""
    return any(text[size : size + 1] in _DEALS and is_name_shaped(text[:size]) for size in (2, 3, 4))


def names_side(text: str) -> bool:
    """Tell whether a text says where on a picture somebody stands: 某某(左二)."""
    return _SIDE.search(text) is not None


def names_somebody(text: str, told: str) -> bool:
    """Tell whether a text begins with somebody whom a story tells of: by a name, or as 某师傅."""
    called = _CALLED.match(text)
    if called is not None and begins_with_surname(text):
        return called[0] in told
    for size in (4, 3):
        name = text[:size]
        if is_name_shaped(name) and told.count(name) >= (_OFTEN if name[-1] in _KIN else 1):
            return True
    return False


def _breaks_off(above: Story, line: Line, measure: float | None) -> bool:
    """Tell whether the item above is running text that has not ended."""
    unit = above.unit
    if unit.closed or unit.verse or unit.roll or unit.jumped:
        return False
    if not unit.headable:
        return True
    return measure is not None and not line.gap and line.width >= measure - _FULL and line.width >= _TEXT


def _may_go_on(taken: Sequence[Line], text: str, *, credited: bool) -> bool:
    """Tell whether a caption may go on from one source line in the last; `credited`: what is not text is a credit."""
    line = taken[-1]
    if read_lead(line.text) is not None or (is_byline_line(line.text) and not credited):
        return False
    return not ends_sentence(taken[-2].text) or (credited and _stands_alone(taken, text))


def _stands_alone(taken: Sequence[Line], text: str) -> bool:
    """Tell whether the last line of a block holds nothing of its text, but only the credit."""
    return bare(text) == "".join(line.joined for line in taken[:-1])


def _goes_on(below: Line, measure: float | None) -> bool:
    """Tell whether a line set apart may go on with the sentence that a caption was set into."""
    if (
        not below.gap
        or read_lead(below.text) is not None
        or is_byline_line(below.text)
        or read_parts(below.text)
    ):
        return False
    if split_caption(below.text) is not None or cues.is_caption_marked(below.text):
        return False
    if _DAY.match(below.text) is not None:
        return False  # a story, and what is above it may be its headline
    if not can_be_headline(below.text, below.width):
        return True
    return measure is not None and below.width >= measure - _FULL and below.width >= _TEXT
