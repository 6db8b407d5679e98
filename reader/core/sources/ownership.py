"""Ownership: which lines that look like a masthead's are a story's: its telephone number, its date, its publisher.

A land notice gives a number to ring, a book page the publisher of a book, a letter the day it was written. Below the
text of a story such lines are the newspaper's only where they say so, or stand among other lines of its masthead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from reader.core.sources import cues, mastheads, signers
from reader.core.sources.contacts import is_address
from reader.core.sources.dates import is_date_alone, read_date
from reader.core.sources.issue_numbers import states_number
from reader.core.sources.lines import Line
from reader.core.sources.name_forms import states_name

PARTICULARS: Final = ("热线电话", "电话号码", "电子邮箱", "网址", "报头说明")
"""The reasons for lines that a notice or an advertisement has as well as a masthead."""
_STATED: Final = (*PARTICULARS, mastheads.PUBLISHER, mastheads.STAFF)
_ONCE: Final = (mastheads.NUMBER, mastheads.DAY_OF_WEEK)
"""The reasons for lines that a masthead has once: what stands like them in a story is told there."""
_OWN: Final = re.compile(
    "^热线(?:电话)?\\s*[:：]?\\s*\\d"
    "|(?:新闻|发行|征订|订阅|订报|投递|读者|编辑|采编|广告|[报爆]料|监督|值班)[\u4e00-\u9fff]{0,2}(?:热线|电话)|[报爆]料|广告[\u4e00-\u9fff]{0,3}[:：]"
    "|(?:投稿|来稿|新闻|本报|编辑部)[\u4e00-\u9fff]{0,3}[邮信]箱|编辑部|总编室|新闻部|广告部|发行部|本报|报社|社址|数字报|新闻网"
    "|主[管办]|刊号|邮发代号|准印|准字|零售|每份|责任?编辑?|校对|版式|总编|值班|今日天气|天气预报|扫|关注|赠阅"
)
"""What only the newspaper's own numbers and addresses are called by, and what else stands beside them."""
_CALLED: Final = re.compile("(?:新闻|[报爆]料|读者|投稿|编辑部)[\u4e00-\u9fff]{0,2}(?:热线|电话|邮箱)[:：]?$")
"""What the line above one of the newspaper's own numbers ends with."""
_PRESS: Final = re.compile(
    "报|编辑部|印务|印刷|邮政|新闻|融媒|传媒|宣传部|[省市县区旗州镇]委|党[工]?委|人民政府|管委会|集团|广播|电视"
)
"""What the name of a body holds that publishes newspapers."""
_ASKED: Final = re.compile(
    "(?:联系|咨询|报名|预约|应聘|求职|招商|预订|订购|购票|受理|求助|家政)[一-鿿]{0,4}[:：]"
)
"""What the number or address of somebody in a story is called by."""
_NOTICE: Final = re.compile(
    "公\\s*告|启\\s*事|通\\s*[知告]|声\\s*明|公\\s*示|招\\s*[聘募租标]|征[集文]|须知|报名|应聘"
)
"""What stands in the headline or a line of a notice."""
_NOTICE_LINES: Final = 12
"""How many lines above a number its notice begins at most."""
_NUMBERED: Final = re.compile(
    "(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\\d]{1,3}[)）]|\\d{1,2}[、.．](?!\\d)|[①-⑳])"
)
_BOOK: Final = re.compile(
    "(?:书名|作\\s*者|著\\s*者|编\\s*者|[主译]\\s*[编者]|出版社?|出版(?:单位|机构|时间|日期)|定\\s*价|价格|售价|ISBN|书号|页数|开本|装帧|版次|印张)\\s*[:：]"
)
_OF_BOOK: Final = re.compile("出版社|ISBN|书号|书名[:：]|[作著译]\\s*者[:：]")
_ROWS: Final = 12
"""How many lines that describe one book are looked at above and below one of them."""
_EVENT: Final = re.compile(
    "(?:活动|报名|参赛|比赛|展览|演出|参加|征集|截止|讲座|会议)?(?:时间|地点|日期|对象|方式|办法|条件|内容|主题|奖项|票价|费用)[:：]"
)
_DATE_IN_WORDS: Final = re.compile(
    "\\d日(?!星期|周[一二三四五六日]|礼拜|[农夏阴]历|[第总今本共每]|出[版刊]|发行|印刷|[责主美]编|编辑|版|[晴雨多]|阴(?![历凉])|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]|闰?[正一二三四五六七八九十冬腊]{1,2}月)([\u4e00-\u9fff“]{2,}.*)$"
)
"""A date with words right behind it that none of a masthead are: 2018年5月10日起施行新规."""
_DONE: Final = re.compile(
    "[今昨明][天年起]|今日起|昨日|[即近]日|[日月]起|起(?=[升调改停实试开])|正式|开通|升级|升位|上线|启[用动]|公布|变更|更[改换名]|整合|合并|接听|受理|接到|突破|成立|运行|试行|调整|停[用办机]|改版|满[\u4e00-\u9fff]?年"
)
"""What becomes of a number or site that a headline tells of: 12345热线今起升级."""
_TELLS: Final = re.compile("[，。：；,;:@]|(?:拨打|请|欢迎|详询|咨询|联系)")
_HEADLINE: Final = 32.0
"""How many hanzi a headline has at most that a number or a date stands in."""
_TEXT: Final = 10.0
"""How many hanzi wide a line is at least that ends as text does, and as no slogan at the top of a page does."""
_POST: Final = re.compile("地址[\\s\\S]*邮(?:编|政编码)")
"""The whole address of an office, as the last line of a page has it: that of the newspaper's."""
_NEAR: Final = 2
"""How near another line of the masthead stands, in lines."""


