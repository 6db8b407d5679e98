"""Mastheads: which lines belong to them, and what they state about the issue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from reader.core.records import Issue, PageNumber, Publisher
from reader.core.sources.credit_lines import has_authors, names_editors, read_parts
from reader.core.sources.dates import (
    HAN_DATE,
    HAN_REPUBLIC,
    WEEKDAY,
    is_dated,
    is_part_of_date,
    runs_on,
    without_dates,
)
from reader.core.sources.frozen import record
from reader.core.sources.imprints import is_imprint, is_terms, is_weather
from reader.core.sources.issue_dates import IssueDate, is_turned_date
from reader.core.sources.lines import Line, bare
from reader.core.sources.numerals import read_count, read_page_number
from reader.core.sources.profiles import Profiles
from reader.core.sources.publishers import is_publisher_line, publishers_of, read_publishers

_LUNAR_MONTH: Final = r"(?:闰?[正一二三四五六七八九十冬腊]{1,2}月)"
_LUNAR_DAY: Final = r"(?:初[一二三四五六七八九十]|十[一二三四五六七八九]?|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十)"
_LUNAR: Final = re.compile(
    rf"(?:农历|夏历|阴历)?\s{{0,3}}((?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]\s{{0,3}}(?:[（(]?[鼠牛虎兔龙蛇马羊猴鸡狗猪][)）]?)?\s{{0,3}}年)?\s{{0,3}}{_LUNAR_MONTH}\s{{0,3}}{_LUNAR_DAY})"
)
_NUMBER: Final = r"\s*([0-9]{1,6})\s*"
_TOTAL: Final = re.compile(rf"(?:总|累计)\s*第?{_NUMBER}\s*[期号]|(?:总|累计)期(?:号|数)[:：]?{_NUMBER}")
_ISSUE: Final = re.compile(rf"(?<![总计字证〕\])）])(?<!总 )第(?:{_NUMBER}\s*期|\s*([0-9]{{3,6}})\s*号)")
_CN_COUNT: Final = "一二两三四五六七八九十"
_PAGES: Final = re.compile(
    rf"(?:本期|今日|今天|本日|全刊|本报今日|共|本期共|今日共|[对四八]开)\s*(?:出版)?\s*(?:共)?\s*([0-9]{{1,3}}|[{_CN_COUNT}]{{1,3}})\s*(?:个)?版"
)
_PERIODICAL: Final = re.compile(
    r"(?:双周|半月|[周旬月季])[报刊]|试刊|增刊|特刊|创刊号|免费(?:赠阅|交流)|内部(?:刊物|资料|交流)?"
)
"""How often or for whom a newspaper appears, as stands beside its numbers: 周报 第26期."""
_PAGE: Final = re.compile(
    rf"^(?:第\s*)?(?P<number>[A-Z]?\s*0?[0-9]{{1,3}}|第[{_CN_COUNT}]{{1,3}}|[{_CN_COUNT}])\s*版(?:面)?(?:\s*[:：·|｜/—-]?\s*(?P<name>[\u4e00-\u9fff·]{{2,8}}))?$"
)
_PAGE_IN_LINE: Final = re.compile(
    rf"(?<![今本共])(?<!本期)(?:^|[\s|｜:：/])第\s*([A-Z]?\s*[0-9]{{1,3}}|[{_CN_COUNT}]{{1,3}})\s*版(?=$|[\s|｜:：/,，])"
)
_NUMBERED_PAGE: Final = re.compile(rf"第\s*(?:[A-Z]?\s*[0-9]{{1,3}}|[{_CN_COUNT}]{{1,3}})\s*版")
_PAGE_SHORT: Final = re.compile(r"(?:^|[\s|｜])(?P<number>[A-Z]?0?[0-9]{1,2})版(?=$|[\s|｜:：])")
_URL: Final = re.compile(r"(?:https?://|www\.)[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+[A-Za-z0-9/]", re.IGNORECASE)
_DOMAIN: Final = re.compile(
    r"(?<![A-Za-z0-9@._-])(?:[a-z0-9-]+\.)+(?:com|cn|net|org|gov|edu)(?:\.cn)?(?:/[A-Za-z0-9._/-]*)?(?![A-Za-z0-9@])",
    re.IGNORECASE,
)
_EMAIL: Final = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_PHONE: Final = re.compile(
    r"(?<![\d.])(?:\(?0\d{2,3}\)?[-—－ ]?\d{7,8}|400[-—－ ]?\d{3}[-—－ ]?\d{4}"
    r"|400\d[-—－ ]?\d{3}[-—－ ]?\d{3}|1[3-9]\d{9}|\d{7,8}|12345|96\d{3,4})(?![\d.])"
)
_ANNOUNCES: Final = re.compile(
    "今[起日天]?(?:正式)?(?:开通|启用|开设|公布|升级|设立)|(?:开通|启用|开设)[\u4e00-\u9fff]{0,8}(?:热线|电话)"
)
"""What a headline says of a telephone number."""
_NO_PHONE: Final = re.compile(
    rf"第{_NUMBER}[期号]|总(?:第|期[号数]?)?[:：]?{_NUMBER}期?|(?i:QQ|微信|VX)[\u4e00-\u9fff]{{0,4}}\s*[:：]?\s*[a-z]?\d{{5,11}}|(?:邮政编码|邮编)[:：]?\s*\d{{6}}"
)
"""Numbers in a masthead that nobody is called by: of the issue, of an account, of the postal district."""
_PHONE_DIGITS: Final = re.compile(r"\d{5}|400")
"""What every telephone number holds."""
_PHONE_LABEL: Final = re.compile(
    "热线|电话|服务|传真|广告|发行|投诉|片区|站[:：]|编辑部|新闻部|总编室|报料|爆料|投稿|订阅|征订|监督|QQ群?号?[:：]"
)
_PHONE_KIND: Final = re.compile(r"[\u4e00-\u9fff、/／]*(?:热线|电话|传真)")
_NO_HOTLINE: Final = re.compile(
    r"(?!.*(?:服务|新闻|[报爆]料|读者|编辑))(?:.*(?:广告|发行|征订|订阅|订报|投递)|传真)"
)
"""What a number is for that news or questions are not told to: 广告热线, 征订电话, 传真."""
_STAFF: Final = re.compile(
    r"^(?:本版|本期|今日|首席|文字|摄影|图文|新媒体|第?[A-Z]?[一二三四五六七八九十\d]{1,2}版\s?)?(?:责任编辑|总值班|值班主任|统筹|监制|监审|制图|制版|通联|校检|责任校对|责编|审读|校读|组稿|执行编辑|值班编辑|值班总编|编辑(?!同志|部|老师|手记|寄语|您|你)|总编辑?|主编|副主编|美编|美术编辑|视觉|版式(?:设计)?|版面(?:设计)?|排版|校对|检校|电脑制作|组版|图编|审核|签发|社长|编委|值班编委|一读|二审|三审)\s*[:：/／\s]?\s*[\u4e00-\u9fff]"
)
_PLANNED: Final = ("统筹", "总统筹", "监制", "总监制", "编辑", "主编", "制图")
_RUNNING_HEAD: Final = re.compile(
    r"(?:[\u4e00-\u9fff·]{2,6}[\s|｜/]+)?(?:第\s*[A-Z]?\d{1,3}\s*版|第[一二三四五六七八九十]{1,3}版|[A-Z]?\d{1,2}版?)[\s|｜/]+(?:[\u4e00-\u9fff·]{2,6}[\s|｜/]+)?"
)
"""The number of a page and its name in front of who edited it: 第2版 要闻 责任编辑:…."""
_NAMED_PAGE: Final = re.compile(
    r"[\u4e00-\u9fff·]{2,8}[\s|｜/]+第\s*(?:[A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*版"
)
_LABEL_LINE: Final = re.compile(
    r"^(?:(?:投稿|电子|来稿|本报)?(?:邮箱|信箱)[:：]?$|(?:新闻|服务|广告|发行|征订|读者|订报)热线[:：]?$|热线电话[:：]?$|扫一扫|扫码|扫描二维码|关注我们|微信公众号|官方微信|官方微博|客户端|数字报|电子版|下载APP|国内统一|CN\s?\d\d|邮发代号|邮编|邮政编码|(?:本报|报社|编辑部)?地址|社址|零售|每份|定价|准印证|内部资料|(?:国内|国际)?(?:统一|连续)*(?:出版物)?刊号|今日天气|天气预报[:：]?[\u4e00-\u9fff]*\d|免费赠阅|内部刊号|"
    r"浙内准字|[\u4e00-\u9fff]{1,3}内准字|连续性内部资料|广告经营许可|法律顾问|国际标准)"
)
_SITE_LINE: Final = re.compile(
    r"^[\u4e00-\u9fffA-Za-z0-9\s·]{2,24}(?:门户网站|数字报|电子报|公众号|客户端|官网|官方网站|官方微信|官方微博|微信|微博|APP|App|视频号|抖音号|网站|手机报|二维码|新闻网|政府网)$"
)
_SITE_LAST: Final = frozenset("站报号端网信博Pp码")
_STANDING_SITE: Final = re.compile(
    r"(?!.*(?:开通|上线|推出|开设|启用|发布|试运行|入驻|升级|扫|关注|获|走进|登|亮相))[\u4e00-\u9fff]{2,10}(?:微信公众号|官方微信|官方微博|数字报|电子报|新闻客户端|手机报)"
)
"""The name of one of a newspaper's own channels and nothing else, wherever it stands: 某某数字报."""
_PAPER_NAME: Final = re.compile(  # not a site such as 数字报, not a page's or column's name such as 综合新闻
    r"^(?!(?:图片|综合|国内|国际|体育|社会|经济|本地|本市|本省|本县|时政|民生|财经|文化|娱乐|都市|热点|一句话|教育|法治|科技|要闻|最新|今日|每日|一周)(?:新闻|资讯)$)(?!.*(?:数字|电子|手机|机关|[捷喜汇通举预情申警播填简电])报$)[\u4e00-\u9fff·]{1,8}(?:日报|晚报|晨报|早报|时报|周报|商报|导报|快报|新报|青年报|工人报|农民报|校报|电力报|铁道报|都市报|报|时讯|新闻|通讯|资讯|周刊)$"
)
_TODAY_NAME: Final = re.compile(
    r"^(?:今日|今天)(?!.*[张版]$)(?!(?:导读|看点|要闻|关注|视点|头条|天气|提示|聚焦|话题|热点|推荐|目录|提要|快讯|财经|体育|人物|说法|评论|观察|论坛|健康|生活|美食|影视|文化|教育|国际|国内|点击|视线|股市|行情|新闻)$)[\u4e00-\u9fff]{2,4}$"
)
_LABEL: Final = re.compile(
    "[\u4e00-\u9fff]报|每[日周天].{1,3}报|.*[壁海墙黑]报|(?:理论|文化|教育|健康|生活|旅游|财经|体育|娱乐|汽车|房产|副刊|读书|文艺|科技|经济|法治|金融|教育|时尚)周刊"
)
_SURE_NAME: Final = re.compile(
    r"(?!每[日天]|今[日天]|一周|本周|天气|新闻|权威|独家)[\u4e00-\u9fff]{2,5}(?:[日晚晨早时周]报|都市报)"
)
_TWO_HALVES: Final = re.compile(
    r"今[日天]\n(?!导读|看点|关注|天气|提要|头条|要闻|热点|推荐|话题|目录)[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,5}\n(?:[日晚早晨时周商快新]报|时讯)"
)
_PAPER_PIECE: Final = re.compile(
    r"^《?((?!.*(?:数字|电子|手机|机关|[捷喜汇通举预情申警播填简电海画本])报)[\u4e00-\u9fff]{2,7}报)》?$"
)
_PAGE_PIECE: Final = re.compile(r"^(?:[A-Z]\d{1,2}|0?[1-9]\d?|[A-Z]?\d{1,2}版)$")
_LETTERED: Final = re.compile(r"[A-Z]\d{1,2}")
_LETTERED_PAGE: Final = re.compile(
    r"^(?:[A-Z]\d{1,2}|[\u4e00-\u9fff·]{2,8}\s*[|｜/]?\s*[A-Z]\d{1,2}|[A-Z]\d{1,2}\s*[|｜/·]?\s*[\u4e00-\u9fff·]{2,8})$"
)
_NUMBERED_SECTION: Final = re.compile(
    r"^(?P<number>0?[1-9]|[1-9]\d)(?:[\s\u3000|｜/]+[\u4e00-\u9fff·]{2,8}){0,2}$|^(?:[\u4e00-\u9fff·]{2,8}[\s\u3000|｜/·]+){1,2}(?P<behind>0?[1-9]|[1-9]\d)$"
)
"""A page number alone, or with the name of its page, in one word or two: 5 经济·体育, 人物 3, 文明创建 特刊 3."""
_SECTION: Final = re.compile(r"^[\u4e00-\u9fff·]{2,6}$")
_KNOWN_SECTION: Final = re.compile(
    r"^(?:(?:综合|要闻|时政|本地|都市|社会|民生|城事|城市|经济|财经|文化|文体|体育|教育|法治|国内|国际|天下|科技|健康|卫生|县域|区域|乡镇|街镇|基层|城乡|农业|三农|企业|产业|生活|旅游|副刊|文苑|文艺|理论|评论|人物|专题|专版|特刊|广告|周末|休闲|娱乐|深度|关注|热点|公益|服务|党建|校园|社区|视点|影像|聚焦)(?:[·•/]?(?:新闻|综合|要闻|版|专版|周刊|副刊|时讯|纵横|看点|体育|文化|经济|民生|教育|科技|健康|社会))?)$"
)
_NAMED_SUPPLEMENT: Final = re.compile(r"[\u4e00-\u9fff·]{2,6}[\s\u3000|｜·]+(?:副刊|特刊|专刊|专版|增刊)")
"""The name of a supplement with what it is: 文峰塔 副刊."""
_TOWN_NEWS: Final = re.compile(r"([\u4e00-\u9fff]{2,4})(?:新闻|时讯)")
_NO_TOWN: Final = re.compile(
    "(?:[本今我各全]|最新|每[日周]|[一上本]周|头条|重点|特别|专题|深度|视[觉频]|图文|图片|新媒体|融媒|乡村|部门|行业|校园|街道|基层|一线|机关|天下|环球|国家|主流|地方|县市|市县|区县|省市|两会|视听|短|微|简明|独家|暖|好"
    "|工业|交通|金融|房产|汽车|科教|文教|政法|医疗|卫健|军事|国防|港澳|台湾|两岸|华[东北南中]|东[北南]|西[北南]|长三角|网络|市场|消费|证券|能源|城[建管]"
    "|水利|林业|环保|生态|司法|公安|检察|法院|人大|政协|统战|群团|青年|妇女|老年|工会|民族|宗教|人文|历史|时尚|艺术|影视|足球|篮球|奥运|亚运|赛事|学校"
    "|教学|学生|大学|高校|员工|职工|班组|车间|集团|公司|矿区|油田|铁路|电力|外[事贸]|商[务业])"
)
"""What a page's or column's name says before 新闻 that is no town; see also the known names of pages."""
_ANY_NAME: Final = re.compile(r"^[\u4e00-\u9fff]{2,6}$")
_FROM_SITE: Final = re.compile(r"^《?([\u4e00-\u9fff]{2,8}?)》?(?:数字报|电子报|电子版|APP|App|客户端)$")
_INITIALS: Final = re.compile(r"[A-Z]{3,14}")
"""The initials or the sounds of a newspaper's name in Latin letters (TZXB)."""
_ENGLISH: Final = re.compile(r"^[A-Z][A-Za-z'&.\-]*(?:\s+[A-Z&][A-Za-z'&.\-]*)+$")
_ENGLISH_WORD: Final = re.compile(r"[A-Z][A-Za-z'&.-]*")
_BRACKETED: Final = re.compile(r"《([\u4e00-\u9fff]{2,8})》(?:编辑部|报社|数字报|编委会)")
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
    "热线|主[管办编]|承[办印]|出版|编辑|责编|美编|校对|版式|视觉|星期|周[一二三四五六日]|月|网|公众号|官方|微[信博]|扫|关注|客户端|数字报|电子|国内|邮|赠阅|登记证|地址|社址|零售|定价|资料|天气|准|刊号|法律|国际|版|号|手机报|二维码|大张|一张|两张|二张|三张|四张|半张|每份|社长|编委|审核|签发|组版|图编|值班|一审|二审|三审|一读|排版|协办|印刷|发行|编印|指导|支持"
)


