"""Mastheads: which lines belong to them by their own wording."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.core.sources import contacts, issue_numbers, page_heads
from reader.core.sources.credit_lines import names_editors
from reader.core.sources.dates import WEEKDAY, is_dated, is_part_of_date, runs_on
from reader.core.sources.frozen import record
from reader.core.sources.imprints import is_imprint, is_terms, is_weather
from reader.core.sources.issue_dates import is_turned_date
from reader.core.sources.lines import Line
from reader.core.sources.name_forms import is_english_title, is_initials, states_name
from reader.core.sources.publishers import is_publisher_line
from reader.core.sources.scanning import scan
from reader.core.sources.staff_lines import is_staff_line

_LABEL_LINE: Final = re.compile(
    r"^(?:(?:投稿|电子|来稿|本报)?(?:邮箱|信箱)[:：]?$|(?:[\u4e00-\u9fff]{2,8}中心|图片|本报)?(?:新闻|服务|广告|发行|征订|读者|订报)热线[:：]?$|(?:新闻|线索)?(?:[爆报]料|投诉)(?:电话|热线)?[:：]$|热线电话[:：]?$|扫一扫|扫码|扫描二维码|关注我们|微信公众号|官方微信|官方微博|客户端|数字报|电子版|下载APP|国内统一|CN\s?\d\d|邮发代号|邮编|邮政编码|(?:本报|报社|编辑部)?地址|社址|零售|每份|定价|准印证|内部资料|(?:国内|国际)?(?:统一|连续)*(?:出版物)?刊号|今日天气|天气预报[:：]?[\u4e00-\u9fff]*\d|免费赠阅|内部刊号|"
    r"浙内准字|[\u4e00-\u9fff]{1,3}内准字|连续性内部资料|广告经营许可|法律顾问|国际标准)"
)
PART_OF_DATE: Final = "出版日期的一部分"
PAGE: Final = "版次"
_UNITS: Final = frozenset("年月日")
"""What stands by itself where the number before it is set large."""
DATE: Final = "出版日期"
NUMBER: Final = "期号或版数"
DAY_OF_WEEK: Final = "星期或农历"
PUBLISHER: Final = "主办、主管、承办或出版单位"
STAFF: Final = "责任编辑等"
_STRONG_LIMIT: Final = 160
# Every pattern of a masthead holds one of these; most lines of a page hold none. Each alternative begins with one
# character and not a class, so that the search only stops where one of them may begin.
_LATIN_HINT: Final = re.compile("[0-9@A-Za-z]")
_HINT: Final = re.compile(
    "热线|爆料|报料|主[管办编]|承[办印]|出版|编辑|责编|美编|校对|版式|视觉|星期|周[一二三四五六日]|月|网|公众号|官方|微[信博]|扫|关注|客户端|数字报|电子|国内|邮|赠阅|登记证|地址|社址|零售|定价|资料|天气|准|刊号|法律|国际|版|号|手机报|二维码|大张|一张|两张|二张|三张|四张|半张|每份|社长|编委|审核|签发|组版|图编|值班|一审|二审|三审|一读|排版|协办|印刷|发行|编印|指导|支持"
)


@record(frozen=True, slots=True)
class MastLine:
    """Why a line is part of the masthead; `sure` if it cannot be anything else."""

    why: str
    sure: bool


def judge_all(lines: Sequence[Line]) -> list[MastLine | None]:
    """Return for every line why it belongs to a masthead by its own wording; None if it does not look so."""
    texts = [line.text if len(line.text) <= _STRONG_LIMIT and "。" not in line.text else "" for line in lines]
    hinted = scan(texts, _LATIN_HINT, _HINT)
    verdicts: list[MastLine | None] = [None] * len(lines)
    for place, (line, text) in enumerate(zip(lines, texts, strict=True)):
        if text in _UNITS:
            verdicts[place] = MastLine(PART_OF_DATE, False)
        elif place in hinted:
            verdicts[place] = _judge(line)
        elif (":" in text or "：" in text or len(line.pieces) > 1) and names_editors(text):
            verdicts[place] = MastLine(STAFF, True)
    return verdicts


def _judge(line: Line) -> MastLine | None:
    """Return why a line does that holds a character or a word which all but lines of editors have."""
    text = line.text
    close = line.joined
    if contacts.has_email(text):
        return MastLine("电子邮箱", True)
    if contacts.has_url(text):
        return MastLine("网址", True)
    phone = contacts.has_phone(text)
    if phone and contacts.is_phone(text):
        return MastLine("电话号码", True)
    if phone and contacts.is_hotline(line):
        return MastLine("热线电话", True)
    if (is_dated(text) or is_turned_date(text)) and _dates_issue(line):
        return MastLine(DATE, True)
    if is_publisher_line(line):
        return MastLine(PUBLISHER, True)
    if (len(close) <= 30 and (issue_numbers.states_total(close) or _only_numbers(close))) or is_imprint(text):
        return MastLine(NUMBER, True)
    if len(close) <= 16 and (WEEKDAY.fullmatch(close) or issue_numbers.is_lunar(close)):
        return MastLine(DAY_OF_WEEK, True)
    if page_heads.is_page_line(line):
        return MastLine(PAGE, True)
    if page_heads.may_be_page_line(text):
        return MastLine(PAGE, False)
    if is_staff_line(line):
        return MastLine(STAFF, True)
    if (len(close) <= 60 and _LABEL_LINE.match(close)) or is_terms(text):
        return MastLine("报头说明", True)
    if contacts.is_domain(text):
        return MastLine("网址", True)
    if text[0].isascii() and ((is_english_title(text) and len(text) <= 60) or is_initials(text)):
        return MastLine("外文报名", False)
    if contacts.names_channel(line):
        return MastLine("网站或公众号名称", contacts.is_own_channel(line))
    if len(close) <= 30 and (WEEKDAY.search(text) or issue_numbers.states_lunar(close)):
        return MastLine(DAY_OF_WEEK, False)
    if is_weather(text):
        return MastLine("报头说明", False)
    if is_part_of_date(close):
        return MastLine(PART_OF_DATE, False)
    return None


def _dates_issue(line: Line) -> bool:
    """Tell whether a line with a date says little else, or has the weekday, lunar day or total number of an issue."""
    close = line.joined
    return (
        (len(close) <= 24 and not runs_on(line.text))
        or WEEKDAY.search(line.text) is not None
        or issue_numbers.states_lunar(close)
        or issue_numbers.states_total(close)
    )


def _only_numbers(close: str) -> bool:
    """Tell whether a line without blanks is made of issue and page numbers alone."""
    if not ("第" in close or "版" in close):
        return False
    rest = issue_numbers.without_numbers(close)
    if rest != close:
        rest = issue_numbers.without_frequency(page_heads.without_pages(rest))
    return rest != close and not any(map(str.isalnum, rest))


def is_running_head(line: Line) -> bool:
    """Tell whether a dated line between stories is the head of a page: the date, set apart, with weekday or page."""
    if not line.gap or re.search("[，。；、]", line.text):
        return False
    begins = line.text[0].isdigit() or states_name(line) or page_heads.begins_with_page(line.text)
    return begins and (issue_numbers.states_number(line) or page_heads.holds_page(line.text))
