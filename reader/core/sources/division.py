"""Dividing a page: which of its lines are masthead, wherever they stand, and which of those name the newspaper."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from typing import Final

from reader.core.sources import cues, mastheads, name_forms, references, signers
from reader.core.sources.bylines import read_lead
from reader.core.sources.dates import is_date_alone, is_dated
from reader.core.sources.imprints import is_terms, stands_by
from reader.core.sources.lines import Line, bare, ends_sentence, retold
from reader.core.sources.newspaper_names import (
    heads_masthead,
    is_edition,
    is_named_by,
    is_published_in,
    is_titled,
    may_name,
    news_of_town,
    without_edition,
)
from reader.core.sources.ownership import PARTICULARS, story_lines
from reader.core.sources.page_heads import is_known_section, is_section
from reader.core.sources.plain_forms import in_plain_forms
from reader.core.sources.profiles import Profiles
from reader.core.sources.section_numbers import find_sections
from reader.core.sources.slogans import town_of
from reader.core.sources.units import can_be_headline

_STAYS_MASTHEAD: Final = re.compile(
    "新闻热线|征订|社址|总编室|发行热线|投稿|广告热线|广告刊登|订阅热线|报料|爆料|编辑部|本报|邮箱|数字报|(?:编辑|责编|美编)[:：].{2,12}(?:版式|校对|美编)[:：]|主办|主管|承办|出版|总第|期"
)


_ASKS_FOR: Final = re.compile(r"联系人[:：]")
_TITLE: Final = 4
"""How many characters the words beside a page have at least that are a guide's entry."""
_NOTICE_LINES: Final = 12
_CLOCK: Final = re.compile(r"[\d\s.:：/-]|[年月日号时分]|星期.|[农夏]历.*|总?第|[期版共今本]")
"""What belongs to the date of an issue and what stands beside it."""
_CLAUSES: Final = re.compile(r"[，。；]|[,;](?!\s*\d)")
_WORDS: Final = 4
"""How many other characters make a dated line one of running text."""
_HEAD: Final = 12
"""How many lines at a page's top may belong to its masthead without a sure sign of their own."""
_FIRST: Final = 3
"""How many lines at a page's top may name the newspaper with no other masthead line beside them."""
_BLOCK: Final = 3
"""How many lines of a masthead stand tight below each other at least where its date heads them."""
_IMPRINT: Final = re.compile(r"总第|第\d+期|刊号|主[办管]|出版|编印")
"""What a masthead sets beside its date, with commas between."""
_TIGHT: Final = 3
_LEAST: Final = 12.0
_MOST: Final = 44.0
_UNEVEN: Final = 2.5
"""How many printed lines in a row show that text has begun, how wide they are, and by how much they differ."""
_TOWN: Final = 2
_BODY_NAME: Final = 5
"""How many characters the name of a body that publishes a newspaper has at least."""
_SITE: Final = 12
"""How many characters the name of a site has at most that stands between a hotline and an address."""
_CONTACTS: Final = frozenset({"热线电话", "电话号码"})
_REACHED: Final = _CONTACTS | {"电子邮箱", "网址", "报头说明"}
_NUMBER: Final = re.compile(r"(?<!\d)\d{5,12}(?!\d)")
_CALL_AT_FOOT: Final = 30.0
"""How readers reach a newspaper, by a number of so many digits, and how wide the call to do so is at most at a page's foot."""
_CALL: Final = 16.0
"""How wide a call to use a hotline is at most."""
_FOLLOW: Final = re.compile("扫一扫|扫码|扫描|长按|关注")
"""What a call to follow the newspaper begins with."""
_LEADS_UP: Final = re.compile(
    r"(?:登[录陆]|关注|下载|打开|通过|[在到至和与由或从往向是为的])$|[^\w。！？!?”’）)…]$"
)
"""What text ends with that goes on with the name of a site or account."""
_PLATFORMS: Final = ("APP", "App", "app", "网", "网站", "客户端", "公众号", "视频号", "微信", "微博", "在线")
_BEFORE_OWN: Final = ("", "今日", "掌上", "中国", "看")
_CHANNEL: Final = re.compile(
    "(?:新区|[市县区州镇])?(?:日报|报|新闻|政务|政府|门户|融媒|发布)*(?:手机|官方)?(?:微信)?(?:"
    + "|".join(_PLATFORMS)
    + ")"
)
"""What stands before and behind the newspaper's or its town's name in that of a site, application or account."""
_NAME: Final = 3
"""How many hanzi a newspaper's name has at least to be known again in the middle of its page."""