@record(frozen=True, slots=True)
class MastLine:
    """Why a line is part of the masthead; `sure` if it cannot be anything else."""

    why: str
    sure: bool


def judge(line: Line) -> MastLine | None:
    """Return why a line belongs to a masthead by its own wording; None if it does not look so."""
    text = line.text
    if text in _UNITS:
        return MastLine(PART_OF_DATE, False)
    if len(text) > _STRONG_LIMIT or "。" in text:
        return None
    if _LATIN_HINT.search(text) is None and _HINT.search(text) is None:
        apart = len(line.pieces) > 1 or ":" in text or "：" in text
        return MastLine(STAFF, True) if apart and names_editors(text) else None
    close = line.joined
    if "@" in text and _EMAIL.search(text):
        return MastLine("电子邮箱", True)
    if "." in text and _URL.search(text):
        return MastLine("网址", True)
    phone = _PHONE_DIGITS.search(text) is not None and _PHONE.search(text) is not None
    if phone and not re.search(r"[^\s、,，;；/()（）-]", _PHONE.sub("", text)):
        return MastLine("电话号码", True)
    if phone and _PHONE_LABEL.search(close) and len(close) <= 90 and not _ANNOUNCES.search(close):
        return MastLine("热线电话", True)
    if (is_dated(text) or is_turned_date(text)) and (
        (len(close) <= 24 and not runs_on(text))
        or WEEKDAY.search(text)
        or _LUNAR.search(close)
        or _TOTAL.search(close)
    ):
        return MastLine(DATE, True)
    if is_publisher_line(line):
        return MastLine(PUBLISHER, True)
    if (len(close) <= 30 and (_TOTAL.search(close) or _only_numbers(close))) or is_imprint(text):
        return MastLine(NUMBER, True)
    if len(close) <= 16 and (WEEKDAY.fullmatch(close) or _LUNAR.fullmatch(close)):
        return MastLine(DAY_OF_WEEK, True)
    if len(close) <= 14 and (_PAGE.match(text) or _LETTERED_PAGE.match(text) or _NAMED_PAGE.fullmatch(text)):
        return MastLine(PAGE, True)
    if _NUMBERED_SECTION.match(text):
        return MastLine(PAGE, False)
    staff = _STAFF.match(_PAGES.sub("", text).lstrip() if "版" in text else text)
    if staff is None and len(line.pieces) > 1:
        running = _RUNNING_HEAD.match(text)
        staff = _STAFF.match(text[running.end() :]) if running is not None else None
    if staff and len(close) <= 60 and not re.search("[，,！？!?]", text) and not _opens_credits(text):
        return MastLine(STAFF, True)
    if not staff and names_editors(text):
        return MastLine(STAFF, True)
    if (_LABEL_LINE.match(close) and len(close) <= 60) or is_terms(text):
        return MastLine("报头说明", True)
    if "." in text and _DOMAIN.fullmatch(text):
        return MastLine("网址", True)
    if (_ENGLISH.match(text) and len(text) <= 60) or _INITIALS.fullmatch(text):
        return MastLine("外文报名", False)
    if text[-1] in _SITE_LAST and len(close) <= 30 and _SITE_LINE.match(text):
        return MastLine("网站或公众号名称", _STANDING_SITE.fullmatch(close) is not None)
    if len(close) <= 30 and (WEEKDAY.search(text) or ("月" in close and _LUNAR.search(close))):
        return MastLine(DAY_OF_WEEK, False)
    if is_weather(text):
        return MastLine("报头说明", False)
    if is_part_of_date(close):
        return MastLine(PART_OF_DATE, False)
    return None


