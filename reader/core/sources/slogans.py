"""Slogans: standing lines of a town or newspaper that are set above a headline and are no part of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.core.records import Kind
from reader.core.sources.assembly import Draft
from reader.core.sources.cohesion import content_words
from reader.core.sources.headline_parts import urges
from reader.core.sources.lines import bare, ends_sentence

_PAPER_WORDS: Final = re.compile(
    "今日|日报|晚报|早报|晨报|时报|周报|周刊|新闻|新报|快报|导报|商报|区报|市报|县报|报"
)
_CALL: Final = re.compile(
    "(?:奋力|全力|努力|合力|聚力|倾力|加快|争当|争创|勇当|勇做|同心|携手|建设|打造|共建|共创|谱写|书写)"
    "[\u4e00-\u9fff]{4,16}(?:强[省市州县区镇]|名[城市县区镇]|新[城区篇]|新?篇章|家园|之[城都乡窗]|样板|典范|高地|排头兵|先行区|示范[市县区])"
)
"""What a town calls itself to, from its verb to what the town wants to be: 奋力打造…强县."""
_CIVIC: Final = re.compile(
    "(?:奋战|夺取|决战|决胜|大干|团结|拥抱|净化|扫黄|呵护|文明|节约|绿色|诚信|关爱|爱护|保护|珍惜|珍爱|拒绝|远离|践行|弘扬|崇尚|聚力|合力|架起|传递|讲[^述解]|树[^木立林])"
    "|.*(?:做起|有责|同行|更美|不剩饭|不浪费)$"
)
"""What a phrase of a public call begins or ends with: 节约用水, 从点滴做起, 你我同行."""
_MEETS: Final = re.compile("调研|召开|会议|大会|督[导查]|检查|主持|强调|走访|慰问|座谈")
"""What a subtitle holds that says at which event a call was heard that is the main title."""
_DRIVES: Final = re.compile("[抓保夺促强稳扩惠创提优增防治][一-鿿]{2}")
_DRIVE: Final = 3
"""A phrase of a motto of the authorities, and how many of them it has at least: 抓春耕 保面积 夺高产."""
_SHORT_STORY: Final = 40
"""How long the text of a picture must be at least for its silence about a line to mean anything."""
_NEEDS_MORE: Final = re.compile(
    "(?:[^\u4e00-\u9fff”’》)）]|[，、：；,:;的地得为以要把将来去并和与及在向对从到再更]|一步|时期|精神|目标|任务|大局|号召|主题|围绕|按照|坚持|强调|指出|要求|表示|希望)$"
)
"""What a text breaks off with whose next words may well be such a call."""
_COUNTED: Final = frozenset("一二三两")
_MOTTO: Final = 3
_PHRASE: Final = 6
"""How many phrases a motto that rings on one word has at least, and how many hanzi each at most."""
_BODY: Final = 3000
"""How many characters of a story are compared with the line above its headline."""
_LEAST: Final = 120
"""How long a story must be at least for its silence about a line to mean anything."""


def is_call(text: str) -> bool:
    """Tell whether a text is what a town calls itself to, and nothing else: 奋力打造…强县."""
    return _CALL.fullmatch(text) is not None


def begins_with_slogan(draft: Draft, place: str, *, top: bool) -> bool:
    """Tell whether the first headline line of a story is a slogan that was set above it by chance.

    A slogan is a pair of phrases, each a call or naming the town, or three or more that drive at something, apart from the
    headline and with no word in common with the story; over the first story of a page (`top`), also three that ring
    on one word. `place` is the town in the newspaper's name, or empty.
    """
    if draft.kind not in (Kind.NEWS, Kind.PHOTO) or len(draft.headline) < 2:
        return False
    first, second = draft.headline[:2]
    if not (first.gap and second.gap):
        return False
    if top and chimes(first.pieces):
        return not is_told_in_title(draft)
    drives = len(first.pieces) >= _DRIVE and all(map(_DRIVES.fullmatch, first.pieces))
    if len(first.pieces) != 2 and not drives:
        return False
    local = bool(place) and place in first.joined and draft.kind is Kind.NEWS
    calls = all(map(urges, first.pieces))
    calls = calls or (all(map(_calls, first.pieces)) and _MEETS.search(second.joined) is None)
    calls = calls or (draft.kind is Kind.PHOTO and len({len(piece) for piece in first.pieces}) == 1)
    named = any(place in piece and urges(piece) for piece in first.pieces) if local else False
    if not (drives or calls or named or (local and len(first.pieces[0]) == len(first.pieces[1]))):
        return False
    story = "".join(line.joined for line in draft.headline[1:]) + bare(draft.body_text)[:_BODY]
    common = content_words(first.joined) & content_words(story)
    own = {place, *(piece[:2] for piece in first.pieces if _calls(piece))}  # the verb of a call means nothing
    return len(story) >= (_LEAST if draft.kind is Kind.NEWS else _SHORT_STORY) and not common - own


def is_told_in_title(draft: Draft) -> bool:
    """Tell whether the first headline line of a story and the last have a word in common, so that it is their kicker."""
    first, last = draft.headline[0], draft.headline[-1]
    return bool(content_words(first.joined) & content_words(last.joined))


def _calls(phrase: str) -> bool:
    """Tell whether a phrase is a call to the town, or to all who live there."""
    return urges(phrase) or _CIVIC.match(phrase) is not None


def chimes(pieces: Sequence[str]) -> bool:
    """Tell whether three phrases or more of one length ring on one word, as mottoes do: 大招商 招大商 招好商."""
    if len(pieces) < _MOTTO or len({len(piece) for piece in pieces}) > 1 or len(pieces[0]) > _PHRASE:
        return False
    return bool(set.intersection(*map(set, pieces)) - _COUNTED)


def ends_in_slogan(draft: Draft, place: str) -> bool:
    """Tell whether the last words of a story are a slogan that was set below its column, where its text stops dead.

    They are a line by themselves, a whole call with no stop, and share no word with the story, whose text breaks
    off with nothing that such a call could go on with; `place` is the town in the newspaper's name, or empty.
    """
    if draft.kind is not Kind.NEWS or draft.jump is not None or not draft.paragraphs:
        return False
    last = draft.paragraphs[-1]
    if len(last) < 2 or not (last[-1].first and last[-1].gap) or last[-1].line == last[-2].line:
        return False
    slogan, before = last[-1].text, last[-2].text
    if _CALL.fullmatch(slogan) is None or ends_sentence(before) or _NEEDS_MORE.search(before) is not None:
        return False
    story = "".join(line.joined for line in draft.headline) + bare(draft.body_text)[: -len(slogan)][-_BODY:]
    common = content_words(slogan) & content_words(story)
    return len(story) >= _LEAST and not {word for word in common if word != place}


def town_of(newspaper: str | None) -> str:
    """Return the town that a newspaper's name states (雁塘 in 今日雁塘); empty if it states none."""
    town = _PAPER_WORDS.sub("", newspaper or "")
    return town if 2 <= len(town) <= 4 else ""
