"""Standing lines: what a newspaper prints on every page or issue, set between its stories, and no headline of them.

The head of another page, who made the page, the newspaper's lawyer and printer, who pays for a column, public slogans.
"""

from __future__ import annotations

import re
from typing import Final

from reader.core.sources import cues, page_heads
from reader.core.sources.bylines import is_byline_line, read_lead
from reader.core.sources.cohesion import content_words
from reader.core.sources.dates import is_dated
from reader.core.sources.items import Scrap, Story
from reader.core.sources.lines import Line, retold
from reader.core.sources.mastheads import is_running_head
from reader.core.sources.name_forms import states_name
from reader.core.sources.places import Place

OF_PAPER: Final = "报社或版面的固定信息,不属于上下的文章"
SLOGAN: Final = "公益标语,不属于上下的文章"
_LONGEST: Final = 60
_STOPS: Final = re.compile("[。！？!?；;]")
_HINT: Final = re.compile(
    "星期|责编|编辑|版式|校对|美编|版|报|顾问|许可|登记|印|QQ|微信|策划|统筹|执行|监制|协办|主办|承办|赞助|冠名|支持|BAO|DAILY|NEWS|公益|热烈|价值观|中国梦|新风|富强|诚信|单位|[责与益享起行家他民孙代秋鸣山后献]$"
)
"""What any such line holds; looked for first."""
_STAFF: Final = re.compile("(?:责编|责任编辑|编辑|版式|校对|美编|审读|组版)\\s?[:：/／]")
_LATIN: Final = re.compile("[A-Z]{3,14}(?:\\s[A-Z]{2,14}){0,3}\\s?(?:BAO|DAILY|NEWS|TIMES|EVENING\\sPOST)")
"""The newspaper's name in Latin letters."""
_OF_PAPER: Final = re.compile(
    "版\\s?次\\s?[:：]?\\s?[A-Z]?\\d{1,3}"
    "|(?:本报|本刊|本社)?(?:常年|特聘|聘请)?法律顾问\\s?[:：]?\\s?[^，。]{2,40}"
    "|(?:广告(?:经营|发布)?|出版|印刷)?(?:许可证|登记证?|准印证)(?:编?号)?\\s?[:：][^，。]{4,50}|(?:印\\s?刷|承印)(?:单位|厂)?\\s?[:：][^，。]{4,24}"
    "|(?:记者|编辑|新闻|读者|通讯员|本报|报料|爆料|作者){0,2}(?:QQ|微信)[群号]{0,2}\\s?[:：]?\\s?[A-Za-z]?[\\w-]{5,20}"
)
"""What a newspaper says of itself: its lawyer, its licence, its printer, its account, the number of the page."""
_TASK: Final = "总?(?:策划|统筹|执行|监制|出品|协调|制作|制图|设计|编导|执笔)人?"
_MAKERS: Final = re.compile(
    f"[■◎□●▲]?\\s?{_TASK}\\s?[:：/／]\\s?[一-鿿]{{2,4}}(?:[\\s、][一-鿿]{{2,4}})*(?:[\\s|｜]+[■◎□●▲]?\\s?{_TASK}\\s?[:：/／]\\s?[一-鿿]{{2,4}}(?:[\\s、][一-鿿]{{2,4}})*)*"
)
"""Who planned a series: 策划:某某 执行:某某."""
_SPONSORED: Final = re.compile(
    "(?:本(?:栏目?|版|专栏|专版|栏|活动|赛事|报)|[“《][^”》]{2,12}[”》](?:栏目|专栏))[^，。]{0,6}由[^，。]{2,30}(?:协办|主办|承办|合办|联办|赞助|冠名|支持|刊登|播出)"
)
"""Who pays for a column."""
_SPONSOR: Final = re.compile("(?:协办|赞助|冠名|支持|特约)单位\\s?[:：]\\s?[^，。:：]{4,30}")
"""The same as a particular by itself; among others it is one of an event."""
_PUBLIC: Final = re.compile(
    "图说我们的价值观|(?:社会主义)?核心价值观(?:富强|民主|文明|和谐|自由|平等|公正|法治|爱国|敬业|诚信|友善)*|(?:富强|民主|文明|和谐|自由|平等|公正|法治|爱国|敬业|诚信|友善){4,12}|讲文明树新风|中国梦我的梦|我的梦中国梦|(?:.{2,20})公益广告|公益广告.{2,20}"
)
"""The heading of a public advertisement, without blanks."""
_CALL: Final = re.compile(
    "人人有责|人人参与|人人受益|人人共享|从我做起|从你我做起|从点滴做起|你我同行|你我有责|靠大家|关系你我他|你我共享|利国利民|造福子孙|功在当代|利在千秋|警钟长鸣|重于泰山|功在千秋|造福后代|我参与我奉献"
)
"""The second half of a public slogan."""
_BANNER: Final = re.compile(
    "热烈(?:祝贺|庆祝|欢迎)[^，。：:]{6,40}(?:召开|开幕|闭幕|成立|举行|举办|光临|[周莅]年|莅临)"
)
"""What hangs over a street, without a stop."""
_CALLED: Final = 8
"""How many hanzi its first half has at most."""
_BELOW: Final = 10
"""In how many lines below a slogan a word of it would show that it is a headline."""