def _opens_credits(text: str) -> bool:
    """Tell whether a line that begins with who planned a story names who wrote it, too: 统筹 甲 文字 乙 摄影 丙."""
    return text.startswith(_PLANNED) and has_authors(read_parts(text))


def _only_numbers(close: str) -> bool:
    """Tell whether a line without blanks is made of issue and page numbers alone."""
    if not ("第" in close or "版" in close):
        return False
    rest = _PAGES.sub("", _ISSUE.sub("", close))
    rest = _PERIODICAL.sub("", _NUMBERED_PAGE.sub("", rest)) if rest != close else rest
    return rest != close and not any(map(str.isalnum, rest))


def name_in_two(above: Line, below: Line) -> str | None:
    """Return the newspaper's name that two lines set right below each other make: 今日 over a town, a town over 日报."""
    if below.gap or not _TWO_HALVES.fullmatch(f"{above.joined}\n{below.joined}"):
        return None
    return above.joined + below.joined


def may_name(line: Line) -> bool:
    """Tell whether a line by itself could be a newspaper's name."""
    close = line.joined
    if len(close) <= 10 and (_PAPER_NAME.match(close) or _TODAY_NAME.match(close)):
        return True
    return 2 <= len(line.pieces) <= 8 and len(close) <= 60 and _is_named_with(line)