def divide_masthead(
    printed: Sequence[Line], profiles: Profiles
) -> tuple[list[Line], dict[int, str], list[Line]]:
    """Return the lines in plain forms, the indices of the masthead's with the reason, and the lines that name the newspaper."""
    first = next((index for index, line in enumerate(printed) if _is_body(line)), len(printed))
    lines = in_plain_forms(printed, first)
    verdicts = mastheads.judge_all(lines)
    for index in _guide_entries(lines):
        if (verdict := verdicts[index]) is not None and verdict.why == mastheads.PAGE:
            verdicts[index] = None
    for index in (*find_sections(lines), *story_lines(lines, verdicts)):
        verdicts[index] = None
    top = next((index for index in range(first) if _runs_on(lines, verdicts, index)), first)
    reasons: dict[int, str] = {}
    judged = [(index, verdict) for index, verdict in enumerate(verdicts) if verdict is not None]
    dated = any(one.why == mastheads.PART_OF_DATE for index, one in judged if index < top)
    for index, verdict in judged:
        line = lines[index]
        if not verdict.sure:
            continue
        glued = verdict.why in PARTICULARS and _is_glued(lines, reasons, index)
        if verdict.why == "出版日期" and _is_clause(line):
            continue
        heads = not dated and verdict.why == "出版日期" and _heads_block(lines, verdicts, index)
        foot = index - 1 in reasons and index - 1 >= top and _is_foot(verdicts, index)
        if index >= top and not (glued or heads or foot) and not _stays(lines, index, verdict.why, dated):
            continue
        if index >= top and verdict.why in PARTICULARS and _in_story(lines, verdicts, index):
            continue
        dated = dated or verdict.why == "出版日期" or (index < top and is_dated(line.text))
        reasons[index] = verdict.why
    names: list[Line] = []
    sure = [lines[index] for index in reasons]
    for index, verdict in judged:
        if index in reasons or (verdict.sure and index >= top):
            continue
        if verdict.why == mastheads.PART_OF_DATE and not (sure or _below_name(lines, index)):
            continue
        if index < min(top, _HEAD) or not reasons.keys().isdisjoint(_beside(index)):
            reasons[index] = verdict.why
    close_by = {place for index in reasons for place in _beside(index)}
    known = profiles.names
    for index, line in enumerate(lines):
        near = index in close_by
        if index in reasons or not (near or index < _FIRST or (index < top and line.joined in known)):
            continue
        title = without_edition(line) if index < top else line
        if _is_name(title, known, near, index, top) or (
            index < min(top, _FIRST) and near and not names and is_named_by(line, sure)
        ):
            reasons[index] = "报名"
            names.append(title)
        elif not names and index + 1 < min(top, _HEAD) and near and _name_below(lines, index, reasons):
            reasons[index] = reasons[index + 1] = "报名,分作两行"
            names.append(retold(line, line.joined + lines[index + 1].joined))
        elif (
            0 < index < min(top, 8)
            and index - 1 in reasons
            and index + 1 in reasons
            and line.width > 2
            and is_section(line.text)
        ) or (index < min(top, 8) and near and (is_known_section(line) or is_edition(line))):
            reasons[index] = "版名"
        elif index < min(top, _HEAD) and _touches(reasons, index) and stands_by(line.text):
            reasons[index] = "报头说明"
        if index in reasons:
            close_by.update(_beside(index))
    if top and reasons.get(0, "版名") == "版名":
        named = names or any(name_forms.states_name(lines[index]) for index in reasons)
        if not named and heads_masthead(lines[:top], reasons, profiles.columns):
            reasons[0] = "报名"
            names.append(without_edition(lines[0]))
        elif 1 in reasons and is_dated(lines[1].text) and is_titled(lines[0]):
            reasons[0] = "版名"
    known_names = {name for line in names for name in name_forms.names_printed(line) if len(name) >= _NAME}
    for index in range(top, len(lines) if known_names else top):
        if lines[index].joined in known_names and index not in reasons:
            reasons[index] = "报名,又印在版面中间"
    own = _own_names(names)
    for index, line in enumerate(lines if own else ()):
        if index in reasons or not line.joined.endswith(_PLATFORMS) or not _is_own_channel(line.joined, own):
            continue
        if index == 0 or index - 1 in reasons or _stands_alone(lines, index):
            reasons[index] = "本报或本地的网站、客户端或公众号"
    if 0 not in reasons and top and _is_named_publisher(lines, reasons):
        reasons[0] = mastheads.PUBLISHER
    if names and all(name_forms.names_site(line) for line in names):
        today = next((index for index in range(top, len(lines)) if _is_todays_name(lines, index, sure)), None)
        if today is not None and today not in reasons:
            reasons.update((index, "网址") for index in reasons if lines[index] in names)
            names, reasons[today] = [lines[today]], "报名"
    if not names:
        names.extend(_town_news(lines, reasons))
    reasons.update(dict.fromkeys(_calls_beside_contacts(lines, reasons, top), "报头说明"))
    reasons.update(dict.fromkeys(_rest_of_calls(lines, reasons, top), "报头说明"))
    if len(lines) > 1 and _calls_at_foot(lines, reasons):
        reasons[len(lines) - 1] = "报头说明"
    far = _name_far_down(lines, top) if reasons and not names else None
    if far is not None and far not in reasons:
        if not any(name_forms.states_name(lines[index]) for index in reasons):
            names.append(lines[far])
        reasons[far] = "报名"
    return lines, reasons, names