def standing_line(place: Place) -> str | None:
    """Return why a line set apart between stories is of neither; None if it may be of one."""
    line, below = place.line, place.below
    above = place.items[-1] if place.items else None
    if place.printed and not line.gap and isinstance(above, Scrap) and above.why == OF_PAPER:
        return OF_PAPER  # where a line of two goes on
    if not line.gap or len(line.text) > _LONGEST:
        return None
    if below is not None and not below.gap:
        after = place.lines[place.index + 2] if place.index + 2 < len(place.lines) else None
        if not place.printed or (after is not None and not after.gap):
            return None
        line = retold(line, f"{line.text}{below.text}")
        return OF_PAPER if _STOPS.search(line.text) is None and _is_of_paper(line) else None
    if (
        _HINT.search(line.text) is None
        or _STOPS.search(line.text.rstrip("！!")) is not None
        or _is_in_sentence(place)
    ):
        return None
    if _is_of_paper(line):
        return OF_PAPER
    if _SPONSOR.fullmatch(line.text) is not None and not _is_among_particulars(place):
        return OF_PAPER
    if below is not None and (read_lead(below.text) is not None or is_byline_line(below.text)):
        return None  # it heads that story
    return SLOGAN if _PUBLIC.fullmatch(line.joined) is not None or _is_slogan(place) else None


def _is_of_paper(line: Line) -> bool:
    """Tell whether a line says what a newspaper says of itself, its pages and those who make them."""
    text = line.text
    if any(form.fullmatch(text) for form in (_OF_PAPER, _MAKERS, _SPONSORED, _LATIN)):
        return True
    if not is_dated(text):
        return False
    if _STAFF.search(text) is not None:
        return True
    return is_running_head(line) and (
        states_name(line) or page_heads.holds_page(text) or page_heads.is_page_piece(line.pieces[0])
    )


def _is_among_particulars(place: Place) -> bool:
    """Tell whether a line right above or below tells another particular: 主办单位:…, 时间:…."""
    return any(one is not None and cues.is_particular(one.text) for one in (place.above, place.below))


def _is_in_sentence(place: Place) -> bool:
    """Tell whether the text above leads up to a line, as with a colon."""
    above = place.items[-1] if place.items else None
    return isinstance(above, Story) and above.unit.text[-1] in ":：，,"


def _is_slogan(place: Place) -> bool:
    """Tell whether a line is a public call in two halves, or a banner, that nothing below speaks of: 垃圾分类 人人有责."""
    pieces = place.line.pieces
    called = len(pieces) == 2 and len(pieces[0]) <= _CALLED and _CALL.fullmatch(pieces[1]) is not None
    if not called and _BANNER.fullmatch(place.line.joined.rstrip("！!")) is None:
        return False
    above = place.items[-1] if place.items else None
    if isinstance(above, Story) and not above.unit.closed:
        return False
    words = pieces[0] if called else place.line.joined
    below = "".join(line.joined for line in place.lines[place.index + 1 : place.index + 1 + _BELOW])
    return not content_words(words) & content_words(below)