def _is_named_with(line: Line) -> bool:
    """Tell whether a line is a newspaper's name with its English title, page number or section beside it."""
    names = [piece for piece in line.pieces if _PAPER_PIECE.match(piece)] or _beside_english(line)
    if len(names) != 1:
        return False
    others = [piece for piece in line.pieces if piece != names[0]]
    english = all(map(_ENGLISH_WORD.fullmatch, others))
    numbered = any(_PAGE_PIECE.match(piece) for piece in others)
    if english or (numbered and all(_PAGE_PIECE.match(one) or _SECTION.match(one) for one in others)):
        return True
    return all(_NUMBERED_PAGE.fullmatch(one) or _KNOWN_SECTION.match(one) for one in others)


def _beside_english(line: Line) -> list[str]:
    """Return the name of a newspaper (某某新闻, 某某时讯) that shares its line with nothing but an English title."""
    name, *others = line.pieces
    return [name] if others and _PAPER_NAME.match(name) and all(map(_ENGLISH_WORD.fullmatch, others)) else []


def is_label(line: Line) -> bool:
    """Tell whether a line by itself is rather the label of a column or supplement than a newspaper: 理论周刊, 每日一报."""
    return _LABEL.fullmatch(line.joined) is not None


def is_whole_name(line: Line) -> bool:
    """Tell whether a line is a newspaper's name and nothing else, wherever it stands (…日报, …晚报)."""
    return len(line.pieces) == 1 and len(line.joined) >= 4 and _PAPER_PIECE.match(line.text) is not None