def _is_glued(lines: Sequence[Line], reasons: Container[int], index: int) -> bool:
    """Tell whether a masthead line stands tight above, with no more than the name of a site between."""
    if lines[index].gap:
        return False
    if index - 1 in reasons or index < _FIRST:
        return index - 1 in reasons
    between = lines[index - 1]
    named = between.words and len(between.joined) <= _SITE and not between.gap
    return named and index - 2 in reasons


def _calls_beside_contacts(lines: Sequence[Line], reasons: Mapping[int, str], top: int) -> Iterator[int]:
    """Yield the lines set tight below a hotline in the middle of a page that call on readers to use it: 您拍,我登!"""
    for index in range(max(top, 1), len(lines)):
        line = lines[index]
        if line.gap or reasons.get(index - 1) not in _CONTACTS or index in reasons:
            continue
        last = index + 1 == len(lines) or lines[index + 1].gap > 0
        if last and line.width <= _CALL and line.text[-1] in "!！" and "。" not in line.text:
            yield index


def _rest_of_calls(lines: Sequence[Line], reasons: Mapping[int, str], top: int) -> Iterator[int]:
    """Yield the second lines of calls to follow the newspaper, set apart below the stories: 扫一扫,关注… / 每天早知道。"""
    for index in range(max(top, 1), len(lines)):
        line, above = lines[index], lines[index - 1]
        if line.gap or index in reasons or reasons.get(index - 1) != "报头说明" or not above.gap:
            continue
        if _FOLLOW.match(above.joined) is None or ends_sentence(above.text) or line.width > _CALL:
            continue
        if index + 1 == len(lines) or lines[index + 1].gap:
            yield index


def _calls_at_foot(lines: Sequence[Line], reasons: Mapping[int, str]) -> bool:
    """Tell whether a page's last line, set below a hotline, calls on readers to use that number: 有事您说话,打96000!"""
    line, above = lines[-1], lines[-2]
    index = len(lines) - 1
    if index in reasons or reasons.get(index - 1) not in _REACHED or line.width > _CALL_AT_FOOT:
        return False
    return any(number in line.text for number in _NUMBER.findall(above.text))


def _is_named_publisher(lines: Sequence[Line], reasons: Mapping[int, str]) -> bool:
    """Tell whether a page's first line is the name of a body that a line of its masthead says to publish the newspaper."""
    name = lines[0].joined
    if len(name) < _BODY_NAME or 1 not in reasons:
        return False
    return any(name in lines[index].joined for index, why in reasons.items() if why == mastheads.PUBLISHER)


def _touches(reasons: Container[int], index: int) -> bool:
    """Tell whether the line above or below is the masthead's."""
    return index - 1 in reasons or index + 1 in reasons