def story_lines(lines: Sequence[Line], verdicts: Sequence[mastheads.MastLine | None]) -> Iterator[int]:
    """Yield the places of lines that look like a masthead's by their wording (`verdicts`) and are a story's."""
    begun = False
    dated: str | None = None
    stated: set[str] = set()
    for index, (line, verdict) in enumerate(zip(lines, verdicts, strict=True)):
        if verdict is None:
            begun = begun or _is_text(line)
            continue
        if begun and verdict.why == mastheads.PART_OF_DATE and signers.is_signer(lines[index - 1].text):
            yield index  # the day below who signs a notice
        if not verdict.sure:
            continue
        if verdict.why == mastheads.DATE:
            day = read_date(line.text)
            signs = is_date_alone(line.text) and (dated is not None or _signs(lines, index))
            another = dated is not None and day is not None and day != dated
            told = begun and (signs or another) and not _stands_among(lines, verdicts, index)
            if _heads(line) or told:
                yield index
                continue
            dated = dated or day or line.text
            if not begun and states_number(line):
                stated.update(_ONCE)
        elif verdict.why in _ONCE:
            if begun and verdict.why in stated and not _stands_among(lines, verdicts, index):
                yield index
            elif not begun:
                stated.add(verdict.why)
        elif verdict.why in _STATED and (
            _of_book(lines, index)
            or _NUMBERED.match(line.text)
            or (verdict.why in PARTICULARS[:-1] and _heads(line))
            or (begun and _is_told(lines, verdicts, index))
        ):
            yield index


def _heads(line: Line) -> bool:
    """Tell whether a line tells in a headline's words what begins on a date, or what becomes of a number or a site."""
    if line.width > _HEADLINE:
        return False
    dated = _DATE_IN_WORDS.search(line.text)
    if dated is not None:
        return not states_name(line) and not states_number(line) and not _BOOK.match(dated[1])
    return (
        len(line.pieces) <= _NEAR and _TELLS.search(line.text) is None and _DONE.search(line.text) is not None
    )