def names_site(line: Line) -> bool:
    """Tell whether a line that may name the newspaper rather names a site: 中国某某网."""
    return line.joined.endswith("网")


def is_todays(line: Line) -> bool:
    """Tell whether a line has the form of a newspaper's name that is 今日 with its town."""
    return _TODAY_NAME.match(line.joined) is not None


def is_sure_name(line: Line) -> bool:
    """Tell whether a line in the middle of a page can only be a newspaper's name: a town and what it is (…日报)."""
    return is_whole_name(line) and _SURE_NAME.fullmatch(line.text) is not None


def _is_newspaper(line: Line) -> bool:
    """Tell whether a line that may name the newspaper says that it is one, or is not merely that of some news."""
    return any(map(_PAPER_PIECE.match, line.pieces)) or not line.joined.endswith(("新闻", "资讯", "通讯"))


def names_printed(line: Line) -> frozenset[str]:
    """Return the newspaper's name as a line for it prints it: the whole line, or the piece of it that is one."""
    return frozenset({line.joined, *(piece for piece in line.pieces if _PAPER_PIECE.match(piece))})


def states_name(line: Line) -> bool:
    """Tell whether one piece of a masthead line is a newspaper's name."""
    return any(map(_PAPER_PIECE.match, line.pieces))


def states_number(line: Line) -> bool:
    """Tell whether a line states the weekday of an issue, its number or how many pages it has."""
    return any(pattern.search(line.joined) for pattern in (WEEKDAY, _TOTAL, _ISSUE, _PAGES))