def _below_name(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line stands right below a page's first line, and that may name the newspaper."""
    return 0 < index < _FIRST and may_name(lines[0])


def _is_foot(verdicts: Sequence[mastheads.MastLine | None], index: int) -> bool:
    """Tell whether nothing but lines of a masthead stands from a place to the page's foot."""
    return all(verdict is not None and verdict.sure for verdict in verdicts[index:])


def _is_todays_name(lines: Sequence[Line], index: int, masthead: Sequence[Line]) -> bool:
    """Tell whether a line far down, set apart, is 今日 with the town that the publishers' names repeat."""
    line = lines[index]
    apart = line.gap and (index + 1 == len(lines) or lines[index + 1].gap)
    return bool(apart) and name_forms.is_todays(line) and is_named_by(line, masthead)


def _stands_alone(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line is set apart above and below, and the text above does not lead up to it: …请关注."""
    apart = lines[index].gap > 0 and (index + 1 == len(lines) or lines[index + 1].gap > 0)
    return apart and _LEADS_UP.search(lines[index - 1].text) is None


def _own_names(names: Sequence[Line]) -> frozenset[str]:
    """Return what the newspaper, or its town, may call its site, application or account by."""
    known = {name for line in names for name in name_forms.names_printed(line)}
    return frozenset(name for name in known | {town_of(name) for name in known} if len(name) >= _TOWN)


def _is_own_channel(close: str, own: Collection[str]) -> bool:
    """Tell whether a line without blanks is the name of a site, application or account made of one of its `own` names."""
    heads = (before + name for before in _BEFORE_OWN for name in own)
    return any(close.startswith(head) and _CHANNEL.fullmatch(close, len(head)) is not None for head in heads)


def _town_news(lines: Sequence[Line], reasons: dict[int, str]) -> Iterator[Line]:
    """Yield the newspaper's name of the form 某某新闻 where it is one piece of a dated masthead line, or all of a line
    set apart below the stories; its town must be named elsewhere on the page, in the latter case by a publisher.
    """
    for index in sorted(reasons):
        pieces = lines[index].pieces
        for piece in pieces if len(pieces) > 1 and is_dated(lines[index].text) else ():
            town = news_of_town(piece)
            if town is not None and any(town in one.joined for one in lines if one is not lines[index]):
                yield retold(lines[index], piece)
                return
    masthead = [lines[index] for index in reasons]
    for index, line in enumerate(lines):
        last = index + 1 == len(lines) or lines[index + 1].gap > 0
        town = news_of_town(line.joined) if line.gap and last and index not in reasons else None
        if town is not None and is_published_in(town, masthead):
            reasons[index] = "报名"
            yield line
            return


def _name_far_down(lines: Sequence[Line], top: int) -> int | None:
    """Return where below the first story a line names the newspaper: the last line, or one set apart that surely does."""
    last = len(lines) - 1
    if name_forms.is_whole_name(lines[last]):
        return last
    for index in range(top, last):
        if lines[index].gap and lines[index + 1].gap and name_forms.is_sure_name(lines[index]):
            return index
    return None


def _beside(index: int) -> range:
    """Return the places so near to a masthead line that they may be masthead too."""
    return range(index - 2, index + 3)


def _is_name(line: Line, known: Container[str], near: bool, index: int, top: int) -> bool:
    """Tell whether a line is the newspaper's name by its form and place, or because it is a `known` one."""
    if line.joined in known:
        return near or index < top
    if references.is_guide_heading(line.text) or (not near and name_forms.is_label(line)):
        return False
    return index < top and (index < _FIRST or near) and may_name(line)


def _name_below(lines: Sequence[Line], index: int, reasons: dict[int, str]) -> bool:
    """Tell whether a line and the one right below it are the two halves of the newspaper's name."""
    return index + 1 not in reasons and name_forms.name_in_two(lines[index], lines[index + 1]) is not None


def _stays(lines: Sequence[Line], index: int, why: str, dated: bool) -> bool:
    """Tell whether a line below the first story is masthead all the same and not the end of a notice."""
    text = lines[index].text
    if why in PARTICULARS and not _STAYS_MASTHEAD.search(text) and _in_notice(lines, index):
        return False
    apart = lines[index].gap and ends_sentence(lines[index - 1].text)
    if why in PARTICULARS and not apart and _CLAUSES.search(text):
        return False  # a line of running text
    if why in PARTICULARS and _is_cut(lines, index):
        return False  # the next line ends its sentence
    if why == "报头说明" and not lines[index].gap and is_terms(text):
        return False  # what something costs that the text tells of
    if why == "出版日期":
        if _goes_on(lines, index) or _dates_notice(lines, index):
            return False
        if dated:
            return mastheads.is_running_head(lines[index])
        return len(lines[index].joined) > 12 or index == len(lines) - 1
    if why in ("热线电话", "电话号码", "电子邮箱", "网址"):
        asks = "报名" in text or "咨询" in text
        return bool(_STAYS_MASTHEAD.search(text)) or (len(lines[index].joined) <= 40 and not asks)
    return True


def _is_cut(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line of more clauses than one has no stop, and its sentence ends with the next, set tight below it."""
    text = lines[index].text
    if index + 1 == len(lines) or lines[index + 1].gap or ends_sentence(text) or "，" not in text:
        return False
    return ends_sentence(lines[index + 1].text) and "。" in lines[index + 1].text


def _guide_entries(lines: Sequence[Line]) -> Iterator[int]:
    """Yield the places of the entries below the heading of a guide: 2版 某某全面启动, or a title and its page in turn."""
    index = 0
    for heading in references.guide_headings(lines):
        if heading < index:
            continue  # it is an entry of the guide above
        index = heading + 1
        guide = True
        while guide and index < len(lines):
            words, page = references.split_reference(lines[index].text)
            if page is None:
                words, page = references.split_number(lines[index].text)
            if page is not None and len(bare(words)) >= _TITLE:
                yield index
                index += 1
                continue
            entries = _entry_in_two(lines, index)
            yield from entries
            index += len(entries)
            guide = bool(entries)


def _entry_in_two(lines: Sequence[Line], index: int) -> range:
    """Return the places of an entry whose page stands by itself above or below its title; none if it is no such one."""
    for page, title in ((index, index + 1), (index + 1, index)):
        if index + 1 < len(lines) and references.page_line(lines[page].text) is not None:
            line = lines[title]
            if len(line.joined) >= _TITLE and can_be_headline(line.text, line.width):
                return range(index, index + 2)
    return range(0)


def _in_story(lines: Sequence[Line], verdicts: Sequence[mastheads.MastLine | None], index: int) -> bool:
    """Tell whether an address, a telephone number and the like is part of a story's text.

    It is where it says whom to ask for, or where the story goes on right below it.
    """
    first = last = index
    while first > 0 and not lines[first].gap and _is_particular(verdicts[first - 1]):
        first -= 1
    while last + 1 < len(lines) and not lines[last + 1].gap and _is_particular(verdicts[last + 1]):
        last += 1
    run = lines[first : last + 1]
    if any(_STAYS_MASTHEAD.search(line.text) for line in run):
        return False
    if any(_ASKS_FOR.search(line.text) for line in run):
        return True
    above, below = lines[first - 1] if first else None, lines[last + 1] if last + 1 < len(lines) else None
    if above is None or below is None or lines[first].gap or below.gap:
        return False
    return ends_sentence(above.text) and ends_sentence(below.text) and len(below.joined) >= _TITLE


def _is_particular(verdict: mastheads.MastLine | None) -> bool:
    return verdict is not None and verdict.why in PARTICULARS


def _heads_block(lines: Sequence[Line], verdicts: Sequence[mastheads.MastLine | None], index: int) -> bool:
    """Tell whether the whole of a date, set apart, stands right above more of a masthead: weekday, number of issue."""
    block = verdicts[index + 1 : index + _BLOCK]
    if not lines[index].gap or len(block) < _BLOCK - 1 or not is_date_alone(lines[index].text):
        return False
    tight = not any(line.gap for line in lines[index + 1 : index + _BLOCK])
    return tight and all(verdict is not None for verdict in block)


def _dates_notice(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line is the date below the body that signs a notice."""
    signed = index > 1 and signers.is_signer(lines[index - 1].text) and ends_sentence(lines[index - 2].text)
    return signed and is_date_alone(lines[index].text) and _in_notice(lines, index)


def _is_clause(line: Line) -> bool:
    """Tell whether a dated line is a clause of running text: it has commas, and more words than stand beside a date."""
    if _CLAUSES.search(line.text) is None or _IMPRINT.search(line.joined) is not None:
        return False
    return len(_CLOCK.sub("", line.joined)) > 2 * _WORDS


def _goes_on(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line below the first story is one of running text: it follows on the last, with other words in it."""
    if index == 0 or lines[index].gap:
        return False
    line = lines[index]
    return any(mark in line.text for mark in "，,。；;》") or len(_CLOCK.sub("", line.joined)) >= _WORDS


def _in_notice(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line stands in a notice, so that its telephone numbers and addresses belong to that."""
    for line in reversed(lines[max(0, index - _NOTICE_LINES) : index]):
        if cues.is_notice(line.text) and len(line.joined) <= 30:
            return True
        if is_date_alone(line.text):
            return False  # the date under a notice, which ends it
        if read_lead(line.text) is not None:
            return False
    return False


def _runs_on(lines: Sequence[Line], verdicts: Sequence[mastheads.MastLine | None], index: int) -> bool:
    """Tell whether printed lines of running text begin at a place: set tight, about as wide as each other, with commas."""
    if index + _TIGHT > len(lines) or not _LEAST <= lines[index + 1].width <= _MOST:
        return False
    run = lines[index : index + _TIGHT]
    if any(line.gap for line in run[1:]) or any(verdicts[index : index + _TIGHT]):
        return False
    if _CLAUSES.search(run[0].text + run[1].text) is None:
        return False
    first, second, third = (line.width + 2.0 * line.indent for line in run)
    return abs(first - second) <= _UNEVEN and third <= max(first, second) + 1.0


def _is_body(line: Line) -> bool:
    return (len(line.text) >= 30 and "。" in line.text) or read_lead(line.text) is not None