def _is_text(line: Line) -> bool:
    """Tell whether a line is one of running text, or announces a list."""
    text = line.text
    if text[-1] in ":：":
        return cues.announces_list(text) or cues.is_salutation(text)
    return line.width >= _TEXT and (text[-1] == "。" or "。" in text or _NUMBERED.match(text) is not None)


def _is_told(lines: Sequence[Line], verdicts: Sequence[mastheads.MastLine | None], index: int) -> bool:
    """Tell whether a line below the text of a story is told by that, as nothing says that it is the newspaper's."""
    line, verdict = lines[index], verdicts[index]
    if verdict is None or verdict.why == mastheads.STAFF:
        return False
    if verdict.why == mastheads.PUBLISHER:
        if _PRESS.search(line.joined) is None:
            return not _stands_among(lines, verdicts, index)
        beside = lines[max(0, index - _NEAR) : index + _NEAR + 1]
        return any(_EVENT.match(one.text) for one in beside)
    if _OWN.search(line.joined) is not None:
        return False
    called = index > 0 and not line.gap and verdicts[index - 1] is not None
    if called and _CALLED.search(lines[index - 1].joined) is not None:
        return False  # what the number is called stands right above
    if index + 1 == len(lines) and _POST.search(line.joined) is not None:
        return False
    if verdict.why == "网址" and is_address(line.text) and not _announced(lines, index):
        return False
    return _in_notice(lines, index) and not _stands_among(lines, verdicts, index)


def _in_notice(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a number or an address is one that a notice gives: by its words, or by the lines above it."""
    if _announced(lines, index) or _ASKED.match(lines[index].text):
        return True
    above = lines[max(0, index - _NOTICE_LINES) : index]
    return any(_NUMBERED.match(line.text) or _EVENT.match(line.text) for line in above[-_NEAR:]) or any(
        line.width <= _HEADLINE and _NOTICE.search(line.joined) for line in above
    )


def _announced(lines: Sequence[Line], index: int) -> bool:
    """Tell whether the line above leads up to an address: …请登录:."""
    return index > 0 and lines[index - 1].text[-1] in ":：，,"


def _stands_among(lines: Sequence[Line], verdicts: Sequence[mastheads.MastLine | None], index: int) -> bool:
    """Tell whether a line of a masthead that no story has stands near, or one that says that it is the newspaper's."""
    for place in range(max(0, index - _NEAR), min(len(lines), index + _NEAR + 1)):
        verdict = verdicts[place]
        if place == index or verdict is None or any(_between(lines, verdicts, index, place)):
            continue
        text = lines[place].joined
        if verdict.why in PARTICULARS:
            if _OWN.search(text) is not None and not _NUMBERED.match(text):
                return True
        elif verdict.why == mastheads.PUBLISHER:
            if _PRESS.search(text) is not None and not _of_book(lines, place):
                return True
        elif verdict.sure and not (verdict.why == mastheads.DATE and is_date_alone(lines[place].text)):
            return True
    return False


def _between(
    lines: Sequence[Line], verdicts: Sequence[mastheads.MastLine | None], index: int, place: int
) -> Iterator[bool]:
    """Yield for every line between two places whether it is one of text."""
    for other in range(min(index, place) + 1, max(index, place)):
        yield verdicts[other] is None and _is_text(lines[other])


def _signs(lines: Sequence[Line], index: int) -> bool:
    """Tell whether the line above a date names a body or reader that signs with it, and not the newspaper."""
    above = lines[index - 1].text if index else ""
    return bool(above) and signers.is_signer(above) and _PRESS.search(above) is None


def _of_book(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line stands in a row of such as describe a book: its author, its publisher, its price."""
    if _BOOK.match(lines[index].text) is None:
        return False
    first = last = index
    while first > index - _ROWS and first > 0 and _BOOK.match(lines[first - 1].text):
        first -= 1
    while last < index + _ROWS and last + 1 < len(lines) and _BOOK.match(lines[last + 1].text):
        last += 1
    return any(_OF_BOOK.search(line.text) for line in lines[first : last + 1])