def is_running_head(line: Line) -> bool:
    """Tell whether a dated line between stories is the head of a page: the date, set apart, with weekday or page."""
    if not line.gap or re.search("[，。；、]", line.text):
        return False
    begins = line.text[0].isdigit() or states_name(line) or _NUMBERED_PAGE.match(line.text) is not None
    return begins and (states_number(line) or _NUMBERED_PAGE.search(line.text) is not None)


def is_address(text: str) -> bool:
    """Tell whether a text is the address of a site and nothing else."""
    return (_URL.fullmatch(text) or _DOMAIN.fullmatch(text)) is not None


def states_page(lines: Sequence[Line]) -> bool:
    """Tell whether masthead lines state which page of the issue theirs is."""
    return _page(lines, None) is not None


def is_section(line: Line) -> bool:
    """Tell whether a line could be the name of a page (城事·民生) as it stands among masthead lines."""
    return _SECTION.match(line.text) is not None


def is_known_section(line: Line) -> bool:
    """Tell whether a line is a name that pages commonly have (要闻, 综合新闻), so that one masthead line beside it will do."""
    return _KNOWN_SECTION.match(line.joined) is not None or _NAMED_SUPPLEMENT.fullmatch(line.text) is not None


def news_of_town(text: str) -> str | None:
    """Return the town of a text that is a newspaper's name of the form 某某新闻; None if it rather names a page."""
    match = _TOWN_NEWS.fullmatch(text)
    if match is None or _PAPER_NAME.match(text) is None:
        return None
    word = match[1]
    return None if _NO_TOWN.match(word) or _KNOWN_SECTION.match(word) else word


def is_named_by(line: Line, others: Sequence[Line]) -> bool:
    """Tell whether a short line at a page's top is the newspaper's name, as the publishers' names repeat its place."""
    close = line.joined
    if not _ANY_NAME.match(close):
        return False
    return any(is_published_in(close[start : start + 2], others) for start in range(len(close) - 1))


def is_published_in(place: str, lines: Sequence[Line]) -> bool:
    """Tell whether the publishers that masthead lines state have a place in their names."""
    return any(place in name for line in lines for one in read_publishers(line.text) for name in one.names)


def read_issue(
    lines: Sequence[Line], profiles: Profiles, name_lines: Sequence[Line], issue_date: IssueDate
) -> Issue:
    """Return what the masthead lines, in plain forms, state.

    `name_lines` are those of them taken for the newspaper's name, `issue_date` is the date read off them all.
    """
    texts = [line.text for line in lines]
    every = "\n".join(texts)
    close = "\n".join(line.joined for line in lines)
    english = next((text for text in texts if _ENGLISH.match(text) and not _URL.search(text)), None)
    if english is None:
        english = next(filter(None, map(_english_beside, name_lines)), None)
    newspaper, evidence = _newspaper(lines, name_lines, every, english, profiles)
    publishers: list[Publisher] = []
    for line in lines:
        for publisher in publishers_of(line):
            if publisher not in publishers:
                publishers.append(publisher)
    total = _TOTAL.search(close)
    issue = _ISSUE.search(close)
    pages = _PAGES.search(close)
    weekday = WEEKDAY.search(every)
    lunar = _LUNAR.search(HAN_REPUBLIC.sub(" ", HAN_DATE.sub(" ", close)))
    email = _EMAIL.search(every)
    stripped = _URL.sub(" ", _EMAIL.sub(" ", every))
    urls = [match.group() for match in _URL.finditer(_EMAIL.sub(" ", every))]
    urls += [match.group() for match in _DOMAIN.finditer(stripped)]
    count = read_count(pages.group(1)) if pages else None
    page = _page([line for place, line in enumerate(lines) if place not in issue_date.days], count)
    return Issue(
        newspaper=newspaper,
        english_title=" ".join(english.split()) if english else None,
        date=issue_date.date,
        weekday=bare(weekday.group()) if weekday else None,
        lunar_date=bare(lunar.group(1)) if lunar else None,
        issue_number=int(next(filter(None, issue.groups()))) if issue else None,
        total_issue_number=int(next(filter(None, total.groups()))) if total else None,
        pages_in_issue=count,
        page=page,
        publishers=tuple(publishers),
        hotlines=tuple(dict.fromkeys(_phones(lines))),
        urls=tuple(dict.fromkeys(urls)),
        email=email.group() if email else None,
        lines=tuple(line.number for line in lines),
        evidence=evidence,
    )


def _english_beside(line: Line) -> str | None:
    """Return the English title that shares the line of a newspaper's name."""
    words = [piece for piece in line.pieces if piece.isascii()]
    text = " ".join(words)
    return text if len(words) < len(line.pieces) and _ENGLISH.match(text) else None


def _phones(lines: Sequence[Line]) -> list[str]:
    found: list[str] = []
    for line in lines:
        text = _NO_PHONE.sub(" ", _URL.sub(" ", _EMAIL.sub(" ", line.text)))
        if re.search("准印|刊号|代号|许可", text) and not re.search("热线|电话", text):
            continue
        labels = list(_PHONE_KIND.finditer(text))
        for match in _PHONE.finditer(text):
            kind = next((one.group() for one in reversed(labels) if one.end() <= match.start()), "")
            if not is_dated(match.group()) and not _NO_HOTLINE.match(kind):
                found.append(match.group().strip())
    return found


def _newspaper(
    lines: Sequence[Line], name_lines: Sequence[Line], every: str, english: str | None, profiles: Profiles
) -> tuple[str | None, dict[str, str]]:
    """Return the newspaper's name and, where it is not printed as such, what it was concluded from."""
    for line in name_lines:
        profile = profiles.named(line.joined)
        if profile is not None:
            return profile.name, {}
    if name_lines:
        named = next(filter(_is_newspaper, name_lines), name_lines[0])  # 某某新闻 may only name the page
        pieces = [match.group(1) for match in map(_PAPER_PIECE.match, named.pieces) if match]
        pieces = pieces or _beside_english(named)
        return pieces[0] if pieces and len(named.pieces) > 1 else named.joined.strip("《》"), {}
    for line in lines:
        bodies = {name for publisher in publishers_of(line) for name in publisher.names}
        piece = next((one for one in line.pieces if _names_paper(one) and one not in bodies), None)
        if piece is not None:
            piece = piece.strip("《》")
            profile = profiles.named(piece)
            return (profile.name if profile else piece), {}
    bracketed = _BRACKETED.search(every)
    if bracketed is not None:
        return bracketed.group(1), {}
    for line in lines:
        site = _FROM_SITE.match(line.joined)
        if site is not None:
            profile = profiles.named(site.group(1))
            return (profile.name if profile else site.group(1)), {"newspaper": line.joined}
    profile = profiles.recognise(every, english)
    if profile is not None:
        return profile.name, {"newspaper": f"报纸资料:{profile.name}"}
    return None, {}


def _names_paper(piece: str) -> bool:
    """Tell whether a piece of a masthead line is a newspaper's name: …日报, 今日… (not 今日八版)."""
    return bool(_PAPER_PIECE.match(piece) or (_TODAY_NAME.match(piece) and not _PAGES.match(piece)))


def _page(lines: Sequence[Line], pages: int | None) -> PageNumber | None:
    """Return the number of the page; one that no 版 names is none where the issue has fewer `pages`."""
    for line in lines:
        match = _PAGE.match(line.text)
        if match is not None and len(line.joined) <= 14:
            return read_page_number(match["number"])
    for line in lines:
        found = _PAGE_IN_LINE.search(line.text)
        if found is not None:
            return read_page_number(found.group(1))
    for line in lines:
        short = _PAGE_SHORT.search(line.text)
        if short is not None and not _PAGES.search(line.joined):
            return read_page_number(short["number"])
    for line in lines:
        numbered = _NUMBERED_SECTION.match(line.text)
        if numbered is not None:
            return _within(read_page_number(numbered["number"] or numbered["behind"]), pages)
    for line in lines:
        alone = _page_piece(line)
        if alone is not None:
            return _within(read_page_number(alone), pages)
    return None


def _within(page: PageNumber | None, pages: int | None) -> PageNumber | None:
    """Return a page if an issue of so many pages has it."""
    return None if isinstance(page, int) and pages is not None and page > pages else page


def _page_piece(line: Line) -> str | None:
    """Return the page number that stands by itself in a masthead line (1  要闻  某某日报  2021年5月19日)."""
    pieces = tuple(without_dates(line.text).split())
    dated = is_dated(line.text) or any(map(_PAPER_PIECE.match, pieces))
    if not dated and pieces and _LETTERED.fullmatch(pieces[-1]) and _STAFF.match(line.text):
        return pieces[-1]
    if not dated and not _LETTERED_PAGE.match(line.text):
        return None
    for index, piece in enumerate(pieces):
        beside = (pieces[index - 1 : index] or ("",))[0], (pieces[index + 1 : index + 2] or ("",))[0]
        if _PAGE_PIECE.match(piece) and not (
            re.search("[年月第总共期]$", beside[0]) or re.match("[年月日期号版]", beside[1])
        ):
            return piece
    return None
